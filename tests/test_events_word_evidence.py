"""What words tell of the event between two parties, learned from the codebook's examples."""

from dataclasses import replace

import pytest

from dragoman.events.relating import relate
from dragoman.events.word_evidence import clues_in, word_evidence
from dragoman.headlines import parse_with_headlines
from dragoman.language import load_parser, split
from dragoman.ontology import load_codebook
from dragoman.records import Report, Span, make_id


def parties(text, actor, recipient):
    return tuple([Span(text.index(p), text.index(p) + len(p))] if p else [] for p in (actor, recipient))


def clues(text, actor, recipient):
    sentences = split(Report(id=make_id("report", text), text=text))
    parse_with_headlines(sentences, load_parser())
    return clues_in(sentences, *parties(text, actor, recipient))


def test_every_type_of_the_codebook_has_its_column():
    learned = word_evidence(load_codebook())
    assert {t for types in learned.columns for t in types} == set(load_codebook().types)


def test_a_codebook_of_other_types_gets_no_opinion():
    codebook = load_codebook()
    assert word_evidence(replace(codebook, types={"OTHER": next(iter(codebook.types.values()))})) is None


def test_shares_are_logarithms_of_probabilities():
    from math import exp

    learned = word_evidence(load_codebook())
    shares = learned.shares({"way urge": 1.0})
    assert sum(exp(shares[types[0]]) for types in learned.columns) == pytest.approx(1.0)
    assert learned.shares({"no such clue": 1.0}) == {}


def test_clues_name_the_parties_by_role_and_keep_their_place():
    text = "Oslo gave Malmo a dressing-down."
    found = clues(text, "Oslo", "Malmo")
    assert "pair ACTOR give" in found
    assert found["way give"].of(text) == "gave"


def test_swapping_the_parties_changes_the_clues():
    text = "Oslo gave Malmo a dressing-down."
    assert set(clues(text, "Oslo", "Malmo")) != set(clues(text, "Malmo", "Oslo"))


def test_words_decide_where_no_signal_is_known():
    text = "Prayers for Quito were said by Lima's bishops, whose condolences and warm solidarity it values."
    answer = relate(text, *parties(text, "Lima", "Quito"))
    assert answer.type == "SUPPORT"
