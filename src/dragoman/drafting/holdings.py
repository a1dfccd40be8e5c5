"""Who holds which thing, by the reports: "its police", "the agency's inquiry", "the sanctions that Washington imposed".

An act told without its doer ("wants the inquiry closed") is the act of whoever holds the thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dragoman.clauses import objects, prepositional_objects, subjects
from dragoman.drafting.acts import load_acts
from dragoman.drafting.scenes import Scene
from dragoman.drafting.sightings import Sighting

# A thing is one party's where at least this share of the places that say whose it is agree.
_AGREED = 0.67
# Being named as the possessor counts more than doing something with the thing.
_OWNS, _USES = 2, 1


def find_holders(scenes: Iterable[Scene]) -> dict[str, str]:
    """Return thing (dictionary form) -> key of the party that holds it, where the reports agree on one."""
    found: dict[str, Counter[str]] = {}
    for scene in scenes:
        for i in range(len(scene.sentence)):
            if scene.sentence.is_noun(i):
                for key, weight in _holders_of_noun(scene, i):
                    found.setdefault(scene.sentence.lemmas[i].lower(), Counter())[key] += weight
            elif scene.sentence.is_verb(i) and scene.sentence.lemmas[i] in load_acts().holding:
                for user in {k for s in subjects(scene.sentence, i) if (k := scene.party(s))}:
                    for used in objects(scene.sentence, i):
                        found.setdefault(scene.sentence.lemmas[used].lower(), Counter())[user] += _USES
    holders = {}
    for thing, counts in found.items():
        key = max(sorted(counts), key=lambda k: counts[k])
        if counts[key] >= _AGREED * sum(counts.values()):
            holders[thing] = key
    return holders


def _holders_of_noun(scene: Scene, i: int) -> list[tuple[str, int]]:
    sentence = scene.sentence
    owner = sentence.child(i, "poss")
    if owner is not None:
        return [(k, _OWNS) for k in [scene.party(owner)] if k]
    modifiers = [k for m in scene.inside(i) if m.head != i and (k := scene.book.key(m.actor))]
    if modifiers:
        return [(modifiers[0], _OWNS)]
    return [(k, _USES) for h in prepositional_objects(sentence, i, "of", "by") if (k := scene.party(h))][:1]


def settle_definite(
    sightings: list[Sighting], scenes: Mapping[int, Scene], owners: Mapping[str, frozenset[str]]
) -> list[Sighting]:
    """Return a report's sightings with owners for "the deployment", "the sanctions": the last named of those whose act it is.

    Args:
        sightings: of one report, in text order.
        scenes: sentence index -> scene.
        owners: act -> the parties whose act it is anywhere in the reports.
    """
    return [replace(s, owner=key, by_holding=True) if (key := _last_owner(s, scenes, owners)) else s for s in sightings]


# How many sentences back "the deployment" may reach.
_REACH = 2


def _last_owner(s: Sighting, scenes: Mapping[int, Scene], owners: Mapping[str, frozenset[str]]) -> str:
    act = load_acts().first(s.act)
    if s.owner or s.verb or act.mutual or act.shared or not owners.get(s.act):
        return ""
    sentence = scenes[s.sentence].sentence
    if not any(sentence.lower[j] in ("the", "this", "that", "these", "those") for j in sentence.children_with(s.token, "det")):
        return ""
    behind = sentence.lower[s.token + 1 : s.token + 2]
    if sentence.children_with(s.token, "prep", "poss", "relcl", "acl") or behind in (["by"], ["of"], ["from"], ["between"]):
        return ""  # "the occupation of the north" is described, not taken up
    for index in range(s.sentence - 1, s.sentence - _REACH - 1, -1):  # in its own sentence stands who speaks of it
        scene = scenes.get(index)
        before = [m for m in scene.mentions if m.use in ("actor", "modifier")] if scene else []
        found = [k for m in before if (k := scene.book.key(m.actor)) in owners[s.act]] if scene else []
        if found:
            return found[0]
    return ""


def settle_owner(sighting: Sighting, holders: Mapping[str, str]) -> Sighting:
    """Return the sighting with the holder of its thing as owner, where no words say whose act it is."""
    if sighting.owner or not sighting.thing or sighting.thing not in holders:
        return sighting
    return replace(sighting, owner=holders[sighting.thing], by_holding=True)
