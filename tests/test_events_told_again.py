"""What was kept back as unlikely is told where it tells once more what is told anyway."""

from dataclasses import replace

import dragoman
from dragoman.events.merging import merge_events, told_again
from dragoman.records import Event, Span

UNLIKELY = "unlikely"


def told_and_kept_back(likelihood: float, sentence: int = 1) -> list[Event]:
    told = dragoman.code("Kenyan soldiers attacked Somali rebels.").events[0]
    span = Span(told.span.start + 100, told.span.end + 100)
    again = replace(
        told, id="again", span=span, sentence=sentence, reported=False, untold=UNLIKELY, likelihood=likelihood, mentions=()
    )
    return [told, again]


def test_a_second_telling_joins_the_first() -> None:
    events = merge_events(told_again(told_and_kept_back(0.4), UNLIKELY, 0.35))
    assert [len(e.mentions) for e in events] == [1]


def test_what_is_too_unlikely_stays_kept_back() -> None:
    events = told_again(told_and_kept_back(0.3), UNLIKELY, 0.35)
    assert [e.reported for e in events] == [True, False]


def test_what_is_told_far_away_is_another_event() -> None:
    events = told_again(told_and_kept_back(0.4, sentence=40), UNLIKELY, 0.35)
    assert [e.reported for e in events] == [True, False]


def test_a_merged_event_is_as_likely_as_its_likelier_telling() -> None:
    told, again = told_and_kept_back(0.99)
    (event,) = merge_events(told_again([told, again], UNLIKELY, 0.35))
    assert event.likelihood == 0.99
