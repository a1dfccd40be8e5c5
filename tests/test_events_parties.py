"""Who is a party of an act: who fills its role or owns what does; never a name that only stands deep inside a phrase."""

import pytest

from told import by_name as told


def sides(text: str, type_: str) -> tuple[list[str], list[str]]:
    found = [(actors, recipients) for t, actors, recipients in told(text) if t == type_]
    assert found, told(text)
    return found[0]


def test_an_owner_is_meant_by_what_is_criticised() -> None:
    assert sides("Senator Ted Cruz criticized Hillary Clinton's plan.", "ACCUSE") == (["Ted Cruz"], ["Hillary Clinton"])


def test_a_name_deep_inside_a_phrase_is_no_recipient() -> None:
    events = told("Senator Ted Cruz criticized a bill on schools near the border with Mexico.")
    assert all("Mexico" not in recipients for _, _, recipients in events), events


@pytest.mark.parametrize(
    "text",
    [
        "Norway's bill allows farmers to sell timber to Sweden.",
        "A British report praised Chancellor Angela Merkel.",
    ],
)
def test_a_thing_does_nothing_for_its_owner(text: str) -> None:
    assert told(text) == []


def test_a_delegation_acts_for_its_country() -> None:
    assert sides("Norway's delegation condemned Belarus.", "ACCUSE")[1] == ["Belarus"]


def test_an_agreed_act_concerns_its_object_abroad() -> None:
    actors, recipients = sides("Portugal agreed to lend money to Angola.", "AGREE")
    assert (actors, recipients) == (["Portugal"], ["Angola"])


def test_parties_joined_by_a_hyphen_made_the_accord_together() -> None:
    accords = [(a, r) for type_, a, r in told("The envoy hailed the Mali-Niger accord on Monday.") if type_ == "SUPPORT"]
    assert (["Mali"], ["Niger"]) in accords


def test_a_town_before_a_rally_does_not_hold_it() -> None:
    events = told("Farmers protested against the government at a Leeds rally on Sunday.")
    assert [actors for _, actors, _ in events] == [["Farmers"]]


def test_whoever_made_the_demand_is_rejected() -> None:
    text = "Ethiopia rejected Egypt's demand for the sacking of the minister of Sudan."
    assert sides(text, "REJECT") == (["Ethiopia"], ["Egypt"])
    assert sides("Ethiopia rejected every offer made by Egypt.", "REJECT")[1] == ["Egypt"]


def test_an_investigation_is_into_its_subject_not_its_grounds() -> None:
    text = "Prosecutors in Athens opened an investigation into Siemens on suspicion of bribing the Greek army."
    assert sides(text, "ACCUSE")[1] == ["Siemens"]


def test_both_who_are_apologised_to_count() -> None:
    assert "Poland" in sides("Lithuania apologized to Latvia and to Poland.", "CONCEDE")[1]


def test_days_fill_no_role() -> None:
    assert sides("On Monday, Senator Ted Cruz called on Governor John Kasich to resign.", "REQUEST")[1] == ["John Kasich"]


def test_nobody_calls_for_what_the_object_is_for() -> None:
    assert "REQUEST" not in [t for t, _, _ in told("Mexico's former president calls Donald Trump's plan for a wall stupid.")]


def test_the_other_of_talks_is_not_lost_to_his_visit() -> None:
    text = "Sergei Lavrov held talks with Ayman Safadi, who is in Moscow on a working visit."
    assert {"Sergei Lavrov", "Ayman Safadi"} <= set(sides(text, "CONSULT")[0])


def test_condemning_a_killing_is_no_word_against_its_victims() -> None:
    assert all("Kenya" not in r for t, _, r in told("Norway condemned the killing of soldiers of Kenya.") if t == "ACCUSE")


def test_those_who_are_urged_may_be_the_speakers_own() -> None:
    text = "Senator Bernie Sanders asked his supporters not to storm the hall."
    assert sides(text, "REQUEST") == (["Bernie Sanders"], ["supporters"])


def test_people_named_by_what_they_do_are_the_party_not_their_country() -> None:
    assert sides("Brazilian police charged the Peruvian divers with fraud.", "ACCUSE")[1] == ["Peruvian divers"]


def test_those_engaged_in_clashes_fight() -> None:
    text = "Malian soldiers were engaged in fierce fighting with rebels near the river."
    assert sides(text, "ASSAULT")[0] == ["Malian soldiers"]


def test_a_signal_that_reads_the_object_is_meant() -> None:
    assert sides("Teachers protested the government of Peru for selling arms to Chile.", "PROTEST")[1] == ["Peru"]
