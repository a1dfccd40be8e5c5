"""What each party prefers: the forms in which people state it, and the order of the states that follows from them.

Forms: a ranking of the states with ties and strengths; prioritised statements, compared as vectors of truth values from
the most important down (Fang, Hipel, Kilgour and Peng 2003), never as one sum that overflows; weights of options or
statements, added exactly; payoffs; chains such as ``3 > 5 >> 2`` that leave everything else unknown; and hybrids of a
form with chains and unknown pairs. Strength has three degrees: greatly (``>>``) and mildly (``>``) preferred, and equal
(Hamouda, Kilgour and Hipel 2004).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.chains import apply_chains
from dragoman.errors import ConflictError

Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]

# Unknown pairs need a table of all pairs of states; above this many states it would take over 300 MB a party.
MOST_STATES_WITH_UNKNOWN = 10_000
# Truth values that fit one level as they are.
MOST_BITS = 30
# Up to this many states levels count from 0 without gaps; beyond, where it can be spared, they only keep the order.
SORTED_STATES = 2**16


@dataclass(frozen=True, slots=True)
class Statement:
    """One prioritised statement or one weighted one.

    Attributes:
        text: the statement, as in :mod:`dragoman.conflict.formula`.
        weight: what its truth adds, for weights only.
        great: states that differ here or at a more important statement differ greatly.
        note, evidence: free remarks; kept in files, never interpreted.
    """

    text: str
    weight: float | int | Fraction = 0
    great: bool = False
    note: str = ""
    evidence: tuple[object, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Preferences:
    """How one party orders the states: at most one of ranking, statements, weights, payoffs, then what refines it.

    Attributes:
        ranking: tiers of states, best first; the states of a tier are equal. A state is a label or a Y/N pattern.
        great_after: tiers (from 0) with a great step below them.
        rest: what holds of states that the ranking leaves out: "refuse", "last" (equal, below all) or "unknown".
        statements: prioritised, most important first.
        weights: statements whose weights add up.
        payoffs: a number for each state in state order, more is better.
        chains: strings such as "3 > 5 >> 2 = 4"; they settle pairs that the form above leaves equal or unknown.
        undistinguished: "equal" or "unknown", for states that the form above does not tell apart.
        unknown: pairs of states or patterns between which the preference is not known, whatever else is said.
        note, evidence: free remarks; kept in files, never interpreted.
    """

    ranking: tuple[tuple[str, ...], ...] = ()
    great_after: frozenset[int] = frozenset()
    rest: str = "refuse"
    statements: tuple[Statement, ...] = ()
    weights: tuple[Statement, ...] = ()
    payoffs: tuple[float, ...] | NDArray[np.float64] | NDArray[np.int64] = ()
    chains: tuple[str, ...] = ()
    undistinguished: str = "equal"
    unknown: tuple[tuple[str, str], ...] = ()
    note: str = ""
    evidence: tuple[object, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        forms = [name for name in ("ranking", "statements", "weights", "payoffs") if len(getattr(self, name))]
        if len(forms) > 1:
            raise ConflictError(f"preferences given twice, as {' and '.join(forms)}", cure="keep one of them")
        if self.undistinguished not in ("equal", "unknown"):
            raise ConflictError(f"undistinguished is {self.undistinguished!r}", cure="it is 'equal' or 'unknown'")
        if self.rest not in ("refuse", "last", "unknown"):
            raise ConflictError(f"rest is {self.rest!r}", cure="it is 'refuse', 'last' or 'unknown'")

    @property
    def form(self) -> str:
        """Name of the form in use: ranking, statements, weights, payoffs, or none."""
        return next((n for n in ("ranking", "statements", "weights", "payoffs") if len(getattr(self, n))), "none")


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """A party's preference over the states of a graph, ready to compute with.

    Attributes:
        level: int32 for each state, more is better, equal is indifferent; None where some pair is unknown.
        band: int32 for each state; a state in a higher band is greatly preferred. None where no strength is stated.
        better: bool [s, t], t is preferred to s; only where ``level`` is None.
        great: bool [s, t], t is greatly preferred to s; only where ``level`` is None.
        unknown: bool [s, t]; only where ``level`` is None.
    """

    level: Ints | None
    band: Ints | None = None
    better: Bools | None = None
    great: Bools | None = None
    unknown: Bools | None = None

    @property
    def complete(self) -> bool:
        """True where no pair is unknown."""
        return self.level is not None

    @property
    def graded(self) -> bool:
        """True where some preference is marked as great."""
        return self.band is not None or (self.great is not None and bool(self.great.any()))

    def prefers(self, state: int, other: int) -> bool:
        """True where ``other`` is certainly preferred to ``state``."""
        if self.level is not None:
            return bool(self.level[other] > self.level[state])
        return self.better is not None and bool(self.better[state, other])

    def greatly_prefers(self, state: int, other: int) -> bool:
        """True where ``other`` is greatly preferred to ``state``."""
        if self.level is not None:
            return self.band is not None and bool(self.band[other] > self.band[state])
        return self.great is not None and bool(self.great[state, other])

    def unsure(self, state: int, other: int) -> bool:
        """True where the preference between the two is unknown."""
        return self.unknown is not None and bool(self.unknown[state, other])

    def better_table(self) -> Bools:
        """Return bool [s, t]: t is preferred to s."""
        if self.level is not None:
            return self.level[None, :] > self.level[:, None]
        assert self.better is not None
        return self.better

    def great_table(self) -> Bools:
        """Return bool [s, t]: t is greatly preferred to s."""
        if self.level is not None:
            if self.band is None:
                return np.zeros((len(self.level), len(self.level)), dtype=bool)
            return self.band[None, :] > self.band[:, None]
        assert self.great is not None
        return self.great

    def unknown_table(self) -> Bools:
        """Return bool [s, t]: the preference between s and t is unknown."""
        if self.level is not None:
            return np.zeros((len(self.level), len(self.level)), dtype=bool)
        assert self.unknown is not None
        return self.unknown


def order_states(
    preferences: Preferences,
    count: int,
    find: Callable[[str], Sequence[int]],
    truth: Callable[[str], Bools],
    label: Callable[[int], str],
) -> Order:
    """Order ``count`` states by what a party says it prefers.

    Args:
        preferences: what the party says.
        count: number of states.
        find: gives the states that a label or pattern names; raises ConflictError where there is none.
        truth: gives, for a statement, its truth value in each state.
        label: gives a state's label, for messages.

    Raises:
        ConflictError: contradictory or incomplete preferences, or more states than unknown pairs allow.
    """
    level, band, unlisted = _base(preferences, count, find, truth, label)
    no_form = preferences.form == "none"
    ties_unknown = preferences.undistinguished == "unknown" or no_form
    rest_unknown = preferences.rest == "unknown" and bool(unlisted.any())
    if not (ties_unknown or rest_unknown or preferences.chains or preferences.unknown):
        return Order(level, band)
    if count > MOST_STATES_WITH_UNKNOWN:
        raise ConflictError(
            f"unknown preferences over {count:,} states need a table of {count * count:,} pairs",
            cure=f"at most {MOST_STATES_WITH_UNKNOWN:,} states can have them: add infeasible patterns or settle the ties",
        )
    return _order_with_unknown(preferences, (level, band, unlisted), ties_unknown, find, label)


def _base(
    preferences: Preferences,
    count: int,
    find: Callable[[str], Sequence[int]],
    truth: Callable[[str], Bools],
    label: Callable[[int], str],
) -> tuple[Ints, Ints | None, Bools]:
    """Levels, bands and unlisted states from the main form."""
    listed = np.zeros(count, dtype=bool)
    if preferences.form == "ranking":
        return _rank(preferences, count, find, label)
    if preferences.form == "statements":
        columns = [truth(statement.text) for statement in preferences.statements]
        greats = [k for k, statement in enumerate(preferences.statements) if statement.great]
        band = vector_levels(columns[: greats[-1] + 1], count) if greats else None
        return vector_levels(columns, count), band, listed
    if preferences.form == "weights":
        return _weigh(preferences.weights, count, truth), None, listed
    if preferences.form == "payoffs":
        return payoff_levels(preferences.payoffs, count), None, listed
    return np.zeros(count, dtype=np.int32), None, listed


def _rank(
    preferences: Preferences, count: int, find: Callable[[str], Sequence[int]], label: Callable[[int], str]
) -> tuple[Ints, Ints | None, Bools]:
    tiers = preferences.ranking
    level = np.full(count, -1, dtype=np.int32)
    band = np.full(count, -1, dtype=np.int32)
    bands_below = sum(1 for k in preferences.great_after if k < len(tiers) - 1)
    for k, tier in enumerate(tiers):
        for state in sorted({s for name in tier for s in find(name)}):
            if level[state] != -1:
                raise ConflictError(
                    f"the ranking has state {label(state)} twice, so it would be better than itself",
                    cure="a strict ranking has no cycle: keep one of the two places",
                )
            level[state], band[state] = len(tiers) - k - 1, bands_below
        bands_below -= k in preferences.great_after
    unlisted = level == -1
    if preferences.rest == "refuse" and unlisted.any():
        missing = [label(int(s)) for s in np.flatnonzero(unlisted)[:10]]
        raise ConflictError(
            f"the ranking leaves out {int(unlisted.sum())} of {count} states: {', '.join(missing)}",
            cure="rank them, or set rest = 'last' or rest = 'unknown'",
        )
    return level, band if preferences.great_after else None, unlisted


def vector_levels(columns: Sequence[Bools], count: int) -> Ints:
    """Rank states by truth vectors, first column most important, compared lexicographically.

    Args:
        columns: one bool array of ``count`` for each statement.
        count: number of states.

    Returns:
        int32 levels, equal where all statements agree.
    """
    if not columns:
        return np.zeros(count, dtype=np.int32)
    level = np.zeros(count, dtype=np.int64)
    bits = 0
    for column in columns:
        if bits == 62:
            level, bits = _dense(level).astype(np.int64), 31
        level = (level << 1) | column
        bits += 1
    # Ranking the numbers anew means sorting all states; where they fit a level as they are, that can be spared.
    return level.astype(np.int32) if bits <= MOST_BITS and count > SORTED_STATES else _dense(level)


def _dense(values: NDArray[np.int64]) -> Ints:
    return np.unique(values, return_inverse=True)[1].reshape(-1).astype(np.int32)


def _exact(value: float | int | Fraction) -> Fraction:
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ConflictError(f"a weight is {value}", cure="weights are finite numbers")
        return Fraction(repr(value))
    return Fraction(value)


def _weigh(weights: Sequence[Statement], count: int, truth: Callable[[str], Bools]) -> Ints:
    """Add the weights of true statements exactly, as integers over their common denominator."""
    exact = [_exact(statement.weight) for statement in weights]
    scale = math.lcm(*(value.denominator for value in exact))
    whole = [int(value * scale) for value in exact]
    if sum(abs(value) for value in whole) >= 2**62:
        raise ConflictError("the weights span more than 18 digits", cure="round them, or use prioritised statements")
    total = np.zeros(count, dtype=np.int64)
    for value, statement in zip(whole, weights, strict=True):
        total += value * truth(statement.text)
    return _dense(total)


def payoff_levels(payoffs: object, count: int) -> Ints:
    """Turn one number for each state into levels.

    Raises:
        ConflictError: a payoff is not a finite number, or there is not one for each state.
    """
    values = np.asarray(payoffs)
    if values.shape != (count,) or values.dtype.kind not in "iuf":
        raise ConflictError(f"{values.size} payoffs for {count} states", cure="give one number for each state")
    if not np.isfinite(values).all():
        raise ConflictError("a payoff is not a finite number", cure="give one finite number for each state")
    return np.unique(values, return_inverse=True)[1].reshape(-1).astype(np.int32)


def _order_with_unknown(
    preferences: Preferences,
    base: tuple[Ints, Ints | None, Bools],
    ties_unknown: bool,
    find: Callable[[str], Sequence[int]],
    label: Callable[[int], str],
) -> Order:
    level, band, unlisted = base
    better = level[None, :] > level[:, None]
    great = np.zeros_like(better) if band is None else band[None, :] > band[:, None]
    unknown = np.zeros_like(better)
    if ties_unknown:
        unknown |= level[None, :] == level[:, None]
    if preferences.rest == "unknown":
        touched = unlisted[None, :] | unlisted[:, None]
        unknown |= touched
        better &= ~touched
        great &= ~touched
    np.fill_diagonal(unknown, False)
    if preferences.chains:
        apply_chains(preferences.chains, (better, great, unknown), find, label)
    named = {name: list(find(name)) for name in sorted({name for pair in preferences.unknown for name in pair})}
    for left, right in preferences.unknown:
        rows, columns = named[left], named[right]
        for a, b in ((rows, columns), (columns, rows)):
            unknown[np.ix_(a, b)] = True
            better[np.ix_(a, b)] = False
            great[np.ix_(a, b)] = False
    np.fill_diagonal(unknown, False)
    if not unknown.any():
        complete = _complete(better, great)
        if complete is not None:
            return complete
    return Order(None, None, better, great, unknown)


def _complete(better: Bools, great: Bools) -> Order | None:
    """Turn a table without unknown pairs back into levels, where it is a weak order and strength goes by bands."""
    level = better.sum(axis=0).astype(np.int64)
    if not np.array_equal(level[None, :] > level[:, None], better):
        return None
    if not great.any():
        return Order(_dense(level))
    band = great.sum(axis=0).astype(np.int64)
    if not np.array_equal(band[None, :] > band[:, None], great):
        return None
    return Order(_dense(level), _dense(band))
