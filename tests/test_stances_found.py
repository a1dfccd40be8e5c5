"""Who wants, supports, opposes, fears, demands or rejects what."""

from __future__ import annotations

import pytest

from dragoman.actors import find_mentions, load_gazetteer
from dragoman.claims import find_attributions, find_stances
from dragoman.language import parse_report
from dragoman.records import Event, Report, Span, Stance


def found(text: str, events: tuple[Event, ...] = ()) -> list[Stance]:
    report = Report(id="report-x", text=text)
    sentences, gazetteer = parse_report(report), load_gazetteer()
    mentions = find_mentions(report, sentences, gazetteer)
    attributions = find_attributions(report, sentences, mentions, gazetteer)
    return find_stances(report, sentences, mentions, events, attributions, gazetteer)


def told(text: str) -> list[tuple[str, str, str]]:
    return [(s.holder.actor.country, s.attitude, s.target.of(text)) for s in found(text)]


CASES = {
    "Egypt wants Ethiopia to sign a binding treaty on the dam.": ("EGY", "wants", "Ethiopia to sign a binding treaty on the dam"),
    "Tehran does not want the talks to end.": ("IRN", "opposes", "the talks to end"),
    "Kyiv's top priority is the return of deported children.": ("UKR", "prioritises", "the return of deported children"),
    "Among Chad's priorities was the protection of its wells.": ("TCD", "prioritises", "the protection of its wells"),
    "The return of the hostages is a priority for Nepal.": ("NPL", "prioritises", "The return of the hostages"),
    "Beijing is keen on a ceasefire in Myanmar.": ("CHN", "wants", "a ceasefire in Myanmar"),
    "Hungary is against the embargo.": ("HUN", "opposes", "the embargo"),
    "Poland is in favour of a permanent base.": ("POL", "supports", "a permanent base"),
    "Armenia fears that Azerbaijan will attack again.": ("ARM", "fears", "Azerbaijan will attack again"),
    "Vietnam is concerned about Chinese patrols near the reef.": ("VNM", "fears", "Chinese patrols near the reef"),
    "Turkey called on Sweden to extradite the men.": ("TUR", "demands", "Sweden to extradite the men"),
    "London insists on a land corridor.": ("GBR", "demands", "a land corridor"),
    "The Sudanese army ruled out a truce.": ("SDN", "rejects", "a truce"),
    "Norway made the renewal conditional on a pledge by Chile.": ("NOR", "demands", "a pledge by Chile"),
    "Russia linked the renewal of the accord to the lifting of obstacles.": ("RUS", "demands", "the lifting of obstacles"),
    "Iran would free the men in return for the release of its funds.": ("IRN", "demands", "the release of its funds"),
    "What Egypt wants is a binding treaty.": ("EGY", "wants", "a binding treaty"),
    "Jordan insists that Iraq close the camp.": ("JOR", "demands", "Iraq close the camp"),
    "Poland pressed Ukraine to reopen the pipeline.": ("POL", "wants", "Ukraine to reopen the pipeline"),
    "Israel lobbied against the sale of the aircraft.": ("ISR", "opposes", "the sale of the aircraft"),
    "Greece turned down the compromise.": ("GRC", "rejects", "the compromise"),
    "Egypt is unhappy about the filling of the lake.": ("EGY", "opposes", "the filling of the lake"),
    "The plan is opposed by Hungary.": ("HUN", "opposes", "The plan"),
    "It is a move that Germany has long resisted.": ("DEU", "opposes", "a move that Germany has long resisted"),
    "Brussels voiced support for the mission.": ("EUR", "supports", "the mission"),
    "Saudi Arabia is ready to normalise ties with Israel.": ("SAU", "supports", "to normalise ties with Israel"),
    "Qatar hosted the delegations with the aim of ending the siege.": ("QAT", "wants", "ending the siege"),
    "France sent envoys to Niamey to secure the release of its ambassador.": (
        "FRA", "wants", "to secure the release of its ambassador"),
    "“We want our prisoners back,” the Ukrainian foreign minister said.": ("UKR", "wants", "our prisoners back"),
    "A merger could be key in ending the siege of Taiz, something Oman would like to see happen.": (
        "OMN", "wants", "A merger could be key in ending the siege of Taiz"),
}  # fmt: skip


@pytest.mark.parametrize("text", CASES, ids=lambda t: t[:40])
def test_holder_attitude_and_target(text: str) -> None:
    assert CASES[text] in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "If Russia wants a deal, it must withdraw.",
        "Should Japan support the motion, it will pass.",
        "London insists that the corridor is safe.",
        "Chad declined to comment.",
        "The pipeline wants repair.",
    ],
)
def test_no_stance_is_held(text: str) -> None:
    assert told(text) == []


def test_a_condemned_demand_gives_both_stances() -> None:
    assert sorted(told("Seoul rejected Japan's demand for an apology.")) == [
        ("JPN", "demands", "an apology"),
        ("KOR", "rejects", "Japan's demand for an apology"),
    ]


def test_coordinated_purposes_are_told_apart() -> None:
    text = "Algeria convened the meeting in an effort to restore trust and also to weaken the junta."
    assert [(a, t) for _, a, t in told(text)] == [("wants", "to restore trust"), ("wants", "also to weaken the junta")]


def test_such_an_outcome_is_what_the_sentence_before_supposed() -> None:
    text = "If the strait is reopened, exports would double. Oman would welcome such an outcome."
    assert ("OMN", "supports", "exports would double") in told(text)


def test_all_three_governments_are_those_listed_before() -> None:
    text = "Ministers from Rwanda, Congo and Angola met on Monday. All three governments want a truce."
    assert {c for c, attitude, _ in told(text) if attitude == "wants"} == {"RWA", "COD", "AGO"}


def test_what_a_ministry_says_was_discussed_is_a_weak_wish() -> None:
    text = "The Kenyan Foreign Ministry said that the delegations had discussed how to reopen the border."
    (only,) = [s for s in found(text) if "reopen" in s.target.of(text)]
    assert (only.holder.actor.country, only.attitude, only.strength) == ("KEN", "wants", "weak")
    assert only.attribution


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Oman strongly opposes the plan.", "strong"),
        ("Oman opposes the plan.", "medium"),
        ("Oman might oppose the plan.", "weak"),
    ],
)
def test_strength_follows_the_words_beside(text: str, strength: str) -> None:
    assert [s.strength for s in found(text)] == [strength]


def test_events_inside_the_target_are_listed_and_ids_repeat() -> None:
    text = "Egypt wants Ethiopia to sign a treaty."
    start = text.index("sign")
    event = Event("e1", "report-x", 0, Span(0, len(text)), Span(start, start + 4), "sign", "A", "A")
    (only,) = found(text, (event,))
    assert only.events == ("e1",)
    assert [only.id] == [s.id for s in found(text)]
