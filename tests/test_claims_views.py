"""Every source's view of every event, and where sources disagree."""

from dataclasses import replace
from datetime import date

from dragoman.claims import disagreements, find_attributions, make_claims
from dragoman.clauses.factuality import factuality_of
from dragoman.language import parse_report
from dragoman.records import Actor, Casualties, Claim, Coding, Event, Factuality, Party, Report, Span

NORTH = Actor("state-north", "Northland", "state", "AAA")
SOUTH = Actor("state-south", "Southland", "state", "BBB")


def claims_about(text: str, word: str) -> list[Claim]:
    report = Report("r", text)
    sentences = parse_report(report)
    start = text.index(word)
    sentence = next(s for s in sentences if s.span.start <= start < s.span.end)
    view = factuality_of(sentence, sentence.token_at(start))
    event = Event("e", "r", sentence.index, sentence.span, Span(start, start + len(word)), word, "act", "type", factuality=view)
    return make_claims(report, sentences, [event], find_attributions(report, sentences))


def views(text: str, word: str) -> list[tuple[tuple[str, ...], str, str]]:
    return [(tuple(a.name for a in c.sources), c.factuality.certainty, c.factuality.polarity) for c in claims_about(text, word)]


def test_own_voice_alone():
    assert views("The rebels shelled the mill.", "shelled") == [((), "certain", "positive")]


def test_what_a_source_says_is_unknown_to_the_report():
    assert views("Lima said the rebels shelled the mill.", "shelled") == [
        ((), "unknown", "positive"),
        (("Lima",), "certain", "positive"),
    ]


def test_denial_is_the_source_s_and_nobody_else_s():
    assert views("Lima denied that it had shelled the mill.", "shelled") == [
        ((), "unknown", "positive"),
        (("Lima",), "certain", "negative"),
    ]


def test_chain_of_sources_outermost_first():
    found = views("The agency reported that officials said the minister had resigned.", "resigned")
    assert found[0] == ((), "unknown", "positive")
    assert found[1] == (("The agency", "officials"), "certain", "positive")
    assert found[2] == (("The agency",), "unknown", "positive")


def test_what_is_admitted_the_report_takes_for_a_fact():
    assert [v[1] for v in views("Lima admitted that its navy had sunk the boat.", "sunk")] == ["certain", "certain"]


def test_what_is_demanded_stays_open_for_everybody():
    found = claims_about("Lima demanded that the rebels withdraw.", "withdraw")
    assert {c.factuality.frame for c in found} == {"demand"}
    assert {c.factuality.certainty for c in found} == {"possible"}


def told(report: str, view: Factuality, source: Actor | None, day: int = 3, dead: int | None = None) -> Coding:
    """Build the coding of a report that tells of one attack, from one source's view."""
    text = "The attack"
    span = Span(4, 10)
    losses = (Casualties("killed", dead, dead, span),) if dead is not None else ()
    event = Event(
        f"e-{report}", report, 0, Span(0, 10), span, "attack", "act", "type",
        actors=(Party(NORTH),), recipients=(Party(SOUTH),), factuality=view, casualties=losses,
    )  # fmt: skip
    claim = Claim(f"c-{report}", report, event.id, "a" if source else "", (source,) if source else (), "says", view)
    page = Report(report, text, outlet=f"Outlet {report}", published=date(2020, 5, day))
    return Coding(page, events=(event,), claims=(claim,))


YES = Factuality()
NO = replace(YES, polarity="negative")


def test_assertion_and_denial_are_set_side_by_side():
    (found,) = disagreements([told("1", YES, SOUTH), told("2", NO, NORTH)])
    assert found.kind == "happened"
    assert found.views == ("Southland says: it happened", "Northland says: it did not happen")
    assert found.events == ("e-1", "e-2")
    assert [report for report, _ in found.evidence] == ["1", "2"]


def test_agreement_is_no_disagreement():
    assert disagreements([told("1", YES, SOUTH), told("2", YES, NORTH)]) == []


def test_what_nobody_commits_to_is_no_view():
    assert disagreements([told("1", replace(YES, certainty="unknown"), SOUTH), told("2", NO, NORTH)]) == []


def test_events_of_other_weeks_are_others():
    assert disagreements([told("1", YES, SOUTH, day=1), told("2", NO, NORTH, day=28)]) == []


def test_numbers_that_exclude_each_other():
    (found,) = disagreements([told("1", YES, None, dead=17), told("2", YES, SOUTH, dead=30)])
    assert found.kind == "number"
    assert found.views == ("Outlet 1: 17 killed", "Southland: 30 killed")
    assert disagreements([told("1", YES, None, dead=17), told("2", YES, SOUTH, dead=17)]) == []
