"""Verbs that stand for an act told before: adding what they tell to a report's sightings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from dragoman.drafting.scenes import Scene
from dragoman.drafting.sightings import Sighting

# What a verb at a token of a scene tells, given the report's sightings: none where it stands for nothing.
Reading = Callable[[Scene, int, Sequence[Sighting]], Iterable[Sighting]]


def add_stand_ins(scenes: Mapping[int, Scene], sightings: Sequence[Sighting], reading: Reading) -> list[Sighting]:
    """Return a report's sightings and those that ``reading`` finds at any of its words, in text order.

    Args:
        scenes: sentence index -> scene.
        sightings: of the report, in text order; what is added is not read again.
        reading: what a word tells.
    """
    added = [s for scene in scenes.values() for i in range(len(scene.sentence)) for s in reading(scene, i, sightings)]
    return sorted([*sightings, *added], key=lambda s: s.span.start)
