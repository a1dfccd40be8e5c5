"""The words that tell stances: ``data/claims/stances.toml``, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class StanceWord:
    """One attitude that a word tells: what its target is built with, how strong it is, what its negation tells."""

    attitude: str
    takes: frozenset[str]
    strength: str
    negated: str
    particle: str


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    return tomllib.loads((files("dragoman") / "data" / "claims" / "stances.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def table(section: str, key: str) -> frozenset[str]:
    """Return one plain word list."""
    return frozenset(_tables()[section][key])


@lru_cache(maxsize=1)
def lexicon() -> dict[tuple[str, str], tuple[StanceWord, ...]]:
    """Return the attitudes by part of speech (V, N, J) and dictionary form."""
    out: dict[tuple[str, str], list[StanceWord]] = {}
    for row in _tables()["row"]:
        for part, key in (("V", "verbs"), ("N", "nouns"), ("J", "adjectives")):
            for word in row.get(key, ()):
                entry = StanceWord(
                    row["attitude"],
                    frozenset(row["takes"]),
                    row["strength"],
                    row["negated"],
                    row.get("particles", {}).get(word, ""),
                )
                out.setdefault((part, word), []).append(entry)
    return {key: tuple(entries) for key, entries in out.items()}


@lru_cache(maxsize=1)
def listed_nouns_and_adjectives() -> frozenset[str]:
    """Return the dictionary forms of all nouns and adjectives at which a stance may begin."""
    return frozenset(word for part, word in lexicon() if part != "V") | table("purpose", "nouns")


@lru_cache(maxsize=1)
def phrase_rows() -> dict[str, tuple[dict[str, Any], ...]]:
    """Return the rows of phrases ("give its blessing to") by verb."""
    out: dict[str, tuple[dict[str, Any], ...]] = {}
    for row in _tables()["phrase"]:
        for verb in row["verbs"]:
            out[verb] = (*out.get(verb, ()), row)
    return out


@lru_cache(maxsize=1)
def wordings() -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, str, bool]], ...]]:
    """Return wordings by their first word: the words, and attitude, strength and whether only their negation tells it."""
    out: dict[str, list[tuple[tuple[str, ...], tuple[str, str, bool]]]] = {}
    for row in _tables()["wording"]:
        for wording in row["words"]:
            words = tuple(wording.split())
            out.setdefault(words[0], []).append((words, (row["attitude"], row["strength"], row.get("negated", False))))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in out.items()}


@lru_cache(maxsize=1)
def experience_rows() -> tuple[dict[str, Any], ...]:
    """Return the rows of verbs whose object feels something about their subject ("the raid alarmed Tallinn")."""
    return tuple(_tables()["experience"])


@lru_cache(maxsize=1)
def wording_verbs() -> frozenset[str]:
    """Return the verbs at which a wording or a feeling may begin."""
    return frozenset(wordings()) | {verb for row in experience_rows() for verb in row["verbs"]}


@lru_cache(maxsize=1)
def prepositions() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return (words, attitude) for "is against", "is in favour of"."""
    return tuple((tuple(row["words"].split()), row["attitude"]) for row in _tables()["preposition"])
