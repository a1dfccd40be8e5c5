"""Which coalitions could do better than today, and the least change of wishes that would make the goal hold."""

from __future__ import annotations

from functools import partial
from itertools import combinations

import numpy as np

from dragoman.conflict.graph import Graph
from dragoman.conflict.model import Conflict
from dragoman.conflict.preferences import Order
from dragoman.conflict.stability import levels
from dragoman.outlook.completing import Cases, draw_cases
from dragoman.outlook.findings import Change, Coalition
from dragoman.outlook.goals import owned
from dragoman.outlook.tallying import Tally, change_words, tally_cases

# A change of preferences is held to do when the goal holds in this share of the cases.
ENOUGH = 0.9
# Draws for searches over many changes: intervals of 14 points to either side, and a search in seconds.
SEARCH_DRAWS = 40


def find_coalitions(graph: Graph, cases: Cases, today: int, most: int = 5) -> tuple[Coalition, ...]:
    """Return the groups of two or three parties that most often could together reach what all of them prefer to today."""
    vectors = np.array([[letter == "Y" for letter in graph.vector(s)] for s in range(graph.count)])
    same = vectors == vectors[today]
    owners = np.asarray(graph.conflict.owners)
    better = [np.stack([levels(case, p) > levels(case, p)[today] for p in range(len(graph.parties))]) for case in cases.graphs]
    movers = [p for p in range(len(graph.parties)) if owned(graph, p)]
    found = []
    for size in (2, 3):
        for group in combinations(movers, size):
            reach = same[:, ~np.isin(owners, group)].all(axis=1)
            moved = [~same[:, owners == p].all(axis=1) for p in group]
            reach &= np.logical_and.reduce(moved)
            hits, targets = 0, np.zeros(graph.count, dtype=np.int64)
            for table in better:
                good = reach & np.logical_and.reduce([table[p] for p in group])
                hits += bool(good.any())
                targets += good
            if hits:
                best = int(np.argmax(targets))
                names = tuple(graph.parties[p] for p in group)
                found.append(Coalition(names, cases.estimate(hits), graph.label(best), change_words(graph, today, best)))
    return tuple(sorted(found, key=lambda c: (len(c.members), -c.share.share, c.members))[:most])


def find_changes(conflict: Conflict, graph: Graph, goal: str, tally: Tally, seed: int, draws: int) -> tuple[Change, ...]:
    """Return the fewest parties that would have to want their part of the goal first, for all lasting outcomes to meet it.

    Args:
        conflict: the model.
        graph: its graph.
        goal: a statement over the options.
        tally: how the base case comes out.
        seed: of the cases drawn.
        draws: how many cases are drawn at most.

    Returns:
        The changes, fewest parties first; none where the base case meets the goal or nothing can.
    """
    if tally.must >= ENOUGH * tally.cases.count or not graph.truth(goal).any():
        return ()
    cases = draw_cases(graph, min(draws, SEARCH_DRAWS), seed)
    parts, meets = _parts(graph, conflict, goal), graph.truth(goal)
    owners = [p for p in sorted(parts) if parts[p] != goal or len(parts) == 1]
    groups = [g for size in range(1, len(owners) + 1) for g in combinations(owners, size)]
    groups += [(*owners, p) for p in sorted(parts) if p not in owners]
    tried: list[Change] = []
    for group in groups:
        if tried and len(tried[0].edits) < len(group) and tried[0].holds.share >= ENOUGH:
            break
        wanted = {p: parts[p] for p in group}
        changed = cases.changed(partial(_wanting, graph=graph, wanted=wanted))
        hits = tally_cases(graph, changed, meets, ("seq",)).must
        edits = tuple(f"{graph.parties[p]} would want {parts[p]} before everything else" for p in group)
        tried.append(Change(edits, cases.estimate(hits)))
        tried.sort(key=lambda c: (-(c.holds.share >= ENOUGH), -c.holds.share, len(c.edits), c.edits))
    return tuple(c for c in tried if c.holds.share >= ENOUGH)[:3] or tuple(tried[:1])


def _parts(graph: Graph, conflict: Conflict, goal: str) -> dict[int, str]:
    """Return for each party what it would have to want: its own part of the goal, or for others the goal itself."""
    literals = _literals(conflict, goal)
    parts = {}
    for p in range(len(graph.parties)):
        own = [text for k, text in literals if graph.conflict.owners[k] == p]
        if own:
            parts[p] = " and ".join(own)
        elif owned(graph, p):
            parts[p] = goal
    return parts


def _literals(conflict: Conflict, goal: str) -> list[tuple[int, str]]:
    from dragoman.conflict.formula import conjunction

    found = conjunction(conflict.parse(goal))
    names = [f'"{p.name}: {o.name}"' for p in conflict.decision_makers for o in p.options]
    if found is None:
        return []
    return [(k, names[k] if yes else f"not {names[k]}") for k, yes in sorted(found.items())]


def _wanting(case: Graph, graph: Graph, wanted: dict[int, str]) -> Graph:
    for p, text in wanted.items():
        level = levels(case, p)
        first = graph.truth(text)
        case = case.with_order(
            p, Order(np.asarray(np.unique(level + first * (int(level.max()) + 1), return_inverse=True)[1], dtype=np.int32))
        )
    return case
