"""The inverse question: what would the parties have to prefer for a wanted state to hold?

Three answers: how many of all rankings make it stable (:func:`invert`), what is the least change of today's rankings that
does (:func:`least_change`), and, for a party whose preferences are statements, which statements to drop, turn round or
move (:func:`fewest_statements`). Inverse graph model: Kinsara, Kilgour and Hipel (2014), by the definitions of Kinsara's
thesis; least changes in adjacent swaps and the way of searching for them are this module's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.branch_and_bound import changed_pairs, least_drops, pushed_levels
from dragoman.conflict.conditions import COUPLED, all_stable_at, check_concept, conditions, is_stable_at
from dragoman.conflict.counting import PROFILE_TRIALS, Count, count_profiles, count_rankings
from dragoman.conflict.graph import Graph, build_graph
from dragoman.conflict.intervals import check_sample
from dragoman.conflict.joint_change import MOST_STATES, joint_change
from dragoman.conflict.model import Conflict
from dragoman.conflict.preferences import Preferences, Statement
from dragoman.conflict.stability import levels
from dragoman.errors import ConflictError

Ints = NDArray[np.int32]

# Lists of statements that are tried before the search ends: some seconds.
MOST_STATEMENT_TRIALS = 20_000


@dataclass(frozen=True, slots=True)
class PartyInverse:
    """What one party's ranking would have to be, the others' staying as they are.

    Attributes:
        party: its name.
        stable_now: whether the state is stable for it today.
        rankings: how many of its strict rankings make the state stable for it.
    """

    party: str
    stable_now: bool
    rankings: Count


@dataclass(frozen=True, slots=True)
class Inversion:
    """How many preferences make a state hold.

    Attributes:
        state: its label.
        concept: nash, gmr, smr, seq, sseq or sim.
        equilibrium_now: whether it is an equilibrium today.
        parties: each party alone.
        varied: the parties whose rankings run through all in ``together``.
        together: profiles of the varied parties' rankings that make the state an equilibrium.
    """

    state: str
    concept: str
    equilibrium_now: bool
    parties: tuple[PartyInverse, ...]
    varied: tuple[str, ...]
    together: Count


@dataclass(frozen=True, slots=True)
class Change:
    """A changed ranking.

    Attributes:
        party: whose.
        ranking: tiers of labels after the change, best first.
        swaps: pairs of states whose order changes: adjacent swaps of a strict ranking.
        pairs: those pairs, as (better today, worse today).
        statements: the party's statements that decided one of those pairs; empty for other forms.
    """

    party: str
    ranking: tuple[tuple[str, ...], ...]
    swaps: int
    pairs: tuple[tuple[str, str], ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeastChange:
    """The least change of preferences that makes a state an equilibrium.

    Attributes:
        state, concept: what was asked.
        changes: one for each party that must change; empty when the state holds already.
        swaps: their swaps together.
        proven: whether no change of fewer swaps exists.
        bound: swaps that any change needs; equal to ``swaps`` where proven.
    """

    state: str
    concept: str
    changes: tuple[Change, ...]
    swaps: int
    proven: bool
    bound: int


def invert(
    conflict: Conflict | Graph,
    state: str | int,
    concept: str = "seq",
    parties: Sequence[str | int] = (),
    *,
    trials: int = PROFILE_TRIALS,
    seed: int = 0,
) -> Inversion:
    """Count the strict rankings that make a wanted state hold.

    Args:
        conflict: a model or its graph; all preferences that a test asks must be known.
        state: label or pattern of the wanted state.
        concept: nash, gmr, smr, seq, sseq or sim.
        parties: whose rankings vary together; all by default.
        trials: profiles drawn where they are too many to list.
        seed: of the drawing.

    Raises:
        ConflictError: no such state, party or concept, or unknown preferences.
    """
    check_sample(trials, seed)
    graph, concept = build_graph(conflict), check_concept(concept)
    wanted = graph.find(state)
    varied = _indices(graph, parties)
    alone = []
    for party, name in enumerate(graph.parties):
        count = count_rankings(conditions(graph, party, wanted, concept), graph.count, seed=seed)
        alone.append(PartyInverse(name, is_stable_at(graph, party, wanted, concept), count))
    together = count_profiles(graph, wanted, concept, varied, trials=trials, seed=seed)
    names = tuple(graph.parties[k] for k in varied)
    return Inversion(graph.label(wanted), concept, all(p.stable_now for p in alone), tuple(alone), names, together)


def _indices(graph: Graph, parties: Sequence[str | int]) -> tuple[int, ...]:
    named = [parties] if isinstance(parties, str) else parties
    return tuple(sorted({graph.conflict.party(p) for p in named})) or tuple(range(len(graph.moves)))


def least_change(
    conflict: Conflict | Graph, state: str | int, concept: str = "seq", parties: Sequence[str | int] = ()
) -> LeastChange | None:
    """Find the change of fewest swaps, then fewest statements touched, that makes a state an equilibrium.

    Args:
        conflict: a model or its graph with all preferences known.
        state: label or pattern of the wanted state.
        concept: nash, gmr, smr, seq, sseq or sim.
        parties: who may change; all by default.

    Returns:
        The change, or None where these parties' preferences alone cannot bring the state about.

    Raises:
        ConflictError: no such state, party or concept, unknown preferences, or a model too large for the search.
    """
    graph, concept = build_graph(conflict), check_concept(concept)
    wanted, varied = graph.find(state), _indices(graph, parties)
    now = {k: levels(graph, k) for k in range(len(graph.moves))}
    deciders = {k: _deciders(graph, k) for k in varied}
    if concept in COUPLED or (any(deciders.values()) and graph.count <= MOST_STATES):
        found = joint_change(graph, wanted, concept, deciders, varied)
        if found is None:
            return None
        after, proven, bound = found.levels, found.proven, found.bound
    else:
        if not all(is_stable_at(graph, k, wanted, concept) for k in now if k not in varied):
            return None
        after, proven = {}, True
        for k in varied:
            drops = least_drops(now[k], wanted, conditions(graph, k, wanted, concept))
            best = min(drops, key=lambda drop: len(_touched(graph, k, pushed_levels(now[k], wanted, drop.states))))
            after[k] = pushed_levels(now[k], wanted, best.states)
            proven &= best.proven
        bound = -1
    changes = tuple(_change(graph, k, after[k]) for k in varied if changed_pairs(now[k], after[k]))
    swaps = sum(change.swaps for change in changes)
    return LeastChange(graph.label(wanted), concept, changes, swaps, proven, swaps if proven else max(bound, 0))


def _deciders(graph: Graph, party: int) -> dict[tuple[int, int], int]:
    """For each pair (better, worse) the number of the most important statement on which they differ."""
    statements = graph.conflict.decision_makers[party].preferences.statements
    if not statements or graph.count > MOST_STATES:
        return {}
    level = levels(graph, party)
    truth = np.asarray([graph.truth(statement.text) for statement in statements])
    pairs = ((a, b) for a in range(graph.count) for b in range(graph.count) if level[a] > level[b])
    return {(a, b): int(np.argmax(truth[:, a] != truth[:, b])) for a, b in pairs}


def _touched(graph: Graph, party: int, after: Ints) -> tuple[str, ...]:
    deciders = _deciders(graph, party)
    numbers = {deciders[pair] for pair in changed_pairs(levels(graph, party), after) if pair in deciders}
    return tuple(graph.conflict.decision_makers[party].preferences.statements[n].text for n in sorted(numbers))


def _change(graph: Graph, party: int, after: Ints) -> Change:
    pairs = changed_pairs(levels(graph, party), after)
    return Change(
        graph.parties[party],
        ranking_of(graph, after),
        len(pairs),
        tuple((graph.label(a), graph.label(b)) for a, b in pairs),
        _touched(graph, party, after),
    )


def ranking_of(graph: Graph, level: Ints) -> tuple[tuple[str, ...], ...]:
    """Return an order as tiers of labels, best first."""
    return tuple(tuple(graph.label(s) for s in graph.listing.tolist() if level[s] == value) for value in np.unique(level)[::-1])


def with_change(conflict: Conflict, change: LeastChange) -> Conflict:
    """Return the conflict with the changed rankings in place of the parties' preferences."""
    for one in change.changes:
        conflict = conflict.with_preferences(one.party, Preferences(ranking=one.ranking))
    return conflict


