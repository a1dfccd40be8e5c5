"""Figures of one report that exclude each other, with their sources."""

from __future__ import annotations

import pytest

from dragoman import code
from dragoman.claims import disagreements


def numbers(text: str) -> list[tuple[str, ...]]:
    return [d.views for d in disagreements([code(text)]) if d.kind == "number"]


@pytest.mark.parametrize(
    "text, views",
    [
        (
            "A blast tore through a market in Mosul. The interior ministry said 17 people had died, while hospital officials "
            "put the toll at 30.",
            ("interior ministry: 17 killed", "hospital officials: 30 killed"),
        ),
        (
            "The army said three of its men had been killed in the clash. The rebels put the figure at forty.",
            ("army: 3 killed", "rebels: 40 killed"),
        ),
        (
            "Police said 12 protesters were arrested. Organisers said more than 50 people had been detained.",
            ("Police: 12 arrested", "Organisers: 51 or more arrested"),
        ),
    ],
)
def test_sources_differ(text: str, views: tuple[str, ...]) -> None:
    assert numbers(text) == [views]


@pytest.mark.parametrize(
    "text",
    [
        "The army said it had killed 20 rebels. The rebels said they had killed eight soldiers.",  # of others
        "Residents said 5 people were wounded. In Homs, activists said 30 people had been wounded.",  # elsewhere
        "At least 10 people were killed, the ministry said. The agency said 12 people were killed.",  # both may be right
        "The ministry said 9 people died on Sunday. The police said 14 people died on Monday.",  # of another day
        "The ministry said 9 people had died. Later the ministry said 14 people had died.",  # one source
        "The ministry said 9 people had died. The police said 14 houses had burned.",  # of houses
    ],
)
def test_no_difference(text: str) -> None:
    assert numbers(text) == []
