"""What may follow from what, and how strongly it is put."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records.spans import Span


@dataclass(frozen=True, slots=True)
class Strength:
    """How strongly the writer puts something: the words, and the published range of probability for them.

    ``low`` and ``high`` are in 0..1; ``source`` names the publication. None where nothing published covers the words.
    """

    words: str
    low: float | None = None
    high: float | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Conditional:
    """If the antecedent, then the consequent. ``kind`` is indicative, inverted, counterfactual, wish, unless, cause,
    or enabling ("could pave the way for"). Event ids found inside either side are listed."""

    id: str
    report: str
    sentence: int
    antecedent: Span | None
    consequent: Span | None
    marker: Span | None
    kind: str = "indicative"
    antecedent_events: tuple[str, ...] = ()
    consequent_events: tuple[str, ...] = ()
    strength: Strength | None = None
