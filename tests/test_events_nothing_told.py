"""Words in another sense, and what is only thought of, tell no event; the same words in their own sense do."""

from __future__ import annotations

from pathlib import Path

import pytest

from told import types_told

LINES = (Path(__file__).parent / "senses_rows.txt").read_text("utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("type_", "text"), ROWS)
def test_no_such_event_is_told(type_: str, text: str) -> None:
    told = types_told(text)
    assert not told if type_ == "ANY" else type_ not in told


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Turkish jets attacked an Iraqi village on Sunday.", "ASSAULT"),
        ("Militants struck an Egyptian army post with rockets.", "ASSAULT"),
        ("The attack on the Kenyan convoy killed nine soldiers.", "ASSAULT"),
        ("In the case of the killing of a Turkish reporter, Ankara accused Greek police of a cover-up.", "ACCUSE"),
        ("Belarus imposed sanctions on two Polish airlines.", "COERCE"),
        ("The Norwegian foreign minister visited Kenya on Monday.", "CONSULT"),
        ("The Polish president called the Lithuanian president on Friday.", "CONSULT"),
        ("Nurses in Chile went on strike on Monday.", "PROTEST"),
        ("Protesters vandalised the Serbian embassy in Skopje.", "PROTEST"),
        ("The judge fined the opposition leader in Turkey.", "SANCTION"),
        ("Prosecutors charged the Bulgarian minister with treason.", "ACCUSE"),
        ("The Danish parliament ratified the treaty with Norway.", "SUPPORT"),
        ("Sudan and Chad signed a joint declaration.", "SUPPORT"),
        ("The European Union voiced concern over Hungary's new law on the press.", "ACCUSE"),
        ("Italy and Malta agreed that the ship would dock in Valletta.", "AGREE"),
        ("Russia threatened to strike Romanian ships.", "THREATEN"),
        ("Refugees who fled Sudan told of killings by the army.", "SANCTION"),
        ("Finland called for the resignation of the Belarusian president.", "REQUEST"),
    ],
)
def test_the_same_words_in_their_own_sense_still_tell_it(text: str, type_: str) -> None:
    assert type_ in types_told(text)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Peru refused to hand over two fugitives to Chile.", "REJECT"),
        ("Norway denied a request by Sweden for the documents.", "REJECT"),
        ("Malta fined Italian ferries for dumping oil.", "SANCTION"),
        ("Ghana cut trade with Togo.", "SANCTION"),
        ("Nineteen Bolivian soldiers were killed by rebels when they attacked a post.", "ASSAULT"),
        ("Rebel fire destroyed 40 houses in Goma.", "ASSAULT"),
        ("The court found that the Kenyan police had violated the student's rights.", "ACCUSE"),
        ("Hungary told its allies that it would not support the fund.", "REJECT"),
        ("Eritrea declared war on Ethiopia.", "THREATEN"),
        ("Tipped off by Portugal's intelligence service, Tunisian police raided a flat in Sfax.", "COOPERATE"),
        ("Norway extended visa curbs to the families of Belarusian judges.", "COERCE"),
        ("The Serbian delegation protested the arrest of a priest by Kosovo's police.", "ACCUSE"),
    ],
)
def test_what_stands_beside_a_trigger_leaves_its_own_sense_alone(text: str, type_: str) -> None:
    assert type_ in types_told(text)
