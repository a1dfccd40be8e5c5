"""Compare the states of the gazetteer with two openly licensed lists, and print what differs.

The table ``src/dragoman/data/actors/states.csv`` is written by hand. This script holds it against countryinfo (MIT: names,
capitals, demonyms) and Babel's CLDR territory names (BSD and Unicode licence), so that a slip shows; each difference is then
looked at by hand, since the two lists have slips of their own. It writes nothing.

Run in an environment with both packages: ``pip install countryinfo babel`` and ``python scripts/compare_states.py``.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

STATES = Path(__file__).parent.parent / "src/dragoman/data/actors/states.csv"


def plain(name: str) -> str:
    """Return ``name`` in the form in which spellings are compared: lower case, no article, no doubt mark."""
    lowered = name.lower().lstrip("?").replace("’", "'").replace("&", "and").replace("saint ", "st. ")
    return lowered.removeprefix("the ").strip()


def forms(row: dict[str, str], *columns: str) -> set[str]:
    """Return every form that the given list cells of a row hold."""
    return {plain(form) for column in columns for form in row[column].split("|") if form}


def first(value: Any) -> str:
    """Return a cell of countryinfo as one string: some are lists, some are missing."""
    if isinstance(value, list):
        return str(value[0]) if value else ""
    return str(value or "")


def differences(state: dict[str, Any], row: dict[str, str], cldr: dict[str, str]) -> Iterator[str]:
    """Yield one line for each name, capital or demonym of ``state`` that our row lacks."""
    names, people = forms(row, "name", "aliases"), forms(row, "demonyms", "adjectives")
    cldr_name = cldr.get(state["ISO"]["alpha2"], "")
    for what, value, ours in (
        ("name", first(state.get("name")), names),
        ("CLDR name", cldr_name, names),
        ("capital", first(state.get("capital")), forms(row, "capital")),
        ("demonym", first(state.get("demonym")), people),
    ):
        if value and plain(value) not in ours:
            yield f"{row['id']} {what}: {value!r}, we have {sorted(ours)}"


def main() -> None:
    """Print every difference between our states and the two lists."""
    from babel import Locale

    cldr = {str(code): str(name) for code, name in Locale("en").territories.items()}
    with STATES.open(encoding="utf-8", newline="") as table:
        ours = {row["id"]: row for row in csv.DictReader(table)}
    entries = [e for e in files("countryinfo").joinpath("data").iterdir() if e.name.endswith(".json")]
    for entry in sorted(entries, key=lambda e: e.name):
        state = json.loads(entry.read_text(encoding="utf-8"))
        code = state["ISO"]["alpha3"]
        row = ours.get("KOS" if code in ("UNK", "XKX") else code)
        if row is None:
            print(f"{code}: no row for {state['name']}")
            continue
        for line in differences(state, row, cldr):
            print(line)


if __name__ == "__main__":
    main()
