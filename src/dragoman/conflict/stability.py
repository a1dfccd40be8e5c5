"""Which states each party would stay in: Nash, GMR, SMR, SEQ, SSEQ, SIM, limited-move and non-myopic stability.

s is a state, i the party asked, O the others; s1 an improvement of i from s; R_O(s1) what the others can reach from s1 by
legal sequences of moves, R_O+(s1) by legal sequences of improvements of their movers. A state s2 is a sanction when i
does not prefer it to s: **equal counts as a sanction**.

=======  =====================================================================================
Nash     no s1
GMR      every s1 has an s2 in R_O(s1) that is a sanction
SMR      ... and all that i can move to from s2 are sanctions too
SEQ      every s1 has an s2 in R_O+(s1) that is a sanction
SSEQ     ... and all that i can move to from s2 are sanctions too
SIM      every s1, made while the others stay or improve from s at the same time, can end in a sanction
=======  =====================================================================================

Nash, GMR, SMR and SEQ follow Fang, Hipel and Kilgour, *Interactive Decision Making* (1993); SSEQ follows Rego and Vieira
(2017), whose definition was not opened here and is taken as SEQ with SMR's last clause. An equilibrium is a state stable
for every party. With unknown preferences each of the first five but SIM has four versions (Li, Hipel, Kilgour and Fang
2004), and with strengths a strong one (Hamouda, Kilgour and Hipel 2004): arguments ``unknown`` and ``strong``.

Where all preferences are known the tests are reductions: i leaves s when some move leads to an s1 from which even the
least that the others can reach is above s. So each concept is a least value over sequences, then a greatest over moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.graph import Graph, build_graph
from dragoman.conflict.model import Conflict
from dragoman.conflict.moves import Ints, Leasts, least_reached
from dragoman.errors import ConflictError

if TYPE_CHECKING:
    from dragoman.conflict.reasons import Verdict

Bools = NDArray[np.bool_]
UNKNOWN_TYPES = ("a", "b", "c", "d")


@dataclass(frozen=True, slots=True)
class Concept:
    """A stability concept and its conventions.

    Attributes:
        name: Nash, GMR, SMR, SEQ, SSEQ, SIM, L3 (limited-move with its horizon) or NM.
        answer: how the others answer: "" (not at all), "any" moves, "improving" moves or "joint" (at the same time).
        escape: whether the party may move once more after the answer.
        unknown: "" or the version for unknown preferences: a, b, c, d.
        strong: whether a sanction must be greatly worse.
        return_deters: whether being brought back to s itself is a sanction; matters only in explicit graphs.
        horizon: number of moves looked ahead, for limited-move stability.
    """

    name: str
    answer: str = ""
    escape: bool = False
    unknown: str = ""
    strong: bool = False
    return_deters: bool = True
    horizon: int = 0

    @property
    def title(self) -> str:
        """Name with its version, such as "strong SEQ" or "GMR_a"."""
        version = f"{self.name}_{self.unknown}" if self.unknown else self.name
        return f"strong {version}" if self.strong else version


NASH = Concept("Nash")
GMR = Concept("GMR", "any")
SMR = Concept("SMR", "any", escape=True)
SEQ = Concept("SEQ", "improving")
SSEQ = Concept("SSEQ", "improving", escape=True)
SIM = Concept("SIM", "joint")


@dataclass(frozen=True, slots=True, eq=False)
class Stability:
    """What a concept says of every state and party.

    Attributes:
        graph: the conflict's graph.
        concept: the concept and its conventions.
        stable: bool (parties, states).
    """

    graph: Graph
    concept: Concept
    stable: Bools

    @property
    def equilibria(self) -> tuple[str, ...]:
        """Labels of the states that are stable for every party, in the literature's order."""
        return self._labels(np.asarray(self.stable.all(axis=0)))

    def states_of(self, party: str | int) -> tuple[str, ...]:
        """Labels of the states that are stable for one party."""
        return self._labels(self.stable[self.graph.conflict.party(party)])

    def is_stable(self, state: str | int, party: str | int | None = None) -> bool:
        """True where a state is stable for one party, or without one for all (an equilibrium)."""
        column = self.stable[:, self.graph.find(state)]
        return bool(column.all() if party is None else column[self.graph.conflict.party(party)])

    def reason(self, party: str | int, state: str | int) -> Verdict:
        """Why a state is stable or not for a party: each improvement, and what answers it."""
        from dragoman.conflict.reasons import find_reason

        return find_reason(self, self.graph.conflict.party(party), self.graph.find(state))

    def _labels(self, mask: Bools) -> tuple[str, ...]:
        listing = self.graph.listing
        return tuple(self.graph.label(int(s)) for s in listing[mask[listing]])


