"""What a party may prefer where a model leaves it unknown: a seeded sample of full preferences that keep what is known.

Where a party's preferences are statements, each drawing lets it care for every option that it is silent on, one way or the
other, in an order drawn evenly, all below what it is known to want: a party that keeps its mind across outcomes. Rankings,
chains and unknown pairs are completed evenly over all orders (:mod:`dragoman.conflict.completions`).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import factorial, prod

import numpy as np

from dragoman.conflict.completions import Drawer, partial_order
from dragoman.conflict.graph import Graph
from dragoman.conflict.preferences import Bools, Order, vector_levels
from dragoman.errors import ConflictError

# Draws of a model with unknown preferences: intervals of at most 7 points to either side.
DRAWS = 200
# Even draws over all orders take time cubic in the states.
MOST_STATES = 128


def is_open(graph: Graph, party: int) -> bool:
    """Tell whether anything is unknown about a party's preferences."""
    return not graph.orders[party].complete


def silent_options(graph: Graph, party: int) -> list[int]:
    """Return the options that a party's statements say nothing of, by number from 0."""
    statements = graph.conflict.decision_makers[party].preferences.statements
    told = {k for s in statements for k in graph.conflict.parse(s.text).options()}
    return [k for k in range(len(graph.conflict.options)) if k not in told]


def completions(graph: Graph, draws: int = DRAWS, seed: int = 0) -> Iterator[Graph]:
    """Yield the model with full preferences, ``draws`` times; once as it is where nothing is unknown.

    Args:
        graph: a model's graph.
        draws: how many.
        seed: of the drawing; each party is drawn from a seed of its own, so that a what-if meets the same draws.

    Raises:
        ConflictError: unknown pairs over too many states, or preferences that contradict each other.
    """
    open_parties = [k for k in range(len(graph.parties)) if is_open(graph, k)]
    if not open_parties:
        yield graph
        return
    drawers = {k: _drawer(graph, k, np.random.default_rng([seed, *graph.parties[k].encode()])) for k in open_parties}
    for _ in range(draws):
        case = graph
        for k, draw in drawers.items():
            case = case.with_order(k, next(draw))
        yield case


def _drawer(graph: Graph, party: int, rng: np.random.Generator) -> Iterator[Order]:
    preferences = graph.conflict.decision_makers[party].preferences
    if preferences.form in ("statements", "none") and not preferences.chains and not preferences.unknown and graph.has_options:
        return _steady(graph, party, rng)
    if graph.count > MOST_STATES:
        raise ConflictError(
            f"{graph.parties[party]} has unknown pairs over {graph.count} states",
            cure=f"write its preferences as statements, or keep to {MOST_STATES} states",
        )
    return _even(Drawer(partial_order(graph.orders[party]), rng))


def _even(drawer: Drawer) -> Iterator[Order]:
    while True:
        yield Order(drawer.draw())


def _steady(graph: Graph, party: int, rng: np.random.Generator) -> Iterator[Order]:
    known = [graph.truth(s.text) for s in graph.conflict.decision_makers[party].preferences.statements]
    silent = silent_options(graph, party)
    truths = {k: graph.truth(str(k + 1)) for k in range(len(graph.conflict.options))}
    while True:
        # Signs are drawn for all options, so that a statement more or less leaves the rest of the draw as it was.
        signs = rng.random(len(truths)) < 0.5
        order = [k for k in rng.permutation(len(truths)).tolist() if k in silent]
        columns: list[Bools] = [truths[k] if signs[k] else ~truths[k] for k in order]
        yield Order(vector_levels([*known, *columns], graph.count))


def count_steady(graph: Graph) -> int:
    """Return how many completions there are in which silent options are cared for in some order and direction."""
    silent = [len(silent_options(graph, k)) for k in range(len(graph.parties)) if is_open(graph, k)]
    return prod(factorial(n) * 2**n for n in silent)
