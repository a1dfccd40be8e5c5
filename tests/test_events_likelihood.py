"""How likely events are by what is known of them, and which of them are told."""

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman import code
from dragoman.coding import Coder
from dragoman.errors import CodebookError
from dragoman.events import likelihood
from dragoman.events.by_words import load_pair_weights
from dragoman.events.event_facts import event_facts
from dragoman.events.likelihood import load_event_weights, weighed
from dragoman.ontology import load_codebook
from dragoman.reading import report_from_text
from dragoman.records import UNLIKELY
from told import rules

TEXT = "Norway accused Russia of jamming its radars on Monday."


def coded(text):
    report = report_from_text(text)
    (sentence,) = rules().parse(report)
    return sentence, list(rules().code_parsed(report, [sentence]).events)


def test_facts_name_the_type_the_parties_and_where_they_stand():
    sentence, (event, *_) = coded(TEXT)
    facts = event_facts(event, sentence)
    assert {"type ACCUSE", "actor state", "recipient state", "two lands", "actor nsubj", "recipient dobj"} <= facts.keys()
    assert "no actor" not in facts and "untold" not in facts


def test_an_event_below_the_least_likelihood_is_not_told(monkeypatch):
    sentence, events = coded(TEXT)
    monkeypatch.setattr(likelihood, "load_event_weights", lambda in_report: {"always": -9.0})
    out = weighed(events, sentence, load_codebook())
    assert [(e.reported, e.untold) for e in out if e.text == "accused"] == [(False, UNLIKELY)]
    assert next(e.likelihood for e in out if e.text == "accused") == pytest.approx(0.0, abs=0.01)


def test_a_likely_event_is_told_though_a_weak_reason_kept_it_back(monkeypatch):
    sentence, events = coded("The envoy met reporters from Kenya in Oslo on Monday.")
    held = [e for e in events if e.untold]
    assert held
    monkeypatch.setattr(likelihood, "load_event_weights", lambda in_report: {"always": 9.0})
    assert all(e.reported and not e.untold for e in weighed(held, sentence, load_codebook()))


def test_what_is_denied_stays_untold_however_likely(monkeypatch):
    sentence, events = coded("Kenya did not attack Uganda on Monday.")
    denied = [e for e in events if e.untold == "denied"]
    assert denied
    monkeypatch.setattr(likelihood, "load_event_weights", lambda in_report: {"always": 9.0})
    assert weighed(denied, sentence, load_codebook()) == denied


def test_facts_weigh_otherwise_in_a_report(monkeypatch):
    sentence, events = coded(TEXT)
    monkeypatch.setattr(likelihood, "load_event_weights", lambda in_report: {"always": -9.0 if in_report else 9.0})
    told = {long: [e.text for e in weighed(events, sentence, load_codebook(), long) if e.reported] for long in (False, True)}
    assert told[True] == [] and "accused" in told[False]


def test_a_report_tells_only_what_is_likely_right_unless_two_states_do_it(monkeypatch):
    monkeypatch.setattr(likelihood, "load_event_weights", lambda in_report: {"always": 0.2})  # 0.55 for whatever it is
    told = {}
    for text in (TEXT, "Teachers protested in the capital on Monday."):
        sentence, events = coded(text)
        told[text] = [any(e.reported for e in weighed(events, sentence, load_codebook(), long)) for long in (False, True)]
    assert list(told.values()) == [[True, True], [True, False]]


def test_by_the_rules_alone_no_event_has_a_likelihood():
    assert all(e.likelihood is None for e in code(TEXT, coder=rules()).events)
    told = [e for e in code(TEXT).events if e.reported]
    assert told and all(e.likelihood is not None and 0.0 <= e.likelihood <= 1.0 for e in told)


def test_a_codebook_of_other_types_is_not_weighed():
    coder = Coder(codebook=str(Path(__file__).parent.parent / "examples" / "sanctions-codebook.toml"))
    events = code("The European Union froze the assets of two Belarusian banks on Monday.", coder=coder).events
    assert events and all(e.likelihood is None for e in events)


@pytest.mark.parametrize(("load", "line"), [(load_event_weights, "always\tmuch\t1"), (load_pair_weights, "always\t1")])
def test_a_broken_file_of_weights_is_named_with_its_line(tmp_path, load, line):
    path = tmp_path / "weights.tsv"
    path.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"weights\.tsv.*1"):
        load(path=path)
    with pytest.raises(CodebookError, match="cannot be read"):
        load(path=tmp_path / "none.tsv")


def test_a_least_likelihood_of_ones_own_tells_more_events_or_fewer():
    (event, *_) = code(TEXT).events
    assert event.told_from(None) is event.reported is True
    unlikely = replace(event, reported=False, untold=UNLIKELY, likelihood=0.5)
    assert [unlikely.told_from(least) for least in (None, 0.4, 0.6)] == [False, True, False]
    assert not replace(unlikely, untold="denied").told_from(0.1)
    assert not replace(event, likelihood=0.5).told_from(0.6)
    assert replace(event, likelihood=None).told_from(0.9)


def test_what_two_states_do_to_each_other_is_a_fact_of_its_own():
    sentence, (event, *_) = coded(TEXT)
    assert "two states" in event_facts(event, sentence)
    sentence, (event, *_) = coded("Teachers in Oslo accused Russia of jamming radars on Monday.")
    assert "two states" not in event_facts(event, sentence)
