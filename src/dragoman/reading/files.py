"""Files, folders and standard input to reports; whatever cannot be read is named with its reason and passed over."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.dates import full_dates
from dragoman.errors import InputError
from dragoman.reading.decoding import decode
from dragoman.reading.english import language_of
from dragoman.reading.reports import looks_like_html, report_from_html, report_from_markdown, report_from_text, report_id
from dragoman.records import Report, day_of

LOG = logging.getLogger("dragoman.reading")
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".jsonl", ".ndjson")
# Files in a folder that a user may take for reports: named when passed over. Others (pictures, notes) go silently.
_DOCUMENTS = frozenset(".pdf .doc .docx .odt .rtf .epub .gz .zip .warc .csv .tsv .xml .json .eml .mht".split())
# A report longer than this is a dump of many, or broken: a long book chapter has 60,000 characters.
LONGEST_REPORT = 2_000_000
# Bytes of one file that holds one report (HTML carries scripts), and of one line of JSON Lines.
LARGEST_PAGE = 20_000_000
LONGEST_LINE = 8_000_000
DEFAULT_TEXT_FIELD = "text"
# Where dumps keep the text when they have no "text" and the user names no field, in order.
_OTHER_TEXT_FIELDS = ("body", "content", "article")


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was passed over: the file, its 1-based line for JSON Lines, and the reason with what to do about it."""

    path: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}" if self.line is not None else f"{self.path}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Fields:
    """Names of the fields of a JSON Lines dump, and what the user supplies for reports that lack it."""

    text: str = DEFAULT_TEXT_FIELD
    title: str = "title"
    stamp: str = "date"
    outlet: str = "outlet"
    url: str = "url"
    published: date | None = None
    supplied_outlet: str = ""


def read(
    paths: Iterable[str | Path],
    *,
    text_field: str = DEFAULT_TEXT_FIELD,
    title_field: str = "title",
    date_field: str = "date",
    outlet_field: str = "outlet",
    url_field: str = "url",
    published: date | str | None = None,
    outlet: str | None = None,
    any_language: bool = False,
) -> Iterator[Report | Skipped]:
    """Read reports from files, folders and standard input ("-"), in order, folders sorted by name.

    Args:
        paths: ``.txt``, ``.md``, ``.html``, ``.jsonl`` files or folders of them.
        text_field: the field of a JSON Lines object that holds the report (plain text or HTML), likewise the next four; by
            default "text", and where there is none "body", "content" or "article".
        title_field: its title, if any.
        date_field: its publication date, if any.
        outlet_field: its outlet, if any.
        url_field: its address, if any.
        published: publication date (a date or an ISO string) of reports that state none; what a report states goes before it.
        outlet: likewise the outlet.
        any_language: keep reports that are not in English.

    Yields:
        A :class:`Report`, or a :class:`Skipped` for what is missing, empty, binary, too long, broken or not English.
    """
    fields = Fields(text_field, title_field, date_field, outlet_field, url_field, day_of(published), outlet or "")
    for path in paths:
        for item in _read_path(str(path), fields):
            yield item if isinstance(item, Skipped) or any_language else _english(item)


def _english(report: Report) -> Report | Skipped:
    language = language_of(" ".join(s.of(report.text) for s in report.zone_spans("body")))
    if language == "en":
        return report
    return Skipped(report.path, _line_of(report.path), f"not in English (looks like '{language}'): dragoman reads English only")


def _line_of(path: str) -> int | None:
    tail = path.rpartition(":")[2]
    return int(tail) if tail.isdigit() and ":" in path else None


def _read_path(path: str, fields: Fields) -> Iterator[Report | Skipped]:
    if path == "-":
        yield from _read_stream(sys.stdin.buffer, fields)
        return
    place = Path(path)
    try:
        if place.is_dir():
            yield from _read_folder(place, fields)
        elif not place.exists():
            yield Skipped(path, None, "no such file or folder: check the path")
        elif place.suffix.lower() in (".jsonl", ".ndjson"):
            with place.open("rb") as lines:
                yield from _read_lines(lines, path, fields)
        elif place.stat().st_size > LARGEST_PAGE:
            yield _too_large(path, place.stat().st_size)
        else:
            yield _read_page(place.read_bytes(), path, fields, place.suffix.lower())
    except OSError as error:
        yield Skipped(path, None, f"cannot be read ({error.strerror or error})")


def _too_large(path: str, size: int) -> Skipped:
    return Skipped(path, None, f"{size:,} bytes is more than one report can have: cut it into reports, or give JSON Lines")


def _read_folder(folder: Path, fields: Fields) -> Iterator[Report | Skipped]:
    files = (p for p in folder.rglob("*") if p.is_file())
    found = sorted(p for p in files if not any(part.startswith(".") for part in p.relative_to(folder).parts))
    if not any(path.suffix.lower() in SUFFIXES for path in found):
        yield Skipped(str(folder), None, "the folder holds no report")
    for path in found:
        if path.suffix.lower() in SUFFIXES:
            yield from _read_path(str(path), fields)
        elif path.suffix.lower() in _DOCUMENTS:
            yield Skipped(str(path), None, f"'{path.suffix}' is none of {' '.join(SUFFIXES)}: save it as one of these")
        else:
            LOG.info("%s: passed over, not a report by its suffix", path)


