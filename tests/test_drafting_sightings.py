"""Which acts a sentence speaks of, whose they are and who wants them. Everything told in these sentences is invented."""

from __future__ import annotations

import pytest

from dragoman.coding import code
from dragoman.drafting.gathering import gather
from dragoman.drafting.sightings import ANYBODY
from dragoman.drafting.wish import Wish


def wishes(text: str) -> set[tuple[str, bool, str, str]]:
    return {(w.holder, w.wants, w.act, w.owner) for w in _wishes(text)}


def _wishes(text: str) -> list[Wish]:
    return gather([code(text)], False).wishes


def acts(text: str) -> set[tuple[str, bool, str, str]]:
    return {(s.act, s.done, s.owner, s.target) for s in gather([code(text)], False).sightings}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Turkey promised to withdraw its troops from Iraq.", ("withdraw_troops", True, "TUR", "IRQ")),
        ("France demanded an end to the Turkish occupation of Iraq.", ("withdraw_troops", True, "TUR", "IRQ")),
        ("Turkish soldiers will stay in Iraq.", ("withdraw_troops", False, "TUR", "IRQ")),
        ("Egypt and Qatar agreed to restore relations between Egypt and Iran.", ("normalise_relations", True, "EGY", "IRN")),
        ("Egypt wants better Turkish-Iranian relations and the normalisation of Turkish-Iranian ties.",
         ("normalise_relations", True, "TUR", "IRN")),
        ("If Iran is admitted back to the Arab League, Oman would be content.", ("readmit", True, "Arab League", "IRN")),
        ("France threatened to leave the fisheries agreement.", ("keep_agreement", False, "FRA", "")),
        ("Spain signed the fisheries agreement. France refused to extend it.", ("keep_agreement", True, "FRA", "")),
        ("India demanded that the United States lift its sanctions on Iran.", ("lift_sanctions", True, "USA", "IRN")),
        ("Ethiopia promised to fill the reservoir slowly.", ("fill_reservoir", True, "ETH", "")),
        ("Norway called on Iran to allow inspections.", ("inspect", True, "IRN", "")),
        ("Iran is ready to start releasing its prisoners.", ("release_prisoners", True, "IRN", "")),
        ("Egypt pressed both governments to sign the agreement.", ("make_agreement", True, ANYBODY, "")),
        ("Spain has kept measures against Italy in force. Italy demands that they be lifted.",
         ("lift_restrictions", True, "ESP", "")),
        ("France's inquiry goes on. Spain wants the inquiry closed.", ("close_inquiry", True, "FRA", "")),
        ("Norway suspended the end of its fisheries agreement.", ("keep_agreement", True, "NOR", "")),
        ("Turkey promised to help Ukraine export its grain.", ("let_exports_through", True, "TUR", "")),
        ("Ships are inspected by teams from Turkey and Ukraine.", ("check_ships", True, "UKR", "")),
        ("Peru demanded that Chile prevent the sale of the railway.", ("sell_railway", False, "CHL", "")),
    ],
)  # fmt: skip
def test_an_act_is_found_with_its_owner_and_target(text: str, found: tuple[str, bool, str, str]) -> None:
    assert found in acts(text)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Egypt wants Turkey to withdraw its troops from Iraq.", ("EGY", True, "withdraw_troops", "TUR")),
        ("Egypt opposes the withdrawal of Turkish troops from Iraq.", ("EGY", False, "withdraw_troops", "TUR")),
        ("Egypt wants the Turkish occupation of Iraq to end.", ("EGY", True, "withdraw_troops", "TUR")),
        ("Iraq demanded that Turkey end its occupation of the north.", ("IRQ", True, "withdraw_troops", "TUR")),
        ("Turkey said that it will not withdraw its troops.", ("TUR", False, "withdraw_troops", "TUR")),
        ("France refused to extend the agreement.", ("FRA", False, "keep_agreement", "FRA")),
        ("The French government saw no reason to extend the agreement.", ("FRA", False, "keep_agreement", "FRA")),
        ("Spain wants the agreement extended.", ("ESP", True, "keep_agreement", "")),
        ("India urged the United States to lift the sanctions on Iran.", ("IND", True, "lift_sanctions", "USA")),
        (
            "Norway made the renewal of the treaty conditional on the lifting of French sanctions.",
            ("NOR", True, "lift_sanctions", "FRA"),
        ),
        (
            "Chile would release the prisoners only in exchange for the lifting of Peruvian sanctions.",
            ("CHL", True, "lift_sanctions", "PER"),
        ),
        ("What Chile wants is the lifting of Peruvian sanctions.", ("CHL", True, "lift_sanctions", "PER")),
        ("Iran insists that Norway lift its sanctions.", ("IRN", True, "lift_sanctions", "NOR")),
        ("Kenya urged Sudan not to close the border.", ("KEN", True, "open_passage", "SDN")),
        ("Kenya complained that Sudan was still blocking the border.", ("KEN", True, "open_passage", "SDN")),
        (
            "A Turkish withdrawal was out of the question, the Turkish Defence Ministry said.",
            ("TUR", False, "withdraw_troops", "TUR"),
        ),
        (
            "Greece proposed a treaty. The Turkish Defence Ministry said that Turkey will sign nothing.",
            ("TUR", False, "make_agreement", "TUR"),
        ),
        ("Norway offered to lift its sanctions if Iran released the prisoners.", ("NOR", True, "release_prisoners", "IRN")),
        ("Iraq demanded the withdrawal of every foreign force from its territory.", ("IRQ", True, "withdraw_troops", ANYBODY)),
    ],
)
def test_a_wish_has_its_holder_and_its_direction(text: str, wish: tuple[str, bool, str, str]) -> None:
    assert wish in wishes(text)
    assert (wish[0], not wish[1], *wish[2:]) not in wishes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Turkey rejects the word occupation.",
        "Egypt reported that Turkey had withdrawn its troops.",
        "The two governments shall recognise each other, according to the text of Norway.",
        "An analyst thinks that Turkey could withdraw its troops from Iraq.",
    ],
)
def test_nobody_is_given_a_wish_that_is_not_told(text: str) -> None:
    assert wishes(text) == set()


