"""Standing relations told by several words: arms given, bodies joined, ground in somebody's hands, ties cut, wars waged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from dragoman.claims.parties import Cast
from dragoman.claims.standing_words import (
    Found,
    both_sides,
    forces_of,
    is_ground,
    phrase_span,
    rows,
    stands,
    supposed,
    verbs_with_objects,
)
from dragoman.clauses import negation, objects, prepositional_objects, subjects, voice
from dragoman.language import Sentence
from dragoman.records import Party, Span


def phrases(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """Read the relations of several words that begin at token i.

    Args:
        sentence: a parsed sentence.
        i: a verb, or a noun such as "war", "relations", "home".
        cast: the report's parties.
    """
    if sentence.is_verb(i):
        if sentence.lemmas[i] in _verbs() and voice(sentence, i) == "active" and not negation(sentence, i):
            yield from _first(sentence, i, cast, _giving, _joining, _tying, _sanctioning, _staying, _laying_claim)
    elif sentence.is_noun(i):
        yield from _first(sentence, i, cast, _in_hands, _home_to, _part_of, _strained, _waged, _supplier, _under_imposed)


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    sections = ("giving", "joining", "tying", "sanctioning", "staying", "laying_claim")
    return frozenset(verb for section in sections for row in rows(section) for verb in row["verbs"])


Rule = Callable[[Sentence, int, Cast], Iterator[Found]]


def _first(sentence: Sentence, i: int, cast: Cast, *rules: Rule) -> Iterator[Found]:
    for rule in rules:
        found = next(rule(sentence, i, cast), None)
        if found is not None:
            yield found
            return


def _cover(sentence: Sentence, cast: Cast, i: int, *parties: Party) -> Span:
    spans = [sentence.span_of(i, i), *(p.span for p in parties if p.span is not None)]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _found(sentence: Sentence, cast: Cast, kind: str, one: list[Party], two: list[Party], i: int) -> Iterator[Found]:
    """Yield the relation if both sides are parties of their own."""
    two = [p for p in two if p.actor.id not in {q.actor.id for q in one}]
    if one and two:
        yield Found(kind, tuple(one), tuple(two), "", _cover(sentence, cast, i, *one, *two), i)


# -- verbs --------------------------------------------------------------------------------------------------------


def _giving(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """ "Provides weapons to", "gives the rebels sanctuary", "supplies the general with drones"."""
    for row in rows("giving"):
        if sentence.lemmas[i] not in row["verbs"]:
            continue
        things = objects(sentence, i)
        goods = [j for j in things if sentence.lemmas[j].lower() in row["goods"]]
        beside = [k for j in (i, *goods) for k in prepositional_objects(sentence, j, "to")]
        beside += [k for j in sentence.children_with(i, "dative") for k in sentence.children_with(j, "pobj")]
        whom = [k for k in (*beside, *sentence.children_with(i, "dative")) if sentence.is_noun(k)]
        if not goods:
            given = [k for k in prepositional_objects(sentence, i, "with") if sentence.lemmas[k].lower() in row["goods"]]
            goods, whom = given, things
        if goods and whom and stands(sentence, i):
            yield from _found(
                sentence, cast, row["kind"], cast.parties(sentence, subjects(sentence, i)), cast.parties(sentence, whom), i
            )


def _joining(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """ "Joined NATO", "belongs to the European Union": bodies alone have members."""
    (row,) = rows("joining")
    if sentence.lemmas[i] not in row["verbs"]:
        return
    body = _bodies(sentence, objects(sentence, i) or prepositional_objects(sentence, i, "to"), cast)
    if not body or supposed(sentence, i):
        return
    yield from _found(sentence, cast, row["kind"], cast.parties(sentence, subjects(sentence, i)), body, i)


def _bodies(sentence: Sentence, tokens: list[int], cast: Cast) -> list[Party]:
    return [p for p in cast.parties(sentence, tokens) if p.actor.kind == "organisation"]


def _tying(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """ "Cut ties with", "restored diplomatic relations"."""
    for row, noun in verbs_with_objects(sentence, i, "tying"):
        who, whom = both_sides(sentence, i, noun, cast, "with", "to")
        yield from _found(sentence, cast, row["kind"], who, whom, i)


def _sanctioning(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """ "Faces sanctions from", "maintains an embargo on"."""
    for row in rows("sanctioning"):
        if sentence.lemmas[i] not in row["verbs"]:
            continue
        nouns = [j for j in objects(sentence, i) if sentence.lemmas[j] in row["nouns"]]
        if not nouns or not stands(sentence, i):
            continue
        others = [k for j in (nouns[0], i) for k in prepositional_objects(sentence, j, *row["links"])]
        who, whom = cast.parties(sentence, subjects(sentence, i)), cast.parties(sentence, others, places=True)
        one, two = (whom, who) if row.get("turned") else (who, whom)
        yield from _found(sentence, cast, row["kind"], one, two, i)


def _staying(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """ "Some 900 US soldiers remain in Syria"."""
    (row,) = rows("staying")
    if sentence.lemmas[i] not in row["verbs"] or not stands(sentence, i):
        return
    forces = [p for f in subjects(sentence, i) for p in forces_of(sentence, f, cast)]
    ground = cast.parties(sentence, prepositional_objects(sentence, i, *row["links"]), places=True)
    yield from _found(sentence, cast, row["kind"], ground, forces, i)


# -- nouns --------------------------------------------------------------------------------------------------------


def _in_hands(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """ "Is in Armenian hands", "remains in the hands of the army"."""
    link = sentence.heads[i]
    verb = sentence.heads[link]
    if sentence.lower[i] != "hands" or sentence.lower[link] != "in" or not sentence.is_verb(verb) or not stands(sentence, verb):
        return
    whose = [Party(m.actor, m.span) for m in cast.mentions[sentence.index] if link < m.head < i and sentence.heads[m.head] == i]
    whose += cast.parties(sentence, prepositional_objects(sentence, i, "of"))
    held = subjects(sentence, verb)
    if whose and held and is_ground(sentence, held[0], cast) and not negation(sentence, verb):
        span = phrase_span(sentence, held[0])
        words = cast.report.text[span.start : span.end]
        evidence = _cover(sentence, cast, i, *whose)
        yield Found("holds", tuple(whose), (), words, Span(min(span.start, evidence.start), evidence.end), verb)


def _home_to(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """ "Is home to a Russian base"."""
    verb = sentence.heads[i]
    if sentence.lower[i] != "home" or sentence.deps[i] not in ("attr", "appos", "advmod"):
        return
    beside = sentence.deps[i] != "attr"  # "Djibouti, home to a Chinese base"
    if not beside and (supposed(sentence, verb) or negation(sentence, verb)):
        return
    forces = [p for k in prepositional_objects(sentence, i, "to") for p in forces_of(sentence, k, cast)]
    where = [verb] if beside else subjects(sentence, verb)
    yield from _found(sentence, cast, rows("staying")[0]["kind"], cast.parties(sentence, where, places=True), forces, i)


def _part_of(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """ "Is part of ECOWAS"."""
    verb = sentence.heads[i]
    if sentence.lower[i] != "part" or sentence.deps[i] != "attr" or supposed(sentence, verb) or negation(sentence, verb):
        return
    bodies = _bodies(sentence, prepositional_objects(sentence, i, "of"), cast)
    yield from _found(sentence, cast, rows("joining")[0]["kind"], cast.parties(sentence, subjects(sentence, verb)), bodies, i)


def _strained(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """ "Relations between Kenya and Somalia are strained"."""
    verb = sentence.heads[i]
    lemma = sentence.lemmas[i].lower()
    fitting = [r for r in rows("strained") if lemma in r["nouns"]] if sentence.deps[i] in ("nsubj", "nsubjpass") else []
    if not fitting or supposed(sentence, verb) or negation(sentence, verb):
        return
    qualities = [sentence.lower[j] for j in sentence.children_with(verb, "acomp", "oprd", "advmod")] + [sentence.lower[verb]]
    qualities += [sentence.lower[k] for j in sentence.children_with(verb, "prep") for k in sentence.children_with(j, "pobj")]
    row = next((r for r in fitting if any(q in r["adjectives"] for q in qualities)), None)
    if row is None:
        return
    sides = cast.parties(sentence, prepositional_objects(sentence, i, "between"))
    if not sides:  # "Chad's relations with Niger are strained"
        whose = cast.parties(sentence, sentence.children_with(i, "poss"))
        sides = [*whose, *cast.parties(sentence, prepositional_objects(sentence, i, "with"), places=True)] if whose else []
    yield from _found(sentence, cast, row["kind"], sides[:1], sides[1:], i)


def _waged(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """ "Is fighting a war against Eritrea"."""
    (row,) = rows("waging")
    verb = sentence.heads[i]
    waged = sentence.lemmas[i] in row["nouns"] and sentence.deps[i] == "dobj" and sentence.lemmas[verb] in row["verbs"]
    if not waged or not stands(sentence, verb) or negation(sentence, verb):
        return
    others = [k for j in (i, verb) for k in prepositional_objects(sentence, j, *row["links"])]
    who, whom = cast.parties(sentence, subjects(sentence, verb)), cast.parties(sentence, others, places=True)
    yield from _found(sentence, cast, row["kind"], who, whom, i)


def _laying_claim(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """ "Lays claim to the islands"."""
    (row,) = rows("laying_claim")
    claim = next((j for j in objects(sentence, i) if sentence.lemmas[j] == "claim"), None)
    if sentence.lemmas[i] not in row["verbs"] or claim is None or not stands(sentence, i):
        return
    who = cast.parties(sentence, subjects(sentence, i))
    for k in (*prepositional_objects(sentence, claim, "to"), *prepositional_objects(sentence, i, "to")):
        if (who and is_ground(sentence, k, cast)) or (who and sentence.lower[k] in ("all", "most", "part")):
            span = phrase_span(sentence, k)
            evidence = _cover(sentence, cast, i, *who)
            words = cast.report.text[span.start : span.end]
            yield Found(row["kind"], tuple(who), (), words, Span(evidence.start, max(evidence.end, span.end)), i)
            return


def _supplier(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """ "Israel is the biggest supplier of arms to Azerbaijan"."""
    (row,) = rows("supplying")
    verb = sentence.heads[i]
    if sentence.lemmas[i] not in row["nouns"] or sentence.deps[i] != "attr" or supposed(sentence, verb):
        return
    goods = [k for k in prepositional_objects(sentence, i, "of") if sentence.lemmas[k].lower() in rows("giving")[0]["goods"]]
    if not goods or negation(sentence, verb):
        return
    whom = [k for j in (i, *goods, verb) for k in prepositional_objects(sentence, j, "to", "for")]
    who = cast.parties(sentence, subjects(sentence, verb))
    yield from _found(sentence, cast, row["kind"], who, cast.parties(sentence, whom, places=True), i)


def _under_imposed(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """ "Sanctions imposed by the Union on Zimbabwe are in force", "hit by UN sanctions"."""
    row = rows("sanctioning")[0]
    if sentence.lemmas[i] not in row["nouns"] or negation(sentence, i):
        return
    for j in sentence.children_with(i, "acl", "relcl"):
        by = [k for a in sentence.children_with(j, "agent") for k in sentence.children_with(a, "pobj")]
        on = [k for m in (j, i, *by) for k in prepositional_objects(sentence, m, "on", "against")]
        yield from _found(sentence, cast, row["kind"], cast.parties(sentence, on, places=True), cast.parties(sentence, by), i)
    struck = next((v for v in sentence.ancestors(i) if sentence.is_verb(v)), i)  # "has been hit by a round of British sanctions"
    if sentence.lemmas[struck] in row["striking"] and voice(sentence, struck) == "passive" and stands(sentence, struck):
        near = [m for m in cast.mentions[sentence.index] if struck < m.head <= i and m.actor.country]
        hit = cast.parties(sentence, subjects(sentence, struck), places=True)
        yield from _found(sentence, cast, row["kind"], hit, [Party(m.actor, m.span) for m in near[:1]], i)
    to = sentence.heads[i]
    subject = sentence.heads[to]
    if sentence.lower[to] != "to" or sentence.lower[subject] != "subject":
        return
    above = sentence.heads[subject]
    who = subjects(sentence, above) if sentence.is_verb(above) else [above]
    before = [m for m in cast.mentions[sentence.index] if to < m.head < i]
    yield from _found(
        sentence, cast, row["kind"], cast.parties(sentence, who, places=True), [Party(m.actor, m.span) for m in before], i
    )
