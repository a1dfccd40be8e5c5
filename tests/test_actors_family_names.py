"""A family name alone: whom it means in a report that says no more, and which sector a person has without a date."""

from datetime import date

import pytest

from actor_reading import actor, mentions_in


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [
        ("Arafat", "PSE", "GOV"),
        ("Lukashenko", "BLR", "GOV"),
        ("Kagame", "RWA", "GOV"),
        ("Milosevic", "SRB", "GOV"),
        ("Maskhadov", "RUS", "REB"),
        ("Savimbi", "AGO", "REB"),
    ],
)
def test_a_distinctive_family_name_is_the_person_anywhere(name, country, sector):
    found = actor(f"{name} met the French foreign minister in Geneva on Monday.", name)
    assert (found.kind, found.country, found.sectors[:1]) == ("person", country, (sector,))


def test_an_international_envoy_is_known_by_the_family_name():
    found = actor("Brahimi flew to Geneva to meet the rebels.", "Brahimi")
    assert (found.name, found.country) == ("Lakhdar Brahimi", "UNO")


@pytest.mark.parametrize("name", ["Carvalho", "Taylor", "Garcia", "Sharon", "Toledo", "Escobar", "Lapin"])
def test_a_frequent_family_name_means_nobody_alone(name):
    assert actor(f"{name} said the school would open in Springfield.", name).country == ""


def test_a_frequent_family_name_still_counts_where_the_report_speaks_of_the_country():
    assert actor("Ortega, in a speech in Managua, said that Nicaragua was ready.", "Ortega").country == "NIC"


@pytest.mark.parametrize(
    "text",
    [
        "Leila Arafat opened a bakery on Elm Street. Arafat said the rent was fair.",
        "Deputy Tom Kagame was hurt on Friday. Kagame is recovering.",
    ],
)
def test_somebody_else_of_the_name_keeps_it(text):
    name = text.split(". ")[1].split()[0]
    found = [m.actor for words, m in mentions_in(text) if words == name]
    assert all(a.country == "" and a.name != name for a in found), found


def test_a_name_as_ground_or_within_a_longer_name_is_no_person():
    assert actor("The flood in Samper killed two farmers.", "Samper").kind != "person"
    assert actor("The march went along Arafat Street.", "Arafat").kind != "person"


def test_a_report_long_before_or_after_means_somebody_else():
    assert actor("Kagame opened the new bridge.", "Kagame", date(1969, 5, 1)).country == ""
    assert actor("Karmal opened the new bridge.", "Karmal", date(2024, 5, 1)).country == ""
    assert actor("Kagame opened the new bridge.", "Kagame", date(2004, 5, 1)).sectors == ("GOV",)


@pytest.mark.parametrize(
    ("name", "day", "full", "country"),
    [
        ("Kabila", date(1998, 9, 1), "Laurent-Desire Kabila", "COD"),
        ("Kabila", date(2008, 9, 1), "Joseph Kabila", "COD"),
        ("Kabila", None, "Joseph Kabila", "COD"),
        ("Aliyev", date(1997, 9, 1), "Heydar Aliyev", "AZE"),
        ("Assad", date(1995, 9, 1), "Hafez al-Assad", "SYR"),
        ("Bhutto", date(1994, 9, 1), "Benazir Bhutto", "PAK"),
    ],
)
def test_a_family_of_one_country_gives_the_country_and_who_was_in_office(name, day, full, country):
    found = actor(f"{name} received the envoy at noon.", name, day)
    assert (found.name, found.country, found.sectors[:1]) == (full, country, ("GOV",))


@pytest.mark.parametrize(
    ("name", "sector"),
    [("Paul Kagame", "GOV"), ("Yasser Arafat", "GOV"), ("Nelson Mandela", "GOV"), ("Oliver Tambo", "PTY")],
)
def test_without_a_date_the_most_senior_office_gives_the_sector(name, sector):
    assert actor(f"{name} spoke for an hour.", name).sectors[0] == sector


def test_with_a_date_the_office_of_the_day_gives_the_sector():
    assert actor("Nelson Mandela spoke for an hour.", "Nelson Mandela", date(1992, 3, 1)).sectors[0] != "GOV"
    assert actor("Nelson Mandela spoke for an hour.", "Nelson Mandela", date(1996, 3, 1)).sectors == ("GOV",)


def test_a_walk_of_life_that_is_not_the_persons_means_somebody_else():
    assert actor("Detective Lukashenko arrested two men in Dayton.", "Lukashenko").country == ""
    assert actor("President Lukashenko arrested two rivals.", "Lukashenko").country == "BLR"


def test_the_government_of_a_named_leader_is_that_countrys():
    found = actor("The Milosevic government rejected the plan.", "government")
    assert (found.country, found.sectors[:1]) == ("SRB", ("GOV",))
