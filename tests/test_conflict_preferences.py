"""What people say they prefer, turned into orders of states."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.conflict import Builder, build_graph
from dragoman.conflict.preferences import Order, vector_levels
from dragoman.errors import ConflictError


def order(**preferences) -> Order:
    """Order of four states NN, YN, NY, YY (labels 1 to 4) for a party with options a and b."""
    return build_graph(Builder("x").party("P", ["a", "b"], **preferences).build()).orders[0]


def relation(found: Order, first: int, second: int) -> str:
    """How state ``second`` compares with ``first``, by label."""
    s, t = first - 1, second - 1
    if found.unsure(s, t):
        return "?"
    if found.prefers(s, t):
        return ">>" if found.greatly_prefers(s, t) else ">"
    return "<" if found.prefers(t, s) else "="


def test_rankings_have_ties_and_great_steps() -> None:
    found = order(ranking="3 > 1 = 2 >> 4")
    assert found.level.tolist() == [1, 1, 2, 0]
    assert [relation(found, a, b) for a, b in ((4, 3), (4, 1), (1, 3), (1, 2))] == [">>", ">>", ">", "="]


def test_rankings_take_patterns_and_nested_lists() -> None:
    assert order(ranking=["NY", [1, "YN"], 4]).level.tolist() == [1, 1, 2, 0]
    assert order(ranking=["-Y", "-N"]).level.tolist() == [0, 0, 1, 1]


def test_statements_are_compared_from_the_most_important_down() -> None:
    assert order(statements=["not a", "b"]).level.tolist() == [2, 0, 3, 1]


def test_great_statements_separate_bands() -> None:
    found = order(statements=[{"text": "not a", "great": True}, "b"])
    assert relation(found, 2, 1) == ">>"
    assert relation(found, 1, 3) == ">"


@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=1, max_size=90))
def test_truth_vectors_are_compared_as_vectors_however_many(columns: list[list[bool]]) -> None:
    """More than 63 statements would overflow a weighted sum."""
    levels = vector_levels([np.array(column) for column in columns], 4).tolist()
    vectors = list(zip(*columns, strict=True))
    for a in range(4):
        for b in range(4):
            assert (levels[a] < levels[b]) == (vectors[a] < vectors[b])


def test_large_models_keep_the_same_order() -> None:
    columns = list(np.random.default_rng(1).random((18, 2**17)) < 0.5)
    fast, slow = vector_levels(columns, 2**17), vector_levels([*columns, *columns], 2**17)
    assert (np.argsort(fast, kind="stable") == np.argsort(slow, kind="stable")).all()
    assert (np.diff(np.sort(fast)) > 0).tolist() == (np.diff(np.sort(slow)) > 0).tolist()


def test_weights_are_added_exactly() -> None:
    found = order(weights={"a": 0.1, "b": 0.2, "a and b": 0, "not a and not b": 0.3})
    assert found.level.tolist() == [2, 0, 1, 2]  # 0.1 + 0.2 equals 0.3 here


def test_chains_leave_the_rest_unknown_and_are_transitive() -> None:
    found = order(chains=["3 > 1 >> 2"])
    assert [relation(found, a, b) for a, b in ((1, 3), (2, 1), (2, 3), (4, 1), (4, 3))] == [">", ">>", ">>", "?", "?"]


def test_chains_refine_what_statements_leave_open() -> None:
    found = order(statements=["not a"], undistinguished="unknown", chains=["3 > 1"])
    assert relation(found, 1, 3) == ">"
    assert relation(found, 2, 4) == "?"
    assert relation(found, 2, 1) == ">"
    assert relation(found, 2, 3) == ">"


def test_chains_that_settle_everything_make_a_complete_order() -> None:
    assert order(chains=["3 > 1 = 2 > 4"]).level.tolist() == [1, 1, 2, 0]


def test_unknown_pairs_overrule_the_rest() -> None:
    found = order(ranking=[1, 2, 3, 4], unknown=[("1", "-Y")])
    assert [relation(found, a, b) for a, b in ((3, 1), (4, 1), (2, 1))] == ["?", "?", ">"]


def test_states_left_out_of_a_ranking() -> None:
    with pytest.raises(ConflictError, match="leaves out 2 of 4 states: 2, 4"):
        order(ranking=[3, 1])
    assert order(ranking=[3, 1], rest="last").level.tolist() == [0, -1, 1, -1]
    assert relation(order(ranking=[3, 1], rest="unknown"), 2, 3) == "?"


def test_nothing_said_means_nothing_known() -> None:
    found = order()
    assert {relation(found, a, b) for a in range(1, 5) for b in range(1, 5) if a != b} == {"?"}


@pytest.mark.parametrize(
    ("preferences", "message"),
    [
        ({"ranking": [1, 2, 1, 3, 4]}, "has state 1 twice"),
        ({"ranking": [1, 2, 3, 4, 5]}, "no state '5'"),
        ({"ranking": "1 > > 2"}, "lacks a state"),
        ({"chains": ["1 > 2", "2 > 3", "3 > 1"]}, "cycle: 1 > 2 > 3 > 1|cycle: 2 > 3 > 1 > 2|cycle: 3 > 1 > 2 > 3"),
        ({"chains": ["1 > 2", "1 = 2"]}, "cycle"),
        ({"ranking": [1, 2, 3, 4], "chains": ["2 > 1"]}, "cycle"),
        ({"statements": ["c"]}, "no option is called 'c'"),
        ({"weights": {"a": math.nan}}, "is nan"),
        ({"weights": {"a": math.inf}}, "is inf"),
        ({"payoffs": [1, 2, math.nan, 3]}, "is nan"),
        ({"payoffs": [1, 2]}, "2 payoffs for 4 states"),
        ({"ranking": [1, 2, 3, 4], "weights": {"a": 1}}, "given twice"),
        ({"weights": {"a": 10**17, "b": 1e-9}}, "18 digits"),
        ({"weights": {"a": "much"}}, "not a number"),
        ({"undistinguished": "perhaps"}, "undistinguished"),
    ],
)
def test_contradictions_are_refused(preferences: dict, message: str) -> None:
    with pytest.raises(ConflictError, match=message):
        order(**preferences)
