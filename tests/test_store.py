"""The store: whole shards, same rows on a second run, and queries that cannot leave it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.records import Actor, Coding, Event, Factuality, Party, Report, Span, TimeExpression
from dragoman.store import Provenance, Store, query

BY = Provenance("0.1", "abc", "en 3.8")


def coding(name: str = "r1", act: str = "MEET", frame: str = "asserted") -> Coding:
    event = Event(
        id=f"event-{name}",
        report=name,
        sentence=0,
        sentence_span=Span(0, 20),
        span=Span(5, 8),
        text="met",
        act=act,
        type=act,
        actors=(Party(Actor("RUS", "Russia", "state", "RUS", ("GOV",)), Span(0, 4)),),
        recipients=(Party(Actor("TUR", "Turkey", "state", "TUR"), None),),
        factuality=Factuality(frame=frame),
        time=TimeExpression("Tuesday", Span(9, 12), date(2023, 4, 25), None, "day"),
    )
    return Coding(Report(name, "They met Tuesday somewhere."), events=(event,))


def files_of(directory: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(directory.rglob("*.parquet"))}


def test_write_and_read_back_gives_the_same_records(tmp_path: Path) -> None:
    codings = [coding("r1"), coding("r2")]
    assert Store(tmp_path / "s").write(codings, BY) == 2
    assert list(Store(tmp_path / "s").codings()) == codings


def test_writing_twice_changes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    store.write([coding()], BY)
    before = files_of(tmp_path)
    assert store.write([coding()], BY) == 0
    assert files_of(tmp_path) == before


def test_coding_again_replaces_the_reports_rows(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    store.write([coding("r1"), coding("r2")], BY)
    store.write([coding("r1", act="FIGHT")], BY)
    rows = query(tmp_path / "s", "SELECT report, type FROM events ORDER BY report").rows
    assert rows == (("r1", "FIGHT"), ("r2", "MEET"))


def test_half_written_shard_is_invisible_and_swept(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    store.write([coding()], BY)
    left = tmp_path / "s" / "shards" / ".writing-x-1"
    left.mkdir()
    (left / "events.parquet").write_bytes(b"broken")
    assert query(tmp_path / "s", "SELECT count(*) FROM events").rows == ((1,),)
    store.write([coding("r3")], BY)
    assert not left.exists()


def test_codings_are_written_as_they_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.store.shards.REPORTS_A_SHARD", 2)
    store = Store(tmp_path / "s")
    with store.writing(BY) as writing:
        for name in ("r1", "r2", "r3"):
            writing.add(coding(name))
        assert sorted(store.manifest()) == ["r1", "r2"]
    assert (writing.written, sorted(store.manifest())) == (3, ["r1", "r2", "r3"])


def test_an_error_keeps_what_was_coded_before_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    with pytest.raises(KeyError), store.writing(BY) as writing:
        writing.add(coding("r1"))
        raise KeyError
    assert sorted(store.manifest()) == ["r1"]


def test_happened_leaves_out_what_is_only_conditional(tmp_path: Path) -> None:
    Store(tmp_path / "s").write([coding("r1"), coding("r2", frame="condition")], BY)
    assert query(tmp_path / "s", "SELECT report FROM happened").rows == (("r1",),)


def test_dyads_view_opens_parties(tmp_path: Path) -> None:
    Store(tmp_path / "s").write([coding("r1")], BY)
    answer = query(tmp_path / "s", "SELECT actor_country, recipient, date FROM dyads")
    assert answer.columns == ("actor_country", "recipient", "date")
    assert answer.rows == (("RUS", "Turkey", date(2023, 4, 25)),)


@pytest.mark.parametrize(
    "sql",
    [
        "COPY (SELECT 1) TO '{out}'",
        "SELECT 1; SELECT 2",
        "SELECT 1; COPY (SELECT 1) TO '{out}'",
        "CREATE TABLE x AS SELECT 1",
        "DROP VIEW events",
        "INSERT INTO current_reports VALUES ('a', 'b')",
        "ATTACH '{out}'",
        "SET enable_external_access = true",
        "PRAGMA database_list",
        "EXPORT DATABASE '{out}'",
        "INSTALL httpfs",
        "SELECT * FROM read_text('{outside}')",
        "SELECT * FROM read_csv('{outside}')",
        "SELECT * FROM '{outside}'",
        "SELECT * FROM read_blob('{inside}/../../outside.csv')",
        "SELECT * FROM glob('/*')",
        "SELECT * FROM read_text('/etc/passwd')",
        "WITH x AS (SELECT * FROM read_text('{outside}')) SELECT * FROM x",
        "",
        "nonsense",
    ],
)
def test_query_cannot_write_or_read_outside(tmp_path: Path, sql: str) -> None:
    Store(tmp_path / "s").write([coding()], BY)
    outside = tmp_path / "outside.csv"
    outside.write_text("secret\n1\n")
    sql = sql.format(out=tmp_path / "out.db", outside=outside, inside=tmp_path / "s" / "shards")
    before = sorted(p for p in tmp_path.rglob("*"))
    with pytest.raises(StoreError):
        query(tmp_path / "s", sql)
    assert sorted(p for p in tmp_path.rglob("*")) == before


def test_query_without_store_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="--store"):
        query(tmp_path / "nothing", "SELECT 1")


def test_store_refuses_a_directory_of_other_files(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("x")
    with pytest.raises(StoreError, match="name an empty one"):
        Store(tmp_path)
