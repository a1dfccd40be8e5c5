"""Conditions told by clauses, inversion and phrases, and what only looks like one."""

from __future__ import annotations

import pytest

from dragoman import conditionals


def sides(text: str) -> list[tuple[str, str | None, str | None]]:
    """Return (kind, antecedent, consequent) as words."""
    return [
        (c.kind, c.antecedent.of(text) if c.antecedent else None, c.consequent.of(text) if c.consequent else None)
        for c in conditionals(text)
    ]


CLAUSES = {
    "If Baku reopens the road, Yerevan will return to the table.": (
        "indicative", "If Baku reopens the road", "Yerevan will return to the table"),
    "Yerevan will return to the table if Baku reopens the road.": (
        "indicative", "if Baku reopens the road", "Yerevan will return to the table"),
    "Unless the garrison withdraws by Friday, the shelling will resume, the commander warned.": (
        "unless", "Unless the garrison withdraws by Friday", "the shelling will resume"),
    "Should the parliament reject the treaty, new elections would follow.": (
        "inverted", "Should the parliament reject the treaty", "new elections would follow"),
    "The ministry would close its consulate should the harassment continue.": (
        "inverted", "should the harassment continue", "The ministry would close its consulate"),
    "Were Serbia to recognise the licence plates, tensions would ease overnight.": (
        "inverted", "Were Serbia to recognise the licence plates", "tensions would ease overnight"),
    "Had the monitors been admitted, the massacre might have been prevented.": (
        "counterfactual", "Had the monitors been admitted", "the massacre might have been prevented"),
    "The mediator would have resigned if the parties had not returned.": (
        "counterfactual", "if the parties had not returned", "The mediator would have resigned"),
    "Provided that both armies respect the line, observers can deploy next week.": (
        "indicative", "Provided that both armies respect the line", "observers can deploy next week"),
    "Sudan will sign as long as its debts are forgiven.": (
        "indicative", "as long as its debts are forgiven", "Sudan will sign"),
    "The rebels would lay down their weapons only if amnesty were granted.": (
        "indicative", "only if amnesty were granted", "The rebels would lay down their weapons"),
    "Only when the last prisoner is home will the government lift the siege.": (
        "indicative", "Only when the last prisoner is home", "will the government lift the siege"),
    "Without a mandate from the council, no troops can be sent.": (
        "unless", "Without a mandate from the council", "no troops can be sent"),
    "In the event of a new attack, Poland would invoke Article 4.": (
        "indicative", "In the event of a new attack", "Poland would invoke Article 4"),
    "But for the mediation of Oman, the two navies would have clashed.": (
        "counterfactual", "But for the mediation of Oman", "the two navies would have clashed"),
    "The envoy said that if the corridor stays shut, thousands will starve.": (
        "indicative", "if the corridor stays shut", "thousands will starve"),
    "“If they attack us,” the president said, “we will answer.”": (
        "indicative", "If they attack us", "we will answer"),
    "Peace is possible, the mayor argued, if both militias pull back.": (
        "indicative", "if both militias pull back", "Peace is possible"),
    "If Paris agrees and the others follow, a common debt could be issued within a year.": (
        "indicative", "If Paris agrees and the others follow", "a common debt could be issued within a year"),
    "Even if the truce holds, rebuilding will take years.": (
        "concessive", "Even if the truce holds", "rebuilding will take years"),
}  # fmt: skip


@pytest.mark.parametrize("text", CLAUSES, ids=lambda t: t[:40])
def test_both_sides_are_cut_from_the_sentence(text: str) -> None:
    assert sides(text)[0] == CLAUSES[text]


LOOK_ALIKES = [
    "Reporters asked if the minister would resign.",
    "It is not clear if the convoy reached Aleppo.",
    "The general would not say if the troops had left.",
    "The ministry declined to say if ransom had been paid.",
    "Doubts remain if the elections can be held on time.",
    "The two presidents discussed if and when to meet again.",
    "Western states should do more to help the refugees, the envoy said.",
    "He spoke as if the war were over.",
    "It was one of the largest, if not the largest, exchanges of prisoners since 1995.",
    "Few, if any, of the hostages have been seen alive.",
    "The plan is a good, if costly, one.",
    "Were the talks a success?",
    "Should Europe recognise the new government?",
    "Had the envoy met the rebels before?",
    "Officials had the bridge repaired within a week.",
    "The two leaders met without aides.",
    "The talks could resume without preconditions.",
    "The army was provided with drones by its ally.",
    "The militia has held the town as long as anyone can remember.",
    "In the event, the summit passed without a quarrel.",
]


@pytest.mark.parametrize("text", LOOK_ALIKES, ids=lambda t: t[:40])
def test_look_alikes_are_no_conditions(text: str) -> None:
    assert sides(text) == []


def test_a_wish_has_no_consequent() -> None:
    assert sides("I wish the council had listened to the inspectors.") == [
        ("wish", "I wish the council had listened to the inspectors", None)
    ]
    assert [s[0] for s in sides("If only the generals had stayed in their barracks!")] == ["wish"]


def test_a_counterfactual_statement_is_unrealised_and_no_condition() -> None:
    assert sides("The government should have warned the villagers.") == [
        ("unrealised", "The government should have warned the villagers", None)
    ]


def test_an_empty_text_and_odd_quotation_marks_do_no_harm() -> None:
    assert conditionals("") == []
    for text in ('"If', "If.", "if if if if", "unless “(", "Should", "Had had had", "without", "If " + "a " * 700):
        for found in conditionals(text):
            assert found.antecedent is None or found.antecedent.end <= len(text)
