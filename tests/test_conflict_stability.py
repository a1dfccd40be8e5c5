"""Stability on small conflicts with known answers, and what must hold between concepts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflict_brute_force import as_conflict, random_game
from dragoman.conflict import (
    Builder,
    build_graph,
    either,
    gmr,
    limited_move,
    nash,
    nonmyopic,
    seq,
    sim,
    smr,
    solve,
    sseq,
)
from dragoman.conflict.catalogue import load
from dragoman.errors import ConflictError


def test_by_party_results_of_the_thawra_dam() -> None:
    results = solve(load("syria_iraq1975"))
    assert results["GMR"].states_of("Iraq") == ("1", "2", "4", "5", "6")
    assert results["SMR"].states_of("Iraq") == ("2", "4", "6")
    assert results["SEQ"].states_of("Syria") == ("1", "3", "6")
    assert results["SIM"].states_of("Iraq") == ("2", "4", "5", "6")


def test_opponents_may_alternate_as_long_as_they_like() -> None:
    """A sanction that needs B, C and B again; tools that let each opponent move once miss it."""
    builder = Builder("x")
    builder.party("A", ranking=[2, 1, 3, 4, 5], rest="last", moves=[(1, 2)])
    builder.party("B", ranking=[5, 4, 3, 2, 1], moves=[(2, 3), (4, 5)])
    builder.party("C", ranking=[5, 4, 3, 2, 1], moves=[(3, 4)])
    for label in range(1, 6):
        builder.state(label)
    only_last_hurts = builder.build().with_preferences(
        "A", Builder("y").party("A", ranking="2 = 3 = 4 > 1 > 5").build().decision_makers[0].preferences
    )
    for concept in (gmr, smr, seq, sseq):
        assert concept(only_last_hurts).is_stable("1", "A"), concept
    path = seq(only_last_hurts).reason("A", "1").answers[0].path
    assert [(step.party, step.state) for step in path] == [(1, 2), (2, 3), (1, 4)]


def test_nobody_moves_twice_in_a_row() -> None:
    """B could get to the sanction only by moving twice, and there is nobody in between."""
    builder = Builder("x")
    builder.party("A", ranking="2 = 3 > 1 > 4", moves=[(1, 2)])
    builder.party("B", ranking=[4, 3, 2, 1], moves=[(2, 3), (3, 4)])
    for label in range(1, 5):
        builder.state(label)
    assert not gmr(builder.build()).is_stable("1", "A")


def test_equal_counts_as_a_sanction() -> None:
    builder = Builder("x").party("A", ["a"], ranking="2 > 1 = 4 > 3").party("B", ["b"], ranking=[4, 3, 2, 1])
    assert seq(builder.build()).is_stable("1", "A")


def test_return_to_the_start_is_a_sanction_unless_switched_off() -> None:
    builder = Builder("x")
    builder.party("A", ranking=[2, 1], moves=[(1, 2)]).party("B", ranking=[1, 2], moves=[(2, 1)]).state(1).state(2)
    assert gmr(builder.build()).is_stable("1", "A")
    assert not gmr(builder.build(), return_deters=False).is_stable("1", "A")


def test_strength_separates_strong_from_weak_stability() -> None:
    builder = Builder("x").party("A", ["a"], ranking="2 > 1 > 4 >> 3").party("B", ["b"], ranking="4 > 2 > 3 > 1")
    conflict = builder.build()
    assert seq(conflict).is_stable("1", "A")
    assert not seq(conflict, strong=True).is_stable("1", "A")
    assert "strong SEQ" in solve(conflict)


def test_unknown_preferences_have_four_versions() -> None:
    builder = Builder("x").party("A", ["a"], chains=["2 > 1"]).party("B", ["b"], ranking=[4, 3, 2, 1])
    graph = build_graph(builder.build())
    assert [gmr(graph, unknown=kind).is_stable("1", "A") for kind in "abcd"] == [False, False, True, True]
    with pytest.raises(ConflictError, match="four versions"):
        gmr(graph)
    assert set(solve(graph)) == {f"{c}_{k}" for c in ("Nash", "GMR", "SMR", "SEQ", "SSEQ") for k in "abcd"}


@pytest.mark.parametrize(("horizon", "expected"), [(1, "23"), (2, ""), (3, "1"), (4, "1"), (7, "1")])
def test_limited_moves_in_chicken(horizon: int, expected: str) -> None:
    assert "".join(limited_move(load("chicken"), horizon).equilibria) == expected


def test_foresight_of_the_prisoners() -> None:
    assert limited_move(load("prisoners_dilemma"), 1).equilibria == ("4",)
    assert nonmyopic(load("prisoners_dilemma")).equilibria == ("1", "4")


def test_seq_or_sim_accepts_what_either_does() -> None:
    graph = build_graph(load("chicken"))
    assert either(seq(graph), sim(graph)).equilibria == ("1", "2", "3")


@settings(max_examples=60, deadline=None)
@given(st.integers(1000, 10**6))
def test_concepts_imply_each_other_as_they_should(seed: int) -> None:
    graph = build_graph(as_conflict(random_game(seed, most_options=6)))
    found = {name: result.stable for name, result in solve(graph).items()}
    for weaker, stronger in (("SEQ", "Nash"), ("GMR", "SEQ"), ("SMR", "Nash"), ("GMR", "SMR"), ("SEQ", "SSEQ")):
        assert not (found[stronger] & ~found[weaker]).any(), (stronger, weaker)


@settings(max_examples=40, deadline=None)
@given(st.integers(1000, 10**6))
def test_unknown_types_imply_each_other_as_they_should(seed: int) -> None:
    graph = build_graph(as_conflict(random_game(seed, most_options=5, unknown=True)))
    for concept in (nash, gmr, smr, seq, sseq):
        found = {kind: concept(graph, unknown=kind).stable for kind in "abcd"}
        for stronger, weaker in (("a", "b"), ("b", "d"), ("a", "c"), ("c", "d")):
            assert not (found[stronger] & ~found[weaker]).any()


def test_answers_do_not_depend_on_how_preferences_are_stated() -> None:
    statements = Builder("x").party("A", ["a"], statements=["not b", "a"]).party("B", ["b"], statements=["not a", "b"])
    ranking = Builder("x").party("A", ["a"], ranking=[2, 1, 4, 3]).party("B", ["b"], ranking=[3, 1, 4, 2])
    first, second = solve(statements.build()), solve(ranking.build())
    assert {k: v.equilibria for k, v in first.items()} == {k: v.equilibria for k, v in second.items()}


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: solve(load("chicken"), ["minimax"]), "no concept is called 'minimax'"),
        (lambda: gmr(load("chicken"), unknown="e"), "'a', 'b', 'c' or 'd'"),
        (lambda: limited_move(load("chicken"), 0), "horizon of 0"),
        (lambda: seq(load("chicken")).is_stable("9"), "no state '9'"),
        (lambda: seq(load("chicken")).states_of("C"), "the parties are: A, B"),
        (
            lambda: sim(Builder("x").party("A", moves=[(1, 2)], ranking=[1, 2]).state(1).state(2).build()),
            "moves by hand",
        ),
    ],
)
def test_what_cannot_be_asked_is_refused(ask, message: str) -> None:
    with pytest.raises(ConflictError, match=message):
        ask()
