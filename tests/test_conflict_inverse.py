"""The inverse question, against brute force over all rankings that shares nothing with the engine's counting."""

import itertools
import json
import math

import numpy as np
import pytest
from typer.testing import CliRunner

from conflict_brute_force import as_conflict as stated
from conflict_brute_force import random_explicit_game, random_game, stable, stable_sim
from dragoman.conflict import Builder, Preferences, Statement, build_graph, nash, solve
from dragoman.conflict.branch_and_bound import changed_pairs, least_drops, pushed_levels
from dragoman.conflict.catalogue import load, slugs
from dragoman.conflict.commands import app
from dragoman.conflict.conditions import INVERTIBLE, conditions
from dragoman.conflict.counting import count_profiles, count_rankings
from dragoman.conflict.inverse import fewest_statements, invert, least_change, with_change
from dragoman.conflict.joint_change import joint_change
from dragoman.conflict.preferences import Order
from dragoman.errors import ConflictError

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")


def small_games(wanted, most_states, explicit=True):
    found = []
    for seed in itertools.count():
        game = random_explicit_game(seed) if explicit and seed % 3 == 0 else random_game(seed, most_options=3)
        if 3 <= len(game.states) <= most_states:
            found.append(game)
        if len(found) == wanted:
            return found


def holds(game, concept, i, s):
    return stable_sim(game, i, s) if concept == "sim" else stable(game, concept, i, s, "", False, True)


def set_level(game, i, levels):
    game.level[i] = dict(zip(game.states, levels, strict=True))
    game.memory = {key: value for key, value in game.memory.items() if key[0] == "moves"}


def weak_orders(count):
    return {tuple(np.unique(levels, return_inverse=True)[1]) for levels in itertools.product(range(count), repeat=count)}


@pytest.mark.parametrize(("concept", "count"), [("nash", 240), ("gmr", 384), ("smr", 300), ("seq", 384)])
def test_syrian_rankings_for_state_2(concept: str, count: int) -> None:
    inversion = invert(load("syria_iraq1975"), 2, concept, ["Syria"])
    assert (inversion.together.favourable, inversion.together.total) == (count, 720)
    assert inversion.together.exact
    assert inversion.parties[0].rankings.favourable == count


def test_counts_on_record_in_the_catalogue() -> None:
    checked = 0
    for slug in slugs():
        for finding in load(slug).findings:
            if finding.concept.startswith("inverse "):
                inversion = invert(load(slug), finding.start, finding.concept.removeprefix("inverse "), [finding.party])
                assert inversion.together.favourable == finding.count
                checked += 1
    assert checked >= 4


@pytest.mark.parametrize("concept", INVERTIBLE)
def test_counts_for_one_party_agree_with_all_permutations(concept: str) -> None:
    for game in small_games(6, 5, explicit=concept != "sim"):
        graph = build_graph(stated(game))
        for i, s in itertools.product(range(game.parties), range(len(game.states))):
            kept, hits = game.level[i], 0
            for levels in itertools.permutations(range(len(game.states))):
                set_level(game, i, levels)
                hits += holds(game, concept, i, game.states[s])
            game.level[i] = kept
            game.memory = {key: value for key, value in game.memory.items() if key[0] == "moves"}
            count = count_rankings(conditions(graph, i, s, concept), graph.count)
            assert (count.favourable, count.total) == (hits, math.factorial(graph.count))


@pytest.mark.parametrize("concept", INVERTIBLE)
def test_counts_for_two_parties_agree_with_all_profiles(concept: str) -> None:
    for game in small_games(5, 4, explicit=concept != "sim"):
        graph = build_graph(stated(game))
        kept = list(game.level)
        for s in range(len(game.states)):
            hits = 0
            for first, second in itertools.product(itertools.permutations(range(len(game.states))), repeat=2):
                set_level(game, 0, first)
                set_level(game, 1, second)
                hits += all(holds(game, concept, i, game.states[s]) for i in range(game.parties))
            game.level[:] = kept
            game.memory = {key: value for key, value in game.memory.items() if key[0] == "moves"}
            assert count_profiles(graph, s, concept, [0, 1]).favourable == hits


