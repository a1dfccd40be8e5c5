"""How an event takes place, and what it is about: modes and contexts by the codebook's cues."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.language import Sentence
from dragoman.ontology import Codebook, EventType
from dragoman.records import Context, Span
from dragoman.sentence import asked_once

# More modes than this a sentence seldom means; further cues are about something else.
_MOST_MODES = 2
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis"})


@asked_once
def clause_text(sentence: Sentence, i: int) -> str:
    """Return the words of the clause that token i stands in, lower case, with a space around each."""
    top = i
    while sentence.heads[top] != top and sentence.deps[top] not in _CLAUSES and not _finite(sentence, top):
        top = sentence.heads[top]
    words, stack = [], [top]
    while stack:
        j = stack.pop()
        words.append(j)
        stack.extend(k for k in sentence.children[j] if sentence.deps[k] not in _CLAUSES or k == i)
    return " " + " ".join(sentence.lower[j] for j in _between_marks(sentence, sorted(words), i)) + " "


def _between_marks(sentence: Sentence, words: list[int], i: int) -> list[int]:
    """Return the words that no semicolon divides from token i."""
    before = max((j for j in words if j < i and sentence.words[j] == ";"), default=-1)
    after = min((j for j in words if j > i and sentence.words[j] == ";"), default=len(sentence))
    return [j for j in words if before < j < after]


def _finite(sentence: Sentence, i: int) -> bool:
    return sentence.tags[i] in ("VBD", "VBZ", "VBP") and sentence.deps[i] == "conj"


def modes_of(sentence: Sentence, i: int, settled: str, type_: EventType, countries: int = 0) -> tuple[str, ...]:
    """Return the modes of an event at token i.

    Args:
        sentence: its sentence.
        i: the trigger.
        settled: the mode that the signal or rule gives, or empty.
        type_: the event's type.
        countries: how many countries and organisations take part.

    Returns:
        The settled mode, else those whose cues stand in the clause, at most two; and those that the number of parties makes.
    """
    counted = tuple(m.name for m in type_.modes.values() if m.least_parties and countries >= m.least_parties)
    if settled in type_.modes or not type_.modes:
        return tuple(dict.fromkeys((settled, *counted))) if settled in type_.modes else ()
    text = clause_text(sentence, i)
    cued = tuple(m.name for m in type_.modes.values() if any_cue(m.cues, text))[:_MOST_MODES]
    return tuple(dict.fromkeys((*cued, *counted)))


def any_cue(cues: tuple[str, ...], text: str) -> bool:
    """Tell whether one of the cues stands in a clause's text (:func:`clause_text`)."""
    return bool(cues) and _looking_for(cues).search(text) is not None


@lru_cache(maxsize=2_000)
def _looking_for(cues: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of all the cues together: looked for one by one they cost as much as the rest of coding a clause."""
    return re.compile(" (?:" + "|".join(map(re.escape, cues)) + ") ")


class ContextFinder:
    """Finds the contexts of sentences: built once a codebook, one pass over each sentence's words."""

    def __init__(self, codebook: Codebook) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for context in codebook.contexts:
            for cue in context.cues:
                words = tuple(cue.split())
                self._by_first.setdefault(words[0], []).append((words, context.name))

    def find(self, sentence: Sentence) -> tuple[Context, ...]:
        """Return the contexts that a sentence's words name, each once, with the words as evidence; the sentence keeps them."""
        question = ("contexts", id(self))
        found: tuple[Context, ...] | None = sentence.answers.get(question)
        if found is None:
            found = sentence.answers[question] = self._look_for(sentence)
        return found

    def _look_for(self, sentence: Sentence) -> tuple[Context, ...]:
        out: dict[str, Context] = {}
        known, forms = self._by_first, zip(sentence.lower, sentence.lemmas, strict=True)
        if known.keys().isdisjoint((*sentence.lower, *sentence.lemmas)):
            return ()
        for i, word, lemma in [(i, w, m) for i, (w, m) in enumerate(forms) if w in known or m in known]:
            for key in (word,) if word == lemma else (word, lemma):
                for words, name in known.get(key, ()):
                    if name not in out and self._follows(sentence, i, words):
                        span = Span(sentence.starts[i], sentence.ends[i + len(words) - 1])
                        out[name] = Context(name, span)
        return tuple(out[name] for name in sorted(out))

    @staticmethod
    def _follows(sentence: Sentence, i: int, words: tuple[str, ...]) -> bool:
        if i + len(words) > len(sentence):
            return False
        return all(w in (sentence.lower[i + n], sentence.lemmas[i + n]) for n, w in enumerate(words) if n)


_FINDERS: dict[str, ContextFinder] = {}


def contexts_of(sentence: Sentence, codebook: Codebook) -> tuple[Context, ...]:
    """Return the contexts that a sentence's words name (:class:`ContextFinder`)."""
    if codebook.hash not in _FINDERS:
        _FINDERS[codebook.hash] = ContextFinder(codebook)
    return _FINDERS[codebook.hash].find(sentence)
