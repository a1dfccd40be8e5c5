"""What an act is done to or said of where no party is: "condemned the attack", "closed the airspace", "agreed to cut fees"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.events.bystanders import standing_aside
from dragoman.events.matching import Candidate
from dragoman.events.noun_roles import LIGHT_VERBS
from dragoman.events.parties import phrase_tokens
from dragoman.events.phrases import complements, is_time, key
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.records import Span

# Through these a deed reaches what it is for or against, before its own object: "offer funds to theatres".
_FOR = frozenset({"to", "for", "against", "toward", "towards", "on", "upon", "with"})
_OF = frozenset({"from", "of", "in", "into"})
# How deep the deed lies in a content: "agreed to try to help".
_DEPTH = 3


def object_of(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> Span | None:
    """Return the words for what an act is done to or said of, if they name a thing.

    Args:
        sentence: the sentence.
        candidate: the act, of which no recipient is known.
        codebook: the codebook; the words that a signal asks for beside a light verb name the act, not its object.

    Returns:
        The phrase that stands in the recipient's place; else the noun that is the act's content; else what the deed in its
        content is done to; else the verb's own object. None where there is none, or only a time, a pronoun or the signal's words.
    """
    own = {candidate.token}
    if key(sentence, candidate.token) in codebook.word_class(LIGHT_VERBS):  # "launched an investigation"
        own.update(candidate.used)
    aside = standing_aside(sentence)
    for head in _heads(sentence, candidate):
        if head in aside:
            continue
        if head not in candidate.recipients and any(sentence.tags[j] == "PRP$" for j in sentence.children[head]):
            continue  # "how refugees return to their homes"
        if sentence.is_noun(head) and not is_time(sentence, head) and head not in own:
            return _phrase(sentence, head)
    return None


def _heads(sentence: Sentence, candidate: Candidate) -> Iterator[int]:
    yield from candidate.recipients
    for token in candidate.contents:
        yield token
        yield from _objects(sentence, token, _DEPTH)
    if sentence.is_verb(candidate.token):
        yield from sentence.children_with(candidate.token, "dobj", "nsubjpass")
    for noun in (t for t in (candidate.token, *candidate.used) if sentence.is_noun(t)):
        behind = (j for j in sentence.children_with(noun, "prep") if sentence.lower[j] in _FOR)
        yield from (k for j in behind for k in complements(sentence, j))


def _objects(sentence: Sentence, deed: int, depth: int) -> Iterator[int]:
    """Yield what a deed is for or against, what it is done to, and the same of the deeds in it."""
    if not sentence.is_verb(deed):
        return
    prepositions = sentence.children_with(deed, "prep", "dative")
    yield from sentence.children_with(deed, "dative")
    for kind in (_FOR, _OF):
        yield from (k for j in prepositions if sentence.lower[j] in kind for k in complements(sentence, j))
        if kind is _FOR:
            yield from sentence.children_with(deed, "dobj", "nsubjpass")
    if depth:
        for inner in sentence.children_with(deed, "xcomp", "ccomp"):
            yield from _objects(sentence, inner, depth - 1)


def _phrase(sentence: Sentence, head: int) -> Span:
    """Return the noun phrase of a head without articles before and clauses behind it."""
    tokens = phrase_tokens(sentence, head)
    first, last = tokens[0], head
    while sentence.deps[first] in ("det", "predet") and first < head:
        first += 1
    for token in tokens[tokens.index(head) + 1 :]:
        if token > last + 1:
            break
        last = token
    return sentence.span_of(first, last)
