"""A second opinion on the event between two parties: what the words around them tell, learned from the codebook's own examples.

The rules know what somebody wrote down; of verbs and turns of phrase that nobody thought of they know nothing. Here every word
near the parties, or on the grammatical way from them upwards, is a clue, with what the grammar makes of it and the codebook knows
of it (:mod:`dragoman.events.relation_features`), and each clue speaks for some event types and against others (multinomial
logistic regression). The weights stand in ``word-evidence.tsv`` of the codebook's folder, in hundredths, one clue a line;
``scripts/learn_word_evidence.py`` computes them from the codebook's example sentences and from nothing else. Types that stand
together in the heading are not told apart by words. How far it is believed says :mod:`dragoman.events.trust`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import CodebookError
from dragoman.events.relation_features import features_of
from dragoman.language import Sentence
from dragoman.ontology import Codebook, codebook_path
from dragoman.records import Span

FILE = "word-evidence.tsv"
# Weights are kept as whole hundredths; clues that tell less than this of every type are left out.
UNIT = 0.01
_SMALLEST = 0.05
_NEAR = 6  # tokens on either side of a party's words
_STEPS = 5  # heads upwards from a party's words
_OWN = frozenset({"prep", "prt", "dobj", "xcomp", "aux", "neg", "acomp", "attr", "agent"})
_ACTOR, _RECIPIENT, _NAME = "ACTOR", "RECIPIENT", "NAME"


@dataclass(frozen=True, slots=True)
class WordEvidence:
    """What each clue tells: a row of ``weights``, positive for the ``columns`` (a type, or several together) it speaks for."""

    columns: tuple[tuple[str, ...], ...]
    rows: Mapping[str, int]
    weights: NDArray[np.float64]

    def shares(self, clues: Mapping[str, float]) -> dict[str, float]:
        """Return the natural logarithm of each type's probability by these clues and their strengths; empty if none is known."""
        known = [c for c in sorted(clues) if c in self.rows]
        if not known:
            return {}
        total = np.array([clues[c] for c in known]) @ self.weights[[self.rows[c] for c in known]]
        total -= total.max()
        total -= np.log(np.exp(total).sum())
        return {t: share for types, share in zip(self.columns, total.tolist(), strict=True) for t in types}

    def telling(self, clues: Mapping[str, Span], type_: str) -> Span | None:
        """Return the words that speak most for a type, or None if nothing does."""
        column = next(n for n, types in enumerate(self.columns) if type_ in types)
        known = [(c.startswith("way "), float(self.weights[self.rows[c], column]), c) for c in sorted(clues) if c in self.rows]
        best = max((k for k in known if k[1] > 0), default=None)
        return clues[best[2]] if best is not None else None


def word_evidence(codebook: Codebook) -> WordEvidence | None:
    """Return what was learned from dragoman's own examples, or None for a codebook of other event types."""
    types = frozenset(codebook.types)
    if types not in _FOR:
        learned = _read(codebook_path(None) / FILE)
        _FOR[types] = learned if {t for column in learned.columns for t in column} == types else None
    return _FOR[types]


_FOR: dict[frozenset[str], WordEvidence | None] = {}


@cache
def _read(path: Path) -> WordEvidence:
    """Read a file of weights: a heading with the types, then clues with their weights, all parted by tabs."""
    try:
        heading, *lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as e:
        raise CodebookError(f"cannot be read ({e})", path=path, cure="run scripts/learn_word_evidence.py") from e
    clues = [line.partition("\t") for line in lines]
    weights = np.array([rest.split("\t") for _, _, rest in clues], dtype=np.float64) * UNIT
    columns = tuple(tuple(types.split()) for types in heading.split("\t")[1:])
    return WordEvidence(columns, {clue: n for n, (clue, _, _) in enumerate(clues)}, weights)


def write_evidence(path: Path, columns: Sequence[Sequence[str]], weights: Mapping[str, NDArray[np.float64]]) -> int:
    """Write weights as :func:`word_evidence` reads them, and return how many clues were kept."""
    kept = {clue: row for clue, row in weights.items() if abs(row).max() >= _SMALLEST}
    lines = ["\t".join(["clue", *map(" ".join, columns)])]
    lines += ["\t".join([clue, *(str(round(float(w) / UNIT)) for w in row)]) for clue, row in kept.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(kept)


def evidence_in(sentences: list[Sentence], actors: list[Span], recipients: list[Span], codebook: Codebook) -> dict[str, float]:
    """Return all clues of the sentences between the parties with their strengths (0 to 1), by words and by grammar."""
    words = dict.fromkeys(clues_in(sentences, actors, recipients), 1.0)
    return words | features_of(sentences, actors, recipients, codebook)


def clues_in(sentences: list[Sentence], actors: list[Span], recipients: list[Span]) -> dict[str, Span]:
    """Return the clues of the sentences between the parties, each with the words that it was taken from."""
    out: dict[str, Span] = {}
    for sentence in sentences:
        a = {t for s in actors for t in sentence.tokens_in(s)}
        r = {t for s in recipients for t in sentence.tokens_in(s)}
        for clue, token in _clues(sentence, a, r).items():
            out.setdefault(clue, Span(sentence.starts[token], sentence.ends[token]))
    return out


def _clues(sentence: Sentence, actor: set[int], recipient: set[int]) -> dict[str, int]:
    parties = actor | recipient
    forms = [_form(sentence, i, actor, recipient) for i in range(len(sentence))]
    way = _way(sentence, parties)
    near = {t + d for t in parties for d in range(-_NEAR, _NEAR + 1)}
    if actor and recipient:
        near.update(range(min(parties), max(parties)))
    out: dict[str, int] = {}
    if parties:
        out[f"sides {bool(actor)} {bool(recipient)} {bool(actor and recipient and min(actor) < min(recipient))}"] = min(parties)
    kept = [i for i in range(len(forms)) if i not in parties or i == 0 or forms[i] != forms[i - 1]]
    for n, i in enumerate(kept):
        if i not in parties and forms[i].isalpha():
            if i in way:
                out.setdefault(f"way {forms[i]}", i)
            if i in near:
                out.setdefault(f"near {forms[i]}", i)
        if i in near and n + 1 < len(kept):
            out.setdefault(f"pair {forms[i]} {forms[kept[n + 1]]}", i)
    for i in sorted(way):
        head = sentence.heads[i]
        if head != i and head in way:
            out.setdefault(f"arc {forms[head]} {sentence.deps[i]} {forms[i]}", head)
    for role, tokens in (("actor", actor), ("recipient", recipient)):
        for i in sorted(tokens):
            out.setdefault(f"{role} {_NAME if _named(sentence, i) else sentence.lemmas[i].lower()}", i)
    return out


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
