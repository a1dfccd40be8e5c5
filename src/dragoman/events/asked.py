"""Which signals of the codebook a sentence has the words for, wherever they stand: a quick look before any grammar."""

from __future__ import annotations

from collections.abc import Set

from dragoman.ontology import Codebook
from dragoman.patterns import Signal

# What these open may be there without them: "said he would", "was hit by" to the parser.
_OPTIONAL = frozenset({"that", "by"})
_NOTHING = 0  # the number of the empty set: what asks for no words asks for this
_LOOKUPS: dict[str, SignalLookup] = {}


class SignalLookup:
    """The signals of a codebook by trigger, each with the numbers of the sets of words of which it asks one.

    Many signals ask for the same words (a word class): whether a sentence has one of them is settled once, and what is left to
    do for each of thousands of signals is to compare small sets of numbers.
    """

    def __init__(self, codebook: Codebook) -> None:
        numbers: dict[frozenset[str], int] = {frozenset(): _NOTHING}
        # With each signal the first number apart: most signals fail there, and looking one up is quicker than comparing sets.
        self._signals: dict[str, list[tuple[int, frozenset[int], Signal]]] = {}
        for lemma, signals in codebook.index.items():
            asked = [[numbers.setdefault(words, len(numbers)) for words in _asked(s)] for s in signals]
            self._signals[lemma] = [(n[0] if n else _NOTHING, frozenset(n), s) for n, s in zip(asked, signals, strict=True)]
        self._numbers_of: dict[str, list[int]] = {}
        for words, number in numbers.items():
            for word in words:
                self._numbers_of.setdefault(word, []).append(number)

    def met(self, forms: Set[str]) -> frozenset[int]:
        """Return the numbers of the sets of which one of these words is a member."""
        return frozenset((_NOTHING,)).union(*(self._numbers_of[form] for form in self._numbers_of.keys() & forms))

    def complete(self, lemma: str, met: frozenset[int]) -> list[Signal]:
        """Return the signals of a trigger of whose words none is missing, in the codebook's order."""
        return [signal for first, needed, signal in self._signals.get(lemma, ()) if first in met and needed <= met]


def _asked(signal: Signal) -> list[frozenset[str]]:
    """Return the sets of words that a signal asks for, the prepositions of what it cannot do without among them."""
    needed = [s.prepositions for s in signal.slots if s.prepositions and not s.excluded and (s.required or s.words)]
    return [*signal.asked, *(words for words in needed if words.isdisjoint(_OPTIONAL))]


def signals_of(codebook: Codebook) -> SignalLookup:
    """Return the lookup over a codebook's signals, made once a codebook."""
    if codebook.hash not in _LOOKUPS:
        _LOOKUPS[codebook.hash] = SignalLookup(codebook)
    return _LOOKUPS[codebook.hash]
