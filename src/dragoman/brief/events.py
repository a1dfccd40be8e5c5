"""The events of a pile of reports, the mentions of one in several reports joined into one line."""

from __future__ import annotations

from datetime import date

from dragoman.brief.evidence import evidence_of, sentence_around
from dragoman.brief.lines import Evidence, Item
from dragoman.brief.parties import party_data, party_key
from dragoman.brief.wording import casualties_words, event_words, time_words
from dragoman.records import Coding, Event, Span


def _same_event_key(event: Event) -> tuple[object, ...]:
    day = event.time.start if event.time else None
    relative = event.time.relative or event.time.text.lower() if event.time and day is None else ""
    actors = tuple(sorted({party_key(p.actor) for p in event.actors}))
    recipients = tuple(sorted({party_key(p.actor) for p in event.recipients}))
    fact = event.factuality
    unknown = not actors and not recipients
    return (event.type, actors, recipients, day, relative, fact.polarity, fact.happened, event.id if unknown else "")


def event_items(told: list[tuple[Coding, Event]], kind: str) -> tuple[Item, ...]:
    """Return one item an event, mentions of it in several reports joined: same type, parties and time."""
    groups: dict[tuple[object, ...], list[tuple[Coding, Event]]] = {}
    for coding, event in told:
        groups.setdefault(_same_event_key(event), []).append((coding, event))
    items = [_event_item(group, kind) for group in groups.values()]
    return tuple(sorted(items, key=lambda i: (i.data["start"] is None, i.data["start"] or date.min)))


def _tellings(coding: Coding, event: Event) -> list[Evidence]:
    """Return a piece of evidence for each sentence that tells the event, the fullest telling first."""
    by_sentence: dict[Span, list[Span]] = {}
    for span in (event.span, *event.mentions):
        by_sentence.setdefault(sentence_around(coding, [span]), []).append(span)
    return [evidence_of(coding, *spans) for spans in by_sentence.values()]


def _event_item(group: list[tuple[Coding, Event]], kind: str) -> Item:
    event = max((e for _, e in group), key=lambda e: (len(e.casualties), len(e.actors) + len(e.recipients), e.place is not None))
    evidence = tuple(told for c, e in group for told in _tellings(c, e))
    detail = [time_words(event.time)] if event.time else []
    if event.place:
        detail.append(event.place.name)
    detail += [casualties_words(c) for c in event.casualties]
    fact = event.factuality
    data: dict[str, object] = {
        "type": event.type, "act": event.act, "modes": list(event.modes), "quad": event.quad,
        "actors": [party_data(p) for p in event.actors], "recipients": [party_data(p) for p in event.recipients],
        "start": event.time.start if event.time else None, "end": event.time.end if event.time else None,
        "time": event.time.text if event.time else "", "relative": event.time.relative if event.time else "",
        "place": event.place.name if event.place else "",
        "casualties": [{"kind": c.kind, "low": c.low, "high": c.high} for c in event.casualties],
        "certainty": fact.certainty, "polarity": fact.polarity, "when": fact.time, "frame": fact.frame,
    }  # fmt: skip
    reports = len({c.report.id for c, _ in group})
    return Item(event.id, kind, event_words(event), tuple(detail), evidence, tuple(e.id for _, e in group), reports, data)
