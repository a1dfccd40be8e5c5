"""Time expressions of news: found, resolved with a publication date, left relative without one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language import parse_report, split
from dragoman.reading import report_from_text
from dragoman.times import find_times, time_of, times
from dragoman.times.patterns import PATTERNS, clues_in

FRIDAY = date(2023, 4, 28)
OPEN = None


def day(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("sentence", "words", "start", "end"),
    [
        ("The envoys met on Tuesday.", "Tuesday", "2023-04-25", "2023-04-25"),
        ("The envoys met on Friday.", "Friday", "2023-04-28", "2023-04-28"),
        ("The envoys will meet on Tuesday.", "Tuesday", "2023-05-02", "2023-05-02"),
        ("The vote is scheduled for next Sunday.", "next Sunday", "2023-04-30", "2023-04-30"),
        ("They had left on Tuesday of last week.", "Tuesday of last week", "2023-04-18", "2023-04-18"),
        ("Shells fell late on Monday.", "late on Monday", "2023-04-24", "2023-04-24"),
        ("He resigned yesterday.", "yesterday", "2023-04-27", "2023-04-27"),
        ("They talked for hours last night.", "last night", "2023-04-27", "2023-04-27"),
        ("Ten trucks crossed two days ago.", "two days ago", "2023-04-26", "2023-04-26"),
        ("Fighting eased last month.", "last month", "2023-03-01", "2023-03-31"),
        ("The road reopened earlier this week.", "earlier this week", "2023-04-24", "2023-04-28"),
        ("They fell out over the weekend.", "over the weekend", "2023-04-22", "2023-04-23"),
        ("Rain came last spring.", "last spring", "2022-03-01", "2022-05-31"),
        ("The winter of 2021 was hard.", "The winter of 2021", "2021-12-01", "2022-02-28"),
        ("Deputies met on 3-4 April.", "3-4 April", "2023-04-03", "2023-04-04"),
        ("Deputies met on April 3 and 4, 2019.", "April 3 and 4, 2019", "2019-04-03", "2019-04-04"),
        ("They signed on 9 November.", "9 November", "2022-11-09", "2022-11-09"),
        ("The port has been shut since 2016.", "since 2016", "2016-01-01", "2023-04-28"),
        ("It stayed shut until 2011.", "until 2011", "", "2011-12-31"),
        ("Nobody dared it before March 2003.", "before March 2003", "", "2003-02-28"),
        ("They fought from 2011 to 2015.", "2011 to 2015", "2011-01-01", "2015-12-31"),
        ("The mid-2000s were calm.", "The mid-2000s", "2004-01-01", "2006-12-31"),
        ("Prices doubled in the first half of 2022.", "the first half of 2022", "2022-01-01", "2022-06-30"),
        ("Raids went on over the past three months.", "the past three months", "2023-01-28", "2023-04-28"),
        ("Bases have come under fire in recent months.", "recent months", "", "2023-04-28"),
        ("It may be settled in the coming months.", "the coming months", "2023-04-28", ""),
        ("The army left in December.", "in December", "2022-12-01", "2022-12-31"),
        ("The army will leave in December.", "in December", "2023-12-01", "2023-12-31"),
    ],
)
def test_times_resolve_by_the_publication_date(sentence, words, start, end):
    [found] = times(sentence, FRIDAY)
    assert (found.text, found.start, found.end) == (words, day(start), day(end))


@pytest.mark.parametrize(
    ("sentence", "relative"),
    [
        ("The envoys met on Tuesday.", "weekday:tuesday"),
        ("The envoys will meet on Tuesday.", "weekday:tuesday:next"),
        ("Fighting eased last month.", "months:-1"),
        ("He resigned yesterday.", "days:-1"),
        ("Ten trucks crossed two days ago.", "days:-2"),
        ("They signed on 9 November.", "day:11-09"),
        ("They fell out over the weekend.", "weekends:-1"),
        ("Bases have come under fire in recent months.", "months:-several"),
        ("They spoke on the eve of the summit.", "eve:the summit"),
        ("They met again a week later.", "weeks:+1:anchor"),
        ("He has recently been ill.", "vague:recently"),
    ],
)
def test_times_stay_relative_without_a_publication_date(sentence, relative):
    [found] = times(sentence)
    assert (found.relative, found.start, found.end) == (relative, None, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "They may march on the capital.",
        "May they rest, said the bishop.",
        "Some 2016 people and 2015 soldiers came.",
        "It cost $2014.",
        "Good Friday and Friday prayers passed quietly.",
        "On 31 April nothing can happen.",
        "Who knows what 3/4/2023 means?",
        "They fall back to the spring.",
    ],
)
def test_times_are_not_found_where_there_are_none(sentence):
    assert not [t for t in times(sentence, FRIDAY) if t.granularity == "day" or t.text[:1].isdigit()]


def test_times_keep_offsets_into_the_report():
    report = report_from_text("Nobody came. They met on Tuesday and again in May 2021.", published=FRIDAY)
    found = find_times(report, split(report))
    assert [[t.span.of(report.text) for t in some] for some in found] == [[], ["Tuesday", "May 2021"]]


def test_time_of_an_event_is_that_of_its_own_clause():
    report = report_from_text("The minister said on Monday that troops had shelled the port in March.", published=FRIDAY)
    [sentence] = parse_report(report)
    [some] = find_times(report, [sentence])
    said, shelled = sentence.lower.index("said"), sentence.lower.index("shelled")
    assert time_of(sentence, said, some).text == "Monday"
    assert time_of(sentence, shelled, some).text == "in March"


def test_time_of_an_event_without_one_is_none():
    report = report_from_text("The minister said on Monday that troops had shelled the port.", published=FRIDAY)
    [sentence] = parse_report(report)
    [some] = find_times(report, [sentence])
    assert time_of(sentence, sentence.lower.index("shelled"), some) is None


@given(st.text(alphabet="0123456789 -/.,'’’sMaytuesdAprilonlastnextweekyearofin", max_size=80), st.none() | st.dates())
def test_times_take_any_text(text, published):
    for found in times(text, published):
        assert found.span.of(text) == found.text
        assert found.start is None or found.end is None or found.start <= found.end


WORDS = st.sampled_from(
    """in on the early last next past recent weeks ago month April may 3 25th 2019 1990s Tuesday morning today overnight weekend
    spring of eve vote, for decades recently two later this year , - and""".split()
)


@given(st.lists(WORDS, min_size=1, max_size=8).map(" ".join))
def test_no_pattern_matches_where_its_clues_are_missing(text):
    for needed, pattern, _ in PATTERNS:
        assert pattern.search(text) is None or needed <= clues_in(text)
