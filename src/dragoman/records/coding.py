"""All that was coded of one report."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records.conditional import Conditional
from dragoman.records.event import Event
from dragoman.records.report import Report
from dragoman.records.spans import Span
from dragoman.records.standing import Relation, Stance
from dragoman.records.who_says_so import Attribution, Claim, Framing
from dragoman.records.who_where_when import Mention, Place, TimeExpression


@dataclass(frozen=True, slots=True)
class Coding:
    """All that was coded of one report."""

    report: Report
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    conditionals: tuple[Conditional, ...] = ()
    stances: tuple[Stance, ...] = ()
    relations: tuple[Relation, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    sentence_spans: tuple[Span, ...] = ()
    framing: tuple[Framing, ...] = ()
