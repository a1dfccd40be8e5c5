"""Relate: the event type between two given parties, by the grammar that ties them."""

from __future__ import annotations

import pytest

from dragoman.events import relate
from dragoman.records import Span

CASES = [
    ("Norwegian officials met Sudanese ministers in Juba.", "Norwegian officials", "Sudanese ministers", "CONSULT"),
    ("Norwegian officials will meet Sudanese ministers in Juba.", "Norwegian officials", "Sudanese ministers", "AGREE"),
    ("Norwegian officials will not meet Sudanese ministers.", "Norwegian officials", "Sudanese ministers", "REJECT"),
    ("Norwegian officials refused to meet Sudanese ministers.", "Norwegian officials", "Sudanese ministers", "REJECT"),
    ("Kenya threatened to expel Somali diplomats.", "Kenya", "Somali diplomats", "THREATEN"),
    ("Kenya expelled Somali diplomats.", "Kenya", "Somali diplomats", "SANCTION"),
    ("Somali diplomats were expelled by Kenya on Friday.", "Kenya", "Somali diplomats", "SANCTION"),
    ("Chile urged Peru to withdraw its frigate.", "Chile", "Peru", "REQUEST"),
    ("Chile accused Peru of shelling a lighthouse.", "Chile", "Peru", "ACCUSE"),
    ("Chile lifted its sanctions on Peru.", "Chile", "Peru", "RETREAT"),
    ("Chile imposed sanctions on Peru.", "Chile", "Peru", "COERCE"),
    ("Sanctions on Peru were imposed by Chile.", "Chile", "Peru", "COERCE"),
    ("Chile suspended aid to Peru.", "Chile", "Peru", "SANCTION"),
    ("Chile sent aid to Peru.", "Chile", "Peru", "AID"),
    ("Chile massed troops along the border with Peru.", "Chile", "Peru", "MOBILIZE"),
    ("Chile's shelling of Peruvian villages went on all night.", "Chile", "Peruvian villages", "ASSAULT"),
    ("Ghana and Togo held joint naval exercises.", "Ghana", "Togo", "COOPERATE"),
    ("Ghana released two Togolese fishermen.", "Ghana", "two Togolese fishermen", "RETREAT"),
    ("Students marched against the Ghanaian government.", "Students", "Ghanaian government", "PROTEST"),
    ("Ghana recognised the new Togolese government.", "Ghana", "Togolese government", "SUPPORT"),
]


def between(text: str, actor: str, recipient: str) -> str:
    spans = [[Span(text.index(x), text.index(x) + len(x))] for x in (actor, recipient)]
    return relate(text, *spans).type


@pytest.mark.parametrize(("text", "actor", "recipient", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_relate_reads_the_grammar(text, actor, recipient, expected):
    assert between(text, actor, recipient) == expected


@pytest.mark.parametrize("text", ["", "...!!! ---", "WAR " * 400, "ÄÖÜ 漢字 слово", "a | b | c | d"])
def test_relate_always_answers(text):
    answer = relate(text, [], [])
    assert answer.type


def test_relate_gives_evidence_and_runners_up():
    text = "Ghana condemned Togo after Togo had arrested two Ghanaian traders."
    answer = relate(text, [Span(0, 5)], [Span(16, 20)])
    assert answer.type == "ACCUSE" and answer.evidence is not None and answer.evidence.of(text) == "condemned"
    assert [r.type for r in answer.runners_up] and answer.score > answer.runners_up[0].score
