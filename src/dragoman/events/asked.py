"""Which signals of the codebook a sentence has the words for, wherever they stand: a quick look before any grammar."""

from __future__ import annotations

from collections.abc import Set

from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.patterns import Signal

# What these open may be there without them: "said he would", "was hit by" to the parser.
_OPTIONAL = frozenset({"that", "by"})
_LOOKUPS: dict[str, SignalLookup] = {}

# A signal's place in the codebook, the further sets of words of each of which it asks one, and the signal.
_Asking = tuple[int, list[frozenset[str]], Signal]


class SignalLookup:
    """The signals of a codebook by trigger and by the rarest word that goes with it, as in a book's index.

    A trigger such as "give" has more than a hundred signals; what is looked at are those of which the sentence has a word.
    """

    def __init__(self, codebook: Codebook) -> None:
        self._index = codebook.index
        asked = {words for signals in codebook.index.values() for s in signals for words in asked_by(s)}
        self._known = frozenset[str]().union(*asked)
        self._seconds = frozenset(word.rpartition(" ")[2] for word in self._known if " " in word)
        self._without: dict[str, list[_Asking]] = {}
        self._with: dict[str, dict[str, list[_Asking]]] = {}

    def words_in(self, sentence: Sentence, keys: list[str]) -> Set[str]:
        """Return the words of the sentence for which any signal asks.

        Args:
            sentence: the sentence.
            keys: the dictionary form of each token. With the words themselves and what a space or hyphen joins to them, they are
                the forms under which tokens stand in word classes (:func:`dragoman.events.phrases.forms`).
        """
        forms = {*keys, *sentence.lower}
        if not self._seconds.isdisjoint(keys):
            pairs = zip(sentence.lower, keys[1:], strict=False)
            forms.update(f"{before} {own}" for before, own in pairs if own in self._seconds)
        if "-" in sentence.words:
            hyphens = (i for i, word in enumerate(sentence.words[1:-1], 1) if word == "-")
            forms.update(f"{sentence.lower[i - 1]}-{keys[i + 1]}" for i in hyphens)
        return forms & self._known

    def complete(self, trigger: str, words: Set[str]) -> list[Signal]:
        """Return the signals of a trigger that ask for no other words than these, in the codebook's order."""
        if trigger not in self._without:
            self._file(trigger)
        by_word = self._with[trigger]
        found = {n: signal for n, _, signal in self._without[trigger]}
        for word in words & by_word.keys():
            for n, further, signal in by_word[word]:
                if not any(asked.isdisjoint(words) for asked in further):
                    found[n] = signal
        return [found[n] for n in sorted(found)] if found else []

    def _file(self, trigger: str) -> None:
        """File the signals of a trigger by the words of the first set of which they ask one: the smallest, as a rule."""
        without, by_word = self._without.setdefault(trigger, []), self._with.setdefault(trigger, {})
        for n, signal in enumerate(self._index.get(trigger, ())):
            asked = asked_by(signal)
            if not asked:
                without.append((n, [], signal))
            for word in asked[0] if asked else ():
                by_word.setdefault(word, []).append((n, asked[1:], signal))


def asked_by(signal: Signal) -> list[frozenset[str]]:
    """Return the sets of words that a signal asks for, the prepositions of what it cannot do without among them."""
    needed = [s.prepositions for s in signal.slots if s.prepositions and not s.excluded and (s.required or s.words)]
    return [*signal.asked, *(words for words in needed if words.isdisjoint(_OPTIONAL))]


def signals_of(codebook: Codebook) -> SignalLookup:
    """Return the lookup over a codebook's signals, made once a codebook."""
    if codebook.hash not in _LOOKUPS:
        _LOOKUPS[codebook.hash] = SignalLookup(codebook)
    return _LOOKUPS[codebook.hash]
