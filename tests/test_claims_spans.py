"""Where source, cue and content begin and end: shared speakers, messages, asides, pronouns, split contents."""

from __future__ import annotations

import pytest

from dragoman.claims import attributions

CASES = [
    # who goes on speaking
    ("The captain said the ferry was safe and promised to show the log.", "The captain", "promised", "to show the log"),
    ("The bishop said the wells were dry, adding that no help had come.", "The bishop", "adding", "that no help had come"),
    ("The bishop said the wells were dry, adding that no help had come.", "The bishop", "said", "the wells were dry"),
    ("The union called on the mayor to resign and said the strike would go on.", "The union", "said", "the strike would go on"),
    ("She said the camp was full but did not say who ran it.", "She", "did not say", "who ran it"),
    ("The envoy said the talks had failed and that the army would march.", "The envoy", "said",
     "the talks had failed and that the army would march"),
    ("The union said it did not think of the chance that the mine could close and predicted that the state would help.",
     "The union", "said", "it did not think of the chance that the mine could close"),
    ("The premier, speaking at a rally in Oran, denied the charge.", "The premier", "denied", "the charge"),
    ("At the mill, Jon Vale, the firm's manager, suggested that the strike was over.", "Jon Vale, the firm's manager",
     "suggested", "that the strike was over"),
    ("The firm confirmed he was on the train via Facebook on Friday.", "The firm", "confirmed", "he was on the train"),
    ("He promised to close the mine, reform the courts and raise wages.", "He", "promised",
     "to close the mine, reform the courts and raise wages"),
    ("The mayor also called on the state to hold an “urgent review“ of the wells and said the governor should resign.",
     "The mayor", "said", "the governor should resign"),
    # whose message it is
    ("The guild issued a statement deploring the raid.", "The guild", "issued a statement deploring", "the raid"),
    ("Students held banners calling the judge a coward.", "Students", "held banners calling", "the judge a coward"),
    # relative clauses
    ("Two clerks who saw the fire said nothing, but a cook who denied the theft was held.", "who", "denied", "the theft"),
    ("The governor praised the nurse, who was born in Oran.", "The governor", "praised", "the nurse"),
    ("The mayor warned of a levy, which would ruin the farms.", "The mayor", "warned of", "a levy, which would ruin the farms"),
    # what is made clear, named, charged, told of
    ("The premier made it clear that the dam would be built.", "The premier", "made it clear", "that the dam would be built"),
    ("The general told the council of the losses.", "The general", "told", "the losses"),
    ("He vowed to stay because the river was rising.", "He", "vowed", "to stay because the river was rising"),
    ("The judge spoke on Monday about the missing files.", "The judge", "spoke on Monday about", "the missing files"),
    ("The mine was praised by the inspector for its pumps.", "the inspector", "was praised by", "for its pumps"),
    ("The mayor still believes that the bridge will hold.", "The mayor", "still believes", "that the bridge will hold"),
    ("Polls showed the party losing ground in the north.", "Polls", "showed", "the party losing ground in the north"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES, ids=[f"{c[2]}: {c[0][:40]}" for c in CASES])
def test_spans_of_one_attribution(text: str, source: str, cue: str, content: str) -> None:
    found = [
        (" ".join(s.of(text) for s in a.source), " ".join(s.of(text) for s in a.cue), [s.of(text) for s in a.content])
        for a in attributions(text)
    ]
    assert any(s == source and c == cue and content in pieces for s, c, pieces in found), found


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ('The ferry, the captain said, "was too old to sail."', ["The ferry", '"was too old to sail."']),
        ("Two clerks were charged with theft.", ["Two clerks", "theft"]),
        ("The story was dismissed as a rumour.", ["The story", "as a rumour"]),
        ('They crossed what the general called "a line of blood".', ["what", '"a line of blood"']),
    ],
)
def test_contents_in_pieces(text: str, pieces: list[str]) -> None:
    assert pieces in [[s.of(text) for s in a.content] for a in attributions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“Three wells were dug this year,” as both towns involved all their trades.",
        "Don't believe them.",
        "Remember that the bridge is old.",
        'The army will continue "to hold the line" in the east.',
        "The envoy spoke with voters outside the hall.",
    ],
)
def test_orders_and_acts_are_no_attributions(text: str) -> None:
    assert attributions(text) == []


def test_curly_quotation_inside_a_straight_one() -> None:
    text = '"He said “never” and left the room," the clerk recalled.'
    assert [[s.of(text) for s in a.content] for a in attributions(text)] == [['"He said “never” and left the room,"']]


def test_turns_of_an_interview() -> None:
    text = "Bille: Who burned the mill?\nOumar: Nobody knows.\nBille: And the barn?\nOumar: The wind did."
    assert [(a.source[0].of(text), a.content[0].of(text)) for a in attributions(text)][-1] == ("Oumar", "The wind did.")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor defended his call to raise the levy.", "his call to raise the levy"),
        ("The envoy confirmed the news to the paper.", "the news"),
        ("The widow voted for Bille, a fisherman from Oran.", "Bille"),
        ("The judge apologised to the family for the delay.", "the delay"),
        ("The general called himself a friend of the miners.", "himself a friend of the miners"),
        ("The clerk said the same of the judge.", "the same of the judge"),
        ("Many see the levy as a trap.", "the levy as a trap"),
        ("Polls found the party losing ground.", "the party losing ground"),
        ("The spokesman dismissed as absurd the claim that the dam had cracked.", "the claim that the dam had cracked"),
        ("Do not sell the mill, the monks begged.", "Do not sell the mill"),
        ("Teachers marched to demand the release of their leader.", "the release of their leader"),
    ],
)
def test_content_of_one(text: str, content: str) -> None:
    assert content in [s.of(text) for a in attributions(text) for s in a.content]


@pytest.mark.parametrize(
    "text",
    ["The council should condemn the raid.", "Criticising the judge is easy.", "The mill was finished.", '<note says="it">'],
)
def test_nobody_says_so(text: str) -> None:
    assert attributions(text) == []
