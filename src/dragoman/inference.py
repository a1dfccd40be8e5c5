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
from itertools import accumulate, pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

LOG = logging.getLogger("dragoman.inference")
Floats = NDArray[np.float32]

# Tokens in one batch of matrix products: 16 MB of parser features; more is slower, the processor's cache being small.
_TOKENS_A_BATCH = 4_000
# Words whose embedding is kept (20 MB); a full store is emptied.
_KEPT_WORDS = 50_000
# What spaCy's layer normalisation adds to the variance.
_NO_ZERO = 1e-8


class _UnfamiliarError(Exception):
    """The pipeline is built otherwise than this module knows."""


@dataclass(frozen=True, slots=True)
class _Maxout:
    """A maxout layer with normalisation: weights (inputs, pieces * outputs), bias, and the scale and shift behind it."""

    weights: Floats
    bias: Floats
    outputs: int
    scale: Floats
    shift: Floats

    @classmethod
    def of(cls, layer: Any) -> _Maxout:
        """Read a thinc layer ``maxout>>layernorm>>dropout``."""
        maxout, norm = _named(layer, "maxout>>layernorm", "dropout")[0].layers
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        outputs, pieces, inputs = weights.shape
        flat = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(inputs, pieces * outputs))
        return cls(flat, bias.T.reshape(-1).copy(), outputs, norm.get_param("G"), norm.get_param("b"))

    def __call__(self, rows: Floats) -> Floats:
        """Return the layer's output for rows of inputs."""
        product = rows @ self.weights
        product += self.bias
        out = product[:, : self.outputs].copy()
        for first in range(self.outputs, product.shape[1], self.outputs):
            np.maximum(out, product[:, first : first + self.outputs], out=out)
        out -= out.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", out, out) / np.float32(self.outputs) + np.float32(_NO_ZERO)
        out *= (np.float32(1) / np.sqrt(variance))[:, None]
        out *= self.scale
        out += self.shift
        return out


def _named(layer: Any, *names: str) -> list[Any]:
    """Return the layers inside one, which must have these names (or names that begin so)."""
    inside = list(layer.layers)
    if len(inside) != len(names) or not all(x.name.startswith(n) for x, n in zip(inside, names, strict=True)):
        raise _UnfamiliarError(layer.name)
    return inside


class _Vectors:
    """The pipeline's word vectors in context: hashed features of each word, then layers that look at the neighbours."""

    def __init__(self, tok2vec: Any) -> None:
        embed, encode = _named(tok2vec.model, "extract_features", "with_array(residual(expand_window")
        features, _, hashes, mix, _ = _named(
            embed, "extract_features", "list2ragged", "with_array(", "with_array(maxout", "ragged2"
        )
        self._columns = features.attrs["columns"]
        self._hashes, self._mix = hashes.layers[0], _Maxout.of(mix.layers[0])
        self._layers: list[_Maxout] = []
        for residual in encode.layers[0].layers:
            window, maxout = _named(residual.layers[0], "expand_window", "maxout>>layernorm")
            if window.attrs.get("window_size") != 1:
                raise _UnfamiliarError(window.name)
            self._layers.append(_Maxout.of(maxout))
        self._pad = int(encode.attrs.get("pad", 0))
        if self._pad < len(self._layers):
            raise _UnfamiliarError(encode.name)
        self._row_of: dict[bytes, int] = {}
        self._kept = np.zeros((0, self._mix.outputs), dtype=np.float32)

    def __call__(self, docs: Sequence[Any]) -> Floats:
        """Return one row a token, document after document."""
        words = self._words(np.concatenate([doc.to_array(self._columns) for doc in docs]))
        pad, places, start = self._pad, [], self._pad
        for doc in docs:
            places.append(np.arange(start, start + len(doc)))
            start += len(doc) + pad
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

    def _words(self, features: NDArray[np.uint64]) -> Floats:
        """Return the embedding of each row of word features, computing those not met before."""
        features = np.ascontiguousarray(features)
        keys: list[bytes] = features.view(f"V{features.itemsize * features.shape[1]}").ravel().tolist()
        new = {key: n for n, key in enumerate(keys) if key not in self._row_of}
        if len(self._row_of) + len(new) > _KEPT_WORDS:
            self._row_of, self._kept = {}, self._kept[:0]
            new = {key: n for n, key in enumerate(keys)}
        if new:
            hashed = self._hashes.predict(features[list(new.values())])
            first = len(self._row_of)
            self._row_of.update(zip(new, range(first, first + len(new)), strict=True))
            self._kept = np.concatenate([self._kept[:first], self._mix(hashed)])
        row_of = self._row_of
        return self._kept[[row_of[key] for key in keys]]


