"""From rows of tables to entries and names."""

from __future__ import annotations

from dragoman.actors import tables
from dragoman.actors.entries import (
    FAMILY_NAME_FIRST,
    NON_STATES,
    PARTICLES,
    Entry,
    Reading,
    Term,
    office_name,
    spellings,
    surname,
)
from dragoman.actors.folding import fold
from dragoman.actors.roles import RoleBook, load_roles
from dragoman.actors.tables import Problem, Row


class Builder:
    """Collects entries and names while the tables are read."""

    def __init__(self, roles: RoleBook | None = None) -> None:
        self.entries: dict[str, Entry] = {}
        self.names: dict[str, list[Reading]] = {}
        self.problems: list[Problem] = []
        self.people: dict[str, list[Row]] = {}
        self.roles = roles or load_roles()
        self.children: list[Row] = []

    def add(self, kind: str, row: Row) -> None:
        """Take one row of a table of this kind, or note why not."""
        fault = tables.fault_of(row, (row["name"] or row["names"]).strip()[: tables.LONGEST_NAME if kind == "regions" else None])
        if fault is not None:
            self.problems.append(fault)
        elif kind == "people":
            self.people.setdefault(row["id"] or row["name"], []).append(row)
        else:
            getattr(self, f"_add_{kind}")(row)
            if row["parent"]:
                self.children.append(row)

    def finish(self) -> dict[tuple[str, str], list[Entry]]:
        """Enter the people, whose rows are terms, and return who held each (country, office)."""
        holders: dict[tuple[str, str], list[Entry]] = {}
        for identifier, rows in self.people.items():
            entry = self._add_person(identifier, rows)
            for key in {(t.country, t.office) for t in entry.terms if t.office}:
                holders.setdefault(key, []).append(entry)
        self._leave_out_cycles()
        return holders

    def _leave_out_cycles(self) -> None:
        """Leave out actors whose parents lead back to themselves."""
        faults = [p for p in tables.parent_cycles(self.children) if p.serious]
        rows = {(p.path, p.line) for p in faults}
        lost = {row["id"] for row in self.children if (row.path, row.line) in rows}
        if lost:
            self.problems += faults
            self.entries = {i: e for i, e in self.entries.items() if i not in lost}
            kept = {name: [r for r in some if r.entry.id not in lost] for name, some in self.names.items()}
            self.names = {name: some for name, some in kept.items() if some}

    def name(self, text: str, reading: Reading) -> None:
        """Add a name in the forms that texts give it: as it is, and capitalised ("al-Nusra" opens a sentence as "Al-Nusra")."""
        text = fold(text.strip())
        if text.startswith("?"):
            text, reading = text[1:], reading._replace(cautious=True)
        for form in {text, text[:1].upper() + text[1:]} if text else ():
            known = self.names.setdefault(form, [])
            if not any(r.entry == reading.entry and r.form == reading.form for r in known):
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
        self.entries.setdefault(entry.id, entry)
        return entry  # a group has a row, and so an entry, for each time of another role

    def _names(self, row: Row, entry: Entry, family: str = "") -> None:
        """Add name, aliases and acronyms; a doubtful alias that is only the family name is no more than that."""
        doubted = row["ambiguous"].lower() in ("yes", "true", "1")
        plain, bracket, _ = row["name"].partition(" (")
        self.name(plain, Reading(entry, "name", doubted or bool(bracket)))
        for alias in [*row.many("aliases"), *row.many("acronym")]:
            form = "surname" if family and alias.startswith("?") and alias[1:] in spellings(family) else "name"
            self.name(alias, Reading(entry, form, False))

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
            role = self.roles.role_of(name)  # defence ministries are GOV, then MIL
            sectors = tuple(sector.split("+")) if sector else ("GOV",)
            if role is not None and sector == "MIL" and role.sectors == ("GOV", "MIL"):
                sectors = role.sectors
            self.name(name, Reading(entry, "seat", False, sectors))

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
        countries = row.many("countries")
        entry = self._entry(row, "ethnic", countries[0] if len(countries) == 1 else "")
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
                row["office"].strip(),
            )
            for row in rows
        )
        entry = Entry(identifier, first["name"].strip(), "person", first["country"], terms[0].sectors, terms=terms)
        self.entries[identifier] = entry
        family = surname(entry.name, entry.country)
        for row in rows:
            self._names(row, entry, family)
        words = entry.name.split()
        if len(words) > 2 and entry.country not in FAMILY_NAME_FIRST and not PARTICLES & {w.lower() for w in words}:
            self.name(f"{words[0]} {words[-1]}", Reading(entry, "name", False))
        if family != entry.name:
            for spelling in spellings(family):
                self.name(spelling, Reading(entry, "surname", True))
        return entry
