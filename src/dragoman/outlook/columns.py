"""The base case and what-ifs side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.conflict.model import Conflict
from dragoman.outlook.completing import DRAWS
from dragoman.outlook.findings import Outlook
from dragoman.outlook.solving import solve_outlook
from dragoman.outlook.whatif import add_option, assume, without


@dataclass(frozen=True, slots=True)
class Column:
    """One case: its name in words, and what comes of it."""

    name: str
    outlook: Outlook


def make_columns(
    conflict: Conflict,
    *,
    assumes: Sequence[str] = (),
    options: Sequence[str] = (),
    left_out: Sequence[str] = (),
    goal: str = "",
    draws: int = DRAWS,
    seed: int = 0,
) -> tuple[Column, ...]:
    """Solve a model as it is, then with each change, then with all of them together.

    Args:
        conflict: the model.
        assumes: each ``PARTY: STATEMENT``, which the party would want before everything else.
        options: each ``PARTY: NAME``, an option that the party would have besides; it is there in every what-if.
        left_out: parties that would stay out.
        goal, draws, seed: see :func:`~dragoman.outlook.solving.solve_outlook`.

    Raises:
        ConflictError: a change names no party or option of the model.
    """
    base = solve_outlook(conflict, goal=goal, draws=draws, seed=seed)
    columns = [Column("base", base)]
    wider = conflict
    for option in options:
        wider = add_option(wider, option)
    changed = [(f"if {text}", assume(wider, text)) for text in assumes]
    changed += [(f"without {party}", without(wider, party)) for party in left_out]
    if options and not changed:
        changed = [("with " + "; ".join(options), wider)]
    if len(changed) > 1:
        together = wider
        for text in assumes:
            together = assume(together, text)
        for party in left_out:
            together = without(together, party)
        changed.append(("all together", together))
    for name, model in changed:
        columns.append(Column(name, solve_outlook(model, goal=goal or base.goal, draws=draws, seed=seed, scenarios=False)))
    return tuple(columns)
