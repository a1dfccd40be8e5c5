"""Which sentences can matter: a fast test on words and names, before any model runs.

A sentence goes to the parser when it may hold an event (a name or a word for people who act, and a word that the codebook
knows as a signal), may say who says something, or may be a condition. What fails all three is never parsed. Titles and captions are
few and name the parties: they always are.
"""

from __future__ import annotations

import re
from typing import Protocol

from dragoman.claims import might_attribute
from dragoman.language import Sentence

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_CONDITION = re.compile(
    r"\b(?:if|unless|should|were|had|provided|providing|without|only when|as long as|wish(?:es|ed)?|pave the way|in the event)\b",
    re.IGNORECASE,
)
# Words for unnamed people and bodies that act in politics and conflict; plural and singular both.
_AGENTS = frozenset(
    w + ending
    for w in """army militar troop soldier force rebel militant insurgent fighter gunman gunmen militia police officer protester
    demonstrator activist prosecutor judge court government minister ministry president parliament lawmaker senator official
    authority authorities opposition party union worker student refugee migrant civilian villager resident prisoner hostage
    journalist diplomat ambassador envoy mayor governor king queen prince sheriff guard navy jet drone bomber attacker
    terrorist extremist separatist gang cartel company firm bank group coalition alliance council commission committee
    congress senate house cabinet regime country countries nation state side leader delegation embassy university
    teacher doctor farmer trader miner driver nurse victim detainee suspect convoy warship missile rocket""".split()
    for ending in ("", "s", "y", "ies")
)


class _Names(Protocol):
    def names_in(self, text: str) -> bool: ...


class Screen:
    """Tells which sentences to parse.

    Args:
        gazetteer: anything with ``names_in(text) -> bool``.
        trigger_words: lower-case word forms or lemmas that the codebook knows as signals of events.
    """

    def __init__(self, gazetteer: _Names, trigger_words: frozenset[str]) -> None:
        self._gazetteer = gazetteer
        self._triggers = trigger_words

    def __call__(self, sentence: Sentence) -> bool:
        """Tell whether the sentence can matter."""
        text = sentence.text
        if sentence.zone in ("title", "caption") or might_attribute(text):
            return True
        words = [w.lower() for w in _WORD.findall(text)]
        triggered = any(w in self._triggers or _stem_in(w, self._triggers) for w in words)
        if not triggered and not _CONDITION.search(text):
            return False
        return self._gazetteer.names_in(text) or any(w in _AGENTS for w in words)


_ENDINGS = (("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ies", "y"), ("ied", "y"))


def _stem_in(word: str, lemmas: frozenset[str]) -> bool:
    """Tell whether a word is plausibly a regular form of one of the lemmas (attacks, attacked, shelling, denied)."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and (word[: -len(ending)] + instead) in lemmas:
            return True
    if word.endswith(("ed", "ing")):
        stem = word[:-2] if word.endswith("ed") else word[:-3]
        return len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in lemmas
    return False
