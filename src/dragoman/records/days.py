"""Days as callers give them."""

from __future__ import annotations

from datetime import date, datetime

from dragoman.errors import UsageError


def day_of(value: date | str | None, what: str = "published") -> date | None:
    """Return the day that a caller gives: a date, an ISO string ("1998-05-05", also with a time), or None for unknown.

    Args:
        value: the date, datetime or string; an empty string is unknown.
        what: the argument's name, for the message.

    Raises:
        UsageError: if it is anything else, or no day of the calendar.

    >>> day_of("1998-05-05")
    datetime.date(1998, 5, 5)
    """
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    if value == "":
        return None
    cure = "give a datetime.date or a string as YYYY-MM-DD"
    if not isinstance(value, str):
        raise UsageError(f"{what} is {value!r}, not a date", cure=cure)
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError as e:
        raise UsageError(f"{what} is {value!r}, not a date", cure=cure) from e
