"""Candidates in the invented articles for judges, and their verdicts: what benchmarks/telling.py learns from.

usage: python -m benchmarks.telling_judged draw OUT.jsonl                    every candidate no verdict is known of, told or not
       python -m benchmarks.telling_judged add DRAWN.jsonl VERDICTS.csv      add verdicts to telling_verdicts.csv

Candidates are the events that the rules code, but for those that are never told, and the likeliest pair of each sentence between
whom they tell nothing. A judge sees context, sentence, type and parties, and not whether or why it is told; writes one line a
candidate: id,right or id,wrong,REASON (T type, P party, N no such event).
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator

from benchmarks.telling import Read, event_id, pair_id, read_by_rules, words_for
from benchmarks.telling_texts import VERDICTS, Text, texts, verdicts
from dragoman.brief.wording import view_words
from dragoman.events.by_words import PairWeights, load_pair_weights
from dragoman.events.likelihood import is_settled
from dragoman.events.weights import likelihood
from dragoman.events.word_evidence import WordEvidence, word_evidence
from dragoman.ontology import load_codebook

# From this likelihood on, pairs are shown.
SHOWN = 0.15
CONTEXT = 400  # characters


def draw(target: str) -> None:
    """Write every candidate of the articles that no verdict is known of."""
    judged, types = verdicts() if VERDICTS.exists() else {}, load_codebook().types
    words, weights = word_evidence(load_codebook()), load_pair_weights(in_report=True)
    assert words is not None
    with open(target, "w", encoding="utf-8") as file:
        for text in (t for t in texts() if not t.labels):
            for one in (c for read in read_by_rules(text.text)[1] for c in _candidates(text, read, words, weights)):
                if one["id"] not in judged:
                    file.write(json.dumps({**one, "means": types[one["type"]].definition}, ensure_ascii=False) + "\n")


def _candidates(text: Text, read: Read, words: WordEvidence, weights: PairWeights) -> Iterator[dict[str, str]]:
    at = read.sentence.span
    around = {"before": text.text[max(0, at.start - CONTEXT) : at.start], "sentence": at.of(text.text)}
    for e in (e for e in read.events if not is_settled(e)):
        sides = {"actor": words_for(e.actors), "recipient": words_for(e.recipients, e.object_text)}
        told = {"word": e.text, "type": e.type, "view": view_words(e) or "happened"}
        yield {"id": event_id(text.id, e), **around, **told, **sides}
    likely = []
    for pair in read.pairs:
        type_, _, facts = read.facts(pair, words)
        likely.append((likelihood(facts, weights.words) if type_ else 0.0, pair, type_))
    for _, pair, type_ in sorted((one for one in likely if one[0] > SHOWN), key=lambda one: -one[0])[:1]:
        parties = {"actor": pair.actor, "recipient": pair.recipient}
        sides = {side: f"{m.actor.name} (“{m.span.of(text.text)}”)" for side, m in parties.items()}
        yield {"id": pair_id(text.id, pair, type_), **around, "word": "", "type": type_, **sides, "view": "as the sentence says"}


def add(drawn: str, given: str) -> None:
    """Add verdicts on drawn candidates to the published ones."""
    with open(drawn, encoding="utf-8") as file:
        shown = {row["id"]: row for row in map(json.loads, file)}
    new = not VERDICTS.exists()
    with open(given, encoding="utf-8", newline="") as file, VERDICTS.open("a", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        if new:
            writer.writerow(["candidate", "actor", "recipient", "verdict", "why"])
        for id_, verdict, *why in csv.reader(file):
            writer.writerow([id_, shown[id_]["actor"], shown[id_]["recipient"], verdict, *why])


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["draw", path]:
            draw(path)
        case ["add", drawn_path, verdicts_path]:
            add(drawn_path, verdicts_path)
        case _:
            sys.exit(__doc__)
