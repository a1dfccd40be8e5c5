"""Coding a report: every signal of every sentence becomes an act with its parties, and the act an event of the codebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from dragoman.actors import Gazetteer
from dragoman.clauses.arguments import subjects
from dragoman.clauses.factuality import factuality_of
from dragoman.events.act import Act
from dragoman.events.affected import OPPOSITES
from dragoman.events.candidates import find_candidates, governing_event
from dragoman.events.casualties import find_casualties
from dragoman.events.deeds_above import lend_actors
from dragoman.events.doubtful import more_of_them, why_doubtful
from dragoman.events.earlier import Before, recipients_by_act
from dragoman.events.everyday import why_everyday
from dragoman.events.home import without_the_others_country
from dragoman.events.home_facts import Surroundings
from dragoman.events.kept_back import without_other_senses
from dragoman.events.likelihood import LEAST_TOLD
from dragoman.events.matching import Candidate
from dragoman.events.mere_places import without_towns
from dragoman.events.merging import merge_events, told_again
from dragoman.events.modes import any_cue, clause_text, contexts_of, modes_of
from dragoman.events.noun_roles import PARTITIVES
from dragoman.events.objects import object_of
from dragoman.events.other_sense import why_other_sense
from dragoman.events.parties import PartyFinder, PartyFinders
from dragoman.events.phrases import anchor, key
from dragoman.events.politics import is_campaign, rivals
from dragoman.events.reality import why_unreal
from dragoman.events.report_home import home_of_report, is_long, lands_before, lands_of_report
from dragoman.events.rewriting import Category, among_rivals, by_several, by_states, category
from dragoman.events.settling import settled
from dragoman.events.sides import aimed, between_them, find_sides
from dragoman.events.sport import is_match_report
from dragoman.events.telling import why_untold
from dragoman.events.toll import fold_tolls
from dragoman.events.unreported import is_intended, speaks_for, why_unreported
from dragoman.events.votes import seen_as_voted
from dragoman.events.whom import pronoun_unknown
from dragoman.events.worth import DELEGATES, is_violence, sets_free, worth_coding
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.places.event_places import place_of
from dragoman.records import (
    UNLIKELY,
    Casualties,
    Event,
    Mention,
    Party,
    Place,
    Report,
    Span,
    TimeExpression,
    make_id,
)
from dragoman.times import time_of

# A sentence with this many words of a screened field (sport, markets) is about that field, whatever verbs it uses.
_SCREEN_WORDS = 2
# Behind these (or as the direct object: "met him") the other party takes part rather than undergoes.
_JOINING = frozenset({"", "with", "between", "among"})
_SCREENED = "screened_fields"
_FROM_AFAR = "from_afar"


@dataclass(frozen=True, slots=True)
class _Telling:
    """What the events of one sentence share."""

    report: Report
    sentence: Sentence
    parties: PartyFinder
    casualties: list[Casualties]
    places: Sequence[Place]
    times: Sequence[TimeExpression]
    filed: str
    campaign: bool
    match: bool
    before: Before


def code_events(
    report: Report,
    sentences: list[Sentence],
    mentions: list[list[Mention]],
    codebook: Codebook,
    gazetteer: Gazetteer,
    places: list[list[Place]] | None = None,
    times: list[list[TimeExpression]] | None = None,
    learned: bool = True,
) -> list[Event]:
    """Code the events of a report.

    Args:
        report: the report.
        sentences: its sentences, parsed or screened out.
        mentions: the actors' mentions, a list for each sentence.
        codebook: event types, signals and rules.
        gazetteer: who is who.
        places: place names, a list for each sentence.
        times: time expressions, a list for each sentence.
        learned: also tell events by words and weigh all of them (settling.py); else rules alone.

    Returns:
        Events in text order, mentions of one event merged. Those that are only the content of a threat, demand,
        refusal, condition or purpose, and those denied, have ``reported`` False.
    """
    out: list[Event] = []
    last: Sentence | None = None
    finders = PartyFinders(mentions, gazetteer, report.published, codebook)
    campaign = is_campaign(sentences, codebook.word_class("campaign_words"))
    match = is_match_report(sentences, codebook.word_class("sports_words"))
    lands = lands_of_report(sentences, mentions, places) if places else Counter()
    home = home_of_report(sentences, lands)
    lands_earlier = lands_before(mentions, places) if places else [frozenset[str]()] * len(sentences)
    afar = codebook.word_class(_FROM_AFAR) | codebook.word_class(DELEGATES) | codebook.word_class(OPPOSITES)
    long = is_long(sentences)
    for sentence, here in zip(sentences, mentions, strict=True):
        if not sentence.parsed or _screened(sentence, codebook):
            continue
        found = find_candidates(sentence, codebook)
        earlier, last = last, sentence
        if not found and (long or not learned or len(here) < 2):
            continue  # words alone tell an event only between two parties, and in no report of some length
        places_here, times_here = places[sentence.index] if places else (), times[sentence.index] if times else ()
        filed = _filed_in(sentences, sentence.index, places)
        told: list[Event] = []
        if found:
            beside = earlier is not None and sentence.index - earlier.index == 1
            before = Before(out, partial(finders.of, earlier) if earlier is not None and beside else None)
            casualties = find_casualties(sentence, codebook, here)
            parties = finders.of(sentence)
            telling = _Telling(report, sentence, parties, casualties, places_here, times_here, filed, campaign, match, before)
            told = _events_of(telling, found, codebook)
        if long and not told:
            continue
        earlier_lands = lands_earlier[sentence.index]
        around = Surroundings(sentence, here, places_here, afar, filed, home, lands, long, earlier_lands)
        out.extend(without_other_senses(settled(told, found, report, around, times_here, codebook, learned), told))
    return _link(merge_events(told_again(out, UNLIKELY, LEAST_TOLD)))


def _filed_in(sentences: Sequence[Sentence], index: int, places: list[list[Place]] | None) -> str:
    """Return the country of the dateline before a sentence, empty if there is none."""
    if not places or index == 0 or sentences[index - 1].zone != "dateline":
        return ""
    return next((p.country for p in places[index - 1] if p.country), "")


def _screened(sentence: Sentence, codebook: Codebook) -> bool:
    words = codebook.word_class(_SCREENED)
    return not words.isdisjoint(sentence.lower) and sum(w in words for w in sentence.lower) >= _SCREEN_WORDS


def _events_of(telling: _Telling, found: list[Candidate], codebook: Codebook) -> list[Event]:
    """Turn the candidates of one sentence into events; a noun that is the subject of another trigger lends it its actors."""
    merged = lend_actors(telling.sentence, found, codebook, telling.parties.named.may_fight)
    merged |= fold_tolls(telling.sentence, found, codebook)
    for candidate in found:
        if _names_a_party(telling, candidate):
            merged.add(candidate.token)
            continue
        verb = governing_event(telling.sentence, candidate, found, codebook)
        if verb is not None and len(candidate.recipients) > 1 and verb.recipients and not candidate.actors:
            continue  # "clashes between rebels and soldiers left ten dead": two sides, and whom the verb is done to
        if verb is not None and codebook.quad(verb.signal.type) == codebook.quad(candidate.signal.type):
            told = (candidate.token, anchor(telling.sentence, candidate.token, codebook.word_class(PARTITIVES)))
            verb.actors = [t for t in verb.actors if t not in told]
            verb.add("A", candidate.actors)
            verb.recipients = _both(telling.sentence, verb, candidate, codebook)
            merged.add(candidate.token)
    ids: dict[int, str] = {}
    out: list[Event] = []
    for candidate in found:
        if candidate.token in merged:
            continue
        contents = [c for c in found if c.operator is candidate and c.token in candidate.contents]
        about = [c for c in found if c.token in candidate.recipients and c is not candidate]
        about = [c for c in about if not _own(telling.sentence, c.token) and not _names_a_party(telling, c)]
        before = Before([*telling.before.events, *out], telling.before.parties)
        event = _event(telling, candidate, contents, about, before, codebook)
        if event is not None:
            ids[candidate.token] = event.id
            out.append(event)
            out.extend(_second_events(telling.sentence, candidate, event, codebook))
    operators = {c.token: c.operator.token for c in found if c.operator is not None}
    starts = {telling.sentence.starts[t]: t for t in ids}
    return [_embed(event, ids.get(operators.get(starts[event.span.start], -1), "")) for event in out]


def _both(sentence: Sentence, verb: Candidate, noun: Candidate, codebook: Codebook) -> list[int]:
    """Return whom a verb is done to, and the event noun that is its subject if the verb's victims have no name of their own.

    "The attack on the Chadian base killed nine."
    """
    names = any(sentence.words[j][:1].isupper() for t in verb.recipients for j in sentence.subtree(t))
    if verb.recipients and (names or not codebook.types[verb.signal.type].is_harm):
        return verb.recipients
    return list(dict.fromkeys((*verb.recipients, *noun.recipients)))


def _own(sentence: Sentence, i: int) -> bool:
    """Tell whether a noun is somebody's own by a pronoun ("defended his call"): no act of another."""
    return any(sentence.tags[j] == "PRP$" for j in sentence.children[i])


