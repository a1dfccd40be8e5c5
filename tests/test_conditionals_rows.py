"""Conditions and their look-alikes on sentences of our own (conditionals_rows.txt): told apart, and the sides nearly right."""

from pathlib import Path

import pytest
from benchmarks.conditionals_check import best_overlap, found_in

LINES = (Path(__file__).parent / "conditionals_rows.txt").read_text("utf-8").splitlines()
ROWS = [[part.strip() for part in line.split("|")] for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize("row", [r for r in ROWS if len(r) == 3], ids=lambda r: r[0])
def test_condition_is_found(row):
    text, antecedent, consequent = row
    found = found_in(text)
    assert found
    assert min(best_overlap({"text": text, "antecedent": antecedent or None, "consequent": consequent or None}, found)) >= 0.8


@pytest.mark.parametrize("text", [r[0] for r in ROWS if len(r) == 1])
def test_look_alike_is_left_aside(text):
    assert not found_in(text)
