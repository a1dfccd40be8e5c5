"""Learning how far the second opinion is to be believed: a conditional logit (D. McFadden, Conditional logit analysis of
qualitative choice behavior, 1974). What words tell is learned apart (:mod:`dragoman.events.learning_words`).

Used when the file that ships is built, never when reports are coded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dragoman.events.reading_facts import Facts
from dragoman.events.trust import standing

FEWEST = 2  # a fact of one example tells of that example
TRUST_PENALTY = 1.0  # variance of the weights' prior; half and twice as much were no better in cross-validation

Clues = Mapping[str, float]


def as_matrix(rows: Sequence[Clues], number: Mapping[str, int]) -> Any:
    """Return the rows as a sparse matrix with a column for each numbered clue; other clues are left out."""
    ends, at, strengths = [0], [], []
    for row in rows:
        known = [(number[c], strength) for c, strength in row.items() if c in number]
        at += [n for n, _ in known]
        strengths += [strength for _, strength in known]
        ends.append(len(at))
    return csr_matrix((np.array(strengths, dtype=float), at, ends), shape=(len(rows), len(number)))


def learn_trust(
    readings: Sequence[Sequence[tuple[str, Facts]]],
    shares: Sequence[Mapping[str, float]],
    types: Sequence[str],
    encoded: Sequence[Mapping[str, float] | None] | None = None,
) -> dict[str, float]:
    """Return the weights of what :func:`~dragoman.events.trust.standing` says for a type, by name.

    Several readings may tell the right type, and which of them is the right one is not known: their shares are added up.

    Args:
        readings: type and facts of each reading of each example; none of these examples may have shaped a rule.
        shares: for each example and type the natural logarithm of its probability by clues learned from other examples.
        types: the type of each example.
        encoded: likewise of its probability by a language model that was not trained on these examples; None without it.
    """
    models = encoded or [None] * len(readings)
    told = [standing(some, share, model) for some, share, model in zip(readings, shares, models, strict=True)]
    counted = Counter(name for some in told for name in {n for _, facts in some for n in facts})
    number = {name: n for n, name in enumerate(sorted(name for name, times in counted.items() if times >= FEWEST))}
    said = as_matrix([facts for some in told for _, facts in some], number)
    of = np.repeat(np.arange(len(told)), [len(some) for some in told])
    right = np.array([type_ == types[i] for i, some in enumerate(told) for type_, _ in some])

    def loss(weights: Any) -> tuple[float, Any]:
        p, total = _shares_within(said @ weights, of, len(told))
        p_right = np.where(right, p, 0.0)
        of_right = np.bincount(of, p_right, len(told)) + np.finfo(float).tiny
        value = -np.log(of_right / total).sum() + weights @ weights / (2 * TRUST_PENALTY)
        return float(value), said.T @ (p / total[of] - p_right / of_right[of]) + weights / TRUST_PENALTY

    best = minimize(loss, np.zeros(len(number)), jac=True, method="L-BFGS-B").x
    return {name: round(float(w), 3) for name, w in zip(number, best, strict=True)}


def _shares_within(scores: Any, of: Any, count: int) -> tuple[Any, Any]:
    """Return the powers of scores, each group's highest taken as 1, and their sums by group; ``of`` names each one's group."""
    most = np.full(count, -np.inf)
    np.maximum.at(most, of, scores)
    powers = np.exp(scores - most[of])
    return powers, np.bincount(of, powers, count)
