"""The conditions that a drafted file keeps: what they suppose, tried on the model, beside the words of the reports."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.conflict.graph import Graph, build_graph
from dragoman.conflict.model import Conflict
from dragoman.errors import ConflictError
from dragoman.outlook.changing import SEARCH_DRAWS
from dragoman.outlook.completing import draw_cases
from dragoman.outlook.findings import Estimate, ScenarioOutlook
from dragoman.outlook.tallying import Tally, tally_cases
from dragoman.outlook.whatif import fix


def try_conditions(conflict: Conflict, base: Tally, graph: Graph, draws: int, seed: int) -> tuple[ScenarioOutlook, ...]:
    """Try the conditions kept with the model: fix what they suppose, and see whether what they foresee becomes more usual.

    Args:
        conflict: the model, with the conditions that the reports tell.
        base: how the base case comes out.
        graph: its graph.
        draws: how many cases are drawn at most.
        seed: of the cases drawn.
    """
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
                    held, tally_cases(other, draw_cases(other, min(draws, SEARCH_DRAWS), seed), None, ("seq",)), then
                )
            except ConflictError:
                given = None  # what it supposes cannot be: nothing to compare
        low, high = table.get("low"), table.get("high")
        out.append(
            ScenarioOutlook(
                str(table.get("if", "")), str(table.get("then", "")), str(table.get("strength", "")),
                float(low) if isinstance(low, int | float) else None, float(high) if isinstance(high, int | float) else None,
                str(table.get("says", "")), str(table.get("text", "")), first, then, plain, given,
                _words(table.get("if_acts")), _words(table.get("then_acts")), str(table.get("follows", "")),
            )
        )  # fmt: skip
    return tuple(out)


def _words(found: object) -> tuple[str, ...]:
    return tuple(str(word) for word in found) if isinstance(found, list | tuple) else ()


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


def _share_taken(conflict: Conflict, tally: Tally, literals: Sequence[str]) -> Estimate:
    """Return how usual it is in lasting outcomes that these hold: the mean over them."""
    shares = []
    for literal in literals:
        number = next(iter(conflict.parse(literal).options()))
        taken = float(tally.taken[number]) / tally.cases.count
        shares.append(1 - taken if literal.startswith("not ") else taken)
    return tally.cases.estimate(float(np.mean(shares)) * tally.cases.count)
