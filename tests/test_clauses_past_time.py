"""Clauses of time and reversed subjects that are no conditions. All sentences are invented."""

from __future__ import annotations

import pytest

import dragoman


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Only a day after Kenya bombed the camp, Uganda closed its embassy.", "bombed"),
        ("Only after Kenya freed the pilots did Uganda reopen the border.", "freed"),
        ("The rebels attacked a base in Mali on Monday and hours later were themselves bombed by French jets.", "bombed"),
        ("The rebels attacked a base in Mali on Monday and hours later were themselves bombed by French jets.", "attacked"),
    ],
)
def test_what_was_done_is_no_condition(text: str, word: str) -> None:
    start = text.index(word)
    [view] = dragoman.factuality(text, [(start, start + len(word))])
    assert view.frame in ("asserted", "background")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Only when the mines are cleared will the refugees return.", "cleared"),
        ("The vote can only be held once the rolls are printed.", "printed"),
    ],
)
def test_only_when_is_a_condition(text: str, word: str) -> None:
    start = text.index(word)
    [view] = dragoman.factuality(text, [(start, start + len(word))])
    assert view.frame == "condition"
