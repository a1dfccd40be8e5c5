"""A country that is not well supported is left out: hardly spoken of, the other side's, or where a summit is. All invented."""

from __future__ import annotations

import pytest

import dragoman
from told import by_country, events_told

NIGERIA = (
    "LAGOS, May 3 - Nigeria's parliament met on Tuesday. Nigerian traders closed their stalls in Kano. "
    "The Nigerian rail union said that it would wait. {} Trains stood still in Ibadan."
)


def countries(sentence: str, around: str = NIGERIA) -> set[str]:
    text = around.format(sentence)
    start = text.index(sentence)
    here = [e for e in dragoman.code(text).events if e.reported and start <= e.span.start < start + len(sentence)]
    return {p.actor.country for e in here for p in (*e.actors, *e.recipients)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru imposed sanctions on the owner of a shipyard.",
        "Hundreds of people marched to the Peruvian embassy.",
        "Peru suspended its membership in a Lima-led trade alliance.",
    ],
)
def test_who_is_done_something_abroad_has_no_country_of_the_other_side(sentence: str) -> None:
    text = NIGERIA.format(sentence)
    events = [e for e in dragoman.code(text).events if e.reported]
    parties = [p for e in events for p in (*e.actors, *e.recipients) if p.country_from and p.actor.country == "PER"]
    assert not parties


def test_a_town_that_a_report_names_once_lends_no_country() -> None:
    assert "FRA" not in countries('The choir picketed a cinema over "Night Trains to Lyon" in 1961.')


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("The navy has sunk a ferry and threatened to boycott a donor conference in Tokyo.", "JPN"),
        ("The president was attending a summit in Tanzania when a general tried to overthrow him.", "TZA"),
        ("In Basel the cantonal parliament rejected an American demand.", "USA"),
        ("The king invited Iran's president to visit.", "IRN"),
    ],
)
def test_an_office_or_body_is_not_of_a_land_met_in_passing(text: str, foreign: str) -> None:
    mentions = [m for m in dragoman.code(text).mentions if m.actor.kind in ("office", "institution") and "'" not in m.actor.name]
    assert all(m.actor.country != foreign for m in mentions)


@pytest.mark.parametrize("who", ["The government", "The Administration", "The regime"])
def test_a_government_does_not_urge_itself(who: str) -> None:
    assert by_country(f"{who} has been pressing Tokyo to open its market.") == [("REQUEST", set(), {"JPN"})]


def test_a_government_does_not_ask_its_own_embassy() -> None:
    told = events_told("Switzerland was silent. The government asked the Swiss embassy for help.")
    assert told
    assert all(p.actor.country != "CHE" for e in told for p in e.actors)
