"""Who belongs to which organisation, and when: for asking, never for expanding "NATO members" into states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from dragoman.actors.gazetteer import MEMBERSHIPS
from dragoman.actors.tables import Problem, Row, fault_of, first_day, last_day, read_rows


def read_memberships(extra: Iterable[Path] = ()) -> list[Row]:
    """Return the sound rows of the package's memberships and the user's own.

    Raises:
        GazetteerError: if a file cannot be read as a CSV table.
    """
    problems: list[Problem] = []
    return [r for path in (MEMBERSHIPS, *extra) for r in read_rows(path, problems) if fault_of(r, r["organisation"]) is None]


def spells_of(identifier: str, day: date | None, rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    """Yield the spells of membership of an actor, or of its members if it is an organisation.

    Args:
        identifier: the actor's id.
        day: only spells that hold on this day; None for all.
        rows: from :func:`read_memberships`.

    Yields:
        The id of the organisation or member at the other end, and the row.
    """
    for row in rows:
        if identifier not in (row["organisation"], row["member"]):
            continue
        since, until = first_day(row["from"]), last_day(row["until"])
        if day is None or ((since is None or since <= day) and (until is None or day <= until)):
            yield (row["member"] if identifier == row["organisation"] else row["organisation"]), row
