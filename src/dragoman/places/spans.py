"""Words of a text and runs of capitalised words, by rule: the ground on which place names are looked for."""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

_TOKEN = re.compile(
    r"""(?:[A-Za-z]\.){2,}|\b(?=\w{1,5}\.)(?:W\.\ ?Va|St|Ste|Mt|Ft|Co|Ave|Rd|Blvd|Dr|Mr|Mrs|Ms|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|
    Prof|Jr|Sr|Rev|Hon|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kans?|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|
    Ore|Pa|Tenn|Tex|Vt|Va|Wash|Wis|Wyo|Ont|Que|Alta|Sask|Man|Nfld|Hwy|Dept|Maj|Cmdr|Adm|Cpl)\.|[^\W_]+(?:['’‘ʼ][^\W\d_]+)*""",
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"['’]s?$")
_STOP = re.compile(r"[.!?:;\n“\"]")
_HYPHEN_NAME = re.compile(r"[-’'‘ʼ][^\W\d_a-z]")
# Lower-case words that stand inside names of places.
PARTICLES = frozenset("of the de del la las le les du des da do dos di el al ez bin upon on sur am der und y e en au aux".split())
_ARTICLES = frozenset("al el ad as ar at an az ez es ash".split())


class Word(NamedTuple):
    """One word: its offsets (a closing 's left out), text, whether it is capitalised, and how it is joined to the word before.

    ``gap`` is what stands between it and the word before; ``opens`` tells whether it begins a sentence; ``possessive``
    whether an 's was cut off. A tuple: a report has thousands of them.
    """

    start: int
    end: int
    text: str
    capital: bool
    gap: str
    opens: bool
    possessive: bool

    @property
    def bare(self) -> str:
        """The word without a closing full stop."""
        return self.text.rstrip(".")


# A word of these seven: what a tuple's own constructor takes half the time for.
_word = partial(tuple.__new__, Word)


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Cut a text into words.

    >>> [w.text for w in words_of("Iraq's U.S. base, St. Paul")]
    ['Iraq', 'U.S.', 'base', 'St.', 'Paul']
    """
    out: list[Word] = []
    last = start
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        begin, stop = match.span()
        raw = cut = text[begin:stop]
        if not raw.isalnum() and ("'" in raw or "’" in raw) and len(raw) > 2:
            cut = _POSSESSIVE.sub("", raw)
        gap = text[last:begin]
        opens = not out or (gap != " " and _STOP.search(gap) is not None)
        capital = raw[0].isupper() or (raw in _ARTICLES and bool(_HYPHEN_NAME.match(text, stop)))
        out.append(_word((begin, begin + len(cut), cut, capital, gap, opens, cut is not raw and cut != raw)))
        last = stop
    return out


def joined(word: Word) -> bool:
    """Tell whether a word follows the one before within one name: a space or a hyphen between them, no possessive."""
    return word.gap in (" ", "-", "\u00a0", " & ", "–")


_PARTIES = frozenset("D R I DFL GOP Lab Con LD SNP".split())
_PREFIXES = frozenset("St Ste Mt Ft Mr Mrs Ms Dr Gen Sen Rep Gov Lt Col Sgt Capt Prof Rev Hon Maj Cmdr Adm Cpl".split())


def closes(words: list[Word], i: int) -> bool:
    """Tell whether nothing after word i can belong to the same name.

    So it is behind a possessive, behind an abbreviated state ("Minn. The"), and behind a party's letters ("R-Marshall").
    """
    word = words[i]
    shortened = word.text.endswith(".") and word.text.count(".") == 1 and len(word.bare) > 1
    party = word.text in _PARTIES and i + 1 < len(words) and words[i + 1].gap == "-"
    return word.possessive or party or (shortened and word.bare not in _PREFIXES)


def parted(word: Word) -> bool:
    """Tell whether punctuation other than quotation marks parts a word from the word before."""
    return word.gap.strip(" -–\u00a0\"“'‘(") != ""


def runs(words: list[Word]) -> list[tuple[int, int]]:
    """Return the runs of capitalised words [first, last + 1), each broken by punctuation, lower case or a possessive."""
    out: list[tuple[int, int]] = []
    start: int | None = None
    for i, word in enumerate(words):
        if start is not None and not (word.capital and joined(word) and not closes(words, i - 1)):
            out.append((start, i))
            start = None
        if start is None and word.capital:
            start = i
    if start is not None:
        out.append((start, len(words)))
    return out