def _names_a_party(telling: _Telling, candidate: Candidate) -> bool:
    """Tell whether the trigger only names or describes somebody: "peacekeeping forces", "loyal troops"."""
    sentence, i = telling.sentence, candidate.token
    if candidate.signal.kind == "adjective":
        return sentence.deps[i] == "amod"
    if candidate.signal.kind != "noun" or sentence.deps[i] == "attr":
        return False
    # "Recognition of Kosovo by Chile": the capital of an act is the sentence's, "Demonstrators" are people.
    return any(m.head == i and (i or m.actor.kind != "unknown") for m in telling.parties.mentions)


def _second_events(sentence: Sentence, candidate: Candidate, event: Event, codebook: Codebook) -> list[Event]:
    """Return the further events that the codebook's "also" rules see in one act ("convicted and jailed")."""
    out = []
    for rule in codebook.rules_when["also"]:
        if event.type not in rule.acts or not set(event.modes) & (rule.act_modes or set(event.modes)):
            continue
        text = clause_text(sentence, candidate.token)
        if any_cue(rule.cues, text):
            type_ = codebook.types[rule.becomes]
            id_ = make_id("event", event.id, rule.becomes)
            modes = (rule.mode,) if rule.mode else ()
            second = replace(event, id=id_, act=rule.becomes, type=rule.becomes, modes=modes, rule=rule.id)
            out.append(replace(second, quad=type_.quad, score=type_.score))
    return out


