"""Clauses of time that the model reads as phrases, mended in the parse. All sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language import Sentence, load_parser, split
from dragoman.mending import mend_time_clauses
from dragoman.records import Report, Span, make_id


def parsed(text: str) -> Sentence:
    report = Report(id=make_id("report", text), text=text)
    [sentence] = split(report)
    load_parser().parse([sentence])
    return sentence


def subject_of(sentence: Sentence, word: str) -> list[str]:
    verb = sentence.words.index(word)
    return [sentence.words[j] for j in sentence.children_with(verb, "nsubj", "nsubjpass")]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        (
            "Turkish aircraft bombed Kurdish positions in Syria after an explosion in Izmir killed six people.",
            "killed",
            "explosion",
        ),
        ("Police arrested forty students after a march against fuel prices turned violent.", "turned", "march"),
        ("The minister resigned after protesters stormed the parliament in Tbilisi.", "stormed", "protesters"),
        (
            "A day after Greek gunners pounded army positions near Hama, the Finnish president spoke by telephone.",
            "spoke",
            "president",
        ),
    ],
)
def test_the_clause_of_time_has_its_own_subject(text: str, verb: str, subject: str) -> None:
    assert subject_of(parsed(text), verb) == [subject]


def test_a_phrase_of_time_stays_a_phrase() -> None:
    sentence = parsed("The army shelled the town after the talks and killed six people.")
    assert sentence.deps[sentence.words.index("after")] == "prep"
    assert subject_of(sentence, "killed") == []


@given(st.data())
def test_any_parse_stays_a_tree(data: st.DataObject) -> None:
    n = data.draw(st.integers(2, 9))
    words = data.draw(st.lists(st.sampled_from(["after", "shelled", "Hama", ",", "as", "the"]), min_size=n, max_size=n))
    heads = [data.draw(st.integers(0, max(0, i - 1))) for i in range(n)]
    labels = st.sampled_from(["advcl", "prep", "pobj", "mark", "nsubj", "conj", "punct"])
    deps = ["ROOT", *data.draw(st.lists(labels, min_size=n - 1, max_size=n - 1))]
    tags = data.draw(st.lists(st.sampled_from(["VBD", "NN", "IN", "DT"]), min_size=n, max_size=n))
    sentence = Sentence(0, Span(0, 0), "", words=words, lower=[w.lower() for w in words], tags=tags, deps=deps, heads=heads)
    sentence.children = [[j for j in range(1, n) if heads[j] == i] for i in range(n)]
    mend_time_clauses(sentence)
    assert sum(sentence.heads[i] == i for i in range(n)) == 1
    root = next(i for i in range(n) if sentence.heads[i] == i)
    assert sentence.subtree(root) == list(range(n))


@pytest.mark.parametrize(
    ("text", "verb", "to", "thing"),
    [
        ("Norway delivered to Ukraine 14 old tanks.", "delivered", "Ukraine", "tanks"),
        ("The museum has returned to Nigeria some 30 statues.", "returned", "Nigeria", "statues"),
    ],
)
def test_who_gets_something_is_parted_from_what_he_gets(text: str, verb: str, to: str, thing: str) -> None:
    sentence = parsed(text)
    i = sentence.words.index(verb)
    assert [sentence.words[j] for j in sentence.children_with(i, "dobj")] == [thing]
    preposition = sentence.heads[sentence.words.index(to)]
    assert sentence.words[preposition] == "to"
    assert sentence.heads[preposition] == i


def test_a_government_is_parted_from_the_rebels_behind_it() -> None:
    sentence = parsed("The Philippine government and communist rebels agreed to a lasting settlement.")
    assert subject_of(sentence, "agreed") == ["government"]
    assert sentence.heads[sentence.words.index("rebels")] == sentence.words.index("government")
