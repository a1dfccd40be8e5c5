"""Acts of many kinds of negotiation, told as facts or asked for, and whose they are. Everything told here is invented."""

from __future__ import annotations

import pytest

from dragoman.coding import code
from dragoman.drafting.gathering import Found, gather


def found(text: str) -> Found:
    return gather([code(text)], False)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Peru has begun withdrawing its soldiers from Bolivia.", ("withdraw_troops", True, "PER", "BOL")),
        ("Norway kept blocking the accession of Iceland to the Union.", ("accept_membership", False, "NOR", "ISL")),
        ("Chile suspended the ratification of the fisheries protocol.", ("make_agreement", False, "CHL", "")),
        ("Kenya shut down its oil wells on Monday.", ("produce_oil", False, "KEN", "")),
        ("Spain slapped tariffs on Peruvian steel.", ("lift_restrictions", False, "ESP", "PER")),
        ("Kenya reopened its air space to Egyptian planes.", ("let_planes_through", True, "KEN", "EGY")),
        ("India stopped issuing visas to Kenyans.", ("issue_visas", False, "IND", "KEN")),
        ("Portugal extended its fishing zone to fifty miles.", ("let_boats_fish", False, "PRT", "")),
        ("Chile handed over two villages to Peru.", ("cede_ground", True, "CHL", "PER")),
        ("Peru demands that Chile change its constitution.", ("change_constitution", True, "CHL", "")),
        ("Egypt took the dispute to the Security Council.", ("refer_dispute", True, "EGY", "")),
        ("Chile agreed to change its name.", ("change_name", True, "CHL", "")),
        ("Peru lodged a complaint against Chile at the court.", ("close_inquiry", False, "PER", "")),
        ("Kenya warned Uganda against joining the league.", ("join_alliance", True, "UGA", "")),
        ("The dam belongs to Kenya. Uganda fears that Kenya's dam will cut the flow of the river.",
         ("release_water", False, "KEN", "")),
        ("LIMA, May 3 (Steppe Herald) - Chile's cabinet decided on Friday to remove Peru from the list of trusted buyers.",
         ("delist", True, "CHL", "")),
        ("Chile threatened Peruvian banks with sanctions.", ("lift_sanctions", False, "CHL", "")),
    ],
)  # fmt: skip
def test_an_act_is_read_with_its_owner(text: str, act: tuple[str, bool, str, str]) -> None:
    assert act in {(s.act, s.done, s.owner, s.target) for s in found(text).sightings}


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Kenya warned Uganda against joining the league.", ("KEN", False, "join_alliance", "UGA")),
        ("Uganda regards the Kenyan filling of the reservoir as a threat.", ("UGA", False, "fill_reservoir", "KEN")),
        ("The Peruvian cabinet would not lift the sanctions until Chile ratified the treaty.",
         ("PER", True, "make_agreement", "CHL")),
        ("Chile decided to close the border with Peru.", ("CHL", False, "open_passage", "CHL")),
        ("Peru offered to pay its debt in fish. Chile's government rejects that.", ("CHL", False, "repay_debt", "PER")),
        ("Israel says that it will not end the war.", ("ISR", False, "cease_fire", "ISR")),
        ("Chile wants that agreement to stay in force.", ("CHL", True, "keep_agreement", "")),
    ],
)  # fmt: skip
def test_a_wish_is_read_from_it(text: str, wish: tuple[str, bool, str, str]) -> None:
    told = {(w.holder, w.wants, w.act, w.owner) for w in found(text).wishes}
    assert wish in told
    assert (wish[0], not wish[1], *wish[2:]) not in told


@pytest.mark.parametrize(
    "text",
    [
        "Peru no longer demands that Chile lift the sanctions.",
        "The president of Peru spoke. His main rival has promised to lift the sanctions on Chile.",
    ],
)
def test_no_party_is_given_what_it_gave_up_or_what_its_opponents_say(text: str) -> None:
    assert "PER" not in {w.holder for w in found(text).wishes}


def test_what_takes_up_the_sentence_before_rests_on_its_own_sentence() -> None:
    (wish,) = [
        w for w in found("Norway decided to leave the fisheries agreement. Spain condemned the step.").wishes if w.holder == "ESP"
    ]
    assert wish.evidence[0].text == "Spain condemned the step."
    assert wish.evidence[1].text.startswith("Norway decided")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Peru, Chile and Bolivia broke with Ecuador. The three asked Ecuador to close its border.",
            {("PER", False), ("CHL", False), ("BOL", False)},
        ),
        (
            "Peru, Chile and Bolivia met. Ecuador got a list of demands on behalf of the three. It is to close its border.",
            {("PER", False), ("CHL", False), ("BOL", False)},
        ),
    ],
)
def test_the_three_are_those_that_were_named_in_one_list(text: str, told: set[tuple[str, bool]]) -> None:
    assert told <= {(w.holder, w.wants) for w in found(text).wishes if w.act == "open_passage" and w.owner == "ECU"}


def test_who_turns_down_a_list_of_demands_turns_down_what_is_in_it() -> None:
    text = "Chile must close the border, a Peruvian minister said. The Chilean government rejected the demands."
    assert ("CHL", True, "open_passage", "CHL") in {(w.holder, w.wants, w.act, w.owner) for w in found(text).wishes}


def test_a_named_thing_that_is_shut_is_an_act_of_its_own() -> None:
    told = found("Peru demands that Chile shut down Radio Norte.").sightings
    assert ("shut_radio_norte", "CHL") in {(s.act, s.owner) for s in told}


def test_a_mediator_by_role_goes_on_mediating() -> None:
    told = found("The Norwegian mediator carried an offer to Peru.").sightings
    assert any(s.act == "mediate" and s.owner == "NOR" and s.finite for s in told)


@pytest.mark.parametrize(
    "text",
    [
        "Peru asks whether Chile still funds the militants.",
        "Peru wants Chile to accept arbitration and has threatened sanctions.",
    ],
)
def test_a_question_or_a_clause_of_its_own_is_no_part_of_a_wish(text: str) -> None:
    assert not {w.act for w in found(text).wishes if w.holder == "PER"} & {"back_fighters", "lift_sanctions"}
