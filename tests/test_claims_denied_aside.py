"""A denial in a relative clause: the report tells the event as its own, only the denier holds that it is not so."""

from dragoman.claims import find_attributions, make_claims
from dragoman.clauses.factuality import factuality_of
from dragoman.language import parse_report
from dragoman.records import Event, Report

TEXT = "The attack, which the group denies carrying out, killed a guard."


def views(text, word):
    report = Report("r", text)
    sentences = parse_report(report)
    sentence = sentences[0]
    token = next(i for i in range(len(sentence)) if sentence.words[i] == word)
    event = Event(
        id="e", report="r", sentence=0, sentence_span=sentence.span, span=sentence.span_of(token, token), text=word,
        act="ASSAULT", type="ASSAULT", factuality=factuality_of(sentence, token),
    )  # fmt: skip
    found = find_attributions(report, sentences)
    stance = {a.id: a.stance for a in found}
    return {stance.get(c.attribution, "own voice"): c.factuality for c in make_claims(report, sentences, [event], found)}


def test_report_asserts_and_group_denies():
    told = views(TEXT, "attack")
    assert told["own voice"].happened
    assert (told["denies"].polarity, told["denies"].certainty) == ("negative", "certain")


def test_what_is_not_denied_is_not_touched():
    assert set(views(TEXT, "killed")) == {"own voice"}
