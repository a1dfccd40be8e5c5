"""Stored rows back into records."""

from __future__ import annotations

import dataclasses
import types
from collections import defaultdict
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pyarrow.parquet as pq

from dragoman.records import Coding, Report, Span
from dragoman.store.shards import TABLES


def record(annotation: Any, value: Any) -> Any:
    """Return ``value`` (dicts, lists, scalars as Arrow gives them) as the record or field type ``annotation`` names.

    >>> record(tuple[Span, ...], [{"start": 1, "end": 2}])
    (Span(start=1, end=2),)
    """
    if value is None:
        return None
    if annotation is Span:
        return Span(value["start"], value["end"])
    if dataclasses.is_dataclass(annotation) and isinstance(annotation, type):
        hints = get_type_hints(annotation)
        return annotation(**{f.name: record(hints[f.name], value[f.name]) for f in dataclasses.fields(annotation)})
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return tuple(record(args[0], v) for v in value)
    if origin in (Union, types.UnionType):
        return record(next(a for a in args if a is not type(None)), value)
    return value


def codings_of_shard(shard: Path, wanted: set[str]) -> list[Coding]:
    """Return the codings of the wanted reports in one shard directory, in the order in which they were written."""
    parts: dict[str, dict[str, list[Any]]] = {table: defaultdict(list) for table in TABLES}
    for table, record_class in TABLES.items():
        if not (shard / f"{table}.parquet").exists():
            continue  # written by a version that did not have this table yet
        for row in pq.read_table(shard / f"{table}.parquet").to_pylist():
            report_id = row["id"] if table == "reports" else row["report"]
            if report_id in wanted:
                parts[table][report_id].append(record(record_class, row))
    out = []
    for report_id, (report, *_) in parts["reports"].items():
        assert isinstance(report, Report)
        rest = {table: tuple(parts[table][report_id]) for table in TABLES if table != "reports"}
        out.append(Coding(report, **rest))
    return out
