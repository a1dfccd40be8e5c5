"""The gazetteer: every name that the actor tables know, found in text by one Aho-Corasick automaton.

A name may be read in several ways ("Georgian" is an adjective and a person); each :class:`Reading` says which entry and
in which form. Names are matched case-sensitively on word boundaries after folding accents, hyphens and apostrophes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import ahocorasick_rs

from dragoman.actors import tables
from dragoman.actors.folding import fold
from dragoman.actors.roles import RoleBook, load_roles
from dragoman.actors.tables import Problem, Row
from dragoman.errors import GazetteerError

DATA = Path(str(files("dragoman"))) / "data" / "actors"
TABLES = ("states", "organisations", "groups", "people", "media", "collectives", "ethnic", "regions")
# Word order of names where the family name comes first, so that "Xi" stands for "Xi Jinping".
_FAMILY_NAME_FIRST = frozenset({"CHN", "TWN", "HKG", "MAC", "PRK", "KOR", "VNM", "KHM"})
NON_STATES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
_PARTICLES = frozenset("al el bin ibn ben abu de da di del della dos van von der le la ter ould bint".split())


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office: what, of which country, from when until when (both None where the table does not say)."""

    country: str
    office: str
    title: str
    sectors: tuple[str, ...]
    since: date | None
    until: date | None
    open_ended: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor that the tables list. ``kind`` is state, organisation, group, person, media, collective or ethnic."""

    id: str
    name: str
    kind: str
    country: str = ""
    sectors: tuple[str, ...] = ()
    parent: str = ""
    since: date | None = None
    until: date | None = None
    adjective: str = ""
    terms: tuple[Term, ...] = ()


class Reading(NamedTuple):
    """One way to read a name: the entry, the form (name, demonym, adjective, capital, seat, surname, city), whether the
    words are also common words or other names (``cautious``: accepted only with support), and a seat's sectors."""

    entry: Entry
    form: str
    cautious: bool
    sectors: tuple[str, ...] = ()


class Match(NamedTuple):
    """A name found in a text: character offsets, and the ways to read it."""

    start: int
    end: int
    readings: tuple[Reading, ...]


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

    def __post_init__(self) -> None:
        self._readings = list(self.names.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(self.names), store_patterns=False)

    def find(self, text: str) -> list[Match]:
        """Return the names in a text, longest first where they overlap, in text order. Offsets are into ``text``."""
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
            if start >= last:
                last = -minus_end
                out.append(Match(start, last, self._readings[index]))
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


def covers(term: Term, day: date) -> bool:
    """Tell whether a day falls in a term. A term without an end covers nothing after its start unless it is open."""
    if term.since is not None and day < term.since:
        return False
    return term.until is None or day <= term.until


@lru_cache(maxsize=4)
def load_gazetteer(extra: tuple[str, ...] = ()) -> Gazetteer:
    """Return the gazetteer of the package's tables and the user's own files, read once a process.

    Args:
        extra: paths of CSV files in the form of the package's tables; the columns tell which kind (docs/actors.md).

    Returns:
        The gazetteer; rows that could not be used are listed in its ``problems``.

    Raises:
        GazetteerError: if a file cannot be read, or is of no known form.
    """
    paths = [(DATA / f"{kind}.csv", kind) for kind in TABLES if (DATA / f"{kind}.csv").exists()]
    paths += [(Path(p), kind_of_table(Path(p))) for p in extra]
    return read_gazetteer(paths)


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
    builder = _Builder()
    collecting = gc.isenabled()
    gc.disable()  # tens of thousands of small records are made and none is freed: collecting doubles the time
    try:
        for path, kind in paths:
            for row in tables.read_rows(path, builder.problems):
                builder.add(kind, row)
        return builder.finish()
    finally:
        if collecting:
            gc.enable()


