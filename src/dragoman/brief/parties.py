"""The parties of a pile of reports: under which name each is listed, how often it is told of, who did what to whom."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from dragoman.actors.gazetteer import load_gazetteer
from dragoman.brief.lines import Item, Link, PartyLine
from dragoman.records import Actor, Coding, Party


@lru_cache(maxsize=512)
def country_name(code: str) -> str:
    """Return the name of the state with this country code today, or empty text.

    >>> country_name("IRN")
    'Iran'
    """
    if len(code) != 3 or not code.isupper():
        return ""
    entry = load_gazetteer().entries.get(code)
    return entry.name if entry is not None and entry.kind == "state" else ""


def name_of(key: str) -> str:
    """Return the display name of a party key: the country's name for a country code, else the key itself."""
    return country_name(key) or key


def party_key(actor: Actor) -> str:
    """Return what a brief lists an actor under: its state, or its own name for organisations, groups and the unknown."""
    if actor.kind in ("state", "person", "office", "institution", "people") and actor.country:
        return actor.country
    return actor.name or actor.country or "unknown"


def party_lines(codings: tuple[Coding, ...]) -> tuple[PartyLine, ...]:
    """Return a line for each named party, those in most events first, then those named most often."""
    mentions: Counter[str] = Counter()
    reports: dict[str, set[str]] = {}
    names: dict[str, Counter[str]] = {}
    actors: dict[str, Actor] = {}
    events: Counter[str] = Counter()
    for coding in codings:
        for mention in coding.mentions:
            actor, key = mention.actor, party_key(mention.actor)
            if not actor.named or mention.use not in ("actor", "place", "modifier") or key == "unknown":
                continue
            mentions[key] += 1
            reports.setdefault(key, set()).add(coding.report.id)
            if actor.kind == "person":
                names.setdefault(key, Counter())[actor.name] += 1
            if key not in actors or _speaks_better(actor, actors[key]):
                actors[key] = actor
        for event in coding.events:
            if event.reported:
                events.update({party_key(p.actor) for p in event.actors + event.recipients})
                for party in event.actors + event.recipients:  # "Iranian counterparts": nobody named, but the state is known
                    actors.setdefault(party_key(party.actor), _state_of(party.actor))
                    reports.setdefault(party_key(party.actor), set()).add(coding.report.id)
    actors = {k: a for k, a in actors.items() if a.named}
    ranked = sorted(actors, key=lambda k: (-events[k], -mentions[k], k))
    return tuple(
        PartyLine(actors[k], mentions[k], len(reports[k]), events[k], tuple(n for n, _ in names.get(k, Counter()).most_common(6)))
        for k in ranked
    )


def _state_of(actor: Actor) -> Actor:
    """Return the state that an unnamed actor belongs to, or the actor itself where it is named or no state is known."""
    name = country_name(actor.country) if actor.country and not actor.named else ""
    return Actor(actor.country, name, "state", actor.country) if name else actor


def _speaks_better(actor: Actor, other: Actor) -> bool:
    """Tell whether an actor names a party better: the state itself before its people, with sectors before without."""
    return (actor.kind == "state", bool(actor.sectors)) > (other.kind == "state", bool(other.sectors))


def links_between(items: tuple[Item, ...]) -> tuple[Link, ...]:
    """Return a link for each pair of parties that did something to each other, counted by quad.

    Unnamed people of no known country ("the delegation") are left out: they are no node that means anybody.
    """
    found: dict[tuple[str, str], tuple[list[int], list[str]]] = {}
    for item in items:
        actors, recipients = (_keys_of(item.data[side]) for side in ("actors", "recipients"))
        # Who fights or protests side by side does nothing to each other; who meets does.
        together = actors if item.data["quad"] in (1, 2) else []
        pairs = {(a, b) for a in actors for b in (recipients or together) if a != b}
        for one, other in sorted({(min(p), max(p)) for p in pairs}):
            counts, ids = found.setdefault((one, other), ([0, 0, 0, 0], []))
            quad = item.data["quad"]
            if isinstance(quad, int) and 1 <= quad <= 4:
                counts[quad - 1] += 1
                ids.append(item.id)
    return tuple(Link(a, b, (c[0], c[1], c[2], c[3]), tuple(i)) for (a, b), (c, i) in sorted(found.items()))


def _keys_of(parties: object) -> list[str]:
    listed: list[dict[str, object]] = parties if isinstance(parties, list) else []
    known = [p for p in listed if p["named"] or p["country"]]
    return [party_key(Actor("", str(p["name"]), str(p["kind"]), str(p["country"]))) for p in known]


def party_data(party: Party) -> dict[str, object]:
    """Return what is coded of a party, for the data of an item."""
    actor = party.actor
    return {
        "name": actor.name, "country": actor.country, "sectors": list(actor.sectors), "kind": actor.kind, "id": actor.id,
        "named": actor.named, "country_from": party.country_from,
        "did": [party.did.start, party.did.end] if party.did else None,
    }  # fmt: skip
