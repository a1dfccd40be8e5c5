"""The two sides of a conditional: from the tokens of a parse to spans of text, with care for what parsers get wrong.

A side is a clause: it begins with its first own word, not with a conjunction or a quotation mark, and ends before the closing
punctuation. Ranges here are (first, last) token indices, both included.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dragoman.language import Sentence

Range = tuple[int, int]

_PUNCTUATION = frozenset(".,;:!?-–—…\"“”'‘’`()[]«»|/*") | {"--", "---", "...", "''", "``", "’’", "‘‘"}
_SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_AFTERTHOUGHTS = frozenset({"advcl", "appos", "prep", "acl", "npadvmod"})
_LOOSE_PREPOSITIONS = frozenset({"based", "given", "according", "including", "despite", "unlike", "like"})
_REASONS = frozenset({"because", "since", "as", "although", "though", "while", "whereas", "so"})
# A main clause that follows an antecedent without a comma starts with such a word in nearly all cases.
_NOT_A_SUBJECT = frozenset({"and", "or", "nor", "but", "than", "which", "who", "that", "whom", "whose", "to"})


@lru_cache(maxsize=1)
def rules() -> dict[str, Any]:
    """Return the tables of ``data/claims/conditionals.toml``."""
    text = (files("dragoman") / "data" / "claims" / "conditionals.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=64)
def words_of(table: str, key: str) -> frozenset[str]:
    """Return one list of the conditionals' tables as a set."""
    return frozenset(rules()[table][key])


def is_punctuation(sentence: Sentence, i: int) -> bool:
    """Tell whether token i is punctuation."""
    return sentence.words[i] in _PUNCTUATION or not any(c.isalnum() for c in sentence.words[i])


def modal_of(sentence: Sentence, i: int) -> int | None:
    """Return the modal verb that goes with the verb at token i (shared by coordination), or None."""
    own = [j for j in sentence.children[i] if sentence.tags[j] == "MD"]
    if own:
        return own[0]
    if sentence.tags[i] == "MD":
        return i
    above = sentence.heads[i]
    if sentence.deps[i] == "conj" and above != i and sentence.tags[i] in ("VB", "VBN", "VBP") and not has_subject(sentence, i):
        return modal_of(sentence, above)
    return None


def has_subject(sentence: Sentence, i: int) -> bool:
    """Tell whether the verb at token i has a subject of its own."""
    return any(sentence.deps[j] in _SUBJECT for j in sentence.children[i])


def starts_clause(sentence: Sentence, i: int) -> bool:
    """Tell whether token i stands at the beginning of a clause: after punctuation, a conjunction or nothing."""
    return i == 0 or is_punctuation(sentence, i - 1) or sentence.lower[i - 1] in words_of("edges", "leading")


def is_finite(sentence: Sentence, i: int) -> bool:
    """Tell whether the verb at token i heads a clause with a tense or a modal of its own."""
    if not sentence.is_verb(i):
        return False
    if sentence.tags[i] in ("VBD", "VBP", "VBZ", "MD"):
        return True
    tags = [sentence.tags[j] for j in sentence.children[i] if sentence.deps[j] in ("aux", "auxpass")]
    return any(t in ("VBD", "VBP", "VBZ", "MD") for t in tags) and "TO" not in tags


def trim(sentence: Sentence, first: int, last: int) -> Range | None:
    """Take conjunctions, thread words and punctuation off both ends; None if nothing is left."""
    leading, trailing = words_of("edges", "leading"), words_of("edges", "trailing")
    if sentence.lower[first] in ("according", "given") or sentence.lower[first : first + 2] == ["of", "course"]:
        comma = next((i for i in range(first, last) if sentence.words[i] == ","), first - 1)
        first = comma + 1  # who says so and why is no part of the clause
    while first <= last and (is_punctuation(sentence, first) or _leads(sentence, first, leading)):
        first += 1
    while first <= last and (_closes(sentence, first, last) or sentence.lower[last] in trailing):
        last -= 1
    return (first, last) if first <= last else None


def _leads(sentence: Sentence, i: int, leading: frozenset[str]) -> bool:
    if sentence.lower[i] not in leading:
        return False
    if sentence.lower[i] == "that":  # "that would be": a subject, not a conjunction
        return sentence.deps[i] not in ("det", *_SUBJECT, "dobj")
    return sentence.deps[i] not in ("prep", "det") or sentence.lower[i] in ("but", "and", "or")


