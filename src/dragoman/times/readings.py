"""From the words of a time expression to an interval: one reader for each kind of expression.

A reader gets the match and the publication date and returns what the words mean, or None where they are no time after
all. Without a publication date what is relative stays relative: no interval, and ``relative`` says what it hangs on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dragoman.dates import full_dates, make_date, month_number
from dragoman.times.intervals import (
    Interval,
    latest_season,
    month,
    nearest_year,
    season,
    span_to,
    unit_at,
    weekday,
    whole_year,
)

_NUMBERS = {
    w: n
    for n, words in enumerate(
        "zero|a an one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
        "|eighteen|nineteen|twenty".split("|")
    )
    for w in words.split()
} | {"couple": 2, "thirty": 30, "forty": 40, "fifty": 50}
_LAST, _THIS, _NEXT = ("last", "past", "previous"), ("this", "current"), ("next", "coming", "following")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of a time expression mean: see :class:`dragoman.records.TimeExpression`."""

    interval: Interval | None = None
    granularity: str = "vague"
    relative: str = ""
    open_start: bool = False
    open_end: bool = False


def number(words: str) -> int | None:
    """Return the number that digits or words say, None for "several" and the like.

    >>> number("two"), number("12"), number("several")
    (2, 12, None)
    """
    text = words.lower().replace("a couple of", "couple").strip()
    if text.isdigit():
        return int(text) if len(text) < 5 else None
    return _NUMBERS.get(text)


def offset(word: str) -> int:
    """Return -1, 0 or 1 for last, this, next and their like."""
    low = word.lower().removeprefix("the ").strip()
    return -1 if low in _LAST else 1 if low in _NEXT else 0


def _unit(words: str) -> str:
    low = words.lower()
    return "century" if low.startswith("centur") else low.rstrip("s")


def _granularity(unit: str) -> str:
    return {"weekend": "week", "quarter": "season", "century": "decade"}.get(unit, unit)


def full_date(m: re.Match[str], published: date | None) -> Reading | None:
    """Read a date with day, month and year."""
    found = next(full_dates(m.group()), None)
    return Reading((found[2], found[2]), "day") if found else None


def day_and_month(m: re.Match[str], published: date | None) -> Reading | None:
    """Read a day and month, or two days of a month, without or with the year behind them."""
    group = m.groupdict()
    number_of_month = month_number(group.get("month") or group["month2"]) or 0
    first = int(group.get("day") or group["day2"])
    last = int(group.get("to") or group.get("to2") or first)
    year = group.get("year") or group.get("year2")
    if year:
        days = [make_date(int(year), number_of_month, d) for d in (first, last)]
    elif published:
        days = [nearest_year(number_of_month, d, published) for d in (first, last)]
    else:
        valid = make_date(2020, number_of_month, first) and make_date(2020, number_of_month, last)
        return Reading(None, "day", f"day:{number_of_month:02}-{first:02}") if valid else None
    if days[0] is None or days[1] is None or days[0] > days[1]:
        return None
    return Reading((days[0], days[1]), "day")


def month_and_year(m: re.Match[str], published: date | None) -> Reading | None:
    """Read a month with its year ("April 2023", "April of last year")."""
    number_of_month = month_number(m["month"]) or 0
    if m["year"]:
        return Reading(month(int(m["year"]), number_of_month), "month")
    shift = offset(m["which"])
    if published is None:
        return Reading(None, "month", f"month:{number_of_month:02}:year:{shift:+d}")
    return Reading(month(published.year + shift, number_of_month), "month")


def month_alone(m: re.Match[str], published: date | None) -> Reading | None:
    """Read a month without a year: the latest one begun, or the coming one where the words look ahead."""
    number_of_month = month_number(m["month"]) or 0
    lead = (m["lead"] or "").lower()
    which = offset(lead.split()[-1]) if lead else 0
    ahead = which > 0 or lead in ("by", "until", "till") or (not which and _looks_ahead(m))
    if published is None:
        return Reading(None, "month", f"month:{number_of_month:02}" + (":next" if ahead else ":last" if which < 0 else ""))
    year = published.year
    if ahead:
        year += number_of_month < published.month or (which > 0 and number_of_month == published.month)
    else:
        year -= number_of_month > published.month or (which < 0 and number_of_month == published.month)
    return Reading(month(year, number_of_month), "month")


