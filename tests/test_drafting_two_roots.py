"""A sentence in which the parser finds two must not stop a draft for ever."""

from __future__ import annotations

from dragoman.drafting.stated_wishes import _way_down
from dragoman.language import parse_report
from dragoman.reading import report_from_text


def test_an_act_in_the_other_of_two_sentences_that_the_parser_ran_together_is_not_what_is_wanted() -> None:
    sentence = parse_report(report_from_text("Chile wants peace and Peru leaves the island."))[0]
    leaves = sentence.lower.index("leaves")
    sentence.attach(leaves, leaves, "ROOT")
    assert _way_down(sentence, leaves, sentence.span) is None
