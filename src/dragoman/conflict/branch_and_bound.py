"""The least change of one party's ranking that makes a wanted state stable for it: an exact branch and bound.

What a change costs is the number of pairs of states whose order it changes; for strict rankings that is the fewest
adjacent swaps (Kendall's distance), and a tie that is split or made counts as one pair. Since a smaller set above the
wanted state s can only help, the best change pushes some of the states above s below it and leaves everything else in
order. Which further states it pays to push along with those that must go is a small dynamic programme; which must go is
the search: each clause that does not hold yet is met in one of a few ways, cheapest first.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.conditions import Clause
from dragoman.errors import ConflictError

Ints = NDArray[np.int32]

_Price = Callable[[Iterable[int]], tuple[int, frozenset[int]]]

# Nodes of the search before the best change found so far is returned as not proven: about half a minute.
MOST_NODES = 100_000
# The dynamic programme takes memory quadratic in the states above the wanted one.
MOST_ABOVE = 5_000
# Equally cheap changes that are collected.
MOST_WAYS = 20


@dataclass(frozen=True, slots=True)
class Drop:
    """States pushed below the wanted one.

    Attributes:
        states: which.
        swaps: pairs of states whose order changes.
        proven: whether no cheaper change exists.
    """

    states: frozenset[int]
    swaps: int
    proven: bool


def least_drops(level: Ints, state: int, clauses: Sequence[Clause]) -> tuple[Drop, ...]:
    """Return the cheapest changes of one ranking after which the clauses hold, at most ``MOST_WAYS`` of them.

    Args:
        level: the party's order, more is better.
        state: position of the wanted state.
        clauses: what must hold.

    Raises:
        ConflictError: over ``MOST_ABOVE`` states are above the wanted one.
    """
    tiers = _tiers_above(level, state)
    above = frozenset(s for tier in tiers for s in tier)
    if len(above) > MOST_ABOVE:
        raise ConflictError(
            f"{len(above):,} states are above the wanted one, and the search takes {MOST_ABOVE:,}",
            cure="merge states, or want a state that the party ranks higher",
        )
    tied = int((level == level[state]).sum()) - 1
    open_clauses = _reduce(clauses, above)

    def price(forced: Iterable[int]) -> tuple[int, frozenset[int]]:
        swaps, pushed = cheapest_push(tiers, frozenset(forced))
        return swaps + (tied if pushed else 0), pushed

    # Whatever else is pushed, a state that must go parts from all those between it and the wanted one, or they go too.
    alone = {s: int((level[list(above)] <= level[s]).sum()) + tied for s in above}
    return _search(above, open_clauses, price, alone)


def _search(above: frozenset[int], clauses: Sequence[Clause], price: _Price, alone: Mapping[int, int]) -> tuple[Drop, ...]:
    """Best first: an entry of the heap has a lower bound until it is popped and priced, then its price."""
    number = count()
    heap: list[tuple[int, int, frozenset[int], frozenset[int] | None]] = [(0, next(number), frozenset(), frozenset())]
    seen = {frozenset[int]()}
    found: dict[frozenset[int], int] = {}
    for _ in range(MOST_NODES):
        if not heap or (found and heap[0][0] > min(found.values())) or len(found) >= MOST_WAYS:
            return tuple(Drop(states, swaps, True) for states, swaps in found.items())
        swaps, _, forced, pushed = heapq.heappop(heap)
        if pushed is None:
            swaps, pushed = price(forced)
            heapq.heappush(heap, (swaps, next(number), forced, pushed))
            continue
        broken = [clause for clause in clauses if not clause.holds(above - pushed)]
        if not broken:
            found.setdefault(pushed, swaps)
            continue
        clause = min(broken, key=lambda c: (len(c.answers), c.improvement))
        for more in (frozenset([clause.improvement]), *clause.answers):
            wider = forced | more
            if wider not in seen:
                seen.add(wider)
                bound = max(swaps, max(alone[s] for s in more))
                heapq.heappush(heap, (bound, next(number), wider, None))
    if found:
        return tuple(Drop(states, swaps, True) for states, swaps in found.items())
    swaps, pushed = price(clause.improvement for clause in clauses)
    return (Drop(pushed, swaps, False),)


def _tiers_above(level: Ints, state: int) -> list[list[int]]:
    """States above the wanted one in tiers of equals, best first."""
    return [np.flatnonzero(level == value).tolist() for value in np.unique(level[level > level[state]])[::-1].tolist()]


def _reduce(clauses: Sequence[Clause], above: frozenset[int]) -> list[Clause]:
    """Clauses as they read when only the states above the wanted one can be above it; those that hold are left out."""
    reduced = []
    for clause in clauses:
        answers = {answer & above for answer in clause.answers}
        if clause.improvement not in above or frozenset() in answers:
            continue
        ordered = sorted(answers, key=lambda answer: (len(answer), sorted(answer)))
        least: list[frozenset[int]] = []
        for answer in ordered:
            if clause.improvement not in answer and not any(smaller <= answer for smaller in least):
                least.append(answer)
        reduced.append(Clause(clause.improvement, tuple(least)))
    return reduced


def cheapest_push(tiers: Sequence[Sequence[int]], forced: frozenset[int]) -> tuple[int, frozenset[int]]:
    """Return the least cost of pushing at least the ``forced`` states below the wanted one, and all that are pushed.

    A pushed state passes the wanted one (1), each state that stays and was below it (1 each), and parts from each equal
    that stays (1 each). Going down the tiers, all that matters is how many were pushed so far.
    """
    if not forced:
        return 0, frozenset()
    size = sum(len(tier) for tier in tiers)
    never = np.iinfo(np.int32).max // 2
    so_far = np.arange(size + 1, dtype=np.int64)
    cost = np.full(size + 1, never, dtype=np.int64)
    cost[0] = 0
    choices: list[NDArray[np.int32]] = []
    for tier in tiers:
        width = len(tier)
        least, choice = np.full(size + 1, never, dtype=np.int64), np.zeros(size + 1, dtype=np.int32)
        for pushed in range(sum(s in forced for s in tier), width + 1):
            stay = width - pushed
            reached = np.full(size + 1, never, dtype=np.int64)
            reached[pushed:] = (cost + pushed + stay * so_far + pushed * stay)[: size + 1 - pushed]
            better = reached < least
            least[better], choice[better] = reached[better], pushed
        cost = least
        choices.append(choice)
    best = at = int(np.argmin(cost))
    moved: set[int] = set()
    for tier, choice in zip(reversed(tiers), reversed(choices), strict=True):
        pushed = int(choice[at])
        moved |= set(sorted(tier, key=lambda s: (s not in forced, s))[:pushed])
        at -= pushed
    return int(cost[best]), frozenset(moved)


def pushed_levels(level: Ints, state: int, pushed: frozenset[int]) -> Ints:
    """Return the order after pushing states directly below the wanted one; all else stays in order."""
    if not pushed:
        return level

    def place(s: int) -> tuple[int, int]:
        if s == state:
            return 3, 0
        if s in pushed:
            return 2, int(level[s])
        return (4, int(level[s])) if level[s] > level[state] else (1, int(level[s]))

    places = [place(s) for s in range(len(level))]
    rank = {key: k for k, key in enumerate(sorted(set(places)))}
    return np.asarray([rank[key] for key in places], dtype=np.int32)


def changed_pairs(before: Ints, after: Ints) -> list[tuple[int, int]]:
    """Return the pairs of states whose order differs between two rankings, as (better before, worse before)."""
    old = np.sign(before[:, None].astype(np.int64) - before[None, :])
    new = np.sign(after[:, None].astype(np.int64) - after[None, :])
    rows, columns = np.nonzero(np.triu(old != new, 1))
    return [(a, b) if before[a] >= before[b] else (b, a) for a, b in zip(rows.tolist(), columns.tolist(), strict=True)]
