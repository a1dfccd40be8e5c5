"""Whose people unknown names are, and whom "it", "they" and "their" take up. All that is told in them is invented."""

from __future__ import annotations

import pytest

from dragoman.coding import code
from dragoman.drafting.gathering import gather
from dragoman.drafting.parties import make_party_book
from dragoman.drafting.people import introduced_people


def whose(text: str) -> set[str]:
    coding = code(text)
    book = make_party_book([coding], False)
    book.people = introduced_people([coding], book)
    return {book.key(m.actor) for m in coding.mentions if m.actor.name == "Pedro Quintanar"} - {""}


def acts(text: str) -> set[tuple[str, bool, str]]:
    return {(s.act, s.done, s.owner) for s in gather([code(text)], False).sightings}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Chile will fill the lake in May, its water minister, Pedro Quintanar, said.", "CHL"),
        ("Chile wants a treaty. Its chief negotiator, Pedro Quintanar, asked for time.", "CHL"),
        ("Chile's water minister, Pedro Quintanar, asked for time.", "CHL"),
        ("Pedro Quintanar, the Chilean water minister, asked for time.", "CHL"),
        ("Pedro Quintanar, who negotiates for Chile, asked for time.", "CHL"),
        ("Pedro Quintanar of Chile asked for time.", "CHL"),
        ("Hezbollah wants a truce. Its deputy leader, Pedro Quintanar, asked for time.", "Hezbollah"),
        ("Pedro Quintanar, the head of Hezbollah, asked for time. Hezbollah wants a truce.", "Hezbollah"),
    ],
)
def test_the_words_that_introduce_a_name_say_whose_it_is(text: str, key: str) -> None:
    assert whose(text) == {key}


@pytest.mark.parametrize(
    "text",
    [
        "Pedro Quintanar, the former Chilean water minister, asked for time.",
        "Chile's former water minister, Pedro Quintanar, asked for time.",
        "Chile met Pedro Quintanar on Monday.",
        "Chile votes in May. Its leader, Pedro Quintanar, asked for time.",
        "Senator Pedro Quintanar of Chile asked for time.",
        "Opposition leader Pedro Quintanar of Chile asked for time.",
        "Pedro Quintanar, a poet, asked Chile for time.",
    ],
)
def test_who_holds_no_office_speaks_for_nobody(text: str) -> None:
    assert not whose(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Chile's water minister, Pedro Quintanar, asked for time. He refuses to renegotiate the treaty.",
         ("renegotiate_agreement", True, "CHL")),
        ("Chile kept some of its promises, Peruvian officials explained: it released the prisoners.",
         ("release_prisoners", True, "CHL")),
        ("President Gabriel Boric of Chile spoke. It will not withdraw its soldiers.", ("withdraw_troops", True, "CHL")),
        ("The Houthis want their pay. They threatened to attack ships.", ("attack", True, "Houthis")),
        ("The blockade has to be lifted.", ("lift_blockade", True, "")),
        ("Peru offered to license the export of wheat.", ("let_exports_through", True, "PER")),
        ("Chile and Peru announced that their countries would restore relations.", ("normalise_relations", True, "PER")),
        ("Chile promises to have the front taken off the list of terrorist organisations.", ("delist", True, "CHL")),
    ],
)  # fmt: skip
def test_owners_are_taken_up(text: str, act: tuple[str, bool, str]) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Peru threatened to take the blockade to court.", ("lift_blockade", False, "PER")),
        ("Chile's leader agreed with eighteen others on terms for a loan.", ("lend_money", True, "CHL")),
        ("Chile's government offered to accept the brake.", ("share_power", True, "CHL")),
    ],
)
def test_who_only_speaks_of_an_act_does_not_own_it(text: str, act: tuple[str, bool, str]) -> None:
    assert act not in acts(text)
