"""Who did what a clause tells that hangs on an event named above it: "an attack on the mosque that killed nine".

Parsers hang such a relative clause or participle on the nearest noun, a place or a victim; what killed is the attack, and who
killed is whoever carried it out.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.clauses.arguments import antecedent, voice
from dragoman.events.matching import Candidate
from dragoman.events.phrases import complements
from dragoman.language import Sentence
from dragoman.ontology import MATERIAL_CONFLICT, Codebook

_THINGS = frozenset({"that", "which"})
# From a noun up to the event noun in whose phrase it stands.
_INSIDE = frozenset({"pobj", "conj", "prep", "appos", "compound", "nmod", "poss"})
_STEPS = 8
# Behind these stands the fight in which somebody died, and behind "with" his enemy.
_DURING = frozenset({"in", "during"})
# What opens a clause that tells how somebody died.
_WHEN = frozenset({"when", "as", "after"})
_ENEMY = frozenset({"with", "against"})


def lend_actors(sentence: Sentence, found: list[Candidate], codebook: Codebook, acts: Callable[[int], bool]) -> set[int]:
    """Give verbs of force the actors of the event named above them; return the tokens of events that this told in full.

    Args:
        sentence: the sentence.
        found: its candidates, changed in place.
        codebook: the codebook in use.
        acts: tells whether the noun at a token means somebody who may use force himself.
    """
    of_force = [c for c in found if codebook.quad(c.signal.type) == MATERIAL_CONFLICT]
    told: set[int] = set()
    for verb in of_force:
        if verb.signal.kind != "verb":
            continue
        if voice(sentence, verb.token) == "passive":
            told |= _died_fighting(sentence, verb, of_force)
            _died_when(sentence, verb, of_force)
            continue
        noun = _hung_on(sentence, verb.token)
        if noun is None or acts(noun) or not codebook.types[verb.signal.type].is_force:
            continue
        deed = _event_at(sentence, noun, of_force, verb)
        if deed is not None:
            verb.actors = [deed.token] if deed.signal.kind == "noun" else list(deed.actors)
    return told


def _hung_on(sentence: Sentence, i: int) -> int | None:
    """Return the noun on which a relative clause with "that" or "which", or a participle behind a comma, hangs."""
    if sentence.deps[i] == "acl" and sentence.tags[i] == "VBG":
        return sentence.heads[i] if i and sentence.words[i - 1] == "," else None
    noun = antecedent(sentence, i)
    own = sentence.child(i, "nsubj")
    return noun if noun is not None and own is not None and sentence.lower[own] in _THINGS else None


def _event_at(sentence: Sentence, noun: int, of_force: list[Candidate], verb: Candidate) -> Candidate | None:
    """Return the event that a noun is or in whose phrase it stands."""
    i = noun
    for _ in range(_STEPS):
        for deed in of_force:
            if deed is not verb and (deed.token == i or i in deed.used) and deed.signal.kind in ("noun", "verb"):
                return deed
        if sentence.deps[i] not in _INSIDE and not (sentence.is_noun(i) and i == noun):
            return None
        i = sentence.heads[i]
        if sentence.is_verb(i):
            return next((d for d in of_force if d.token == i and d.used), None)
    return None


def _died_fighting(sentence: Sentence, verb: Candidate, of_force: list[Candidate]) -> set[int]:
    """Let those be the actors with whom somebody fought who was killed in a fight, which then is the same event."""
    if verb.actors or not verb.recipients:
        return set()
    during = [j for j in sentence.children_with(verb.token, "prep") if sentence.lower[j] in _DURING]
    fights = [k for j in during for k in complements(sentence, j)]
    for fight in (c for c in of_force if c.token in fights and c.signal.kind == "noun"):
        against = [j for j in sentence.children_with(fight.token, "prep") if sentence.lower[j] in _ENEMY]
        enemies = [k for j in against for k in complements(sentence, j) if k not in verb.recipients]
        if enemies and not fight.actors:
            verb.add("A", enemies)
            return {fight.token}
        laid = [t for t in fight.actors if t not in verb.recipients and t > verb.token]  # "hurt in an ambush by rebels"
        if laid and set(fight.recipients) <= set(laid):
            verb.add("A", laid)
            return {fight.token}
    return set()


def _died_when(sentence: Sentence, verb: Candidate, of_force: list[Candidate]) -> None:
    """Let whoever struck be the actor where somebody is killed by nobody named: "were killed when rebels stormed the post"."""
    if verb.actors or not verb.recipients:
        return
    strikes = [c for c in of_force if c.signal.kind in ("verb", "noun") and c.signal.type == verb.signal.type and c.actors]
    for strike in strikes:
        i = strike.token
        if strike.signal.kind == "noun":  # "after bandits laid an ambush"
            i = sentence.heads[i] if sentence.deps[i] == "dobj" else i
        while sentence.deps[i] == "conj" and sentence.is_verb(sentence.heads[i]):
            i = sentence.heads[i]
        opens = any(sentence.lower[j] in _WHEN for j in sentence.children_with(i, "advmod", "mark"))
        below = sentence.deps[i] == "advcl" and _is_or_goes_on(sentence, sentence.heads[i], verb.token)
        if opens and below and sentence.is_verb(i) and voice(sentence, i) != "passive":
            verb.add("A", [t for t in strike.actors if t not in verb.recipients])
            return


def _is_or_goes_on(sentence: Sentence, i: int, verb: int) -> bool:
    """Tell whether token i is a verb or what is coordinated with it: "five were killed and two are missing"."""
    return i == verb or (sentence.deps[i] == "conj" and sentence.heads[i] == verb)
