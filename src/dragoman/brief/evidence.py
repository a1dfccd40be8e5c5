"""The words of a report that a line of a brief rests on."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.brief.lines import Evidence
from dragoman.records import Coding, Span


def sentence_around(coding: Coding, spans: Sequence[Span]) -> Span:
    """Return the span of the sentence (or run of sentences) of the report that covers these spans."""
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    touched = [s for s in coding.sentence_spans if s.start < last and first < s.end]
    return Span(touched[0].start, max(last, touched[-1].end)) if touched else Span(first, last)


def evidence_of(coding: Coding, *spans: Span | None) -> Evidence:
    """Return the evidence for something that rests on these spans of a coded report."""
    given = tuple(s for s in spans if s is not None)
    around = sentence_around(coding, given)
    report = coding.report
    return Evidence(report.id, report.title, report.outlet, around, around.of(report.text), given)
