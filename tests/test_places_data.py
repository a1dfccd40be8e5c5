"""The gazetteer's own files: well formed, sourced, and within the globe."""

import csv
import re
from importlib.resources import files

import pytest

from dragoman.places.gazetteer import context_words, load_places

PLACES = files("dragoman").joinpath("data/places")


def rows(name):
    return list(csv.DictReader(PLACES.joinpath(name).read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("name", ["own.csv", "countries.csv", "demonyms.csv", "abbreviations.csv"])
def test_place_rows_are_complete_and_sourced(name):
    for row in rows(name):
        assert None not in row and None not in row.values(), row
        assert row["source"], row


def test_own_places_lie_on_the_globe_and_are_of_a_known_kind():
    for row in rows("own.csv"):
        assert -90 <= float(row["latitude"]) <= 90 and -180 <= float(row["longitude"]) <= 180, row
        assert row["kind"] in ("region", "city", "feature", "seat"), row
        assert re.fullmatch(r"[A-Z]{3}|", row["country"]), row


def test_own_places_are_found_under_every_name():
    gazetteer = load_places()
    for row in rows("own.csv"):
        for name in [row["name"], *filter(None, row["aliases"].split("|"))]:
            found = gazetteer.lookup(name)
            assert any(abs(c.latitude - float(row["latitude"])) < 0.06 for c in found), name


def test_disputed_territories_have_a_reason():
    assert all(row["reason"] and re.fullmatch("[A-Z]{3}", row["code"]) for row in rows("disputed.csv"))


def test_abbreviations_all_mean_a_place():
    gazetteer = load_places()
    assert [r["form"] for r in rows("abbreviations.csv") if not gazetteer.expand(r["form"])] == []


def test_context_words_have_the_kinds_that_the_code_asks_for():
    wanted = {"strong_preposition", "weak_preposition", "compass", "settlement_of", "settlement_after", "resident_after"}
    wanted |= {"institution", "title", "street", "nature_after", "county_after", "team", "calendar"}
    assert wanted <= set(context_words())


def test_every_state_of_the_actor_list_has_coordinates():
    text = files("dragoman").joinpath("data/actors/states.csv").read_text(encoding="utf-8")
    gazetteer = load_places()
    missing = [
        row["name"]
        for row in csv.DictReader(text.splitlines())
        if re.fullmatch("[A-Z]{3}", row["id"]) and not row["until"] and not gazetteer.lookup(row["name"])
    ]
    assert missing == []
