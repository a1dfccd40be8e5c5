"""What can become of a status quo, what coalitions could do, and the words for it."""

import pytest

from dragoman.conflict import Builder, gmr, limited_move, nash, seq, sim, smr
from dragoman.conflict.catalogue import load
from dragoman.conflict.coalitions import coalition_improvements, coalition_stable, scan_coalitions
from dragoman.conflict.evolution import attractors, evolve
from dragoman.conflict.explain import explain, explain_conflict, explain_state
from dragoman.errors import ConflictError

ELMIRA = load("elmira1991")
DAM = load("syria_iraq1975")


def test_elmira_goes_to_state_5_and_no_further() -> None:
    course = evolve(ELMIRA)
    assert course.reached == ("5",)
    assert course.routes[0].paths == ((("Local Government", "5"),),)
    assert [state for state, _ in course.out_of_reach] == ["4", "8", "9"]


def test_all_shortest_paths_are_listed_and_counted() -> None:
    route = evolve(ELMIRA, by="moves").route("8")
    assert (route.moves, route.path_count, len(route.paths)) == (3, 6, 6)
    assert len(set(route.paths)) == 6
    assert route.paths[0] == (("Uniroyal", "3"), ("Local Government", "7"), ("MoE", "8"))
    assert all(path[-1][1] == "8" for path in route.paths)
    assert route.setbacks == (True, False, True)


def test_paths_beyond_the_list_are_still_counted() -> None:
    """Eight parties with one option each: 8! orders in which all options are taken."""
    builder = Builder("x")
    for i in range(8):
        builder.party(f"P{i}", [f"o{i}"], statements=[f"o{i}"])
    route = evolve(builder.build(), "NNNNNNNN").route("256")
    assert (route.moves, route.path_count, len(route.paths)) == (8, 40_320, 100)


def test_attractors_are_resting_states_or_cycles() -> None:
    ends = {end.states: end for end in attractors(ELMIRA)}
    assert set(ends) == {("5",), ("8",), ("9",)}
    assert ends[("5",)].certain == ("1", "5")
    pursuit = Builder("x").party("A", ["a"], statements=["a iff b"]).party("B", ["b"], statements=["not (a iff b)"])
    (cycle,) = attractors(pursuit.build())
    assert cycle.states == cycle.basin == cycle.certain == ("1", "2", "3", "4")


def test_a_status_quo_is_needed() -> None:
    with pytest.raises(ConflictError, match="no status quo"):
        evolve(load("chicken"))


def test_ministry_and_company_can_jump_from_5_to_8() -> None:
    (move,) = coalition_improvements(ELMIRA, ["MoE", "Uniroyal"], 5)
    assert move.target == "8"
    assert move.path == (("MoE", "6"), ("Uniroyal", "8"))
    assert not coalition_stable(ELMIRA, "seq", ["MoE", "Uniroyal"])[4 + 1]  # position of state 5: 9 comes before it


def test_the_scan_names_who_would_leave_an_equilibrium() -> None:
    scan = scan_coalitions(ELMIRA, "nash")
    assert scan.equilibria == ("5", "8", "9")
    assert scan.universal == ("8", "9")
    assert [(move.members, move.start, move.target) for move in scan.profitable] == [(("MoE", "Uniroyal"), "5", "8")]
    assert len(scan.stable) == 7


def test_answers_by_coalitions_are_a_switch() -> None:
    """A is held back only by B and C together: each alone would lose by the first move."""
    builder = Builder("x")
    builder.party("A", ["a"], statements=["not (b and c)", "a"])
    builder.party("B", ["b"], statements=["b and c", "not b"])
    builder.party("C", ["c"], statements=["b and c", "not c"])
    conflict = builder.build()
    assert not coalition_stable(conflict, "seq", ["A"])[0]
    assert coalition_stable(conflict, "seq", ["A"], answers="coalitions")[0]


def test_verdicts_are_told_in_words() -> None:
    text = explain(gmr(DAM), "Iraq", "1")
    assert text == (
        'Iraq would choose "Attack", to state 4 (Iraq attacks), but then Syria could choose "Release water", to state 5 '
        "(Iraq attacks although Syria releases water), which Iraq likes less than state 1. So it stays in state 1."
    )
    assert "the others have no answer that takes the gain away" in explain(seq(DAM), "Iraq", "1")
    assert "it has no move that it prefers" in explain(nash(DAM), "Syria", "6")
    assert "could not move on from there" in explain(smr(ELMIRA), "Local Government", "4")
    assert "may move at the same time" in explain(sim(load("chicken")), "A", "1")
    assert "looking ahead 3 moves" in explain(limited_move(load("chicken"), 3), "A", "1")


def test_equal_great_and_unknown_have_their_own_words() -> None:
    def said(ranking: str, **more) -> str:
        builder = Builder("x").party("A", ["a"], ranking=ranking, **more).party("B", ["b"], ranking=[4, 3, 2, 1])
        return explain(gmr(builder.build(), unknown="d" if more else ""), "A", "1")

    assert "likes no better than state 1" in said("2 > 1 = 4 > 3")
    assert "likes far less than state 1" in said("2 > 1 >> 4 > 3")
    assert "perhaps no better than state 1 (not known)" in said("2 > 1 > 4 > 3", unknown=[(1, 4)])


def test_whole_conflicts_and_states_are_told() -> None:
    told = explain_conflict(DAM)
    assert "SEQ: 6" in told
    assert "State 1 (Syria fills the dam and Iraq lets it) would hold (GMR):" in told
    assert explain_state(DAM, "3", ["seq"]).startswith("State 3 (Syria escalates, Iraq holds still)\n\nSEQ: no equilibrium.")
