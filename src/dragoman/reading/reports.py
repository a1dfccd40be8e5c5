"""Building a :class:`Report` from text, page, HTML or fields."""

from __future__ import annotations

import re
from datetime import date

from dragoman.dates import full_dates
from dragoman.reading.decoding import mend
from dragoman.reading.markup import Extract, furniture_lines, read_html, read_markdown
from dragoman.reading.page import Page, body_of, read_page, unwrap
from dragoman.records import Report, Span, Zone, day_of, make_id


def report_from_text(
    text: str,
    *,
    title: str = "",
    published: date | str | None = None,
    outlet: str = "",
    url: str = "",
    author: str = "",
    section: str = "",
    path: str = "",
    page: bool = False,
) -> Report:
    """Make a report of a text given directly.

    Args:
        text: the report. With ``page`` False it is all body as it stands, no furniture is looked for.
        title: the title, if known; it is put before the text as a zone of its own unless the text begins with it.
        published: the publication date, a date or an ISO string; None means unknown and is never guessed.
        outlet: who published it.
        url: where it stood.
        author: who wrote it.
        section: the section it stood in.
        path: the file it came from, for messages.
        page: the text is a whole page: find body, title, date, caption and furniture.

    Raises:
        UsageError: if ``published`` is no date.

    >>> report_from_text("Ankara denied it.").zones[0].kind
    'body'
    """
    if page:
        text = unwrap(mend(text))
        found = read_page(text, title)
    else:
        found = Page((Zone("body", Span(0, len(text))),) if text else ())
    zones, title = found.zones, title or found.title
    if title and not any(z.kind == "title" for z in zones) and not text.lstrip().startswith(title):
        text, zones = _prefix(title, text, zones)
    outlet, published = outlet or found.outlet, day_of(published) or found.published
    return Report(
        id=report_id(text, outlet, url),
        text=text,
        title=title,
        section=section or found.section,
        published=published,
        outlet=outlet,
        url=url,
        author=author or found.author,
        zones=zones,
        path=path,
    )


def report_id(text: str, outlet: str = "", url: str = "") -> str:
    """Return a report's id: a hash of its text, outlet and URL, not of its date."""
    return make_id("report", text, outlet, url)


def _prefix(title: str, text: str, zones: tuple[Zone, ...]) -> tuple[str, tuple[Zone, ...]]:
    shift = len(title) + 2
    moved = tuple(Zone(z.kind, Span(z.span.start + shift, z.span.end + shift)) for z in zones)
    return f"{title}\n\n{text}", (Zone("title", Span(0, len(title))), *moved)


def report_from_html(
    page: str | bytes, *, published: date | str | None = None, outlet: str = "", url: str = "", path: str = ""
) -> Report:
    """Make a report of an HTML page: the extracted text, with what the page says of itself.

    Args:
        page: the page, as text or bytes.
        published: its day, where the user knows better than the page.
        outlet, url: likewise.
        path: the file it was read from.

    Returns:
        The report; its text is empty if no article was found.
    """
    found = read_html(page)
    text, zones = _lay_out(found)
    outlet, url = outlet or found.outlet, url or found.url
    return Report(
        id=report_id(text, outlet, url),
        text=text,
        title=found.title,
        section=found.section,
        published=day_of(published) or found.published,
        outlet=outlet,
        url=url,
        author=found.author,
        zones=zones,
        path=path,
    )


def _lay_out(found: Extract) -> tuple[str, tuple[Zone, ...]]:
    """Put title and paragraphs under each other, a blank line between, and zone them."""
    lines = [line.strip() for line in found.body.split("\n")]
    pieces = [("title", found.title)] if found.title and lines[:1] != [found.title] else []
    for line, furniture in zip(lines, furniture_lines(found.body, found.title, found.section), strict=True):
        kind = "furniture" if furniture else "body"
        pieces.append(("title" if line and line == found.title and not pieces else kind, line))
    text, zones = "", []
    for kind, piece in pieces:
        if piece:
            text += "\n\n" if text else ""
            zones.append(Zone(kind, Span(len(text), len(text) + len(piece))))
            text += piece
    return text, tuple(zones)


def report_from_markdown(text: str, *, published: date | str | None = None, outlet: str = "", path: str = "") -> Report:
    """Make a report of a Markdown page; front matter may give title, date, outlet, author, url and section."""
    plain, fields = read_markdown(text)
    stated = next((d for _, _, d in full_dates(fields.get("date", ""))), None)
    return report_from_text(
        plain,
        title=fields.get("title", ""),
        published=day_of(published) or stated,
        outlet=outlet or fields.get("outlet", ""),
        url=fields.get("url", ""),
        author=fields.get("author", ""),
        section=fields.get("section", ""),
        path=path,
        page=True,
    )


_HTML = re.compile(r"\A\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p)\b", re.IGNORECASE | re.DOTALL)


def looks_like_html(text: str) -> bool:
    """Tell whether a text begins the way an HTML page does."""
    return bool(_HTML.match(text[:5000]))


def main_text(source: str | bytes, use: str = "html") -> str:
    """Return the article body of a page, a blank line between paragraphs.

    Args:
        source: the HTML page (text or bytes), or the page's text alone.
        use: "html" or "page_text".

    Raises:
        ValueError: if ``use`` is neither.
    """
    if use not in ("html", "page_text"):
        raise ValueError(f"use is {use!r}: give 'html' or 'page_text'")
    if use == "html":
        report = report_from_html(source)
    else:
        text = source if isinstance(source, str) else source.decode("utf-8", errors="replace")
        report = report_from_text(text, page=True)
    return body_of(report.text, report.zones)