class _Builder:
    """Collects entries and names while the tables are read."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.names: dict[str, list[Reading]] = {}
        self.problems: list[Problem] = []
        self.people: dict[str, list[Row]] = {}

    def add(self, kind: str, row: Row) -> None:
        """Take one row of a table of this kind, or note why not."""
        fault = tables.fault_of(row, (row["name"] or row["names"]).strip()[: tables.LONGEST_NAME if kind == "regions" else None])
        if fault is not None:
            self.problems.append(fault)
        elif kind == "people":
            self.people.setdefault(row["id"] or row["name"], []).append(row)
        else:
            getattr(self, f"_add_{kind}")(row)

    def finish(self) -> Gazetteer:
        """Return the gazetteer of all rows taken."""
        holders: dict[tuple[str, str], list[Entry]] = {}
        for identifier, rows in self.people.items():
            entry = self._add_person(identifier, rows)
            for key in {(t.country, t.office) for t in entry.terms if t.office}:
                holders.setdefault(key, []).append(entry)
        names = {name: tuple(readings) for name, readings in self.names.items()}
        return Gazetteer(self.entries, load_roles(), self.problems, names, holders)

    def name(self, text: str, reading: Reading) -> None:
        """Add a name in the forms that texts give it: as it is, and capitalised ("al-Nusra" opens a sentence as "Al-Nusra")."""
        text = fold(text.strip())
        if text.startswith("?"):
            text, reading = text[1:], reading._replace(cautious=True)
        for form in {text, text[:1].upper() + text[1:]} if text else ():
            known = self.names.setdefault(form, [])
            if not any(r.entry.id == reading.entry.id and r.form == reading.form for r in known):
                known.append(reading)

    def _entry(self, row: Row, kind: str, country: str = "") -> Entry:
        adjectives = row.many("adjectives")
        entry = Entry(
            row["id"] or f"{kind}-{row['name'].lower().replace(' ', '-')}",
            row["name"].strip(),
            kind,
            country or row["country"] or row["code"],
            tuple(row.many("sectors")),
            row["parent"],
            tables.first_day(row["from"]),
            tables.last_day(row["until"]),
            adjectives[0] if adjectives else "",
        )
        return self.entries.setdefault(entry.id, entry)

    def _names(self, row: Row, entry: Entry) -> None:
        doubted = row["ambiguous"].lower() in ("yes", "true", "1")
        plain, bracket, _ = row["name"].partition(" (")
        self.name(plain, Reading(entry, "name", doubted or bool(bracket)))
        for alias in [*row.many("aliases"), *row.many("acronym")]:
            self.name(alias, Reading(entry, "name", False))

    def _add_states(self, row: Row) -> None:
        entry = self._entry(row, "state", row["country"] or row["id"])
        self._names(row, entry)
        for column, form in (("adjectives", "adjective"), ("demonyms", "demonym"), ("capital", "capital")):
            for name in row.many(column):
                self.name(name, Reading(entry, form, False))
                if form == "capital" and len(name) > 3:
                    self.name(name.upper(), Reading(entry, form, False))  # datelines: "KHARTOUM (Agency) -"
        for seat in row.many("seats"):
            name, _, sector = seat.partition(":")
            self.name(name, Reading(entry, "seat", False, tuple(sector.split("+")) if sector else ("GOV",)))

    def _add_organisations(self, row: Row) -> None:
        self._names(row, self._entry(row, "organisation"))

    def _add_groups(self, row: Row) -> None:
        self._names(row, self._entry(row, "group"))

    def _add_media(self, row: Row) -> None:
        entry = self._entry(row, "media")
        if not entry.sectors:
            entry = Entry(entry.id, entry.name, "media", entry.country, ("JRN",))
            self.entries[entry.id] = entry
        self._names(row, entry)

    def _add_collectives(self, row: Row) -> None:
        entry = self._entry(row, "collective")
        self._names(row, entry)
        for name in row.many("adjectives"):
            self.name(name, Reading(entry, "adjective", False))

    def _add_ethnic(self, row: Row) -> None:
        entry = self._entry(row, "ethnic")
        self._names(row, entry)
        for column, form in (("adjectives", "adjective"), ("demonyms", "demonym")):
            for name in row.many(column):
                self.name(name, Reading(entry, form, False))

    def _add_regions(self, row: Row) -> None:
        """Regions and large cities stand for no government, but tell the country of "Lagos police"."""
        entry = self.entries.get(row["country"])
        if entry is None:
            self.problems.append(
                Problem(row.path, row.line, f"no state has the id {row['country']!r}", "use an id of states.csv")
            )
            return
        for name in row.many("names"):
            self.name(name, Reading(entry, "city", False))

    def _add_person(self, identifier: str, rows: list[Row]) -> Entry:
        first = rows[0]
        terms = tuple(
            Term(
                row["country"],
                office_name(row["office"], row["title"]),
                row["title"] or row["office"],
                tuple(row.many("sectors")) or (() if row["country"] in NON_STATES else ("GOV",)),
                tables.first_day(row["from"]),
                tables.last_day(row["until"]),
                not row["until"].strip(),
            )
            for row in rows
        )
        entry = Entry(identifier, first["name"].strip(), "person", first["country"], terms[0].sectors, terms=terms)
        self.entries[identifier] = entry
        for row in rows:
            self._names(row, entry)
        family = surname(entry.name, entry.country)
        words = entry.name.split()
        if len(words) > 2 and entry.country not in _FAMILY_NAME_FIRST and not _PARTICLES & {w.lower() for w in words}:
            self.name(f"{words[0]} {words[-1]}", Reading(entry, "name", False))
        if family != entry.name:
            for spelling in spellings(family):
                self.name(spelling, Reading(entry, "surname", True))
        return entry


def spellings(family: str) -> list[str]:
    """Return the usual English spellings of a family name: that of Slavic names in -sky varies.

    >>> spellings("Zelensky")
    ['Zelensky', 'Zelenskiy', 'Zelenskyy', 'Zelenski', 'Zelenskyi']
    """
    for end in ("skyy", "skiy", "skyi", "sky"):
        if family.endswith(end) and len(family) > 6:
            stem = family.removesuffix(end)
            return list(dict.fromkeys([family, stem + "sky", stem + "skiy", stem + "skyy", stem + "ski", stem + "skyi"]))
    return [family]


def office_name(office: str, title: str) -> str:
    """Return the office as the role words name it: the title of heads of state and government, else the code in words.

    >>> office_name("head_of_state", "Acting President"), office_name("foreign_minister", "Secretary of State")
    ('president', 'foreign minister')
    """
    if office.startswith("head_of_") and title:
        words = [w for w in title.lower().split() if w not in ("acting", "interim", "transitional", "caretaker")]
        return {"premier": "prime minister"}.get(" ".join(words), " ".join(words))
    return office.strip().lower().replace("_", " ")


def surname(name: str, country: str = "") -> str:
    """Return the family name within a full name, with its particles; the first word where that is the custom.

    >>> surname("Bashar al-Assad"), surname("Xi Jinping", "CHN"), surname("Mohammed bin Salman")
    ('Assad', 'Xi', 'bin Salman')
    """
    words = name.split()
    if len(words) < 2:
        return name
    if country in _FAMILY_NAME_FIRST:
        return words[0]
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    family = " ".join(words[start:])
    for article in ("al-", "Al-", "el-", "El-"):
        family = family.removeprefix(article)
    return family or name
