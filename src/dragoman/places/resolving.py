"""Which of the places of a name is meant: decided for all names of a text together.

Each candidate starts with what is known beforehand (state, region, population last). Every other name of the text
then speaks for the countries, regions and neighbourhoods in which its own candidates lie, the more the likelier they
are: three small towns and a county of one state outweigh their large namesakes elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from math import cos, hypot, log1p, radians

from dragoman.places.gazetteer import REGIONS, Candidate

# Weights of evidence, in the units of the priors (a tenfold population is about one).
_WITHIN = 10.0  # the text says where it lies: "Paris, Texas"
_NOT_WITHIN = -4.0
_SAME_COUNTRY, _SAME_REGION, _NEAR = 1.5, 1.6, 1.8
_REGION_NAMED = 2.5  # the region itself is named in the text
_COUNTY_NAMED = 3.0  # and so is its county
_SHARPNESS = 2.0  # a candidate one point behind has half the say of the first
_NEIGHBOURHOOD = 0.75  # degrees: some 80 km


class Resolver:
    """Collects the names of a text, then chooses a candidate for each.

    Args:
        countries: countries that the text is known to be about from elsewhere (its actors), with weights.
    """

    def __init__(self, countries: dict[str, float] | None = None) -> None:
        self.names: dict[tuple[str, tuple[str, str] | None], tuple[Candidate, ...]] = {}
        self.weight: dict[tuple[str, tuple[str, str] | None], dict[int, float]] = {}
        self.countries = countries or {}

    def add(self, name: str, candidates: tuple[Candidate, ...], within: tuple[str, str] | None) -> None:
        """Register a name of the text with its candidates and what the text says it lies in."""
        key = (name, within)
        if key not in self.names and candidates:
            self.names[key] = candidates
            start = {c.id: c.prior + _held(c, within) for c in candidates}
            self.weight[key] = _shares(start)

    def choose(self) -> dict[tuple[str, tuple[str, str] | None], Candidate]:
        """Return the chosen candidate of each registered name; a name said to lie somewhere speaks for the bare name too."""
        for _ in range(2):
            self._step()
        chosen = {key: max(some, key=lambda c: (self.weight[key][c.id], -c.id)) for key, some in self.names.items()}
        for (name, within), candidate in list(chosen.items()):
            if within is not None and (name, None) in chosen and candidate.id in {c.id for c in self.names[name, None]}:
                chosen[name, None] = candidate
        return chosen

    def _step(self) -> None:
        evidence = _Evidence()
        for key, some in self.names.items():
            evidence.add(key[0], some, self.weight[key])
        for key, some in self.names.items():
            score = {}
            for c in some:
                extra = self.countries.get(c.country, 0.0)
                score[c.id] = c.prior + _held(c, key[1]) + evidence.for_candidate(key[0], c) + extra
            self.weight[key] = _shares(score)


def _shares(score: dict[int, float]) -> dict[int, float]:
    """Turn scores into how much say each candidate has beside the best one (1.0).

    Not shares of one: a name with many namesakes ("Henry County") then still speaks up for each place it may lie in.
    """
    best = max(score.values())
    return {i: _SHARPNESS ** (v - best) for i, v in score.items()}


def _held(candidate: Candidate, within: tuple[str, str] | None) -> float:
    if within is None:
        return 0.0
    country, region = within
    fits = candidate.country == country and (not region or candidate.region == region)
    return _WITHIN if fits else _NOT_WITHIN


class _Evidence:
    """Sums, over the names of a text, how much each country, region and neighbourhood is spoken for, and by which name."""

    def __init__(self) -> None:
        self.country: dict[str, dict[str, float]] = defaultdict(dict)
        self.region: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        self.named: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        self.county: dict[tuple[str, str, str], dict[str, float]] = defaultdict(dict)
        self.cell: dict[tuple[int, int], list[tuple[str, float, float, float]]] = defaultdict(list)

    def add(self, name: str, candidates: tuple[Candidate, ...], weight: dict[int, float]) -> None:
        for c in candidates:
            w = weight[c.id]
            if w < 0.02:
                continue
            _raise(self.country[c.country], name, w)
            if c.region:
                _raise(self.region[c.country, c.region], name, w)
                if c.kind in REGIONS:
                    _raise(self.named[c.country, c.region], name, w)
            if c.kind == "county":
                _raise(self.county[c.country, c.region, c.county], name, w)
            if c.kind not in ("country", *REGIONS):
                self.cell[round(c.latitude), round(c.longitude)].append((name, w, c.latitude, c.longitude))

    def for_candidate(self, name: str, c: Candidate) -> float:
        """Return the evidence that the other names of the text give for a candidate."""
        country = _others(self.country.get(c.country), name) if c.country else 0.0
        value = _SAME_COUNTRY * log1p(country)
        if c.kind == "country":
            return value
        key = (c.country, c.region)
        if c.region:
            value += _SAME_REGION * log1p(_others(self.region.get(key), name))
            value += _REGION_NAMED * min(1.0, _others(self.named.get(key), name))
        if c.county:
            value += _COUNTY_NAMED * min(1.0, _others(self.county.get((*key, c.county)), name))
        if c.kind not in REGIONS:
            value += _NEAR * log1p(self._near(name, c))
        return value

    def _near(self, name: str, c: Candidate) -> float:
        best: dict[str, float] = {}
        y, x, shrink = round(c.latitude), round(c.longitude), cos(radians(c.latitude))
        for dy in (-1, 0, 1):
            for dx in (-1, 0, 1):
                for other, w, lat, lon in self.cell.get((y + dy, x + dx), ()):
                    if other != name and hypot(lat - c.latitude, (lon - c.longitude) * shrink) < _NEIGHBOURHOOD:
                        _raise(best, other, w)
        return sum(best.values())


def _raise(into: dict[str, float], name: str, w: float) -> None:
    if w > into.get(name, 0.0):
        into[name] = w


def _others(some: dict[str, float] | None, name: str) -> float:
    return sum(some.values()) - some.get(name, 0.0) if some else 0.0
