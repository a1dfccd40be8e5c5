"""Where an event takes place, by grammar."""

import pytest

from dragoman.language import parse_report
from dragoman.places import find_places, place_of
from dragoman.reading import report_from_text


def where(text, trigger):
    report = report_from_text(text)
    [sentence] = parse_report(report)
    [some] = find_places(report, [sentence], [[]])
    place = place_of(sentence, sentence.lower.index(trigger), some)
    return place.name if place else None


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("The ministers held talks in Geneva on Monday.", "talks", "Geneva"),
        ("Gunners shelled Kharkiv overnight.", "shelled", "Kharkiv"),
        ("A drone attack on Idlib killed two men.", "attack", "Idlib"),
        ("The envoy said in Ankara that troops had attacked a village near Kirkuk.", "attacked", "Kirkuk"),
        ("The envoy said in Ankara that troops had attacked a village near Kirkuk.", "said", "Ankara"),
        ("Soldiers were killed in the north of Mali.", "killed", "Mali"),
    ],
)
def test_place_of_an_event_is_in_its_own_clause(text, trigger, place):
    assert where(text, trigger) == place


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Brussels imposed sanctions on Russia.", "sanctions"),
        ("The envoy said in Ankara that troops had attacked a convoy.", "attacked"),
        ("US troops killed a commander.", "killed"),
    ],
)
def test_place_of_an_event_is_unknown_where_the_clause_names_none(text, trigger):
    assert where(text, trigger) is None


def test_places_leave_out_countries_that_only_modify():
    report = report_from_text("US troops left Syria's north after talks with Iran's army in Iraq.")
    sentences = parse_report(report)
    assert [p.name for p in find_places(report, sentences, [[]])[0]] == ["Syria", "Iraq"]
