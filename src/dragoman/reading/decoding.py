"""From bytes to text, whatever the encoding; what is no text is refused with its reason."""

from __future__ import annotations

import codecs
import re

from dragoman.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Above this share of control characters (or of undecodable bytes) a file is not text that a few slips have spoilt.
_MOST_SPOILT = 0.02


def decode(data: bytes) -> tuple[str, str]:
    """Return the text that bytes hold, and a remark on its encoding (empty for plain UTF-8).

    UTF-8 first, then byte order marks, UTF-16 without a mark, Windows-1252; UTF-8 with a few broken bytes keeps a
    replacement character for each. Line ends become ``\\n``.

    Raises:
        InputError: if the bytes are empty or not text.

    >>> decode("Genève".encode("cp1252"))
    ('Genève', 'not UTF-8: read as Windows-1252')
    """
    if not data.strip():
        raise InputError("the file is empty", cure="give a file with text in it")
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise InputError(f"this is {kind}, not text", cure="save its text as .txt, .html or .jsonl first")
    text, remark = _decode(data)
    if len(_CONTROL.findall(text)) > _MOST_SPOILT * len(text):
        raise InputError("this is binary data, not text", cure="give text, Markdown, HTML or JSON Lines")
    text = mend(_CONTROL.sub(" ", text).removeprefix("\ufeff"))
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n"), remark


_MISREAD = re.compile("[\xc2-\xf4][\x80-\xbf]{1,3}")
_NEVER_WRITTEN = re.compile("[\x80-\x9f]")


def mend(text: str) -> str:
    """Repair UTF-8 that somebody before us read as Latin-1 (the sign: control characters that no writer types).

    >>> mend("It\\xe2\\x80\\x99s over")
    'It’s over'
    """
    if not _NEVER_WRITTEN.search(text):
        return text
    return _MISREAD.sub(_repaired, text)


def _repaired(match: re.Match[str]) -> str:
    try:
        return match.group().encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match.group()


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data.decode(encoding, errors="replace")
            return text, "" if encoding == "utf-8-sig" else f"read as {encoding.upper()}"
    try:
        text = data.decode("utf-8")
        if "\x00" not in text[:1000]:
            return text, ""
    except UnicodeDecodeError:
        pass  # another encoding, or spoilt: decided below
    wide = _without_mark(data)
    if wide:
        return wide, "read as UTF-16"
    repaired = data.decode("utf-8", errors="replace")
    broken = repaired.count("\ufffd")
    multibyte = sum(c > "\x7f" for c in repaired) - broken
    if broken and multibyte < broken:
        return data.decode("cp1252", errors="replace"), "not UTF-8: read as Windows-1252"
    remark = f"broken UTF-8: {broken} characters could not be read" if broken else ""
    return repaired, remark


def _without_mark(data: bytes) -> str:
    """Return the text if the bytes look like UTF-16 without a byte order mark (every other byte is zero), else ''."""
    head = data[:2000]
    odd, even = head[1::2].count(0), head[0::2].count(0)
    half = max(1, len(head) // 2)
    if odd > 0.6 * half > even:
        return data.decode("utf-16-le", errors="replace")
    if even > 0.6 * half > odd:
        return data.decode("utf-16-be", errors="replace")
    return ""
