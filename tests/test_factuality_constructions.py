"""Constructions that say it without a word for it: answers turned down, labels, wishes, conditions without "if"."""

import pytest

from dragoman import factuality
from dragoman.records import Span

ROWS = [
    ("The army rejected calls to withdraw from the town.", "withdraw", "certain negative past refusal"),
    ("The king turned down a request to pardon the officers.", "pardon", "certain negative past refusal"),
    ("The council gave the green light for the sale of tanks.", "sale", "possible positive future permission"),
    ("Any attack on the base will be answered.", "attack", "possible positive future condition"),
    ("Until the hostages are freed, no talks will be held.", "freed", "possible positive future condition"),
    ("The deal is conditional on the withdrawal of the tanks.", "withdrawal", "possible positive future condition"),
    ("The army might intervene in case the border is breached.", "breached", "possible positive future condition"),
    ("Whoever opens fire will be arrested.", "opens", "possible positive future condition"),
    ("If only the king had signed!", "signed", "certain negative past counterfactual"),
    ("The junta vowed to retaliate.", "retaliate", "certain positive future threat"),
    ("The junta vowed to rebuild the bridge.", "rebuild", "certain positive future promise"),
    ("The envoy denounced what he called the annexation of the islands.", "annexation", "certain positive past accusation"),
    ("The ferry came close to sinking.", "sinking", "certain negative past asserted"),
    ("Ten years after the invasion, the bridges are still closed.", "invasion", "certain positive past background"),
    ("The town had been shelled for weeks before the truce.", "shelled", "certain positive past background"),
    ("The ministry cast doubt on reports that the pilots had been freed.", "freed", "probable negative past asserted"),
]


@pytest.mark.parametrize(("text", "word", "view"), ROWS, ids=lambda v: v[:24])
def test_construction(text: str, word: str, view: str) -> None:
    start = text.index(word)
    (found,) = factuality(text, [Span(start, start + len(word))])
    assert f"{found.certainty} {found.polarity} {found.time} {found.frame}" == view
