"""What a party's preferences must be for a wanted state to be stable, as conditions on that party's order alone.

Every test of Nash, GMR, SMR, SEQ, SSEQ and SIM compares states with the wanted state s only: an improvement s1 is a state
above s, a sanction one that is not above s, and an escape one that is not above s either. So with the others' preferences
given, s is stable for party i exactly when for every move s -> s1 of i

    s1 is not above s,  or some answer has all its states not above s.

An answer is a set of states: the sanction, with SMR and SSEQ also all that i can move to from there. This is the pattern
form of the inverse problem (Kinsara 2014; the clauses are derived here from the definitions of stability and checked by
brute force over all rankings). Two things follow. Which states stand above s is all that matters, so rankings are counted
by sets of states and not one by one; and a smaller set above s can only help, so the state is stable for i when s is its best.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.graph import Graph
from dragoman.conflict.moves import Edges
from dragoman.conflict.reasons import find_state, joint_changes, owned_by
from dragoman.conflict.relational import improving_edges
from dragoman.errors import ConflictError

INVERTIBLE = ("nash", "gmr", "smr", "seq", "sseq", "sim")
# Concepts under which a party's stability depends on what the others prefer.
COUPLED = ("seq", "sseq", "sim")
ESCAPE = ("smr", "sseq")
# Above this many answers the search for answers that contain others, quadratic in their number, is left out.
MOST_COMPARED = 400

Answers = tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One move that could tempt a party away, and what would hold it back.

    Attributes:
        improvement: the state it could move to.
        answers: each a set of states; when none of them is above the wanted state, the move is deterred. None of the
            sets contains another, nor the improvement itself.
    """

    improvement: int
    answers: Answers

    def holds(self, above: frozenset[int] | set[int]) -> bool:
        """True where the clause is met when exactly the states ``above`` are preferred to the wanted one."""
        return self.improvement not in above or any(not answer & above for answer in self.answers)


def check_concept(concept: str) -> str:
    """Return a concept's name in lower case.

    Raises:
        ConflictError: preferences cannot be sought for this concept.
    """
    name = concept.casefold()
    if name not in INVERTIBLE:
        raise ConflictError(f"no inverse for concept {concept!r}", cure=f"choose among {', '.join(INVERTIBLE)}")
    return name


def conditions(graph: Graph, party: int, state: int, concept: str) -> tuple[Clause, ...]:
    """Return what must hold of a party's order for a state to be stable, the others' preferences being as in the graph.

    Args:
        graph: moves, and for SEQ, SSEQ and SIM the others' preferences; the party's own are not looked at.
        party: index of the party.
        state: position of the wanted state.
        concept: nash, gmr, smr, seq, sseq or sim.
    """
    steps = [improving_edges(graph, k) if concept in ("seq", "sseq") else graph.edges(k) for k in range(len(graph.moves))]
    others = [k for k in range(len(steps)) if k != party]
    clauses = []
    for target in graph.edges(party).reached(state).tolist():
        if concept == "nash":
            answers: list[frozenset[int]] = []
        elif concept == "sim":
            answers = [frozenset([end]) for end in joint_ends(graph, party, state, target)]
        else:
            ends = legal_ends([steps[k] for k in others], target, graph.count)
            answers = [answer_states(graph, party, end, concept) for end in ends]
        clause = make_clause(target, answers, state)
        if clause is not None:
            clauses.append(clause)
    return tuple(clauses)


def answer_states(graph: Graph, party: int, end: int, concept: str) -> frozenset[int]:
    """Return the states that must not be above the wanted one for ``end`` to hold the party back."""
    if concept in ESCAPE:
        return frozenset([end, *graph.edges(party).reached(end).tolist()])
    return frozenset([end])


def make_clause(target: int, answers: Sequence[frozenset[int]], state: int) -> Clause | None:
    """Return the clause for a move, its answers reduced to the least sets; None where it always holds."""
    reduced = {answer - {state} for answer in answers if target not in answer}
    if frozenset() in reduced:
        return None
    ordered = sorted(reduced, key=lambda answer: (len(answer), sorted(answer)))
    least: list[frozenset[int]] = []
    for answer in ordered:
        if len(ordered) > MOST_COMPARED or not any(smaller <= answer for smaller in least):
            least.append(answer)
    return Clause(target, tuple(least))


def joint_ends(graph: Graph, party: int, state: int, target: int) -> list[int]:
    """Return where a move can end when others make improvements from ``state`` at the same time (SIM)."""
    ends = set()
    for code in graph.member_codes(state):
        for own in graph.member_codes(target):
            if owned_by(graph, party, code ^ own):
                for movers, joint in joint_changes(graph, party, code, state):
                    end = find_state(graph, own ^ joint)
                    if movers and end >= 0:
                        ends.add(end)
    return sorted(ends)


def legal_ends(steps: Sequence[Edges], start: int, count: int) -> list[int]:
    """Return what a group can reach from ``start`` by legal sequences, nobody moving twice in a row; ascending."""
    reached = np.zeros((len(steps), count), dtype=bool)
    fresh = [np.asarray([start]) if k == 0 else np.zeros(0, dtype=np.int64) for k in range(len(steps))]
    first = True
    while True:
        layer: list[NDArray[np.int64]] = []
        for k, step in enumerate(steps):
            ahead = [fresh[0]] if first else [states for j, states in enumerate(fresh) if j != k]
            targets = _targets(step, np.unique(np.concatenate(ahead)) if ahead else np.zeros(0, dtype=np.int64))
            new = targets[~reached[k, targets]]
            reached[k, new] = True
            layer.append(np.unique(new))
        first = False
        if not any(len(states) for states in layer):
            return [int(s) for s in np.flatnonzero(reached.any(axis=0))]
        fresh = layer


def _targets(step: Edges, states: NDArray[np.int64]) -> NDArray[np.int64]:
    starts, widths = step.starts[states], np.diff(step.starts)[states]
    shift = np.repeat(starts - (np.cumsum(widths) - widths), widths)
    return np.asarray(step.targets[np.arange(int(widths.sum())) + shift], dtype=np.int64)


def states_above(graph: Graph, party: int, state: int) -> frozenset[int]:
    """Return the states that a party prefers to ``state``."""
    from dragoman.conflict.stability import levels

    level = levels(graph, party)
    return frozenset(np.flatnonzero(level > level[state]).tolist())


def is_stable_at(graph: Graph, party: int, state: int, concept: str) -> bool:
    """Return whether one state is stable for one party, without solving for the others."""
    above = states_above(graph, party, state)
    return all(clause.holds(above) for clause in conditions(graph, party, state, concept))


def all_stable_at(graph: Graph, state: int, concept: str) -> bool:
    """Return whether one state is an equilibrium."""
    return all(is_stable_at(graph, party, state, concept) for party in range(len(graph.moves)))
