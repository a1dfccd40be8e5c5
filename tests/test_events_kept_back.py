"""What words beside a trigger make of it stands: no likelihood tells it after all, and no words tell it again."""

from __future__ import annotations

import pytest

from dragoman import code


def _told(text: str) -> list[str]:
    return [e.type for e in code(text).events if e.reported]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A federal jury ordered Harrowgate Tools to pay $9 million to its rival Lindell Forge.", "SANCTION"),
        ("An earlier jury had sided with Harrowgate and awarded the company $100 million.", "SUPPORT"),
        ("The Ghanaian premier, who is not on speaking terms with the leader of Togo, stayed at home.", "CONSULT"),
        ("On Friday it had Norway attacking Iceland.", "ASSAULT"),
        ("Estonia warned last week that Russia had dispatched agents to Finland.", "THREATEN"),
    ],
)
def test_other_senses_are_not_told_after_all(text: str, type_: str) -> None:
    assert type_ not in _told(text)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The Ghanaian premier spoke with the leader of Togo.", "CONSULT"),
        ("Norway attacked Iceland on Friday.", "ASSAULT"),
        ("Estonia warned last week that Russia stood to lose its visas.", "THREATEN"),
    ],
)
def test_their_own_sense_is_told(text: str, type_: str) -> None:
    assert type_ in _told(text)
