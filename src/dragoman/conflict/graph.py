"""From a conflict to its graph: feasible states, numbering, coalesced states, moves and orders, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.feasible import (
    BYTES_A_MOVE,
    MEMORY,
    Codes,
    coalesced_states,
    feasible_codes,
    find_codes,
    size_text,
)
from dragoman.conflict.formula import pattern_letters
from dragoman.conflict.model import Conflict
from dragoman.conflict.moves import Blocks, Edges, Steps
from dragoman.conflict.preferences import Order, Preferences, order_states
from dragoman.errors import ConflictError

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """A conflict ready to solve. States are positions 0..count-1, in the order of their option codes.

    Attributes:
        conflict: what it was built from.
        count: number of states.
        members: codes of the feasible option vectors, ascending; None without options or when every vector is feasible.
        node_of: the state of each member, where states were coalesced; None where each member is its own state.
        labels: label of each state; None where it is the position from 1.
        listing: positions in the order in which the literature lists them.
        moves: one-step moves of each party.
        orders: preference order of each party.
        transitive: True where a party's two moves in a row are never more than one of its moves.
    """

    conflict: Conflict
    count: int
    members: Codes | None
    node_of: NDArray[np.int32] | None
    labels: tuple[str, ...] | None
    listing: NDArray[np.int32]
    moves: tuple[Steps, ...]
    orders: tuple[Order, ...]
    transitive: bool
    kept: dict[str, object] = field(default_factory=dict)

    @property
    def parties(self) -> tuple[str, ...]:
        """Names of the parties."""
        return tuple(party.name for party in self.conflict.decision_makers)

    @property
    def has_options(self) -> bool:
        """True where states are option vectors."""
        return bool(self.conflict.options)

    @property
    def codes(self) -> Codes:
        """Option code of each state (its least one where it was coalesced): option k adds 2**k."""
        if self.members is None:
            return np.arange(self.count, dtype=np.int64)
        if self.node_of is None:
            return self.members
        return self.members[np.unique(self.node_of, return_index=True)[1]]

    def label(self, state: int) -> str:
        """Return the label of the state at a position."""
        return self.labels[state] if self.labels is not None else str(state + 1)

    def vector(self, state: int) -> str:
        """Return a state's options as Y and N, with - where its coalesced members differ; "" without options."""
        width = len(self.conflict.options)
        codes = self.member_codes(state)
        letters = []
        for k in range(width):
            taken = {code >> k & 1 for code in codes}
            letters.append("-" if len(taken) > 1 else "NY"[taken.pop()])
        return "".join(letters)

    def member_codes(self, state: int) -> list[int]:
        """Return the codes of the option vectors that a state stands for."""
        if self.members is None:
            return [state]
        if self.node_of is None:
            return [int(self.members[state])]
        return [int(code) for code in self.members[self.node_of == state]]

    def describe(self, state: int) -> str:
        """Return a state's own description, or ""."""
        if not self.conflict.states:
            return ""
        descriptions = self.kept.get("descriptions")
        if not isinstance(descriptions, dict):
            descriptions = {named.label: named.description for named in self.conflict.states}
            self.kept["descriptions"] = descriptions
        return str(descriptions.get(self.label(state), ""))

    def find(self, name: str | int) -> int:
        """Return the position of the one state that a label or pattern names.

        Raises:
            ConflictError: none or several states are meant.
        """
        found = self.find_all(str(name))
        if len(found) > 1:
            some = ", ".join(self.label(s) for s in found[:6])
            raise ConflictError(f"{name!r} means {len(found)} states ({some})", cure="name one state")
        return found[0]

    def find_all(self, name: str) -> list[int]:
        """Return the positions of the states that a label or pattern names, ascending."""
        if self.labels is None:
            if name.isdecimal() and len(name) < 12 and 1 <= int(name) <= self.count:
                return [int(name) - 1]
        else:
            index = self.kept.get("labels")
            if not isinstance(index, dict):
                index = {label: s for s, label in enumerate(self.labels)}
                self.kept["labels"] = index
            if name in index:
                return [index[name]]
        return self._find_pattern(name)

    def _find_pattern(self, name: str) -> list[int]:
        if self.has_options and len(pattern_letters(name)) == len(self.conflict.options):
            held = np.flatnonzero(self.truth(name, any_member=True))
            if len(held):
                return [int(s) for s in held]
            raise ConflictError(f"no feasible state fits {name!r}", cure="see the infeasible patterns")
        last = self.labels[-1] if self.labels is not None else str(self.count)
        first = self.labels[0] if self.labels is not None else "1"
        raise ConflictError(f"there is no state {name[:60]!r}", cure=f"the {self.count:,} states are labelled {first} to {last}")

    def truth(self, statement: str, any_member: bool = False) -> Bools:
        """Return whether a statement holds in each state.

        A coalesced state has the truth value of its member with the least code, or with ``any_member`` true where any
        member has.
        """
        formula = self.conflict.parse(statement)
        codes = self.members if any_member and self.members is not None else self.codes
        held = formula.truth(lambda k: (codes >> k & 1).astype(bool), len(codes))
        if not any_member or self.node_of is None:
            return held
        result = np.zeros(self.count, dtype=bool)
        result[self.node_of[held]] = True
        return result

    def edges(self, i: int) -> Edges:
        """Return party i's moves as rows of targets; computed once for a graph."""
        edges = self.kept.get(f"edges{i}")
        if not isinstance(edges, Edges):
            edges = self.moves[i].edges()
            self.kept[f"edges{i}"] = edges
        return edges

    def with_order(self, who: str | int, order: Order) -> Graph:
        """Return the same graph with another order for one party; moves are shared, nothing is built anew."""
        i = self.conflict.party(who)
        orders = (*self.orders[:i], order, *self.orders[i + 1 :])
        kept = {key: value for key, value in self.kept.items() if not key.startswith(("improving", "order"))}
        return replace(self, orders=orders, kept=kept)

    def with_preferences(self, who: str | int, preferences: Preferences) -> Graph:
        """Return the same graph with other preferences for one party."""
        i = self.conflict.party(who)
        conflict = self.conflict.with_preferences(i, preferences)
        return replace(self.with_order(i, _order(self, preferences)), conflict=conflict)


