"""One event, once: mentions of the same event within a report become one event with several spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.records import Event, Party

# Beyond this many sentences the same kind of act between the same parties is more likely another event.
_REACH = 8
# A headline and the first body sentences tell the same event even where the headline leaves parties out.
_LEAD = 3


def merge_events(events: list[Event]) -> list[Event]:
    """Merge mentions of one event: same type, act and reality, compatible parties, place and time.

    The fullest telling is kept (parties, then body before headline); the others' spans go to its ``mentions``.

    Args:
        events: the events of a report, sentence after sentence.
    """
    kept: list[Event] = []
    near: list[int] = []  # which of them are still in reach: in a long report nearly all are not
    for event in events:
        near = [k for k in near if event.sentence - kept[k].sentence <= _REACH]
        twin = next((k for k in reversed(near) if _same(kept[k], event)), None)
        if twin is None:
            near.append(len(kept))
            kept.append(event)
        else:
            kept[twin] = _join(kept[twin], event)
    return kept


def told_again(events: list[Event], kept_back: str, least: float) -> list[Event]:
    """Return the events of a report, those told that were kept back as unlikely and tell once more what another one tells.

    Args:
        events: the events of a report, sentence after sentence.
        kept_back: the reason (``Event.untold``) of those that may be told after all.
        least: their least likelihood.
    """
    told = [e for e in events if e.reported]
    out = []
    for event in events:
        if event.untold == kept_back and event.likelihood is not None and event.likelihood >= least:
            anew = replace(event, reported=True, untold="")
            near = (t for t in told if abs(t.sentence - event.sentence) <= _REACH)
            event = anew if any(_same(*sorted((t, anew), key=lambda e: e.span)) for t in near) else event
        out.append(event)
    return out


def _same(a: Event, b: Event) -> bool:
    if _told_in_title(a, b):
        return True
    if a.type != b.type or a.act != b.act or a.reported != b.reported or a.factuality.polarity != b.factuality.polarity:
        return False
    if (a.factuality.time == "future") != (b.factuality.time == "future"):
        return False
    if a.sentence == b.sentence and bool(a.actors) != bool(b.actors):
        return False  # "the army claims ..., the rebels have been accused": whoever is not named is not the one beside
    lead = a.headline and b.sentence - a.sentence <= _LEAD
    near = a.sentence == b.sentence
    if not (_compatible(a.actors, b.actors, near) and _compatible(a.recipients, b.recipients, near)):
        return _crossed(a, b)
    if near and _apart(a, b):
        return False
    shared = _shares(a.actors, b.actors, near) + _shares(a.recipients, b.recipients, near)
    if shared == 0 or (shared == 1 and not lead and a.sentence != b.sentence and not _one_sided(a, b)):
        return False
    if a.time and b.time and a.time.start and b.time.start and a.time.start != b.time.start:
        return False
    return not (a.place and b.place and a.place.country and b.place.country and a.place.country != b.place.country)


def _told_in_title(a: Event, b: Event) -> bool:
    """Tell whether a headline is told again in full by the first sentences: "Rebels take town", "M23 fighters captured ..."."""
    if not a.headline or b.headline or b.sentence - a.sentence > _LEAD or a.type != b.type or not (a.reported and b.reported):
        return False
    if a.factuality.polarity != b.factuality.polarity or not (a.actors and b.actors):
        return False
    return not (_contradict(a.actors, b.actors) or _contradict(a.recipients, b.recipients))


def _contradict(a: Sequence[Party], b: Sequence[Party]) -> bool:
    """Tell whether two sides cannot be the same: of different countries, or all named and none the same."""
    if not a or not b or _shares(a, b):
        return False
    countries = [{p.actor.country for p in side if p.actor.country} for side in (a, b)]
    apart = all(countries) and countries[0].isdisjoint(countries[1])
    return apart or all(p.actor.named and p.actor.kind != "state" for p in (*a, *b))


def _apart(a: Event, b: Event) -> bool:
    """Tell whether one tells what several do together, the other what one of them does to somebody else: talks, and a visit."""
    together, other = (a, b) if not a.recipients else (b, a)
    if together.recipients or not other.recipients or len(together.actors) < 2:
        return False
    return not _ids(other.recipients) <= _ids(together.actors)


def _one_sided(a: Event, b: Event) -> bool:
    """Tell whether both tell only one side, so that sharing it is all they can."""
    return not a.recipients and not b.recipients


def _crossed(a: Event, b: Event) -> bool:
    """A meeting told from either side: the same parties, whatever their roles, in a reciprocal event."""
    ours, theirs = _ids((*a.actors, *a.recipients)), _ids((*b.actors, *b.recipients))
    return not a.recipients and not b.recipients and len(ours) > 1 and (ours <= theirs or theirs <= ours) and bool(ours & theirs)


def _ids(parties: Sequence[Party]) -> set[str]:
    return {p.actor.id for p in parties}


def _compatible(a: Sequence[Party], b: Sequence[Party], near: bool) -> bool:
    return not a or not b or _shares(a, b, near) > 0


def _shares(a: Sequence[Party], b: Sequence[Party], near: bool = False) -> int:
    """Return 1 if the two sides share a party: the same actor, or one of the same country with a title or office.

    ``near`` tells that one sentence tells both: then its only country may be that of both.
    """
    if _ids(a) & _ids(b):
        return 1
    countries = _own_countries(a, near) & _own_countries(b, near)
    loose = any(p.actor.kind in ("state", "institution", "office") for p in (*a, *b))
    return int(bool(countries) and loose and not _two_bodies(a, b))


def _two_bodies(a: Sequence[Party], b: Sequence[Party]) -> bool:
    """Tell whether each side is one body with a name of its own: the Senate and the House are two of one country."""
    both = (*a, *b)
    named = len(both) == 2 and all(p.actor.kind in ("institution", "organisation") and p.actor.named for p in both)
    return named and both[0].actor.name.lower() not in both[1].actor.name.lower()


def _own_countries(parties: Sequence[Party], near: bool) -> set[str]:
    """Return the countries of parties, none that only the report lends, or a sentence to two of different sentences."""
    lent = ("report",) if near else ("report", "sentence")  # at home everybody is of that country
    return {p.actor.country for p in parties if p.actor.country and p.country_from not in lent}


def _fullness(event: Event) -> tuple[int, int, int]:
    return bool(event.actors) + bool(event.recipients), int(not event.headline), len(event.modes)


def _together(best: Event, other: Event) -> tuple[Party, ...]:
    """Return the actors of both tellings of a joint event ("he hosted talks; the talks included ..."), each country once."""
    if not best.actors or best.recipients or other.recipients:
        return best.actors or other.actors
    known = {p.actor.country for p in best.actors} | {""}
    return best.actors + tuple(p for p in other.actors if p.actor.country not in known)


def _joined(best: Event, other: Event) -> tuple[Party, ...]:
    """Return the recipients of both tellings of harm ("bases were attacked; one attack killed a contractor"), each once.

    What is said or given to somebody is not said or given to whom another telling names; nor does a telling in another sentence
    name further victims, or anybody where this one names nobody: then it is too likely another deed.
    """
    if (best.recipients and best.quad != 4) or best.sentence != other.sentence:
        return best.recipients
    known = _ids(best.recipients) | _ids(best.actors)
    return best.recipients + tuple(p for p in other.recipients if p.actor.id not in known)


def _join(a: Event, b: Event) -> Event:
    best, other = (b, a) if _fullness(b) > _fullness(a) or _told_in_title(a, b) else (a, b)
    title = other.headline and not best.headline
    return replace(
        best,
        mentions=tuple(sorted({*best.mentions, *other.mentions, other.span} - {best.span})),
        modes=tuple(dict.fromkeys((*best.modes, *other.modes))),
        actors=_together(best, other),
        recipients=best.recipients if title and best.recipients else _joined(best, other),
        place=best.place or other.place,
        time=best.time or other.time,
        casualties=best.casualties or other.casualties,
        contexts=best.contexts or other.contexts,
        likelihood=max((e.likelihood for e in (best, other) if e.likelihood is not None), default=None),
    )
