"""How much speaks for an option among the others: a weighted sum of what is seen of it (``data/drafting/ranking.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from math import log1p

from dragoman.drafting.acts import load_acts
from dragoman.drafting.options import DraftOption, Key
from dragoman.drafting.sightings import ANYBODY, Sighting

# Of what is signed only its keeping is left; what more than one report tells of is what the negotiation is about; to talk is
# little for whoever could do more.
_SIGNED, _TOLD_TWICE, _MERE_TALKS = 0.6, 2.0, 0.33


@lru_cache(maxsize=1)
def load_weights() -> dict[str, float]:
    """Return the name of each thing that is seen of an option -> its weight."""
    text = files("dragoman").joinpath("data/drafting/ranking.toml").read_text(encoding="utf-8")
    return {name: float(value) for name, value in tomllib.loads(text)["weights"].items()}


def rank_options(
    own: Sequence[DraftOption], options: Sequence[DraftOption], sightings: Sequence[Sighting], reports: int
) -> dict[Key, float]:
    """Return key -> how much speaks for an option, for those that could go in.

    Args:
        own: options of the parties of the draft.
        options: all options.
        sightings: all places that speak of an act.
        reports: how many reports there are.
    """
    weights = load_weights()
    seen = features(own, options, sightings, reports)
    return {key: sum(weights[name] * value for name, value in row.items()) for key, row in seen.items()}


def features(
    own: Sequence[DraftOption], options: Sequence[DraftOption], sightings: Sequence[Sighting], reports: int
) -> dict[Key, dict[str, float]]:
    """Return key -> what can be seen of an option, by the names in the file of weights."""
    table, rows = load_acts(), {}
    spoken: dict[str, list[Sighting]] = {}
    for s in sightings:
        spoken.setdefault(s.act, []).append(s)
    for o in own:
        more = any(x.owner == o.owner and x.open and x.act not in table.mere_talks and x.weight > 1 for x in options)
        places, act = spoken.get(o.act, []), table.first(o.act)
        rows[o.key] = {
            "points": log1p(_points(o, more)),
            "known": float(table.known(o.act)),
            "of_topics": float(o.act in table.of_topics),
            "reports": len({s.report for s in places}) / max(reports, 1),
            "of_nobody": log1p(sum(not s.owner for s in places)),
            "of_others": log1p(sum(s.owner not in ("", ANYBODY, o.owner) for s in places)),
            "for_others": float(act.for_target),
            "shared": float(act.shared),
        }
    return rows


def _points(option: DraftOption, more: bool) -> float:
    """Return an option's points: to talk counts little for whoever could do ``more``, unless it refuses to."""
    table = load_acts()
    if option.act in table.signed_once and option.taken:
        return option.weight * _SIGNED
    told_twice = len({e.report for e in option.evidence}) > 1
    weight = option.weight + (_TOLD_TWICE if told_twice else 0.0)
    return weight * (_MERE_TALKS if option.act in table.mere_talks and more and not option.refused else 1.0)
