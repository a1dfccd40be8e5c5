"""Parties of deeds told in clauses that hang on another noun, of lists, of bodies with a person's name, of joined lands."""

from __future__ import annotations

import pytest

from dragoman import code


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    return [
        (e.type, [p.actor.name for p in e.actors], [p.actor.name for p in e.recipients]) for e in code(text).events if e.reported
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels' raid on the army base, which left four soldiers dead, was condemned by Kenya.",
         ("ASSAULT", ["rebels"], ["four soldiers"])),
        ("The gunman was later killed in a shootout with police.", ("ASSAULT", ["police"], ["gunman"])),
        ("Two policemen and a female tourist from Chile were killed in the raids.",
         ("ASSAULT", [], ["Two policemen", "female tourist from Chile"])),
        ("The envoy said the warning was a sign that nobody knew what to do, and accused Peru of lying.",
         ("ACCUSE", ["envoy"], ["Peru"])),
        ("Commenting on a sniper targeting and killing five policemen, Governor Ana Lima said that Kenya was safe.",
         ("ASSAULT", ["sniper"], ["five policemen"])),
        ("The African Union, the UN, NATO and Iran condemned Chad.",
         ("ACCUSE", ["African Union", "United Nations", "North Atlantic Treaty Organization", "Iran"], ["Chad"])),
        ("Norway imposed sanctions on Chad and on the Clinton Foundation.", ("COERCE", ["Norway"], ["Chad", "Clinton Foundation"])),
        ("The Bush White House condemned Iran.", ("ACCUSE", ["United States"], ["Iran"])),
        ("Chad pledged its full support for an Italian-Polish plan.", ("SUPPORT", ["Chad"], ["Italy", "Poland"])),
        ("The minister was criticized by some of his rivals.", ("ACCUSE", ["rivals"], ["minister"])),
        ("Some of the senators criticized Peru.", ("ACCUSE", ["senators"], ["Peru"])),
        ("Kenya's president apologized to his supporters and to Peru.", ("CONCEDE", ["Kenya's president"], ["Peru", "supporters"])),
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
        "The senator argued for the assassination of Chadian citizens.",
        "It was wrong for the Chilean envoy to criticize Peru.",
        "Marco Rubio can ask Peru to support another candidate.",
    ],
)
def test_what_is_only_judged_argued_for_or_possible_is_not_told(text: str) -> None:
    assert told(text) == []


def test_the_content_of_an_ultimatum_is_no_event() -> None:
    types = [t for t, _, _ in told("The Security Council has issued an ultimatum to India and Pakistan for a ceasefire.")]
    assert types == ["THREATEN"]


def test_who_gives_evidence_after_an_attack_did_not_carry_it_out() -> None:
    text = "The former minister gave lawmakers a report just days after the March 11 attack, which left four Chileans dead."
    assert ("ASSAULT", ["former minister"], ["Chileans"]) not in told(text)


def test_people_of_another_descent_are_of_one_country() -> None:
    event = code("Two Cuban-American members of Congress criticized Peru.").events[0]
    assert [p.actor.country for p in event.actors] == ["USA"]


def test_the_land_behind_a_list_of_offices_is_that_of_all() -> None:
    event = code("The envoy met the president, prime minister and foreign minister of Chad.").events[0]
    assert {p.actor.country for p in event.actors if p.actor.name != "envoy"} == {"TCD"}


def test_the_land_of_a_town_with_an_article_is_not_taken() -> None:
    events = code("The terrorists struck in coordinated attacks at the Stade de France.").events
    assert all(p.actor.country != "DEU" for e in events for p in (*e.actors, *e.recipients))
