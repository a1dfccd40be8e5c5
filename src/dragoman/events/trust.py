"""How far the second opinion of words is believed against what the rules read, by how well each reading fits the parties.

What words tell (:mod:`dragoman.events.word_evidence`) and what the rules read are joined by a conditional logit: every reading,
and for every type that nothing was read at all, speaks for its type by its facts (:mod:`dragoman.events.reading_facts`) and by
how likely the words make the type; readings of one type add up. Where that leaves doubt the language model is asked
(:mod:`dragoman.events.encoder_opinion`), and what it says is joined to the rest by weights of its own. The weights are fitted on
example pairs that no rule was fitted to (``benchmarks/second_opinion.py``, docs/benchmarks-second-opinion.md) and stand in
``word-trust.tsv`` and ``encoder-trust.tsv`` of the codebook's folder. Only where another type comes out so many times as likely
as the one that the rules put first does it take its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import exp, log
from pathlib import Path

from dragoman.events.reading_facts import Facts
from dragoman.events.weights import read_weights, weight_of

FILE = "word-trust.tsv"
ENCODER_FILE = "encoder-trust.tsv"
# In sentences by the writers whom the words are learned from, lower odds mend a little more; in sentences by others five to one
# is as good as three, and where rules were fitted to what is asked it spoils half as much (docs/benchmarks-second-opinion.md).
LEAST_ODDS = 5.0
# With the language model own rows are best at one or two to one; in sentences by others one to five are alike, and where rules
# were fitted three spoils half as much as one.
LEAST_ENCODED_ODDS = 3.0
# Where rules and words together give the rules' first answer this share, the language model is not asked: it is so in two rows of
# three, and to ask it there, too, changed no share by more than two thousandths.
SETTLED = 0.9
# A fact of readings: two do this to each other. Examples hardly have it, and the grammar leaves no doubt of it: rules stand.
TO_EACH_OTHER = "to each other"
# No type is thought impossible: natural logarithm of the least probability.
_LEAST = log(1e-6)


def standing(
    readings: Sequence[tuple[str, Facts]], shares: Mapping[str, float], encoded: Mapping[str, float] | None = None
) -> list[tuple[str, dict[str, float]]]:
    """Return what speaks for each type: its readings with what words tell of it, and that it may be told without a reading.

    Args:
        readings: type and facts of each reading.
        shares: for each type the natural logarithm of how likely the words make it.
        encoded: likewise of how likely the language model makes it; None where it was not asked.
    """
    said = {"words": shares} if encoded is None else {"words": shares, "encoder": encoded}
    out = []
    for type_, facts in readings:
        wording, guessed = facts.get("wording", 0.0), facts.get("guessed", 0.0)
        told = dict(facts)
        for source, of_types in said.items():
            share = max(of_types.get(type_, _LEAST), _LEAST)
            told |= {source: share, f"{source}, wording": share * wording, f"{source}, guessed": share * guessed}
        out.append((type_, told))
    nothing = "nothing read" if not readings else "read otherwise"
    for type_ in shares:
        told = {"unread": 1.0}
        for source, of_types in said.items():
            share = max(of_types.get(type_, _LEAST), _LEAST)
            told |= {source: share, f"{source}, {nothing}": share}
        out.append((type_, told))
    return out


@dataclass(frozen=True, slots=True)
class Trust:
    """The weights of what :func:`standing` says for a type: without the language model, and with what it says."""

    weights: Mapping[str, float]
    with_encoder: Mapping[str, float] = field(default_factory=dict)
    least_odds: float = LEAST_ODDS
    least_encoded_odds: float = LEAST_ENCODED_ODDS

    def instead(
        self,
        readings: Sequence[tuple[str, Facts]],
        shares: Mapping[str, float],
        ask: Callable[[], Mapping[str, float]] | None = None,
    ) -> str:
        """Return the type to answer instead of the first of the rules; "" where the rules stand.

        Args:
            readings: type and facts of each reading, the one that the rules put first first.
            shares: for each type the natural logarithm of how likely the words make it; without any, the rules stand.
            ask: asks the language model for the same, where rules and words leave doubt; None never asks it.
        """
        if not shares or (readings and TO_EACH_OTHER in readings[0][1]):
            return ""
        support = self.support(readings, shares)
        odds = self.least_odds
        if ask is not None and not self.is_settled(readings, support) and (encoded := ask()):
            support, odds = self.support(readings, shares, encoded), self.least_encoded_odds
        best = max(sorted(support), key=lambda t: support[t])
        if not readings:
            return best
        top = readings[0][0]
        return best if best != top and support[best] > odds * support[top] else ""

    def is_settled(self, readings: Sequence[tuple[str, Facts]], support: Mapping[str, float]) -> bool:
        """Tell whether what the rules put first is so likely that the language model need not be asked."""
        return bool(readings) and support[readings[0][0]] >= SETTLED * sum(support.values())

    def support(
        self, readings: Sequence[tuple[str, Facts]], shares: Mapping[str, float], encoded: Mapping[str, float] | None = None
    ) -> dict[str, float]:
        """Return how likely each type is, but for a factor that all types share."""
        weights = self.with_encoder if encoded else self.weights
        weighed = [(type_, weight_of(facts, weights)) for type_, facts in standing(readings, shares, encoded or None)]
        most = max(weight for _, weight in weighed)
        out: dict[str, float] = {}
        for type_, weight in weighed:
            out[type_] = out.get(type_, 0.0) + exp(weight - most)
        return out


@cache
def load_trust(path: Path | None = None) -> Trust:
    """Read the weights that ship with the codebook, or those of another file and the one beside it (kept once read).

    Raises:
        CodebookError: if a file is missing or a line is no name and number.
    """
    beside = None if path is None else path.with_name(ENCODER_FILE)
    cure = "run python -m benchmarks.second_opinion trust"
    (weights,), (with_encoder,) = read_weights(path, FILE, 1, cure), read_weights(beside, ENCODER_FILE, 1, cure)
    return Trust(weights, with_encoder)
