"""A brief as one self-contained HTML page: no script, no outside request, everything from a report escaped.

The page works by links alone: a line opens to its sentences, each sentence leads to its place in the report, and each
coded span in a report leads back to the line that rests on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise

from jinja2 import Environment, select_autoescape
from markupsafe import Markup, escape

from dragoman.brief.drawing import network_svg, timeline_svg
from dragoman.brief.lines import Brief, Item
from dragoman.brief.wording import actor_name
from dragoman.records import Coding, Span

_SECTIONS = (
    ("happened", "What happened", "Certain, affirmed, past or present. Told by several reports, an event stands here once."),
    ("unsettled", "Announced, denied or unsettled", "Planned, possible, negated: nothing here counts as having happened."),
    ("less_sure", "Read less surely", "Three in five are right: open the sentence before anything rests on it. Not counted."),
    ("disagreements", "Where claims conflict", "The same event side by side: who says what."),
    ("claims", "Who says so", "What sources other than the reports' own voice say of an event."),
    ("stances", "Who wants what", "Wants, supports, opposes, fears, demands, rejects, prioritises."),
    ("relations", "What stands", "Ground held, allies and proxies, wars, memberships, in the words of whoever says so."),
    ("outlook", "What may follow", "Conditions and consequences. Ranges are published ones for the words used; none is our own."),
    ("wording", "How the outlets put it", "Scare quotes, disowned names, loaded words: evidence of framing, never of facts."),
)
# Marks that overlap: the more telling one wins.
_MARK_RANK = {
    kind: rank for rank, kind in enumerate("event unsettled stance relation outlook claim disagreement wording less-sure".split())
}


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    item: str
    kind: str


def brief_as_html(brief: Brief, title: str = "Brief") -> str:
    """Return a brief as one HTML document.

    Args:
        brief: what to show.
        title: the page's title.
    """
    source = files("dragoman").joinpath("data/brief/brief.html.j2").read_text(encoding="utf-8")
    style = files("dragoman").joinpath("data/brief/brief.css").read_text(encoding="utf-8")
    escaping = select_autoescape(default_for_string=True, default=True)
    environment = Environment(autoescape=escaping, trim_blocks=True, lstrip_blocks=True)
    sections = [(key, name, note, getattr(brief, key)) for key, name, note in _SECTIONS if getattr(brief, key)]
    return environment.from_string(source).render(
        title=title,
        style=Markup(style),
        brief=brief,
        sections=sections,
        network=Markup(network_svg(brief)),
        timeline=Markup(timeline_svg(brief)),
        parties=[p for p in brief.parties if p.events],
        actor_name=actor_name,
        reports=[(c, _marked_report(c, brief)) for c in brief.codings],
        quote=_quote,
        anchor=_anchor,
    )


def _anchor(item: Item, number: int) -> str:
    """Return the id of the place in a report where evidence ``number`` of an item stands."""
    return f"{item.id}-at-{number}"


def _quote(item: Item, number: int) -> Markup:
    """Return the sentence of one piece of evidence, its exact words marked, linked to its place in the report."""
    evidence = item.evidence[number]
    out, at = [], evidence.sentence.start
    for span in _disjoint(sorted(evidence.spans)):
        out.append(escape(evidence.text[at - evidence.sentence.start : span.start - evidence.sentence.start]))
        inner = escape(evidence.text[span.start - evidence.sentence.start : span.end - evidence.sentence.start])
        out.append(Markup("<mark>{}</mark>").format(inner))
        at = span.end
    out.append(escape(evidence.text[at - evidence.sentence.start :]))
    return Markup("").join(out)


def _disjoint(spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for span in spans:
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        elif span.start < span.end:
            out.append(span)
    return out


def _marked_report(coding: Coding, brief: Brief) -> Markup:
    """Return a report's text in paragraphs, furniture greyed, coded spans linked to the lines that rest on them."""
    marks, anchors = _marks_of(coding, brief)
    report = coding.report
    zones = [(z.kind, z.span) for z in report.zones] or [("body", Span(0, len(report.text)))]
    out, at = [], 0
    for kind, span in sorted(zones, key=lambda z: z[1]):
        if span.start > at:
            out.append(_paragraphs("furniture", Span(at, span.start), report.text, marks, anchors))
        if span.end > at:
            out.append(_paragraphs(kind, Span(max(at, span.start), span.end), report.text, marks, anchors))
            at = max(at, span.end)
    if at < len(report.text):
        out.append(_paragraphs("furniture", Span(at, len(report.text)), report.text, marks, anchors))
    return Markup("").join(out)


def _marks_of(coding: Coding, brief: Brief) -> tuple[list[_Mark], dict[int, list[str]]]:
    """Return the marks of a report, and by offset the anchors of the evidence that begins there."""
    marks: list[_Mark] = []
    anchors: dict[int, list[str]] = {}
    for item in brief.items:
        for number, evidence in enumerate(item.evidence):
            if evidence.report != coding.report.id:
                continue
            anchors.setdefault(min(s.start for s in evidence.spans), []).append(_anchor(item, number))
            marks.extend(_Mark(s, item.id, item.kind) for s in evidence.spans)
    return marks, anchors


def _paragraphs(kind: str, zone: Span, text: str, marks: list[_Mark], anchors: dict[int, list[str]]) -> Markup:
    out, at = [], zone.start
    for line in text[zone.start : zone.end].splitlines(keepends=True):
        if line.strip():
            body = _segments(Span(at, at + len(line)), text, marks, anchors)
            out.append(Markup('<p class="zone-{}">{}</p>\n').format(kind, body))
        at += len(line)
    return Markup("").join(out)


def _segments(span: Span, text: str, marks: list[_Mark], anchors: dict[int, list[str]]) -> Markup:
    """Return the text of a span cut where marks begin or end, each piece linked to the most telling mark over it."""
    inside = [m for m in marks if m.span.overlaps(span)]
    starts = [a for a in anchors if span.start <= a < span.end]
    cuts = sorted({span.start, span.end, *starts, *(min(max(o, span.start), span.end) for m in inside for o in m.span)})
    out: list[Markup] = []
    for start, end in pairwise(cuts):
        out.extend(Markup('<a class="at" id="{}"></a>').format(a) for a in anchors.get(start, []))
        piece = escape(text[start:end])
        over = [m for m in inside if m.span.start <= start and end <= m.span.end]
        if not over:
            out.append(piece)
            continue
        best = min(over, key=lambda m: (_MARK_RANK.get(m.kind, 9), m.span.end - m.span.start, m.item))
        out.append(Markup('<a class="k-{}" href="#{}">{}</a>').format(best.kind, best.item, piece))
    return Markup("").join(out)
