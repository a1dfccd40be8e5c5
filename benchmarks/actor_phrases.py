"""Scores actor phrases: python -m benchmarks.actor_phrases [tests/check/actor_phrases.jsonl] [--misses]

One line of the check set is one phrase in its sentence: ``text``, ``phrase`` (an exact part of it), ``date`` (publication date or
null), and whom the phrase means: ``country`` (and ``country_also``, codes as right), ``sectors`` (primary first) and ``named``.
tests/check/README.md says how they were written.
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
from dragoman.records import Actor, Report, Span

CHECK_SET = Path(__file__).resolve().parent.parent / "tests" / "check" / "actor_phrases.jsonl"


@dataclass(frozen=True)
class Row:
    """One phrase of the check set, and what dragoman makes of it."""

    phrase: str
    wanted: dict[str, Any]
    found: Actor | None

    def country(self) -> bool:
        """Tell whether the country is right."""
        found = self.found.country if self.found is not None else None
        return found == self.wanted["country"] or found in self.wanted.get("country_also", ())

    def primary(self) -> bool:
        """Tell whether the primary sector is right, or rightly empty."""
        found = self.found.sectors[:1] if self.found is not None else None
        return found == tuple(self.wanted["sectors"][:1])

    def sectors(self) -> bool:
        """Tell whether all sectors are right, in any order."""
        return self.found is not None and set(self.found.sectors) == set(self.wanted["sectors"])

    def named(self) -> bool:
        """Tell whether it is rightly called named or unnamed."""
        return self.found is not None and self.found.named == self.wanted["named"]


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a check set, each read as a report of its own."""
    gazetteer = load_gazetteer()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        start = row["text"].index(row["phrase"])
        span = Span(start, start + len(row["phrase"]))
        day = date.fromisoformat(row["date"]) if row.get("date") else None
        report = Report("check", row["text"], published=day)
        sentences = parse_report(report)
        mentions = find_mentions(report, sentences, gazetteer)
        sentence = next(s for s in sentences if s.span.overlaps(span))
        yield Row(row["phrase"], row, actor_of(sentence, span, mentions[sentence.index], gazetteer, day))


def interval(right: int, of: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share."""
    if of == 0:
        return 0.0, 1.0
    z, p = 1.96, right / of
    middle, half = p + z * z / (2 * of), z * sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    return (middle - half) / (1 + z * z / of), (middle + half) / (1 + z * z / of)


def report_scores(rows: list[Row]) -> Iterator[str]:
    """Yield the lines of the score."""
    for what, right in (
        ("country", sum(r.country() for r in rows)),
        ("primary sector", sum(r.primary() for r in rows)),
        ("country and primary sector", sum(r.country() and r.primary() for r in rows)),
        ("country and all sectors", sum(r.country() and r.sectors() for r in rows)),
        ("named or not", sum(r.named() for r in rows)),
    ):
        low, high = interval(right, len(rows))
        yield f"{what}: {right} of {len(rows)}, {right / max(1, len(rows)):.3f} [{low:.3f}, {high:.3f}]"


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
        if not (row.country() and row.primary()):
            found = f"{row.found.country or '-'} {' '.join(row.found.sectors)} ({row.found.name})" if row.found else "nobody"
            print(f"{row.phrase!r}: expected {row.wanted['country'] or '-'} {' '.join(row.wanted['sectors'])}, found {found}")


if __name__ == "__main__":
    main()
