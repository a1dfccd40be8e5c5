"""Score the events told of invented running news: what a strict judge would call right.

usage: python -m benchmarks.running_news [--file FILE] [--strict] [--half odd|even|both] [--errors]

Reads tests/check/running-news.jsonl, or another file of its form: ``text``, ``kind`` of news, ``events`` with the spans of the
trigger (``word``) and of both sides' parties, other mentions of the same event or party included (``word_also``, ``also``). Rows
with an odd index from 0 may be read when the coder is worked on, even rows judge it: only odd rows are printed by ``--errors``.

An event told is right when it has the type of a labelled event, every party of the label on its side and none besides. A party
is the labelled one when their spans overlap or when both have the same country; of joint events the sides do not matter. In news
of one country that lets any of its people stand for any other: with --strict a country alone is enough only for what acts as a
state or without a name, and otherwise a word of the name must be shared.
Conceding in words and in deeds count as one type. Events that passages only suppose (``possible``) are neither demanded nor
counted against the coder; an event that a passage denies is an error when told. Precision: right among told; recall: right among
labelled; ``type``: told events whose type and trigger are those of a label, whatever the parties.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.relations_check import JOINT, ONE_COUNTRY, ONE_TYPE
from dragoman import code
from dragoman.records import Event, Party

FILE = Path(__file__).resolve().parent.parent / "tests" / "check" / "running-news.jsonl"
HALVES = ("odd", "even")
TOLD = ("past", "future")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one passage: the labels, the events told, which labels were met and which told events are wrong."""

    row: Row
    labelled: int
    told: int
    typed: int
    missed: tuple[Row, ...]
    wrong: tuple[Event, ...]

    @property
    def right(self) -> int:
        """How many told events are right."""
        return self.told - len(self.wrong)


def _kind(name: str) -> str:
    return ONE_TYPE.get(name, name)


def _overlaps(spans: Iterable[list[int]], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in spans)


def _name_words(text: str) -> set[str]:
    return {word.strip(".,'’").removesuffix("'s") for word in text.split() if word[:1].isupper()}


def _is_party(label: Row, party: Party, text: str = "") -> bool:
    """Tell whether a coded party is a labelled one; with the passage's text, by the strict rule."""
    spans = [label["span"], *label.get("also", [])]
    if party.span is not None and _overlaps(spans, party.span.start, party.span.end):
        return True
    country = ONE_COUNTRY.get(party.actor.country, party.actor.country)
    same = bool(country and country == ONE_COUNTRY.get(label["country"], label["country"]))
    if not text:
        return same
    labelled = {word for a, b in spans for word in _name_words(text[a:b])}
    shared = labelled.intersection(_name_words(party.actor.name))
    return bool(shared) or (same and party.actor.kind == "state" and label.get("sector", "") in ("", "GOV"))


def _same_side(labels: list[Row], parties: Iterable[Party], text: str = "") -> bool:
    parties = list(parties)
    all_named = all(any(_is_party(label, p, text) for p in parties) for label in labels)
    return all_named and all(any(_is_party(label, p, text) for label in labels) for p in parties)


def is_right(label: Row, event: Event, text: str = "") -> bool:
    """Tell whether a coded event has the type and the parties of a label; with the passage's text, by the strict rule."""
    if _kind(label["event"]) != _kind(event.type):
        return False
    actors, recipients = label["actor"], label["recipient"]
    if _same_side(actors, event.actors, text) and _same_side(recipients, event.recipients, text):
        return True
    joint = label["event"] in JOINT or (not recipients and len(actors) > 1)
    return joint and _same_side([*actors, *recipients], (*event.actors, *event.recipients), text)


def _is_typed(label: Row, event: Event) -> bool:
    words = [label["word"], *label.get("word_also", [])]
    return _kind(label["event"]) == _kind(event.type) and _overlaps(words, event.span.start, event.span.end)


def judge(row: Row, strict: bool = False) -> Verdict:
    """Code one passage and match its labels with the events told, one to one."""
    events = [e for e in code(row["text"]).events if e.reported]
    must = [label for label in row["events"] if label["happened"] in TOLD]
    may = [label for label in row["events"] if label["happened"] == "possible"]
    left, missed = list(events), []
    for label in must:
        met = next((e for e in left if is_right(label, e, row["text"] if strict else "")), None)
        if met is None:
            missed.append(label)
        else:
            left.remove(met)
    supposed = [e for e in left if any(_is_typed(label, e) for label in may)]
    wrong = tuple(e for e in left if e not in supposed)
    told = len(events) - len(supposed)
    typed = sum(any(_is_typed(label, e) for label in must) for e in events)
    return Verdict(row, len(must), told, typed, tuple(missed), wrong)


def _figures(name: str, verdicts: list[Verdict]) -> str:
    labelled, told, right = (sum(x) for x in zip(*((v.labelled, v.told, v.right) for v in verdicts), strict=True))
    precision, recall = right / max(1, told), right / max(1, labelled)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    typed = sum(v.typed for v in verdicts)
    empty = [v for v in verdicts if not v.labelled]
    share, share_of_labels = typed / max(1, told), typed / max(1, labelled)
    return (
        f"    {name}: told {told}, right {right}; P {precision:.3f} R {recall:.3f} F1 {f1:.3f}; "
        f"type {share:.3f} of told, {share_of_labels:.3f} of {labelled} labelled; "
        f"{sum(v.told for v in empty)} told in {len(empty)} passages without event"
    )


def _errors(verdicts: list[Verdict]) -> Iterator[str]:
    for verdict in verdicts:
        text = verdict.row["text"]
        notes = [f"missed: {_label_words(text, label)}" for label in verdict.missed]
        notes += [f"wrong: {_event_words(e)}" for e in verdict.wrong]
        if notes:
            yield "\n    ".join([f"{verdict.row['id']} {text}", *notes])


def _label_words(text: str, label: Row) -> str:
    sides = ([text[slice(*p["span"])] for p in label[role]] for role in ("actor", "recipient"))
    return f"{label['event']} “{text[slice(*label['word'])]}” " + " -> ".join(map(str, sides))


def _event_words(event: Event) -> str:
    sides = ([f"{p.actor.name} {p.actor.country}".strip() for p in side] for side in (event.actors, event.recipients))
    return f"{event.type} “{event.text}” " + " -> ".join(map(str, sides))


def main(arguments: list[str] | None = None) -> int:
    """Print the scores of each half, over all and by kind of news."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.running_news")
    parser.add_argument("--file", type=Path, default=FILE)
    parser.add_argument("--strict", action="store_true", help="within one country ask for the named party itself")
    parser.add_argument("--half", choices=(*HALVES, "both"), default="both")
    parser.add_argument("--errors", action="store_true", help="print what is wrong in odd rows")
    options = parser.parse_args(arguments)
    rows = [json.loads(line) for line in options.file.read_text("utf-8").splitlines() if line.strip()]
    for half in HALVES if options.half == "both" else (options.half,):
        verdicts = [judge(row, options.strict) for row in rows[half == "odd" :: 2]]
        print(f"{options.file.stem} {half} ({len(verdicts)} passages)")
        print(_figures("all", verdicts))
        for kind in sorted({r["kind"] for r in rows}):
            print(_figures(kind, [v for v in verdicts if v.row["kind"] == kind]), flush=True)
        if options.errors and half == "odd":
            print(*_errors(verdicts), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
