"""HTML and Markdown pages to plain text with what they say of themselves."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import date

from dragoman.dates import full_dates
from dragoman.reading.lines import classify


@dataclass(frozen=True, slots=True)
class Extract:
    """What a marked-up page holds: body paragraphs (a line each) and the page's own account of itself."""

    body: str
    title: str = ""
    section: str = ""
    published: date | None = None
    outlet: str = ""
    author: str = ""
    url: str = ""


def read_html(page: str | bytes) -> Extract:
    """Extract the article of an HTML page with trafilatura, precision first.

    The date is the page's own stated one (metadata or a date element), never inferred from its address or footer.
    """
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = bare_extraction(
        page,
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None:
        return Extract("")
    fields = found if isinstance(found, dict) else found.as_dict()
    stated = next((d for _, _, d in full_dates(str(fields.get("date") or ""))), None)
    return Extract(
        body=str(fields.get("text") or ""),
        title=" ".join(str(fields.get("title") or "").split()),
        section=_section(page),
        published=stated,
        outlet=str(fields.get("sitename") or ""),
        author=str(fields.get("author") or ""),
        url=str(fields.get("url") or ""),
    )


_SECTION = re.compile(
    r"""<meta\b(?=[^>]*\b(?:property|name)=["'](?:article:section|section)["'])[^>]*\bcontent=["']([^"'>]{1,80})["']""",
    re.IGNORECASE,
)


def _section(page: str | bytes) -> str:
    head = page[:200_000]
    match = _SECTION.search(head if isinstance(head, str) else head.decode("utf-8", errors="replace"))
    return match.group(1).strip() if match else ""


def furniture_lines(body: str, title: str = "", section: str = "") -> list[bool]:
    """Tell for each line of an extracted HTML body whether it is furniture after all.

    That is the page's title and section said again, and prompts, end headings and share bars at the very end. In the
    middle the extractor's judgement, which sees the markup, is better than that of the words.
    """
    lines = [line.strip() for line in body.split("\n")]
    out = [bool(line) and n > 0 and line in (title, section) for n, line in enumerate(lines)]
    out[0] = bool(lines[0]) and lines[0] == section
    for n in range(len(lines) - 1, 0, -1):
        if lines[n] and classify(lines[n]) not in ("prompt", "end", "platform"):
            break
        out[n] = bool(lines[n])
    return out


_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1(?!\w)")


def read_markdown(text: str) -> tuple[str, dict[str, str]]:
    """Return the plain text of a Markdown page and the fields of its front matter (``key: value`` lines).

    Links keep their words; emphasis, code and heading marks go. The first heading of level one is the title.

    >>> read_markdown("# Talks\\n\\nThe *Daily* [says](x) so.")
    ('Talks\\n\\nThe Daily says so.', {'title': 'Talks'})
    """
    fields: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front:
        for row in front.group(1).splitlines():
            key, colon, value = row.partition(":")
            if colon:
                fields[key.strip().lower()] = value.strip().strip("\"'")
        text = text[front.end() :]
    text = re.sub(r"!\[([^\]]*)\]\([^)\s]*\)", r"\1", text)
    text = re.sub(r"\[([^\]]+)\]\([^)\s]*\)", r"\1", text)
    for _ in range(2):  # emphasis may stand inside emphasis
        text = _EMPHASIS.sub(r"\2", text)
    heading = re.search(r"^#[ \t]+(.+?)[ \t#]*$", text, re.MULTILINE)
    if heading and "title" not in fields:
        fields["title"] = heading.group(1)
    return re.sub(r"^#{1,6}[ \t]+", "", text, flags=re.MULTILINE), fields
