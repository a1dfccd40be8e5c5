"""Which events are told: how likely they are, learned from our own prose, and what that gains.

usage: python -m benchmarks.telling learn      write pair-weights.tsv and event-weights.tsv into the codebook's folder
       python -m benchmarks.telling check      cross-validated on our own prose, articles and sentences kept together
       python -m benchmarks.telling wires      how many of the labelled events of each file of wires are told, parties and all

Learned from prose of our own: the labelled sentences of the codebook (no probes), sentences that tell nothing, and invented
articles (``telling_articles.jsonl``) in which judges who saw neither the coder's reasons nor whether it told an event said which
candidates are right (``telling_verdicts.csv``: candidate, parties as they were judged, right or why wrong). A verdict holds for a
candidate whose type and parties are still those that were judged. Words are weighed by evidence learned without the sentence.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import numpy as np
from scipy.optimize import minimize

from benchmarks.second_opinion import ONE_TYPE, own_prose
from benchmarks.tasks import _party_spans
from benchmarks.telling_texts import Label, Text, texts, verdicts
from dragoman.brief.wording import parties_words
from dragoman.coding import Coder, code
from dragoman.events import by_words, likelihood
from dragoman.events.candidates import find_candidates
from dragoman.events.learning import as_matrix
from dragoman.events.learning_words import learn_words
from dragoman.events.matching import Candidate
from dragoman.events.pair_facts import Pair, pairs_in, place_facts, word_facts
from dragoman.events.report_home import is_long
from dragoman.events.trust import load_trust
from dragoman.events.weights import likelihood as how_likely
from dragoman.events.word_evidence import WordEvidence, word_evidence
from dragoman.language import Sentence
from dragoman.ontology import codebook_path, load_codebook
from dragoman.reading import report_from_text
from dragoman.records import Coding, Event, Mention, Party, Span

FOLDS = 5
FEWEST = 5  # a fact of fewer rows tells of those rows
PAIR_VARIANCE, EVENT_VARIANCE = 0.1, 0.05  # of the weights' priors; half and twice as much were no better in cross-validation
SMALLEST = 0.02
# In reports of more than a few sentences every fact has a second weight, what it tells there beyond what it tells anywhere
# (Daumé III, Frustratingly Easy Domain Adaptation, ACL 2007).
IN_REPORT = "in a report: "
# A pair that judges saw counts more than one whose label is only that of its sentence, one of an unlabelled pair less. Pairs in
# sentences that tell nothing count most, since they are few beside the labelled ones: with 2, a quarter of them tell something by
# words, with 8 a ninth, and nearly as many labelled pairs are told.
JUDGED, UNLABELLED, NOTHING_TOLD = 3.0, 0.5, 8.0
# At which the check tells what is told.
LIKELIHOODS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8)
JOINT = frozenset({"AGREE", "CONSULT", "COOPERATE"})

_INFERRED = re.compile(r" \((?:[A-Z]{3}, )?by the [a-z]+\)")

Facts = Mapping[str, float]
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate event: of which text and kind of prose, its facts (of a pair: those of its place apart), right or not."""

    text: str
    kind: str
    place: Facts
    facts: Facts
    right: bool
    weight: float
    told: bool = True
    sentence: int = 0
    in_report: bool = False


def _fold(text: str) -> int:
    return int(hashlib.sha1(text.encode()).hexdigest(), 16) % FOLDS


def evidence() -> list[WordEvidence]:
    """Return for each fold what words tell, learned from the codebook's examples of the other folds."""
    types = sorted(load_codebook().types)
    rows = [r for r in own_prose() if not r.kind.startswith("calibration")]
    out = []
    for fold in range(FOLDS):
        kept = [r for r in rows if _fold(r.text) != fold]
        out.append(learn_words([r.clues for r in kept], [r.gold for r in kept], [[t] for t in types]))
    return out


def rows() -> tuple[list[Row], list[Row]]:
    """Return the pairs and the events of all our prose, coded by the rules alone, with their facts."""
    judged, words = verdicts(), evidence()
    pairs: list[Row] = []
    events: list[Row] = []
    for text in texts():
        known = words[_fold(text.text)] if text.labels else word_evidence(load_codebook())
        assert known is not None
        some, more = _rows_of(text, known, judged)
        pairs += some
        events += more
    return pairs, events


