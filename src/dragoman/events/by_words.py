"""Events that no signal tells: what one party does to another by the words between them.

The codebook's signals are what somebody wrote down; newspapers have other words. Where two parties are named, one of them does
the verb above the other and no event between them is told, the second opinion on words (:mod:`dragoman.events.word_evidence`,
:mod:`dragoman.events.trust`) says what it would be, and a logistic regression says how likely it is that there is such an event
at all: by where the two stand and who they are (:mod:`dragoman.events.pair_facts`), and by how sure the words are. Its weights
stand in ``pair-weights.tsv`` of the codebook's folder. They are learned (``python -m benchmarks.telling learn``) from the
pairs in dragoman's own example sentences and in its own invented articles, in which judges said which of the likelier ones are
events. Dismissing most pairs by the first weights, those of place alone, costs little.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from dragoman.clauses.arguments import conjuncts
from dragoman.clauses.factuality import factuality_of
from dragoman.events.act import TALKED_ABOUT
from dragoman.events.matching import Candidate
from dragoman.events.pair_facts import GroupWeights, Pair, pairs_in, place_facts, place_groups, word_facts
from dragoman.events.trust import load_trust
from dragoman.events.weights import likelihood, read_weights
from dragoman.events.whom import asked_for
from dragoman.events.word_evidence import word_evidence
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.records import Event, Factuality, Mention, Party, Report, Span, make_id

FILE = "pair-weights.tsv"
RULE = "by words"
# Of the pairs that come out right in the end, 96 in 100 are at least this likely by their place alone; of all pairs in articles,
# seven in 100 (docs/benchmarks-telling.md).
LEAST_BY_PLACE = 0.2
# From here on every other one is right by the label of its sentence, which is the label of one event only. In the check sets of
# whole events recall and F1 are higher than from even odds on (docs/benchmarks-telling.md). Reports get only recipients by words.
LEAST = 0.45
LEAST_IN_REPORT = 0.5


@dataclass(frozen=True)
class PairWeights:
    """What each fact of a pair is worth: ``place`` among those of place alone, ``words`` among all of them."""

    place: Mapping[str, float]
    words: Mapping[str, float]

    @cached_property
    def by_place(self) -> GroupWeights:
        """What groups of facts of place are worth."""
        return GroupWeights(self.place)


@cache
def load_pair_weights(in_report: bool = False, path: Path | None = None) -> PairWeights:
    """Read the weights that ship with the codebook, or those of another file (kept once read).

    Args:
        in_report: those for reports of more than a few sentences; else those for sentences that stand alone.
        path: the file; None for the one that ships.

    Raises:
        CodebookError: if the file is missing or a line is no name with four numbers.
    """
    alone, words, *report = read_weights(path, FILE, 4, "run python -m benchmarks.telling learn")
    return PairWeights(*report) if in_report else PairWeights(alone, words)


def with_events_by_words(
    report: Report,
    sentence: Sentence,
    mentions: Sequence[Mention],
    events: Sequence[Event],
    found: Sequence[Candidate],
    codebook: Codebook,
    in_report: bool = False,
) -> list[Event]:
    """Return the events of a sentence with the likeliest one between two parties that its signals do not tell.

    An event of the same type that its signal told of this actor alone gets the recipient; else it is an event of its own, but not
    in a report.

    Args:
        report: the report.
        sentence: the sentence.
        mentions: its mentions.
        events: the events coded in it, told or not.
        found: the signals found in it.
        codebook: the codebook; one of other types than words were learned for has no such events.
        in_report: the report is more than a few sentences.
    """
    words = word_evidence(codebook)
    if in_report and not any(_may_lack(e) for e in events):
        return list(events)
    pairs = pairs_in(sentence, mentions, [e for e in events if e.reported], not in_report) if words is not None else []
    if words is None or not pairs:
        return list(events)
    weights = load_pair_weights(in_report)
    best: tuple[float, Pair, str, Span | None] | None = None
    for pair in pairs:
        placed = sentence, pair, events, found, len(mentions), codebook
        unlikely = weights.by_place.likelihood(place_groups(*placed)) < LEAST_BY_PLACE
        if unlikely or _is_asked_for(sentence, pair.recipient, found):
            continue
        type_, span, more = word_facts(sentence, pair, found, codebook, words, load_trust())
        share = likelihood(place_facts(*placed) | more, weights.words) if type_ else 0.0
        if share >= (LEAST_IN_REPORT if in_report else LEAST) and (best is None or share > best[0]):
            best = share, pair, type_, span
    return _with(*best, report, sentence, mentions, events, codebook, in_report) if best else list(events)


def _is_asked_for(sentence: Sentence, mention: Mention, found: Sequence[Candidate]) -> bool:
    """Tell whether somebody is only part of what is asked for: the experts of "asked for experts"."""
    return any(asked_for(sentence, c, Party(mention.actor, mention.span)) for c in found)


def _with(
    likely: float,
    pair: Pair,
    type_: str,
    span: Span | None,
    report: Report,
    sentence: Sentence,
    mentions: Sequence[Mention],
    events: Sequence[Event],
    codebook: Codebook,
    in_report: bool,
) -> list[Event]:
    """Return the events with what a pair does: as the recipient of an event that has none, or as a further event.

    In a report words only give an event its recipient. Seven in ten of the events that they would tell there are right by the
    judges of the articles they are learned from, but only 4 of 15 in other articles (docs/benchmarks-telling.md).
    """
    alone = next((e for e in events if _lacks(e, pair, type_, sentence)), None)
    actors, recipients = _side(sentence, pair.actor, mentions), _side(sentence, pair.recipient, mentions)
    if alone is not None:
        together = codebook.types[type_].reciprocal
        more = replace(alone, object=None, object_text="", rule=f"{alone.rule}; {RULE}", likelihood=round(likely, 2))
        more = replace(more, actors=(*alone.actors, *recipients)) if together else replace(more, recipients=recipients)
        return [more if e is alone else e for e in events]
    if in_report:
        return list(events)
    token = sentence.token_at(span.start) if span is not None else None
    token = pair.verb if token is None else token
    view = factuality_of(sentence, token)
    here = [e for e in events if sentence.token_at(e.span.start) in (token, pair.verb)]
    denied = any(e.act == type_ and e.factuality.polarity == "negative" for e in here)
    if denied or any(e.reported for e in here) or view.frame in TALKED_ABOUT:
        return list(events)
    others = [e for e in events if sentence.token_at(e.span.start) != token]
    return [*others, _event(report, sentence, token, type_, view, (actors, recipients), likely, codebook)]


def _lacks(event: Event, pair: Pair, type_: str, sentence: Sentence) -> bool:
    """Tell whether an event is told of this actor at the same verb, and to nobody."""
    here = sentence.token_at(event.span.start) in (pair.verb, pair.top, *pair.up, *pair.down)
    acts = any(p.span is not None and p.span.overlaps(pair.actor.span) for p in event.actors)
    return _may_lack(event) and event.type == type_ and here and acts


def _may_lack(event: Event) -> bool:
    return event.reported and len(event.actors) == 1 and not event.recipients


def _side(sentence: Sentence, mention: Mention, mentions: Sequence[Mention]) -> tuple[Party, ...]:
    """Return a mention and those that are joined to it by "and", as parties."""
    heads = conjuncts(sentence, mention.head)
    joined = [m for m in mentions if m is mention or (m.head in heads and m.actor.id != mention.actor.id)]
    return tuple(Party(m.actor, m.span) for m in joined)


def _event(
    report: Report,
    sentence: Sentence,
    token: int,
    type_: str,
    view: Factuality,
    sides: tuple[tuple[Party, ...], tuple[Party, ...]],
    likely: float,
    codebook: Codebook,
) -> Event:
    span = Span(sentence.starts[token], sentence.ends[token])
    meant = codebook.types[type_]
    actors, recipients = ((*sides[0], *sides[1]), ()) if meant.reciprocal else sides
    return Event(
        id=make_id("event", report.id, span.start, type_, RULE),
        report=report.id,
        sentence=sentence.index,
        sentence_span=sentence.span,
        span=span,
        text=span.of(report.text),
        act=type_,
        type=type_,
        quad=meant.quad,
        score=meant.score,
        actors=actors,
        recipients=recipients,
        factuality=view,
        headline=sentence.zone == "title",
        likelihood=round(likely, 2),
        rule=f"{type_}: {RULE}",
    )
