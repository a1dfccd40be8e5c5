"""Place names as keys: how a name is written down for looking it up."""

from __future__ import annotations

import re
import unicodedata

_APART = re.compile(r"[^a-z0-9]+")
_DROPPED = re.compile(r"[’'‘ʼʻ`´.]")
_CHARACTERS = str.maketrans(
    {"ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ł": "l", "Ł": "l", "ß": "ss", "æ": "ae", "ı": "i", "ə": "a"}
)
_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "co": "county"}


def normalise(name: str) -> str:
    """Return the look-up key of a place name: lower case, no accents or apostrophes, "St." written out.

    >>> normalise("St. Pölten"), normalise("Deir ez-Zor"), normalise("Ma‘ale Adummim")
    ('saint polten', 'deir ez zor', 'maale adummim')
    """
    text = name.lower()
    if not name.isascii():
        text = unicodedata.normalize("NFKD", name.translate(_CHARACTERS))
        text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    words = _APART.sub(" ", _DROPPED.sub("", text)).split()
    return " ".join(_WORDS.get(w, w) for w in words)


def latin(name: str) -> bool:
    """Tell whether a name is one that English text could use: Latin letters, a capital first, no code."""
    letters = all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘ʼʻ" for c in name)
    return len(name) >= 4 and letters and name[0].isupper() and not name.isupper() and not any(c.isdigit() for c in name)
