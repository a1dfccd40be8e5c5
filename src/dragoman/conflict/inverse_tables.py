"""Answers to the inverse question, and how robust equilibria are, as text for the terminal and plain records for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from dragoman.conflict.counting import Count
from dragoman.conflict.explain import name_state
from dragoman.conflict.graph import Graph
from dragoman.conflict.inverse import Change, Inversion, LeastChange, StatementChange
from dragoman.conflict.sensitivity import Robustness, SwapEffect
from dragoman.conflict.tables import render

# Counts above this are written as powers of ten.
LARGEST_WRITTEN = 10**15
# Rows of swaps and of edited statements listed.
MOST_LISTED = 40
MOST_EDITS = 3


def count_words(count: Count) -> str:
    """Return a count as words, such as "384 of 720 (53.3%)" or "about 12.1% of 4.8e16 (95% interval 11.1% to 13.2%)"."""
    if count.exact:
        return f"{_number(count.favourable)} of {_number(count.total)} ({count.share:.1%})"
    return f"about {count.share:.1%} of {_number(count.total)} (95% interval {count.low:.1%} to {count.high:.1%})"


def _number(value: int) -> str:
    if value <= LARGEST_WRITTEN:
        return f"{value:,}"
    digits = len(str(value)) - 1
    return f"{str(value)[0]}.{str(value)[1]}e{digits}"


def inversion_text(
    graph: Graph, found: Inversion, change: LeastChange | None, edits: Sequence[StatementChange], note: str = ""
) -> str:
    """Return the answer to the inverse question as text.

    Args:
        graph: the conflict's graph.
        found: the counts.
        change: the least change of rankings, None where there is none.
        edits: the changes that touch the fewest statements, if they were sought.
        note: said in place of the least change where it was not sought.
    """
    title = found.concept.upper() if found.concept != "nash" else "Nash"
    lines = [f"{graph.conflict.title}: what would make {name_state(graph, graph.find(found.state))} hold under {title}", ""]
    rows = [(p.party, "yes" if p.stable_now else "no", count_words(p.rankings)) for p in found.parties]
    lines.append(render(("party", "stays today", "rankings with which it would stay, the others' being as they are"), rows))
    lines += ["", f"Rankings of {_and(found.varied)} that make it an equilibrium: {count_words(found.together)}", ""]
    lines += [note] if note else change_lines(change, found.varied)
    for edit in edits[:MOST_EDITS]:
        lines.append(f"Or with {_statements(len(edit.edits))} of {edit.party} touched: {'; '.join(edit.edits)}.")
    return "\n".join(lines)


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _statements(count: int) -> str:
    return "one statement" if count == 1 else f"{count} statements"


def _swaps(count: int) -> str:
    return "1 swap" if count == 1 else f"{count} swaps"


def change_lines(change: LeastChange | None, varied: Sequence[str]) -> list[str]:
    """Return the least change in sentences."""
    if change is None:
        return [f"No change of what {_and(varied)} may prefer makes it an equilibrium."]
    if not change.changes:
        return ["It is an equilibrium already: nothing needs to change."]
    lines = [f"Least change: {_swaps(change.swaps)} of neighbouring states" + _doubt(change)]
    for one in change.changes:
        lines.append(f"  {one.party} ({_swaps(one.swaps)}): {ranking_words(one)}")
        lines.append(f"    turned: {', '.join(f'{a} over {b}' for a, b in one.pairs[:12])}{_more(len(one.pairs) - 12)}")
        if one.statements:
            lines.append(f"    goes against: {'; '.join(one.statements)}")
    return lines


def _doubt(change: LeastChange) -> str:
    return "" if change.proven else f" (the least found; at least {change.bound} are needed)"


def _more(count: int) -> str:
    return f" and {count} more" if count > 0 else ""


def ranking_words(change: Change) -> str:
    """Return a ranking as "1 > 3 = 6 > 2", cut after 20 tiers."""
    tiers = [" = ".join(tier) for tier in change.ranking]
    return " > ".join(tiers[:20]) + (" > ..." if len(tiers) > 20 else "")


def inversion_record(
    found: Inversion, change: LeastChange | None, edits: Sequence[StatementChange], note: str = ""
) -> dict[str, Any]:
    """Return the same as plain values; see the dataclasses for the keys."""
    return {
        **asdict(found),
        "least_change": asdict(change) if change is not None else None,
        "fewest_statements": [asdict(edit) for edit in edits],
        "note": note,
    }


def robustness_text(graph: Graph, found: Robustness, effects: Sequence[SwapEffect]) -> str:
    """Return shares of cases in which states are equilibria, and the single swaps that matter."""
    sample = "all cases" if found.exact else f"{found.cases:,} cases drawn, seed {found.seed}"
    lines = [f"{graph.conflict.title}: {found.what} ({sample})", ""]
    rows = []
    for share in found.shares:
        interval = "" if found.exact else f"{share.low:.1%} to {share.high:.1%}"
        today = {True: "yes", False: "no", None: "unknown"}[share.now]
        rows.append((share.concept, share.state, today, f"{share.share:.1%}", interval))
    lines.append(render(("concept", "state", "equilibrium today", "of cases", "95% interval"), rows))
    if effects:
        lines += ["", "Single swaps of neighbours in a ranking that change an equilibrium:", ""]
        shown = [
            (e.party, f"{e.better} > {e.worse}", e.concept, ", ".join(e.lost) or "-", ", ".join(e.gained) or "-")
            for e in effects[:MOST_LISTED]
        ]
        lines.append(render(("party", "today", "concept", "lost", "gained"), shown))
        if len(effects) > MOST_LISTED:
            lines.append(f"and {len(effects) - MOST_LISTED} more (--json lists all)")
    return "\n".join(lines)


def robustness_record(found: Robustness, effects: Sequence[SwapEffect]) -> dict[str, Any]:
    """Return the same as plain values."""
    return {**asdict(found), "swaps_that_matter": [asdict(effect) for effect in effects]}
