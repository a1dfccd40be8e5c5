"""The forms of moves give the same answers: along an axis, in blocks, as rows of targets, whole or cut for the cache."""

from dataclasses import replace

import numpy as np
import pytest

import conflict_brute_force as brute
from dragoman.conflict import Builder, Graph, build_graph, gmr, nash, seq, smr, sseq
from dragoman.conflict.moves import Blocks, Edges
from dragoman.conflict.preferences import Order
from dragoman.conflict.relational import gather, legal_reach, pack, unpack

CONCEPTS = (nash, gmr, smr, seq, sseq)


def hypercube(seed: int, spread: int) -> Graph:
    """Three parties with 4, 3 and 3 options, no rules, and random levels with or without ties."""
    builder = Builder("x")
    for i, count in enumerate((4, 3, 3)):
        builder.party(f"P{i}", [f"o{i}{k}" for k in range(count)], weights={f"o{i}0": 1})
    graph = build_graph(builder.build())
    rng = np.random.default_rng(seed)
    for i in range(3):
        graph = graph.with_order(i, Order(rng.integers(0, spread, graph.count).astype(np.int32)))
    return graph


def in_blocks(graph: Graph) -> Graph:
    masks = (0b1111, 0b1110000, 0b1110000000)
    moves = tuple(Blocks.by_key(graph.codes & ~mask) for mask in masks)
    return replace(graph, moves=moves, kept={})


def in_rows(graph: Graph, transitive: bool) -> Graph:
    return replace(graph, moves=tuple(move.edges() for move in graph.moves), kept={}, transitive=transitive)


@pytest.mark.parametrize("spread", [3, 50, 100_000])
def test_forms_of_moves_agree(spread: int) -> None:
    for seed in range(4):
        graph = hypercube(seed, spread)
        others = [in_blocks(graph), in_rows(graph, True), in_rows(graph, False)]
        for concept in CONCEPTS:
            expected = concept(graph).stable
            for other in others:
                assert (concept(other).stable == expected).all(), (concept, seed)


def test_work_cut_for_the_cache_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [[concept(hypercube(seed, 20)).stable for concept in CONCEPTS] for seed in range(3)]
    monkeypatch.setattr("dragoman.conflict.moves.CACHED", 24)
    monkeypatch.setattr("dragoman.conflict.relational.CHUNK", 100)
    monkeypatch.setattr("dragoman.conflict.simultaneous.CHUNK", 10)
    for seed in range(3):
        graph = hypercube(seed, 20)
        for changed in (graph, in_blocks(graph)):
            for concept, stable in zip(CONCEPTS, expected[seed], strict=True):
                assert (concept(changed).stable == stable).all()
    for seed in range(40):
        game = brute.random_game(seed, most_options=6, unknown=seed % 3 == 1)
        assert brute.disagreements(game) == [], seed


def test_reached_states_are_those_of_the_rows() -> None:
    graph = hypercube(0, 10)
    for form in (graph, in_blocks(graph)):
        for i, move in enumerate(form.moves):
            rows = move.edges()
            for state in (0, 1, 500, 1023):
                assert move.reached(state).tolist() == rows.reached(state).tolist()
                assert len(move.reached(state)) == (15, 7, 7)[i]


def test_group_reach_follows_legal_sequences() -> None:
    """1 -> 2 by A, 2 -> 3 by A: A alone cannot go on; with B's 2 -> 4, 4 is reached, and 3 still is not."""
    a = Edges.from_pairs(np.array([0, 1]), np.array([1, 2]), 4)
    b = Edges.from_pairs(np.array([1]), np.array([3]), 4)
    assert np.flatnonzero(unpack(legal_reach([a], 4)[0], 4)).tolist() == [1]
    assert np.flatnonzero(unpack(legal_reach([a, b], 4)[0], 4)).tolist() == [1, 3]


def test_gather_joins_rows_of_any_number_of_targets() -> None:
    rng = np.random.default_rng(0)
    table = rng.random((70, 70)) < 0.1
    sources, targets = np.nonzero(rng.random((70, 70)) < 0.2)
    edges = Edges.from_pairs(sources, targets, 70)
    found = unpack(gather(edges, pack(table)), 70)
    for s in range(70):
        reached = edges.reached(s)
        assert (found[s] == (table[reached].any(axis=0) if len(reached) else False)).all()


def test_layers_and_pairs_build_the_same_rows() -> None:
    layers = [
        (np.array([0, 2], np.int32), np.array([1, 0], np.int32)),
        (np.array([0], np.int32), np.array([2], np.int32)),
    ]
    built = Edges.from_layers(layers, 3)
    assert [built.reached(s).tolist() for s in range(3)] == [[1, 2], [], [0]]
