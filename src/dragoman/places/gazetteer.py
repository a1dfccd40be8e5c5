"""The place gazetteer: a SQLite file in the package, looked up by name; opening it costs nothing."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import log10
from pathlib import Path
from typing import Any

from dragoman.errors import GazetteerError
from dragoman.places.names import normalise

PRIMARY, ALTERNATE, DEMONYM, CODE = 0, 1, 2, 3
# How likely a name means this kind of place before anything is known of its surroundings, in steps of a tenfold
# population: a state of the world goes before any city, a first-order region before all but the largest cities.
_COUNTRY, _OWN, _REGION, _LARGE_REGION, _COUNTY, _CAPITAL = 8.0, 7.0, 3.6, 6.5, 3.4, 1.5
_ALTERNATE_LOSS = 1.5
# First-order regions of these federations are in the news by name alone.
_FEDERATIONS = frozenset(("USA", "CAN", "AUS", "GBR", "DEU", "IND", "CHN", "RUS", "BRA", "MEX"))
# Kinds of place that hold others: first-order regions as GeoNames has them, and areas of our own list.
REGIONS = ("region", "area")
_MOST_CANDIDATES = 40
# Names whose places are kept once looked up (5 MB): those that the news of the day uses again.
_KEPT_NAMES = 8_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may mean; ``prior`` orders the candidates of a name where nothing else is known."""

    id: int
    name: str
    kind: str
    latitude: float
    longitude: float
    country: str
    region: str
    county: str
    population: int
    geonames: int | None
    sort: int
    prior: float


def _prior(kind: str, country: str, population: int, sort: int, own: bool) -> float:
    """Return how likely a name means such a place before anything else is known; ``own`` marks our own list's cities."""
    if kind == "country":
        value = _COUNTRY
    elif kind in ("area", "feature", "seat"):
        value = _OWN
    elif kind == "region":
        value = _LARGE_REGION if country in _FEDERATIONS else _REGION
    elif kind == "county":
        value = _COUNTY
    else:
        value = 0.95 * log10(population + 20) + (_CAPITAL if kind == "capital" else 0.0) + (2.0 if own else 0.0)
    return value - (_ALTERNATE_LOSS if sort == ALTERNATE else 0.0)


class Gazetteer:
    """Looks names up.

    Args:
        path: the SQLite file that ``scripts/build_places.py`` writes.

    Raises:
        GazetteerError: if the file is missing or is not such a file.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            self.given = dict(self._db.execute("SELECT form, given FROM person WHERE given > 0"))
            self.family = dict(self._db.execute("SELECT form, family FROM person WHERE family > 0"))
        except sqlite3.Error as error:
            raise GazetteerError(
                f"the place gazetteer cannot be read ({error})", path=path, cure="run scripts/build_places.py"
            ) from error
        self.lookup = lru_cache(maxsize=_KEPT_NAMES)(self._lookup)
        self.abbreviations = _abbreviations()
        self.common = _common_words()

    def _lookup(self, name: str) -> tuple[Candidate, ...]:
        """Return what a name may mean, the most likely first; empty where no place has this name.

        ``name`` is taken as written; two-letter codes of US states count only in capitals.
        """
        code = len(name) == 2 and name.isupper()
        keys = (name, normalise(name)) if code else (normalise(name),)
        found: dict[int, Candidate] = {}
        for key in keys:
            for row in self._db.execute(
                "SELECT p.id, p.name, p.kind, p.latitude, p.longitude, p.country, p.region, p.county, p.population, p.geonames, "
                "n.sort FROM name n JOIN place p ON p.id = n.place WHERE n.key = ?",
                (key,),
            ):
                found[row[0]] = _candidate(row)
        best = sorted(found.values(), key=lambda c: (-c.prior, c.id))
        return tuple(best[:_MOST_CANDIDATES])

    def expand(self, form: str) -> tuple[Candidate, ...]:
        """Return what an abbreviation ("Ky.", "B.C.") means; empty where it is none."""
        means = self.abbreviations.get(form)
        if means is None:
            return ()
        name, country = means
        return tuple(c for c in self.lookup(name) if c.country == country and c.kind in ("city", "capital", *REGIONS))[:1]


def _candidate(row: tuple[Any, ...]) -> Candidate:
    number, name, kind, latitude, longitude, country, region, county, population, geonames, sort = row
    prior = _prior(kind, country, population or 0, sort, own=geonames is None)
    return Candidate(number, name, kind, latitude, longitude, country, region, county, population, geonames, sort, prior)


def _rows(name: str) -> Iterable[dict[str, str]]:
    text = files("dragoman").joinpath(f"data/places/{name}").read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())


def _abbreviations() -> dict[str, tuple[str, str]]:
    return {row["form"]: (row["means"], row["country"]) for row in _rows("abbreviations.csv")}


def _common_words() -> frozenset[str]:
    text = files("dragoman").joinpath("data/places/common_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def load_places() -> Gazetteer:
    """Return the gazetteer of the package, opened once a process."""
    return Gazetteer(Path(str(files("dragoman").joinpath("data/places/places.sqlite"))))


@lru_cache(maxsize=1)
def context_words() -> dict[str, frozenset[str]]:
    """Return the words of ``data/places/context.tsv`` by kind."""
    text = files("dragoman").joinpath("data/places/context.tsv").read_text(encoding="utf-8")
    out: dict[str, frozenset[str]] = {}
    for line in text.splitlines():
        kind, tab, words = line.partition("\t")
        if tab and not line.startswith("#"):
            out[kind] = frozenset(words.split("|"))
    return out
