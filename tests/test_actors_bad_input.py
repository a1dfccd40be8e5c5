"""Faults in a user's tables: named with file, line and cure; the run goes on without the row. Names are invented."""

import logging
from pathlib import Path

from typer.testing import CliRunner

from dragoman.actors.check import check_tables
from dragoman.actors.commands import app
from dragoman.actors.gazetteer import load_gazetteer, read_gazetteer

GROUPS = "id,name,aliases,country,sectors,parent,from,until,source\n"


def write(tmp_path: Path, text: str, name: str = "mine.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_in_a_cycle_of_parents_are_left_out(tmp_path):
    path = write(tmp_path, GROUPS + "a,Front A,,TCD,REB,b,,,x\nb,Front B,,TCD,REB,a,,,x\nc,Front C,,TCD,REB,,,,x\n")
    gazetteer = read_gazetteer([(path, "groups")])
    assert list(gazetteer.entries) == ["c"] and not gazetteer.find("Front A met Front B.")
    assert [(p.line, "its own parent" in p.what, bool(p.cure)) for p in gazetteer.problems] == [(2, True, True), (3, True, True)]


def test_a_users_bad_row_is_named_and_the_run_goes_on(tmp_path, caplog):
    path = write(tmp_path, GROUPS + "a,Front A,,TCD,REB,,2015,2011,x\nb,Front B,,TCD,REB,,,,x\n")
    with caplog.at_level(logging.WARNING, "dragoman"):
        gazetteer = load_gazetteer((str(path),))
    assert "b" in gazetteer.entries and "a" not in gazetteer.entries
    assert "mine.csv:2: from 2015 is after until 2011: swap the dates" in caplog.text


def test_strict_stops(tmp_path):
    path = write(tmp_path, GROUPS + "a,Front A,,TCD,REB,,2015,2011,x\n")
    assert CliRunner().invoke(app, ["check", "--actors", str(path), "--strict"]).exit_code == 1
    assert CliRunner().invoke(app, ["check", "--actors", str(path)]).exit_code == 0


def test_faults_of_memberships_are_found(tmp_path):
    text = "organisation,member,from,until,source\nun,nato,,,x\nnato,un,,,x\neu,eu,,,x\ngcc,QAT,1990,1980,x\n"
    path = write(tmp_path, text)
    found = [str(p) for p in check_tables([path]) if p.path == "mine.csv"]
    assert any("mine.csv:2: 'un' is a member of itself, through 'nato'" in p for p in found)
    assert any("mine.csv:4: 'eu' is a member of itself" in p for p in found)
    assert any("mine.csv:5: from 1990 is after until 1980" in p for p in found)


def test_show_prints_memberships_of_the_day():
    early = CliRunner().invoke(app, ["show", "Poland", "--date", "1995-01-01"]).output
    late = CliRunner().invoke(app, ["show", "Poland", "--date", "2010-01-01"]).output
    assert "member of North Atlantic" not in early
    assert "member of North Atlantic Treaty Organization, 1999" in late and "member of European Union, 2004" in late
    members = CliRunner().invoke(app, ["show", "NATO", "--date", "1995-01-01"]).output
    assert "member Turkey" in members and "member Poland" not in members


def test_bad_role_words_are_left_out(tmp_path, caplog):
    text = "phrase,kind,sectors,office,note\nlamplighter,person,GOV,,\nbell ringer,people,QQQ,,\nnight watch,troop,MIL,,\n"
    with caplog.at_level(logging.WARNING, "dragoman"):
        gazetteer = load_gazetteer((str(write(tmp_path, text)),))
    assert gazetteer.roles.role_of("lamplighter") and not gazetteer.roles.role_of("bell ringer")
    assert "mine.csv:3: 'QQQ' is no PLOVER sector" in caplog.text and "mine.csv:4: 'troop' is no kind of role" in caplog.text