def _closes(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether the token at the end is punctuation to drop: a bracket that was opened inside stays."""
    if not is_punctuation(sentence, last):
        return False
    for opening, closing in (("(", ")"), ("[", "]"), ("“", "”")):
        if sentence.words[last] == closing:
            return opening not in sentence.words[first:last]
    return True


def antecedent_range(sentence: Sentence, opening: int, verb: int) -> Range:
    """Return the range of the subordinate clause that the word at ``opening`` begins and the verb heads."""
    below = sentence.subtree(verb)
    last = max(below[-1], verb)
    for j in sentence.children[verb]:
        if sentence.deps[j] == "advcl" and j > verb and sentence.lower[sentence.left_edge(j)] == "because":
            last = max(verb, min(last, sentence.left_edge(j) - 1))
    last = _cut_at_main_clause(sentence, opening, verb, last)
    last = _before_afterthought(sentence, verb, last)
    while last > opening and (_closes(sentence, opening, last) or sentence.lower[last] in ("however", "though", "then", "and")):
        last -= 1
    return opening, last


def _before_afterthought(sentence: Sentence, verb: int, last: int) -> int:
    """End a clause before what is added at its end behind a comma: a participle, a purpose, an apposition, a reason.

    "would have stayed, keeping a reserve": the keeping is told of the staying, and no part of what hangs on the condition.
    """
    for j in sentence.subtree(verb):
        if not verb < j <= last or sentence.deps[j] not in _AFTERTHOUGHTS:
            continue
        below = sentence.subtree(j)
        start = below[0]
        if start - 1 <= verb or sentence.words[start - 1] not in (",", "--", "—", "–") or below[-1] < last - 1:
            continue
        if sentence.deps[j] == "advcl" and (
            sentence.heads[j] != verb or (is_finite(sentence, j) and sentence.lower[start] not in _REASONS)
        ):
            continue
        if sentence.deps[j] == "prep" and sentence.lower[start] not in _LOOSE_PREPOSITIONS:
            continue
        return start - 2
    return last


def _cut_at_main_clause(sentence: Sentence, opening: int, verb: int, last: int) -> int:
    """Cut a range before a clause that the parser wrongly hung into it: comma (or "then"), subject, verb with a modal."""
    for i in range(max(verb, opening) + 1, last):
        if sentence.lower[i] != "then" and not is_punctuation(sentence, i):
            continue
        start = next((j for j in range(i + 1, last + 1) if not is_punctuation(sentence, j) and sentence.lower[j] != "then"), None)
        if start is None or start > i + 3 or sentence.lower[start] in _NOT_A_SUBJECT:
            continue
        for main in range(start + 1, min(last, start + 24) + 1):
            if not sentence.is_verb(main) or sentence.tags[main] == "MD" or modal_of(sentence, main) is None:
                continue
            own = [j for j in sentence.children[main] if sentence.deps[j] in _SUBJECT]
            if own and sentence.left_edge(own[0]) in (start, start + 1) and not _embedded(sentence, main, start):
                return i - 1
    return last


def _embedded(sentence: Sentence, verb: int, start: int) -> bool:
    """Tell whether the verb stands in a clause below another word of the same stretch (relative, complement)."""
    if sentence.deps[verb] in ("relcl", "acl"):
        return True
    return sentence.deps[verb] in ("ccomp", "xcomp", "advcl") and start <= sentence.heads[verb] < verb


def split_without_comma(
    sentence: Sentence, side: Range, verb: int, pronouns: tuple[str, ...] = ("PRP", "EX", "DT")
) -> tuple[Range, Range | None, int | None]:
    """Split a range that swallowed its main clause ("If they knew he would come ..."): at the subject before the first modal.

    Args:
        sentence: the sentence.
        side: the range that swallowed its main clause.
        verb: the condition's verb.
        pronouns: tags of words that can be the main clause's subject by themselves.

    Returns:
        The condition, the consequent (None if there is no such place) and the consequent's verb.
    """
    first, last = side
    for modal in range(verb + 2, last + 1):
        if sentence.tags[modal] != "MD":
            continue
        start = _subject_start(sentence, modal, verb, pronouns)
        if start is None or start <= verb or (sentence.deps[start] == "mark" or sentence.lower[start - 1] in ("that", "who")):
            continue
        main = next((j for j in range(modal + 1, last + 1) if sentence.tags[j][:2] == "VB"), modal)
        consequent = trim(sentence, start, last)
        left = start - 1
        while left > first and is_punctuation(sentence, left):
            left -= 1
        return (first, left), consequent, max(main, sentence.heads[modal])
    return side, None, None


def split_at_comma(sentence: Sentence, side: Range, verb: int) -> tuple[Range, Range | None]:
    """Split a range that swallowed its main clause at its first comma behind the verb: the last resort for a bad parse."""
    first, last = side
    comma = next((i for i in range(verb + 1, last) if sentence.words[i] == ","), None)
    return (side, None) if comma is None else ((first, comma - 1), trim(sentence, comma + 1, last))


def _subject_start(sentence: Sentence, modal: int, floor: int, pronouns: tuple[str, ...]) -> int | None:
    """Return where the noun phrase right before a modal begins, by tags alone; None if no noun phrase stands there."""
    j = modal - 1
    while j > floor and sentence.tags[j] in ("RB", "RBR"):
        j -= 1
    if sentence.tags[j] in pronouns:
        return j
    if not sentence.is_noun(j):
        return None
    while j - 1 > floor and sentence.tags[j - 1] in ("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "VBG"):
        j -= 1
    return j - 1 if j - 1 > floor and sentence.tags[j - 1] in ("DT", "PRP$", "CD") else j


def consequent_range(sentence: Sentence, antecedent: Range, verb: int) -> Range | None:
    """Return the range of the clause headed by ``verb``, without the antecedent and what only reports it."""
    first, last = antecedent
    inside = range(first, last + 1)
    below = [i for i in sentence.subtree(verb) if i not in inside]
    condition = set(sentence.subtree(sentence.head_of(range(first, last + 1))))
    if verb not in condition and (len(condition) < len(sentence)):
        below = [i for i in below if i not in condition] or below
    if not below or verb in inside:
        return None
    if verb > last:
        own = [j for j in sentence.children[verb] if sentence.deps[j] in _SUBJECT]
        subject = [j for j in own if j < first]
        interrupted = subject and subject == own and sentence.deps[verb] != "conj"
        if interrupted:  # "Iran, if pressed, would ...": the clause around the condition
            return trim(sentence, sentence.left_edge(subject[0]), _right_end(sentence, verb, below))
        start = _after_speech_tag(sentence, _left_end(sentence, last, verb, below), verb)
        return trim(sentence, _behind_aside(sentence, start, verb), _right_end(sentence, verb, below))
    verb = _with_question(sentence, verb, inside)
    below = [i for i in sentence.subtree(verb) if i not in inside]
    start = _noun_before(sentence, verb, _after_strong_stop(sentence, verb, min(i for i in below if i < first)))
    start = _behind_speech_tag(sentence, start, verb)
    found = trim(sentence, _behind_aside(sentence, start, verb), first - 1)
    return (found[0], _before_speech_tag(sentence, *found, verb)) if found else None


def _behind_aside(sentence: Sentence, start: int, verb: int) -> int:
    """Begin with the subject where an aside and a comma stand before it: it is often a stray end of the condition."""
    own = [j for j in sentence.children[verb] if sentence.deps[j] in _SUBJECT and j < verb]
    left = min((sentence.left_edge(j) for j in own), default=start)
    commas = [k for k in range(start, left) if sentence.words[k] == ","]
    return commas[-1] + 1 if commas else start


def _behind_speech_tag(sentence: Sentence, start: int, verb: int) -> int:
    """Begin behind who says so, where that cuts the subject off ("Wages, the minister said, would be paid if")."""
    for j in sentence.children_with(verb, "parataxis"):
        below = sentence.subtree(j)
        tagged = sentence.lemmas[j] in words_of("reporting", "verbs") and start < below[0] <= j < verb
        if tagged and sentence.words[below[-1] + 1 : below[-1] + 2] == [","]:
            return below[-1] + 2
        if tagged and sentence.words[below[-1]] == ",":
            return below[-1] + 1
    return start


def _before_speech_tag(sentence: Sentence, first: int, last: int, verb: int) -> int:
    """Leave out who says so at the end ("Peace is possible, the envoy said, if ...")."""
    told = last if sentence.lemmas[last] in words_of("reporting", "verbs") else -1
    if told <= verb or not sentence.is_verb(told) or not has_subject(sentence, told):
        return last
    return next((i - 1 for i in range(told, max(first, verb), -1) if sentence.words[i] == ","), last)


def clause_range(sentence: Sentence, verb: int) -> Range | None:
    """Return the range of the clause at ``verb`` by itself, cut as a consequent would be."""
    below = sentence.subtree(verb)
    start = _noun_before(sentence, verb, _behind_aside(sentence, below[0], verb))
    return trim(sentence, start, _right_end(sentence, verb, below))


def _left_end(sentence: Sentence, last: int, verb: int, below: list[int]) -> int:
    """Start where the clause's own words start behind the antecedent, right after it where nothing but a comma is between."""
    inside = set(below)
    start = min((i for i in below if i > last), default=verb)
    modal = modal_of(sentence, verb)
    if modal is not None and last < modal < start:
        start = modal
    while start - 1 > last and not is_punctuation(sentence, start - 1) and start - 1 not in inside:
        if sentence.is_verb(start - 1) or sentence.deps[start - 1] == "mark":
            break
        start -= 1
    return start


def _after_speech_tag(sentence: Sentence, start: int, verb: int) -> int:
    """Leave out who says so between the two sides ("If they leave, analysts say, the truce will fail")."""
    for j in range(start, min(verb, start + 8)):
        if (
            sentence.lemmas[j] in words_of("reporting", "verbs")
            and sentence.is_verb(j)
            and sentence.words[j + 1 : j + 2] == [","]
        ):
            return j + 2
    return start


def _right_end(sentence: Sentence, verb: int, below: list[int]) -> int:
    """End with the clause, before a contrasting one ("..., but")."""
    end = below[-1]
    for j in sentence.children[verb]:
        if sentence.deps[j] == "conj" and j > verb and not is_punctuation(sentence, j):
            joint = [k for k in sentence.children[verb] if sentence.deps[k] == "cc" and verb < k < j]
            if joint and sentence.lower[joint[-1]] == "but" and sentence.is_verb(j):
                end = min(end, joint[-1] - 1)
        if sentence.deps[j] == "advcl" and j > verb and sentence.lower[sentence.left_edge(j)] == "because":
            end = min(end, sentence.left_edge(j) - 1)
        if sentence.deps[j] in ("parataxis",) and j > verb and sentence.lemmas[j] in words_of("reporting", "verbs"):
            end = min(end, sentence.left_edge(j) - 1)
    end = _before_afterthought(sentence, verb, end)
    return max(_end_of_quotation(sentence, below[0], end), verb)


def _end_of_quotation(sentence: Sentence, start: int, end: int) -> int:
    """Where the clause began inside a quotation that closes within it, end with the quotation."""
    for closing, opening in (("”", "“"), ('"', '"')):
        before = sum(w == opening for w in sentence.words[:start]) - (
            sum(w == closing for w in sentence.words[:start]) if closing != opening else 0
        )
        inside = before % 2 == 1 if closing == opening else before > 0
        if inside:
            marks = [i for i in range(start, end + 1) if sentence.words[i] in (closing, opening)]
            if marks and sentence.words[marks[0]] == closing:
                return marks[0] - 1
    return end


def _after_strong_stop(sentence: Sentence, verb: int, start: int) -> int:
    """Do not let a clause reach back over a semicolon, colon or dash before its subject."""
    own = [j for j in sentence.children[verb] if sentence.deps[j] in _SUBJECT and j < verb]
    left = min((sentence.left_edge(j) for j in own), default=verb)
    stops = [i for i in range(start, left) if sentence.words[i] in (";", ":", "--", "—", "–") or sentence.tags[i] == ":"]
    if not stops and own:  # a dateline before the subject: "MANILA -- The president would"
        dashes = [i for i in range(start, own[0]) if sentence.words[i] in ("--", "—", "–") or sentence.tags[i] == ":"]
        stops = dashes if len(dashes) == 1 else []
    return stops[-1] + 1 if stops else start


def _with_question(sentence: Sentence, verb: int, inside: range) -> int:
    """From a question within a clause ("I wonder what would have happened") climb to the clause: alone it says nothing."""
    start = sentence.left_edge(verb)
    asks = sentence.tags[start] in ("WP", "WRB", "WDT") and sentence.deps[verb] in ("ccomp", "pcomp")
    if not asks and sentence.lower[start] != "whether":
        return verb
    return next((a for a in sentence.ancestors(verb) if is_finite(sentence, a) and a not in inside), verb)


def _noun_before(sentence: Sentence, verb: int, start: int) -> int:
    """A restrictive relative clause is understood with its noun ("the route they would have taken")."""
    j = verb
    while sentence.deps[j] == "conj" and sentence.heads[j] != j:
        j = sentence.heads[j]
    noun = sentence.heads[j]
    if sentence.deps[j] != "relcl" or noun >= start or any(is_punctuation(sentence, k) for k in range(noun, start)):
        return start
    return sentence.left_edge(noun)
