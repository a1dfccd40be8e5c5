"""What parties could do together: coalition improvements, coalition versions of the concepts, and a scan over all groups.

A coalition H improves from s to q when its members can bring q about by a legal sequence of their own moves and each of
them certainly prefers q to s; states on the way may be worse. It is deterred by a state in which some member is not
certainly better off than in s. s is coalition

- Nash stable when H has no such q;
- GMR stable when every q can be answered, by moves of the others, with a state that deters H;
- SMR stable when, besides, all that H can still reach from that state deters it too;
- SEQ stable when the answer consists of improvements of its movers, each alone (``answers="parties"``), or of
  improvements of coalitions of the others (``answers="coalitions"``, where the literature splits: Inohara and Hipel 2008).

A state is *universally* stable when it is so for every group, single parties included (Kilgour, Hipel, Fang and Peng 2001;
the clauses are checked in the tests by a separate brute force, the papers were not opened). With unknown preferences
this is their type d: an unknown state neither tempts nor fails to deter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.graph import Graph, build_graph
from dragoman.conflict.model import Conflict
from dragoman.conflict.moves import Edges, Step, path_to, search
from dragoman.conflict.relational import improving_edges, legal_reach, pack, unpack
from dragoman.errors import ConflictError

Bools = NDArray[np.bool_]
Bits = NDArray[np.uint64]

# All pairs of states are held as bits: 8,192 states take 8 MB a coalition and about 64 MB while testing.
MOST_STATES = 8_192
COALITION_CONCEPTS = ("nash", "gmr", "smr", "seq")


@dataclass(frozen=True, slots=True)
class CoalitionMove:
    """A state that a coalition could bring about together and each member prefers.

    Attributes:
        members: the parties.
        start, target: labels of the states.
        path: one shortest way there as (party, label) pairs.
    """

    members: tuple[str, ...]
    start: str
    target: str
    path: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class CoalitionScan:
    """Coalition stability of every group of parties.

    Attributes:
        graph: the conflict's graph.
        concept: nash, gmr, smr or seq.
        stable: for each group, by names of its members, bool over states.
        profitable: for the states stable for every single party, the coalitions that can improve on them and how.
    """

    graph: Graph
    concept: str
    stable: dict[tuple[str, ...], Bools]
    profitable: tuple[CoalitionMove, ...]

    @property
    def universal(self) -> tuple[str, ...]:
        """Labels of the states stable for every group."""
        return self._labels(np.asarray(np.all(list(self.stable.values()), axis=0)))

    @property
    def equilibria(self) -> tuple[str, ...]:
        """Labels of the states stable for every single party."""
        single = [mask for members, mask in self.stable.items() if len(members) == 1]
        return self._labels(np.asarray(np.all(single, axis=0)))

    def _labels(self, mask: Bools) -> tuple[str, ...]:
        listing = self.graph.listing
        return tuple(self.graph.label(int(s)) for s in listing[mask[listing]])


def coalition_improvements(
    conflict: Conflict | Graph, members: Sequence[str | int], state: str | int
) -> tuple[CoalitionMove, ...]:
    """List the states that a coalition can bring about from ``state`` and that each member prefers, nearest first.

    Args:
        conflict: a model or its graph, of any size.
        members: parties by name or index; one party alone gives its own improvements.
        state: label or pattern.
    """
    graph = build_graph(conflict)
    group = _group(graph, members)
    start = graph.find(state)
    found: dict[int, tuple[Step, ...]] = {}
    for target, mover, parents in search(start, group, graph.moves):
        if target not in found and all(graph.orders[i].prefers(start, target) for i in group):
            found[target] = path_to(target, mover, parents)
    names = tuple(graph.parties[i] for i in group)
    return tuple(
        CoalitionMove(names, graph.label(start), graph.label(target), named_path(graph, path)) for target, path in found.items()
    )


def named_path(graph: Graph, path: Sequence[Step]) -> tuple[tuple[str, str], ...]:
    """Return a path as (party, label) pairs."""
    return tuple((graph.parties[step.party], graph.label(step.state)) for step in path)


def _group(graph: Graph, members: Sequence[str | int]) -> list[int]:
    group = sorted({graph.conflict.party(member) for member in members})
    if not group:
        raise ConflictError("a coalition without members", cure="name at least one party")
    return group


def coalition_stable(
    conflict: Conflict | Graph, concept: str, members: Sequence[str | int], *, answers: str = "parties"
) -> Bools:
    """Return bool over states: stable for the coalition under nash, gmr, smr or seq.

    Raises:
        ConflictError: no such concept or party, or over ``MOST_STATES`` states.
    """
    graph = build_graph(conflict)
    if concept not in COALITION_CONCEPTS:
        cure = f"choose among {', '.join(COALITION_CONCEPTS)}"
        raise ConflictError(f"no coalition version of {concept!r}", cure=cure)
    if answers not in ("parties", "coalitions"):
        raise ConflictError(f"answers is {answers!r}", cure="it is 'parties' or 'coalitions'")
    if graph.count > MOST_STATES:
        raise ConflictError(
            f"coalition stability over {graph.count:,} states", cure="ask coalition_improvements for single states"
        )
    group = _group(graph, members)
    others = [k for k in range(len(graph.moves)) if k not in group]
    own = legal_reach([graph.edges(k) for k in group], graph.count)
    ahead = legal_reach(_answers(graph, others, concept, answers), graph.count)
    return _test(graph, group, concept, own, ahead)


def _answers(graph: Graph, others: Sequence[int], concept: str, answers: str) -> list[Edges]:
    """Moves with which the others can answer; under SEQ only improvements, of parties or of coalitions."""
    if concept != "seq":
        return [graph.edges(k) for k in others]
    if answers == "parties":
        return [improving_edges(graph, k) for k in others]
    groups = [group for size in range(1, len(others) + 1) for group in combinations(others, size)]
    return [_coalition_edges(graph, group) for group in groups]


def _coalition_edges(graph: Graph, group: Sequence[int]) -> Edges:
    """A coalition's improvements as moves."""
    reach = legal_reach([graph.edges(k) for k in group], graph.count)
    table = unpack(reach, graph.count)
    for k in group:
        table &= graph.orders[k].better_table()
    sources, targets = np.nonzero(table)
    return Edges.from_pairs(sources, targets, graph.count)


