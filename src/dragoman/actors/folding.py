"""Spelling differences that do not matter to a name: accents, kinds of apostrophe, hyphen and space."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = "’‘ʼʻ`´′ʾʿ"
_HYPHENS = "-‐‑‒–"
_SPACES = "\u00a0\u202f\u2009\t"
_LETTERS = {"ı": "i", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ħ": "h", "Ħ": "H", "ə": "a", "Ə": "A"}


def _table() -> dict[int, str]:
    table = {ord(c): "'" for c in _APOSTROPHES} | {ord(c): " " for c in _HYPHENS + _SPACES}
    table |= {ord(c): plain for c, plain in _LETTERS.items()}
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        parts = unicodedata.normalize("NFD", chr(code))
        if len(parts) > 1 and parts[0].isascii() and all(unicodedata.combining(m) for m in parts[1:]):
            table[code] = parts[0]
    return table


_TABLE = _table()


def fold(text: str) -> str:
    """Return the text without accents, with plain apostrophes, and with hyphens as spaces; its length stays the same.

    >>> fold("Erdoğan’s al-Assad")
    "Erdogan's al Assad"
    """
    return text.replace("-", " ") if text.isascii() else text.translate(_TABLE)
