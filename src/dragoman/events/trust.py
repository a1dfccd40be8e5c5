"""How far the second opinion of words is believed against what the rules read, by how sure the rules are.

What words tell (:mod:`dragoman.events.word_evidence`) and what the rules read are joined by a conditional logit with a few
weights, fitted on example pairs that no rule was fitted to (``benchmarks/second_opinion.py``, docs/benchmarks-second-opinion.md).
They stand in ``word-trust.tsv`` of the codebook's folder. Only where another type comes out ``LEAST_ODDS`` times as likely as the
one that the rules read does it take its place: the rules stand wherever they are sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log
from pathlib import Path

from dragoman.errors import CodebookError
from dragoman.ontology import codebook_path

FILE = "word-trust.tsv"
# At ten to one, fewer than one in twenty of the answers that it changes in prose no rule was fitted to were right before.
LEAST_ODDS = 10.0
# How sure the rules are, by the score of their best reading (relating.py): each step is about what one party is worth.
_STEPS = ((2.0, "faint"), (3.0, "weak"), (4.0, "fair"), (5.0, "good"))
_SUREST = "sure"
_MOST = 5.0
# What a lead over the runner-up counts at most; a lone reading leads by as much.
_LEAD = 3.0
_LOOSE = "loose"
# No type is thought impossible: natural logarithm of the least probability.
_LEAST = log(1e-6)


@dataclass(frozen=True, slots=True)
class RuleView:
    """What the rules made of a sentence: by type its best score, the kind of that reading, and how many readings it has.

    Kinds are "" (a signal in its grammar), "loose" (words alone) and "rule" (told otherwise by a rewriting rule).
    """

    best: Mapping[str, float]
    kind: Mapping[str, str]
    times: Mapping[str, int]
    top: str
    lead: float
    surety: str


def view_of(readings: Iterable[tuple[str, float, str]]) -> RuleView:
    """Return the view of readings given as (type, score, rule), best first."""
    best: dict[str, float] = {}
    kind: dict[str, str] = {}
    times: dict[str, int] = {}
    for type_, score, rule in readings:
        times[type_] = times.get(type_, 0) + 1
        if type_ not in best:
            best[type_] = score
            kind[type_] = rule if rule in ("", _LOOSE) else "rule"
    order = sorted(best, key=lambda t: -best[t])
    if not order:
        return RuleView(best, kind, times, "", 0.0, "none")
    top = order[0]
    lead = min(best[top] - best[order[1]], _LEAD) if len(order) > 1 else _LEAD
    surety = _LOOSE if kind[top] == _LOOSE else next((name for most, name in _STEPS if best[top] < most), _SUREST)
    return RuleView(best, kind, times, top, lead / _LEAD, surety)


def standing(view: RuleView, type_: str, words: float) -> dict[str, float]:
    """Return what speaks for a type: features whose weights say how far rules and words are to be trusted.

    Args:
        view: what the rules made of the sentence.
        type_: the type.
        words: natural logarithm of how likely the words make it.
    """
    words = max(words, _LEAST)
    out = {"words": words, f"words, rules {view.surety}": words, "words, rules lead": words * view.lead}
    if view.top and view.kind[view.top] == "rule":
        out["words, rules rewrote"] = words
    if type_ == view.top:
        out |= {f"first, rules {view.surety}": 1.0, "first, rules lead": view.lead, "first, words agree": exp(words)}
        if view.kind[type_] == "rule":
            out["first, rules rewrote"] = 1.0
    if type_ not in view.best:
        return out | {"behind": -1.0}
    behind = max(view.best[type_] - min(max(view.best[view.top], 0.0), _MOST), -4.0) / 4
    out |= {"read": 1.0, "behind": behind, "read again": min(view.times[type_], 3) / 3}
    if view.kind[type_] != _LOOSE:
        out["read by grammar"] = 1.0
    if view.kind[type_] == "rule" and type_ != view.top:
        out["read by a rule"] = 1.0
    return out


@dataclass(frozen=True, slots=True)
class Trust:
    """The weights of what :func:`standing` says of a type."""

    weights: Mapping[str, float]
    least_odds: float = LEAST_ODDS

    def instead(self, view: RuleView, shares: Mapping[str, float]) -> str:
        """Return the type to answer instead of the first of the rules; "" where the rules stand.

        Args:
            view: what the rules made of the sentence.
            shares: for each type the natural logarithm of how likely the words make it; without any, the rules stand.
        """
        support = {t: self.support(view, t, share) for t, share in sorted(shares.items())}
        best = max(support, key=lambda t: support[t], default=view.top)
        if best == view.top:
            return ""
        return best if view.top not in support or support[best] - support[view.top] > log(self.least_odds) else ""

    def support(self, view: RuleView, type_: str, words: float) -> float:
        """Return the natural logarithm of how likely a type is, but for a term that all types share."""
        return sum(self.weights.get(name, 0.0) * value for name, value in standing(view, type_, words).items())


@cache
def load_trust(path: Path | None = None) -> Trust:
    """Read the weights that ship with the codebook, or those of another file (kept once read).

    Raises:
        CodebookError: if the file is missing or a line is no name and number.
    """
    path = path or codebook_path(None) / FILE
    cure = "run python -m benchmarks.second_opinion trust"
    weights: dict[str, float] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as e:
        raise CodebookError(f"cannot be read ({e})", path=path, cure=cure) from e
    for number, line in enumerate(lines, 1):
        name, _, weight = line.partition("\t")
        try:
            weights[name] = float(weight)
        except ValueError as e:
            raise CodebookError(f"{line!r} is no name and number parted by a tab", path=path, line=number, cure=cure) from e
    return Trust(weights)
