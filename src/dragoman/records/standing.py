"""Where actors stand: what they want or oppose, and what lasts between them."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records.event import Party
from dragoman.records.spans import Span
from dragoman.records.who_where_when import Place, TimeExpression


@dataclass(frozen=True, slots=True)
class Stance:
    """Who wants, supports, opposes, prioritises, fears, demands or rejects what. ``strength`` is weak, medium or strong.

    ``attribution`` is the id of the attribution that says so, empty for the report's own voice.
    """

    id: str
    report: str
    sentence: int
    holder: Party
    attitude: str
    target: Span
    evidence: Span
    strength: str = "medium"
    events: tuple[str, ...] = ()
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """What stands between actors or between an actor and ground: holds, backs, at war with, member of, hosts forces of,
    has ties with, has no ties with, under sanctions by, rich in ... ``object_text`` serves where the object is no actor.
    """

    id: str
    report: str
    sentence: int
    kind: str
    subjects: tuple[Party, ...]
    objects: tuple[Party, ...]
    evidence: Span
    object_text: str = ""
    place: Place | None = None
    since: TimeExpression | None = None
    until: TimeExpression | None = None
    attribution: str = ""
