"""Wishes told by a noun or a time above an act: "Chile's request to", "a deadline for", "stays until", "only after"."""

from __future__ import annotations

from dragoman.clauses import conjuncts, subjects
from dragoman.drafting.acts import load_acts
from dragoman.drafting.doers import doers
from dragoman.drafting.scenes import Scene
from dragoman.drafting.sightings import Sighting, negated
from dragoman.language import Sentence
from dragoman.word_lists import word_list

# What is set or put to others by whoever is the subject of the verb.
_SETTING = word_list("drafting", "setting")
_AFTER = frozenset({"after", "once", "when", "if"})
_AS_SOON_AS = frozenset({"once", "when"})
_DEPENDING = frozenset({"depend", "hinge", "rest"})


def requesters(scene: Scene, s: Sighting) -> list[str]:
    """Return who makes the demand that a noun above the act names ("a Chilean request to", "set a deadline for them to")."""
    sentence, table = scene.sentence, load_acts()
    asking = table.demands
    noun = next((j for j in sentence.ancestors(s.token) if sentence.is_noun(j) and sentence.lemmas[j].lower() in asking), -1)
    if noun < 0 or any(sentence.is_verb(j) and _has_own_subject(sentence, j) for j in _between(sentence, s.token, noun)):
        return []
    whose = [k for j in sentence.children_with(noun, "poss") for k in conjuncts(sentence, j)]
    keys = [k for h in whose for k in scene.parties(h)]
    keys = keys or [k for m in scene.inside(noun) if m.head != noun and (k := scene.book.key(m.actor))]
    verb = sentence.heads[noun]
    if not keys and sentence.is_verb(verb) and sentence.lemmas[verb] in _SETTING and sentence.deps[noun] == "dobj":
        keys = [k for h in doers(sentence, verb) for k in scene.parties(h)]
    return [k for k in dict.fromkeys(keys) if k != s.owner]


def _between(sentence: Sentence, token: int, noun: int) -> list[int]:
    path: list[int] = []
    for j in sentence.ancestors(token):
        if j == noun:
            return path
        path.append(j)
    return path


def _has_own_subject(sentence: Sentence, verb: int) -> bool:
    return bool(sentence.children_with(verb, "nsubj", "nsubjpass")) and sentence.deps[verb] == "relcl"


def holding_out(scene: Scene, s: Sighting) -> list[str]:
    """Return who goes on with something until the act is done, or does something only after it ("stays until they leave")."""
    sentence = scene.sentence
    clause = next((j for j in (s.token, *sentence.ancestors(s.token)) if sentence.deps[j] in ("advcl", "ccomp")), -1)
    if clause < 0 or not sentence.is_verb(sentence.heads[clause]) or s.view.polarity == "negative":
        return []
    above = sentence.heads[clause]
    marks = [j for j in sentence.children_with(clause, "mark", "advmod") if j < s.token]
    words = {sentence.lower[j] for j in marks}
    started = next((sentence.lower[j - 1] for j in marks if j > 0), "")
    stays = sentence.lemmas[above] in load_acts().keeping | {"stay", "remain", "hold"}
    stays = stays or any(sentence.lemmas[j] in load_acts().keeping for j in sentence.ancestors(clause))
    until = bool(words & {"until", "till"}) and stays and not negated(sentence, above)
    said_only = started == "only" or any(sentence.lower[j] == "only" for j in sentence.children_with(above, "advmod"))
    only = bool(words & _AFTER) and (said_only or bool(words & _AS_SOON_AS)) and not negated(sentence, above)
    ahead = any(sentence.lower[j] in ("will", "would", "to", "can", "could") for j in sentence.children_with(above, "aux"))
    if not (until or (only and ahead)):
        return []
    return [k for h in doers(sentence, above) for k in scene.parties(h) if k != s.owner or s.by_holding]


def waiting_for(scene: Scene, s: Sighting) -> list[str]:
    """Return whose step depends on the act ("Peru's return to the talks depends on the release of its soldiers")."""
    sentence = scene.sentence
    above = next((j for j in sentence.ancestors(s.token) if sentence.is_verb(j)), -1)
    if above < 0 or sentence.lemmas[above] not in _DEPENDING or negated(sentence, above):
        return []
    steps = [h for h in subjects(sentence, above) if h < above < s.token]
    whose = [k for h in steps for j in sentence.children_with(h, "poss") for k in scene.parties(j)]
    return [k for k in whose if k != s.owner or s.by_holding]


def in_favour(scene: Scene, s: Sighting) -> list[str]:
    """Return who is "in favour of" the act."""
    sentence = scene.sentence
    for j in sentence.ancestors(s.token):
        if sentence.lower[j] in ("favour", "favor") and sentence.lower[sentence.heads[j]] == "in":
            verb = sentence.heads[sentence.heads[j]]
            return [k for h in subjects(sentence, verb) for k in scene.parties(h)] if not negated(sentence, verb) else []
        if sentence.is_verb(j):
            return []
    return []
