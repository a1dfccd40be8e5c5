"""Marks on paper: the SVG elements that the pictures of a conflict are made of, and their colours in light and dark."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Point = tuple[float, float]

RADIUS = 24.0
# (light, dark) for each party, in order; told apart by readers with the common forms of colour blindness.
PARTY_COLOURS = (
    ("#0b62a8", "#6db5f2"),
    ("#c2410c", "#ff9a5c"),
    ("#15803d", "#5fd08a"),
    ("#7e22ce", "#c99bff"),
    ("#92600a", "#e6b94d"),
    ("#0e7490", "#4fd0e4"),
    ("#be185d", "#ff8ab8"),
    ("#4b5563", "#b4bcc8"),
)
# Lines of the second eight parties are dashed, of the third dotted.
DASHES = ("", "7 4", "2 4")

_LIGHT = "--paper:#ffffff;--ink:#1b1f24;--soft:#5b6470;--rule:#d3d8de;--state:#f3f5f7;--held:#fff3c4;--ring:#a16207"
_DARK = "--paper:#14171a;--ink:#eceff2;--soft:#a5adb8;--rule:#3a4149;--state:#23282e;--held:#4a3d10;--ring:#f2c94c"


def style() -> str:
    """Return the style sheet of all pictures: one set of colours for light pages, one for dark ones."""
    light = ";".join(f"--p{k}:{a}" for k, (a, _) in enumerate(PARTY_COLOURS))
    dark = ";".join(f"--p{k}:{b}" for k, (_, b) in enumerate(PARTY_COLOURS))
    return (
        f".dragoman{{{_LIGHT};{light};font-family:system-ui,'DejaVu Sans',sans-serif}}"
        f"@media (prefers-color-scheme:dark){{.dragoman{{{_DARK};{dark}}}}}"
        ".dragoman .paper{fill:var(--paper)}.dragoman text{fill:var(--ink);font-size:13px}"
        ".dragoman .soft{fill:var(--soft);font-size:11px}.dragoman .head{font-size:16px;font-weight:600}"
        ".dragoman .label{font-size:15px;font-weight:600;text-anchor:middle}"
        ".dragoman .under{font-size:10px;fill:var(--soft);text-anchor:middle;font-family:ui-monospace,monospace}"
        ".dragoman .state{fill:var(--state);stroke:var(--soft);stroke-width:1.2}"
        ".dragoman .held{fill:var(--held);stroke:var(--ring);stroke-width:2.5}"
        ".dragoman .ring{fill:none;stroke:var(--ring);stroke-width:1.5}"
        ".dragoman .today{fill:var(--ink);font-size:11px;font-weight:700;text-anchor:middle}"
        ".dragoman .rule{stroke:var(--rule);stroke-width:1}.dragoman .band{fill:var(--held)}"
        ".dragoman .move{fill:none;stroke-width:1.7}.dragoman .idle{stroke-width:1;opacity:.45}"
        ".dragoman .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}"
    )


def colour(party: int) -> str:
    """Return a party's colour as a style value."""
    return f"var(--p{party % len(PARTY_COLOURS)})"


def dash(party: int) -> str:
    """Return the dash attribute of a party's lines, or ""."""
    pattern = DASHES[party // len(PARTY_COLOURS) % len(DASHES)]
    return f' stroke-dasharray="{pattern}"' if pattern else ""


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "") -> str:
    """Return a line of text at a point of the picture; ``kind`` is its class, ``anchor`` how it is aligned in SVG."""
    extra = f' class="{kind}"' if kind else ""
    extra += f' text-anchor="{anchor}"' if anchor else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{extra}>{escape(words)}</text>'


def state_mark(x: float, y: float, label: str, under: str, tip: str, held: bool, today: bool) -> str:
    """Return a state: a disc with its label; a gold double ring where it would hold; a tag where things stand today."""
    size = 15 if len(label) <= 4 else 11
    inside = 0 < len(under) <= 6
    parts = [f"<g><title>{escape(tip)}</title>"]
    if held:
        parts.append(f'<circle class="ring" cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS + 4:.0f}"/>')
    parts.append(f'<circle class="{"held" if held else "state"}" cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS:.0f}"/>')
    shown, base = label if len(label) <= 8 else label[:7] + "…", y + (0 if inside else 5)
    parts.append(f'<text class="label" style="font-size:{size}px" x="{x:.1f}" y="{base:.1f}">{escape(shown)}</text>')
    if under:
        parts.append(text(x, y + (13 if inside else RADIUS + 15), under, "under" if inside else "under halo"))
    if today:
        parts.append(text(x, y - RADIUS - 8, "today", "today halo"))
    return "".join([*parts, "</g>"])


