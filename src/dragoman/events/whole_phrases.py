"""The words for a party in full: whose an unnamed one is and where, and the thing that stands in the land it was done to.

"The nominee" of "rejected the president's nominee" is called "the president's nominee"; who "hit a depot in Gaza" hit Gaza by the
words "a depot in Gaza".
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.clauses.arguments import conjuncts
from dragoman.events.parties import left_edge
from dragoman.language import Sentence
from dragoman.records import Party, Span

# Behind these stands whose or where somebody unnamed is: "members of the union", "villagers in Darfur".
_TELLING_WHO = frozenset({"of", "in", "from", "at", "near", "outside"})
# Behind these stands the land where a thing is, not where it goes.
_THERE = frozenset({"in", "within", "inside", "across", "throughout", "at", "near"})
_INNER = frozenset({"prep", "pobj", "nummod", "compound", "amod", "nmod", "det", "poss", "case", "quantmod"})


def in_whole(sentence: Sentence, party: Party, event: int) -> Party:
    """Return a party with the words that name it in full.

    Args:
        sentence: the sentence.
        party: a party of an event.
        event: the token of the event's trigger; only what it is done to or done at counts as a thing in a land.
    """
    tokens = sentence.tokens_in(party.span) if party.span is not None else []
    if party.span is None or not tokens:
        return party
    head = sentence.head_of(tokens)
    if not party.actor.named and sentence.tags[head] in ("NN", "NNS"):
        return replace(party, span=_joined(party.span, _noun_phrase(sentence, head)))
    thing = _thing_there(sentence, head, event)
    if thing is None:
        return party
    return replace(party, span=_joined(sentence.span_of(left_edge(sentence, thing), thing), party.span))


def _joined(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _noun_phrase(sentence: Sentence, head: int) -> Span:
    """Return the words of a noun with whose it is before it, and the phrases right behind it that tell who is meant."""
    last = head
    for j in sentence.children_with(head, "prep"):
        if j == last + 1 and sentence.lower[j] in _TELLING_WHO:
            inner = [t for t in sentence.subtree(j) if _only_names(sentence, t, j)]
            last = max(inner)
    return sentence.span_of(left_edge(sentence, head), last)


def _only_names(sentence: Sentence, i: int, preposition: int) -> bool:
    """Tell whether a token below a preposition belongs to the name behind it, to no clause and no other member of a list."""
    while i != preposition:
        if sentence.deps[i] not in _INNER:
            return False
        i = sentence.heads[i]
    return True


def _thing_there(sentence: Sentence, land: int, event: int) -> int | None:
    """Return the thing in a land that an event is done to: the depot of "hit a depot in Gaza"."""
    where = sentence.heads[land]
    if sentence.deps[land] != "pobj" or sentence.lower[where] not in _THERE:
        return None
    thing = sentence.heads[where]
    if thing == event:  # "hit a depot on Monday in Gaza": to the parser, hit in Gaza
        return next((j for j in sentence.children_with(event, "dobj") if j < where and sentence.tags[j] in ("NN", "NNS")), None)
    above = sentence.heads[thing]
    reached = above == event or (sentence.deps[thing] == "pobj" and sentence.heads[above] == event)
    common = sentence.tags[thing] in ("NN", "NNS")
    return thing if common and reached and thing not in conjuncts(sentence, event) else None
