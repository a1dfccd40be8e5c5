"""A line break that only wraps a line ends no sentence, and neither does the stop inside initials."""

from __future__ import annotations

import pytest

from dragoman.cutting import sentence_spans
from dragoman.reading.page import unwrap
from dragoman.wrapping import wraps

_INDENT = "\n            "
WRAPPED = _INDENT.join(
    [
        "The two ferry companies of the sound signed an accord in the old customs",
        "house on Tuesday, ending four years of quarrels over the berths that both",
        "of them had claimed.",
        "Nobody from the port authority came. The harbour master, Governor Lindgren",
        "Aasmund, sent a letter that was read aloud to those who were present and",
        "then put away.",
    ]
)


def cut(text: str) -> list[str]:
    return [" ".join(span.of(text).split()) for span in sentence_spans(text)]


def test_lines_wrapped_at_a_column_are_one_sentence() -> None:
    first, second, third = cut(WRAPPED)
    assert first.startswith("The two ferry") and first.endswith("had claimed.")
    assert second == "Nobody from the port authority came."
    assert third.startswith("The harbour master, Governor Lindgren Aasmund, sent")


def test_a_page_with_wrapped_lines_keeps_its_length() -> None:
    assert len(unwrap(WRAPPED)) == len(WRAPPED) and "both             of them" in unwrap(WRAPPED)


@pytest.mark.parametrize(
    "text",
    [
        "Bread\nmilk and eggs\nflour from the mill\nsalt",
        "Talks on fishing rights open in Bergen\nMinisters arrived on Monday.\nThey left on Tuesday.",
        "One line of a song that goes on for a while\nand ends\nwith another that is a good deal longer than the first one was\n"
        "and then\na last one that goes on and on and on and on until the end\nof it",
    ],
)
def test_other_line_breaks_stay(text: str) -> None:
    assert not wraps(text) and len(cut(text)) >= text.count("\n") + 1


@pytest.mark.parametrize(
    "text",
    [
        "The I.M.F. lent Iceland two billion dollars.",
        "Sen. Ada Quill, D-N.M., met Gov. Bo Reed of Ohio.",
        "Sen. Ada Quill (D-N.M.) met Gov. Bo Reed.",
        "Sen. Ada Quill (R-Wash.) Friday met Gov. Bo Reed.",
    ],
)
def test_initials_are_no_end(text: str) -> None:
    assert cut(text) == [text]


def test_behind_initials_a_sentence_may_begin() -> None:
    assert cut("He praised Sen. Ada Quill of N.M. The hall was empty. So am I. He left.") == [
        "He praised Sen. Ada Quill of N.M.",
        "The hall was empty.",
        "So am I.",
        "He left.",
    ]
