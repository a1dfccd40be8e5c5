"""Pictures of a conflict: its move graph, the stability table, the ways it can go from today, and all on one page.

SVG and HTML without scripts, fonts or anything else from elsewhere; light and dark follow the reader's setting. In a
notebook a picture shows itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
from numpy.typing import NDArray

from dragoman.conflict.evolution import Evolution, evolve
from dragoman.conflict.explain import GLOSSARY, describe_state
from dragoman.conflict.graph import Graph, build_graph
from dragoman.conflict.layout import place_states
from dragoman.conflict.model import Conflict
from dragoman.conflict.pencil import bow, colour, dash, legend, line, sheet, state_mark, style, text
from dragoman.conflict.stability import Stability, solve
from dragoman.errors import ConflictError

# States drawn at most; of larger models those of interest are drawn and the rest is counted.
MOST_DRAWN = 32
# In larger models the ways from today are not sought for a picture: it would take minutes.
MOST_FOLLOWED = 4_096
# Rows of the stability table at most.
MOST_ROWS = 200
# Option letters are written under states up to this many.
MOST_LETTERS = 8
MARGIN = 56.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture that a notebook shows by itself.

    Attributes:
        title: what it shows.
        svg: the picture, or "" for a page.
        html: a whole page.
    """

    title: str
    svg: str
    html: str

    def _repr_svg_(self) -> str | None:
        return self.svg or None

    def _repr_html_(self) -> str | None:
        if self.svg:
            return None
        start, end = self.html.index("<body"), self.html.index("</body>")
        return f"<style>{style()}</style><div{self.html[start + 5 : end]}</div>"


def _drawing(title: str, svg: str) -> Drawing:
    return Drawing(title, svg, _page(title, [svg]))


def draw_graph(conflict: Conflict | Graph, concept: str = "seq", *, improvements: bool = False) -> Drawing:
    """Draw the move graph: states as discs, each party's moves as lines in its colour, arrowheads on improvements.

    Args:
        conflict: a model or its graph.
        concept: whose equilibria are marked; with unknown preferences those of its first version ("a").
        improvements: leave out moves that are no improvement for their mover.
    """
    graph = build_graph(conflict)
    result = _solve_one(graph, concept)
    chosen, left_out = _chosen(graph, result)
    lines = _lines(graph, chosen, improvements)
    places = place_states(len(chosen), [(a, b) for _, a, b, *_ in lines], _first(graph, chosen)) + MARGIN
    parts = [*_drawn_lines(graph, chosen, lines, places)]
    held, today = np.asarray(result.stable.all(axis=0)), _today(graph)
    for k, s in enumerate(chosen):
        parts.append(_state(graph, result, s, (places[k, 0], places[k, 1]), bool(held[s]), s == today))
    title = f"{graph.conflict.title}: moves and equilibria ({result.concept.title})"
    notes = [f"gold double ring: equilibrium under {result.concept.title}", "thick line: arrowhead at an improvement"]
    notes += [] if improvements else ["thin line: no improvement; arrowhead: one way only"]
    notes += _left_out(left_out, graph)
    return _drawing(title, _with_legend(title, parts, places, graph.parties, notes))


def _with_legend(title: str, parts: list[str], places: NDArray[np.float64], parties: Sequence[str], notes: list[str]) -> str:
    right = float(places[:, 0].max()) + MARGIN + 20
    key, bottom = legend(right, MARGIN, parties, notes)
    width = right + max([7.2 * len(p) + 60 for p in parties] + [6.1 * len(n) + 24 for n in notes])
    height = max(float(places[:, 1].max()) + MARGIN + 16, bottom + 16)
    return sheet(width, height, title, [*parts, key])


def _solve_one(graph: Graph, concept: str) -> Stability:
    return next(iter(solve(graph, [concept]).values()))


def _today(graph: Graph) -> int:
    return graph.find(graph.conflict.status_quo) if graph.conflict.status_quo else -1


