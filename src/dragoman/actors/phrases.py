"""Whom a noun phrase means: the public question, answered from the mentions found or from the phrase's own words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.actors.context import ReportContext, person_actor
from dragoman.actors.gazetteer import Gazetteer
from dragoman.actors.names import known_names
from dragoman.actors.reader import read_phrases
from dragoman.actors.resolution import Resolver
from dragoman.language import Sentence
from dragoman.records import Actor, Mention, Span, day_of

# Better uses first, where several mentions lie within one phrase.
_ORDER = {"actor": 0, "people": 1, "place": 2, "modifier": 3, "goods": 4, "backer": 5}


def actor_of(
    sentence: Sentence,
    tokens: Span | Sequence[int],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    published: date | str | None = None,
) -> Actor | None:
    """Return whom a noun phrase means.

    Args:
        sentence: the parsed sentence.
        tokens: the phrase, as a span of the report or as token indices (a single head token is enough).
        mentions: the sentence's mentions, from :func:`find_mentions`.
        gazetteer: from :func:`load_gazetteer`.
        published: the report's date (a date or an ISO string), which decides offices.

    Raises:
        UsageError: if ``published`` is no date.

    Returns:
        The actor, named or not ("two Western diplomats"); None for things ("the talks", "Russian gas").
    """
    day = day_of(published)
    indices = sentence.tokens_in(tokens) if isinstance(tokens, Span) else sorted(tokens)
    if not indices:
        return None
    head = sentence.head_of(indices)
    found = [m for m in mentions if m.head == head or (m.tokens[0] <= head < m.tokens[1])]
    if found:
        inner = _listed_inside(sentence, indices, found, gazetteer, day)
        if inner is not None:
            return inner
        best = min(found, key=lambda m: (_ORDER.get(m.use, 9), m.head != head, -(m.tokens[1] - m.tokens[0])))
        if best.use not in ("goods", "modifier", "backer") or best.head == head:
            return best.actor
    reader = read_phrases(sentence, gazetteer)
    if any(d.head == head or d.first <= head < d.last for d in reader.drafts):
        fresh = Resolver(ReportContext(gazetteer, day)).mentions_of(reader)
        here = [m for m in fresh if m.head == head]
        if here:
            return here[0].actor
    return _at_the_end(sentence, indices, mentions)


def _listed_inside(
    sentence: Sentence, indices: Sequence[int], found: Sequence[Mention], gazetteer: Gazetteer, published: date | None
) -> Actor | None:
    """Return the listed person that the phrase names, where it is only the inner part of a longer mention."""
    if any(m.head in indices for m in found):
        return None
    for name in known_names(sentence, gazetteer):
        person = name.of_kind("person")
        if person is not None and person.form == "name" and set(range(name.first, name.last)) <= set(indices):
            return person_actor(person.entry, published)
    return None


def _at_the_end(sentence: Sentence, indices: Sequence[int], mentions: Sequence[Mention]) -> Actor | None:
    """Return the actor of a mention that ends the phrase behind adjectives alone: the parser took another head."""
    for m in mentions:
        before = [k for k in indices if k < m.tokens[0]]
        plain = all(sentence.tags[k] in ("DT", "JJ", "VBN", "HYPH") or sentence.deps[k] == "npadvmod" for k in before)
        if m.tokens[1] == indices[-1] + 1 and indices[0] <= m.tokens[0] and plain and m.use in ("actor", "people"):
            return m.actor
    return None
