"""Absolute dates written out in English: found by pattern, never guessed.

Only what the text settles is taken: a date without a year, or 3/4/2023 (which day-first and month-first readers read
differently), is no full date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:1[89]|20)\d\d"

_FULL = re.compile(
    rf"""\b(?:
      (?P<y1>{_YEAR})-(?P<m1>1[0-2]|0[1-9])-(?P<d1>{_DAY})(?=T|\b)                      # 2023-04-25
    | (?P<d2>{_DAY})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<m2>{MONTH}),?[\s-]+(?P<y2>{_YEAR})\b   # 25 April 2023
    | (?P<m3>{MONTH})\s+(?P<d3>{_DAY})(?:st|nd|rd|th)?,?\s+(?P<y3>{_YEAR})\b             # April 25, 2023
    | (?P<d4>{_DAY})\.(?P<m4>1[0-2]|0?[1-9])\.(?P<y4>{_YEAR})\b                          # 25.04.2023
    | (?P<a5>{_DAY})/(?P<b5>{_DAY})/(?P<y5>{_YEAR})\b                                    # 25/04/2023
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def month_number(name: str) -> int | None:
    """Return 1-12 for an English month name or its usual abbreviation, else None.

    >>> month_number("Sept.")
    9
    """
    return MONTHS.get(name.lower().rstrip("."))


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_dates(text: str) -> Iterator[tuple[int, int, date]]:
    """Yield ``(start, end, date)`` of every date with day, month and year in a text, in order.

    With slashes the order of day and month must be plain from the numbers.

    >>> [d.isoformat() for _, _, d in full_dates("On 25 April 2023, not on 3/4/2023 but on May 7, 2023.")]
    ['2023-04-25', '2023-05-07']
    """
    for match in _FULL.finditer(text):
        found = _date_of(match)
        if found is not None:
            yield match.start(), match.end(), found


def _date_of(match: re.Match[str]) -> date | None:
    group = match.groupdict()
    for n in "1234":
        if group["y" + n]:
            month = group["m" + n]
            number = int(month) if month.isdigit() else month_number(month)
            return make_date(int(group["y" + n]), number or 0, int(group["d" + n]))
    first, second = int(group["a5"]), int(group["b5"])
    if first > 12 >= second:
        return make_date(int(group["y5"]), second, first)
    if second > 12 >= first or first == second:
        return make_date(int(group["y5"]), first, second)
    return None
