"""Dictionaries in PETRARCH's format become tables. Names and terms are invented."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from dragoman.actors.commands import app, describe
from dragoman.actors.gazetteer import load_gazetteer
from dragoman.actors.importing import import_dictionaries
from dragoman.actors.petrarch import read_dictionary
from dragoman.errors import UsageError

ACTORS = """; an invented dictionary
BLUE_HARBOUR_FRONT_ [LBRREB]  ; comment
+HARBOUR_MEN_
ADA_INVENTED_
+PRESIDENT_INVENTED_
\t[LBRGOV 990105-041231]
\t[LBRELI >050101]
\t[LBROPP <990104]
GULL_COUNCIL_ [IGOUNO]
"""
AGENTS = """!CROWN! = KING, QUEEN
LAMPLIGHTER_{LAMPLIGHTERS_} [~GOV]
!CROWN!_OF_ARMS [~MIL]
TOWN_CRIER_ [~MED]
"""


def imported(tmp_path: Path, **texts: str) -> tuple[Path, list[str]]:
    paths = []
    for name, text in texts.items():
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    _, problems = import_dictionaries(paths, tmp_path / "out")
    return tmp_path / "out", [str(p) for p in problems]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_actors_become_people_and_groups(tmp_path):
    out, problems = imported(tmp_path, actors=ACTORS)
    assert not problems
    terms = [(r["name"], r["country"], r["sectors"], r["from"], r["until"]) for r in rows(out / "people.csv")]
    assert terms == [
        ("Ada Invented", "LBR", "OPP", "", "1999-01-04"),
        ("Ada Invented", "LBR", "GOV", "1999-01-05", "2004-12-31"),
        ("Ada Invented", "LBR", "ELI", "2005-01-01", ""),
    ]
    assert [(r["name"], r["aliases"], r["country"], r["sectors"]) for r in rows(out / "groups.csv")] == [
        ("Blue Harbour Front", "Harbour Men", "LBR", "REB"),
        ("Gull Council", "", "UNO", ""),
    ]


def test_agents_become_words_for_roles(tmp_path):
    out, problems = imported(tmp_path, agents=AGENTS)
    assert not problems
    assert [(r["phrase"], r["sectors"]) for r in rows(out / "roles.csv")] == [
        ("lamplighter|lamplighters", "GOV"), ("king of arms|queen of arms", "MIL"), ("town crier", "JRN"),
    ]  # fmt: skip


def test_the_tables_can_be_used_as_they_are(tmp_path):
    out, _ = imported(tmp_path, actors=ACTORS, agents=AGENTS)
    gazetteer = load_gazetteer(tuple(str(out / f"{n}.csv") for n in ("people", "groups", "roles")))
    assert gazetteer.find("They met the Harbour Men.")[0].readings[0].entry.country == "LBR"
    assert next(describe("Ada Invented", date(2001, 1, 1), gazetteer.entries_named("Ada Invented"))).endswith("LBR GOV")
    assert gazetteer.roles.role_of("lamplighter").sectors == ("GOV",)
    assert load_gazetteer().roles.role_of("lamplighter") is None


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("ODD_NAME_ [LBRREB", "open bracket"),
        ("ODD_NAME_ [LBRGOV 20419901]", "is no code with dates"),
        ("ODD_NAME_ [LBRGOV 050101-990101]", "ends before it begins"),
        ("ODD_NAME_ [QQQGOV]", "no country that is known"),
        ("ODD_NAME_", "has no code"),
        ("ODD" * 100 + " [LBRGOV]", "is too long"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path, line, what):
    out, problems = imported(tmp_path, actors=line + "\nBLUE_HARBOUR_FRONT_ [LBRREB]\n")
    assert any(p.startswith("actors.txt:1: ") and what in p for p in problems)
    assert [r["name"] for r in rows(out / "groups.csv")] == ["Blue Harbour Front"]


def test_tables_are_not_overwritten(tmp_path):
    imported(tmp_path, actors=ACTORS)
    with pytest.raises(UsageError, match="there already"):
        imported(tmp_path, actors=ACTORS)


def test_strict_writes_nothing_where_a_line_is_bad(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("ODD_NAME_ [LBRREB\n" + ACTORS, encoding="utf-8")
    done = CliRunner().invoke(app, ["import", str(path), "-o", str(tmp_path / "out"), "--strict"])
    assert done.exit_code == 1 and not (tmp_path / "out").exists()


@given(st.text(st.sampled_from("AB_[]<>-;#+!{}=~ 019\n\u200f\u0416"), max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_without_falling_over(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_text(text, encoding="utf-8")
    problems = []
    for entry in read_dictionary(path, problems):
        assert entry.names and entry.spells
    assert all(p.line >= 1 and p.cure for p in problems)
