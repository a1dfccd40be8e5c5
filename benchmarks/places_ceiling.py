"""What a perfect resolver over our gazetteer would reach: python -m benchmarks.places_ceiling places.look.jsonl

Each gold place with coordinates counts as right when one of the gazetteer's candidates for its name lies within 161 km.
For the development half: it reads gold.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from math import asin, cos, radians, sin, sqrt

from dragoman.places import load_places

_NEAR = 161.0  # km, the distance (100 miles) that the literature on place resolution counts as right
_EARTH = 6371.0


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the distance of two points given as latitude and longitude in degrees."""
    (y, x), (v, u) = ((radians(p[0]), radians(p[1])) for p in (a, b))
    return 2 * _EARTH * asin(sqrt(sin((v - y) / 2) ** 2 + cos(y) * cos(v) * sin((u - x) / 2) ** 2))


def main(path: str) -> None:
    """Count and print."""
    gazetteer = load_places()
    right: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    with open(path, encoding="utf-8") as file:
        for row in map(json.loads, file):
            for gold in row["places"]:
                if gold.get("lat") is None:
                    continue
                name = row["text"][slice(*gold["span"])]
                some = (*gazetteer.expand(name), *gazetteer.lookup(name))
                point = (gold["lat"], gold["lon"])
                near = any(kilometres(point, (c.latitude, c.longitude)) <= _NEAR for c in some)
                count = right[row["id"].split("-")[0]]
                count[0] += near
                count[1] += 1
    for name, (near_ones, all_of_them) in sorted(right.items()):
        print(f"{name}: {near_ones} of {all_of_them}, {near_ones / all_of_them:.4f}")


if __name__ == "__main__":
    main(sys.argv[1])
