"""Running a spaCy pipeline's own weights faster: the same tags and trees in a third of the time.

A small English pipeline of spaCy spends its time in matrix products of a general library, in looking up the same words
again and again, and in one library call for each feature of each parser state. Here the products are NumPy's, a word's
embedding is kept once computed, and the states of a whole batch are scored together. The layers are those of spaCy's
``MultiHashEmbed``, ``MaxoutWindowEncoder``, ``Tagger`` and ``TransitionBasedParser`` architectures; a pipeline built
otherwise is run by spaCy itself (``fast_pipeline`` returns None).
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from sys import intern
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from dragoman.embedding import Tokens, Words
from dragoman.layers import Floats, Maxout, UnfamiliarError, named

LOG = logging.getLogger("dragoman.inference")

# Tokens in one batch of matrix products: 16 MB of parser features; more is slower, the processor's cache being small.
_TOKENS_A_BATCH = 4_000


# Between a label and that of its true head, where spaCy's parser lifted a word so that no lines cross.
_LIFTED = "||"
_UNSIGNED = 2**64 - 1  # spaCy's string numbers are unsigned 64-bit


@dataclass(slots=True)
class Parse:
    """The tokens of a text, each with its offset, Penn tag, dependency label and head (its own index for a root)."""

    words: list[str]
    starts: list[int]
    tags: list[str]
    deps: list[str]
    heads: list[int]


class Labels(dict[int, str]):
    """Tags and dependency labels by the number under which spaCy's string store keeps them.

    They are the very strings that stand in the code, so that all stages tell them apart at a glance.
    """

    def __init__(self, strings: Any) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, code: int) -> str:
        self[code] = intern(self._strings[code & _UNSIGNED]) if code else ""
        return self[code]


def read_doc(doc: Any, labels: Labels) -> Parse:
    """Return the parse that a spaCy document holds.

    The columns come over as one array: asking each token for each attribute took a fifth of the parsing time.
    """
    from spacy.attrs import DEP, HEAD, IDX, LENGTH, TAG

    starts, lengths, tags, deps, steps = doc.to_array([IDX, LENGTH, TAG, DEP, HEAD]).view("int64").T.tolist()
    return Parse(
        words=[doc.text[a : a + n] for a, n in zip(starts, lengths, strict=True)],
        starts=starts,
        tags=[labels[t] for t in tags],
        deps=[labels[d] for d in deps],
        heads=[i + step for i, step in enumerate(steps)],
    )


class _Vectors:
    """The pipeline's word vectors in context: each word's own vector, then layers that look at the neighbours."""

    def __init__(self, encode: Any) -> None:
        self._layers: list[Maxout] = []
        for residual in encode.layers[0].layers:
            window, maxout = named(residual.layers[0], "expand_window", "maxout>>layernorm")
            if window.attrs.get("window_size") != 1:
                raise UnfamiliarError(window.name)
            self._layers.append(Maxout.of(maxout))
        self._pad = int(encode.attrs.get("pad", 0))
        if self._pad < len(self._layers):
            raise UnfamiliarError(encode.name)

    def __call__(self, words: Floats, lengths: Sequence[int]) -> Floats:
        """Return one row a token, document after document, from the words' own vectors and the documents' lengths."""
        pad, places, start = self._pad, [], self._pad
        for length in lengths:
            places.append(np.arange(start, start + length))
            start += length + pad
        rows = np.zeros((start, words.shape[1]), dtype=np.float32)
        where = np.concatenate(places)
        rows[where] = words
        width = rows.shape[1]
        window = np.zeros((len(rows), 3 * width), dtype=np.float32)
        for layer in self._layers:
            window[1:, :width] = rows[:-1]
            window[:, width : 2 * width] = rows
            window[:-1, 2 * width :] = rows[1:]
            rows += layer(window)
        return rows[where]


class _Trees:
    """The transition parser: every step scores the states of all sentences of a batch at once."""

    def __init__(self, parser: Any) -> None:
        model = parser.model
        if model.name != "parser_model" or not model.attrs["has_upper"] or parser.cfg["beam_width"] != 1:
            raise UnfamiliarError(model.name)
        _, _, squeeze = named(model.get_ref("tok2vec"), "tok2vec-listener", "list2array", "linear")
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        weights = lower.get_param("W")  # (features, outputs, pieces, inputs)
        self._features, self._outputs, self._pieces, inputs = weights.shape
        if self._pieces < 2 or upper.name != "linear":
            raise UnfamiliarError(upper.name)
        self._parser = parser
        self._squeeze, self._squeeze_bias = squeeze.get_param("W").T.copy(), squeeze.get_param("b")
        self._weights = weights.transpose(3, 0, 2, 1).reshape(inputs, -1).copy()
        self._padding = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(-1)
        self._bias = lower.get_param("b").T.reshape(-1).copy()
        self._upper, self._upper_bias = upper.get_param("W").T.copy(), upper.get_param("b")
        self._unseen = sorted(model.attrs["unseen_classes"])
        self._labels = Labels(parser.vocab.strings)
        self._root = self._labels[parser.moves.root_label]
        self._lifted = frozenset(name.partition("-")[2] for name in parser.move_names if _LIFTED in name)

    def __call__(self, docs: Sequence[Any], vectors: Floats) -> list[tuple[list[int], list[str]]]:
        """Return heads and labels of the tokens of each of these documents, which stay as they are."""
        from spacy.ml.parser_model import ParserStepModel

        # spaCy's step model reads the number of features off an object that precomputes them in its own way.
        step = SimpleNamespace(state2vec=SimpleNamespace(nF=self._features))
        table = np.empty((len(vectors) + 1, self._weights.shape[1]), dtype=np.float32)
        table[0] = self._padding
        np.matmul(vectors @ self._squeeze + self._squeeze_bias, self._weights, out=table[1:])
        table = table.reshape(-1, len(self._bias))  # a row for each token and feature
        offsets = np.arange(self._features) + self._features
        states = self._parser.moves.init_batch(docs)
        open_states = [s for s in states if not s.is_final()]
        while open_states:
            rows = ParserStepModel.get_token_ids(step, open_states) * self._features + offsets
            open_states = self._parser.transition_states(open_states, self._scores(table, rows))
        return [self._tree(state, len(doc)) for state, doc in zip(states, docs, strict=True)]

    def _tree(self, state: Any, length: int) -> tuple[list[int], list[str]]:
        """Return heads and labels as a final state of the parser's has them: what is under no other token is a root."""
        heads, deps = list(range(length)), [self._root] * length
        for arc in state.arcs:
            child = arc["child"]
            heads[child], deps[child] = arc["head"], self._labels[arc["label"]]
        if self._lifted.isdisjoint(deps):
            return heads, deps
        own = state.doc.copy()
        self._parser.set_annotations([own], [state])
        parse = read_doc(own, self._labels)
        return parse.heads, parse.deps

    def _scores(self, table: Floats, rows: NDArray[np.int64]) -> Floats:
        """Return the score of each transition (columns) for each state, whose features stand in these rows of the table."""
        hidden = table.take(rows[:, 0], axis=0)
        for feature in range(1, self._features):
            hidden += table.take(rows[:, feature], axis=0)
        hidden += self._bias
        best = hidden[:, : self._outputs]
        for first in range(self._outputs, hidden.shape[1], self._outputs):
            best = np.maximum(best, hidden[:, first : first + self._outputs])
        scores = best @ self._upper
        scores += self._upper_bias
        if self._unseen:
            scores[:, self._unseen] = scores.min()
        return np.ascontiguousarray(scores)


