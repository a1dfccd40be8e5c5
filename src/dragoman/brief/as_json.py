"""A brief as JSON: the lines with their coded values and evidence, and every record behind them."""

from __future__ import annotations

import json
from typing import Any

from dragoman.brief.lines import Brief, Item
from dragoman.store.schema import plain

_RECORDS = ("events", "attributions", "claims", "conditionals", "stances", "relations", "mentions", "places", "times", "framing")


def brief_as_dict(brief: Brief) -> dict[str, Any]:
    """Return a brief as dicts and lists.

    Keys: reports (with text and zones), parties, happened, unsettled, less_sure, disagreements, claims, stances, relations,
    outlook, wording (lists of items: id, words, detail, data, evidence), links, and records (report id -> every coded record).
    """
    lists = ("happened", "unsettled", "less_sure", "disagreements", "claims", "stances", "relations", "outlook", "wording")
    return {
        "reports": [plain(c.report) for c in brief.codings],
        "parties": [plain(p) for p in brief.parties],
        **{name: [_item(i) for i in getattr(brief, name)] for name in lists},
        "links": [plain(link) for link in brief.links],
        "records": {c.report.id: {name: plain(getattr(c, name)) for name in _RECORDS} for c in brief.codings},
    }


def brief_as_json(brief: Brief) -> str:
    """Return a brief as indented JSON text; dates are ISO 8601."""
    return json.dumps(brief_as_dict(brief), ensure_ascii=False, indent=1, default=str)


def _item(item: Item) -> dict[str, Any]:
    return {**plain(item), "data": item.data}
