"""Score attribution on short passages with their sources, cues and contents.

usage: python -m benchmarks.quotations_check [tests/check/quotations.jsonl] [--errors] [--batch LETTER]

Each line of the file is a JSON object: ``text``, ``batch`` and ``attributions``, each with ``source`` (words of the text, empty
where nobody is named), ``cue`` and ``content`` (the pieces, in text order). A part counts as found when its words are the same.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from dragoman.claims import attributions
from dragoman.records import Span

DEFAULT = Path(__file__).resolve().parent.parent / "tests" / "check" / "quotations.jsonl"
Said = tuple[str, str, tuple[str, ...]]


def answers(text: str) -> list[Said]:
    """Return what the package finds in a text: source, cue and pieces of content, each as words."""

    def words(spans: tuple[Span, ...]) -> str:
        return " ... ".join(s.of(text) for s in spans)

    return [(words(a.source), words(a.cue), tuple(s.of(text) for s in a.content)) for a in attributions(text)]


def main(arguments: list[str] | None = None) -> int:
    """Score the file and print F1 by part and the share of passages in which everything is right."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quotations_check")
    parser.add_argument("file", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--errors", action="store_true", help="print the passages at odd places that are wrong")
    parser.add_argument("--batch", default="", help="score one batch alone")
    options = parser.parse_args(arguments)
    rows = [json.loads(line) for line in options.file.read_text("utf-8").splitlines() if line.strip()]
    counts: dict[str, Counter[str]] = {part: Counter() for part in ("source", "cue", "content", "whole")}
    right = passages = 0
    for place, row in enumerate(rows):
        if options.batch and row["batch"] != options.batch:
            continue
        gold = [(a["source"], a["cue"], tuple(a["content"])) for a in row["attributions"]]
        got = answers(row["text"])
        _count(counts, gold, got)
        passages += 1
        right += sorted(gold) == sorted(got)
        if options.errors and place % 2 and sorted(gold) != sorted(got):
            print(row["text"])
            for said in sorted(set(gold) - set(got)):
                print("    missed", said)
            for said in sorted(set(got) - set(gold)):
                print("    told  ", said)
    for part, count in counts.items():
        precision, recall = count["hit"] / max(1, count["got"]), count["hit"] / max(1, count["gold"])
        score = 2 * count["hit"] / max(1, count["gold"] + count["got"])
        print(f"{part:8s} P {precision:.3f} R {recall:.3f} F1 {score:.3f}")
    print(f"passages all right {right / max(1, passages):.3f} of {passages}")
    return 0


def _count(counts: dict[str, Counter[str]], gold: list[Said], got: list[Said]) -> None:
    def parts(said: list[Said], part: str) -> Counter[object]:
        if part == "content":
            return Counter(piece for s in said for piece in s[2])
        return Counter(s if part == "whole" else s[("source", "cue").index(part)] for s in said)

    for part, count in counts.items():
        wanted, found = parts(gold, part), parts(got, part)
        count["hit"] += sum((wanted & found).values())
        count["gold"] += sum(wanted.values())
        count["got"] += sum(found.values())


if __name__ == "__main__":
    sys.exit(main())
