"""Threats that hang on a case, plans of harm, and doers and targets that stand behind other words."""

from __future__ import annotations

import pytest

from dragoman import relate
from told import by_country, types_told

Sides = tuple[str, set[str], set[str]]

TOLD = {
    "Unless it gets a reply by Sunday, Chile will suspend its trade deal with Bolivia, its envoy said.": (
        "THREATEN",
        {"CHL"},
        {"BOL"},
    ),
    "The United States plans to impose tariffs on Chinese steel.": ("THREATEN", {"USA"}, {"CHN"}),
    "The suspension of loans to Sri Lanka by France followed a row.": ("SANCTION", {"FRA"}, {"LKA"}),
    "Two Russian attaches were given their marching orders by New Zealand on Friday.": ("SANCTION", {"NZL"}, {"RUS"}),
    "Brazil shipped anti-tank missiles to Boa Vista to deter Venezuela.": ("MOBILIZE", {"BRA"}, {"VEN"}),
}


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_it_is_told_of_both(text: str, told: Sides) -> None:
    assert told in by_country(text)


@pytest.mark.parametrize(
    "text",
    [
        "Turkey will close its border with Iraq if the vote goes ahead, analysts say.",
        "Turkey planned to impose sanctions on Israel, the court heard.",
    ],
)
def test_what_others_foresee_or_was_once_planned_threatens_nobody(text: str) -> None:
    assert "THREATEN" not in types_told(text)


def test_a_march_is_against_whom_it_names_and_not_where_it_was_held() -> None:
    (told,) = by_country("Thousands marched in Berlin against the Greek government.")
    assert (told[0], told[2]) == ("PROTEST", {"GRC"})


def test_fire_exchanged_is_done_by_each_to_the_other() -> None:
    answer = relate("India and Pakistan exchanged mortar fire across the line.", [(0, 5)], [(10, 18)], second_opinion=False)
    assert answer.type == "ASSAULT"
