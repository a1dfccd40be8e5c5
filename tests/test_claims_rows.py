"""Who says so and whether it happened, on the sentences that the rules were developed on (claims_rows.txt)."""

from pathlib import Path

import pytest
from benchmarks.claims_check import answer, same_words

LINES = (Path(__file__).parent / "claims_rows.txt").read_text("utf-8").splitlines()
ROWS = [tuple(p.strip() for p in line.split("|")) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize("text, word, source, stance, view", ROWS, ids=[f"{r[1]}: {r[0]}" for r in ROWS])
def test_row(text, word, source, stance, view):
    start = text.rindex(word)
    asked = None if source == "-" else source
    found = answer({"text": text, "event": [start, start + len(word)], "source": asked})
    assert f"{found['certainty']} {found['polarity']} {found['time']} {found['frame']}" == view
    if asked:
        assert found["source"] and same_words(found["source"], asked)
        assert found["cue_stance"] == stance
