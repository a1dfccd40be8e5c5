"""Score attribution and factuality on the project's own check set.

usage: python -m benchmarks.claims_check [tests/check/claims.jsonl] [--errors] [--batch LETTER]

Each line of the file is a JSON object: ``text``; ``source``, the words or span of whoever says so (null for the report's own
voice); ``cue_stance`` (null where it is not graded); ``event``, the event word or its span; ``certainty``, ``polarity``,
``time`` and ``frame`` of the event from that source's view. A field may have alternatives that are as right, in a list:
``certainty_also`` and so on. A row counts as right when all fields are.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from dragoman.claims import find_attributions
from dragoman.claims.claim import source_view
from dragoman.claims.convenience import event_head
from dragoman.clauses.factuality import factuality_of
from dragoman.language import parse_report
from dragoman.records import Attribution, Report, Span

DEFAULT = Path(__file__).resolve().parent.parent / "tests" / "check" / "claims.jsonl"
SAYING = frozenset("says claims denies doubts accuses admits warns leaks confirms".split())
# Rows of claims.jsonl that may be read when rules are worked on: at odd places, counted from one, and the first eighty.
# Of other files those with an odd line index (0-based).
READ = 80
FIELDS = ("source", "cue_stance", "certainty", "polarity", "time", "frame")


def answer(row: dict[str, Any]) -> dict[str, Any]:
    """Return what the package says of the row's event: source words, stance, certainty, polarity, time, frame."""
    text, span = row["text"], event_span(row)
    report = Report("check", text)
    sentences = parse_report(report)
    holding = [a for a in find_attributions(report, sentences) if any(c.overlaps(span) for c in a.content)]
    found = _meant(text, holding, row.get("source"))
    sentence = next(s for s in sentences if s.span.overlaps(span))
    view = factuality_of(sentence, event_head(sentence, sentence.tokens_in(span)))
    if found is not None:
        view = source_view(sentences[found.sentence], found, view)
    return {
        "source": " ".join(s.of(text) for s in found.source) or None if found else None,
        "cue_stance": found.stance if found else None,
        "certainty": view.certainty,
        "polarity": view.polarity,
        "time": view.time,
        "frame": view.frame,
    }


def event_span(row: dict[str, Any]) -> Span:
    """Return the span of the row's event, given as a span or as words of the text.

    Raises:
        ValueError: if the words do not stand in the text.
    """
    event = row["event"]
    if not isinstance(event, str):
        return Span(*event)
    start = row["text"].index(event)
    return Span(start, start + len(event))


def _meant(text: str, holding: list[Attribution], source: Any) -> Attribution | None:
    """Return the attribution whose source is the one asked for, else the innermost."""
    inner = sorted(holding, key=lambda a: sum(c.end - c.start for c in a.content))
    asked = words_of(text, source)
    named = [a for a in inner if asked and a.source and same_words(asked, a.source[0].of(text))]
    chosen = named or inner
    return chosen[0] if chosen else None


def words_of(text: str, source: Any) -> str:
    """Return the words of a source given as words or as a span."""
    if isinstance(source, list) and len(source) == 2:
        return Span(*source).of(text)
    return source if isinstance(source, str) else ""


def same_words(a: str, b: str) -> bool:
    """Tell whether two names of a source are the same but for articles, possessive endings and apposition."""

    def bare(words: str) -> str:
        words = words.lower().split(",")[0].removesuffix("'s").removesuffix("’s").strip(' ."“”')
        return words.removeprefix("the ").removeprefix("a ").removeprefix("an ")

    return bare(a) == bare(b)


def right(row: dict[str, Any], got: dict[str, Any], field: str) -> bool:
    """Tell whether one field of the answer is right."""
    wanted = row.get(field)
    if field == "source":
        words = words_of(row["text"], wanted)
        if not words:  # the report's own voice: nobody may be said to say it
            return not got["source"] or got["cue_stance"] not in SAYING
        return bool(got["source"]) and same_words(words, got["source"])
    if field == "cue_stance" and not wanted:
        return True
    return got[field] in (wanted, *row.get(f"{field}_also", ()))


def readable(file: Path, number: int) -> bool:
    """Tell whether the errors of a row, counted from one, may be printed."""
    return bool(number % 2) or number <= READ if file.name == DEFAULT.name else number % 2 == 0


def main(arguments: list[str] | None = None) -> int:
    """Score the file and print accuracy by field and by frame."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.claims_check")
    parser.add_argument("file", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--errors", action="store_true", help="print the rows that are wrong, of those that may be read")
    parser.add_argument("--batch", default="", help="score one batch alone")
    options = parser.parse_args(arguments)
    rows = [json.loads(line) for line in options.file.read_text("utf-8").splitlines() if line.strip()]
    hits: Counter[str] = Counter()
    by_frame: dict[str, list[bool]] = {}
    kept = [(number, row) for number, row in enumerate(rows, 1) if not options.batch or row.get("batch") == options.batch]
    for number, row in kept:
        got = answer(row)
        wrong = [field for field in FIELDS if not right(row, got, field)]
        hits.update(field for field in FIELDS if field not in wrong)
        hits["all"] += not wrong
        by_frame.setdefault(row["frame"], []).append(not wrong)
        if wrong and options.errors and readable(options.file, number):
            print(row["text"], "|", event_span(row).of(row["text"]))
            print("   ", "; ".join(f"{field}: {got[field]}, not {row.get(field)}" for field in wrong))
    for field in (*FIELDS, "all"):
        print(f"{field:11s} {hits[field] / len(kept):.3f} of {len(kept)}")
    print("by frame   ", " ".join(f"{f} {sum(v)}/{len(v)}" for f, v in sorted(by_frame.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
