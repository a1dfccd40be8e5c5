"""What an item of a draft rests on: report, sentence, offsets, and who says so, as plain values that a TOML file keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.records import Attribution, Coding, Span

# The sources of a claim that do not stand behind what they report.
_DENYING = frozenset({"denies", "doubts", "rejects"})
# Sentences of evidence kept with one item; further ones are counted.
MOST_QUOTED = 6


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence behind an item.

    Attributes:
        report: id of the report; ``title`` and ``outlet`` name it to people.
        start, end: offsets into the report's text of the words that say it.
        text: the sentence.
        says: who says so; "the report" for its own voice.
        how: in what way it is said: wanted, demanded, promised, happened ...
        contested: who denies it, "" where nobody does.
    """

    report: str
    title: str
    outlet: str
    start: int
    end: int
    text: str
    says: str
    how: str
    contested: str = ""

    def table(self) -> dict[str, object]:
        """Return the evidence as a TOML table; empty entries are left out."""
        told: dict[str, object] = {"how": self.how, "says": self.says}
        if self.contested:
            told["contested_by"] = self.contested
        told |= {"text": self.text, "report": self.report, "start": self.start, "end": self.end}
        named = self.outlet or self.title
        return told | ({"source": named} if named else {})


def make_evidence(coding: Coding, span: Span, how: str, attribution: str = "") -> Evidence:
    """Return the evidence at a span of a coded report.

    Args:
        coding: the report's coding.
        span: the words that say it.
        how: in what way.
        attribution: id of the attribution that says so; looked up by position if not given.
    """
    report = coding.report
    around = next((s for s in coding.sentence_spans if s.start <= span.start < s.end), span)
    covering = [a for a in coding.attributions if any(c.contains(span) for c in a.content)]
    said = next((a for a in coding.attributions if a.id == attribution), None) or (covering[-1] if covering else None)
    denied = next((a for a in covering if a.stance in _DENYING), None)
    return Evidence(
        report.id, report.title, report.outlet, span.start, span.end, " ".join(around.of(report.text).split()),
        _source(said), how, _source(denied) if denied is not None else "",
    )  # fmt: skip


def _source(attribution: Attribution | None) -> str:
    if attribution is None:
        return "the report"
    return attribution.actor.name if attribution.actor is not None and attribution.actor.name else "nobody named"


def is_named_source(coding: Coding, span: Span) -> bool:
    """Tell whether the report itself or a named source stands behind the words at this span."""
    covering = [a for a in coding.attributions if any(c.contains(span) for c in a.content)]
    return not covering or (covering[-1].actor is not None and covering[-1].actor.named)


def tables(found: Iterable[Evidence]) -> tuple[dict[str, object], ...]:
    """Return the tables of evidence, each sentence once, at most ``MOST_QUOTED``; what is left out is counted."""
    unique = list({(e.report, e.text, e.how): e for e in found}.values())
    kept: list[dict[str, object]] = [e.table() for e in unique[:MOST_QUOTED]]
    if len(unique) > MOST_QUOTED:
        kept.append({"how": "further evidence", "count": len(unique) - MOST_QUOTED})
    return tuple(kept)
