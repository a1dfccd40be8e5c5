"""Office-holders and groups of 1975-2005: who is meant by names and offices of those years."""

from datetime import date

import pytest

from actor_reading import actor


@pytest.mark.parametrize(
    ("phrase", "day", "name"),
    [
        ("The Bosnian foreign minister", date(1995, 9, 1), "Muhamed Sacirbey"),
        ("The French foreign minister", date(1983, 3, 1), "Claude Cheysson"),
        ("The Croatian defence minister", date(1995, 8, 1), "Gojko Susak"),
        ("The Greek foreign minister", date(1996, 10, 1), "Theodoros Pangalos"),
        ("The Kazakh prime minister", date(1996, 5, 1), "Akezhan Kazhegeldin"),
        ("The South African foreign minister", date(1988, 5, 1), "Pik Botha"),
    ],
)
def test_the_date_names_the_holder(phrase, day, name):
    assert actor(f"{phrase} arrived in Geneva.", phrase.split()[-2], day).name == name


@pytest.mark.parametrize(
    ("name", "day", "country", "sector"),
    [
        ("Akashi", date(1994, 4, 12), "UNO", ""),
        ("Plavsic", date(1997, 7, 3), "BIH", "GOV"),
        ("Balasingham", date(2003, 4, 1), "LKA", "REB"),
        ("Dostum", date(1997, 5, 25), "AFG", "PRM"),
        ("Turabi", date(1998, 5, 5), "SDN", "LEG"),
        ("Yandarbiyev", date(1996, 6, 1), "RUS", "REB"),
        ("UNITA", date(1993, 1, 9), "AGO", "REB"),
        ("Funcinpec", date(1998, 7, 26), "KHM", "PTY"),
        ("Falintil", date(1999, 9, 1), "TLS", "REB"),
    ],
)
def test_people_and_groups_of_those_years(name, day, country, sector):
    found = actor(f"{name} refused to meet the envoys on Sunday.", name, day)
    assert (found.country, "".join(found.sectors[:1])) == (country, sector)