def _embed(event: Event, operator: str) -> Event:
    return replace(event, embedded_in=operator) if operator else event


def _who_does_what(
    telling: _Telling, candidate: Candidate, contents: list[Candidate], about: list[Candidate], before: Before, codebook: Codebook
) -> tuple[Category, list[Party], list[Party]]:
    """Return what a candidate counts as, its actors and its recipients; those who act together are all actors."""
    sentence, i = telling.sentence, candidate.token
    counts_as = category(sentence, candidate, aimed(telling.parties, contents, codebook), codebook)
    type_ = codebook.types[counts_as.type]
    actors, recipients = find_sides(telling.parties, candidate, contents, about, type_, codebook, telling.report.text)
    if type_.quad in (1, 3):
        actors = without_the_others_country(sentence, actors, recipients)
    if type_.by_anyone and actors and all(_is_government(p) for p in actors):
        counts_as = by_states(counts_as, key(sentence, i), codebook)
        type_ = codebook.types[counts_as.type]
    if recipients or not pronoun_unknown(telling.parties, candidate):
        recipients = recipients_by_act(telling.parties, candidate, (actors, recipients), type_, before, codebook)
    recipients = [p for p in recipients if not more_of_them(sentence, p)]
    lands = {p.actor.country for p in actors} - {""}
    if len(lands) > 1 and not {p.actor.country for p in recipients} - {"", *lands}:
        joint = by_several(sentence, candidate, counts_as, codebook)
        # Where they hold it is no recipient: "Manila and Canberra held an exercise at Palawan".
        counts_as, recipients = joint, recipients if joint is counts_as else []
    if _joint(candidate, counts_as, codebook):
        return counts_as, [*actors, *without_towns(sentence, recipients)], []
    return counts_as, actors, recipients


def _why_not_told(telling: _Telling, act: Act, contents: list[Candidate], codebook: Codebook) -> str:
    """Return why an act is not told as an event, in a few words; empty if it is."""
    sentence, candidate, counts_as, view = act.sentence, act.candidate, act.counts_as, act.view
    themselves = candidate.signal.denies or _say_so_themselves(telling, candidate.token, act.actors)
    announced = codebook.quad(counts_as.type) == 3 and themselves
    intended = is_intended(sentence, candidate, counts_as, view, codebook)
    return (
        why_unreported(sentence, candidate, counts_as, view, announced, intended)
        or why_other_sense(sentence, candidate, codebook)
        or why_untold(act, codebook)
        or why_unreal(sentence, candidate, contents, codebook)
        or why_everyday(act, codebook)
        or why_doubtful(act, codebook)
    )


