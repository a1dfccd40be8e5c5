"""Which sentences are parsed at all."""

import pytest

from dragoman.coding import Coder
from dragoman.language import Sentence, split
from dragoman.reading import report_from_text


@pytest.fixture(scope="module")
def screen():
    return Coder().screen


def _only_sentence(text: str) -> Sentence:
    (sentence,) = split(report_from_text(text))
    return sentence


@pytest.mark.parametrize(
    "text",
    [
        "Villagers blocked the road to the quarry for a third day.",
        "Two companies settled the case out of court.",
        "In spring the airline ended its talks with the pilots.",
        "The old dispute with Halvorsen Shipping was settled in March.",
        "If the dam had held, the harvest would have been saved.",
        "The harvest would have been saved had the dam held.",
        "The dam couldn't have held much longer.",
        "It will be cold tonight unless the wind turns.",
        "If only it were that simple.",
    ],
)
def test_what_may_tell_of_somebody_or_of_what_would_have_been_is_parsed(screen, text):
    assert screen(_only_sentence(text))


@pytest.mark.parametrize(
    "text",
    [
        "The soup needs salt and another hour on a low flame.",
        "It rained from noon to dusk.",
        "The river was low, and the mill stood idle.",
        "The cheese had ripened for three years in a cellar.",
    ],
)
def test_what_tells_of_nobody_is_not(screen, text):
    assert not screen(_only_sentence(text))
