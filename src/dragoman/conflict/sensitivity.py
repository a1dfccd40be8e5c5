"""How robust each equilibrium is: to single swaps, to noise in the rankings, and to what is not known.

Shares come from all cases where they are few, else from a seeded sample with its 95 per cent interval.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.completions import Drawer, all_completions, count_completions, partial_order
from dragoman.conflict.graph import Graph, build_graph
from dragoman.conflict.intervals import check_sample, wilson
from dragoman.conflict.model import Conflict
from dragoman.conflict.preferences import Order
from dragoman.conflict.stability import levels, solve
from dragoman.errors import ConflictError

Ints = NDArray[np.int32]

# Profiles of completions that are all solved; beyond it a sample is drawn.
MOST_COMPLETIONS = 2_000
TRIALS = 1_000
# Swaps in one ranking; long before that it is a random one.
MOST_SWAPS = 10_000
CONCEPTS = ("nash", "gmr", "smr", "seq")


@dataclass(frozen=True, slots=True)
class Share:
    """In how many cases a state is an equilibrium.

    Attributes:
        concept: title, such as "SEQ".
        state: its label.
        now: whether it is an equilibrium with today's preferences; None where these are partly unknown.
        share: of all cases, 0 to 1.
        low, high: its 95 per cent interval (Wilson); equal to it where all cases were solved.
    """

    concept: str
    state: str
    now: bool | None
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Robustness:
    """Equilibria over many cases.

    Attributes:
        what: what was varied, in words.
        cases: number solved.
        exact: whether these were all cases.
        seed: of the sample; None where exact.
        shares: by concept, then in the literature's order of states; states that never hold are left out.
    """

    what: str
    cases: int
    exact: bool
    seed: int | None
    shares: tuple[Share, ...]

    def share(self, state: str | int, concept: str) -> float:
        """The share of a state under a concept; 0 where it never holds."""
        return next((s.share for s in self.shares if s.state == str(state) and s.concept == concept), 0.0)


@dataclass(frozen=True, slots=True)
class SwapEffect:
    """What one swap of neighbours in a ranking does.

    Attributes:
        party: whose ranking.
        better, worse: labels of the two tiers today, joined by " = ".
        concept: title.
        lost, gained: labels of the equilibria that vanish and appear.
    """

    party: str
    better: str
    worse: str
    concept: str
    lost: tuple[str, ...]
    gained: tuple[str, ...]


def swap_effects(
    conflict: Conflict | Graph, concepts: Sequence[str] = CONCEPTS, parties: Sequence[str | int] = ()
) -> tuple[SwapEffect, ...]:
    """Try every swap of two neighbouring tiers in every ranking, and return those that change an equilibrium.

    Raises:
        ConflictError: a preference is unknown.
    """
    graph = build_graph(conflict)
    before = _equilibria(graph, concepts)
    effects = []
    for k in _parties(graph, parties):
        level = levels(graph, k)
        for upper in range(int(level.max()), int(level.min()), -1):
            swapped = np.where(level == upper, upper - 1, np.where(level == upper - 1, upper, level)).astype(np.int32)
            after = _equilibria(graph.with_order(k, Order(swapped)), concepts)
            names = [" = ".join(_labels(graph, level == value)) for value in (upper, upper - 1)]
            for title, held in before.items():
                lost, gained = _labels(graph, held & ~after[title]), _labels(graph, after[title] & ~held)
                if lost or gained:
                    effects.append(SwapEffect(graph.parties[k], names[0], names[1], title, lost, gained))
    return tuple(effects)


def robustness(
    conflict: Conflict | Graph,
    concepts: Sequence[str] = CONCEPTS,
    *,
    swaps: int = 0,
    noise: float = 0.0,
    parties: Sequence[str | int] = (),
    trials: int = TRIALS,
    seed: int = 0,
) -> Robustness:
    """Disturb the rankings at random, and count in how many cases each state is an equilibrium.

    Args:
        conflict: a model or its graph with all preferences known.
        concepts: names of concepts.
        swaps: number of swaps of neighbouring tiers, drawn evenly, in each party's ranking.
        noise: instead of swaps, the standard deviation of normal noise added to each state's place, in places; ties break.
        parties: whose rankings are disturbed; all by default.
        trials: cases drawn.
        seed: of the drawing.

    Raises:
        ConflictError: unknown preferences, or not exactly one of swaps and noise.
    """
    if (swaps > 0) == (noise > 0) or not 0 <= swaps <= MOST_SWAPS or not 0 <= noise < float("inf"):
        raise ConflictError(
            f"swaps is {swaps} and noise {noise}", cure=f"give one of the two, above 0, swaps up to {MOST_SWAPS:,}"
        )
    check_sample(trials, seed)
    graph = build_graph(conflict)
    rng = np.random.default_rng(seed)
    varied = _parties(graph, parties)
    disturb: Callable[[Ints], Ints] = (lambda v: _swapped(v, swaps, rng)) if swaps else (lambda v: _noisy(v, noise, rng))
    now = {k: levels(graph, k) for k in varied}

    def cases() -> Iterator[Graph]:
        for _ in range(trials):
            case = graph
            for k in varied:
                case = case.with_order(k, Order(disturb(now[k])))
            yield case

    number = "1 random swap" if swaps == 1 else f"{swaps} random swaps"
    what = f"{number} of neighbours in each ranking" if swaps else f"noise of {noise:g} places in each ranking"
    return _tally(graph, cases(), concepts, what, False, seed)


def complete_unknown(
    conflict: Conflict | Graph,
    concepts: Sequence[str] = CONCEPTS,
    *,
    most: int = MOST_COMPLETIONS,
    trials: int = TRIALS,
    seed: int = 0,
) -> Robustness:
    """Solve a model with unknown preferences over the rankings that complete them.

    Args:
        conflict: a model or its graph.
        concepts: names of concepts.
        most: all completions are solved when they are at most this many.
        trials: completions drawn evenly otherwise.
        seed: of the drawing.

    Raises:
        ConflictError: known preferences that no ranking completes, or trials out of range.
    """
    check_sample(trials, seed)
    graph = build_graph(conflict)
    open_parties = [k for k, order in enumerate(graph.orders) if not order.complete]
    if not open_parties:
        raise ConflictError("nothing is unknown in this model", cure="ask robustness with swaps or noise")
    partials = []
    for k in open_parties:
        try:
            partials.append(partial_order(graph.orders[k]))
        except ConflictError as error:
            raise ConflictError(f"{graph.parties[k]}: {error.problem}", cure=error.cure) from error
    counts = [count_completions(partial) for partial in partials]
    total = prod(c for c in counts if c is not None) if None not in counts else None
    names = ", ".join(graph.parties[k] for k in open_parties)
    if total is not None and total <= most:
        choices = product(*(list(all_completions(partial)) for partial in partials))
        what = f"all {total:,} completions of what {names} may prefer"
        return _tally(graph, (_with_levels(graph, open_parties, c) for c in choices), concepts, what, True, None)
    rng = np.random.default_rng(seed)
    drawers = [Drawer(partial, rng) for partial in partials]
    drawn = (_with_levels(graph, open_parties, [d.draw() for d in drawers]) for _ in range(trials))
    number = f"{total:,}" if total is not None and total < 10**15 else "very many"
    what = f"completions of what {names} may prefer, {trials:,} drawn out of {number}"
    return _tally(graph, drawn, concepts, what, False, seed)


def _parties(graph: Graph, parties: Sequence[str | int]) -> list[int]:
    named = [parties] if isinstance(parties, str) else parties
    return sorted({graph.conflict.party(p) for p in named}) or list(range(len(graph.moves)))


def _with_levels(graph: Graph, parties: Sequence[int], chosen: Sequence[Ints]) -> Graph:
    for k, level in zip(parties, chosen, strict=True):
        graph = graph.with_order(k, Order(level))
    return graph


def _equilibria(graph: Graph, concepts: Sequence[str]) -> dict[str, NDArray[np.bool_]]:
    return {title: np.asarray(result.stable.all(axis=0)) for title, result in solve(graph, concepts).items()}


def _labels(graph: Graph, mask: NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(graph.label(int(s)) for s in graph.listing[mask[graph.listing]])


def _swapped(level: Ints, swaps: int, rng: np.random.Generator) -> Ints:
    tiers = list(np.unique(level))
    if len(tiers) > 1:
        for place in rng.integers(0, len(tiers) - 1, swaps).tolist():
            tiers[place], tiers[place + 1] = tiers[place + 1], tiers[place]
    rank = np.empty(int(level.max()) + 1, dtype=np.int32)
    rank[tiers] = np.arange(len(tiers))
    return np.asarray(rank[level], dtype=np.int32)


def _noisy(level: Ints, noise: float, rng: np.random.Generator) -> Ints:
    disturbed = level + rng.normal(0.0, noise, len(level))
    return np.unique(disturbed, return_inverse=True)[1].reshape(-1).astype(np.int32)


def _tally(graph: Graph, cases: Iterator[Graph], concepts: Sequence[str], what: str, exact: bool, seed: int | None) -> Robustness:
    complete = all(order.complete for order in graph.orders)
    today = _equilibria(graph, concepts) if complete else {}
    hits: dict[str, NDArray[np.int64]] = {}
    solved = 0
    for case in cases:
        solved += 1
        for title, held in _equilibria(case, concepts).items():
            hits[title] = hits.get(title, np.zeros(graph.count, dtype=np.int64)) + held
    shares = []
    for title, counts in hits.items():
        for s in graph.listing.tolist():
            now = bool(today[title][s]) if title in today else None
            if counts[s] or now:
                share = int(counts[s]) / solved
                low, high = (share, share) if exact else wilson(int(counts[s]), solved)
                shares.append(Share(title, graph.label(s), now, share, low, high))
    return Robustness(what, solved, exact, seed, tuple(shares))
