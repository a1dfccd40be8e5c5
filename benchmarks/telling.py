"""Which events are told: how likely they are, learned from our own prose, and what that gains.

usage: python -m benchmarks.telling learn            write pair-weights.tsv and event-weights.tsv into the codebook's folder
       python -m benchmarks.telling check            cross-validated on our own prose, articles and sentences kept together
       python -m benchmarks.telling draw OUT.jsonl   every candidate event in the articles, told or not, for judges
       python -m benchmarks.telling judged DRAWN.jsonl VERDICTS.csv   add their verdicts to telling_verdicts.csv

Learned from prose of our own: the labelled sentences of the codebook (no probes), sentences that tell nothing, and invented
articles (``telling_articles.jsonl``) in which judges who saw neither the coder's reasons nor whether it told an event said which
candidates are right (``telling_verdicts.csv``: candidate, parties as they were judged, right or why wrong). A verdict holds for a
candidate whose type and parties are still those that were judged. Words are weighed by evidence learned without the sentence.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from benchmarks.second_opinion import EXAMPLES, ONE_TYPE, own_prose
from benchmarks.tasks import _party_spans
from dragoman.brief.wording import parties_words, view_words
from dragoman.coding import Coder
from dragoman.events import by_words, likelihood
from dragoman.events.candidates import find_candidates
from dragoman.events.checking import parties_of, read_examples
from dragoman.events.learning import as_matrix, learn_clues
from dragoman.events.pair_facts import pairs_in, place_facts, word_facts
from dragoman.events.trust import load_trust
from dragoman.events.word_evidence import WordEvidence, word_evidence
from dragoman.ontology import codebook_path, load_codebook
from dragoman.reading import report_from_text
from dragoman.records import Coding, Event, Party, Span

HERE = Path(__file__).resolve().parent
ARTICLES, VERDICTS = HERE / "telling_articles.jsonl", HERE / "telling_verdicts.csv"
# Sentences that tell no event, or none of the type that their words suggest.
NOTHING = HERE.parent / "tests" / "senses_rows.txt"
WIRES = "wires-"
FOLDS = 5
FEWEST = 5  # a fact of fewer rows tells of those rows
PAIR_VARIANCE, EVENT_VARIANCE = 0.1, 0.05  # of the weights' priors; half and twice as much were no better in cross-validation
SMALLEST = 0.02
# A pair that judges saw counts more than one whose label is only that of its sentence, one of an unlabelled pair less. Pairs in
# sentences that tell nothing count more, too: with 1, a sixth of them tell something by words, with 2 a ninth.
JUDGED, UNLABELLED, NOTHING_TOLD = 3.0, 0.5, 2.0
# From this likelihood on, pairs were shown to judges.
SHOWN = 0.15
JOINT = frozenset({"AGREE", "CONSULT", "COOPERATE"})

Facts = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate event: of which text, its kind of prose, its facts (of a pair: those of its place apart), right or not."""

    text: str
    kind: str
    place: Facts
    facts: Facts
    right: bool
    weight: float
    told: bool = True
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """A text to code, with the labelled event of a sentence (type and spans of the parties), or an article with its id."""

    id: str
    kind: str
    text: str
    type: str = ""
    actor: tuple[Span, ...] = ()
    recipient: tuple[Span, ...] = ()


def _fold(text: str) -> int:
    return int(hashlib.sha1(text.encode()).hexdigest(), 16) % FOLDS


def texts() -> Iterator[Text]:
    """Yield the labelled sentences of the codebook, probes apart, and the articles."""
    for file in sorted(EXAMPLES.glob("*.toml")):
        for example in read_examples(file):
            actor, recipient = parties_of(example)
            if actor and recipient and not example.probe:
                kind = "wires" if file.stem.startswith(WIRES) else "examples"
                yield Text("", kind, example.text, example.event, tuple(actor), tuple(recipient))
    for line in NOTHING.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            type_, _, text = line.partition("\t")
            yield Text("", "nothing", text, type_)
    for line in ARTICLES.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        yield Text(article["id"], "articles", article["text"])


