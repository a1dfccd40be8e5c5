"""The moves from today to the lasting outcomes and the goal, as SVG."""

from __future__ import annotations

import numpy as np

from dragoman.conflict.pencil import bow, legend, line, sheet, state_mark, text
from dragoman.outlook.findings import Outlook

_ACROSS, _DOWN, _MARGIN = 320.0, 92.0, 60.0
# Letters of a change that fit between two states.
_FITS = 36


def moves_svg(outlook: Outlook) -> str:
    """Return the picture: states in columns by the number of moves from today, parties' moves in their colours."""
    depth = _depths(outlook)
    if len(depth) < 2:
        return ""
    places = _places(depth)
    parties = [p.name for p in outlook.conflict.decision_makers]
    parts: list[str] = []
    said: list[str] = []
    for move in outlook.moves:
        others = np.asarray([place for label, place in places.items() if label not in (move.start, move.end)]).reshape(-1, 2)
        a, b = np.asarray(places[move.start]), np.asarray(places[move.end])
        told = f"{move.party}: {move.change}" if move.change else move.party
        tip = f"{told} ({move.start} to {move.end}): a gain for it in {move.gains.words()} of the cases"
        parts.append(line(bow(a, b, others), parties.index(move.party), True, False, move.gains.share < 0.5, tip))
        middle = a + 0.54 * (b - a)  # where lines from one state have parted
        said.append(text(middle[0], middle[1] - 7, told if len(told) <= _FITS else told[: _FITS - 1] + "…", "said"))
    held = {o.label: o for o in outlook.outcomes}
    for label, (x, y) in places.items():
        outcome = held.get(label)
        lasting = outcome is not None and outcome.holds["SEQ"].share > 0
        tip = f"{label}: {outcome.words}. Holds (SEQ) in {outcome.holds['SEQ'].words()}." if outcome else label
        under = "asked for" if label == outlook.goal_state else ""
        parts.append(state_mark(x, y, label, under, tip, lasting, label == outlook.today))
    right = max(x for x, _ in places.values()) + _MARGIN + 20
    below = max(y for _, y in places.values()) + _MARGIN + 20
    notes = [
        "gold double ring: holds (SEQ) in some of the cases",
        "thick line: a gain for its mover in half of the cases or more",
    ]
    key, bottom = legend(_MARGIN - 30, below, parties, notes)
    return sheet(max(right, 480.0), bottom + 16, "Ways from today", [*parts, *said, key])


def _depths(outlook: Outlook) -> dict[str, int]:
    depth = {outlook.today: 0}
    for _ in outlook.moves:
        for move in outlook.moves:
            if move.start in depth:
                depth.setdefault(move.end, depth[move.start] + 1)
    return depth


def _places(depth: dict[str, int]) -> dict[str, tuple[float, float]]:
    columns: dict[int, list[str]] = {}
    for label, d in depth.items():
        columns.setdefault(d, []).append(label)
    tallest = max(len(c) for c in columns.values())
    return {
        label: (_MARGIN + _ACROSS * d, _MARGIN + 10 + _DOWN * (row + (tallest - len(column)) / 2))
        for d, column in columns.items()
        for row, label in enumerate(column)
    }
