"""Conditions put as a demand or a supposition: "free them or we will shoot", "leave; otherwise ...", "suppose the dam broke"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.claims.sides import Range, has_subject, is_finite, is_punctuation, modal_of, trim
from dragoman.language import Sentence

Found = tuple[str, Range | None, Range | None, Range | None, bool]
_PROMISING = frozenset({"will", "'ll", "’ll", "wo", "would", "can", "shall"})
_OBLIGING = frozenset({"must", "should", "shall", "ought"})
# One of these words is the first, or the only one, of what means otherwise.
_OPENING_OTHERWISE = frozenset({"otherwise", "failing", "or"})
_SUPPOSE = frozenset({"suppose", "supposing", "imagine"})


def bargains(sentence: Sentence) -> Iterator[Found]:
    """Yield (kind, antecedent, consequent, marker, whether the antecedent is the sentence before) for a sentence."""
    for read in (_imperative, _otherwise, _supposition):
        found = read(sentence)
        if found is not None:
            yield found
            return


def _imperative(sentence: Sentence) -> Found | None:
    """Read "Free the prisoners and we will talk", "Free them or we will shoot": the order is the condition of what follows."""
    first = next((i for i in range(len(sentence)) if not is_punctuation(sentence, i)), None)
    if first is None or sentence.tags[first] not in ("VB", "VBP") or has_subject(sentence, first):
        return None
    for i in range(first + 1, len(sentence) - 2):
        if sentence.lower[i] not in ("and", "or"):
            continue
        main = _verb_behind(sentence, i)
        modal = modal_of(sentence, main) if main is not None else None
        if main is None or modal is None or not i < modal < main or sentence.lower[modal] not in _PROMISING:
            continue
        misread = sentence.deps[first] in ("csubj", "csubjpass") and sentence.heads[first] == main and modal - i > 1
        if misread or (has_subject(sentence, main) and min(sentence.children[main]) > i):
            last = sentence.right_edge(main)
            start = i + 2 if sentence.lower_after(i) == "else" else i + 1
            kind = "unless" if sentence.lower[i] == "or" else "indicative"
            return kind, trim(sentence, first, i - 1), trim(sentence, start, last), (i, start - 1), False
    return None


def _verb_behind(sentence: Sentence, i: int) -> int | None:
    """Return the first full verb behind token i, auxiliaries passed over."""
    return next(
        (
            j
            for j in range(i + 1, len(sentence))
            if sentence.is_verb(j) and sentence.tags[j] != "MD" and sentence.deps[j] not in ("aux", "auxpass")
        ),
        None,
    )


def _otherwise(sentence: Sentence) -> Found | None:
    """Read "the junta must free them, otherwise aid will be cut", "..., failing which", "Otherwise the talks will end"."""
    if _OPENING_OTHERWISE.isdisjoint(sentence.lower):
        return None
    for i in range(len(sentence) - 3):
        word = sentence.lower[i]
        last = i + 1 if (word, sentence.lower_after(i)) in (("failing", "which"), ("or", "else")) else i
        if word != "otherwise" and last == i:
            continue
        verb = _verb_behind(sentence, last)
        modal = modal_of(sentence, verb) if verb is not None else None
        if verb is None or modal is None or modal < last or not has_subject(sentence, verb):
            continue
        words = [j for j in range(i) if not is_punctuation(sentence, j) and sentence.lower[j] not in ("or", "and", "but")]
        consequent = trim(sentence, last + 1, max(sentence.right_edge(verb), verb))
        if consequent is None or consequent[0] <= i:
            continue
        if not words:
            return "unless", None, consequent, (i, last), True
        if not is_punctuation(sentence, i - 1) and sentence.lower[i - 1] not in ("or", "and"):
            continue
        if _obliges(sentence, words):
            return "unless", trim(sentence, words[0], words[-1]), consequent, (i, last), False
    return None


def _obliges(sentence: Sentence, words: list[int]) -> bool:
    """Tell whether words say what has to be done: "must leave", "has to leave", an order."""
    ordered = sentence.tags[words[0]] == "VB" and not has_subject(sentence, words[0])
    has_to = any(sentence.lemmas[j] in ("have", "need") and sentence.lower_after(j) == "to" for j in words)
    return ordered or has_to or any(sentence.lower[j] in _OBLIGING for j in words)


def _supposition(sentence: Sentence) -> Found | None:
    """Read "Suppose the dam broke", "Imagine that they refused; the deal would be dead"."""
    first = next((i for i in range(len(sentence)) if not is_punctuation(sentence, i)), None)
    if first is None or sentence.lower[first] not in _SUPPOSE or has_subject(sentence, first):
        return None
    verb = _verb_behind(sentence, first)
    if verb is None or not is_finite(sentence, verb) or not has_subject(sentence, verb):
        return None
    stops = [j for j in range(verb, len(sentence)) if sentence.words[j] in (";", ":", "—", "–", ",")]
    end = stops[0] if stops else len(sentence)
    start = first + 2 if sentence.lower_after(first) == "that" else first + 1
    later = next((j for j in range(end, len(sentence)) if sentence.tags[j] == "MD"), None)
    consequent = trim(sentence, end, len(sentence) - 1) if later is not None else None
    antecedent = trim(sentence, start, (end if later is not None else len(sentence)) - 1)
    return "indicative", antecedent, consequent, (first, first), False
