"""Whose police, whose students: the country of parties whose own words name none. All sentences are invented."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.records import Event, Party


def event_of(text: str) -> Event:
    events = [e for e in dragoman.code(text).events if e.reported]
    assert len(events) == 1, [(e.type, e.text) for e in events]
    return events[0]


def country(party: Party) -> tuple[str, str]:
    return party.actor.country, party.country_from


def test_the_place_tells_whose_police_it_was() -> None:
    event = event_of("Riot police fanned out across central Nairobi before dawn.")
    assert country(event.actors[0]) == ("KEN", "place")


def test_an_authority_acts_on_people_at_home() -> None:
    event = event_of("An Egyptian court jailed three editors on Monday.")
    assert country(event.actors[0]) == ("EGY", "")
    assert country(event.recipients[0]) == ("EGY", "counterpart")


def test_the_only_country_of_the_sentence_tells_who_protests() -> None:
    event = event_of("Protesters marched against the Bolivian government on Monday.")
    assert country(event.actors[0])[0] == "BOL"
    assert event.actors[0].country_from in ("counterpart", "sentence")


def test_officials_are_not_from_the_state_that_they_reject() -> None:
    event = event_of("Lawmakers rejected a proposal by Iran on Monday.")
    assert country(event.actors[0]) == ("", "")


def test_soldiers_abroad_do_not_make_their_victims_compatriots() -> None:
    event = event_of("Turkish troops killed three militants near Aleppo on Monday.")
    assert country(event.recipients[0])[0] != "TUR"


@pytest.mark.parametrize("who", ["foreign students", "Western students"])
def test_foreigners_are_not_from_where_it_happens(who: str) -> None:
    event = event_of(f"A Kenyan court jailed forty {who} on Monday.")
    assert country(event.recipients[0]) == ("", "")


def test_no_country_no_guess() -> None:
    event = event_of("Riot police arrested forty students on Monday.")
    assert country(event.actors[0]) == ("", "")
    assert country(event.recipients[0]) == ("", "")


def test_a_weekday_is_nobody() -> None:
    event = event_of("Protesters marched on Monday on the parliament of Chile.")
    assert [p.actor.country for p in event.recipients] == ["CHL"]


def test_an_ambassador_does_not_tell_where_his_attacker_is_from() -> None:
    event = event_of("A gunman shot the Polish ambassador on Monday.")
    assert country(event.actors[0]) == ("", "")


def test_a_tourist_does_not_tell_whose_forces_they_were() -> None:
    event = event_of("Security forces arrested a Canadian tourist on Monday.")
    assert country(event.actors[0]) == ("", "")


def test_sanctions_imposed_on_two_are_lifted_from_both() -> None:
    events = dragoman.code("Norway has lifted economic sanctions imposed on Sudan and Eritrea after the war.").events
    assert [p.actor.country for p in events[0].recipients] == ["SDN", "ERI"]


def test_a_crowd_protests_against_a_thing_too() -> None:
    events = dragoman.code("Tens of thousands of people in Nepal have protested the killing of a lawyer.").events
    assert [e.actors[0].actor.country for e in events if e.actors] == ["NPL"]


def test_what_is_not_told_says_why() -> None:
    events = dragoman.code("Norway denied that it had bombed Sudan.").events
    assert [e.untold for e in events if not e.reported] == ["denied"]


def test_delegates_are_not_of_the_state_that_they_praise() -> None:
    event = event_of("Delegates in Geneva on Monday restated their support for Kenya and Uganda.")
    assert event.actors and all(p.country_from != "counterpart" for p in event.actors)


def test_his_counterpart_is_another_party_of_no_known_country() -> None:
    event = event_of("Turkey's foreign minister rang his counterpart on Monday to discuss the border.")
    assert [p.actor.country for p in event.actors] == ["TUR", ""]