def test_an_estimate_has_an_interval_that_covers_the_exact_count() -> None:
    graph = build_graph(load("elmira1991"))
    exact = math.prod(invert(graph, 8, "nash").parties[i].rankings.share for i in range(3))
    estimate = invert(graph, 8, "seq", trials=500).together
    assert not estimate.exact
    assert estimate.trials == 500
    assert estimate.low <= estimate.share <= estimate.high
    assert estimate.high > exact  # what is Nash stable is also sequentially stable
    assert invert(graph, 8, "seq", trials=500).together == estimate


def test_rankings_beyond_the_listed_sets_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = build_graph(load("cuban1962"))
    clauses = conditions(graph, 0, 0, "gmr")
    exact = count_rankings(clauses, graph.count)
    monkeypatch.setattr("dragoman.conflict.counting.MOST_RELEVANT", 2)
    drawn = count_rankings(clauses, graph.count)
    assert exact.exact
    assert not drawn.exact
    assert drawn.low <= exact.share <= drawn.high


@pytest.mark.parametrize("concept", INVERTIBLE)
def test_least_change_of_one_ranking_agrees_with_all_rankings_with_ties(concept: str) -> None:
    orders = {count: sorted(weak_orders(count)) for count in (3, 4)}
    for game in small_games(6, 4, explicit=concept != "sim"):
        graph = build_graph(stated(game))
        for i, s in itertools.product(range(game.parties), range(len(game.states))):
            now = graph.orders[i].level
            clauses = conditions(graph, i, s, concept)
            best = None
            for levels in orders[graph.count]:
                above = {t for t in range(graph.count) if levels[t] > levels[s]}
                if all(clause.holds(above) for clause in clauses):
                    cost = len(changed_pairs(now, np.asarray(levels)))
                    best = cost if best is None else min(best, cost)
            drops = least_drops(now, s, clauses)
            assert drops[0].proven
            assert drops[0].swaps == best
            for drop in drops:
                after = pushed_levels(now, s, drop.states)
                assert len(changed_pairs(now, after)) == drop.swaps
                assert all(clause.holds(set(np.flatnonzero(after > after[s]))) for clause in clauses)


@pytest.mark.parametrize("concept", ["seq", "sseq", "sim"])
def test_least_change_of_two_rankings_agrees_with_all_profiles(concept: str) -> None:
    for game in small_games(4, 4, explicit=concept != "sim"):
        graph = build_graph(stated(game))
        orders = sorted(weak_orders(graph.count))
        kept, wanted = list(game.level), [0, graph.count - 1]
        costs = [[len(changed_pairs(graph.orders[i].level, np.asarray(o))) for o in orders] for i in (0, 1)]
        best = dict.fromkeys(wanted)
        for a, b in itertools.product(range(len(orders)), repeat=2):
            cost = costs[0][a] + costs[1][b]
            todo = [s for s in wanted if best[s] is None or cost < best[s]]
            if todo:
                set_level(game, 0, orders[a])
                set_level(game, 1, orders[b])
                for s in todo:
                    if all(holds(game, concept, i, game.states[s]) for i in range(game.parties)):
                        best[s] = cost
        game.level[:] = kept
        for s in wanted:
            found = joint_change(graph, s, concept, {}, [0, 1])
            if best[s] is None:
                assert found is None
                continue
            assert found.proven
            assert sum(len(changed_pairs(graph.orders[i].level, found.levels[i])) for i in (0, 1)) == best[s]
            assert found.bound <= best[s]


@pytest.mark.parametrize("slug", ["syria_iraq1975", "elmira1991", "cuban1962", "chicken"])
@pytest.mark.parametrize("concept", INVERTIBLE)
def test_the_changed_conflict_has_the_wanted_equilibrium(slug: str, concept: str) -> None:
    conflict = load(slug)
    for label in build_graph(conflict).labels[:4]:
        change = least_change(conflict, label, concept)
        (result,) = solve(with_change(conflict, change), [concept]).values()
        assert label in result.equilibria
        (before,) = solve(conflict, [concept]).values()
        assert (change.swaps == 0) == (label in before.equilibria)


def test_no_change_of_this_party_alone_may_do() -> None:
    # B defects from (cooperate, cooperate) whatever A prefers, and A's answer would have to be an improvement.
    assert least_change(load("prisoners_dilemma"), 1, "nash", ["A"]) is None


