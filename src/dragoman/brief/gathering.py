"""Codings gathered into the lines of a brief: plain values, ready for the terminal, the page and JSON alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from dragoman.actors.gazetteer import load_gazetteer
from dragoman.brief.wording import (
    casualties_words,
    claim_words,
    conditional_words,
    event_words,
    relation_words,
    stance_words,
    time_words,
)
from dragoman.claims import disagreements
from dragoman.claims.framing import note_on
from dragoman.records import Actor, Claim, Coding, Event, Party, Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that an item rests on: a report, the sentence around them, and the exact spans."""

    report: str
    title: str
    outlet: str
    sentence: Span
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a brief.

    ``kind`` is event, claim, stance, relation, conditional or disagreement; ``words`` the line in plain language; ``detail``
    further words (date, place, numbers, how sure); ``ids`` the records behind it; ``reports`` how many reports tell it.
    ``data`` are the coded values, for JSON.
    """

    id: str
    kind: str
    words: str
    detail: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    ids: tuple[str, ...]
    reports: int
    data: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One party: who it is, in how many reports and events it stands, and its people named there."""

    actor: Actor
    mentions: int
    reports: int
    events: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """What two parties did to each other, counted by quad: verbal and material, cooperation and conflict."""

    one: str
    other: str
    counts: tuple[int, int, int, int]
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What a pile of reports says, line by line."""

    codings: tuple[Coding, ...]
    parties: tuple[PartyLine, ...]
    happened: tuple[Item, ...]
    unsettled: tuple[Item, ...]
    claims: tuple[Item, ...]
    disagreements: tuple[Item, ...]
    stances: tuple[Item, ...]
    relations: tuple[Item, ...]
    outlook: tuple[Item, ...]
    links: tuple[Link, ...]
    wording: tuple[Item, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All lines, in the order in which a brief shows them."""
        told = self.happened + self.unsettled + self.disagreements + self.claims
        return told + self.stances + self.relations + self.outlook + self.wording


def make_brief(codings: Iterable[Coding]) -> Brief:
    """Gather codings into a brief.

    Args:
        codings: one for each report, in the order in which the reports are to be listed.
    """
    coded = tuple(codings)
    told = [(c, e) for c in coded for e in c.events if e.reported]
    happened = _event_items([(c, e) for c, e in told if e.factuality.happened], "event")
    unsettled = _event_items([(c, e) for c, e in told if not e.factuality.happened], "unsettled")
    return Brief(
        codings=coded,
        parties=_parties(coded),
        happened=happened,
        unsettled=unsettled,
        claims=_claim_items(coded),
        disagreements=_disagreement_items(coded),
        stances=tuple(_merge(_stance_items(coded))),
        relations=tuple(_merge(_relation_items(coded))),
        outlook=tuple(_merge(_conditional_items(coded))),
        links=_links(happened),
        wording=tuple(_framing_items(coded)),
    )


# -- evidence ---------------------------------------------------------------------------------------------------


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


# -- parties ----------------------------------------------------------------------------------------------------


def party_key(actor: Actor) -> str:
    """Return what a brief lists an actor under: its state, or its own name for organisations, groups and the unknown."""
    if actor.kind in ("state", "person", "office", "institution", "people") and actor.country:
        return actor.country
    return actor.name or actor.country or "unknown"


def _parties(codings: tuple[Coding, ...]) -> tuple[PartyLine, ...]:
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
        PartyLine(
            actors[k], mentions[k], len(reports[k]), events[k], tuple(n for n, _ in names.get(k, Counter()).most_common(6))
        )
        for k in ranked
    )


def _state_of(actor: Actor) -> Actor:
    """Return the state that an unnamed actor belongs to, or the actor itself where it is named or no state is known."""
    name = country_name(actor.country) if actor.country and not actor.named else ""
    return Actor(actor.country, name, "state", actor.country) if name else actor


def _speaks_better(actor: Actor, other: Actor) -> bool:
    """Tell whether an actor names a party better: the state itself before its people, with sectors before without."""
    return (actor.kind == "state", bool(actor.sectors)) > (other.kind == "state", bool(other.sectors))


