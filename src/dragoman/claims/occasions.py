"""Phrases beside a cue that say when, where, how long or on what terms something was said, not what."""

from __future__ import annotations

from dragoman.language import Sentence
from dragoman.word_lists import word_list

# Prepositions that say when or where something was said, not what.
_CIRCUMSTANCE = frozenset(
    """on in at during after before since until by amid through throughout within without near via following despite
    ahead outside inside behind under around across""".split()
)
TIMES = word_list("calendar", "weekdays") | word_list("calendar", "months") | word_list("claims", "times")
_OCCASIONS = word_list("claims", "occasions")


def says_when_or_where(sentence: Sentence, preposition: int) -> bool:
    """Tell whether a phrase gives the day or occasion of the saying ("on Monday", "in an interview"), not its content."""
    if sentence.lower[preposition] not in _CIRCUMSTANCE:
        return False
    if sentence.lower[preposition] not in ("in", "on", "at"):
        return True
    phrase = [sentence.lower[k] for k in sentence.subtree(preposition)]
    return any(w in TIMES or w in _OCCASIONS or w[:2] in ("19", "20") for w in phrase)


def how_long(sentence: Sentence, preposition: int) -> bool:
    """Tell whether a phrase gives manner, length or terms of the saying: "at length", "for an hour", "on condition that"."""
    noun = sentence.child(preposition, "pobj")
    if noun is None:
        return False
    word = sentence.lower[preposition]
    if word == "on" and sentence.lower[noun] == "condition":
        return True
    return (word == "at" and sentence.lower[noun] in ("length", "first")) or (word == "for" and sentence.lower[noun] in TIMES)
