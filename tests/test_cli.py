"""The command line: what is skipped is named, what can be done is done, and the exit status says which."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import typer
from typer.testing import CliRunner

from dragoman.cli import app

ROOT = Path(__file__).resolve().parent.parent
PROSE = (
    "Norwegian diplomats met Colombian officials in Oslo on Friday. Norway said that the two delegations discussed a ceasefire. "
    "The army of Colombia denied that it had shelled villages near the border with Venezuela. If the truce holds, the rebels "
    "would release their prisoners, a Colombian minister said.\n"
)


def run(*arguments: str, given: str | None = None) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(arguments), input=given)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PROSE, encoding="utf-8")
    return path


def test_code_leaves_out_what_is_less_likely_than_asked(page: Path) -> None:
    def likelihoods(*least: str) -> list[float]:
        return [json.loads(line)["dragoman"]["likelihood"] for line in run("code", str(page), *least)[1].splitlines()]

    likely = likelihoods()
    most = max(likely)
    assert likelihoods("--likelihood", str(most)) == [x for x in likely if x >= most] != []
    assert likelihoods("--likelihood", str(most + 0.01)) == []
    assert run("code", str(page), "--likelihood", "1.5")[0] == 2


def test_code_writes_the_same_fields_in_all_formats(page: Path, tmp_path: Path) -> None:
    for ending in ("jsonl", "csv", "parquet"):
        assert run("code", str(page), "-o", str(tmp_path / f"out.{ending}"))[0] == 0
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    with open(tmp_path / "out.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    table = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert records and [r["id"] for r in records] == [r["id"] for r in rows] == [r["id"] for r in table]
    assert list(rows[0]) == list(table[0])
    required = {"id", "date", "actor", "event"}
    assert all(required <= set(r) for r in records)


def test_an_unknown_date_is_empty_never_guessed(page: Path) -> None:
    _, out, _ = run("code", str(page))
    assert {json.loads(line)["date"] for line in out.splitlines()} == {None}
    _, out, _ = run("code", str(page), "--published", "2024-05-05")
    assert "2024-05-03" in out, "Friday is resolved once the page is dated"


def test_one_bad_file_among_good_ones_is_named_and_the_rest_is_done(page: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_bytes(b"\x00\x01\x02\x03" * 400)
    status, out, error = run("code", str(tmp_path))
    assert status == 1
    assert out.count("\n") >= 1
    assert "broken.txt" in error and "skipped" in error


@pytest.mark.parametrize("command", ["brief", "code"])
def test_nothing_to_do_is_status_two(command: str, tmp_path: Path) -> None:
    status, out, error = run(command, str(tmp_path / "missing.txt"))
    assert status == 2 and not out
    assert "missing.txt" in error


def test_a_report_in_another_language_is_named_and_skipped(page: Path, tmp_path: Path) -> None:
    (tmp_path / "deutsch.txt").write_text(
        "Die Außenministerin traf am Freitag in Genf ihren Amtskollegen aus Ägypten. Beide Seiten sprachen über den "
        "Waffenstillstand und die Lage der Flüchtlinge an der Grenze. Man werde sich, sagte ein Sprecher, im Mai treffen.\n" * 3,
        encoding="utf-8",
    )
    status, _, error = run("code", str(tmp_path))
    assert status == 1 and "deutsch.txt" in error and "English" in error


def test_brief_reads_standard_input_and_writes_by_the_ending(tmp_path: Path) -> None:
    target = tmp_path / "brief.html"
    assert run("brief", "-", "-o", str(target), given=PROSE)[0] == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    status, out, _ = run("brief", "-", "--format", "json", given=PROSE)
    assert status == 0 and json.loads(out)["reports"]


def test_store_and_query(page: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    assert run("code", str(page), "--store", store)[0] == 0
    status, out, _ = run("query", store, "SELECT count(*) AS n FROM reports", "--format", "json")
    assert status == 0 and json.loads(out) == [{"n": 1}]
    before = {p: p.read_bytes() for p in Path(store).rglob("*.parquet")}
    assert run("code", str(page), "--store", store)[0] == 0
    assert {p: p.read_bytes() for p in Path(store).rglob("*.parquet")} == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["brief", "x.txt", "--published", "yesterday"], "YYYY-MM-DD"),
        (["brief", "x.txt", "--format", "pdf"], "none of text, html, json"),
        (["query", "nowhere", "SELECT 1"], "--store"),
    ],
)
def test_wrong_options_are_one_line_and_status_two(arguments: list[str], says: str) -> None:
    done = subprocess.run([sys.executable, "-m", "dragoman.cli", *arguments], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 2
    assert says in done.stderr and done.stderr.count("\n") == 1 and "Traceback" not in done.stderr


def test_every_command_has_help_and_stands_in_the_documentation() -> None:
    documents = "\n".join(p.read_text(encoding="utf-8") for p in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))])
    assert run("--help")[0] == 0
    names = sorted(getattr(typer.main.get_command(app), "commands"))  # noqa: B009 - a group's, which the type does not say
    assert {"brief", "code", "query", "codebook", "actors", "conflict"} <= set(names)
    for name in names:
        assert run(name, "--help")[0] == 0
        assert f"dragoman {name}" in documents, f"'dragoman {name}' is documented nowhere"
