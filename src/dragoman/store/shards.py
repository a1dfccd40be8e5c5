"""Writing codings as Parquet shards: each shard a directory that appears whole or not at all, and a manifest of what counts.

Layout of a store directory::

    manifest.parquet              report, shard, content, coder, codebook, model: which shard holds each report's rows now
    shards/SHARD/TABLE.parquet    rows; every row carries its report, shard, coder version, codebook hash and model

A report's rows count only from the shard that the manifest names, so a shard that a run left half written is never seen.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.errors import StoreError
from dragoman.records import (
    Attribution,
    Claim,
    Coding,
    Conditional,
    Event,
    Framing,
    Mention,
    Place,
    Relation,
    Report,
    Stance,
    TimeExpression,
)
from dragoman.store.schema import arrow_schema, plain

# Table name -> the record class whose fields are its columns.
TABLES: dict[str, type] = {
    "reports": Report,
    "mentions": Mention,
    "events": Event,
    "attributions": Attribution,
    "claims": Claim,
    "conditionals": Conditional,
    "stances": Stance,
    "relations": Relation,
    "places": Place,
    "times": TimeExpression,
    "framing": Framing,
}
# How many reports share a shard: some thousand events, a file of a few MB.
REPORTS_A_SHARD = 200
_MANIFEST = "manifest.parquet"
_MANIFEST_SCHEMA = pa.schema([(c, pa.string()) for c in ("report", "shard", "content", "coder", "codebook", "model")])

# A coding's rows by table.
_Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What coded the rows: coder version, hash of the codebook, name and version of the language model."""

    coder: str
    codebook: str
    model: str


class Store:
    """A directory of coded reports.

    Args:
        directory: made if it does not exist.

    Raises:
        StoreError: if the path is a file, or holds other things than a store.
    """

    def __init__(self, directory: str | Path) -> None:
        self.directory = Path(directory)
        if self.directory.exists() and not self.directory.is_dir():
            raise StoreError("not a directory", path=self.directory, cure="name a new or an existing store directory")
        if self.directory.is_dir() and any(self.directory.iterdir()) and not (self.directory / "shards").is_dir():
            raise StoreError("this directory holds other files", path=self.directory, cure="name an empty one for the store")

    def write(self, codings: Iterable[Coding], provenance: Provenance) -> int:
        """Add these codings; rows of a report coded before are replaced, an unchanged coding is left as it is.

        Args:
            codings: one for each report.
            provenance: what coded them.

        Returns:
            How many reports were written (0 when nothing changed).
        """
        with self.writing(provenance) as writing:
            for coding in codings:
                writing.add(coding)
        return writing.written

    @contextmanager
    def writing(self, provenance: Provenance) -> Iterator[Writing]:
        """Open the store for codings that come one by one: they are written a shard at a time, the last ones at the end.

        Should the block be left by an error, the codings added until then are kept.
        """
        (self.directory / "shards").mkdir(parents=True, exist_ok=True)
        with _locked(self.directory):
            self._sweep()
            writing = Writing(self, provenance)
            try:
                yield writing
            finally:
                writing.flush()

    def manifest(self) -> dict[str, dict[str, str]]:
        """Return the manifest: report id -> its row."""
        path = self.directory / _MANIFEST
        if not path.exists():
            return {}
        return {row["report"]: row for row in pq.read_table(path).to_pylist()}

    def shards(self) -> list[str]:
        """Return the names of the shards that hold rows that count, sorted."""
        return sorted({row["shard"] for row in self.manifest().values()})

    def codings(self) -> Iterator[Coding]:
        """Yield every coding in the store, in the order of report ids, read back as records."""
        from dragoman.store.reading_back import codings_of_shard

        manifest = self.manifest()
        found: list[Coding] = []
        for shard in self.shards():
            wanted = {r for r, row in manifest.items() if row["shard"] == shard}
            found.extend(codings_of_shard(self.directory / "shards" / shard, wanted))
        yield from sorted(found, key=lambda c: c.report.id)

    def _sweep(self) -> None:
        """Remove what a run that died left half written, and shards none of whose rows count any more."""
        current = set(self.shards())
        for path in (self.directory / "shards").iterdir():
            if path.name not in current:
                shutil.rmtree(path)


