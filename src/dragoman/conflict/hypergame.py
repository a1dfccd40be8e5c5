"""Misperception: parties that each see their own conflict, and outcomes that surprise them.

First level: every party has a picture of the conflict (its own options, states and everybody's preferences), and judges its
own states in it. A state is a hypergame equilibrium when every party knows it and finds it stable in its own picture.
Second level: a picture may itself be a hypergame, where a party knows or believes that others see things differently; then
it expects each of them to move by the picture it ascribes to it. After Bennett (1977) and Wang, Hipel and Fraser (1988) as
the literature reports them; their texts were not opened, and what is relied on here is the definition just given.

States are matched by the options taken in them, by (party, option) name, or by label in explicit graphs. A state of the
true conflict in which an option is taken that a picture lacks is unknown in that picture; a state of a picture in which an
option is taken that does not exist is imagined.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.explain import describe_state
from dragoman.conflict.graph import Graph, build_graph
from dragoman.conflict.model import Conflict, NamedState
from dragoman.conflict.moves import Edges
from dragoman.conflict.preferences import Order, Preferences
from dragoman.conflict.stability import Stability, solve
from dragoman.errors import ConflictError

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Hypergame:
    """A conflict and how the parties see it.

    Attributes:
        truth: the conflict as it is, or, inside a picture, as the one who holds the picture sees it.
        views: party -> its picture, a conflict or (second level) a hypergame; who is left out sees the truth.
    """

    truth: Conflict
    views: Mapping[str, Conflict | Hypergame]

    def __post_init__(self) -> None:
        for name, view in self.views.items():
            self.truth.party(name)
            parties = [p.name for p in (view.truth if isinstance(view, Hypergame) else view).decision_makers]
            if parties != [p.name for p in self.truth.decision_makers]:
                raise ConflictError(
                    f"{name} sees the parties {', '.join(parties)}",
                    cure=f"a picture has the same parties in the same order: give {name}'s picture all of them",
                )

    def view_of(self, party: str) -> Conflict | Hypergame:
        """The picture of a party."""
        return self.views.get(party, self.truth)


@dataclass(frozen=True, slots=True)
class Surprise:
    """An outcome or a move that a party does not reckon with.

    Attributes:
        party: who is surprised.
        state: label of the true state.
        kind: "unknown" (it has no such state in its picture), "holds" (it is a hypergame equilibrium that the party expects
            somebody to leave), "breaks" (the party expects it to hold, and somebody leaves), or "imagined" (a state that it
            reckons with and that cannot come about; then ``state`` is the label in its picture).
        by: who leaves, for "breaks"; who it expects to leave, for "holds".
        words: the same in a sentence.
    """

    party: str
    state: str
    kind: str
    by: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class HypergameSolution:
    """What holds when parties misperceive.

    Attributes:
        concept: title.
        equilibria: true states that every party knows and finds stable in its own picture.
        expected: party -> true states that it expects to be equilibria.
        stable: party -> true states that it would stay in.
        unknown: party -> true states that its picture lacks.
        surprises: see :class:`Surprise`.
    """

    concept: str
    equilibria: tuple[str, ...]
    expected: dict[str, tuple[str, ...]]
    stable: dict[str, tuple[str, ...]]
    unknown: dict[str, tuple[str, ...]]
    surprises: tuple[Surprise, ...]


def picture(
    conflict: Conflict,
    *,
    unaware_of: Sequence[str] = (),
    cannot_see: Sequence[str] = (),
    believes: Mapping[str, Preferences] | None = None,
) -> Conflict:
    """Return the conflict as somebody sees it who does not know all of it.

    Args:
        conflict: the true conflict, in options.
        unaware_of: options ("Mine", or "Party: option") that it does not reckon with: states in which they are taken do not
            exist for it.
        cannot_see: further patterns or statements whose states do not exist for it.
        believes: party -> the preferences that it ascribes to that party, over the states it sees. Others keep their order.

    Raises:
        ConflictError: no such option or party, or no state is left.
    """
    graph = build_graph(conflict)
    if not graph.has_options:
        raise ConflictError("a conflict without options", cure="write the picture as a conflict of its own")
    rules = [*unaware_of, *cannot_see]
    hidden = np.any([graph.truth(rule) for rule in rules], axis=0) if rules else np.zeros(graph.count, dtype=bool)
    if hidden.all():
        raise ConflictError("the picture has no state left", cure="leave fewer options out")
    kept = [s for s in graph.listing.tolist() if not hidden[s]]
    believed = {conflict.party(name): preferences for name, preferences in (believes or {}).items()}
    parties = [
        replace(
            party,
            preferences=believed.get(k) or _restricted(graph, k, kept),
            moves=_between(party.moves, graph, hidden),
            barred=_between(party.barred, graph, hidden),
        )
        for k, party in enumerate(conflict.decision_makers)
    ]
    states = tuple(NamedState(graph.label(s), graph.vector(s), graph.describe(s)) for s in kept)
    today = conflict.status_quo
    return replace(
        conflict,
        decision_makers=tuple(parties),
        infeasible=(*conflict.infeasible, *rules),
        states=states,
        status_quo=today if today and not hidden[graph.find(today)] else "",
        findings=(),
        origin=None,
    )


def _restricted(graph: Graph, party: int, kept: Sequence[int]) -> Preferences:
    """A party's order over the states that are kept."""
    order = graph.orders[party]
    if order.level is not None:
        values = sorted({int(order.level[s]) for s in kept}, reverse=True)
        tiers = tuple(tuple(graph.label(s) for s in kept if order.level[s] == value) for value in values)
        return Preferences(ranking=tiers)
    chains = [f"{graph.label(t)} > {graph.label(s)}" for s in kept for t in kept if order.prefers(s, t)]
    chains += [
        f"{graph.label(s)} = {graph.label(t)}"
        for s in kept
        for t in kept
        if s < t and not (order.prefers(s, t) or order.prefers(t, s) or order.unsure(s, t))
    ]
    return Preferences(chains=tuple(chains))


