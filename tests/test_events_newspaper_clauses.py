"""Clauses in which papers tell an act beside their main point. All sentences are invented."""

from __future__ import annotations

import pytest

from dragoman import code
from dragoman.brief.wording import parties_words


def told(text: str) -> list[tuple[str, str, str]]:
    return [(e.type, parties_words(e.actors), parties_words(e.recipients)) for e in code(text).events if e.reported]


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient"),
    [
        ("Kenya became the first country to recognise Somalia.", "SUPPORT", "Kenya", "Somalia"),
        ("Kenya was among the first to send medicine to Somalia.", "AID", "Kenya", "Somalia"),
        ("Kenya was one of the few states to send medicine to Somalia.", "AID", "Kenya", "Somalia"),
        ("Kenya, the third state to condemn Somalia, closed its ports.", "ACCUSE", "Kenya", "Somalia"),
        ("Kenya was among the countries that condemned Somalia.", "ACCUSE", "Kenya", "Somalia"),
        ("The judge is the second to be arrested by Kenyan police this week.", "COERCE", "Kenyan police", "judge"),
        ("Kenya, it turned out, had bombed Somali rebels.", "ASSAULT", "Kenya", "Somali rebels"),
        ("Kenya, an official said, has expelled three Somali diplomats.", "SANCTION", "Kenya", "three Somali"),
        ("Kenya did not hesitate to condemn Somalia.", "ACCUSE", "Kenya", "Somalia"),
        ("Kenya chose to expel three Somali diplomats.", "SANCTION", "Kenya", "three Somali"),
        ("The dispute prompted Kenya to expel three Somali diplomats.", "SANCTION", "Kenya", "three Somali"),
        ("Kenya was forced to release three Somali fishermen.", "RETREAT", "Kenya", "three Somali"),
        ("Kenya went as far as condemning Somalia.", "ACCUSE", "Kenya", "Somalia"),
        ("Kenya took the unusual step of condemning Somalia.", "ACCUSE", "Kenya", "Somalia"),
        ("Kenya ended up bombing Somali rebels.", "ASSAULT", "Kenya", "Somali rebels"),
        ("Kenya's condemnation of Somalia drew little notice.", "ACCUSE", "Kenya", "Somalia"),
        ("The expulsion of three Somali diplomats, carried out by Kenya, drew notice.", "SANCTION", "Kenya", "three Somali"),
        ("Three Somali diplomats, expelled by Kenya last week, flew home.", "SANCTION", "Kenya", "Three Somali"),
        ("Four Somali traders were arrested on the orders of Kenya's president.", "COERCE", "Kenya's president", "Four Somali"),
        ("Nobody knows why four Somali traders were arrested by Kenya.", "COERCE", "Kenya", "four Somali"),
        ("Kenya arrested not only two Ugandans but also four Somali traders.", "COERCE", "Kenya", "Ugandans"),
        ("Kenya as well as Uganda arrested four Somali traders.", "COERCE", "Kenya", "four Somali"),
        ("Kenya imports most of its livestock from Somalia.", "COOPERATE", "Kenya", ""),
        ("Kenya sold Somalia six patrol boats for 40 million dollars.", "COOPERATE", "Kenya", ""),
        ("Thousands of Somalis fled fighting with Kenyan troops.", "SANCTION", "", "Kenyan troops"),
        ("Kenya will not stand by while Somalia burns its villages.", "THREATEN", "Kenya", "Somalia"),
        ("Kenya is drawing up plans to invade Somalia.", "THREATEN", "Kenya", "Somalia"),
        ("Kenya is making plans to send doctors to Somalia.", "AGREE", "Kenya", "Somalia"),
        ("Kenyan lawmakers introduced a bill that would impose sanctions on Somalia.", "THREATEN", "Kenyan lawmakers", "Somalia"),
        ("Kenya vowed to take Somalia to court.", "THREATEN", "Kenya", "Somalia"),
        ("Kenya blockaded the Somali port of Kismayo.", "COERCE", "Kenya", ""),
        ("Kenyan traders said they would boycott talks with Somalia.", "THREATEN", "Kenyan traders", "Somalia"),
        ("Rebels shelled the town with rockets supplied by Iran.", "AID", "Iran", "Rebels"),
        ("China sent 45 warplanes and nine ships towards Taiwan.", "MOBILIZE", "China", "Taiwan"),
        ("The emir phoned Sudan's president to urge him to free the prisoners.", "REQUEST", "emir", "Sudan's president"),
        ("The emir phoned Sudan's president to complain about the raids.", "ACCUSE", "emir", "Sudan's president"),
        ("They sat on a ship that Italy would not allow the charity to bring into port.", "REJECT", "Italy", "charity"),
        ("The sanctions Kenya imposed on Somalia in May have hurt.", "COERCE", "Kenya", "Somalia"),
        ("Bombers were caught in Lamu thanks to information Kenya passed to Somalia.", "COOPERATE", "Kenya", "Somalia"),
        ("Prices depend on the diesel which Kenya has supplied to Somalia since May.", "COOPERATE", "Kenya", "Somalia"),
        ("The minister, found guilty by a Kenyan court of taking bribes, sat still.", "ACCUSE", "Kenyan", "minister"),
        ("Kenya held Somalia responsible for the attack.", "ACCUSE", "Kenya", "Somalia"),
        ("Kenyan nurses said they would strike unless the health ministry raised pay.", "THREATEN", "Kenyan nurses", "health"),
        ("Markets fell after Kenya's threats against Somalia.", "THREATEN", "Kenya", "Somalia"),
        ("Markets fell after Kenya's dismissal of its Somali adviser.", "SANCTION", "Kenya", ""),
        ("Kenya's plan to deport Somali refugees drew anger.", "THREATEN", "Kenya", "Somali refugees"),
        ("The opposition condemned Kenya's vow to punish Somalia.", "THREATEN", "Kenya", "Somalia"),
        ("Kenya's recognition of Somalia drew anger.", "SUPPORT", "Kenya", "Somalia"),
    ],
)  # fmt: skip
def test_what_a_clause_tells_is_told(text: str, type_: str, actor: str, recipient: str) -> None:
    assert any(t == type_ and a.startswith(actor) and r.startswith(recipient) for t, a, r in told(text)), told(text)


