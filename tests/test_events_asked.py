"""The quick look at a sentence's words passes every signal whose words are there, and few others."""

from __future__ import annotations

import pytest

from dragoman.events.asked import ALL_KINDS, SignalLookup, signals_of
from dragoman.events.candidates import find_candidates
from dragoman.events.phrases import forms
from dragoman.language import Sentence, parse_report
from dragoman.ontology import load_codebook
from dragoman.reading import report_from_text

SENTENCES = [
    "Norland lifted its restrictions on trade with Sudonia after a cease-fire took hold in the border towns.",
    "The army carried out air-strikes on rebel camps and fired rockets at a convoy, killing four soldiers.",
    "Envoys of both states agreed to hold a second round of peace talks next month, and promised aid to refugees.",
]


def parsed(text: str) -> Sentence:
    return parse_report(report_from_text(text))[0]


@pytest.mark.parametrize("text", SENTENCES)
def test_no_signal_passes_whose_words_are_missing(text: str) -> None:
    codebook = load_codebook()
    sentence = parsed(text)
    known = {form for i in range(len(sentence)) for form in forms(sentence, i)}
    lookup = signals_of(codebook)
    words = lookup.words_in(sentence, lookup.known_words(sentence))
    passed = 0
    for lemma, signals in codebook.index.items():
        complete = lookup.complete(lemma, words)
        assert complete == [s for s in signals if all(not asked.isdisjoint(known) for asked in s.asked)]
        passed += len(complete)
    assert 0 < passed < len(codebook.signals) / 2


@pytest.mark.parametrize("text", SENTENCES)
def test_signals_found_do_not_hang_on_the_quick_look(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    codebook = load_codebook()
    sentence = parsed(text)
    quick = find_candidates(sentence, codebook)
    assert quick

    def all_signals(_: SignalLookup, lemma: str, words: object, kinds: tuple[str, ...] = ALL_KINDS, faint: bool = True) -> object:
        return [s for s in codebook.index.get(lemma, ()) if s.kind in kinds and (faint or not s.faint)]

    monkeypatch.setattr(SignalLookup, "complete", all_signals)
    assert find_candidates(sentence, codebook) == quick
