"""Turns the entries of PETRARCH dictionaries into tables of our own form: people, groups and words for roles."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from dragoman.actors.entries import NON_STATES
from dragoman.actors.gazetteer import load_gazetteer
from dragoman.actors.petrarch import DictionaryEntry, Spell, read_dictionary
from dragoman.actors.tables import SECTORS, Problem
from dragoman.errors import UsageError

COLUMNS = {
    "groups": ("id", "name", "aliases", "country", "sectors", "parent", "from", "until", "ambiguous", "source"),
    "people": ("id", "name", "aliases", "country", "office", "title", "sectors", "from", "until", "ambiguous", "source"),
    "roles": ("phrase", "kind", "sectors", "office", "note"),
}
# CAMEO's three letters where PLOVER 2.0 has others: media are journalists, health is medical, insurgents and separatists rebel.
_PLOVER = {"MED": "JRN", "HLH": "MED", "INS": "REB", "SEP": "REB", "RAD": "UAF", "INT": "IGO"}
_ORGANISATIONS = {"IGOUNO": "UNO", "IGOEUREEC": "EUR", "IGOEEC": "EUR"}
# An entry with a code of these bound to dates is a person in and out of office; groups keep their sector.
_OF_OFFICE = frozenset({"GOV", "ELI", "MIL", "LEG", "JUD", "OPP", "SPY"})


def import_dictionaries(paths: Iterable[Path], folder: Path, strict: bool = False) -> tuple[dict[Path, int], list[Problem]]:
    """Write what dictionaries hold as ``people.csv``, ``groups.csv`` and ``roles.csv`` for ``--actors``.

    Args:
        paths: actor and agent dictionaries.
        folder: where the tables go; it is made if it is not there. Files are not overwritten.
        strict: write nothing if a line cannot be read.

    Returns:
        Rows written by file, and the lines left out, each with its cure.

    Raises:
        GazetteerError: if a file cannot be read.
        UsageError: if a table is there already.
    """
    problems: list[Problem] = []
    rows: dict[str, list[dict[str, str]]] = {kind: [] for kind in COLUMNS}
    states = {e.country for e in load_gazetteer().entries.values() if e.kind == "state"}
    for path in paths:
        for entry in read_dictionary(path, problems):
            kind = _kind_of(entry)
            rows[kind] += _role_row(entry) if kind == "roles" else _actor_rows(entry, kind, path, states, problems)
    written: dict[Path, int] = {}
    if strict and problems:
        return written, problems
    for kind, found in rows.items():
        target = folder / f"{kind}.csv"
        if found and target.exists():
            raise UsageError(f"{target} is there already", cure="name another folder with -o, or move it away")
    folder.mkdir(parents=True, exist_ok=True)
    for kind, found in rows.items():
        if found:
            target = folder / f"{kind}.csv"
            with target.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, COLUMNS[kind], restval="")
                writer.writeheader()
                writer.writerows(found)
            written[target] = len(found)
    return written, problems


def _kind_of(entry: DictionaryEntry) -> str:
    if entry.agent:
        return "roles"
    dated = [s for s in entry.spells if s.since or s.until]
    return "people" if dated and all(_parts(s.code)[1:] and set(_parts(s.code)[1:]) <= _OF_OFFICE for s in dated) else "groups"


def _parts(code: str) -> list[str]:
    code = code.strip("~")
    return [code[i : i + 3] for i in range(0, len(code), 3)]


def _role_row(entry: DictionaryEntry) -> list[dict[str, str]]:
    sectors = _sectors([p for s in entry.spells for p in _parts(s.code)])
    phrases = "|".join(n.lower() for n in entry.names)
    return [{"phrase": phrases, "kind": "person", "sectors": "|".join(sectors), "note": "imported"}] if sectors else []


def _sectors(parts: Iterable[str]) -> list[str]:
    """Return the PLOVER sectors among the three-letter parts of a code; other parts name single groups."""
    return list(dict.fromkeys(_PLOVER.get(p, p) for p in parts if _PLOVER.get(p, p) in SECTORS))


def _code(spell: Spell, states: set[str]) -> tuple[str, list[str]] | None:
    """Return country and sectors of a code, or None if its country is unknown.

    >>> _code(Spell("SYRGOVMIL"), {"SYR"}), _code(Spell("IGOUNO"), set()), _code(Spell("QQQ"), set())
    (('SYR', ['GOV', 'MIL']), ('UNO', []), None)
    """
    whole = next((short for long, short in _ORGANISATIONS.items() if spell.code.startswith(long)), None)
    if whole is not None:
        return whole, []
    first, *rest = _parts(spell.code)
    if first in states or first in NON_STATES:
        return first, _sectors(rest)
    if spell.code == "---" or _PLOVER.get(first, first) in SECTORS:
        return "", _sectors([first, *rest])
    return None


def _actor_rows(entry: DictionaryEntry, kind: str, path: Path, states: set[str], problems: list[Problem]) -> list[dict[str, str]]:
    """Return a row for each code of an actor; the same id holds them together."""
    out = []
    for spell in sorted(entry.spells, key=lambda s: (str(s.since or ""), str(s.until or ""))):
        meant = _code(spell, states)
        if meant is None:
            what = f"[{spell.code}] begins with no country that is known"
            problems.append(Problem(path.name, entry.line, what, "use ISO 3166 alpha-3 or IGO UNO EUR NGO ISM IMG MNC"))
            continue
        row = {
            "id": "imported-" + entry.names[0].lower().replace(" ", "-"),
            "name": entry.names[0],
            "aliases": "|".join(n.replace("|", " ") for n in entry.names[1:]),
            "country": meant[0],
            "sectors": "|".join(meant[1]),
            "from": spell.since.isoformat() if spell.since else "",
            "until": spell.until.isoformat() if spell.until else "",
            "source": path.name,
        }
        out.append(row | {"office": "other"} if kind == "people" else row)
    return out
