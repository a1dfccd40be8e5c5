"""Pairing of quotation marks of all typographies."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dragoman.claims.quotations import find_quotations


def quoted(text):
    return [q.span.of(text) for q in find_quotations(text)]


def test_typographies():
    text = "One “two” three \"four\" five «six» seven „acht“ nine ``ten'' and ‘eleven’."
    assert quoted(text) == ["“two”", '"four"', "«six»", "„acht“", "``ten''", "‘eleven’"]


def test_apostrophes_are_no_quotations():
    assert quoted("The rebels’ camp wasn’t the envoy's, nor the ’90s militia's.") == []


def test_outermost_of_nested():
    assert quoted("“He told me, ‘Burn it,’ and left,” she said.") == ["“He told me, ‘Burn it,’ and left,”"]


def test_unclosed_runs_on_only_where_the_next_line_opens():
    text = "“First.\n\n“Second,” he said. “Third. Fourth."
    assert quoted(text) == ["“First.", "“Second,”", "“Third."]
    assert [q.continues for q in find_quotations(text)] == [False, True, False]


@given(st.text(alphabet="ab. ,\n“”\"'‘’«»„`", max_size=120))
def test_quotations_are_ordered_apart_and_within_a_line(text):
    spans = [q.span for q in find_quotations(text)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all("\n" not in s.of(text) for s in spans)
