"""Rankings that complete what is partly known: all of them when they are few, else drawn evenly at random.

An unknown pair may turn out either way, but not equal; what is known stays. States known to be equal stay equal. So a
completion is a linear extension of the known strict order among classes of equal states.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.preferences import Order
from dragoman.errors import ConflictError

Ints = NDArray[np.int32]

# Sets of classes looked at while completions are counted; beyond it drawing is by a Markov chain. About a second.
MOST_SETS = 50_000
# Steps of the chain for c classes: c**3 times this (mixing takes order c**3 log c: Wilson 2004).
CHAIN_FACTOR = 2


@dataclass(frozen=True, slots=True)
class Partial:
    """What is known of one party's order.

    Attributes:
        members: states of each class of equals.
        above: for each class, as bits, the classes that must come before it (are better).
    """

    members: tuple[tuple[int, ...], ...]
    above: tuple[int, ...]

    def levels(self, sequence: list[int]) -> Ints:
        """Return levels from classes listed best first."""
        level = np.zeros(sum(len(m) for m in self.members), dtype=np.int32)
        for place, number in enumerate(reversed(sequence)):
            level[list(self.members[number])] = place
        return level


def partial_order(order: Order) -> Partial:
    """Return what is known of an order as classes of equals and what stands above what.

    Raises:
        ConflictError: the known preferences are a cycle, so no ranking completes them.
    """
    better, unknown = order.better_table(), order.unknown_table()
    count = len(better)
    equal = ~better & ~better.T & ~unknown
    root = list(range(count))
    for a in range(count):
        for b in np.flatnonzero(equal[a, :a]).tolist():
            old, new = root[a], root[b]
            root = [new if r == old else r for r in root]
    numbers = {r: k for k, r in enumerate(dict.fromkeys(root))}
    members = tuple(tuple(s for s in range(count) if root[s] == r) for r in numbers)
    above = [0] * len(members)
    for s, t in zip(*np.nonzero(better), strict=True):
        above[numbers[root[int(s)]]] |= 1 << numbers[root[int(t)]]
    partial = Partial(members, tuple(above))
    placed = 0
    while placed != (1 << len(members)) - 1:
        free = _free(partial, placed)
        if not free:
            raise ConflictError("the known preferences are a cycle", cure="make one of the pairs in it unknown or equal")
        placed |= sum(1 << k for k in free)
    return partial


def _free(partial: Partial, placed: int) -> list[int]:
    """Classes that may come next when those in ``placed`` have come."""
    return [k for k, need in enumerate(partial.above) if not placed >> k & 1 and need & ~placed == 0]


def count_completions(partial: Partial, most_sets: int = MOST_SETS) -> int | None:
    """Return the number of completions, or None where counting would look at too many sets."""
    layer = {0: 1}
    looked = 0
    for _ in partial.members:
        following: dict[int, int] = {}
        for placed, ways in layer.items():
            for k in _free(partial, placed):
                following[placed | 1 << k] = following.get(placed | 1 << k, 0) + ways
        looked += len(following)
        if looked > most_sets:
            return None
        layer = following
    return next(iter(layer.values()))


def all_completions(partial: Partial) -> Iterator[Ints]:
    """Yield the levels of every completion, in a fixed order."""
    stack: list[tuple[list[int], int]] = [([], 0)]
    while stack:
        sequence, placed = stack.pop()
        if len(sequence) == len(partial.members):
            yield partial.levels(sequence)
            continue
        stack.extend(([*sequence, k], placed | 1 << k) for k in reversed(_free(partial, placed)))


class Drawer:
    """Draws completions evenly: exactly where they can be counted, else by a Markov chain of adjacent exchanges."""

    def __init__(self, partial: Partial, rng: np.random.Generator) -> None:
        self.partial, self.rng = partial, rng
        self.counted = count_completions(partial) is not None
        self._rest = lru_cache(maxsize=None)(self._count_rest)
        self._sequence = next(self._first())

    def _first(self) -> Iterator[list[int]]:
        sequence: list[int] = []
        placed = 0
        while len(sequence) < len(self.partial.members):
            k = _free(self.partial, placed)[0]
            sequence.append(k)
            placed |= 1 << k
        yield sequence

    def _count_rest(self, placed: int) -> int:
        free = _free(self.partial, placed)
        return sum(self._rest(placed | 1 << k) for k in free) if free else 1

    def draw(self) -> Ints:
        """Return the levels of one completion."""
        return self.partial.levels(self._even() if self.counted else self._chain())

    def _even(self) -> list[int]:
        sequence: list[int] = []
        placed = 0
        while len(sequence) < len(self.partial.members):
            free = _free(self.partial, placed)
            ways = np.asarray([float(self._rest(placed | 1 << k)) for k in free])
            k = free[int(self.rng.choice(len(free), p=ways / ways.sum()))]
            sequence.append(k)
            placed |= 1 << k
        return sequence

    def _chain(self) -> list[int]:
        size = len(self._sequence)
        steps = CHAIN_FACTOR * size**3
        for place, stay in zip(self.rng.integers(0, size - 1, steps), self.rng.random(steps) < 0.5, strict=True):
            first, second = self._sequence[place], self._sequence[place + 1]
            if not stay and not self.partial.above[second] >> first & 1:
                self._sequence[place], self._sequence[place + 1] = second, first
        return list(self._sequence)
