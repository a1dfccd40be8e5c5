"""Whose president, Congress and Georgia a report means, by the country it is at home in. All reports are invented."""

from __future__ import annotations

import pytest

from dragoman.actors import find_mentions, load_gazetteer
from dragoman.language import parse_report
from dragoman.reading import report_from_text
from dragoman.records import Actor

PERU = (
    "LIMA — Peru's finance ministry cut its forecast on Monday. Traders in Lima shrugged. Peruvian copper did well. {} Miners in"
    " Cusco had a holiday."
)


def actor(text: str, words: str) -> Actor | None:
    report = report_from_text(text)
    sentences = parse_report(report)
    found = [m for here in find_mentions(report, sentences, load_gazetteer()) for m in here]
    return next((m.actor for m in found if words in m.span.of(text)), None)


@pytest.mark.parametrize("words", ["the president", "Congress"])
def test_an_office_is_that_of_the_home_though_another_state_is_near(words: str) -> None:
    found = actor(PERU.format("Chile wrote to the president. A committee of Congress will meet."), words)
    assert found is not None and found.country == "PER"


def test_the_president_there_is_not_the_one_at_home() -> None:
    found = actor(PERU.format("In Chile the bank angered the president there."), "the president")
    assert found is None or found.country != "PER"


def test_georgia_among_american_states_is_one() -> None:
    found = actor("The governors of Tennessee, Alabama and Georgia met in Atlanta.", "Georgia")
    assert found is not None and found.country == "USA"


def test_georgia_beside_russia_is_the_republic() -> None:
    found = actor("Russia accused Georgia of shelling a village.", "Georgia")
    assert found is not None and found.country == "GEO"


def test_indians_of_the_americas_are_not_from_india() -> None:
    found = actor(PERU.format("Two hundred Indians marched down from the hills."), "Indians")
    assert found is None or found.country != "IND"


def test_half_of_a_joined_family_name_is_no_namesake() -> None:
    found = actor("Moira Halloran-Ross praised the council.", "Ross")
    assert found is None or found.country == ""


def test_where_soldiers_are_sent_is_not_whose_president_sends_them() -> None:
    found = actor("The president had sent 900 soldiers to Haiti without a vote.", "president")
    assert found is not None and found.country == ""
