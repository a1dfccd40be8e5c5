"""Requests, waiting, hosts, movements and what stands today, as drafts read them. All that is told in them is invented."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.coding import code
from dragoman.drafting import draft
from dragoman.drafting.gathering import Found, gather
from dragoman.errors import UsageError

FARC = "Revolutionary Armed Forces of Colombia"


def found(text: str) -> Found:
    return gather([code(text)], False)


def wishes(text: str) -> set[tuple[str, bool, str, str]]:
    return {(w.holder, w.wants, w.act, w.owner) for w in found(text).wishes}


def acts(text: str) -> set[tuple[str, bool, str]]:
    return {(s.act, s.done, s.owner) for s in found(text).sightings}


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Chile urged Peru to lift its embargo.", ("CHL", True, "lift_sanctions", "PER")),
        ("Chile called on Peru to stop supporting the rebels.", ("CHL", False, "back_fighters", "PER")),
        ("Chile set a deadline for Peru to free the hostages.", ("CHL", True, "release_prisoners", "PER")),
        ("Bolivia supports Peru's demand that Chile withdraw its troops.", ("PER", True, "withdraw_troops", "CHL")),
        ("Peru turned down a Chilean request to extradite the colonel.", ("PER", False, "hand_over_suspects", "PER")),
        ("Chile said that its troops would stay until Peru disarmed the militias.", ("CHL", True, "disarm", "PER")),
        ("Chile will resume gas deliveries when Peru has paid its bills.", ("CHL", True, "repay_debt", "PER")),
        ("Peru will return to the talks only once its frozen accounts are released.", ("PER", True, "release_funds", "")),
        ("Peru's return to the talks depends on the release of its soldiers.", ("PER", True, "release_prisoners", "")),
        ("Peru is seeking the release of its citizens held in Chile.", ("PER", True, "release_prisoners", "CHL")),
        ('"Peru has to pull out its troops," the Chilean president said.', ("CHL", True, "withdraw_troops", "PER")),
        ("Peru has long called for the base to be closed.", ("PER", True, "close_base", "")),
        ("A withdrawal from the plateau is not an option for Peru.", ("PER", False, "withdraw_troops", "")),
        ("Chile opposes the Peruvian plan to build a dam.", ("CHL", False, "build_project", "PER")),
        ("Chile ruled out lifting sanctions.", ("CHL", False, "lift_sanctions", "CHL")),
        ("Chile wants Peru to stop forcing firms to hand over technology.", ("CHL", False, "force_technology", "PER")),
    ],
)  # fmt: skip
def test_wishes_are_read_from_requests_waiting_and_urging(text: str, wish: tuple[str, bool, str, str]) -> None:
    assert wish in wishes(text)


def test_a_refusal_until_something_is_done_is_no_refusal() -> None:
    told = wishes("Peru will not sign the treaty until Chile frees the prisoners.")
    assert ("PER", True, "release_prisoners", "CHL") in told
    assert ("PER", False, "make_agreement", "PER") not in told


def test_who_turns_down_what_is_offered_to_it_turns_down_the_terms() -> None:
    told = wishes("Chile offered to free the Peruvian prisoners. Peru turned that down.")
    assert ("PER", False, "release_prisoners", "CHL") not in told


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Brazil and Norway, the guarantors of the talks, spoke to Peru.", ("mediate", True, "BRA")),
        ("Brazil and Norway, the guarantors of the talks, spoke to Peru.", ("mediate", True, "NOR")),
        ("Chile expelled two diplomats of Peru. Peru threatened to respond in kind.", ("expel_diplomats", True, "PER")),
        ("Chile agreed in principle to a swap of prisoners.", ("release_prisoners", True, "CHL")),
        ("Chile and Peru signed an agreement before the president of Brazil.", ("make_agreement", True, "CHL")),
        ("Chile banned two Peruvians from entering the country.", ("issue_visas", False, "CHL")),
        ("Peru laid down conditions and the rebels lay down their weapons.", ("disarm", True, "")),
    ],
)
def test_acts_are_told_by_roles_and_answers(text: str, act: tuple[str, bool, str]) -> None:
    assert act in acts(text)


def test_a_country_where_talks_are_held_is_a_host_unless_it_is_one_of_the_two() -> None:
    text = "Peru and Chile quarrel. Chile warned Peru. The talks of Peru and Chile in Oslo go on. Chile and Peru want peace."
    told = found(text).sightings
    assert [s.owner for s in told if s.venue] == ["NOR"]
    assert not [s for s in found(text.replace("Oslo", "Lima")).sightings if s.venue]


def test_who_breaches_sanctions_does_not_lift_them() -> None:
    assert "lift_sanctions" not in {s.act for s in found("Chile warned Peru against breaching the sanctions.").sightings}


def test_a_minister_who_leaves_the_government_is_no_choice_of_the_state() -> None:
    assert "share_power" not in {s.act for s in found("Chile's defence minister threatened to leave the government.").sightings}


def test_a_party_leader_and_a_senator_do_not_speak_for_the_state() -> None:
    assert not wishes("Senator John Smith of the United States demands that Peru free the prisoners.")


def test_the_government_is_that_of_the_state_that_a_movement_fights() -> None:
    text = (
        "Colombia and the Farc met in Havana. The Farc called for a ceasefire. Colombia spoke to the Farc. "
        "The government refused to withdraw its troops. An amnesty was demanded by the Farc."
    )
    told = wishes(text)
    assert ("COL", False, "withdraw_troops", "COL") in told
    assert (FARC, True, "grant_amnesty", "COL") in told


PILE = [
    ("Chile demands that Peru free the prisoners. Peru wants Chile to open the border. Peru released all prisoners.", 1),
    (
        "Chile demands that Peru free the prisoners. Peru asked Chile to open the border. Chile keeps its blockade of Peru.",
        3,
    ),
]


def test_what_is_demanded_again_later_is_not_done_today() -> None:
    made = draft([code(text, published=date(2022, month, 1)) for text, month in PILE])
    taken = {(o.owner, o.act): o.taken for o in made.options}
    assert taken["PER", "release_prisoners"] is False
    assert "still to come" in next(o.why for o in made.options if o.act == "release_prisoners")


def test_no_more_options_than_a_table_of_unknown_preferences_takes() -> None:
    with pytest.raises(UsageError, match="1 to 13 options"):
        draft([code(PILE[0][0])], most_options=14)


def test_a_shared_act_is_one_option_with_whomever_it_is() -> None:
    text = "Chile wants to sign the treaty with Peru. Chile wants to sign the treaty with Bolivia. Peru wants Chile to go."
    owned = [o for o in draft([code(text)]).options if (o.owner, o.act) == ("CHL", "make_agreement")]
    assert len(owned) == 1


def test_letters_that_nobody_knows_are_a_party_where_they_act_often() -> None:
    text = "The QZX wants Peru to free the prisoners. The QZX met Peru. Peru warned the QZX. The QZX left Peru."
    assert ("QZX", True, "release_prisoners", "PER") in wishes(text)
    assert not wishes("The QZX wants Peru to free the prisoners.")
