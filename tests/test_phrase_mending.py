"""Phrases that the model hangs too low, hung in place. All sentences are invented."""

from __future__ import annotations

import pytest

from dragoman import code
from dragoman.brief.wording import parties_words


def told(text: str) -> list[tuple[str, str, str]]:
    return [(e.type, parties_words(e.actors), parties_words(e.recipients)) for e in code(text).events if e.reported]


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient"),
    [
        ("On Tuesday rebels in Chad arrested UN peacekeepers.", "COERCE", "rebels (TCD", "UN peacekeepers"),
        ("It was Kenya that condemned Somalia.", "ACCUSE", "Kenya", "Somalia"),
        ("Somali fishermen have been accused of lying by Kenyan soldiers.", "ACCUSE", "Kenyan soldiers", "Somali fishermen"),
        ("Somalia, urged to leave by Kenya last week, stayed silent.", "REQUEST", "Kenya", "Somalia"),
        ("The attack by rebels in Chad on UN peacekeepers drew little notice.", "ASSAULT", "rebels", "UN peacekeepers"),
        ("Four Somali journalists were among those arrested by the Kenyan army.", "COERCE", "Kenyan army", "Four Somali"),
        ("Among those who sent blankets to Somalia was Kenya.", "AID", "Kenya", "Somalia"),
        ("Kenya sent an envoy to Somalia on Tuesday.", "CONSULT", "Kenya", "Somalia"),
        ("The Kenyan government decided on Monday to release four Somali fishermen.", "RETREAT", "Kenya", "four Somali"),
        ("Kenya armed Somalia on Tuesday.", "AID", "Kenya", "Somalia"),
        ("Kenyan and Somali engineers are building three bridges together at Lamu.", "COOPERATE", "Kenyan engineers", ""),
        ("Somali farmers plucked from their roofs by Kenyan helicopters were flown to Lamu.", "AID", "Kenyan", "Somali"),
    ],
)  # fmt: skip
def test_parties_are_found(text: str, type_: str, actor: str, recipient: str) -> None:
    assert any(t == type_ and a.startswith(actor) and r.startswith(recipient) for t, a, r in told(text)), told(text)


def test_a_time_behind_by_does_nothing() -> None:
    actors = [a for _, a, _ in told("Kenya told Somali fishermen to leave by Friday.")]
    assert actors
    assert not any("Friday" in a for a in actors)
