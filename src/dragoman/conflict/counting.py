"""How many preference rankings make a wanted state stable: exact wherever sets of states can be listed, else an estimate.

Rankings are strict: m states have m! of them, n parties (m!)**n profiles. For one party, the rankings with exactly the u
states of a set U among k relevant states above s number m! u! (k - u)! / (k + 1)!, so 2**k sets are looked at instead of
m! rankings (see :mod:`dragoman.conflict.conditions`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations, product

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.conditions import COUPLED, Clause, all_stable_at, conditions
from dragoman.conflict.graph import Graph
from dragoman.conflict.intervals import wilson
from dragoman.conflict.preferences import Order

Bools = NDArray[np.bool_]

# Sets of this many relevant states are listed (a million sets, about a second); beyond it rankings are drawn.
MOST_RELEVANT = 20
# With this many states all rankings of a party are listed (40,320) when parties are counted together.
MOST_LISTED = 8
# Combinations of the parties' improvements that are gone through before profiles are drawn instead: some seconds.
MOST_COMBINATIONS = 20_000
# Rankings drawn for an estimate for one party, and profiles for several: intervals within 0.7 and 1.6 per cent.
TRIALS, PROFILE_TRIALS = 20_000, 4_000


@dataclass(frozen=True, slots=True)
class Count:
    """How many rankings, or profiles of rankings, do what was asked.

    Attributes:
        favourable: their number; rounded where it is estimated.
        total: number of all rankings or profiles.
        share: favourable out of all, 0 to 1.
        low, high: 95 per cent interval of the share (Wilson); equal to it where the count is exact.
        exact: whether all were counted.
        trials: number drawn for an estimate, 0 where exact.
    """

    favourable: int
    total: int
    share: float
    low: float
    high: float
    exact: bool
    trials: int = 0


def exact_count(favourable: int, total: int) -> Count:
    """Return an exact count."""
    share = favourable / total
    return Count(favourable, total, share, share, share, True)


def sampled_count(hits: int, trials: int, total: int) -> Count:
    """Return an estimate from a sample, with its interval."""
    low, high = wilson(hits, trials)
    return Count(total * hits // trials, total, hits / trials, low, high, False, trials)


def count_rankings(clauses: Sequence[Clause], count: int, *, trials: int = TRIALS, seed: int = 0) -> Count:
    """Count the strict rankings of one party over ``count`` states that meet all clauses.

    Args:
        clauses: from :func:`~dragoman.conflict.conditions.conditions`.
        count: number of states.
        trials, seed: for the estimate where over ``MOST_RELEVANT`` states are relevant.
    """
    relevant = sorted({s for c in clauses for s in (c.improvement, *(s for answer in c.answers for s in answer))})
    total, width = math.factorial(count), len(relevant)
    if width > MOST_RELEVANT:
        keys = np.random.default_rng(seed).random((trials, width + 1))
        above = keys[:, :-1] > keys[:, -1:]
        columns = {state: above[:, k] for k, state in enumerate(relevant)}
        return sampled_count(int(_hold(clauses, columns, trials).sum()), trials, total)
    sizes = np.bincount(_bit_counts(width)[favourable_sets(clauses, relevant)], minlength=width + 1)
    each = total // math.factorial(width + 1)
    ways = sum(int(n) * math.factorial(u) * math.factorial(width - u) for u, n in enumerate(sizes))
    return exact_count(ways * each, total)


def favourable_sets(clauses: Sequence[Clause], states: Sequence[int]) -> Bools:
    """For each set of ``states`` (bit k is the k-th) whether the clauses hold when exactly those are above s."""
    masks = np.arange(1 << len(states), dtype=np.int64)
    columns = {state: (masks >> k & 1).astype(bool) for k, state in enumerate(states)}
    return _hold(clauses, columns, len(masks))


def _hold(clauses: Sequence[Clause], columns: dict[int, Bools], length: int) -> Bools:
    held = np.ones(length, dtype=bool)
    for clause in clauses:
        met = ~columns[clause.improvement]
        for answer in clause.answers:
            met |= ~np.any([columns[s] for s in sorted(answer)], axis=0)
        held &= met
    return held


def _bit_counts(width: int) -> NDArray[np.int64]:
    counts = np.zeros(1, dtype=np.int64)
    for _ in range(width):
        counts = np.concatenate([counts, counts + 1])
    return counts


def count_profiles(
    graph: Graph, state: int, concept: str, varied: Sequence[int], *, trials: int = PROFILE_TRIALS, seed: int = 0
) -> Count:
    """Count the profiles of strict rankings of the varied parties that make a state an equilibrium.

    Args:
        graph: the graph; parties that are not varied keep their order in it.
        state: position of the wanted state.
        concept: nash, gmr, smr, seq, sseq or sim.
        varied: indices of the parties whose rankings run through all.
        trials, seed: for the estimate.
    """
    total = math.factorial(graph.count) ** len(varied)
    fixed = [k for k in range(len(graph.moves)) if k not in varied]
    if not _coupled(graph, state, concept, varied):
        if not all(_holds_as_is(graph, k, state, concept) for k in fixed):
            return exact_count(0, total)
        counts = [count_rankings(conditions(graph, k, state, concept), graph.count, seed=seed) for k in varied]
        return _product(counts, total)
    if graph.count <= MOST_LISTED:
        listed = _count_listed(graph, state, concept, varied)
        if listed is not None:
            return exact_count(listed, total)
    return _draw_profiles(graph, state, concept, varied, trials, seed)


def _holds_as_is(graph: Graph, party: int, state: int, concept: str) -> bool:
    from dragoman.conflict.conditions import is_stable_at

    return is_stable_at(graph, party, state, concept)


def _coupled(graph: Graph, state: int, concept: str, varied: Sequence[int]) -> bool:
    """Whether some party's stability depends on the rankings of other parties that vary."""
    if concept not in COUPLED:
        return False
    for party in range(len(graph.moves)):
        if any(k != party for k in varied):
            if party in varied and len(graph.edges(party).reached(state)) == 0:
                continue
            if party in varied or not _holds_as_is(graph, party, state, "nash"):
                return True
    return False


