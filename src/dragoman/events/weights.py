"""Learned weights: files that ship with the codebook, a name and its numbers a line, and what facts come to by them."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp
from pathlib import Path

from dragoman.errors import CodebookError
from dragoman.ontology import codebook_path

_NUMBERS = {1: "a number", 2: "two numbers", 4: "four numbers"}


def read_weights(path: Path | None, name: str, columns: int, cure: str) -> tuple[dict[str, float], ...]:
    """Read a file of weights.

    Args:
        path: the file; None for the one that ships.
        name: its name in the codebook's folder.
        columns: how many numbers stand behind each name (1, 2 or 4).
        cure: what makes the file anew.

    Returns:
        For each column the weights by name.

    Raises:
        CodebookError: if the file is missing or a line is no name with so many numbers.
    """
    path = path or codebook_path(None) / name
    out: tuple[dict[str, float], ...] = tuple({} for _ in range(columns))
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as e:
        raise CodebookError(f"cannot be read ({e})", path=path, cure=cure) from e
    for number, line in enumerate(lines, 1):
        fact, *figures = line.split("\t")
        try:
            for column, figure in zip(out, figures, strict=True):
                column[fact] = float(figure)
        except ValueError as e:
            raise CodebookError(
                f"{line!r} is no name with {_NUMBERS[columns]}, parted by tabs", path=path, line=number, cure=cure
            ) from e
    return out


def likelihood(facts: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return how likely facts make it (0 to 1) by these weights; facts without a weight count nothing."""
    return 1 / (1 + exp(-weight_of(facts, weights)))


def weight_of(facts: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return what facts weigh together; those without a weight count nothing."""
    return sum([weights[name] * value for name, value in facts.items() if name in weights])
