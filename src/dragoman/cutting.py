"""Cutting text into sentences by rule, before any model runs."""

from __future__ import annotations

import re

from dragoman.records import Report, Span
from dragoman.sentence import Sentence
from dragoman.word_lists import word_list
from dragoman.wrapping import wraps

# Longer "sentences" are tables or dumps; the parser takes them in pieces.
LONGEST_SENTENCE = 1_500  # characters

_ABBREVIATIONS = word_list("reading", "abbreviations")
# A full stop after these mostly does not end a sentence even before a capital ("Gen. Smith"); after the others
# ("U.S.", "a.m.", "Inc.") a capital word that often starts sentences decides.
_TITLES = word_list("reading", "abbreviated_titles")
_STARTERS = frozenset(
    """the a an in on at it he she they we i but and this that these those there his her its their as if when while after
    before since although however meanwhile for with from by what who why how many some all both not one two so yet under
    last""".split()
)
_BREAK = re.compile(r"""[.!?…]+["'”’»)\]]*(?=\s)|[.!?…]+["”»)\]]*(?=[A-Z“"])|\n[ \t]*\n+|\n""")
# "MOSCOW, March 16 (Reuters) - ", "GENEVA -- ", "Paris, Texas (AP) —": where, when and by whom a report was filed. Without an
# agency the place stands in capitals, of five letters at least ("NATO - ..."); a sentence must follow.
_DATE = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?)"
_UPPER = "A-ZÀ-ÖØ-Þ"
_DASH = r" ?(?:--|—|–|-)\s+(?=[\"'“‘(]?[A-Z0-9])"
_DATELINE = re.compile(
    rf"(?:[A-Z][\w.'’/-]*(?:, ?| )){{1,5}}(?:{_DATE} ?)?\([A-Z][\w.&/ ]{{1,28}}\){_DASH}"
    rf"|(?=[{_UPPER}.'’]{{5,}}|[{_UPPER}.'’]{{2,}}[ -][{_UPPER}.'’]{{2,}}|[{_UPPER}]{{4}}, {_DATE})"
    rf"[{_UPPER}][{_UPPER}.'’]+(?:[ -][{_UPPER}.'’]{{2,}}){{0,3}}"
    rf"(?:, [{_UPPER}][\w.]+(?: [A-Z][\w.]+){{0,2}})?(?:,? {_DATE})?(?: \(\d{{4}}\))?{_DASH}"
)
_DATELINE_REACH = 90  # characters
_LAST_WORD = re.compile(r"([^\s(\[“\"'‘]+)$")
_INITIAL = re.compile(r"[A-Z]\.")
_INITIAL_BEFORE = re.compile(r"(?:^|-)[a-z]$")
_PARTY_AND_STATE = re.compile(r"\((?:D|R|I)-[A-Z][A-Za-z.]*$")  # "(R-N.H.)": a politician's party and state
_NEXT_WORD = re.compile(r"""\s*["'“‘(\[]*([^\s.,;:!?"'”’)]+)""")


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    """Decide whether a run of closing punctuation at ``match`` ends the sentence that began at ``start``."""
    mark = match.group()
    if mark[0] == "\n":
        return True
    following = _NEXT_WORD.match(text, match.end())
    if following is None:
        return True
    word = following.group(1)
    if mark[0] in "!?…" or mark.startswith(("..", ". .")):
        return not word[:1].islower()
    if word[:1].islower():
        return False
    before = _LAST_WORD.search(text, max(start, match.start() - 24), match.start())
    last = before.group(1).lower() if before else ""
    if len(mark) > 1:  # a quotation mark or bracket closed behind the stop
        return mark != ".)" or not _PARTY_AND_STATE.search(text, max(start, match.start() - 12), match.start())
    if last in _TITLES or (len(last) == 1 and last.isalpha() and last != "i"):
        return False
    if _INITIAL.match(text, match.end()) and _INITIAL_BEFORE.search(last):
        return False  # the first stop of "I.M.F." and of "D-N.M."
    initials = re.fullmatch(r"(?:[a-z]+-)?(?:[a-z]\.)+[a-z]", last)
    if initials and not text[match.end()].isspace():
        return False  # "F.B.I."
    if last in _ABBREVIATIONS or initials:
        return word.lower() in _STARTERS and word[0].isupper()
    return True


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Cut a stretch of text into sentences, by rule.

    Args:
        text: the whole text.
        start: where to begin.
        end: where to stop (default: the end of the text).

    Returns:
        Spans without surrounding white space, in order. A line break ends a sentence, unless it only wraps a line; so do stops
        that no abbreviation explains. Runs longer than ``LONGEST_SENTENCE`` are cut at white space.

    >>> [s.of("Gen. Bell met him. He left.") for s in sentence_spans("Gen. Bell met him. He left.")]
    ['Gen. Bell met him.', 'He left.']
    """
    end = len(text) if end is None else end
    spans: list[Span] = []
    begin = start
    wrapped = {m.start() + m.group().index("\n") for m in wraps(text[start:end])} if "\n" in text[start:end] else set()
    for match in _BREAK.finditer(text, start, end):
        if match.start() - start in wrapped:
            continue
        if match.start() >= begin and _ends_sentence(text, begin, match):
            _add_trimmed(text, begin, match.end(), spans)
            begin = match.end()
    _add_trimmed(text, begin, end, spans)
    return spans


def _add_trimmed(text: str, start: int, end: int, spans: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start, start + LONGEST_SENTENCE)
        cut = cut if cut > start else start + LONGEST_SENTENCE
        spans.append(Span(start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        spans.append(Span(start, end))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def dateline_end(text: str, start: int = 0) -> int | None:
    """Return where the dateline that opens a stretch of text ends (its dash included), or None if there is none.

    >>> text = "LIMA, May 3 (Reuters) - Peru and Chile held talks."
    >>> text[:dateline_end(text)]
    'LIMA, May 3 (Reuters) -'
    """
    opening = text[start : start + _DATELINE_REACH]
    if "- " not in opening and "–" not in opening and "—" not in opening:  # nearly all sentences are decided here
        return None
    match = _DATELINE.match(opening)
    return None if match is None else start + len(match.group().rstrip())


def split(report: Report) -> list[Sentence]:
    """Cut a report into unparsed sentences, zone by zone; furniture gives none.

    A report without zones is all body. Sentences come in text order with consecutive indices. A dateline is a piece of its
    own, of zone "dateline": before a sentence it only confuses the parser.
    """
    zones = [(z.kind, z.span) for z in report.zones if z.kind in ("title", "caption", "body")]
    if not report.zones:
        zones = [("body", Span(0, len(report.text)))]
    out: list[Sentence] = []
    for kind, zone in zones:
        for span in sentence_spans(report.text, zone.start, zone.end):
            end = dateline_end(report.text, span.start) if kind == "body" else None
            if end is not None and end < span.end:
                filed = Span(span.start, end)
                out.append(Sentence(len(out), filed, filed.of(report.text), "dateline"))
                span = _trimmed(report.text, end, span.end)
            out.append(Sentence(len(out), span, span.of(report.text), kind))
    return out