class FastPipeline:
    """Tags and parses documents with the weights of a spaCy pipeline of tok2vec, tagger and parser.

    Raises:
        UnfamiliarError: if the pipeline has another architecture (see :func:`fast_pipeline`).
    """

    def __init__(self, nlp: Any) -> None:
        if nlp.pipe_names != ["tok2vec", "tagger", "parser"]:
            raise UnfamiliarError(", ".join(nlp.pipe_names))
        embed, encode = named(nlp.get_pipe("tok2vec").model, "extract_features", "with_array(residual(expand_window")
        self._words, self._vectors = Words(nlp, embed), _Vectors(encode)
        tagger = nlp.get_pipe("tagger")
        self._tag_names = [intern(name) for name in tagger.labels]
        _, softmax = named(tagger.model, "tok2vec-listener", "with_array(softmax")
        self._tags, self._tags_bias = softmax.layers[0].get_param("W").T.copy(), softmax.layers[0].get_param("b")
        self._trees = _Trees(nlp.get_pipe("parser"))
        # Products this small are slower on several threads than on one.
        self._threads = ThreadpoolController()

    def __call__(self, texts: Sequence[str]) -> list[Parse]:
        """Return the parses of these texts, in order."""
        parses = [Parse([], [], [], [], []) for _ in texts]
        with self._threads.limit(limits=1, user_api="blas"):
            read = self._words.read(texts)
            for batch in _batches([(n, tokens) for n, tokens in enumerate(read) if tokens.words]):
                for (n, _), parse in zip(batch, self._parse([tokens for _, tokens in batch]), strict=True):
                    parses[n] = parse
        return parses

    def parse_words(self, words: Sequence[str]) -> Parse:
        """Return the parse of one sentence of these words."""
        with self._threads.limit(limits=1, user_api="blas"):
            return self._parse([self._words.read_words(words)])[0]

    def ask_little_of_words(self) -> None:
        """Let spaCy work out of new words only what is used here; spaCy's own components may miss the rest."""
        self._words.ask_little_of_words()

    def _parse(self, batch: list[Tokens]) -> list[Parse]:
        lengths = [len(tokens.words) for tokens in batch]
        rows = np.fromiter(chain.from_iterable(tokens.rows for tokens in batch), dtype=np.int64, count=sum(lengths))
        vectors = self._vectors(self._words.vectors(rows), lengths)
        numbers = (vectors @ self._tags + self._tags_bias).argmax(axis=1).tolist()
        tags = list(map(self._tag_names.__getitem__, numbers))
        trees = self._trees([tokens.doc for tokens in batch], vectors)
        places = pairwise(accumulate(lengths, initial=0))
        return [
            Parse(tokens.words, tokens.starts, tags[first:end], deps, heads)
            for tokens, (first, end), (heads, deps) in zip(batch, places, trees, strict=True)
        ]


