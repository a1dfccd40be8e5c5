"""How strongly a writer puts something: words of estimative probability and the ranges published for them."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from dragoman.records import Strength


@lru_cache(maxsize=1)
def _words() -> tuple[re.Pattern[str], dict[str, Strength]]:
    text = (files("dragoman") / "data" / "claims" / "probability_words.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    known: dict[str, Strength] = {word: Strength(word) for word in table["unquantified"]["words"]}
    for row in table["word"]:
        for word in row["words"]:
            known[word] = Strength(word, row["low"], row["high"], table["source"][row["source"]]["name"])
    alternatives = "|".join(re.escape(w) for w in sorted(known, key=len, reverse=True))
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE), known


def strength_of(text: str) -> Strength | None:
    """Return how strongly a clause is put: its words of probability, with the published range if one covers them.

    Args:
        text: the words of the clause.

    Returns:
        The first graded expression that has a published range ("would likely": 0.55 to 0.80), with all grading words
        before it; without such an expression the first grading word alone, with no range; None where nothing grades.

    >>> strength_of("would likely follow").low
    0.55
    >>> strength_of("could be key").low is None
    True
    """
    pattern, known = _words()
    found = list(pattern.finditer(text))
    if not found:
        return None
    graded = next((m for m in found if known[m.group().lower()].low is not None), None)
    if graded is None:
        return Strength(found[0].group())
    entry = known[graded.group().lower()]
    before = found[found.index(graded) - 1] if found.index(graded) else None
    near = before is not None and text[before.end() : graded.start()].strip() == ""
    words = text[before.start() : graded.end()] if near and before is not None else graded.group()
    return Strength(words, entry.low, entry.high, entry.source)
