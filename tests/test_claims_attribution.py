"""Source, cue, content, stance and nesting of attributions, on sentences of our own."""

import pytest

from dragoman.claims import find_attributions
from dragoman.language import parse_report
from dragoman.records import Attribution, Report


def coded(text: str, **options: bool) -> list[Attribution]:
    report = Report("r", text)
    return find_attributions(report, parse_report(report), **options)


def parts(text: str, found: Attribution) -> tuple[str, str, str]:
    def words(spans):
        return " · ".join(s.of(text) for s in spans)

    return words(found.source), words(found.cue), words(found.content)


CASES = {
    "that clause, hearer and day left out": (
        "The harbour master told reporters on Friday that the ferry had sunk.",
        ("The harbour master", "told", "that the ferry had sunk"),
        "says",
        "indirect",
    ),
    "speaker after the quotation, which runs on": (
        "“We counted the boats,” said a clerk who asked not to be named. “Two are missing.”",
        ("a clerk who asked not to be named", "said", "“We counted the boats,” · “Two are missing.”"),
        "says",
        "direct",
    ),
    "speaker before the quotation": (
        "The captain shouted: “Lower the flag before noon!”",
        ("The captain", "shouted", "“Lower the flag before noon!”"),
        "says",
        "direct",
    ),
    "speaker amid the content": (
        "The islands, the governor insisted, are not for sale.",
        ("the governor", "insisted", "The islands · are not for sale"),
        "claims",
        "indirect",
    ),
    "content first, without marks": (
        "The dam has burst, villagers said.",
        ("villagers", "said", "The dam has burst"),
        "says",
        "indirect",
    ),
    "according to": (
        "According to two Nordic diplomats, the envoys met in secret.",
        ("two Nordic diplomats", "According to", "the envoys met in secret"),
        "says",
        "indirect",
    ),
    "mixed speech": (
        "The bishop said the truce was “a gift to the whole valley”.",
        ("The bishop", "said", "the truce was “a gift to the whole valley”"),
        "says",
        "mixed",
    ),
    "preposition in the cue": (
        "The council has repeatedly called for new elections.",
        ("The council", "has repeatedly called for", "new elections"),
        "demands",
        "summary",
    ),
    "passive with an agent": (
        "The raid was first reported by a radio station.",
        ("a radio station", "was first reported by", "The raid"),
        "says",
        "summary",
    ),
    "accused by nobody named": (
        "The general has long been accused of selling fuel.",
        ("", "has long been accused", "The general · of selling fuel"),
        "accuses",
        "summary",
    ),
    "adverb alone": (
        "The gang allegedly burned the archive.",
        ("", "allegedly", "The gang · burned the archive"),
        "claims",
        "indirect",
    ),
    "headline with a colon": ("Minister: Bridge is open", ("Minister", ":", "Bridge is open"), "says", "summary"),
    "noun of saying": (
        "The ministry's denial of the report came late.",
        ("The ministry's", "denial of", "the report"),
        "denies",
        "summary",
    ),
    "document as source": (
        "A leaked ledger shows that the mayor paid.",
        ("A leaked ledger", "shows", "that the mayor paid"),
        "says",
        "indirect",
    ),
    "negated cue": (
        "Lima has not confirmed that the ship was hit.",
        ("Lima", "has not confirmed", "that the ship was hit"),
        "does not confirm",
        "indirect",
    ),
    "threat": (
        "The guild threatened to close the mill.",
        ("The guild", "threatened", "to close the mill"),
        "threatens",
        "indirect",
    ),
    "hope, in spite of the lemmatiser": ("The queen hoped to return.", ("The queen", "hoped", "to return"), "hopes", "indirect"),
}  # fmt: skip


@pytest.mark.parametrize("text, expected, stance, quotation", CASES.values(), ids=CASES)
def test_parts_of_one_attribution(text, expected, stance, quotation):
    found = coded(text)
    assert [parts(text, a) for a in found] == [expected]
    assert (found[0].stance, found[0].quotation) == (stance, quotation)


def test_nesting_names_the_parent():
    text = "The agency reported that officials said the minister had denied the claim."
    outer, middle, inner = coded(text)
    assert (outer.parent, middle.parent, inner.parent) == ("", outer.id, middle.id)
    assert [a.source[0].of(text) for a in (outer, middle, inner)] == ["The agency", "officials", "the minister"]


def test_own_wish_inside_own_words_is_no_second_attribution():
    assert len(coded("The envoy said he wanted to go home.")) == 1


def test_what_a_quoted_speaker_reports_is_left_out_unless_asked_for():
    text = "“The admiral said that the fleet would sail,” the pilot recalled."
    assert [a.source[0].of(text) for a in coded(text)] == ["the pilot"]
    assert len(coded(text, inside_quotations=True)) == 2


def test_quotation_over_paragraphs_belongs_to_its_speaker():
    text = "The mayor wrote: “The river is high.\n\n“The bridge will be shut until Monday.\n\n“Stay at home.”"
    (found,) = coded(text)
    assert [s.of(text) for s in found.content] == [
        "“The river is high.",
        "“The bridge will be shut until Monday.",
    ] or len(found.content) == 3


def test_transcript_line_belongs_to_its_speaker():
    text = "COLONEL REED: The bridge has fallen. Nobody was hurt.\nQUESTION: When?"
    found = coded(text)
    assert parts(text, found[0]) == ("COLONEL REED", ":", "The bridge has fallen. Nobody was hurt.")


def test_line_in_capitals_is_read():
    text = "FOREIGN MINISTER SAYS TALKS WITH THE NORTH HAVE FAILED."
    assert parts(text, coded(text)[0])[0] == "FOREIGN MINISTER"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        '"',
        "“ ” " * 50,
        "He said “no",
        '"a" said b, ' * 300,
        "said said said: “",
        "«„“\"''``‘’" * 40,
        ":\n: :\nA: \n",
    ],
    ids=range(9),
)
def test_odd_input_neither_fails_nor_runs_away(text):
    for found in coded(text):
        assert all(0 <= s.start < s.end <= len(text) for s in (*found.source, *found.cue, *found.content))


def test_stray_mark_swallows_no_more_than_its_sentence():
    text = "The envoy said: “We will go. The river rose all night. The town slept on."
    (found,) = coded(text)
    assert found.content[0].of(text) == "“We will go."


def test_same_text_gives_the_same_ids():
    text = "The agency said that the port was shut. “We saw it,” a pilot said."
    assert coded(text) == coded(text)


def test_pronoun_it_means_the_body_that_spoke_last():
    from dragoman.actors import find_mentions, load_gazetteer

    text = "The Pentagon said the base was hit. The two governments must talk, it said."
    report, gazetteer = Report("r", text), load_gazetteer()
    sentences = parse_report(report)
    found = find_attributions(report, sentences, find_mentions(report, sentences, gazetteer), gazetteer)
    assert [a.actor.country for a in found if a.actor] == ["USA", "USA"]


@pytest.mark.parametrize("text", ["| two diplomats | According to | the envoys met in secret |", 'It rose, according to "".'])
def test_according_to_nobody_is_no_attribution(text: str) -> None:
    assert coded(text) == []
