"""Why a state is stable or not for a party: each improvement that tempts it, and the answer that holds it back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.conflict.feasible import find_codes
from dragoman.conflict.graph import Graph
from dragoman.conflict.moves import Step, path_to, search
from dragoman.conflict.preferences import Order
from dragoman.conflict.stability import Concept, Stability

# States whose verdict for a party is asked at once with all their improvements; beyond this many only the first are listed.
MOST_IMPROVEMENTS = 64


@dataclass(frozen=True, slots=True)
class Answer:
    """What becomes of one improvement.

    Attributes:
        target: the state that the party would move to.
        deterred: whether an answer of the others takes the gain away.
        path: the shortest such answer, moves of the others in order (all at once for SIM); empty when there is none.
        result: the state in which the answer ends; the target when there is none.
        escapes: states that the party could still move to after the answer, none of them a gain (SMR, SSEQ).
    """

    target: int
    deterred: bool
    path: tuple[Step, ...] = ()
    result: int = -1
    escapes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a state is stable or not for a party under a concept.

    Attributes:
        concept: the concept.
        party, state: whom and what it is about, by index.
        stable: the verdict.
        answers: one for each improvement; for L_h and NM, where the party expects to end, as an undeterred answer.
    """

    concept: Concept
    party: int
    state: int
    stable: bool
    answers: tuple[Answer, ...]


def find_reason(result: Stability, party: int, state: int) -> Verdict:
    """Return why ``state`` is stable or not for ``party`` under the concept of ``result``."""
    graph, concept = result.graph, result.concept
    stable = bool(result.stable[party, state])
    tempting = _improvements(graph, party, state, concept)
    if concept.answer in ("foresight", "either"):
        answers = [Answer(target, stable, result=target) for target in tempting]
    elif concept.answer == "joint":
        answers = [_joint_answer(graph, party, state, target) for target in tempting]
    elif concept.answer:
        answers = [_answer(graph, party, state, target, concept) for target in tempting]
    else:
        answers = [Answer(target, False, result=target) for target in tempting]
    return Verdict(concept, party, state, stable, tuple(answers))


def _improvements(graph: Graph, party: int, state: int, concept: Concept) -> list[int]:
    order = graph.orders[party]
    unknown_tempts = concept.unknown in ("a", "c")
    tempting = [
        t
        for t in graph.moves[party].reached(state).tolist()
        if order.prefers(state, t) or (unknown_tempts and order.unsure(state, t))
    ]
    return tempting[:MOST_IMPROVEMENTS]


def deters(order: Order, state: int, other: int, concept: Concept) -> bool:
    """Return whether ending in ``other`` holds the party back from leaving ``state``."""
    if not concept.return_deters and state == other:
        return False
    if order.unsure(state, other):
        return concept.unknown in ("c", "d")
    return order.greatly_prefers(other, state) if concept.strong else not order.prefers(state, other)


def _answer(graph: Graph, party: int, state: int, target: int, concept: Concept) -> Answer:
    """Search the others' legal sequences from ``target`` for the nearest sanction."""
    order = graph.orders[party]
    judged = replace(concept, return_deters=True)

    def allowed(mover: int, start: int, goal: int) -> bool:
        mine = graph.orders[mover]
        return concept.answer == "any" or mine.prefers(start, goal) or mine.unsure(start, goal)

    others = [k for k in range(len(graph.moves)) if k != party]
    for reached, mover, parents in search(target, others, graph.moves, allowed):
        if not deters(order, state, reached, concept):
            continue
        escapes: tuple[int, ...] = ()
        if concept.escape:
            escapes = tuple(graph.moves[party].reached(reached).tolist())
            if not all(deters(order, state, escape, judged) for escape in escapes):
                continue
        return Answer(target, True, path_to(reached, mover, parents), reached, escapes)
    return Answer(target, False, result=target)


def _joint_answer(graph: Graph, party: int, state: int, target: int) -> Answer:
    """Search the joint changes of the others' improvements from ``state`` for one that makes the move no gain."""
    order = graph.orders[party]
    starts = graph.member_codes(state)
    for code in starts:
        for own in graph.member_codes(target):
            if not owned_by(graph, party, code ^ own):
                continue
            for movers, joint in joint_changes(graph, party, code, state):
                place = find_state(graph, own ^ joint)
                if movers and place >= 0 and not order.prefers(state, place):
                    return Answer(target, True, tuple(Step(k, place) for k in movers), place)
    return Answer(target, False, result=target)


def owned_by(graph: Graph, party: int, change: int) -> bool:
    """True where all options that a change flips are one party's."""
    return all(graph.conflict.owners[k] == party for k in range(change.bit_length()) if change >> k & 1)


def find_state(graph: Graph, code: int) -> int:
    """Return the state with an option code, or -1 where it is infeasible."""
    import numpy as np

    place = int(find_codes(graph.members, np.asarray([code], dtype=np.int64))[0])
    return place if place < 0 or graph.node_of is None else int(graph.node_of[place])


def joint_changes(graph: Graph, party: int, code: int, state: int) -> list[tuple[tuple[int, ...], int]]:
    """All choices of the others between staying and one of their improvements: (who moves, the change together)."""
    joint: list[tuple[tuple[int, ...], int]] = [((), 0)]
    for k in range(len(graph.moves)):
        if k == party:
            continue
        changes = {
            member ^ code
            for t in graph.moves[k].reached(state).tolist()
            if graph.orders[k].prefers(state, t)
            for member in graph.member_codes(t)
            if owned_by(graph, k, member ^ code)
        }
        joint += [((*movers, k), change ^ more) for movers, change in joint for more in sorted(changes)]
    return sorted(joint, key=lambda choice: (len(choice[0]), choice))
