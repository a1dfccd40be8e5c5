"""Zones of a page that is only text: where the report is, and what on the page is not the report.

The body is the stretch of lines with the most prose in it (prose counts for, menus, prompts and link lists against);
what stands before it is searched for title, section, byline, date and caption. Inside the body, lines that look like
prompts, credits, link lists or repeated headlines are taken out again.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from dragoman.dates import full_dates
from dragoman.reading.lines import Line, cut_lines, ends_like_prose, function_word_share, patterns
from dragoman.records import Span, Zone
from dragoman.wrapping import wraps

# Weights of lines in the search for the body, in tens of characters of prose. A paragraph of 200 characters outweighs
# five menu lines; a heading such as "Related articles" outweighs two paragraphs.
_LONGEST_COUNTED = 300
_WEIGHT = {"heading": -3.0, "prompt": -8.0, "platform": -6.0, "credit": -4.0, "byline": -4.0, "end": -30.0}
# A lone paragraph between headings is mostly the teaser of another article.
_TEASER = 0.4
_HEADER_DEPTH = 25  # lines above the body searched for title and date
_TITLE_LENGTHS = (15, 220)
_LONGEST_PATH = 200  # characters of a line that may be a path of sections
_NEAR = 5  # lines between title and body that are no reason for doubt: byline, date, caption, standfirst


@dataclass(frozen=True, slots=True)
class Page:
    """What a text page says of itself: zones in text order, and title, section, date, outlet and author if it has them."""

    zones: tuple[Zone, ...]
    title: str = ""
    section: str = ""
    published: date | None = None
    outlet: str = ""
    author: str = ""


def read_page(text: str, title: str = "") -> Page:
    """Find the zones of a page of plain text.

    Args:
        text: the page; one paragraph a line (see :func:`unwrap`).
        title: the title, if it is known from elsewhere.

    Returns:
        Every line that is not blank lies in exactly one zone.
    """
    lines = cut_lines(text)
    if not lines:
        return Page(())
    first, last = _body_range(lines)
    kinds = _kinds_inside(lines, first, last)
    title_at = _find_title(lines, first, title)
    _mark_header(lines, kinds, first, title_at)
    stated, dated = _find_date(lines, first, last)
    for at in dated:
        kinds[at] = "date"
    outlet = _find_outlet(lines, kinds)
    zones = tuple(Zone(_zone(kind), line.span) for kind, line in zip(kinds, lines, strict=True))
    return Page(
        zones,
        title=title or (_clean(lines[title_at].text) if title_at is not None else ""),
        section=_first(lines, kinds, "section"),
        published=stated,
        outlet=outlet,
        author=_author(_first(lines, kinds, "byline")),
    )


def unwrap(text: str) -> str:
    """Join hard-wrapped lines into paragraphs, a space for each line break, so that offsets stay.

    A text is hard-wrapped if blank lines part its paragraphs and most lines inside a paragraph end at one width, or if its
    lines agree on a column (:func:`~dragoman.wrapping.wraps`).
    """
    blocks = [b for b in re.split(r"\n[ \t]*\n", text) if b.strip()]
    inner = [len(line) for b in blocks for line in b.strip().split("\n")[:-1]]
    if len(inner) < 4 or not blocks:
        return _joined(text)
    widest = max(inner)
    wrapped = 40 <= widest <= 110 and sum(n >= widest - 18 for n in inner) >= 0.7 * len(inner)
    return re.sub(r"(?<=\S)[ \t]*\n(?=[ \t]*\S)", lambda m: " " * len(m.group()), text) if wrapped else _joined(text)


def _joined(text: str) -> str:
    """Return a text with spaces for the line breaks that only wrap its lines."""
    for wrap in wraps(text):
        text = text[: wrap.start()] + " " * (wrap.end() - wrap.start()) + text[wrap.end() :]
    return text


def _weight(lines: list[Line], i: int) -> float:
    line = lines[i]
    if line.kind != "prose":
        return 1.0 if line.kind == "sentence" else _WEIGHT[line.kind]
    around = [_neighbour(lines, i, -1), _neighbour(lines, i, 1)]
    alone = not any(kind in ("prose", "sentence", "") for kind in around)
    return min(len(line.text), _LONGEST_COUNTED) / 10 * (_TEASER if alone else 1.0)


def _neighbour(lines: list[Line], i: int, step: int) -> str:
    """Return the kind of the next line that is no prompt or credit put between paragraphs, "" at the page's edge."""
    i += step
    while 0 <= i < len(lines) and lines[i].kind in ("prompt", "credit"):
        i += step
    return lines[i].kind if 0 <= i < len(lines) else ""


def _body_range(lines: list[Line]) -> tuple[int, int]:
    """Return the first and last line of the stretch with the greatest sum of weights."""
    best, best_range, total, start = 0.0, (0, len(lines) - 1), 0.0, 0
    for i in range(len(lines)):
        if total <= 0:
            total, start = 0.0, i
        total += _weight(lines, i)
        if total > best:
            best, best_range = total, (start, i)
    if best == 0.0:  # no prose at all: a table, a list, a headline alone
        return 0, len(lines) - 1
    return best_range


