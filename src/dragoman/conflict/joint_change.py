"""The least change of several rankings at once, as an integer programme.

Under SEQ, SSEQ and SIM one party's stability hangs on what the others prefer, so a change of one ranking can help or harm
another party's stability. For each varied party and pair of states a 0/1 variable says whether the first is strictly
preferred; asymmetry and negative transitivity make these exactly the rankings, with ties only between states that are
equal today. For each party and each move that could tempt it at least one way of holding it back is chosen: the target is
no better than the wanted state, or an answer of the others is an improvement for each mover, step by step, and ends no
better. The objective is the number of pairs whose order changes, then the number of statements that had decided one of
those pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.conditions import answer_states, conditions
from dragoman.conflict.graph import Graph
from dragoman.conflict.reasons import find_state, owned_by
from dragoman.errors import ConflictError

Ints = NDArray[np.int32]

# Rankings of 40 states have 59,280 constraints a party; beyond that the programme takes minutes.
MOST_STATES = 40
# Moves in one answer of the others; longer answers are not sought.
LONGEST_ANSWER = 4
# Answers listed for all parties together.
MOST_ANSWERS = 20_000
# Seconds before the best change found is returned as not proven.
TIME_LIMIT = 60.0

# Blocks of columns: pairs of states, ways to answer, statements. A column is (block, number) until all are known.
PAIRS, WAYS, STATEMENTS = 0, 1, 2
Column = tuple[int, int]

# (party, better, worse): the party strictly prefers the first state to the second.
Atom = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to hold a party back from a move.

    Attributes:
        strict: preferences that must hold strictly, so that the answer is made of improvements.
        weak: states that must not be above the wanted one for the party.
    """

    strict: frozenset[Atom]
    weak: frozenset[int]


@dataclass(frozen=True, slots=True)
class JointChange:
    """Rankings of the varied parties after the least change.

    Attributes:
        levels: for each varied party its new order.
        proven: whether no cheaper change exists among answers of up to ``LONGEST_ANSWER`` moves.
        bound: least number of pairs that any change must touch.
    """

    levels: dict[int, Ints]
    proven: bool
    bound: int


def joint_change(
    graph: Graph, state: int, concept: str, deciders: dict[int, dict[tuple[int, int], int]], varied: Sequence[int]
) -> JointChange | None:
    """Return the least change of the varied parties' rankings that makes a state an equilibrium; None where none does.

    Args:
        graph: the graph with today's orders.
        state: position of the wanted state.
        concept: nash, gmr, smr, seq, sseq or sim.
        deciders: for each varied party the statement that decides each pair (better, worse), by number; may be empty.
        varied: indices of the parties that may change.

    Raises:
        ConflictError: more states or answers than the programme takes.
    """
    if graph.count > MOST_STATES:
        raise ConflictError(
            f"{graph.count} states, and changing several rankings under {concept} takes at most {MOST_STATES}",
            cure="vary one party, or ask for nash, gmr or smr",
        )
    programme = _Programme(graph, tuple(varied), deciders)
    for party in range(len(graph.moves)):
        for target, ways in requirements(graph, party, state, concept):
            if not programme.require(party, state, target, ways):
                return None
    return programme.solve()


def requirements(graph: Graph, party: int, state: int, concept: str) -> Iterator[tuple[int, list[Way]]]:
    """Yield each move of a party with the ways in which others could answer it, whatever they prefer now."""
    if concept in ("nash", "gmr", "smr"):
        for clause in conditions(graph, party, state, concept):
            yield clause.improvement, [Way(frozenset(), answer) for answer in clause.answers]
        return
    for target in graph.edges(party).reached(state).tolist():
        if concept == "sim":
            ways = list(_joint_ways(graph, party, state, target))
        else:
            ways = [
                Way(atoms, answer_states(graph, party, end, concept) - {state})
                for end, atoms in _answer_paths(graph, party, target)
            ]
        yield target, _least_ways(ways)


