"""Rows of the tables of acts as they are looked up: classes of verbs written out, rows on topics split in two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

# What a row on a topic does without naming verbs, and what the act is where the topic itself is unwanted.
_USUAL = {"verbs": ["@do"], "against": ["@undo"]}
_UNWANTED = {"verbs": ["@undo"], "against": ["@do"]}
_VERBS = ("verbs", "against", "bare_verbs", "alone")
# What is true of an act whatever words tell it: further rows of the act have it from its first row.
_OF_THE_ACT = (
    "words", "shared", "mutual", "lasting", "undone", "goes_on", "weight", "harms", "for_target", "of_groups", "by_place",
)  # fmt: skip


def rows_of(rows: Sequence[dict[str, Any]], classes: Mapping[str, list[str]]) -> list[dict[str, Any]]:
    """Return the rows with "@name" replaced by the verbs of that class, and those on topics as two: by verbs, and by nouns.

    Args:
        rows: as the files have them; what a row may say is told at the head of ``acts.toml`` and of ``verb-classes.toml``.
        classes: name of a class -> its verbs.
    """
    first: dict[str, dict[str, Any]] = {}
    for row in rows:
        first.setdefault(row["name"], row)
    return [told for row in rows for told in _split(_completed(row, first[row["name"]]), classes)]


def _completed(row: dict[str, Any], first: dict[str, Any]) -> dict[str, Any]:
    """Return a row that says nothing of its own with what the first row of its act says of the act."""
    if row is first or "words" in row:
        return row
    return {**{key: first[key] for key in _OF_THE_ACT if key in first}, **row}


def _split(row: dict[str, Any], classes: Mapping[str, list[str]]) -> list[dict[str, Any]]:
    topics, unwanted = row.get("topics", []), row.get("against_topics", [])
    plain = {key: value for key, value in row.items() if key not in ("topics", "against_topics")}
    if not topics and not unwanted:
        of_classes = any(v.startswith("@") for key in _VERBS for v in row.get(key, ()))
        return [
            _written_out({**plain, "topical": "about" in row and (of_classes or any(" " in w for w in row["about"]))}, classes)
        ]
    about = [*topics, *unwanted]
    usual = _USUAL if topics else _UNWANTED
    told = {**usual, **plain, "about": [*about, *row.get("about", [])], "topical": True}
    named = {key: value for key, value in plain.items() if key not in _VERBS} | {
        "about": about,
        "only_wanted": True,
        "topical": True,
    }
    named |= {"nouns": [_head(t) for t in topics], "against_nouns": [_head(t) for t in unwanted]}
    return [_written_out(told, classes), named]


def _head(topic: str) -> str:
    """Return the noun of a topic, its last word ("military service")."""
    return topic.split()[-1]


def _written_out(row: dict[str, Any], classes: Mapping[str, list[str]]) -> dict[str, Any]:
    written = {key: [v for word in row.get(key, ()) for v in _members(word, classes)] for key in _VERBS}
    return {**row, **written}


def _members(word: str, classes: Mapping[str, list[str]]) -> list[str]:
    return classes[word[1:]] if word.startswith("@") else [word]
