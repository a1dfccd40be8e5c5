"""Conflicts as TOML files that people can read and write; docs/conflict.md describes the form."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from dragoman.conflict.model import Conflict, DecisionMaker, Finding, NamedState, Option, Origin
from dragoman.conflict.reading import MOST_ITEMS, read_evidence, read_number, read_preferences
from dragoman.errors import ConflictError

# A ranking of 65,536 states takes about half a megabyte; a file above this is a mistake or an attack.
LARGEST_FILE = 2 * 10**6

_TOP = (
    "title",
    "citation",
    "note",
    "status_quo",
    "infeasible",
    "coalesce",
    "states",
    "decision_maker",
    "finding",
    "issue",
)
_STAKES = ("position", "salience", "capability")
_PARTY = ("name", "options", "option", "preferences", "moves", "barred", "note", "evidence", *_STAKES)
_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""^\s*([A-Za-z0-9_-]+|"[^"]*"|'[^']*')\s*=""")
# The TOML reader takes time quadratic in the parts of a dotted key; a conflict needs three.
_LONG_KEY = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){40,}""")
_AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)")


def read_text(path: str | Path) -> str:
    """Read a small UTF-8 file, or standard input for ``-``.

    Raises:
        ConflictError: no such file, over ``LARGEST_FILE`` bytes, or not UTF-8.
    """
    try:
        if str(path) == "-":
            data = sys.stdin.buffer.read(LARGEST_FILE + 1)
        else:
            with open(path, "rb") as file:
                data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ConflictError(f"cannot be read ({error.strerror})", path=path, cure="check the name") from error
    if len(data) > LARGEST_FILE:
        raise ConflictError(
            f"is over {LARGEST_FILE // 10**6} MB",
            path=path,
            cure="a conflict model takes kilobytes: is it the right file?",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConflictError(f"is not UTF-8 text (byte {error.start})", path=path, cure="save it as UTF-8") from error


def read_conflict(path: str | Path) -> Conflict:
    """Read a conflict from a TOML file, or from a ``.gmcr`` file by its name.

    Raises:
        ConflictError: with the file, the line, and what would be right.
    """
    if str(path).casefold().endswith(".gmcr"):
        from dragoman.conflict.gmcr import read_gmcr

        return read_gmcr(path)
    return parse_conflict(read_text(path), path)


def parse_conflict(text: str, path: str | Path = "conflict.toml") -> Conflict:
    """Read a conflict from the text of a TOML file.

    Args:
        text: what the file holds.
        path: for messages.

    Raises:
        ConflictError: if it is not TOML or not a conflict as docs/conflict.md tells; it names the line and what to do.
    """
    if long_key := _LONG_KEY.search(text):
        line_number = text.count("\n", 0, long_key.start()) + 1
        raise ConflictError("a key has over 40 parts", path=path, line=line_number, cure="a conflict needs three")
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _AT_LINE.search(str(error))
        message = _AT_LINE.sub("", str(error))
        at = int(line[1]) if line else text.count("\n") + 1
        raise ConflictError(f"is not TOML: {message}", path=path, line=at, cure="see docs/conflict.md") from error
    except RecursionError as error:
        raise ConflictError("nests too deeply", path=path, cure="a conflict has at most a few levels") from error
    origin = Origin(str(path), _lines(text))
    try:
        conflict = _conflict(values, origin)
    except _At as located:
        raise ConflictError(
            located.error.problem,
            path=path,
            line=next((origin.lines[key] for key in located.keys if key in origin.lines), 1),
            cure=located.error.cure,
        ) from located.error
    except ConflictError as error:
        if error.path is not None:
            raise
        raise ConflictError(error.problem, path=path, line=1, cure=error.cure) from error
    _check_statements(conflict, text)
    return conflict


class _At(Exception):
    """An error and the keys of the file that it is about, most exact first."""

    def __init__(self, error: ConflictError, *keys: str) -> None:
        self.error, self.keys = error, keys


def _conflict(values: Mapping[str, Any], origin: Origin) -> Conflict:
    for key in values:
        if key not in _TOP:
            error = ConflictError(f"a conflict has no key {key[:60]!r}", cure=f"the keys are: {', '.join(_TOP)}")
            raise _At(error, key)
    for key in ("infeasible", "coalesce"):
        rules = values.get(key, [])
        if not isinstance(rules, list) or not all(isinstance(rule, str) for rule in rules):
            raise _At(ConflictError(f"{key} is not a list of patterns", cure=f"write {key} = ['YY-']"), key)
        if len(rules) > MOST_ITEMS:
            error = ConflictError(f"{key} has {len(rules):,} rules", cure=f"at most {MOST_ITEMS:,} are read")
            raise _At(error, key)
    parties = values.get("decision_maker", [])
    if not isinstance(parties, list) or not parties:
        error = ConflictError("has no decision makers", cure="write [[decision_maker]] with a name for each")
        raise _At(error, "decision_maker.0", "decision_maker")
    makers = tuple(_decision_maker(i, party) for i, party in enumerate(parties))
    return Conflict(
        str(values.get("title", "")),
        makers,
        tuple(values.get("infeasible", ())),
        tuple(values.get("coalesce", ())),
        _states(values.get("states", {})),
        str(values.get("status_quo", "")),
        str(values.get("citation", "")),
        str(values.get("note", "")),
        tuple(_finding(k, item) for k, item in enumerate(values.get("finding", []))),
        issue=str(values.get("issue", "")),
        origin=origin,
    )


def _states(values: Any) -> tuple[NamedState, ...]:
    if not isinstance(values, Mapping):
        raise _At(ConflictError("states is not a table", cure="write [states] and lines such as 1 = 'YN-'"), "states")
    named = []
    for label, value in values.items():
        if isinstance(value, str):
            named.append(NamedState(label, value))
        elif isinstance(value, Mapping) and set(value) <= {"pattern", "description"}:
            named.append(NamedState(label, str(value.get("pattern", "")), str(value.get("description", ""))))
        else:
            error = ConflictError(
                f"state {label} is {value!r}", cure="write a pattern, or { pattern = 'YN-', description = '...' }"
            )
            raise _At(error, f"states.{label}", "states")
    return tuple(named)


def _decision_maker(i: int, values: Any) -> DecisionMaker:
    place = f"decision_maker.{i}"
    if not isinstance(values, Mapping) or not isinstance(values.get("name"), str):
        raise _At(ConflictError(f"decision maker {i + 1} has no name", cure="write name = '...'"), place)
    for key in values:
        if key not in _PARTY:
            error = ConflictError(
                f"{values['name']} has an unknown key {key[:60]!r}", cure=f"a decision maker has: {', '.join(_PARTY)}"
            )
            raise _At(error, f"{place}.{key}", place)
    options = (
        *_located(values, "options", f"{place}.options", _option, numbered=False),
        *_located(values, "option", f"{place}.option", _option, numbered=True),
    )
    moves = tuple(pair for pairs in _located(values, "moves", f"{place}.moves", _move) for pair in pairs)
    barred = tuple(pair for pairs in _located(values, "barred", f"{place}.barred", _move) for pair in pairs)
    stated = values.get("preferences", {})
    try:
        if not isinstance(stated, Mapping):
            raise ConflictError("preferences is not a table", cure="write [decision_maker.preferences]")
        preferences = read_preferences(_plural(stated))
        evidence = read_evidence(values)
        stakes = {key: read_number(values[key], key) for key in _STAKES if key in values}
        return DecisionMaker(values["name"], options, preferences, moves, barred, str(values.get("note", "")), evidence, **stakes)
    except ConflictError as error:
        problem = ConflictError(f"{values['name']}: {error.problem}", cure=error.cure)
        forms = [f"{place}.preferences.{key}" for key in stated if key in error.problem] if stated else []
        raise _At(problem, *forms, f"{place}.preferences", place) from error


T = TypeVar("T")


def _located(values: Mapping[str, Any], key: str, place: str, read: Callable[[Any], T], *, numbered: bool = False) -> list[T]:
    """Read each item of a list, telling where it stands when one is wrong."""
    items = values.get(key, [])
    if not isinstance(items, list):
        raise _At(ConflictError(f"{key} is {str(items)[:60]!r}", cure=f"write a list: {key} = [...]"), place)
    found = []
    for k, item in enumerate(items):
        try:
            found.append(read(item))
        except ConflictError as error:
            keys = (f"{place}.{k}.direction", f"{place}.{k}", place) if numbered else (place,)
            raise _At(error, *keys) from error
    return found


def _plural(stated: Mapping[str, Any]) -> dict[str, Any]:
    """[[decision_maker.preferences.statement]] and .weight tables are the long form of statements and weights."""
    values = dict(stated)
    for single, plural in (("statement", "statements"), ("weight", "weights")):
        if single in values:
            values[plural] = [*values.get(plural, ()), *values.pop(single)]
    return values


def _option(item: Any) -> Option:
    if isinstance(item, str):
        return Option(item)
    if not isinstance(item, Mapping) or not isinstance(item.get("name"), str):
        raise ConflictError(f"{str(item)[:60]!r} is no option", cure="write a name, or { name = '...', direction = 'forward' }")
    unread = sorted(set(item) - {"name", "direction", "note", "evidence"})
    if unread:
        raise ConflictError(f"an option has no key {unread[0]!r}", cure="its keys: name, direction, note, evidence")
    return Option(item["name"], str(item.get("direction", "both")), str(item.get("note", "")), read_evidence(item))


def _move(item: Any) -> tuple[tuple[str, str], ...]:
    """Read "1 -> 3" and "1 <-> 3"."""
    found = re.fullmatch(r"\s*(.+?)\s*(<?->)\s*(.+?)\s*", item) if isinstance(item, str) and len(item) < 200 else None
    if found is None:
        raise ConflictError(f"{str(item)[:60]!r} is no move", cure="write '1 -> 3', or '1 <-> 3' for both ways")
    there, back = (found[1], found[3]), (found[3], found[1])
    return (there, back) if found[2] == "<->" else (there,)


def _finding(k: int, item: Any) -> Finding:
    known = {"concept", "states", "basis", "source", "party", "start", "count"}
    if not isinstance(item, Mapping) or "concept" not in item or not set(item) <= known:
        error = ConflictError(f"finding {k + 1} is not complete", cure=f"it has a concept, and of: {', '.join(known)}")
        raise _At(error, f"finding.{k}", "finding")
    values = dict(item)
    values["states"] = tuple(str(s) for s in values.get("states", ()))
    values["start"] = str(values.get("start", ""))
    return Finding(**values)


def _check_statements(conflict: Conflict, text: str) -> None:
    """Parse every rule and statement now, so that a wrong name is reported with its line."""
    rules = [(rule, key) for key in ("infeasible", "coalesce") for rule in getattr(conflict, key)]
    for i, party in enumerate(conflict.decision_makers):
        stated = [*party.preferences.statements, *party.preferences.weights]
        rules += [(statement.text, f"decision_maker.{i}") for statement in stated]
    lines = text.splitlines()
    assert conflict.origin is not None
    names = conflict.names
    from dragoman.conflict.formula import parse_statement

    for rule, key in rules:
        try:
            parse_statement(rule, names)
        except ConflictError as error:
            start = conflict.origin.lines.get(key, 1)
            line = next((k for k in range(start, len(lines) + 1) if rule in lines[k - 1]), start)
            raise ConflictError(error.problem, path=conflict.origin.path, line=line, cure=error.cure) from error


def _lines(text: str) -> dict[str, int]:
    """Line of each table and key, such as ``decision_maker.1.preferences.ranking``."""
    lines: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = ""
    for number, row in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(row):
            table = _table_name(header[2], header[1] == "[[", counts)
            lines.setdefault(table, number)
        elif key := _KEY.match(row):
            name = key[1].strip("\"'")
            lines.setdefault(f"{table}.{name}" if table else name, number)
    return lines


def _table_name(header: str, repeated: bool, counts: dict[str, int]) -> str:
    """Full name of a table with the number of each repeated part, as ``decision_maker.1.preferences``."""
    parts = [part.strip().strip("\"'") for part in header.split(".")]
    name = ""
    for depth, part in enumerate(parts):
        name = f"{name}.{part}" if name else part
        last = depth == len(parts) - 1
        if last and repeated:
            counts[name] = counts.get(name, -1) + 1
        if name in counts:
            name = f"{name}.{counts[name]}"
    return name


def write_conflict(conflict: Conflict, path: str | Path) -> None:
    """Write a conflict to a TOML file, or to a ``.gmcr`` file by its name.

    Raises:
        ConflictError: the file cannot be written, or ``.gmcr`` cannot express the conflict.
    """
    if str(path).casefold().endswith(".gmcr"):
        from dragoman.conflict.gmcr import format_gmcr

        text = format_gmcr(conflict)
    else:
        from dragoman.conflict.writing import format_conflict

        text = format_conflict(conflict)
    try:
        Path(path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise ConflictError(f"cannot be written ({error.strerror})", path=path) from error


def without_origin(conflict: Conflict) -> Conflict:
    """Return the conflict without a memory of the file it came from."""
    return replace(conflict, origin=None)
