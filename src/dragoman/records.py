"""The records that flow through dragoman: frozen, slotted dataclasses, each resting on offsets into its report's text.

Conventions that hold for all of them:

* A :class:`Span` is ``(start, end)``, Python string offsets into ``Report.text``, ``start`` included, ``end`` not.
* Unknown is a value: ``None`` or an empty tuple, never a guess.
* Ids are hashes of content (:func:`make_id`), so the same input gives the same ids everywhere.
* Codes follow PLOVER 2.0: ``country`` is an ISO 3166 alpha-3 code or IGO UNO EUR NGO ISM IMG MNC, ``sector`` is
  GOV MIL LEG ...; type and mode names are whatever the codebook in use defines.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from dragoman.errors import UsageError


def day_of(value: date | str | None, what: str = "published") -> date | None:
    """Return the day that a caller gives: a date, an ISO string ("1998-05-05", also with a time), or None for unknown.

    Args:
        value: the date, datetime or string; an empty string is unknown.
        what: the argument's name, for the message.

    Raises:
        UsageError: if it is anything else, or no day of the calendar.

    >>> day_of("1998-05-05")
    datetime.date(1998, 5, 5)
    """
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    if value == "":
        return None
    cure = "give a datetime.date or a string as YYYY-MM-DD"
    if not isinstance(value, str):
        raise UsageError(f"{what} is {value!r}, not a date", cure=cure)
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError as e:
        raise UsageError(f"{what} is {value!r}, not a date", cure=cure) from e


class Span(NamedTuple):
    """A stretch of a report's text: offsets into ``Report.text``, end excluded.

    >>> Span(0, 6).of("Ankara denied it")
    'Ankara'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that this span covers in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


def make_id(kind: str, *parts: object) -> str:
    """Return a short id, a hash of the parts: the same parts always give the same id.

    Args:
        kind: one-word prefix that tells what the id names ("report", "event" ...).
        *parts: anything with a stable ``str``.

    >>> make_id("event", "a", 1) == make_id("event", "a", 1)
    True
    """
    digest = hashlib.blake2b("\x1f".join(str(p) for p in parts).encode("utf-8", "surrogatepass"), digest_size=8)
    return f"{kind}-{digest.hexdigest()}"