def _test(graph: Graph, group: Sequence[int], concept: str, own: Bits, ahead: Bits) -> Bools:
    better = np.ones((graph.count, graph.count), dtype=bool)
    for i in group:
        better &= graph.orders[i].better_table()
    gains = pack(better)
    stable = np.asarray(~(own & gains).any(axis=1))
    if concept == "nash":
        return stable
    for s in np.flatnonzero(~stable):
        deters = ~gains[s]
        if concept == "smr":
            # t is a sanction when it deters and nothing that H reaches from it is a gain over s.
            escapes = (own & gains[s]).any(axis=1)
            deters = pack((~better[s] & ~escapes)[None, :])[0]
        targets = np.flatnonzero(unpack(own[s] & gains[s], graph.count))
        stable[s] = bool((ahead[targets] & deters).any(axis=1).all())
    return stable


def scan_coalitions(
    conflict: Conflict | Graph, concept: str = "seq", *, answers: str = "parties", largest: int = 0
) -> CoalitionScan:
    """Test every group of parties, and name the coalitions that can improve on an equilibrium.

    Args:
        conflict: a model or its graph.
        concept: nash, gmr, smr or seq.
        answers: see the module.
        largest: size of the largest coalition tried; 0 for all.
    """
    graph = build_graph(conflict)
    parties = range(len(graph.moves))
    sizes = range(1, (largest or len(graph.moves)) + 1)
    stable = {
        tuple(graph.parties[i] for i in group): coalition_stable(graph, concept, group, answers=answers)
        for size in sizes
        for group in combinations(parties, size)
    }
    scan = CoalitionScan(graph, concept, stable, ())
    profitable = [
        move
        for label in scan.equilibria
        for members in stable
        if len(members) > 1
        for move in coalition_improvements(graph, members, label)
    ]
    return CoalitionScan(graph, concept, stable, tuple(profitable))
