"""Lists that the model breaks, mended in the parse, so that all their members do what is told. All sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language import Sentence
from dragoman.list_mending import mend_broken_lists
from dragoman.records import Span
from told import by_country, by_name


@pytest.mark.parametrize(
    ("text", "type_", "actors"),
    [
        ("The envoy met with the president and Senate leaders on Friday.", "CONSULT", {"envoy", "president", "Senate leaders"}),
        (
            "Forty former Navy secretaries, Army generals and other notables urged the king to resign.",
            "REQUEST",
            {"Forty former Navy secretaries", "Army generals", "other notables"},
        ),
    ],
)
def test_every_member_acts(text: str, type_: str, actors: set[str]) -> None:
    [(told, doers, _)] = by_name(text)
    assert (told, set(doers)) == (type_, actors)


def test_a_list_behind_and_belongs_to_the_next_verb() -> None:
    told = by_country("Two days later India tested two devices under the desert, and Peru, Japan and Germany cut off aid.")
    assert ("COERCE", {"PER", "JPN", "DEU"}, set()) in told


def test_a_list_before_its_verb_is_no_apposition() -> None:
    told = by_name("Serbia held a vote, which the socialist opposition, the bishops of Vojvodina and much of the army boycotted.")
    assert [len(actors) for _, actors, _ in told] == [2]


def test_who_stands_behind_a_second_by_acts_too() -> None:
    told = by_name("The strikers were endorsed by the nurses' association and by the farm bureau.")
    assert [(type_, set(actors)) for type_, actors, _ in told] == [("SUPPORT", {"association", "farm bureau"})]


def test_which_means_the_last_of_two_names() -> None:
    told = by_country("Traders fear the dispute between Peru and Chile, which imposed tariffs on Peruvian goods on June 1.")
    assert ("COERCE", {"CHL"}, {"PER"}) in told


def test_a_trade_war_is_no_assault() -> None:
    assert by_name("A trade war between the U.S. and China cost Chile its harvest.") == []


def test_an_ambush_told_beside_its_dead_tells_who_killed() -> None:
    told = by_name("Four constables were shot dead and two are missing after bandits mounted an ambush on a patrol in Kenya.")
    assert ("ASSAULT", ["bandits"], ["Four constables"]) in told


@given(st.data())
def test_any_parse_stays_a_tree(data: st.DataObject) -> None:
    n = data.draw(st.integers(2, 9))
    words = data.draw(st.lists(st.sampled_from(["and", "Hama", ",", "the", "which", "by", "met"]), min_size=n, max_size=n))
    heads = [data.draw(st.integers(0, max(0, i - 1))) for i in range(n)]
    labels = st.sampled_from(["nmod", "appos", "nsubj", "dobj", "conj", "relcl", "cc", "det", "pobj", "agent"])
    deps = ["ROOT", *data.draw(st.lists(labels, min_size=n - 1, max_size=n - 1))]
    tags = data.draw(st.lists(st.sampled_from(["VBD", "NN", "NNS", "NNP", "IN", "DT"]), min_size=n, max_size=n))
    sentence = _sentence(words, tags, deps, heads)
    mend_broken_lists(sentence)
    for i in range(n):
        seen, at = {i}, i
        while sentence.heads[at] != at:
            at = sentence.heads[at]
            assert at not in seen
            seen.add(at)


def _sentence(words: list[str], tags: list[str], deps: list[str], heads: list[int]) -> Sentence:
    text = " ".join(words)
    sentence = Sentence(0, Span(0, len(text)), text)
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    sentence.words, sentence.lower, sentence.lemmas = words, [w.lower() for w in words], [w.lower() for w in words]
    sentence.tags, sentence.deps, sentence.heads = tags, deps, heads
    sentence.starts, sentence.ends = starts, [s + len(w) for s, w in zip(starts, words, strict=True)]
    sentence.children = [[j for j in range(len(words)) if heads[j] == i and j != i] for i in range(len(words))]
    sentence.parsed = True
    return sentence