def _kinds_inside(lines: list[Line], first: int, last: int) -> list[str]:
    """Return a zone kind for every line, as far as the body range and the line's look decide it."""
    seen: Counter[str] = Counter()
    kinds = []
    for i, line in enumerate(lines):
        if not first <= i <= last:
            kinds.append("furniture")
            continue
        seen[line.text] += 1
        if line.kind == "credit":
            kinds.append("caption")
        elif line.kind == "byline":
            kinds.append("byline")
        elif line.kind in ("prompt", "platform", "end") or (seen[line.text] > 1 and len(line.text) > 12):
            kinds.append("furniture")
        else:
            kinds.append("body")
    _drop_link_lists(lines, kinds, first, last)
    return kinds


def _drop_link_lists(lines: list[Line], kinds: list[str], first: int, last: int) -> None:
    """Take out runs of headings behind an end heading, shouted headlines, and bare numbers, inside the body."""
    in_list = False
    for i in range(first, last + 1):
        line = lines[i]
        if line.kind == "end":
            in_list = True
        elif line.kind == "prose":
            in_list = False
        elif kinds[i] == "body" and line.kind == "heading" and (in_list or _is_link(line.text)):
            kinds[i] = "furniture"


def _is_link(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    shouted = len(text.split()) >= 5 and all(c.isupper() for c in letters)
    return shouted or len(letters) < 3


def _find_title(lines: list[Line], first: int, title: str) -> int | None:
    """Return the index of the title line above the body (or of the known title), if there is one."""
    header = range(max(0, first - _HEADER_DEPTH), first)
    if title:
        wanted = " ".join(title.split()).lower()
        return next((i for i in range(first + 1) if " ".join(lines[i].text.split()).lower() == wanted), None)
    candidates = [i for i in header if _could_be_title(lines[i])]
    counts = Counter(line.text for line in lines)
    if not candidates and _opens_as_title(lines, first):
        return first
    story = {w for line in lines[first : first + 12] for w in _content_words(line.text)}
    return max(candidates, key=lambda i: (_title_score(lines, i, first, counts, story), -i), default=None)


def _opens_as_title(lines: list[Line], first: int) -> bool:
    """Tell whether the body's first line is a headline that looked like prose: long, or a question."""
    line = lines[first]
    more = first + 1 < len(lines) and lines[first + 1].kind == "prose"
    return more and _could_be_title(line) and not line.text.rstrip("\"'”’)").endswith((".", "…", ":"))


def _content_words(text: str) -> set[str]:
    return {w.lower()[:6] for w in re.findall(r"[^\W\d_]{4,}", text)}


def _could_be_title(line: Line) -> bool:
    shortest, longest = _TITLE_LENGTHS
    fits = shortest <= len(line.text) <= longest and len(line.text.split()) >= 3
    return fits and line.kind in ("heading", "sentence", "prose") and not _is_dateline(line.text)


def _title_score(lines: list[Line], i: int, first: int, counts: Counter[str], story: set[str]) -> float:
    """Score a line as the title: about the story, marked or repeated, headline-long, capitalised, near the body."""
    text = lines[i].text
    words = text.split()
    score = min(len(words), 8) - 0.35 * max(0, first - i - _NEAR)
    about = _content_words(text)
    score += 6 * min(1.0, len(about & story) / (0.7 * len(about))) if about else 0
    score += 4 if text.startswith("# ") else 0
    score += 3 if counts[text] > 1 else 0
    longer = [w for w in words if len(w) > 3]
    score += 3 if longer and sum(w[0].isupper() for w in longer) >= 0.8 * len(longer) else 0
    score += 2 if all(w[0].isupper() or not w[0].isalpha() for w in words) else 0  # "And", "At", "Of"
    score -= 5 if ends_like_prose(text) and not text.endswith("?") else 0
    return score


def _mark_header(lines: list[Line], kinds: list[str], first: int, title_at: int | None) -> None:
    """Name the lines around the title: section above it, byline, caption and standfirst between it and the body."""
    if title_at is None:
        return
    kinds[title_at] = "title"
    masthead = patterns()["outlet"]
    for i in [0, *range(title_at + 1, first)]:
        if i != title_at and i < first and lines[i].kind == "heading" and masthead.match(lines[i].text):
            kinds[i] = "outlet"
    above = [i for i in range(title_at - 1, max(-1, title_at - 4), -1) if kinds[i] != "outlet"]
    section = next((i for i in above if _could_be_section(lines[i].text)), None)
    if section is not None:
        kinds[section] = "section"
    for i in range(title_at + 1, first):
        line = lines[i]
        if kinds[i] == "outlet":
            continue
        if line.kind == "byline":
            kinds[i] = "byline"
        elif line.kind == "credit" or _could_be_caption(line):
            kinds[i] = "caption"


def _could_be_caption(line: Line) -> bool:
    return line.kind in ("heading", "sentence", "prose") and len(line.text.split()) >= 5 and not _is_dateline(line.text)


def _could_be_section(text: str) -> bool:
    """Tell whether a line above the title names a section: one to five words, or a path of them."""
    if len(text) > _LONGEST_PATH:
        return False
    parts = [p for p in re.split(r"\s*[>›»/]\s*", text.strip("# ")) if p]
    plain = bool(parts) and all(len(p.split()) <= 5 and len(p) <= 40 for p in parts)
    return plain and text[:1].isupper() and "|" not in text and not ends_like_prose(text) and not any(c.isdigit() for c in text)


def _is_dateline(text: str) -> bool:
    """Tell whether a line is little more than a date."""
    found = list(full_dates(text))
    if not found:
        return False
    rest = text
    for start, end, _ in reversed(found):
        rest = rest[:start] + rest[end:]
    if found[0][0] == 0 and len(text) <= 100 and not ends_like_prose(text):
        return True
    return len(re.findall(r"[^\W\d_]{2,}", rest)) <= 12 and len(rest) <= 90 and function_word_share(rest) < 0.4


def _find_date(lines: list[Line], first: int, last: int) -> tuple[date | None, list[int]]:
    """Return the publication date that the page states, and the lines that hold dates of the page itself.

    A line of the header or right behind the body counts if it is little more than a date; a date of revision counts
    only where there is no other. Behind those, the full date of a dateline ("MOSCOW, April 25, 2023 -").
    """
    where = [*range(max(0, first - _HEADER_DEPTH), min(first + 3, len(lines))), *range(last + 1, min(last + 4, len(lines)))]
    dated = [i for i in dict.fromkeys(where) if _is_dateline(lines[i].text) and lines[i].kind != "credit"]
    dated = [i for i in dated if not _is_rights(lines[i].text)]
    for i in sorted(dated, key=lambda i: _revised_only(lines[i].text)):
        return _published_in(lines[i].text), dated
    start = lines[first].text[:90]
    found = next(full_dates(start), None)
    if found and re.match(r"[A-Z][A-Z .,/'’-]{3,}", start) and re.search(r"[-–—:]", start[found[1] :]):
        return found[2], []
    return None, []


def _is_rights(text: str) -> bool:
    return bool(re.match(r"(?:©|\(c\)|copyright)", text, re.IGNORECASE))


def _revised_only(text: str) -> bool:
    return bool(patterns()["revised"].search(text)) and not patterns()["stamp"].search(text)


def _published_in(text: str) -> date:
    """Return the date of a dateline: the one behind "published" where several stand in it, else the first."""
    dates = list(full_dates(text))
    for start, _, day in dates:
        before = text[max(0, start - 24) : start]
        if re.search(r"(?:published|posted)\W*$", before, re.IGNORECASE):
            return day
    return dates[0][2]


def _find_outlet(lines: list[Line], kinds: list[str]) -> str:
    """Return the outlet that the page names: in its copyright line, its follow-us line, or behind its title."""
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "furniture" and _is_rights(line.text):
            rest = re.sub(r"^(?:©|\(c\)|copyright|\s|[\d–-])+", "", line.text, flags=re.IGNORECASE)
            name = re.split(r"[.|(,;]|\ball rights|\d{4}|\binc\b|\bprivacy", rest, flags=re.IGNORECASE)[0].strip(" ,-–|")
            if 2 <= len(name) <= 50 and name[:1].isupper():
                return name
    header = [line.text for line, kind in zip(lines[:_HEADER_DEPTH], kinds, strict=False) if kind == "outlet"]
    path = re.split(r"\s+[|·•>›»]\s+", lines[0].text[:_LONGEST_PATH])
    if len(path) > 1 and patterns()["outlet"].match(path[0]):
        header.append(path[0])
    if header:
        return header[0].title() if header[0].isupper() else header[0]
    for line, kind in zip(lines, kinds, strict=True):
        match = re.match(r"(?:please )?follow (?:the )?([A-Z][^|:]{2,40}?) on [A-Z]", line.text, re.IGNORECASE)
        if kind == "furniture" and match and match.group(1)[0].isupper():
            return match.group(1)
    return ""


def _zone(kind: str) -> str:
    """Return the zone kind of a line; a masthead is furniture once its name is read."""
    return "furniture" if kind == "outlet" else kind


def _first(lines: list[Line], kinds: list[str], wanted: str) -> str:
    found = next((line.text for line, kind in zip(lines, kinds, strict=True) if kind == wanted), "")
    return re.split(r"\s*[>›»/]\s*", found.strip("# "))[-1] if wanted == "section" else found


def _author(byline: str) -> str:
    name = re.sub(r"^(?:by|words by|written by|from)\b:?\s*", "", byline, flags=re.IGNORECASE)
    return name.strip() if name.lower() not in ("", "by") else ""


def _clean(title: str) -> str:
    return " ".join(title.strip("#*_ ").split())


def body_of(text: str, zones: tuple[Zone, ...]) -> str:
    """Return the body lines of a page, a blank line between paragraphs."""
    return "\n\n".join(Span(*z.span).of(text) for z in zones if z.kind == "body")