class Writing:
    """Codings on their way into a store; ``written`` counts the reports written so far. Made by :meth:`Store.writing`."""

    def __init__(self, store: Store, provenance: Provenance) -> None:
        self._directory, self._provenance, self._manifest = store.directory, provenance, store.manifest()
        self._batch: dict[str, tuple[str, _Rows]] = {}
        self.written = 0

    def add(self, coding: Coding) -> None:
        """Take one coding in; one that the store holds already, unchanged, is left as it is."""
        rows = {table: _rows(table, coding) for table in TABLES}
        content = _content(rows, self._provenance)
        if self._manifest.get(coding.report.id, {}).get("content") == content:
            return
        self._batch[coding.report.id] = (content, rows)
        if len(self._batch) >= REPORTS_A_SHARD:
            self.flush()

    def flush(self) -> None:
        """Write what was added since the last shard as a shard of its own."""
        batch, self._batch = self._batch, {}
        if not batch:
            return
        entries = sorted((report, content) for report, (content, _) in batch.items())
        name = hashlib.blake2b(json.dumps(entries).encode(), digest_size=10).hexdigest()
        final = self._directory / "shards" / name
        if not final.exists():
            temporary = self._directory / "shards" / f".writing-{name}-{os.getpid()}"
            temporary.mkdir()
            for table in TABLES:
                rows = [row for r, _ in entries for row in batch[r][1][table]]
                _write_table(temporary, table, rows, {"shard": name, **asdict(self._provenance)})
            os.replace(temporary, final)
        for report, content in entries:
            self._manifest[report] = {"report": report, "shard": name, "content": content, **asdict(self._provenance)}
        self._write_manifest()
        self.written += len(entries)

    def _write_manifest(self) -> None:
        table = pa.Table.from_pylist([self._manifest[r] for r in sorted(self._manifest)], schema=_MANIFEST_SCHEMA)
        temporary = self._directory / f".{_MANIFEST}-{os.getpid()}"
        pq.write_table(table, temporary)
        os.replace(temporary, self._directory / _MANIFEST)


def _rows(table: str, coding: Coding) -> list[dict[str, Any]]:
    records: tuple[Any, ...] = (coding.report,) if table == "reports" else getattr(coding, table)
    return [{**plain(r), "report": coding.report.id} for r in records]


def _content(rows: _Rows, provenance: Provenance) -> str:
    """Return a hash of everything in a coding's rows and of what coded it."""
    text = json.dumps([[[table, rows[table]] for table in TABLES], asdict(provenance)], default=str, sort_keys=True)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def table_schema(table: str) -> pa.Schema:
    """Return the Arrow schema of a stored table: the record's columns, then report, shard and what coded the row."""
    schema = arrow_schema(TABLES[table])
    for column in ("report", "shard", "coder", "codebook", "model"):
        if column not in schema.names:
            schema = schema.append(pa.field(column, pa.string()))
    return schema


def _write_table(directory: Path, table: str, rows: list[dict[str, Any]], extra: dict[str, str]) -> None:
    # Lone surrogates cannot be stored as UTF-8; reading replaces them, so none should come this far.
    made = pa.Table.from_pylist([{**row, **extra} for row in rows], schema=table_schema(table))
    pq.write_table(made, directory / f"{table}.parquet", compression="zstd")


@contextmanager
def _locked(directory: Path) -> Iterator[None]:
    """Hold the store's lock, so that two runs do not lose each other's manifest."""
    try:
        import fcntl
    except ImportError:  # not on this system: one writer at a time is then up to the user
        yield
        return
    with open(directory / ".lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as e:
            raise StoreError("another run is writing to this store", path=directory, cure="wait for it to end") from e
        yield
