"""Governments of regions as parties, nations that act, and verbs that share a subject. All that is told here is invented."""

from __future__ import annotations

import pytest

from dragoman.coding import code
from dragoman.drafting.doers import first_of_row
from dragoman.drafting.gathering import gather
from dragoman.drafting.parties import make_party_book
from dragoman.language import parse_report
from dragoman.reading import report_from_text

_OFTEN = "Quebec asked Canada for talks. " * 6


def _parties(text: str) -> set[str]:
    coding = code(text)
    book = make_party_book([coding], False)
    return {book.key(m.actor) for m in coding.mentions} - {""}


def test_a_region_whose_government_is_told_of_often_is_a_party() -> None:
    assert _parties(_OFTEN) == {"Quebec", "CAN"}


def test_a_region_told_of_once_counts_as_its_state() -> None:
    assert _parties("Quebec asked Canada for talks.") == {"CAN"}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Chile met Peru. The Peruvians are to release the prisoners in May.", ("release_prisoners", True, "PER")),
        ("Chile has offered several times to release the prisoners.", ("release_prisoners", True, "CHL")),
        ("Chile came within an hour of releasing the prisoners.", ("release_prisoners", True, "CHL")),
    ],
)
def test_owners_behind_nations_and_words_of_time(text: str, act: tuple[str, bool, str]) -> None:
    assert act in {(s.act, s.done, s.owner) for s in gather([code(text)], False).sightings}


def test_a_verb_with_a_subject_of_its_own_begins_no_row() -> None:
    for sentence in parse_report(report_from_text("Chile returns the ship, and Peru cancels its claims.")):
        assert all(first_of_row(sentence, i) < 0 for i in range(len(sentence)))