class _Trees:
    """The transition parser: every step scores the states of all sentences of a batch at once."""

    def __init__(self, parser: Any) -> None:
        model = parser.model
        if model.name != "parser_model" or not model.attrs["has_upper"] or parser.cfg["beam_width"] != 1:
            raise _UnfamiliarError(model.name)
        _, _, squeeze = _named(model.get_ref("tok2vec"), "tok2vec-listener", "list2array", "linear")
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        weights = lower.get_param("W")  # (features, outputs, pieces, inputs)
        self._features, self._outputs, self._pieces, inputs = weights.shape
        if self._pieces < 2 or upper.name != "linear":
            raise _UnfamiliarError(upper.name)
        self._parser = parser
        self._squeeze, self._squeeze_bias = squeeze.get_param("W").T.copy(), squeeze.get_param("b")
        self._weights = weights.transpose(3, 0, 2, 1).reshape(inputs, -1).copy()
        self._padding = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(-1)
        self._bias = lower.get_param("b").T.reshape(-1).copy()
        self._upper, self._upper_bias = upper.get_param("W").T.copy(), upper.get_param("b")
        self._unseen = sorted(model.attrs["unseen_classes"])

    def __call__(self, docs: Sequence[Any], vectors: Floats) -> None:
        """Set heads and labels of these documents."""
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
        self._parser.set_annotations(docs, states)

    def _scores(self, table: Floats, rows: NDArray[np.int64]) -> Floats:
        """Return the score of each transition (columns) for each state, whose features stand in these rows of the table."""
        hidden = table[rows[:, 0]]
        for feature in range(1, self._features):
            hidden += table[rows[:, feature]]
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
        _UnfamiliarError: if the pipeline has another architecture (see :func:`fast_pipeline`).
    """

    def __init__(self, nlp: Any) -> None:
        if nlp.pipe_names != ["tok2vec", "tagger", "parser"]:
            raise _UnfamiliarError(", ".join(nlp.pipe_names))
        self._nlp = nlp
        self._vectors = _Vectors(nlp.get_pipe("tok2vec"))
        self._tagger = nlp.get_pipe("tagger")
        _, softmax = _named(self._tagger.model, "tok2vec-listener", "with_array(softmax")
        self._tags, self._tags_bias = softmax.layers[0].get_param("W").T.copy(), softmax.layers[0].get_param("b")
        self._trees = _Trees(nlp.get_pipe("parser"))
        # Products this small are slower on several threads than on one.
        self._threads = ThreadpoolController()

    def __call__(self, texts: Sequence[str]) -> list[Any]:
        """Return the parsed documents of these texts, in order."""
        docs = [self._nlp.make_doc(text) for text in texts]
        with self._threads.limit(limits=1, user_api="blas"):
            for batch in _batches([doc for doc in docs if len(doc)]):
                self._parse(batch)
        return docs

    def _parse(self, docs: list[Any]) -> None:
        vectors = self._vectors(docs)
        ends = list(accumulate((len(doc) for doc in docs), initial=0))
        tags = (vectors @ self._tags + self._tags_bias).argmax(axis=1)
        self._tagger.set_annotations(docs, [tags[a:b] for a, b in pairwise(ends)])
        self._trees(docs, vectors)


def _batches(docs: list[Any]) -> Iterator[list[Any]]:
    """Group documents of like length, so that the sentences of a batch end at about the same step."""
    batch: list[Any] = []
    size = 0
    for doc in sorted(docs, key=len):
        if batch and size + len(doc) > _TOKENS_A_BATCH:
            yield batch
            batch, size = [], 0
        batch.append(doc)
        size += len(doc)
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
        same = [_read(d) for d in fast(_PROBES)] == [_read(nlp(text)) for text in _PROBES]
    except (_UnfamiliarError, AttributeError, ImportError, KeyError, TypeError, ValueError) as e:
        LOG.info("spaCy itself runs the pipeline: %s: %s", type(e).__name__, e)
        return None
    if not same:
        LOG.info("spaCy itself runs the pipeline: the faster runner disagrees with it")
    return fast if same else None


def _read(doc: Any) -> list[tuple[str, str, int]]:
    return [(t.tag_, t.dep_, t.head.i) for t in doc]