def _first(graph: Graph, chosen: Sequence[int]) -> int:
    today = _today(graph)
    return list(chosen).index(today) if today in chosen else 0


def _chosen(graph: Graph, result: Stability) -> tuple[list[int], int]:
    """States to draw in the literature's order: all, or those of interest: today, equilibria, the ways between them."""
    listing = graph.listing.tolist()
    if graph.count <= MOST_DRAWN:
        return listing, 0
    wanted: dict[int, None] = {}
    today = _today(graph)
    equilibria = [s for s in listing if result.stable[:, s].all()]
    if today >= 0:
        wanted[today] = None
        course = _evolution(graph) if graph.count <= MOST_FOLLOWED else None
        for s in equilibria:
            route = course.route(graph.label(s)) if course else None
            for _, label in route.paths[0] if route else ():
                wanted[graph.find(label)] = None
    wanted |= dict.fromkeys(equilibria)
    chosen = set(list(wanted)[:MOST_DRAWN]) or set(listing[:MOST_DRAWN])
    return [s for s in listing if s in chosen], graph.count - len(chosen)


def _evolution(graph: Graph, start: str | int = "") -> Evolution | None:
    try:
        return evolve(graph, start)
    except ConflictError:
        if start != "":
            raise
        return None


def _left_out(left_out: int, graph: Graph) -> list[str]:
    if not left_out:
        return []
    ways = " and the ways to them" if graph.count <= MOST_FOLLOWED else ""
    return [f"{left_out:,} of {graph.count:,} states are not drawn:", f"shown are today, equilibria{ways}"]


Line = tuple[int, int, int, bool, bool, bool, bool]


def _lines(graph: Graph, chosen: Sequence[int], improvements: bool) -> list[Line]:
    """(party, from, to, forth possible, back possible, forth gains, back gains), states by their place in ``chosen``."""
    at = {s: k for k, s in enumerate(chosen)}
    found: list[Line] = []
    for party in range(len(graph.moves)):
        order, moves = graph.orders[party], graph.moves[party]
        pairs = {(s, t) for s in chosen for t in moves.reached(s).tolist() if t in at}
        for s, t in sorted({(min(pair), max(pair)) for pair in pairs}):
            forth, back = (s, t) in pairs, (t, s) in pairs
            gains = forth and order.prefers(s, t), back and order.prefers(t, s)
            if not improvements or any(gains):
                found.append((party, at[s], at[t], forth, back, *gains))
    return found


