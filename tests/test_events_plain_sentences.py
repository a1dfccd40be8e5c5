"""The plainest sentences of the field: who does what to whom, by countries."""

from __future__ import annotations

import pytest

from told import by_country

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
    "FARC rebels freed two hostages.": ("RETREAT", {"COL"}, {"COL"}),
    "Russia and Iran called for more humanitarian aid.": ("REQUEST", {"RUS", "IRN"}, set()),
    "Kenya abolished its embargo on Somalia.": ("RETREAT", {"KEN"}, {"SOM"}),
    "Kenya lifted a curfew in Garissa.": ("CONCEDE", {"KEN"}, {"KEN"}),
    "Chad and Mali reached a deal on water.": ("SUPPORT", {"TCD"}, {"MLI"}),
    "Peru accepted a plan drafted by Chile.": ("SUPPORT", {"PER"}, {"CHL"}),
    "Peru agreed to open its border with Chile.": ("AGREE", {"PER"}, {"CHL"}),
}


@pytest.mark.parametrize(("text", "told"), PLAIN.items())
def test_a_plain_sentence_is_coded(text: str, told: Sides) -> None:
    assert by_country(text) == [told]


def test_a_verb_taken_for_an_adjective_keeps_its_parties() -> None:
    told = by_country("A court in Lusaka sentenced opposition leader Moses Banda (an invented name) to a year in prison.")
    assert [(type_, actors) for type_, actors, _ in told] == [("COERCE", {"ZMB"}), ("SANCTION", {"ZMB"})]


def test_what_is_denied_is_not_told_whoever_is_named_between() -> None:
    text = "Malawi denied accusations by the UN experts that its soldiers were fighting alongside M23 in eastern Congo."
    assert by_country(text) == [("REJECT", {"MWI"}, {"UNO"})]


def test_a_clause_behind_a_date_tells_of_what_is_dated() -> None:
    assert by_country("They spoke of relief after the earthquake of February 6, which killed thousands of people in Syria.") == []


def test_who_thanks_a_state_is_not_its_own_president() -> None:
    assert by_country("The president thanked Qatar for its role in the talks.") == [("SUPPORT", set(), {"QAT"})]


def test_a_harm_that_one_announces_oneself_is_a_threat_whatever_it_depends_on() -> None:
    text = "Norway said it will slap duties on Danish steel unless the dispute is settled."
    assert by_country(text) == [("THREATEN", {"NOR"}, {"DNK"})]


def test_what_others_say_might_follow_is_no_threat() -> None:
    assert by_country("Analysts said Norway will slap duties on Danish steel unless the dispute is settled.") == []


def test_persona_non_grata_has_its_object() -> None:
    assert by_country("Moldova declared two Russian attachés persona non grata.") == [("SANCTION", {"MDA"}, {"RUS"})]


def test_unnamed_people_of_a_lead_are_from_where_it_was_filed() -> None:
    text = "PORT-AU-PRINCE - Gang members abducted 17 missionaries on their way back from an orphanage."
    assert by_country(text) == [("ASSAULT", {"HTI"}, {"HTI"})]


def test_a_dateline_says_nothing_where_another_country_is_spoken_of() -> None:
    assert by_country("PARIS (AP) — Libyan rebels attacked an army base on Tuesday.") == [("ASSAULT", {"LBY"}, {"LBY"})]


def test_a_government_is_not_that_of_the_state_it_answers() -> None:
    text = "MOSCOW (Reuters) - The government rejected the proposal of the United States."
    assert by_country(text) == [("REJECT", set(), {"USA"})]
