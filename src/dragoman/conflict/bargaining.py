"""Spatial bargaining: where parties with positions, salience and capability would settle on one issue.

The default forecasts are the mean and the median of the positions, weighted by capability times salience: published tests
of many models on the same issues did not find one that forecasts better than the mean (Thomson and others, *The European
Union Decides*, 2006; cited from memory).

The challenge model (Bueno de Mesquita's expected-utility model of 1994) is an option. Its papers leave steps open, and
literal readings part ways, so every variant has a name (:data:`VARIANTS`) and none claims to be the original.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.model import Conflict
from dragoman.errors import ConflictError

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Stake:
    """What one actor brings to an issue.

    Attributes:
        actor: its name.
        position: where it stands on the issue's scale.
        salience: how much it cares, 0 to 1.
        capability: what it can bring to bear; only proportions matter.
    """

    actor: str
    position: float
    salience: float
    capability: float

    def __post_init__(self) -> None:
        for name in ("position", "salience", "capability"):
            if not math.isfinite(getattr(self, name)):
                raise ConflictError(f"{name} of {self.actor} is {getattr(self, name)}", cure="write a finite number")
        if not 0 <= self.salience <= 1:
            raise ConflictError(f"salience of {self.actor} is {self.salience}", cure="it is 0 to 1: write 80% as 0.8")
        if self.capability < 0:
            raise ConflictError(f"capability of {self.actor} is {self.capability}", cure="it is 0 or more")

    @property
    def weight(self) -> float:
        """Capability times salience."""
        return self.capability * self.salience


@dataclass(frozen=True, slots=True)
class Variant:
    """A named reading of the challenge model.

    Attributes:
        name: how it is asked for.
        contested: win probabilities are out of the votes on the contested pair of positions (True), or out of the votes on
            all pairs of all actors' positions (False), which makes them tiny.
        nearest: among compromises an actor takes the one of the smallest move (True), or the one whose average of the two
            positions, weighted by the two expected utilities, lies lowest on the scale (False).
    """

    name: str
    contested: bool
    nearest: bool


VARIANTS = {
    # Reproduces a public replication of 2014, and with it the 2011 table in 7 of 8 medians as printed; see the tests.
    "replication": Variant("replication", contested=False, nearest=False),
    "replication-nearest": Variant("replication-nearest", contested=False, nearest=True),
    "contested": Variant("contested", contested=True, nearest=True),
}


@dataclass(frozen=True, slots=True)
class Round:
    """Where things stand after a round of offers.

    Attributes:
        positions: of each actor, in the actors' order.
        median: the position that beats the others pairwise.
        mean: weighted mean of the positions.
    """

    positions: tuple[float, ...]
    median: float
    mean: float


@dataclass(frozen=True, slots=True)
class Bargain:
    """Forecasts for one issue.

    Attributes:
        issue: what it is about.
        stakes: the actors.
        mean, median: default forecasts, weighted by capability times salience.
        method: "mean", or the variant of the challenge model.
        rounds: of the challenge model, the start first; empty for "mean".
    """

    issue: str
    stakes: tuple[Stake, ...]
    mean: float
    median: float
    method: str
    rounds: tuple[Round, ...] = ()


def stakes_of(conflict: Conflict) -> tuple[Stake, ...]:
    """Return the stakes of the decision makers that have a position, from the same file as their options.

    Raises:
        ConflictError: nobody has a position, or one lacks salience or capability.
    """
    stakes = []
    for k, party in enumerate(conflict.decision_makers):
        if party.position is None:
            continue
        missing = [key for key in ("salience", "capability") if getattr(party, key) is None]
        if missing:
            error = ConflictError(f"{party.name} has a position but no {' and no '.join(missing)}", cure="give all three")
            raise conflict.fault(error, f"decision_maker.{k}.position", f"decision_maker.{k}")
        try:
            stakes.append(Stake(party.name, party.position, cast(float, party.salience), cast(float, party.capability)))
        except ConflictError as error:
            raise conflict.fault(error, f"decision_maker.{k}.salience", f"decision_maker.{k}") from error
    if not stakes:
        raise conflict.fault(
            ConflictError("no decision maker has a position", cure="write position, salience and capability for each")
        )
    return tuple(stakes)


def bargain(actors: Conflict | Sequence[Stake], method: str = "mean", *, rounds: int = 8) -> Bargain:
    """Forecast the outcome of an issue.

    Args:
        actors: a conflict whose decision makers have positions, or stakes.
        method: "mean" (weighted mean and median only), or a name among :data:`VARIANTS`.
        rounds: of offers in the challenge model, 1 to 1000.

    Raises:
        ConflictError: stakes that are missing or out of range, no weight at all, or no such method.

    >>> bargain([Stake("A", 0, 0.5, 1), Stake("B", 10, 1, 1.5)]).mean
    7.5
    """
    stakes = stakes_of(actors) if isinstance(actors, Conflict) else tuple(actors)
    issue = actors.issue or actors.title if isinstance(actors, Conflict) else ""
    if sum(stake.weight for stake in stakes) <= 0:
        raise ConflictError("no actor has both capability and salience", cure="give at least one of them weight")
    mean, median = weighted_mean(stakes), weighted_median(stakes)
    if method == "mean":
        return Bargain(issue, stakes, mean, median, method)
    if method not in VARIANTS:
        raise ConflictError(f"no method {method!r}", cure=f"choose among mean, {', '.join(VARIANTS)}")
    if not 1 <= rounds <= 1000:
        raise ConflictError(f"{rounds} rounds", cure="1 to 1000")
    return Bargain(issue, stakes, mean, median, method, _challenge(stakes, VARIANTS[method], rounds))


def weighted_mean(stakes: Sequence[Stake]) -> float:
    """Return the mean position weighted by capability times salience."""
    return sum(s.weight * s.position for s in stakes) / sum(s.weight for s in stakes)


def weighted_median(stakes: Sequence[Stake]) -> float:
    """Return the lowest position with at least half of the weight at it or below it."""
    half, so_far = sum(s.weight for s in stakes) / 2, 0.0
    for stake in sorted(stakes, key=lambda s: s.position):
        so_far += stake.weight
        if so_far >= half:
            return stake.position
    raise AssertionError("the weights add up to their sum")


def _challenge(stakes: Sequence[Stake], variant: Variant, rounds: int) -> tuple[Round, ...]:
    weight = np.asarray([s.weight for s in stakes])
    salience = np.asarray([s.salience for s in stakes])
    x = np.asarray([s.position for s in stakes], dtype=np.float64)
    span = float(np.ptp(x))
    course = [_round(x, weight)]
    for _ in range(rounds if span else 0):
        # Risk is read off the security that actors would have if all were risk neutral (exponent 1).
        security = _expected(x, weight, salience, np.ones(len(x)), span, variant)[1].sum(axis=1)
        utility = _expected(x, weight, salience, _risk_exponents(security), span, variant)
        x = np.asarray([_accept(k, x, utility[0][k], utility[1][k], variant) for k in range(len(x))])
        course.append(_round(x, weight))
    return tuple(course)


def _round(x: Floats, weight: Floats) -> Round:
    return Round(tuple(float(v) for v in x), _pairwise_winner(x, weight), float(weight @ x / weight.sum()))


def _pairwise_winner(x: Floats, weight: Floats) -> float:
    """Go up the positions, keeping the one that wins the vote against the best so far."""
    positions = np.unique(x)
    best = positions[0]
    for rival in positions[1:]:
        if weight @ (np.abs(x - best) - np.abs(x - rival)) > 0:
            best = rival
    return float(best)


def _risk_exponents(security: Floats) -> Floats:
    """Least secure actors count as averse to risk, most secure ones as accepting it: exponents 2 down to 1/2."""
    low, high = security.min(), security.max()
    risk = (2 * security - high - low) / (high - low) if high > low else np.zeros(len(security))
    return np.asarray((1 - risk / 3) / (1 + risk / 3))


def _expected(
    x: Floats, weight: Floats, salience: Floats, exponent: Floats, span: float, variant: Variant
) -> tuple[Floats, Floats]:
    """Expected utilities as actor i sees them: [i, j] of i challenging j, and of j challenging i."""
    # vote[k, a, b]: how much actor k favours a's position over b's.
    gap = (np.abs(x[:, None] - x[None, :]) / span) ** exponent[:, None]
    vote = weight[:, None, None] * (gap[:, None, :] - gap[:, :, None])
    total = np.abs(vote).sum(axis=0) if variant.contested else np.full((len(x), len(x)), np.abs(vote).sum())
    for_a = np.maximum(vote, 0).sum(axis=0)
    win = np.divide(for_a, total, out=np.zeros_like(for_a), where=(total > 0) & (x[:, None] != x[None, :]))
    half_gap = 0.5 * np.abs(x[:, None] - x[None, :]) / span
    power = exponent[:, None]
    success, failure, nothing = 2 - 4 * (0.5 - half_gap) ** power, 2 - 4 * (0.5 + half_gap) ** power, 2 - 4 * 0.5**power
    mine = salience[None, :] * (win * success + (1 - win) * failure) + (1 - salience[None, :]) * success - nothing
    theirs = salience[:, None] * (win.T * success + (1 - win.T) * failure) + (1 - salience[:, None]) * success - nothing
    np.fill_diagonal(mine, 0)
    np.fill_diagonal(theirs, 0)
    return mine, theirs


def _accept(i: int, x: Floats, mine: Floats, theirs: Floats, variant: Variant) -> float:
    """Where an actor ends after the offers it gets: confrontations come first, then compromises, then capitulations."""
    confronted, compromises, yielded = [], [], []
    for j in range(len(x)):
        if x[j] == x[i]:
            continue
        if theirs[j] > mine[j] > 0:
            confronted.append(float(x[j]))
        elif theirs[j] > 0 > mine[j] and theirs[j] > -mine[j]:
            place = float(x[i] + (x[j] - x[i]) * abs(mine[j] / theirs[j]))
            average = (abs(mine[j]) * x[i] + abs(theirs[j]) * x[j]) / (abs(mine[j]) + abs(theirs[j]))
            compromises.append((abs(place - x[i]) if variant.nearest else average, place))
        elif theirs[j] > 0 > mine[j]:
            yielded.append(float(x[j]))
    if confronted:
        return min(confronted, key=lambda place: (abs(place - x[i]), place))
    if compromises:
        return min(compromises)[1]
    return min(yielded, key=lambda place: (abs(place - x[i]), place)) if yielded else float(x[i])


def bargain_text(found: Bargain) -> str:
    """Return a forecast as lines of text."""
    lines = [found.issue] if found.issue else []
    lines += [f"weighted mean    {found.mean:.3f}", f"weighted median  {found.median:.3f}"]
    if found.rounds:
        lines += ["", f"challenge model, variant {found.method} (not shown to forecast better than the mean)"]
        lines += [f"round {k}: median {r.median:.3f}, mean {r.mean:.3f}" for k, r in enumerate(found.rounds)]
    return "\n".join(lines)
