"""Odd input harms neither conditionals nor stances nor relations, and spans stay inside the text."""

from __future__ import annotations

import pytest

from dragoman.actors import find_mentions, load_gazetteer
from dragoman.claims import find_attributions, find_conditionals, find_relations, find_stances
from dragoman.language import parse_report
from dragoman.records import Report

ODD = [
    "",
    "“““ If ‘‘ Ankara ”” wants (( peace",
    "IF ANKARA WANTS PEACE, DAMASCUS WILL WANT TO NEGOTIATE WITH ITS ALLY RUSSIA",
    "- if Iran leaves\n- unless Iraq stays\n- Turkey's demand for\n- its proxy, the",
    "RT @envoy: Turkey wants if. Its ally: #Syria!!! unless…",
    "Under. At war with. Under occupation. Rich in. All four governments want. Something Russia would like to see happen.",
    "Russia " + "wants Turkey to want " * 60 + "peace.",
    "If Iran leaves and " * 60 + "Iraq stays, Syria will follow.",
    "\u0000\ufeff If\u200bTurkey\u00a0wants\tpeace",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_spans_stay_inside_the_text(text: str) -> None:
    report = Report(id="report-x", text=text)
    sentences, gazetteer = parse_report(report), load_gazetteer()
    mentions = find_mentions(report, sentences, gazetteer)
    attributions = find_attributions(report, sentences, mentions, gazetteer)
    spans = [s for c in find_conditionals(report, sentences, ()) for s in (c.antecedent, c.consequent, c.marker) if s]
    for stance in find_stances(report, sentences, mentions, (), attributions, gazetteer):
        spans += [stance.target, stance.evidence]
    spans += [r.evidence for r in find_relations(report, sentences, mentions, gazetteer)]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)


def test_empty_words_alone_hold_nothing() -> None:
    report = Report(id="report-x", text="Under occupation. At war with. Rich in.")
    sentences = parse_report(report)
    assert find_relations(report, sentences, [[] for _ in sentences], None) == []
