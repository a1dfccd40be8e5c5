"""Third parties: what added options, moves, rules and preferences change."""

import pytest

from dragoman.conflict import Builder, Preferences, build_graph, nash
from dragoman.conflict.catalogue import load
from dragoman.conflict.files import parse_conflict
from dragoman.conflict.third_party import Intervention, compare, intervene
from dragoman.conflict.writing import format_conflict
from dragoman.errors import ConflictError


def dilemma():
    builder = Builder("Two who could disarm")
    builder.party("East", ["Arm"], ranking=["YN", "NN", "YY", "NY"])
    return builder.party("West", ["Arm"], ranking=["NY", "NN", "YY", "YN"]).status_quo("NN").build()


def test_an_idle_third_party_changes_nothing_but_the_number_of_states() -> None:
    effect = compare(dilemma(), Intervention("Observer", options=("Watch",)), ["nash", "gmr", "smr", "seq"])
    assert effect.changes == ()
    for title, states in effect.before.items():
        assert {effect.origin[s] for s in effect.after[title]} == set(states)
        assert len(effect.after[title]) == 2 * len(states)
    assert build_graph(effect.conflict).vector(build_graph(effect.conflict).find(effect.conflict.status_quo)) == "NNN"


def test_a_guarantee_makes_disarmament_hold() -> None:
    guarantor = Intervention(
        "Guarantor",
        options=("Guarantee",),
        prefers=("Guarantee",),
        first={"East": ["not (Guarantee and 1)"], "West": ["not (Guarantee and 2)"]},
    )
    effect = compare(dilemma(), guarantor, ["nash"])
    graph = build_graph(effect.conflict)
    assert [graph.vector(graph.find(s)) for s in effect.after["Nash"]] == ["NNY"]
    gained = [c for c in effect.changes if c.party == "" and c.gained]
    assert [(c.concept, c.before) for c in gained] == [("Nash", "1")]
    assert any(not c.gained and c.party == "" and c.before == "4" for c in effect.changes)


def test_the_last_word_only_decides_ties() -> None:
    tipped = intervene(dilemma(), Intervention("Bank", options=("Lend",), then={"East": ["Lend"]}))
    graph = build_graph(tipped)
    level = graph.orders[0].level
    for old in ("NN", "YN", "NY", "YY"):
        assert level[graph.find(old + "Y")] == level[graph.find(old + "N")] + 1
    assert level[graph.find("NNN")] > level[graph.find("YYY")]


def test_barring_a_move_makes_a_state_hold() -> None:
    effect = compare(dilemma(), Intervention("Inspectors", barred={"East": [("NN", "YN")], "West": [("NN", "NY")]}), ["nash"])
    assert effect.before["Nash"] == ("4",)
    assert effect.after["Nash"] == ("1", "4")
    assert {(c.party, c.state, c.gained) for c in effect.changes} == {("", "1", True), ("East", "1", True), ("West", "1", True)}


def test_an_opened_move_unmakes_a_state() -> None:
    truth = load("elmira1991")
    effect = compare(truth, Intervention("Court", moves={"MoE": [("9", "7")]}), ["nash"])
    assert [(c.party, c.state, c.gained) for c in effect.changes] == [("", "9", False), ("MoE", "9", False)]


def test_changed_preferences_and_rules() -> None:
    effect = compare(
        dilemma(), Intervention("Talks", preferences={"East": Preferences(ranking=(("1",), ("2", "3", "4")))}), ["nash"]
    )
    assert effect.conflict.decision_makers[0].preferences.ranking[0] == ("1",)
    banned = intervene(dilemma(), Intervention("Treaty", infeasible=("1 and 2",)))
    assert nash(banned).equilibria == ("2", "3")
    ruled = Builder("r").party("A", ["a"], ranking=["N"]).infeasible("Y").build()
    assert build_graph(intervene(ruled, Intervention("Release", allowed=("Y",)))).count == 2


def test_the_result_can_be_written_and_read() -> None:
    conflict = intervene(dilemma(), Intervention("Observer", options=("Watch",)))
    assert parse_conflict(format_conflict(conflict)) == conflict


@pytest.mark.parametrize(
    ("intervention", "message"),
    [
        (Intervention("X", first={"Nobody": ["1"]}), "no decision maker"),
        (Intervention("X", allowed=("YY",)), "no rule of this conflict"),
        (Intervention("X", options=("a",), first={"East": ["Fly"]}), "Fly"),
        (Intervention("East", options=("a",)), "two entries of decision maker"),
    ],
)
def test_interventions_that_cannot_be_are_refused(intervention: Intervention, message: str) -> None:
    with pytest.raises(ConflictError, match=message):
        intervene(dilemma(), intervention)


def test_coalesced_states_take_no_new_options() -> None:
    with pytest.raises(ConflictError, match="write the new model out"):
        intervene(load("elmira1991"), Intervention("X", options=("a",)))
