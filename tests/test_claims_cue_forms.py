"""Cues of several words, headlines with the speaker at the end, and contents on either side of a quoted phrase."""

import pytest

from dragoman.claims import attributions

CASES = [
    ("He was quick to deny that the bridge had fallen.", "He", "was quick to deny", "that the bridge had fallen"),
    ("The bishop began by saying that the wells were dry.", "The bishop", "began by saying", "that the wells were dry"),
    ("The strike is regarded as a test of her nerve.", "", "is regarded as", "The strike | a test of her nerve"),
    ("The governor was asked about the missing grain.", "", "was asked about", "the missing grain"),
    ("Two ferries seized off Aden: navy spokesman", "navy spokesman", ":", "Two ferries seized off Aden"),
    ("In the view of the bishop, the council betrayed the miners.", "the bishop", "In the view of",
     "the council betrayed the miners"),
    ("He called the vote “a farce,” adding that nobody had counted.", "He", "adding", "that nobody had counted"),
]  # fmt: skip


@pytest.mark.parametrize("text, source, cue, content", CASES)
def test_cue_and_content(text, source, cue, content):
    found = [tuple(" | ".join(s.of(text) for s in part) for part in (a.source, a.cue, a.content)) for a in attributions(text)]
    assert (source, cue, content) in found


@pytest.mark.parametrize("text", ["In view of the floods, the council postponed the vote.", "The hills came in view of us."])
def test_no_view_of_anybody(text):
    assert not attributions(text)
