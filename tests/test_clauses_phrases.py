"""Phrases of several words: what happens to the event behind them, and who says what follows."""

import pytest

from dragoman import attributions, factuality


def _view(text: str, word: str) -> str:
    start = text.index(word)
    (view,) = factuality(text, [(start, start + len(word))])
    return f"{view.certainty} {view.polarity} {view.frame}"


@pytest.mark.parametrize(
    "text, word, view",
    [
        ("The clerk saw fit to burn the ledger.", "burn", "certain positive asserted"),
        ("The clerk was in no position to burn the ledger.", "burn", "certain negative asserted"),
        ("The clerk thought better of burning the ledger.", "burning", "certain negative asserted"),
        ("The clerk went so far as to burn the ledger.", "burn", "certain positive asserted"),
        ("The king turned a deaf ear to pleas for a pardon.", "pardon", "certain negative refusal"),
        ("The mayor poured cold water on the claim that the pier had burned.", "burned", "certain negative asserted"),
        ("The mayor made no secret of the fact that the pier had burned.", "burned", "certain positive asserted"),
    ],
)
def test_phrase_governs_the_event(text: str, word: str, view: str) -> None:
    assert _view(text, word) == view


@pytest.mark.parametrize(
    "text, cue, stance",
    [
        ("The mayor let it be known that the pier would close.", "let it be known", "says"),
        ("The mayor let slip that the pier would close.", "let slip", "leaks"),
        ("The mayor poured cold water on the claim that the pier had burned.", "poured cold water on", "denies"),
        ("The mayor took the optimistic view that the pier would last.", "took the optimistic view", "believes"),
    ],
)
def test_phrase_is_a_cue(text: str, cue: str, stance: str) -> None:
    found = [(a.source[0].of(text), a.cue[0].of(text), a.stance) for a in attributions(text) if a.source]
    assert ("The mayor", cue, stance) in found


@pytest.mark.parametrize("opening", ["Only if the rain stops", "Not until the rain stops", "Only when the rain stops"])
def test_condition_before_an_inverted_main_clause(opening: str) -> None:
    assert _view(f"{opening} will the ferry sail.", "stops") == "possible positive condition"