def nash(conflict: Conflict | Graph, *, unknown: str = "", strong: bool = False) -> Stability:
    """Nash stability: a party stays where it has no improvement. A Nash stable state is also strongly stable."""
    return _stability(conflict, replace(NASH, unknown=unknown, strong=strong))


def gmr(conflict: Conflict | Graph, *, unknown: str = "", strong: bool = False, return_deters: bool = True) -> Stability:
    """General metarationality: every improvement can be answered by moves of the others that leave no gain."""
    return _stability(conflict, replace(GMR, unknown=unknown, strong=strong, return_deters=return_deters))


def smr(conflict: Conflict | Graph, *, unknown: str = "", strong: bool = False, return_deters: bool = True) -> Stability:
    """Symmetric metarationality: as GMR, and the party cannot escape from the answer by a move of its own."""
    return _stability(conflict, replace(SMR, unknown=unknown, strong=strong, return_deters=return_deters))


def seq(conflict: Conflict | Graph, *, unknown: str = "", strong: bool = False, return_deters: bool = True) -> Stability:
    """Sequential stability: as GMR, but the others only make moves that improve their own lot."""
    return _stability(conflict, replace(SEQ, unknown=unknown, strong=strong, return_deters=return_deters))


def sseq(conflict: Conflict | Graph, *, unknown: str = "", strong: bool = False, return_deters: bool = True) -> Stability:
    """Symmetric sequential stability: as SEQ, and the party cannot escape from the answer by a move of its own."""
    return _stability(conflict, replace(SSEQ, unknown=unknown, strong=strong, return_deters=return_deters))


def sim(conflict: Conflict | Graph) -> Stability:
    """Simultaneous stability (Fraser and Hipel 1984): improvements deterred because others may improve at the same time.

    Raises:
        ConflictError: the conflict has no options, moves by hand, or unknown preferences.
    """
    from dragoman.conflict.simultaneous import simultaneous

    graph = build_graph(conflict)
    return Stability(graph, SIM, simultaneous(graph))


def limited_move(conflict: Conflict | Graph, horizon: int) -> Stability:
    """Limited-move stability with a horizon of ``horizon`` moves; see :mod:`dragoman.conflict.foresight`."""
    from dragoman.conflict.foresight import limited

    graph = build_graph(conflict)
    return Stability(graph, Concept(f"L{horizon}", "foresight", horizon=horizon), limited(graph, horizon))


def nonmyopic(conflict: Conflict | Graph) -> Stability:
    """Non-myopic stability: limited-move stable for every horizon that is long enough."""
    from dragoman.conflict.foresight import nonmyopic_stable

    graph = build_graph(conflict)
    return Stability(graph, Concept("NM", "foresight"), nonmyopic_stable(graph))


CONCEPTS = {"nash": nash, "gmr": gmr, "smr": smr, "seq": seq, "sseq": sseq}


def either(first: Stability, second: Stability) -> Stability:
    """Each party stable by one concept or the other, as analysts accept SEQ or SIM (Fraser and Hipel's tableau)."""
    concept = Concept(f"{first.concept.title} or {second.concept.title}", "either")
    return Stability(first.graph, concept, first.stable | second.stable)


def solve(conflict: Conflict | Graph, concepts: Sequence[str] = ()) -> dict[str, Stability]:
    """Solve for several concepts at once.

    Args:
        conflict: a model or its graph.
        concepts: names among nash, gmr, smr, seq, sseq, sim, nm and l1, l2 ...; by default the first six that apply.

    Returns:
        Stability by title, such as "SEQ". With unknown preferences each concept comes in its four versions ("SEQ_a"),
        with strengths also as "strong SEQ".

    Raises:
        ConflictError: a concept that does not exist or does not apply.
    """
    graph = build_graph(conflict)
    unknown = not all(order.complete for order in graph.orders)
    by_hand = any(party.moves or party.barred for party in graph.conflict.decision_makers)
    chosen = list(concepts) or list(CONCEPTS) + ([] if unknown or by_hand or not graph.has_options else ["sim"])
    results = [result for name in chosen for result in _versions(graph, name.casefold(), unknown)]
    return {result.concept.title: result for result in results}