def test_who_will_not_hesitate_threatens() -> None:
    assert [t for t, _, _ in told("Kenya will not hesitate to bomb Somali rebels.")] == ["THREATEN"]


def test_what_two_lands_hold_together_is_joint_work() -> None:
    assert told("Kenya and Somalia are holding naval exercises off Lamu.")[0][0] == "COOPERATE"
    assert told("Kenya and Somalia will hold naval exercises off Lamu.")[0][0] == "AGREE"
    assert told("Manila and Canberra held an exercise at Palawan.")[0][0] == "COOPERATE"
    assert told("Serbia and Albania mobilised reservists.")[0][0] == "MOBILIZE"


def test_an_errand_takes_place_when_the_journey_does() -> None:
    assert {t for t, _, _ in told("Kenya's foreign minister flew to Oslo for talks with Norway's premier.")} == {"CONSULT"}
    assert {t for t, _, _ in told("Kenya's foreign minister will fly to Oslo for talks with Norway's premier.")} == {"AGREE"}
    assert {t for t, _, _ in told("Kenya's president is expected in Oslo for talks with Norway's premier.")} == {"AGREE"}


def test_a_state_visit_is_of_whoever_goes_on_it() -> None:
    assert [t for t, _, _ in told("Kenya's president embarked on a state visit to Somalia.")] == ["CONSULT"]
    assert "Kenya" in str(told("Kenya's president embarked on a state visit to Somalia."))


def test_fighting_that_ceased_is_no_attack() -> None:
    assert [t for t, _, _ in told("Hostilities between Sudan and Chad ceased on Sunday.")] == ["RETREAT"]


def test_the_first_of_a_kind_may_still_be_to_come() -> None:
    assert [t for t, _, _ in told("Kenya will become the first country to recognise Somalia.")] == ["AGREE"]


@pytest.mark.parametrize(
    "text",
    [
        "The day the Kenyan army marched was cold.",
        "Nobody knows whether four Somali traders were arrested by Kenya.",
        "The plan is to expel three Somali diplomats.",
        "Why did Kenya arrest four Somali traders?",
    ],
)
def test_questions_and_plans_are_not_told(text: str) -> None:
    assert told(text) == []
