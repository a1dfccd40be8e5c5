"""Which option vectors can occur, which of them are one state, and what would not fit the memory."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.formula import Formula, parse_statement, pattern_letters
from dragoman.conflict.model import Conflict
from dragoman.errors import ConflictError

Bools = NDArray[np.bool_]
Codes = NDArray[np.int64]

# Memory that a graph and its analysis may take before it is refused, in bytes: a 16 GB machine.
MEMORY = 16 * 10**9
# Bytes a state that solving takes at its peak, measured with benchmarks/conflict_growth.py at 2**21 states: 97 for two
# parties to 113 for six without rules, 152 for four with rules.
BYTES_A_PARTY, BYTES_A_STATE, BYTES_WITH_RULES = 8, 80, 60
# One-way options need each move written out: measured 15 bytes a move at 2**21 states.
BYTES_A_MOVE = 16
# Tests of one option in one state while rules are applied: about a minute.
MOST_RULE_WORK = 5 * 10**9
# A state's code is a 64-bit integer.
MOST_OPTIONS = 62


def feasible_codes(conflict: Conflict, memory: int) -> Codes | None:
    """Return the codes of the option vectors that can occur, ascending; None where all can.

    Options are added one by one, and each rule is applied as soon as all its options are there.

    Raises:
        ConflictError: nothing is feasible, or the vectors would not fit ``memory`` bytes.
    """
    width = len(conflict.options)
    cost = BYTES_A_STATE + BYTES_A_PARTY * len(conflict.decision_makers)
    if width > MOST_OPTIONS:
        raise conflict.fault(
            ConflictError(f"{width} options", cure=f"at most {MOST_OPTIONS} fit: merge options, or split the conflict")
        )
    if not conflict.infeasible:
        if cost * 2**width > memory or width > 30:
            raise conflict.fault(_too_large(width, 2**width, cost, memory))
        return None
    rules = _parsed_rules(conflict)
    cost += BYTES_WITH_RULES
    codes = _without(conflict, np.zeros(1, dtype=np.int64), rules.get(-1, []))
    for k in range(width):
        if 2 * len(codes) * cost > memory:
            raise conflict.fault(_too_large(width, 2 * len(codes), cost, memory, decided=k + 1))
        codes = _without(conflict, np.concatenate([codes, codes | 1 << k]), rules.get(k, []))
    if not len(codes):
        problem = f"the {len(conflict.infeasible)} infeasible rules together leave no feasible state"
        raise conflict.fault(ConflictError(problem, cure="remove one of them"), "infeasible")
    return codes


def _parsed_rules(conflict: Conflict) -> dict[int, list[Formula]]:
    """The rules by the last option that they mention; -1 for those that mention none."""
    rules: dict[int, list[Formula]] = {}
    names = conflict.names
    for text in conflict.infeasible:
        try:
            rule = parse_statement(text, names)
        except ConflictError as error:
            raise conflict.fault(error, "infeasible") from error
        rules.setdefault(max(rule.options(), default=-1), []).append(rule)
    return rules


def _without(conflict: Conflict, codes: Codes, rules: list[Formula]) -> Codes:
    """The codes for which none of the rules is true."""
    work = 0
    for rule in rules:
        work += len(codes) * len(rule.options())
        if work > MOST_RULE_WORK:
            raise conflict.fault(_too_many_rules(len(rules), len(codes)), "infeasible")
        codes = codes[~_holds(rule, codes)]
    return codes


def _too_many_rules(rules: int, states: int) -> ConflictError:
    return ConflictError(
        f"{rules:,} rules over {states:,} states would take minutes to test",
        cure="put the options that rules tie together next to each other, or join rules with 'or'",
    )


def _holds(rule: Formula, codes: Codes) -> Bools:
    return rule.truth(lambda k: (codes >> k & 1).astype(bool), len(codes))


def _too_large(width: int, states: int, cost: int, memory: int, decided: int = 0) -> ConflictError:
    fits = int(np.log2(memory / cost))
    what = f"the first {decided} of {width} options with their rules" if decided else f"{width} options without rules"
    return ConflictError(
        f"{what} make {states:,} states, which would take about {size_text(states * cost)} (limit {size_text(memory)})",
        cure=f"{fits} options without rules fit: add infeasible patterns, merge options, or split the conflict",
    )


def size_text(count: float) -> str:
    """Return a number of bytes in words, such as "15 GB"."""
    for unit in ("bytes", "kB", "MB", "GB", "TB", "PB"):
        if count < 1000:
            return f"{count:.0f} {unit}"
        count /= 1000
    return f"{count:,.0f} EB"


def coalesced_states(conflict: Conflict, members: Codes | None) -> NDArray[np.int32] | None:
    """Return the state of each feasible vector, numbered by least code; None where nothing is coalesced.

    Raises:
        ConflictError: a rule that is no statement.
    """
    rules = [(text, f"coalesce.{k}") for k, text in enumerate(conflict.coalesce)]
    rules += [(n.pattern, f"states.{n.label}") for n in conflict.states if "-" in pattern_letters(n.pattern)]
    if not rules:
        return None
    codes = np.arange(2 ** len(conflict.options), dtype=np.int64) if members is None else members
    group = np.arange(len(codes))
    for text, key in rules:
        try:
            held = np.flatnonzero(_holds(conflict.parse(text), codes))
        except ConflictError as error:
            raise conflict.fault(error, key) from error
        if len(held):
            touched = np.unique(group[held])
            group[np.isin(group, touched)] = touched[0]
    nodes = np.unique(group, return_inverse=True)[1].reshape(-1).astype(np.int32)
    return nodes if nodes.max() + 1 < len(codes) else None


def find_codes(members: Codes | None, codes: Codes) -> NDArray[np.int64]:
    """Return the place of each code among ``members`` (ascending), or -1 where it is infeasible."""
    if members is None:
        return codes
    at = np.searchsorted(members, codes)
    at[at == len(members)] = 0
    return np.where(members[at] == codes, at, -1)
