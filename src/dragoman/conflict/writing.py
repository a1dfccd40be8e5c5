"""Write a conflict in the TOML form that :mod:`dragoman.conflict.files` reads."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from fractions import Fraction

from dragoman.conflict.model import Conflict, DecisionMaker, Option
from dragoman.conflict.preferences import Preferences, Statement
from dragoman.errors import ConflictError


def format_conflict(conflict: Conflict) -> str:
    """Return a conflict as TOML; reading it gives an equal conflict with the same notes and evidence."""
    lines = [f"title = {toml_value(conflict.title)}"]
    for key in ("citation", "note", "issue", "status_quo"):
        if getattr(conflict, key):
            lines.append(f"{key} = {toml_value(getattr(conflict, key))}")
    for key in ("infeasible", "coalesce"):
        if getattr(conflict, key):
            lines.append(f"{key} = [")
            lines += [f"  {toml_value(rule)}," for rule in getattr(conflict, key)]
            lines.append("]")
    if conflict.states:
        lines += ["", "[states]"]
        lines += [f"{toml_value(s.label)} = {_state(s.pattern, s.description)}" for s in conflict.states]
    for party in conflict.decision_makers:
        lines += ["", "[[decision_maker]]", *_party(party)]
    for finding in conflict.findings:
        lines += ["", "[[finding]]", f"concept = {toml_value(finding.concept)}"]
        for key in ("states", "basis", "source", "party", "start", "count"):
            value = getattr(finding, key)
            if value not in ("", (), None):
                lines.append(f"{key} = {toml_value(value)}")
    return "\n".join(lines) + "\n"


def _state(pattern: str, description: str) -> str:
    if not description:
        return toml_value(pattern)
    table = {"pattern": pattern, "description": description} if pattern else {"description": description}
    return toml_value(table)


def _party(party: DecisionMaker) -> list[str]:
    lines = [f"name = {toml_value(party.name)}", *_remarks(party.note, party.evidence)]
    for key in ("position", "salience", "capability"):
        if getattr(party, key) is not None:
            lines.append(f"{key} = {toml_value(_plain(getattr(party, key)))}")
    for key in ("moves", "barred"):
        if getattr(party, key):
            lines.append(f"{key} = {toml_value([f'{a} -> {b}' for a, b in getattr(party, key)])}")
    if all(option == Option(option.name) and not option.evidence for option in party.options):
        if party.options:
            lines.append(f"options = {toml_value([option.name for option in party.options])}")
    else:
        for option in party.options:
            lines += ["", "[[decision_maker.option]]", f"name = {toml_value(option.name)}"]
            if option.direction != "both":
                lines.append(f"direction = {toml_value(option.direction)}")
            lines += _remarks(option.note, option.evidence)
    return lines + _preferences(party.preferences)


def _remarks(note: str, evidence: tuple[object, ...]) -> list[str]:
    lines = [f"note = {toml_value(note)}"] if note else []
    return lines + ([f"evidence = {toml_value(evidence)}"] if evidence else [])


def _preferences(preferences: Preferences) -> list[str]:
    lines = ["", "[decision_maker.preferences]"]
    if preferences.ranking:
        lines.append(f"ranking = {_ranking(preferences)}")
    if len(preferences.payoffs):
        lines.append(f"payoffs = {toml_value([_plain(v) for v in preferences.payoffs])}")
    if preferences.chains:
        lines.append(f"prefers = {toml_value(preferences.chains)}")
    if preferences.unknown:
        lines.append(f"unknown = {toml_value(preferences.unknown)}")
    for key, usual in (("rest", "refuse"), ("undistinguished", "equal")):
        if getattr(preferences, key) != usual:
            lines.append(f"{key} = {toml_value(getattr(preferences, key))}")
    lines += _remarks(preferences.note, preferences.evidence)
    plain = [s for s in preferences.statements if s == Statement(s.text) and not s.evidence]
    if preferences.statements and len(plain) == len(preferences.statements):
        lines.append("statements = [")
        lines += [f"  {toml_value(s.text)}," for s in preferences.statements]
        lines.append("]")
    else:
        for statement in preferences.statements:
            lines += ["", "[[decision_maker.preferences.statement]]", *_statement(statement, False)]
    for statement in preferences.weights:
        lines += ["", "[[decision_maker.preferences.weight]]", *_statement(statement, True)]
    return lines if len(lines) > 2 else []


def _ranking(preferences: Preferences) -> str:
    if not preferences.great_after:
        return toml_value([list(tier) if len(tier) > 1 else tier[0] for tier in preferences.ranking])
    text = ""
    for k, tier in enumerate(preferences.ranking):
        text += " = ".join(tier)
        if k < len(preferences.ranking) - 1:
            text += " >> " if k in preferences.great_after else " > "
    return toml_value(text)


def _statement(statement: Statement, weighted: bool) -> list[str]:
    lines = [f"text = {toml_value(statement.text)}"]
    if weighted:
        lines.append(f"weight = {toml_value(_plain(statement.weight))}")
    if statement.great:
        lines.append("great = true")
    return lines + _remarks(statement.note, statement.evidence)


def _plain(value: object) -> object:
    """A number as Python's own int or float."""
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else float(value)
    return value if isinstance(value, int | float) else getattr(value, "item", lambda: value)()


def toml_value(value: object) -> str:
    """Return a value as TOML.

    Raises:
        ConflictError: TOML has no form for it.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "[" + ", ".join(toml_value(item) for item in value) + "]"
    if isinstance(value, Mapping):
        pairs = (f"{json.dumps(str(key), ensure_ascii=False)} = {toml_value(item)}" for key, item in value.items())
        return "{ " + ", ".join(pairs) + " }"
    raise ConflictError(f"{value!r} cannot be written as TOML", cure="evidence is text, numbers, dates, lists or tables")
