"""Line breaks that end no line of thought: text whose lines were broken at a column, with or without indentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Breaks that agree on a column, and those of them before a small letter, inside a sentence; shorter lines are lists and verse.
_FEWEST, _FEWEST_INSIDE, _SHORTEST = 3, 2, 40
_AGREE = 0.75  # of these; pictures and advertisements break a line, too
_OFF = 2  # characters by which a line may miss the column: spaces at its end, a character that was taken out
_BREAK = re.compile(r"(?<=\S)[ \t]*\n[ \t]*(?=\S)")
_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_WORD = re.compile(r"\S+")


class _Break(NamedTuple):
    """A line break: how long its line is, how long it were with the next word, whether a small letter follows."""

    match: re.Match[str]
    line: int
    longer: int
    small: bool
    first: bool


def wraps(text: str) -> tuple[re.Match[str], ...]:
    """Return the line breaks of a text that only wrap its lines, with the white space around them.

    Whoever breaks lines at a column breaks where the next word would stand beyond it: the breaks before a small letter tell the
    column, if they agree on one, and then the others are judged by it. The first line may have lost an indentation of its own.

    >>> lines = ["Envoys of both coastal provinces met for", "two hours on an island amid the bay,"]
    >>> lines += ["spoke of cod with Governor Uma Lindegaard", "Kay, who had asked for it, and signed the"]
    >>> len(wraps("\\n".join(["Talks held", *lines, "first accord in years. Nobody was hurt."])))
    4
    """
    breaks = list(_inside(text))
    sure = [b for b in breaks if b.small and not b.first]
    if sum(b.line >= _SHORTEST for b in sure) < _FEWEST_INSIDE:
        return ()
    widest = max(b.line for b in sure)
    if sum(b.longer + _OFF > widest for b in sure) < _AGREE * len(sure):
        return ()
    reach = (b.match for b in breaks if b.line <= widest + _OFF and (b.longer + _OFF > widest or (b.first and b.small)))
    return found if len(found := tuple(reach)) >= _FEWEST else ()


def _inside(text: str) -> Iterator[_Break]:
    """Yield the breaks behind which a sentence may go on."""
    begin = 0
    for match in _BREAK.finditer(text):
        line = text[max(begin, text.rfind("\n", begin, match.start()) + 1) : match.start()]
        first, begin = not begin, match.end()
        following = _WORD.match(text, match.end())
        if following is not None and not _CLOSED.search(line):
            longer = len(line) + 1 + len(following.group())
            yield _Break(match, len(line), longer, text[match.end()].islower(), first)
