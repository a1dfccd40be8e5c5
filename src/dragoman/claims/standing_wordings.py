"""Standing relations told word by word: "plays host to", "is in control of", "props up", "has the backing of".

The wordings stand in ``data/claims/relations.toml`` as those of stances do (:mod:`dragoman.clauses.phrases`): the first word in
its dictionary form, the last one the preposition or particle that leads over to the other side.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from dragoman.claims.parties import Cast
from dragoman.claims.standing_words import Found, forces_of, is_ground, phrase_span, rows, stands
from dragoman.clauses import negation, objects, prepositional_objects
from dragoman.clauses.phrases import phrases_at
from dragoman.language import Sentence
from dragoman.records import Party, Span


@lru_cache(maxsize=1)
def standing_wordings() -> dict[str, tuple[tuple[tuple[str, ...], dict[str, Any]], ...]]:
    """Return the wordings by their first word, longest first: the words, and the row of the data file."""
    out: dict[str, list[tuple[tuple[str, ...], dict[str, Any]]]] = {}
    for row in rows("wording"):
        for wording in row["words"]:
            words = tuple(wording.split())
            out.setdefault(words[0], []).append((words, row))
    return {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in out.items()}


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """Return a word of each wording that must stand in the text as it is: its longest but the first, which is inflected."""
    inner = ([word for word in wording.split()[1:] if word != "one's"] for row in rows("wording") for wording in row["words"])
    return frozenset(max(words, key=len) for words in inner if words)


def opens_wording(sentence: Sentence) -> bool:
    """Tell whether some wording may stand in a sentence, by one word of each."""
    return not _telling().isdisjoint(sentence.lower)


def wording_relations(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """Read the relations whose wording begins with the verb at token i.

    Args:
        sentence: a parsed sentence.
        i: a verb, or a form of "be".
        cast: the report's parties.
    """
    for last, _, row in phrases_at(sentence, i, standing_wordings().get(sentence.lemmas[i], ())):
        verb = sentence.heads[i] if sentence.deps[i] in ("aux", "auxpass") else i
        who = cast.parties(sentence, sentence.children_with(verb, "nsubj", "nsubjpass"), places=True)
        if not who or negation(sentence, verb) or not (row.get("done") or stands(sentence, verb)):
            continue
        other = sentence.children_with(last, "pobj") or objects(sentence, i)
        other = other or prepositional_objects(sentence, i, sentence.lower[last])
        if other:
            yield from _related(sentence, row, who, other, i, cast)
        return


def _related(sentence: Sentence, row: dict[str, Any], who: list[Party], other: list[int], i: int, cast: Cast) -> Iterator[Found]:
    """Yield the relation if the other side is of the sort that the row asks for."""
    span = phrase_span(sentence, other[0])
    start = min([sentence.starts[i], *(p.span.start for p in who if p.span is not None)])
    evidence = Span(start, max(span.end, sentence.ends[i]))
    words = cast.report.text[span.start : span.end]
    if row["object"] == "thing" or (row["object"] == "ground" and is_ground(sentence, other[0], cast)):
        yield Found(row["kind"], tuple(who), (), words, evidence, i)
        return
    if row["object"] == "forces":
        found = [p for k in other for p in forces_of(sentence, k, cast)]
    else:
        found = cast.parties(sentence, other, places=True) if row["object"] == "actor" else []
    whom = tuple(p for p in found if p.actor.id not in {q.actor.id for q in who})
    if whom:
        one, two = (whom, tuple(who)) if row.get("turned") else (tuple(who), whom)
        yield Found(row["kind"], one, two, "", evidence, i)
