"""How far the second opinion of words is believed against what the rules read, by how well each reading fits the parties.

What words tell (:mod:`dragoman.events.word_evidence`) and what the rules read are joined by a conditional logit: every reading,
and for every type that nothing was read at all, speaks for its type by its facts (:mod:`dragoman.events.reading_facts`) and by
how likely the words make the type; readings of one type add up. The weights are fitted on example pairs that no rule was fitted
to (``benchmarks/second_opinion.py``, docs/benchmarks-second-opinion.md) and stand in ``word-trust.tsv`` of the codebook's
folder. Only where another type comes out ``LEAST_ODDS`` times as likely as the one that the rules put first does it take its
place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log
from pathlib import Path

from dragoman.events.reading_facts import Facts
from dragoman.events.weights import read_weights

FILE = "word-trust.tsv"
# In sentences by the writers whom the words are learned from, lower odds mend a little more; in sentences by others five to one
# is as good as three, and where rules were fitted to what is asked it spoils half as much (docs/benchmarks-second-opinion.md).
LEAST_ODDS = 5.0
# No type is thought impossible: natural logarithm of the least probability.
_LEAST = log(1e-6)


def standing(readings: Sequence[tuple[str, Facts]], shares: Mapping[str, float]) -> list[tuple[str, dict[str, float]]]:
    """Return what speaks for each type: its readings with what words tell of it, and that it may be told without a reading.

    Args:
        readings: type and facts of each reading.
        shares: for each type the natural logarithm of how likely the words make it.
    """
    out = []
    for type_, facts in readings:
        words = max(shares.get(type_, _LEAST), _LEAST)
        wording, guessed = facts.get("wording", 0.0), facts.get("guessed", 0.0)
        out.append((type_, {**facts, "words": words, "words, wording": words * wording, "words, guessed": words * guessed}))
    nothing = "words, nothing read" if not readings else "words, read otherwise"
    for type_, share in shares.items():
        out.append((type_, {"unread": 1.0, "words": max(share, _LEAST), nothing: max(share, _LEAST)}))
    return out


@dataclass(frozen=True, slots=True)
class Trust:
    """The weights of what :func:`standing` says for a type."""

    weights: Mapping[str, float]
    least_odds: float = LEAST_ODDS

    def instead(self, readings: Sequence[tuple[str, Facts]], shares: Mapping[str, float]) -> str:
        """Return the type to answer instead of the first of the rules; "" where the rules stand.

        Args:
            readings: type and facts of each reading, the one that the rules put first first.
            shares: for each type the natural logarithm of how likely the words make it; without any, the rules stand.
        """
        if not shares:
            return ""
        support = self.support(readings, shares)
        best = max(sorted(support), key=lambda t: support[t])
        if not readings:
            return best
        top = readings[0][0]
        return best if best != top and support[best] > self.least_odds * support[top] else ""

    def support(self, readings: Sequence[tuple[str, Facts]], shares: Mapping[str, float]) -> dict[str, float]:
        """Return how likely each type is, but for a factor that all types share."""
        weighed = [(type_, self._weight(facts)) for type_, facts in standing(readings, shares)]
        most = max(weight for _, weight in weighed)
        out: dict[str, float] = {}
        for type_, weight in weighed:
            out[type_] = out.get(type_, 0.0) + exp(weight - most)
        return out

    def _weight(self, facts: Facts) -> float:
        return sum(self.weights.get(name, 0.0) * value for name, value in facts.items())


@cache
def load_trust(path: Path | None = None) -> Trust:
    """Read the weights that ship with the codebook, or those of another file (kept once read).

    Raises:
        CodebookError: if the file is missing or a line is no name and number.
    """
    (weights,) = read_weights(path, FILE, 1, "run python -m benchmarks.second_opinion trust")
    return Trust(weights)
