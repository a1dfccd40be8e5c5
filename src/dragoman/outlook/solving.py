"""What comes of a negotiation: which outcomes would hold, how sure that is, the way there, who can stop it, what would do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.graph import Graph, build_graph
from dragoman.conflict.intervals import wilson
from dragoman.conflict.model import Conflict
from dragoman.conflict.preferences import Order
from dragoman.conflict.stability import levels, solve
from dragoman.errors import ConflictError
from dragoman.outlook.completing import DRAWS, completions, count_steady
from dragoman.outlook.findings import Change, Coalition, Estimate, Move, OptionOutlook, Outcome, Outlook, ScenarioOutlook, Step
from dragoman.outlook.whatif import expand, fix, option_id

Bools = NDArray[np.bool_]

# Behaviours asked for, from the simplest to the most far-sighted reading of the others' answers.
CONCEPTS = ("nash", "gmr", "smr", "seq")
# Outcomes listed.
MOST_OUTCOMES = 8
# Of which so many are drawn, with the ways to them.
MOST_DRAWN = 5
# The model may have this many states: each draw is solved whole.
MOST_STATES = 4096
# A change of preferences is held to do when the goal holds in this share of the draws.
ENOUGH = 0.9
# Draws for searches over many changes: intervals of 14 points to either side, and a search in seconds.
SEARCH_DRAWS = 40


@dataclass(slots=True)
class _Tally:
    draws: int
    holds: dict[str, NDArray[np.int64]]
    stable: NDArray[np.int64]
    taken: NDArray[np.float64]
    can: int = 0
    must: int = 0


def solve_outlook(conflict: Conflict, *, goal: str = "", draws: int = DRAWS, seed: int = 0, scenarios: bool = True) -> Outlook:
    """Solve a model over a seeded sample of what its parties may prefer.

    Args:
        conflict: a model in options, with today's state.
        goal: a statement about the outcome asked for; by default the normalisation, agreement or truce in the model, or else
            the option that most parties want.
        draws: completions drawn where something is unknown.
        seed: of the drawing.
        scenarios: also try the conditions kept with the model.

    Raises:
        ConflictError: no options, no state of today, or too many states.
    """
    graph = build_graph(conflict)
    if not graph.has_options or not conflict.status_quo:
        raise ConflictError("the model has no options or no state of today", cure="give status_quo a pattern such as 'YNN'")
    if graph.count > MOST_STATES:
        raise ConflictError(f"the model has {graph.count:,} states", cure=f"an outlook takes up to {MOST_STATES:,}: drop options")
    cases = list(completions(graph, draws, seed))
    wanted = expand(conflict, goal) if goal else _usual_goal(conflict)
    tally = _tally(graph, cases, graph.truth(wanted))
    goal_state = _goal_state(graph, wanted)
    today = graph.find(conflict.status_quo)
    outcomes = _outcomes(graph, tally, today)
    ends = [graph.find(o.label) for o in outcomes[:MOST_DRAWN]] + [goal_state]
    return Outlook(
        conflict, len(cases), count_steady(graph), seed, graph.label(today), outcomes, _options(graph, tally),
        wanted, graph.label(goal_state), graph.vector(goal_state), _estimate(tally.can, len(cases)),
        _estimate(tally.must, len(cases)),
        _stable_for(graph, tally, goal_state), _way(graph, cases, today, goal_state), _stoppers(graph, wanted, goal_state, tally),
        _coalitions(graph, cases, today), _changes(conflict, graph, wanted, tally, seed, draws),
        _scenarios(conflict, tally, graph, draws, seed) if scenarios else (),
        _moves(graph, cases, today, ends),
    )  # fmt: skip


def _estimate(hits: float, cases: int) -> Estimate:
    share = float(hits) / cases
    if cases == 1:
        return Estimate(share, share, share)
    low, high = wilson(round(float(hits)), cases)
    return Estimate(share, min(low, share), max(high, share))


def _tally(graph: Graph, cases: Sequence[Graph], goal: Bools | None = None, concepts: Sequence[str] = CONCEPTS) -> _Tally:
    holds: dict[str, NDArray[np.int64]] = {}
    stable = np.zeros((len(graph.parties), graph.count), dtype=np.int64)
    truths = np.stack([graph.truth(str(k + 1)) for k in range(len(graph.conflict.options))])
    taken = np.zeros(len(truths))
    can = must = 0
    for case in cases:
        for title, result in solve(case, concepts).items():
            held = np.asarray(result.stable.all(axis=0))
            holds[title] = holds.get(title, np.zeros(graph.count, dtype=np.int64)) + held
            if title == "SEQ":
                stable += result.stable
                taken += truths[:, held].mean(axis=1) if held.any() else truths.mean(axis=1)
                if goal is not None:
                    can += bool((held & goal).any())
                    must += bool(held.any() and goal[held].all())
    return _Tally(len(cases), holds, stable, taken, can, must)


def _outcomes(graph: Graph, tally: _Tally, today: int) -> tuple[Outcome, ...]:
    """Return the states that hold most often, ranked by all behaviours together, and today's."""
    score = np.sum(list(tally.holds.values()), axis=0)
    ranked = sorted(range(graph.count), key=lambda s: (-int(tally.holds["Nash"][s]), -int(score[s]), s))
    chosen = [s for s in ranked if score[s]][:MOST_OUTCOMES]
    if today not in chosen:
        chosen.append(today)
    return tuple(
        Outcome(
            graph.label(s), graph.vector(s), state_words(graph, s), s == today,
            {title: _estimate(int(counts[s]), tally.draws) for title, counts in tally.holds.items()},
            _stable_for(graph, tally, s),
        )
        for s in chosen
    )  # fmt: skip


