"""Simultaneous stability (SIM): others may improve from the same state at the same time.

s is stable for i when, for each improvement s1 of i, every other party can stay or take one of its improvements from s so
that the option changes of all together make a feasible state that i does not prefer to s (Fraser and Hipel 1984; the
clause on feasibility as in the GMCR+ description). It is defined on options, so explicit graphs have none. A coalesced
state stands for several option vectors: a change can be made when it can be made from one of them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.feasible import find_codes
from dragoman.conflict.graph import Graph
from dragoman.errors import ConflictError

Bools = NDArray[np.bool_]
Codes = NDArray[np.int64]

# Pairs of a state and a joint change of the others that are looked at together.
CHUNK = 2**20


def simultaneous(graph: Graph) -> Bools:
    """Return bool (parties, states): SIM stability.

    Raises:
        ConflictError: no options, moves by hand, or unknown preferences.
    """
    if not graph.has_options or any(party.moves or party.barred for party in graph.conflict.decision_makers):
        raise ConflictError("SIM combines option changes, and this conflict has moves by hand", cure="leave SIM out")
    from dragoman.conflict.stability import levels

    all_levels = [_member_levels(graph, levels(graph, i)) for i in range(len(graph.orders))]
    codes = graph.members if graph.members is not None else np.arange(graph.count, dtype=np.int64)
    improvements = [_improvements(graph, i, codes, all_levels[i]) for i in range(len(all_levels))]
    stable = np.zeros((len(all_levels), len(codes)), dtype=bool)
    for i in range(len(all_levels)):
        others = [moves for k, moves in enumerate(improvements) if k != i]
        stable[i] = _stable(graph, codes, improvements[i], others, all_levels[i])
    return stable if graph.node_of is None else _by_state(graph, codes, improvements, all_levels)


Changes = tuple[NDArray[np.int64], Codes]


def _member_levels(graph: Graph, level: NDArray[np.int32]) -> NDArray[np.int32]:
    return level if graph.node_of is None else level[graph.node_of]


def _improvements(graph: Graph, i: int, codes: Codes, level: NDArray[np.int32]) -> Changes:
    """Option changes that improve party i's lot: starts of each member's row, and the changes as bits."""
    conflict = graph.conflict
    owned = [k for k, owner in enumerate(conflict.owners) if owner == i]
    forward = sum(1 << k for k in owned if conflict.options[k].direction == "forward")
    back = sum(1 << k for k in owned if conflict.options[k].direction == "back")
    rows, changes = [], []
    for subset in range(1, 1 << len(owned)):
        change = subset << owned[0]
        legal = np.flatnonzero((codes & (change & forward) == 0) & (~codes & (change & back) == 0))
        there = find_codes(graph.members, codes[legal] ^ change)
        better = (there >= 0) & (level[there] > level[legal])
        rows.append(legal[better])
        changes.append(np.full(int(better.sum()), change, dtype=np.int64))
    row = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)
    change_bits = np.concatenate(changes) if changes else np.zeros(0, dtype=np.int64)
    order = np.argsort(row, kind="stable")
    starts = np.searchsorted(row[order], np.arange(len(codes) + 1))
    return starts, change_bits[order]


def _stable(graph: Graph, codes: Codes, own: Changes, others: list[Changes], level: NDArray[np.int32]) -> Bools:
    """Test all members for one party, a chunk of its (state, improvement) pairs at a time."""
    starts, changes = own
    pair_state = np.repeat(np.arange(len(codes)), np.diff(starts))
    joint = np.ones(len(codes), dtype=np.int64)
    for other_starts, _ in others:
        joint *= np.diff(other_starts) + 1
    unanswered = np.zeros(len(pair_state), dtype=bool)
    ends = np.cumsum(joint[pair_state])
    at = 0
    while at < len(pair_state):
        done = ends[at - 1] if at else 0
        end = max(at + 1, int(np.searchsorted(ends, done + CHUNK, side="right")))
        chunk = slice(at, end)
        unanswered[chunk] = ~_answered(graph, codes, pair_state[chunk], changes[chunk], others, level)
        at = end
    stable = np.ones(len(codes), dtype=bool)
    stable[pair_state[unanswered]] = False
    return stable


def _answered(
    graph: Graph, codes: Codes, state: NDArray[np.int64], change: Codes, others: list[Changes], level: NDArray[np.int32]
) -> Bools:
    """For each pair of a state and an own change, whether some joint change of the others makes it no better."""
    pair, together = np.arange(len(state)), change
    answered = np.zeros(len(state), dtype=bool)
    for starts, changes in others:
        choices = np.diff(starts)[state[pair]] + 1
        place = np.arange(int(choices.sum())) - np.repeat(np.cumsum(choices) - choices, choices)
        pair, together = np.repeat(pair, choices), np.repeat(together, choices)
        moved = place > 0
        together[moved] ^= changes[starts[state[pair[moved]]] + place[moved] - 1]
        # The parties still to come may all stay, so an answer found now is one; its pair needs no further look.
        there = find_codes(graph.members, codes[state[pair]] ^ together)
        harmful = (there >= 0) & (level[there] <= level[state[pair]])
        answered[pair[harmful]] = True
        waiting = ~answered[pair]
        pair, together = pair[waiting], together[waiting]
    return answered


def _by_state(graph: Graph, codes: Codes, improvements: list[Changes], all_levels: list[NDArray[np.int32]]) -> Bools:
    """Coalesced states: an improvement (a target state) is answered when it is from one of the state's members."""
    assert graph.node_of is not None
    stable = np.ones((len(improvements), graph.count), dtype=bool)
    for i, (starts, changes) in enumerate(improvements):
        others = [moves for k, moves in enumerate(improvements) if k != i]
        member = np.repeat(np.arange(len(codes)), np.diff(starts))
        answered = np.zeros(len(member), dtype=bool)
        for k in range(len(member)):
            one = slice(k, k + 1)
            answered[one] = _answered(graph, codes, member[one], changes[one], others, all_levels[i])
        target = graph.node_of[find_codes(graph.members, codes[member] ^ changes)]
        moves = np.stack([graph.node_of[member], target], axis=1)
        for source, goal in np.unique(moves, axis=0):
            here = (moves[:, 0] == source) & (moves[:, 1] == goal)
            stable[i, source] &= bool(answered[here].any())
    return stable
