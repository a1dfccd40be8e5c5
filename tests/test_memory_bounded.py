"""What a long stream of ever new words leaves behind is bounded: counted in words and names kept, not in megabytes."""

from itertools import count

import pytest

from dragoman import embedding, language
from dragoman.language import Sentence, load_parser
from dragoman.places.gazetteer import load_places
from dragoman.records import Span

_WORDS_A_TEXT = 6


@pytest.fixture
def stream():
    """Texts whose words nobody has met before."""
    numbers = count()

    def text():
        return " ".join(f"zor{'abcdefghij'[n % 10] * (n // 10 % 7)}k{n}" for n in (next(numbers) for _ in range(_WORDS_A_TEXT)))

    return text


def parsed(text):
    sentence = Sentence(0, Span(0, len(text)), text)
    load_parser().parse([sentence])
    return sentence


def test_spacy_forgets_words_zone_by_zone(stream, monkeypatch):
    monkeypatch.setattr(language, "_REMEMBERED", 5)
    strings = load_parser()._nlp.vocab.strings
    for _ in range(6):
        parsed(stream())  # into a zone of this size
    known = [parsed(stream()) and len(strings) for _ in range(40)]
    assert max(known[20:]) <= max(known[:20]), known


def test_the_store_of_vectors_stays_as_large_as_it_is(stream, monkeypatch):
    monkeypatch.setattr(embedding, "KEPT_WORDS", 30)
    words = load_parser()._fast._words
    words._forget()
    sizes = []
    for _ in range(40):
        parsed(stream())
        sizes.append((len(words._kept), len(words._row_of), len(words._before_space), len(words._at_end)))
        assert words._filled == len(words._row_of) <= 30 + _WORDS_A_TEXT
    words._forget()
    assert max(sizes[20:]) <= max(sizes[:20]), sizes


def test_vectors_of_more_words_than_are_kept_are_right(monkeypatch):
    text = "Envoys from the coast met fishermen near the old customs pier before dawn."
    expected = parsed(text)
    monkeypatch.setattr(embedding, "KEPT_WORDS", 3)
    load_parser()._fast._words._forget()
    again = parsed(text)
    load_parser()._fast._words._forget()
    assert (again.tags, again.heads, again.deps) == (expected.tags, expected.heads, expected.deps)


@pytest.mark.parametrize(
    "cache", [lambda: load_parser()._lemma_of, lambda: load_parser()._kinds_of, lambda: load_places().lookup]
)  # fmt: skip
def test_caches_of_words_are_full_within_ten_thousand_sentences_of_news(cache):
    assert cache().cache_info().maxsize <= 15_000


def test_the_parser_is_loaded_once_whether_or_not_the_default_is_written_out():
    assert load_parser() is load_parser(language.DEFAULT_MODEL) is load_parser(model=language.DEFAULT_MODEL)
