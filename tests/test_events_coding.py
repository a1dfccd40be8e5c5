"""Coding sentences: what is told as an event, with whom, how, and what is only talked about."""

from __future__ import annotations

from functools import lru_cache

import pytest

from dragoman.actors import find_mentions, load_gazetteer
from dragoman.events import code_events
from dragoman.language import parse_report
from dragoman.ontology import load_codebook
from dragoman.records import Event, Report, Span, Zone


@lru_cache(maxsize=64)
def code(text: str, title: int = 0) -> tuple[Event, ...]:
    zones = (Zone("title", Span(0, title)), Zone("body", Span(title, len(text)))) if title else ()
    report = Report(id="report-test", text=text, zones=zones)
    sentences = parse_report(report)
    gazetteer = load_gazetteer()
    return tuple(code_events(report, sentences, find_mentions(report, sentences, gazetteer), load_codebook(), gazetteer))


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    return [
        (e.type, [p.actor.country for p in e.actors], [p.actor.country for p in e.recipients]) for e in code(text) if e.reported
    ]


def test_active_and_passive_give_the_same_event():
    assert told("Kenya arrested three Somali traders.") == [("COERCE", ["KEN"], ["SOM"])]
    assert told("Three Somali traders were arrested by Kenya.") == [("COERCE", ["KEN"], ["SOM"])]


def test_event_nouns_take_their_parties_from_possessors_and_prepositions():
    events = told("Iran's rocket attacks on Iraqi villages drew little notice.")
    assert ("ASSAULT", ["IRN"], ["IRQ"]) in events


def test_a_reciprocal_event_puts_everybody_in_actor():
    assert told("Japan and Mexico held talks in Lima.") == [("CONSULT", ["JPN", "MEX"], [])]


def test_a_visit_has_an_actor_and_a_recipient():
    (event,) = list(told("The Japanese foreign minister visited Mexico on Monday."))
    assert event[0] == "CONSULT" and event[1] == ["JPN"] and event[2] == ["MEX"]


def test_refused_content_is_kept_but_not_told():
    events = code("Iran refused to release two French prisoners.")
    refusal, release = events
    assert (refusal.type, refusal.reported, refusal.modes) == ("REJECT", True, ("yield",))
    assert (release.act, release.reported, release.embedded_in) == ("RETREAT", False, refusal.id)


@pytest.mark.parametrize(
    "text",
    [
        "Iran accused Iraq of shelling a border village.",
        "Iran urged Iraq to shell the border village.",
        "Iran threatened to shell an Iraqi village.",
        "If Iran shells an Iraqi village, the truce is over.",
        "Iran did not shell the Iraqi village.",
    ],
)
def test_what_is_only_talked_about_is_no_attack(text):
    assert [e for e in code(text) if e.reported and e.type == "ASSAULT"] == []


def test_a_denied_act_keeps_its_polarity():
    denied = [e for e in code("Iran did not shell the Iraqi village.") if e.act == "ASSAULT"]
    assert [e.factuality.polarity for e in denied] == ["negative"]


def test_modes_and_casualties():
    (event,) = [e for e in code("An Israeli air strike killed at least 17 Syrian soldiers near Homs.") if e.reported]
    assert event.type == "ASSAULT" and "aerial" in event.modes
    assert [(c.kind, c.low, c.high) for c in event.casualties] == [("killed", 17, None)]


def test_contexts_carry_their_evidence():
    text = "Kenya suspended grain exports to Somalia."
    event = code(text)[0]
    assert {c.name: c.span.of(text) for c in event.contexts}["natural_resource"] == "grain"


def test_headline_and_first_sentence_are_one_event():
    title = "Kenya arrests three Somali traders"
    events = code(f"{title}\n\nKenya arrested three Somali traders on Monday, police said.", len(title))
    assert [e.type for e in events if e.reported].count("COERCE") == 1


def test_private_doings_are_no_events():
    assert told("The coach attacked the referee after the game.") == []
    assert told("My neighbour called her sister about the party.") == []


def test_odd_input_gives_no_event_and_no_crash():
    for text in ("... !!! ???", "WORD " * 500, "| a | b |\n| 1 | 2 |", "Слово дня", ""):
        assert code(text) == ()


def test_same_input_gives_same_ids():
    code.cache_clear()
    first = [e.id for e in code("Kenya arrested three Somali traders.")]
    code.cache_clear()
    assert first == [e.id for e in code("Kenya arrested three Somali traders.")]
