"""Sentences coded by hand, as ``dragoman evaluate`` takes them: read and checked (the form: docs/evaluate.md)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.ontology import Codebook

_ROW_KEYS = ("id", "text", "title", "published", "events")
_EVENT_KEYS = ("event", "mode", "actor", "recipient")
_PARTY_KEYS = ("country", "sector")


@dataclass(frozen=True, slots=True)
class GoldParty:
    """A party as the hand coder wrote it: words of the text, or codes of country and sector (either may be left out)."""

    words: str = ""
    country: str = ""
    sector: str = ""

    def __str__(self) -> str:
        return self.words or " ".join(c for c in (self.country, self.sector) if c)


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event coded by hand. ``modes`` is None where the hand coder coded none, empty where the event has none."""

    type: str
    actors: tuple[GoldParty, ...] = ()
    recipients: tuple[GoldParty, ...] = ()
    modes: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with its events coded by hand; without events it says that there are none. ``line`` is where it stands."""

    id: str
    text: str
    events: tuple[GoldEvent, ...]
    line: int
    title: str = ""
    published: date | None = None


def read_gold(path: str | Path, codebook: Codebook) -> list[GoldText]:
    """Read a JSON Lines file of texts coded by hand.

    Args:
        path: the file; blank lines and lines that hold only a ``note`` are passed over.
        codebook: names the types and modes that may occur.

    Raises:
        InputError: if the file cannot be read or breaks the documented form; names the file and line.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as e:
        raise InputError(f"cannot be read ({e})", path=path, cure="name a JSON Lines file in UTF-8") from e
    rows = [_Line(path, number, line, codebook).read() for number, line in enumerate(lines, 1) if line.strip()]
    texts = [row for row in rows if row is not None]
    if not texts:
        raise InputError("holds no coded text", path=path, cure='write lines such as {"text": "...", "events": []}')
    return texts


class _Line:
    """Reads one line; every fault names the file and the line."""

    def __init__(self, path: str | Path, number: int, line: str, codebook: Codebook) -> None:
        self.path, self.number, self.line, self.codebook = path, number, line, codebook

    def read(self) -> GoldText | None:
        """Return the text of the line, or None if the line is a note."""
        try:
            row = json.loads(self.line)
        except json.JSONDecodeError as e:
            raise self._fault(f"is not JSON ({e})", "write one JSON object a line") from e
        if not isinstance(row, dict):
            raise self._fault(f"holds {type(row).__name__}, not an object", 'write {"text": ..., "events": [...]}')
        if set(row) == {"note"}:
            return None
        self._keys(row, _ROW_KEYS, "the line")
        text, events = row.get("text"), row.get("events")
        if not isinstance(text, str) or not text.strip():
            raise self._fault(f"'text' is {text!r}", "give the sentence or passage as a string")
        if not isinstance(events, list):
            raise self._fault(f"'events' is {events!r}", "give a list; an empty one says that nothing is to be coded")
        return GoldText(
            str(row.get("id", self.number)),
            text,
            tuple(self._event(e, f"{row.get('title', '')}\n{text}") for e in events),
            self.number,
            str(row.get("title", "")),
            self._day(row.get("published")),
        )

    def _event(self, event: Any, text: str) -> GoldEvent:
        if not isinstance(event, dict):
            raise self._fault(f"the event {event!r} is no object", 'write {"event": ..., "actor": [...], "recipient": [...]}')
        self._keys(event, _EVENT_KEYS, "an event")
        name = str(event.get("event"))
        if name not in self.codebook.types:
            raise self._fault(f"no event type {name!r} in the codebook", f"use one of {', '.join(sorted(self.codebook.types))}")
        return GoldEvent(
            name,
            tuple(self._party(p, text) for p in self._list(event, "actor")),
            tuple(self._party(p, text) for p in self._list(event, "recipient")),
            self._modes(name, event) if "mode" in event else None,
        )

    def _modes(self, name: str, event: dict[str, Any]) -> tuple[str, ...]:
        modes = self._list(event, "mode")
        known = self.codebook.types[name].modes
        for mode in modes:
            if mode not in known:
                raise self._fault(f"no mode {mode!r} of {name}", f"use one of {', '.join(sorted(known)) or 'none: leave it out'}")
        return tuple(modes)

    def _party(self, party: Any, text: str) -> GoldParty:
        if isinstance(party, str) and party.strip():
            if party.lower() not in text.lower():
                raise self._fault(f"the party {party!r} does not stand in the text", "copy its words, or give codes")
            return GoldParty(words=party)
        if isinstance(party, dict) and party:
            self._keys(party, _PARTY_KEYS, "a party")
            return GoldParty(country=str(party.get("country") or ""), sector=str(party.get("sector") or ""))
        cure = 'write "the army" or {"country": "FRA", "sector": "MIL"}'
        raise self._fault(f"the party {party!r} is neither words nor codes", cure)

    def _list(self, event: dict[str, Any], key: str) -> list[Any]:
        value = event.get(key)
        if value is None:
            return []
        return value if isinstance(value, list) else [value]

    def _day(self, value: Any) -> date | None:
        if not value:
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError as e:
            raise self._fault(f"'published' is {value!r}", "write the day as YYYY-MM-DD") from e

    def _keys(self, found: dict[str, Any], known: tuple[str, ...], what: str) -> None:
        unknown = sorted(set(found) - set(known))
        if unknown:
            raise self._fault(f"{what} has {', '.join(map(repr, unknown))}", f"use only {', '.join(known)}")

    def _fault(self, problem: str, cure: str) -> InputError:
        return InputError(problem, path=self.path, line=self.number, cure=cure)
