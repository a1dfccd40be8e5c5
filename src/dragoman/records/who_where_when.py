"""Who, where and when: what the names and times in a text mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.records.spans import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom a mention means, as far as it is known.

    ``id`` is the gazetteer's id, or a hash for actors that no list holds. ``kind`` is one of state, organisation,
    group, person, office (a post without a known holder), institution, people (an unnamed plural: "three soldiers"),
    collective (a vague group never expanded: "the West"), unknown. ``country`` is a PLOVER country code or empty.
    ``sectors`` has the primary sector first. ``count`` is how many unnamed people, if the text says so.
    """

    id: str
    name: str
    kind: str = "unknown"
    country: str = ""
    sectors: tuple[str, ...] = ()
    title: str = ""
    named: bool = True
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a sentence that names an actor. A compound ("Russia and Iran") gives one mention for each member.

    ``tokens`` are token indices [first, last+1) within the sentence, ``head`` the index of the head token.
    ``use`` tells how the words are used: actor, place ("in Moscow"), people, goods ("Russian gas"), modifier
    ("Turkish" inside a longer phrase whose head is not an actor: "Turkish-Syrian relations").
    """

    actor: Actor
    span: Span
    sentence: int
    tokens: tuple[int, int]
    head: int
    use: str = "actor"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """When: an interval of days, inclusive, as far as the text and the publication date settle it.

    ``granularity`` is day, week, month, season, year, decade or vague. ``relative`` keeps what is left unresolved
    without a publication date ("weekday:tuesday", "months:-1"), else it is empty.
    """

    text: str
    span: Span
    start: date | None = None
    end: date | None = None
    granularity: str = "vague"
    relative: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a place name in the text and what it resolves to; unresolved is unresolved (all None).

    ``latitude`` and ``longitude`` are in degrees; ``resolution`` is one of country, region, city, feature, or empty.
    """

    name: str
    span: Span
    latitude: float | None = None
    longitude: float | None = None
    country: str = ""
    geonames_id: int | None = None
    region: str = ""
    resolution: str = ""
