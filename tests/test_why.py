"""``dragoman why``: an event of a store or a file opens to what decided it."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.errors import DragomanError, UsageError

PROSE = "Chadian troops shelled a village in Cameroon on Monday. Chad denied that it had bombed the town of Kousseri.\n"


def run(*arguments: str) -> str:
    done = CliRunner().invoke(app, list(arguments))
    if isinstance(done.exception, DragomanError):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def coded(tmp_path):
    page, store = tmp_path / "page.txt", tmp_path / "store"
    page.write_text(PROSE)
    records = [json.loads(line) for line in run("code", str(page), "--store", str(store), "--all").splitlines()]
    return page, store, records


def test_store_and_file_give_the_same_reasons(coded):
    page, store, records = coded
    for record in records:
        by_store = json.loads(run("why", record["id"], "--store", str(store), "--format", "json"))
        by_file = json.loads(run("why", record["id"], str(page), "--format", "json"))
        assert by_store == by_file
        assert by_file["event"]["type"] == record["event"][0]
        assert by_file["sentence"]["parse"] and by_file["sentence"]["candidates"]


def test_text_tells_rule_parse_and_factuality(coded):
    page, _, records = coded
    shown = run("why", records[0]["id"], str(page))
    for part in ("rule", "factuality  certain, positive, past", "parse", "candidates", "shelled", "said by"):
        assert part in shown


def test_an_unknown_id_says_where_ids_come_from(coded):
    page, store, _ = coded
    for where in (["--store", str(store)], [str(page)]):
        with pytest.raises(UsageError, match="event-0"):
            run("why", "event-0", *where)


def test_one_place_must_be_named(coded):
    page, store, records = coded
    with pytest.raises(UsageError):
        run("why", records[0]["id"])
    with pytest.raises(UsageError):
        run("why", records[0]["id"], str(page), "--store", str(store))
