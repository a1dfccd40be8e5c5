"""Phrases of several words that govern what follows as one word would: "was in no position to", "poured cold water on".

They stand in ``data/claims/embedding.toml`` (what happens to the event behind them) and ``data/claims/cues.toml`` (who says what
follows), word by word, the first in its dictionary form and the last the word that leads over to the content ("to", "that",
"of"). ``one's`` stands for any possessive, ``oneself`` for any reflexive pronoun, ``a`` for any article or none; up to two
adverbs or adjectives may stand between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from dragoman.clauses.lexicon import Effect, phrase_effects
from dragoman.language import Sentence
from dragoman.sentence import asked_once

_Told = TypeVar("_Told")
_MOST_INSERTED = 2
_ARTICLES = frozenset({"a", "an", "the", "any", "some", "this", "that", "these", "those"})


# Words of a phrase that others stand for in the text.
_STAND_INS = frozenset({"a", "one's", "oneself"})


def phrases_at(
    sentence: Sentence, first: int, phrases: Sequence[tuple[tuple[str, ...], _Told]]
) -> Iterator[tuple[int, tuple[str, ...], _Told]]:
    """Yield those phrases that stand at token ``first``: the token of the last word, the words, what is told of the phrase.

    Args:
        sentence: a parsed sentence.
        first: where the first word would stand.
        phrases: phrases with that first word, each with what is told of it.
    """
    if not phrases:
        return
    kept = _INDEXED.get(id(phrases))
    index = kept[1] if kept is not None and kept[0] is phrases else _by_second_word(phrases)
    there = _words_of(sentence)
    near = ("", *sentence.lower[first + 1 : first + 2 + _MOST_INSERTED])
    found = [row for word in near if word in index for row in index[word] if row[1] <= there]
    if found[1:]:
        found.sort(key=_longest_first)
    for words, _, told in found:
        last = phrase_end(sentence, first, words)
        if last is not None:
            yield last, words, told


# The phrases of one first word by their second, "" for one that others stand for, each with the words that stand in a text as
# they are; kept by the identity of the tuple, which lives as long as the lexicon.
_Row = tuple[tuple[str, ...], frozenset[str], Any]
_INDEXED: dict[int, tuple[object, dict[str, list[_Row]]]] = {}


def _by_second_word(phrases: Sequence[tuple[tuple[str, ...], Any]]) -> dict[str, list[_Row]]:
    index: dict[str, list[_Row]] = {}
    for words, told in phrases:
        second = words[1] if len(words) > 1 and words[1] not in _STAND_INS else ""
        index.setdefault(second, []).append((words, _plain_words(words), told))
    _INDEXED[id(phrases)] = (phrases, index)
    return index


def _longest_first(row: _Row) -> tuple[int, tuple[str, ...]]:
    return -len(row[0]), row[0]


@asked_once
def _words_of(sentence: Sentence) -> frozenset[str]:
    return frozenset(sentence.lower)


@lru_cache(maxsize=2_000)
def _plain_words(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words of a phrase that stand in a text as they are; the first may be inflected."""
    return frozenset(words[1:]) - _STAND_INS


def phrase_end(sentence: Sentence, first: int, words: Sequence[str]) -> int | None:
    """Return the token of the phrase's last word if the phrase stands at token ``first``, else None.

    Args:
        sentence: a parsed sentence.
        first: where its first word, in its dictionary form, would stand.
        words: the phrase.
    """
    if sentence.lemmas[first].lower() != words[0] and sentence.lower[first] != words[0]:
        return None
    j, inserted = first, 0
    for word in words[1:]:
        j += 1
        if word == "a":
            if j < len(sentence) and sentence.lower[j] not in _ARTICLES:
                j -= 1
            continue
        while j < len(sentence) and not _stands_for(sentence, j, word):
            if inserted == _MOST_INSERTED or sentence.tags[j][:2] not in ("RB", "JJ"):
                return None
            inserted += 1
            j += 1
        if j >= len(sentence):
            return None
    return j


def _stands_for(sentence: Sentence, j: int, word: str) -> bool:
    if word == "one's":
        return sentence.tags[j] == "PRP$"
    if word == "oneself":
        return sentence.lower[j].endswith(("self", "selves"))
    return sentence.lower[j] == word


@asked_once
def governing_phrases(sentence: Sentence) -> dict[int, tuple[int, Effect]]:
    """Return the phrases of ``embedding.toml`` in a sentence: by their last token the first one and the effect."""
    table = phrase_effects()
    out: dict[int, tuple[int, Effect]] = {}
    for first, phrases in [(i, table[word]) for i, word in enumerate(map(str.lower, sentence.lemmas)) if word in table]:
        for last, _, effect in phrases_at(sentence, first, phrases):
            out.setdefault(last, (first, effect))
    return out


def phrase_above(sentence: Sentence, i: int) -> tuple[range, Effect] | None:
    """Return the tokens and the effect of the phrase that ends right before the phrase or clause of token i, or None."""
    found = governing_phrases(sentence)
    if not found:
        return None
    edge = sentence.left_edge(i)
    for last in (edge, edge - 1, *sentence.children_with(i, "aux", "mark")):
        if last in found and last < i:
            first, effect = found[last]
            return range(first, last + 1), effect
    return None