def _read_stream(stream: BinaryIO, fields: Fields) -> Iterator[Report | Skipped]:
    """Read standard input: JSON Lines if it begins with an object, else one page."""
    data = stream.read(LARGEST_PAGE + 1)
    if data.lstrip()[:1] == b"{":
        yield from _read_lines(io.BytesIO(data + stream.read()), "-", fields)
    elif len(data) > LARGEST_PAGE:
        yield _too_large("-", len(data))
    else:
        yield _read_page(data, "-", fields, "")


def _read_page(data: bytes, path: str, fields: Fields, suffix: str) -> Report | Skipped:
    """Read one page of text, Markdown or HTML."""
    try:
        text, remark = decode(data)
    except InputError as error:
        return Skipped(path, None, str(error))
    if remark:
        LOG.warning("%s: %s", path, remark)
    is_html = suffix in (".html", ".htm") or (not suffix and looks_like_html(text))
    if not is_html and len(text) > LONGEST_REPORT:
        return _too_long(path, None, text)
    if is_html:
        report = report_from_html(text, path=path)
    elif suffix in (".md", ".markdown"):
        report = report_from_markdown(text, path=path)
    else:
        report = report_from_text(text, path=path, page=True)
    return _checked(report, path, None, fields)


def _checked(report: Report, path: str, line: int | None, fields: Fields) -> Report | Skipped:
    if not any(s.of(report.text).strip() for s in report.zone_spans("body", "title")):
        return Skipped(path, line, "no article text was found in it")
    if len(report.text) > LONGEST_REPORT:
        return _too_long(path, line, report.text)
    return _supplied(report, fields)


def _too_long(path: str, line: int | None, text: str) -> Skipped:
    return Skipped(path, line, f"{len(text):,} characters is more than one report can have: cut it into reports")


def _supplied(report: Report, fields: Fields) -> Report:
    """Give a report the date and outlet that the user supplies for those that state none."""
    outlet = report.outlet or fields.supplied_outlet
    return replace(
        report,
        id=report_id(report.text, outlet, report.url),
        outlet=outlet,
        published=report.published or fields.published,
    )


def _read_lines(stream: BinaryIO, path: str, fields: Fields) -> Iterator[Report | Skipped]:
    """Read JSON Lines, one report a line; bad lines are named and passed over."""
    number, seen = 0, 0
    for raw in iter(partial(stream.readline, LONGEST_LINE + 1), b""):
        number += 1
        if len(raw) > LONGEST_LINE and not raw.endswith(b"\n"):
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(LONGEST_LINE)
            yield Skipped(path, number, f"the line is longer than {LONGEST_LINE:,} bytes")
            continue
        if raw.strip():
            seen += 1
            yield _read_line(raw, path, number, fields)
    if not seen and number == 0:
        yield Skipped(path, None, "the file is empty")


def _read_line(raw: bytes, path: str, number: int, fields: Fields) -> Report | Skipped:
    try:
        row = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return Skipped(path, number, f"not UTF-8 at byte {error.start}: JSON Lines must be UTF-8")
    except (ValueError, RecursionError) as error:
        return Skipped(path, number, f"not a JSON object ({error})")
    if not isinstance(row, dict):
        return Skipped(path, number, f"a JSON {type(row).__name__} where an object should be")
    text = row.get(fields.text)
    if not isinstance(text, str) and fields.text == DEFAULT_TEXT_FIELD:
        text = next((row[name] for name in _OTHER_TEXT_FIELDS if isinstance(row.get(name), str)), None)
    if not isinstance(text, str):
        has = ", ".join(repr(k) for k in list(row)[:8]) or "no field at all"
        return Skipped(path, number, f"has no '{fields.text}' field with text (it has {has}): use --text-field NAME")
    stated = _stated_date(row.get(fields.stamp))
    if row.get(fields.stamp) and stated is None:
        LOG.warning("%s:%d: the date %r is no full date: left unknown", path, number, row[fields.stamp])
    return _checked(_from_fields(row, text, stated, f"{path}:{number}", fields), path, number, fields)


def _from_fields(row: dict[str, Any], text: str, stated: date | None, path: str, fields: Fields) -> Report:
    title, outlet, url = (_word(row.get(k)) for k in (fields.title, fields.outlet, fields.url))
    if looks_like_html(text):
        return report_from_html(text, published=stated, outlet=outlet, url=url, path=path)
    text = text.replace("\r\n", "\n").replace("\r", "\n")[: LONGEST_REPORT + 1]  # what is longer is refused behind this
    return report_from_text(text, title=title, published=stated, outlet=outlet, url=url, path=path, page=True)


def _word(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _stated_date(value: object) -> date | None:
    """Return the day of a date field: ISO dates and times, and dates written out."""
    text = _word(value)
    if len(text) == 8 and text.isdigit():
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return next((d for _, _, d in full_dates(text)), None)
