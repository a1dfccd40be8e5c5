"""Parties that stand in the sentence and were missed, and names that were taken for parties though they only stand beside."""

import pytest

from told import by_name as told


def sides(text: str, type_: str) -> tuple[list[str], list[str]]:
    found = [(actors, recipients) for t, actors, recipients in told(text) if t == type_]
    assert found, told(text)
    return found[0]


def test_forces_that_are_accused_are_accused() -> None:
    assert sides("Lawyers in Lima accused policemen of torturing two miners.", "ACCUSE")[1] == ["policemen"]


@pytest.mark.parametrize(
    ("text", "lands"),
    [
        ("Chad has withdrawn its envoys from Rome and Oslo.", ["Italy", "Norway"]),
        ("Kenya called home its ambassador to Ecuador for talks after Ecuadorean troops crossed a river.", ["Ecuador"]),
        ("Latvia recalled its own consul from Minsk.", ["Belarus"]),
    ],
)
def test_an_envoy_is_recalled_from_the_land_that_receives_him(text: str, lands: list[str]) -> None:
    assert sides(text, "SANCTION")[1] == lands


def test_whom_a_place_is_taken_from_is_the_other_side() -> None:
    assert sides("Kenyan forces took the port of Kismayo from the militants.", "COERCE")[1] == ["militants"]


def test_what_is_requested_is_asked_of_somebody_else() -> None:
    assert all(t != "REQUEST" for t, _, _ in told("The mayor requested a panel in January."))
    assert all("relatives" not in " ".join(r) for _, _, r in told("The abductors demanded freedom for eight relatives."))


def test_who_is_sent_is_not_whom_it_is_offered_to() -> None:
    assert sides("The Dutch embassy offered to send an expert to Ghana.", "AGREE")[1] == ["Ghana"]
    assert all("observers" not in " ".join(r) for _, _, r in told("Bolivia refused to send observers to Chad."))


def test_what_somebody_is_called_is_no_party() -> None:
    assert sides("The teachers denounced the governor as a friend of bankers.", "ACCUSE")[1] == ["governor"]


def test_those_with_whose_blessing_it_is_done_do_not_suffer_it() -> None:
    text = "Kenyan forces shelled the town of Afmadow with Washington's blessing."
    assert all("United States" not in r for _, _, r in told(text))


def test_where_a_crowd_is_it_protests_against_nobody() -> None:
    events = told("In Budapest thousands of people marched behind a sea of Mexican flags.")
    assert all(not {"Hungary", "Mexico"} & set(r) for _, _, r in events), events


def test_mediators_meet_in_a_town_and_not_with_it() -> None:
    actors, _ = sides("The truce, mediated in Jeddah by Saudi and American diplomats, lasted a week.", "CONSULT")
    assert not any("Jeddah" in a for a in actors)


def test_prisoners_who_walk_out_of_jail_protest_against_nothing() -> None:
    assert all(t != "PROTEST" for t, _, _ in told("Three prisoners walked out of the jail in Lima on Friday."))


def test_the_pair_that_fought_are_the_two_sides() -> None:
    text = "Kyrgyz and Tajik border troops fought for two days. The two sides agreed on a border last December."
    assert ["Kyrgyzstan", "Tajikistan"] in [sorted(a + r) for t, a, r in told(text) if t == "SUPPORT"]


def test_another_sentence_lends_no_victims() -> None:
    text = "Marines killed five gunmen of Abu Sayyaf in the Philippines. Marines later shelled a suspected camp near Patikul."
    assert all("camp" not in " ".join(r) or "gunmen" not in " ".join(r) for _, _, r in told(text))
