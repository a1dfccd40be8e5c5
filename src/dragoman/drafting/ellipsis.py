"""What is only told by a verb that stands for another: "called on it to stop at once", "demands that they do"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.clauses import objects
from dragoman.clauses.factuality import factuality_of
from dragoman.drafting.acts import load_acts
from dragoman.drafting.doers import doers
from dragoman.drafting.scenes import Scene
from dragoman.drafting.sightings import Sighting
from dragoman.drafting.stand_ins import add_stand_ins
from dragoman.language import Sentence

# How many sentences back the act may stand that is to stop, and the act that is to be done.
_REACH_OF_STOPPING, _REACH_OF_DOING = 8, 2
_STOPPING = frozenset({"stop", "desist", "cease", "halt"})


def taken_up(scenes: Mapping[int, Scene], sightings: Sequence[Sighting]) -> list[Sighting]:
    """Return a report's sightings and those of acts that such verbs take up, in text order.

    Args:
        scenes: sentence index -> scene.
        sightings: of the report, in text order.
    """
    return add_stand_ins(scenes, sightings, _read)


def _read(scene: Scene, i: int, sightings: Sequence[Sighting]) -> list[Sighting]:
    if not _stands_alone(scene.sentence, i):
        return []
    index = scene.sentence.index
    keys = dict.fromkeys(_who(scene, i, index, sightings))
    return [one for k in keys if (one := _taken_up(scene, i, k, index, sightings)) is not None]


def _stands_alone(sentence: Sentence, i: int) -> bool:
    """Tell whether a verb is "stop" or "do" without anything that it is done to."""
    if sentence.tags[i] not in ("VB", "VBP") or objects(sentence, i) or sentence.deps[i] in ("aux", "auxpass"):
        return False
    if sentence.lemmas[i] in _STOPPING:
        behind = [j for j in sentence.children_with(i, "prep") if sentence.lower[j] not in ("at", "on", "by", "before", "after")]
        return not behind and not sentence.children_with(i, "xcomp", "ccomp", "dobj")
    asked = sentence.deps[i] == "ccomp" and sentence.tags[i] in ("VB", "VBP")
    return sentence.lemmas[i] == "do" and asked and not sentence.children_with(i, "neg", "xcomp", "ccomp", "attr")


def _who(scene: Scene, i: int, index: int, sightings: Sequence[Sighting]) -> list[str]:
    """Return who is to stop or to do it; "they" are those of whom was told last, not those who ask."""
    heads = doers(scene.sentence, i)
    if not any(scene.sentence.lower[h] in ("they", "it") for h in heads):
        return [k for h in heads for k in scene.parties(h)]
    asking = {k for h in doers(scene.sentence, scene.sentence.heads[i]) for k in scene.parties(h)}
    told = [s.owner for s in sightings if 0 < index - s.sentence <= _REACH_OF_DOING and s.owner and s.owner not in asking]
    return told[-1:]


def _taken_up(scene: Scene, i: int, key: str, index: int, sightings: Sequence[Sighting]) -> Sighting | None:
    stopping = scene.sentence.lemmas[i] in _STOPPING
    view, span = factuality_of(scene.sentence, i), scene.sentence.span_of(i, i)
    if view.frame != "demand":
        return None
    reach = _REACH_OF_STOPPING if stopping else _REACH_OF_DOING
    near = [s for s in sightings if s.owner == key and 0 <= index - s.sentence <= reach and s.span.end <= span.start]
    if stopping:  # what goes on, and is against somebody
        near = [s for s in near if s.view.happened and load_acts().first(s.act).goes_on and load_acts().first(s.act).harms]
    if not near:
        return None
    return replace(
        near[-1], sentence=index, token=i, span=span, done=not stopping, view=view, verb=True, finite=False, asked=True, teller=i,
        stage="", half=False,
    )  # fmt: skip