def _stable_for(graph: Graph, tally: _Tally, state: int) -> dict[str, Estimate]:
    return {name: _estimate(int(tally.stable[k][state]), tally.draws) for k, name in enumerate(graph.parties)}


def state_words(graph: Graph, state: int) -> str:
    """Return which options are taken in a state, party by party."""
    vector, parts, at = graph.vector(state), [], 0
    for party in graph.conflict.decision_makers:
        taken = [o.name for k, o in enumerate(party.options) if vector[at + k] == "Y"]
        at += len(party.options)
        if taken:
            parts.append(f"{party.name}: {', '.join(taken)}")
    return "; ".join(parts) or "nobody does any of it"


def _options(graph: Graph, tally: _Tally) -> tuple[OptionOutlook, ...]:
    out, k = [], 0
    for party in graph.conflict.decision_makers:
        for option in party.options:
            today = graph.conflict.status_quo[k] == "Y"
            out.append(OptionOutlook(party.name, option.name, option_id(option), today, _estimate(tally.taken[k], tally.draws)))
            k += 1
    return tuple(out)


# -- the goal ----------------------------------------------------------------------------------------------------


def _usual_goal(conflict: Conflict) -> str:
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


def _goal_families() -> list[str]:
    from dragoman.drafting.acts import load_acts

    return list(dict.fromkeys(a.name for a in load_acts().acts if a.mutual and a.lasting))


def _goal_state(graph: Graph, goal: str) -> int:
    """Return the feasible state that meets the goal and is nearest to today's; today's own where none meets it."""
    meets = np.flatnonzero(graph.truth(goal))
    if not len(meets):
        return graph.find(graph.conflict.status_quo)
    today = graph.conflict.status_quo
    return min(meets.tolist(), key=lambda s: (sum(a != b for a, b in zip(graph.vector(s), today, strict=True)), s))


