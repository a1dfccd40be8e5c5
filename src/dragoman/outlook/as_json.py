"""An outlook as JSON: every share with its interval, every statement with its evidence."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from dragoman.conflict.model import Conflict
from dragoman.outlook.columns import Column


def outlook_as_json(columns: Sequence[Column]) -> str:
    """Return the columns as JSON text; the first is the base case."""
    return json.dumps(
        {"title": columns[0].outlook.conflict.title, "cases": [_case(c) for c in columns]},
        ensure_ascii=False,
        indent=1,
        default=str,
    )


def _case(column: Column) -> dict[str, Any]:
    outlook = column.outlook
    told = {
        key: [asdict(v) for v in getattr(outlook, key)]
        for key in ("outcomes", "options", "way", "coalitions", "changes", "scenarios", "moves", "chains")
    }
    shares = {key: asdict(getattr(outlook, key)) for key in ("goal_can", "goal_must")}
    stable = {name: asdict(e) for name, e in outlook.goal_stable.items()}
    plain = {
        key: getattr(outlook, key)
        for key in ("draws", "completions", "seed", "today", "goal", "goal_state", "goal_pattern", "stoppers")
    }
    return {"case": column.name, **plain, **shares, "goal_stable": stable, **told, "parties": _parties(outlook.conflict)}


def _parties(conflict: Conflict) -> list[dict[str, Any]]:
    return [
        {
            "name": p.name, "note": p.note, 
            "options": [{"name": o.name, "note": o.note, "evidence": list(o.evidence)} for o in p.options],
            "statements": [{"text": s.text, "note": s.note, "evidence": list(s.evidence)} for s in p.preferences.statements],
            "unknown": p.preferences.note,
        }
        for p in conflict.decision_makers
    ]  # fmt: skip
