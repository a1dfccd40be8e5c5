"""How many were killed, wounded, arrested or displaced: an interval, and the words that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.clauses.arguments import conjuncts
from dragoman.events.phrases import keys_of
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.records import Casualties, Mention, Party

# Kinds of casualties, and the word class of the codebook that names each.
_KINDS = {"killed": "killed_words", "injured": "injured_words", "arrested": "arrested_words", "displaced": "displaced_words"}
_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty""".split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_UNITS = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
# Vague plurals: the least that the word can mean is two of its unit.
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "several": 3, "tens": 20}
_AT_LEAST = frozenset({"least", "minimum"})
_MORE_THAN = frozenset({"more", "over", "above"})
_AT_MOST = frozenset({"up", "most", "under", "fewer", "less", "almost", "nearly"})
_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


def number_at(sentence: Sentence, i: int) -> tuple[int, int | None] | None:
    """Return the interval that the number at token i gives, with what stands before it ("at least 17"), or None.

    >>> from dragoman.events.casualties import value_of
    >>> value_of(["seventeen"]), value_of(["1,200"]), value_of(["two", "hundred"])
    (17, 1200, 200)
    """
    return interval_in(sentence.lower, i)


def interval_in(words: Sequence[str], i: int) -> tuple[int, int | None] | None:
    """Return the interval that the number at place i of these lower-case words gives, or None.

    >>> interval_in(["at", "least", "17", "people"], 2)
    (17, None)
    """
    word = words[i]
    before = set(words[max(0, i - 3) : i])
    if word in _VAGUE:
        return _VAGUE[word], None
    parts = [word]
    if i and words[i - 1] in (*_SMALL, *_TENS) and word in _UNITS:
        parts.insert(0, words[i - 1])
    value = value_of(parts)
    if value is None:
        return None
    if before & _AT_LEAST:
        return value, None
    if (before & _MORE_THAN and "than" in before | {"than"} & before) or "over" in before:
        return value + 1, None
    if before & _AT_MOST and ("to" in before or "most" in before or "than" in before):
        return 0, value
    return value, value


def value_of(words: list[str]) -> int | None:
    """Return the whole number that these lower-case words write, or None."""
    total = None
    for word in words:
        if _PLAIN.fullmatch(word):
            total = int(word.replace(",", ""))
        elif word in _SMALL:
            total = _SMALL.index(word)
        elif word in _TENS:
            total = _TENS[word]
        elif word in _UNITS:
            total = (1 if total is None else total) * _UNITS[word]
        elif (pair := word.split("-"))[0] in _TENS and len(pair) == 2 and pair[1] in _SMALL[1:10]:
            total = _TENS[pair[0]] + _SMALL.index(pair[1])
        else:
            return None
    return total


def find_casualties(sentence: Sentence, codebook: Codebook, mentions: Sequence[Mention] = ()) -> list[Casualties]:
    """Return the casualties that a sentence gives in numbers, each with the span of its number and word.

    Args:
        sentence: a parsed sentence.
        codebook: its word classes say which words tell of dead, wounded, arrested and displaced people.
        mentions: its mentions, if known.
    """
    out: list[Casualties] = []
    keys = keys_of(sentence)
    forms = {*keys, *sentence.lower}
    classes = {kind: words for kind, name in _KINDS.items() if not (words := codebook.word_class(name)).isdisjoint(forms)}
    parties = {m.head: Party(m.actor, m.span) for m in mentions} if classes else {}
    for i, (lemma, word) in enumerate(zip(keys, sentence.lower, strict=True)) if classes else ():
        kind = next((k for k, words in classes.items() if lemma in words or word in words), "")
        if not kind:
            continue
        for j in _counted(sentence, i):
            number = _number_of(sentence, j) or (_uncounted(sentence, j) if j in parties else None)
            if number is not None:
                place, (low, high) = number
                span = sentence.span_of(min(place, i), max(place, i))
                out.append(Casualties(kind, low, high, span, parties.get(j)))
                break
    return _each_once(out)


def _counted(sentence: Sentence, i: int) -> list[int]:
    """Return the nouns that a word such as "killed" or "dead" may count: its object, passive subject, or itself."""
    harmed = [k for j in sentence.children_with(i, "dobj") for k in conjuncts(sentence, j)]
    if harmed:  # who did it is not counted: "one of the attacks killed a contractor"
        return harmed
    out = [j for j in sentence.children[i] if sentence.deps[j] in ("nsubjpass", "nsubj", "attr", "pobj", "nummod")]
    if sentence.deps[i] in ("amod", "acl", "relcl", "acomp", "oprd", "attr", "advcl"):
        out.append(sentence.heads[i])
        out.extend(j for j in sentence.children[sentence.heads[i]] if sentence.deps[j] in ("nsubj", "dobj") and j != i)
    if sentence.deps[i] == "conj" and not out:
        out.extend(_counted(sentence, sentence.heads[i]))
    return [*out, i]


def _number_of(sentence: Sentence, i: int) -> tuple[int, tuple[int, int | None]] | None:
    """Return the token and interval of the number that counts the noun at token i."""
    for j in (i, *(k for k in sentence.children[i] if sentence.deps[k] in ("nummod", "amod", "quantmod", "compound", "det"))):
        if sentence.tags[j] == "CD" or sentence.lower[j] in _VAGUE:
            found = number_at(sentence, j)
            if found is not None:
                return j, found
    return None


def _uncounted(sentence: Sentence, i: int) -> tuple[int, tuple[int, int | None]] | None:
    """Return what a party's noun says without a number: "a contractor" is one, "soldiers" are two or more."""
    words = {sentence.lower[j] for j in sentence.children[i] if j < i}
    if words & {"a", "an"}:
        return i, (1, 1)
    bare = not any(sentence.deps[j] == "det" for j in sentence.children[i])
    return (i, (2, None)) if bare and sentence.tags[i] == "NNS" else None


def _each_once(found: list[Casualties]) -> list[Casualties]:
    out: dict[tuple[str, int, int], Casualties] = {}
    for item in found:
        out.setdefault((item.kind, item.low, item.span.start), item)
    return list(out.values())
