"""One Arrow schema for each record class, derived from its annotations, and rows to go with it."""

from __future__ import annotations

import dataclasses
import types
from datetime import date
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

from dragoman.records import Span

_PLAIN: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
    Span: pa.struct([("start", pa.int64()), ("end", pa.int64())]),
}
# A column may also hold nothing. Asking for a value's type comes first: most values are of these.
_SCALARS = frozenset({str, int, float, bool, date, type(None)})


def arrow_type(annotation: Any) -> pa.DataType:
    """Return the Arrow type of a record field's annotation.

    Args:
        annotation: a plain type, a record class, ``tuple[X, ...]``, or ``X | None``.

    Raises:
        TypeError: for an annotation that no column can hold.

    >>> str(arrow_type(tuple[str, ...]))
    'list<element: string>'
    """
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if dataclasses.is_dataclass(annotation):
        hints = get_type_hints(annotation)
        return pa.struct([(f.name, arrow_type(hints[f.name])) for f in dataclasses.fields(annotation)])
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return pa.list_(pa.field("element", arrow_type(args[0])))
    if origin in (Union, types.UnionType):
        return arrow_type(next(a for a in args if a is not type(None)))
    raise TypeError(f"no Arrow type for {annotation!r}")


@lru_cache(maxsize=32)
def arrow_schema(record_class: type) -> pa.Schema:
    """Return the Arrow schema of a record class, one column a field."""
    struct = arrow_type(record_class)
    return pa.schema([struct.field(i) for i in range(struct.num_fields)])


def plain(value: Any) -> Any:
    """Return a record (or part of one) as dicts, lists and scalars: what Arrow takes as a row, and JSON but for dates."""
    kind: type = type(value)
    if kind in _SCALARS:
        return value
    if kind is Span:
        return {"start": value.start, "end": value.end}
    if kind is tuple or kind is list:
        return [plain(v) for v in value]
    return {name: plain(getattr(value, name)) for name in _field_names(kind)} if dataclasses.is_dataclass(value) else value


@lru_cache(maxsize=64)
def _field_names(record_class: type) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(record_class))
