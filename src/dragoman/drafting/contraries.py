"""One choice told by contrary verbs: "bring back the permits" and "drop the permits"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dragoman.drafting.acts import load_acts
from dragoman.drafting.sightings import Sighting


def join_contraries(told: Sequence[Sequence[Sighting]]) -> list[list[Sighting]]:
    """Return the sightings of each report with an act that is told by contrary verbs under the one name told most often.

    "Bring back the permits" and "drop the permits" are one choice, taken in contrary directions.
    """
    table = load_acts()
    counts: dict[str, Counter[str]] = {}
    for s in (s for seen in told for s in seen):
        counts.setdefault(table.kind(s.act)[0], Counter())[s.act] += 1
    named = {kind: max(sorted(c), key=lambda n: c[n]) for kind, c in counts.items() if len(c) > 1}
    return [[_under_one_name(s, named.get(table.kind(s.act)[0], s.act)) for s in seen] for seen in told]


def _under_one_name(s: Sighting, name: str) -> Sighting:
    same = load_acts().kind(name)[1] == load_acts().kind(s.act)[1]
    return s if s.act == name else replace(s, act=name, done=s.done == same)
