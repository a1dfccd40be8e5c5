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
Bits = NDArray[np.uint64]

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
        stable[block] = [bool((ahead[moves.reached(int(s))] & sanctions[row]).any(axis=1).all()) for row, s in enumerate(block)]
    return np.asarray(stable)


def _chunks(states: NDArray[np.int64], moves: Edges, own: Edges, count: int, width: int) -> list[NDArray[np.int64]]:
    size = max(1, CHUNK // max(1, 8 * (count + width)))
    return [states[k : k + size] for k in range(0, len(states), size)]


def _sanctions(order: Order, own: Edges, states: NDArray[np.int64], concept: Concept) -> Bits:
    """Packed rows of the states that are sanctions for each focal state."""
    deters = deterring(order, states, concept)
    if concept.escape:
        # The switch is about answers: what i still reaches is judged by preference alone, s itself included.
        harmless = deterring(order, states, replace(concept, return_deters=True))
        # One bit column for each focal state: t is an escape for all those to whom some move from t does harm no longer.
        escapes = gather(own, pack(~harmless.T))
        deters &= ~unpack(escapes, len(states)).T
    return pack(deters)


def legal_reach(steps: Sequence[Edges], count: int) -> Bits:
    """What a group reaches from each state by legal sequences (nobody twice in a row).

    Args:
        steps: the moves of each member.
        count: number of states.

    Returns:
        Packed rows: row s holds R_H(s); the start itself only where a sequence leads back to it.
    """
    identity = pack(np.eye(count, dtype=bool))
    first = [np.zeros_like(identity) for _ in steps]
    changed = True
    while changed:
        changed = False
        for k, step in enumerate(steps):
            ahead = identity.copy()
            for other, bits in enumerate(first):
                if other != k:
                    ahead |= bits
            joined = gather(step, ahead)
            changed |= not np.array_equal(joined, first[k])
            first[k] = joined
    total = np.zeros_like(identity)
    for bits in first:
        total |= bits
    return total


def gather(step: Edges, ahead: Bits) -> Bits:
    """Return for each state s the union of ``ahead[t]`` over the moves s -> t, one move of every state at a time."""
    result = np.zeros_like(ahead)
    degree = np.diff(step.starts)
    rows = np.argsort(-degree, kind="stable")
    size = max(1, CHUNK // max(1, 8 * ahead.shape[1]))
    for nth in range(int(degree.max(initial=0))):
        rows = rows[: np.searchsorted(-degree[rows], -nth, side="left")]
        for at in range(0, len(rows), size):
            some = rows[at : at + size]
            result[some] |= ahead[step.targets[step.starts[some] + nth]]
    return result


def pack(table: Bools) -> Bits:
    """Pack the rows of a Boolean table into 64-bit words."""
    packed = np.packbits(table, axis=1)
    padded = np.zeros((len(packed), -(-packed.shape[1] // 8) * 8), dtype=np.uint8)
    padded[:, : packed.shape[1]] = packed
    return padded.view(np.uint64)


def unpack(bits: Bits, count: int) -> Bools:
    """Undo :func:`pack` for one row or several of ``count`` states."""
    return np.unpackbits(bits.view(np.uint8), axis=-1, count=count).astype(bool)
