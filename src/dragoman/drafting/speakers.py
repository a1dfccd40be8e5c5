"""Whose act it is that a party announces or rules out without a doer: "the base would not be returned, she said"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dragoman.clauses import agents
from dragoman.drafting.act_words import is_passive
from dragoman.drafting.acts import load_acts
from dragoman.drafting.scenes import Scene
from dragoman.drafting.sightings import Sighting
from dragoman.language import Sentence
from dragoman.records import Attribution

# Who puts it so speaks of what is in its own hands; who warns, asks or hopes speaks of others.
_OWN_WORD = frozenset({"says", "confirms", "promises", "denies", "admits"})
_OWN_FRAMES = frozenset({"asserted", "promise", "threat", "refusal"})


def settle_speaker(
    sightings: list[Sighting], scenes: Mapping[int, Scene], owners: Mapping[str, frozenset[str]]
) -> list[Sighting]:
    """Return a report's sightings with the speaker as owner of what it says will be done, or will not, where no doer is told.

    Args:
        sightings: of one report, in text order.
        scenes: sentence index -> scene.
        owners: act -> the parties whose act it is anywhere in the reports; another's act alone is not the speaker's.
    """
    return [replace(s, owner=key) if (key := _speaker(s, scenes, owners)) else s for s in sightings]


def _speaker(s: Sighting, scenes: Mapping[int, Scene], owners: Mapping[str, frozenset[str]]) -> str:
    act = load_acts().first(s.act)
    if s.owner or act.mutual or act.needs_owner or s.asked or s.view.frame not in _OWN_FRAMES or s.view.time != "future":
        return ""
    scene = scenes[s.sentence]
    if agents(scene.sentence, s.token) or not _without_doer(scene.sentence, s.token):
        return ""
    said = [a for a in scene.coding.attributions if any(c.contains(s.span) for c in a.content)]
    key = _of_speaker(scene, said[-1]) if said else ""
    known = owners.get(s.act, frozenset())
    return key if key and key != s.target and (not known or key in known) else ""


def _of_speaker(scene: Scene, said: Attribution) -> str:
    return scene.book.key(said.actor) if said.stance in _OWN_WORD else ""


def _without_doer(sentence: Sentence, token: int) -> bool:
    """Tell whether the act stands in the passive, or as what there will be ("there will be no cut of the debt")."""
    if sentence.is_verb(token):
        own_tense = any(sentence.tags[j] == "MD" for j in sentence.children_with(token, "aux"))
        return own_tense and is_passive(sentence, token)
    above = sentence.heads[token]
    return sentence.lemmas[above] == "be" and any(sentence.lower[j] == "there" for j in sentence.children_with(above, "expl"))
