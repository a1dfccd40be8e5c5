"""Coded events as JSON Lines, CSV or Parquet: the same fields in all three."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from dragoman.errors import UsageError

# The columns of CSV and Parquet, in order; lists are joined by "; " as POLECAT does.
COLUMNS = (
    "id", "date", "enddate", "event", "mode", "context", "quad_code", "event_scale",
    "actor", "actor_code", "actor_sector", "recipient", "recipient_code", "recipient_sector",
    "place", "lat", "lon", "place_country", "dead_min", "dead_max", "injured_min", "injured_max",
    "act", "reported", "likelihood", "certainty", "polarity", "time", "frame", "claimed_by",
    "event_text", "report", "title", "publication", "published", "url", "start", "end", "coder", "codebook",
)  # fmt: skip
_JOINT = "; "


def flat_row(record: dict[str, Any]) -> dict[str, Any]:
    """Return a PLOVER record as one flat row with the keys of ``COLUMNS``."""
    ours, cited, size = record["dragoman"], record["cite_info"], record["size"]
    place = record["event_loc"] or {}
    row: dict[str, Any] = {
        "event": _JOINT.join(record["event"]),
        "mode": _JOINT.join(record["mode"]),
        "context": _JOINT.join(record["context"]),
        "place": place.get("extracted_place"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "place_country": place.get("country_code"),
        "claimed_by": _JOINT.join(sorted({" > ".join(c["sources"]) for c in ours["claims"] if c["sources"]})),
        "act": ours["act"],
        "reported": ours["reported"],
        "likelihood": ours["likelihood"],
        **ours["factuality"],
        "start": record["text_info"]["start"],
        "end": record["text_info"]["end"],
    }
    for role in ("actor", "recipient"):
        row[role] = _JOINT.join(e["identifier_text"] for e in record[role])
        row[f"{role}_code"] = _JOINT.join(e["code"] or "" for e in record[role])
        row[f"{role}_sector"] = _JOINT.join(e["sector"] or "" for e in record[role])
    for kind in ("dead", "injured"):
        row[f"{kind}_min"] = size.get(kind, {}).get("min")
        row[f"{kind}_max"] = size.get(kind, {}).get("max")
    for key in COLUMNS:
        row.setdefault(key, record.get(key, cited.get(key)))
    return {key: row[key] for key in COLUMNS}


def write_events(records: Iterable[dict[str, Any]], target: str, stream: IO[str]) -> int:
    """Write event records to a file by its ending, or as JSON Lines to a stream.

    Args:
        records: PLOVER records (:func:`dragoman.formats.plover_records`).
        target: a path ending in .jsonl, .csv or .parquet, or "-" for the stream.
        stream: where "-" goes.

    Returns:
        How many were written.

    Raises:
        UsageError: for another ending.
    """
    ending = Path(target).suffix.lower()
    if target == "-":
        return _write_jsonl(records, stream)
    if ending not in (".jsonl", ".json", ".csv", ".parquet"):
        raise UsageError(f"cannot tell the format of {target!r}", cure="end it in .jsonl, .csv or .parquet")
    if ending == ".parquet":
        return _write_parquet(records, target)
    with open(target, "w", encoding="utf-8", newline="") as file:
        return _write_csv(records, file) if ending == ".csv" else _write_jsonl(records, file)


def _write_jsonl(records: Iterable[dict[str, Any]], stream: IO[str]) -> int:
    n = 0
    for record in records:
        stream.write(json.dumps(record, ensure_ascii=False, default=str) + "\n")
        n += 1
    return n


def _defused(value: Any) -> Any:
    """Return a CSV cell that no spreadsheet takes for a formula."""
    return "'" + value if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _write_csv(records: Iterable[dict[str, Any]], file: IO[str]) -> int:
    writer = csv.DictWriter(file, COLUMNS)
    writer.writeheader()
    n = 0
    for record in records:
        writer.writerow({k: _defused(v) for k, v in flat_row(record).items()})
        n += 1
    return n


def _write_parquet(records: Iterable[dict[str, Any]], target: str) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [flat_row(r) for r in records]
    whole = {"quad_code", "dead_min", "dead_max", "injured_min", "injured_max", "start", "end"}
    real = {"event_scale", "lat", "lon", "likelihood"}
    dates = {"date", "enddate", "published"}

    def kind(column: str) -> pa.DataType:
        if column in whole:
            return pa.int64()
        if column in real:
            return pa.float64()
        if column in dates:
            return pa.date32()
        return pa.bool_() if column == "reported" else pa.string()

    pq.write_table(pa.Table.from_pylist(rows, schema=pa.schema([(c, kind(c)) for c in COLUMNS])), target)
    return len(rows)
