"""Dependence without a conditional clause, causes, and how strongly a writer puts something."""

from __future__ import annotations

import pytest

from dragoman.claims.conditional import find_conditionals
from dragoman.claims.strength import strength_of
from dragoman.language import parse_report
from dragoman.records import Conditional, Event, Report, Span


def found(text: str, events: tuple[Event, ...] = ()) -> list[Conditional]:
    report = Report(id="report-x", text=text)
    return find_conditionals(report, parse_report(report), events)


def words(text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (c.kind, c.antecedent.of(text) if c.antecedent else None, c.consequent.of(text) if c.consequent else None)
        for c in found(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A deal on grain could pave the way for a wider truce.",
         ("enabling", "A deal on grain", "could pave the way for a wider truce")),
        ("The talks included Chad and could be a means to force the militia out.",
         ("enabling", "The talks", "could be a means to force the militia out")),
        ("The ambush threatens to derail the negotiations.",
         ("enabling", "The ambush", "threatens to derail the negotiations")),
        ("The agreement hinges on a Cypriot vote.", ("indicative", "a Cypriot vote", "The agreement")),
        ("A withdrawal is a precondition for talks, Kabul said.", ("indicative", "A withdrawal", "talks")),
        ("One of the main factors pushing the talks forward is the fall of the lira.",
         ("cause", "the fall of the lira", "pushing the talks forward")),
        ("The drought counts among the factors that have fuelled the revolt.",
         ("cause", "The drought", "have fuelled the revolt")),
    ],
)  # fmt: skip
def test_dependence_told_by_a_predicate(text: str, expected: tuple[str, str, str]) -> None:
    assert words(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Turkey could force a vote in the council on Monday.",  # an act of Turkey's, no consequence of a thing
        "The rebels could attack the capital within days.",
        "Inspectors found a missile that could reach the capital.",
        "The accord is not likely to end the war.",
        "Yemen depends on imported grain.",
    ],
)
def test_what_an_actor_could_do_is_no_consequence(text: str) -> None:
    assert words(text) == []


def test_an_order_is_the_condition_of_what_is_promised() -> None:
    assert words("Free the prisoners and we will talk.") == [("indicative", "Free the prisoners", "we will talk")]
    assert words("Free the prisoners and lower your guns.") == []


def test_this_points_to_the_sentence_before() -> None:
    text = "The two armies have swapped maps. This could lead to a truce."
    (only,) = found(text)
    assert only.antecedent is not None
    assert only.antecedent.of(text) == "The two armies have swapped maps."


def test_events_are_listed_on_their_side() -> None:
    text = "If Ankara withdraws, Damascus will negotiate."

    def event(word: str) -> Event:
        start = text.index(word)
        return Event(word, "report-x", 0, Span(0, len(text)), Span(start, start + len(word)), word, "A", "A")

    (only,) = found(text, (event("withdraws"), event("negotiate")))
    assert only.antecedent_events == ("withdraws",)
    assert only.consequent_events == ("negotiate",)
    assert only.marker == Span(0, 2)


@pytest.mark.parametrize(
    ("text", "said", "low", "high"),
    [
        ("more states would likely follow", "would likely", 0.55, 0.80),
        ("war is almost certain", "almost certain", 0.95, 0.99),
        ("a truce is very unlikely", "very unlikely", 0.05, 0.20),
        ("the truce is virtually certain to fail", "virtually certain", 0.87, 0.99),
        ("it could be key", "could", None, None),
        ("it is most likely to fail", "most likely", None, None),
    ],
)
def test_strength_is_a_published_interval_or_none(text: str, said: str, low: float | None, high: float | None) -> None:
    strength = strength_of(text)
    assert strength is not None
    assert (strength.words, strength.low, strength.high) == (said, low, high)
    assert bool(strength.source) == (low is not None)


def test_words_that_grade_nothing_have_no_strength() -> None:
    assert strength_of("the army left the town") is None