def _answer_paths(graph: Graph, party: int, start: int) -> Iterator[tuple[int, frozenset[Atom]]]:
    """Ends of legal sequences of the others, with the preferences that make each step an improvement."""
    others = [k for k in range(len(graph.moves)) if k != party]
    stack: list[tuple[int, int, frozenset[Atom], int]] = [(start, -1, frozenset(), 0)]
    while stack:
        here, last, atoms, steps = stack.pop()
        if steps:
            yield here, atoms
        if steps == LONGEST_ANSWER or (steps and len(others) == 1):
            continue
        for k in others:
            if k == last:
                continue
            for target in graph.edges(k).reached(here).tolist():
                atom = (k, target, here)
                if atom not in atoms and (k, here, target) not in atoms:
                    stack.append((target, k, atoms | {atom}, steps + 1))


def _joint_ways(graph: Graph, party: int, state: int, target: int) -> Iterator[Way]:
    """For SIM: all choices of the others between staying and moving from the wanted state, where their changes are."""
    others = [k for k in range(len(graph.moves)) if k != party]
    for code in graph.member_codes(state):
        choices: list[list[tuple[int, frozenset[Atom]]]] = []
        for k in others:
            own: list[tuple[int, frozenset[Atom]]] = [(0, frozenset())]
            for other in graph.edges(k).reached(state).tolist():
                atom = frozenset([(k, other, state)])
                own += [(member ^ code, atom) for member in graph.member_codes(other) if owned_by(graph, k, member ^ code)]
            choices.append(own)
        for member in graph.member_codes(target):
            if not owned_by(graph, party, code ^ member):
                continue
            for chosen in product(*choices):
                change = int(np.bitwise_xor.reduce([bits for bits, _ in chosen], initial=0))
                end = find_state(graph, member ^ change)
                atoms = frozenset[Atom]().union(*(a for _, a in chosen))
                if atoms and end >= 0:
                    yield Way(atoms, frozenset([end]) - {state})


def _least_ways(ways: Sequence[Way]) -> list[Way]:
    """Drop ways that ask for more than another one."""
    ordered = sorted(set(ways), key=lambda w: (len(w.strict) + len(w.weak), sorted(w.strict), sorted(w.weak)))
    least: list[Way] = []
    for way in ordered:
        if len(ordered) > 2_000 or not any(w.strict <= way.strict and w.weak <= way.weak for w in least):
            least.append(way)
    return least


