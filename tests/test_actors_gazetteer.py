from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actor_reading import mentions_in
from costs import calls
from dragoman.actors.check import check_tables, parent_cycles
from dragoman.actors.gazetteer import DATA, TABLES, load_gazetteer, read_gazetteer
from dragoman.actors.tables import Problem, Row, first_day, last_day
from dragoman.errors import GazetteerError

HEADER = "id,name,aliases,country,sectors,parent,from,until,source\n"


def table(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + "".join(r + "\n" for r in rows), encoding="utf-8")
    return path


def test_every_package_table_loads_and_most_rows_are_sound():
    gazetteer = load_gazetteer()
    assert {e.kind for e in gazetteer.entries.values()} >= {"state", "organisation", "group", "person"}
    assert len(gazetteer.problems) <= 3, gazetteer.problems


def test_the_gazetteer_loads_at_a_cost_that_grows_with_its_names():
    files = [(DATA / f"{kind}.csv", kind) for kind in TABLES if (DATA / f"{kind}.csv").exists()]
    assert files
    assert calls(lambda: read_gazetteer(files)) < 100 * len(load_gazetteer().names)


def test_the_gazetteer_is_read_once_however_it_is_asked_for():
    assert load_gazetteer() is load_gazetteer(())


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("x,Front X,,ZZ,REB,,,,memory", "'ZZ' is no country code"),
        ("x,Front X,,TCD,REBEL,,,,memory", "'REBEL' is no PLOVER sector"),
        ("x,Front X,,TCD,REB,,2015,2011,memory", "from 2015 is after until 2011"),
        ("x,Front X,,TCD,REB,,spring,,memory", "'spring' is no date"),
        ("x,,,TCD,REB,,,,memory", "the name '' is empty"),
        ("x,Front X,,TCD,REB,,,,memory,and,more", "11 cells in the row"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_left_out(tmp_path, row, what):
    path = table(tmp_path, "good,Front Good,,TCD,REB,,2011,,memory", row)
    gazetteer = read_gazetteer([(path, "groups")])
    assert list(gazetteer.entries) == ["good"]
    (problem,) = gazetteer.problems
    assert what in problem.what and problem.line == 3 and problem.path == "mine.csv" and problem.cure


def test_a_users_file_adds_actors(tmp_path):
    path = table(tmp_path, "blue,Blue Harbour Front,BHF|Harbour men,LBR,REB,,2011,,memory")
    gazetteer = load_gazetteer((str(path),))
    (match,) = gazetteer.find("They met the Harbour men.")
    assert match.readings[0].entry.name == "Blue Harbour Front"


def test_a_file_of_no_known_form_is_refused(tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text("colour,shape\nred,round\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="colour, shape"):
        load_gazetteer((str(path),))


def test_check_names_overlaps_and_unknown_parents(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(
        "id,name,aliases,country,office,title,sectors,from,until,source\n"
        "a,Ann Invented,,ATA,head_of_state,President,GOV,2001-01-01,2005-01-01,memory\n"
        "b,Ben Invented,,ATA,head_of_state,President,GOV,2003-01-01,2006-01-01,memory\n",
        encoding="utf-8",
    )
    found = [p for p in check_tables([path]) if p.path == "people.csv" and "Ben Invented overlaps Ann Invented" in p.what]
    assert [p.line for p in found] == [3]
    group = table(tmp_path, "x,Front X,,TCD,REB,nowhere,,,memory")
    assert any("'nowhere' is in no table" in p.what for p in check_tables([group]))


def test_cycles_of_parents_are_found():
    rows = [
        Row({"id": i, "name": i, "parent": p}, "t.csv", n) for n, (i, p) in enumerate([("a", "b"), ("b", "a"), ("c", "a")], 2)
    ]
    assert [p.line for p in parent_cycles(rows)] == [2, 3]
    assert all(isinstance(p, Problem) and p.serious for p in parent_cycles(rows))


def test_names_match_on_word_boundaries_across_spellings():
    gazetteer = load_gazetteer()
    for text in ("Erdoğan came.", "Erdogan came.", "He met Erdoğan’s envoy."):
        assert [m.readings[0].entry.name for m in gazetteer.find(text)] == ["Recep Tayyip Erdogan"]
    assert not gazetteer.names_in("the ambassador and the turkey farm told us of jordans")


def test_lines_in_capitals_are_read():
    found = load_gazetteer().find("TURKEY AND SYRIA AGREE TO MEET AGAIN")
    assert [m.readings[0].entry.id for m in found] == ["TUR", "SYR"]


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_searched(text):
    for match in load_gazetteer().find(text):
        assert 0 <= match.start < match.end <= len(text)


NAMES = st.text(st.characters(codec="utf-8", exclude_characters='|,\r\n"\x00'), min_size=1, max_size=300)


@given(NAMES, st.sampled_from(["Front (A.*", "[x]+$", "\u200fجبهة", "\\d{3}", "Ж" * 150]))
@settings(max_examples=60, deadline=None)
def test_any_name_can_stand_in_a_table(tmp_path_factory, name, alias):
    path = tmp_path_factory.mktemp("names") / "mine.csv"
    path.write_text(HEADER + f"x,{name},{alias},TCD,REB,,,,memory\n", encoding="utf-8")
    gazetteer = read_gazetteer([(path, "groups")])
    assert len(gazetteer.entries) + len(gazetteer.problems) == 1
    if gazetteer.entries and alias[0].isalnum():
        assert gazetteer.find(f"They met {alias} again.")


@given(st.integers(1000, 2999), st.integers(1, 12))
def test_dates_of_any_precision_are_intervals(year, month):
    assert first_day(f"{year}") <= first_day(f"{year}-{month:02}") <= last_day(f"{year}-{month:02}") <= last_day(f"{year}")


@given(NAMES)
@settings(max_examples=40, deadline=None)
def test_any_name_can_stand_in_a_report(name):
    text = f"President {name} met the Turkish minister in Lima. He ({name}) left."
    found = [m for _, m in mentions_in(text)]
    assert all(m.span.of(text) for m in found)
