"""What stands between actors, or between actors and ground."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors import find_mentions, load_gazetteer
from dragoman.claims import find_relations
from dragoman.language import parse_report
from dragoman.records import Relation, Report


def found(text: str) -> list[Relation]:
    report = Report(id="report-x", text=text)
    sentences, gazetteer = parse_report(report), load_gazetteer()
    return find_relations(report, sentences, find_mentions(report, sentences, gazetteer), gazetteer)


def told(text: str) -> list[tuple[str, str, str]]:
    """Return (subject countries, kind, object countries or words)."""
    return [
        ("+".join(p.actor.country for p in r.subjects), r.kind, r.object_text or "+".join(p.actor.country for p in r.objects))
        for r in found(text)
    ]


CASES = {
    "Armenian forces have occupied seven districts since 1994.": ("ARM", "occupies", "seven districts"),
    "The town is under the control of the Houthis.": ("YEM", "holds", "The town"),
    "Donetsk has been under Russian occupation for years.": ("RUS", "occupies", "Donetsk"),
    "Taliban fighters have kept the valley under siege.": ("AFG", "besieges", "the valley"),
    "Israel's occupation of the Golan Heights continues.": ("ISR", "occupies", "the Golan Heights"),
    "Iran backs Hezbollah.": ("IRN", "backs", "LBN"),
    "Hezbollah is backed by Iran.": ("IRN", "backs", "LBN"),
    "Serbia has no diplomatic relations with Kosovo.": ("SRB", "has_no_ties_with", "KOS"),
    "Israel and Lebanon have no diplomatic ties.": ("ISR", "has_no_ties_with", "LBN"),
    "Peru maintains diplomatic relations with Laos.": ("PER", "has_ties_with", "LAO"),
    "Belarus is an ally of Russia.": ("BLR", "allied_with", "RUS"),
    "Moscow and Tehran are allies.": ("RUS", "allied_with", "IRN"),
    "Turkey, a NATO member, bought the missiles.": ("TUR", "member_of", "IGO"),
    "Transnistria, a Russian proxy, has a flag.": ("RUS", "has_proxy", "MDA"),
    "Russia maintains a naval base in Syria.": ("SYR", "hosts_forces_of", "RUS"),
    "US troops are stationed in Niger.": ("NER", "hosts_forces_of", "USA"),
    "Djibouti hosts a Chinese naval base.": ("DJI", "hosts_forces_of", "CHN"),
    "North Korea is under United Nations sanctions.": ("PRK", "under_sanctions_by", "UNO"),
    "US sanctions on Venezuela remain in force.": ("VEN", "under_sanctions_by", "USA"),
    "Russia's war against Ukraine has entered its second year.": ("RUS", "at_war_with", "UKR"),
    "The envoys came from Chad, which is still at war with Libya.": ("TCD", "at_war_with", "LBY"),
    "Iran has isolated Qatar.": ("QAT", "isolated_by", "IRN"),
    "A region rich in copper and cobalt lies beyond the river.": ("", "rich_in", "copper and cobalt"),
}


@pytest.mark.parametrize("text", CASES, ids=lambda t: t[:40])
def test_kind_subject_and_object(text: str) -> None:
    assert CASES[text] in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chad does not control the north.",
        "Chad may occupy the oasis.",
        "Egypt hopes to control the strait.",
        "If Niger controls the oasis, trade will stop.",
        "Rwanda is accused of backing the M23 rebels.",
        "Armenia is no longer at war with Azerbaijan.",
        "Mali will occupy the town.",
    ],
)
def test_what_does_not_stand_is_no_relation(text: str) -> None:
    assert told(text) == []


def test_a_proxy_named_behind_is_that_of_who_stands_before() -> None:
    text = "Chadian troops and the Rapid Support Forces (RSF), their proxy, have kept most of Darfur under occupation."
    kinds = {(kind, subjects) for subjects, kind, _ in told(text)}
    assert ("has_proxy", "TCD") in kinds
    (held,) = [r for r in found(text) if r.kind == "occupies"]
    assert [p.actor.country for p in held.subjects] == ["TCD", "SDN"]
    assert held.object_text == "most of Darfur"
    assert held.evidence.of(text).endswith("under occupation")


def test_since_is_dated_only_where_a_year_is_named() -> None:
    (dated,) = found("Armenian forces have occupied seven districts since 1994.")
    assert dated.since is not None
    assert (dated.since.start, dated.since.end, dated.since.granularity) == (date(1994, 1, 1), date(1994, 12, 31), "year")
    (vague,) = found("Armenian forces have occupied seven districts for years.")
    assert vague.since is not None
    assert (vague.since.text, vague.since.start) == ("years", None)
