"""Which signals of the codebook a sentence has the words for, wherever they stand: a quick look before any grammar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.patterns import Signal

# What these open may be there without them: "said he would", "was hit by" to the parser.
_OPTIONAL = frozenset({"that", "by"})
_LOOKUPS: dict[str, SignalLookup] = {}


class SignalLookup:
    """The signals of a codebook by trigger, each with the sets of words of which it asks one.

    Many signals ask for the same sets (a word class). Each set is one bit of a whole number: which sets a sentence has a word of
    is one such number, what a signal asks for another, and comparing the two is quick, for there are thousands of signals.
    """

    def __init__(self, codebook: Codebook) -> None:
        asked = {lemma: [asked_by(s) for s in signals] for lemma, signals in codebook.index.items()}
        often = Counter(words for some in asked.values() for sets in some for words in sets)
        # The sets most asked for come first: small numbers are quicker to compare.
        bit_of = {words: 1 << n for n, (words, _) in enumerate(often.most_common())}
        self._signals = {
            lemma: [(_together(bit_of[words] for words in sets), s) for sets, s in zip(asked[lemma], signals, strict=True)]
            for lemma, signals in codebook.index.items()
        }
        self._sets_with: dict[str, int] = {}
        for words, bit in bit_of.items():
            for word in words:
                self._sets_with[word] = self._sets_with.get(word, 0) | bit
        self._seconds = frozenset(word.rpartition(" ")[2] for word in self._sets_with if " " in word)

    def met(self, sentence: Sentence, keys: list[str]) -> int:
        """Return the sets of which the sentence holds a word, as bits.

        Args:
            sentence: the sentence.
            keys: the dictionary form of each token. With the words themselves and what a space or hyphen joins to them, they are
                the forms under which tokens stand in word classes (:func:`dragoman.events.phrases.forms`).
        """
        known = self._sets_with
        found = [known[word] for word in known.keys() & {*keys, *sentence.lower}]
        if not self._seconds.isdisjoint(keys):
            pairs = zip(sentence.lower, keys[1:], strict=False)
            found += [known.get(f"{before} {own}", 0) for before, own in pairs if own in self._seconds]
        if "-" in sentence.words:
            hyphens = (i for i, word in enumerate(sentence.words[1:-1], 1) if word == "-")
            found += [known.get(f"{sentence.lower[i - 1]}-{keys[i + 1]}", 0) for i in hyphens]
        return _together(found)

    def complete(self, lemma: str, met: int) -> list[Signal]:
        """Return the signals of a trigger of whose words none is missing, in the codebook's order."""
        return [signal for needed, signal in self._signals.get(lemma, ()) if needed & met == needed]


def _together(bits: Iterable[int]) -> int:
    out = 0
    for bit in bits:
        out |= bit
    return out


def asked_by(signal: Signal) -> list[frozenset[str]]:
    """Return the sets of words that a signal asks for, the prepositions of what it cannot do without among them."""
    needed = [s.prepositions for s in signal.slots if s.prepositions and not s.excluded and (s.required or s.words)]
    return [*signal.asked, *(words for words in needed if words.isdisjoint(_OPTIONAL))]


def signals_of(codebook: Codebook) -> SignalLookup:
    """Return the lookup over a codebook's signals, made once a codebook."""
    if codebook.hash not in _LOOKUPS:
        _LOOKUPS[codebook.hash] = SignalLookup(codebook)
    return _LOOKUPS[codebook.hash]