def evidence() -> list[WordEvidence]:
    """Return for each fold what words tell, learned from the codebook's examples of the other folds."""
    types = sorted(load_codebook().types)
    rows = [r for r in own_prose() if not r.kind.startswith("calibration")]
    out = []
    for fold in range(FOLDS):
        kept = [r for r in rows if _fold(r.text) != fold]
        weights = learn_clues([r.clues for r in kept], [r.gold for r in kept], [[t] for t in types])
        numbers = {clue: n for n, clue in enumerate(weights)}
        out.append(WordEvidence(tuple((t,) for t in types), numbers, np.array(list(weights.values()))))
    return out


def verdicts() -> dict[str, tuple[str, str, bool]]:
    """Return for each judged candidate the words for its actors and recipients, and whether it is right."""
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        return {row["candidate"]: (row["actor"], row["recipient"], row["verdict"] == "right") for row in csv.DictReader(file)}


def rows() -> tuple[list[Row], list[Row]]:
    """Return the pairs and the events of all our prose, coded by the rules alone, with their facts."""
    judged, words = verdicts(), evidence()
    pairs: list[Row] = []
    events: list[Row] = []
    for text in texts():
        known = words[_fold(text.text)] if text.type else word_evidence(load_codebook())
        assert known is not None
        some, more = _rows_of(text, known, judged)
        pairs += some
        events += more
    return pairs, events


@cache
def _rules() -> Coder:
    """Return a coder by the rules alone."""
    return Coder(learned=False)


def _rows_of(text: Text, words: WordEvidence, judged: Mapping[str, tuple[str, str, bool]]) -> tuple[list[Row], list[Row]]:
    coder, codebook = _rules(), load_codebook()
    report = report_from_text(text.text)
    sentences = coder.parse(report)
    coding = coder.code_parsed(report, sentences)
    pairs, events = [], []
    for sentence in (s for s in sentences if s.parsed):
        mentions = [m for m in coding.mentions if m.sentence == sentence.index]
        here = [e for e in coding.events if e.sentence == sentence.index]
        some = pairs_in(sentence, mentions, [e for e in here if e.reported])
        found = find_candidates(sentence, codebook) if some else []
        for pair in some:
            place = place_facts(sentence, pair, here, found, len(mentions), codebook)
            type_, _, more = word_facts(sentence, pair, found, codebook, words, load_trust())
            sides = ([pair.actor.span], [pair.recipient.span])
            label = judged.get(_pair_id(text.id, *sides[0], *sides[1], type_))
            right = label[2] if label else _labelled(text, type_, *sides)
            shown = (
                text.type
                and any(s.overlaps(t) for s in sides[0] for t in text.actor)
                and any(s.overlaps(t) for s in sides[1] for t in text.recipient)
            )
            weight = JUDGED if label else 1.0 if shown or text.kind == "articles" else UNLABELLED
            weight = NOTHING_TOLD if text.kind == "nothing" else weight
            pairs.append(Row(text.text, text.kind, place, place | more, right, weight, sentence=sentence.index))
        for event in here:
            right_or_none = _verdict(text, event, coding, judged)
            if right_or_none is not None:
                facts = likelihood.facts_of(event, sentence, codebook, words)
                events.append(Row(text.text, text.kind, {}, facts, right_or_none, 1.0, event.reported, sentence.index))
    return pairs, events


def _labelled(text: Text, type_: str, actors: Sequence[Span], recipients: Sequence[Span]) -> bool:
    """Tell whether an event is the one that a sentence is labelled with."""
    same = _one(type_) == _one(text.type)
    ours, theirs = (
        any(s.overlaps(t) for s in some for t in label) for some, label in ((actors, text.actor), (recipients, text.recipient))
    )
    both = any(s.overlaps(t) for s in actors for t in text.recipient)
    return same and ours and (theirs or (type_ in JOINT and not recipients and both))


def _one(type_: str) -> str:
    return ONE_TYPE.get(type_, type_)


def _verdict(text: Text, event: Event, coding: Coding, judged: Mapping[str, tuple[str, str, bool]]) -> bool | None:
    """Return whether an event is right; None where nothing says so, or where it is never told anyway."""
    if event.untold in likelihood.SETTLED or event.untold.startswith(likelihood.WITHIN):
        return None
    if not text.type:
        label = judged.get(_event_id(text.id, event))
        same = label is not None and label[:2] == (_words(event.actors), _words(event.recipients, event.object_text))
        return label[2] if label is not None and same else None
    if text.kind == "nothing":
        return False if text.type in ("ANY", event.type) else None
    if text.kind != "wires" or _one(event.type) != _one(text.type):
        return None
    actors = [Span(*s) for s in _party_spans(event.actors, coding.mentions)]
    recipients = [Span(*s) for s in _party_spans(event.recipients, coding.mentions)] or [s for s in [event.object] if s]
    return _labelled(text, event.type, actors, recipients)


