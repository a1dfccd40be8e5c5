"""The edges of what hangs on a token are those of its subtree, and looked for once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from costs import calls
from dragoman.records import Span
from dragoman.sentence import Sentence


def tree(heads: list[int]) -> Sentence:
    """Return a sentence of which only heads and children are known."""
    children = [[j for j, h in enumerate(heads) if h == i and j != i] for i in range(len(heads))]
    words = ["x"] * len(heads)
    return Sentence(0, Span(0, 0), "", words=words, deps=["dep"] * len(heads), heads=heads, children=children)


@st.composite
def trees(draw: st.DrawFn) -> Sentence:
    """Any tree over up to twelve tokens, crossing branches included."""
    order = draw(st.permutations(range(draw(st.integers(1, 12)))))
    heads = [0] * len(order)
    for n, token in enumerate(order):
        heads[token] = order[draw(st.integers(0, n - 1))] if n else token
    return tree(heads)


@given(trees())
def test_edges_are_those_of_the_subtree(sentence: Sentence) -> None:
    for i in range(len(sentence)):
        assert (sentence.left_edge(i), sentence.right_edge(i)) == (min(sentence.subtree(i)), max(sentence.subtree(i)))


def test_edges_follow_when_a_token_is_hung_elsewhere() -> None:
    sentence = tree([0, 0, 0, 2])
    assert sentence.right_edge(0) == 3
    sentence.attach(2, 1, "prep")
    assert (sentence.left_edge(1), sentence.right_edge(1)) == (1, 3)


def test_edges_are_found_once() -> None:
    chain = tree([max(i - 1, 0) for i in range(400)])
    first = calls(lambda: chain.right_edge(0))
    assert calls(lambda: chain.left_edge(0)) * 20 < first
