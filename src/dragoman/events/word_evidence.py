"""A second opinion on the event between two parties: what the words around them tell, learned from the codebook's own examples.

The rules know what somebody wrote down; of verbs and turns of phrase that nobody thought of they know nothing. Here every word
near the parties, or on the grammatical way from them upwards, is a clue, with what the grammar makes of it and the codebook knows
of it (:mod:`dragoman.events.relation_features`), and each clue speaks for some event types and against others. These weights
stand in ``word-evidence.tsv`` of the codebook's folder, in hundredths, one clue a line. What clues tell together and none tells
alone, a few hidden units say, which each clue feeds and which speak for types as clues do; their weights stand in
``word-units.npz``. ``scripts/learn_word_evidence.py`` computes both from the codebook's example sentences and from nothing else
(:mod:`dragoman.events.learning_words`). Types that stand together in the heading are not told apart by words. How far it is
believed says :mod:`dragoman.events.trust`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest
from math import exp, log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import CodebookError
from dragoman.events.clue_names import Name, Names
from dragoman.events.relation_features import features_of
from dragoman.language import Sentence
from dragoman.ontology import Codebook, codebook_path
from dragoman.records import Span
from dragoman.sentence import asked_once

FILE = "word-evidence.tsv"
UNITS_FILE = "word-units.npz"
# Weights are kept as whole hundredths; clues that tell less than this of every type and unit are left out.
UNIT = 0.01
_SMALLEST = 0.05
_NEAR = 6  # tokens on either side of a party's words
_STEPS = 5  # heads upwards from a party's words
_OWN = frozenset({"prep", "prt", "dobj", "xcomp", "aux", "neg", "acomp", "attr", "agent"})
_ACTOR, _RECIPIENT, _NAME = "ACTOR", "RECIPIENT", "NAME"


@dataclass(frozen=True, slots=True)
class WordEvidence:
    """What each clue tells: a row of ``weights``, positive for the ``columns`` (a type, or several together) it speaks for.

    Behind those of the columns come the weights by which it feeds the hidden units; ``outward`` is what each unit that is fed
    more than nothing speaks for (units x columns). ``names`` are the rows' numbers as names of clues, by the codebook whose
    word classes and signals the clues are of.
    """

    columns: tuple[tuple[str, ...], ...]
    rows: Mapping[str, int]
    weights: NDArray[np.float32]
    outward: NDArray[np.float32]
    names: dict[str, Names] = field(default_factory=dict, init=False, repr=False, compare=False)

    def shares(self, clues: Mapping[str, float]) -> dict[str, float]:
        """Return the natural logarithm of each type's probability by these clues and their strengths; empty if none is known."""
        return self._shares({self.rows[c]: strength for c, strength in clues.items() if c in self.rows})

    def between(
        self, sentences: list[Sentence], actors: list[Span], recipients: list[Span], codebook: Codebook
    ) -> dict[str, float]:
        """Return the shares (:meth:`shares`) by all clues of the sentences between the parties; only known ones are named."""
        names = self.names.get(codebook.hash)
        if names is None:
            names = self.names[codebook.hash] = Names(codebook, self.rows)
        return self._shares(evidence_in(sentences, actors, recipients, codebook, names))

    def _shares(self, strengths: Mapping[int, float]) -> dict[str, float]:
        """Return the shares by the strengths of clues, named by their rows."""
        if not strengths:
            return {}
        rows = np.fromiter(strengths, np.intp, len(strengths))
        values = np.fromiter(strengths.values(), np.float32, len(strengths))
        order = rows.argsort()  # whatever the order in which clues were found: sums depend on it
        fed = values[order] @ self.weights.take(rows[order], axis=0)
        direct, held = fed[: len(self.columns)], fed[len(self.columns) :]
        total = (direct + np.maximum(held, 0) @ self.outward).tolist()
        most = max(total)
        every = most + log(sum(exp(t - most) for t in total))
        return {t: share - every for types, share in zip(self.columns, total, strict=True) for t in types}

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
    """Read a file of weights (a heading with the types, then clues with their weights, all parted by tabs) and its units."""
    try:
        heading, *lines = path.read_text(encoding="utf-8").splitlines()
        columns = tuple(tuple(types.split()) for types in heading.split("\t")[1:])
        clues = [line.partition("\t") for line in lines]
        # One text for all numbers: each line by itself takes several times as long.
        told = np.fromstring("\t".join(rest for _, _, rest in clues), dtype=np.float32, sep="\t").reshape(-1, len(columns))
        with np.load(path.with_name(UNITS_FILE)) as units:
            inward, outward = units["inward"], units["outward"]
    except (OSError, ValueError, KeyError) as e:
        raise CodebookError(f"cannot be read ({e})", path=path, cure="run scripts/learn_word_evidence.py") from e
    if not len(lines) == len(told) == len(inward):
        problem = f"has {len(lines)} clues with numbers for {len(told)}, {UNITS_FILE} has {len(inward)}"
        raise CodebookError(problem, path=path, cure="run scripts/learn_word_evidence.py")
    weights = np.hstack([told, inward.astype(np.float32)]) * np.float32(UNIT)
    return WordEvidence(columns, {clue: n for n, (clue, _, _) in enumerate(clues)}, weights, outward)


