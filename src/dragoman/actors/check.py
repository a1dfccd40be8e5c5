"""What is wrong or doubtful in actor tables: bad rows, unknown codes, overlaps and gaps in offices, shared names, cycles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from dragoman.actors.entries import NON_STATES, office_name
from dragoman.actors.gazetteer import DATA, MEMBERSHIPS, TABLES, kind_of_table
from dragoman.actors.roles import role_fault
from dragoman.actors.tables import Problem, Row, fault_of, first_day, last_day, parent_cycles, read_rows
from dragoman.word_lists import word_list

# Offices that one person holds at a time, so that two terms on one day contradict each other.
_SINGLE = word_list("actors", "held_by_one")
# Handing over takes days, and acting ministers are often not listed: shorter overlaps and gaps are not worth a word.
LONGEST_HANDOVER = timedelta(days=31)
LONGEST_GAP = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class _Spell:
    """One dated row: who or what, from when until when."""

    name: str
    since: date
    until: date | None
    row: Row


def check_tables(extra: Iterable[str | Path] = ()) -> list[Problem]:
    """Check the package's actor tables and the user's own.

    Args:
        extra: paths of further tables.

    Returns:
        All problems in order of file and line; those with ``serious`` False are remarks that cost no row.

    Raises:
        GazetteerError: if a file cannot be read or has columns of no known kind.
    """
    problems: list[Problem] = []
    tables = [(kind, list(read_rows(DATA / f"{kind}.csv", problems))) for kind in TABLES if (DATA / f"{kind}.csv").exists()]
    tables += [(kind_of_table(Path(p)), list(read_rows(Path(p), problems))) for p in extra]
    good: dict[str, list[Row]] = {}
    for kind, rows in tables:
        for row in rows:
            named = row["name"].strip() or row["names"][:1] or row["organisation"]
            fault = role_fault(row) if kind == "roles" else fault_of(row, named)
            if fault is None:
                good.setdefault(kind, []).append(row)
            else:
                problems.append(fault)
    problems += _unknown_codes(good)
    problems += _offices(good.get("people", []))
    problems += _shared_names(good)
    good.pop("roles", None)
    problems += parent_cycles([row for rows in good.values() for row in rows])
    memberships = good.pop("memberships", [])
    if MEMBERSHIPS.exists():
        memberships = [*read_rows(MEMBERSHIPS, problems), *memberships]
    problems += check_memberships(memberships, good)
    return sorted(problems, key=lambda p: (p.path, p.line, p.what))


def _unknown_codes(good: dict[str, list[Row]]) -> Iterator[Problem]:
    """Yield rows whose country no state has."""
    known = {row["country"] or row["id"] for row in good.get("states", [])} | NON_STATES | {""}
    for rows in good.values():
        for row in rows:
            code = row["country"] or row["code"]
            if code not in known:
                yield Problem(
                    row.path, row.line, f"no state has the code {code!r}", "correct it, or add the state", serious=False
                )


def _offices(people: list[Row]) -> Iterator[Problem]:
    """Yield terms of one office that overlap, or leave it empty for longer than a year."""
    spells: dict[tuple[str, str], list[_Spell]] = {}
    for row in people:
        office, since = office_name(row["office"], row["title"]), first_day(row["from"])
        if office in _SINGLE and since is not None:
            spells.setdefault((row["country"], office), []).append(_Spell(row["name"], since, last_day(row["until"]), row))
    for (country, office), terms in sorted(spells.items()):
        terms.sort(key=lambda t: (t.since, t.name))
        for before, after in pairwise(terms):
            if before.name != after.name:
                yield from _between(f"{country} {office}", before, after)


def _between(what: str, before: _Spell, after: _Spell) -> Iterator[Problem]:
    path, line = after.row.path, after.row.line
    end = before.until
    if end is None:
        cure = f"give the row of {before.name} an end"
        yield Problem(path, line, f"{what}: {after.name} begins while {before.name} is still in office", cure, serious=False)
    elif after.since + LONGEST_HANDOVER < end and len(before.row["until"]) > 4 and len(after.row["from"]) > 4:
        yield Problem(path, line, f"{what}: {after.name} overlaps {before.name}", "check both rows' dates", serious=False)
    elif end + LONGEST_GAP < after.since:
        cure = "add who held it, if you know"
        yield Problem(path, line, f"{what}: nobody from {end} to {after.since}", cure, serious=False)


def _shared_names(good: dict[str, list[Row]]) -> Iterator[Problem]:
    """Yield names and aliases that two actors of one kind both claim without a doubt mark."""
    for kind, rows in sorted(good.items()):
        if kind in ("people", "collectives", "ethnic"):
            continue
        owner: dict[str, Row] = {}
        for row in rows:
            doubted = row["ambiguous"].lower() == "yes"
            for name in [] if doubted else [row["name"], *row.many("aliases"), *row.many("acronym")]:
                first = owner.setdefault(name, row)
                same_time = _overlap(first, row)
                if not name.startswith("?") and first["id"] != row["id"] and same_time:
                    what = f"{name!r} is also a name of {first['name']} ({first.path}:{first.line})"
                    yield Problem(row.path, row.line, what, "mark the lesser one with ? or take it out", serious=False)


def _overlap(one: Row, other: Row) -> bool:
    """Tell whether two rows hold at the same time; two names of one body that follow each other may share aliases."""
    starts = [first_day(r["from"]) or date.min for r in (one, other)]
    ends = [last_day(r["until"]) or date.max for r in (one, other)]
    return max(starts) < min(ends)


def check_memberships(rows: Iterable[Row], good: dict[str, list[Row]]) -> Iterator[Problem]:
    """Yield memberships of unknown organisations or members, of impossible dates, and spells of one member that overlap."""
    ids = {row["id"] for table in good.values() for row in table}
    spells: dict[tuple[str, str], list[tuple[date, date, Row]]] = {}
    for row in rows:
        for column in ("organisation", "member"):
            if row[column] not in ids:
                what = f"the {column} {row[column]!r} is in no table"
                yield Problem(row.path, row.line, what, "give the id of a listed actor", serious=False)
        if row["organisation"] == row["member"]:
            yield Problem(row.path, row.line, f"{row['member']!r} is a member of itself", "take the row out")
        fault = fault_of(row, row["organisation"])
        if fault is not None:
            yield fault
            continue
        since, until = first_day(row["from"]) or date.min, last_day(row["until"]) or date.max
        known = spells.setdefault((row["organisation"], row["member"]), [])
        if any(since < end and start < until for start, end, _ in known):
            what = f"{row['member']} is in {row['organisation']} twice at one time"
            yield Problem(row.path, row.line, what, "part the two spells", serious=False)
        known.append((since, until, row))
    yield from _membership_cycles([row for some in spells.values() for _, _, row in some])


def _membership_cycles(rows: list[Row]) -> Iterator[Problem]:
    """Yield memberships by which an organisation is, through others, a member of itself."""
    members: dict[str, set[str]] = {}
    for row in rows:
        members.setdefault(row["organisation"], set()).add(row["member"])
    for row in rows:
        seen, todo = {row["member"]}, [row["member"]]
        while todo and row["organisation"] not in seen:
            new = members.get(todo.pop(), set()) - seen
            seen |= new
            todo += sorted(new)
        if row["organisation"] in seen and row["organisation"] != row["member"]:
            what = f"{row['organisation']!r} is a member of itself, through {row['member']!r}"
            yield Problem(row.path, row.line, what, "take one of the rows out")