def week_day(m: re.Match[str], published: date | None) -> Reading | None:
    """Read a weekday: in a report it is the latest one, unless the words before it look ahead."""
    name = m["weekday"].lower().rstrip("s")
    which = offset(m["which"]) if m["which"] and m["which"].lower() not in ("this",) else 0
    ahead = which > 0 or _looks_ahead(m)
    suffix = ":next" if ahead else ":last" if which < 0 else ""
    if published is None:
        return Reading(None, "day", f"weekday:{name}{suffix}")
    if m["week"]:
        shift = 7 * (1 if "next" in m["week"].lower() else -1)
        monday = weekday(published, "monday", 0).toordinal() + shift
        found = weekday(date.fromordinal(monday + 6), name, 0)
    else:
        found = weekday(published, name, 1 if ahead else -1 if which < 0 else 0)
    return Reading((found, found), "day")


_AHEAD = re.compile(
    r"""\b(?:will|shall|would|(?-i:may)|might|could|should|['’]ll|(?:is|are|was|were|be)\s+(?:due|set|scheduled|expected|planned|about|slated)|plans?|planned
    |next|upcoming|ahead\s+of|until|till|by)\b(?!.*\b(?:said|told|announced|reported|added|warned|confirmed|denied|after|since)\b)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def _looks_ahead(m: re.Match[str]) -> bool:
    """Tell whether the words before a day look ahead: "will meet on Friday", but not "will meet, he said on Friday"."""
    clause = re.split(r"[.;:“”\"]", m.string[max(0, m.start() - 90) : m.start()])[-1]
    return bool(_AHEAD.search(clause))


_DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0, "last night": -1}


def day_word(m: re.Match[str], published: date | None) -> Reading | None:
    """Read today, yesterday, tomorrow and parts of them."""
    low = " ".join(m.group().lower().split())
    shift = next((n for word, n in _DAY_WORDS.items() if word in low), 0)
    interval = unit_at(published, "day", shift) if published else None
    return Reading(interval, "day", "" if interval else f"days:{shift:+d}")


def unit_by_word(m: re.Match[str], published: date | None) -> Reading | None:
    """Read "last month", "this week", "the coming years", "earlier this year"."""
    unit, which = _unit(m["unit"]), offset(m["which"])
    part = (m["part"] or "").lower()
    many = m["unit"].lower().endswith("s") and not m["unit"].lower().endswith("ss")
    relative = f"{unit}s:{which:+d}" + (f":{part.split()[0]}" if part else "")
    if many:
        return _around(published, unit, None, which, relative)
    if published is None:
        return Reading(None, _granularity(unit), relative)
    if m["which"].lower().removeprefix("the ") == "past":  # ends with the report, while "last month" is a calendar month
        return _around(published, unit, 1, -1, relative)
    interval = unit_at(published, unit, which)
    if interval and which == 0 and part.startswith("earlier"):
        interval = (interval[0], max(interval[0], published))
    elif interval and which == 0 and part.startswith("later"):
        interval = (published, max(interval[1], published))
    return Reading(interval, _granularity(unit), "" if interval else relative)


def weekend(m: re.Match[str], published: date | None) -> Reading | None:
    """Read "over the weekend": the latest one that has begun."""
    if published is None:
        return Reading(None, "week", "weekends:-1")
    saturday = weekday(published, "saturday", 0)
    return Reading((saturday, date.fromordinal(saturday.toordinal() + 1)), "week")


def season_by_word(m: re.Match[str], published: date | None) -> Reading | None:
    """Read "last spring", "this winter", "the summer of 2015"."""
    name = m["season"].lower()
    if m["year"] or m["year2"]:
        return Reading(season(int(m["year"] or m["year2"]), name), "season")
    which = offset(m["which"] or "last")
    if published is None:
        return Reading(None, "season", f"season:{name}:{which:+d}")
    if not m["which"]:  # "since the winter"
        which = 0 if latest_season(published, name, 0)[0] <= published else -1
    return Reading(latest_season(published, name, which), "season")


def counted(m: re.Match[str], published: date | None) -> Reading | None:
    """Read "in the past three months", "over the next few days"."""
    unit = _unit(m["unit"])
    which = -1 if offset(m["which"]) < 0 else 1
    many = number(m["count"]) if m["count"] else None
    size = many if many is not None else "several"
    return _around(published, unit, many, which, f"{unit}s:{'-' if which < 0 else '+'}{size}")


def recent(m: re.Match[str], published: date | None) -> Reading | None:
    """Read "in recent months", "in the coming weeks": ends or begins with the report, how far it reaches is not said."""
    unit = _unit(m["unit"])
    which = -1 if m["which"].lower() in ("recent", "past", "previous", "last") else 1
    return _around(published, unit, None, which, f"{unit}s:{'-' if which < 0 else '+'}several")


def ago(m: re.Match[str], published: date | None) -> Reading | None:
    """Read "two days ago", "years ago", "a week earlier" (which hangs on what was told before)."""
    unit, many = _unit(m["unit"]), number(m["count"]) if m["count"] else None
    kind = m["kind"].lower()
    size = many if many is not None else "several"
    if kind != "ago":
        sign = "+" if kind in ("later", "after", "afterwards") else "-"
        return Reading(None, _granularity(unit), f"{unit}s:{sign}{size}:anchor")
    if published is None or many is None:
        return Reading(None, _granularity(unit), f"{unit}s:-{size}")
    if unit == "week":  # a week ago is about that day, not that calendar week
        interval = unit_at(published, "day", -7 * many)
    elif unit in ("decade", "century"):
        interval = unit_at(published, "year", -many * (10 if unit == "decade" else 100))
    else:
        interval = unit_at(published, unit, -many)
    return Reading(interval, _granularity(unit), "" if interval else f"{unit}s:-{size}")


def _around(published: date | None, unit: str, many: int | None, which: int, relative: str) -> Reading:
    """Return a stretch of units up to or from the publication date; without a count its far end stays open."""
    granularity = _granularity(unit)
    if published is None:
        return Reading(None, granularity, relative)
    if many is None:
        return Reading((published, published), granularity, relative, open_start=which < 0, open_end=which > 0)
    interval = span_to(published, unit, which * many)
    return Reading(interval, granularity, "" if interval else relative)


def year(m: re.Match[str], published: date | None) -> Reading | None:
    """Read a year, or from one year to another."""
    first = int(m["first"])
    last = m["last"]
    if not last:
        return Reading(_part_of_year(whole_year(first), (m["part"] or "").lower()), "year")
    until = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return Reading((whole_year(first)[0], whole_year(until)[1]), "year") if until > first else None


def _part_of_year(interval: Interval, part: str) -> Interval:
    """Narrow a year to its early, middle or late months, or to a half or quarter."""
    start = interval[0].year
    months = next((m for word, m in _PARTS if part.startswith(word)), None)
    return (month(start, months[0])[0], month(start, months[1])[1]) if months else interval


_PARTS = (
    ("early", (1, 4)), ("mid", (5, 8)), ("late", (9, 12)), ("the beginning", (1, 3)), ("the start", (1, 3)),
    ("the end", (10, 12)),
    ("the first half", (1, 6)), ("the second half", (7, 12)), ("the first quarter", (1, 3)), ("the second quarter", (4, 6)),
    ("the third quarter", (7, 9)), ("the fourth quarter", (10, 12)), ("the last quarter", (10, 12)),
)  # fmt: skip


def decade(m: re.Match[str], published: date | None) -> Reading | None:
    """Read "the 1990s", "the mid-2000s", "the 80s"."""
    digits = m["decade"]
    start = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if start % 10:
        return None
    part = (m["part"] or "").lower().rstrip("- ")
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
    return Reading((whole_year(start + first)[0], whole_year(start + last)[1]), "decade")


def vague(m: re.Match[str], published: date | None) -> Reading | None:
    """Read what the text leaves open: "recently", "for years", "on the eve of the vote"."""
    low = " ".join(m.group().lower().split())
    event = m.groupdict().get("event")
    if event:
        return Reading(None, "vague", f"{m['anchor'].lower()}:{' '.join(event.split())}")
    return Reading(None, "vague", f"vague:{low}")
