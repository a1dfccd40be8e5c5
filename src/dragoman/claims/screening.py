"""A fast test for the screen: may this sentence say who says something?"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.claims.lexicon import cue_lexicon, cue_phrases
from dragoman.word_lists import word_list

_WORD = re.compile(r"[a-z]{2,}")  # on text in small letters
_QUOTE = re.compile(r"[“”„«»\"]|``|''|:\s*$|^[A-Z][^:\n]{1,60}: ")
_ENDINGS = ("s", "es", "ed", "d", "ing")
# Past forms that no ending gives.
_IRREGULAR = word_list("claims", "irregular_forms")
_COMMON = word_list("claims", "common_inside_phrases")
# Shorter words within a phrase ("let on that") tell nothing.
_SHORTEST = 3
# Cue words so common in other uses that they alone do not call for a parse.
_TOO_COMMON = word_list("claims", "too_common")


@lru_cache(maxsize=1)
def _cue_forms() -> frozenset[str]:
    forms = set(_IRREGULAR)
    for part, lemma in cue_lexicon():
        word = lemma.split("-")[0]
        if word in _TOO_COMMON or (part == "V" and len(word) < 3):
            continue
        forms.add(word)
        if part == "J":
            continue
        forms.update(word + ending for ending in _ENDINGS)
        if word.endswith("e"):
            forms.update((word[:-1] + "ing", word + "d"))
        elif word.endswith("y"):
            forms.update((word[:-1] + "ies", word[:-1] + "ied"))
        elif len(word) > 2 and word[-1] not in "aeiouwxy" and word[-2] in "aeiou":
            forms.update((word + word[-1] + "ed", word + word[-1] + "ing"))
    for rows in cue_phrases().values():  # the longest word within a phrase: its first is inflected, its last too common
        inner = ([word for word in words[1:-1] if word not in _COMMON] for words, _ in rows)
        longest = (max(words, key=len) for words in inner if words)
        forms.update(word for word in longest if len(word) > _SHORTEST)
    return frozenset(forms)


def might_attribute(text: str) -> bool:
    """Tell, without parsing, whether a sentence may hold an attribution: quotation marks, a colon at its end, a cue word.

    Lets too much through rather than too little.

    >>> might_attribute("The ministry said no."), might_attribute("Snow fell on the pass.")
    (True, False)
    """
    if _QUOTE.search(text):
        return True
    return not _cue_forms().isdisjoint(_WORD.findall(text.lower()))
