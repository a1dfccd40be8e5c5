"""Import and export of ``.gmcr`` files, the JSON form of the public GMCR+ tool.

Read: ``decisionMakers`` (``name``, ``options`` as indices, ``preferences`` as prioritised patterns
``[[option, "Y"], [option, "N"]]``), ``options`` (``name``, ``permittedDirection``: both, fwd, back), ``infeasibles``
(patterns) and ``useManualPreferenceVectors``. When that last is true the ranking of each decision maker is read from
``preferenceVector``: numbers of states in that tool's ordered numbering (which is ours), best first, ties as lists. The
name of that key is from memory of the tool and was not checked against its source.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.conflict.files import read_text
from dragoman.conflict.formula import conjunction
from dragoman.conflict.graph import build_graph
from dragoman.conflict.model import Conflict, DecisionMaker, Option, Origin
from dragoman.conflict.preferences import Preferences, Statement
from dragoman.errors import ConflictError

_DIRECTIONS = {"both": "both", "fwd": "forward", "back": "back"}
_VECTOR = "preferenceVector"


def read_gmcr(path: str | Path) -> Conflict:
    """Read a ``.gmcr`` file.

    Raises:
        ConflictError: with the file, the line where one is known, and what would be right.
    """
    text = read_text(path)
    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        raise ConflictError(f"is not JSON: {error.msg}", path=path, line=error.lineno) from error
    except RecursionError as error:
        raise ConflictError("nests too deeply", path=path, line=1) from error
    try:
        return _conflict(values, Path(str(path)).stem, Origin(str(path), {}))
    except ConflictError as error:
        if error.path is not None:
            raise
        raise ConflictError(error.problem, path=path, line=_line(text, error.problem), cure=error.cure) from error


def _line(text: str, problem: str) -> int:
    """Line of the first quoted word of a message that the file has, else 1."""
    for word in problem.split("'")[1::2]:
        at = text.find(f'"{word}"')
        if at >= 0:
            return text.count("\n", 0, at) + 1
    return 1


def _conflict(values: Any, title: str, origin: Origin) -> Conflict:
    if not isinstance(values, Mapping):
        raise ConflictError("is not a .gmcr model", cure="it is an object with 'decisionMakers' and 'options'")
    for key in ("decisionMakers", "options"):
        if not isinstance(values.get(key), list) or not values[key]:
            raise ConflictError(f"has no list {key!r}", cure="see docs/conflict.md for the form")
    options = [_option(k, item) for k, item in enumerate(values["options"])]
    manual = values.get("useManualPreferenceVectors") is True
    order: list[int] = []
    makers = []
    for party in values["decisionMakers"]:
        if not isinstance(party, Mapping) or not isinstance(party.get("name"), str):
            raise ConflictError("a decision maker has no 'name'")
        owned = party.get("options", [])
        if not isinstance(owned, list) or not all(_is_index(k, len(options)) for k in owned):
            raise ConflictError(f"options of {party['name']!r} are {owned!r}", cure=f"indices 0 to {len(options) - 1}")
        order += owned
        makers.append((party, owned))
    if sorted(order) != list(range(len(options))):
        raise ConflictError("each option must belong to one decision maker", cure="check the lists of indices")
    parties = tuple(
        DecisionMaker(party["name"], tuple(options[k] for k in owned), _preferences(party, order, manual))
        for party, owned in makers
    )
    infeasible = tuple(_pattern(item, order) for item in values.get("infeasibles") or [])
    return Conflict(str(values.get("title") or title), parties, infeasible, origin=origin)


def _is_index(value: Any, count: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < count


def _option(k: int, item: Any) -> Option:
    if not isinstance(item, Mapping) or not isinstance(item.get("name"), str):
        raise ConflictError(f"option {k} has no 'name'")
    direction = item.get("permittedDirection", "both")
    if direction not in _DIRECTIONS:
        raise ConflictError(f"'permittedDirection' of {item['name']!r} is {direction!r}", cure="both, fwd or back")
    return Option(item["name"], _DIRECTIONS[direction])


def _preferences(party: Mapping[str, Any], order: Sequence[int], manual: bool) -> Preferences:
    if not manual:
        patterns = party.get("preferences") or []
        if not isinstance(patterns, list):
            raise ConflictError(f"'preferences' of {party['name']!r} is not a list of patterns")
        return Preferences(statements=tuple(Statement(_pattern(item, order)) for item in patterns))
    vector = party.get(_VECTOR)
    if not isinstance(vector, list):
        raise ConflictError(f"{party['name']!r} has no '{_VECTOR}'", cure="'useManualPreferenceVectors' asks for one")
    tiers = tuple(tuple(str(s) for s in (tier if isinstance(tier, list) else [tier])) for tier in vector)
    return Preferences(ranking=tiers)


def _pattern(item: Any, order: Sequence[int]) -> str:
    """A list of [option, "Y" or "N"] as a pattern over the options in the order of their owners."""
    letters = ["-"] * len(order)
    pairs = item if isinstance(item, list) else [item]
    for pair in pairs:
        if not (isinstance(pair, list) and len(pair) == 2 and _is_index(pair[0], len(order)) and pair[1] in ("Y", "N")):
            raise ConflictError(f"{str(pair)[:60]} is no part of a pattern", cure='write [option index, "Y" or "N"]')
        letters[order.index(pair[0])] = pair[1]
    return "".join(letters)


def format_gmcr(conflict: Conflict) -> str:
    """Return a conflict as ``.gmcr`` text; preferences become patterns, or state rankings where patterns cannot say them.

    Raises:
        ConflictError: coalesced states, moves by hand, strengths or unknown preferences, which the form cannot express.
    """
    graph = build_graph(conflict)
    if not graph.has_options or graph.node_of is not None or not graph.transitive:
        raise ConflictError("a .gmcr file has no coalesced states and no moves by hand", cure="write TOML instead")
    if any(order.graded or not order.complete for order in graph.orders):
        raise ConflictError("a .gmcr file has no strengths and no unknown preferences", cure="write TOML instead")
    manual = not all(_patterns(conflict, party) is not None for party in conflict.decision_makers)
    makers, at = [], 0
    for i, party in enumerate(conflict.decision_makers):
        entry: dict[str, Any] = {"name": party.name, "options": list(range(at, at + len(party.options)))}
        entry["preferences"] = _patterns(conflict, party) or []
        if manual:
            level = graph.orders[i].level
            assert level is not None
            tiers = [[s + 1 for s in range(graph.count) if level[s] == value] for value in sorted(set(level.tolist()))]
            entry[_VECTOR] = [tier if len(tier) > 1 else tier[0] for tier in reversed(tiers)]
        makers.append(entry)
        at += len(party.options)
    back = {ours: theirs for theirs, ours in _DIRECTIONS.items()}
    values = {
        "title": conflict.title,
        "decisionMakers": makers,
        "options": [{"name": o.name, "permittedDirection": back[o.direction]} for o in conflict.options],
        "infeasibles": [pattern for rule in conflict.infeasible for pattern in _alternatives(conflict, rule)],
        "useManualPreferenceVectors": manual,
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _patterns(conflict: Conflict, party: DecisionMaker) -> list[list[list[object]]] | None:
    """Prioritised statements as patterns; None where one is no plain conjunction."""
    if party.preferences.form != "statements":
        return None
    literals = [conjunction(conflict.parse(statement.text)) for statement in party.preferences.statements]
    if any(found is None for found in literals):
        return None
    return [_pairs(found) for found in literals if found is not None]


def _pairs(literals: Mapping[int, bool]) -> list[list[object]]:
    return [[k, "Y" if yes else "N"] for k, yes in sorted(literals.items())]


def _alternatives(conflict: Conflict, rule: str) -> list[list[list[object]]]:
    """A rule as patterns any of which deletes a state: itself, or every combination of its options that fulfils it."""
    formula = conflict.parse(rule)
    plain = conjunction(formula)
    if plain is not None:
        return [_pairs(plain)]
    options = sorted(formula.options())
    if len(options) > 12:
        raise ConflictError(f"rule {rule[:60]!r} makes over 4,096 patterns in a .gmcr file", cure="write TOML instead")
    import numpy as np

    codes = np.arange(1 << len(options))
    held = formula.truth(lambda k: (codes >> options.index(k) & 1).astype(bool), len(codes))
    return [_pairs({k: bool(code >> n & 1) for n, k in enumerate(options)}) for code in codes[held].tolist()]
