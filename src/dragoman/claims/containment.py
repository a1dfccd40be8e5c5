"""Which stretches of text hold which points: one sweep, so that long reports stay linear."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Span


def holders(points: Sequence[Span], pieces: Sequence[tuple[Span, int]]) -> list[list[int]]:
    """Return, for each point, the labels of the pieces that wholly contain it, smallest piece first.

    Args:
        points: the spans to place.
        pieces: spans with a label each; a label may have several.

    >>> holders([Span(4, 6)], [(Span(0, 9), 0), (Span(3, 7), 1), (Span(7, 9), 2)])
    [[1, 0]]
    """
    ordered = sorted((span.start, span.end, label) for span, label in pieces)
    out: list[list[int]] = [[] for _ in points]
    active: list[tuple[int, int, int]] = []
    k = 0
    for n in sorted(range(len(points)), key=lambda n: points[n]):
        start, end = points[n]
        while k < len(ordered) and ordered[k][0] <= start:
            active.append(ordered[k])
            k += 1
        active = [p for p in active if p[1] > start]
        holding = sorted((p[1] - p[0], p[2]) for p in active if p[1] >= end)
        out[n] = list(dict.fromkeys(label for _, label in holding))
    return out