def _batches(read: list[tuple[int, Tokens]]) -> Iterator[list[tuple[int, Tokens]]]:
    """Group numbered texts of like length, so that the sentences of a batch end at about the same step."""
    batch: list[tuple[int, Tokens]] = []
    size = 0
    for one in sorted(read, key=lambda r: len(r[1].words)):
        if batch and size + len(one[1].words) > _TOKENS_A_BATCH:
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += len(one[1].words)
    if batch:
        yield batch


# Sentences on which a faster runner must agree with spaCy before it is trusted: short and long, with an ellipsis of subjects.
_PROBES = (
    "The two ministers met in the capital on Monday and agreed to reopen the border crossing that floods had closed.",
    "Why did the talks fail?",
)


def fast_pipeline(nlp: Any) -> FastPipeline | None:
    """Return a faster runner of this spaCy pipeline, or None where spaCy itself must run it.

    None, with a line in the log, if the pipeline is built otherwise than this module knows, if this version of spaCy keeps its
    weights or states elsewhere, or if tags and trees of two probe sentences differ from spaCy's own.
    """
    try:
        fast = FastPipeline(nlp)
        labels = Labels(nlp.vocab.strings)
        same = fast(_PROBES) == [read_doc(nlp(text), labels) for text in _PROBES]
    except (UnfamiliarError, AttributeError, ImportError, KeyError, TypeError, ValueError) as e:
        LOG.info("spaCy itself runs the pipeline: %s: %s", type(e).__name__, e)
        return None
    if not same:
        LOG.info("spaCy itself runs the pipeline: the faster runner disagrees with it")
        return None
    fast.ask_little_of_words()
    return fast
