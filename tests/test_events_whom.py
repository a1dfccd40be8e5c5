"""Whom an act is said of or asked of where its frame does not show it at once. All sentences are invented."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.records import Event


def first(text: str, word: str) -> Event:
    return next(e for e in dragoman.code(text).events if e.text == word)


def names(event: Event) -> tuple[list[str], list[str]]:
    return [p.actor.name for p in event.actors], [p.actor.name for p in event.recipients]


def test_of_two_behind_a_passive_the_one_behind_by_does_it() -> None:
    event = first("The union leader was deported to Bequia by an angry governor.", "deported")
    assert names(event)[0] == ["angry governor"]


def test_those_of_whom_somebody_says_it() -> None:
    event = first("Earlier she had granted pardons to three men she said were beaten by Chicago detectives.", "beaten")
    assert names(event) == (["Chicago detectives"], ["three men"])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It was the day that the United Nations had set as its deadline for Chad to get out of Libya.", "deadline"),
        ("The French president sent a letter asking Chad to suspend its claim.", "sent"),
    ],
)
def test_who_is_to_act_is_asked(text: str, word: str) -> None:
    assert names(first(text, word))[1] == ["Chad"]


def test_a_letter_asks_in_the_name_of_who_sent_it() -> None:
    events = dragoman.code("The French president sent a letter asking Chad to suspend its claim.").events
    assert all("Chad" not in names(e)[0] for e in events if e.reported)


def test_who_suffers_under_sanctions() -> None:
    event = first("Chad, whose exports have collapsed under American sanctions, said nothing.", "sanctions")
    assert names(event) == (["United States"], ["Chad"])


def test_his_predecessor_is_blamed() -> None:
    assert names(first("The governor blamed his predecessor for the debt.", "blamed"))[1] == ["predecessor"]


def test_who_stands_in_the_charge_is_not_accused() -> None:
    event = first("Justice Ruiz accused his colleagues of ignoring a signal from the U.S. Supreme Court.", "accused")
    assert "U.S. Supreme Court" not in names(event)[1]


def test_behind_a_semicolon_another_subject_undergoes_it() -> None:
    event = first("Sen. Ana Duarte, whose district has the mill, called on the Commerce Department to act; two such complaints"
                  " have been rejected by the International Trade Commission.", "rejected")  # fmt: skip
    assert "Ana Duarte" not in names(event)[1]
