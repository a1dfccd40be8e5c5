"""Parties of deeds told in clauses that hang on another noun, of lists, of bodies with a person's name, of joined lands."""

from __future__ import annotations

import pytest

from dragoman import code
from told import by_name as told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels' raid on the army base, which left four soldiers dead, was condemned by Kenya.",
         ("ASSAULT", ["rebels"], ["four soldiers", "army base"])),
        ("Two smugglers were killed in a gunfight with police.", ("ASSAULT", ["police"], ["Two smugglers"])),
        ("Two policemen and a female tourist from Chile were killed in the raids.",
         ("ASSAULT", [], ["Two policemen", "female tourist from Chile"])),
        ("The envoy said the warning was a sign that nobody knew what to do, and accused Peru of lying.",
         ("ACCUSE", ["envoy"], ["Peru"])),
        ("The African Union, the UN, NATO and Iran condemned Chad.",
         ("ACCUSE", ["African Union", "United Nations", "North Atlantic Treaty Organization", "Iran"], ["Chad"])),
        ("Norway imposed sanctions on Chad and on the Carter Institute.",
         ("COERCE", ["Norway"], ["Chad", "Carter Institute"])),
        ("The Bush White House condemned Iran.", ("ACCUSE", ["United States"], ["Iran"])),
        ("Chad voiced support for a Danish-Polish plan.", ("SUPPORT", ["Chad"], ["Denmark", "Poland"])),
        ("The minister was criticized by some of his rivals.", ("ACCUSE", ["rivals"], ["minister"])),
        ("Some of the senators criticized Peru.", ("ACCUSE", ["senators"], ["Peru"])),
        ("Kenya's president apologized to his voters and to Peru.",
         ("CONCEDE", ["Kenya's president"], ["Peru", "voters"])),
        ("Chile remains the largest donor of humanitarian assistance in Iraq.", ("AID", ["Chile"], ["Iraq"])),
        ("Two hundred Chadian soldiers were deployed as peacekeeping forces in Mali.",
         ("AID", ["Two hundred Chadian soldiers"], ["Mali"])),
        ("A Turkish court released the journalist Mesa Toluk but barred her from leaving Turkey.",
         ("COERCE", ["Turkish court"], ["Mesa Toluk"])),
    ],
)  # fmt: skip
def test_the_parties_meant_are_found(text: str, expected: tuple[str, list[str], list[str]]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The deputy argued for the killing of Chadian prisoners.",
        "It was wrong for the Chilean envoy to criticize Peru.",
        "Nancy Pelosi can ask Peru to send more observers.",
    ],
)
def test_what_is_only_judged_argued_for_or_possible_is_not_told(text: str) -> None:
    assert told(text) == []


def test_the_content_of_an_ultimatum_is_no_event() -> None:
    types = [t for t, _, _ in told("The African Union has handed Chad an ultimatum for a truce with the rebels.")]
    assert types == ["THREATEN"]


def test_who_gives_evidence_after_an_attack_did_not_carry_it_out() -> None:
    text = "The former minister gave lawmakers a report just days after the March 11 attack, which left four Chileans dead."
    assert ("ASSAULT", ["former minister"], ["Chileans"]) not in told(text)


def test_people_of_another_descent_are_of_one_country() -> None:
    event = code("Four Mexican-American senators criticized Peru.").events[0]
    assert [p.actor.country for p in event.actors] == ["USA"]


def test_the_land_behind_a_list_of_offices_is_that_of_all() -> None:
    event = code("The envoy talked with the president and defence minister of Chad.").events[0]
    assert {p.actor.country for p in event.actors if p.actor.name != "envoy"} == {"TCD"}


def test_the_land_of_a_town_with_an_article_is_not_taken() -> None:
    events = code("Gunmen carried out an attack at the Stade Malherbe.").events
    assert all(p.actor.country != "DEU" for e in events for p in (*e.actors, *e.recipients))


def test_a_speaker_does_not_do_what_a_participle_tells() -> None:
    events = told("Asked about rebels killing two guards in Chad, the mayor of Lima said that Peru was safe.")
    assert [actors for type_, actors, _ in events if type_ == "ASSAULT"] == [["rebels"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moldova's president flew to Oslo on Sunday for talks with Iraqi lawmakers.",
         ("CONSULT", ["Moldova's president", "Iraqi lawmakers"], [])),
        ("Anger grew over Chad's role in the shelling of Kenyan villagers.", ("ASSAULT", ["Chad"], ["Kenyan villagers"])),
        ("Farmers marched through Lima to urge Chile to open the border.", ("PROTEST", ["Farmers"], ["Chile"])),
        ("Chadian shelling of a village near the lake wounded four herders on Friday, the district governor said.",
         ("ASSAULT", ["Chad"], ["four herders"])),
    ],
)  # fmt: skip
def test_parties_beyond_the_clause_are_found(text: str, expected: tuple[str, list[str], list[str]]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The senator declined to criticize the Chilean president.",
        "The crowd heard of a truce brokered by Oman.",
        "Norway and Cuba sent observers.",
        "The attack in Ankara shocked the country.",
        "The masked gunman fired six shots in the air.",
        "Any cabinet that sits down with rebels loses votes.",
        "They play either Ghana or Mali, who will meet on Sunday.",
        "The paper interviewed a Chadian deputy suspected of bribing judges.",
    ],
)
def test_half_known_deeds_are_not_told(text: str) -> None:
    assert told(text) == []


def test_the_other_side_of_a_quotation_has_no_part_in_it() -> None:
    events = told("Nobody knew what Chad meant, the envoy said, but the mayor of Lima accused Peru of lying.")
    assert all("envoy" not in actors for _, actors, _ in events)


@pytest.mark.parametrize(
    "text",
    [
        "Asked what he wanted from Chad, the envoy smiled.",
        "The senator blasted the convoluted pensioner system.",
        "The report names dozens of Chadian jihadists fighting in Mali.",
        "Police receive many calls from the valley.",
    ],
)
def test_things_places_and_kinds_are_no_recipients(text: str) -> None:
    assert told(text) == []


def test_the_first_of_two_joined_by_a_title_counts() -> None:
    expected = ("CONSULT", ["Kenya", "Benjamin Netanyahu", "Chuck Grassley"], [])
    events = [e for e in told("Kenya's government met with Netanyahu and Sen. Chuck Grassley.") if e[0] == "CONSULT"]
    assert events == [expected]


def test_a_people_behind_of_is_from_where_it_lives() -> None:
    events = code("The Greeks of Turkey condemned Chad.").events
    assert [p.actor.country for e in events if e.reported for p in e.actors] == ["TUR"]


def test_all_lands_of_a_list_are_concerned() -> None:
    expected = ("AGREE", ["Chad"], ["Salvadoran people", "Guatemalan people", "Honduran people"])
    assert expected in told("Chad has agreed to host forty people from El Salvador, Guatemala and Honduras.")
