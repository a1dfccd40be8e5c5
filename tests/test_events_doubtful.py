"""Acts of which a sentence tells too little are not told, and clauses hang on whom they are about."""

from __future__ import annotations

import pytest

from told import events_told

UNTOLD = [
    "Estonia and Latvia have barred him from entry.",
    "The senator said that four soldiers had shot themselves since the border mission began in Texas.",
    "The number of people shot by the police in Denver fell last year.",
    "The United States imports four million tons of steel a year from Brazil.",
    "The Supreme Court agreed to hear a challenge by gun owners to a law of California.",
    "Three governors of Peru accused of it denied it on Friday.",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_too_little_is_not_told(text: str) -> None:
    assert not events_told(text)


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Relief was slowed by bandits in the forests, who kidnapped three doctors in Chad.", "bandits", "doctors"),
        ("Police in Chad killed thirty protesters and a president fled by boat.", "Police", "protesters"),
        ("Russian missiles struck a depot in Odesa, the third attack there, wounding six dockers.", "Russia", "dockers"),
        ("About fifty protesters chanted outside Senator Ramiro Lucena's office in Manila.", "protesters", "Lucena"),
    ],
)
def test_deeds_are_of_those_who_do_them(text: str, actor: str, recipient: str) -> None:
    sides = [(" ".join(p.actor.name for p in e.actors), " ".join(p.actor.name for p in e.recipients)) for e in events_told(text)]
    assert any(actor in a and recipient in r for a, r in sides), sides
    assert not any("president" in r for _, r in sides)
