"""How robust equilibria are: swaps, noise, and rankings that complete what is unknown."""

import itertools
import json

import numpy as np
import pytest
from typer.testing import CliRunner

from dragoman.conflict import Builder, build_graph, solve
from dragoman.conflict.catalogue import load
from dragoman.conflict.commands import app
from dragoman.conflict.completions import Drawer, Partial, all_completions, count_completions, partial_order
from dragoman.conflict.intervals import wilson
from dragoman.conflict.preferences import Order
from dragoman.conflict.sensitivity import complete_unknown, robustness, swap_effects
from dragoman.errors import ConflictError


def unsure_dam(**preferences):
    builder = Builder("A dam")
    builder.party("Upstream", ["Release", "Escalate"], **preferences)
    builder.party("Downstream", ["Attack"], ranking=[2, 4, 6, 1, 5, 3])
    return builder.infeasible("YY-").build()


def test_every_swap_that_matters_is_found() -> None:
    conflict = load("syria_iraq1975")
    graph = build_graph(conflict)
    before = solve(graph, ["seq"])["SEQ"].equilibria
    expected = set()
    for party, names in (("Syria", "136245"), ("Iraq", "246153")):
        for k in range(5):
            ranking = [*names]
            ranking[k], ranking[k + 1] = ranking[k + 1], ranking[k]
            levels = np.asarray([5 - ranking.index(graph.label(s)) for s in range(6)], dtype=np.int32)
            if solve(graph.with_order(party, Order(levels)), ["seq"])["SEQ"].equilibria != before:
                expected.add((party, names[k], names[k + 1]))
    assert {(e.party, e.better, e.worse) for e in swap_effects(conflict, ["seq"])} == expected
    assert expected


def test_swap_effects_say_what_is_lost_and_gained() -> None:
    effects = swap_effects(load("prisoners_dilemma"), ["nash"])
    changed = {(e.party, e.better, e.worse): (e.lost, e.gained) for e in effects}
    assert changed["A", "4", "2"] == (("4",), ("2",))
    assert ("A", "1", "4") not in changed


def test_the_same_seed_gives_the_same_shares() -> None:
    first = robustness(load("elmira1991"), ["seq"], swaps=2, trials=100, seed=7)
    assert first == robustness(load("elmira1991"), ["seq"], swaps=2, trials=100, seed=7)
    assert first != robustness(load("elmira1991"), ["seq"], swaps=2, trials=100, seed=8)
    assert first.cases == 100
    assert not first.exact


def test_hardly_any_noise_changes_nothing_and_much_noise_everything() -> None:
    quiet = robustness(load("elmira1991"), ["seq"], noise=0.01, trials=30)
    assert {s.state: s.share for s in quiet.shares} == {"5": 1.0, "8": 1.0, "9": 1.0}
    assert all(s.now for s in quiet.shares)
    loud = robustness(load("elmira1991"), ["seq"], noise=50, trials=300)
    assert loud.share(5, "SEQ") < 0.9
    assert len(loud.shares) > 3


def test_one_swap_is_the_mean_over_all_swaps() -> None:
    conflict = load("chicken")
    drawn = robustness(conflict, ["nash"], swaps=1, parties=["A"], trials=2000)
    lost = sum("2" in e.lost for e in swap_effects(conflict, ["nash"], ["A"]))
    low, high = next((s.low, s.high) for s in drawn.shares if s.state == "2")
    assert low <= 1 - lost / 3 <= high


def test_few_completions_are_all_solved() -> None:
    conflict = unsure_dam(ranking=[1, 3, 6, 2, 4, 5], unknown=[(6, 2), (2, 4)])
    found = complete_unknown(conflict, ["seq"])
    assert found.exact
    level = build_graph(conflict).orders[0]
    good = [p for p in itertools.permutations(range(6)) if agrees(p, level)]
    assert found.cases == len(good)
    graph = build_graph(conflict)
    hits = sum("6" in solve(graph.with_order(0, Order(np.asarray(p, dtype=np.int32))), ["seq"])["SEQ"].equilibria for p in good)
    assert found.share(6, "SEQ") == hits / len(good)


def agrees(levels, order):
    return all(levels[t] > levels[s] for s, t in zip(*np.nonzero(order.better_table()), strict=True))


