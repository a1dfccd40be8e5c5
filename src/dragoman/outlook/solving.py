"""What comes of a negotiation: which outcomes would hold, how sure that is, the way there, who can stop it, what would do."""

from __future__ import annotations

from dragoman.conflict.graph import build_graph
from dragoman.conflict.model import Conflict
from dragoman.errors import ConflictError
from dragoman.outlook.chains import find_chains
from dragoman.outlook.changing import find_changes, find_coalitions
from dragoman.outlook.completing import DRAWS, draw_cases
from dragoman.outlook.conditions import try_conditions
from dragoman.outlook.findings import Outlook
from dragoman.outlook.goals import find_way, goal_state_of, list_moves, list_stoppers, usual_goal
from dragoman.outlook.tallying import list_options, list_outcomes, stable_for, tally_cases
from dragoman.outlook.whatif import expand

# Outcomes drawn, with the ways to them.
MOST_DRAWN = 5
# Conditions of the reports shown one by one.
MOST_CONDITIONS = 8
# The model may have this many states: each draw is solved whole.
MOST_STATES = 4096


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
    cases = draw_cases(graph, draws, seed)
    wanted = expand(conflict, goal) if goal else usual_goal(conflict)
    tally = tally_cases(graph, cases, graph.truth(wanted))
    goal_state = goal_state_of(graph, wanted)
    today = graph.find(conflict.status_quo)
    outcomes = list_outcomes(graph, tally, today)
    conditions = try_conditions(conflict, tally, graph, draws, seed) if scenarios else ()
    ends = [graph.find(o.label) for o in outcomes[:MOST_DRAWN]] + [goal_state]
    return Outlook(
        conflict, cases.count, cases.of, seed, graph.label(today), outcomes, list_options(graph, tally),
        wanted, graph.label(goal_state), graph.vector(goal_state), cases.estimate(tally.can), cases.estimate(tally.must),
        stable_for(graph, tally, goal_state), find_way(graph, cases, today, goal_state),
        list_stoppers(graph, wanted, goal_state, tally),
        find_coalitions(graph, cases, today), find_changes(conflict, graph, wanted, tally, seed, draws),
        conditions[:MOST_CONDITIONS],
        list_moves(graph, cases, today, ends), find_chains(conditions),
    )  # fmt: skip
