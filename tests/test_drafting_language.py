"""Language that drafts must not stumble over: namesakes of acts, rows of requests, movements, waiting. All of it is invented."""

from __future__ import annotations

import pytest

from dragoman.coding import code
from dragoman.drafting import draft
from dragoman.drafting.gathering import Found, gather


def found(text: str) -> Found:
    return gather([code(text)], False)


def wishes(text: str) -> set[tuple[str, bool, str, str]]:
    return {(w.holder, w.wants, w.act, w.owner) for w in found(text).wishes}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The Chilean army has gone on hunting its enemies.", "withdraw_troops"),
        ("Peru and Chile made a deal that is to end a war.", "keep_agreement"),
        ("UN Secretary-General Ban Ki-moon spoke to Peru.", "lift_restrictions"),
        ("Peru's army had left before Chile came.", "cede_ground"),
        ("Chile and Peru promised to meet again.", "carry_out_agreement"),
        ("Chile will pay a heavy price.", "repay_debt"),
    ],
)
def test_words_of_an_act_in_another_sense_are_no_act(text: str, act: str) -> None:
    assert act not in {s.act for s in found(text).sightings}


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Peru asked the council for an inquiry, for money and for an end to the Chilean blockade of Arica.",
         ("PER", True, "lift_blockade", "CHL")),
        ("Peru demands that it be allowed to take part in the elections.", ("PER", True, "take_part_in_elections", "PER")),
        ("Peru insists on talks with Chile.", ("PER", True, "support_talks", "")),
        ("Peru called on the Farc to cease fire. The rebels refused to cease fire.",
         ("Revolutionary Armed Forces of Colombia", False, "cease_fire", "Revolutionary Armed Forces of Colombia")),
        ("Nothing will be signed until Chile releases the prisoners, a Peruvian minister said.",
         ("PER", True, "release_prisoners", "CHL")),
        ("Peru would like to talk. Its ministers offered an amnesty.", ("PER", True, "grant_amnesty", "PER")),
        ("Peru wants Chile to free the captives. Chile's government called that blackmail.",
         ("CHL", False, "release_prisoners", "CHL")),
    ],
)  # fmt: skip
def test_a_wish_is_read_in_a_longer_sentence(text: str, wish: tuple[str, bool, str, str]) -> None:
    assert wish in wishes(text)


def test_what_is_called_the_deployment_is_of_the_last_one_named_who_can_end_it() -> None:
    text = (
        "Chile withdrew its troops from Bolivia in May. Peru promised to withdraw its troops too. "
        "Peruvian soldiers stay in Bolivia. Chile wants the deployment to end."
    )
    assert ("CHL", True, "withdraw_troops", "PER") in wishes(text)
    assert ("CHL", True, "withdraw_troops", "CHL") not in wishes(text)


def test_of_two_sides_one_asks_the_other_and_the_file_says_that_this_is_inferred() -> None:
    text = "Chile and Peru met. Peru demands compensation. Chile thanked Peru. Chile wants talks with Peru."
    (wish,) = [w for w in found(text).wishes if w.act == "pay_compensation"]
    assert (wish.holder, wish.owner) == ("PER", "CHL")
    assert "of whom is not said" in wish.evidence[0].how
    third = text + " Bolivia spoke. Bolivia left. Bolivia came back. Bolivia saw Peru."
    assert {w.owner for w in found(third).wishes if w.act == "pay_compensation"} == {""}


def test_what_is_asked_to_stop_goes_on_today() -> None:
    made = draft(
        [code("Peru demands that Chile stop financing the insurgents. Chile rejects the demand. Peru has closed its ports.")]
    )
    (option,) = [o for o in made.options if o.act == "back_fighters"]
    assert option.taken and "stop" in option.why


def test_what_is_stated_and_what_is_inferred_are_told_apart() -> None:
    text = "Peru imposed sanctions on Chile. Chile demands that Peru open the border. Peru demands that Chile pay its debt."
    made = draft([code(text)])
    told = {(s.holder, s.option.act): s.basis for s in made.statements}
    assert told["CHL", "open_passage"] == "stated"
    assert told["PER", "lift_sanctions"] == "by conduct"
    assert told["CHL", "lift_sanctions"] == "by its effect"
    assert "inferred from what the act does to it" in made.toml()
    assert "by its effect" not in {s.basis for s in draft([code(text)], conduct=False).statements}
