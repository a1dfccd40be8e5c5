"""Owners that no words name, acts of law and money, and the rank of options. All that is told in them is invented."""

from __future__ import annotations

import pytest

from dragoman.coding import code
from dragoman.drafting.acts import load_acts
from dragoman.drafting.draft import find_options, find_process
from dragoman.drafting.gathering import Found, gather
from dragoman.drafting.options import DraftOption
from dragoman.drafting.ranking import features, load_weights, rank_options


def found(text: str) -> Found:
    return gather([code(text)], False)


def acts(text: str) -> set[tuple[str, bool, str]]:
    return {(s.act, s.done, s.owner) for s in found(text).sightings}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The base would not be returned, the Chilean foreign ministry said.", ("cede_ground", True, "CHL")),
        ("The Security Council met on Monday. Peru asked the Council to adopt a resolution.",
         ("adopt_resolution", True, "United Nations")),
        ("The African Union said that it would go on with the talks it leads.", ("mediate", True, "African Union")),
        ("Peru takes border dispute to Security Council", ("refer_dispute", True, "PER")),
        ("Peru threatened to sue Chile.", ("refer_dispute", True, "PER")),
        ("Peru promised to help pay for irrigation in Chile.", ("invest", True, "PER")),
        ("Peru no longer accepts Bolivia as a mediator.", ("accept_mediation", True, "PER")),
        ("Peru wants to investigate the killings.", ("investigate_crimes", True, "PER")),
        ("Peru intends to go ahead with the sale of F-16s.", ("supply_arms", True, "PER")),
        ("Chile wants to set the protocol aside.", ("keep_agreement", False, "CHL")),
        ("The generals in Chile refuse to hand over power to civilians.", ("hand_over_power", True, "CHL")),
    ],
)  # fmt: skip
def test_owners_and_acts_are_read(text: str, act: tuple[str, bool, str]) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The base should not be returned, the Chilean foreign ministry said.",
        "Chile warned that the base would be attacked.",
    ],
)
def test_what_is_only_judged_or_warned_of_is_not_the_speakers(text: str) -> None:
    assert not {owner for _, _, owner in acts(text)} & {"CHL"}


def test_what_is_asked_of_nobody_is_asked_of_the_one_asked_before() -> None:
    text = (
        "Peru demands that Chile withdraw its troops. Peru asked Chile to free the hostages. "
        "Bolivia and Ecuador met in Quito, and Bolivia spoke with Ecuador. Peru wants the data on the river to be shared."
    )
    assert ("PER", "share_data", "CHL") in {(w.holder, w.act, w.owner) for w in found(text).wishes}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Peru attacked Chile on Tuesday. Bolivia called on Peru to stop at once.", ("attack", False, "PER")),
        ("Peru's soldiers have not cleared the road. Chile demanded that they do.", ("open_passage", True, "PER")),
        ("Turkish Cypriots refuse to hand over the town.", ("cede_ground", True, "Turkish Republic of Northern Cyprus")),
        ("Chile and Peru suspended their aid.", ("send_aid", False, "PER")),
        ("Chile demanded that Gomez be freed.", ("release_prisoners", True, "")),
        ("Peru wants to keep its soldiers in the valley.", ("withdraw_troops", False, "PER")),
        ("Peru again refuses to take in two thousand of them.", ("take_in_refugees", True, "PER")),
        ("Greek Cypriots refuse to hand over the town.", ("cede_ground", True, "CYP")),
    ],
)
def test_verbs_that_stand_for_others_and_peoples_of_a_divided_land(text: str, act: tuple[str, bool, str]) -> None:
    assert act in acts(text)


def test_what_is_only_permitted_is_one_act() -> None:
    told = {name for name, _, owner in acts("Canada agreed to allow the export of weapons again.") if owner == "CAN"}
    assert told == {"supply_arms"}


