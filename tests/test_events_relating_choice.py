"""Relate: which of several readings is told between the pair - by who speaks, who acts together, and in headlines."""

from __future__ import annotations

import pytest

from dragoman.events import relate
from dragoman.records import Span

SPEAKING = [
    ("Ghana said that Togolese patrols had shelled a ferry on the lake.", "Ghana", "Togolese patrols", "ACCUSE"),
    ("According to Ghana, Togolese patrols have shelled a ferry.", "Ghana", "Togolese patrols", "ACCUSE"),
    ("Ghana shelled a Togolese ferry, prosecutors alleged.", "Ghana", "Togolese ferry", "ASSAULT"),
    ("Ghana may expel Togolese diplomats, an official warned.", "Ghana", "Togolese diplomats", "THREATEN"),
]
TOGETHER = [
    ("Ghanaian and Togolese police arrested nine smugglers on the lake.", "Ghanaian", "Togolese police", "COOPERATE"),
    ("Ghanaian police arrested nine Togolese smugglers on the lake.", "Ghanaian police", "Togolese smugglers", "COERCE"),
    ("Ghanaian and Togolese troops fired at each other.", "Ghanaian", "Togolese troops", "ASSAULT"),
]
HEADLINES = [
    ("Ghana Lifts Ban on Togolese Trucks", "Ghana", "Togolese Trucks", "CONCEDE"),
    ("Togo Envoys Meet Ghana Rebels in Accra", "Togo Envoys", "Ghana Rebels", "CONSULT"),
    ("Ghana To Host Talks With Togo", "Ghana", "Togo", "AGREE"),
    ("3 Togolese Killed in Ghana Army Raid", "Ghana Army", "3 Togolese", "ASSAULT"),
    ("40 Detained After Togo Police Break Up Rally", "Togo Police", "40", "COERCE"),
    ("GHANA EXPELS TOGO ENVOY", "GHANA", "TOGO ENVOY", "SANCTION"),
]


def between(text: str, actor: str, recipient: str, second_opinion: bool = True) -> str:
    spans = [[Span(text.index(x), text.index(x) + len(x))] for x in (actor, recipient)]
    return relate(text, *spans, second_opinion=second_opinion).type


@pytest.mark.parametrize(("text", "actor", "recipient", "expected"), SPEAKING, ids=[c[0][:40] for c in SPEAKING])
def test_who_says_it_decides(text, actor, recipient, expected):
    assert between(text, actor, recipient) == expected


@pytest.mark.parametrize(("text", "actor", "recipient", "expected"), TOGETHER, ids=[c[0][:40] for c in TOGETHER])
def test_what_two_do_to_a_third_is_done_together(text, actor, recipient, expected):
    assert between(text, actor, recipient) == expected


@pytest.mark.parametrize(("text", "actor", "recipient", "expected"), HEADLINES, ids=[c[0][:40] for c in HEADLINES])
def test_headlines_are_read_as_headlines(text, actor, recipient, expected):
    assert between(text, actor, recipient) == expected


THROUGH_OTHERS = [
    ("Ghana urged donors to help Togo rebuild its port.", "Ghana", "Togo", "SUPPORT"),
    ("Ghana urged voters in Accra to reject the Togolese offer.", "Ghana", "Togolese", "ACCUSE"),
    ("Ghana called on its allies to impose sanctions on Togo.", "Ghana", "Togo", "THREATEN"),
    ("Ghana urged Togo to close its camps.", "Ghana", "Togo", "REQUEST"),
    ("Ghana urged Togo not to arrest fishermen.", "Ghana", "Togo", "REQUEST"),
]
GRAMMAR = [
    ("Togo test-fired two rockets off Ghana.", "Togo", "Ghana", "MOBILIZE"),
    ("Inspectors from Ghana checked whether Togolese traders had paid.", "Inspectors from Ghana", "Togolese traders", "ACCUSE"),
    ("Ghana assured the Togolese envoy that he would be heard.", "Ghana", "Togolese envoy", "AGREE"),
    ("The arrest of a Togolese editor by Ghana was condemned.", "Ghana", "Togolese editor", "COERCE"),
    ("Ghanaians filled a square in Accra to denounce the Togolese envoy.", "Ghanaians", "Togolese envoy", "PROTEST"),
    ("Ghana sent jets to bomb the Togolese town of Dapaong.", "Ghana", "Togolese", "ASSAULT"),
    ("The Ghanaian envoy is to be received by Togo next week.", "Ghanaian envoy", "Togo", "AGREE"),
    ("Ghana plans to send peacekeepers to Togo.", "Ghana", "Togo", "AGREE"),
]


@pytest.mark.parametrize(("text", "actor", "recipient", "expected"), THROUGH_OTHERS, ids=[c[0][:40] for c in THROUGH_OTHERS])
def test_what_is_asked_of_others_is_told_toward_its_target_by_the_rules(text, actor, recipient, expected):
    assert between(text, actor, recipient, second_opinion=False) == expected


@pytest.mark.parametrize(("text", "actor", "recipient", "expected"), GRAMMAR, ids=[c[0][:40] for c in GRAMMAR])
def test_relate_reads_what_parsers_and_taggers_hide(text, actor, recipient, expected):
    assert between(text, actor, recipient) == expected