def _way(graph: Graph, cases: Sequence[Graph], today: int, goal: int) -> tuple[Step, ...]:
    """Return the moves from today to the goal, one for each party that has to change something, the surest gains first."""
    movers = _movers(graph, today, goal)
    here, steps = today, []
    while movers:
        options = []
        for party in movers:
            there = _moved(graph, here, goal, party)
            if there < 0:
                continue
            gains = sum(case.orders[party].prefers(here, there) for case in cases)
            options.append((-gains, party, there))
        if not options:
            break
        gains, party, there = min(options)
        steps.append(
            Step(
                graph.parties[party], _change_words(graph, party, here, there), _estimate(-gains, len(cases)), graph.label(there)
            )
        )
        movers.remove(party)
        here = there
    return tuple(steps)


def _moves(graph: Graph, cases: Sequence[Graph], today: int, ends: Sequence[int]) -> tuple[Move, ...]:
    """Return the moves on the ways from today to these states, one party after the other, the surest gains first."""
    found: dict[tuple[int, int, int], Move] = {}
    for end in ends:
        here, movers = today, _movers(graph, today, end)
        while movers:
            steps = [(p, t) for p in movers if (t := _moved(graph, here, end, p)) >= 0]
            if not steps:
                break
            gains = {p: sum(case.orders[p].prefers(here, t) for case in cases) for p, t in steps}
            party, there = min(steps, key=lambda step: (-gains[step[0]], step[0]))
            found[party, here, there] = Move(
                graph.parties[party], graph.label(here), graph.label(there), _estimate(gains[party], len(cases))
            )
            movers.remove(party)
            here = there
    return tuple(found.values())


def _owned(graph: Graph, party: int) -> list[int]:
    return [k for k, owner in enumerate(graph.conflict.owners) if owner == party]


def _movers(graph: Graph, start: int, goal: int) -> list[int]:
    before, after = graph.vector(start), graph.vector(goal)
    return [p for p in range(len(graph.parties)) if any(before[k] != after[k] for k in _owned(graph, p))]


def _moved(graph: Graph, here: int, goal: int, party: int) -> int:
    """Return the state in which one party has made its part of the change, -1 where that is infeasible."""
    vector, after = list(graph.vector(here)), graph.vector(goal)
    for k in _owned(graph, party):
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
        for k in _owned(graph, party)
        if before[k] != after[k]
    ]
    return ", ".join(parts)


def _stoppers(graph: Graph, goal: str, state: int, tally: _Tally) -> tuple[str, ...]:
    """Return in words who can keep the goal from holding: the owners of its options, and whoever would leave it."""
    owners = sorted({graph.conflict.owners[k] for k in graph.conflict.parse(goal).options()})
    lines = []
    for p in range(len(graph.parties)):
        stays = _estimate(int(tally.stable[p][state]), tally.draws)
        name = graph.parties[p]
        if p in owners:
            lines.append(f"{name} owns a part of it and can refuse; it would stay with it in {stays.words()} of the cases")
        elif stays.share < 1:
            leaves = Estimate(1 - stays.share, 1 - stays.high, 1 - stays.low).words()
            lines.append(f"{name} owns no part of it, but would move away from the outcome in {leaves} of the cases")
    return tuple(lines)


# -- coalitions and changes ----------------------------------------------------------------------------------------


def _coalitions(graph: Graph, cases: Sequence[Graph], today: int, most: int = 5) -> tuple[Coalition, ...]:
    """Return the groups of two or three parties that most often could together reach what all of them prefer to today."""
    vectors = np.array([[letter == "Y" for letter in graph.vector(s)] for s in range(graph.count)])
    same = vectors == vectors[today]
    owners = np.asarray(graph.conflict.owners)
    better = [np.stack([levels(case, p) > levels(case, p)[today] for p in range(len(graph.parties))]) for case in cases]
    movers = [p for p in range(len(graph.parties)) if _owned(graph, p)]
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
                found.append(Coalition(names, _estimate(hits, len(cases)), graph.label(best), state_words(graph, best)))
    return tuple(sorted(found, key=lambda c: (len(c.members), -c.share.share, c.members))[:most])