def _product(counts: Sequence[Count], total: int) -> Count:
    """Profiles are independent choices, so counts multiply; so do the ends of intervals, which errs on the wide side."""
    if all(count.exact for count in counts):
        return exact_count(math.prod(count.favourable for count in counts), total)
    return Count(
        math.prod(count.favourable for count in counts),
        total,
        math.prod(count.share for count in counts),
        math.prod(count.low for count in counts),
        math.prod(count.high for count in counts),
        False,
        max(count.trials for count in counts),
    )


@dataclass(frozen=True, slots=True)
class _Classes:
    """All rankings of a party, sorted by what matters: its improvements that others' tests see, and who is above s.

    Attributes:
        orders: one ranking (levels) for each class of improvements.
        table: int64 (classes, sets): how many rankings have these improvements and this set above s.
    """

    orders: NDArray[np.int32]
    table: NDArray[np.int64]


def _count_listed(graph: Graph, state: int, concept: str, varied: Sequence[int]) -> int | None:
    """Go through the classes of rankings; None where there are too many combinations of them."""
    rankings = np.asarray(list(permutations(range(graph.count))), dtype=np.int32)
    states = [s for s in range(graph.count) if s != state]
    edges = _seen_edges(graph, state, concept)
    classes = {k: _classify(rankings, edges[k], states, state) for k in varied}
    if math.prod(len(c.orders) for c in classes.values()) * len(graph.moves) > MOST_COMBINATIONS:
        return None
    parties = range(len(graph.moves))
    kept: dict[tuple[int, ...], Bools] = {}
    total = 0
    for chosen in product(*(range(len(classes[k].orders)) for k in varied)):
        current = graph
        for k, number in zip(varied, chosen, strict=True):
            current = current.with_order(k, Order(classes[k].orders[number]))
        ways = 1
        for party in parties:
            key = (party, *(-1 if k == party else number for k, number in zip(varied, chosen, strict=True)))
            if key not in kept:
                kept[key] = favourable_sets(conditions(current, party, state, concept), states)
            if party in classes:
                ways *= int(classes[party].table[chosen[list(varied).index(party)]] @ kept[key])
            else:
                level = graph.orders[party].level
                assert level is not None
                ways *= int(kept[key][sum(1 << n for n, s in enumerate(states) if level[s] > level[state])])
            if not ways:
                break
        total += ways
    return total


def _classify(rankings: NDArray[np.int32], edges: Sequence[tuple[int, int]], states: Sequence[int], state: int) -> _Classes:
    seen = np.stack([rankings[:, b] > rankings[:, a] for a, b in edges], axis=1) if edges else np.zeros((len(rankings), 1))
    _, first, group = np.unique(np.packbits(seen.astype(bool), axis=1), axis=0, return_index=True, return_inverse=True)
    above = np.zeros(len(rankings), dtype=np.int64)
    for k, other in enumerate(states):
        above |= (rankings[:, other] > rankings[:, state]).astype(np.int64) << k
    table = np.zeros((len(first), 1 << len(states)), dtype=np.int64)
    np.add.at(table, (group.reshape(-1), above), 1)
    return _Classes(rankings[first], table)


def _seen_edges(graph: Graph, state: int, concept: str) -> list[list[tuple[int, int]]]:
    """For each party the moves of which other parties' tests ask whether they are improvements."""
    from dragoman.conflict.conditions import legal_ends

    parties = range(len(graph.moves))
    seen: list[set[tuple[int, int]]] = [set() for _ in parties]
    for party in parties:
        others = [k for k in parties if k != party]
        places = {state}
        if concept != "sim":
            places = set()
            for target in graph.edges(party).reached(state).tolist():
                places |= {target, *legal_ends([graph.edges(k) for k in others], target, graph.count)}
        for k in others:
            seen[k] |= {(a, b) for a in places for b in graph.edges(k).reached(a).tolist()}
    return [sorted(edges) for edges in seen]


def _draw_profiles(graph: Graph, state: int, concept: str, varied: Sequence[int], trials: int, seed: int) -> Count:
    rng = np.random.default_rng(seed)
    hits = 0
    for _ in range(trials):
        current = graph
        for k in varied:
            current = current.with_order(k, Order(rng.permutation(graph.count).astype(np.int32)))
        hits += all_stable_at(current, state, concept)
    return sampled_count(hits, trials, math.factorial(graph.count) ** len(varied))
