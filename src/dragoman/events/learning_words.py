"""Learning what words tell of event types from example sentences: the weights of :mod:`dragoman.events.word_evidence`.

Two models in one. A multinomial logistic regression with a Gaussian prior (C. M. Bishop, Pattern Recognition and Machine
Learning, 2006, section 4.3.4) knows what each clue tells by itself. In a wide and deep network (H.-T. Cheng et al., Wide & Deep
Learning for Recommender Systems, 2016) the commoner clues also feed a few rectified units, so that they can tell together what
none tells alone; it is learned by Adam with decoupled decay (I. Loshchilov and F. Hutter, Decoupled Weight Decay Regularization,
2019), clues and units left out at random (N. Srivastava et al., Dropout, 2014). The mean of what both tell is right oftener than
either. Used when the files that ship are built, never when reports are coded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize

from dragoman.events.learning import as_matrix
from dragoman.events.word_evidence import WordEvidence

# All chosen by cross-validation on the codebook's examples (docs/benchmarks-second-opinion.md).
FEWEST = 2  # a clue of one example tells of that example
PENALTY = 0.2  # variance of the regression's prior; half and twice as much were no better
ROUNDS = 60
FEWEST_TOGETHER = 8  # examples that a clue has to stand in to be in the network
UNITS = 32
WALKS = 10  # over all examples
BATCH = 256
PACE = 2e-3
DECAY = 0.05
LEFT_OUT_CLUES, LEFT_OUT_UNITS = 0.3, 0.5
SEED = 0
_FIRST, _SECOND = 0.9, 0.999  # how slowly Adam's two averages forget
_TINY = 1e-7

Clues = Mapping[str, float]


def learn_words(rows: Sequence[Clues], types: Sequence[str], columns: Sequence[Sequence[str]]) -> WordEvidence:
    """Return what each clue tells that stands in two rows or more, by itself and with others.

    Args:
        rows: the clues of each example, with their strengths.
        types: the type of each example.
        columns: what to tell apart: a type, or several together.
    """
    counted = Counter(clue for row in rows for clue in row)
    clues = sorted(clue for clue, n in counted.items() if n >= FEWEST)
    number = {clue: n for n, clue in enumerate(clues)}
    right = np.array([next(n for n, column in enumerate(columns) if t in column) for t in types])
    seen = as_matrix(rows, number)
    common = np.array([n for n, clue in enumerate(clues) if counted[clue] >= FEWEST_TOGETHER], dtype=int)
    together, outward = _network(seen[:, common].astype(np.float32), right, len(columns))
    weights = np.zeros((len(clues), len(columns) + UNITS), np.float32)
    weights[common] = together
    weights[:, : len(columns)] = (weights[:, : len(columns)] + _regression(seen, right, len(columns))) / 2
    return WordEvidence(tuple(map(tuple, columns)), number, weights, outward / 2)


def _regression(seen: Any, right: Any, columns: int) -> Any:
    """Return the weight of each clue for each column."""
    turned, each = seen.T.tocsr(), np.arange(len(right))

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(seen.shape[1], columns)
        off = _shares(seen @ weights)
        value = -np.log(off[each, right] + np.finfo(float).tiny).sum() + (flat @ flat) / (2 * PENALTY)
        off[each, right] -= 1
        return float(value), (turned @ off + weights / PENALTY).ravel()

    start = np.zeros(seen.shape[1] * columns)
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x.reshape(-1, columns)


def _network(seen: Any, right: Any, columns: int) -> tuple[Any, Any]:
    """Return the weights of each clue, for the columns and for the units, and those of each unit for the columns."""
    chance = np.random.default_rng(SEED)
    inward = np.zeros((seen.shape[1], columns + UNITS), np.float32)
    inward[:, columns:] = chance.normal(size=(seen.shape[1], UNITS)) * DECAY
    outward = (chance.normal(size=(UNITS, columns)) / np.sqrt(UNITS)).astype(np.float32)
    steps = _Steps((inward, outward))
    for walk in range(WALKS):
        pace = PACE * min(1.0, 2 * (1 - walk / WALKS))
        order = chance.permutation(len(right))
        for start in range(0, len(right), BATCH):
            some = order[start : start + BATCH]
            shown = seen[some]
            shown.data *= (chance.random(len(shown.data)) >= LEFT_OUT_CLUES) / np.float32(1 - LEFT_OUT_CLUES)
            steps.take(_slopes(shown, right[some], inward, outward, chance), pace)
    return inward, outward


def _slopes(shown: Any, right: Any, inward: Any, outward: Any, chance: Any) -> tuple[Any, Any]:
    """Return how the loss changes with each weight, on the examples shown, half of the units left out."""
    columns = outward.shape[1]
    total = shown @ inward
    held = total[:, columns:]
    kept = ((chance.random(held.shape) >= LEFT_OUT_UNITS) / (1 - LEFT_OUT_UNITS)).astype(np.float32)
    active = np.maximum(held, 0) * kept
    off = _shares(total[:, :columns] + active @ outward)
    off[np.arange(len(right)), right] -= 1
    off /= len(right)
    back = np.hstack([off, (off @ outward.T) * kept * (held > 0)])
    return shown.T.tocsr() @ back, active.T @ off


class _Steps:
    """Adam over several arrays of weights, which are changed in place."""

    def __init__(self, weights: Sequence[Any]) -> None:
        self._weights = weights
        self._slopes = [np.zeros_like(w) for w in weights]
        self._squares = [np.zeros_like(w) for w in weights]
        self._taken = 0

    def take(self, slopes: Sequence[Any], pace: float) -> None:
        """Take one step down these slopes."""
        self._taken += 1
        first, second = 1 - _FIRST**self._taken, 1 - _SECOND**self._taken
        for weight, mean, square, slope in zip(self._weights, self._slopes, self._squares, slopes, strict=True):
            mean *= _FIRST
            mean += (1 - _FIRST) * slope
            square *= _SECOND
            square += (1 - _SECOND) * slope * slope
            weight -= np.float32(pace) * (mean / first / (np.sqrt(square / second) + _TINY) + DECAY * weight)


def _shares(scores: Any) -> Any:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
