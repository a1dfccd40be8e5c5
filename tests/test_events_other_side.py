"""Whom an act is done to where its own frame names nobody, and the words that name a party in full."""

from __future__ import annotations

import pytest

from told import by_country, by_name, events_told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan scrambled jets as Chinese bombers neared Okinawa.", ("MOBILIZE", ["Japan"], ["Chinese bombers"])),
        ("Greece put its navy on alert after a ship sent by Turkey had entered its waters.",
         ("MOBILIZE", ["Greece"], ["Turkey"])),
        ("Brazil massed troops because of Venezuela.", ("MOBILIZE", ["Brazil"], ["Venezuela"])),
        ("Peruvian doctors stopped work over masks which the health ministry had not bought.",
         ("PROTEST", ["Peruvian doctors"], ["health ministry"])),
        ("Morocco granted amnesty to Spanish sailors.", ("CONCEDE", ["Morocco"], ["Spanish sailors"])),
        ("The United States and Japan failed to agree on quotas for cars.", ("REJECT", ["United States"], ["Japan"])),
    ],
)  # fmt: skip
def test_the_other_side_is_found(text: str, expected: tuple[str, list[str], list[str]]) -> None:
    assert expected in by_name(text)


def test_own_reservists_are_not_the_other_side() -> None:
    (event,) = events_told("The Israeli army called up reservists for duty.")
    assert not event.recipients


def test_when_something_was_does_not_tell_whom_it_answers() -> None:
    (event,) = [e for e in events_told("Two years after Chad left the bloc, Niger put its army on alert.") if e.act == "MOBILIZE"]
    assert not event.recipients


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Israel bombed a workshop in Gaza.", "a workshop in Gaza"),
        ("Kenyan lawmakers rejected the president's nominee.", "the president's nominee"),
        ("The Sudanese army arrested members of the union.", "members of the union"),
    ],
)
def test_a_party_is_named_in_full(text: str, words: str) -> None:
    (event,) = events_told(text)
    (party,) = event.recipients
    assert party.span is not None
    assert party.span.of(text) == words


def test_what_several_sign_is_no_object() -> None:
    (event,) = events_told("Switzerland and the EU initialled an accord on taxes.")
    assert len((*event.actors, *event.recipients)) == 2
    assert event.object is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In a letter to the UN Security Council, the Malian foreign minister asked for the withdrawal of the mission.",
         ("REQUEST", ["Malian foreign minister"], ["United Nations Security Council"])),
        ("South Korea demanded that the trawler be handed back by Pyongyang.",
         ("REQUEST", ["South Korea"], ["North Korea"])),
        ("Ethiopian priests praised Egyptian teachers.", ("SUPPORT", ["Ethiopian priests"], ["Egyptian teachers"])),
    ],
)  # fmt: skip
def test_whom_words_are_addressed_to(text: str, expected: tuple[str, list[str], list[str]]) -> None:
    assert expected in by_name(text)


def test_a_sea_is_no_land() -> None:
    told = by_name("A U.S. aircraft carrier steamed into the Sea of Japan in a show of strength against North Korea.")
    assert ("MOBILIZE", ["U.S. aircraft carrier"], ["North Korea"]) in told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain impounded a Panamanian-flagged trawler off Gibraltar.", ("COERCE", {"ESP"}, {"PAN"})),
        ("A Taliban bomber blew himself up beside a queue of Indian soldiers.", ("ASSAULT", {"AFG"}, {"IND"})),
        ("The Kenyan police arrested a London-based lawyer.", ("COERCE", {"KEN"}, set())),
    ],
)
def test_whose_ship_whose_soldiers_and_whose_guest(text: str, expected: tuple[str, set[str], set[str]]) -> None:
    assert expected in by_country(text)
