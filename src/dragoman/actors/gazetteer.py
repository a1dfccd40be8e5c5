"""The gazetteer: every name that the actor tables know, found in text by one Aho-Corasick automaton.

A name may be read in several ways ("Georgian" is an adjective and a person); each :class:`Reading` says which entry and
in which form. Names are matched case-sensitively on word boundaries after folding accents, hyphens and apostrophes.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import ahocorasick_rs

from dragoman.actors import tables
from dragoman.actors.building import Builder
from dragoman.actors.entries import Entry, Match, Reading, covers
from dragoman.actors.folding import fold
from dragoman.actors.roles import RoleBook, load_roles, role_fault
from dragoman.actors.tables import Problem
from dragoman.collecting import uncollected
from dragoman.errors import GazetteerError

DATA = Path(str(files("dragoman"))) / "data" / "actors"
MEMBERSHIPS = DATA / "memberships.csv"
_KEPT_TEXTS = 2_000
TABLES = ("states", "organisations", "groups", "people", "media", "collectives", "ethnic", "regions")


@dataclass(slots=True)
class Gazetteer:
    """All entries by id, and the automaton over their names.

    ``problems`` are the rows that were left out or doubted when the tables were read.
    """

    entries: dict[str, Entry]
    roles: RoleBook
    problems: list[Problem]
    names: dict[str, tuple[Reading, ...]]
    holders: dict[tuple[str, str], list[Entry]] = field(default_factory=dict)
    _readings: list[tuple[Reading, ...]] = field(default_factory=list)
    _automaton: ahocorasick_rs.AhoCorasick | None = None
    _capitals: ahocorasick_rs.AhoCorasick | None = None
    _found: dict[str, tuple[Match, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._readings = list(self.names.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(self.names), store_patterns=False)

    def find(self, text: str) -> tuple[Match, ...]:
        """Return the names in a text, longest first where they overlap, in text order. Offsets are into ``text``.

        What was found in the last texts is kept: the screen and the readers of a sentence ask in turn.
        """
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= _KEPT_TEXTS:
                self._found.clear()
            found = self._found[text] = tuple(self._find(text))
        return found

    def _find(self, text: str) -> list[Match]:
        folded = fold(text)
        automaton = self._automaton
        if folded.isupper() and len(folded) > 12:
            automaton = self._upper_automaton()
        assert automaton is not None
        found = []
        for index, start, end in automaton.find_matches_as_indexes(folded, overlapping=True):
            if (start and folded[start - 1].isalnum()) or (end < len(folded) and folded[end].isalnum()):
                continue
            found.append((start, -end, index))
        found.sort()
        out, last = [], 0
        for start, minus_end, index in found:
            end = -minus_end
            if start >= last:
                out.append(Match(start, end, self._readings[index]))
            elif end > last and end - start > last - out[-1].start:
                out[-1] = Match(start, end, self._readings[index])  # "the West" gives way to "West Bengal"
            last = max(last, end)
        return out

    def names_in(self, text: str) -> bool:
        """Tell quickly whether a text holds any name of the gazetteer.

        >>> load_gazetteer().names_in("The ambassador slept."), load_gazetteer().names_in("Ankara agreed.")
        (False, True)
        """
        return bool(self.find(text))

    def entries_named(self, name: str) -> list[tuple[Entry, str]]:
        """Return the entries that a name or id can mean, each with the form in which it bears it, in the tables' order."""
        if name in self.entries:
            return [(self.entries[name], "id")]
        return list(dict.fromkeys((r.entry, r.form) for r in self.names.get(fold(name), ())))

    def holder(self, country: str, office: str, day: date | None) -> Entry | None:
        """Return who held an office of a country on a day, or None if the tables do not settle it (or there is no day)."""
        if day is None:
            return None
        found = [
            entry
            for entry in self.holders.get((country, office), ())
            if any(t.country == country and t.office == office and covers(t, day) for t in entry.terms)
        ]
        return found[0] if len(found) == 1 else None

    def _upper_automaton(self) -> ahocorasick_rs.AhoCorasick:
        """Return the automaton for lines all in capitals, made when the first one comes.

        There short names that are not acronyms, and doubtful ones, would be found in common words ("TO", "MAY"): left out.
        """
        if self._capitals is None:
            patterns = []
            for name, readings in self.names.items():
                doubtful = (
                    all(r.cautious and r.entry.kind != "state" for r in readings)
                    or (len(name) < 4 and not name.isupper())
                    or name == "US"
                )
                upper = name.upper()
                patterns.append("\x00" + name if doubtful or len(upper) != len(name) else upper)
            self._capitals = ahocorasick_rs.AhoCorasick(patterns)
        return self._capitals


def load_gazetteer(extra: tuple[str, ...] = ()) -> Gazetteer:
    """Return the gazetteer of the package's tables and the user's own files, read once a process.

    Args:
        extra: paths of CSV files in the form of the package's tables; the columns tell which kind (docs/actors.md).

    Returns:
        The gazetteer; rows that could not be used are listed in its ``problems``, and those of the user's files are named
        on standard error.

    Raises:
        GazetteerError: if a file cannot be read, or is of no known form.
    """
    return _read_once(extra)  # whether the default is written out or not


@lru_cache(maxsize=4)
def _read_once(extra: tuple[str, ...]) -> Gazetteer:
    paths = [(DATA / f"{kind}.csv", kind) for kind in TABLES if (DATA / f"{kind}.csv").exists()]
    own = [(Path(p), kind_of_table(Path(p))) for p in extra]
    gazetteer = read_gazetteer(paths + own)
    for problem in gazetteer.problems:
        if any(problem.path == path.name for path, _ in own):
            logging.getLogger("dragoman").warning("%s (the row is left out)", problem)
    return gazetteer


def kind_of_table(path: Path) -> str:
    """Return which kind of table a user's file is, by its columns.

    Raises:
        GazetteerError: if the columns fit no kind.
    """
    problems: list[Problem] = []
    row = next(tables.read_rows(path, problems), None)
    columns = set(row.cells) if row else set()
    for column, kind in (("office", "people"), ("demonyms", "states"), ("acronym", "organisations"), ("parent", "groups")):
        if column in columns and "name" in columns and (kind != "states" or "capital" in columns):
            return kind
    if {"phrase", "kind", "sectors"} <= columns:
        return "roles"
    if {"organisation", "member"} <= columns:
        return "memberships"
    if {"id", "name", "country"} <= columns:
        return "groups"
    raise GazetteerError(
        f"has the columns {', '.join(sorted(columns)) or 'none'}", path=path, cure="give at least id,name,country"
    )


def read_gazetteer(paths: Iterable[tuple[Path, str]]) -> Gazetteer:
    """Read tables, each with its kind, into a gazetteer.

    Raises:
        GazetteerError: if a file cannot be read as a CSV table.
    """
    paths = list(paths)
    roles = load_roles(tuple(path for path, kind in paths if kind == "roles"))
    builder = Builder(roles)
    with uncollected():
        for path, kind in paths:
            for row in tables.read_rows(path, builder.problems):
                if kind == "roles":
                    fault = role_fault(row)
                    builder.problems += [fault] if fault is not None else []
                elif kind != "memberships":
                    builder.add(kind, row)
        holders = builder.finish()
        names = {name: tuple(readings) for name, readings in builder.names.items()}
        return Gazetteer(builder.entries, roles, builder.problems, names, holders)
