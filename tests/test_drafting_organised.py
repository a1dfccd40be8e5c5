"""Companies, parties, courts and people that no list knows, as sides of their own. All that is told here is invented."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.coding import default_coder
from dragoman.drafting import Draft, draft
from dragoman.reading import report_from_text

MINE = (
    "LIMA, 3 May - The Peruvian company Minera Aurora said that it would not pay compensation for the river. The government in "
    "Lima declared a state of emergency. Minera Aurora wants the road to be opened.",
    "LIMA, 9 May - Minera Aurora offered talks to the government. Its directors were not heard. The company refused to stop "
    "the expansion of the mine.",
)
COURT = (
    "NAIROBI, 3 May - The Supreme Court of Kenya ordered the government to release the prisoners. The government of Kenya "
    "refused to release them.",
    "NAIROBI, 9 May - The Supreme Court of Kenya demanded that the government obey its ruling. Kenya's president said he would "
    "not obey the ruling. The Supreme Court suspended the election law.",
)
PARTY = (
    "DHAKA, 3 May - The Greens demanded early elections and the resignation of the prime minister. The Greens will boycott "
    "parliament. The prime minister of Bangladesh refused to resign.",
    "DHAKA, 9 May - The Greens called on the army to stay out of politics. The government of Bangladesh said that it would not "
    "dissolve parliament. The Greens want a caretaker government.",
)


def drafted(*texts: str) -> Draft:
    reports = [report_from_text(t, published=date(2020, 5, 3 + 6 * n)) for n, t in enumerate(texts)]
    return draft(default_coder().code_all(reports))


@pytest.mark.parametrize(
    ("reports", "sides"),
    [
        (MINE, {"Minera Aurora", "PER"}),
        (COURT, {"Supreme Court", "KEN"}),
        (PARTY, {"Green Party", "BGD"}),
    ],
)
def test_sides_inside_one_country_are_no_refusal(reports: tuple[str, ...], sides: set[str]) -> None:
    assert {p.key for p in drafted(*reports).parties} == sides


def test_the_company_is_the_one_named_last() -> None:
    owners = {o.owner for o in drafted(*MINE).options}
    assert "Minera Aurora" in owners


def test_a_name_told_of_once_is_no_side() -> None:
    texts = (COURT[0], COURT[1] + " The Kenyan company Blue Crane said that it would not pay.")
    assert "Blue Crane" not in {p.key for p in drafted(*texts).parties}


def test_who_is_asked_to_be_mediator_would_be_it() -> None:
    made = drafted(
        "The Scottish government asked for the European Union to step in as a mediator. The British government rejected talks "
        "with the Scottish government. The Scottish government wants to hold a referendum. The British government refused to "
        "allow a referendum. Scotland's government insists on the vote, and the Scottish government will not wait."
    )
    assert "European Union" in {o.owner for o in made.options if o.act == "mediate"}


def test_who_stands_by_a_side_has_that_choice() -> None:
    made = drafted(
        "Peru demands that Chile hand over the islands. Chile refuses to hand over the islands. Mexico has always sided with "
        "Peru on the matter."
    )
    assert [(o.owner, o.target) for o in made.options if o.act == "back_side"] == [("MEX", "PER")]


def test_a_person_by_trade_is_no_company() -> None:
    miner = "Juan Tapia, a miner, blocked the road. Juan Tapia demands that Peru pay. Peru refuses to pay Juan Tapia."
    assert "Juan Tapia" not in {p.key for p in drafted(COURT[0] + " " + miner, COURT[1] + " " + miner).parties}


def test_a_state_company_is_its_state() -> None:
    made = drafted(
        "The state company Gasbol of Bolivia cut the deliveries to Brazil. Gasbol refused to sell the gas to Brazil.",
        "Brazil demands that Bolivia sell its gas. Gasbol refused to lower the price. Gasbol offered talks to Brazil.",
    )
    assert {p.key for p in made.parties} == {"BOL", "BRA"}


def test_a_surname_is_the_person_named_in_full_elsewhere() -> None:
    from dragoman.drafting.parties import make_party_book
    from dragoman.drafting.people import introduced_people

    texts = ("President Jimmy Carter met the envoys of Peru.", "Carter refused to sign. Carter has offered to lift the embargo.")
    codings = list(default_coder().code_all(report_from_text(t, published=date(1980, 5, 3 + n)) for n, t in enumerate(texts)))
    book = make_party_book(codings, False)
    assert introduced_people(codings, book).get("Carter", "USA") == "USA"


def test_people_who_oppose_their_government_alone_are_a_side() -> None:
    made = drafted(
        "Villagers near the mine demanded that the government of Peru close the mine. The government refused to close it. The "
        "villagers will block the road until it is closed."
    )
    assert {p.key for p in made.parties} == {"PER", "Villagers"}


def test_fighters_called_by_their_movement_are_a_side_and_so_are_the_rebels() -> None:
    told = drafted(
        "KATHMANDU, 3 May - The Maoists agreed to lock up their weapons. The government of Nepal said that it would release "
        "prisoners. The rebels demanded elections.",
        "KATHMANDU, 9 May - The Maoists refused to disband their army. The rebels will not join the government of Nepal. The "
        "Maoists want the government to withdraw the army.",
    )
    assert {p.key for p in told.parties} == {"NPL", "Maoists"}
