"""Scores actor phrases: python -m benchmarks.actor_phrases [tests/check/actor_phrases.jsonl] [--misses]

One line of the check set is one phrase in its sentence: ``text``, the phrase as ``span`` ([start, end]) or ``phrase`` (words),
``published`` (a date or null), and whom it means: ``country``, ``sectors`` (primary first) and ``name`` where there
is one to find; or ``actors``, a list of such answers, where the phrase means several. An empty country says that the text gives
none. A row is right in country when the countries of all members are right, and in sector when the primary sectors are.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import sqrt
from pathlib import Path
from typing import Any

from dragoman.actors import actor_of, find_mentions, load_gazetteer
from dragoman.language import parse_report
from dragoman.records import Actor, Mention, Report, Span

CHECK_SET = Path(__file__).resolve().parent.parent / "tests" / "check" / "actor_phrases.jsonl"


@dataclass(frozen=True)
class Row:
    """One phrase of the check set, and what dragoman makes of it."""

    text: str
    phrase: str
    expected: tuple[dict[str, Any], ...]
    found: tuple[Actor, ...]

    def country_right(self) -> bool:
        """Tell whether the countries of all members are right."""
        return sorted(e.get("country") or "" for e in self.expected) == sorted(a.country for a in self.found)

    def sector_right(self) -> bool:
        """Tell whether the primary sectors of all members are right (where the check set gives any)."""
        return sorted(_primary(e) for e in self.expected) == sorted((a.sectors or ("",))[0] for a in self.found)

    def name_right(self) -> bool | None:
        """Tell whether the names are right; None where the row asks for none."""
        wanted = {e["name"].casefold() for e in self.expected if e.get("name")}
        return wanted <= {a.name.casefold() for a in self.found} if wanted else None


def _primary(answer: dict[str, Any]) -> str:
    sectors = answer.get("sectors") or ([answer["sector"]] if answer.get("sector") else [])
    return str(sectors[0]) if sectors else ""


def _span(row: dict[str, Any]) -> Span:
    if row.get("span"):
        return Span(*row["span"])
    start = row["text"].index(row["phrase"])
    return Span(start, start + len(row["phrase"]))


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a check set, each read on its own."""
    gazetteer = load_gazetteer()
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        row = json.loads(line)
        span, day = _span(row), row.get("published") or row.get("date")
        report = Report("check", row["text"], published=date.fromisoformat(day) if day else None)
        sentences = parse_report(report)
        mentions = find_mentions(report, sentences, gazetteer)
        expected = tuple(row.get("actors") or [row])
        found: tuple[Actor, ...] = ()
        for sentence in sentences:
            if sentence.span.overlaps(span):
                found = _actors(mentions[sentence.index], span, len(expected))
                one = actor_of(sentence, span, mentions[sentence.index], gazetteer, report.published)
                found = found if len(expected) > 1 else ((one,) if one is not None else ())
        yield Row(row["text"], span.of(row["text"]), expected, found)


def _actors(mentions: list[Mention], span: Span, wanted: int) -> tuple[Actor, ...]:
    """Return the actors of the mentions inside a phrase, those that act first."""
    inside = [m for m in mentions if span.overlaps(m.span)]
    acting = [m.actor for m in inside if m.use in ("actor", "people")]
    return tuple(dict.fromkeys(acting if len(acting) >= wanted else [m.actor for m in inside]))


def interval(right: int, of: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share."""
    if of == 0:
        return 0.0, 1.0
    z, p = 1.96, right / of
    middle, half = p + z * z / (2 * of), z * sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    return (middle - half) / (1 + z * z / of), (middle + half) / (1 + z * z / of)


def report_scores(rows: list[Row]) -> Iterator[str]:
    """Yield the lines of the score: country, primary sector, both, and names."""
    named = [r for r in rows if r.name_right() is not None]
    for what, right, of in (
        ("country", sum(r.country_right() for r in rows), len(rows)),
        ("primary sector", sum(r.sector_right() for r in rows), len(rows)),
        ("country and primary sector", sum(r.country_right() and r.sector_right() for r in rows), len(rows)),
        ("name", sum(bool(r.name_right()) for r in named), len(named)),
    ):
        low, high = interval(right, of)
        yield f"{what}: {right} of {of}, {right / max(1, of):.3f} [{low:.3f}, {high:.3f}]"


def main() -> None:
    """Score the check set and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="?", type=Path, default=CHECK_SET)
    parser.add_argument("--misses", action="store_true", help="list what was wrong")
    options = parser.parse_args()
    rows = list(read_rows(options.path))
    for line in report_scores(rows):
        print(line)
    for row in rows if options.misses else []:
        if not (row.country_right() and row.sector_right()):
            wanted = "; ".join(f"{e.get('country') or '-'} {_primary(e)}" for e in row.expected)
            got = "; ".join(f"{a.country or '-'} {' '.join(a.sectors)} ({a.name})" for a in row.found)
            print(f"{row.phrase!r}: expected {wanted}, found {got or 'nobody'}")


if __name__ == "__main__":
    main()
