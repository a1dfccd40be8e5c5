"""Cutting text into the word pieces that a pretrained language model knows (BERT's, in small letters).

Words are parted at spaces and punctuation, accents dropped, and each word is cut from the left into the longest pieces of the
vocabulary (WordPiece: Y. Wu et al., Google's Neural Machine Translation System, 2016, section 4.1; J. Devlin et al., BERT, 2019).
The vocabulary, ``data/encoder/word-pieces.txt`` (pieces with their numbers, in alphabetical order), is BERT's (Google,
Apache-2.0; ``scripts/learn_encoder.py`` says how it came).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.word_lists import DATA

_FILE = DATA / "encoder" / "word-pieces.txt"
BEGIN, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_INSIDE = "##"  # before pieces that do not begin a word
_LONGEST = 100  # characters; longer words are unknown
# A run of letters and digits, or one sign. Letters of Chinese and the like are each a word.
_WORD = re.compile(r"[^\W_\u2e80-\u9fff\uf900-\ufaff]+|[^\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a word: its number in the vocabulary, and the offsets in the text of the word that it is part of."""

    number: int
    start: int
    end: int


@cache
def vocabulary() -> Mapping[str, int]:
    """Return the number of each piece."""
    lines = (line.split("\t") for line in _FILE.read_text(encoding="utf-8").split("\n") if line)
    return {piece: int(number) for piece, number in lines}


def pieces_of(text: str) -> list[Piece]:
    """Return the pieces of a text in order.

    >>> [(p.start, p.end) for p in pieces_of("Oslo's envoys")]
    [(0, 4), (4, 5), (5, 6), (7, 13), (7, 13)]
    """
    return [Piece(n, word.start(), word.end()) for word in _WORD.finditer(text) for n in _numbers(word.group())]


@lru_cache(maxsize=20_000)
def _numbers(word: str) -> tuple[int, ...]:
    """Return the numbers of the pieces of a word."""
    known = vocabulary()
    word = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    if len(word) > _LONGEST:
        return (known[UNKNOWN],)
    out: list[int] = []
    start = 0
    while start < len(word):
        before = _INSIDE if start else ""
        end = next((e for e in range(len(word), start, -1) if before + word[start:e] in known), None)
        if end is None:
            return (known[UNKNOWN],)
        out.append(known[before + word[start:end]])
        start = end
    return tuple(out)
