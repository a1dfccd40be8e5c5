"""The outcome asked for: which it is, the moves that lead there from today, and who can stop it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from dragoman.conflict.graph import Graph
from dragoman.conflict.model import Conflict
from dragoman.errors import ConflictError
from dragoman.outlook.completing import Cases
from dragoman.outlook.findings import Estimate, Move, Step
from dragoman.outlook.tallying import Tally
from dragoman.outlook.whatif import option_id


def usual_goal(conflict: Conflict) -> str:
    """Return the normalisation, agreement or truce in the model, or else the option that most parties want."""
    options = [(p.name, o) for p in conflict.decision_makers for o in p.options]
    wanted: Counter[str] = Counter()
    for p in conflict.decision_makers:
        for s in p.preferences.statements:
            wanted[s.text] += 1
    best = 0
    chosen: list[str] = []
    for family in _goal_families():
        same = [f'"{p}: {o.name}"' for p, o in options if option_id(o).startswith(family)]
        votes = sum(wanted[s] for s in same)
        if len(same) > 1 and votes > best:
            best, chosen = votes, [s for s in same if wanted[s]] or same
    if chosen:
        return " and ".join(chosen)
    plain = [f'"{p}: {o.name}"' for p, o in options]
    return max(plain, key=lambda s: (wanted[s], -plain.index(s)))


def _goal_families() -> tuple[str, ...]:
    from dragoman.drafting.acts import load_acts

    return load_acts().outcomes


def goal_state_of(graph: Graph, goal: str) -> int:
    """Return the feasible state that meets the goal and is nearest to today's; today's own where none meets it."""
    meets = np.flatnonzero(graph.truth(goal))
    if not len(meets):
        return graph.find(graph.conflict.status_quo)
    today = graph.conflict.status_quo
    return min(meets.tolist(), key=lambda s: (sum(a != b for a, b in zip(graph.vector(s), today, strict=True)), s))


def find_way(graph: Graph, cases: Cases, today: int, goal: int) -> tuple[Step, ...]:
    """Return the moves from today to the goal, one for each party that has to change something, the surest gains first."""
    movers = _movers(graph, today, goal)
    here, steps = today, []
    while movers:
        options = []
        for party in movers:
            there = _moved(graph, here, goal, party)
            if there < 0:
                continue
            gains = sum(case.orders[party].prefers(here, there) for case in cases.graphs)
            options.append((-gains, party, there))
        if not options:
            break
        gains, party, there = min(options)
        steps.append(
            Step(graph.parties[party], _change_words(graph, party, here, there), cases.estimate(-gains), graph.label(there))
        )
        movers.remove(party)
        here = there
    return tuple(steps)


def list_moves(graph: Graph, cases: Cases, today: int, ends: Sequence[int]) -> tuple[Move, ...]:
    """Return the moves on the ways from today to these states, one party after the other, the surest gains first."""
    found: dict[tuple[int, int, int], Move] = {}
    for end in ends:
        here, movers = today, _movers(graph, today, end)
        while movers:
            steps = [(p, t) for p in movers if (t := _moved(graph, here, end, p)) >= 0]
            if not steps:
                break
            gains = {p: sum(case.orders[p].prefers(here, t) for case in cases.graphs) for p, t in steps}
            party, there = min(steps, key=lambda step: (-gains[step[0]], step[0]))
            found[party, here, there] = Move(
                graph.parties[party], graph.label(here), graph.label(there), cases.estimate(gains[party]),
                _change_words(graph, party, here, there),
            )  # fmt: skip
            movers.remove(party)
            here = there
    return tuple(found.values())


def owned(graph: Graph, party: int) -> list[int]:
    """Return the numbers of a party's options."""
    return [k for k, owner in enumerate(graph.conflict.owners) if owner == party]


def _movers(graph: Graph, start: int, goal: int) -> list[int]:
    before, after = graph.vector(start), graph.vector(goal)
    return [p for p in range(len(graph.parties)) if any(before[k] != after[k] for k in owned(graph, p))]


def _moved(graph: Graph, here: int, goal: int, party: int) -> int:
    """Return the state in which one party has made its part of the change, -1 where that is infeasible."""
    vector, after = list(graph.vector(here)), graph.vector(goal)
    for k in owned(graph, party):
        vector[k] = after[k]
    try:
        return graph.find("".join(vector))
    except ConflictError:
        return -1


def _change_words(graph: Graph, party: int, here: int, there: int) -> str:
    before, after = graph.vector(here), graph.vector(there)
    options = graph.conflict.options
    parts = [
        options[k].name if after[k] == "Y" else f"no longer: {options[k].name}"
        for k in owned(graph, party)
        if before[k] != after[k]
    ]
    return ", ".join(parts)


def list_stoppers(graph: Graph, goal: str, state: int, tally: Tally) -> tuple[str, ...]:
    """Return in words who can keep the goal from holding: the owners of its options, and whoever would leave it."""
    owners = sorted({graph.conflict.owners[k] for k in graph.conflict.parse(goal).options()})
    lines = []
    for p in range(len(graph.parties)):
        stays = tally.cases.estimate(int(tally.stable[p][state]))
        name = graph.parties[p]
        if p in owners:
            lines.append(f"{name} owns a part of it and can refuse; it would stay with it in {stays.words()} of the cases")
        elif stays.share < 1:
            leaves = Estimate(1 - stays.share, 1 - stays.high, 1 - stays.low).words()
            lines.append(f"{name} owns no part of it, but would move away from the outcome in {leaves} of the cases")
    return tuple(lines)
