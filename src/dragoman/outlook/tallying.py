"""What holds over all cases of what the parties may prefer: states, options, and for whom a state is stable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.graph import Graph
from dragoman.conflict.stability import solve
from dragoman.outlook.completing import Cases
from dragoman.outlook.findings import Estimate, OptionOutlook, Outcome
from dragoman.outlook.whatif import option_id

Bools = NDArray[np.bool_]

# Behaviours asked for, from the simplest to the most far-sighted reading of the others' answers.
CONCEPTS = ("nash", "gmr", "smr", "seq")
# Outcomes listed.
MOST_OUTCOMES = 8


@dataclass(slots=True)
class Tally:
    """What was counted over all cases: how often each state holds, and each option is taken, in lasting outcomes."""

    cases: Cases
    holds: dict[str, NDArray[np.int64]]
    stable: NDArray[np.int64]
    taken: NDArray[np.float64]
    can: int = 0
    must: int = 0


def tally_cases(graph: Graph, cases: Cases, goal: Bools | None = None, concepts: Sequence[str] = CONCEPTS) -> Tally:
    """Solve every case, and count where its states are stable and its lasting outcomes meet the goal."""
    holds: dict[str, NDArray[np.int64]] = {}
    stable = np.zeros((len(graph.parties), graph.count), dtype=np.int64)
    truths = np.stack([graph.truth(str(k + 1)) for k in range(len(graph.conflict.options))])
    taken = np.zeros(len(truths))
    can = must = 0
    for case in cases.graphs:
        for title, result in solve(case, concepts).items():
            held = np.asarray(result.stable.all(axis=0))
            holds[title] = holds.get(title, np.zeros(graph.count, dtype=np.int64)) + held
            if title == "SEQ":
                stable += result.stable
                taken += truths[:, held].mean(axis=1) if held.any() else truths.mean(axis=1)
                if goal is not None:
                    can += bool((held & goal).any())
                    must += bool(held.any() and goal[held].all())
    return Tally(cases, holds, stable, taken, can, must)


def list_outcomes(graph: Graph, tally: Tally, today: int) -> tuple[Outcome, ...]:
    """Return the states that hold most often, ranked by all behaviours together, and today's."""
    score = np.sum(list(tally.holds.values()), axis=0)
    ranked = sorted(range(graph.count), key=lambda s: (-int(tally.holds["Nash"][s]), -int(score[s]), s))
    chosen = [s for s in ranked if score[s]][:MOST_OUTCOMES]
    if today not in chosen:
        chosen.append(today)
    return tuple(
        Outcome(
            graph.label(s), graph.vector(s), state_words(graph, s), s == today,
            {title: tally.cases.estimate(int(counts[s])) for title, counts in tally.holds.items()},
            stable_for(graph, tally, s), change_words(graph, today, s),
        )
        for s in chosen
    )  # fmt: skip


def stable_for(graph: Graph, tally: Tally, state: int) -> dict[str, Estimate]:
    """Return for each party how often the state is stable (SEQ) for it."""
    return {name: tally.cases.estimate(int(tally.stable[k][state])) for k, name in enumerate(graph.parties)}


def state_words(graph: Graph, state: int) -> str:
    """Return which options are taken in a state, party by party."""
    vector, parts, at = graph.vector(state), [], 0
    for party in graph.conflict.decision_makers:
        taken = [o.name for k, o in enumerate(party.options) if vector[at + k] == "Y"]
        at += len(party.options)
        if taken:
            parts.append(f"{party.name}: {', '.join(taken)}")
    return "; ".join(parts) or "nobody does any of it"


def change_words(graph: Graph, start: int, end: int) -> str:
    """Return what is different in one state from another, party by party: "RUS: Host talks; no longer: USA: Lift sanctions"."""
    before, after = graph.vector(start), graph.vector(end)
    names = [f"{p.name}: {o.name}" for p in graph.conflict.decision_makers for o in p.options]
    more = [n for n, a, b in zip(names, before, after, strict=True) if (a, b) == ("N", "Y")]
    less = [n for n, a, b in zip(names, before, after, strict=True) if (a, b) == ("Y", "N")]
    return "; ".join([*more, *(f"no longer: {n}" for n in less)])


def list_options(graph: Graph, tally: Tally) -> tuple[OptionOutlook, ...]:
    """Return every option with how often lasting outcomes take it."""
    out, k = [], 0
    for party in graph.conflict.decision_makers:
        for option in party.options:
            today = graph.conflict.status_quo[k] == "Y"
            out.append(OptionOutlook(party.name, option.name, option_id(option), today, tally.cases.estimate(tally.taken[k])))
            k += 1
    return tuple(out)
