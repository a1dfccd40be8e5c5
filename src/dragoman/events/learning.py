"""Learning the second opinion from example sentences: what each clue tells of event types, and how far to believe it.

Multinomial logistic regression with a Gaussian prior (C. M. Bishop, Pattern Recognition and Machine Learning, 2006, section
4.3.4) for the clues; a conditional logit (D. McFadden, Conditional logit analysis of qualitative choice behavior, 1974) for
the trust.
Used when the files that ship are built, never when reports are coded.
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

FEWEST = 2  # a clue of one example tells of that example
# Variance of the weights' priors; half and twice as much were no better in cross-validation.
PENALTY, TRUST_PENALTY = 0.2, 1.0
ROUNDS = 60

Clues = Mapping[str, float]
Columns = Sequence[Sequence[str]]


def learn_clues(rows: Sequence[Clues], types: Sequence[str], columns: Columns) -> dict[str, Any]:
    """Return the weights of each clue that stands in two rows or more.

    Args:
        rows: the clues of each example, with their strengths.
        types: the type of each example.
        columns: what to tell apart: a type, or several together.

    Returns:
        For each clue, in alphabetical order, an array with a weight for each of ``columns``.
    """
    counted = Counter(clue for row in rows for clue in row)
    clues = sorted(clue for clue, n in counted.items() if n >= FEWEST)
    seen = as_matrix(rows, {clue: n for n, clue in enumerate(clues)})
    turned, each = seen.T.tocsr(), np.arange(len(rows))
    right = np.array([next(n for n, column in enumerate(columns) if t in column) for t in types])

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(len(clues), -1)
        off = _shares(seen @ weights)
        value = -np.log(off[each, right] + np.finfo(float).tiny).sum() + (flat @ flat) / (2 * PENALTY)
        off[each, right] -= 1
        return float(value), (turned @ off + weights / PENALTY).ravel()

    start = np.zeros(len(clues) * len(columns))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x.reshape(len(clues), -1)
    return dict(zip(clues, found, strict=True))


def as_matrix(rows: Sequence[Clues], number: Mapping[str, int]) -> Any:
    """Return the rows as a sparse matrix with a column for each numbered clue; other clues are left out."""
    ends, at, strengths = [0], [], []
    for row in rows:
        known = [(number[c], strength) for c, strength in row.items() if c in number]
        at += [n for n, _ in known]
        strengths += [strength for _, strength in known]
        ends.append(len(at))
    return csr_matrix((np.array(strengths, dtype=float), at, ends), shape=(len(rows), len(number)))


def shares_of(rows: Sequence[Clues], weights: Mapping[str, Any]) -> Any:
    """Return the natural logarithm of how likely each column is by the clues of each row (rows x columns)."""
    number = {clue: n for n, clue in enumerate(weights)}
    return np.log(_shares(as_matrix(rows, number) @ np.array(list(weights.values()))))


def _shares(scores: Any) -> Any:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def learn_trust(
    readings: Sequence[Sequence[tuple[str, Facts]]], shares: Sequence[Mapping[str, float]], types: Sequence[str]
) -> dict[str, float]:
    """Return the weights of what :func:`~dragoman.events.trust.standing` says for a type, by name.

    Several readings may tell the right type, and which of them is the right one is not known: their shares are added up.

    Args:
        readings: type and facts of each reading of each example; none of these examples may have shaped a rule.
        shares: for each example and type the natural logarithm of its probability by clues learned from other examples.
        types: the type of each example.
    """
    told = [standing(some, share) for some, share in zip(readings, shares, strict=True)]
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
