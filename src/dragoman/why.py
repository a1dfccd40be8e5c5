"""Why an event was coded as it is: its report coded again, with everything that decided shown.

The parse and the candidates of a sentence are not kept in a store: coding is fast and repeatable, so the report is coded again
and the event found by its id. Where the store was written with another codebook or version, the event may be gone: said so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dragoman.coding import Coder
from dragoman.errors import UsageError
from dragoman.events.explaining import as_text, explain_sentence
from dragoman.records import Coding, Event, Mention, Report, Span
from dragoman.store import Store


def report_of_event(directory: str, event_id: str) -> Report:
    """Return the report of an event in a store.

    Raises:
        StoreError: if there is no store.
        UsageError: if no report of the store has such an event.
    """
    for coding in Store(directory).codings():
        if any(e.id == event_id for e in coding.events):
            return coding.report
    cure = f"take an id from: dragoman query {directory} 'SELECT id FROM events'"
    raise UsageError(f"no event {event_id!r} in the store {directory}", cure=cure)


def why(event_id: str, reports: Iterable[Report], coder: Coder) -> dict[str, Any]:
    """Explain one event.

    Args:
        event_id: as the exports and the store give it.
        reports: where to look for it, one after the other.
        coder: codes the reports again.

    Returns:
        ``report``, ``event`` (type, act, rule, parties, factuality with the words that settled it, place, time, where else it is
        told, who says so) and ``sentence`` (:func:`dragoman.events.explaining.explain_sentence`).

    Raises:
        UsageError: if coding these reports gives no such event.
    """
    for report in reports:
        sentences = coder.parse(report)
        coding = coder.code_parsed(report, sentences)
        event = next((e for e in coding.events if e.id == event_id), None)
        if event is None:
            continue
        sentence = sentences[event.sentence]
        mentions: list[Mention] = [m for m in coding.mentions if m.sentence == event.sentence]
        return {
            "report": {"id": report.id, "title": report.title, "outlet": report.outlet, "published": report.published},
            "event": _facts(event, coding),
            "sentence": explain_sentence(report, sentence, mentions, coder.codebook, coder.gazetteer),
        }
    raise UsageError(
        f"coding gives no event {event_id!r}",
        cure="use the codebook, model and version that the id comes from, or take an id from: dragoman code PATH",
    )


def _facts(event: Event, coding: Coding) -> dict[str, Any]:
    text, view = coding.report.text, event.factuality
    claims = [c for c in coding.claims if c.event == event.id]
    return {
        "id": event.id,
        "type": event.type,
        "act": event.act,
        "modes": list(event.modes),
        "trigger": event.text,
        "rule": event.rule,
        "actor": [p.actor.name for p in event.actors],
        "recipient": [p.actor.name for p in event.recipients],
        "object": event.object_text,
        "reported": event.reported,
        "untold": event.untold,
        "likelihood": event.likelihood,
        "factuality": {
            "certainty": view.certainty,
            "polarity": view.polarity,
            "time": view.time,
            "frame": view.frame,
            "evidence": [s.of(text) for s in view.evidence],
        },
        "place": event.place.name if event.place else None,
        "time": event.time.text if event.time else None,
        "told_again": [_around(coding, span) for span in event.mentions],
        "said_by": [
            {"sources": [a.name for a in c.sources], "stance": c.stance, "certainty": c.factuality.certainty,
             "polarity": c.factuality.polarity, "frame": c.factuality.frame}
            for c in claims
        ],
    }  # fmt: skip


def _around(coding: Coding, span: Span) -> str:
    """Return the sentence that holds a span."""
    text = coding.report.text
    return next((s.of(text) for s in coding.sentence_spans if s.contains(span)), span.of(text))


def why_as_text(found: dict[str, Any]) -> str:
    """Return what :func:`why` gives as lines for a terminal."""
    event, report = found["event"], found["report"]
    view = event["factuality"]
    evidence = f" by {', '.join(repr(w) for w in view['evidence'])}" if view["evidence"] else ""
    settled = ", ".join(view[k] for k in ("certainty", "polarity", "time", "frame"))
    act = f" (the act itself: {event['act']})" if event["act"] != event["type"] else ""
    lines = [
        f"{event['type']} {'/'.join(event['modes'])}".rstrip() + f"{act}, by {event['trigger']!r}",
        f"  {'; '.join(event['actor']) or 'unknown actor'} -> {'; '.join(event['recipient']) or '-'}",
        f"  rule        {event['rule']}",
        f"  factuality  {settled}{evidence}" + ("" if event["reported"] else "; not told as an event of its own"),
        f"  where, when {event['place'] or 'unknown'}, {event['time'] or 'unknown'}",
        f"  report      {report['title'] or report['id']} {report['outlet']}".rstrip(),
    ]
    for claim in event["said_by"]:
        by = ", ".join(claim["sources"]) or "the report itself"
        lines.append(f"  said by     {by}: {claim['stance']}, {claim['certainty']}, {claim['polarity']}, {claim['frame']}")
    lines += [f"  also told   {words}" for words in event["told_again"]]
    return "\n".join([*lines, "", as_text(found["sentence"])])
