"""The kinds of time expression that news uses, as patterns with their readers; earlier ones win over later ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import ahocorasick_rs

from dragoman.dates import MONTH
from dragoman.times import readings
from dragoman.times.readings import Reading

Reader = Callable[[re.Match[str], date | None], Reading | None]

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_UNIT = r"(?:day|week|weekend|month|quarter|year|decade|centur(?:y|ie))s?"
_COUNT = (
    r"(?:\d{1,4}|a couple of|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|several|many|few|a few|some|a|an)"
)
_WHICH = r"(?:last|past|previous|this|current|next|coming|following)"
_AROUND = r"(?:(?:early|late|mid)[\s-]+)?"


def _capitalised(pattern: str) -> str:
    """Return the month pattern for names with a capital first letter or in capitals: "may" and "march" are verbs."""
    names = re.findall(r"[a-z]+", pattern.split(")")[0].removeprefix("(?:"))
    forms = [n.capitalize() for n in names] + [n.upper() for n in names]
    return "(?-i:" + "|".join(sorted(set(forms), key=lambda n: (-len(n), n))) + r")\b\.?"


_MONTH = _capitalised(MONTH)


def _numbers(name: str, pattern: str) -> str:
    return rf"(?P<{name}>{pattern.removesuffix('(?:st|nd|rd|th)?')})(?:st|nd|rd|th)?"


_D, _T, _D2, _T2 = (_numbers(n, _DAY) for n in ("day", "to", "day2", "to2"))
_DASH = r"\s*(?:-|–|—|to|and|or|until)\s*"

# Words of which a text must hold one before a kind of pattern can match: looking for them is far quicker than the patterns.
_CLUES = {
    "month": "jan feb mar apr may jun jul aug sep oct nov dec",
    "weekday": "monday tuesday wednesday thursday friday saturday sunday",
    "part_of_day": "day morrow night morning afternoon evening",
    "unit": "day week month quarter year decade centur",
    "which": "last past previous this current next coming following recent",
    "distance": "ago earlier later before afterwards",
    "season": "spring summer autumn fall winter",
    "weekend": "weekend",
    "eve": "eve",
    "vague": "recently lately nowadays long days weeks months years decades centuries generations",
}
_CLUE_WORDS = tuple(sorted({word for words in _CLUES.values() for word in words.split()}))
_KINDS_BY_WORD = [frozenset(kind for kind, words in _CLUES.items() if word in words.split()) for word in _CLUE_WORDS]
_FINDER = ahocorasick_rs.AhoCorasick(_CLUE_WORDS, store_patterns=False)
# Months count with a capital only: "may", "decided", "market" are in every other sentence.
_MONTHS = tuple(form for name in _CLUES["month"].split() for form in (name.capitalize(), name.upper()))
_DIGIT, _YEAR_FIGURES, _DECADE = re.compile(r"\d"), re.compile(_YEAR), re.compile(r"\ds")


def clues_in(text: str) -> frozenset[str]:
    """Return the kinds of clue to a time that a text holds; a pattern whose clues are not all among them cannot match.

    >>> sorted(clues_in("They met last week."))
    ['unit', 'which']
    """
    low = text.lower()
    found = set[str]()
    for number, _, _ in _FINDER.find_matches_as_indexes(low, overlapping=True):
        found |= _KINDS_BY_WORD[number]
    if "month" in found and not any(name in text for name in _MONTHS):
        found.remove("month")
    if _DIGIT.search(low):
        figures = (("digit", _DIGIT), ("year", _YEAR_FIGURES), ("decade", _DECADE))
        found.update(kind for kind, pattern in figures if pattern.search(low))
    return frozenset(found)


PATTERNS: tuple[tuple[frozenset[str], re.Pattern[str], Reader], ...] = tuple(
    (frozenset(clues.split()), re.compile(pattern, re.IGNORECASE), reader)
    for pattern, clues, reader in (
        # 2023-04-25, 25 April 2023, April 25, 2023, 25.04.2023
        (
            rf"\b(?:{_YEAR}-\d\d-\d\d|{_DAY}(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}|{_MONTH}\s+{_DAY},?\s+{_YEAR}"
            rf"|\d\d?[./]\d\d?[./]{_YEAR})\b",
            "year",
            readings.full_date,
        ),
        # 3-4 April (2023), April 3-4, 25 April, April 25th
        (
            rf"\b(?:{_D}(?:{_DASH}{_T})?\s+(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?"
            rf"|(?P<month2>{_MONTH})\s+{_D2}(?:{_DASH}{_T2})?(?:,\s+(?P<year2>{_YEAR}))?)(?![\d:])",
            "digit month",
            readings.day_and_month,
        ),
        # April 2023, April of last year
        (
            rf"\b{_AROUND}(?P<month>{_MONTH}),?\s+(?:(?:of\s+)?(?P<year>{_YEAR})\b|of\s+(?P<which>last|this|next)\s+year)",
            "month",
            readings.month_and_year,
        ),
        # in April, since last May
        (
            rf"\b(?P<lead>(?:(?:in|since|by|until|till|before|after|during|from|of)\s+)?{_WHICH}|in|since|by|until|till|during"
            rf"|(?:in\s+)?(?:early|late|mid))[\s-]+(?P<month>{_MONTH})(?!\s*\d)(?![\w’'])",
            "month",
            readings.month_alone,
        ),
        # on Tuesday, last Friday, Monday night, Tuesday of last week
        (
            rf"(?<!Black )(?<!Good )(?<!Bloody )(?<!Palm )(?<!Easter )(?<!Super )\b(?:(?P<which>{_WHICH})\s+)?"
            rf"(?:(?:late|early|later)\s+(?:on\s+)?)?(?P<weekday>(?-i:{_WEEKDAY}))\b(?:\s+(?:morning|afternoon|evening|night))?"
            r"(?P<week>(?:\s+of)?\s+(?:last|next)\s+week)?(?!\s+(?:prayers|Times|Morning Post|Mail|Telegraph))",
            "weekday",
            readings.week_day,
        ),
        # today, last night, earlier in the day
        (
            r"\b(?:(?:earlier|later)\s+)?(?:today|yesterday|tomorrow|tonight|last\s+night|overnight|this\s+(?:morning|afternoon|evening)"
            r"|(?<=earlier\s)in\s+the\s+day)(?:\s+(?:morning|afternoon|evening|night))?\b",
            "part_of_day",
            readings.day_word,
        ),
        # (over) the past three months, the next few days
        (
            rf"\b(?:the\s+)?(?P<which>last|past|previous|next|coming|following)\s+(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})\b",
            "unit which",
            readings.counted,
        ),
        # in recent months, in the coming weeks
        (
            r"\b(?:the\s+)?(?P<which>recent|past|previous|coming|last|next)\s+(?P<unit>(?:day|week|month|year|decade)s)\b",
            "unit which",
            readings.recent,
        ),
        # earlier this month, last week, the past decade
        (
            rf"\b(?P<part>(?:earlier|later|early|late)\s+)?(?P<which>(?:the\s+)?{_WHICH})\s+(?P<unit>{_UNIT})\b",
            "unit which",
            readings.unit_by_word,
        ),
        # last spring, the winter of 2021, summer 2015, since the winter
        (
            rf"\b(?:(?:the\s+)?(?P<which>{_WHICH})\s+|the\s+)(?P<season>spring|summer|autumn|fall|winter)\b(?:\s+of\s+(?P<year>{_YEAR}))?"
            rf"(?P<year2>(?!x)x)?(?!\s+(?:in|of|to|below|from|short|camp|school|games|olympics|break|holiday))",
            "season",
            readings.season_by_word,
        ),
        (
            rf"\b(?P<which>(?!x)x)?(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<year>{_YEAR})(?P<year2>(?!x)x)?\b",
            "season",
            readings.season_by_word,
        ),
        # two days ago, a week earlier, years later
        (
            rf"\b(?:(?P<count>{_COUNT})\s+)?(?P<unit>(?:day|week|month|year|decade)s?)\s+(?P<kind>ago|earlier|later|before|afterwards)\b",
            "unit distance",
            readings.ago,
        ),
        # the 1990s, the mid-2000s
        (
            r"\b(?:the\s+)?(?:(?P<part>early|mid|late)[\s-]+)?(?:['’](?=\d\ds)|(?=\d{4}s))(?P<decade>\d\d(?:\d\d)?)s\b",
            "decade",
            readings.decade,
        ),
        # in 2016, from 2011 to 2015, late 2019, the first half of 2023
        (
            rf"(?<![\d.,$€£/-])\b(?P<part>(?:early|mid|late)[\s-]+|the\s+(?:(?:first|second)\s+half|(?:first|second|third|fourth|last)"
            rf"\s+quarter|beginning|start|end)\s+of\s+)?(?P<first>{_YEAR})(?:\s*(?:-|–|to|and|until)\s*(?P<last>{_YEAR}|\d\d(?!\d)))?"
            r"(?![\d%]|[.,:-]\d|\s+(?:people|troops|soldiers|men|women|children|tons|tonnes|miles|km|kilometers|kilometres|meters|metres"
            r"|dollars|euros|dead|others|refugees|fighters|migrants|prisoners|members|civilians|homes|houses|barrels|votes))\b",
            "year",
            readings.year,
        ),
        (r"\b(?:at|over|during)\s+the\s+weekend\b", "weekend", readings.weekend),
        # on the eve of the summit
        (
            r"\bon\s+the\s+(?P<anchor>eve)\s+of\s+(?P<event>(?:(?:the|a|an|his|her|its|their)\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,3}?)"
            r"(?=[.,;:!?]|\s+(?:in|on|at|and|that|which|to|with|by|as|after|before|between|of|said|says|when|while)\b|$)",
            "eve",
            readings.vague,
        ),
        # recently, for years, decades-long
        (
            r"\b(?:recently|lately|nowadays|for\s+(?:(?:several|many|some)\s+)?(?:days|weeks|months|years|decades|centuries|generations)"
            r"(?:\s+now)?|over\s+the\s+years|(?:days|weeks|months|years|decades)[\s-]long|long\s+ago)\b",
            "vague",
            readings.vague,
        ),
    )
)
# A word before the expression that makes it one end of a stretch of time.
LEAD = re.compile(
    r"\b(since|until|till|by|before|after|from|prior\s+to|ever\s+since|as\s+of)\s+(?:the\s+)?(?:$|(?=last\b|this\b|next\b|[A-Z]))",
    re.IGNORECASE,
)
