"""The fast test for sentences that may attribute, and the cost of attribution in a long report."""

import time

import pytest

from dragoman.claims import find_attributions, might_attribute
from dragoman.language import parse_report
from dragoman.records import Report


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied it.",
        "According to the mayor, it rained.",
        "“No.”",
        "He was told to leave.",
        "Critics worried about the price.",
        "The gang allegedly fled.",
        "COLONEL REED: It fell.",
    ],
)
def test_attributing_sentences_pass(text):
    assert might_attribute(text)


@pytest.mark.parametrize("text", ["Snow fell on the pass.", "The river rose overnight.", ""])
def test_plain_sentences_do_not(text):
    assert not might_attribute(text)


def test_cost_grows_in_step_with_length():
    paragraph = "The mayor said the river had risen. “Stay at home,” she told the town. “It will fall.” Boats left.\n\n"
    report = Report("r", paragraph * 20)
    sentences = parse_report(report)

    def seconds(times: int) -> float:
        from copy import copy

        text, more = report.text * times, []
        for n in range(times):
            shift = n * len(report.text)
            for s in sentences:
                t = copy(s)
                t.index = len(more)
                t.span = type(s.span)(s.span.start + shift, s.span.end + shift)
                t.starts = [x + shift for x in s.starts]
                t.ends = [x + shift for x in s.ends]
                more.append(t)
        began = time.process_time()
        assert len(find_attributions(Report("r", text), more)) == 40 * times
        return time.process_time() - began

    seconds(2)
    short, long = min(seconds(10) for _ in range(3)), seconds(80)
    assert long < 8 * short * 3  # linear would be 8; the rest is the clock's noise


def test_quotation_of_five_thousand_words_is_one_content():
    text = "The admiral said: “" + ("The harbour will stay shut until the last boat is counted. " * 460).strip() + "”"
    report = Report("r", text)
    (found,) = find_attributions(report, parse_report(report))
    assert len(found.content[0].of(text).split()) == 460 * 11  # words of the quoted sentence
