"""Publication dates as callers give them: dates, ISO strings, and what is neither."""

from datetime import UTC, date, datetime

import pytest

from dragoman import code
from dragoman.actors import actor_of, load_gazetteer
from dragoman.errors import DragomanError
from dragoman.language import parse_report
from dragoman.reading import read, report_from_text
from dragoman.records import Report
from dragoman.times import times

TEXT = "The minister left on Tuesday."
DAY = date(1998, 5, 5)


@pytest.mark.parametrize("given", [DAY, "1998-05-05", " 1998-05-05T10:30:00Z ", datetime(1998, 5, 5, 23, tzinfo=UTC)])
def test_dates_and_iso_strings_are_taken_everywhere(given):
    assert Report("r", TEXT, published=given).published == DAY
    assert type(report_from_text(TEXT, published=given).published) is date
    assert code(TEXT, published=given).report.published == DAY
    assert times(TEXT, given)[0].start == times(TEXT, DAY)[0].start == DAY


@pytest.mark.parametrize("given", ["5 May 1998", "1998-13-01", 1998, ("1998",), "soon"])
def test_anything_else_is_refused_with_a_cure(given, tmp_path):
    (tmp_path / "one.txt").write_text(TEXT)
    sentences = parse_report(Report("r", TEXT))
    for call in (
        lambda: code(TEXT, published=given),
        lambda: report_from_text(TEXT, published=given),
        lambda: times(TEXT, given),
        lambda: list(read([tmp_path], published=given)),
        lambda: actor_of(sentences[0], [1], [], load_gazetteer(), given),
    ):
        with pytest.raises(DragomanError, match="YYYY-MM-DD") as caught:
            call()
        assert repr(given) in str(caught.value)


def test_no_date_stays_unknown():
    assert Report("r", TEXT).published is None
    assert report_from_text(TEXT, published="").published is None
