"""Stability on tables of pairs of states: for unknown preferences, strengths that are no bands, and switched conventions.

For party i and focal state s three rows say everything: which states tempt it, which deter it, and (from the graph) what
the others can reach. Versions for unknown preferences (Li, Hipel, Kilgour and Fang 2004; the clauses as in common
implementations, checked in the tests against a separate brute force):

=====  ==========================  ========================================
type   tempted by                  deterred by
=====  ==========================  ========================================
a      better or unknown           certainly not better
b      better                      certainly not better
c      better or unknown           not better, or unknown
d      better                      not better, or unknown
=====  ==========================  ========================================

In SEQ and SSEQ the others make moves to states that are better for them or unknown, in all four types.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.graph import Graph
from dragoman.conflict.moves import Edges
from dragoman.conflict.preferences import Order
from dragoman.conflict.stability import Concept

Bools = NDArray[np.bool_]
Bits = NDArray[np.uint8]

# Bytes of the largest temporary table.
CHUNK = 64 * 10**6


def stable_by_tables(graph: Graph, concept: Concept) -> list[Bools]:
    """Test all states for all parties; see the module's table.

    Args:
        graph: any graph of up to about 10,000 states.
        concept: Nash, GMR, SMR, SEQ or SSEQ with its conventions.

    Returns:
        A bool array over states for each party.
    """
    edges = [graph.edges(i) for i in range(len(graph.moves))]
    steps = edges
    if concept.answer == "improving":
        steps = [improving_edges(graph, k) for k in range(len(edges))]
    rows = []
    for i, order in enumerate(graph.orders):
        others = [step for k, step in enumerate(steps) if k != i]
        ahead = legal_reach(others, graph.count) if concept.answer else None
        rows.append(_stable(order, edges[i], ahead, concept))
    return rows


def improving_edges(graph: Graph, k: int) -> Edges:
    """Return party k's moves to states that are better for it or unknown."""
    order, edge = graph.orders[k], graph.edges(k)
    sources = edge.sources
    return edge.keep(tempting(order, sources, edge.targets, "a"), sources)


def tempting(order: Order, sources: NDArray[np.int32], targets: NDArray[np.int32], kind: str) -> Bools:
    """For each move whether it tempts a party of unknown-type ``kind`` ("" where all is known)."""
    if order.level is not None:
        return np.asarray(order.level[targets] > order.level[sources])
    better = order.better_table()[sources, targets]
    return better | order.unknown_table()[sources, targets] if kind in ("a", "c") else better


def deterring(order: Order, states: NDArray[np.integer], concept: Concept) -> Bools:
    """bool (len(states), count): for each focal state, which states are sanctions."""
    if order.level is not None:
        value = order.level if not concept.strong else order.band
        if concept.strong and value is None:
            return np.zeros((len(states), len(order.level)), dtype=bool)
        assert value is not None
        deters = value[None, :] < value[states, None] if concept.strong else value[None, :] <= value[states, None]
    else:
        better, unknown = order.better_table()[states], order.unknown_table()[states]
        certain = order.great_table()[:, states].T if concept.strong else ~better & ~unknown
        deters = certain | unknown if concept.unknown in ("c", "d") else certain.copy()
    if not concept.return_deters:
        deters[np.arange(len(states)), states] = False
    return np.asarray(deters)


def _stable(order: Order, own: Edges, ahead: Bits | None, concept: Concept) -> Bools:
    count = len(own.starts) - 1
    sources = own.sources
    moves = own.keep(tempting(order, sources, own.targets, concept.unknown), sources)
    stable = np.diff(moves.starts) == 0
    if ahead is None:
        return np.asarray(stable)
    for block in _chunks(np.flatnonzero(~stable), moves, own, count, ahead.shape[1]):
        sanctions = _sanctions(order, own, block, concept)
        stable[block] = [
            bool((ahead[moves.reached(int(s))] & sanctions[row]).any(axis=1).all()) for row, s in enumerate(block)
        ]
    return np.asarray(stable)


def _chunks(states: NDArray[np.int64], moves: Edges, own: Edges, count: int, width: int) -> list[NDArray[np.int64]]:
    size = max(1, CHUNK // max(1, len(own.targets) + 8 * count + width))
    return [states[k : k + size] for k in range(0, len(states), size)]


def _sanctions(order: Order, own: Edges, states: NDArray[np.int64], concept: Concept) -> Bits:
    """Packed rows of the states that are sanctions for each focal state."""
    deters = deterring(order, states, concept)
    if concept.escape:
        # The switch is about answers: what i still reaches is judged by preference alone, s itself included.
        harmless = deterring(order, states, replace(concept, return_deters=True))
        movers = np.flatnonzero(np.diff(own.starts))
        if len(movers):
            caught = np.logical_and.reduceat(harmless[:, own.targets], own.starts[movers], axis=1)
            deters[:, movers] &= caught
    return np.packbits(deters, axis=1)


def legal_reach(steps: Sequence[Edges], count: int) -> Bits:
    """What a group reaches from each state by legal sequences (nobody twice in a row).

    Args:
        steps: the moves of each member.
        count: number of states.

    Returns:
        Packed bits (count, bytes): row s holds R_H(s); the start itself only where a sequence leads back to it.
    """
    width = (count + 7) // 8
    identity = np.packbits(np.eye(count, dtype=bool), axis=1)
    first = [np.zeros((count, width), dtype=np.uint8) for _ in steps]
    changed = True
    while changed:
        changed = False
        for k, step in enumerate(steps):
            ahead = identity.copy()
            for other, bits in enumerate(first):
                if other != k:
                    ahead |= bits
            changed |= _gather(step, ahead, first[k])
    total = np.zeros((count, width), dtype=np.uint8)
    for bits in first:
        total |= bits
    return total


def _gather(step: Edges, ahead: Bits, result: Bits) -> bool:
    """result[s] = OR of ahead[t] over the moves s -> t; returns whether anything changed."""
    changed = False
    rows = np.flatnonzero(np.diff(step.starts))
    most = max(1, CHUNK // max(1, ahead.shape[1]))
    at = 0
    while at < len(rows):
        limit = step.starts[rows[at]] + most
        end = max(at + 1, int(np.searchsorted(step.starts[rows + 1], limit, side="right")))
        chosen = rows[at:end]
        low, high = step.starts[chosen[0]], step.starts[chosen[-1] + 1]
        joined = np.bitwise_or.reduceat(ahead[step.targets[low:high]], step.starts[chosen] - low, axis=0)
        changed |= not np.array_equal(joined, result[chosen])
        result[chosen] = joined
        at = end
    return changed
