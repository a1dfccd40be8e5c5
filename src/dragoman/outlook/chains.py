"""Chains of conditions: what one foresees is what the next supposes.

Two conditions are linked where they speak of the same option or the same act, or where the second takes the first up in
the next sentence ("If they returned, ..."). The range of a chain is that of going through all of it, as an interval, under
the assumption that each step depends on the one before alone; the end may come about in other ways too.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.outlook.findings import Chain, ScenarioOutlook

# Chains shown, and conditions in one of them.
MOST_CHAINS, LONGEST = 6, 6


def find_chains(conditions: Sequence[ScenarioOutlook]) -> tuple[Chain, ...]:
    """Return the chains of two conditions or more, longest first, none a part of another.

    Args:
        conditions: from the reports, in the model's order.
    """
    unique = list({(c.antecedent, c.consequent): c for c in conditions}.values())
    after = {n: [m for m, other in enumerate(unique) if m != n and _leads_to(one, other)] for n, one in enumerate(unique)}
    paths: list[tuple[int, ...]] = []
    for start in after:
        _extend((start,), after, paths)
    paths.sort(key=lambda p: (-len(p), p))
    kept: list[tuple[int, ...]] = []
    for path in paths:
        if not any(_holds(longer, path) for longer in kept):
            kept.append(path)
    return tuple(_chain([unique[n] for n in path]) for path in kept[:MOST_CHAINS])


def _leads_to(one: ScenarioOutlook, other: ScenarioOutlook) -> bool:
    if other.follows and other.follows == one.antecedent:
        return True
    return bool(set(one.then_options) & set(other.if_options) or set(one.then_acts) & set(other.if_acts))


def _extend(path: tuple[int, ...], after: dict[int, list[int]], found: list[tuple[int, ...]]) -> None:
    further = [n for n in after[path[-1]] if n not in path] if len(path) < LONGEST else []
    for n in further:
        _extend((*path, n), after, found)
    if not further and len(path) > 1:
        found.append(path)


def _holds(longer: tuple[int, ...], path: tuple[int, ...]) -> bool:
    return any(longer[n : n + len(path)] == path for n in range(len(longer) - len(path) + 1))


def _chain(steps: list[ScenarioOutlook]) -> Chain:
    low = high = 1.0
    for step in steps:
        if step.low is None or step.high is None:
            return Chain(tuple(steps), None, None)
        low, high = low * step.low, high * step.high
    return Chain(tuple(steps), low, high)
