"""An outlook that people can read: what changes against today, narrow terminals, labels on moves, large unsure models."""

from __future__ import annotations

import re
from io import StringIO

from rich.console import Console

from dragoman.conflict.files import parse_conflict
from dragoman.conflict.graph import build_graph
from dragoman.conflict.stability import solve
from dragoman.conflict.tables import solution_text
from dragoman.outlook import make_columns
from dragoman.outlook.drawing import moves_svg
from dragoman.outlook.page import outlook_as_html
from dragoman.outlook.terminal import print_outlook
from dragoman.outlook.wording import full_name, outcome_words

# An invented dispute over a river, with enough options for more states than are listed one by one.
RIVER = """
title = "A river"
status_quo = "YNNNNNNN"

[[decision_maker]]
name = "NOR"
note = "Norland"
options = ["Host the talks", "Open the locks", "Build a weir", "Lower the toll"]

[decision_maker.preferences]
undistinguished = "unknown"
statements = ['"NOR: Lower the toll"']

[[decision_maker]]
name = "SUD"
note = "Sudria; called a proxy of Norland"
options = ["Pay the toll", "Dredge", "Share data", "Fish less"]

[decision_maker.preferences]
undistinguished = "unknown"
statements = ['"NOR: Open the locks"', '"SUD: Pay the toll"']
"""


def test_an_outcome_is_told_against_today() -> None:
    (column,) = make_columns(parse_conflict(RIVER), draws=3)
    for outcome in column.outlook.outcomes:
        words = outcome_words(outcome)
        assert words.startswith("as today")
        assert ("Host the talks" in words) == (outcome.pattern[0] == "N" or outcome.today)


def test_a_narrow_terminal_keeps_its_lines_and_leaves_intervals_out() -> None:
    columns = make_columns(parse_conflict(RIVER), draws=3)
    shown = {}
    for width in (80, 120):
        buffer = StringIO()
        print_outlook(columns, Console(file=buffer, width=width))
        shown[width] = buffer.getvalue()
        assert max(len(line.rstrip()) for line in shown[width].splitlines()) <= width
    table = re.search(r"Which outcomes.*?Nash:", shown[80], re.DOTALL)
    assert table is not None and "–" not in table[0]


def test_moves_carry_what_they_change_and_parties_their_names() -> None:
    (column,) = make_columns(parse_conflict(RIVER), draws=3)
    assert re.search(r'class="said"[^>]*>(NOR|SUD): ', moves_svg(column.outlook))
    page = outlook_as_html((column,))
    assert "Norland (NOR)" in page and "Sudria (SUD)" in page
    assert full_name("SUD", "called a proxy of Norland") == "SUD"


def test_a_large_model_with_unknown_preferences_is_solved_in_words() -> None:
    graph = build_graph(parse_conflict(RIVER))
    text = solution_text(graph, solve(graph))
    assert "surely" in text and "perhaps" in text and "SEQ_a" not in text
    assert "Nearest to today" in text
