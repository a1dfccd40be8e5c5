"""Scores who the parties of events are: python -m benchmarks.actor_parties [PATH ...] [--coded] [--misses]

The sets of whole sentences (tests/check/relations-agency.jsonl, relations-press.jsonl) give the span, country and sector of
every party. Each span is asked once a sentence: whom it means, by :func:`dragoman.actors.actor_of`, with the mentions of the
report resolved and no date. Odd rows (by line index from 0) may be read; of even rows only figures are printed, so
``--misses`` lists odd rows alone. ``--coded`` asks the parties of the events that are coded first, whose country may come from
elsewhere in the sentence, and the mentions only where no coded party overlaps the span.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.actor_phrases import interval
from dragoman import code
from dragoman.actors import actor_of, find_mentions, load_gazetteer
from dragoman.language import parse_report
from dragoman.records import Actor, Report, Span

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "check"
CHECK_SETS = (FOLDER / "relations-agency.jsonl", FOLDER / "relations-press.jsonl")


@dataclass(frozen=True)
class Party:
    """One party of the check sets: where it stands, whom it should mean and whom dragoman takes it for."""

    row: str
    odd: bool
    phrase: str
    country: str
    sector: str
    found: Actor | None

    def country_right(self) -> bool:
        """Tell whether the country is right, or rightly empty."""
        return self.found is not None and self.found.country == self.country

    def sector_right(self) -> bool:
        """Tell whether the primary sector is right, or rightly empty."""
        return self.found is not None and "".join(self.found.sectors[:1]) == self.sector


def coded_party(text: str, span: Span) -> Actor | None:
    """Return the party of a coded event that shares most characters with a span, or None if none overlaps it."""
    parties = [p for event in code(text).events for p in (*event.actors, *event.recipients) if p.span.overlaps(span)]
    shared = [min(p.span.end, span.end) - max(p.span.start, span.start) for p in parties]
    return parties[shared.index(max(shared))].actor if parties else None


def read_parties(path: Path, coded: bool = False) -> Iterator[Party]:
    """Yield the parties of a check set, each span of a sentence once; ``coded`` asks the coded events before the mentions."""
    gazetteer = load_gazetteer()
    for index, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        report = Report("check", row["text"])
        sentences = parse_report(report)
        mentions = find_mentions(report, sentences, gazetteer)
        wanted = {
            tuple(party["span"]): party for event in row["events"] for side in ("actor", "recipient") for party in event[side]
        }
        for (start, end), party in sorted(wanted.items()):
            span = Span(start, end)
            sentence = next(s for s in sentences if s.span.overlaps(span))
            found = coded_party(row["text"], span) if coded else None
            found = found or actor_of(sentence, span, mentions[sentence.index], gazetteer)
            yield Party(row["id"], index % 2 == 1, row["text"][start:end], party["country"] or "", party["sector"] or "", found)


def report_scores(parties: list[Party]) -> Iterator[str]:
    """Yield the lines of the score: odd rows, even rows, and both."""
    halves = (("odd rows", [p for p in parties if p.odd]), ("even rows", [p for p in parties if not p.odd]), ("all", parties))
    for what, some in halves:
        for asked, right in (
            ("country", sum(p.country_right() for p in some)),
            ("primary sector", sum(p.sector_right() for p in some)),
            ("both", sum(p.country_right() and p.sector_right() for p in some)),
        ):
            low, high = interval(right, len(some))
            yield f"{what}, {asked}: {right} of {len(some)}, {right / max(1, len(some)):.3f} [{low:.3f}, {high:.3f}]"


def main() -> None:
    """Score the check sets and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=CHECK_SETS)
    parser.add_argument("--misses", action="store_true", help="list what was wrong in odd rows")
    parser.add_argument("--coded", action="store_true", help="ask the parties of coded events first")
    options = parser.parse_args()
    parties = [party for path in options.paths for party in read_parties(path, options.coded)]
    for line in report_scores(parties):
        print(line)
    for p in parties if options.misses else []:
        if p.odd and not (p.country_right() and p.sector_right()):
            found = f"{p.found.country or '-'} {' '.join(p.found.sectors)} ({p.found.name})" if p.found else "nobody"
            print(f"{p.row} {p.phrase!r}: expected {p.country or '-'} {p.sector or '-'}, found {found}")


if __name__ == "__main__":
    main()
