"""Third parties: what an added party or option, other moves, rules or preferences would change.

A third party enters a conflict in three ways (after Kinsara, Kilgour and Hipel): as a further decision maker with options
of its own, by changing what can happen (moves opened or barred, states made impossible), or by changing what the parties
prefer. An :class:`Intervention` states any of these, :func:`intervene` builds the conflict that results, and
:func:`compare` says which stabilities change. What preferences would have to change for a wanted outcome is the inverse
question: :mod:`dragoman.conflict.inverse`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.feasible import find_codes
from dragoman.conflict.graph import Graph, build_graph
from dragoman.conflict.model import Conflict, DecisionMaker, Option
from dragoman.conflict.preferences import Preferences, Statement, vector_levels
from dragoman.conflict.stability import levels, solve
from dragoman.errors import ConflictError

Bools = NDArray[np.bool_]
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Intervention:
    """What a third party does to a conflict.

    Attributes:
        name: the third party, or what is done.
        options: options that it brings in; with any, it becomes a decision maker, the last one.
        prefers: its statements, most important first; without any it is indifferent, so it never moves for a gain.
        infeasible: further patterns or statements that cannot occur; patterns over all options, its own last.
        allowed: infeasible rules of the conflict, as written there, that no longer hold.
        moves, barred: party -> (from, to) pairs of states that it gains or loses; states by label or pattern of the new
            conflict.
        first: party -> statements about the new options that matter more to it than all it wants today.
        then: party -> statements that only decide between states that it holds equal today.
        preferences: party -> preferences that replace what it wants today, over the states of the new conflict.
    """

    name: str
    options: tuple[str | Option, ...] = ()
    prefers: tuple[str, ...] = ()
    infeasible: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    moves: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    barred: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    first: Mapping[str, Sequence[str]] = field(default_factory=dict)
    then: Mapping[str, Sequence[str]] = field(default_factory=dict)
    preferences: Mapping[str, Preferences] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StabilityChange:
    """A stability that an intervention changes.

    Attributes:
        concept: title.
        party: whose; "" for an equilibrium.
        state: label in the new conflict.
        before: label of the same state without the third party's options.
        gained: True where it is stable only with the intervention, False where only without it.
    """

    concept: str
    party: str
    state: str
    before: str
    gained: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """What an intervention does.

    Attributes:
        intervention: its name.
        conflict: the conflict that results.
        before, after: equilibria by concept; labels of the old and of the new conflict.
        origin: for each state of the new conflict by label, the label of the old state it comes from.
        changes: equilibria that come and go, then each party's stabilities.
    """

    intervention: str
    conflict: Conflict
    before: dict[str, tuple[str, ...]]
    after: dict[str, tuple[str, ...]]
    origin: dict[str, str]
    changes: tuple[StabilityChange, ...]


def intervene(conflict: Conflict, intervention: Intervention) -> Conflict:
    """Return the conflict that results from an intervention.

    The parties keep their order of the old states; states that differ only in the new options are equal to them, unless
    ``first``, ``then`` or ``preferences`` say otherwise.

    Raises:
        ConflictError: options added to an explicit or coalesced conflict, rules or parties that do not exist, or partly
            unknown preferences that would have to be carried over.
    """
    graph = build_graph(conflict)
    for mapping in (intervention.moves, intervention.barred, intervention.first, intervention.then, intervention.preferences):
        for name in mapping:
            _party(conflict, intervention, name)
    new = _with_rules(conflict, graph, intervention)
    carried = bool(intervention.options or intervention.infeasible or intervention.allowed)
    carried |= bool(intervention.first or intervention.then)
    if carried:
        new = _with_preferences(graph, new, intervention)
    for name, preferences in intervention.preferences.items():
        new = new.with_preferences(name, preferences)
    parties = [
        replace(
            party,
            moves=(*party.moves, *((str(a), str(b)) for a, b in intervention.moves.get(party.name, ()))),
            barred=(*party.barred, *((str(a), str(b)) for a, b in intervention.barred.get(party.name, ()))),
        )
        for party in new.decision_makers
    ]
    return replace(new, decision_makers=tuple(parties))


def _party(conflict: Conflict, intervention: Intervention, name: str) -> None:
    if not (intervention.options and name == intervention.name):
        conflict.party(name)


def _with_rules(conflict: Conflict, graph: Graph, intervention: Intervention) -> Conflict:
    """The new options and rules; labels given by hand are dropped where the states change."""
    missing = [rule for rule in intervention.allowed if rule not in conflict.infeasible]
    if missing:
        raise ConflictError(f"{missing[0]!r} is no rule of this conflict", cure="write the rule as it stands there")
    if not (intervention.options or intervention.infeasible or intervention.allowed):
        return replace(conflict, findings=(), origin=None)
    if not graph.has_options or graph.node_of is not None:
        raise ConflictError(
            "states are given by hand or coalesced, so options and rules cannot be added", cure="write the new model out"
        )
    wider = "-" * len(intervention.options)
    kept = [
        rule + wider if _is_pattern(conflict, rule) else rule for rule in conflict.infeasible if rule not in intervention.allowed
    ]
    parties = conflict.decision_makers
    if intervention.options:
        owned = tuple(Option(o) if isinstance(o, str) else o for o in intervention.options)
        parties = (*parties, DecisionMaker(intervention.name, owned))
    today = graph.vector(graph.find(conflict.status_quo)) + "N" * len(wider) if conflict.status_quo else ""
    return replace(
        conflict,
        decision_makers=parties,
        infeasible=(*kept, *intervention.infeasible),
        states=(),
        status_quo=today,
        findings=(),
        origin=None,
    )


def _is_pattern(conflict: Conflict, rule: str) -> bool:
    from dragoman.conflict.formula import pattern_letters

    return len(pattern_letters(rule)) == len(conflict.options)


def _with_preferences(graph: Graph, new: Conflict, intervention: Intervention) -> Conflict:
    """Carry the old orders over to the new states, refined by the statements about what is new."""
    bare = _indifferent(new)
    fresh = build_graph(bare)
    old = _old_state(graph, fresh)
    for k, name in enumerate(graph.parties):
        if name in intervention.preferences:
            continue
        level = _carried(levels(graph, k), old)
        first = [fresh.truth(text) for text in intervention.first.get(name, ())]
        then = [fresh.truth(text) for text in intervention.then.get(name, ())]
        parts = [vector_levels(first, fresh.count), level, vector_levels(then, fresh.count)]
        bare = bare.with_preferences(name, Preferences(payoffs=tuple(_lexicographic(parts))))
    if intervention.options and intervention.name not in intervention.preferences:
        wanted = vector_levels([fresh.truth(text) for text in intervention.prefers], fresh.count)
        bare = bare.with_preferences(intervention.name, Preferences(payoffs=tuple(wanted.tolist())))
    return bare


def _indifferent(conflict: Conflict) -> Conflict:
    """The conflict with a statement that is true everywhere for each party, so that its states can be built before its orders."""
    for party in conflict.decision_makers:
        conflict = conflict.with_preferences(party.name, Preferences(statements=(Statement("1 or not 1"),)))
    return conflict


def _lexicographic(parts: Sequence[Ints]) -> list[int]:
    table = np.stack(parts, axis=1)
    return [int(v) for v in np.unique(table, axis=0, return_inverse=True)[1].reshape(-1)]


def _carried(level: Ints, old: NDArray[np.int64]) -> Ints:
    """Old levels at the new states; states that were infeasible before come last, until told otherwise."""
    return np.where(old >= 0, level[np.maximum(old, 0)], -1).astype(np.int32)


def _old_state(graph: Graph, fresh: Graph) -> NDArray[np.int64]:
    """For each new state the old one with the same old options, or -1 where that was infeasible."""
    if not graph.has_options or graph.node_of is not None:
        return np.arange(fresh.count, dtype=np.int64)
    return find_codes(graph.members, fresh.codes & ((1 << len(graph.conflict.options)) - 1))


def compare(conflict: Conflict, intervention: Intervention, concepts: Sequence[str] = ("nash", "gmr", "smr", "seq")) -> Effect:
    """Say which stabilities an intervention changes.

    Args:
        conflict: the conflict without it.
        intervention: what is done.
        concepts: names of concepts that give one answer each (no unknown preferences).

    Raises:
        ConflictError: see :func:`intervene`; or a concept that does not exist or apply.
    """
    changed = intervene(conflict, intervention)
    graph, fresh = build_graph(conflict), build_graph(changed)
    old = _old_state(graph, fresh)
    before, after = solve(graph, concepts), solve(fresh, concepts)
    changes = []
    for title, result in after.items():
        if title not in before:
            continue
        then = before[title].stable
        rows = [("", np.asarray(then.all(axis=0)), np.asarray(result.stable.all(axis=0)))]
        rows += [(name, then[k], result.stable[k]) for k, name in enumerate(graph.parties)]
        for name, past, present in rows:
            was = (old >= 0) & past[np.maximum(old, 0)]
            for s in fresh.listing[(was != present)[fresh.listing]].tolist():
                origin = graph.label(int(old[s])) if old[s] >= 0 else ""
                changes.append(StabilityChange(title, name, fresh.label(s), origin, bool(present[s])))
    ordered = sorted(changes, key=lambda change: change.party != "")
    origin_of = {fresh.label(s): graph.label(int(old[s])) if old[s] >= 0 else "" for s in fresh.listing.tolist()}
    return Effect(
        intervention.name,
        changed,
        {title: result.equilibria for title, result in before.items()},
        {title: result.equilibria for title, result in after.items()},
        origin_of,
        tuple(ordered),
    )
