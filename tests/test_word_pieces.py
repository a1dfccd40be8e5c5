"""Words as a pretrained model reads them."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.word_pieces import UNKNOWN, pieces_of, vocabulary


def read(text: str) -> list[str]:
    """Return the pieces of a text as written in the vocabulary."""
    written = {n: piece for piece, n in vocabulary().items()}
    return [written[p.number] for p in pieces_of(text)]


def test_common_words_are_one_piece_and_signs_stand_alone():
    assert read("The envoy left the airport's hall, angry.") == "the envoy left the airport ' s hall , angry .".split()


def test_rare_words_are_cut_and_keep_the_offsets_of_the_word():
    pieces = pieces_of("a quartermastery")
    assert len(pieces) > 2
    assert {(p.start, p.end) for p in pieces[1:]} == {(2, 16)}


def test_accents_are_dropped():
    assert read("Erdoğan São") == read("erdogan sao")


def test_what_no_piece_covers_is_unknown():
    assert read("\U0001f9ff") == [UNKNOWN]
    assert read("x" * 101) == [UNKNOWN]


@given(st.text(max_size=60))
def test_any_text_is_cut_in_order_with_every_letter_read(text):
    pieces = pieces_of(text)
    assert all(0 <= p.number < len(vocabulary()) for p in pieces)
    assert [p.start for p in pieces] == sorted(p.start for p in pieces)
    assert {c for c in text if c.isalnum() and c.isascii()} <= {c for p in pieces for c in text[p.start : p.end]}
