"""Two clauses that "and" joins keep their own parties where the parser joined the nouns beside it."""

from __future__ import annotations

import pytest

from told import by_country


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Romania sent transformers to Kyiv and the White House appealed for a halt to attacks on the grid.",
         ("AID", {"ROU"}, {"UKR"}), ("REQUEST", {"USA"}, set())),
        ("Turkey shelled positions in Syria and Russia condemned the attack.",
         ("ASSAULT", {"TUR"}, {"SYR"}), ("ACCUSE", {"RUS"}, {"TUR"})),
    ],
)  # fmt: skip
def test_the_second_clause_has_its_own_subject(
    text: str, first: tuple[str, set[str], set[str]], second: tuple[str, set[str], set[str]]
) -> None:
    told = by_country(text)
    assert first in told
    assert second in told


def test_a_verb_behind_and_keeps_the_first_subject() -> None:
    told = by_country("Chad sent troops to Niger and Mali and praised Togo.")
    assert ("SUPPORT", {"TCD"}, {"TGO"}) in told
