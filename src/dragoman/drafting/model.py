"""A draft as a whole: decision makers, options, statements, what was left out, and the file that comes of it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.conflict.model import Conflict
from dragoman.drafting.options import DraftOption
from dragoman.drafting.preferences import DraftStatement


@dataclass(frozen=True, slots=True)
class DraftParty:
    """One decision maker of a draft: its key, its name in words, and the points by which it was ranked."""

    key: str
    name: str
    points: float
    wishes: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A conflict model drafted from reports.

    Attributes:
        conflict: for the engine, with evidence on every item.
        parties, options, statements: what it was made of, in order.
        left_out: lines on what did not go in, and why.
        unknown: party -> (pairs of outcomes whose order is unknown, all pairs).
        reports: how many reports it rests on.
    """

    conflict: Conflict
    parties: tuple[DraftParty, ...]
    options: tuple[DraftOption, ...]
    statements: tuple[DraftStatement, ...]
    left_out: tuple[str, ...]
    unknown: dict[str, tuple[int, int]]
    reports: int

    def toml(self) -> str:
        """Return the draft as a file that people edit and ``dragoman conflict solve`` reads."""
        from dragoman.drafting.writing import format_draft

        return format_draft(self)
