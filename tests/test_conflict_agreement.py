"""The engine against the brute force of conflict_brute_force.py on random models."""

import pytest

import conflict_brute_force as brute
from dragoman.conflict import build_graph, gmr, seq, sim, smr, sseq
from dragoman.conflict.coalitions import coalition_stable
from dragoman.conflict.evolution import evolve

GATE = 300
BATCH = 25


def draw(seed: int) -> brute.Game:
    """Every third model has unknown pairs, every third strengths, every twelfth both."""
    return brute.random_game(seed, unknown=seed % 3 == 1 or seed % 12 == 2, strength=seed % 3 == 2)


@pytest.mark.parametrize("first", range(0, GATE, BATCH))
def test_stability_agrees_with_brute_force(first: int) -> None:
    wrong = {seed: found for seed in range(first, first + BATCH) if (found := brute.disagreements(draw(seed)))}
    assert wrong == {}


def test_the_random_models_cover_what_the_definitions_speak_of() -> None:
    games = [draw(seed) for seed in range(GATE)]
    assert {game.parties for game in games} == {2, 3, 4, 5}
    assert {len(game.owners) for game in games} == set(range(2, 9))
    for trait in ("infeasible", "coalesce"):
        assert sum(bool(getattr(game, trait)) for game in games) > 30
    assert sum(set(game.directions) != {"both"} for game in games) > 60
    assert sum(any(game.unknown) for game in games) > 60
    assert sum(any(len(set(band.values())) > 1 for band in game.band) for game in games) > 60
    assert sum(any(len(set(level.values())) < len(level) for level in game.level) for game in games) > 100


def test_explicit_graphs_agree_with_brute_force() -> None:
    for seed in range(200):
        game = brute.random_explicit_game(seed, unknown=seed % 3 == 1, strength=seed % 3 == 2 or seed % 12 == 1)
        assert brute.disagreements(game) == [], seed


def test_the_brute_force_notices_a_wrong_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deliberately break one thing at a time: strict sanctions, and opponents who move once only."""
    games = [brute.random_game(seed) for seed in range(40)]
    with monkeypatch.context() as patch:
        patch.setattr(brute, "deterred", lambda game, i, s, t, *rest: brute.likes(game, i, t, s))
        assert any(brute.disagreements(game) for game in games)
    with monkeypatch.context() as patch:
        patch.setattr(brute, "sequences", moved_once)
        assert any(brute.disagreements(game) for game in games)


def moved_once(game: brute.Game, group: list, state: frozenset, step: object, used: tuple = ()) -> set:
    """The trap of public tools: each opponent moves at most once."""
    ends = set()
    for j in group:
        if j not in used:
            for there in step(j, state):
                ends |= {there} | moved_once(game, group, there, step, (*used, j))
    return ends


def test_coalitions_agree_with_brute_force() -> None:
    from itertools import combinations

    for seed in range(60):
        game = brute.random_game(seed, most_options=5, unknown=seed % 3 == 1)
        graph = build_graph(brute.as_conflict(game))
        for size in range(1, game.parties + 1):
            for group in combinations(range(game.parties), size):
                for concept in ("nash", "gmr", "smr", "seq"):
                    expected = [brute.coalition_stable(game, concept, group, s) for s in game.states]
                    assert coalition_stable(graph, concept, group).tolist() == expected, (seed, group, concept)


def test_single_party_coalitions_are_ordinary_stability() -> None:
    for seed in range(0, 60, 3):
        graph = build_graph(brute.as_conflict(brute.random_game(seed, most_options=6)))
        for concept in (gmr, smr, seq):
            for i in range(len(graph.parties)):
                assert (coalition_stable(graph, concept.__name__, [i]) == concept(graph).stable[i]).all()


def test_evolution_agrees_with_brute_force() -> None:
    for seed in range(40):
        game = brute.random_game(seed, most_options=5)
        graph = build_graph(brute.as_conflict(game))
        everybody = list(range(game.parties))
        for k, state in enumerate(game.states):
            for by in ("improvements", "moves"):
                expected = brute.reach(game, everybody, state, improving=by == "improvements") - {state}
                reached = evolve(graph, str(k + 1), by=by).reached
                assert {game.states[int(label) - 1] for label in reached} == expected, (seed, k, by)


def test_reasons_agree_with_verdicts() -> None:
    """The answer that a reason gives is there exactly where the engine says that the state is stable."""
    for seed in range(45):
        game = draw(seed)
        graph = build_graph(brute.as_conflict(game))
        complete = all(order.complete for order in graph.orders)
        results = [solve(graph, unknown=kind) for solve in (gmr, smr, seq, sseq) for kind in ([""] if complete else "ad")]
        results += [sim(graph)] if complete else []
        for result in results:
            for i in range(game.parties):
                for s in range(0, graph.count, 1 + graph.count // 12):
                    verdict = result.reason(i, graph.label(s))
                    told = all(answer.deterred for answer in verdict.answers)
                    assert told == verdict.stable, (seed, result.concept, i, s)
