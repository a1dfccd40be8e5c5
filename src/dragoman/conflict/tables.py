"""Results as tables for the terminal, and as plain records for JSON and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.conflict.coalitions import CoalitionScan
from dragoman.conflict.evolution import Attractor, Evolution, Route
from dragoman.conflict.explain import GLOSSARY, describe_state, explain
from dragoman.conflict.graph import Graph
from dragoman.conflict.stability import Stability, solve

# States listed one by one on the terminal; larger models list the equilibria only.
MOST_ROWS = 200


def render(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int = 160) -> str:
    """Return a table as text, through rich so that it looks the same as on the other commands."""
    from rich.console import Console
    from rich.table import Table

    table = Table(*columns, box=None, header_style="bold", pad_edge=False)
    for row in rows:
        table.add_row(*row)
    buffer = io.StringIO()
    Console(file=buffer, width=width, markup=False, highlight=False).print(table)
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines())


def solution_text(graph: Graph, results: Mapping[str, Stability], scan: CoalitionScan | None = None) -> str:
    """Return the equilibria of each concept, then one row for each state with the parties for whom it is stable."""
    lines = [graph.conflict.title, ""]
    rows = [
        (title, _shortened(result.equilibria), GLOSSARY.get(result.concept.name, ""))
        for title, result in results.items()
    ]
    lines.append(render(("concept", "equilibria", "which means that"), rows))
    if graph.count <= MOST_ROWS:
        lines += ["", _state_table(graph, results)]
    if scan is not None:
        lines += ["", *coalition_lines(scan)]
    return "\n".join(lines)


def _shortened(labels: Sequence[str]) -> str:
    if not labels:
        return "none"
    more = f" and {len(labels) - 30} more" if len(labels) > 30 else ""
    return ", ".join(labels[:30]) + more


def _state_table(graph: Graph, results: Mapping[str, Stability]) -> str:
    """Rows of states; a cell names the parties that would stay, or "all" for an equilibrium."""
    rows = []
    for state in graph.listing.tolist():
        cells = []
        for result in results.values():
            stay = [name for name, held in zip(graph.parties, result.stable[:, state], strict=True) if held]
            cells.append("all" if len(stay) == len(graph.parties) else ", ".join(stay) or "-")
        rows.append((graph.label(state), graph.vector(state), describe_state(graph, state), *cells))
    return render(("state", "options", "what it is", *results), rows, width=max(160, 60 + 24 * len(results)))


def coalition_lines(scan: CoalitionScan) -> list[str]:
    """Return what coalitions could do, in sentences."""
    title = scan.concept.upper() if scan.concept != "nash" else "Nash"
    lines = [f"Stable under {title} for every coalition: {_shortened(scan.universal)}"]
    for move in scan.profitable:
        path = ", then ".join(f"{party} to {label}" for party, label in move.path)
        lines.append(
            f"{' + '.join(move.members)} could leave {move.start} for {move.target}, which all of them prefer: {path}"
        )
    return lines


def solution_record(graph: Graph, results: Mapping[str, Stability]) -> dict[str, Any]:
    """Return a solution as plain values."""
    return {
        "title": graph.conflict.title,
        "parties": list(graph.parties),
        "states": [
            {"label": graph.label(s), "options": graph.vector(s), "description": describe_state(graph, s)}
            for s in graph.listing.tolist()
        ],
        "concepts": {
            title: {
                "equilibria": list(result.equilibria),
                "stable": {party: list(result.states_of(party)) for party in graph.parties},
            }
            for title, result in results.items()
        },
    }


def coalition_record(scan: CoalitionScan) -> dict[str, Any]:
    """Return a coalition scan as plain values."""
    return {
        "concept": scan.concept,
        "universal": list(scan.universal),
        "profitable": [
            {"members": list(m.members), "start": m.start, "target": m.target, "path": [list(step) for step in m.path]}
            for m in scan.profitable
        ],
    }


def solution_csv(graph: Graph, results: Mapping[str, Stability]) -> str:
    """Return one row for each state, concept and party: state, options, concept, party, stable (1 or 0)."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(("state", "options", "concept", "party", "stable"))
    for state in graph.listing.tolist():
        for title, result in results.items():
            for name, held in zip(graph.parties, result.stable[:, state], strict=True):
                writer.writerow((graph.label(state), graph.vector(state), title, name, int(held)))
    return buffer.getvalue().rstrip("\n")


def explanation_record(graph: Graph, state: str, concepts: Sequence[str]) -> list[dict[str, str]]:
    """Return explanations as records with state, concept, party, stable and why; of all equilibria without a state."""
    rows = []
    for title, result in solve(graph, concepts).items():
        for label in [graph.label(graph.find(state))] if state else result.equilibria:
            rows += [
                {"state": label, "concept": title, "party": party, "why": explain(result, party, label)}
                for party in graph.parties
            ]
    return rows


def evolution_record(course: Evolution, ends: Sequence[Attractor]) -> dict[str, Any]:
    """Return an evolution as plain values."""
    return {
        "start": course.start,
        "by": course.by,
        "reached": [
            {
                "state": route.state,
                "moves": route.moves,
                "equilibrium": list(route.equilibria),
                "path_count": route.path_count,
                "paths": [[list(step) for step in path] for path in route.paths],
                "setbacks": list(route.setbacks),
            }
            for route in course.routes
        ],
        "out_of_reach": [{"state": state, "equilibrium": list(titles)} for state, titles in course.out_of_reach],
        "attractors": [
            {"states": list(end.states), "basin": list(end.basin), "certain": list(end.certain)} for end in ends
        ],
    }


def evolution_text(graph: Graph, course: Evolution, ends: Sequence[Attractor]) -> str:
    """Return an evolution as text: a table of the states reached, what is out of reach, and where improvements end."""
    what = "improvements only" if course.by == "improvements" else "any moves"
    lines = [f"From state {course.start} ({describe_state(graph, graph.find(course.start))}), {what}:", ""]
    rows = [(r.state, str(r.moves), _route_text(r), str(r.path_count), ", ".join(r.equilibria)) for r in course.routes]
    if rows:
        lines.append(
            render(("state", "moves", "a shortest path", "shortest paths", "equilibrium under"), rows[:MOST_ROWS])
        )
    else:
        lines.append("Nothing is reached: nobody has such a move.")
    for state, titles in course.out_of_reach:
        lines.append(f"Out of reach: state {state}, an equilibrium under {', '.join(titles)}.")
    lines.append("")
    for end in ends[:MOST_ROWS]:
        kind = (
            f"state {end.states[0]}"
            if len(end.states) == 1
            else f"a cycle of {len(end.states)} states ({_shortened(end.states)})"
        )
        lines.append(f"Improvements can end in {kind}; from {_shortened(end.certain)} they can end nowhere else.")
    return "\n".join(lines)


def _route_text(route: Route) -> str:
    """The first path; a move that does not better its mover's lot is marked."""
    steps = [
        f"{party} to {label}{' (at a loss or no gain)' if setback else ''}"
        for (party, label), setback in zip(route.paths[0], route.setbacks, strict=True)
    ]
    return ", ".join(steps)
