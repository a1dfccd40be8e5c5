"""The pictures of a brief, as SVG that scales and follows the page's colours: the parties' network and a time line."""

from __future__ import annotations

from datetime import date
from math import hypot

from markupsafe import escape

from dragoman.brief.lines import Brief, Item, Link
from dragoman.brief.parties import name_of

_WIDTH, _HEIGHT, _MARGIN = 760, 420, 70
_HALF_A_LETTER = 4  # of a party's name, in the picture's units
# More parties than this make a picture that nobody reads; the table above it has them all.
_MOST_PARTIES = 18
_QUAD_CLASSES = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


def network_svg(brief: Brief) -> str:
    """Return the network of who did what to whom: parties as nodes, joint events as lines coloured by their main quad.

    Empty text when no two parties did anything to each other. The layout is the same for the same brief.
    """
    import networkx as nx

    weights: dict[str, int] = {}
    for link in brief.links:
        for key in (link.one, link.other):
            weights[key] = weights.get(key, 0) + sum(link.counts)
    kept = sorted(weights, key=lambda k: (-weights[k], k))[:_MOST_PARTIES]
    links = [k for k in brief.links if k.one in kept and k.other in kept]
    if not links:
        return ""
    graph = nx.Graph()
    graph.add_nodes_from(sorted(kept))
    graph.add_weighted_edges_from((k.one, k.other, 1 + sum(k.counts) ** 0.5) for k in links)
    spots = _scaled(nx.kamada_kawai_layout(graph, weight=None))
    body = [_link_svg(k, spots) for k in links] + [_node_svg(k, spots, weights) for k in kept if k in spots]
    return (
        f'<svg class="network" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="Network of the parties">'
        + "".join(body)
        + "</svg>"
    )


def _scaled(layout: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    xs, ys = [float(p[0]) for p in layout.values()], [float(p[1]) for p in layout.values()]
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    return {
        key: (
            round(_MARGIN + (float(x) - min(xs)) / wide * (_WIDTH - 2 * _MARGIN), 1),
            round(_MARGIN / 2 + (float(y) - min(ys)) / high * (_HEIGHT - _MARGIN), 1),
        )
        for key, (x, y) in layout.items()
    }


def _link_svg(link: Link, spots: dict[str, tuple[float, float]]) -> str:
    (x1, y1), (x2, y2) = spots[link.one], spots[link.other]
    total = sum(link.counts)
    main = max(range(4), key=lambda q: (link.counts[q], q))
    said = ", ".join(f"{n} {name}" for n, name in zip(link.counts, _QUAD_CLASSES, strict=True) if n)
    width = min(9.0, 1.5 + 1.5 * (total - 1) ** 0.6)
    # A slight bend keeps lines that pass behind a third party apart from its own.
    bend = 0.08 * hypot(x2 - x1, y2 - y1)
    middle_x, middle_y = (x1 + x2) / 2 + bend * (y2 - y1) / 400, (y1 + y2) / 2 - bend * (x2 - x1) / 400
    target = escape(link.items[0]) if link.items else ""
    return (
        f'<a href="#{target}"><path class="q{main + 1}" d="M{x1} {y1} Q{middle_x:.1f} {middle_y:.1f} {x2} {y2}" '
        f'stroke-width="{width:.1f}"><title>{escape(link.one)} – {escape(link.other)}: {escape(said)}</title></path></a>'
    )


def _node_svg(key: str, spots: dict[str, tuple[float, float]], weights: dict[str, int]) -> str:
    x, y = spots[key]
    radius = min(22.0, 7 + 2.2 * weights[key] ** 0.5)
    name = name_of(key)
    short = name if len(name) <= 24 else name[:23] + "…"
    half = _HALF_A_LETTER * len(short)
    middle = min(max(x, half), _WIDTH - half)  # no name runs over the edge
    return (
        f'<g class="node"><circle cx="{x}" cy="{y}" r="{radius:.1f}">'
        f"<title>{escape(name)}: {weights[key]} events</title></circle>"
        f'<text x="{middle:g}" y="{y + radius + 13:.1f}">{escape(short)}</text></g>'
    )


def timeline_svg(brief: Brief) -> str:
    """Return a time line of the dated events that happened, a dot an event, stacked by day, coloured by quad; or empty text."""
    dated = [(i.data["start"], i) for i in brief.happened if isinstance(i.data["start"], date)]
    days = [(d, i) for d, i in dated if isinstance(d, date)]
    if not days:
        return ""
    first, last = min(d for d, _ in days), max(d for d, _ in days)
    length = max(1, (last - first).days)
    stacks: dict[date, int] = {}
    dots = []
    for day, item in sorted(days, key=lambda p: (p[0], p[1].id)):
        level = stacks[day] = stacks.get(day, 0) + 1
        x = 50 + (day - first).days / length * (_WIDTH - 100)
        dots.append(_dot_svg(item, x, level))
    height = 40 + 13 * max(stacks.values())
    base = height - 24
    moved = f'<g transform="translate(0 {base})">' + "".join(dots) + "</g>"
    ends = f'<text class="end" x="50" y="{height - 5}">{first.isoformat()}</text>'
    if last != first:
        ends += f'<text class="end" x="{_WIDTH - 50}" y="{height - 5}">{last.isoformat()}</text>'
    line = f'<line x1="40" x2="{_WIDTH - 40}" y1="{base}" y2="{base}"/>'
    return f'<svg class="timeline" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="Time line">{line}{moved}{ends}</svg>'


def _dot_svg(item: Item, x: float, level: int) -> str:
    return (
        f'<a href="#{escape(item.id)}"><circle class="q{item.data["quad"]}" cx="{x:.1f}" cy="{-12 * level + 2}" r="5">'
        f"<title>{escape(str(item.data['start']))}: {escape(item.words)}</title></circle></a>"
    )