def _versions(graph: Graph, name: str, unknown: bool) -> list[Stability]:
    if name == "sim":
        return [sim(graph)]
    if name == "nm":
        return [nonmyopic(graph)]
    if name[:1] == "l" and name[1:].isdecimal() and len(name) < 6:
        return [limited_move(graph, int(name[1:]))]
    if name not in CONCEPTS:
        raise ConflictError(f"no concept is called {name!r}", cure=f"choose among {', '.join(CONCEPTS)}, sim, l2, nm")
    concept = CONCEPTS[name]
    types = UNKNOWN_TYPES if unknown else ("",)
    results = [concept(graph, unknown=kind) for kind in types]
    if name != "nash" and any(order.graded for order in graph.orders):
        results += [concept(graph, unknown=kind, strong=True) for kind in types]
    return results


def _stability(conflict: Conflict | Graph, concept: Concept) -> Stability:
    graph = build_graph(conflict)
    if concept.unknown and concept.unknown not in UNKNOWN_TYPES:
        raise ConflictError(f"unknown is {concept.unknown!r}", cure="it is 'a', 'b', 'c' or 'd'")
    complete = all(order.complete for order in graph.orders)
    if not complete and not concept.unknown:
        raise ConflictError(
            f"some preferences are unknown, so {concept.name} has four versions",
            cure="give unknown='a' (most cautious to call a state stable), 'b', 'c' or 'd' (least)",
        )
    if complete and (concept.return_deters or graph.transitive):
        rows = [_stable_by_levels(graph, i, concept) for i in range(len(graph.orders))]
    else:
        from dragoman.conflict.relational import stable_by_tables

        rows = stable_by_tables(graph, concept)
    return Stability(graph, concept, np.asarray(rows))


def _stable_by_levels(graph: Graph, i: int, concept: Concept) -> Bools:
    """Test all states for party i; all its preferences and those of the others are known."""
    level = graph.orders[i].level
    assert level is not None
    move = graph.moves[i]
    if not concept.answer:
        return np.asarray(move.best(level) <= level)
    if concept.strong:
        return _strongly_stable(graph, i, concept)
    hurt = move.best(level) if concept.escape else level
    worst = np.minimum(level, least_reached(_answers(graph, i, concept), hurt, graph.transitive))
    return np.asarray(move.best(worst) <= level)


def _strongly_stable(graph: Graph, i: int, concept: Concept) -> Bools:
    """As above, a sanction lying in a lower band than s.

    An improvement s1 tempts when the least band W(s1) that the others can force is not below the band of s: either s1
    lies in a higher band and W(s1) reaches that of s, or s1 lies in the same band and W(s1) is that band.
    """
    order, move = graph.orders[i], graph.moves[i]
    assert order.level is not None
    band = order.band if order.band is not None else np.zeros_like(order.level)
    hurt = move.best(band) if concept.escape else band
    worst = np.minimum(band, least_reached(_answers(graph, i, concept), hurt, graph.transitive))
    higher = move.best(np.minimum(worst, band - 1)) >= band
    same = move.best(np.where(worst == band, order.level, -1).astype(np.int32)) > order.level
    return np.asarray(~(higher | same))


def _answers(graph: Graph, i: int, concept: Concept) -> list[Leasts]:
    """Steps with which the others can answer party i."""
    others = [k for k in range(len(graph.moves)) if k != i]
    if concept.answer == "any":
        return [graph.moves[k] for k in others]
    return [improving_steps(graph, k) for k in others]


def improving_steps(graph: Graph, k: int) -> Leasts:
    """Return party k's improvements; computed once for a graph. All its preferences must be known."""
    key = f"improving{k}"
    steps = graph.kept.get(key)
    if steps is None:
        level = graph.orders[k].level
        assert level is not None
        steps = graph.moves[k].improving(level)
        graph.kept[key] = steps
    return steps  # type: ignore[return-value]


def levels(graph: Graph, i: int) -> Ints:
    """Return party i's levels.

    Raises:
        ConflictError: some of its preferences are unknown.
    """
    level = graph.orders[i].level
    if level is None:
        raise ConflictError(
            f"some preferences of {graph.parties[i]} are unknown",
            cure="settle them, or use a concept with versions a-d",
        )
    return level