@dataclass(frozen=True, slots=True)
class Bow:
    """A curve between two states, its ends at their rims.

    Attributes:
        start, bend, end: points of a quadratic curve.
    """

    start: Point
    bend: Point
    end: Point

    def path(self) -> str:
        """Return the curve as SVG path data."""
        (a, b), (c, d), (e, f) = self.start, self.bend, self.end
        return f"M{a:.1f} {b:.1f}Q{c:.1f} {d:.1f} {e:.1f} {f:.1f}"


def bow(a: Floats, b: Floats, avoid: Floats, side: float = 0.0) -> Bow:
    """Return a curve from state a to state b that keeps clear of other states.

    Args:
        a, b: middles of the states.
        avoid: (n, 2) middles of the other states.
        side: bend in parts of the length that is wanted anyway, so that lines between the same states part.
    """
    along = b - a
    length = max(1e-9, float(np.linalg.norm(along)))
    across = np.asarray([-along[1], along[0]]) / length
    best, best_clear = None, -1.0
    for bend in (0.0, 0.14, -0.14, 0.28, -0.28, 0.42, -0.42):
        middle = (a + b) / 2 + across * length * (bend + side)
        clear = _clearance(a, middle, b, avoid)
        if clear > best_clear + 1e-6:
            best, best_clear = middle, clear
        if best_clear >= RADIUS + 9:
            break
    assert best is not None
    rim = RADIUS + 6
    start = a + (best - a) / max(1e-9, float(np.linalg.norm(best - a))) * rim
    end = b + (best - b) / max(1e-9, float(np.linalg.norm(best - b))) * rim
    return Bow((start[0], start[1]), (best[0], best[1]), (end[0], end[1]))


def _clearance(a: Floats, middle: Floats, b: Floats, avoid: Floats) -> float:
    if not len(avoid):
        return 1e9
    t = np.linspace(0.05, 0.95, 19)[:, None]
    points = (1 - t) ** 2 * a + 2 * t * (1 - t) * middle + t**2 * b
    return float(np.linalg.norm(points[:, None, :] - avoid[None, :, :], axis=2).min())


def line(curve: Bow, party: int, ahead: bool, back: bool, idle: bool, tip: str) -> str:
    """Return a move: a line in the party's colour, with an arrowhead at each end that is an improvement."""
    kind = "move idle" if idle else "move"
    parts = [
        f'<g><title>{escape(tip)}</title><path class="{kind}" style="stroke:{colour(party)}"{dash(party)} d="{curve.path()}"/>'
    ]
    if ahead:
        parts.append(_head(curve.bend, curve.end, party))
    if back:
        parts.append(_head(curve.bend, curve.start, party))
    return "".join([*parts, "</g>"])


def _head(origin: Point, tip: Point, party: int) -> str:
    angle = math.atan2(tip[1] - origin[1], tip[0] - origin[0])
    point = (tip[0] + 4 * math.cos(angle), tip[1] + 4 * math.sin(angle))
    corners = [point]
    for turn in (2.72, -2.72):
        corners.append((point[0] + 12 * math.cos(angle + turn), point[1] + 12 * math.sin(angle + turn)))
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return f'<polygon style="fill:{colour(party)}" points="{points}"/>'


def legend(x: float, y: float, parties: Sequence[str], notes: Sequence[str]) -> tuple[str, float]:
    """Return the key to a picture and the height below ``y`` that it takes."""
    parts = []
    for k, name in enumerate(parties):
        parts.append(
            f'<line class="move" style="stroke:{colour(k)}"{dash(k)} x1="{x:.0f}" y1="{y - 4:.0f}" '
            f'x2="{x + 26:.0f}" y2="{y - 4:.0f}"/>'
        )
        parts.append(text(x + 34, y, name))
        y += 20
    for note in notes:
        parts.append(text(x, y, note, "soft"))
        y += 16
    return "".join(parts), y


def sheet(width: float, height: float, title: str, parts: Sequence[str]) -> str:
    """Return a whole SVG picture."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="dragoman" role="img" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}"><title>{escape(title)}</title><style>{style()}</style>'
        f'<rect class="paper" width="100%" height="100%"/>{"".join(parts)}</svg>'
    )
