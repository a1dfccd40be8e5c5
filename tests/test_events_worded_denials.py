"""Wordings that mean something only denied, or deny by a word of their own, are told for what they mean."""

from __future__ import annotations

import pytest

from dragoman import code


def told(text: str) -> set[tuple[str, str, str]]:
    """Return type, actor and recipient of what is told."""
    events = (e for e in code(text).events if e.reported)
    return {(e.type, a.actor.name, r.actor.name) for e in events for a in e.actors for r in e.recipients}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Japan has no intention of meeting Russia on the islands.", ("REJECT", "Japan", "Russia")),
        ("Cuba said no to Canada.", ("REJECT", "Cuba", "Canada")),
        ("Egypt will not hesitate to use force against Libya, its defence minister said.", ("THREATEN", "Egypt", "Libya")),
        ("Riyadh has told Manila that it may suspend visas if inspections go on.", ("THREATEN", "Saudi Arabia", "Philippines")),
    ],
)
def test_a_denial_that_means_something_is_told(text: str, event: tuple[str, str, str]) -> None:
    assert event in told(text)


def test_standing_by_is_no_threat_unless_denied() -> None:
    assert not any(type_ == "THREATEN" for type_, _, _ in told("Egypt stood idly by while Libya shelled Tunisia."))


def test_a_decision_is_told_as_what_was_decided() -> None:
    assert ("SANCTION", "Norway", "Malawi") in told("Farmers lost seed because of Norway's decision to freeze its aid to Malawi.")


def test_what_goes_on_despite_an_attack_does_not_put_it_off() -> None:
    events = [e for e in code("Talks will go ahead despite the shelling of Israel by Hezbollah.").events if e.reported]
    assert any(e.act == e.type and e.text == "shelling" for e in events)
