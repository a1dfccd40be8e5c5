"""The plainest sentences of the field: who does what to whom, by countries."""

from __future__ import annotations

import pytest

from dragoman import code

Sides = tuple[str, set[str], set[str]]

PLAIN = {
    "Israel struck targets in Syria on Monday.": ("ASSAULT", {"ISR"}, {"SYR"}),
    "Three depots were hit in Mali by French jets.": ("ASSAULT", {"FRA"}, {"MLI"}),
    "France withdrew troops from Mali.": ("RETREAT", {"FRA"}, {"MLI"}),
    "Turkey had agreed to withdraw all its forces from Syrian territory.": ("AGREE", {"TUR"}, {"SYR"}),
    "The Turkish and Greek prime ministers discussed Cyprus in Athens.": ("CONSULT", {"TUR", "GRC"}, set()),
    "UN peacekeepers were deployed to the Central African Republic.": ("AID", {"UNO"}, {"CAF"}),
    "Iran threatened to close the Strait of Hormuz.": ("THREATEN", {"IRN"}, set()),
    "Russia threatened Finland with retaliation if it joined NATO.": ("THREATEN", {"RUS"}, {"FIN"}),
    "FARC rebels freed two hostages.": ("RETREAT", {"COL"}, set()),
    "Russia and Iran called for more humanitarian aid.": ("REQUEST", {"RUS", "IRN"}, set()),
}


@pytest.mark.parametrize(("text", "told"), PLAIN.items())
def test_a_plain_sentence_is_coded(text: str, told: Sides) -> None:
    coded = [
        (
            event.type,
            {p.actor.country for p in event.actors} - {""},
            {p.actor.country for p in event.recipients} - {""},
        )
        for event in code(text).events
        if event.reported
    ]
    assert coded == [told]


def test_a_verb_taken_for_an_adjective_keeps_its_parties() -> None:
    coding = code("A court in Lusaka sentenced opposition leader Moses Banda (an invented name) to a year in prison.")
    told = [e for e in coding.events if e.reported]
    assert told
    assert {p.actor.country for e in told for p in e.actors} == {"ZMB"}


def test_what_is_denied_is_not_told_whoever_is_named_between() -> None:
    coding = code("Malawi denied accusations by the UN experts that its soldiers were fighting alongside M23 in eastern Congo.")
    assert all(e.text != "fighting" for e in coding.events if e.reported)


def test_a_clause_behind_a_date_tells_of_what_is_dated() -> None:
    coding = code("They spoke of relief after the earthquake of February 6, which killed thousands of people in Syria.")
    assert not [e for e in coding.events if e.reported and e.text == "killed"]


def test_who_thanks_a_state_is_not_its_own_president() -> None:
    coding = code("The president thanked Qatar for its role in the talks.")
    assert all(not p.actor.country for e in coding.events if e.reported for p in e.actors)
