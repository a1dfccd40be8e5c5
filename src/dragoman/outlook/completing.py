"""What a party may prefer where a model leaves it unknown: a seeded sample of full preferences that keep what is known.

Where a party's preferences are statements, each drawing lets it care for every option that it is silent on, one way or the
other, in an order drawn evenly, all below what it is known to want: a party that keeps its mind across outcomes. Rankings,
chains and unknown pairs are completed evenly over all orders (:mod:`dragoman.conflict.completions`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import permutations, product
from math import factorial, prod

import numpy as np

from dragoman.conflict.completions import Drawer, partial_order
from dragoman.conflict.graph import Graph
from dragoman.conflict.intervals import wilson
from dragoman.conflict.preferences import Bools, Order, vector_levels
from dragoman.errors import ConflictError
from dragoman.outlook.findings import Estimate

# Draws of a model with unknown preferences: intervals of at most 7 points to either side.
DRAWS = 200
# Even draws over all orders take time cubic in the states.
MOST_STATES = 128


@dataclass(frozen=True, slots=True)
class Cases:
    """Full preferences that keep what is known of a model: all of them, or a sample.

    Attributes:
        graphs: the model once for each case.
        of: how many completions there are.
        exact: every completion is among the cases, so that a share is exact.
    """

    graphs: tuple[Graph, ...]
    of: int
    exact: bool

    @property
    def count(self) -> int:
        """How many cases there are."""
        return len(self.graphs)

    def estimate(self, hits: float) -> Estimate:
        """Return the share of the cases, with the 95 % interval of the drawing where they are a sample."""
        share = float(hits) / self.count
        if self.exact:
            return Estimate(share, share, share)
        low, high = wilson(round(float(hits)), self.count)
        return Estimate(share, min(low, share), max(high, share))

    def changed(self, change: Callable[[Graph], Graph]) -> Cases:
        """Return the same cases, each changed."""
        return Cases(tuple(change(g) for g in self.graphs), self.of, self.exact)


def draw_cases(graph: Graph, draws: int = DRAWS, seed: int = 0) -> Cases:
    """Return every completion where there are at most ``draws`` of them, else a seeded sample of that many.

    Args:
        graph: a model's graph.
        draws: how many cases at most.
        seed: of the drawing.

    Raises:
        ConflictError: unknown pairs over too many states, or preferences that contradict each other.
    """
    open_parties = [k for k in range(len(graph.parties)) if is_open(graph, k)]
    of = count_steady(graph)
    if not open_parties:
        return Cases((graph,), 1, True)
    if of <= draws and all(_is_steady(graph, k) for k in open_parties):
        every = product(*([(k, order) for order in _all_steady(graph, k)] for k in open_parties))
        return Cases(tuple(_completed(graph, dict(chosen)) for chosen in every), of, True)
    return Cases(tuple(completions(graph, draws, seed)), of, False)


def _completed(graph: Graph, orders: dict[int, Order]) -> Graph:
    for party, order in orders.items():
        graph = graph.with_order(party, order)
    return graph


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
    if _is_steady(graph, party):
        return _steady(graph, party, rng)
    if graph.count > MOST_STATES:
        raise ConflictError(
            f"{graph.parties[party]} has unknown pairs over {graph.count} states",
            cure=f"write its preferences as statements, or keep to {MOST_STATES} states",
        )
    return _even(Drawer(partial_order(graph.orders[party]), rng))


def _is_steady(graph: Graph, party: int) -> bool:
    """Tell whether a party's preferences are statements, or nothing: then it keeps its mind on an option across outcomes."""
    preferences = graph.conflict.decision_makers[party].preferences
    stated = preferences.form in ("statements", "none") and not preferences.chains and not preferences.unknown
    return stated and graph.has_options


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


def _all_steady(graph: Graph, party: int) -> Iterator[Order]:
    """Yield the party's order for every order and direction of caring for the options that it is silent on."""
    known = [graph.truth(s.text) for s in graph.conflict.decision_makers[party].preferences.statements]
    silent = silent_options(graph, party)
    truths = {k: graph.truth(str(k + 1)) for k in silent}
    for order in permutations(silent):
        for signs in product((True, False), repeat=len(silent)):
            columns: list[Bools] = [truths[k] if sign else ~truths[k] for k, sign in zip(order, signs, strict=True)]
            yield Order(vector_levels([*known, *columns], graph.count))


def count_steady(graph: Graph) -> int:
    """Return how many completions there are in which silent options are cared for in some order and direction."""
    silent = [len(silent_options(graph, k)) for k in range(len(graph.parties)) if is_open(graph, k)]
    return prod(factorial(n) * 2**n for n in silent)
