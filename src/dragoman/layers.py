"""Layers of spaCy's small pipelines with their own weights, run in NumPy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# What spaCy's layer normalisation adds to the variance.
_NO_ZERO = 1e-8


class UnfamiliarError(Exception):
    """The pipeline is built otherwise than these modules know."""


@dataclass(frozen=True, slots=True)
class Maxout:
    """A maxout layer with normalisation: weights (inputs, pieces * outputs), bias, and the scale and shift behind it."""

    weights: Floats
    bias: Floats
    outputs: int
    scale: Floats
    shift: Floats

    @classmethod
    def of(cls, layer: Any) -> Maxout:
        """Read a thinc layer ``maxout>>layernorm>>dropout``."""
        maxout, norm = named(layer, "maxout>>layernorm", "dropout")[0].layers
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


def named(layer: Any, *names: str) -> list[Any]:
    """Return the layers inside one, which must have these names (or names that begin so).

    Raises:
        UnfamiliarError: if it holds others.
    """
    inside = list(layer.layers)
    if len(inside) != len(names) or not all(x.name.startswith(n) for x, n in zip(inside, names, strict=True)):
        raise UnfamiliarError(layer.name)
    return inside
