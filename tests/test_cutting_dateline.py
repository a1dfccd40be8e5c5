"""A dateline is cut off as a piece of its own, and nothing else is."""

from __future__ import annotations

import pytest

from dragoman import code
from dragoman.cutting import dateline_end, split
from dragoman.language import parse_report
from dragoman.reading import report_from_text

DATELINES = (
    "NAIROBI, May 3 (Reuters) -",
    "MAPUTO (AFP) —",
    "Cape Town, South Africa (AP) --",
    "WINDHOEK -",
    "PORT MORESBY, Papua New Guinea —",
    "LUSAKA, Sept. 14, 2019 (Xinhua) -",
    "KIGALI, 4 June (Reuters) –",
    "BOGOTÁ —",
    "LOMÉ, 4 June –",
    "ASUNCIÓN, 4 June (1998) –",
)
NONE = (
    "NATO - an alliance of thirty states - held talks in Oslo.",
    "Zambia (like Malawi) - for once - agreed with the plan.",
    "NATO - Zambia is no member - held talks in Oslo.",
    "UNESCO and Mali - partners for years - signed a protocol.",
    "The minister - Zambian by birth - resigned.",
    "Kenya's talks with Somalia (3 May) - they were brief - failed.",
)


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_is_a_piece_of_its_own(dateline: str) -> None:
    text = f"{dateline} Kenya held talks with Somalia on Tuesday."
    pieces = split(report_from_text(text))
    assert [(s.text, s.zone) for s in pieces] == [
        (dateline, "dateline"),
        ("Kenya held talks with Somalia on Tuesday.", "body"),
    ]
    assert all(text[s.span.start : s.span.end] == s.text for s in pieces)
    assert [s.index for s in pieces] == [0, 1]


@pytest.mark.parametrize("text", NONE)
def test_an_aside_between_dashes_is_no_dateline(text: str) -> None:
    assert dateline_end(text) is None


def test_the_place_of_filing_is_no_party() -> None:
    coding = code("NAIROBI, May 3 (Reuters) - Ethiopian President Taye Atske Selassie met his Djiboutian counterpart on Friday.")
    parties = {p.actor.country for e in coding.events if e.reported for p in (*e.actors, *e.recipients)}
    assert parties == {"ETH", "DJI"}


def test_the_verb_behind_a_dateline_keeps_its_subject() -> None:
    sentences = parse_report(report_from_text("LUSAKA, March 16 (Meridian Wire) - Zambia expelled two diplomats."))
    body = sentences[-1]
    verb = body.words.index("expelled")
    assert [body.words[j] for j in body.children_with(verb, "nsubj")] == ["Zambia"]
