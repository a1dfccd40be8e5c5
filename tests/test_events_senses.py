"""Signals that fire in one sense of their word only: barred subjects, no object, and faint signals."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import code, relate
from dragoman.ontology import load_codebook
from dragoman.records import Span
from told import types_told

_CODEBOOK = """
name = "HARM"
definition = "Harm done."
quad = 4

[signals]
verbs = \"\"\"
[-storm|flood] kill R
call -R for X
? clear R
\"\"\"
"""


def test_signal_language_bars_subjects_and_objects_and_marks_faint(tmp_path: Path) -> None:
    file = tmp_path / "harm.toml"
    file.write_text(_CODEBOOK, encoding="utf-8")
    codebook = load_codebook(str(file))
    kill, call, clear = (codebook.index[word][0] for word in ("kill", "call", "clear"))
    assert kill.barred_subject == {"storm", "flood"} and not kill.subject_words
    assert [(s.excluded, s.fills) for s in call.slots] == [(True, ""), (False, "X")]
    assert clear.faint and "clear" not in codebook.told_index and "clear" not in codebook.trigger_words


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A storm killed four Turkish soldiers near Van.", "ASSAULT"),
        ("Four Turkish soldiers were killed in a helicopter crash near Van.", "ASSAULT"),
        ("France calls Germany's plan for a new canal a folly.", "REQUEST"),
        ("The Greek army released a survey of its recruits.", "RETREAT"),
        ("The Kremlin has traded its old slogans for new ones, a Russian minister said.", "COOPERATE"),
        ("Bulgaria shared a video on its website.", "COOPERATE"),
        ("The Polish government launched a campaign for reading in schools.", "PROTEST"),
        ("The Polish president spoke to reporters in Vilnius.", "CONSULT"),
        ("Austria's chancellor drafted the party's platform in Graz.", "MOBILIZE"),
    ],
)
def test_words_in_another_sense_tell_no_such_event(text: str, type_: str) -> None:
    assert type_ not in types_told(text)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Rebels killed four Turkish soldiers near Van.", "ASSAULT"),
        ("France called for sanctions on Belarus.", "THREATEN"),
        ("The Greek army released two Turkish prisoners.", "RETREAT"),
        ("Bulgaria shared intelligence with Romania.", "COOPERATE"),
        ("Polish farmers protested against Ukraine at the border.", "PROTEST"),
        ("The Polish president spoke to the Lithuanian prime minister on Monday.", "CONSULT"),
    ],
)
def test_words_in_their_own_sense_still_tell_it(text: str, type_: str) -> None:
    assert type_ in types_told(text)


def test_faint_signals_answer_between_given_parties() -> None:
    text = "Norway and Denmark are linking their grids with Germany."
    assert "COOPERATE" not in types_told("A tunnel links Norway with Germany.")
    assert relate(text, [Span(0, 6)], [Span(48, 55)]).type == "COOPERATE"


def test_faint_signals_say_what_is_asked() -> None:
    text = "The Senate asked President Emmanuel Macron of France to release the minutes."
    assert [e.type for e in code(text).events if e.reported] == ["REQUEST"]


@pytest.mark.parametrize(
    "text",
    [
        "The Canadian prime minister visited a school in Toronto.",
        "Russian gas prices hit a record high in Germany.",
        "Volkswagen will build a battery plant in Canada next year.",
        "Two men were charged with robbing a bakery in Leeds.",
        "The Federal Reserve held interest rates, and stocks rallied in Japan.",
        "Storms battered southern Spain, killing three people.",
    ],
)
def test_business_weather_and_everyday_crime_tell_nothing(text: str) -> None:
    assert not types_told(text)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A Curaçao deputy tabled a motion of censure against the minister of ports.", "ACCUSE"),
        ("Security guards removed fishermen from the hall of the commission in Faro.", "COERCE"),
        ("Villagers in Oaxaca seized four policemen.", "ASSAULT"),
        ("Weavers occupied a hall of the town council in Puno.", "PROTEST"),
        ("Italian soldiers closed both tunnels and the border to Austrian lorries.", "COERCE"),
        ("Norway froze $10 million in aid to Mozambique.", "SANCTION"),
        ("Hungary promised Croatia an inquiry into the shooting of two farmers.", "AGREE"),
        ("Belgrade threw out five Croatian consuls on Monday.", "SANCTION"),
        ("The water board in Leeds has come under attack from deputies of both parties.", "ACCUSE"),
        ("Under the accord, Gabon will end its subsidies to Cameroonian sugar growers.", "AGREE"),
        ("Pakistani forces retaliated by shelling Indian posts.", "ASSAULT"),
        ("Sweden blamed Russia for the outage.", "ACCUSE"),
        ("Rwanda withdrew its troops from Congo.", "RETREAT"),
        ("The rebels left Goma after the army threatened to bomb it.", "RETREAT"),
        ("Estonia warned on Tuesday that it would expel Russian diplomats.", "THREATEN"),
    ],
)
def test_what_the_word_beside_it_makes_of_an_act(text: str, type_: str) -> None:
    assert type_ in types_told(text)
