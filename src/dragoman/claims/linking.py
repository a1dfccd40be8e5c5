"""Demands told by tying one thing to another: "made the deal conditional on", "linked it to", "in exchange for".

Where the words hang in the parse is not to be relied on here, so the second thing is found by its place behind the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dragoman.claims.stance_words import table
from dragoman.claims.targets import Draft, clause_targets, evidence_span, noun_phrase
from dragoman.clauses import negation, subjects, voice
from dragoman.language import Sentence
from dragoman.records import Span
from dragoman.sentence import asked_once

# How many words may stand between the word that ties and its preposition ("conditional, above all, on").
_REACH = 6


@lru_cache(maxsize=1)
def linking_verbs() -> frozenset[str]:
    """Return the verbs at which something is tied to another thing, whatever else the sentence says."""
    return table("linking", "making") | table("linking", "verbs")


@asked_once
def names_an_exchange(sentence: Sentence) -> bool:
    """Tell whether a sentence has a word for what is done "in exchange": then any verb may tie something to it."""
    return not table("linking", "exchanges").isdisjoint(sentence.lower)


def linked_demands(sentence: Sentence, i: int) -> Iterator[Draft]:
    """Read the verb at token i as tying one thing to another.

    Args:
        sentence: a parsed sentence.
        i: token of a verb.

    Yields:
        A demand of the verb's subject for the second thing.
    """
    target: Span | None = None
    lemma = sentence.lemmas[i]
    if lemma in table("linking", "making"):
        adjective = next((j for j in range(i + 1, len(sentence)) if sentence.lower[j] in table("linking", "adjectives")), -1)
        if adjective > 0 and not any(sentence.is_verb(j) for j in range(i + 1, adjective)):
            target = _behind(sentence, adjective, "on", "upon")
    elif lemma in table("linking", "verbs") and voice(sentence, i) == "active":
        given = sentence.child(i, "dobj")
        target = _behind(sentence, given, "to", "with") if given is not None and given > i else None
    else:
        target = _in_exchange(sentence, i)
    heads = subjects(sentence, i) if target is not None and voice(sentence, i) == "active" else []
    if target is not None and heads and not negation(sentence, i):
        yield Draft("demands", "medium", heads, target, evidence_span(sentence, heads, i, target))


def _behind(sentence: Sentence, start: int, *prepositions: str) -> Span | None:
    """Return what the first of these prepositions behind token ``start`` governs."""
    for j in range(start + 1, min(len(sentence), start + 1 + _REACH)):
        if sentence.lower[j] in prepositions and sentence.deps[j] == "prep":
            return _governed(sentence, j)
    return None


def _governed(sentence: Sentence, preposition: int) -> Span | None:
    noun = sentence.child(preposition, "pobj")
    if noun is not None:
        return noun_phrase(sentence, noun)
    verb = sentence.child(preposition, "pcomp")
    return next(iter(clause_targets(sentence, verb)), None) if verb is not None else None


def _in_exchange(sentence: Sentence, i: int) -> Span | None:
    """Return what the verb's act is done in exchange for, if it says so."""
    for j in sentence.children[i]:
        noun = sentence.child(j, "pobj") if sentence.deps[j] == "prep" and sentence.lower[j] == "in" else None
        if noun is None or sentence.lower[noun] not in table("linking", "exchanges"):
            continue
        link = next((k for k in sentence.children[noun] if sentence.lower[k] == "for"), None)
        return _governed(sentence, link) if link is not None else None
    return None
