"""A report as read, and what the stretches of its page are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.records.days import day_of
from dragoman.records.spans import Span


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
