"""Drafts of whole reports: what goes in, what it rests on, what is refused."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.coding import code, default_coder
from dragoman.conflict import build_graph, read_conflict, solve
from dragoman.conflict.files import parse_conflict
from dragoman.conflict.writing import format_conflict
from dragoman.drafting import Draft, draft
from dragoman.errors import InputError, UsageError
from dragoman.reading import Skipped, read
from dragoman.records import Coding

ROOT = Path(__file__).resolve().parent.parent
APRIL = ROOT / "examples" / "moscow-talks" / "april-25.txt"
SEED = ROOT.parent / "shared" / "seeds" / "000_9c88af45da0280e4.txt"


def codings(*paths: Path) -> list[Coding]:
    return list(default_coder().code_all(r for r in read([str(p) for p in paths]) if not isinstance(r, Skipped)))


@pytest.fixture(scope="module")
def april() -> Draft:
    return draft(codings(APRIL))


def directions(made: Draft) -> dict[tuple[str, str, str], bool]:
    return {(s.holder, s.option.act, s.option.owner): s.wants for s in made.statements}


def check_page(made: Draft) -> None:
    """What the page on the Moscow talks of April 2023 must give, whoever wrote it."""
    assert {"RUS", "TUR", "SYR", "USA"} <= {p.key for p in made.parties}
    options = {(o.owner, o.act) for o in made.options}
    assert {(p, "normalise_relations") for p in ("TUR", "SYR")} | {(p, "withdraw_troops") for p in ("USA", "TUR")} <= options
    told = directions(made)
    assert told["RUS", "withdraw_troops", "USA"] and told["RUS", "normalise_relations", "TUR"]
    assert told["SYR", "withdraw_troops", "TUR"]
    assert told["USA", "readmit", "Arab League"] is False
    assert all(s.evidence[0].text for s in made.statements)
    assert not any(o.taken for o in made.options if o.act in ("normalise_relations", "withdraw_troops"))


def test_april_page_gives_parties_options_and_preferences(april: Draft) -> None:
    check_page(april)


def test_seed_page_gives_parties_options_and_preferences() -> None:
    if not SEED.exists():
        pytest.skip("the seed page is not here")
    check_page(draft(codings(SEED)))


def test_every_piece_of_evidence_stands_in_the_report(april: Draft) -> None:
    text = codings(APRIL)[0].report.text
    tables = [e for o in april.options for e in o.evidence] + [e for s in april.statements for e in s.evidence]
    assert tables
    for e in tables:
        assert text[e.start : e.end] and text[e.start : e.end].split()[0] in e.text


def test_the_file_is_read_solved_and_keeps_its_evidence(april: Draft, tmp_path: Path) -> None:
    path = tmp_path / "talks.toml"
    path.write_text(april.toml(), encoding="utf-8")
    conflict = read_conflict(path)
    assert conflict == april.conflict
    assert solve(build_graph(conflict), ["gmr"])
    again = parse_conflict(format_conflict(conflict))
    kept = again.decision_makers[0].options[0].evidence
    assert kept and kept == tuple(conflict.decision_makers[0].options[0].evidence)
    assert "unknown" in path.read_text(encoding="utf-8")


def test_what_is_silent_is_unknown_and_counted(april: Draft) -> None:
    graph = build_graph(april.conflict)
    for name, order in zip(graph.parties, graph.orders, strict=True):
        assert april.unknown[name][0] == int(order.unknown_table().sum()) // 2 > 0


def test_a_draft_does_not_depend_on_the_order_of_reports() -> None:
    pile = codings(*sorted((ROOT / "examples" / "moscow-talks").glob("*.txt")))
    assert draft(pile).toml() == draft(pile[::-1]).toml()


def test_the_cut_is_kept_and_explained() -> None:
    pile = codings(*sorted((ROOT / "examples" / "moscow-talks").glob("*.txt")))
    made = draft(pile, most_parties=3, most_options=4)
    assert len(made.parties) <= 3 and len(made.options) <= 4
    assert any(line.startswith("party") for line in made.left_out) and any(line.startswith("option") for line in made.left_out)
    assert "# Left out:" in made.toml()


def test_named_parties_and_words_choose_the_process() -> None:
    pile = codings(APRIL)
    assert {p.key for p in draft(pile, parties=["Turkey", "SYR", "RUS"]).parties} <= {"TUR", "SYR", "RUS"}
    with pytest.raises(UsageError, match="no report speaks of"):
        draft(pile, words=["herring"])
    with pytest.raises(UsageError, match="no report names the party"):
        draft(pile, parties=["Atlantis"])
    with pytest.raises(UsageError, match="--published"):
        draft(pile, period=(date(2023, 1, 1), None))
    with pytest.raises(UsageError, match="at most 6 go in"):
        draft(pile, parties=["TUR"] * 7)


def test_proxies_are_attached_by_choice(april: Draft) -> None:
    attached = draft(codings(APRIL), attach_proxies=True)
    assert "Syrian Democratic Forces" not in {o.owner for o in attached.options}


# Invented events, to show what is refused.
@pytest.mark.parametrize(
    ("texts", "says"),
    [
        (["The weather in Lisbon was fine. Bakeries sold more bread than usual."], "nothing that a party could do"),
        (["Turkey promised to withdraw its troops."], "one party only"),
        (["Turkish troops occupied a hill in Iraq. Iraq bombed the hill."], "wants, opposes, demands or refuses"),
    ],
)
def test_reports_that_hold_no_negotiation_are_refused(texts: list[str], says: str) -> None:
    with pytest.raises(InputError, match=says):
        draft([code(t) for t in texts])


def test_two_processes_are_not_made_into_one() -> None:
    north = "Norway demanded that Denmark lift its sanctions on Norway. Denmark refused to lift the sanctions on Norway."
    south = "Chile wants Peru to withdraw its troops from Chile. Peru refuses to withdraw its troops from Chile."
    pile = [code(north), code(south)]
    with pytest.raises(UsageError, match="unrelated processes"):
        draft(pile)
    assert {p.key for p in draft(pile, parties=["CHL", "PER"]).parties} == {"CHL", "PER"}
    assert {p.key for p in draft(pile, words=["Norway"]).parties} == {"NOR", "DNK"}


def test_command_writes_a_file_and_answers_bad_input(tmp_path: Path) -> None:
    import typer

    from dragoman.drafting_commands import draft as command

    app = typer.Typer()
    app.command()(command)
    out = tmp_path / "talks.toml"
    result = CliRunner().invoke(app, [str(APRIL), "-o", str(out), "--store", str(tmp_path / "store")])
    assert result.exit_code == 0 and tomllib.loads(out.read_text(encoding="utf-8"))["decision_maker"]
    stored = tmp_path / "stored.toml"
    assert CliRunner().invoke(app, ["--store", str(tmp_path / "store"), "-o", str(stored)]).exit_code == 0
    assert stored.read_text(encoding="utf-8") == out.read_text(encoding="utf-8")
    assert isinstance(CliRunner().invoke(app, []).exception, UsageError)