def _drawn_lines(graph: Graph, chosen: Sequence[int], lines: Sequence[Line], places: NDArray[np.float64]) -> list[str]:
    drawn = []
    used: dict[tuple[int, int], int] = {}
    for party, a, b, forth, back, gain, loss in sorted(lines, key=lambda one: one[5] or one[6]):
        nth = used.get((a, b), 0)
        used[a, b] = nth + 1
        others = np.delete(places, [a, b], axis=0)
        side = 0.12 * ((nth + 1) // 2) * (1 if nth % 2 else -1)
        curve = bow(places[a], places[b], others, side)
        names = graph.label(chosen[a]), graph.label(chosen[b])
        way = f"{names[0]} to {names[1]}" if not back else f"{names[1]} to {names[0]}" if not forth else " and ".join(names)
        idle = not (gain or loss)
        # A one-way move that is no gain still shows where it leads.
        drawn.append(
            line(curve, party, gain or (idle and not back), loss or (idle and not forth), idle, f"{graph.parties[party]}: {way}")
        )
    return drawn


def _state(graph: Graph, result: Stability, s: int, place: tuple[float, float], held: bool, today: bool) -> str:
    vector = graph.vector(s) if graph.has_options else ""
    stay = [name for name, stays in zip(graph.parties, result.stable[:, s], strict=True) if stays]
    tip = f"{graph.label(s)}: {describe_state(graph, s)}. Stable for {', '.join(stay) or 'nobody'}."
    return state_mark(*place, graph.label(s), vector if len(vector) <= MOST_LETTERS else "", tip, held, today)


def draw_table(conflict: Conflict | Graph, concepts: Sequence[str] = ()) -> Drawing:
    """Draw the stability table: a row for each state, and for each concept a mark for each party that would stay."""
    graph = build_graph(conflict)
    results = solve(graph, concepts)
    listing = graph.listing.tolist()
    held = np.any([result.stable.all(axis=0) for result in results.values()], axis=0)
    rows = listing if len(listing) <= MOST_ROWS else [s for s in listing if held[s]][:MOST_ROWS]
    parties = len(graph.parties)
    cell = max(18.0 * parties + 16, 64.0)
    words = [_cut(describe_state(graph, s)) for s in rows]
    left = 70 + max([7.0 * len(w) for w in words] + [60]) + 20
    parts = [text(16, 34, "state", "soft")]
    for c, title in enumerate(results):
        parts.append(text(left + cell * (c + 0.5), 34, title, "", "middle"))
    for r, s in enumerate(rows):
        y = 62 + 24 * r
        parts.append(f'<line class="rule" x1="12" y1="{y - 17}" x2="{left + cell * len(results):.0f}" y2="{y - 17}"/>')
        parts += [text(16, y, graph.label(s)), text(70, y, words[r])]
        for c, result in enumerate(results.values()):
            parts.append(_cell(graph, result, s, left + cell * c, y, cell))
    notes = ["filled: the party would stay; on gold: all would, an equilibrium"]
    if len(rows) < len(listing):
        notes.append(f"{len(rows)} of {len(listing):,} states: those that hold under some concept shown")
    key, bottom = legend(16, 62 + 24 * len(rows) + 16, graph.parties, notes)
    title = f"{graph.conflict.title}: for whom each state is stable"
    width = max(left + cell * len(results) + 16, 480.0)
    return _drawing(title, sheet(width, bottom + 8, title, [*parts, key]))


def _cut(words: str, most: int = 90) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"


def _cell(graph: Graph, result: Stability, s: int, x: float, y: float, width: float) -> str:
    stable = result.stable[:, s]
    first = x + width / 2 - 9 * (len(stable) - 1)
    stay = [name for name, stays in zip(graph.parties, stable, strict=True) if stays]
    tip = f"{result.concept.title}, {graph.label(s)}: {', '.join(stay) or 'nobody'}"
    parts = [f"<g><title>{escape(tip)}</title>"]
    if stable.all():
        parts.append(f'<rect class="band" x="{x + 3:.1f}" y="{y - 15}" width="{width - 6:.1f}" height="20" rx="4"/>')
    for k, stays in enumerate(stable.tolist()):
        fill = colour(k) if stays else "none"
        parts.append(
            f'<circle cx="{first + 18 * k:.1f}" cy="{y - 5}" r="6" style="fill:{fill};stroke:{colour(k)};'
            f'stroke-width:1.3;opacity:{1 if stays else 0.55}"{dash(k)}/>'
        )
    return "".join([*parts, "</g>"])


def draw_evolution(conflict: Conflict | Graph, start: str | int = "", concept: str = "seq") -> Drawing:
    """Draw how the conflict can go from where it stands by improvements: all shortest ways, one column for each move.

    Raises:
        ConflictError: no start is given and the model has no status quo.
    """
    graph = build_graph(conflict)
    course = evolve(graph, start)
    result = _solve_one(graph, concept)
    nodes, steps = _ways(course, graph, result)
    places = _columns(nodes)
    at = {node: places[k] for k, node in enumerate(nodes)}
    parts = []
    for party, source, target in steps:
        others = np.asarray([place for node, place in at.items() if node not in (source, target)]).reshape(-1, 2)
        name = graph.parties[party]
        parts.append(line(bow(at[source], at[target], others), party, True, False, False, f"{name} to {target[1]}"))
    held, today = np.asarray(result.stable.all(axis=0)), graph.find(course.start)
    for node in nodes:
        s = graph.find(node[1])
        parts.append(_state(graph, result, s, (at[node][0], at[node][1]), bool(held[s]), s == today and node[0] == 0))
    title = f"{graph.conflict.title}: where improvements lead from {course.start}"
    missed = [label for label, titles in course.out_of_reach if result.concept.title in titles]
    notes = [f"gold double ring: equilibrium under {result.concept.title}"]
    notes += [f"equilibria out of reach: {', '.join(missed[:12])}"] if missed else []
    if len(nodes) - 1 < len(course.routes):
        notes.append(f"{len(course.routes):,} states can be reached; shown are the ways to equilibria")
    return _drawing(title, _with_legend(title, parts, places, graph.parties, notes))


Node = tuple[int, str]


def _ways(course: Evolution, graph: Graph, result: Stability) -> tuple[list[Node], list[tuple[int, Node, Node]]]:
    """Nodes (number of moves, label) and steps (party, from, to) of the shortest ways."""
    routes = course.routes
    if len(routes) >= MOST_DRAWN:
        routes = tuple(route for route in routes if result.concept.title in route.equilibria)[: MOST_DRAWN // 2]
    nodes: dict[Node, None] = {(0, course.start): None}
    steps: dict[tuple[int, Node, Node], None] = {}
    for route in routes:
        for path in route.paths[:4] if len(course.routes) >= MOST_DRAWN else route.paths:
            here: Node = (0, course.start)
            for depth, (party, label) in enumerate(path, 1):
                there = (depth, label)
                nodes[there] = None
                steps[graph.conflict.party(party), here, there] = None
                here = there
    return list(nodes), list(steps)


def _columns(nodes: Sequence[Node]) -> NDArray[np.float64]:
    sizes: dict[int, int] = {}
    for depth, _ in nodes:
        sizes[depth] = sizes.get(depth, 0) + 1
    tallest = max(sizes.values())
    seen: dict[int, int] = {}
    places = []
    for depth, _ in nodes:
        row = seen.get(depth, 0)
        seen[depth] = row + 1
        places.append((MARGIN + 150 * depth, MARGIN + 86 * (row + (tallest - sizes[depth]) / 2)))
    return np.asarray(places, dtype=np.float64)


def draw_page(conflict: Conflict | Graph, concept: str = "seq", concepts: Sequence[str] = ()) -> Drawing:
    """Put the move graph, the ways from today and the stability table on one HTML page.

    The ways are left out where no status quo is given or the model has over ``MOST_FOLLOWED`` states.

    Args:
        conflict: a model or its graph.
        concept: whose equilibria the graph and the ways mark.
        concepts: columns of the table; by default all that apply.
    """
    graph = build_graph(conflict)
    parts = [f"<h1>{escape(graph.conflict.title)}</h1>"]
    if graph.conflict.citation:
        parts.append(f"<p class='soft'>{escape(graph.conflict.citation)}</p>")
    result = _solve_one(graph, concept)
    names = ", ".join(result.equilibria[:30]) or "none"
    sense = GLOSSARY.get(result.concept.name, "")
    parts.append(f"<p><b>{escape(result.concept.title)} equilibria: {escape(names)}</b>: {escape(sense)}.</p>")
    parts += ["<h2>States and moves</h2>", draw_graph(graph, concept).svg]
    if graph.conflict.status_quo and graph.count <= MOST_FOLLOWED:
        parts += ["<h2>From today</h2>", draw_evolution(graph, concept=concept).svg]
    parts += ["<h2>For whom each state is stable</h2>", draw_table(graph, concepts).svg]
    return Drawing(graph.conflict.title, "", _page(graph.conflict.title, parts))


def _page(title: str, parts: Sequence[str]) -> str:
    look = (
        "body{margin:0 auto;padding:1.5rem;max-width:1400px;background:var(--paper);color:var(--ink);line-height:1.45}"
        "h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}.soft{color:var(--soft)}svg{max-width:100%;height:auto}"
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">'
        f'<style>{style()}{look}</style></head><body class="dragoman">{"".join(parts)}</body></html>\n'
    )
