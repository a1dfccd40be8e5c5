"""How the stages' time grows with the length of one report: is anything quadratic?

usage: python -m benchmarks.long_report INPUT.jsonl [WORDS ...]

Joins the texts of INPUT, again from the start when they run out, into one report of at least WORDS words (50,000 and 200,000),
and prints CPU seconds of each stage. A stage that is linear takes four times as long for four times the words.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import cycle
from typing import Any

from dragoman import coding
from dragoman.coding import Coder
from dragoman.language import split
from dragoman.reading import report_from_text

STAGES = (
    "find_mentions", "find_times", "find_places", "code_events", "find_attributions", "make_claims", "find_conditionals",
    "find_stances", "find_relations", "find_framing",
)  # fmt: skip


def joined(texts: list[str], words: int) -> str:
    """Return texts joined into one of at least this many words."""
    parts: list[str] = []
    for text in cycle(texts):
        if words <= 0:
            break
        parts.append(text)
        words -= len(text.split())
    return "\n\n".join(parts)


def timed(spent: dict[str, float], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function, adding the CPU seconds of each call to ``spent[name]``."""

    def wrapper(*args: Any, **kwargs: Any) -> Any:
        start = time.process_time()
        out = function(*args, **kwargs)
        spent[name] += time.process_time() - start
        return out

    return wrapper


def measure(coder: Coder, text: str) -> dict[str, float]:
    """Return CPU seconds by stage for coding one text as one report."""
    spent: dict[str, float] = defaultdict(float)
    plain = {name: getattr(coding, name) for name in STAGES}
    for name in STAGES:
        setattr(coding, name, timed(spent, name, plain[name]))
    report = report_from_text(text)
    sentences = timed(spent, "split", split)(report)
    timed(spent, "parse", coder.parser.parse)([s for s in sentences if coder.screen(s)])
    timed(spent, "all behind the parser", coder.code_parsed)(report, sentences)
    for name in STAGES:
        setattr(coding, name, plain[name])
    return spent


def main(arguments: list[str]) -> None:
    """Measure and print."""
    with open(arguments[0], encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    coder = Coder()
    for size in [int(a) for a in arguments[1:]] or [50_000, 200_000]:
        text = joined(texts, size)
        print(f"{len(text.split())} words")
        for name, seconds in measure(coder, text).items():
            print(f"  {name:22s} {seconds:7.2f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
