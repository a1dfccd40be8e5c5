"""Events between two parties that no signal tells."""

import pytest

from dragoman import code
from dragoman.events import by_words
from dragoman.events.by_words import RULE, PairWeights, with_events_by_words
from dragoman.events.candidates import find_candidates
from dragoman.events.pair_facts import pairs_in, place_facts
from dragoman.events.weights import likelihood
from dragoman.ontology import load_codebook
from dragoman.reading import report_from_text
from told import rules

TEXT = "Peru baffled Chile on Monday."  # no signal of the codebook


def parts(text):
    report = report_from_text(text)
    (sentence,) = rules().parse(report)
    coding = rules().code_parsed(report, [sentence])
    return report, sentence, list(coding.mentions), list(coding.events)


def told(text, monkeypatch, in_report=False, **weights):
    monkeypatch.setattr(by_words, "load_pair_weights", lambda in_report: PairWeights(weights, weights))
    report, sentence, mentions, events = parts(text)
    found = find_candidates(sentence, load_codebook())
    return with_events_by_words(report, sentence, mentions, events, found, load_codebook(), in_report)


def test_pairs_have_one_who_does_what_stands_above_the_other():
    _, sentence, mentions, _ = parts("Peru baffled Chile on Monday.")
    names = [(p.actor.actor.name, p.recipient.actor.name) for p in pairs_in(sentence, mentions, [])]
    assert names == [("Peru", "Chile")]


def test_whoever_stands_behind_by_does_it():
    _, sentence, mentions, _ = parts("Chile was baffled by Peru on Monday.")
    assert ("Peru", "Chile") in [(p.actor.actor.name, p.recipient.actor.name) for p in pairs_in(sentence, mentions, [])]


def test_whoever_does_nothing_above_the_other_makes_a_pair_only_where_pairs_are_wide():
    _, sentence, mentions, _ = parts("A gift from Peru covered the deficit of Chile.")
    assert pairs_in(sentence, mentions, []) == []
    wide = {(p.actor.actor.name, p.recipient.actor.name): p for p in pairs_in(sentence, mentions, [], wide=True)}
    assert not wide["Peru", "Chile"].does
    facts = place_facts(sentence, wide["Peru", "Chile"], [], [], len(mentions), load_codebook())
    assert "no doer" in facts


def test_pairs_between_whom_an_event_is_told_are_left_out():
    _, sentence, mentions, events = parts("Peru accused Chile of spying.")
    assert any(e.reported for e in events)
    assert not pairs_in(sentence, mentions, events)


def test_facts_tell_where_the_pair_stands_and_what_is_coded_there():
    _, sentence, mentions, events = parts(TEXT)
    (pair,) = pairs_in(sentence, mentions, events)
    facts = place_facts(sentence, pair, events, [], len(mentions), load_codebook())
    assert {"two lands", "actor first nsubj", "recipient first dobj", "nothing told here"} <= facts.keys()


def test_in_a_report_words_tell_no_event_of_their_own(monkeypatch):
    assert [e for e in told(TEXT, monkeypatch, in_report=True, always=9.0) if e.reported] == []


def test_a_likely_pair_becomes_an_event_by_words(monkeypatch):
    (event,) = told(TEXT, monkeypatch, always=9.0)
    assert event.reported and event.rule.endswith(RULE) and event.likelihood == pytest.approx(1.0, abs=0.01)
    parties = {p.actor.name for p in (*event.actors, *event.recipients)}
    assert (event.text, parties) == ("baffled", {"Peru", "Chile"})


def test_an_unlikely_pair_does_not(monkeypatch):
    assert told(TEXT, monkeypatch, always=-9.0) == []


def test_what_is_only_asked_for_is_not_told(monkeypatch):
    assert not [e for e in told("Peru wants to baffle Chile.", monkeypatch, always=9.0) if e.text == "baffle"]


def test_likelihood_of_no_known_fact_is_even():
    assert likelihood({"unheard of": 1.0}, {"always": 2.0}) == 0.5


def test_the_same_text_gives_the_same_events():
    text = "Peru handed Chile a list of its complaints, and its navy shadowed a Chilean trawler."
    assert [(e.id, e.likelihood) for e in code(text).events] == [(e.id, e.likelihood) for e in code(text).events]