def test_a_condition_of_its_own_binds_a_wish() -> None:
    (bound,) = [w for w in _wishes("Iraq refuses to meet Turkey unless Turkish troops leave the north.") if w.given]
    assert (bound.holder, bound.act, bound.wants) == ("IRQ", "meet", False)
    assert bound.given is not None and (bound.given[0], bound.given[1], bound.given[3]) == ("withdraw_troops", "TUR", False)


def test_a_promise_denied_in_the_same_report_is_contested() -> None:
    text = (
        "A newspaper in Baghdad reported that Turkey had agreed to withdraw its forces from Iraq. "
        "“No withdrawal was promised,” a Turkish official said."
    )
    assert any(e.contested for w in _wishes(text) if w.basis == "promised" for e in w.evidence)


def test_who_announced_a_thing_and_is_asked_to_think_again_meets_a_wish_against_it() -> None:
    told = wishes("Norway announced that it would leave the fisheries agreement. Spain asked Norway to reconsider.")
    assert ("ESP", True, "keep_agreement", "NOR") in told


def test_a_bare_refusal_is_of_what_was_asked_just_before() -> None:
    told = wishes("Germany demands that Peru lift its sanctions on Chile. Peru refuses.")
    assert ("PER", False, "lift_sanctions", "PER") in told


def test_it_is_what_was_named_last() -> None:
    told = wishes("The ship reached the pipeline. Poland wants it stopped.")
    assert {(h, w, a) for h, w, a, _ in told} == {("POL", False, "build_project")}


def test_a_proposal_turned_down_is_the_refuser_s_own_wish_and_its_own_denial_does_not_contest_it() -> None:
    (wish,) = _wishes("Chile rejected the demand that it withdraw its troops from the border.")
    assert (wish.holder, wish.wants, wish.act, wish.evidence[0].contested) == ("CHL", False, "withdraw_troops", "")