@cache
def _rules() -> Coder:
    """Return a coder by the rules alone."""
    return Coder(learned=False)


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence as the rules read it, in a report or alone: mentions, events, the signals found, the pairs nothing joins."""

    sentence: Sentence
    in_report: bool
    mentions: list[Mention]
    events: list[Event]
    found: list[Candidate]
    pairs: list[Pair]

    def facts(self, pair: Pair, words: WordEvidence) -> tuple[str, Facts, Facts]:
        """Return the likeliest type of a pair, the facts of its place, and all its facts."""
        codebook = load_codebook()
        place = place_facts(self.sentence, pair, self.events, self.found, len(self.mentions), codebook)
        type_, _, more = word_facts(self.sentence, pair, self.found, codebook, words, load_trust())
        return type_, place, place | more


def read_by_rules(text: str) -> tuple[Coding, list[Read]]:
    """Return what the rules alone code of a text, and its sentences as they read them."""
    report = report_from_text(text)
    sentences = _rules().parse(report)
    coding = _rules().code_parsed(report, sentences)
    out = []
    for sentence in (s for s in sentences if s.parsed):
        mentions = [m for m in coding.mentions if m.sentence == sentence.index]
        here = [e for e in coding.events if e.sentence == sentence.index]
        pairs = pairs_in(sentence, mentions, [e for e in here if e.reported], not is_long(sentences))
        found = find_candidates(sentence, load_codebook()) if pairs else []
        out.append(Read(sentence, is_long(sentences), mentions, here, found, pairs))
    return coding, out


def _rows_of(text: Text, words: WordEvidence, judged: Mapping[str, tuple[str, str, bool]]) -> tuple[list[Row], list[Row]]:
    coding, read = read_by_rules(text.text)
    pairs, events = [], []
    for one in read:
        for pair in one.pairs:
            type_, place, facts = one.facts(pair, words)
            sides = ([pair.actor.span], [pair.recipient.span])
            label = judged.get(pair_id(text.id, pair, type_))
            right = label[2] if label else any(_labelled(known, type_, *sides) for known in text.labels)
            shown = any(_meet(sides[0], known.actor) and _meet(sides[1], known.recipient) for known in text.labels)
            weight = JUDGED if label else 1.0 if shown or text.kind == "articles" else UNLABELLED
            weight = NOTHING_TOLD if text.kind == "nothing" else weight
            pairs.append(Row(text.text, text.kind, place, facts, right, weight, True, one.sentence.index, one.in_report))
        for event in one.events:
            verdict = _verdict(text, event, coding, judged)
            if verdict is not None:
                facts = likelihood.facts_of(event, one.sentence, load_codebook(), words)
                events.append(
                    Row(text.text, text.kind, {}, facts, verdict, 1.0, event.reported, one.sentence.index, one.in_report)
                )
    return pairs, events


def _labelled(label: Label, type_: str, actors: Sequence[Span], recipients: Sequence[Span]) -> bool:
    """Tell whether an event is the one that a label names."""
    if _one(type_) != _one(label.type) or not _meet(actors, label.actor):
        return False
    return _meet(recipients, label.recipient) or (type_ in JOINT and not recipients and _meet(actors, label.recipient))


def _meet(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(s.overlaps(t) for s in some for t in others)


def _one(type_: str) -> str:
    return ONE_TYPE.get(type_, type_)


def _verdict(text: Text, event: Event, coding: Coding, judged: Mapping[str, tuple[str, str, bool]]) -> bool | None:
    """Return whether an event is right; None where nothing says so, or where it is never told anyway."""
    if likelihood.is_settled(event):
        return None
    if not text.labels:
        label = judged.get(event_id(text.id, event))
        words = (words_for(event.actors), words_for(event.recipients, event.object_text))
        same = label is not None and [_as_named(w) for w in label[:2]] == [_as_named(w) for w in words]
        return label[2] if label is not None and same else None
    if text.kind == "nothing":
        return False if text.labels[0].type in ("ANY", event.type) else None
    asked = [label for label in text.labels if _one(event.type) == _one(label.type)]
    if text.kind != "wires" or not asked or _lacks_a_side(event):
        return None
    return any(_is_labelled(label, event, coding) for label in asked)


def _lacks_a_side(event: Event) -> bool:
    """Tell whether an event names one side alone.

    Labelled sentences all name both, so that there it has always missed one; elsewhere nobody else may be named.
    """
    return len(event.actors) + len(event.recipients) < 2


def _as_named(words: str) -> str:
    """Return the words for a side without the countries that only their surroundings told; those are learned elsewhere."""
    return _INFERRED.sub("", words)


def _is_labelled(label: Label, event: Event, coding: Coding) -> bool:
    """Tell whether an event is the one that a label names, pronouns standing for whom they mean."""
    actors = [Span(*s) for s in _party_spans(event.actors, coding.mentions)]
    recipients = [Span(*s) for s in _party_spans(event.recipients, coding.mentions)] or [s for s in [event.object] if s]
    return _labelled(label, event.type, actors, recipients)


def event_id(article: str, event: Event) -> str:
    """Return the name of an event as a candidate."""
    return f"{article}/{event.span.start}/{event.type}/e"


def pair_id(article: str, pair: Pair, type_: str) -> str:
    """Return the name of a pair as a candidate."""
    return f"{article}/{pair.actor.span.start}-{pair.recipient.span.start}/{type_}/p"


def words_for(parties: Sequence[Party], thing: str = "") -> str:
    """Return the words by which judges see a side."""
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


def learned(some: Sequence[Row], facts: Callable[[Row], Facts], variance: float) -> tuple[Weights, Weights]:
    """Return the weights learned from these rows: for sentences that stand alone, and in reports."""
    seen = [{**facts(r), **{IN_REPORT + n: v for n, v in facts(r).items() if r.in_report}} for r in some]
    weights = fit(seen, np.array([r.right for r in some]), np.array([r.weight for r in some]), variance)
    anywhere = {n: w for n, w in weights.items() if not n.startswith(IN_REPORT)}
    return anywhere, {n: w + weights.get(IN_REPORT + n, 0.0) for n, w in anywhere.items()}


def learn() -> None:
    """Write the weights."""
    pairs, events = rows()
    by_place, by_all = (learned(pairs, facts, PAIR_VARIANCE) for facts in (lambda r: r.place, lambda r: r.facts))
    lines = _lines(by_place[0], by_all[0], by_place[1], by_all[1])
    (codebook_path(None) / by_words.FILE).write_text("".join(lines), encoding="utf-8")
    print(f"{len(pairs)} pairs, weights of {len(lines)} facts")
    lines = _lines(*learned(events, lambda r: r.facts, EVENT_VARIANCE))
    (codebook_path(None) / likelihood.FILE).write_text("".join(lines), encoding="utf-8")
    print(f"{len(events)} events, weights of {len(lines)} facts")


def _lines(*columns: Weights) -> list[str]:
    """Return weights as lines, a fact and its weight in each column, facts of hardly any weight left out."""
    rows = ((name, [c.get(name, 0.0) for c in columns]) for name in sorted(set().union(*columns)))
    return ["\t".join([name, *(f"{w:.2f}" for w in row)]) + "\n" for name, row in rows if max(map(abs, row)) >= SMALLEST]


def left_out(some: Sequence[Row], facts: Callable[[Row], Facts], variance: float) -> list[float]:
    """Return how likely each row is by weights learned from the other folds."""
    out = [0.0] * len(some)
    for fold in range(FOLDS):
        weights = learned([r for r in some if _fold(r.text) != fold], facts, variance)
        for i, row in enumerate(some):
            if _fold(row.text) == fold:
                out[i] = how_likely(facts(row), weights[row.in_report])
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
    for least in LIKELIHOODS:
        for kind in ("examples", "wires", "nothing", "articles"):
            told = [pairs[i] for i in best.values() if likely[i] >= least and pairs[i].kind == kind]
            known = [r for r in told if kind != "articles" or r.weight == JUDGED]
            print(f"  {least} {kind}: told {len(told)}, right {_share(known)} of {len(known)}")
    right = [p for p, w, r in zip(placed, likely, pairs, strict=True) if r.right and w >= by_words.LEAST]
    news = [p for p, r in zip(placed, pairs, strict=True) if r.kind == "articles"]
    passed = (sum(p >= by_words.LEAST_BY_PLACE for p in some) / len(some) for some in (right, news))
    print("  likely enough by place: {:.3f} of the right ones told, {:.3f} of all pairs in articles".format(*passed))
    likely = left_out(events, lambda r: r.facts, EVENT_VARIANCE)
    print("weighed: events that signals tell; those kept back by a weak reason")
    for least in LIKELIHOODS:
        _print_weighed(str(least), events, likely, partial(_both, least))
    ships = likelihood.least_told, likelihood.least_untold
    _print_weighed("as it ships", events, likely, lambda r: (ships[0](r.facts, r.in_report), ships[1](r.in_report)))


def _both(least: float, _: Row) -> tuple[float, float]:
    return least, least


def _print_weighed(
    name: str, events: Sequence[Row], likely: Sequence[float], least: Callable[[Row], tuple[float, float]]
) -> None:
    """Print by kind of prose how many events are right, before and after, where told and untold ones need a likelihood."""
    for kind in ("wires", "nothing", "articles"):
        own = [(r, p) for r, p in zip(events, likely, strict=True) if r.kind == kind]
        before = [r for r, _ in own if r.told]
        after = [r for r, p in own if r.told and p >= least(r)[0]]
        held = [r for r, p in own if not r.told and p >= least(r)[1]]
        kept = sum(r.right for r in after) / max(1, sum(r.right for r in before))
        shown = f"told {len(before)} right {_share(before)} -> {len(after)} right {_share(after)}, kept {kept:.3f}"
        print(f"  {name} {kind}: {shown}; kept back {len(held)} right {_share(held)}")


def _share(some: Sequence[Row]) -> str:
    return f"{sum(r.right for r in some) / len(some):.3f}" if some else "-"


def wires() -> None:
    """Print for each file of wires how many of its labelled events are told, with both parties, by the coder as it is."""
    counts: dict[str, list[bool]] = {}
    for text in (t for t in texts() if t.kind == "wires"):
        coding = code(text.text)
        for label in text.labels:
            told = any(e.reported and _is_labelled(label, e, coding) for e in coding.events)
            counts.setdefault(text.id, []).append(told)
    for name, found in counts.items():
        print(f"{name}: {sum(found)} of {len(found)}, {sum(found) / len(found):.3f}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["learn"]:
            learn()
        case ["check"]:
            check()
        case ["wires"]:
            wires()
        case _:
            sys.exit(__doc__)
