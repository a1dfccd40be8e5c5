"""Turn plain values (from TOML, or from a caller) into preferences, with errors that say which value is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.conflict.chains import parse_chain, parse_ranking
from dragoman.conflict.preferences import Preferences, Statement
from dragoman.errors import ConflictError

# Rules, statements, chains or pairs in one list: people write dozens, programs all pairs of some hundred states. This many
# take some ten seconds.
MOST_ITEMS = 100_000

_KEYS = (
    "ranking",
    "rest",
    "statements",
    "weights",
    "payoffs",
    "prefers",
    "undistinguished",
    "unknown",
    "note",
    "evidence",
)


def read_preferences(values: Mapping[str, Any]) -> Preferences:
    """Read preferences from a table with the keys ranking, rest, statements, weights, payoffs, prefers, unknown ...

    Raises:
        ConflictError: a key that has no meaning here, or a value of the wrong kind.
    """
    for key in values:
        if key not in _KEYS:
            raise ConflictError(f"preferences have no key {key[:60]!r}", cure=f"the keys are: {', '.join(_KEYS)}")
    tiers, great = _ranking(values.get("ranking", ()))
    chains = tuple(_words(values.get("prefers", ()), "prefers"))
    for chain in chains:
        parse_chain(chain)
    payoffs: Any = values.get("payoffs", ())
    if isinstance(payoffs, list | tuple):
        payoffs = tuple(read_number(value, "a payoff") for value in payoffs)
    return Preferences(
        ranking=tiers,
        great_after=great,
        rest=str(values.get("rest", "refuse")),
        statements=tuple(_statement(item, False) for item in _list(values.get("statements", ()), "statements")),
        weights=_weights(values.get("weights", ())),
        payoffs=payoffs,
        chains=chains,
        undistinguished=str(values.get("undistinguished", "equal")),
        unknown=tuple(_pair(item) for item in _list(values.get("unknown", ()), "unknown")),
        note=str(values.get("note", "")),
        evidence=read_evidence(values),
    )


def read_evidence(values: Mapping[str, Any]) -> tuple[object, ...]:
    """Return the free ``evidence`` of a table as a tuple; a single value becomes a tuple of one."""
    evidence = values.get("evidence", ())
    return tuple(evidence) if isinstance(evidence, list | tuple) else (evidence,)


def _list(value: Any, name: str) -> Sequence[Any]:
    if isinstance(value, list | tuple):
        if len(value) > MOST_ITEMS and name != "ranking":
            raise ConflictError(f"{name} has {len(value):,} items", cure=f"at most {MOST_ITEMS:,} are read")
        return value
    raise ConflictError(f"{name} is {str(value)[:60]!r}, not a list", cure=f"write {name} = [...]")


def _words(value: Any, name: str) -> Sequence[str]:
    if isinstance(value, str):
        return (value,)
    for item in _list(value, name):
        if not isinstance(item, str):
            raise ConflictError(f"{name} has {str(item)[:60]!r}, not a string", cure="put it in quotation marks")
    return list(value)


def _label(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ConflictError(f"{str(value)[:60]!r} is not a state", cure="a state is a number, a label or a Y/N pattern")
    return str(value)


def _ranking(value: Any) -> tuple[tuple[tuple[str, ...], ...], frozenset[int]]:
    if isinstance(value, str):
        return parse_ranking(value)
    tiers = []
    for item in _list(value, "ranking"):
        tiers.append(tuple(_label(s) for s in item) if isinstance(item, list | tuple) else (_label(item),))
    return tuple(tiers), frozenset()


def read_number(value: Any, what: str) -> float | int:
    """Return a finite number.

    Args:
        value: what stands in the file.
        what: its name, for the message.

    Raises:
        ConflictError: if it is no number, or not finite.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ConflictError(f"{what} is {value!r}, not a number", cure="write a number such as 2 or 0.5")
    if value != value or value in (float("inf"), float("-inf")):
        raise ConflictError(f"{what} is {value}", cure="weights and payoffs are finite numbers")
    return value


def _statement(item: Any, weighted: bool) -> Statement:
    if isinstance(item, Statement):
        return item
    if isinstance(item, str) and not weighted:
        return Statement(item)
    if not isinstance(item, Mapping) or not isinstance(item.get("text"), str):
        wanted = "{ text = '...', weight = 2 }" if weighted else "a string or { text = '...' }"
        raise ConflictError(f"{str(item)[:80]!r} is no statement", cure=f"write {wanted}")
    unread = sorted(set(item) - {"text", "weight", "great", "note", "evidence"})
    if unread:
        raise ConflictError(f"a statement has no key {unread[0]!r}", cure="its keys: text, weight, great, note, evidence")
    weight = read_number(item.get("weight", 0), f"the weight of {item['text']!r}")
    great = item.get("great", False)
    if not isinstance(great, bool):
        raise ConflictError(f"great is {great!r} for statement {item['text']!r}", cure="it is true or false")
    return Statement(item["text"], weight, great, str(item.get("note", "")), read_evidence(item))


def _weights(value: Any) -> tuple[Statement, ...]:
    if isinstance(value, Mapping):
        return tuple(Statement(text, read_number(w, f"the weight of {text!r}")) for text, w in value.items())
    return tuple(_statement(item, True) for item in _list(value, "weights"))


def _pair(item: Any) -> tuple[str, str]:
    if isinstance(item, list | tuple) and len(item) == 2:
        return _label(item[0]), _label(item[1])
    raise ConflictError(f"unknown has {str(item)[:80]!r}", cure="write pairs of states, such as unknown = [['1', '4']]")
