"""A refusal is told as a refusal, not as a refusal that did not happen."""

from __future__ import annotations

from dragoman import code
from dragoman.brief.wording import claim_words, event_words, view_words


def test_a_refused_act_is_what_did_not_happen() -> None:
    event = next(e for e in code("Zambia will not meet Malawi's envoys in Lilongwe.").events if e.reported)
    assert event.type != event.act
    assert view_words(event) == f"the act, {event.act}: did not happen, future"
    assert event_words(event).endswith(f"[{view_words(event)}]")


def test_a_refusal_that_somebody_tells_is_no_denied_refusal() -> None:
    coding = code("Zambian President Hakainde Hichilema said that he would not meet Malawi's envoys.")
    events = {e.id: e for e in coding.events}
    told = [claim_words(c, events[c.event]) for c in coding.claims if events[c.event].type != events[c.event].act]
    assert told and not any("not:" in words for words in told)


def test_a_plain_denial_keeps_its_not() -> None:
    coding = code("Malawi denied that it had attacked Zambia.")
    events = {e.id: e for e in coding.events}
    assert any("not:" in claim_words(c, events[c.event]) for c in coding.claims)


def test_a_state_that_is_only_inferred_is_marked() -> None:
    event = next(e for e in code("Two Danish journalists were arrested in Niger.").events if e.reported)
    assert "Niger (by the place)" in event_words(event)