def _changes(conflict: Conflict, graph: Graph, goal: str, tally: _Tally, seed: int, draws: int) -> tuple[Change, ...]:
    """Return the fewest parties that would have to want their part of the goal first, for all lasting outcomes to meet it."""
    if tally.must >= ENOUGH * tally.draws or not graph.truth(goal).any():
        return ()
    cases = list(completions(graph, min(draws, SEARCH_DRAWS), seed))
    parts, meets = _parts(graph, conflict, goal), graph.truth(goal)
    owners = [p for p in sorted(parts) if parts[p] != goal or len(parts) == 1]
    groups = [g for size in range(1, len(owners) + 1) for g in combinations(owners, size)]
    groups += [(*owners, p) for p in sorted(parts) if p not in owners]
    tried: list[Change] = []
    for group in groups:
        if tried and len(tried[0].edits) < len(group) and tried[0].holds.share >= ENOUGH:
            break
        changed = [_wanting(case, graph, {p: parts[p] for p in group}) for case in cases]
        hits = _tally(graph, changed, meets, ("seq",)).must
        edits = tuple(f"{graph.parties[p]} would want {parts[p]} before everything else" for p in group)
        tried.append(Change(edits, _estimate(hits, len(cases))))
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
        elif _owned(graph, p):
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


# -- conditions of the reports -------------------------------------------------------------------------------------


def _scenarios(
    conflict: Conflict, base: _Tally, graph: Graph, draws: int, seed: int, most: int = 8
) -> tuple[ScenarioOutlook, ...]:
    """Try the conditions kept with the model: fix what they suppose, and see whether what they foresee becomes more usual."""
    out = []
    for table in told_conditions(conflict):
        first, then = tuple(_known(conflict, table.get("if_options"))), tuple(_known(conflict, table.get("then_options")))
        plain = given = None
        if then:
            plain = _share_taken(conflict, base, then)
        if first and then and not set(first) & set(then):
            held = fix(conflict, list(first))
            try:
                other = build_graph(held)
                given = _share_taken(
                    held, _tally(other, list(completions(other, min(draws, SEARCH_DRAWS), seed)), None, ("seq",)), then
                )
            except ConflictError:
                given = None  # what it supposes cannot be: nothing to compare
        low, high = table.get("low"), table.get("high")
        out.append(
            ScenarioOutlook(
                str(table.get("if", "")), str(table.get("then", "")), str(table.get("strength", "")),
                float(low) if isinstance(low, int | float) else None, float(high) if isinstance(high, int | float) else None,
                str(table.get("says", "")), str(table.get("text", "")), first, then, plain, given,
            )
        )  # fmt: skip
    return tuple(out[:most])


def told_conditions(conflict: Conflict) -> list[dict[str, object]]:
    """Return the conditions that a drafted file keeps among the evidence of its options."""
    found = []
    for party in conflict.decision_makers:
        for option in party.options:
            found += [e for e in option.evidence if isinstance(e, dict) and e.get("how") == "what may follow"]
    return found


def _known(conflict: Conflict, names: object) -> list[str]:
    """Return the literals whose options the model still has: people rename and delete."""
    kept = []
    for name in names if isinstance(names, list | tuple) else ():
        try:
            conflict.parse(str(name))
        except ConflictError:
            continue
        kept.append(str(name))
    return kept


def _share_taken(conflict: Conflict, tally: _Tally, literals: Sequence[str]) -> Estimate:
    """Return how usual it is in lasting outcomes that these hold: the mean over them."""
    shares = []
    for literal in literals:
        number = next(iter(conflict.parse(literal).options()))
        taken = float(tally.taken[number]) / tally.draws
        shares.append(1 - taken if literal.startswith("not ") else taken)
    return _estimate(float(np.mean(shares)) * tally.draws, tally.draws)
