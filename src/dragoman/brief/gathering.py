"""Codings gathered into the lines of a brief: plain values, ready for the terminal, the page and JSON alike."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.brief.events import event_items
from dragoman.brief.evidence import evidence_of
from dragoman.brief.lines import Brief, Item
from dragoman.brief.parties import links_between, party_data, party_lines
from dragoman.brief.wording import claim_words, conditional_words, relation_words, stance_words
from dragoman.claims import disagreements
from dragoman.claims.framing import note_on
from dragoman.records import Claim, Coding, Event

# What is not sure enough to be told is shown apart from even odds on: three in five of it are right (docs/benchmarks-telling.md).
LEAST_SHOWN = 0.5


def make_brief(codings: Iterable[Coding]) -> Brief:
    """Gather codings into a brief.

    Args:
        codings: one for each report, in the order in which the reports are to be listed.
    """
    coded = tuple(codings)
    told = [(c, e) for c in coded for e in c.events if e.reported]
    happened = event_items([(c, e) for c, e in told if e.factuality.happened], "event")
    unsettled = event_items([(c, e) for c, e in told if not e.factuality.happened], "unsettled")
    less_sure = [(c, e) for c in coded for e in c.events if not e.reported and e.told_from(LEAST_SHOWN)]
    return Brief(
        codings=coded,
        parties=party_lines(coded),
        happened=happened,
        unsettled=unsettled,
        less_sure=event_items(less_sure, "less-sure"),
        claims=_claim_items(coded),
        disagreements=_disagreement_items(coded),
        stances=tuple(_merge(_stance_items(coded))),
        relations=tuple(_merge(_relation_items(coded))),
        outlook=tuple(_merge(_conditional_items(coded))),
        links=links_between(happened),
        wording=tuple(_framing_items(coded)),
    )


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
        "actors": [party_data(p) for p in event.actors], "recipients": [party_data(p) for p in event.recipients],
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
                "holder": party_data(stance.holder), "attitude": stance.attitude, "strength": stance.strength, "target": target,
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
                "subjects": [party_data(p) for p in relation.subjects],
                "objects": [party_data(p) for p in relation.objects],
                "object_text": relation.object_text,
                "place": relation.place.name if relation.place else "",
            }
            evidence = evidence_of(coding, relation.evidence)
            words = relation_words(relation, coding.report.text)
            yield Item(relation.id, "relation", words, (), (evidence,), (relation.id,), 1, data)


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
