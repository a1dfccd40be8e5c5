"""One SELECT over a store: it cannot write, and cannot read outside the store's directory.

DuckDB's ``read_only`` alone does not stop COPY or read_text. Here the statement is parsed and must be a single SELECT, the
connection may reach no files but the store's own, and the configuration is locked before the statement runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import StoreError
from dragoman.store.shards import TABLES, Store, table_schema

# Further views, for the questions that people ask most: name -> SQL over the tables.
VIEWS = {
    "happened": """
        SELECT * FROM events
        WHERE reported AND factuality.certainty = 'certain' AND factuality.polarity = 'positive'
          AND factuality.time <> 'future' AND factuality.frame IN ('asserted', 'background')""",
    "dyads": """
        SELECT e.id AS event, e.report, e.type, e.quad, e.score, a.actor.name AS actor, a.actor.country AS actor_country,
               r.actor.name AS recipient, r.actor.country AS recipient_country, e.time.start AS date
        FROM events e, UNNEST(e.actors) AS ua(a), UNNEST(e.recipients) AS ur(r)
        WHERE e.reported""",
}


@dataclass(frozen=True, slots=True)
class QueryResult:
    """Column names and rows of a query's answer."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def query(directory: str | Path, sql: str) -> QueryResult:
    """Run one SELECT over a store.

    Args:
        directory: the store.
        sql: a single SELECT statement over the tables (``TABLES``) and views (``VIEWS``).

    Raises:
        StoreError: if there is no store, the statement is not one SELECT, or DuckDB refuses it.
    """
    import duckdb

    store = Store(directory)
    if not store.manifest():
        raise StoreError("no coded reports here", path=directory, cure="write some with: dragoman code PATH --store DIR")
    _check_single_select(sql)
    connection = _open(store)
    try:
        cursor = connection.execute(sql)
        columns = tuple(d[0] for d in cursor.description or ())
        return QueryResult(columns, tuple(cursor.fetchall()))
    except duckdb.Error as e:
        raise StoreError(f"the query failed: {str(e).strip()}", cure=f"tables are {', '.join([*TABLES, *VIEWS])}") from e
    finally:
        connection.close()


def _check_single_select(sql: str) -> None:
    import duckdb

    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as e:
        raise StoreError(f"this is not SQL that DuckDB can parse: {str(e).strip()}") from e
    kinds = [s.type.name for s in statements]
    if kinds != ["SELECT"]:
        found = ", ".join(kinds) or "nothing"
        raise StoreError(f"a query must be exactly one SELECT statement, this has {found}", cure="write one SELECT")


def _open(store: Store) -> Any:
    """Return an in-memory connection with a view for each table, unable to reach other files or change its settings."""
    import duckdb

    connection = duckdb.connect(":memory:")
    root = store.directory.resolve() / "shards"
    current = [(r, row["shard"]) for r, row in sorted(store.manifest().items())]
    connection.execute("CREATE TABLE current_reports (report VARCHAR, shard VARCHAR)")
    connection.executemany("INSERT INTO current_reports VALUES (?, ?)", current)
    for table in TABLES:
        files = ", ".join("'" + str(root / s / f"{table}.parquet").replace("'", "''") + "'" for s in store.shards())
        key = "id" if table == "reports" else "report"
        columns = ", ".join(f't."{c}"' for c in table_schema(table).names if not (table == "reports" and c == "report"))
        connection.execute(
            f"CREATE VIEW {table} AS SELECT {columns} FROM read_parquet([{files}]) t "
            f"JOIN current_reports c ON c.report = t.{key} AND c.shard = t.shard"
        )
    for name, sql in VIEWS.items():
        connection.execute(f"CREATE VIEW {name} AS {sql}")
    allowed = str(root).replace("'", "''")
    connection.execute(f"SET allowed_directories = ['{allowed}']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET autoinstall_known_extensions = false")
    connection.execute("SET lock_configuration = true")
    return connection
