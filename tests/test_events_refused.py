"""What an actor will not do is refused, whatever the verb; a particle that governs a noun is a preposition."""

import pytest

from dragoman.events.relating import relate
from dragoman.records import Span


def between(text, actor, recipient):
    spans = [[Span(text.index(p), text.index(p) + len(p))] for p in (actor, recipient)]
    return relate(text, *spans, second_opinion=False)


@pytest.mark.parametrize(
    "text",
    ["Lima would not part with the papers that Quito covets.", "Lima will never squeeze itself into a league with Quito."],
)
def test_what_will_not_be_done_is_refused(text):
    answer = between(text, "Lima", "Quito")
    assert (answer.type, answer.rule) == ("REJECT", "what somebody says he will not do is refused")


def test_what_others_will_not_do_is_no_refusal_of_the_actor():
    text = "Lima said that Bolivia would not part with the papers of Quito."
    assert between(text, "Lima", "Quito").rule != "what somebody says he will not do is refused"


def test_a_particle_that_governs_a_noun_is_a_preposition():
    answer = between("Unicef called on warring sides in Yemen to stop recruiting boys.", "Unicef", "warring sides")
    assert answer.type == "REQUEST"