# -- events -----------------------------------------------------------------------------------------------------


def _same_event_key(event: Event) -> tuple[object, ...]:
    day = event.time.start if event.time else None
    relative = event.time.relative or event.time.text.lower() if event.time and day is None else ""
    actors = tuple(sorted({party_key(p.actor) for p in event.actors}))
    recipients = tuple(sorted({party_key(p.actor) for p in event.recipients}))
    fact = event.factuality
    unknown = not actors and not recipients
    return (event.type, actors, recipients, day, relative, fact.polarity, fact.happened, event.id if unknown else "")


def _event_items(told: list[tuple[Coding, Event]], kind: str) -> tuple[Item, ...]:
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
        "actors": [_party_data(p) for p in event.actors], "recipients": [_party_data(p) for p in event.recipients],
        "start": event.time.start if event.time else None, "end": event.time.end if event.time else None,
        "time": event.time.text if event.time else "", "relative": event.time.relative if event.time else "",
        "place": event.place.name if event.place else "",
        "casualties": [{"kind": c.kind, "low": c.low, "high": c.high} for c in event.casualties],
        "certainty": fact.certainty, "polarity": fact.polarity, "when": fact.time, "frame": fact.frame,
    }  # fmt: skip
    reports = len({c.report.id for c, _ in group})
    return Item(event.id, kind, event_words(event), tuple(detail), evidence, tuple(e.id for _, e in group), reports, data)


def _party_data(party: Party) -> dict[str, object]:
    actor = party.actor
    return {
        "name": actor.name, "country": actor.country, "sectors": list(actor.sectors), "kind": actor.kind, "id": actor.id,
        "named": actor.named, "country_from": party.country_from,
        "did": [party.did.start, party.did.end] if party.did else None,
    }  # fmt: skip


# -- claims -----------------------------------------------------------------------------------------------------


def _claim_items(codings: tuple[Coding, ...]) -> tuple[Item, ...]:
    """Return one item for each view of an event that a source other than the report itself holds."""
    items = []
    for coding in codings:
        events = {e.id: e for e in coding.events}
        attributions = {a.id: a for a in coding.attributions}
        for claim in coding.claims:
            event = events.get(claim.event)
            if event is None or not claim.attribution:
                continue
            said = attributions.get(claim.attribution)
            spans = (*said.source, *said.cue, event.span) if said else (event.span,)
            items.append(
                Item(claim.id, "claim", claim_words(claim, event), _view_detail(claim), (evidence_of(coding, *spans),),
                     (claim.id, event.id), 1, _claim_data(claim, event))
            )  # fmt: skip
    return tuple(_merge(items))


def _view_detail(claim: Claim) -> tuple[str, ...]:
    fact = claim.factuality
    out = [] if fact.certainty == "certain" else [fact.certainty]
    if fact.frame not in ("asserted", "background"):
        out.append(fact.frame)
    return tuple(out)


def _claim_data(claim: Claim, event: Event) -> dict[str, object]:
    fact = claim.factuality
    return {
        "sources": [{"name": a.name, "country": a.country, "sectors": list(a.sectors)} for a in claim.sources],
        "stance": claim.stance, "type": event.type, "act": event.act, "event": event.id,
        "actors": [_party_data(p) for p in event.actors], "recipients": [_party_data(p) for p in event.recipients],
        "certainty": fact.certainty, "polarity": fact.polarity, "when": fact.time, "frame": fact.frame,
        "reported": event.reported, "untold": event.untold,
    }  # fmt: skip


def _disagreement_items(codings: tuple[Coding, ...]) -> tuple[Item, ...]:
    by_report = {c.report.id: c for c in codings}
    items = []
    for found in disagreements(codings):
        evidence = tuple(evidence_of(by_report[report], span) for report, span in found.evidence)
        items.append(
            Item(found.id, "disagreement", found.words, tuple(found.views), evidence, found.events,
                 len({r for r, _ in found.evidence}), {"kind": found.kind, "views": list(found.views)})
        )  # fmt: skip
    return tuple(items)


# -- stances, relations, conditionals -----------------------------------------------------------------------------


