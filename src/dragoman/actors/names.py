"""Names in a parsed sentence: gazetteer matches as tokens, and capitalised runs that no table knows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.actors.entries import Reading
from dragoman.actors.gazetteer import DATA, Gazetteer
from dragoman.actors.tables import Problem, read_rows
from dragoman.language import Sentence
from dragoman.word_lists import word_list

_INSIDE_NAMES = word_list("actors", "inside_names")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence: tokens [first, last), the readings that the gazetteer gives (none: an unknown name), and
    whether it is only part of its last token ("U.S." in "U.S.-led"; ``rest`` is what follows there)."""

    first: int
    last: int
    readings: tuple[Reading, ...]
    rest: str = ""

    def of_kind(self, *kinds: str) -> Reading | None:
        """Return the first reading whose entry is of one of these kinds, or None."""
        for r in self.readings:
            if r.entry.kind in kinds:
                return r
        return None

    def in_form(self, *forms: str) -> Reading | None:
        """Return the first reading in one of these forms, or None."""
        for r in self.readings:
            if r.form in forms:
                return r
        return None


@lru_cache(maxsize=1)
def words_of_kind() -> dict[str, frozenset[str]]:
    """Return the capitalised words that are no names, by kind: time, thing, title, surname."""
    problems: list[Problem] = []
    return {row["kind"]: frozenset(row.many("words")) for row in read_rows(DATA / "not_names.csv", problems)}


def known_names(sentence: Sentence, gazetteer: Gazetteer) -> list[Name]:
    """Return the gazetteer's names in a sentence as token ranges, in text order."""
    out: list[Name] = []
    base, starts, ends = sentence.span.start, sentence.starts, sentence.ends
    for match in gazetteer.find(sentence.text):
        first = bisect_right(starts, base + match.start) - 1
        last = bisect_left(ends, base + match.end) + 1
        if first < 0 or last > len(starts):
            continue
        rest = sentence.lower[last - 1][base + match.end - starts[last - 1] :] if ends[last - 1] > base + match.end else ""
        if starts[first] < base + match.start and sentence.words[first][0].isalpha():
            continue  # the name is the end of a longer word, "ex-Soviet" as one token
        if last > first:
            out.append(Name(first, last, match.readings, rest))
    return out


def is_capitalised(sentence: Sentence, i: int) -> bool:
    """Tell whether token i looks like a word of a name: a capital and a letter tag of a noun (or within a sentence any tag)."""
    word = sentence.words[i]
    if not word[0].isupper() or word in words_of_kind()["time"] or word in words_of_kind()["thing"]:
        return False
    tag = sentence.tags[i]
    return tag[:3] == "NNP" or (i > 0 and tag[:2] in ("NN", "JJ", "FW") and sentence.words[i - 1] not in '"“‘:-—')


def unknown_names(sentence: Sentence, taken: list[bool]) -> Iterator[Name]:
    """Yield runs of capitalised tokens that nothing has taken yet, with small words such as "al-" and "de" inside them."""
    last = 0
    for i, word in enumerate(sentence.words):
        if i < last or not word[0].isupper() or taken[i] or not is_capitalised(sentence, i):
            continue
        last = end_of_run(sentence, i, taken)
        after = sentence.words[last] if last < len(sentence) else ""
        street = after[:1].isupper() and after in words_of_kind()["thing"]
        if not street and any(len(w) > 1 for w in sentence.words[i:last]):
            yield Name(i, last, ())


def end_of_run(sentence: Sentence, i: int, taken: list[bool]) -> int:
    """Return where the run of name tokens that begins at token i ends (excluded)."""
    n, last = len(sentence), i + 1
    while last < n:
        k = last
        while k < n and k < last + 3 and not taken[k] and (sentence.lower[k] in _INSIDE_NAMES or sentence.words[k] == "-"):
            k += 1
        if k < n and not taken[k] and is_capitalised(sentence, k) and (k == last or sentence.lower[k - 1] not in ("y", "e")):
            last = k + 1
        elif _is_nickname(sentence, last, taken):
            last += 4
        else:
            break
    return last


def _is_nickname(sentence: Sentence, i: int, taken: list[bool]) -> bool:
    """Tell whether a nickname in quotation marks stands at token i, and a family name behind it: Roscoe "Buck" Varney."""
    if i + 3 >= len(sentence) or any(taken[i : i + 4]):
        return False
    quoted = sentence.words[i] in _QUOTES and sentence.words[i + 2] in _QUOTES
    return quoted and all(is_capitalised(sentence, j) and sentence.tags[j][:3] == "NNP" for j in (i - 1, i + 1, i + 3))


def in_title_case(sentence: Sentence) -> bool:
    """Tell whether a sentence is written like a headline, so that capitals say nothing about names."""
    small, most = 0, len(sentence) / 5
    for word in sentence.words:  # most sentences are decided before their end
        if len(word) > 3 and word[0].islower():
            small += 1
            if small > most:
                return False
    words = [w for w in sentence.words if w[0].isalpha() and len(w) > 3]
    closed = sentence.words[-1] == "." and len(words) < 6
    return len(words) > 2 and sum(w[0].isupper() for w in words) >= 0.8 * len(words) and not closed


_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
_CORE = frozenset("nsubj nsubjpass dobj pobj dative poss conj attr appos agent ROOT".split())


def head_within(sentence: Sentence, first: int, last: int) -> int:
    """Return the head token of tokens [first, last): of those whose head lies outside, one in a noun's place, else the last.

    Parsers split names at hyphens ("Saudi-led coalition"), so that several tokens may hang on words outside.
    """
    outer = [k for k in range(first, last) if not first <= sentence.heads[k] < last or sentence.heads[k] == k]
    for k in reversed(outer):
        if sentence.deps[k] in _CORE and sentence.words[k] != "-":
            return k
    return outer[-1] if outer else last - 1


def words_between(s: Sentence, first: int, last: int) -> str:
    """Return the sentence's own words at tokens [first, last)."""
    if first >= last:
        return ""
    base = s.span.start
    return s.text[s.starts[first] - base : s.ends[last - 1] - base]
