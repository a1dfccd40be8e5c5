"""One small function a benchmark task: an input row and the run's context in, the fields of the answer out.

Each calls the package's public function on the row's text as it is, with default settings; imports are lazy so that
a task pays only for the stage it measures.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

Row = dict[str, Any]


def _spans(spans: Any) -> list[list[int]]:
    return [[s[0], s[1]] for s in spans]


# The benchmarks write Kosovo's code as other lists do.
_COUNTRY = {"KOS": "XKX"}


def _given(spans: list[list[int]]) -> list[Any]:
    from dragoman.records import Span

    return [Span(*s) for s in spans]


def relation(row: Row, context: Row) -> Row:
    """The event type between the given parties."""
    from dragoman import relate

    return {"event": relate(row["text"], _given(row["actor"]), _given(row["recipient"])).type}


def _events(text: str) -> list[Row]:
    from dragoman import code

    coding = code(text)
    return [
        {
            "event": event.type,
            "actor": _party_spans(event.actors, coding.mentions),
            "recipient": _party_spans(event.recipients, coding.mentions) or _spans(s for s in [event.object] if s),
        }
        for event in coding.events
        if event.reported
    ]


def _party_spans(parties: Any, mentions: Any) -> list[list[int]]:
    """Return the spans of these parties: where the event names them, and what a pronoun there stands for."""
    out = _spans(p.span for p in parties if p.span)
    for party in parties:
        if party.span is not None and party.span.end - party.span.start <= 5:  # he, she, it, they, their
            out.extend(_spans(m.span for m in mentions if _same(m.actor, party.actor) and m.span != party.span))
    return out


def _same(mentioned: Any, party: Any) -> bool:
    """Tell whether a mention names a party: an unnamed one gets another id where a land is found for it."""
    return mentioned.id == party.id or (not party.named and mentioned.name == party.name)


def found(row: Row, context: Row) -> Row:
    """The events coded from a raw sentence, with the parties' spans."""
    return {"events": _events(row["text"])}


def _party(party: Any) -> Row:
    country = _COUNTRY.get(party.actor.country, party.actor.country)
    return {"country": country, "sectors": list(party.actor.sectors)}


def events(row: Row, context: Row) -> Row:
    """The events coded from a raw sentence, with the parties' countries and sectors."""
    from dragoman import code

    coded = [event for event in code(row["text"]).events if event.reported]
    return {
        "events": [
            {
                "event": event.type,
                "actor": [_party(p) for p in event.actors],
                "recipient": [_party(p) for p in event.recipients],
            }
            for event in coded
        ]
    }


def attribution(row: Row, context: Row) -> Row:
    """Who says what in an article."""
    from dragoman import attributions

    return {
        "attributions": [
            {"source": _spans(a.source), "cue": _spans(a.cue), "content": _spans(a.content)} for a in attributions(row["text"])
        ]
    }


# The benchmark knows no "unknown": what nobody commits to is at best possible.
_CERTAINTY = {"certain": "CERTAIN", "probable": "PROBABLE", "possible": "POSSIBLE", "unknown": "POSSIBLE"}


# It grades certainty by words of doubt alone: what is planned, asked for or allowed counts as certain, and as future.
_CERTAIN_FRAMES = frozenset({"purpose", "demand", "permission"})


def factuality(row: Row, context: Row) -> Row:
    """Certainty, polarity and time of the given event spans."""
    from dragoman import factuality as judge

    given = _given([event["span"] for event in row["events"]])
    return {
        "events": [
            {
                "span": list(span),
                "certainty": "CERTAIN" if view.frame in _CERTAIN_FRAMES else _CERTAINTY[view.certainty],
                "polarity": "NEG" if view.polarity == "negative" else "POS",
                "time": "FUTURE" if view.time == "future" else "NON_FUTURE",
            }
            for span, view in zip(given, judge(row["text"], given), strict=True)
        ]
    }


def conditional(row: Row, context: Row) -> Row:
    """Antecedent and consequent of the sentence's first conditional (the one with both sides, if there is one)."""
    from dragoman import conditionals

    best = max(conditionals(row["text"]), key=lambda c: bool(c.antecedent) + bool(c.consequent), default=None)
    sides = (best.antecedent, best.consequent) if best else (None, None)
    return {"antecedent": list(sides[0]) if sides[0] else None, "consequent": list(sides[1]) if sides[1] else None}


def _place(place: Any) -> Row:
    return {
        "span": list(place.span),
        "lat": place.latitude,
        "lon": place.longitude,
        "country": _COUNTRY.get(place.country, place.country) or None,
    }


def places(row: Row, context: Row) -> Row:
    """The places of an article, found and resolved."""
    from dragoman.places import places as find

    return {"places": [_place(p) for p in find(row["text"])]}


def places_gold(row: Row, context: Row) -> Row:
    """The given place names, resolved."""
    from dragoman.places import places as find

    return {"places": [_place(p) for p in find(row["text"], _given([p["span"] for p in row["places"]]))]}


def maintext(row: Row, context: Row) -> Row:
    """The article body, from HTML or from the page's text alone."""
    from dragoman import main_text

    if context["use"] == "page_text":
        return {"body": main_text(row["page_text"], use="page_text")}
    with gzip.open(context["folder"] / row["html"], "rb") as page:
        return {"body": main_text(page.read(), use="html")}


TASKS: dict[str, Callable[[Row, Row], Row]] = {
    "relation": relation,
    "found": found,
    "alarm": found,
    "events": events,
    "attribution": attribution,
    "factuality": factuality,
    "conditional": conditional,
    "places": places,
    "places-gold": places_gold,
    "maintext": maintext,
}
