"""Score the event coder on the project's own headlines in title case.

usage: python -m benchmarks.headlines_check [tests/check/headlines.jsonl] [--errors]

Each line of the file is a JSON object: ``text``, the headline; ``event``, its type ("" for none); ``actor`` and ``recipient``,
exact parts of the text; ``happened``. Each headline is coded as the title of a report without a body. Of its told events, the
one of the expected type counts (the first, if none has it). A party is right when its words overlap the expected words, and
a side when each expected party is found and no other is given.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from dragoman.coding import default_coder
from dragoman.records import Event, Party, Report, Span, Zone, make_id

DEFAULT = Path(__file__).resolve().parent.parent / "tests" / "check" / "headlines.jsonl"
FIELDS = ("event", "actor", "recipient", "happened", "all")


def events_of(text: str) -> list[Event]:
    """Return the events that the coder tells of a headline that stands alone."""
    report = Report(make_id("report", text), text, title=text, zones=(Zone("title", Span(0, len(text))),))
    return [e for e in default_coder().code(report).events if e.reported]


def judge(row: dict[str, Any], events: list[Event]) -> dict[str, bool]:
    """Return which fields of a row are right."""
    if not row["event"]:
        return dict.fromkeys(FIELDS, not events)
    event = next((e for e in events if e.type == row["event"]), events[0] if events else None)
    if event is None:
        return dict.fromkeys(FIELDS, False)
    # A promise or threat has been made, though what it promises lies ahead.
    out = {
        "event": event.type == row["event"],
        "actor": same_parties(row["text"], row["actor"], event.actors),
        "recipient": same_parties(row["text"], row["recipient"], event.recipients),
        "happened": (event.factuality.happened or event.type != event.act) == row["happened"],
    }
    return {**out, "all": all(out.values())}


def same_parties(text: str, wanted: list[str], found: tuple[Party, ...]) -> bool:
    """Tell whether each wanted party is found and each found party wanted."""
    spans = [Span(at := text.index(w), at + len(w)) for w in wanted]
    given = [p.span for p in found if p.span is not None]
    return all(any(g.overlaps(s) for g in given) for s in spans) and all(any(g.overlaps(s) for s in spans) for g in given)


def main(arguments: list[str] | None = None) -> int:
    """Score the file and print the share right by field."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.headlines_check")
    parser.add_argument("file", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--errors", action="store_true", help="print each row that is wrong")
    options = parser.parse_args(arguments)
    rows = [json.loads(line) for line in options.file.read_text("utf-8").splitlines() if line.strip()]
    hits: Counter[str] = Counter()
    coded = 0
    for row in rows:
        events = events_of(row["text"])
        coded += len(events)
        right = judge(row, events)
        hits.update(f for f in FIELDS if right[f])
        if options.errors and not right["all"]:
            print(row["text"], "|", row["event"], "; wrong:", ", ".join(f for f in FIELDS[:-1] if not right[f]))
            for e in events:
                sides = [[p.span.of(row["text"]) if p.span else p.actor.name for p in side] for side in (e.actors, e.recipients)]
                print("   ", e.type, f"[{e.text}]", *sides, e.factuality.time, e.factuality.frame)
    for field in FIELDS:
        print(f"{field:10s} {hits[field] / len(rows):.3f} of {len(rows)}")
    print(f"events     {coded / len(rows):.2f} a headline")
    return 0


if __name__ == "__main__":
    sys.exit(main())
