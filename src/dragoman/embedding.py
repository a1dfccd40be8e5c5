"""From texts to spaCy documents with a vector for each token, remembering what was met before.

spaCy's tokenizer and its hashed word features depend on one stretch of text between spaces alone, and news repeats itself: what
a stretch becomes (words, and the rows of their vectors) is worked out by spaCy once and looked up from then on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from operator import add
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.layers import Floats, Maxout, UnfamiliarError, named

# Words whose vector is kept (15 MB with what is known of them); a full store is emptied. Ten thousand sentences of news fill it,
# so that memory is flat from there on; with three times as many, memory went on growing and no time was saved.
KEPT_WORDS = 15_000

# What is asked of a new word beside the features of its vector: is it white space (by spaCy's parser), is it a function word?
_ASKED_OF_WORDS = ("IS_SPACE", "IS_STOP")

# Words of letters only, of each shape: a tokenizer that leaves these whole cuts none.
_PLAIN = ("envoy", "Envoy", "NATO", "McCain", "iPad", "km", "USD", "eV", "a", "I")

# A word that spaCy's list of tokenizer exceptions holds ("I'm"), so that no memory zone ends its life.
_ANY_WORD = "I"

# The tokens of a stretch of text, whether a space follows each, and the row of each one's vector.
_Stretch = tuple[tuple[str, ...], tuple[bool, ...], tuple[int, ...]]
_LINE_END = "\n"


@dataclass(slots=True)
class Tokens:
    """The tokens of a text: each as it stands, its offset, and the row of its vector.

    ``doc`` has as many tokens and white space where they have, and is all that spaCy's parser asks for beside vectors. It may
    serve other texts, too: to make one of the words themselves took a tenth of the parsing time.
    """

    words: list[str]
    starts: list[int]
    rows: list[int]
    doc: Any


class Words:
    """Tokenizes texts and keeps the embedding of every word met, without its context.

    Args:
        nlp: a spaCy pipeline with spaCy's own tokenizer.
        embed: the ``MultiHashEmbed`` part of its word vectors.

    Raises:
        UnfamiliarError: if the embedding is built otherwise.
    """

    def __init__(self, nlp: Any, embed: Any) -> None:
        features, _, hashes, mix, _ = named(
            embed, "extract_features", "list2ragged", "with_array(", "with_array(maxout", "ragged2"
        )
        self._nlp = nlp
        self._columns = features.attrs["columns"]
        self._hashes, self._mix = hashes.layers[0], Maxout.of(mix.layers[0])
        self._exceptions = frozenset(nlp.tokenizer.rules)
        if any(" " in text.strip() for text in self._exceptions):
            raise UnfamiliarError("a tokenizer with exceptions of several words")
        if any(len(nlp.make_doc(word)) > 1 for word in _PLAIN):
            raise UnfamiliarError("a tokenizer that cuts plain words")
        self._docs: dict[int, Any] = {}
        self._forget()

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return self._mix.outputs

    def _forget(self) -> None:
        self._row_of: dict[bytes, int] = {}
        self._new: list[NDArray[np.uint64]] = []
        self._kept = np.empty((KEPT_WORDS, self._mix.outputs), dtype=np.float32)  # its first rows are filled
        self._filled = 0
        self._before_space: dict[str, _Stretch] = {}
        self._at_end: dict[str, _Stretch] = {}

    def read(self, texts: Sequence[str]) -> list[Tokens]:
        """Return the tokens of each text with the row numbers of their vectors, which :meth:`vectors` takes.

        The numbers hold until the next call.
        """
        if max(len(self._row_of), len(self._before_space)) > KEPT_WORDS:
            self._forget()
        cut = [_stretches(text) for text in texts]
        self._learn_plain({stretch for stretches in cut for stretch in stretches})
        self._learn({stretch for stretches in cut for stretch in stretches[:-1]}, " ", self._before_space)
        self._learn({stretches[-1] for stretches in cut if stretches}, "", self._at_end)
        out = [self._read(text, stretches) for text, stretches in zip(texts, cut, strict=True)]
        self._embed_new()
        return out

    def read_words(self, words: Sequence[str]) -> Tokens:
        """Return the tokens that are these words, with a space behind each, and their row numbers, as :meth:`read` does."""
        from spacy.tokens import Doc

        tokens = self._tokens_of(Doc(self._nlp.vocab, words=list(words)))
        self._embed_new()
        return tokens

    def ask_little_of_words(self) -> None:
        """Let spaCy work out of new words only what is used here: it asks two dozen questions of each, in Python."""
        from spacy.attrs import IDS

        asked = {IDS[name] for name in (*self._columns, *_ASKED_OF_WORDS)}
        getters = self._nlp.vocab.lex_attr_getters
        for attribute in [a for a in getters if a not in asked]:
            del getters[attribute]

    def _embed_new(self) -> None:
        if not self._new:
            return
        vectors = self._mix(self._hashes.predict(np.concatenate(self._new)))
        first, self._filled = self._filled, self._filled + len(vectors)
        if self._filled > len(self._kept):  # the words of one call are kept, however many they are
            self._kept = np.concatenate([self._kept, np.empty((len(vectors) + KEPT_WORDS, self.width), dtype=np.float32)])
        self._kept[first : self._filled] = vectors
        self._new = []

    def vectors(self, rows: NDArray[np.int64]) -> Floats:
        """Return the vectors that stand at these rows."""
        return self._kept[rows]

    def _read(self, text: str, stretches: list[str]) -> Tokens:
        if not stretches:
            return self._tokens_of(self._nlp.make_doc(text))
        known = (*map(self._before_space.__getitem__, stretches[:-1]), self._at_end[stretches[-1]])
        in_words, in_spaces, in_rows = zip(*known, strict=True)
        words = list(chain.from_iterable(in_words))
        ends = accumulate(map(add, map(len, words), chain.from_iterable(in_spaces)), initial=0)
        starts = [end for _, end in zip(words, ends)]  # noqa: B905 - the end of the text starts no word
        return Tokens(words, starts, list(chain.from_iterable(in_rows)), self._doc_of(len(words)))

    def _tokens_of(self, doc: Any) -> Tokens:
        words = [t.text for t in doc]
        return Tokens(words, [t.idx for t in doc], self._rows(doc), doc)

    def _doc_of(self, length: int) -> Any:
        """Return a document of so many tokens, none of them white space; the same one whenever it is asked for."""
        from spacy.tokens import Doc

        if length not in self._docs:
            self._docs[length] = Doc(self._nlp.vocab, words=[_ANY_WORD] * length)
        return self._docs[length]

    def _learn_plain(self, met: set[str]) -> None:
        """Learn in one go the new words that are letters only: they are tokens as they are, and most of what is new."""
        from spacy.tokens import Doc

        unknown = met.difference(self._before_space)
        new = sorted(word for word in unknown if word.isalpha() and word.isascii() and word not in self._exceptions)
        if not new:
            return
        doc = Doc(self._nlp.vocab, words=new, spaces=[True] * len(new))
        for word, row in zip(new, self._rows(doc), strict=True):
            self._before_space[word] = (word,), (True,), (row,)

    def _learn(self, met: set[str], following: str, into: dict[str, _Stretch]) -> None:
        """Learn in one go what the tokenizer makes of new stretches with this behind them: a document for each costs more.

        Each stands on a line of its own, which to the tokenizer parts stretches as a space does, but is a token.
        """
        new = sorted(met.difference(into))
        if not new:
            return
        doc = self._nlp.make_doc("".join(f"{stretch}{following}{_LINE_END}" for stretch in new))
        tokens = [(t.text, bool(t.whitespace_)) for t in doc]
        rows = self._rows(doc)
        first = 0
        for stretch in new:
            last = tokens.index((_LINE_END, False), first)
            words, spaces = zip(*tokens[first:last], strict=True)
            into[stretch] = words, spaces, tuple(rows[first:last])
            first = last + 1

    def _rows(self, doc: Any) -> list[int]:
        """Return the rows of a document's tokens, noting the features of words not met before."""
        features = np.ascontiguousarray(doc.to_array(self._columns))
        keys: list[bytes] = features.view(f"V{features.itemsize * features.shape[1]}").ravel().tolist()
        for n, key in enumerate(keys):
            if key not in self._row_of:
                self._row_of[key] = len(self._row_of)
                self._new.append(features[n : n + 1])
        return [self._row_of[key] for key in keys]


def _stretches(text: str) -> list[str]:
    """Return what stands between the spaces of a text; nothing where other white space, which becomes tokens of its own, does."""
    stretches = text.split(" ")
    return stretches if stretches == text.split() else []
