"""What is settled once the acts of a sentence are coded: the parties' countries and words in full, and which events are told.

To what signals told come the events that only words tell (:mod:`dragoman.events.by_words`); then each is weighed
(:mod:`dragoman.events.likelihood`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.events.by_words import with_events_by_words
from dragoman.events.home import with_home_countries, with_sides
from dragoman.events.home_facts import Surroundings
from dragoman.events.likelihood import weighed
from dragoman.events.matching import Candidate
from dragoman.events.mere_places import GROUNDS, without_mere_places, without_scenes
from dragoman.events.modes import contexts_of, modes_of
from dragoman.events.whole_phrases import in_whole
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.places.event_places import place_of
from dragoman.records import Event, Report, TimeExpression
from dragoman.times import time_of


def settled(
    told: Sequence[Event],
    found: Sequence[Candidate],
    report: Report,
    around: Surroundings,
    times: Sequence[TimeExpression],
    codebook: Codebook,
    learned: bool = True,
) -> list[Event]:
    """Return the events of a sentence as they stand in the end.

    Args:
        told: what the sentence's signals tell, in text order.
        found: these signals.
        report: the report.
        around: the sentence, its mentions and places, and what the report says of countries.
        times: the sentence's time expressions.
        codebook: the codebook.
        learned: tell events by words and weigh all of them; else what signals tell stands.
    """
    known = _in_full(told, around, codebook)
    if not learned:
        return _with_those_hit(known, around.sentence, codebook)
    every = with_events_by_words(report, around.sentence, around.mentions, known, found, codebook, around.long)
    changed = [e for e in every if e not in known]
    if changed:
        ids = {e.id for e in known}
        changed = [e if e.id in ids else _complete(e, around, times, codebook) for e in changed]
        every = [*(e for e in every if e in known), *_in_full(changed, around, codebook)]
        every.sort(key=lambda e: e.span)
    return _with_those_hit(weighed(every, around.sentence, codebook, around.long), around.sentence, codebook)


def _with_those_hit(events: Sequence[Event], sentence: Sentence, codebook: Codebook) -> list[Event]:
    """Return events without the land where people were hit as one more whom it was done to; it was weighed with it."""
    kept = ((e, without_scenes(sentence, e.recipients, codebook.types[e.type])) for e in events)
    return [e if len(some) == len(e.recipients) else with_sides(e, e.actors, tuple(some)) for e, some in kept]


def _in_full(events: Sequence[Event], around: Surroundings, codebook: Codebook) -> list[Event]:
    """Return events with the countries of unnamed parties and with their words in full."""
    return [_with_whole_parties(around.sentence, e, codebook) for e in with_home_countries(events, around)]


def _complete(event: Event, around: Surroundings, times: Sequence[TimeExpression], codebook: Codebook) -> Event:
    """Return an event that words told with its contexts, modes, place and time."""
    sentence = around.sentence
    i = sentence.token_at(event.span.start) or 0
    countries = {p.actor.country or p.actor.id for p in (*event.actors, *event.recipients)}
    return replace(
        event,
        contexts=contexts_of(sentence, codebook),
        modes=modes_of(sentence, i, "", codebook.types[event.type], len(countries)),
        place=place_of(sentence, i, around.places),
        time=time_of(sentence, i, times),
    )


def _with_whole_parties(sentence: Sentence, event: Event, codebook: Codebook) -> Event:
    """Return an event with its parties' words in full, without recipients that are only the ground on which it happens."""
    type_ = codebook.types[event.type]
    kept = without_mere_places(sentence, event.actors, event.recipients, type_, codebook.word_class(GROUNDS))
    kept = kept if event.actors else list(event.recipients)
    token = sentence.token_at(event.span.start)
    i = -1 if token is None else token
    hit = without_scenes(sentence, kept, type_)
    actors = tuple(in_whole(sentence, p, i) for p in event.actors)
    recipients = tuple(in_whole(sentence, p, i) if p in hit else p for p in kept)
    ground = next((p.span for p in event.recipients if p.span is not None), None) if not kept and type_.is_harm else None
    if ground is None or event.object is not None:
        return with_sides(event, actors, recipients)
    words = sentence.text[ground.start - sentence.span.start : ground.end - sentence.span.start]
    return replace(event, actors=actors, recipients=recipients, object=ground, object_text=words)
