"""Rhetoric among politicians of one country, opinions and half-filled frames are kept but not told."""

import pytest

from told import types_told as told


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


@pytest.mark.parametrize(
    "text",
    [
        "The survey of Le Monde was released on Monday.",
        "Once the Swedish parliament condemns Belarus, ministers stay silent.",
        "Officials of Norway did not come out and accuse Russia.",
        "Let the United Nations urge Mali to hold elections.",
        "She praised Chancellor Angela Merkel.",
        "Ministers met at the Geneva Peace Conference of Chad.",
        "Norway was eager to please its tourists.",
        "China's industrial slowdown worried shops.",
        "Senator Maria Lund introduced a bill on schools.",
    ],
)
def test_what_nobody_known_does_to_anybody_is_not_told(text: str) -> None:
    assert [t for t in told(text) if t not in ("CONSULT",)] == []


def test_a_policy_of_not_attacking_is_no_attack() -> None:
    assert "ACCUSE" not in told("Senator Ted Cruz broke with his policy of not attacking Senator Rand Paul.")


def test_asking_somebody_to_close_a_gap_threatens_nobody() -> None:
    assert told("Senator Ted Cruz called on ministers to close the loophole.") == ["REQUEST"]


@pytest.mark.parametrize(
    "text",
    [
        "Iran could use the base of Oman to bomb Israel.",
        "Chancellor Angela Merkel said that a minister must resign.",
        "Senator Ted Cruz pledged to oppose the plan of Governor John Kasich.",
    ],
)
def test_what_is_only_thought_possible_or_holds_of_anyone_is_not_told(text: str) -> None:
    assert told(text) == []


def test_what_a_lot_of_people_say_is_not_told() -> None:
    assert told("A lot of people said that Governor John Kasich should resign.") == []


def test_words_on_a_thing_that_is_nobodys_are_not_told() -> None:
    assert told("Norway criticized the weather.") == []
