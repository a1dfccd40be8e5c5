"""Who says so, which view each source has of an event, and how the outlet words it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records.event import Factuality
from dragoman.records.spans import Span
from dragoman.records.who_where_when import Actor


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
