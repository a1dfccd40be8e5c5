"""What an act is done to or said of, where it is no party."""

from __future__ import annotations

import pytest

from dragoman.brief.wording import event_words
from dragoman.records import Event
from told import events_told


def told(text: str) -> Event:
    return events_told(text)[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ghana condemned the attack.", "attack"),
        ("Norway condemned the shelling of the old bridge.", "shelling of the old bridge"),
        ("Peru and Chile rejected separatist plans.", "separatist plans"),
        ("Kenya has agreed to pay a large grant to theatres.", "theatres"),
    ],
)
def test_what_stands_in_the_recipients_place_is_the_object(text: str, words: str) -> None:
    event = told(text)
    assert not event.recipients
    assert event.object_text == words
    assert event.object is not None and event.object.of(text) == words
    assert f"→ “{words}”" in event_words(event)


@pytest.mark.parametrize("text", ["Ghana condemned Togo.", "Ghana and Togo held talks on fishing in Accra."])
def test_no_object_beside_parties(text: str) -> None:
    event = told(text)
    assert event.object is None
    assert event.object_text == ""


def test_the_noun_of_a_light_verb_is_no_object() -> None:
    assert told("Ghana launched an investigation on Monday.").object_text == ""


def test_the_land_in_which_somebody_is_arrested_is_taken_to_arrest() -> None:
    event = told("Two Danish journalists were arrested in Niger.")
    assert [p.actor.country for p in event.actors] == ["NER"]
