"""How an outlet puts things: scare quotes, "so-called" and loaded words, kept as evidence of framing and never as facts.

The words stand in ``data/claims/framing.toml``. What somebody is quoted or reported as saying is that source's wording and no
framing of the outlet's, so it is left out.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import ahocorasick_rs

from dragoman.claims.quotations import find_quotations
from dragoman.language import Sentence
from dragoman.records import Attribution, Framing, Report, Span, make_id

# A longer quoted stretch is a quotation, whoever said it.
_LONGEST_SCARE_QUOTE = 3
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
# What stands beside a word that is only part of a longer one.
_GOES_ON = re.compile(r"[\w-]")
_NO_SPEAKER = frozenset({"wants", "supports", "opposes", "fears", "hopes", "believes", "feels"})
_NAME_SMALL_WORDS = frozenset("a an the of in on for and to de la at by with".split())


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A loaded word with the neighbours that make it plain (``not_``) or that it needs."""

    note: str
    not_after: frozenset[str]
    not_before: frozenset[str]
    needs_before: frozenset[str]
    needs_after: frozenset[str]


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    text = (files("dragoman") / "data" / "claims" / "framing.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def _lexicon() -> tuple[ahocorasick_rs.AhoCorasick, dict[str, _Loaded]]:
    entries: dict[str, _Loaded] = {}
    for row in _data()["loaded"]:
        for word in row["words"]:
            entries[word] = _Loaded(
                row["note"],
                frozenset(row.get("not_after", ())),
                frozenset(row.get("not_before", ())),
                frozenset(row.get("needs_before", {}).get(word, ())),
                frozenset(row.get("needs_after", {}).get(word, ())),
            )
    words = [*entries, *_data()["so_called"]["words"]]
    forms = sorted({*words, *(word[0].upper() + word[1:] for word in words)})
    return ahocorasick_rs.AhoCorasick(forms, store_patterns=False), entries


def note_on(word: str) -> str:
    """Return what the lexicon says loads a word, empty for words it does not list.

    >>> note_on("stooges")
    'denies that somebody acts on their own account'
    """
    entry = _lexicon()[1].get(word.lower())
    return entry.note if entry else ""


def find_framing(report: Report, sentences: Sequence[Sentence], attributions: Sequence[Attribution]) -> list[Framing]:
    """Find where a report keeps its distance from a word or takes a side by one.

    Args:
        report: the report.
        sentences: its sentences, parsed or not.
        attributions: from :func:`dragoman.claims.find_attributions`.

    Returns:
        Records in text order, not overlapping, kind scare_quotes, so_called or loaded. A quoted stretch of one to three words
        counts as scare quotes where nobody speaks in its sentence and it is no name or title.
    """
    speaking = {a.sentence for a in attributions if a.stance not in _NO_SPEAKER}
    quotations = [q.span for q in find_quotations(report.text)]
    said = _merged([*quotations, *(s for a in attributions if a.stance not in _NO_SPEAKER for s in a.content)])
    starts = [s.span.start for s in sentences]
    out: list[Framing] = []
    for span, kind in sorted([*_scare_quotes(report.text, quotations), *_marked_words(report.text, said)]):
        index = bisect_right(starts, span.start) - 1
        if index < 0 or sentences[index].zone not in ("title", "body") or (out and span.start < out[-1].span.end):
            continue
        if kind == "scare_quotes" and sentences[index].index in speaking:
            continue
        words = span.of(report.text)
        identity = make_id("framing", report.id, kind, span.start, span.end)
        out.append(Framing(identity, report.id, sentences[index].index, span, kind, words))
    return out


def _merged(spans: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _scare_quotes(text: str, quotations: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    naming = frozenset(_data()["naming"]["words"])
    for span in quotations:
        words = _WORD.findall(span.of(text))
        if not 1 <= len(words) <= _LONGEST_SCARE_QUOTE or span.of(text)[-2:-1] in (".", "!", "?", "…"):
            continue
        if all(w[0].isupper() or not w[0].isalpha() or w in _NAME_SMALL_WORDS for w in words):
            continue  # a title, a name, a number
        before = _WORD.findall(text[max(0, span.start - 40) : span.start])
        if before and before[-1].lower() in naming:
            continue
        after = text[span.end : span.end + 2].strip()
        if before and before[-1][0].isupper() and after[:1].isupper():
            continue  # a nickname between two names
        yield span, "scare_quotes"


def _marked_words(text: str, said: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    entries = _lexicon()[1]
    begins = [s.start for s in said]
    for where in _listed_words(text):
        at = bisect_right(begins, where.start) - 1
        if at >= 0 and where.start < said[at].end:
            continue  # another's words
        entry = entries.get(where.of(text).lower())
        if entry is None:
            yield _with_what_follows(text, where), "so_called"
        elif _stands_alone(text, where, entry) and not _is_name(text, where):
            yield where, "loaded"


def _listed_words(text: str) -> list[Span]:
    """Return where the lexicon's words stand as whole words, the longest where they overlap, in text order."""
    found = _lexicon()[0].find_matches_as_indexes(text, overlapping=True)
    whole = [(a, -b) for _, a, b in found if not (_GOES_ON.match(text, b) or (a and _GOES_ON.match(text, a - 1)))]
    out: list[Span] = []
    for start, minus_end in sorted(whole):
        if not out or start >= out[-1].end:
            out.append(Span(start, -minus_end))
    return out


def _with_what_follows(text: str, where: tuple[int, int]) -> Span:
    """Return "so-called" with the quoted words or the word behind it."""
    following = re.compile(r"\s+(?:[“\"‘'«][^\n”\"’»]{1,60}[”\"’'»]|\w[\w'’-]*)").match(text, where[1])
    return Span(where[0], following.end() if following else where[1])


def _stands_alone(text: str, where: tuple[int, int], entry: _Loaded) -> bool:
    before = _WORD.findall(text[max(0, where[0] - 40) : where[0]])[-1:]
    after = _WORD.findall(text[where[1] : where[1] + 40])[:1]
    if entry.needs_before and not entry.needs_before & set(before):
        return False
    if entry.needs_after and not entry.needs_after & set(after):
        return False
    return not entry.not_after & {w.lower() for w in before} and not entry.not_before & {w.lower() for w in after}


def _is_name(text: str, where: Span) -> bool:
    """Tell whether a capitalised word belongs to a name ("Martyrs Square"), or stands elsewhere than at a sentence's start."""
    if not text[where.start].isupper():
        return False
    lead = text[max(0, where.start - 3) : where.start].rstrip(' "“')
    opens = not lead or lead[-1] in ".!?\n"
    following = text[where.end : where.end + 2].strip()
    return not opens or following[:1].isupper()
