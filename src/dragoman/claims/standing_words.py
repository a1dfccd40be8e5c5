"""What the rules for standing relations share: the rows of ``data/claims/relations.toml`` and small tests on noun phrases."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dragoman.claims.parties import Cast
from dragoman.claims.sides import trim
from dragoman.clauses import negation, objects, prepositional_objects, subjects
from dragoman.clauses.circumstances import circumstances
from dragoman.clauses.factuality import factuality_of
from dragoman.language import Sentence
from dragoman.records import Party, Span


@dataclass(frozen=True, slots=True)
class Found:
    """A relation before it becomes a record; ``head`` is the predicate, for the times beside it."""

    kind: str
    subjects: tuple[Party, ...]
    objects: tuple[Party, ...]
    object_text: str
    evidence: Span
    head: int


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    return tomllib.loads((files("dragoman") / "data" / "claims" / "relations.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=32)
def rows(section: str) -> tuple[dict[str, Any], ...]:
    """Return the rows of one section of the relations' data file."""
    found = _tables()[section]
    return tuple(found) if isinstance(found, list) else (found,)


@lru_cache(maxsize=1)
def trigger_words() -> frozenset[str]:
    """Return all words, dictionary forms or as they stand, at which some rule for standing relations begins to read."""
    words = {"under"}
    for section, key in (("verb", "words"), ("noun", "words"), ("adjective", "words"), ("compound", "words"), ("role", "words"),
                         ("have", "verbs"), ("stationed", "verbs"), ("giving", "verbs"), ("joining", "verbs"),
                         ("tying", "verbs"), ("sanctioning", "verbs"), ("staying", "verbs"), ("strained", "nouns"),
                         ("supplying", "nouns"), ("laying_claim", "verbs")):  # fmt: skip
        words.update(word for row in rows(section) for word in row[key])
    words.update(("war", "hands", "home", "part"))  # the nouns of dragoman.claims.standing_phrases
    return frozenset(words)


@lru_cache(maxsize=1)
def state_words() -> frozenset[tuple[str, ...]]:
    """Return the first two words of "at war", "on good terms"."""
    return frozenset(tuple(row["words"].split()[:2]) for row in rows("state"))


@lru_cache(maxsize=1)
def state_ends() -> frozenset[str]:
    """Return the last words of "at war", "on good terms": a sentence without any of them tells no such state."""
    return frozenset(row["words"].split()[-1] for row in rows("state"))


def phrase_span(sentence: Sentence, head: int) -> Span:
    """Return the span of the noun phrase at ``head`` without a clause or apposition behind a comma."""
    below = sentence.subtree(head)
    for j in sentence.children[head]:
        if j > head and sentence.deps[j] in ("relcl", "acl", "appos", "advcl", "punct", "cc", "conj", "amod"):
            start = sentence.left_edge(j)
            below = [k for k in below if k < start]
    comma = next((k for k in below if k > head and sentence.words[k] == "," and sentence.deps[sentence.heads[k]] != "conj"), None)
    if comma is not None and any(sentence.deps[k] in ("relcl", "appos") and k > comma for k in below):
        below = [k for k in below if k < comma]
    found = trim(sentence, below[0], below[-1])
    return sentence.span_of(*found) if found else sentence.span_of(head, head)


def supposed(sentence: Sentence, verb: int) -> bool:
    """Tell whether the verb speaks of what is not (yet) so, or only said to be so: modal, future, condition, accusation ..."""
    view = factuality_of(sentence, verb)
    if view.polarity == "negative" and not negation(sentence, verb):
        return True  # "denies that Chad is arming them"
    if _over(sentence, verb):
        return True
    return view.certainty in ("possible", "unknown") or view.time == "future" or view.frame not in ("asserted", "background")


def _over(sentence: Sentence, verb: int) -> bool:
    """ "Once occupied the town", "used to hold it": no longer."""
    if sentence.tags[verb] == "VB" and sentence.lower[sentence.heads[verb]] == "used":
        return True
    return any(sentence.lower[j] in ("once", "formerly", "previously") for j in sentence.children_with(verb, "advmod"))


def stands(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb says what goes on: a present or perfect tense, not a single act in the past."""
    here = circumstances(sentence, verb)
    return (here.tense == "present" or here.perfect or here.progressive) and not supposed(sentence, verb)


def verbs_with_objects(sentence: Sentence, i: int, section: str) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield the rows of a section that name verb i and one of its objects ("cut | ties", "has | troops"), with that object.

    Nothing where the verb only supposes it.
    """
    for row in rows(section):
        if sentence.lemmas[i] not in row["verbs"]:
            continue
        noun = next((j for j in objects(sentence, i) if sentence.lemmas[j] in row["nouns"]), None)
        if noun is not None and not supposed(sentence, i):
            yield row, noun


def both_sides(sentence: Sentence, i: int, noun: int, cast: Cast, *links: str) -> tuple[list[Party], list[Party]]:
    """Return the subject's parties and those behind the links; of a plural subject alone the first, and the others."""
    who = cast.parties(sentence, subjects(sentence, i))
    others = [k for j in (noun, i) for k in prepositional_objects(sentence, j, *links)]
    whom = cast.parties(sentence, others, places=True)
    return (who[:1], who[1:]) if not whom and len(who) > 1 else (who, whom)


def is_ground(sentence: Sentence, head: int, cast: Cast) -> bool:
    """Tell whether a noun phrase names ground: a noun for a stretch of land, or a place or state inside it."""
    (row,) = rows("ground")
    if sentence.lemmas[head] in row["nouns"] or sentence.lower[head] in row["nouns"]:
        return True
    if any(m.head == head and (m.use == "place" or m.actor.kind == "state") for m in cast.mentions[sentence.index]):
        return True
    return sentence.tags[head] in ("NNP", "NNPS") and not any(
        m.head == head and m.actor.kind != "unknown" for m in cast.mentions[sentence.index]
    )


def forces_of(sentence: Sentence, head: int, cast: Cast) -> list[Party]:
    """Return whose troops or bases a noun phrase names ("900 American soldiers", "a Russian naval base")."""
    if sentence.lemmas[head] not in _force_nouns():
        return []
    here = [m for m in cast.mentions[sentence.index] if m.actor.country]
    own = [m for m in here if m.head == head or (m.tokens[0] <= head < m.tokens[1])]
    beside = [m for m in here if m.head < head and sentence.heads[m.head] == head]
    return [Party(m.actor, m.span) for m in (own or beside)]


@lru_cache(maxsize=1)
def _force_nouns() -> frozenset[str]:
    return frozenset(next(row["nouns"] for row in rows("have") if "troop" in row["nouns"]))
