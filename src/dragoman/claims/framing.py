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

from dragoman.claims.quotations import find_quotations
from dragoman.language import Sentence
from dragoman.records import Attribution, Framing, Report, Span, make_id

# A longer quoted stretch is a quotation, whoever said it.
_LONGEST_SCARE_QUOTE = 3
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
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
def _lexicon() -> tuple[re.Pattern[str], dict[str, _Loaded]]:
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
    longest_first = sorted([*entries, *_data()["so_called"]["words"]], key=lambda w: (-len(w), w))
    rest: dict[str, list[str]] = {}  # by first letter: the pattern then tries a handful of words at each place, not all
    for word in longest_first:
        rest.setdefault(word[0], []).append(re.escape(word[1:]))
    words = "|".join(f"[{letter}{letter.upper()}](?:{'|'.join(endings)})" for letter, endings in sorted(rest.items()))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])"), entries


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
    pattern, entries = _lexicon()
    begins = [s.start for s in said]
    for match in pattern.finditer(text):
        at = bisect_right(begins, match.start()) - 1
        if at >= 0 and match.start() < said[at].end:
            continue  # another's words
        entry = entries.get(match.group().lower())
        if entry is None:
            yield _with_what_follows(text, match.span()), "so_called"
        elif _stands_alone(text, match.span(), entry) and not _is_name(text, match):
            yield Span(*match.span()), "loaded"


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


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Tell whether a capitalised word belongs to a name ("Martyrs Square"), or stands elsewhere than at a sentence's start."""
    if not match.group()[0].isupper():
        return False
    lead = text[max(0, match.start() - 3) : match.start()].rstrip(' "“')
    opens = not lead or lead[-1] in ".!?\n"
    following = text[match.end() : match.end() + 2].strip()
    return not opens or following[:1].isupper()
