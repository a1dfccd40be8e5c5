"""Texts in which other states stand for those they name, for training: who does what to whom does not hang on which they are.

The examples' writers had a share of the world each, so that what is learned from them hangs on it otherwise: a model took
"Ghanaian and Togolese troops" for troops who work together, whatever they did.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Sequence
from functools import cache

from dragoman.records import Span
from dragoman.word_lists import DATA

# Words for a state, by what they are: an adjective stands for an adjective, a capital for a capital.
FORMS = ("name", "one of its people", "its people", "adjective", "capital")


@cache
def states() -> tuple[dict[str, tuple[str, str]], list[dict[str, str]]]:
    """Return for each word for a state which state it names and in which form, and each state's words by their form."""
    of_words: dict[str, tuple[str, str]] = {}
    every = []
    with (DATA / "actors" / "states.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            people = row["demonyms"].split("|")
            words = (row["name"], people[0], people[-1], row["adjectives"].split("|")[0], row["capital"])
            forms = dict(zip(FORMS, words, strict=True))
            if all(words) and not row["until"]:
                every.append(forms)
                of_words |= {word: (row["id"], form) for form, word in forms.items()}
    return of_words, every


@cache
def _names() -> re.Pattern[str]:
    of_words, _ = states()
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, of_words), key=len, reverse=True)) + r")\b")


def renamed(text: str, sides: Sequence[Sequence[Span]]) -> tuple[str, list[list[Span]]]:
    """Return a text in which other states, drawn at random, stand for those it names, and where its parties stand there.

    Args:
        text: the text.
        sides: spans of its parties, by side.
    """
    of_words, every = states()
    drawn: dict[str, dict[str, str]] = {}
    parts: list[str] = []
    places: list[int] = []  # where each character of the text begins in the new one
    for start, end, word in _pieces(text):
        state, form = of_words.get(word, ("", ""))
        new = drawn.setdefault(state, random.choice(every))[form] if state else word
        begin = sum(map(len, parts))
        places += [begin + min(n, len(new)) for n in range(end - start)]
        parts.append(new)
    out = "".join(parts)
    places.append(len(out))
    return out, [[Span(places[max(s.start, 0)], places[min(s.end, len(text))]) for s in side] for side in sides]


def _pieces(text: str) -> list[tuple[int, int, str]]:
    """Return the text cut into names of states and what stands between them, with offsets."""
    out, last = [], 0
    for found in _names().finditer(text):
        out += [(last, found.start(), text[last : found.start()]), (found.start(), found.end(), found.group())]
        last = found.end()
    return [*(p for p in out if p[0] < p[1]), (last, len(text), text[last:])]
