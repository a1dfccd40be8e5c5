"""Titles, formulas and misread verbs around "if" and "unless"; orders with a promise."""

import pytest

from dragoman import conditionals


@pytest.mark.parametrize(
    "text",
    [
        "Few if any of the boats returned.",
        "All sums are in euros unless otherwise noted.",
        "“If Rivers Could Speak”, a play on the flood, opens in Tunis.",
    ],
)
def test_no_condition(text: str) -> None:
    assert conditionals(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "If a single rocket lands near the camp, we shall leave.",
        "Close the port and half the island will starve.",
        "“If the river rises, we will leave,” the priest said.",
    ],
)
def test_condition(text: str) -> None:
    (found,) = conditionals(text)
    assert found.kind == "indicative" and found.antecedent and found.consequent
