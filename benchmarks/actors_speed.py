"""Speed of finding who, where and when, behind the parser: python -m benchmarks.actors_speed INPUT.jsonl [REPORTS]

INPUT has a "text" in each line. The reports are parsed first, all sentences, without the screen; then each stage runs over all of
them, five times. Prints parsed sentences per CPU second of the best run of each stage, and what loading the tables takes.
"""

from __future__ import annotations

import copy
import json
import resource
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from dragoman.actors import Gazetteer, find_mentions, load_gazetteer
from dragoman.language import Sentence, parse_report
from dragoman.places import find_places
from dragoman.reading import report_from_text
from dragoman.records import Report
from dragoman.times import find_times

T = TypeVar("T")
# Other processes slow a run down, nothing speeds it up: the best of several is nearest to the truth.
_RUNS = 5


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the CPU seconds that some work took, and its result."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def run(reports: list[Report], parsed: list[list[Sentence]], gazetteer: Gazetteer) -> dict[str, float]:
    """Return the CPU seconds of each stage over all reports."""
    pairs = list(zip(reports, parsed, strict=True))
    actors, mentions = timed(lambda: [find_mentions(r, s, gazetteer) for r, s in pairs])
    places, _ = timed(lambda: [find_places(r, s, m) for (r, s), m in zip(pairs, mentions, strict=True)])
    times, _ = timed(lambda: [find_times(r, s) for r, s in pairs])
    return {"actors": actors, "places": places, "times": times}


def main(path: str, most: int) -> None:
    """Measure and print."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    loading, gazetteer = timed(load_gazetteer)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"gazetteer: {len(gazetteer.names):,} name forms in {loading:.2f} s; from {before:.0f} to {memory:.0f} MB")
    with open(path, encoding="utf-8") as file:
        reports = [report_from_text(json.loads(line)["text"]) for line, _ in zip(file, range(most), strict=False)]
    parsed = [parse_report(r) for r in reports]
    best = dict.fromkeys(("actors", "places", "times"), float("inf"))
    for _ in range(_RUNS):
        for stage, seconds in run(reports, copy.deepcopy(parsed), gazetteer).items():  # lists are mended in the parse itself
            best[stage] = min(best[stage], seconds)
    count = sum(len(s) for s in parsed)
    print(f"{len(reports)} reports, {count} sentences; sentences a CPU second:")
    best["actors and places"] = best["actors"] + best["places"]
    for name, seconds in best.items():
        print(f"  {name:18s} {count / seconds:8,.0f}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
