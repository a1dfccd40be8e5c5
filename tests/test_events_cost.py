"""Sentences that tell nothing cost little: counted in calls, once what is kept of words has been looked up."""

from __future__ import annotations

from costs import calls
from dragoman.actors import find_mentions, load_gazetteer
from dragoman.clauses.lexicon import phrase_effects
from dragoman.clauses.phrases import governing_phrases
from dragoman.events import code_events
from dragoman.events.candidates import find_candidates
from dragoman.language import parse_report
from dragoman.ontology import load_codebook
from dragoman.records import Report

IDLE = "The old barn on the green hill was warm and quiet, with hay in the loft and a lamp above the wooden door."


def test_a_sentence_without_triggers_costs_a_few_calls_a_token() -> None:
    codebook, (sentence,) = load_codebook(), parse_report(Report("r", IDLE))
    assert find_candidates(sentence, codebook) == []
    assert calls(lambda: find_candidates(sentence, codebook)) < 2 * len(sentence)


def test_no_parties_are_looked_for_where_nothing_is_told() -> None:
    codebook, gazetteer, report = load_codebook(), load_gazetteer(), Report("r", " ".join([IDLE] * 20))
    sentences = parse_report(report)
    mentions = find_mentions(report, sentences, gazetteer)
    tokens = sum(map(len, sentences))
    assert code_events(report, sentences, mentions, codebook, gazetteer) == []
    assert calls(lambda: code_events(report, sentences, mentions, codebook, gazetteer)) < 2 * tokens


def test_phrases_are_read_word_by_word_only_where_their_words_are() -> None:
    (sentence,) = parse_report(Report("r", "They have had a barn, have seen it, have been there and have slept on the hill."))
    assert governing_phrases(sentence) == {}
    sentence.forget()
    asked = sum(len(phrase_effects().get(lemma, ())) for lemma in sentence.lemmas)
    assert asked > len(sentence)
    assert calls(lambda: governing_phrases(sentence)) < 3 * len(sentence)
