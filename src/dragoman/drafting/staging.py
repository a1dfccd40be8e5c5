"""The scenes of a report, in order: what stands before each sentence, and what the reports as a whole say of "the three"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from dragoman.actors.gazetteer import Gazetteer
from dragoman.clauses import prepositional_objects, subjects
from dragoman.drafting.acts import load_acts
from dragoman.drafting.parties import PartyBook
from dragoman.drafting.scenes import Scene
from dragoman.language import Sentence
from dragoman.records import Coding, Mention


def listed_together(codings: Iterable[Coding], book: PartyBook) -> dict[int, tuple[str, ...]]:
    """Return how many -> the parties that stand in one list most often ("Spain, Italy and Malta"), for "the three"."""
    counts: dict[int, Counter[tuple[str, ...]]] = {}
    for coding in codings:
        text = coding.report.text
        row: list[str] = []
        end = -1
        for m in sorted(coding.mentions, key=lambda m: m.span):
            key = book.key(m.actor) if m.use in ("actor", "modifier") and m.actor.named else ""
            joined = end >= 0 and _LIST_GAP.fullmatch(text[end : m.span.start]) is not None
            if key and joined and key not in row:
                row.append(key)
            elif key and (not joined or key in row):
                _count(row, counts)
                row = [key]
            if key:
                end = m.span.end
        _count(row, counts)
    return {n: max(sorted(c), key=lambda k: c[k]) for n, c in counts.items()}


def _count(row: list[str], counts: dict[int, Counter[tuple[str, ...]]]) -> None:
    if len(row) > 2:  # two that stand together are too often not the two that are meant
        counts.setdefault(len(row), Counter())[tuple(sorted(row))] += 1


# What stands between the members of a list: a comma, "and", an article.
_LIST_GAP = re.compile(r"\s*(?:,|,?\s*and|&)\s*(?:the\s+)?")


def scenes(
    coding: Coding,
    sentences: Iterable[Sentence],
    gazetteer: Gazetteer,
    book: PartyBook,
    together: Mapping[int, tuple[str, ...]] = MappingProxyType({}),
    home: str = "",
    ruled: str = "",
) -> list[Scene]:
    """Return the scenes of a report's parsed sentences.

    Args:
        coding: what the report says.
        sentences: its sentences; those that the screen left out are passed over.
        gazetteer: who actors are.
        book: the parties of the pile.
        together: whom "the four" means, by the number.
        home: whom "the government" means.
        ruled: whom "the generals" means after a coup.
    """
    by_sentence: dict[int, list[Mention]] = {}
    for m in coding.mentions:
        by_sentence.setdefault(m.sentence, []).append(m)
    found: list[Scene] = []
    demanding: dict[int, tuple[str, ...]] = {}
    for s in sentences:
        if s.parsed and s.words:
            asking = tuple(demanding[k] for k in range(s.index - 1, s.index - 3, -1) if k in demanding)
            here, last = tuple(by_sentence.get(s.index, ())), _before(by_sentence, s.index)
            people = _persons_before(by_sentence, s.index)
            scene = Scene(coding, s, here, gazetteer, book, last, together, asking, home, ruled, people)
            if whose := _whose_demands(scene):
                demanding[s.index] = whose
            found.append(scene)
    return found


def _whose_demands(scene: Scene) -> tuple[str, ...]:
    """Return the parties whose list of demands a sentence speaks of ("thirteen demands on behalf of the four")."""
    sentence = scene.sentence
    for i in range(len(sentence)):
        if sentence.is_verb(i) and sentence.lemmas[i] == "demand":
            keys = [k for h in subjects(sentence, i) for k in scene.parties(h)]
            if keys:
                return tuple(dict.fromkeys(keys))
        if sentence.tags[i] != "NNS" or sentence.lemmas[i].lower() not in load_acts().lists_of_demands:
            continue
        heads = [*sentence.children_with(i, "poss"), *prepositional_objects(sentence, i, "of", "by", "from")]
        for at in (i, *sentence.ancestors(i)):
            heads += [k for j in prepositional_objects(sentence, at, "on") if sentence.lower[j] == "behalf"
                      for k in prepositional_objects(sentence, j, "of")]  # fmt: skip
        keys = [k for h in heads for k in scene.parties(h)]
        if keys:
            return tuple(dict.fromkeys(keys))
    return ()


def _persons_before(by_sentence: Mapping[int, list[Mention]], index: int) -> tuple[Mention, ...]:
    """Return the persons of the last sentence before that names any, at most three back, those that are subjects first."""
    for k in range(index - 1, index - 4, -1):
        people = [m for m in by_sentence.get(k, ()) if m.actor.kind == "person" and m.use == "actor"]
        if people:
            return tuple(people)
    return ()


def _before(by_sentence: Mapping[int, list[Mention]], index: int) -> tuple[Mention, ...]:
    """Return the mentions of the last sentence before that has any, at most three back ("It ... It ...")."""
    return next((tuple(by_sentence[k]) for k in range(index - 1, index - 4, -1) if by_sentence.get(k)), ())
