"""Which sentences can matter: a fast test on words and names, before any model runs.

A sentence goes to the parser when it may hold an event (a name or a word for people who act, and the words that some signal
of the codebook asks for), may say who says something, may tell a stance or a standing relation, or may be a condition; what
would have been is read no matter of whom. What fails all of these is never parsed. Titles and captions are few and name the
parties: they always are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol

from dragoman.claims import might_attribute
from dragoman.claims.signals import signal_words
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.word_lists import word_list

# On text in small letters: patterns that ignore case take several times as long.
_WORD = re.compile(r"[a-z][a-z'’-]*")
_CONDITION = re.compile(
    r"\b(?:if|unless|should|were|had|provided|providing|without|only when|as long as|wish(?:es|ed)?|pave the way|in the event)\b"
)
# What would have been, or would be if something were: told of no matter whom ("if that money had been spent, it would ...").
_IMAGINED = re.compile(
    r"\b(?:would|could|might|should)(?:n['’]t)?\b(?:\s[\w'’-]+){0,3}?\s?(?:have|['’]ve)\b|['’]d have\b"
    r"|\b(?:if|unless|in the event)\b.*(?:\b(?:would|could|might|should|will)\b|['’](?:d|ll)\b)"
    r"|(?:\b(?:would|could|might|should|will)\b|['’](?:d|ll)\b).*\b(?:if|unless|in the event)\b"
    r"|\bif (?:only )?(?:it|i|he|she|they|we|you) were\b"
)
# A name that no gazetteer need know: capitals inside a sentence, not after a full stop or a quotation mark.
_CAPITALS = re.compile(r"[\w,] [A-Z][a-z]")
# Words for unnamed people and bodies that act in politics and conflict; plural and singular both.
_AGENTS = frozenset(form for w in word_list("reading", "agents") for form in (w, w + "s", w.removesuffix("y") + "ies"))
_ENDINGS = (("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ies", "y"), ("ied", "y"), ("men", "man"))
# Forms that no ending gives, for the verbs that news uses most: forms=verb.
_IRREGULAR = {
    form: entry.split("=")[1] for entry in word_list("reading", "irregular_verbs") for form in entry.split("=")[0].split("/")
}


class _Names(Protocol):
    def names_in(self, text: str) -> bool: ...


@lru_cache(maxsize=20_000)
def stems(word: str) -> tuple[str, ...]:
    """Return the dictionary forms that a lower-case word may have: itself, and what its ending may hide.

    >>> stems("shelling")
    ('shelling', 'shell', 'shelle', 'shel')
    """
    out = [word]
    if word in _IRREGULAR:
        out.append(_IRREGULAR[word])
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            out.append(word[: -len(ending)] + instead)
    for ending in ("ed", "ing"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 2 and stem[-1] == stem[-2]:
            out.append(stem[:-1])
    return tuple(out)


class Screen:
    """Tells which sentences to parse.

    Args:
        gazetteer: anything with ``names_in(text) -> bool``.
        codebook: the signals to look for: a trigger, and the words that must stand with it.
    """

    def __init__(self, gazetteer: _Names, codebook: Codebook) -> None:
        self._gazetteer = gazetteer
        self._standing = signal_words()
        # Trigger -> for each of its signals the words of which one must be there too; an empty list when one signal asks
        # for none.
        self._asked: dict[str, list[frozenset[str]]] = {}
        for lemma, signals in codebook.told_index.items():
            asked = [_asked_words(s.slots) for s in signals]
            self._asked[lemma] = [] if any(a is None for a in asked) else sorted({a for a in asked if a is not None}, key=sorted)

    def __call__(self, sentence: Sentence) -> bool:
        """Tell whether the sentence can matter."""
        text = sentence.text
        if sentence.zone in ("title", "caption") or might_attribute(text):
            return True
        lower = text.lower()
        if _IMAGINED.search(lower):
            return True
        words = _WORD.findall(lower)
        known = {s for w in words for s in stems(w)}
        if not self._signalled(known) and known.isdisjoint(self._standing) and not _CONDITION.search(lower):
            return False
        return _CAPITALS.search(text) is not None or not _AGENTS.isdisjoint(words) or self._gazetteer.names_in(text)

    def _signalled(self, known: set[str]) -> bool:
        """Tell whether the words of some signal are all there."""
        for stem in known:
            asked = self._asked.get(stem)
            if asked is not None and (not asked or any(not a.isdisjoint(known) for a in asked)):
                return True
        return False


def _asked_words(slots: tuple[object, ...]) -> frozenset[str] | None:
    """Return the words of which a signal asks one beside its trigger (the last word of those of several), or None."""
    for slot in slots:
        words: frozenset[str] = getattr(slot, "words", frozenset())
        if words and not getattr(slot, "excluded", False):
            return frozenset(w.split()[-1] for w in words)
    return None
