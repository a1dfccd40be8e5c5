"""Groups whose role changes with time, bodies behind a word for people, vague groups that act."""

from datetime import date

import pytest

from actor_reading import actor, code


@pytest.mark.parametrize(
    ("day", "wanted"),
    [(date(2015, 9, 28), "AFG REB"), (date(2023, 1, 2), "AFG GOV"), (date(1999, 5, 1), "AFG GOV"), (None, "AFG GOV")],
)
def test_a_group_is_what_it_was_on_the_day_and_without_one_what_it_is_now(day, wanted):
    assert code("The Taliban met Chinese envoys.", "Taliban", day) == wanted


def test_the_fighters_of_a_group_follow_its_spell():
    assert code("Taliban fighters left the district.", "Taliban fighters", date(2015, 9, 28)) == "AFG REB"
    assert actor("Taliban fighters left the district.", "Taliban fighters", date(2015, 9, 28)).named


def test_a_word_for_people_before_a_body_leaves_it_a_body():
    found = actor("Qatari broadcaster Al Jazeera reported the deal.", "Al Jazeera")
    assert (found.kind, found.country, found.sectors) == ("organisation", "QAT", ("JRN",))


def test_nationality_beside_a_company_says_whose_it_is():
    assert code("The Russian gas producer Gazprom cut supplies.", "Gazprom") == "RUS BUS"
    assert code("Gazprom cut supplies.", "Gazprom") == "MNC BUS"


def test_vague_groups_of_states_act_through_governments_and_are_not_named():
    found = actor("Arab states boycotted the session.", "Arab states")
    assert (found.country, found.sectors, found.named) == ("", ("GOV",), False)
    assert actor("The West has lost patience.", "West").sectors == ()


def test_a_chief_executive_of_a_land_governs_and_of_a_company_does_not():
    assert code("Hong Kong's chief executive resigned.", "chief executive") == "HKG GOV"
    assert code("The German chief executive of the bank resigned.", "chief executive") == "DEU BUS"
