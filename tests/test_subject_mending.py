"""Verbs whose subject small models miss or mistake get theirs. All sentences are invented."""

from __future__ import annotations

import pytest

from dragoman import code
from dragoman.brief.wording import parties_words


def told(text: str) -> list[tuple[str, str, str]]:
    return [(e.type, parties_words(e.actors), parties_words(e.recipients)) for e in code(text).events if e.reported]


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient"),
    [
        ("A House Democrat, citing 30 towns where the two compete, has called on regulators to step in.",
         "REQUEST", "House Democrat", "regulators"),
        ("Latvia, a NATO member, said debris had been found in a field and summoned Belarus's ambassador to complain.",
         "ACCUSE", "Latvia", "Belarus"),
        ("The judges found that the Greek authorities had failed to act, had refused to admit Turkish lawyers, "
         "and had arrested a witness.", "COERCE", "Greece", "witness"),
        ("Prosecutors charged the executive, Owen Tarrant, 44, of Salem, who was arrested by federal agents on Friday.",
         "COERCE", "federal agents", "Owen Tarrant"),
        ("Ukrainian drones hit a depot in the Russian town of Ryazan and Russian bombs killed seven people in Kharkiv.",
         "ASSAULT", "Russia", "seven people"),
        ("Gunmen killed a nurse, her driver and a boy on Tuesday.", "ASSAULT", "Gunmen", "nurse, driver and boy"),
    ],
)  # fmt: skip
def test_parties_are_found(text: str, type_: str, actor: str, recipient: str) -> None:
    assert any(t == type_ and a.startswith(actor) and recipient in r for t, a, r in told(text)), told(text)


@pytest.mark.parametrize(
    ("text", "not_a_party"),
    [
        ("Prosecutors say the stake was sold to a friend of the king, whose family has been stripped of land since riots in "
         "May left 40 people dead.", "Prosecutors"),
        ("Russian drones struck silos and a dryer at a port on the Danube, the governor, Anton Bezrukov, said.", "Bezrukov"),
        ("Officers broke into the club and carried off computers, its director, Tamar Lomidze, said by phone.", "Lomidze"),
        ("Armenian gunners opened fire at dawn on Friday, local commanders said, in what they took for an answer.", "commanders"),
    ],
)  # fmt: skip
def test_who_only_speaks_is_no_party_to_a_deed(text: str, not_a_party: str) -> None:
    deeds = [(a, r) for t, a, r in told(text) if t in ("ASSAULT", "COERCE")]
    assert not any(not_a_party in a + r for a, r in deeds), deeds


def test_an_object_behind_the_second_verb_is_its_own() -> None:
    text = "The Kenyan senate condemned Uganda on Friday, and the house praised, by two votes, a pact with Rwanda."
    assert not any("Rwanda" in a + r for t, a, r in told(text) if t == "ACCUSE")