@dataclass(slots=True)
class _Programme:
    """Variables and constraints of the integer programme, built up one requirement at a time."""

    graph: Graph
    varied: tuple[int, ...]
    deciders: dict[int, dict[tuple[int, int], int]]
    rows: list[tuple[list[Column], list[float], float, float]] = field(default_factory=list)
    choices: int = 0
    statements: dict[tuple[int, int], int] = field(default_factory=dict)

    def _place(self, party: int, better: int, worse: int) -> int:
        count = self.graph.count
        return (self.varied.index(party) * count + better) * count + worse

    def _pair(self, party: int, better: int, worse: int) -> Column:
        return PAIRS, self._place(party, better, worse)

    @property
    def _pairs(self) -> int:
        return len(self.varied) * self.graph.count**2

    def _strict_now(self, party: int, better: int, worse: int) -> bool:
        return self.graph.orders[party].prefers(worse, better)

    def require(self, party: int, state: int, target: int, ways: Sequence[Way]) -> bool:
        """Ask that a party is held back from one move; False where nothing can."""
        options = []
        for way in [Way(frozenset(), frozenset([target])), *ways]:
            atoms = [(*atom, True) for atom in sorted(way.strict)]
            atoms += [(party, other, state, False) for other in sorted(way.weak)]
            free = [atom for atom in atoms if atom[0] in self.varied]
            if all(self._strict_now(*atom[:3]) == atom[3] for atom in atoms if atom[0] not in self.varied):
                options.append(free)
        if any(not free for free in options):
            return True
        if not options:
            return False
        if self.choices + len(options) > MOST_ANSWERS:
            raise ConflictError(f"over {MOST_ANSWERS:,} answers to compare", cure="vary one party, or ask for nash, gmr or smr")
        numbers = list(range(self.choices, self.choices + len(options)))
        self.choices += len(options)
        self.rows.append(([(WAYS, n) for n in numbers], [1.0] * len(numbers), 1.0, np.inf))
        for number, free in zip(numbers, options, strict=True):
            for k, better, worse, strict in free:
                column = self._pair(k, better, worse)
                if strict:
                    self.rows.append(([(WAYS, number), column], [1.0, -1.0], -np.inf, 0.0))
                else:
                    self.rows.append(([(WAYS, number), column], [1.0, 1.0], -np.inf, 1.0))
        return True

    def _rankings(self) -> None:
        """Asymmetry and negative transitivity: the strict part of a ranking, with ties only where there are ties today."""
        states = range(self.graph.count)
        for k in self.varied:
            for a in states:
                for b in states:
                    if a < b:
                        # New ties never come cheaper than swaps, so what is strict today stays strict one way or the other.
                        least = 1.0 if self._strict_now(k, a, b) or self._strict_now(k, b, a) else -np.inf
                        self.rows.append(([self._pair(k, a, b), self._pair(k, b, a)], [1.0, 1.0], least, 1.0))
                    for c in states:
                        if len({a, b, c}) == 3:
                            columns = [self._pair(k, a, c), self._pair(k, a, b), self._pair(k, b, c)]
                            self.rows.append((columns, [1.0, -1.0, -1.0], -np.inf, 0.0))

    def _objective(self) -> tuple[NDArray[np.float64], int]:
        """Cost of each pair variable, and the constant: the number of pairs that are strict now."""
        cost, constant = np.zeros(self._pairs), 0
        for k in self.varied:
            level = self.graph.orders[k].level
            assert level is not None
            for a in range(self.graph.count):
                for b in range(self.graph.count):
                    if level[a] > level[b]:
                        cost[self._place(k, a, b)] = -1.0
                        constant += 1
                        self._touch(k, a, b)
                    elif a != b and level[a] == level[b]:
                        cost[self._place(k, a, b)] = 1.0
        return cost, constant

    def _touch(self, party: int, better: int, worse: int) -> None:
        number = self.deciders.get(party, {}).get((better, worse))
        if number is None:
            return
        column = self.statements.setdefault((party, number), len(self.statements))
        # A statement counts as touched when a pair that it decided is no longer strict the same way.
        self.rows.append(([self._pair(party, better, worse), (STATEMENTS, column)], [1.0, 1.0], 1.0, np.inf))

    def solve(self) -> JointChange | None:
        """Solve and read the new rankings off."""
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_matrix

        cost, constant = self._objective()
        self._rankings()
        touched = len(self.statements)
        scale = 1.0 + touched
        objective = np.concatenate([cost * scale, np.zeros(self.choices), np.ones(touched)])
        offsets = (0, self._pairs, self._pairs + self.choices)
        columns = [offsets[block] + number for row in self.rows for block, number in row[0]]
        values = [v for row in self.rows for v in row[1]]
        starts = np.cumsum([0, *(len(row[0]) for row in self.rows)])
        table = csr_matrix((values, columns, starts), shape=(len(self.rows), len(objective)))
        limits = LinearConstraint(table, [row[2] for row in self.rows], [row[3] for row in self.rows])
        upper = np.ones(len(objective))
        for k in self.varied:
            for a in range(self.graph.count):
                upper[self._place(k, a, a)] = 0.0
        found = milp(
            objective,
            integrality=np.ones(len(objective)),
            bounds=Bounds(0, upper),
            constraints=limits,
            options={"time_limit": TIME_LIMIT},
        )
        if found.x is None:
            return None
        levels = {k: self._levels(k, found.x) for k in self.varied}
        bound = found.mip_dual_bound if found.mip_dual_bound is not None else found.fun
        return JointChange(levels, found.status == 0, max(0, int(np.ceil(bound / scale + constant - 1e-6 - touched / scale))))

    def _levels(self, party: int, values: NDArray[np.float64]) -> Ints:
        count = self.graph.count
        first = self._place(party, 0, 0)
        above = values[first : first + count * count].reshape(count, count) > 0.5
        return np.unique(above.sum(axis=1), return_inverse=True)[1].reshape(-1).astype(np.int32)
