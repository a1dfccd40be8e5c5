"""Score the event coder on the project's own sentences in the manner of agencies and of newspapers.

usage: python -m benchmarks.relations_check [FILE ...] [--half odd|even|both] [--labelled N] [--errors]

Each line of a file (tests/check/relations-agency.jsonl and relations-press.jsonl by default) is a JSON object: ``text``;
``events``, each with its type and the parties of both roles (``span``, ``country``, ``sector``); ``asked``, the index of the
event that :func:`dragoman.relate` is asked for between the given parties, or null. Rows with an odd index from 0 may be read
when the coder is worked on, even rows judge it: only odd rows are printed by ``--errors``.

Measured, for each file and half:

* ``relate``: share of asked rows with the right type, and macro-F1 over the types that occur; conceding in words and in deeds
  count as one type;
* ``found``: share of labelled events whose type and parties (spans that overlap) are among the events coded from the raw text;
* ``events``: whole events, matched one to one: the type and the sets of countries of actors and recipients are those of the
  label, where the parties of a joint event may stand on either side; precision, recall, F1, and the share with the right type;
* events coded a sentence, and false events in rows that have none.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.tasks import events as code_countries
from benchmarks.tasks import found as code_spans
from dragoman import relate
from dragoman.records import Span

CHECK = Path(__file__).resolve().parent.parent / "tests" / "check"
DEFAULT = (CHECK / "relations-agency.jsonl", CHECK / "relations-press.jsonl")
HALVES = ("odd", "even")
# As the benchmark counts: conceding in words and in deeds are one type, international bodies one country.
ONE_TYPE = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
ONE_COUNTRY = {"UNO": "IGO", "EUR": "IGO", "XKX": "KOS"}
JOINT = frozenset({"AGREE", "CONSULT", "COOPERATE"})

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one file and half; shares from 0 to 1."""

    asked: int
    relate: float
    relate_f1: float
    labelled: int
    found: float
    precision: float
    recall: float
    f1: float
    right_type: float
    events_a_sentence: float
    empty_rows: int
    false_events: int

    def lines(self) -> Iterator[str]:
        """Yield the figures as text."""
        yield f"relate {self.relate:.3f}, macro-F1 {self.relate_f1:.3f}, of {self.asked} asked"
        yield f"found {self.found:.3f} of {self.labelled} labelled; {self.events_a_sentence:.2f} events a sentence"
        yield f"events P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}; type {self.right_type:.3f}"
        yield f"false events {self.false_events} in {self.empty_rows} rows without event"


def kind(event: Row) -> str:
    """Return the type of an event as it is counted."""
    name = str(event["event"])
    return ONE_TYPE.get(name, name)


def macro_f1(pairs: Iterable[tuple[str, str]]) -> float:
    """Return F1 averaged over the labelled types of (label, answer) pairs; 0 if there are none.

    >>> round(macro_f1([("AID", "AID"), ("AID", "COERCE"), ("COERCE", "COERCE")]), 3)
    0.667
    """
    pairs = list(pairs)
    labels, answers = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    right = Counter(a for a, b in pairs if a == b)
    return sum(2 * right[t] / (labels[t] + answers[t]) for t in labels) / len(labels) if labels else 0.0


def asked_type(row: Row) -> str:
    """Return the type that ``relate`` answers for the event that a row asks for."""
    event = row["events"][row["asked"]]
    sides = ([Span(*p["span"]) for p in event[role]] for role in ("actor", "recipient"))
    return kind({"event": relate(row["text"], *sides).type})


def is_found(label: Row, coded: list[Row]) -> bool:
    """Tell whether an event of this type with these parties is among the coded ones (parties as lists of spans)."""
    actors, recipients = ([p["span"] for p in label[role]] for role in ("actor", "recipient"))

    def fits(event: Row) -> bool:
        if kind(event) != kind(label):
            return False
        straight = _named(actors, event["actor"]) and _named(recipients, event["recipient"])
        joint = kind(label) in JOINT and not event["recipient"]
        return straight or (joint and _named(actors, event["actor"]) and _named(recipients, event["actor"]))

    return any(map(fits, coded))


def _named(wanted: list[list[int]], given: list[list[int]]) -> bool:
    return not wanted or any(a < d and c < b for a, b in wanted for c, d in given)


def countries(event: Row, role: str) -> frozenset[str]:
    """Return the countries of one side of an event, international bodies as one."""
    known = (p.get("country") for p in event[role])
    return frozenset(ONE_COUNTRY.get(c, c) for c in known if c)


