"""``dragoman evaluate``: pairs, figures, and what is said of a broken file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.errors import InputError
from dragoman.evaluating import Counts, cohen_kappa, pair_events, same_party
from dragoman.gold import GoldEvent, GoldParty, read_gold
from dragoman.ontology import load_codebook
from dragoman.records import Actor, Event, Party, Span

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "evaluate.jsonl"
TEXT = "Peru freed a Chilean pilot; Peru jailed a Chilean miner."


def party(words: str, country: str = "", *sectors: str) -> Party:
    at = TEXT.index(words)
    return Party(Actor(words, words, country=country, sectors=sectors), Span(at, at + len(words)))


def event(type_: str, actor: str, recipient: str) -> Event:
    span = Span(0, 1)
    return Event(type_, "report-1", 0, span, span, "x", type_, type_, actors=(party(actor),), recipients=(party(recipient),))


def hand(type_: str, actor: str, recipient: str) -> GoldEvent:
    return GoldEvent(type_, (GoldParty(actor),), (GoldParty(recipient),))


def test_parties_decide_which_events_are_the_same():
    gold = [hand("X", "Peru", "Chilean miner"), hand("Y", "Peru", "Chilean pilot")]
    coded = [event("X", "Peru", "Chilean pilot"), event("Z", "Peru", "Chilean miner")]
    assert [(g.type, e.type) for g, e in pair_events(gold, coded, TEXT)] == [("X", "Z"), ("Y", "X")]


def test_no_event_is_paired_twice():
    gold = [hand("X", "Peru", "Chilean pilot")]
    pairs = pair_events(gold, [event("X", "Peru", "Chilean pilot")] * 2, TEXT)
    assert [(g is None, e is None) for g, e in pairs] == [(False, False), (True, False)]


def test_events_that_share_nothing_are_no_pair():
    pairs = pair_events([hand("X", "Peru", "Chilean pilot")], [event("Z", "Chilean miner", "Chilean miner")], TEXT)
    assert [(g is None, e is None) for g, e in pairs] == [(False, True), (True, False)]


def test_codes_must_all_agree():
    army = party("Peru", "PER", "GOV", "MIL")
    assert same_party(GoldParty(country="PER", sector="MIL"), army, TEXT)
    assert not same_party(GoldParty(country="PER", sector="REB"), army, TEXT)
    assert not same_party(GoldParty("Chilean"), army, TEXT)


def test_kappa_by_hand():
    # 20 items, both yes 10, both no 5, 3 and 2 split: observed .75, expected .65 * .6 + .35 * .4 = .53
    ratings = [("y", "y")] * 10 + [("n", "n")] * 5 + [("y", "n")] * 3 + [("n", "y")] * 2
    assert cohen_kappa(ratings) == pytest.approx((0.75 - 0.53) / 0.47)
    assert cohen_kappa([]) is None and cohen_kappa([("y", "y")]) is None


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc"))))
def test_kappa_is_symmetric_and_at_most_one(ratings):
    kappa = cohen_kappa(ratings)
    assert kappa is None or kappa <= 1 + 1e-12
    assert kappa == (None if kappa is None else pytest.approx(cohen_kappa([(b, a) for a, b in ratings])))


def test_no_figure_is_made_of_nothing():
    assert Counts().precision is None and Counts().f1 is None and Counts(0, 2, 0).recall is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[]", "not an object"),
        ('{"text": ""}', "'text'"),
        ('{"text": "A B", "events": 3}', "'events'"),
        ('{"text": "A B", "events": [], "event": []}', "'event'"),
        ('{"text": "A B", "events": [{"event": "HUG"}]}', "HUG"),
        ('{"text": "A B", "events": [{"event": "AID", "mode": "hug"}]}', "no mode 'hug'"),
        ('{"text": "A B", "events": [{"event": "AID", "actor": ["C"]}]}', "'C'"),
        ('{"text": "A B", "events": [{"event": "AID", "actor": [5]}]}', "neither words nor codes"),
        ('{"text": "A B", "events": [], "published": "May"}', "'published'"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path, line, said):
    file = tmp_path / "mine.jsonl"
    file.write_text('{"note": "mine"}\n\n' + line + "\n")
    with pytest.raises(InputError, match=r"mine\.jsonl:3: ") as fault:
        read_gold(file, load_codebook())
    assert said in str(fault.value)


@pytest.mark.parametrize("content", ["", '{"note": "nothing"}\n'])
def test_an_empty_file_is_a_fault(tmp_path, content):
    file = tmp_path / "empty.jsonl"
    file.write_text(content)
    with pytest.raises(InputError, match="no coded text"):
        read_gold(file, load_codebook())


def test_the_example_is_scored(tmp_path):
    out = tmp_path / "score.json"
    assert CliRunner().invoke(app, ["evaluate", str(EXAMPLE), "-o", str(out)]).exit_code == 0
    score = json.loads(out.read_text())
    assert score["texts"] == 8 and score["events"]["gold"] == 8
    assert score["events"]["f1"] > 0.8 and -1 <= score["kappa"] <= 1
    assert all(d["what"] for d in score["disagreements"])
    text = CliRunner().invoke(app, ["evaluate", str(EXAMPLE)]).stdout
    assert "Cohen's kappa" in text and "by mode" in text
