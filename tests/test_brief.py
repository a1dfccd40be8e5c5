"""The brief: same events joined, hostile text harmless, every line linked to its words and back."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from dragoman.brief import make_brief
from dragoman.brief.as_json import brief_as_json
from dragoman.brief.page import brief_as_html
from dragoman.brief.terminal import print_brief
from dragoman.brief.wording import relation_words
from dragoman.records import (
    UNLIKELY,
    Actor,
    Attribution,
    Claim,
    Coding,
    Conditional,
    Event,
    Factuality,
    Mention,
    Party,
    Relation,
    Report,
    Span,
    TimeExpression,
    Zone,
)

TEXT = "Norland met Sudria on Monday. If they agree, trade would grow."
NORLAND = Actor("norland", "Norland", "state", "NOR", ("GOV",))
SUDRIA = Actor("sudria", "Sudria", "state", "SUD", ("GOV",))
HOSTILE = "<script>alert(1)</script> & \"><img src=x onerror=alert(2)> ' {{ 7*7 }} </title>"


def event(name: str, report: str, fact: Factuality = Factuality()) -> Event:  # noqa: B008 - frozen
    when = TimeExpression("Monday", Span(22, 28), date(2023, 4, 24), date(2023, 4, 24), "day")
    return Event(
        id=name, report=report, sentence=0, sentence_span=Span(0, 29), span=Span(8, 11), text="met", act="MEET", type="MEET",
        quad=1,
        actors=(Party(NORLAND, Span(0, 7)), Party(SUDRIA, Span(12, 18))), time=when, factuality=fact,
    )  # fmt: skip


def coding(report: str = "r1", text: str = TEXT, title: str = "Norland Meets Sudria", **parts: object) -> Coding:
    mentions = (Mention(NORLAND, Span(0, 7), 0, (0, 1), 0), Mention(SUDRIA, Span(12, 18), 0, (2, 3), 2))
    given: dict[str, object] = {"mentions": mentions, "events": (event(f"event-{report}", report),), **parts}
    return Coding(Report(report, text, title=title), sentence_spans=(Span(0, 29), Span(30, len(text))), **given)  # type: ignore[arg-type]


def test_same_event_of_two_reports_is_one_line() -> None:
    brief = make_brief([coding("r1"), coding("r2")])
    (item,) = brief.happened
    assert item.reports == 2
    assert [e.report for e in item.evidence] == ["r1", "r2"]


@pytest.mark.parametrize(
    "fact",
    [Factuality(time="future"), Factuality(polarity="negative"), Factuality(certainty="possible"), Factuality(frame="condition")],
)
def test_what_did_not_surely_happen_stands_apart(fact: Factuality) -> None:
    brief = make_brief([coding(events=(event("e", "r1", fact),))])
    assert not brief.happened
    assert len(brief.unsettled) == 1


def test_content_of_a_demand_is_no_line_of_its_own() -> None:
    brief = make_brief([coding(events=(replace(event("e", "r1"), reported=False),))])
    assert not brief.happened and not brief.unsettled


def test_what_is_read_less_surely_stands_apart_and_is_not_counted() -> None:
    unlikely = replace(event("e", "r1"), reported=False, untold=UNLIKELY, likelihood=0.6)
    brief = make_brief([coding(events=(unlikely, replace(unlikely, id="f", likelihood=0.3)))])
    assert [i.id for i in brief.less_sure] == ["e"] and not brief.happened and not brief.links
    page, out = brief_as_html(brief), io.StringIO()
    print_brief(brief, Console(file=out, width=120))
    assert "Read less surely" in page and "Read less surely" in out.getvalue()
    assert [i["id"] for i in json.loads(brief_as_json(brief))["less_sure"]] == ["e"]


def test_claim_names_its_source() -> None:
    said = Attribution("a", "r1", 0, (Span(12, 18),), (), (Span(0, 11),), SUDRIA)
    claim = Claim("c", "r1", "event-r1", "a", (SUDRIA,), "denies", Factuality(polarity="negative"))
    (item,) = make_brief([coding(attributions=(said,), claims=(claim,))]).claims
    assert item.words.startswith("Sudria denies: not: MEET")


def test_hostile_title_body_and_names_are_escaped() -> None:
    actor = Actor("x", HOSTILE, "group", "")
    hostile = event("e", "r1")
    bad = Event(**{f: getattr(hostile, f) for f in hostile.__slots__} | {"actors": (Party(actor, Span(0, 7)), Party(SUDRIA))})
    text = HOSTILE + " " + TEXT
    page = brief_as_html(make_brief([coding(text=text, title=HOSTILE, events=(bad,))]), HOSTILE)
    assert "<script" not in page and "<img" not in page
    assert "{{ 7*7 }}" in page, "template syntax in a report is text"
    assert "&lt;script&gt;" in page


def test_page_asks_for_nothing_from_outside() -> None:
    page = brief_as_html(make_brief([coding()]))
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert not re.search(r"""(?:src|href)=["'](?!#)""", page)
    assert "url(" not in page and "@import" not in page


