"""Days as intervals: weeks, months, seasons, years around a publication date."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Interval = tuple[date, date]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# First month of each season, as the news of the northern hemisphere counts them.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def month(year: int, number: int) -> Interval:
    """Return the first and last day of a month; month numbers beyond 1-12 run into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def whole_year(year: int) -> Interval:
    """Return the first and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def season(year: int, name: str) -> Interval:
    """Return a season by the year in which it begins: the winter of 2021 begins in December 2021."""
    first = SEASONS[name]
    return month(year, first)[0], month(year, first + 2)[1]


def week(day: date) -> Interval:
    """Return Monday to Sunday of the week of a day."""
    start = day - timedelta(days=day.weekday())
    return start, start + timedelta(days=6)


def shift_months(day: date, months: int) -> date:
    """Return the same day some months on or back, the month's last day where it is shorter."""
    first, last = month(day.year, day.month + months)
    return first.replace(day=min(day.day, last.day))


def unit_at(day: date, unit: str, offset: int) -> Interval | None:
    """Return the calendar unit that lies ``offset`` units from that of a day; None outside the calendar.

    >>> unit_at(date(2023, 4, 28), "month", -1)
    (datetime.date(2023, 3, 1), datetime.date(2023, 3, 31))
    """
    try:
        if unit == "day":
            moved = day + timedelta(days=offset)
            return moved, moved
        if unit == "week":
            return week(day + timedelta(weeks=offset))
        if unit == "weekend":
            saturday = week(day + timedelta(weeks=offset))[0] + timedelta(days=5)
            return saturday, saturday + timedelta(days=1)
        if unit == "month":
            return month(day.year, day.month + offset)
        if unit == "quarter":
            first = (day.month - 1) // 3 * 3 + 1 + 3 * offset
            return month(day.year, first)[0], month(day.year, first + 2)[1]
        if unit == "year":
            return whole_year(day.year + offset)
        years = {"decade": 10, "century": 100}[unit]
        start = day.year // years * years + offset * years
        return whole_year(start)[0], whole_year(start + years - 1)[1]
    except (ValueError, OverflowError):
        return None


def span_to(day: date, unit: str, count: int) -> Interval | None:
    """Return the stretch of ``count`` units that ends (negative) or begins (positive) at a day."""
    try:
        if unit in ("day", "week", "weekend"):
            other = day + timedelta(days=count * (1 if unit == "day" else 7))
        else:
            months = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}[unit]
            other = shift_months(day, count * months)
    except (ValueError, OverflowError):
        return None
    return (other, day) if count < 0 else (day, other)


def weekday(day: date, name: str, which: int) -> date:
    """Return the weekday meant in a report of a day.

    Args:
        day: the publication date.
        name: "monday" ... "sunday".
        which: 0 for the latest one up to and with the day itself, -1 for the latest before it, 1 for the next after it.

    >>> weekday(date(2023, 4, 28), "tuesday", 0)
    datetime.date(2023, 4, 25)
    """
    back = (day.weekday() - WEEKDAYS.index(name)) % 7
    if which > 0:
        return day + timedelta(days=7 - back)
    return day - timedelta(days=back or (7 if which < 0 else 0))


def nearest_year(number: int, day_of_month: int, published: date) -> date | None:
    """Return the date of a day and month without a year that lies nearest to the publication date."""
    found = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            found.append(date(year, number, day_of_month))
        except ValueError:
            continue  # 29 February
    return min(found, key=lambda d: abs((d - published).days), default=None)


def latest_season(published: date, name: str, offset: int) -> Interval:
    """Return the season meant by "this" (0), "last" (-1) or "next" (1): the last one is the latest that has begun before."""
    started = [y for y in (published.year - 2, published.year - 1, published.year) if season(y, name)[0] <= published]
    current = started[-1]
    inside = season(current, name)[1] >= published
    if offset < 0:
        return season(current - 1 if inside else current, name)
    if offset > 0:
        return season(current + 1, name)
    if inside or current == published.year:
        return season(current, name)
    return season(current + 1, name)
