"""Where it happens is no party, the dead of a deed are its victims, and a headline tells what the text tells again."""

import pytest

from told import events_told as told


@pytest.mark.parametrize(
    "text",
    [
        "Indonesia and Australia held joint naval drills off Darwin.",
        "Sudan's army captured the town of Wad Madani in eastern Sudan.",
        "Students marched to the Capitol on Friday.",
        "Women protested in Herat on Sunday.",
    ],
)
def test_where_it_happens_is_no_recipient(text: str) -> None:
    (event,) = told(text)
    assert event.actors and not event.recipients


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Russian troops captured a town in eastern Ukraine.", "UKR"),
        ("The army imposed a curfew in the town of Bria in the Central African Republic.", "CAF"),
        ("Israel bombed Beirut.", "LBN"),
    ],
)
def test_a_place_of_others_may_be(text: str, recipient: str) -> None:
    assert recipient in {p.actor.country for e in told(text) for p in e.recipients}


def test_the_killing_is_the_raid() -> None:
    (event,) = told("Gunmen raided two villages in Kaduna state, killing nine farmers and wounding six others.")
    assert any("farmers" in p.actor.name for p in event.recipients)


def test_a_misread_past_tense_is_the_main_verb() -> None:
    (event,) = told("Demonstrators in Tbilisi hurled fireworks at riot police outside parliament late on Saturday.")
    assert [p.actor.name for p in event.actors] == ["Demonstrators"]


def test_two_sides_fight_near_a_town() -> None:
    (event,) = told("Government troops and Tuareg fighters fought near Kidal on Saturday.")
    assert len(event.actors) == 2 and not event.recipients


def test_a_vote_is_the_act() -> None:
    assert [e.type for e in told("The Senate voted to censure Senator Ann Moe on Friday.")] == ["ACCUSE"]
    assert told("The Senate voted to build a bridge.") == []


def test_who_speaks_last_did_not_do_it() -> None:
    events = told("Russian shelling of the town of Nikopol wounded three bakers, the regional governor said.")
    assert [p.actor.country for e in events for p in e.actors] == ["RUS"]


@pytest.mark.parametrize(
    "text",
    [
        "Egypt frees 24 detainees before holiday\nEgyptian authorities released 24 activists on Wednesday.",
        "Moldova expels two Russian diplomats\nMoldova told two members of the Russian embassy to leave within two days.",
    ],
)
def test_headline_and_text_tell_one_event(text: str) -> None:
    (event,) = told(text)
    assert not event.headline and event.mentions


def test_headline_and_text_may_tell_two() -> None:
    assert len(told("Israel bombs Gaza\nSyria shelled Turkey on Friday, officials in Ankara said.")) == 2
