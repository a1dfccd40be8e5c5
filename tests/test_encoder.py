"""The small language model: what it is made of, and what it says between two parties."""

from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import encoder
from dragoman.encoder import ACTOR, NEITHER, RECIPIENT, Asked, load_encoder, packed, unpacked
from dragoman.errors import DragomanError
from dragoman.events.checking import parties_of, read_examples
from dragoman.events.encoder_opinion import MOST_PIECES, asked_about, encoder_shares, is_held_out
from dragoman.language import split
from dragoman.ontology import codebook_path, load_codebook
from dragoman.reading import report_from_text
from dragoman.records import Span


def asked(text: str, actor: str, recipient: str) -> Asked:
    spans = ([Span(text.index(p), text.index(p) + len(p))] if p else [] for p in (actor, recipient))
    return asked_about([(text, 0)], *spans)


def likeliest(text: str, actor: str, recipient: str) -> str:
    (shares,) = load_encoder().shares([asked(text, actor, recipient)])
    return max(shares, key=lambda t: shares[t])


def test_it_tells_the_codebooks_types_apart_and_their_shares_add_up():
    (shares,) = load_encoder().shares([asked("Oslo thanked Lima for its patience.", "Oslo", "Lima")])
    assert set(shares) == set(load_codebook().types)
    assert sum(map(exp, shares.values())) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "expected"),
    [
        ("Chad's foreign minister lambasted Mali over the raid.", "Chad's foreign minister", "Mali", "ACCUSE"),
        ("Peru shipped blankets and tents to Haiti after the storm.", "Peru", "Haiti", "AID"),
        ("Kenyan gunboats pounded the harbour held by the rebels.", "Kenyan gunboats", "the rebels", "ASSAULT"),
    ],
)
def test_plain_sentences_are_told(text, actor, recipient, expected):
    assert likeliest(text, actor, recipient) == expected


def test_who_does_it_and_to_whom_it_is_done_are_parted():
    text = "Lima protested after Quito expelled two of its diplomats."
    assert likeliest(text, "Quito", "Lima") != likeliest(text, "Lima", "Quito")


def test_texts_asked_about_together_are_answered_as_each_alone():
    some = [asked("Oslo thanked Lima.", "Oslo", "Lima"), asked("Chad shelled a border town in Sudan at dawn.", "Chad", "Sudan")]
    together, alone = load_encoder().shares(some), [load_encoder().shares([one])[0] for one in some]
    for a, b in zip(together, alone, strict=True):
        assert a == pytest.approx(b, abs=1e-3)


def test_nothing_asked_is_nothing_answered():
    assert load_encoder().shares([]) == []


def test_pieces_know_their_party():
    given = asked("Oslo thanked Lima.", "Oslo", "Lima")
    assert list(given.roles) == [NEITHER, ACTOR, NEITHER, RECIPIENT, NEITHER, NEITHER]


@given(st.integers(0, 150), st.integers(0, 150), st.integers(0, 150))
def test_of_a_long_sentence_the_parties_are_read_if_they_stand_within_reach(before, between, after):
    text = f"{'so ' * before}Oslo {'so ' * between}Lima{' so' * after}"
    roles = asked(text, "Oslo", "Lima").roles
    assert len(roles) <= MOST_PIECES + 2
    assert between > MOST_PIECES - 4 or {ACTOR, RECIPIENT} <= set(roles)


def test_a_codebook_of_other_types_has_no_such_opinion(monkeypatch):
    (sentence,) = split(report_from_text("Oslo thanked Lima."))
    sides = ([Span(0, 4)], [Span(13, 17)])
    assert encoder_shares([sentence], *sides, load_codebook())
    monkeypatch.setattr(encoder, "load_encoder", None)  # must not even be loaded for nobody
    assert encoder_shares([sentence], [], [], load_codebook()) == {}
    other = load_codebook(codebook_path(None).parents[3] / "examples" / "sanctions-codebook.toml")
    assert encoder_shares([sentence], *sides, other) == {}


def test_a_tenth_of_the_examples_is_held_out():
    texts = {e.text for e in read_examples(codebook_path(None))}
    assert sum(map(is_held_out, texts)) / len(texts) == pytest.approx(0.1, abs=0.01)


def test_weights_survive_packing():
    weights = np.random.default_rng(0).normal(size=(30, 7)).astype(np.float32)
    held = packed("some", weights)
    assert held["some"].dtype == np.int8
    assert np.abs(unpacked(held, "some") - weights).max() <= np.abs(weights).max() / 127


def test_a_missing_file_says_what_makes_it(tmp_path):
    with pytest.raises(DragomanError, match=r"none\.npz: cannot be read .*run scripts/learn_encoder\.py"):
        load_encoder(tmp_path / "none.npz")


def test_another_model_than_ours_was_trained_on_is_refused(monkeypatch):
    monkeypatch.setattr(encoder, "_DIGEST", "0" * 64)
    with pytest.raises(DragomanError, match="another model than ours was trained on"):
        encoder.package_tensors()


def test_examples_have_parties_to_be_asked_about():
    example = next(e for e in read_examples(codebook_path(None)))
    assert ACTOR in asked_about([(example.text, 0)], *parties_of(example)).roles
