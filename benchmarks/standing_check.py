"""Score stances and standing relations on the project's own check sets.

usage: python -m benchmarks.standing_check [--errors] [--batch a]

``tests/check/stances.jsonl``: ``text``, ``holder`` (country), ``attitude`` (those that are right), ``target`` (words).
``tests/check/standing.jsonl``: ``text``, ``subject`` and ``object`` (countries, those that are right; ground by its words) and
``kind`` (those that are right); all three are empty where nothing stands. Rows without ``batch`` are batch a. A row is right when
one answer has all its fields; target and ground count from three quarters of shared words on.
Where nothing stands, no answer is right.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from dragoman.actors import find_mentions, load_gazetteer
from dragoman.claims import find_attributions, find_relations, find_stances
from dragoman.language import parse_report
from dragoman.records import Report

CHECK = Path(__file__).resolve().parent.parent / "tests" / "check"
# Targets and ground with at least this F1 of words count as the same: articles, "that" and a day more or less do not matter.
SAME = 0.75


def stances(text: str) -> list[tuple[str, str, str]]:
    """Return (country of the holder, attitude, target) for each stance in a text."""
    report, sentences, mentions, gazetteer = _read(text)
    attributions = find_attributions(report, sentences, mentions, gazetteer)
    found = find_stances(report, sentences, mentions, (), attributions, gazetteer)
    return [(s.holder.actor.country, s.attitude, s.target.of(text)) for s in found]


def relations(text: str) -> list[tuple[str, str, str]]:
    """Return (countries of the subjects, kind, ground or countries of the objects) for each standing relation in a text."""
    report, sentences, mentions, gazetteer = _read(text)
    found = find_relations(report, sentences, mentions, gazetteer)
    return [
        ("+".join(p.actor.country for p in r.subjects), r.kind, r.object_text or "+".join(p.actor.country for p in r.objects))
        for r in found
    ]


def _read(text: str) -> tuple[Report, Any, Any, Any]:
    report = Report("check", text)
    sentences, gazetteer = parse_report(report), load_gazetteer()
    return report, sentences, find_mentions(report, sentences, gazetteer), gazetteer


def same_words(a: str, b: str) -> bool:
    """Tell whether two phrases share most of their words.

    >>> same_words("the town of Kisoro", "town of Kisoro")
    True
    """
    left, right = (set(re.findall(r"\w+", x.lower())) - {"the", "a", "an", "that"} for x in (a, b))
    shared = len(left & right)
    return bool(shared) and 2 * shared / (len(left) + len(right)) >= SAME


def stance_right(row: dict[str, Any], found: list[tuple[str, str, str]]) -> bool:
    """Tell whether one of the stances found is the row's."""
    return any(h == row["holder"] and a in row["attitude"] and same_words(t, row["target"]) for h, a, t in found)


def relation_right(row: dict[str, Any], found: list[tuple[str, str, str]]) -> bool:
    """Tell whether one of the relations found is the row's; where nothing stands, whether none was found."""
    if not row["kind"]:
        return not found
    for subject, kind, thing in found:
        who = not row["subject"] or set(subject.split("+")) in [set(s.split("+")) for s in row["subject"]]
        whom = any(set(thing.split("+")) == set(o.split("+")) or same_words(thing, o) for o in row["object"])
        if who and whom and kind in row["kind"]:
            return True
    return False


def main(arguments: list[str] | None = None) -> int:
    """Score both files; print shares, with those of rows at even and odd line indexes apart."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.standing_check")
    parser.add_argument("--errors", action="store_true", help="print the rows that are wrong, of those with an odd line index")
    parser.add_argument("--batch", default="", help="score one batch alone")
    options = parser.parse_args(arguments)
    for name, answer, right in (("stances", stances, stance_right), ("standing", relations, relation_right)):
        rows = [json.loads(line) for line in (CHECK / f"{name}.jsonl").read_text("utf-8").splitlines()]
        hits: list[bool] = []
        for number, row in enumerate(rows):
            if options.batch not in ("", row.get("batch", "a")):
                continue
            found = answer(row["text"])
            hits.append(right(row, found))
            if options.errors and not hits[-1] and number % 2:
                print(row["text"], "\n    wanted", {k: v for k, v in row.items() if k != "text"}, "\n    found ", found)
        even, odd = hits[::2], hits[1::2]  # batches have an even number of rows
        print(f"{name:9s} {sum(hits) / len(hits):.3f} of {len(hits)}; even {sum(even)}/{len(even)}, odd {sum(odd)}/{len(odd)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
