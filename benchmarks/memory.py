"""Does memory stay flat while a long stream of reports is coded?

usage: python -m benchmarks.memory INPUT.jsonl [SENTENCES] [--store]

INPUT has a "text" in each line. The texts are coded as one stream of reports, again from the start when they run out, until
SENTENCES (100,000) have gone through; in each report some names are made up anew, since a stream of real news brings new words
all the time, which is what fills caches. With --store every coding is also written to a store, in a directory that is removed at
the end. Prints resident and peak memory at every tenth of the way.
"""

from __future__ import annotations

import json
import random
import re
import resource
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path

from dragoman.coding import Coder
from dragoman.reading import report_from_text
from dragoman.records import Report
from dragoman.store import Store

_SENTENCES = 100_000
_STEPS = 10
# Of the capitalised words inside sentences, how many are replaced by a made-up name.
_RENAMED = 0.1
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]


def stream(texts: list[str], seed: int = 0) -> Iterator[Report]:
    """Yield reports without end, made from these texts in turn, each with some names of its own."""
    chance = random.Random(seed)

    def rename(match: re.Match[str]) -> str:
        if chance.random() >= _RENAMED:
            return match.group()
        return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).capitalize()

    for text in cycle(texts):
        yield report_from_text(_NAME.sub(rename, text))


def resident() -> float:
    """Return the memory that this process holds now, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def peak() -> float:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


def main(arguments: list[str]) -> None:
    """Measure and print."""
    keep = "--store" in arguments
    path, *rest = [a for a in arguments if a != "--store"]
    most = int(rest[0]) if rest else _SENTENCES
    with open(path, encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    coder = Coder()
    with ExitStack() as stack:
        writing = None
        if keep:
            directory = stack.enter_context(tempfile.TemporaryDirectory())
            writing = stack.enter_context(Store(Path(directory) / "store").writing(coder.provenance))
        reports = sentences = events = 0
        for coding in coder.code_all(stream(texts)):
            if writing is not None:
                writing.add(coding)
            reports, events = reports + 1, events + len(coding.events)
            before, sentences = sentences, sentences + len(coding.sentence_spans)
            if sentences * _STEPS // most > before * _STEPS // most:
                held = f"{resident():6.0f} MB now, {peak():6.0f} MB at most"
                print(f"{sentences:8d} sentences of {reports} reports, {events} events: {held}", flush=True)
            if sentences >= most:
                break


if __name__ == "__main__":
    main(sys.argv[1:])
