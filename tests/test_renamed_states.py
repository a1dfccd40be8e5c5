"""Training texts in which other states stand for those they name."""

import random
import sys
from pathlib import Path

import pytest

from dragoman.records import Span

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
from renamed_states import renamed, states


def spans(text: str, *parties: str) -> list[list[Span]]:
    return [[Span(text.index(p), text.index(p) + len(p))] for p in parties]


@pytest.mark.parametrize("seed", range(5))
def test_a_party_keeps_its_words_and_gets_another_state(seed):
    random.seed(seed)
    text = "The president of Peru met Chilean miners in Santiago."
    new, sides = renamed(text, spans(text, "The president of Peru", "Chilean miners"))
    actor, recipient = (new[s.start : s.end] for (s,) in sides)
    of_words, _ = states()
    assert actor.startswith("The president of ") and of_words[actor.removeprefix("The president of ")][1] == "name"
    assert recipient.endswith(" miners") and of_words[recipient.removesuffix(" miners")][1] == "adjective"
    assert " met " in new and new.endswith(".")


def test_one_state_stays_one_state():
    random.seed(1)
    new, _ = renamed("Chad thanked Mali, and Mali thanked Chad.", [])
    first, second = new.split(", and ")
    assert first.split(" thanked ") == second.removesuffix(".").split(" thanked ")[::-1]


def test_a_text_without_states_stays_as_it_is():
    text = "The mayor thanked the nurses."
    assert renamed(text, spans(text, "The mayor", "the nurses")) == (text, spans(text, "The mayor", "the nurses"))