def build_graph(conflict: Conflict | Graph, memory: int = MEMORY) -> Graph:
    """Build the graph of a conflict; a graph is returned as it is.

    Args:
        conflict: the model.
        memory: bytes that solving it may take before it is refused.

    Raises:
        ConflictError: no feasible state, rules or preferences that name what does not exist, or too many states.
    """
    if isinstance(conflict, Graph):
        return conflict
    if not conflict.options:
        bare = _explicit(conflict)
    else:
        members = feasible_codes(conflict, memory)
        node_of = coalesced_states(conflict, members)
        bare = _numbered(conflict, members, node_of)
        bare = replace(bare, moves=_option_moves(bare, memory))
    bare = replace(bare, moves=tuple(_with_own_moves(bare, i) for i in range(len(conflict.decision_makers))))
    by_hand = any(party.moves or party.barred for party in conflict.decision_makers)
    if by_hand or bare.node_of is not None:
        bare = replace(bare, moves=tuple(moves.edges() for moves in bare.moves), transitive=False)
    orders = []
    for i, party in enumerate(conflict.decision_makers):
        try:
            orders.append(_order(bare, party.preferences))
        except ConflictError as error:
            form = party.preferences.form
            place = f"decision_maker.{i}"
            chain = "prefers" if party.preferences.chains else "unknown"
            keys = (f"{place}.preferences.{form}", f"{place}.preferences.{chain}", f"{place}.preferences", place)
            problem = ConflictError(f"{party.name}: {error.problem}", cure=error.cure)
            raise conflict.fault(problem, *keys) from error
    return replace(bare, orders=tuple(orders))


def _order(graph: Graph, preferences: Preferences) -> Order:
    return order_states(preferences, graph.count, graph.find_all, graph.truth, graph.label)


def _explicit(conflict: Conflict) -> Graph:
    if not conflict.states:
        raise conflict.fault(ConflictError("a conflict with neither options nor states", cure="give one of them"))
    for named in conflict.states:
        if named.pattern:
            raise conflict.fault(ConflictError(f"state {named.label} has pattern {named.pattern!r} but no party has options"))
    count = len(conflict.states)
    empty = Edges(np.zeros(count + 1, dtype=np.int64), np.zeros(0, dtype=np.int32))
    return Graph(
        conflict,
        count,
        None,
        None,
        tuple(named.label for named in conflict.states),
        np.arange(count, dtype=np.int32),
        (empty,) * len(conflict.decision_makers),
        (),
        False,
    )


