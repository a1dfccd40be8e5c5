"""Headlines in title case and in capitals, read as plain English."""

from __future__ import annotations

import pytest

from dragoman.actors import load_gazetteer
from dragoman.coding import default_coder
from dragoman.headlines import calm_headlines, in_title_case
from dragoman.language import load_parser, split
from dragoman.reading import report_from_text
from dragoman.records import Report, Span, Zone


def calmed(text: str) -> str:
    sentences = split(report_from_text(text))
    calm_headlines(sentences, load_gazetteer(), load_parser())
    return sentences[0].text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Navy Shells Depot in Jordan, Hundreds Flee", "Navy shells depot in Jordan, hundreds flee"),
        ("Turkey May Close Bridge in March", "Turkey may close bridge in March"),
        ("UN Asks US to Pay for Camp", "UN asks US to pay for camp"),
        ("CHAD ARRESTS UN STAFF NEAR BORDER", "Chad arrests UN staff near border"),
        ("Sergei Lavrov met Hakan Fidan in Antalya.", "Sergei Lavrov met Hakan Fidan in Antalya."),
        ("The envoy of Chad left Paris on Monday.", "The envoy of Chad left Paris on Monday."),
    ],
)
def test_only_words_that_are_no_names_are_written_small(written, read):
    assert calmed(written) == read


def test_the_body_tells_names_from_words():
    line = "Chad Frees Baker From Prison\n\n"
    assert "baker" in calmed(line + "The baker had been held since May.")
    assert "Baker" in calmed(line + "The court released Baker on Monday.")


def test_a_few_words_are_no_title_case_unless_they_are_the_title():
    assert not in_title_case("Bashar al-Assad") and in_title_case("3 Held", title=True)


def told(text: str):
    report = Report("report-1", text, title=text, zones=(Zone("title", Span(0, len(text))),))
    return [e for e in default_coder().code(report).events if e.reported]


def test_present_tense_tells_what_was_done():
    (event,) = told("Oman Hosts Yemeni Rebels for Talks")
    assert event.factuality.happened and event.factuality.time == "past" and event.headline


def test_what_is_to_come_stays_to_come():
    (event,) = told("Turkey to Meet Libyan Delegation")
    assert event.act != event.type


def test_a_verb_that_looks_like_a_noun_is_found():
    (event,) = told("Syria Shells Village in Lebanon")
    assert [p.actor.country for p in event.actors] == ["SYR"]


def test_a_comma_joins_parties():
    (event,) = told("Brazil, Chile Hold Talks on Fish")
    assert {p.actor.country for p in event.actors} == {"BRA", "CHL"}


def test_a_left_out_auxiliary_makes_a_passive():
    (event,) = told("12 Turkish Soldiers Killed in Raid")
    assert not event.actors and [p.actor.country for p in event.recipients] == ["TUR"]


def test_headline_and_body_tell_one_event():
    body = "Syrian troops shelled a village in Lebanon on Monday, officials said."
    report = report_from_text(body, title="Syria Shells Lebanon Village")
    shellings = [e for e in default_coder().code(report).events if e.reported and e.quad == 4]
    assert len(shellings) == 1 and shellings[0].mentions and not shellings[0].headline


@pytest.mark.parametrize("line", ["?!?!?!", "A B C D E F G", "BREAKING", "1 2 3", "İİİ İİİ İİİİİİ İİİİİİ", "Él Ñu Çe Çe"])
def test_odd_lines_do_no_harm(line):
    assert len(calmed(line)) == len(line)
    assert told(line) == []


def test_small_words_are_no_names_though_the_body_begins_sentences_with_them():
    body = '\n\nHe said: "You can wait. The guards will not." They didn\'t.'
    assert calmed("Guards Don't Let You Leave The Camp" + body) == "Guards don't let you leave the camp"


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Chile's Ana Soto Backs Merkel And Denounces Macron", ["SUPPORT", "ACCUSE"]),
        ("Norway's Solberg Condemns Kremlin And Praises Kyiv", ["ACCUSE", "SUPPORT"]),
    ],
)
def test_a_second_verb_behind_and_has_its_own_object(text, types):
    found = [e for e in default_coder().code(report_from_text(text)).events if e.reported]
    assert [e.type for e in found] == types
    assert len({p.actor.id for e in found for p in e.recipients}) == 2
