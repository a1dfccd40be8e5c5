"""A second opinion on the event between two parties: what the words around them tell, learned from the codebook's own examples.

The rules know what somebody wrote down; of verbs and turns of phrase that nobody thought of they know nothing. Here every word
near the parties, or on the grammatical way from them upwards, is a clue, and each clue speaks for some event types and against
others (multinomial logistic regression). The weights stand in ``word-evidence.tsv`` of the codebook's folder, in hundredths,
one clue a line; ``scripts/learn_word_evidence.py`` computes them from the codebook's example sentences and from nothing else.
Types that stand together in the heading are not told apart by words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import CodebookError
from dragoman.language import Sentence
from dragoman.ontology import Codebook, codebook_path
from dragoman.records import Span

FILE = "word-evidence.tsv"
# Weights are kept as whole hundredths.
UNIT = 0.01
_NEAR = 6  # tokens on either side of a party's words
_STEPS = 5  # heads upwards from a party's words
_OWN = frozenset({"prep", "prt", "dobj", "xcomp", "aux", "neg", "acomp", "attr", "agent"})
_ACTOR, _RECIPIENT, _NAME = "ACTOR", "RECIPIENT", "NAME"


@dataclass(frozen=True, slots=True)
class WordEvidence:
    """What each clue tells: a weight for each of ``columns`` (a type, or several together), positive where it speaks for it."""

    columns: tuple[tuple[str, ...], ...]
    weights: Mapping[str, NDArray[np.float32]]

    def shares(self, clues: Iterable[str]) -> dict[str, float]:
        """Return the natural logarithm of each type's probability by these clues; empty if none of them is known."""
        known = [self.weights[c] for c in sorted(clues) if c in self.weights]
        if not known:
            return {}
        total = np.sum(known, axis=0, dtype=np.float64)
        total -= total.max()
        total -= np.log(np.exp(total).sum())
        return {t: share for types, share in zip(self.columns, total.tolist(), strict=True) for t in types}

    def telling(self, clues: Mapping[str, Span], type_: str) -> Span | None:
        """Return the words that speak most for a type, or None if nothing does."""
        column = next(n for n, types in enumerate(self.columns) if type_ in types)
        known = [(c.startswith("way "), float(self.weights[c][column]), c) for c in sorted(clues) if c in self.weights]
        best = max((k for k in known if k[1] > 0), default=None)
        return clues[best[2]] if best is not None else None


def word_evidence(codebook: Codebook) -> WordEvidence | None:
    """Return what was learned from dragoman's own examples, or None for a codebook of other event types."""
    learned = _read(codebook_path(None) / FILE)
    return learned if {t for types in learned.columns for t in types} == set(codebook.types) else None


@cache
def _read(path: Path) -> WordEvidence:
    """Read a file of weights: a heading with the types, then clues with their weights, all parted by tabs."""
    try:
        heading, *lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as e:
        raise CodebookError(f"cannot be read ({e})", path=path, cure="run scripts/learn_word_evidence.py") from e
    clues = [line.partition("\t") for line in lines]
    table = np.array([rest.split("\t") for _, _, rest in clues], dtype=np.float32) * np.float32(UNIT)
    columns = tuple(tuple(types.split()) for types in heading.split("\t")[1:])
    return WordEvidence(columns, {clue: table[n] for n, (clue, _, _) in enumerate(clues)})


def clues_in(sentences: list[Sentence], actors: list[Span], recipients: list[Span], codebook: Codebook) -> dict[str, Span]:
    """Return the clues of the sentences between the parties, each with the words that it was taken from."""
    out: dict[str, Span] = {}
    for sentence in sentences:
        a = {t for s in actors for t in sentence.tokens_in(s)}
        r = {t for s in recipients for t in sentence.tokens_in(s)}
        for clue, token in _clues(sentence, a, r, _classes(codebook)):
            out.setdefault(clue, Span(sentence.starts[token], sentence.ends[token]))
    return out


_CLASSES: dict[str, dict[str, tuple[str, ...]]] = {}


