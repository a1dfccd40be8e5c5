"""From where things stand: which states can be reached, how, and where improvements end.

Status-quo analysis after Li, Kilgour and Hipel (2004, 2005; the algorithm is derived from the definition of legal sequences,
their text was not opened): a breadth-first search over (state, last mover), nobody moving twice in a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.graph import Graph, build_graph
from dragoman.conflict.model import Conflict
from dragoman.conflict.moves import Edges
from dragoman.conflict.relational import improving_edges
from dragoman.conflict.stability import solve
from dragoman.errors import ConflictError

# Shortest paths listed to one state; all are counted.
MOST_PATHS = 100
# Pairs of a state and a last mover visited before a search is given up: some seconds.
MOST_VISITED = 2_000_000

Path = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Route:
    """How a state is reached from the start.

    Attributes:
        state: its label.
        moves: least number of moves.
        paths: shortest paths as (party, label) pairs, at most ``MOST_PATHS``.
        path_count: number of shortest paths.
        setbacks: for each step of the first path, True where its mover is not better off after it.
        equilibria: titles of the concepts under which the state is an equilibrium.
    """

    state: str
    moves: int
    paths: tuple[Path, ...]
    path_count: int
    setbacks: tuple[bool, ...]
    equilibria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evolution:
    """What can become of a start.

    Attributes:
        start: its label.
        by: "improvements" or "moves".
        routes: every state reached, nearest first; the start itself is left out.
        out_of_reach: equilibria that are not reached, with the concepts that make them so.
    """

    start: str
    by: str
    routes: tuple[Route, ...]
    out_of_reach: tuple[tuple[str, tuple[str, ...]], ...]

    def route(self, state: str | int) -> Route | None:
        """The route to a state by label, or None where it is not reached."""
        return next((route for route in self.routes if route.state == str(state)), None)

    @property
    def reached(self) -> tuple[str, ...]:
        """Labels of the states reached, nearest first."""
        return tuple(route.state for route in self.routes)


@dataclass(frozen=True, slots=True)
class Attractor:
    """States that improvements lead into and none leads out of: one resting state, or a cycle.

    Attributes:
        states: labels.
        basin: labels of the states from which improvements can lead here.
        certain: those from which improvements lead nowhere else.
    """

    states: tuple[str, ...]
    basin: tuple[str, ...]
    certain: tuple[str, ...]


def evolve(conflict: Conflict | Graph, start: str | int = "", *, by: str = "improvements") -> Evolution:
    """Follow the conflict from a state.

    Args:
        conflict: a model or its graph.
        start: label or pattern; by default the model's status quo.
        by: "improvements" (each move must better its mover's lot; unknown counts) or "moves" (any).

    Raises:
        ConflictError: no start, no such state, or too many states visited.
    """
    graph = build_graph(conflict)
    name = start if start != "" else graph.conflict.status_quo
    if name == "":
        raise ConflictError("no status quo", cure="give a start, or write status_quo = '...' in the file")
    if by not in ("improvements", "moves"):
        raise ConflictError(f"by is {by!r}", cure="it is 'improvements' or 'moves'")
    origin = graph.find(name)
    edges = [improving_edges(graph, k) if by == "improvements" else graph.edges(k) for k in range(len(graph.moves))]
    distance, parents = _search(origin, edges)
    titles = _equilibria(graph)
    nearest: dict[int, int] = {}
    for (state, _), moves in distance.items():
        nearest.setdefault(state, moves)
    routes = [
        _route(graph, state, moves, parents, distance, titles.get(state, ()))
        for state, moves in nearest.items()
        if state != origin
    ]
    missed = [(graph.label(s), titles[s]) for s in graph.listing.tolist() if s in titles and s not in nearest and s != origin]
    return Evolution(graph.label(origin), by, tuple(routes), tuple(missed))


Pair = tuple[int, int]


def _search(origin: int, edges: Sequence[Edges]) -> tuple[dict[Pair, int], dict[Pair, list[Pair]]]:
    """Distance of each (state, last mover), and all its predecessors on shortest ways."""
    distance: dict[Pair, int] = {(origin, -1): 0}
    parents: dict[Pair, list[Pair]] = {}
    layer, moves = [(origin, -1)], 0
    while layer:
        moves += 1
        following: list[Pair] = []
        for pair in layer:
            for k, steps in enumerate(edges):
                if k == pair[1]:
                    continue
                for target in steps.reached(pair[0]).tolist():
                    reached = (target, k)
                    if reached not in distance:
                        distance[reached] = moves
                        parents[reached] = []
                        following.append(reached)
                    if distance[reached] == moves:
                        parents[reached].append(pair)
        if len(distance) > MOST_VISITED:
            raise ConflictError(f"over {MOST_VISITED:,} states are within reach", cure="follow improvements only")
        layer = following
    return distance, parents


def _route(
    graph: Graph,
    state: int,
    moves: int,
    parents: dict[Pair, list[Pair]],
    distance: dict[Pair, int],
    equilibria: tuple[str, ...],
) -> Route:
    ends = [(state, k) for k in range(len(graph.moves)) if distance.get((state, k)) == moves]
    paths: list[list[Pair]] = []
    _collect(ends, parents, paths)
    counts: dict[Pair, int] = {}
    total = sum(_count(end, parents, counts) for end in ends)
    first = paths[0]
    starts = [parents[first[0]][0][0], *(pair[0] for pair in first)]
    setbacks = tuple(
        not (graph.orders[k].prefers(before, after) or graph.orders[k].unsure(before, after))
        for before, (after, k) in zip(starts, first, strict=False)
    )
    named = tuple(tuple((graph.parties[k], graph.label(s)) for s, k in path) for path in paths)
    return Route(graph.label(state), moves, named, total, setbacks, equilibria)


def _collect(ends: list[Pair], parents: dict[Pair, list[Pair]], paths: list[list[Pair]]) -> None:
    """List up to ``MOST_PATHS`` paths that end in ``ends``, as pairs without the origin."""
    stack = [[end] for end in reversed(ends)]
    while stack and len(paths) < MOST_PATHS:
        path = stack.pop()
        before = parents[path[0]]
        if before[0][1] == -1:
            paths.append(path)
            continue
        stack.extend([pair, *path] for pair in reversed(before))


def _count(pair: Pair, parents: dict[Pair, list[Pair]], counts: dict[Pair, int]) -> int:
    """Number of shortest paths to a pair, without recursion so that long paths do no harm."""
    stack = [pair]
    while stack:
        at = stack[-1]
        if at[1] == -1:
            counts[at] = 1
        missing = [before for before in parents.get(at, ()) if before not in counts]
        if missing:
            stack.extend(missing)
            continue
        if at[1] != -1:
            counts[at] = sum(counts[before] for before in parents[at])
        stack.pop()
    return counts[pair]


def _equilibria(graph: Graph) -> dict[int, tuple[str, ...]]:
    """Concepts under which each state is an equilibrium."""
    titles: dict[int, tuple[str, ...]] = {}
    for title, result in solve(graph).items():
        for state in np.flatnonzero(result.stable.all(axis=0)).tolist():
            titles[state] = (*titles.get(state, ()), title)
    return titles


def attractors(conflict: Conflict | Graph) -> tuple[Attractor, ...]:
    """Where improvements end, whoever makes them and in whatever order.

    The parties' improvements together make a directed graph over the states; an attractor is a strongly connected set
    that no improvement leaves. Over time a party may move again, so the rule against moving twice in a row, which is
    about one sequence, is not applied here.
    """
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import breadth_first_order, connected_components

    graph = build_graph(conflict)
    edges = [improving_edges(graph, k) for k in range(len(graph.moves))]
    sources = np.concatenate([edge.sources for edge in edges])
    targets = np.concatenate([edge.targets for edge in edges])
    table = csr_matrix((np.ones(len(sources), dtype=np.int8), (sources, targets)), shape=(graph.count, graph.count))
    _, part = connected_components(table, directed=True, connection="strong")
    leaving = np.unique(part[sources[part[sources] != part[targets]]])
    resting = np.setdiff1d(np.unique(part), leaving)
    back = table.T.tocsr()
    basins = []
    for one in resting.tolist():
        inside = np.flatnonzero(part == one)
        basin = np.zeros(graph.count, dtype=bool)
        basin[breadth_first_order(back, int(inside[0]), return_predecessors=False)] = True
        basins.append((part == one, basin))
    covered = np.sum([basin for _, basin in basins], axis=0)
    found = [
        Attractor(
            *(_labels(graph, mask) for mask in (inside, basin, basin & (covered == 1))),
        )
        for inside, basin in basins
    ]
    order = {graph.label(int(s)): k for k, s in enumerate(graph.listing)}
    return tuple(sorted(found, key=lambda attractor: order[attractor.states[0]]))


def _labels(graph: Graph, mask: NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(graph.label(int(s)) for s in graph.listing[mask[graph.listing]])
