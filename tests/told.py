"""What the coder's rules tell of a text, in the forms that tests compare; what is learned has tests of its own."""

from __future__ import annotations

from functools import cache

from dragoman import code
from dragoman.coding import Coder
from dragoman.records import Event, Party


@cache
def rules() -> Coder:
    """Return a coder by the rules alone, made once."""
    return Coder(learned=False)


def events_told(text: str) -> list[Event]:
    """Return the events told of a text, in its order."""
    return [event for event in code(text, coder=rules()).events if event.reported]


def types_told(text: str) -> list[str]:
    """Return their types."""
    return [event.type for event in events_told(text)]


def by_name(text: str) -> list[tuple[str, list[str], list[str]]]:
    """Return their types with the names of those who act and of those it is done to."""
    return [(e.type, _names(e.actors), _names(e.recipients)) for e in events_told(text)]


def by_country(text: str) -> list[tuple[str, set[str], set[str]]]:
    """Return their types with the countries known of either side."""
    return [(e.type, _countries(e.actors), _countries(e.recipients)) for e in events_told(text)]


def _names(side: tuple[Party, ...]) -> list[str]:
    return [party.actor.name for party in side]


def _countries(side: tuple[Party, ...]) -> set[str]:
    return {party.actor.country for party in side} - {""}