def _between(pairs: Sequence[tuple[str, str]], graph: Graph, hidden: Bools) -> tuple[tuple[str, str], ...]:
    return tuple(
        (graph.label(a), graph.label(b))
        for left, right in pairs
        for a in graph.find_all(left)
        for b in graph.find_all(right)
        if not hidden[a] and not hidden[b]
    )


def solve_hypergame(game: Hypergame, concept: str = "seq") -> HypergameSolution:
    """Solve a hypergame of the first or second level (or deeper) for one concept.

    Args:
        game: the conflict and the parties' pictures.
        concept: one that gives a single answer, such as nash, gmr, smr, seq; sim only where no picture is a hypergame.

    Raises:
        ConflictError: a picture has unknown preferences, or the concept does not apply.
    """
    truth = build_graph(game.truth)
    names = truth.parties
    seen = {name: _seen_by(game, name, concept) for name in names}
    places = {name: _match(truth, seen[name].graph) for name in names}
    known = np.asarray([places[name] >= 0 for name in names])
    own = np.asarray([_carried(seen[name].stays, places[name]) for name in names])
    holds = np.asarray((known & own).all(axis=0))
    expected = {name: _carried(seen[name].holds, places[name]) for name in names}
    surprises = [
        surprise
        for k, name in enumerate(names)
        for surprise in _surprises(truth, name, seen[name], places[name], holds, known[k], known & ~own, names)
    ]
    return HypergameSolution(
        next(iter(seen.values())).title,
        _labels(truth, holds),
        {name: _labels(truth, expected[name]) for name in names},
        {name: _labels(truth, own[k]) for k, name in enumerate(names)},
        {name: _labels(truth, ~known[k]) for k, name in enumerate(names)},
        tuple(surprises),
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """A party's picture, solved: its graph, the states it stays in, those it expects to hold, and who would stay."""

    graph: Graph
    stays: Bools
    holds: Bools
    table: Bools
    title: str


def _seen_by(game: Hypergame, name: str, concept: str) -> _Seen:
    view = game.view_of(name)
    if isinstance(view, Conflict):
        result = _one(build_graph(view), concept)
        row = result.stable[view.party(name)]
        return _Seen(result.graph, row, np.asarray(result.stable.all(axis=0)), result.stable, result.concept.title)
    if concept.casefold() == "sim":
        raise ConflictError("SIM in a picture of pictures", cure="ask for nash, gmr, smr, seq or sseq")
    graph = build_graph(view.truth)
    result = _one(_as_expected(view, graph, name), concept)
    table = []
    for k, other in enumerate(graph.parties):
        if other == name:
            table.append(result.stable[k])
        else:
            seen = _seen_by(view, other, concept)
            table.append(_carried(seen.stays, _match(graph, seen.graph)))
    stable = np.asarray(table)
    own = stable[graph.conflict.party(name)]
    return _Seen(graph, own, np.asarray(stable.all(axis=0)), stable, result.concept.title)


def _one(graph: Graph, concept: str) -> Stability:
    if not all(order.complete for order in graph.orders):
        raise ConflictError("a picture has unknown preferences", cure="settle them: pictures are beliefs")
    return next(iter(solve(graph, [concept]).values()))


def _as_expected(view: Hypergame, graph: Graph, name: str) -> Graph:
    """The graph in which a party looks ahead: the others move as it believes that they see things."""
    moves, orders = list(graph.moves), list(graph.orders)
    for k, other in enumerate(graph.parties):
        if other == name or other not in view.views:
            continue
        picture_of_other = view.view_of(other)
        inner = build_graph(picture_of_other.truth if isinstance(picture_of_other, Hypergame) else picture_of_other)
        place = _match(graph, inner)
        back = {int(p): s for s, p in enumerate(place.tolist()) if p >= 0}
        edges = inner.edges(k)
        pairs = [
            (back[a], back[b])
            for a, b in zip(edges.sources.tolist(), edges.targets.tolist(), strict=True)
            if a in back and b in back
        ]
        table = np.asarray(sorted(pairs), dtype=np.int64).reshape(-1, 2)
        moves[k] = Edges.from_pairs(table[:, 0], table[:, 1], graph.count)
        level = inner.orders[k].level
        if level is None:
            raise ConflictError(f"what {name} thinks {other} prefers is partly unknown", cure="settle it")
        # It makes no move from or to states that it does not know, so their level is never compared.
        orders[k] = Order(np.asarray([level[p] if p >= 0 else -1 for p in place.tolist()], dtype=np.int32))
    edges_of_all = [graph.edges(k) if move is graph.moves[k] else move for k, move in enumerate(moves)]
    return replace(graph, moves=tuple(edges_of_all), orders=tuple(orders), transitive=False, kept={})


def _match(graph: Graph, other: Graph) -> NDArray[np.int64]:
    """For each state of ``graph`` its place in ``other``, or -1 where ``other`` has no such state."""
    if not graph.has_options or not other.has_options:
        place = {other.label(s): s for s in range(other.count)}
        return np.asarray([place.get(graph.label(s), -1) for s in range(graph.count)], dtype=np.int64)
    known: dict[frozenset[tuple[int, str]], int] = {}
    for s in range(other.count):
        for code in other.member_codes(s):
            known[_taken(other, code)] = s
    return np.asarray([known.get(_taken(graph, graph.member_codes(s)[0]), -1) for s in range(graph.count)], dtype=np.int64)


def _taken(graph: Graph, code: int) -> frozenset[tuple[int, str]]:
    options, owners = graph.conflict.options, graph.conflict.owners
    return frozenset((owners[k], options[k].name) for k in range(len(options)) if code >> k & 1)


def _carried(mask: Bools, place: NDArray[np.int64]) -> Bools:
    """A mask over a picture's states as one over the true states; false where a state is unknown."""
    return np.asarray((place >= 0) & mask[np.maximum(place, 0)])


def _labels(graph: Graph, mask: Bools) -> tuple[str, ...]:
    return tuple(graph.label(int(s)) for s in graph.listing[mask[graph.listing]])


def _surprises(
    truth: Graph,
    name: str,
    seen: _Seen,
    place: NDArray[np.int64],
    holds: Bools,
    known: Bools,
    leaves: Bools,
    names: Sequence[str],
) -> list[Surprise]:
    found = []
    reached = _reachable(truth)
    for s in truth.listing.tolist():
        label, what = truth.label(s), f"state {truth.label(s)} ({describe_state(truth, s)})"
        if not known[s]:
            if reached[s]:
                found.append(Surprise(name, label, "unknown", (), f"{name} does not reckon with {what} at all."))
            continue
        stay = seen.table[:, place[s]]
        if holds[s] and not stay.all():
            leaving = tuple(n for n, stays in zip(names, stay, strict=True) if not stays)
            words = f"{what[0].upper()}{what[1:]} holds, though {name} expects {' and '.join(leaving)} to leave it."
            found.append(Surprise(name, label, "holds", leaving, words))
        elif stay.all() and not holds[s]:
            leaving = tuple(n for k, n in enumerate(names) if leaves[k, s] and n != name)
            if leaving:
                words = f"{name} expects {what} to hold, but {' and '.join(leaving)} would leave it."
                found.append(Surprise(name, label, "breaks", leaving, words))
    imagined = np.ones(seen.graph.count, dtype=bool)
    imagined[place[place >= 0]] = False
    for s in np.flatnonzero(imagined & seen.holds).tolist():
        label = seen.graph.label(s)
        words = f"{name} expects state {label} ({describe_state(seen.graph, s)}) to hold, which cannot come about."
        found.append(Surprise(name, label, "imagined", (), words))
    return found


def _reachable(truth: Graph) -> Bools:
    """States that some move leads to, or where things stand."""
    reached = np.zeros(truth.count, dtype=bool)
    for k in range(len(truth.moves)):
        reached[truth.edges(k).targets] = True
    if truth.conflict.status_quo:
        reached[truth.find(truth.conflict.status_quo)] = True
    return reached
