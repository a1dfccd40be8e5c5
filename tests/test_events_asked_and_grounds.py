"""Nobody in particular who is only asked for, whose request it is, and grounds that are no party. All sentences are invented."""

from __future__ import annotations

import pytest

import dragoman
from told import by_name


def recipients(text: str) -> list[str]:
    return [p.actor.name for e in dragoman.code(text).events if e.reported for p in e.recipients]


@pytest.mark.parametrize(
    "text",
    [
        "The miners' federation has called for an independent commission with powers to compel documents.",
        "Bolivia's foreign minister said that his government had asked for experts, not gendarmes.",
        "The Red Cross has asked for access to detainees who say that they were beaten.",
        "The union leader demanded that the guards dismissed in 2019 be given back their uniforms.",
    ],
)
def test_who_is_only_asked_for_is_not_asked(text: str) -> None:
    assert not recipients(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The senator demanded that stations pull the film.", "stations"),
        ("Peru urged lenders to wait.", "lenders"),
        ("The minister asked Chile for observers.", "Chile"),
    ],
)
def test_who_is_to_act_is_asked(text: str, asked: str) -> None:
    assert asked in recipients(text)


def test_who_asked_is_refused() -> None:
    [(type_, _, to)] = by_name("The Treasury Department rejected the Navajo council's request for loans for farmers.")
    assert (type_, len(to)) == ("REJECT", 1)
    assert "council" in to[0]


def test_the_spouses_of_victims_are_victims_too() -> None:
    [(_, _, to)] = by_name("Rebels in Mali kidnapped three French nuns and their Malian driver on Monday.")
    assert len(to) == 2


@pytest.mark.parametrize(
    "text",
    [
        "State workers rallied on the Capitol's north steps to protest pay cuts.",
        "For a month pupils have been rallying by candlelight near City Hall to protest against the tax.",
        "Peru sent 500 police officers to its northern frontier.",
        "Rebel leaders have threatened to boycott a donor conference in Tokyo.",
    ],
)
def test_the_ground_on_which_it_happens_is_no_party(text: str) -> None:
    assert not recipients(text)
