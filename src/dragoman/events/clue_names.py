"""As what clues are named, and what a codebook knows of the words in them.

A clue says where a word stands and what it is ("a:verb=shell"). Learning asks for all of them by their names; an answer only for
those that were learned, by the number of each one's weights: that spares the names of all others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dragoman.ontology import Codebook

# A clue's name, or its number among those that are known.
Name = Any
Strengths = tuple[tuple[Name, float], ...]
# By place and word.
_Store = dict[tuple[str, str], Strengths]

_PREFIX = 5  # letters that words of one family share: "condemn", "condemnation"
# Words in a place of which is kept what they tell (16 MB). Names are ever new: a full store is emptied.
_MOST_WORDS = 20_000


class WordKnowledge:
    """What a codebook knows of words, whatever the sentence: ``classes`` that hold them, and the ``senses`` of its triggers.

    A trigger's senses are its signals' types, each with its share of the signals.
    """

    def __init__(self, codebook: Codebook) -> None:
        classes: dict[str, list[str]] = {}
        for name in sorted(codebook.words):
            for word in codebook.words[name]:
                classes.setdefault(word, []).append(name)
        self.classes = {word: tuple(names) for word, names in classes.items()}
        self.senses = {
            word: {t: n / len(signals) for t, n in Counter(s.type for s in signals).items()}
            for word, signals in codebook.index.items()
        }


# By the codebook's hash: a codebook holds mappings, and cannot be a key itself.
_KNOWLEDGE: dict[str, WordKnowledge] = {}


def knowledge_of(codebook: Codebook) -> WordKnowledge:
    """Return what a codebook knows of words, worked out once a codebook."""
    if codebook.hash not in _KNOWLEDGE:
        _KNOWLEDGE[codebook.hash] = WordKnowledge(codebook)
    return _KNOWLEDGE[codebook.hash]


class Names:
    """As what features are named: by their names, or where only ``known`` ones count, by the number that each has there.

    What each word tells in each place is kept, by the very names: a text asks for the same few thousand again and again.
    """

    def __init__(self, codebook: Codebook, known: Mapping[str, int] | None = None) -> None:
        self.knowledge = knowledge_of(codebook)
        self.of: Callable[[str], Name | None] = _itself if known is None else known.get
        self._told: _Store = {}
        self._taken_for: _Store = {}

    def told(self, where: str, word: str) -> Strengths:
        """Return what a word tells where it stands, each with its strength: itself, its family, its classes and its senses."""
        found = self._told.get((where, word))
        if found is None:
            found = self._keep(self._told, where, word, [*self._by_form(word), *self._by_sense(word)])
        return found

    def taken_for(self, where: str, word: str) -> Strengths:
        """Return only what signals take a word for, each with its strength."""
        if word not in self.knowledge.senses:
            return ()
        found = self._taken_for.get((where, word))
        return self._keep(self._taken_for, where, word, self._by_sense(word)) if found is None else found

    def _keep(self, kept: _Store, where: str, word: str, told: Iterable[tuple[str, float]]) -> Strengths:
        if len(kept) >= _MOST_WORDS:
            kept.clear()
        of = self.of
        found = kept[where, word] = tuple([(name, share) for ending, share in told if (name := of(where + ending)) is not None])
        return found

    def _by_form(self, word: str) -> list[tuple[str, float]]:
        family = [f"^{word[:_PREFIX]}"] if len(word) > _PREFIX else []
        return [(ending, 1.0) for ending in (f"={word}", *family, *(f"@{c}" for c in self.knowledge.classes.get(word, ())))]

    def _by_sense(self, word: str) -> list[tuple[str, float]]:
        return [(f"#{type_}", share) for type_, share in self.knowledge.senses.get(word, {}).items()]


def _itself(name: str) -> str:
    return name
