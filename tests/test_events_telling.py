"""Rhetoric among politicians of one country, opinions and half-filled frames are kept but not told."""

import pytest

from dragoman import code


def told(text: str) -> list[str]:
    return [e.type for e in code(text).events if e.reported]


@pytest.mark.parametrize(
    "text",
    [
        "Senator Warren's remark captured the imagination of Congress.",
        "Brazil sits in third place this year.",
        "The president hoped that Japan would join.",
        "Let Norway decide.",
        "Asked whether Canada would go, the minister smiled.",
    ],
)
def test_talk_is_no_event(text: str) -> None:
    assert told(text) == []


def test_force_between_states_stays_force() -> None:
    assert told("Armenia attacked Azerbaijan on Sunday.") == ["ASSAULT"]


def test_a_rival_attacks_in_words() -> None:
    assert "ASSAULT" not in told("Senator Elizabeth Warren attacked Senator Ted Cruz over his plan.")


def test_being_described_is_no_phone_call() -> None:
    assert "CONSULT" not in told("Macron called Merkel a friend of Europe.")