def test_after_a_coup_the_generals_are_those_who_rule_the_land() -> None:
    coup = "Soldiers seized power in Peru on Monday. Peru's generals shut the airports. Peru is calm. "
    assert ("release_prisoners", True, "PER") in acts(coup + "The generals refuse to release the president.")
    assert ("release_prisoners", True, "PER") not in acts("Peru is calm. The generals refuse to release the president.")


def test_people_of_a_land_that_is_not_divided_are_no_party() -> None:
    assert "PRK" not in {owner for _, _, owner in acts("North Koreans refuse to hand over the town.")}


def test_what_is_expected_beside_another_thing_is_a_wish_too() -> None:
    told = found("Peru expects Chile to free the hostages and to withdraw its troops.").wishes
    assert {"release_prisoners", "withdraw_troops"} <= {w.act for w in told if w.holder == "PER" and w.owner == "CHL"}


def test_verbs_in_the_past_let_a_sentence_be_read() -> None:
    assert all(load_acts().may_speak_of_acts(t) for t in ("Peru built a wall.", "Chile lent money.", "They forbade it."))


def ranked(text: str) -> list[DraftOption]:
    process, _, _ = find_process([code(text)])
    options = find_options(process)
    rank = rank_options(options, options, process.sightings, len(process.codings))
    return sorted(options, key=lambda o: -rank[o.key])


def test_an_act_of_the_table_ranks_before_one_outside_it_that_is_told_the_same_way() -> None:
    text = "Chile demands that Peru paint its boats. Chile demands that Peru free the hostages."
    assert [o.act for o in ranked(text) if o.owner == "PER"][:2] == ["release_prisoners", "paint_ship"]


def test_the_weights_are_those_that_are_seen_of_an_option() -> None:
    process, _, _ = find_process([code("Chile demands that Peru free the hostages.")])
    options = find_options(process)
    seen = features(options, options, process.sightings, 1)
    assert all(set(row) == set(load_weights()) for row in seen.values()) and seen


def test_what_most_reports_speak_of_ranks_before_what_one_demands() -> None:
    told = (
        "Peru wants the hostages to be freed.",
        "Bolivia asked for the release of the hostages.",
        "Chile may free the hostages.",
    )
    demand = "Peru demands that Chile close the inquiry, and Peru demanded again that Chile close the inquiry."
    process, _, _ = find_process([*(code(t, published=f"2024-01-0{n + 1}") for n, t in enumerate(told)), code(demand)])
    options = find_options(process)
    seen = features(options, options, process.sightings, len(process.codings))
    freed = next(row for (owner, act, _), row in seen.items() if (owner, act) == ("CHL", "release_prisoners"))
    assert freed["reports"] == 0.75 and freed["of_nobody"] > 0


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Both countries accuse Chile of letting ships in and of seizing oil.", ("seize_goods", True, "CHL")),
        ("Peru stopped all flights after Chile had asked it to, and has withdrawn its troops.", ("withdraw_troops", True, "PER")),
        ("Peru promised that it would paint its boats.", ("paint_ship", True, "PER")),
        ("Chile's fisheries minister, Pedro Lima, said that his government would withdraw its troops.",
         ("withdraw_troops", True, "CHL")),
        ("The coalition led by Chile met on Monday. Peru demands that the coalition lift its blockade.",
         ("lift_blockade", True, "CHL")),
        ("Chile has had sanctions on Peru since May.", ("lift_sanctions", False, "CHL")),
    ],
)  # fmt: skip
def test_who_acts_is_found_behind_rows_pronouns_and_names_of_nobody_known(text: str, act: tuple[str, bool, str]) -> None:
    assert act in acts(text)


def test_contrary_verbs_outside_the_table_are_one_choice() -> None:
    told = found("Peru demands that Chile restore the scholarship. Chile will abolish the scholarship.").sightings
    assert len({s.act for s in told if s.owner == "CHL"}) == 1
    assert {s.done for s in told if s.owner == "CHL"} == {True, False}
