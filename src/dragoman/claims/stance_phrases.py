"""Stances told by several words: "threw its weight behind", "has reservations about", "called the plan a mistake", "must end"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dragoman.claims.parties import Cast
from dragoman.claims.stance_judgments import drawn_stances, judgment_stances, label_stances
from dragoman.claims.stance_wordings import wording_stances
from dragoman.claims.stance_words import phrase_rows, table, wording_verbs
from dragoman.claims.targets import Draft, clause_targets, evidence_span, noun_phrase
from dragoman.clauses import negation, subjects, voice
from dragoman.clauses.factuality import factuality_of
from dragoman.language import Sentence
from dragoman.records import Party
from dragoman.sentence import asked_once

_OBJECTS = ("dobj", "obj", "intj")
_OBLIGING = frozenset({"must", "should"})
# How a source puts what it holds ought to be, so that "must" is its wish.
_HOLDING = frozenset({"says", "claims", "believes", "warns", "demands"})


@lru_cache(maxsize=1)
def phrase_verbs() -> frozenset[str]:
    """Return the verbs of stances told by several words, "must" apart."""
    return frozenset({*phrase_rows(), *table("labels", "verbs"), *wording_verbs(), "make", "remain"}) | (
        table("drawing", "verbs") | table("topping", "verbs")
    )


@asked_once
def obliges(sentence: Sentence) -> bool:
    """Tell whether a sentence has "must" or "should"."""
    return not _OBLIGING.isdisjoint(sentence.lower)


def phrase_stances(sentence: Sentence, i: int, cast: Cast) -> Iterator[Draft]:
    """Read the stances of several words whose verb is at token i.

    Args:
        sentence: a parsed sentence.
        i: a verb.
        cast: the report's parties and attributions.
    """
    lemma = sentence.lemmas[i]
    if lemma in phrase_verbs() and voice(sentence, i) == "active":
        yield from _of_phrase(sentence, i)
        yield from label_stances(sentence, i)
        yield from drawn_stances(sentence, i)
        yield from _of_condition(sentence, i)
    if lemma in ("be", "remain"):
        yield from judgment_stances(sentence, i, cast)
    if lemma in wording_verbs():
        yield from wording_stances(sentence, i)
    if obliges(sentence):
        yield from _of_obligation(sentence, i, cast)


def _of_phrase(sentence: Sentence, i: int) -> Iterator[Draft]:
    """ "Gave its blessing to the pact", "put the return of refugees first"."""
    rows = phrase_rows().get(sentence.lemmas[i], ())
    heads = subjects(sentence, i) if rows else []
    if not heads or negation(sentence, i):
        return
    for row in rows:
        thing = _with_word(sentence, i, row["words"])
        if thing is None:
            continue
        links = [k for k in sentence.children_with(i, "prep", "dative") if k > thing]
        links += [k for k in sentence.children_with(thing, "prep") if k > thing]
        named = [k for k in links if sentence.lower[k] in row["links"]]
        target = next((t for k in named for t in sentence.children_with(k, "pobj", "pcomp")), None)
        if target is None and "to" in row["links"]:  # "gave the purchase top priority"
            target = next((k for k in sentence.children_with(i, "dative", "dobj") if i < k < thing and sentence.is_noun(k)), None)
        if "object" in row["links"]:
            target = sentence.child(i, "dobj")
        if "to" in row["links"] and target is None:
            clause = next((k for m in (i, thing) for k in sentence.children_with(m, "acl", "xcomp", "advcl")), None)
            for span in clause_targets(sentence, clause, infinitive=True) if clause is not None else ():
                yield Draft(row["attitude"], row["strength"], heads, span, evidence_span(sentence, heads, i, span))
            return
        if target is not None:
            span = noun_phrase(sentence, target)
            yield Draft(row["attitude"], row["strength"], heads, span, evidence_span(sentence, heads, i, span))
            return


def _with_word(sentence: Sentence, i: int, words: list[str]) -> int | None:
    """Return the word beside the verb that makes the phrase: its object, an adverb, or the noun behind a preposition."""
    near = [j for j in sentence.children[i] if j > i]
    near += [k for j in near if sentence.deps[j] == "prep" for k in sentence.children_with(j, "pobj")]
    return next((j for j in near if sentence.lemmas[j].lower() in words or sentence.lower[j] in words), None)


def _of_condition(sentence: Sentence, i: int) -> Iterator[Draft]:
    """ "Made the release of the miners a condition for talks": what is made the condition is what is demanded."""
    if sentence.lemmas[i] != "make" or negation(sentence, i):
        return
    clause = sentence.child(i, "ccomp")  # "made the release | a condition"
    parts = sentence.children_with(clause, "nsubj", "attr") if clause is not None and not sentence.is_verb(clause) else []
    things = sentence.children_with(i, "dobj", "oprd") or (parts if len(parts) > 1 else [*parts, *([clause] if clause else [])])
    heads = subjects(sentence, i)
    if len(things) == 2 and heads and sentence.lemmas[things[1]].lower() in table("labels", "conditions"):
        span = noun_phrase(sentence, things[0])
        yield Draft("demands", "medium", heads, span, evidence_span(sentence, heads, i, span))


def _of_obligation(sentence: Sentence, i: int, cast: Cast) -> Iterator[Draft]:
    """ "Qatar says the blockade must end", "according to Oman, the talks should resume": wished by whoever says so."""
    modal = next((j for j in sentence.children_with(i, "aux") if sentence.lower[j] in _OBLIGING), None)
    if modal is None or sentence.child(i, "nsubj", "nsubjpass") is None or negation(sentence, i):
        return
    if sentence.deps[i] not in ("ccomp", "ROOT") or factuality_of(sentence, i).frame != "demand":
        return
    attribution = cast.attribution_of(sentence, sentence.span_of(i, i))
    if attribution is None or attribution.actor is None or attribution.stance not in _HOLDING:
        return
    if not attribution.actor.country:
        return
    attitude, strength = ("demands", "medium") if sentence.lower[modal] == "must" else ("wants", "weak")
    holder = Party(attribution.actor, attribution.source[0] if attribution.source else None)
    for span in clause_targets(sentence, i):
        yield Draft(attitude, strength, [], span, span, (holder,))
