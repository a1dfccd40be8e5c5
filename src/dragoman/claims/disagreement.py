"""Where reports and sources disagree: claims about the same event side by side, and numbers that differ.

Two events are taken for the same when they are the same kind of act between the same parties at times that do not exclude
each other. That is a reading aid, not an identity: every view comes with the words that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.claims.answers import Disagreement, answered_accusations
from dragoman.claims.tolls import differing_figures
from dragoman.records import Claim, Coding, Event, Party, make_id

# Frames in which a source takes a stand on whether the event took place.
_STANDS = frozenset({"asserted", "background", "accusation", "refusal"})
# Events without a date of their own are told within this many days of their report's publication.
_NEWS_DAYS = timedelta(days=7)
_SLACK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Told:
    """One event as one report tells it, with the claims about it."""

    coding: Coding
    event: Event
    claims: tuple[Claim, ...]

    @property
    def days(self) -> tuple[date, date] | None:
        """The days on which it may have happened, as far as anything tells."""
        when = self.event.time
        if when is not None and when.start is not None and when.end is not None:
            return when.start - _SLACK, when.end + _SLACK
        published = self.coding.report.published
        return (published - _NEWS_DAYS, published) if published is not None else None


def disagreements(codings: Iterable[Coding]) -> list[Disagreement]:
    """Find where sources disagree about the same event, within a report or across reports.

    Args:
        codings: coded reports.

    Returns:
        Disagreements in the order in which their first view stands in the codings.
    """
    buckets = _Buckets()
    answered: list[Disagreement] = []
    tolls: list[Disagreement] = []
    for coding in codings:
        answered.extend(answered_accusations(coding))
        tolls.extend(differing_figures(coding))
        by_event: dict[str, list[Claim]] = {}
        for claim in coding.claims:
            by_event.setdefault(claim.event, []).append(claim)
        for event in coding.events:
            if _party_keys((*event.actors, *event.recipients)):
                buckets.add(_Told(coding, event, tuple(by_event.get(event.id, ()))))
    out: list[Disagreement] = []
    for bucket in buckets.all:
        for group in _by_time(bucket):
            out.extend(d for d in (_whether(group), *_numbers(group)) if d is not None)
    known = {event for d in out if d.kind == "number" for event in d.events}
    return out + answered + [d for d in tolls if len(known.intersection(d.events)) < 2]


class _Buckets:
    """What is told of the same kind of act between the same parties, gathered in one pass.

    In one report the recipients may be left to be understood: "Turkey attacked a convoy in Syria", "Turkey denied the attack".
    """

    def __init__(self) -> None:
        self.all: list[list[_Told]] = []
        self._by_parties: dict[tuple[str, frozenset[str]], list[_Told]] = {}
        self._by_doers: dict[tuple[str, str, frozenset[str]], list[tuple[frozenset[str], list[_Told]]]] = {}

    def add(self, told: _Told) -> None:
        """Put what is told into its bucket, a new one if there is none."""
        event = told.event
        doers, hit = _party_keys(event.actors), _party_keys(event.recipients)
        near = self._by_doers.setdefault((told.coding.report.id, event.act, doers), [])
        bucket = self._by_parties.get((event.act, doers | hit))
        if bucket is None and doers:
            bucket = next((b for others, b in near if not hit or not others or hit & others), None)
        if bucket is None:
            bucket = []
            self.all.append(bucket)
        self._by_parties.setdefault((event.act, doers | hit), bucket)
        near.append((hit, bucket))
        bucket.append(told)


def _party_keys(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(p.actor.country or p.actor.id for p in parties if p.actor.country or p.actor.named)


def _by_time(bucket: list[_Told]) -> list[list[_Told]]:
    """Part what is told of different days; what has no day stands with the first group."""
    dated = sorted((t for t in bucket if t.days is not None), key=lambda t: (t.days, t.event.id))
    groups: list[list[_Told]] = []
    latest: date | None = None
    for told in dated:
        assert told.days is not None
        if latest is None or told.days[0] > latest:
            groups.append([])
            latest = told.days[1]
        groups[-1].append(told)
        latest = min(latest, told.days[1])
    undated = [t for t in bucket if t.days is None]
    if undated:
        groups = [[*undated, *(groups[0] if groups else [])], *groups[1:]]
    return groups


def _whether(group: list[_Told]) -> Disagreement | None:
    """Compare who says that it happened with who says that it did not."""
    views = [(told, claim) for told in group for claim in told.claims if _takes_a_stand(claim)]
    signs = {claim.factuality.polarity for _, claim in views}
    if len(signs) < 2 or len({_who(told, claim) for told, claim in views}) < 2:
        return None
    return _disagreement("happened", _event_words(group[0].event), [(t, c, _view_words(t, c)) for t, c in views])


def _takes_a_stand(claim: Claim) -> bool:
    view = claim.factuality
    return view.certainty != "unknown" and view.frame in _STANDS and view.time != "future"


def _numbers(group: list[_Told]) -> list[Disagreement]:
    """Compare figures of killed, injured ... told of the event: a disagreement where two exclude each other."""
    out: list[Disagreement] = []
    for kind in sorted({c.kind for told in group for c in told.event.casualties}):
        told_numbers = [(told, c) for told in group for c in told.event.casualties if c.kind == kind]
        highest_low = max(c.low for _, c in told_numbers)
        lowest_high = min(c.high if c.high is not None else highest_low for _, c in told_numbers)
        if lowest_high >= highest_low:
            continue
        views = []
        for told, count in told_numbers:
            claim = _innermost(told)
            figure = str(count.low) if count.high == count.low else f"{count.low} to {count.high}"
            figure = f"{count.low} or more" if count.high is None else figure
            views.append((told, claim, f"{_who(told, claim)}: {figure} {kind}"))
        out.append(_disagreement("number", f"{_event_words(group[0].event)}, {kind}", views))
    return out


def _innermost(told: _Told) -> Claim | None:
    return next((c for c in told.claims if c.attribution), told.claims[0] if told.claims else None)


def _who(told: _Told, claim: Claim | None) -> str:
    if claim is not None and claim.sources:
        return claim.sources[-1].name
    if claim is not None and claim.attribution:
        return "somebody unnamed"
    report = told.coding.report
    return report.outlet or report.title or "the report itself"


def _view_words(told: _Told, claim: Claim) -> str:
    view = claim.factuality
    happened = "it did not happen" if view.polarity == "negative" else "it happened"
    if view.certainty != "certain":
        happened += f" ({view.certainty})"
    return f"{_who(told, claim)} {claim.stance}: {happened}"


def _event_words(event: Event) -> str:
    def names(parties: Sequence[Party]) -> str:
        return ", ".join(dict.fromkeys(p.actor.name for p in parties)) or "unknown"

    sides = names(event.actors) + (f" → {names(event.recipients)}" if event.recipients else "")
    return f"{sides}: “{event.text}”"


def _disagreement(kind: str, words: str, views: list[tuple[_Told, Claim | None, str]]) -> Disagreement:
    claims = tuple(dict.fromkeys(c.id for _, c, _ in views if c is not None))
    events = tuple(dict.fromkeys(t.event.id for t, _, _ in views))
    return Disagreement(
        id=make_id("disagreement", kind, *claims, *events),
        kind=kind,
        words=words,
        views=tuple(dict.fromkeys(text for _, _, text in views)),
        evidence=tuple(dict.fromkeys((t.coding.report.id, t.event.span) for t, _, _ in views)),
        claims=claims,
        events=events,
    )
