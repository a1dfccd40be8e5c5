"""Which signals of the codebook a sentence has the words for, wherever they stand: a quick look before any grammar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from dragoman.events.phrases import key_of, stems
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.patterns import KINDS, Signal

_LOOKUPS: dict[str, SignalLookup] = {}

# Words of which is kept what the codebook knows of them (about 5 MB): most words of a text are the same few thousand.
_KEPT_WORDS = 15_000
_NOTHING: frozenset[str] = frozenset()
ALL_KINDS = tuple(KINDS.values())
_KINDS_OF_TAGS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("VB", "VBD", "VBP", "VBZ"), ("verb",)),
    **dict.fromkeys(("VBN", "VBG"), ALL_KINDS),
    **dict.fromkeys(("NN", "NNS", "NNP", "NNPS"), ("noun",)),
    **dict.fromkeys(("JJ", "JJR", "JJS", "RB"), ("adjective",)),
}
# A signal, its place in the codebook's order before it, the sets of which it asks a word beside the first behind it.
_Numbered = tuple[int, Signal, tuple[frozenset[str], ...]]


class _Filed:
    """The signals of one trigger by the words of the first set of which they ask one: the smallest, as a rule.

    ``free`` are those that ask for no word. The others are filed under a word when a text has it for the first time: most words
    of most signals never come. Many signals ask for the same first set.
    """

    def __init__(self, signals: Iterable[Signal]) -> None:
        self.numbered_free: list[tuple[int, Signal]] = []
        self._by_set: dict[frozenset[str], list[_Numbered]] = {}
        for n, signal in enumerate(signals):
            if signal.asked:
                self._by_set.setdefault(signal.asked[0], []).append((n, signal, signal.asked[1:]))
            else:
                self.numbered_free.append((n, signal))
        self.free = [s for _, s in self.numbered_free]
        self.first_words = _NOTHING.union(*self._by_set)
        self._by_word: dict[str, list[_Numbered]] = {}

    def asking_for(self, word: str) -> list[_Numbered]:
        """Return the signals in whose first set a word is, in no order."""
        found = self._by_word.get(word)
        if found is None:
            found = [one for asked, signals in self._by_set.items() if word in asked for one in signals]
            self._by_word[word] = found
        return found


@dataclass(slots=True, eq=False)
class KnownWord:
    """What the codebook knows of a word with its tag, wherever it stands.

    ``key`` is its dictionary form. ``trigger`` is the word under which the codebook has signals for it, ``faint_trigger`` the
    same with faint ones: the dictionary form comes first, then the word as it stands, then what a verb's ending points to; empty
    for verbs without signals of their own, None for all other words without; ``filed`` are its signals that are not faint.
    ``asked`` are those of its forms for which any signal asks beside its trigger; ``closes`` tells whether one asks for two words
    of which it is the second ("peace talks").
    """

    key: str
    trigger: str | None
    faint_trigger: str | None
    filed: _Filed | None
    asked: frozenset[str]
    closes: bool

    def may_hold(self, words: Set[str]) -> bool:
        """Tell whether any of its signals may be there where these words are."""
        filed = self.filed
        return filed is not None and (bool(filed.free) or not filed.first_words.isdisjoint(words))


class _KnownWords(dict[tuple[str, str, str], KnownWord]):
    """What is known of words by lemma, word and tag, looked up when first asked for; a full store is emptied."""

    def __init__(self, look_up: Callable[[str, str, str], KnownWord]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: tuple[str, str, str]) -> KnownWord:
        if len(self) >= _KEPT_WORDS:
            self.clear()
        found = self[word] = self._look_up(*word)
        return found


class SignalLookup:
    """The signals of a codebook by trigger, with the words that go with it.

    A trigger such as "give" has more than a hundred signals; what is looked at are those of which the sentence has a word.
    """

    def __init__(self, codebook: Codebook) -> None:
        self._index = codebook.index
        asked = {words for signals in codebook.index.values() for s in signals for words in s.asked}
        self._known = frozenset[str]().union(*asked)
        self._seconds = frozenset(word.rpartition(" ")[2] for word in self._known if " " in word)
        # The triggers that a word of each class may be: words of other classes trigger nothing.
        self._by_tag = {tag: frozenset(_having(codebook, kinds)) for tag, kinds in _KINDS_OF_TAGS.items()}
        self._told_index = codebook.told_index
        self._known_words = _KnownWords(self._look_up)
        self._filed: dict[tuple[str, tuple[str, ...], bool], _Filed] = {}

    def known_words(self, sentence: Sentence) -> list[KnownWord]:
        """Return what the codebook knows of each token of a sentence."""
        words = zip(sentence.lemmas, sentence.lower, sentence.tags, strict=True)
        return list(map(self._known_words.__getitem__, words))

    def _look_up(self, lemma: str, word: str, tag: str) -> KnownWord:
        key = key_of(lemma, word, tag)
        verb = tag[:1] == "V"
        forms = (key, word, *stems(word)) if verb else (key, word)
        indexed = [form for form in forms if form in self._index]
        told = next((form for form in indexed if form in self._told_index), "") if indexed else ""
        own, nothing = self._by_tag.get(tag, _NOTHING), "" if verb else None
        trigger = told if told in own else nothing
        faint_trigger = indexed[0] if indexed and indexed[0] in own else nothing
        filed = self._filed_under(trigger, _KINDS_OF_TAGS[tag], faint=False) if trigger else None
        asked = self._known & {key, word} if key in self._known or word in self._known else _NOTHING
        return KnownWord(key, trigger, faint_trigger, filed, asked, key in self._seconds)

    def words_in(self, sentence: Sentence, known: Sequence[KnownWord]) -> Set[str]:
        """Return the words of the sentence for which any signal asks.

        Args:
            sentence: the sentence.
            known: what is known of its tokens. Their forms with what a space or hyphen joins to them are those under which
                tokens stand in word classes (:func:`dragoman.events.phrases.forms`).
        """
        words = set[str]().union(*[token.asked for token in known])
        for i in [i for i, token in enumerate(known) if token.closes]:
            if i and (pair := f"{sentence.lower[i - 1]} {known[i].key}") in self._known:
                words.add(pair)
        if "-" in sentence.words:
            hyphens = (i for i, word in enumerate(sentence.words[1:-1], 1) if word == "-")
            joined = (f"{sentence.lower[i - 1]}-{known[i + 1].key}" for i in hyphens)
            words.update(word for word in joined if word in self._known)
        return words

    def complete(self, trigger: str, words: Set[str], kinds: tuple[str, ...] = ALL_KINDS, faint: bool = True) -> Sequence[Signal]:
        """Return the signals of a trigger that ask for no other words, in the codebook's order; nobody is to change the list.

        Args:
            trigger: the word under which they stand.
            words: the words that are there.
            kinds: the kinds of signals that are looked for.
            faint: whether faint ones are, too.
        """
        filed = self._filed_under(trigger, kinds, faint)
        if filed.first_words.isdisjoint(words):
            return filed.free
        found: dict[int, Signal] = {}
        for word in filed.first_words & words:
            for n, signal, others in filed.asking_for(word):
                for asked in others:
                    if asked.isdisjoint(words):
                        break
                else:
                    found[n] = signal
        if not found:
            return filed.free
        found.update(filed.numbered_free)
        return [found[n] for n in sorted(found)]

    def _filed_under(self, trigger: str, kinds: tuple[str, ...], faint: bool) -> _Filed:
        """Return the signals of a trigger that are of these kinds, filed once.

        Kinds are filed apart: most words are nouns with many verbal signals or verbs with nominal ones, which need not be looked
        at each time.
        """
        filed = self._filed.get((trigger, kinds, faint))
        if filed is None:
            signals = (s for s in self._index.get(trigger, ()) if s.kind in kinds and (faint or not s.faint))
            filed = self._filed[trigger, kinds, faint] = _Filed(signals)
        return filed


def _having(codebook: Codebook, kinds: tuple[str, ...]) -> Iterator[str]:
    """Yield the triggers that have signals of these kinds."""
    return (lemma for lemma, signals in codebook.index.items() if any(s.kind in kinds for s in signals))


def signals_of(codebook: Codebook) -> SignalLookup:
    """Return the lookup over a codebook's signals, made once a codebook."""
    if codebook.hash not in _LOOKUPS:
        _LOOKUPS[codebook.hash] = SignalLookup(codebook)
    return _LOOKUPS[codebook.hash]
