"""A second look at what signals told: another type, where the words and a small language model leave no doubt of it.

A signal says what its words mostly mean; what they mean between these two the second opinion weighs (:mod:`dragoman.events.trust`),
as it does where the parties are given. Only in sentences that stand alone: a report has too many of them for the time it takes, and
what is doubtful there is not told anyway (:mod:`dragoman.events.likelihood`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.events.encoder_opinion import encoder_shares
from dragoman.events.matching import Candidate
from dragoman.events.modes import modes_of
from dragoman.events.relating import read_between
from dragoman.events.trust import load_trust
from dragoman.events.word_evidence import word_evidence
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.records import Event, Party, Span

# How many times as likely another type has to be: signals are righter in the place where they were found than anywhere.
LEAST_ODDS = 5.0
RULE = "second look"


def looked_at_again(
    events: Sequence[Event], sentence: Sentence, found: Sequence[Candidate], codebook: Codebook
) -> list[Event]:
    """Return the events of a sentence, those told between two sides by the type that all evidence makes likeliest.

    Args:
        events: the events.
        sentence: their sentence.
        found: the signals found in it.
        codebook: the codebook; of one with other types than words were learned for the events stay as they are.
    """
    if word_evidence(codebook) is None:
        return list(events)
    return [_again(e, sentence, found, codebook) if e.reported and e.actors and e.recipients else e for e in events]


def _again(event: Event, sentence: Sentence, found: Sequence[Candidate], codebook: Codebook) -> Event:
    words = word_evidence(codebook)
    actors, recipients = _spans(event.actors, sentence), _spans(event.recipients, sentence)
    shares = words.between([sentence], actors, recipients, codebook) if words and actors and recipients else {}
    if not shares:
        return event
    trust = load_trust()
    readings = [(r.type, r.facts) for r in read_between(sentence, actors, recipients, found, codebook)]
    support = trust.support(readings, shares)
    if support[event.type] >= SETTLED * sum(support.values()):
        return event
    support = trust.support(readings, shares, encoder_shares([sentence], actors, recipients, codebook))
    best = max(sorted(support), key=lambda t: support[t])
    return _retyped(event, best, sentence, codebook) if support[best] > LEAST_ODDS * support[event.type] else event


SETTLED = 0.9


def _retyped(event: Event, type_: str, sentence: Sentence, codebook: Codebook) -> Event:
    meant = codebook.types[type_]
    i = sentence.token_at(event.span.start) or 0
    countries = {p.actor.country or p.actor.id for p in (*event.actors, *event.recipients)}
    sides = ((*event.actors, *event.recipients), ()) if meant.reciprocal else (event.actors, event.recipients)
    return replace(
        event,
        act=type_,
        type=type_,
        quad=meant.quad,
        score=meant.score,
        modes=modes_of(sentence, i, "", meant, len(countries)),
        actors=sides[0],
        recipients=sides[1],
        rule=f"{event.rule}; {RULE}",
    )


def _spans(parties: Sequence[Party], sentence: Sentence) -> list[Span]:
    return [p.span for p in parties if p.span is not None and sentence.tokens_in(p.span)]