def test_branch_and_bound_is_exact_on_long_rankings() -> None:
    rng = np.random.default_rng(3)
    builder = Builder("long")
    builder.party("A", ["a", "b", "c"], payoffs=rng.permutation(64).tolist())
    builder.party("B", ["d", "e", "f"], payoffs=rng.permutation(64).tolist())
    graph = build_graph(builder.build())
    for s in range(0, 64, 7):
        drops = least_drops(graph.orders[0].level, s, conditions(graph, 0, s, "smr"))
        assert drops[0].proven
        after = pushed_levels(graph.orders[0].level, s, drops[0].states)
        changed = graph.with_order(0, Order(after))
        assert all(c.holds(set(np.flatnonzero(after > after[s]))) for c in conditions(changed, 0, s, "smr"))


def test_a_search_that_is_cut_short_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = build_graph(load("cuban1962"))
    clauses = conditions(graph, 0, 0, "gmr")
    best = least_drops(graph.orders[0].level, 0, clauses)[0]
    monkeypatch.setattr("dragoman.conflict.branch_and_bound.MOST_NODES", 1)
    (cut,) = least_drops(graph.orders[0].level, 0, clauses)
    assert best.proven
    assert not cut.proven
    assert cut.swaps >= best.swaps
    above = set(np.flatnonzero(graph.orders[0].level > graph.orders[0].level[0])) - cut.states
    assert all(clause.holds(above) for clause in clauses)


def dam() -> Builder:
    builder = Builder("A dam")
    builder.party("Upstream", ["Release", "Pay"], statements=["not Release", "not Pay"])
    builder.party("Downstream", ["Attack"], statements=["Release", "not Attack"])
    return builder


def test_fewest_statements_says_what_to_do() -> None:
    conflict = dam().build()
    (first, *_) = fewest_statements(conflict, "YNN", "nash", "Upstream")
    assert len(first.edits) == 1
    assert "not Release" in first.edits[0]
    changed = conflict.with_preferences("Upstream", Preferences(statements=build_statements(first.statements)))
    assert "2" in nash(changed).equilibria
    assert fewest_statements(conflict, "NNN", "nash", "Upstream") == ()


def build_statements(texts):
    return tuple(Statement(text) for text in texts)


def test_touched_statements_are_named() -> None:
    change = least_change(dam().build(), "YNN", "nash", ["Upstream"])
    assert change.changes[0].statements == ("not Release",)


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(ConflictError, match="choose among nash"):
        invert(load("chicken"), 1, "nm")
    with pytest.raises(ConflictError, match="no decision maker"):
        invert(load("chicken"), 1, "nash", ["C"])
    with pytest.raises(ConflictError, match="no statements"):
        fewest_statements(load("chicken"), 1, "nash", "A")
    with pytest.raises(ConflictError, match="0 trials"):
        invert(load("chicken"), 1, trials=0)
    with pytest.raises(ConflictError, match="seed -1"):
        invert(load("chicken"), 1, seed=-1)
    unsure = Builder("x").party("A", ["a"]).party("B", ["b"], ranking=[1, 2, 3, 4]).build()
    with pytest.raises(ConflictError, match="unknown"):
        least_change(unsure, 1, "nash")


def test_the_command_answers_in_text_and_json() -> None:
    asked = ["invert", "catalogue:syria_iraq1975", "-s", "2", "-p", "Syria"]
    shown = CliRunner().invoke(app, asked, catch_exceptions=False).output
    assert "384 of 720 (53.3%)" in shown
    assert "Syria (1 swap): 1 > 3 > 2 > 6 > 4 > 5" in shown
    values = json.loads(CliRunner().invoke(app, [*asked, "--json"], catch_exceptions=False).output)
    assert values["together"]["favourable"] == 384
    assert values["least_change"]["changes"][0]["pairs"] == [["6", "2"]]


def test_the_command_says_when_the_state_holds_or_cannot() -> None:
    def ask(*rest):
        return CliRunner().invoke(app, ["invert", *rest], catch_exceptions=False).output

    assert "nothing needs to change" in ask("catalogue:elmira1991", "-s", "8")
    assert "No change of what A may prefer" in ask("catalogue:prisoners_dilemma", "-s", "1", "-c", "nash", "-p", "A")
