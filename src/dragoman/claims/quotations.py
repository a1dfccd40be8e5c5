"""Quotation marks of all typographies paired into quotations, in one pass over the text, robust against unbalanced ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.records import Span

_MARKS = re.compile(r"[“”„‟«»\"‘’‹›]|``|''|(?<![^\s(\[—–-])'(?=\w)|(?<=[\w.,!?…])'(?!\w)")
_ANY_MARK = re.compile(r"[“”„‟«»\"‘’‹›`']")  # a quick look: most lines have none
_OPENING = {"“": "”", "„": "“”", "«": "»", "‹": "›", "``": "''", "‟": "”"}
_STOP = re.compile(r"[.!?…]+(?=\s|$)")
# A single-quoted stretch longer than this is taken for two apostrophes.
_LONGEST_SINGLE = 400


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch, its marks included. ``closed`` is False where a paragraph ends inside it; ``continues`` tells that
    it takes up the unclosed quotation of the paragraph before."""

    span: Span
    closed: bool = True
    continues: bool = False

    def inner(self, text: str) -> str:
        """Return the words between the marks."""
        return self.span.of(text).strip("“”„‟«»\"‘’‹›`'")


@lru_cache(maxsize=2)
def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations of a text in order, each within one line.

    An unclosed mark holds to the end of its line if the next line opens with a mark again (a quotation over
    paragraphs), else to the end of its sentence, so that a stray mark swallows nothing more.

    >>> [q.span.of('He said: "No." Then "maybe".') for q in find_quotations('He said: "No." Then "maybe".')]
    ['"No."', '"maybe"']
    """
    out: list[Quotation] = []
    running = False
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    for number, (start, end) in enumerate(lines):
        found, opened = _line_quotations(text, start, end)
        for n, span in enumerate(found):
            lead = text[start : span.start].strip() == ""
            out.append(Quotation(span, True, running and n == 0 and lead))
        running_here = running and not found
        running = False
        if opened is not None:
            lead = text[start:opened].strip() == ""
            following = lines[number + 1][0] if number + 1 < len(lines) else None
            running = following is not None and text[following : following + 2].lstrip()[:1] in tuple('“"«„`‘')
            stop = end if running else _sentence_end(text, opened, end)
            if stop - opened > 2:
                out.append(Quotation(Span(opened, stop), False, running_here and lead))
    return tuple(out)


def _sentence_end(text: str, start: int, end: int) -> int:
    match = _STOP.search(text, start, end)
    return match.end() if match else end


def _line_quotations(text: str, start: int, end: int) -> tuple[list[Span], int | None]:
    """Pair the marks of one line; return the quotations and where an unclosed one begins."""
    out: list[Span] = []
    if _ANY_MARK.search(text, start, end) is None:
        return out, None
    opened, kind, depth = -1, "", 0
    inner = 0  # curly quotations open inside a straight one
    for match in _MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opened >= 0:
            if kind == '"' and mark == "“":
                inner += 1
            elif inner and mark == "”":
                inner -= 1
            elif _closes(text, mark, kind, match.end()):
                if depth:
                    depth -= 1
                    continue
                if kind not in ("‘", "'") or match.end() - opened <= _LONGEST_SINGLE:
                    out.append(Span(opened, match.end()))
                opened, inner = -1, 0
            elif mark == kind and mark in _OPENING:
                if _turned(text, at, match.end()):
                    out.append(Span(opened, match.end()))
                    opened, inner, depth = -1, 0, 0
                else:
                    depth += 1
            elif kind in ("‘", "'") and mark not in ("’", "'", "‘"):
                opened, kind, depth = (at, mark, 0) if _opens(text, mark, at, match.end(), end) else (-1, "", 0)
        elif _opens(text, mark, at, match.end(), end):
            opened, kind, depth = at, mark, 0
    return out, opened if opened >= 0 and kind not in ("‘", "'") else None


def _opens(text: str, mark: str, at: int, after: int, end: int) -> bool:
    if mark in _OPENING:
        return True
    before = text[at - 1] if at else " "
    following = text[after] if after < end else " "
    if mark in ('"', "''", "'"):
        return not before.isalnum() and not following.isspace()
    return mark == "‘" and not before.isalnum() and following.isalnum()


def _turned(text: str, at: int, after: int) -> bool:
    """Tell whether an opening mark stands where one closes, set the wrong way round: an “urgent review“ of."""
    return not text[at - 1].isspace() and not text[after : after + 1].isalnum()


def _closes(text: str, mark: str, kind: str, after: int) -> bool:
    if kind in ("‘", "'"):
        following = text[after] if after < len(text) else " "
        return mark in ("’", "'") and not following.isalnum()
    if kind in ('"', "''"):
        return mark in ('"', "''", "”")
    return mark in _OPENING[kind] or (mark == '"' and kind == "“") or (mark == "''" and kind == "``")
