"""The lines of a brief as plain values: items with their evidence, parties, links between parties."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.records import Actor, Coding, Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that an item rests on: a report, the sentence around them, and the exact spans."""

    report: str
    title: str
    outlet: str
    sentence: Span
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a brief.

    ``kind`` is event, claim, stance, relation, conditional or disagreement; ``words`` the line in plain language; ``detail``
    further words (date, place, numbers, how sure); ``ids`` the records behind it; ``reports`` how many reports tell it.
    ``data`` are the coded values, for JSON.
    """

    id: str
    kind: str
    words: str
    detail: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    ids: tuple[str, ...]
    reports: int
    data: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One party: who it is, in how many reports and events it stands, and its people named there."""

    actor: Actor
    mentions: int
    reports: int
    events: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """What two parties did to each other, counted by quad: verbal and material, cooperation and conflict."""

    one: str
    other: str
    counts: tuple[int, int, int, int]
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What a pile of reports says, line by line."""

    codings: tuple[Coding, ...]
    parties: tuple[PartyLine, ...]
    happened: tuple[Item, ...]
    unsettled: tuple[Item, ...]
    less_sure: tuple[Item, ...]
    claims: tuple[Item, ...]
    disagreements: tuple[Item, ...]
    stances: tuple[Item, ...]
    relations: tuple[Item, ...]
    outlook: tuple[Item, ...]
    links: tuple[Link, ...]
    wording: tuple[Item, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All lines, in the order in which a brief shows them."""
        told = self.happened + self.unsettled + self.less_sure + self.disagreements + self.claims
        return told + self.stances + self.relations + self.outlook + self.wording
