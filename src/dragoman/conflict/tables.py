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
    if graph.count > MOST_ROWS and any(title.endswith("_a") for title in results):
        return "\n".join([*_unsure_lines(graph, results), *(["", *coalition_lines(scan)] if scan is not None else [])])
    lines = [graph.conflict.title, ""]
    rows = [(title, _shortened(result.equilibria), GLOSSARY.get(result.concept.name, "")) for title, result in results.items()]
    lines.append(render(("concept", "equilibria", "which means that"), rows))
    if graph.count <= MOST_ROWS:
        lines += ["", _state_table(graph, results)]
    if scan is not None:
        lines += ["", *coalition_lines(scan)]
    return "\n".join(lines)


def _unsure_lines(graph: Graph, results: Mapping[str, Stability]) -> list[str]:
    """Return what holds in a large model with unknown preferences: in how many states, and those nearest to today.

    The four versions of a concept are told together: what holds in all of them holds however the unknown is read.
    """
    width = _terminal_width()
    families: dict[str, list[set[int]]] = {}
    for title, result in results.items():
        found = {graph.find(label) for label in result.equilibria}
        families.setdefault(title.rpartition("_")[0] or title, []).append(found)
    rows, near = [], {}
    for name, versions in families.items():
        sure, perhaps = set.intersection(*versions), set.union(*versions)
        rows.append((name, f"{len(sure):,}", f"{len(perhaps):,}", GLOSSARY.get(name.split()[-1], "")))
        near[name] = (sure, perhaps)
    lines = [*wrap(graph.conflict.title, width), "", *wrap(_UNSURE.format(count=f"{graph.count:,}"), width), ""]
    lines.append(render(("concept", "surely", "perhaps", "holds when"), rows, width=width))
    lines += ["", *_nearest(graph, near, width), "", *wrap(_FURTHER, width)]
    return lines


_UNSURE = (
    "Of {count} states so many would hold, where the preferences are partly unknown: surely, in all four readings of the "
    "unknown, or perhaps, in some (docs/conflict.md)."
)
_FURTHER = (
    "Shares with intervals, the ways from today, who can stop what and the sentences behind the preferences: "
    "dragoman outlook FILE. All labels: --json or --format csv."
)
# States told in words, those nearest to today's.
_NEAREST = 5


def _nearest(graph: Graph, near: Mapping[str, tuple[set[int], set[int]]], width: int) -> list[str]:
    today = graph.conflict.status_quo
    if not graph.has_options or not today:
        return []
    names = [f"{p.name}: {o.name}" for p in graph.conflict.decision_makers for o in p.options]
    name = next((n for n in ("SEQ", *near) if n in near and near[n][1]), "")
    found = near[name][0] or near[name][1] if name else set()
    how = "surely" if name and near[name][0] else "perhaps"

    def away(state: int) -> int:
        return sum(a != b for a, b in zip(graph.vector(state), today, strict=True))

    lines = [f"Nearest to today of those that {how} hold ({name}):"] if found else []
    for state in sorted(found, key=lambda s: (away(s), s))[:_NEAREST]:
        pairs = list(zip(names, today, graph.vector(state), strict=True))
        told = [n for n, a, b in pairs if (a, b) == ("N", "Y")] + [f"no longer: {n}" for n, a, b in pairs if (a, b) == ("Y", "N")]
        lines += wrap(f"{graph.label(state)}  " + ("; ".join(told) if told else "today's state"), width, "  ", "      ")
    return lines


def _terminal_width() -> int:
    import shutil

    return max(60, min(160, shutil.get_terminal_size((100, 24)).columns))


def wrap(words: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Return words in lines of a width, indented."""
    import textwrap

    return textwrap.wrap(words, width, initial_indent=first, subsequent_indent=rest)


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
        lines.append(f"{' + '.join(move.members)} could leave {move.start} for {move.target}, which all of them prefer: {path}")
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
        "attractors": [{"states": list(end.states), "basin": list(end.basin), "certain": list(end.certain)} for end in ends],
    }


def evolution_text(graph: Graph, course: Evolution, ends: Sequence[Attractor]) -> str:
    """Return an evolution as text: a table of the states reached, what is out of reach, and where improvements end."""
    what = "improvements only" if course.by == "improvements" else "any moves"
    lines = [f"From state {course.start} ({describe_state(graph, graph.find(course.start))}), {what}:", ""]
    rows = [(r.state, str(r.moves), _route_text(r), str(r.path_count), ", ".join(r.equilibria)) for r in course.routes]
    if rows:
        lines.append(render(("state", "moves", "a shortest path", "shortest paths", "equilibrium under"), rows[:MOST_ROWS]))
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
