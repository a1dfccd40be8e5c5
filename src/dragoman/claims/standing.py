"""Standing relations: who holds what ground, backs or arms whom, is at war with whom, is a member of what, and so on.

The kinds and their words stand in ``data/claims/relations.toml``; the grammar is here and in
:mod:`dragoman.claims.standing_nouns`. A relation is what stands at the time of the report: what is negated, planned or supposed
is left out, except where the data file names a kind for the negation ("has no ties with").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.actors import Gazetteer
from dragoman.claims.parties import Cast
from dragoman.claims.standing_nouns import compounds, having, possessed, roles
from dragoman.claims.standing_phrases import phrases
from dragoman.claims.standing_wordings import opens_wording, standing_wordings, wording_relations
from dragoman.claims.standing_words import (
    Found,
    forces_of,
    is_ground,
    phrase_span,
    rows,
    state_ends,
    state_words,
    supposed,
    trigger_words,
)
from dragoman.clauses import agents, negation, objects, prepositional_objects, subjects, voice
from dragoman.clauses.circumstances import circumstances
from dragoman.language import Sentence
from dragoman.places.event_places import place_of
from dragoman.records import Attribution, Mention, Party, Place, Relation, Report, Span, TimeExpression, make_id
from dragoman.times import time_of

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


def find_relations(
    report: Report,
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    gazetteer: Gazetteer | None,
    places: Sequence[Sequence[Place]] = (),
    times: Sequence[Sequence[TimeExpression]] = (),
    attributions: Sequence[Attribution] = (),
) -> list[Relation]:
    """Find what stands between actors, or between actors and ground.

    Args:
        report: the report.
        sentences: its sentences, parsed.
        mentions: its mentions of actors, a list a sentence.
        gazetteer: from :func:`dragoman.actors.load_gazetteer`; None leaves out noun phrases that are no mention.
        places: its places, a list a sentence (:func:`dragoman.places.find_places`): ground held is looked up among them.
        times: its times, a list a sentence (:func:`dragoman.times.find_times`).
        attributions: its attributions; a relation inside a content names the attribution.

    Returns:
        Relations in text order; ``object_text`` has the object's words where it is no actor (ground, resources). ``since`` and
        ``until`` hold what the clause says, dated as far as the time expression is, else only where it names a year.
    """
    cast = Cast(report, sentences, mentions, attributions, gazetteer)
    out: dict[tuple[object, ...], Relation] = {}
    for n, sentence in enumerate(sentences):
        here = places[n] if n < len(places) else ()
        when = times[n] if n < len(times) else ()
        for found in _found(sentence, cast) if sentence.parsed else ():
            if not found.subjects and not found.object_text:
                continue
            one = tuple(p.actor.id for p in found.subjects)
            other = tuple(p.actor.id for p in found.objects)
            key = (found.kind, one, other, found.object_text)
            if key not in out:
                out[key] = _record(cast, sentence, found, key, here, when)
    return list(out.values())


def _record(
    cast: Cast,
    sentence: Sentence,
    found: Found,
    key: tuple[object, ...],
    places: Sequence[Place],
    times: Sequence[TimeExpression],
) -> Relation:
    report = cast.report
    attribution = cast.attribution_of(sentence, found.evidence)
    return Relation(
        id=make_id("relation", report.id, *key),
        report=report.id,
        sentence=sentence.index,
        kind=found.kind,
        subjects=found.subjects,
        objects=found.objects,
        evidence=found.evidence,
        object_text=found.object_text,
        place=_ground(sentence, found, places),
        since=_opened_by(sentence, found.head, times, "since", "from", "after") or _time(sentence, found.head, "since", "for"),
        until=_opened_by(sentence, found.head, times, "until", "till") or _time(sentence, found.head, "until", "till"),
        attribution=attribution.id if attribution else "",
    )


def _ground(sentence: Sentence, found: Found, places: Sequence[Place]) -> Place | None:
    """Return the resolved place that the ground held is, or where forces are hosted."""
    resolved = [p for p in places if p.resolution]
    if found.object_text:
        here = [p for p in resolved if found.evidence.contains(p.span) and p.name in found.object_text]
        return here[0] if here else None
    if found.kind == rows("stationed")[0]["kind"]:
        return place_of(sentence, found.head, resolved)
    return None


def _opened_by(sentence: Sentence, head: int, times: Sequence[TimeExpression], *words: str) -> TimeExpression | None:
    """Return the time beside the predicate that one of these words opens ("since March 2014")."""
    return time_of(sentence, head, [t for t in times if t.text.lower().startswith(tuple(f"{w} " for w in words))])


def _time(sentence: Sentence, head: int, *prepositions: str) -> TimeExpression | None:
    """Return the time that "since" or "until" gives beside the predicate; "for" counts with a length of time only."""
    for j in sentence.children[head]:
        if sentence.deps[j] != "prep" or sentence.lower[j] not in prepositions:
            continue
        noun = sentence.child(j, "pobj")
        if noun is None or (
            sentence.lower[j] == "for" and sentence.lemmas[noun] not in ("year", "month", "decade", "week", "day")
        ):
            continue
        span = phrase_span(sentence, noun)
        text = (
            span.of(sentence.text)
            if sentence.span.start == 0
            else sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
        )
        year = _YEAR.search(text)
        if year is None:
            return TimeExpression(text, span)
        return TimeExpression(text, span, date(int(year.group()), 1, 1), date(int(year.group()), 12, 31), "year")
    return None


def _found(sentence: Sentence, cast: Cast) -> Iterator[Found]:
    triggers = trigger_words()
    if not state_ends().isdisjoint(sentence.lower):
        for i, pair in enumerate(zip(sentence.lower, sentence.lower[1:], strict=False)):
            if pair in state_words():
                yield from _state(sentence, i, cast)
    opening = standing_wordings()
    for i in [i for i, lemma in enumerate(sentence.lemmas) if lemma in opening] if opens_wording(sentence) else ():
        if sentence.is_verb(i):
            yield from wording_relations(sentence, i, cast)
    if triggers.isdisjoint(sentence.lower) and triggers.isdisjoint(sentence.lemmas):
        return
    tokens = enumerate(zip(sentence.lower, sentence.lemmas, strict=True))
    for i in [i for i, (word, lemma) in tokens if word in triggers or lemma in triggers]:
        if sentence.is_verb(i):
            yield from _of_verb(sentence, i, cast)
            yield from _stationed(sentence, i, cast)
            yield from having(sentence, i, cast)
        elif sentence.is_noun(i):
            yield from possessed(sentence, i, cast)
            yield from roles(sentence, i, cast)
        if sentence.lower[i] == "under":
            yield from _under(sentence, i, cast)
        yield from phrases(sentence, i, cast)
        yield from _of_adjective(sentence, i, cast)
        yield from compounds(sentence, i, cast)


def _evidence(sentence: Sentence, *tokens: int) -> Span:
    """Return the stretch that covers these tokens with the noun phrases below them."""
    spans = [phrase_span(sentence, t) if sentence.is_noun(t) else sentence.span_of(t, t) for t in tokens]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


# -- verbs --------------------------------------------------------------------------------------------------------


def _of_verb(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    for row in rows("verb"):
        if sentence.lemmas[i] not in row["words"]:
            continue
        if voice(sentence, i) == "passive":
            doers, done = agents(sentence, i), subjects(sentence, i)
        else:
            doers, done = subjects(sentence, i), objects(sentence, i)
        kind = row["kind"]
        refused = sentence.deps[i] == "xcomp" and sentence.lemmas[sentence.heads[i]] in ("refuse", "decline")
        if negation(sentence, i) or refused:
            kind = row.get("negated", "")
        if (
            not kind
            or not done
            or (row.get("lasting") and circumstances(sentence, i).tense == "past" and not circumstances(sentence, i).perfect)
        ):
            continue
        found = list(_related(sentence, cast, row, kind, doers, done, i))
        if found and (refused or not supposed(sentence, i)):  # the dearest question last: few verbs have parties on both sides
            yield from found


def _related(
    sentence: Sentence, cast: Cast, row: dict[str, object], kind: str, doers: list[int], done: list[int], i: int
) -> Iterator[Found]:
    """Build the relation between who does and what is done to, if the object is of the sort that the row asks for."""
    who = tuple(cast.parties(sentence, doers))
    wanted = row["object"]
    objects_: tuple[Party, ...] = ()
    text = ""
    if wanted == "ground":
        if not is_ground(sentence, done[0], cast) or not who:
            return
        span = phrase_span(sentence, done[0])
        text = cast.report.text[span.start : span.end]
    elif wanted == "forces":
        objects_ = tuple(p for d in done for p in forces_of(sentence, d, cast))
    elif wanted == "actor":
        objects_ = tuple(cast.parties(sentence, done, places=True)) or tuple(cast.pronoun(sentence, done[0], who))
    if not text and not objects_:
        return
    if row.get("turned"):
        who, objects_ = objects_, who
    elif not who:
        return
    yield Found(kind, who, objects_, text, _evidence(sentence, i, *doers, *done), i)


def _stationed(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """Read "US troops are stationed in Niger"."""
    (row,) = rows("stationed")
    if (
        sentence.lemmas[i] not in row["verbs"]
        or voice(sentence, i) != "passive"
        or supposed(sentence, i)
        or negation(sentence, i)
    ):
        return
    here = circumstances(sentence, i)
    if sentence.lemmas[i] in row["acts"] and here.tense == "past" and not here.perfect:
        return  # "were deployed": an act
    forces, ground = subjects(sentence, i), prepositional_objects(sentence, i, *row["links"])
    whose = tuple(p for f in forces for p in forces_of(sentence, f, cast))
    where = tuple(cast.parties(sentence, ground, places=True))
    if whose and where:
        yield Found(row["kind"], where, whose, "", _evidence(sentence, i, *forces, *ground), i)


# -- prepositional states -----------------------------------------------------------------------------------------


def _under(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """Read "is under Turkish occupation", "have kept the town under siege".

    The words between "under" and its noun are read by place rather than by parse: they are often a list of who does it.
    """
    for row in rows("under"):
        noun = _noun_ahead(sentence, i, row["nouns"])
        if noun is None:
            continue
        verb = sentence.heads[i]
        while not sentence.is_verb(verb) and sentence.heads[verb] != verb:
            verb = sentence.heads[verb]
        if not sentence.is_verb(verb) or supposed(sentence, verb) or negation(sentence, verb):
            return
        between = [m for m in cast.mentions[sentence.index] if i < m.head <= noun]
        who = [Party(m.actor, m.span) for m in _one_each(between) if m.actor.kind != "unknown" and not _only_described(m)]
        who += cast.parties(sentence, prepositional_objects(sentence, noun, "of", "by", "from"))
        makes = sentence.lemmas[verb] in rows("under_verbs")[0]["makers"] and voice(sentence, verb) == "active"
        if makes:
            who += cast.parties(sentence, subjects(sentence, verb))
        beneath = objects(sentence, verb) if makes else subjects(sentence, verb)
        if not beneath or (not who and not row.get("turned") and not row.get("alone")):
            return
        span = phrase_span(sentence, beneath[0])
        said = [p.span for p in who if p.span]
        evidence = Span(
            min([span.start, sentence.starts[i], *(s.start for s in said)]),
            max([span.end, sentence.ends[noun], *(s.end for s in said)]),
        )
        if row.get("turned"):
            yield Found(row["kind"], tuple(cast.parties(sentence, beneath, places=True)), tuple(who), "", evidence, verb)
        elif is_ground(sentence, beneath[0], cast):
            yield Found(row["kind"], tuple(dict.fromkeys(who)), (), cast.report.text[span.start : span.end], evidence, verb)
        return


def _one_each(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the first mention of each actor ("the Democratic Forces (DF)" is one)."""
    return list({m.actor.id: m for m in reversed(mentions)}.values())[::-1]


