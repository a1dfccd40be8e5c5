"""Scare quotes, disowned names and loaded words are kept as the outlet's framing; what others are quoted as saying is not."""

from datetime import date

import pytest

from dragoman import code
from dragoman.brief import make_brief
from dragoman.brief.page import brief_as_html
from dragoman.claims import find_attributions, find_framing
from dragoman.language import parse_report
from dragoman.records import Report
from dragoman.store import Provenance, Store

ROWS = [
    ("Seven towns joined the “peace march” of the governor.", [("scare_quotes", "“peace march”")]),
    ("The 'elections' in the two valleys lasted one hour.", [("scare_quotes", "'elections'")]),
    ("The so-called republic printed its own stamps.", [("so_called", "so-called republic")]),
    ("The so-called “republic” printed its own stamps.", [("so_called", "so-called “republic”")]),
    ("Regime troops shelled the mill while the puppet council slept.", [("loaded", "Regime"), ("loaded", "puppet")]),
    ("Occupation forces closed the road.", [("loaded", "Occupation forces")]),
    ("The town was liberated on Friday.", [("loaded", "liberated")]),
    ("The Zionist entity closed the strait.", [("loaded", "entity")]),
]
PLAIN = [
    "The minister called it “a sad day”.",
    "“Enough,” said the bishop.",
    "“The regime will fall,” the exile said.",
    "The exile said the regime would fall.",
    "The word “truce” stands in neither text.",
    "Her film “The River Turns” opens in Beirut.",
    "The sanctions regime ends in June.",
    "The parade ended on Martyrs Square.",
    "The Liberation Army left the town.",
    "A legal entity owns the port.",
    "The crew was named on a list of terrorist organisations.",
]


def framing(text: str) -> list[tuple[str, str]]:
    report = Report("r", text)
    sentences = parse_report(report)
    found = find_framing(report, sentences, find_attributions(report, sentences))
    assert all(f.span.of(text) == f.text for f in found)
    return [(f.kind, f.text) for f in found]


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=lambda v: v[:30] if isinstance(v, str) else "")
def test_framing_is_found(text: str, wanted: list[tuple[str, str]]) -> None:
    assert framing(text) == wanted


@pytest.mark.parametrize("text", PLAIN)
def test_plain_and_attributed_words_are_none(text: str) -> None:
    assert framing(text) == []


def test_framing_reaches_brief_and_store(tmp_path) -> None:  # type: ignore[no-untyped-def]
    coding = code("The so-called republic shelled Kharkiv. Regime troops fled.", published=date(2024, 3, 1), outlet="The Example")
    assert [f.kind for f in coding.framing] == ["so_called", "loaded"]
    store = Store(tmp_path / "store")
    store.write([coding], Provenance("c", "b", "m"))
    assert next(store.codings()).framing == coding.framing
    page = brief_as_html(make_brief([coding]))
    assert "How the outlets put it" in page and "The Example: so-called republic" in page
