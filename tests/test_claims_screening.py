"""The fast test for sentences that may attribute, and the cost of attribution in a long report."""

from copy import copy

import pytest

from costs import calls
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

    def cost(times: int) -> int:
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
        found = []
        spent = calls(lambda: found.extend(find_attributions(Report("r", text), more)))
        assert len(found) == 40 * times
        return spent

    cost(1)  # fills what is kept from call to call
    assert cost(40) < 8 * cost(5) * 1.3


def test_quotation_of_five_thousand_words_is_one_content():
    text = "The admiral said: “" + ("The harbour will stay shut until the last boat is counted. " * 460).strip() + "”"
    report = Report("r", text)
    (found,) = find_attributions(report, parse_report(report))
    assert len(found.content[0].of(text).split()) == 460 * 11  # words of the quoted sentence