def _event_id(article: str, event: Event) -> str:
    return f"{article}/{event.span.start}/{event.type}/e"


def _pair_id(article: str, actor: Span, recipient: Span, type_: str) -> str:
    return f"{article}/{actor.start}-{recipient.start}/{type_}/p"


def _words(parties: Sequence[Party], thing: str = "") -> str:
    return parties_words(parties) or (f"no party; “{thing}”" if thing else "nobody")


def fit(facts: Sequence[Facts], right: Any, weight: Any, variance: float) -> dict[str, float]:
    """Return the weights of a logistic regression with a Gaussian prior of this variance, by the names of the facts."""
    counted = Counter(name for row in facts for name in row)
    number = {name: n for n, name in enumerate(sorted(name for name, times in counted.items() if times >= FEWEST))}
    seen = as_matrix(facts, number)

    def loss(weights: Any) -> tuple[float, Any]:
        p = 1 / (1 + np.exp(-(seen @ weights)))
        tiny = np.finfo(float).tiny
        value = -(weight * np.where(right, np.log(p + tiny), np.log(1 - p + tiny))).sum() + weights @ weights / (2 * variance)
        return float(value), seen.T @ (weight * (p - right)) + weights / variance

    best = minimize(loss, np.zeros(len(number)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {name: round(float(w), 2) for name, w in zip(number, best, strict=True)}


def learned(some: Sequence[Row], facts: Callable[[Row], Facts], variance: float) -> dict[str, float]:
    """Return the weights learned from these rows."""
    return fit([facts(r) for r in some], np.array([r.right for r in some]), np.array([r.weight for r in some]), variance)


def learn() -> None:
    """Write the weights."""
    pairs, events = rows()
    place, words = (learned(pairs, facts, PAIR_VARIANCE) for facts in (lambda r: r.place, lambda r: r.facts))
    kept = [n for n in sorted({*place, *words}) if max(abs(place.get(n, 0.0)), abs(words.get(n, 0.0))) >= SMALLEST]
    lines = [f"{n}\t{place.get(n, 0.0):.2f}\t{words.get(n, 0.0):.2f}\n" for n in kept]
    (codebook_path(None) / by_words.FILE).write_text("".join(lines), encoding="utf-8")
    weights = learned(events, lambda r: r.facts, EVENT_VARIANCE)
    lines = [f"{n}\t{w:.2f}\n" for n, w in sorted(weights.items()) if abs(w) >= SMALLEST]
    (codebook_path(None) / likelihood.FILE).write_text("".join(lines), encoding="utf-8")
    print(f"{len(pairs)} pairs, {len(kept)} weights; {len(events)} events, {len(lines)} weights")


def left_out(some: Sequence[Row], facts: Callable[[Row], Facts], variance: float) -> list[float]:
    """Return how likely each row is by weights learned from the other folds."""
    out = [0.0] * len(some)
    for fold in range(FOLDS):
        weights = learned([r for r in some if _fold(r.text) != fold], facts, variance)
        for i, row in enumerate(some):
            if _fold(row.text) == fold:
                out[i] = by_words.likelihood(facts(row), weights)
    return out


def check() -> None:
    """Print what is told at several likelihoods, by kind of prose, each text weighed by what the others tell."""
    pairs, events = rows()
    likely = left_out(pairs, lambda r: r.facts, PAIR_VARIANCE)
    placed = left_out(pairs, lambda r: r.place, PAIR_VARIANCE)
    best: dict[tuple[str, int], int] = {}
    for i, row in enumerate(pairs):
        at = (row.text, row.sentence)
        if placed[i] >= by_words.LEAST_BY_PLACE and (at not in best or likely[i] > likely[best[at]]):
            best[at] = i
    print("by words: the likeliest pair of a sentence; pairs right as labelled or judged")
    for least in (0.3, 0.4, 0.5, 0.6):
        for kind in ("examples", "wires", "nothing", "articles"):
            told = [pairs[i] for i in best.values() if likely[i] >= least and pairs[i].kind == kind]
            shown = [r for r in told if kind != "articles" or r.weight == JUDGED]
            print(f"  {least} {kind}: told {len(told)}, right {_share(shown)} of {len(shown)}")
    likely = left_out(events, lambda r: r.facts, EVENT_VARIANCE)
    print("weighed: events that signals tell; those kept back by a weak reason")
    for least in (0.3, 0.4, 0.5, 0.6):
        for kind in ("wires", "nothing", "articles"):
            own = [(r, p) for r, p in zip(events, likely, strict=True) if r.kind == kind]
            before, after = [r for r, _ in own if r.told], [r for r, p in own if r.told and p >= least]
            held = [r for r, p in own if not r.told and p >= least]
            kept = sum(r.right for r in after) / max(1, sum(r.right for r in before))
            told = f"told {len(before)} right {_share(before)} -> {len(after)} right {_share(after)}"
            print(f"  {least} {kind}: {told}, {kept:.3f} of the right ones kept; kept back {len(held)} right {_share(held)}")


def _share(some: Sequence[Row]) -> str:
    return f"{sum(r.right for r in some) / len(some):.3f}" if some else "-"


def draw(target: str) -> None:
    """Write every candidate of the articles that no verdict is known of: the events, and the likeliest pair of each sentence."""
    judged, types = verdicts() if VERDICTS.exists() else {}, load_codebook().types
    known = word_evidence(load_codebook())
    weights = by_words.load_pair_weights()
    assert known is not None
    with open(target, "w", encoding="utf-8") as file:
        for text in (t for t in texts() if not t.type):
            for one in _candidates(text, known, weights):
                if one["id"] not in judged:
                    file.write(json.dumps({**one, "means": types[one["type"]].definition}, ensure_ascii=False) + "\n")


def _candidates(text: Text, words: WordEvidence, weights: by_words.PairWeights) -> Iterator[dict[str, str]]:
    coder, codebook = _rules(), load_codebook()
    report = report_from_text(text.text)
    sentences = coder.parse(report)
    coding = coder.code_parsed(report, sentences)
    for sentence in (s for s in sentences if s.parsed):
        around = {
            "before": text.text[max(0, sentence.span.start - 400) : sentence.span.start],
            "sentence": sentence.span.of(text.text),
        }
        here = [e for e in coding.events if e.sentence == sentence.index]
        for e in here:
            if e.untold in likelihood.SETTLED or e.untold.startswith(likelihood.WITHIN):
                continue
            sides = {"actor": _words(e.actors), "recipient": _words(e.recipients, e.object_text)}
            yield {
                "id": _event_id(text.id, e),
                **around,
                "word": e.text,
                "type": e.type,
                **sides,
                "view": view_words(e) or "happened",
            }
        mentions = [m for m in coding.mentions if m.sentence == sentence.index]
        found = find_candidates(sentence, codebook)
        best = (SHOWN, None, "")
        for pair in pairs_in(sentence, mentions, [e for e in here if e.reported]):
            place = place_facts(sentence, pair, here, found, len(mentions), codebook)
            type_, _, more = word_facts(sentence, pair, found, codebook, words, load_trust())
            share = by_words.likelihood(place | more, weights.words) if type_ else 0.0
            best = (share, pair, type_) if share > best[0] else best
        if best[1] is not None:
            pair = best[1]
            sides = {
                side: f"{m.actor.name} (“{m.span.of(text.text)}”)"
                for side, m in (("actor", pair.actor), ("recipient", pair.recipient))
            }
            id_ = _pair_id(text.id, pair.actor.span, pair.recipient.span, best[2])
            yield {"id": id_, **around, "word": "", "type": best[2], **sides, "view": "as the sentence says"}


def add(drawn: str, given: str) -> None:
    """Add verdicts (id,right or id,wrong,reason) on drawn candidates to the published ones."""
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
        case ["learn"]:
            learn()
        case ["check"]:
            check()
        case ["draw", path]:
            draw(path)
        case ["judged", drawn_path, verdicts_path]:
            add(drawn_path, verdicts_path)
        case _:
            sys.exit(__doc__)
