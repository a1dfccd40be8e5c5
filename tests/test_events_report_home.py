"""The home of a report tells the country of its offices and crowds, a single foreign name does not. All invented."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.records import Event, Party

NIGERIA = (
    "LAGOS, May 3 - Doctors at two hospitals in Lagos stayed away from work on Monday. Nigeria's health ministry said the"
    " wards were calm. Abuja has promised them new contracts. {} The rain in Ibadan did not stop."
)


def events_in(sentence: str, around: str = NIGERIA) -> list[Event]:
    text = around.format(sentence)
    start = text.index(sentence)
    events = dragoman.code(text).events
    return [e for e in events if start <= e.span.start < start + len(sentence)]


def country(party: Party) -> tuple[str, str]:
    return party.actor.country, party.country_from


def test_an_office_without_a_country_is_of_the_reports_home() -> None:
    event = events_in("The governor accused the strikers of greed.")[0]
    assert country(event.actors[0]) == ("NGA", "report")
    assert country(event.recipients[0]) == ("NGA", "report")


@pytest.mark.parametrize(
    "sentence", ["Police arrested forty students over a march for Chile.", "A court jailed two men who had sold Chile's wine."]
)
def test_the_only_foreign_country_of_a_sentence_tells_nothing(sentence: str) -> None:
    event = events_in(sentence)[0]
    assert all(p.actor.country != "CHL" for p in (*event.actors, *event.recipients))


def test_a_sentence_by_itself_has_no_home() -> None:
    event = dragoman.code("The governor accused the strikers of greed.").events[0]
    assert country(event.actors[0]) == ("", "")


def test_officials_are_not_from_where_they_meet() -> None:
    event = events_in("The negotiators met in Geneva on Tuesday.")[0]
    assert all(p.actor.country != "CHE" for p in event.actors)


@pytest.mark.parametrize("sentence", ["Peru urged rich creditors to wait.", "Peru thanked the bishops and the allies."])
def test_a_state_lends_its_name_to_no_one_it_only_speaks_to(sentence: str) -> None:
    event = events_in(sentence)[0]
    assert all(p.actor.country != "PER" for p in event.recipients)


def test_both_sides_are_of_no_one_country() -> None:
    event = events_in("Both coastguards accused the trawler's captain of fraud.")[0]
    assert country(event.actors[0]) == ("", "")


def test_who_is_dismissed_is_the_officer_not_the_town() -> None:
    event = dragoman.code("The mayor of Tacoma dismissed the town's finance director on Friday.").events[0]
    assert [p.actor.name for p in event.recipients] == ["finance director"]
