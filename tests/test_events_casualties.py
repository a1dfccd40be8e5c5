"""Numbers of dead, wounded, arrested and displaced as intervals."""

from __future__ import annotations

import pytest

from dragoman.events.casualties import find_casualties
from dragoman.language import parse_report
from dragoman.ontology import load_codebook
from dragoman.records import Report


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 17 soldiers were killed.", ("killed", 17, None)),
        ("More than 200 people were displaced by the fighting.", ("displaced", 201, None)),
        ("The blast killed twelve people.", ("killed", 12, 12)),
        ("Police arrested dozens of students.", ("arrested", 24, None)),
        ("The raid wounded 1,200 villagers.", ("injured", 1200, 1200)),
        ("Up to 40 rebels died in the attack.", ("killed", 0, 40)),
    ],
)
def test_intervals(text, expected):
    (sentence,) = parse_report(Report(id="r", text=text))
    found = [(c.kind, c.low, c.high) for c in find_casualties(sentence, load_codebook())]
    assert expected in found
