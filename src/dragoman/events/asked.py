"""Which signals of the codebook a sentence has the words for, wherever they stand: a quick look before any grammar."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import lru_cache, partial

from dragoman.events.phrases import stems
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.patterns import KINDS, Signal

# What these open may be there without them: "said he would", "was hit by" to the parser.
_OPTIONAL = frozenset({"that", "by"})
_LOOKUPS: dict[str, SignalLookup] = {}

# A signal's place in the codebook, the further sets of words of each of which it asks one, and the signal.
_Asking = tuple[int, tuple[frozenset[str], ...], Signal]
# What is known of a trigger: its signals that ask for no word, the words that others ask for, and these by such words.
_Filed = tuple[list[Signal], frozenset[str], dict[str, list[_Asking]]]
# Words whose triggers are kept once they are looked up (about 10 MB).
_KEPT_WORDS = 50_000
_NOTHING: frozenset[str] = frozenset()
ALL_KINDS = tuple(KINDS.values())
_KINDS_OF_TAGS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("VB", "VBD", "VBP", "VBZ"), ("verb",)),
    **dict.fromkeys(("VBN", "VBG"), ALL_KINDS),
    **dict.fromkeys(("NN", "NNS", "NNP", "NNPS"), ("noun",)),
    **dict.fromkeys(("JJ", "JJR", "JJS", "RB"), ("adjective",)),
}


class SignalLookup:
    """The signals of a codebook by trigger and by the rarest word that goes with it, as in a book's index.

    A trigger such as "give" has more than a hundred signals; what is looked at are those of which the sentence has a word.
    """

    def __init__(self, codebook: Codebook) -> None:
        self._index = codebook.index
        asked = {words for signals in codebook.index.values() for s in signals for words in asked_by(s)}
        self._known = frozenset[str]().union(*asked)
        self._seconds = frozenset(word.rpartition(" ")[2] for word in self._known if " " in word)
        # The triggers that a word of each class may be: words of other classes trigger nothing.
        self._by_tag = {tag: frozenset(_having(codebook, kinds)) for tag, kinds in _KINDS_OF_TAGS.items()}
        self._trigger_of = lru_cache(maxsize=_KEPT_WORDS)(partial(self._find_trigger, codebook.told_index))
        self._faint_trigger_of = lru_cache(maxsize=_KEPT_WORDS)(partial(self._find_trigger, codebook.index))
        self._filed: dict[tuple[str, tuple[str, ...], bool], _Filed] = {}

    def trigger_of(self, faint: bool) -> Callable[[str, str, str], str | None]:
        """Return the function that tells under which word the codebook has signals for a token, faint ones too if asked.

        It takes the token's dictionary form, its word in small letters and its tag. That form comes first, then the word as it
        stands, then what a verb's ending points to. Empty for verbs without signals of their own, None for all other words
        without. Answers are kept: most words of a text are the same few thousand.
        """
        return self._faint_trigger_of if faint else self._trigger_of

    def _find_trigger(self, index: Mapping[str, object], own: str, word: str, tag: str) -> str | None:
        triggers = self._by_tag.get(tag, _NOTHING)
        verb = tag[:1] == "V"
        forms = (own, word, *stems(word)) if verb else (own, word)
        trigger = next((form for form in forms if form in index), "")
        return trigger if trigger in triggers else ("" if verb else None)

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

    def complete(self, trigger: str, words: Set[str], kinds: tuple[str, ...] = ALL_KINDS, faint: bool = True) -> Sequence[Signal]:
        """Return the signals of a trigger that ask for no other words, in the codebook's order; nobody is to change the list.

        Args:
            trigger: the word under which they stand.
            words: the words that are there.
            kinds: the kinds of signals that are looked for.
            faint: whether faint ones are, too.
        """
        free, asking, by_word = self._filed.get((trigger, kinds, faint)) or self._file(trigger, kinds, faint)
        if asking.isdisjoint(words):
            return free
        found: dict[int, Signal] = {}
        for word in asking & words:
            for n, further, signal in by_word[word]:
                for asked in further:
                    if asked.isdisjoint(words):
                        break
                else:
                    found[n] = signal
        if not found:
            return free
        found.update((n, signal) for n, _, signal in by_word[""])
        return [found[n] for n in sorted(found)]

    def _file(self, trigger: str, kinds: tuple[str, ...], faint: bool) -> _Filed:
        """File the signals of a trigger by the words of the first set of which they ask one: the smallest, as a rule.

        Those that ask for nothing are filed under the empty word. Kinds are filed apart: most words are nouns with many verbal
        signals or verbs with nominal ones, which need not be looked at each time.
        """
        by_word: dict[str, list[_Asking]] = {"": []}
        for n, signal in enumerate(self._index.get(trigger, ())):
            if signal.kind not in kinds or (signal.faint and not faint):
                continue
            asked = asked_by(signal)
            for word in asked[0] if asked else ("",):
                by_word.setdefault(word, []).append((n, tuple(asked[1:]), signal))
        free = [signal for _, _, signal in by_word[""]]
        filed = self._filed[trigger, kinds, faint] = (free, frozenset(w for w in by_word if w), by_word)
        return filed


def _having(codebook: Codebook, kinds: tuple[str, ...]) -> Iterator[str]:
    """Yield the triggers that have signals of these kinds."""
    return (lemma for lemma, signals in codebook.index.items() if any(s.kind in kinds for s in signals))


def asked_by(signal: Signal) -> list[frozenset[str]]:
    """Return the sets of words that a signal asks for, the prepositions of what it cannot do without among them."""
    needed = [s.prepositions for s in signal.slots if s.prepositions and not s.excluded and (s.required or s.words)]
    return [*signal.asked, *(words for words in needed if words.isdisjoint(_OPTIONAL))]


def signals_of(codebook: Codebook) -> SignalLookup:
    """Return the lookup over a codebook's signals, made once a codebook."""
    if codebook.hash not in _LOOKUPS:
        _LOOKUPS[codebook.hash] = SignalLookup(codebook)
    return _LOOKUPS[codebook.hash]
