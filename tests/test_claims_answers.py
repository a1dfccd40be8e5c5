"""Accusations answered by denials, and denials that leave their recipient to be understood."""

from __future__ import annotations

import pytest

from dragoman import code
from dragoman.claims import disagreements


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(d.kind, d.views) for d in disagreements([code(text)])]


@pytest.mark.parametrize(
    "answer", ["Azerbaijan rejected the accusation.", "Azerbaijan denied the shelling.", "Azerbaijan denied shelling anyone."]
)
def test_accusation_and_denial(answer: str) -> None:
    (only,) = found(f"Armenia accused Azerbaijan of shelling its posts on Sunday. {answer}")
    assert only[0] == "accused"
    assert [view.split(":")[0] for view in only[1]] == ["Armenia accuses", "Azerbaijan denies"]


@pytest.mark.parametrize(
    "text",
    [
        "Armenia accused Azerbaijan of shelling its posts. Georgia denied the shelling.",  # not the accused
        "Armenia accused Azerbaijan of shelling its posts. Azerbaijan denied that the border was closed.",  # another matter
        "Armenia accused Azerbaijan of shelling its posts. Armenia denied the shelling.",
    ],
)
def test_no_answer(text: str) -> None:
    assert [kind for kind, _ in found(text) if kind == "accused"] == []


def test_recipient_left_to_be_understood() -> None:
    (only,) = found("Turkish forces attacked a convoy in Syria on Monday, Syria said. Turkey denied attacking the convoy.")
    assert only == ("happened", ("Syria says: it happened", "Turkey denies: it did not happen"))
