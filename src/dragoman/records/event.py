"""What happened: an event with its parties, numbers and contexts, and whether it happened at all."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.records.spans import Span
from dragoman.records.who_where_when import Actor, Place, TimeExpression


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
    (where the event happened), counterpart (the other party is an authority at home), sentence (the only country it speaks of)
    or report (the country that the whole report is at home in).
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


# Why an event is not told that would be, were it likelier to be read rightly.
UNLIKELY = "unlikely"


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom: an act, and the PLOVER category it counts as.

    ``act`` is the type of the act itself; ``type`` the category after the codebook's rewriting rules (a future meeting
    counts as an agreement). Exports, counts and benchmarks use ``type``; conditionals, stances and drafting use ``act``.
    ``reported`` is False for what is only the content of an accusation, demand, threat, refusal, condition or
    purpose: linked by ``embedded_in`` (an event id, possibly empty) and left out of counts unless asked for; ``untold``
    says in a few words why ("only possible", "a contest"), and is empty for what is reported.
    ``span`` is the trigger; ``mentions`` further spans where the same event is told again in the report.
    ``likelihood`` is how likely it is (0 to 1) that the event is read rightly, parties and all, as learned from judged events of
    our own prose; None where nothing was learned. ``rule`` names the codebook row that fired. A reciprocal event puts all
    parties in ``actors``. Without recipients, ``object`` and ``object_text`` are the words for what it is done to or said of
    ("condemned the attack").
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
    likelihood: float | None = None

    def told_from(self, least: float | None) -> bool:
        """Tell whether the event counts as told, at a likelihood of one's own choice.

        Args:
            least: None for what the coder holds to be told (``reported``). Else (0 to 1) an event is told from this likelihood
                on, if nothing but its likelihood speaks against it. One without a likelihood is told as the coder holds.
        """
        if least is None or self.likelihood is None:
            return self.reported
        return self.likelihood >= least and (self.reported or self.untold == UNLIKELY)
