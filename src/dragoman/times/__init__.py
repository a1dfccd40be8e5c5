"""Times: the dates, weekdays and stretches of time that a report names, resolved as far as its publication date allows.

Nothing is guessed: without a publication date "on Tuesday" stays a weekday. "since" and "until" open an interval at one
end; "since" ends with the report, where its date is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.attachment import steps_up
from dragoman.language import Sentence
from dragoman.records import Report, Span, TimeExpression, day_of
from dragoman.times.patterns import LEAD, PATTERNS, clues_in
from dragoman.times.readings import Reading
from dragoman.word_lists import word_list

__all__ = ["find_times", "time_of", "times"]

_WHOLE_WORDS = word_list("calendar", "months")
# Most sentences name no time: one quick look saves the patterns.
_HINT = re.compile(
    r"""\d|day\b|days\b|night|week|month|year|decade|centur|spring|summer|autumn|fall\b|winter|today|tomorrow|quarter|recently|lately
    |Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|MAR|MAY|eve\b|generations|morning|evening|afternoon|nowadays""",
    re.VERBOSE,
)


def times(text: str, published: date | str | None = None, start: int = 0) -> list[TimeExpression]:
    """Find the time expressions of a text.

    Args:
        text: the text.
        published: its publication date (a date or an ISO string), if known.
        start: what to add to all offsets (where the text stands in its report).

    Returns:
        Time expressions in text order, not overlapping.

    >>> [(t.text, str(t.start)) for t in times("They met on Tuesday.", date(2023, 4, 28))]
    [('Tuesday', '2023-04-25')]
    >>> [t.relative for t in times("They met on Tuesday.")]
    ['weekday:tuesday']
    """
    day = day_of(published)
    clues = clues_in(text)
    possible = [(pattern, reader) for needed, pattern, reader in PATTERNS if needed <= clues]
    if not possible or not _HINT.search(text):
        return []
    taken = bytearray(len(text))
    found: list[TimeExpression] = []
    for pattern, reader in possible:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            reading = reader(match, day)
            if reading is not None:
                taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
                found.append(_expression(text, match.span(), reading, day, start))
    return sorted(found, key=lambda t: t.span)


def _expression(text: str, where: tuple[int, int], reading: Reading, published: date | None, shift: int) -> TimeExpression:
    """Turn a reading into a record, with the word before it taken in where that opens the interval at one end."""
    begin, end = where
    if text[end - 1] == "." and text[begin:end].rstrip(".").split()[-1].lower() in _WHOLE_WORDS:
        end -= 1  # the full stop of the sentence, not of an abbreviation
    first, last = reading.interval or (None, None)
    if reading.open_start:
        first = None
    if reading.open_end:
        last = None
    relative = reading.relative
    lead = LEAD.search(text, max(0, begin - 16), begin) or LEAD.match(text, begin)
    word = lead.group(1).lower().split()[-1] if lead else ""
    if lead and not (word == "from" and first and last and last.year > first.year):
        begin = min(begin, lead.start())
        first, last = _opened(word, first, last, published)
        relative = f"{word}:{relative}" if relative else ""
    return TimeExpression(text[begin:end], Span(shift + begin, shift + end), first, last, reading.granularity, relative)


def _opened(word: str, first: date | None, last: date | None, published: date | None) -> tuple[date | None, date | None]:
    """Return the interval that "since", "until", "before" ... make of one."""
    if first is None and last is None:
        return None, None
    if word in ("since", "from", "of"):
        return first, published if word == "since" and first and (published is None or published >= first) else None
    if word == "after":
        return (last + timedelta(days=1) if last and last < date.max else last), None
    if word in ("before", "to"):
        return None, (first - timedelta(days=1) if first and first > date.min else first)
    return None, last  # until, till, by


def find_times(report: Report, sentences: Sequence[Sentence]) -> list[list[TimeExpression]]:
    """Find the time expressions of each sentence of a report, resolved by its publication date if that is known.

    Returns:
        One list a sentence, in text order.
    """
    return [times(s.text, report.published, s.span.start) for s in sentences]


def time_of(sentence: Sentence, token: int, some: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return when the event at a token takes place, as its own clause says, or None where it does not.

    The time that hangs on the token itself or on a noun phrase of it wins; then one that hangs on the verb which governs
    it, within the same clause. A time of another clause ("said on Monday that troops had left") is none of it.
    """
    best: tuple[int, int] | None = None
    chosen = None
    for time in some:
        tokens = sentence.tokens_in(time.span)
        if not tokens:
            continue
        distance = steps_up(sentence, sentence.head_of(tokens), token)
        if distance is not None and (best is None or (distance, time.span.start) < best):
            best, chosen = (distance, time.span.start), time
    return chosen
