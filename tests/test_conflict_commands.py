"""The commands of ``dragoman conflict``."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.conflict.catalogue import load
from dragoman.conflict.commands import app
from dragoman.conflict.writing import format_conflict
from dragoman.errors import ConflictError, UsageError


def run(*arguments: str, text: str | None = None) -> str:
    result = CliRunner().invoke(app, list(arguments), input=text, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_solve_lists_the_equilibria() -> None:
    shown = run("solve", "catalogue:elmira1991")
    assert "SMR" in shown
    assert "1, 4, 5, 8, 9" in shown


def test_solve_writes_json_and_csv() -> None:
    values = json.loads(run("solve", "catalogue:elmira1991", "--json", "--coalitions", "seq"))
    assert values["concepts"]["SEQ"]["equilibria"] == ["5", "8", "9"]
    assert values["concepts"]["SEQ"]["stable"]["Uniroyal"] == ["1", "4", "5", "8", "9"]
    assert values["coalitions"]["universal"] == ["8", "9"]
    rows = run("solve", "catalogue:elmira1991", "-c", "nash", "--format", "csv").splitlines()
    assert rows[0] == "state,options,concept,party,stable"
    assert len(rows) == 1 + 9 * 3


def test_solve_reads_standard_input_and_writes_a_file(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    run("solve", "-", "--json", "-o", str(out), text=format_conflict(load("chicken")))
    assert json.loads(out.read_text())["concepts"]["Nash"]["equilibria"] == ["2", "3"]


def test_explain_and_evolve() -> None:
    assert "Local Government would" in run("explain", "catalogue:elmira1991", "-s", "4", "-c", "gmr")
    records = json.loads(run("explain", "catalogue:elmira1991", "--json"))
    assert {"state", "concept", "party", "why"} == set(records[0])
    assert "Out of reach: state 8" in run("evolve", "catalogue:elmira1991")
    values = json.loads(run("evolve", "catalogue:elmira1991", "--any-moves", "--json"))
    assert values["reached"][-1]["path_count"] == 6


def test_import_turns_gmcr_into_toml_and_back(tmp_path: Path) -> None:
    gmcr, toml = tmp_path / "dam.gmcr", tmp_path / "dam.toml"
    run("import", "catalogue:cuban1962", "-o", str(gmcr))
    run("import", str(gmcr), "-o", str(toml))
    values = json.loads(run("solve", str(toml), "--json"))
    assert values["concepts"]["SEQ"]["equilibria"] == ["5", "7"]  # numbered from 1 here


def test_catalogue_lists_slugs() -> None:
    assert "syria_iraq1975" in run("catalogue")
    assert json.loads(run("catalogue", "--json"))[0]["slug"] == "chicken"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["solve", "none.toml"], ConflictError),
        (["solve", "catalogue:none"], ConflictError),
        (["solve", "catalogue:chicken", "-c", "minimax"], ConflictError),
        (["solve", "catalogue:chicken", "--format", "xml"], UsageError),
        (["evolve", "catalogue:chicken"], ConflictError),
        (["solve", "catalogue:chicken", "-o", "/nowhere/at/all.txt"], ConflictError),
    ],
)
def test_errors_are_ours(arguments: list[str], error: type[Exception]) -> None:
    with pytest.raises(error):
        run(*arguments)


def test_importing_the_commands_is_light() -> None:
    code = "import sys, dragoman.conflict.commands; print([m for m in ('numpy', 'scipy', 'rich') if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "numpy" not in shown
    assert "scipy" not in shown
