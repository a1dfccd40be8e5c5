"""The words that decide whether an embedded event happened: read from ``data/claims/embedding.toml`` and ``modality.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import Any

CERTAINTIES = ("certain", "probable", "possible", "unknown")
# Written behind a verb these are its particle ("call-off"), not the complement that the entry holds for.
_PARTICLES = ("off", "out", "up", "ahead", "down", "aside", "about", "back", "away", "forward", "through")
_WORD_LISTS = (("verbs", "V"), ("nouns", "N"), ("adjectives", "J"))


@dataclass(frozen=True, slots=True)
class Effect:
    """What a predicate does to its complement.

    ``polarity`` is same, reversed, own or negative; ``certainty`` the most that can be held; ``time`` same, own or
    future; ``frame`` may be empty (as it was). ``complements`` are the kinds of complement it holds for, empty for any.
    ``negated`` is the effect when the predicate itself is negated.
    """

    name: str
    polarity: str
    certainty: str
    time: str
    frame: str = ""
    complements: frozenset[str] = frozenset()
    negated: Effect | None = None


@dataclass(frozen=True, slots=True)
class ModalEffect:
    """How a modal leaves its verb: certainty, time and frame, plainly and with a perfect infinitive."""

    certainty: str
    time: str
    frame: str = ""


@dataclass(frozen=True, slots=True)
class Modality:
    """Modal verbs and the adverbs, adjectives and time words that grade certainty, polarity and time."""

    modal: dict[str, ModalEffect]
    modal_perfect: dict[str, ModalEffect]
    adverb: dict[str, str]
    adjective: dict[str, tuple[str, ...]]
    future_words: frozenset[str]
    future_modifiers: frozenset[str]
    background_words: frozenset[str]
    condition_markers: frozenset[str]
    outcome_verbs: frozenset[str]
    hostile: frozenset[str]
    hearsay: dict[tuple[str, str], str]
    supposed_subject: frozenset[str]
    going_on: frozenset[str]
    deeds: frozenset[str]
    made_for: frozenset[str]
    spoken: frozenset[str]
    condemns: frozenset[str]
    penalties: frozenset[str]
    favours: frozenset[str]
    acts: frozenset[str]
    dismissing: frozenset[str]
    labelling: frozenset[str]
    forces: frozenset[str]
    falsehoods: frozenset[str]
    depending: frozenset[str]


def read_toml(name: str) -> dict[str, Any]:
    """Return the parsed TOML file ``data/claims/NAME``."""
    return tomllib.loads(resources.files("dragoman").joinpath("data", "claims", name).read_text("utf-8"))


def _effect(row: dict[str, Any]) -> Effect:
    takes = frozenset(row.get("takes", ()))
    plain = Effect(row["name"], row["polarity"], row["certainty"], row["time"], row.get("frame", ""), takes)
    if "negated" not in row:
        return plain
    changed = row["negated"]
    negated = Effect(
        plain.name,
        changed.get("polarity", plain.polarity),
        changed.get("certainty", plain.certainty),
        changed.get("time", plain.time),
        changed.get("frame", plain.frame),
        plain.complements,
    )
    return Effect(plain.name, plain.polarity, plain.certainty, plain.time, plain.frame, plain.complements, negated)


@lru_cache(maxsize=1)
def embedding_lexicon() -> dict[tuple[str, str], tuple[Effect, ...]]:
    """Return effects by (part of speech V, N or J; lemma), in the order of the file.

    An entry written ``lemma-kind`` ("insist-on", "agree-that") holds for that complement alone and goes first.
    """
    out: dict[tuple[str, str], list[Effect]] = {}
    for row in read_toml("embedding.toml")["class"]:
        effect = _effect(row)
        for key, part in _WORD_LISTS:
            for word in row.get(key, ()):
                lemma, _, kind = word.partition("-")
                if kind and kind not in _PARTICLES:
                    narrowed = replace(effect, complements=frozenset({kind}))
                    out.setdefault((part, lemma), []).insert(0, narrowed)
                else:
                    out.setdefault((part, word), []).append(effect)
    add_misread(out)
    return {key: tuple(effects) for key, effects in out.items()}


@lru_cache(maxsize=1)
def phrase_effects() -> dict[str, tuple[tuple[tuple[str, ...], Effect], ...]]:
    """Return the phrases of several words and their effects by the first word, longest first."""
    out: dict[str, list[tuple[tuple[str, ...], Effect]]] = {}
    for row in read_toml("embedding.toml")["class"]:
        for phrase in row.get("phrases", ()):
            words = tuple(phrase.split())
            out.setdefault(words[0], []).append((words, _effect(row)))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in out.items()}


def add_misread(table: dict[tuple[str, str], Any]) -> None:
    """Enter verbs also under the forms that the lemmatiser mistakes them for ("hop" for "hope")."""
    for wrong, right in read_toml("embedding.toml")["misread"].items():
        if ("V", right) in table:
            table.setdefault(("V", wrong), table[("V", right)])


def effect_on(part: str, lemma: str, kind: str, classes: frozenset[str] = frozenset()) -> Effect | None:
    """Return what the word does to a complement of this kind, or None if no class says.

    Args:
        part: V, N or J.
        lemma: dictionary form; a particle verb as "call-off".
        kind: to, that, ing, whether, wh, object, subject, attr, compound, or a preposition.
        classes: names of the classes to look in; empty for all.
    """
    for effect in embedding_lexicon().get((part, lemma), ()):
        if (not effect.complements or kind in effect.complements) and (not classes or effect.name in classes):
            return effect
    return None


@lru_cache(maxsize=1)
def modality() -> Modality:
    """Return the modality lexicon."""
    data = read_toml("modality.toml")
    plain, perfect = {}, {}
    for word, row in data["modal"].items():
        plain[word] = ModalEffect(row["certainty"], row["time"], row.get("frame", ""))
        other = row.get("perfect", row)
        perfect[word] = ModalEffect(other["certainty"], other["time"], other.get("frame", ""))
    adjectives: dict[str, tuple[str, ...]] = {}
    for quality, words in data["adjective"].items():
        for word in words:
            adjectives[word] = (*adjectives.get(word, ()), quality)
    return Modality(
        modal=plain,
        modal_perfect=perfect,
        adverb={word: grade for grade, words in data["adverb"].items() for word in words},
        adjective=adjectives,
        future_words=frozenset(data["time"]["future"]),
        future_modifiers=frozenset(data["time"]["future_modifiers"]),
        background_words=frozenset(data["time"]["background"]),
        condition_markers=frozenset(data["marker"]["condition"]),
        outcome_verbs=frozenset(data["outcome"]["verbs"]),
        hostile=frozenset(data["hostile"]["verbs"] + data["hostile"]["nouns"]),
        supposed_subject=frozenset(data["supposed_subject"]["verbs"]),
        going_on=frozenset(data["going_on"]["verbs"]),
        deeds=frozenset(data["deeds"]["verbs"]),
        made_for=frozenset(data["made_for"]["verbs"]),
        spoken=frozenset(data["spoken"]["verbs"]),
        condemns=frozenset(data["condemns"]["verbs"]),
        penalties=frozenset(data["penalties"]["verbs"]),
        favours=frozenset(data["favours"]["nouns"]),
        acts=frozenset(data["acts"]["nouns"]),
        dismissing=frozenset(data["dismissed"]["verbs"]),
        labelling=frozenset(data["dismissed"]["labelling"]),
        forces=frozenset(data["forces"]["nouns"]),
        falsehoods=frozenset(data["dismissed"]["falsehoods"]),
        depending=frozenset(data["depending"]["words"]),
        hearsay={
            (part, word): grade
            for part, ending in (("V", ""), ("N", "_nouns"))
            for grade in ("probable", "possible")
            for word in data["hearsay"][grade + ending]
        },
    )


@lru_cache(maxsize=1)
def outcomes() -> dict[str, frozenset[str]]:
    """Return the words of how attempts and chances come out, by list: failing, turning_out, futile, chances, taken, missed."""
    return {name: frozenset(words) for name, words in read_toml("modality.toml")["outcomes"].items()}


def weaker(a: str, b: str) -> str:
    """Return the weaker of two certainties.

    >>> weaker("certain", "possible")
    'possible'
    """
    return max(a, b, key=CERTAINTIES.index)