def _with_own_moves(graph: Graph, i: int) -> Steps:
    """Add the moves a party has by hand and take away those it is barred from."""
    party = graph.conflict.decision_makers[i]
    if not (party.moves or party.barred):
        return graph.moves[i]
    edges = graph.moves[i].edges()
    pairs = set(zip(edges.sources.tolist(), edges.targets.tolist(), strict=True))
    try:
        pairs |= {(a, b) for left, right in party.moves for a in graph.find_all(left) for b in graph.find_all(right)}
        pairs -= {(a, b) for left, right in party.barred for a in graph.find_all(left) for b in graph.find_all(right)}
    except ConflictError as error:
        problem = ConflictError(f"moves of {party.name}: {error.problem}", cure=error.cure)
        raise graph.conflict.fault(problem, f"decision_maker.{i}.moves", f"decision_maker.{i}") from error
    ordered = np.asarray(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return Edges.from_pairs(ordered[:, 0], ordered[:, 1], graph.count)


def _numbered(conflict: Conflict, members: Codes | None, node_of: NDArray[np.int32] | None) -> Graph:
    """A graph without moves and orders, its states labelled."""
    total = 2 ** len(conflict.options) if members is None else len(members)
    count = total if node_of is None else int(node_of.max()) + 1
    if node_of is not None and members is None:
        members = np.arange(total, dtype=np.int64)
    graph = Graph(conflict, count, members, node_of, None, np.arange(count, dtype=np.int32), (), (), True)
    patterned = [named for named in conflict.states if named.pattern]
    if not patterned:
        return graph
    labels: dict[int, str] = {}
    listing = []
    for named in patterned:
        key = f"states.{named.label}"
        try:
            state = graph.find(named.pattern)
        except ConflictError as error:
            raise conflict.fault(ConflictError(f"state {named.label}: {error.problem}", cure=error.cure), key) from error
        if state in labels:
            raise conflict.fault(
                ConflictError(f"states {labels[state]} and {named.label} are the same state {named.pattern}"), key
            )
        labels[state] = named.label
        listing.append(state)
    if len(labels) < count:
        missing = [graph.vector(s) for s in range(count) if s not in labels][:8]
        raise conflict.fault(
            ConflictError(
                f"{count - len(labels)} feasible states have no label: {', '.join(missing)}",
                cure="label them under [states], or make them infeasible",
            ),
            "states",
        )
    return replace(graph, labels=tuple(labels[s] for s in range(count)), listing=np.asarray(listing, dtype=np.int32))


def _option_moves(graph: Graph, memory: int) -> tuple[Steps, ...]:
    """Moves that the parties' options give them."""
    conflict = graph.conflict
    width, low = len(conflict.options), 0
    moves: list[Steps] = []
    _refuse_many_moves(graph, memory)
    for party in conflict.decision_makers:
        owned = len(party.options)
        own = ((1 << owned) - 1) << low
        if any(option.direction != "both" for option in party.options) or graph.node_of is not None:
            moves.append(_one_way(graph, list(range(low, low + owned))))
        elif graph.members is None:
            moves.append(Blocks.along(1 << (width - low - owned), 1 << owned, 1 << low))
        else:
            moves.append(Blocks.by_key(graph.members & ~own))
        low += owned
    return tuple(moves)


def _refuse_many_moves(graph: Graph, memory: int) -> None:
    """Refuse one-way options and coalesced states whose moves, which must be written out, do not fit the memory."""
    vectors = graph.count if graph.members is None else len(graph.members)
    parties = graph.conflict.decision_makers
    written = [p for p in parties if graph.node_of is not None or any(o.direction != "both" for o in p.options)]
    size = sum(vectors * 2 ** len(party.options) * BYTES_A_MOVE for party in written)
    if size > memory:
        raise graph.conflict.fault(
            ConflictError(
                f"one-way options or coalesced states over {vectors:,} option vectors would take about {size_text(size)} of "
                f"moves (limit {size_text(memory)})",
                cure="make the options go both ways, or add infeasible patterns",
            )
        )


def _one_way(graph: Graph, owned: Sequence[int]) -> Edges:
    """Moves over any subset of the owned options, each option only in its own direction, into feasible vectors."""
    conflict = graph.conflict
    codes = graph.members if graph.members is not None else np.arange(graph.count, dtype=np.int64)
    forward = sum(1 << k for k in owned if conflict.options[k].direction == "forward")
    back = sum(1 << k for k in owned if conflict.options[k].direction == "back")
    moves = []
    for subset in range(1, 1 << len(owned)):
        change = subset << owned[0]
        legal = np.flatnonzero((codes & (change & forward) == 0) & (~codes & (change & back) == 0))
        there = find_codes(graph.members, codes[legal] ^ change)
        moves.append((legal[there >= 0].astype(np.int32), there[there >= 0].astype(np.int32)))
    if graph.node_of is None:
        return Edges.from_layers(moves, graph.count)
    none = np.zeros(0, dtype=np.int32)
    sources = np.concatenate([none, *(source for source, _ in moves)])
    targets = np.concatenate([none, *(target for _, target in moves)])
    return Edges.from_pairs(graph.node_of[sources], graph.node_of[targets], graph.count)
