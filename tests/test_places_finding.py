"""Place names: found by context, told from people and organisations, resolved together."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costs import calls
from dragoman.errors import GazetteerError
from dragoman.places import find_places, load_places, places
from dragoman.places.gazetteer import Gazetteer
from dragoman.places.names import normalise
from dragoman.places.spans import words_of
from dragoman.records import Actor, Mention, Report, Span, Zone


def named(text):
    return {p.name: (p.country, p.resolution) for p in places(text)}


@pytest.mark.parametrize(
    ("text", "name", "country", "resolution"),
    [
        ("A convoy left Aleppo at dawn.", "Aleppo", "SYR", "city"),
        ("Shells fell on Deir ez-Zor and al-Hasakah.", "Deir ez-Zor", "SYR", "city"),
        ("Nomads crossed into North Darfur.", "North Darfur", "SDN", "region"),
        ("They sailed through the Strait of Hormuz.", "Strait of Hormuz", "", "feature"),
        ("Guards at Tower 22 saw it.", "Tower 22", "JOR", "feature"),
        ("The bakery is in Mobile, Alabama.", "Mobile", "USA", "city"),
        ("He was born in Reading, Pa., in 1950.", "Pa.", "USA", "region"),
        ("They drove to St. Paul, Minn., together.", "St. Paul", "USA", "city"),
        ("The ferry serves Cox's Bazar.", "Cox's Bazar", "BGD", "city"),
        ("Turkish soldiers came home.", "Turkish", "TUR", "country"),
        ("Kosovo recalled its envoy.", "Kosovo", "KOS", "country"),
        ("The EU was silent.", "EU", "", "region"),
    ],
)
def test_places_of_every_kind_are_found(text, name, country, resolution):
    assert named(text)[name] == (country, resolution)


@pytest.mark.parametrize(
    ("text", "not_a_place"),
    [
        ("Paris Hilton sang, and Hilton left.", "Paris"),
        ("Reading is fun and March is windy.", "Reading"),
        ("President Lincoln and Mr. Jackson spoke; Jackson laughed.", "Jackson"),
        ("Governor Austin Madison spoke.", "Madison"),
        ("Vladimir came late, said Vladimir Petrov.", "Petrov"),
        ("The Kremlin denied it.", "Kremlin"),
    ],
)
def test_places_are_told_from_people_words_and_governments(text, not_a_place):
    assert not_a_place not in named(text)


def test_places_seats_of_power_are_places_where_a_preposition_says_so():
    assert "Kremlin" in named("Crowds gathered near the Kremlin.")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A bomb in Tripoli, Lebanon, killed two; later Tripoli was calm.", "Tripoli", "LBN"),
        ("Police in Georgia, Alabama and Tennessee joined.", "Georgia", "USA"),
        ("Georgia and Armenia opened the border, said Tbilisi.", "Georgia", "GEO"),
        ("The parade in Paris went on to Dallas and Austin, Texas.", "Paris", "USA"),
        ("Israeli jets hit Gaza.", "Gaza", "PSE"),
    ],
)
def test_places_resolve_by_the_other_places_of_the_text(text, name, country):
    assert named(text)[name][0] == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A blast shook Sevastopol.", "Sevastopol", "UKR"),
        ("They met in Katzrin.", "Katzrin", "SYR"),
        ("Fighting flared in Abkhazia.", "Abkhazia", "GEO"),
        ("A column reached Laayoune.", "Laayoune", "ESH"),
        ("The strait lies off Taipei.", "Taipei", "TWN"),
    ],
)
def test_places_of_disputed_territories_follow_the_list(text, name, country):
    assert named(text)[name][0] == country


def test_places_unknown_to_the_gazetteer_stay_unresolved():
    [place] = places("Troops burned the village of Xyzzyville at night.")
    assert (place.name, place.latitude, place.country, place.resolution) == ("Xyzzyville", None, "", "")


def test_places_given_by_span_are_resolved_in_their_order():
    text = "Ankara and Damascus talked."
    found = places(text, [Span(11, 19), Span(0, 6)])
    assert [(p.name, p.country) for p in found] == [("Damascus", "SYR"), ("Ankara", "TUR")]


def _sentences(report):
    from dragoman.language import split

    return split(report)


def test_places_of_a_report_leave_out_actors_and_adjectives():
    text = "Moscow said that Turkish planes had bombed Idlib. Jordan Baker saw it in Damascus."
    report = Report("r", text, published=date(2023, 1, 1), zones=(Zone("body", Span(0, len(text))),))
    state = Mention(Actor("RUS", "Russia", "state", "RUS"), Span(0, 6), 0, (0, 1), 0, "actor")
    person = Mention(Actor("x", "Jordan Baker", "person"), Span(50, 62), 1, (0, 2), 1)
    found = find_places(report, _sentences(report), [[state], [person]])
    assert [[p.name for p in some] for some in found] == [["Idlib"], ["Damascus"]]


def test_places_offsets_point_at_the_name():
    text = "From Iraq's south to the U.S., St. Louis's Arch and Côte d'Ivoire."
    for place in places(text):
        assert place.span.of(text) == place.name


def test_gazetteer_opens_without_reading_its_places():
    assert calls(lambda: Gazetteer(load_places_path())) < 10_000


def test_gazetteer_names_a_missing_file(tmp_path):
    with pytest.raises(GazetteerError, match=r"build_places\.py"):
        Gazetteer(tmp_path / "none.sqlite")


def load_places_path():
    from importlib.resources import files
    from pathlib import Path

    return Path(str(files("dragoman").joinpath("data/places/places.sqlite")))


def test_gazetteer_is_small_enough_to_ship():
    assert load_places_path().stat().st_size < 40_000_000


def test_normalise_knows_saints_accents_and_apostrophes():
    assert normalise("St. Étienne") == "saint etienne" and normalise("Ma’rib") == "marib"


def test_common_words_do_not_hold_a_state():
    held = load_places().common
    assert not {"france", "japan", "turkey", "jordan", "chad", "cuba"} & held


@given(st.text(max_size=200))
def test_places_take_any_text(text):
    for place in places(text):
        assert place.span.of(text) == place.name


@given(st.text(alphabet="ABab .’'-\u200f\u202eéЖ(*+[", max_size=300))
def test_words_have_their_offsets(text):
    for word in words_of(text):
        assert text[word.start : word.end] == word.text


@pytest.mark.parametrize("unit", ["Aleppo ", "A ", "May ", "[", "U.S.", "  "])
def test_places_stay_fast_on_endless_runs(unit):
    places(unit)
    assert calls(lambda: places(unit * 4_000)) < 4 * calls(lambda: places(unit * 1_000)) * 1.3