# -- reading ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Zone:
    """What a stretch of the page is: title, section, byline, date, caption, body or furniture."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Report:
    """One report as read: decoded text with title, captions and furniture in it, and zones that mark which is which.

    ``published`` is the publication date if the page or the user gives one, else None; it is never guessed.
    An ISO string is taken for a date. ``path`` is the file it came from (for messages), empty for text given directly.

    Raises:
        UsageError: if ``published`` is no date.
    """

    id: str
    text: str
    title: str = ""
    section: str = ""
    published: date | None = None
    outlet: str = ""
    url: str = ""
    author: str = ""
    zones: tuple[Zone, ...] = ()
    path: str = ""

    def __post_init__(self) -> None:
        if type(self.published) is not date:
            object.__setattr__(self, "published", day_of(self.published))

    def zone_spans(self, *kinds: str) -> tuple[Span, ...]:
        """Return the spans of the zones of these kinds, in text order."""
        return tuple(z.span for z in self.zones if z.kind in kinds)


# -- who, where, when -------------------------------------------------------------------------------------------


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


# -- what happened ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Factuality:
    """Whether an event happened, from one source's view.

    ``certainty`` is certain, probable, possible or unknown; ``polarity`` positive or negative; ``time`` past, present or
    future. ``frame`` is what the event stands in: asserted, condition, consequence, purpose, demand, promise, threat,
    fear, accusation, refusal, permission, counterfactual, question, background. ``evidence`` are the words that
    settled it.
    """

    certainty: str = "certain"
    polarity: str = "positive"
    time: str = "past"
    frame: str = "asserted"
    evidence: tuple[Span, ...] = ()

    @property
    def happened(self) -> bool:
        """Tell whether this view holds that the event took place or is under way."""
        settled = self.certainty == "certain" and self.polarity == "positive" and self.time != "future"
        return settled and self.frame in ("asserted", "background")


@dataclass(frozen=True, slots=True)
class Party:
    """One actor or recipient of an event: whom, and the words that say so.

    ``country_from`` is empty where the words themselves tell the actor's country, or nothing does; else what told it: place
    (where the event happened), counterpart (the other party is an authority at home) or sentence (the only country it speaks of).
    ``did`` is None where the event's own clause names the party; else the words of the earlier act that it is known by: in
    "Peru signed the treaty. Fishermen denounced the deal" Peru is denounced, by "signed".
    """

    actor: Actor
    span: Span | None = None
    country_from: str = ""
    did: Span | None = None


@dataclass(frozen=True, slots=True)
class Casualties:
    """How many were killed, wounded, arrested or displaced: an interval, and of whom.

    ``kind`` is killed, injured, arrested or displaced; ``high`` is None where the text gives no upper end.
    """

    kind: str
    low: int
    high: int | None
    span: Span
    of: Party | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What an event is about (PLOVER context), with the words that say so; level is sentence or report."""

    name: str
    span: Span
    level: str = "sentence"


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom: an act, and the PLOVER category it counts as.

    ``act`` is the type of the act itself; ``type`` the category after the codebook's rewriting rules (a future meeting
    counts as an agreement). Exports, counts and benchmarks use ``type``; conditionals, stances and drafting use ``act``.
    ``reported`` is False for what is only the content of an accusation, demand, threat, refusal, condition or
    purpose: linked by ``embedded_in`` (an event id, possibly empty) and left out of counts unless asked for; ``untold``
    says in a few words why ("only possible", "a contest"), and is empty for what is reported.
    ``span`` is the trigger; ``mentions`` further spans where the same event is told again in the report.
    ``rule`` names the codebook row that fired. A reciprocal event puts all parties in ``actors``. Without recipients,
    ``object`` and ``object_text`` are the words for what it is done to or said of ("condemned the attack").
    """

    id: str
    report: str
    sentence: int
    sentence_span: Span
    span: Span
    text: str
    act: str
    type: str
    modes: tuple[str, ...] = ()
    contexts: tuple[Context, ...] = ()
    quad: int = 0
    score: float | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    object: Span | None = None
    object_text: str = ""
    factuality: Factuality = field(default_factory=Factuality)
    reported: bool = True
    untold: str = ""
    embedded_in: str = ""
    headline: bool = False
    place: Place | None = None
    time: TimeExpression | None = None
    casualties: tuple[Casualties, ...] = ()
    mentions: tuple[Span, ...] = ()
    rule: str = ""


# -- who says so ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: spans of source, cue and content (each possibly in several pieces, the source possibly none).

    ``stance`` is how the cue puts it: says, confirms, claims, denies, doubts, accuses, promises, warns, demands, admits,
    leaks, asks, believes, hopes ... ``quotation`` is direct, indirect, mixed or summary. ``parent`` is the id of the
    attribution that this one stands inside (an agency reports that officials said), or empty. ``actor`` is who the
    source is, None where nobody is named ("allegedly").
    """

    id: str
    report: str
    sentence: int
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    actor: Actor | None = None
    stance: str = "says"
    quotation: str = "indirect"
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One source's view of one event. ``attribution`` is empty for the report's own voice.

    ``sources`` is the chain of who says so, outermost first, as names ("Reuters", "officials").
    """

    id: str
    report: str
    event: str
    attribution: str
    sources: tuple[Actor, ...]
    stance: str
    factuality: Factuality


@dataclass(frozen=True, slots=True)
class Strength:
    """How strongly the writer puts something: the words, and the published range of probability for them.

    ``low`` and ``high`` are in 0..1; ``source`` names the publication. None where nothing published covers the words.
    """

    words: str
    low: float | None = None
    high: float | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Conditional:
    """If the antecedent, then the consequent. ``kind`` is indicative, inverted, counterfactual, wish, unless, cause,
    or enabling ("could pave the way for"). Event ids found inside either side are listed."""

    id: str
    report: str
    sentence: int
    antecedent: Span | None
    consequent: Span | None
    marker: Span | None
    kind: str = "indicative"
    antecedent_events: tuple[str, ...] = ()
    consequent_events: tuple[str, ...] = ()
    strength: Strength | None = None


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


@dataclass(frozen=True, slots=True)
class Framing:
    """Words by which the outlet keeps its distance or takes a side: evidence of how it puts things, not of what happened.

    ``kind`` is scare_quotes, so_called or loaded; ``text`` the words at ``span``.
    """

    id: str
    report: str
    sentence: int
    span: Span
    kind: str
    text: str


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