def _classes(codebook: Codebook) -> dict[str, tuple[str, ...]]:
    """Return the names of the word classes that each word is in, looked up once a codebook."""
    if codebook.hash not in _CLASSES:
        found: dict[str, tuple[str, ...]] = {}
        for name, words in sorted(codebook.words.items()):
            for word in words:
                found[word] = (*found.get(word, ()), name)
        _CLASSES[codebook.hash] = found
    return _CLASSES[codebook.hash]


_Clues = Iterator[tuple[str, int]]


def _clues(sentence: Sentence, actor: set[int], recipient: set[int], classes: Mapping[str, tuple[str, ...]]) -> _Clues:
    parties = actor | recipient
    forms = [_form(sentence, i, actor, recipient) for i in range(len(sentence))]
    way = _way(sentence, parties)
    yield from _words_on(sentence, sorted(way), parties, forms, classes)
    near = {t + d for t in parties for d in range(-_NEAR, _NEAR + 1)}
    if actor and recipient:
        near.update(range(min(parties), max(parties)))
    yield from _words_near(near, parties, forms)
    for role, tokens in (("actor", actor), ("recipient", recipient)):
        yield from _words_of(sentence, role, sorted(tokens), classes)
    if parties:
        first = bool(actor and recipient and min(actor) < min(recipient))
        yield f"sides {bool(actor)} {bool(recipient)} {first}", min(parties)


def _words_on(
    sentence: Sentence, way: list[int], parties: set[int], forms: list[str], classes: Mapping[str, tuple[str, ...]]
) -> _Clues:
    for i in way:
        if i not in parties and forms[i].isalpha():
            yield f"way {forms[i]}", i
            yield from ((f"class {name}", i) for name in classes.get(forms[i], ()))
        head = sentence.heads[i]
        if head != i and head in way:
            yield f"arc {forms[head]} {sentence.deps[i]} {forms[i]}", head


def _words_near(near: set[int], parties: set[int], forms: list[str]) -> _Clues:
    kept = [i for i in range(len(forms)) if i not in parties or i == 0 or forms[i] != forms[i - 1]]
    for n, i in enumerate(kept):
        if i in near and i not in parties and forms[i].isalpha():
            yield f"near {forms[i]}", i
        if i in near and n + 1 < len(kept):
            yield f"pair {forms[i]} {forms[kept[n + 1]]}", i


def _words_of(sentence: Sentence, role: str, tokens: list[int], classes: Mapping[str, tuple[str, ...]]) -> _Clues:
    for i in tokens:
        lemma = sentence.lemmas[i].lower()
        yield f"{role} {_NAME if _named(sentence, i) else lemma}", i
        yield from ((f"{role} class {name}", i) for name in classes.get(lemma, ()))
        verb = _verb_above(sentence, i)
        if verb is not None:
            yield f"{role} {verb[1]} {sentence.lemmas[verb[0]].lower()}", verb[0]


def _verb_above(sentence: Sentence, i: int) -> tuple[int, str] | None:
    """Return the verb that governs token i, and how: label and preposition."""
    label, preposition = sentence.deps[i], ""
    for _ in range(_STEPS):
        if sentence.is_verb(i):
            return i, f"{label} {preposition}".strip()
        if sentence.deps[i] == "pobj":
            preposition = sentence.lower[sentence.heads[i]]
        label, i = sentence.deps[i], sentence.heads[i]
    return None


def _form(sentence: Sentence, i: int, actor: set[int], recipient: set[int]) -> str:
    if i in actor:
        return _ACTOR
    if i in recipient:
        return _RECIPIENT
    return _NAME if _named(sentence, i) else sentence.lemmas[i].lower()


def _named(sentence: Sentence, i: int) -> bool:
    return sentence.tags[i].startswith("NNP")


def _way(sentence: Sentence, parties: set[int]) -> set[int]:
    """Return the tokens on the way from the parties upwards, with what belongs closely to them."""
    way: set[int] = set()
    for t in parties:
        way.add(t)
        for _ in range(_STEPS):
            t = sentence.heads[t]
            way.add(t)
    own = {c for i in way for c in sentence.children[i] if sentence.deps[c] in _OWN}
    return way | own
