"""What kind of line a page's line looks like: prose, heading, prompt, credit, share bar ..., by general features.

The phrase lists stand in ``data/reading/furniture.tsv``; nothing here knows a particular site.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dragoman.errors import DragomanError
from dragoman.records import Span

_TERMINAL = re.compile(r"""[.!?…]["'”’»)\]*_]*$""")
# Bullets, quotation and emphasis marks at either end of a line.
_MARKS_BEFORE = " \t\u00a0•·*_#>«»\"'‘’“”|‹›[](–—-"
_MARKS_BEHIND = " \t\u00a0])*_»›"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Words that run through English prose and are rare in menus, tags and name lists.
_FUNCTION_WORDS = frozenset(
    """the of and to in a that was were is are for on with as by at from his her its their he she they it has have had be
    been but not who which this after an will would said or we you i""".split()
)
_LINK_BREAKS = re.compile(r"\s[|·•›»>/]\s|\]\(")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, trimmed: where it stands, what it says, and what it looks like.

    ``kind`` is prose (a sentence or more), sentence (a short one), heading (anything without a closing stop), or one
    of the furniture kinds: prompt, end, credit, byline, platform.
    """

    span: Span
    text: str
    kind: str


@lru_cache(maxsize=1)
def patterns() -> dict[str, re.Pattern[str]]:
    """Return the furniture patterns by kind, each one expression.

    Raises:
        DragomanError: if a row of the file is not ``kind TAB expression``.
    """
    source = files("dragoman").joinpath("data/reading/furniture.tsv")
    rows: dict[str, list[str]] = {}
    for number, row in enumerate(source.read_text(encoding="utf-8").splitlines(), 1):
        if not row or row.startswith("#"):
            continue
        kind, tab, expression = row.partition("\t")
        if not tab:
            raise DragomanError("a row without a tab", path=str(source), line=number, cure="write: kind, tab, expression")
        rows.setdefault(kind, []).append(expression)
    return {kind: re.compile("|".join(f"(?:{e})" for e in some), re.IGNORECASE) for kind, some in rows.items()}


def function_word_share(text: str) -> float:
    """Return the share (0..1) of a text's words that are common English function words."""
    words = _WORD.findall(text)
    return sum(w.lower() in _FUNCTION_WORDS for w in words) / len(words) if words else 0.0


def ends_like_prose(text: str) -> bool:
    """Tell whether a line ends in a full stop, question or exclamation mark, or one with a quotation mark behind it."""
    return bool(_TERMINAL.search(text))


def is_share_bar(text: str) -> bool:
    """Tell whether a line holds nothing but names of sites and ways to share, even run together.

    >>> is_share_bar("FacebookTwitterTelegram"), is_share_bar("Telegram denies it")
    (True, False)
    """
    rest = text
    while rest:
        match = patterns()["platform"].match(rest)
        if match is None or match.end() == 0:
            return False
        rest = re.sub(r"^[\s|·•,/]+", "", rest[match.end() :])
        if rest[:1].islower():  # "Email" inside "Emails from the palace"
            return False
    return bool(text)


def classify(text: str) -> str:
    """Return the kind of a trimmed line (see :class:`Line`).

    >>> classify("Sign up for our newsletter"), classify("Ankara denied on Monday that it had agreed to leave.")
    ('prompt', 'prose')
    """
    known = patterns()
    bare = text.lstrip(_MARKS_BEFORE).rstrip(_MARKS_BEHIND)
    if not bare or is_share_bar(bare):
        return "platform"
    if len(bare) < 200:
        for kind in ("end", "byline", "prompt"):
            if known[kind].match(bare) and not (kind == "byline" and ends_like_prose(bare)):
                return kind
        if known["credit"].search(text):
            return "credit"
    elif known["prompt"].match(bare) and len(bare) < 400:
        return "prompt"
    elif len(bare) < 400 and known["credit"].search(text) and function_word_share(text) < 0.4:
        return "credit"
    if _LINK_BREAKS.search(text) and function_word_share(text) < 0.2:
        return "platform"
    if ends_like_prose(text):
        return "prose" if len(text) >= 50 else "sentence"
    return "prose" if len(text) >= 110 and function_word_share(text) >= 0.2 else "heading"


def cut_lines(text: str) -> list[Line]:
    """Return the lines of a text that are not blank, trimmed, each with its kind."""
    out = []
    for match in re.finditer(r"[^\n]+", text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + match.group().index(stripped)
            out.append(Line(Span(start, start + len(stripped)), stripped, classify(stripped)))
    return out