def test_every_line_leads_to_the_report_and_back() -> None:
    conditional = Conditional("if", "r1", 1, Span(33, 43), Span(45, 61), Span(30, 32))
    page = brief_as_html(make_brief([coding(conditionals=(conditional,))]))
    links, ids = set(re.findall(r'href="#([^"]+)"', page)), re.findall(r'id="([^"]+)"', page)
    assert len(ids) == len(set(ids)), "ids are unique"
    assert links <= set(ids), links - set(ids)
    assert {"event-r1", "if"} <= links


def test_furniture_is_shown_grey_and_all_text_is_there() -> None:
    text = "Follow us!\n" + TEXT
    report = Report("r1", text, zones=(Zone("furniture", Span(0, 10)), Zone("body", Span(11, len(text)))))
    page = brief_as_html(make_brief([Coding(report)]))
    assert '<p class="zone-furniture">Follow us!</p>' in page
    assert "trade would grow." in page


def test_terminal_brief_has_no_colour_codes_in_a_pipe() -> None:
    buffer = io.StringIO()
    print_brief(make_brief([coding()]), Console(file=buffer, width=100))
    out = buffer.getvalue()
    assert "\x1b" not in out
    assert "MEET: Norland and Sudria" in out and "2023-04-24" in out


def test_terminal_brief_quotes_a_sentence_once_for_the_lines_that_rest_on_it() -> None:
    both = (SUDRIA, Span(12, 18)), (NORLAND, Span(0, 7))
    said = tuple(Attribution(actor.id, "r1", 0, (span,), (), (Span(8, 11),), actor) for actor, span in both)
    claims = tuple(Claim(f"c-{a.id}", "r1", "event-r1", a.id, (a.actor,), "says", Factuality()) for a in said if a.actor)
    buffer = io.StringIO()
    print_brief(make_brief([coding(attributions=said, claims=claims)]), Console(file=buffer, width=100))
    part = buffer.getvalue().split("Who says so")[1]
    assert part.count("says: MEET") == 2 and part.count("Norland met Sudria on Monday.") == 1


def test_json_brief_holds_every_record() -> None:
    found = json.loads(brief_as_json(make_brief([coding()])))
    assert found["happened"][0]["data"]["start"] == "2023-04-24"
    assert found["records"]["r1"]["events"][0]["span"] == {"start": 8, "end": 11}


def test_parties_are_linked_by_what_they_did() -> None:
    (link,) = make_brief([coding()]).links
    assert (link.one, link.other, link.counts) == ("NOR", "SUD", (1, 0, 0, 0))


@pytest.mark.parametrize(
    ("kind", "subjects", "words"),
    [
        ("at_war_with", (NORLAND,), "Norland is at war with Sudria"),
        ("has_ties_with", (NORLAND, SUDRIA), "Norland and Sudria have ties with Sudria"),
        ("occupies", (NORLAND, SUDRIA), "Norland and Sudria occupy Sudria"),
        ("rich_in", (), "“Norland met Sudria”"),
    ],
)
def test_standing_relations_read_as_sentences(kind: str, subjects: tuple[Actor, ...], words: str) -> None:
    parties = tuple(Party(actor, None) for actor in subjects)
    relation = Relation("r", "r1", 0, kind, parties, (Party(SUDRIA, None),), Span(0, 18))
    assert relation_words(relation, TEXT) == words
