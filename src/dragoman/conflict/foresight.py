"""Limited-move stability L_h and non-myopic stability, for any number of parties.

A party looks h moves ahead. G_0(i, s) = s. For h >= 1 party i compares s with the best outcome it can expect from moving:
for each of its moves t, the outcome is what the others make of t with h - 1 moves left. With one other party j that is
G_{h-1}(j, t). With several, any of those who would move from t may be the next, so i expects the worst of their outcomes;
t itself stands only when all others would stay. i moves when that is strictly better than s; s is L_h stable when it does
not. Ties between moves go to the first state in order.

For two parties this is Fang, Hipel and Kilgour (1993, from Brams and Wittman 1981), checked on the prisoner's dilemma and
chicken. For more the worst-case reading is ours: newer variants (Soares and others) differ. NM stable means L_h stable
for every long enough h; the anticipations repeat from some h on, and the whole cycle is tested.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.graph import Graph
from dragoman.errors import ConflictError

Bools = NDArray[np.bool_]
Ints = NDArray[np.int32]

# Horizons tried before a repetition must have come; games of the catalogue repeat within ten.
LONGEST_HORIZON = 2_000


def limited(graph: Graph, horizon: int) -> Bools:
    """Return bool (parties, states): L_h stability.

    Raises:
        ConflictError: the horizon is not positive, or preferences are unknown.
    """
    if horizon < 1 or horizon > LONGEST_HORIZON:
        raise ConflictError(f"a horizon of {horizon} moves", cure=f"give 1 to {LONGEST_HORIZON}")
    outcome = _start(graph)
    for _ in range(horizon):
        outcome = _look_ahead(graph, outcome)
    return np.asarray(outcome == _start(graph))


def nonmyopic_stable(graph: Graph) -> Bools:
    """Return bool (parties, states): stable for every long enough horizon.

    Raises:
        ConflictError: preferences are unknown, or the anticipations do not repeat within ``LONGEST_HORIZON``.
    """
    start = _start(graph)
    outcomes = [start]
    seen = {start.tobytes(): 0}
    while len(outcomes) <= LONGEST_HORIZON:
        outcome = _look_ahead(graph, outcomes[-1])
        key = outcome.tobytes()
        if key in seen:
            return np.asarray(np.all([row == start for row in outcomes[seen[key] :]], axis=0))
        seen[key] = len(outcomes)
        outcomes.append(outcome)
    raise ConflictError(f"foresight does not settle within {LONGEST_HORIZON} moves", cure="use a limited horizon")


def _start(graph: Graph) -> Ints:
    return np.tile(np.arange(graph.count, dtype=np.int32), (len(graph.orders), 1))


def _look_ahead(graph: Graph, outcome: Ints) -> Ints:
    """One move more: from G_{h-1} as (party that is next, state) to G_h."""
    from dragoman.conflict.stability import levels

    here = np.arange(graph.count, dtype=np.int32)
    result = np.tile(here, (len(outcome), 1))
    for i in range(len(outcome)):
        level = levels(graph, i)
        expected = _expected(outcome, level, i, here)
        edges = graph.edges(i)
        # Highest level first, then the first state: one key to take the maximum of.
        key = level[expected].astype(np.int64)[edges.targets] * graph.count + (graph.count - 1 - edges.targets)
        rows = np.flatnonzero(np.diff(edges.starts))
        if not len(rows):
            continue
        best = np.maximum.reduceat(key, edges.starts[rows])
        target = graph.count - 1 - best % graph.count
        moves = best // graph.count > level[rows]
        result[i, rows[moves]] = expected[target[moves]]
    return result


def _expected(outcome: Ints, level: Ints, i: int, here: Ints) -> Ints:
    """For each state the worst outcome for i among the others who would move; the state itself when none would."""
    expected = here.copy()
    moved = np.zeros(len(here), dtype=bool)
    for j in range(len(outcome)):
        if j == i:
            continue
        moves = outcome[j] != here
        worse = moves & (~moved | (level[outcome[j]] < level[expected]))
        expected[worse] = outcome[j][worse]
        moved |= moves
    return expected
