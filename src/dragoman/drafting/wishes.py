"""Who wants or opposes which act: from stances, demands, promises, refusals, declared aims and conditions."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.drafting.answered_wishes import of_bare_answers, of_bare_refusals
from dragoman.drafting.conditions import of_condition
from dragoman.drafting.framed_wishes import of_frame
from dragoman.drafting.scenes import Scene
from dragoman.drafting.sightings import ANYBODY, Sighting
from dragoman.drafting.stated_wishes import of_stance
from dragoman.drafting.wish import Wish
from dragoman.records import Coding


def find_wishes(coding: Coding, scenes: list[Scene], sightings: list[Sighting]) -> list[Wish]:
    """Return every wish that a report tells, in text order; one told in two ways counts once, at its stronger weight."""
    by_index = {s.sentence.index: s for s in scenes}
    found = [w for stance in coding.stances for w in of_stance(coding, stance, by_index, sightings)]
    found += [w for s in sightings for w in of_frame(coding, by_index[s.sentence], s, sightings)]
    found += of_bare_refusals(coding, by_index, sightings)
    found += of_bare_answers(coding, by_index, sightings)
    bound = [w for c in coding.conditionals for w in of_condition(coding, c, by_index, sightings)]
    covered = {(w.holder, w.act, w.span) for w in bound}
    found = [w for w in found if (w.holder, w.act, w.span) not in covered]
    return _strongest([w for w in (*found, *bound) if w.holder != ANYBODY])


def _strongest(wishes: Iterable[Wish]) -> list[Wish]:
    best: dict[tuple[object, ...], Wish] = {}
    for w in wishes:
        key = (w.holder, w.act, w.owner, w.target, w.wants, w.given, w.evidence[0].text)
        if key not in best or w.weight > best[key].weight:
            best[key] = w
    return sorted(best.values(), key=lambda w: (w.span, w.holder, w.act, w.owner))