def _stance_items(codings: tuple[Coding, ...]) -> Iterable[Item]:
    for coding in codings:
        acts = {e.id: e for e in coding.events}
        for stance in coding.stances:
            target = stance.target.of(coding.report.text)
            data: dict[str, object] = {
                "holder": _party_data(stance.holder), "attitude": stance.attitude, "strength": stance.strength, "target": target,
                "events": list(stance.events), "acts": [acts[i].act for i in stance.events if i in acts],
            }  # fmt: skip
            evidence = evidence_of(coding, stance.evidence, stance.target)
            detail = () if stance.strength == "medium" else (stance.strength,)
            yield Item(stance.id, "stance", stance_words(stance, target), detail, (evidence,), (stance.id,), 1, data)


def _relation_items(codings: tuple[Coding, ...]) -> Iterable[Item]:
    for coding in codings:
        for relation in coding.relations:
            data: dict[str, object] = {
                "kind": relation.kind,
                "subjects": [_party_data(p) for p in relation.subjects],
                "objects": [_party_data(p) for p in relation.objects],
                "object_text": relation.object_text,
                "place": relation.place.name if relation.place else "",
            }
            evidence = evidence_of(coding, relation.evidence)
            yield Item(relation.id, "relation", relation_words(relation), (), (evidence,), (relation.id,), 1, data)


def _conditional_items(codings: tuple[Coding, ...]) -> Iterable[Item]:
    for coding in codings:
        acts = {e.id: e.act for e in coding.events}
        text = coding.report.text
        for found in coding.conditionals:
            strength = found.strength
            data: dict[str, object] = {
                "kind": found.kind,
                "antecedent": found.antecedent.of(text) if found.antecedent else None,
                "consequent": found.consequent.of(text) if found.consequent else None,
                "antecedent_acts": [acts[i] for i in found.antecedent_events if i in acts],
                "consequent_acts": [acts[i] for i in found.consequent_events if i in acts],
                "strength": strength.words if strength else "",
                "range": [strength.low, strength.high] if strength and strength.low is not None else None,
            }
            detail: tuple[str, ...] = ()
            if strength and strength.low is not None and strength.high is not None:
                detail = (f"“{strength.words}”: {strength.low:.0%} to {strength.high:.0%} ({strength.source})",)
            elif strength and strength.words:
                detail = (f"“{strength.words}”",)
            evidence = evidence_of(coding, found.antecedent, found.consequent, found.marker)
            yield Item(found.id, "outlook", conditional_words(found, text), detail, (evidence,), (found.id,), 1, data)


def _framing_items(codings: tuple[Coding, ...]) -> Iterable[Item]:
    """Return one item for each outlet's use of a word that keeps a distance or takes a side."""
    items = []
    for coding in codings:
        report = coding.report
        for found in coding.framing:
            outlet = report.outlet or report.title or report.path or "a report"
            detail = tuple(d for d in (found.kind.replace("_", " ").replace("so called", "so-called"), note_on(found.text)) if d)
            data: dict[str, object] = {"outlet": report.outlet, "kind": found.kind, "text": found.text}
            words = f"{outlet}: {found.text.strip()}"
            items.append(Item(found.id, "wording", words, detail, (evidence_of(coding, found.span),), (found.id,), 1, data))
    return _merge(items)


def _merge(items: Iterable[Item]) -> list[Item]:
    """Join items that say the same in the same words, keeping all their evidence."""
    merged: dict[tuple[str, str], Item] = {}
    for item in items:
        key = (item.kind, item.words)
        if key not in merged:
            merged[key] = item
            continue
        first = merged[key]
        evidence = first.evidence + item.evidence
        merged[key] = Item(
            first.id, first.kind, first.words, first.detail, evidence, first.ids + item.ids,
            len({e.report for e in evidence}), first.data,
        )  # fmt: skip
    return list(merged.values())


# -- network ----------------------------------------------------------------------------------------------------


def _links(items: tuple[Item, ...]) -> tuple[Link, ...]:
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


def name_of(key: str) -> str:
    """Return the display name of a party key: the country's name for a country code, else the key itself."""
    return country_name(key) or key
