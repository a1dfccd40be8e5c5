"""Where the states of a move graph stand on paper.

States are placed so that distances follow the number of moves between them (Kamada and Kawai 1989), from a start that puts
the status quo at the left; then they are pushed apart until no two overlap. No randomness: the same graph, the same picture.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# Least distance between the middles of two states, in the units of the picture.
APART = 88.0


def place_states(count: int, moves: Sequence[tuple[int, int]], first: int = 0) -> Floats:
    """Return (count, 2) coordinates for states joined by moves, all positive, the smaller side at 0.

    Args:
        count: number of states.
        moves: pairs of states between which some move goes.
        first: the state that stands at the left.
    """
    if count == 1:
        return np.zeros((1, 2))
    places = _by_distance(count, moves)
    places = _turned(places, first)
    distance = _distances(places)
    nearest = np.sort(distance + np.eye(count) * 1e9, axis=1)[:, 0]
    places *= APART * 1.35 / max(1e-9, float(np.median(nearest)))
    places = _pushed_apart(places)
    return np.asarray(places - places.min(axis=0))


def _by_distance(count: int, moves: Sequence[tuple[int, int]]) -> Floats:
    import networkx

    net = networkx.Graph()
    net.add_nodes_from(range(count))
    net.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b in moves}))
    angles = [2 * math.pi * k / count for k in range(count)]
    ring = {k: (math.cos(angle), math.sin(angle)) for k, angle in enumerate(angles)}
    steps = dict(networkx.all_pairs_shortest_path_length(net))
    widest = max(length for row in steps.values() for length in row.values())
    # Unconnected parts stand one move further apart than the widest part is wide.
    lengths = {a: {b: float(steps[a].get(b, widest + 1)) for b in range(count)} for a in range(count)}
    found = networkx.kamada_kawai_layout(net, dist=lengths, pos=ring)
    return np.asarray([found[k] for k in range(count)], dtype=np.float64)


def _turned(places: Floats, first: int) -> Floats:
    """Turn the picture so that its longer side lies flat and ``first`` is on the left."""
    middle = places - places.mean(axis=0)
    _, _, axes = np.linalg.svd(middle, full_matrices=False)
    turned = middle @ axes.T
    turned *= np.where(turned[first] > 0, -1.0, 1.0)
    return np.asarray(turned)


def _distances(places: Floats) -> Floats:
    return np.asarray(np.linalg.norm(places[:, None, :] - places[None, :, :], axis=2))


def _pushed_apart(places: Floats) -> Floats:
    """Move states that are too close away from each other, a little at a time."""
    places = places.copy()
    count = len(places)
    for _ in range(300):
        distance = _distances(places) + np.eye(count) * 1e9
        rows, columns = np.nonzero(np.triu(distance < APART, 1))
        if not len(rows):
            break
        for a, b in zip(rows.tolist(), columns.tolist(), strict=True):
            gap = places[b] - places[a]
            length = float(np.linalg.norm(gap))
            # Two states on one spot part along the diagonal of their numbers.
            way = gap / length if length > 1e-6 else np.asarray([math.cos(a + b), math.sin(a + b)])
            push = (APART - length) / 2 + 0.5
            places[a] -= way * push
            places[b] += way * push
    return places
