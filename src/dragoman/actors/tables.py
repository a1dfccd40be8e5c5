"""Reading the actor tables: CSV files with a header, lists in a cell separated by ``|``, dates of any precision.

A bad row is left out and named with its file, line and cure (:class:`Problem`); the run goes on.
"""

from __future__ import annotations

import csv
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.errors import GazetteerError

# The longest name that a table may hold: longer cells are pasted text, not names.
LONGEST_NAME = 200
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
COUNTRY_CODE = re.compile(r"[A-Z]{3}|")
SECTORS = frozenset(
    """COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC""".split()
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a row of a table. ``serious`` problems cost the row; the others are remarks."""

    path: str
    line: int
    what: str
    cure: str
    serious: bool = True

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}: {self.cure}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by column name, and where it stands."""

    cells: dict[str, str]
    path: str
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def many(self, column: str) -> list[str]:
        """Return the members of a list cell, without empty ones."""
        return [part.strip() for part in self.cells.get(column, "").split("|") if part.strip()]


def read_rows(path: Path, problems: list[Problem]) -> Iterator[Row]:
    """Yield the rows of a CSV table; rows with too many cells are reported to ``problems`` and left out.

    Raises:
        GazetteerError: if the file cannot be read as UTF-8 text.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = [column.strip() for column in next(reader, [])]
            for cells in reader:
                if not any(cells):
                    continue
                if len(cells) > len(header):
                    cure = f"quote the cell that has a comma in it; the header has {len(header)} columns"
                    problems.append(Problem(path.name, reader.line_num, f"{len(cells)} cells in the row", cure))
                    continue
                yield Row(dict(zip(header, cells, strict=False)), path.name, reader.line_num)
    except OSError as e:
        raise GazetteerError(f"cannot be read ({e.strerror})", path=path, cure="check the path") from e
    except (UnicodeDecodeError, csv.Error) as e:
        raise GazetteerError(f"is not a CSV table in UTF-8 ({e})", path=path, cure="save it as CSV, encoding UTF-8") from e


def first_day(text: str) -> date | None:
    """Return the earliest day that a date of any precision can mean ("2011", "2011-02", "2011-02-11"); None for empty.

    Raises:
        ValueError: if the text is no such date.

    >>> first_day("2011-02")
    datetime.date(2011, 2, 1)
    """
    parts = _date_parts(text)
    return date(parts[0], parts[1] or 1, parts[2] or 1) if parts else None


def last_day(text: str) -> date | None:
    """Return the latest day that a date of any precision can mean; None for empty.

    Raises:
        ValueError: if the text is no such date.

    >>> last_day("2011-02")
    datetime.date(2011, 2, 28)
    """
    parts = _date_parts(text)
    if not parts:
        return None
    year, month, day = parts[0], parts[1] or 12, parts[2]
    return date(year, month, day or monthrange(year, month)[1])


def _date_parts(text: str) -> tuple[int, int | None, int | None] | None:
    text = text.strip()
    if not text:
        return None
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no date")
    year, month, day = found.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def fault_of(row: Row, name: str) -> Problem | None:
    """Return what is wrong with a row's name, country, sectors and dates, or None if it can be used."""
    country = row["country"] or row["code"]
    bad = [s for s in row.many("sectors") if s not in SECTORS]
    if not name or len(name) > LONGEST_NAME:
        return Problem(row.path, row.line, f"the name {name[:40]!r} is empty or too long", "give the name alone")
    if not COUNTRY_CODE.fullmatch(country):
        return Problem(
            row.path, row.line, f"{country!r} is no country code", "use ISO 3166 alpha-3 or IGO UNO EUR NGO ISM IMG MNC"
        )
    if bad:
        return Problem(row.path, row.line, f"{bad[0]!r} is no PLOVER sector", f"use {' '.join(sorted(SECTORS))}")
    try:
        since, until = first_day(row["from"]), last_day(row["until"])
    except ValueError as e:
        return Problem(row.path, row.line, str(e), "write YYYY, YYYY-MM or YYYY-MM-DD")
    if since and until and since > until:
        return Problem(row.path, row.line, f"from {row['from']} is after until {row['until']}", "swap the dates")
    return None


def parent_cycles(rows: Iterable[Row]) -> Iterator[Problem]:
    """Yield rows whose parent is unknown, or whose parents lead back to themselves."""
    by_id = {row["id"]: row for row in rows if row["id"]}
    for identifier, row in by_id.items():
        parent = row["parent"]
        if parent and parent not in by_id:
            yield Problem(
                row.path, row.line, f"the parent {parent!r} is in no table", "give the id of a listed actor", serious=False
            )
        seen = {identifier}
        while parent in by_id and parent not in seen:
            seen.add(parent)
            parent = by_id[parent]["parent"]
        if parent == identifier:
            yield Problem(
                row.path, row.line, f"{identifier!r} is its own parent, through {len(seen) - 1} others", "break the cycle"
            )
