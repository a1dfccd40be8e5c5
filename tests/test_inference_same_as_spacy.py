"""The faster runner of the pipeline's weights gives spaCy's own tags and trees."""

import pytest

from dragoman import embedding, inference
from dragoman.inference import fast_pipeline
from dragoman.language import load_parser

TEXTS = [
    "The envoy of Norland said on Monday that both sides had agreed to hold talks in the harbour town.",
    "Talks failed.",
    "“We won't wait,” she warned; her ministers, however, didn't say what they'd do if the bridge stayed shut.",
    "",
    "Rebels who hold the pass fired rockets at a convoy,  killing four soldiers and wounding dozens more, officials said.",
    "12 !!",
    "We cannot say who gonna come to NATO's iPhone-less McDonald hall in dont know where.",
    " It's  8 p.m.\tin the\u00a0U.N. camp: can't\nhe (the envoy's aide) wait till 9a.m. :) ... or don't?  ",
]


LIFTED = "But what will the talks be like a year from now?"


class _Counter:
    """Reads every document as another number."""

    def __init__(self):
        self.seen = 0

    def __call__(self, doc, labels):
        self.seen += 1
        return self.seen


def by_spacy(nlp, docs):
    labels = inference.Labels(nlp.vocab.strings)
    return [inference.read_doc(doc, labels) for doc in docs]


@pytest.fixture(scope="module")
def nlp():
    return load_parser()._nlp


def test_same_tags_and_trees_as_spacy(nlp, monkeypatch):
    monkeypatch.setattr(inference, "_TOKENS_A_BATCH", 25)
    fast = fast_pipeline(nlp)
    expected = by_spacy(nlp, nlp.pipe(TEXTS))
    assert fast(TEXTS) == expected
    assert fast(TEXTS) == expected, "words met before"


def test_a_word_lifted_over_a_crossing_line_goes_back_under_its_head(nlp):
    fast = fast_pipeline(nlp)
    (parse,) = fast([LIFTED])
    assert parse.heads[1] == 6, "what ... like"
    assert [parse] == by_spacy(nlp, [nlp(LIFTED)])


def test_a_sentence_given_as_words_is_parsed_as_by_spacy(nlp):
    from spacy.tokens import Doc

    words = [*TEXTS[0].removesuffix(".").split(), "."]
    assert [fast_pipeline(nlp).parse_words(words)] == by_spacy(nlp, [nlp(Doc(nlp.vocab, words=words))])


def test_spacy_works_out_of_new_words_only_what_is_used(nlp):
    assert fast_pipeline(nlp) is not None
    assert len(nlp.vocab.lex_attr_getters) == 6  # norm, prefix, suffix, shape, white space, function word
    assert nlp.vocab["whereupon"].is_stop
    assert nlp.vocab["  "].is_space


def test_a_full_store_of_words_is_emptied(nlp, monkeypatch):
    monkeypatch.setattr(embedding, "KEPT_WORDS", 10)
    fast = fast_pipeline(nlp)
    for text in TEXTS:
        assert fast([text]) == by_spacy(nlp, [nlp(text)])
        assert len(fast._words._row_of) <= 40


def test_another_architecture_is_left_to_spacy():
    import spacy

    assert fast_pipeline(spacy.blank("en")) is None


def test_words_forgotten_between_groups_change_nothing(monkeypatch):
    from dragoman import language
    from dragoman.language import Sentence
    from dragoman.records import Span

    def coded():
        sentences = [Sentence(n, Span(0, len(t)), t) for n, t in enumerate(TEXTS * 3)]
        for sentence in sentences:
            load_parser().parse([sentence])
        return [(s.words, s.tags, s.deps, s.heads, s.lemmas) for s in sentences]

    expected = coded()
    monkeypatch.setattr(language, "_REMEMBERED", 4)
    assert coded() == expected


def test_a_runner_that_disagrees_is_not_trusted(nlp, monkeypatch):
    monkeypatch.setattr(inference, "read_doc", _Counter())
    assert fast_pipeline(nlp) is None


def test_a_spacy_that_keeps_its_states_elsewhere_is_left_to_itself(nlp, monkeypatch):
    def gone(self, docs, vectors):
        raise AttributeError("init_batch")

    monkeypatch.setattr(inference._Trees, "__call__", gone)
    assert fast_pipeline(nlp) is None
