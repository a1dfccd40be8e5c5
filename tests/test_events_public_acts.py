"""At home, acts of those in office on anybody, and words of anybody on those in office, are told where plainly done."""

import pytest

from told import types_told as told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("New York's attorney general sued the landlord of 14 Bronx buildings over broken boilers.", "ACCUSE"),
        ("Republican challenger Mike Dunn criticized Rep. Lena Ortiz for missing 40 votes.", "ACCUSE"),
        ("The governor pardoned a farmer who had shot at a burglar.", "CONCEDE"),
        ("Advocates urged the White House to free more prisoners.", "REQUEST"),
        ("Speaker Mike Johnson met with the president on Wednesday, the second such session in a week.", "CONSULT"),
        ("Gov. Ann Moe criticized Great Lakes Edison for slow repairs after the storm.", "ACCUSE"),
        ("The mayor praised the lifeguard for saving two boys.", "SUPPORT"),
        ("Denver police arrested a 19-year-old in connection with several fires.", "COERCE"),
        ("The attorney general of New Mexico filed a lawsuit against three opioid distributors on Monday.", "ACCUSE"),
    ],
)
def test_public_acts_are_told(text: str, event: str) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Senator Ted Cruz thanked supporters in Iowa.",
        "Reporters questioned the mayor about the flood.",
        "Transportation officials urged motorists to remain alert.",
        "The senator, whom voters back, spoke for an hour.",
        "The baker praised the plumber.",
    ],
)
def test_manners_habits_and_private_people_are_not(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    ["Mayor Tom Reyes thanked crews for working late.", "The governor asked for patience."],
)
def test_what_is_said_to_nobody_is_not(text: str) -> None:
    assert told(text) == []