def write_evidence(path: Path, learned: WordEvidence) -> int:
    """Write what was learned as :func:`word_evidence` reads it, the units beside it, and return how many clues were kept."""
    kept = [(clue, n) for clue, n in learned.rows.items() if abs(learned.weights[n]).max() >= _SMALLEST]
    whole = np.rint(learned.weights[[n for _, n in kept]] / UNIT).astype(np.int16)
    count = len(learned.columns)
    lines = ["\t".join(["clue", *map(" ".join, learned.columns)])]
    lines += ["\t".join([clue, *map(str, row)]) for (clue, _), row in zip(kept, whole[:, :count].tolist(), strict=True)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    np.savez_compressed(path.with_name(UNITS_FILE), inward=whole[:, count:], outward=learned.outward)
    return len(kept)


def evidence_in(
    sentences: list[Sentence], actors: list[Span], recipients: list[Span], codebook: Codebook, names: Names | None = None
) -> dict[Name, float]:
    """Return all clues of the sentences between the parties with their strengths (0 to 1), by words and by grammar.

    Args:
        sentences: the sentences.
        actors: the spans of the actor in them.
        recipients: the spans of the recipient.
        codebook: the codebook whose word classes and signals count.
        names: as what clues are named; None for all by their names.
    """
    known: Callable[[str], Name | None] = names.of if names is not None else str
    clues = (_clues(s, _tokens(s, actors), _tokens(s, recipients)) for s in sentences)
    words = {name: 1.0 for found in clues for clue in found if (name := known(clue)) is not None}
    return words | features_of(sentences, actors, recipients, codebook, names)


def clues_in(sentences: list[Sentence], actors: list[Span], recipients: list[Span]) -> dict[str, Span]:
    """Return the clues of the sentences between the parties, each with the words that it was taken from."""
    out: dict[str, Span] = {}
    for sentence in sentences:
        for clue, token in _clues(sentence, _tokens(sentence, actors), _tokens(sentence, recipients)).items():
            out.setdefault(clue, Span(sentence.starts[token], sentence.ends[token]))
    return out


def _tokens(sentence: Sentence, party: list[Span]) -> set[int]:
    return {t for span in party for t in sentence.tokens_in(span)}


def _clues(sentence: Sentence, actor: set[int], recipient: set[int]) -> dict[str, int]:
    """Return the clues of one sentence between the tokens of the parties, each with the token that it was taken from."""
    parties = actor | recipient
    forms = _forms(sentence).copy()
    for role, tokens in ((_RECIPIENT, recipient), (_ACTOR, actor)):
        for i in tokens:
            forms[i] = role
    way = _way(sentence, parties)
    near = {t + d for t in parties for d in range(-_NEAR, _NEAR + 1)}
    if actor and recipient:
        near.update(range(min(parties), max(parties)))
    out: dict[str, int] = {}
    if parties:
        out[f"sides {bool(actor)} {bool(recipient)} {bool(actor and recipient and min(actor) < min(recipient))}"] = min(parties)
    kept = [i for i in range(len(forms)) if i not in parties or i == 0 or forms[i] != forms[i - 1]]
    for i, following in zip_longest(kept, kept[1:]):
        form = forms[i]
        if i not in parties and form.isalpha():
            if i in way:
                out.setdefault(f"way {form}", i)
            if i in near:
                out.setdefault(f"near {form}", i)
        if i in near and following is not None:
            out.setdefault(f"pair {form} {forms[following]}", i)
    for i in sorted(way):
        head = sentence.heads[i]
        if head != i and head in way:
            out.setdefault(f"arc {forms[head]} {sentence.deps[i]} {forms[i]}", head)
    own = _forms(sentence)
    for role, tokens in (("actor", actor), ("recipient", recipient)):
        for i in sorted(tokens):
            out.setdefault(f"{role} {own[i]}", i)
    return out


@asked_once
def _forms(sentence: Sentence) -> list[str]:
    """Return each word's dictionary form in small letters; all proper names are one."""
    return [_NAME if tag[:3] == "NNP" else lemma.lower() for tag, lemma in zip(sentence.tags, sentence.lemmas, strict=True)]


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
