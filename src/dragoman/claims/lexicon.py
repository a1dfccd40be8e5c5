"""The attribution cues: read from ``data/claims/cues.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.clauses.lexicon import add_misread, read_toml

_CLAUSES = frozenset({"quote", "that", "whether", "to", "ing", "object"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One reading of a cue word: how the source puts it, and what the content may be."""

    stance: str
    takes: frozenset[str]

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions that may introduce the content."""
        return self.takes - _CLAUSES


@lru_cache(maxsize=1)
def cue_lexicon() -> dict[tuple[str, str], tuple[Cue, ...]]:
    """Return the readings by (V, N or J; dictionary form). Particle verbs are written "point-out"."""
    out: dict[tuple[str, str], list[Cue]] = {}
    for row in read_toml("cues.toml")["cue"]:
        cue = Cue(row["stance"], frozenset(row["takes"]))
        for key, part in (("verbs", "V"), ("nouns", "N"), ("adjectives", "J")):
            for word in row.get(key, ()):
                readings = out.setdefault((part, word), [])
                if cue not in readings:
                    readings.append(cue)
    add_misread(out)
    return {key: tuple(readings) for key, readings in out.items()}


@lru_cache(maxsize=1)
def cue_phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the phrases of several words and their stances by the first word, longest first."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in read_toml("cues.toml")["phrase"]:
        for phrase in row["words"]:
            words = tuple(phrase.split())
            out.setdefault(words[0], []).append((words, row["stance"]))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in out.items()}


@lru_cache(maxsize=3)
def cue_words(part: str) -> frozenset[str]:
    """Return the dictionary forms of the cue words of one part of speech (V, N or J), particle verbs without the particle."""
    words = [word for kind, word in cue_lexicon() if kind == part]
    return frozenset([*words, *(word.rpartition("-")[0] or word for word in words)])


@lru_cache(maxsize=1)
def _negated() -> dict[str, str]:
    return dict(read_toml("cues.toml")["negated"])


def negated_stance(stance: str) -> str:
    """Return what a stance turns into when its cue is negated.

    >>> negated_stance("confirms")
    'does not confirm'
    """
    return _negated().get(stance, stance)


@lru_cache(maxsize=1)
def speaker_words() -> frozenset[str]:
    """Return the last words of lower-case phrases that may stand before a colon as speakers."""
    return frozenset(read_toml("cues.toml")["speakers"]["words"])


@lru_cache(maxsize=1)
def frank_words() -> frozenset[str]:
    """Return adjectives that lead over to what somebody says behind a colon: 'The mayor was blunt: "..."'."""
    return frozenset(read_toml("cues.toml")["speakers"]["frank"])


@lru_cache(maxsize=1)
def silent_passives() -> frozenset[str]:
    """Return verbs that say nothing in the passive without an agent: "the work was finished"."""
    return frozenset(read_toml("cues.toml")["agentless"]["silent"])


@lru_cache(maxsize=1)
def messages() -> frozenset[str]:
    """Return nouns for texts by which somebody speaks: "a statement saying"."""
    return frozenset(read_toml("cues.toml")["messages"]["words"])


@lru_cache(maxsize=1)
def senders() -> frozenset[str]:
    """Return the verbs whose subject speaks by the message that is their object: "issued a statement saying"."""
    return frozenset(read_toml("cues.toml")["messages"]["senders"])


@lru_cache(maxsize=1)
def summing_up() -> frozenset[str]:
    """Return nouns that sum up what was told before them: "..., a charge the navy denies"."""
    return frozenset(read_toml("cues.toml")["denied"]["summing_up"])


@lru_cache(maxsize=1)
def deniable_things() -> frozenset[str]:
    """Return nouns for acts and statements that can be denied by themselves: "the attack, which the group denies"."""
    return frozenset(read_toml("cues.toml")["denied"]["things"])


def readings_of(part: str, lemma: str, particle: str = "") -> tuple[Cue, ...]:
    """Return the readings of a cue word, of the particle verb first if there is a particle."""
    table = cue_lexicon()
    if particle and (part, f"{lemma}-{particle}") in table:
        return table[(part, f"{lemma}-{particle}")]
    return table.get((part, lemma), ())


def stance_for(readings: tuple[Cue, ...], kind: str) -> str | None:
    """Return the stance of the first reading that takes content of this kind, or None."""
    for reading in readings:
        if kind in reading.takes:
            return reading.stance
    return None
