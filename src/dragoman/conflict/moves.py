"""Moves of one party and legal sequences of moves of several.

A party's one-step moves come in two forms. :class:`Blocks`: states that differ only in the party's own options can all
reach each other, so the states fall into blocks and a question about moves is a reduction over blocks; without rules the
states are a hypercube and the blocks lie along one axis of it. :class:`Edges`: any moves, as rows of targets, for one-way
options, coalesced states and explicit graphs.

A group moves by *legal sequences*: any length, nobody twice in a row (Fang, Hipel and Kilgour 1993). Where every party's
moves are transitive that last rule excludes nothing but a return to the start; elsewhere it is followed to the letter.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
HIGHEST = np.iinfo(np.int32).max
# Entries of a table worked on at once: with its copies about 2 MB, which stays in the processor's cache. Whole tables
# take four times as long at 2**24 states (benchmarks/conflict_growth.py).
CACHED = 2**17


class Steps(Protocol):
    """Moves of one party in one step, over states 0..count-1."""

    def least(self, value: Ints) -> Ints:
        """For each state the least ``value`` of itself and the states one step away."""

    def best(self, value: Ints) -> Ints:
        """For each state the greatest ``value`` of itself and the states one step away."""

    def reached(self, state: int) -> Ints:
        """The states one step away from ``state``, ascending."""

    def improving(self, level: Ints) -> Leasts:
        """The steps that end at a strictly higher level than they start from."""

    def edges(self) -> Edges:
        """The same moves as rows of targets."""


class Leasts(Protocol):
    """Steps of which only the least value ahead is asked."""

    def least(self, value: Ints) -> Ints:
        """For each state the least ``value`` of itself and the states one step away."""


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Moves as rows of targets: those of state s are ``targets[starts[s]:starts[s + 1]]``, in any order."""

    starts: NDArray[np.int64]
    targets: Ints

    @classmethod
    def from_pairs(cls, sources: NDArray[np.integer], targets: NDArray[np.integer], count: int) -> Edges:
        """Build from arrays of sources and targets; repeats and self-loops are dropped."""
        keys = np.asarray(sources, dtype=np.int64) * count + targets
        keys = np.unique(keys[np.asarray(sources) != np.asarray(targets)])
        starts = np.searchsorted(keys, np.arange(count + 1, dtype=np.int64) * count)
        return cls(starts, (keys % max(count, 1)).astype(np.int32))

    @classmethod
    def from_layers(cls, layers: Sequence[tuple[Ints, Ints]], count: int) -> Edges:
        """Build from arrays of (sources, targets) in each of which a source occurs once; no pair may repeat."""
        starts = np.zeros(count + 1, dtype=np.int64)
        for sources, _ in layers:
            starts[sources + 1] += 1
        np.cumsum(starts, out=starts)
        targets = np.empty(int(starts[-1]), dtype=np.int32)
        free = starts[:-1].copy()
        for sources, reached in layers:
            targets[free[sources]] = reached
            free[sources] += 1
        return cls(starts, targets)

    @property
    def sources(self) -> Ints:
        """The source of each target."""
        return np.repeat(np.arange(len(self.starts) - 1, dtype=np.int32), np.diff(self.starts))

    def over(self, ufunc: np.ufunc, value: Ints, empty: int) -> Ints:
        """Reduce ``value`` over each state's targets only; ``empty`` where it has none."""
        result = np.full(len(self.starts) - 1, empty, dtype=value.dtype)
        rows = np.flatnonzero(np.diff(self.starts))
        if len(rows):
            result[rows] = ufunc.reduceat(value[self.targets], self.starts[rows])
        return result

    def least(self, value: Ints) -> Ints:
        """See :class:`Steps`."""
        return np.minimum(value, self.over(np.minimum, value, HIGHEST))

    def best(self, value: Ints) -> Ints:
        """See :class:`Steps`."""
        return np.maximum(value, self.over(np.maximum, value, np.iinfo(np.int32).min))

    def reached(self, state: int) -> Ints:
        """See :class:`Steps`."""
        return np.sort(self.targets[self.starts[state] : self.starts[state + 1]])

    def improving(self, level: Ints) -> Edges:
        """See :class:`Steps`."""
        sources = self.sources
        return self.keep(level[self.targets] > level[sources], sources)

    def keep(self, kept: NDArray[np.bool_], sources: Ints | None = None) -> Edges:
        """The edges for which ``kept`` is true."""
        sources = self.sources if sources is None else sources
        count = len(self.starts) - 1
        starts = np.zeros(count + 1, dtype=np.int64)
        np.cumsum(np.bincount(sources[kept], minlength=count), out=starts[1:])
        return Edges(starts, self.targets[kept])

    def edges(self) -> Edges:
        """See :class:`Steps`."""
        return self


@dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """States in blocks within which one party can go from any state to any other.

    Attributes:
        count: number of states.
        axis: (high, width, low) when state s is high * width * low + own * low + low digits: a hypercube; else None.
        tables: int32 (width, columns): each column one block, filled up with ``count`` where it is narrower. Blocks of
            similar width share a table. Empty when ``axis`` is given.
        place: for each state its table and column, when ``axis`` is None.
    """

    count: int
    axis: tuple[int, int, int] | None
    tables: tuple[Ints, ...] = ()
    place: tuple[NDArray[np.int8], Ints] | None = None

    @classmethod
    def along(cls, high: int, width: int, low: int) -> Blocks:
        """Blocks along one axis of a hypercube."""
        return cls(high * width * low, (high, width, low))

    @classmethod
    def by_key(cls, keys: NDArray[np.int64]) -> Blocks:
        """Blocks of the states that share a key (their code without the party's own options)."""
        count = len(keys)
        order = np.argsort(keys, kind="stable")
        first = np.flatnonzero(np.diff(keys[order], prepend=keys[order[0]] - 1 if count else 0))
        widths = np.diff(np.append(first, count))
        # Widths within a factor of two share a table, so that filling up at most doubles the memory.
        exponent = np.ceil(np.log2(np.maximum(widths, 1))).astype(np.int8)
        table_of, column_of = np.zeros(count, dtype=np.int8), np.zeros(count, dtype=np.int32)
        tables = []
        for k, power in enumerate(np.unique(exponent)):
            chosen = np.flatnonzero(exponent == power)
            rows = np.arange(int(widths[chosen].max()))[:, None]
            inside = rows < widths[chosen][None, :]
            at = np.where(inside, first[chosen][None, :] + rows, 0)
            table = np.where(inside, order[at], count).astype(np.int32)
            columns = np.broadcast_to(np.arange(len(chosen), dtype=np.int32), table.shape)
            table_of[table[inside]], column_of[table[inside]] = k, columns[inside]
            tables.append(table)
        return cls(count, None, tuple(tables), (table_of, column_of))

    def _reduce(self, ufunc: np.ufunc, value: Ints, filler: int) -> Ints:
        if self.axis is not None:
            cube = value.reshape(self.axis)
            least = ufunc.reduce(cube, axis=1, keepdims=True)
            return np.asarray(np.broadcast_to(least, cube.shape).reshape(-1))
        extended = np.append(value, np.asarray(filler, dtype=value.dtype))
        result = np.empty_like(extended)
        for table in self.tables:
            result[table] = ufunc.reduce(extended[table], axis=0, keepdims=True)
        return result[:-1]

    def least(self, value: Ints) -> Ints:
        """See :class:`Steps`."""
        return self._reduce(np.minimum, value, HIGHEST)

    def best(self, value: Ints) -> Ints:
        """See :class:`Steps`."""
        return self._reduce(np.maximum, value, int(np.iinfo(np.int32).min))

    def reached(self, state: int) -> Ints:
        """See :class:`Steps`."""
        if self.axis is not None:
            _, width, low = self.axis
            own = state // low % width
            block = state + (np.arange(width) - own) * low
        else:
            assert self.place is not None
            table = self.tables[self.place[0][state]]
            block = np.sort(table[:, self.place[1][state]])
        others: Ints = block[(block != state) & (block < self.count)].astype(np.int32)
        return others

    def columns(self) -> Iterator[Ints]:
        """Yield the blocks as tables that fit the processor's cache, whether they lie along an axis or not."""
        if self.axis is None:
            for table in self.tables:
                size = max(1, CACHED // len(table))
                for at in range(0, table.shape[1], size):
                    yield np.ascontiguousarray(table[:, at : at + size])
            return
        high, width, low = self.axis
        own = (np.arange(width, dtype=np.int32) * low)[:, None]
        size = max(1, CACHED // width)
        for at in range(0, high * low, size):
            column = np.arange(at, min(at + size, high * low), dtype=np.int32)
            yield own + (column // low * (width * low) + column % low)[None, :]

    def improving(self, level: Ints) -> RankedBlocks:
        """See :class:`Steps`."""
        extended = np.append(level, np.asarray(-1, dtype=level.dtype))
        tables, before = [], []
        for table in self.columns():
            levels = extended[table]
            descending = np.argsort(-levels, axis=0, kind="stable")
            tables.append(np.take_along_axis(table, descending, 0))
            before.append(_rows_above(np.take_along_axis(levels, descending, 0)))
        return RankedBlocks(self.count, tuple(tables), tuple(before))

    def edges(self) -> Edges:
        """See :class:`Steps`."""
        sources, targets = [], []
        for table in self.columns():
            width = len(table)
            for a in range(width):
                for b in range(width):
                    if a != b:
                        inside = (table[a] < self.count) & (table[b] < self.count)
                        sources.append(table[a][inside])
                        targets.append(table[b][inside])
        if not sources:
            return Edges(np.zeros(self.count + 1, dtype=np.int64), np.zeros(0, dtype=np.int32))
        return Edges.from_pairs(np.concatenate(sources), np.concatenate(targets), self.count)


def _rows_above(levels: Ints) -> Ints | None:
    """For a table sorted downwards, the number of rows strictly above each entry; None where no two are equal."""
    tied = levels[1:] == levels[:-1]
    if not (tied & (levels[1:] >= 0)).any():
        return None
    rows = np.arange(len(levels), dtype=np.int32)[:, None]
    first = np.where(np.vstack([np.zeros((1, levels.shape[1]), dtype=bool), tied]), 0, rows)
    return np.maximum.accumulate(first, axis=0).astype(np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class RankedBlocks:
    """Blocks with each column sorted from the best state down, so that improvements lie above."""

    count: int
    tables: tuple[Ints, ...]
    above: tuple[Ints | None, ...]

    def least(self, value: Ints) -> Ints:
        """For each state the least ``value`` of itself and the better states of its block."""
        # Each state stands in one block, so the blocks can be updated in place; the last entry fills up narrow ones.
        result = np.append(value, np.asarray(HIGHEST, dtype=value.dtype))
        for table, above in zip(self.tables, self.above, strict=True):
            so_far = result[table]
            own = so_far if above is None else so_far.copy()
            for row in range(1, len(table)):
                np.minimum(so_far[row], so_far[row - 1], out=so_far[row])
            if above is not None:
                padded = np.vstack([np.full((1, own.shape[1]), HIGHEST, dtype=own.dtype), so_far])
                so_far = np.minimum(own, np.take_along_axis(padded, above, 0))
            result[table] = so_far
            result[-1] = HIGHEST
        return result[:-1]


def least_reached(steps: Sequence[Leasts], value: Ints, transitive: bool) -> Ints:
    """For each state the least ``value`` of itself and what a group can reach by legal sequences.

    Args:
        steps: the moves (or improvements) of each member of the group.
        value: int32 for each state.
        transitive: True where two steps of one member in a row are never more than one step of it; otherwise the steps
            must be :class:`Edges` and nobody moves twice in a row.

    Returns:
        int32 for each state.
    """
    if not transitive:
        return _least_by_turns(steps, value)
    once = len(steps) < 2 or all(isinstance(step, Blocks) and step.axis is not None for step in steps)
    least = value
    while True:
        before = least
        for step in steps:
            least = step.least(least)
        if once or np.array_equal(before, least):
            return least


def _least_by_turns(steps: Sequence[Leasts], value: Ints) -> Ints:
    """``first[k][s]``: the least value that sequences from s reach in which member k moves first."""
    first = [np.full_like(value, HIGHEST) for _ in steps]
    while True:
        changed = False
        for k, step in enumerate(steps):
            assert isinstance(step, Edges)
            ahead = value
            for other, least in enumerate(first):
                if other != k:
                    ahead = np.minimum(ahead, least)
            update = step.over(np.minimum, ahead, HIGHEST)
            changed |= not np.array_equal(update, first[k])
            first[k] = update
        if not changed:
            break
    for least in first:
        value = np.minimum(value, least)
    return value


@dataclass(frozen=True, slots=True)
class Step:
    """One move of a path: who moved and the state that resulted, by index."""

    party: int
    state: int


def search(
    start: int, movers: Sequence[int], reached: Sequence[Steps], allowed: Allowed | None = None
) -> Iterator[tuple[int, int, dict[tuple[int, int], tuple[int, int]]]]:
    """Breadth-first over (state, last mover) by legal sequences.

    Args:
        start: the state set out from.
        movers: the parties that may move, in the order in which ties between paths are broken.
        reached: each party's moves.
        allowed: says whether party k may go from s to t; None allows all.

    Yields:
        (state, last mover, parents) for each new pair, nearest first; :func:`path_to` turns ``parents`` into a path.
    """
    parents: dict[tuple[int, int], tuple[int, int]] = {}
    queue = deque([(start, -1)])
    while queue:
        state, last = queue.popleft()
        for k in movers:
            if k == last:
                continue
            for target in reached[k].reached(state).tolist():
                if (target, k) in parents or (allowed is not None and not allowed(k, state, target)):
                    continue
                parents[target, k] = (state, last)
                queue.append((target, k))
                yield target, k, parents


class Allowed(Protocol):
    """Says whether a party may make a move."""

    def __call__(self, party: int, state: int, target: int, /) -> bool:
        """True where ``party`` may go from ``state`` to ``target``."""


def path_to(state: int, mover: int, parents: dict[tuple[int, int], tuple[int, int]]) -> tuple[Step, ...]:
    """Return the path that :func:`search` found to (state, mover), first move first."""
    steps = []
    at = (state, mover)
    while at[1] != -1:
        steps.append(Step(at[1], at[0]))
        at = parents[at]
    return tuple(reversed(steps))
