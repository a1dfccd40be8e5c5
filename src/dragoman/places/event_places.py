"""Where an event takes place, by grammar: the place in its own clause, behind a preposition of place or as what is hit."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.attachment import steps_up
from dragoman.language import Sentence
from dragoman.places.gazetteer import context_words
from dragoman.records import Place
from dragoman.word_lists import word_list

_LOCATIVE = frozenset(
    "in at near outside inside around across throughout within off along beside beyond into between over above under".split()
)
# "an attack on Idlib" puts the attack there, "sanctions on Russia" do not.
_ON = frozenset("on against".split())
_PART_NOUNS = word_list("reading", "parts_of_lands")


def place_of(sentence: Sentence, token: int, some: Sequence[Place]) -> Place | None:
    """Return where the event at a token takes place, as its own clause says, or None where it does not.

    Args:
        sentence: a parsed sentence.
        token: the event's trigger.
        some: the places named in the sentence.

    Returns:
        The place that hangs nearest on the trigger or on the verb of its clause, by a preposition of place ("talks in
        Geneva"), or as the town or site that is hit ("shelled Kharkiv"). The narrowest wins where several hang alike.
    """
    ranked = []
    for place in some:
        tokens = sentence.tokens_in(place.span)
        if not tokens:
            continue
        head = sentence.head_of(tokens)
        told = any(sentence.lower[a] == "according" for a in sentence.ancestors(head))  # "according to a monitor in Lima"
        steps = steps_up(sentence, head, token) if not told and _is_locative(sentence, head, place) else None
        if steps is not None:
            ranked.append((steps, place.resolution == "country", place.span.start, place))
    return min(ranked, key=lambda r: r[:3])[3] if ranked else None


def _is_locative(sentence: Sentence, head: int, place: Place) -> bool:
    """Tell whether the noun phrase of a place stands in a position that says where."""
    country = place.resolution == "country"
    at = head
    while sentence.deps[at] in ("compound", "poss", "nmod", "conj", "appos", "amod") and sentence.heads[at] != at:
        if country and sentence.deps[at] == "poss" and sentence.lower[sentence.heads[at]] not in _PART_NOUNS:
            return False
        at = sentence.heads[at]
    label, above = sentence.deps[at], sentence.heads[at]
    if label == "pobj":
        word = sentence.lower[above]
        inner = word == "of" and sentence.deps[sentence.heads[above]] == "pobj"
        if inner:  # "in the north of Syria", "near the city of Goma"
            word = sentence.lower[sentence.heads[sentence.heads[above]]]
        return word in _LOCATIVE or (word in _ON and not country)
    return not country and label == "dobj" and at in sentence.tokens_in(place.span)


def is_adjectival(sentence: Sentence, place: Place) -> bool:
    """Tell whether a country's name only modifies another noun: "US troops", "Syria's army", but not "Syria's north"."""
    tokens = sentence.tokens_in(place.span) if sentence.parsed else []
    if not tokens or place.resolution != "country":
        return False
    head = sentence.head_of(tokens)
    above = sentence.heads[head]
    if above == head or not sentence.is_noun(above):
        return False
    modifies = sentence.deps[head] in ("compound", "amod", "nmod", "poss")
    return modifies and sentence.lower[above] not in _PART_NOUNS | context_words()["settlement_after"]
