"""How many labelled rows the screen costs: those all of whose labelled sentences are never parsed.

usage: python -m benchmarks.screen_loss BENCH_FOLDER

Reads relation, attribution, conditional and factuality ``*.look.jsonl`` in the folder. A row of relation or conditional counts as
lost if no sentence that holds a labelled span passes; attributions count by their cue, events by their span. (Places and times
are found in sentences that are not parsed, too.)
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dragoman.coding import Coder
from dragoman.headlines import calm_headlines
from dragoman.language import Sentence, split
from dragoman.reading import report_from_text
from dragoman.records import Span


def labels(task: str, row: dict[str, Any]) -> Iterator[list[Span]]:
    """Yield the spans of each labelled thing of a row."""
    if task == "relation":
        yield _spans([*row["actor"], *row["recipient"]])
    elif task == "conditional":
        yield _spans([side for side in (row["antecedent"], row["consequent"]) if side])
    elif task == "factuality":
        yield from (_spans([event["span"]]) for event in row["events"])
    else:
        yield from (_spans(a["cue"] or a["content"]) for a in row["attributions"])


def _spans(pairs: Iterable[tuple[int, int]]) -> list[Span]:
    return [Span(first, last) for first, last in pairs]


def sentences_of(coder: Coder, text: str) -> list[Sentence]:
    """Return the sentences of a text as the screen sees them."""
    sentences = split(report_from_text(text))
    calm_headlines(sentences, coder.gazetteer, coder.parser)
    return sentences


def main(folder: str) -> None:
    """Count and print."""
    coder = Coder()
    for task in ("relation", "attribution", "conditional", "factuality"):
        labelled = lost = 0
        for line in (Path(folder) / f"{task}.look.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            passed = [s.span for s in sentences_of(coder, row["text"]) if coder.screen(s)]
            for spans in labels(task, row):
                labelled += 1
                lost += not any(span.overlaps(sentence) for span in spans for sentence in passed)
        print(f"{task:12s} {lost} of {labelled} labels in sentences that are not parsed ({lost / labelled:.1%})")


if __name__ == "__main__":
    main(sys.argv[1])
