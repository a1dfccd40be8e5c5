"""Who is no party though named: the land where people were hit, whom a crowd is for or against; what company makes no words."""

from __future__ import annotations

import pytest

from dragoman import code
from told import by_name, events_told


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A truck bomb in northern Mali has killed nine soldiers on a convoy.", "Mali"),
        ("A car bomb in eastern Chad has wounded two nurses on a bus.", "Chad"),
    ],
)
def test_where_people_were_hit_is_not_hit_besides(text: str, place: str) -> None:
    hit = [name for type_, _, names in by_name(text) if type_ == "ASSAULT" for name in names]
    assert hit and place not in hit


def test_a_land_that_is_hit_stays() -> None:
    for text in ("Ethiopia bombed Somalia, killing nine herders.", "Ethiopia struck a mill in Somalia, killing two herders."):
        assert "Somalia" in [n for _, _, recipients in by_name(text) for n in recipients]


@pytest.mark.parametrize(
    "text",
    [
        "Governor Hale called anti-Macron marchers “louts” and “vandals”.",
        "The mayor of Lyon denounced anti-Macron marchers.",
        "The mayor of Lyon denounced pro-Macron bloggers.",
        "Police in Lyon arrested two anti-Macron marchers.",
    ],
)
def test_whom_a_crowd_is_for_or_against_is_no_recipient(text: str) -> None:
    assert not any("Macron" in name and "Emmanuel" in name for _, _, names in by_name(text) for name in names)


@pytest.mark.parametrize(
    "text",
    ["Police killed three Democrats during the debate.", "A gunman's killing of a Republican senator shocked Washington."],
)
def test_killing_is_no_criticism_in_any_company(text: str) -> None:
    assert [event.type for event in events_told(text)] == ["ASSAULT"]


def test_an_attack_in_a_debate_still_is() -> None:
    assert [e.type for e in events_told("Hillary Clinton attacked Donald Trump in the debate.")] == ["ACCUSE"]


@pytest.mark.parametrize(
    "text",
    [
        "Reporters questioned Rishi Sunak about the delay on Monday.",
        "Journalists grilled the Spanish prime minister over the budget.",
        "Reporters pressed the Chadian president on the budget.",
    ],
)
def test_what_the_press_asks_is_no_event(text: str) -> None:
    assert not [e for e in code(text).events if e.reported]


def test_what_reporters_demand_is() -> None:
    assert [e.type for e in events_told("Journalists urged Kenya's president to veto the bill.")] == ["REQUEST"]


@pytest.mark.parametrize(
    "text",
    ["Paul Biya scolded the court for its decision not to sue Nigeria.", "Norway announced its decision not to sanction Russia."],
)
def test_what_is_decided_against_is_not_told(text: str) -> None:
    against = [e for e in code(text).events if e.text in ("sue", "sanction")]
    assert against and not any(e.reported for e in against)


def test_what_is_decided_is() -> None:
    assert "COERCE" in [e.type for e in events_told("Norway announced on Monday its decision to sanction Russia.")]


@pytest.mark.parametrize(
    "text",
    [
        "A hotel fire killed nine guests in Dhaka on Friday.",
        "A warehouse fire killed nine workers in Lagos on Friday.",
        "A balcony killed two tourists in Porto on Sunday.",
    ],
)
def test_what_burns_or_falls_by_itself_attacks_nobody(text: str) -> None:
    assert not events_told(text)


def test_fire_from_a_gun_does() -> None:
    assert [e.type for e in events_told("Sniper fire killed nine soldiers in Homs on Friday.")] == ["ASSAULT"]


def test_the_body_somebody_wants_to_get_into_is_no_party() -> None:
    told = by_name("A Republican candidate for the Senate is under fire from the National Rifle Association.")
    assert not any("Senate" in name for _, actors, recipients in told for name in (*actors, *recipients))
