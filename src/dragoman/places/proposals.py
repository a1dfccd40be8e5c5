"""A proposal: words of a text that may name a place, and the evidence for and against."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.places.gazetteer import DEMONYM, Candidate
from dragoman.records import Span

ACCEPT = 1.5  # points that make a proposal a place
# Words that open sentences: a capital on them tells nothing.
OPENERS = frozenset(
    """the a an in on at by for from with as but and or if when while after before since although however he she it they we you
    his her its their our your my this that these those there here what who why how where which no not all many some most more
    one two three according meanwhile also then now still yet so under over during between among both
    each every last next""".split()
)


@dataclass(slots=True)
class Proposal:
    """A stretch of words that may name a place.

    ``first`` and ``last`` are word indices, end excluded; ``candidates`` what the gazetteer has, none for streets and
    features that it does not know; ``within`` the region or country named right behind it ("Paris, Texas").
    """

    first: int
    last: int
    span: Span
    text: str
    candidates: tuple[Candidate, ...]
    points: float = 0.0
    within: tuple[str, str] | None = None
    head: str = ""
    reasons: list[str] = field(default_factory=list)

    @property
    def demonym(self) -> bool:
        """Whether the word is a people's name or adjective rather than the place's name."""
        return bool(self.candidates) and self.candidates[0].sort == DEMONYM

    def add(self, points: float, reason: str) -> None:
        """Count evidence for or against."""
        self.points += points
        self.reasons.append(f"{reason} {points:+.1f}")
