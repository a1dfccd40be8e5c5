"""Text that is cut off, lacks words or has them out of order is coded like any other: nothing in it may stop a whole run."""

import random

import pytest

from dragoman.coding import code
from dragoman.events.checking import read_examples
from dragoman.ontology import codebook_path

ENDS = ("not", "or not", "and", "of", "by", "to", '"', "(", "—", "without", "never", "for", "who", "or else", "failing", "than", "'s")


def _mangled(text: str, others: list[str], chance: random.Random) -> str:
    words = text.split()
    cut = chance.randrange(len(words))
    head, tail = words[:cut], words[cut:]
    match chance.randrange(6):
        case 0:
            words = head or tail
        case 1:
            words = tail
        case 2:
            words = head + tail[1:]
        case 3:
            words = [*head, chance.choice(ENDS)]
        case 4:
            words = head + chance.choice(others).split()[: cut + 1]
        case _:
            chance.shuffle(words)
    return " ".join(words).rstrip(".,") + chance.choice(("", ".", "\n"))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_mangled_sentences_are_coded_without_a_crash(seed: int) -> None:
    chance = random.Random(seed)
    texts = [example.text for example in read_examples(codebook_path(None))]
    for _ in range(12):
        text = " ".join(_mangled(chance.choice(texts), texts, chance) for _ in range(4))
        coding = code(text)
        assert all(e.span.of(text) == e.text for e in coding.events), text


@pytest.mark.parametrize(
    "text",
    [
        "Chad would not say whether Mali had attacked it or not",
        "Ghana's army is deciding whether to attack the rebels, but not",
        "An envoy of",
        "Chad freed the president of",
    ],
)
def test_sentences_that_end_in_a_little_word_are_coded(text: str) -> None:
    assert code(text).report.text == text
