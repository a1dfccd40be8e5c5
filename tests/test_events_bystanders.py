"""Who only stands near an act is no party of it: roads, unknown places, what a clause tells on. All sentences are invented."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.records import Event


def first(text: str, word: str = "") -> Event:
    return next(e for e in dragoman.code(text).events if not word or e.text == word)


@pytest.mark.parametrize(
    "text",
    [
        "Hundreds of growers blocked the Multan-Sukkur highway on Monday over the price of cotton.",
        "Dozens of residents blocked Dalton Market road on Sunday.",
        "Police opened fire at Kasr Maidan on Friday.",
        "Police agents opened fire in Marbridge on Friday.",
    ],
)
def test_ground_is_no_recipient(text: str) -> None:
    assert first(text).recipients == ()


def test_whom_an_order_would_move_is_not_asked() -> None:
    text = "On Monday a judge granted the administration's request for an order sending the guards back to work."
    assert all(p.actor.name != "guards" for e in dragoman.code(text).events for p in e.recipients)


def test_a_firm_set_beside_its_kind_is_meant() -> None:
    event = first("The Federal Trade Commission sent a letter to a Texas telecom, Brightlane LLC, on Monday.", "sent")
    assert [p.actor.name for p in event.recipients] == ["Brightlane LLC"]


def test_who_strikes_did_not_make_the_arrests_it_led_to() -> None:
    events = dragoman.code("Workers ended a strike that led to 43 arrests.").events
    assert [e.text for e in events if e.actors] == ["ended"]


def test_two_chambers_do_two_things() -> None:
    text = "The Senate approved a bill on gun makers, and the House of Representatives ratified a trade accord with Chile."
    assert all(len(e.mentions) == 0 for e in dragoman.code(text).events)