@dataclass(frozen=True, slots=True)
class StatementChange:
    """A changed list of statements that makes a state an equilibrium.

    Attributes:
        party: whose.
        statements: the new list, most important first.
        edits: what was done, in words, one for each statement touched.
        swaps: pairs of states whose order changes.
    """

    party: str
    statements: tuple[str, ...]
    edits: tuple[str, ...]
    swaps: int


def fewest_statements(
    conflict: Conflict | Graph, state: str | int, concept: str, party: str | int, *, most: int = 3
) -> tuple[StatementChange, ...]:
    """Find the changes of a party's statements that touch the fewest of them and make a state an equilibrium.

    A statement is touched when it is dropped, turned into its contrary, or moved to another place.

    Args:
        conflict: a model or its graph; the party's preferences must be statements.
        state: label or pattern of the wanted state.
        concept: nash, gmr, smr, seq, sseq or sim.
        party: whose statements may change.
        most: statements that may be touched at most.

    Returns:
        All changes with the fewest statements touched, those with the fewest swaps first; empty where none was found
        among up to ``most`` statements and ``MOST_STATEMENT_TRIALS`` trials.

    Raises:
        ConflictError: the party's preferences are no statements.
    """
    graph, concept = build_graph(conflict), check_concept(concept)
    wanted, k = graph.find(state), graph.conflict.party(party)
    preferences = graph.conflict.decision_makers[k].preferences
    if not preferences.statements:
        raise ConflictError(f"{graph.parties[k]} has no statements", cure="ask least_change for its ranking")
    if all_stable_at(graph, wanted, concept):
        return ()
    tried = 0
    for touched in range(1, min(most, len(preferences.statements)) + 1):
        found = []
        for statements, edits in _edited(preferences.statements, touched):
            tried += 1
            if tried > MOST_STATEMENT_TRIALS:
                return ()
            changed = graph.with_preferences(k, replace(preferences, statements=statements))
            if all_stable_at(changed, wanted, concept):
                swaps = len(changed_pairs(levels(graph, k), levels(changed, k)))
                found.append(StatementChange(graph.parties[k], tuple(s.text for s in statements), edits, swaps))
        if found:
            return tuple(sorted(found, key=lambda change: (change.swaps, change.edits)))
    return ()


def _edited(statements: Sequence[Statement], touched: int) -> Iterator[tuple[tuple[Statement, ...], tuple[str, ...]]]:
    """All lists that touch exactly so many statements, one way each: drop, turn round, or move to a place."""
    places = [-2, -1, *range(len(statements))]
    for chosen in combinations(range(len(statements)), touched):
        for actions in product(places, repeat=touched):
            if any(place == k for k, place in zip(chosen, actions, strict=True)):
                continue
            rest = [s for k, s in enumerate(statements) if k not in chosen or actions[chosen.index(k)] == -2]
            words = []
            for k, place in zip(chosen, actions, strict=True):
                text = statements[k].text
                if place == -1:
                    words.append(f"drop {text!r}")
                elif place == -2:
                    rest[rest.index(statements[k])] = replace(statements[k], text=f"not ({text})")
                    words.append(f"turn {text!r} into its contrary")
                else:
                    rest.insert(place, statements[k])
                    words.append(f"make {text!r} number {place + 1}")
            if rest:
                yield tuple(rest), tuple(words)