def _only_described(mention: Mention) -> bool:
    """Tell whether a mention only describes ("its Kurdish proxy"): the name beside it says who."""
    return not mention.actor.named and not mention.actor.country


def _noun_ahead(sentence: Sentence, i: int, nouns: Sequence[str]) -> int | None:
    """Return the first of these nouns behind token i before a verb or the end of the clause."""
    for j in range(i + 1, min(len(sentence), i + 18)):
        if sentence.lemmas[j] in nouns and sentence.is_noun(j):
            return j
        if (sentence.is_verb(j) and sentence.tags[j] not in ("VBN", "VBG")) or sentence.words[j] in (";", "."):
            return None
    return None


def _state(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """Read "is still at war with Ukraine", "at odds with"."""
    for row in rows("state"):
        words = row["words"].split()
        last = i + len(words) - 1
        if sentence.lower[i : last + 1] != words:
            continue
        verb = sentence.heads[i]
        if sentence.is_verb(verb) and (
            supposed(sentence, verb) or negation(sentence, verb) or "longer" in sentence.lower[verb:i]
        ):
            return
        other = [k for j in (last, verb) for k in prepositional_objects(sentence, j, *row["links"])]
        who = subjects(sentence, verb) if sentence.is_verb(verb) else [verb]
        one, two = tuple(cast.parties(sentence, who)), tuple(cast.parties(sentence, other, places=True))
        if not two and len(one) > 1:  # "Sudan and Chad are at war"
            one, two = one[:1], one[1:]
        if one and two:
            yield Found(row["kind"], one, two, "", _evidence(sentence, i, *who, *other), verb)
        return


def _own_words(sentence: Sentence, head: int) -> list[int]:
    """Return a name's own tokens, without what else hangs on it."""
    return [*(j for j in sentence.children[head] if j < head and sentence.deps[j] == "compound"), head]


def _of_adjective(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """Read "a region rich in oil", "militias loyal to Haftar", "is allied with"."""
    for row in rows("adjective"):
        if sentence.lower[i] not in row["words"] or sentence.tags[i][:1] not in ("J", "V"):
            continue
        noun = sentence.heads[i]
        verb = noun if sentence.is_verb(noun) else i
        who = subjects(sentence, verb) if (sentence.is_verb(verb) and verb != i) or sentence.is_verb(i) else [noun]
        other = [k for j in (i, verb) for k in prepositional_objects(sentence, j, *row["links"])]
        if not who or not other or (sentence.is_verb(verb) and (supposed(sentence, verb) or negation(sentence, verb))):
            return
        span = Span(phrase_span(sentence, other[0]).start, max(phrase_span(sentence, k).end for k in other))
        parties = tuple(cast.parties(sentence, who, places=True))
        if row["object"] == "thing":
            text = cast.report.text[span.start : span.end]
            yield Found(row["kind"], parties, (), text, _evidence(sentence, i, *who, *other), verb)
        else:
            own = {p.actor.id for p in parties}
            whom = tuple(p for p in cast.parties(sentence, other, places=True) if p.actor.id not in own)
            whom = whom or tuple(p for p in cast.named(sentence, _own_words(sentence, other[0])) if p.actor.id not in own)
            if parties and whom:
                yield Found(row["kind"], parties, whom, "", _evidence(sentence, i, *who, *other), verb)
        return