def _event(
    telling: _Telling, candidate: Candidate, contents: list[Candidate], about: list[Candidate], before: Before, codebook: Codebook
) -> Event | None:
    sentence, i = telling.sentence, candidate.token
    counts_as, actors, recipients = _who_does_what(telling, candidate, contents, about, before, codebook)
    type_ = codebook.types[counts_as.type]
    somewhere = is_violence(actors, recipients, type_) or sets_free(actors, recipients, type_)
    somewhere = somewhere and _in_known_country(telling, i)
    if not worth_coding(candidate, counts_as, actors, recipients, codebook, somewhere):
        return None
    if rivals(actors, recipients) and not telling.casualties:
        counts_as = among_rivals(counts_as, key(sentence, i), codebook)
        type_ = codebook.types[counts_as.type]
    view = seen_as_voted(sentence, i, factuality_of(sentence, i), codebook)
    own = not recipients and bool(candidate.recipients) and any("that" in s.prepositions for s in candidate.signal.slots)
    act = Act(sentence, candidate, counts_as, actors, recipients, [*contents, *about], view, telling.campaign, own, telling.match)
    untold = _why_not_told(telling, act, contents, codebook)
    countries = {p.actor.country or p.actor.id for p in (*actors, *recipients)}
    modes = modes_of(sentence, i, counts_as.mode, type_, len(countries))
    span = Span(sentence.starts[i], sentence.ends[i])
    joined = type_.reciprocal and (not candidate.contents or len(countries) > 1)
    together = joined or between_them(sentence, candidate, actors, codebook)
    thing = None if recipients or together else object_of(sentence, candidate, codebook)
    return Event(
        id=make_id("event", telling.report.id, span.start, candidate.signal.type, counts_as.type),
        report=telling.report.id,
        sentence=sentence.index,
        sentence_span=sentence.span,
        span=span,
        text=span.of(telling.report.text),
        act=candidate.signal.type,
        type=counts_as.type,
        modes=modes,
        contexts=contexts_of(sentence, codebook),
        quad=type_.quad,
        score=type_.modes[modes[0]].score if modes and type_.modes[modes[0]].score is not None else type_.score,
        actors=tuple(actors),
        recipients=tuple(recipients),
        object=thing,
        object_text=thing.of(telling.report.text) if thing else "",
        factuality=view,
        reported=not untold,
        untold=untold,
        headline=sentence.zone == "title",
        place=place_of(sentence, i, telling.places),
        time=time_of(sentence, i, telling.times),
        casualties=tuple(telling.casualties) if _harms(telling, candidate, codebook) else (),
        rule=f"{candidate.signal.type}: {candidate.signal.pattern}" + (f"; {counts_as.rule}" if counts_as.rule else ""),
    )


def _in_known_country(telling: _Telling, i: int) -> bool:
    """Tell whether it is known in which country it happens: by a place named, or by the dateline."""
    place = place_of(telling.sentence, i, telling.places)
    return bool(place.country if place is not None else telling.filed)


def _is_government(party: Party) -> bool:
    """Tell whether a party is a state, an office or a ministry, which is no crowd."""
    actor = party.actor
    last = actor.name.lower().split()[-1:]
    delegates = not actor.named and last in (["delegation"], ["delegates"], ["negotiators"], ["envoys"])
    official = actor.kind == "institution" and actor.sectors[:1] == ("GOV",)
    return actor.kind in ("state", "office") or official or delegates


def _joint(candidate: Candidate, counts_as: Category, codebook: Codebook) -> bool:
    """Tell whether all parties do it together: both the act and what it counts as are reciprocal, and it has no one-way frame."""
    both = (codebook.types[counts_as.type], codebook.types[candidate.signal.type])
    if candidate.contents or not all(t.reciprocal for t in both):
        return False
    mode = codebook.types[candidate.signal.type].modes.get(candidate.signal.mode)
    if mode is not None and mode.one_sided:
        return False
    joined = {p for s in candidate.signal.slots if s.fills == "R" for p in s.prepositions or ("",)}
    return not candidate.recipients or bool(joined & _JOINING)


def _say_so_themselves(telling: _Telling, i: int, actors: Sequence[Party]) -> bool:
    """Tell whether those who would do it say so: "Washington said it will impose duties unless the ban is lifted"."""
    sentence = telling.sentence
    above = sentence.heads[i]
    if sentence.deps[i] != "ccomp" or not sentence.is_verb(above):
        return False
    ours = {p.actor.country or p.actor.id for p in actors}
    speakers = subjects(sentence, above)
    said_by = telling.parties.parties(speakers)
    return any((p.actor.country or p.actor.id) in ours for p in said_by) or speaks_for(sentence, speakers, said_by)


def _harms(telling: _Telling, candidate: Candidate, codebook: Codebook) -> bool:
    return bool(telling.casualties) and codebook.quad(candidate.signal.type) == 4 and candidate.operator is None


def _link(events: list[Event]) -> list[Event]:
    """Drop links to events that merging took away."""
    known = {e.id for e in events}
    return [e if not e.embedded_in or e.embedded_in in known else replace(e, embedded_in="") for e in events]
