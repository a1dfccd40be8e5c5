"""Score the conditionals on a check set: are they told from their look-alikes, and how well do the two sides fit?

usage: python -m benchmarks.conditionals_check [FILE.jsonl] [--show]

A row is {"text", "conditional": true or false, "antecedent": words or null, "consequent": words or null}. A text counts as
conditional if :func:`dragoman.conditionals` finds a condition in it: what is conceded ("even if"), named as a cause or only told
as unrealised does not count. Sides are compared as words, without the word that opens the condition ("if", "should").
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from dragoman import conditionals
from dragoman.records import Conditional, Span

CHECK_SET = Path(__file__).resolve().parent.parent / "tests" / "check" / "conditionals.jsonl"
NOT_A_CONDITION = frozenset({"concessive", "cause", "unrealised"})
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_OPENINGS = (
    "on the condition that", "in the absence of", "in the event that", "in the event of", "on condition that", "provided that",
    "providing that", "assuming that", "supposing that", "so long as", "as long as", "only when", "only after", "only if",
    "if only", "but for", "in case", "even if", "unless", "should", "without", "barring", "absent", "were", "had", "if",
    "provided", "providing", "assuming", "supposing",
)  # fmt: skip


def words(text: str | None) -> list[str]:
    """Return the words of a side in lower case, without the opening of the condition.

    >>> words("Should the truce hold")
    ['the', 'truce', 'hold']
    """
    if not text:
        return []
    lowered = text.lower().strip()
    opening = next((o for o in _OPENINGS if re.match(rf"{o}\b", lowered)), "")
    return _WORD.findall(lowered[len(opening) :])


def overlap(gold: str | None, found: str | None) -> float:
    """Return the F1 of the words of two sides, in 0..1; two missing sides agree."""
    one, other = Counter(words(gold)), Counter(words(found))
    if not one and not other:
        return 1.0
    shared = sum((one & other).values())
    return 2 * shared / (sum(one.values()) + sum(other.values())) if shared else 0.0


def found_in(text: str) -> list[Conditional]:
    """Return the conditionals found in a text that state a condition."""
    return [c for c in conditionals(text) if c.kind not in NOT_A_CONDITION]


def best_overlap(row: dict[str, Any], found: list[Conditional]) -> tuple[float, float]:
    """Return the overlaps of antecedent and consequent for the found conditional that fits best."""
    fits = [
        (overlap(row["antecedent"], _text(row, c.antecedent)), overlap(row["consequent"], _text(row, c.consequent)))
        for c in found
    ]
    return max(fits, key=sum, default=(0.0, 0.0))


def _text(row: dict[str, Any], span: Span | None) -> str | None:
    return span.of(row["text"]) if span else None


def score(rows: list[dict[str, Any]], show: bool = False) -> dict[str, float]:
    """Return precision and recall of detection, and the mean overlap of the sides over the rows that are conditionals."""
    counts: Counter[str] = Counter()
    fits: list[tuple[float, float]] = []
    for row in rows:
        found = found_in(row["text"])
        outcome = ("hit" if found else "missed") if row["conditional"] else ("false alarm" if found else "rejected")
        counts[outcome] += 1
        if row["conditional"]:
            fits.append(best_overlap(row, found))
        if show and (outcome in ("missed", "false alarm") or (row["conditional"] and min(fits[-1]) < 0.8)):
            print(outcome, row["text"], *(f"[{c.kind}: {c.antecedent} {c.consequent}]" for c in found), sep="\t")
    hits = counts["hit"]
    return {
        "precision": hits / max(1, hits + counts["false alarm"]),
        "recall": hits / max(1, hits + counts["missed"]),
        "antecedent": sum(f[0] for f in fits) / max(1, len(fits)),
        "consequent": sum(f[1] for f in fits) / max(1, len(fits)),
    }


def main(arguments: list[str] | None = None) -> int:
    """Print the scores of a check set."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.conditionals_check", description="Score a check set of conditionals."
    )
    parser.add_argument("file", type=Path, nargs="?", default=CHECK_SET)
    parser.add_argument("--show", action="store_true", help="print the rows that go wrong")
    options = parser.parse_args(arguments)
    rows = [json.loads(line) for line in options.file.read_text(encoding="utf-8").splitlines() if line.strip()]
    scores = score(rows, options.show)
    print(f"{len(rows)} rows, {sum(bool(r['conditional']) for r in rows)} conditionals")
    for name, value in scores.items():
        print(f"{name:<12}{value:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