def test_many_completions_are_drawn_with_an_interval() -> None:
    exact = complete_unknown(unsure_dam(), ["nash"])
    drawn = complete_unknown(unsure_dam(), ["nash"], most=10, trials=400, seed=2)
    assert (exact.cases, exact.exact) == (720, True)
    assert (drawn.cases, drawn.exact, drawn.seed) == (400, False, 2)
    missed = [s.state for s in drawn.shares if not s.low <= exact.share(s.state, "Nash") <= s.high]
    assert len(missed) <= 1
    assert all(s.now is None for s in drawn.shares)


@pytest.mark.parametrize("seed", range(12))
def test_completions_agree_with_brute_force(seed: int) -> None:
    rng = np.random.default_rng(seed)
    count = int(rng.integers(2, 6))
    hidden = rng.permutation(count)
    pairs = [(a, b) for a in range(count) for b in range(count) if hidden[a] > hidden[b] and rng.random() < 0.4]
    above = [0] * count
    for a, b in pairs:
        above[b] |= 1 << a
    partial = Partial(tuple((s,) for s in range(count)), tuple(above))
    good = {p for p in itertools.permutations(range(count)) if all(p[a] > p[b] for a, b in pairs)}
    found = [tuple(level.tolist()) for level in all_completions(partial)]
    assert len(found) == len(set(found)) == count_completions(partial)
    assert set(found) == good


@pytest.mark.parametrize("counted", [True, False])
def test_completions_are_drawn_evenly(counted: bool) -> None:
    partial = Partial(((0,), (1,), (2,), (3,)), (0, 1, 0, 4))  # 0 above 1, 2 above 3: six completions
    drawer = Drawer(partial, np.random.default_rng(5))
    drawer.counted = counted
    drawn = [tuple(drawer.draw().tolist()) for _ in range(1200)]
    counts = [drawn.count(one) for one in sorted(set(drawn))]
    assert len(counts) == 6
    assert sum((c - 200) ** 2 / 200 for c in counts) < 20.5  # chi-squared with 5 degrees of freedom, 99.9 per cent


def test_known_equals_stay_equal() -> None:
    conflict = unsure_dam(ranking=[[1, 3], 6, 2, 4, 5], unknown=[(2, 4)])
    graph = build_graph(conflict)
    for level in all_completions(partial_order(graph.orders[0])):
        assert level[graph.find(1)] == level[graph.find(3)]


def test_wilson_holds_at_the_ends() -> None:
    assert wilson(0, 10)[0] == 0.0
    assert wilson(10, 10)[1] == 1.0
    low, high = wilson(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)


def test_requests_that_mean_nothing_are_refused() -> None:
    with pytest.raises(ConflictError, match="give one of the two"):
        robustness(load("chicken"))
    with pytest.raises(ConflictError, match="give one of the two"):
        robustness(load("chicken"), swaps=1, noise=float("nan"))
    with pytest.raises(ConflictError, match="nothing is unknown"):
        complete_unknown(load("chicken"))
    with pytest.raises(ConflictError, match="trials"):
        robustness(load("chicken"), swaps=1, trials=0)


def test_the_command_shows_shares_and_swaps() -> None:
    shown = CliRunner().invoke(app, ["sensitivity", "catalogue:elmira1991", "-c", "seq", "--trials", "50"]).output
    assert "50 cases drawn, seed 0" in shown
    assert "Local Government  5 > 1" in shown
    asked = ["sensitivity", "catalogue:elmira1991", "-c", "seq", "--trials", "50", "--noise", "2", "--json"]
    values = json.loads(CliRunner().invoke(app, asked, catch_exceptions=False).output)
    assert values["cases"] == 50
    assert {s["party"] for s in values["swaps_that_matter"]} == {"Uniroyal", "Local Government"}


def test_the_command_completes_what_is_unknown() -> None:
    text = """
[[decision_maker]]
name = "A"
options = ["a"]
[[decision_maker]]
name = "B"
options = ["b"]
preferences = { ranking = [1, 2, 3, 4] }
"""
    shown = CliRunner().invoke(app, ["sensitivity", "-", "-c", "nash"], input=text, catch_exceptions=False).output
    assert "all 24 completions of what A may prefer" in shown
