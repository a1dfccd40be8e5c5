"""Acts that are kept back for good: where words beside a trigger give it another sense, no likelihood tells it after all.

Most reasons not to tell an act are weak: such an act is told if it is likely, and words alone may tell of its parties what its
signal does not (:mod:`dragoman.events.settling`). What another verb, a forecast, a law, a suit between firms or a match is about
was read by its words, too, and wrongly: in our own articles, nine of nine acts told after all for such a reason were none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.events.by_words import RULE
from dragoman.events.firms import CIVIL_SUIT
from dragoman.events.home_politics import CONTEST
from dragoman.events.other_sense import OTHER_SENSES
from dragoman.records import Event

_FOR_GOOD = OTHER_SENSES | {CIVIL_SUIT, CONTEST}


def without_other_senses(settled: Sequence[Event], read: Sequence[Event]) -> list[Event]:
    """Return the settled events of a sentence without those that its signals were read to be something else.

    Args:
        settled: the events as they stand in the end, those that words told among them.
        read: the events as signals told them, told or not.
    """
    kept = {e.span.start: e for e in read if e.untold in _FOR_GOOD}
    return [_kept_back(e, kept.get(e.span.start)) for e in settled] if kept else list(settled)


def _kept_back(event: Event, was: Event | None) -> Event:
    if was is None or not event.reported or event.type != was.type:
        return event
    if event.rule == RULE or event.rule.endswith(f": {RULE}"):
        return was
    return replace(event, reported=False, untold=was.untold) if event.id == was.id else event
