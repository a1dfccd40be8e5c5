"""Intervals for shares that were counted in a sample."""

from __future__ import annotations

from math import sqrt

from dragoman.errors import ConflictError

# Two-sided 95 per cent of the normal distribution.
NORMAL_95 = 1.959963984540054
# Cases that are drawn at most.
MOST_TRIALS = 10_000_000


def check_sample(trials: int, seed: int) -> None:
    """Refuse a sample that cannot be drawn.

    Raises:
        ConflictError: no trials, too many, or a negative seed.
    """
    if not 1 <= trials <= MOST_TRIALS:
        raise ConflictError(f"{trials} trials", cure=f"1 to {MOST_TRIALS:,}")
    if seed < 0:
        raise ConflictError(f"seed {seed}", cure="a seed is 0 or more")


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """Return the 95 per cent interval of a share by Wilson (1927), which holds near 0 and 1 where the usual one fails.

    >>> low, high = wilson(0, 100)
    >>> low, round(high, 3)
    (0.0, 0.037)
    """
    if trials == 0:
        return 0.0, 1.0
    share, square = hits / trials, NORMAL_95 * NORMAL_95
    middle = share + square / (2 * trials)
    spread = NORMAL_95 * sqrt(share * (1 - share) / trials + square / (4 * trials * trials))
    scale = 1 + square / trials
    low = 0.0 if hits == 0 else max(0.0, (middle - spread) / scale)
    high = 1.0 if hits == trials else min(1.0, (middle + spread) / scale)
    return low, high