def same_parties(label: Row, coded: Row) -> bool:
    """Tell whether two events have the same countries on the same sides; of a joint event the side does not matter."""
    actor, recipient = countries(label, "actor"), countries(label, "recipient")
    given = countries(coded, "actor"), countries(coded, "recipient")
    together = (not recipient and len(actor) > 1) or (kind(label) in JOINT and not given[1] and len(given[0]) > 1)
    return given == (actor, recipient) or (together and given[0] | given[1] == actor | recipient)


def matched(labels: list[Row], coded: list[Row]) -> tuple[int, int]:
    """Match labelled events to coded ones, each to its best that is left: how many are right as a whole, how many in type."""
    left, whole, typed = list(coded), 0, 0
    for label in labels:
        if not left:
            break

        def nearness(event: Row, label: Row = label) -> tuple[bool, bool, int]:
            alike, sides = kind(event) == kind(label), ("actor", "recipient")
            shared = sum(len(countries(event, role) & countries(label, role)) for role in sides)
            return alike and same_parties(label, event), alike, shared

        best = max(left, key=nearness)
        left.remove(best)
        typed += kind(best) == kind(label)
        whole += nearness(best)[0]
    return whole, typed


def score(rows: list[Row]) -> Score:
    """Score rows of a check set."""
    answers = [(kind(r["events"][r["asked"]]), asked_type(r)) for r in rows if r["asked"] is not None]
    labelled = found = whole = typed = coded = false = 0
    for row in rows:
        spans, by_country = (run(row, {})["events"] for run in (code_spans, code_countries))
        labelled += len(row["events"])
        coded += len(by_country)
        found += sum(is_found(label, spans) for label in row["events"])
        right = matched(row["events"], by_country)
        whole, typed = whole + right[0], typed + right[1]
        false += len(by_country) if not row["events"] else 0
    precision, recall = whole / max(1, coded), whole / max(1, labelled)
    return Score(
        asked=len(answers),
        relate=sum(a == b for a, b in answers) / max(1, len(answers)),
        relate_f1=macro_f1(answers),
        labelled=labelled,
        found=found / max(1, labelled),
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / (precision + recall) if whole else 0.0,
        right_type=typed / max(1, labelled),
        events_a_sentence=coded / max(1, len(rows)),
        empty_rows=sum(not r["events"] for r in rows),
        false_events=false,
    )


def errors(rows: list[Row]) -> Iterator[str]:
    """Yield what is wrong in rows: the type asked for, events not found, and what was coded."""
    for row in rows:
        text, notes = row["text"], []
        if row["asked"] is not None and (answer := asked_type(row)) != kind(row["events"][row["asked"]]):
            notes.append(f"relate: {answer} for {_told(text, row['events'][row['asked']])}")
        spans = code_spans(row, {})["events"]
        notes += [f"not found: {_told(text, e)}" for e in row["events"] if not is_found(e, spans)]
        extra = [e for e in spans if not any(is_found(label, [e]) for label in row["events"])]
        notes += [f"coded: {e['event']} {[[text[a:b] for a, b in e[role]] for role in ('actor', 'recipient')]}" for e in extra]
        if notes:
            yield "\n    ".join([f"{row['id']} {text}", *notes])


def _told(text: str, event: Row) -> str:
    sides = [[text[slice(*p["span"])] for p in event[role]] for role in ("actor", "recipient")]
    return f"{event['event']} {sides}"


def main(arguments: list[str] | None = None) -> int:
    """Print the scores of each file and half."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.relations_check")
    parser.add_argument("file", nargs="*", type=Path, default=list(DEFAULT))
    parser.add_argument("--half", choices=(*HALVES, "both"), default="both")
    parser.add_argument("--labelled", type=int, help="only rows with so many labelled events")
    parser.add_argument("--errors", action="store_true", help="print what is wrong in odd rows")
    options = parser.parse_args(arguments)
    for file in options.file:
        rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
        for half in HALVES if options.half == "both" else (options.half,):
            chosen = [r for r in rows[half == "odd" :: 2] if options.labelled in (None, len(r["events"]))]
            print(f"{file.stem} {half} ({len(chosen)} rows)")
            print(*(f"    {line}" for line in score(chosen).lines()), sep="\n", flush=True)
            if options.errors and half == "odd":
                print(*errors(chosen), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
