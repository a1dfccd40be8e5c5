"""PLOVER's JSON record of an event (PLOVER 2.0 draft manual, section on the JSON format).

The fields are PLOVER's; what PLOVER has no field for (who says so, factuality, the act beneath a rewritten category) stands
under the key ``dragoman``. A date that the report does not settle is null, never the day of coding.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.records import Claim, Coding, Event, Party
from dragoman.store.schema import plain


def plover_records(
    coding: Coding, coder: str, codebook: str, *, all_events: bool = False, least_likelihood: float | None = None
) -> Iterator[dict[str, Any]]:
    """Yield the PLOVER record of each event of a coded report.

    Args:
        coding: the coded report.
        coder: name and version of the coder, for ``coder`` and ``cite_info``.
        codebook: hash of the codebook.
        all_events: also those that are only the content of a demand, threat, condition and so on.
        least_likelihood: 0 to 1: the events that are as likely to be read rightly, more or fewer than are told by themselves
            (None). Those without a likelihood, coded by another codebook or by the rules alone, stay.
    """
    claims: dict[str, list[Claim]] = {}
    for claim in coding.claims:
        claims.setdefault(claim.event, []).append(claim)
    for event in coding.events:
        likely = event.likelihood is None or least_likelihood is None or event.likelihood >= least_likelihood
        if event.told_from(least_likelihood) or (all_events and likely):
            yield plover_record(event, coding, claims.get(event.id, []), coder, codebook)


def plover_record(event: Event, coding: Coding, claims: list[Claim], coder: str, codebook: str) -> dict[str, Any]:
    """Return one event as PLOVER's JSON record, a dict that ``json.dumps(..., default=str)`` takes.

    Args:
        event: the event.
        coding: what its report says.
        claims: the claims about it.
        coder: name and version of the coder.
        codebook: hash of the codebook.
    """
    report = coding.report
    dated = event.time is not None and event.time.start is not None
    return {
        "id": event.id,
        "has_event": True,
        "date": event.time.start if dated and event.time else None,
        "enddate": event.time.end if dated and event.time else None,
        "actor": [_entity(p, report.text) for p in event.actors],
        "recipient": [_entity(p, report.text) for p in event.recipients],
        "event": [event.type],
        "mode": list(event.modes),
        "context": [c.name for c in event.contexts],
        "quad_code": event.quad,
        "event_scale": event.score,
        "event_loc": _location(event),
        "event_text": event.sentence_span.of(report.text),
        "size": {c.kind if c.kind != "killed" else "dead": {"min": c.low, "max": c.high} for c in event.casualties},
        "text_info": {"sequence": event.sentence, "start": event.span.start, "end": event.span.end},
        "cite_info": _citation(coding, coder, codebook),
        "coder": coder,
        "dragoman": {
            "act": event.act,
            "trigger": event.text,
            "reported": event.reported,
            "untold": event.untold,
            "likelihood": event.likelihood,
            "object": event.object_text,
            "embedded_in": event.embedded_in,
            "factuality": _factuality(event.factuality),
            "auxiliary_modes": auxiliary_modes(event),
            "time_text": event.time.text if event.time else "",
            "rule": event.rule,
            "claims": [{"sources": [a.name for a in c.sources], "stance": c.stance, **_factuality(c.factuality)} for c in claims],
        },
    }


def auxiliary_modes(event: Event) -> list[str]:
    """Return PLOVER's auxiliary modes of an event, from its factuality: historical, future, hypothetical, negation."""
    fact = event.factuality
    found = {
        "historical": fact.frame == "background",
        "future": fact.time == "future",
        "hypothetical": fact.certainty != "certain" or fact.frame not in ("asserted", "background"),
        "negation": fact.polarity == "negative",
    }
    return [name for name, holds in found.items() if holds]


def _factuality(fact: Any) -> dict[str, Any]:
    return {"certainty": fact.certainty, "polarity": fact.polarity, "time": fact.time, "frame": fact.frame}


def _entity(party: Party, text: str) -> dict[str, Any]:
    actor = party.actor
    return {
        "code": actor.country or None,
        "sector": actor.sectors[0] if actor.sectors else None,
        "sectors": list(actor.sectors),
        "entity_text": party.span.of(text) if party.span else actor.name,
        "identifier_id": actor.id,
        "identifier_text": actor.name,
        "office": actor.title or None,
        "country_from": party.country_from,
        "did": party.did.of(text) if party.did else "",
        "start": party.span.start if party.span else None,
        "end": party.span.end if party.span else None,
    }


def _location(event: Event) -> dict[str, Any] | None:
    if event.place is None:
        return None
    place = plain(event.place)
    return {
        "extracted_place": place["name"],
        "geonameid": place["geonames_id"],
        "lat": place["latitude"],
        "lon": place["longitude"],
        "country_code": place["country"] or None,
        "province": place["region"] or None,
        "resolution": place["resolution"] or None,
    }


def _citation(coding: Coding, coder: str, codebook: str) -> dict[str, Any]:
    report = coding.report
    return {
        "report": report.id,
        "title": report.title,
        "publication": report.outlet,
        "published": report.published,
        "url": report.url,
        "coder": coder,
        "codebook": codebook,
    }
