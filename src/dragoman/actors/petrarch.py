"""Reads actor and agent dictionaries in the format of the PETRARCH coders, as which the Phoenix dictionaries are published.

Facts of the format: a line is a name in capitals with underscores for spaces (a closing one ends the word), its code in square
brackets behind it or on lines of its own below; ``+NAME`` lines are aliases of the name above. A code may be bound to dates:
``[SYRGOV >000717]`` from that day on, ``[SYRELI <000717]`` up to it, ``[SYRGOV 000717-241208]`` between; days are YYMMDD or
YYYYMMDD. Agents are words for people, ``SOLDIER [~MIL]`` or ``[REF~]``, with an irregular plural in braces and sets of words,
``!NAME! = WORD, WORD``, that stand between exclamation marks. Comments begin with ``;`` or ``#``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dragoman.actors.tables import LONGEST_NAME, Problem
from dragoman.errors import GazetteerError

# Two digits of a year from 50 on are of the last century.
_CENTURY = 50
_CODES = re.compile(r"\[([^\[\]]*)\]")
_DATED = re.compile(r"([<>])?\s*(\d{6}(?:\d\d)?)(?:\s*-\s*(\d{6}(?:\d\d)?))?")
_SET = re.compile(r"\s*!\s*([A-Z_]+)\s*!\s*=\s*(.+)")
_SMALL = frozenset("of the and for in on to at from de la del da dos bin ibn al el von van der y e du des".split())


@dataclass(frozen=True, slots=True)
class Spell:
    """One code of an entry, and from when until when it holds (None: open)."""

    code: str
    since: date | None = None
    until: date | None = None


@dataclass(slots=True)
class DictionaryEntry:
    """One entry of a dictionary: names as English writes them, codes, the line it begins at, and whether it is an agent."""

    names: list[str]
    line: int
    spells: list[Spell] = field(default_factory=list)
    agent: bool = False


def read_dictionary(path: Path, problems: list[Problem]) -> Iterator[DictionaryEntry]:
    """Yield the entries of one dictionary; what cannot be read goes to ``problems``, with its line and cure.

    Raises:
        GazetteerError: if the file cannot be read as UTF-8 text.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as e:
        raise GazetteerError(f"is not a text in UTF-8 ({e})", path=path, cure="check the path; save it as UTF-8") from e
    entry: DictionaryEntry | None = None
    sets: dict[str, list[str]] = {}
    for number, whole in enumerate(lines, 1):
        line = re.split(r"[;#]", whole, maxsplit=1)[0].rstrip()
        known = _SET.fullmatch(line)
        if known is not None:
            sets[known[1]] = [w for w in re.split(r"[,\s{}]+", known[2]) if w]
            continue
        words = _CODES.sub("", line).strip()
        if line.count("[") != line.count("]"):
            problems.append(Problem(path.name, number, f"{line.strip()[:40]!r} has an open bracket", "close it: NAME [CODE]"))
            continue
        if words and not words.startswith("+"):
            if entry is not None and entry.names:
                yield from _complete(entry, path, problems)
            entry = DictionaryEntry(_names(words, sets), number)
        elif words and entry is None:
            problems.append(Problem(path.name, number, f"the alias {words[:40]!r} has no name above it", "put the name first"))
            continue
        elif words and entry is not None:
            entry.names += _names(words[1:], sets)
        for code in _CODES.findall(line):
            spell = _spell(code, Problem(path.name, number, f"[{code}] is no code with dates", "[CODE YYMMDD-YYMMDD]"), problems)
            if spell is not None and entry is not None:
                entry.spells.append(spell)
    if entry is not None and entry.names:
        yield from _complete(entry, path, problems)


def _complete(entry: DictionaryEntry, path: Path, problems: list[Problem]) -> Iterator[DictionaryEntry]:
    """Yield an entry that has a code and names of a name's length."""
    long = [n for n in entry.names if len(n) > LONGEST_NAME]
    entry.names = [n for n in entry.names if len(n) <= LONGEST_NAME]
    if long:
        problems.append(Problem(path.name, entry.line, f"the name {long[0][:40]!r} is too long", "give the name alone"))
    if entry.names and not entry.spells:
        problems.append(Problem(path.name, entry.line, f"{entry.names[0]!r} has no code", "add one: NAME [CODE]"))
    elif entry.names:
        entry.agent = all("~" in s.code for s in entry.spells)
        yield entry


def _names(words: str, sets: dict[str, list[str]]) -> list[str]:
    """Return a name as English writes it: ``BLUE_HARBOUR_`` is Blue Harbour, ``POLICEMAN_{POLICEMEN_}`` gives both forms."""
    braced = re.findall(r"\{([^{}]*)\}", words)
    forms = [re.sub(r"\{[^{}]*\}", "", words), *braced]
    found = []
    for form in forms:
        parts = [form]
        for name, members in sets.items():
            parts = [p.replace(f"!{name}!", m) for p in parts for m in (members if f"!{name}!" in p else [""])]
        found += [_as_written(p) for p in parts]
    return list(dict.fromkeys(f for f in found if f))


def _as_written(name: str) -> str:
    words = name.replace("_", " ").split()
    if len(words) == 1 and len(words[0]) <= 5 and not set(words[0]) & set("AEIOU") and words[0].isupper():
        return words[0]  # no vowel: letters, not a word
    small = [w.lower() if i and w.lower() in _SMALL else w.title().replace("'S", "'s") for i, w in enumerate(words)]
    return " ".join(small)


def _spell(text: str, fault: Problem, problems: list[Problem]) -> Spell | None:
    """Return a code with its dates, in either order; None where it cannot be read."""
    dated = _DATED.search(text)
    code = (text[: dated.start()] + text[dated.end() :] if dated else text).strip()
    if not re.fullmatch(r"~?(?:[A-Z]{3})+~?|~?[A-Z]{3,}~?|---", code):
        problems.append(fault)
        return None
    if dated is None:
        return Spell(code)
    try:
        first = _day(dated[2])
        last = _day(dated[3]) if dated[3] else None
    except ValueError:
        problems.append(fault)
        return None
    if dated[1] == "<":
        return Spell(code, None, first)
    if last is not None and first > last:
        what = f"[{text}] ends before it begins"
        problems.append(Problem(fault.path, fault.line, what, "swap the dates"))
        return None
    return Spell(code, first, last)


def _day(digits: str) -> date:
    """Return the day of YYMMDD or YYYYMMDD.

    >>> _day("011222"), _day("19990131")
    (datetime.date(2001, 12, 22), datetime.date(1999, 1, 31))
    """
    if len(digits) == 6:
        digits = ("19" if int(digits[:2]) >= _CENTURY else "20") + digits
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
