"""Verbs that the model takes for nouns or participles, read again as verbs. All sentences are invented."""

from __future__ import annotations

import pytest

from dragoman.language import Sentence, load_parser, split
from dragoman.records import Report, make_id


def parsed(text: str) -> Sentence:
    report = Report(id=make_id("report", text), text=text)
    [sentence] = split(report)
    load_parser().parse([sentence])
    return sentence


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("A Danish court jailed for life a Chadian trader who had armed the rebels.", "jailed", "court"),
        ("Orphans of the drowned sailors petitioned King Mulele III for a pension.", "petitioned", "Orphans"),
        ("Ghanaian soldiers swooped on a farmhouse in Bawku before dawn.", "swooped", "soldiers"),
        ("South Sudanese rebels called for President Salva Kiir to resign, saying he had failed.", "called", "rebels"),
    ],
)  # fmt: skip
def test_a_verb_gets_its_subject(text: str, verb: str, subject: str) -> None:
    sentence = parsed(text)
    at = sentence.words.index(verb)
    assert sentence.is_verb(at) and sentence.deps[at] == "ROOT"
    assert [sentence.words[j] for j in sentence.children_with(at, "nsubj")] == [subject]


@pytest.mark.parametrize(
    "text",
    [
        "A truce in Sudan, brokered in Jeddah by two envoys.",  # a caption
        "Soldiers trained by Kenya.",
    ],
)
def test_a_caption_stays_without_verb(text: str) -> None:
    sentence = parsed(text)
    assert all(sentence.tags[i] != "VBD" for i, label in enumerate(sentence.deps) if label == "ROOT")
