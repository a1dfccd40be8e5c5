"""How attempts and chances came out: "tried in vain", "a failed bid", "efforts came to nothing", "missed the chance to"."""

from __future__ import annotations

from dragoman.clauses.lexicon import Effect, effect_on, outcomes
from dragoman.language import Sentence

# Classes of words for what somebody sets out to do.
_ATTEMPTS = frozenset({"tries", "works towards", "plans and decides"})


def is_attempt(effect: Effect) -> bool:
    """Tell whether a class is one of trying, working towards or planning something."""
    return effect.name in _ATTEMPTS


def attempt_fails(sentence: Sentence, noun: int, verb: int) -> bool:
    """Tell whether a noun of trying is the subject of a verb that says it came to nothing: "attempts to free them failed"."""
    effect = effect_on("N", sentence.lemmas[noun].lower(), "to")
    if effect is None or not is_attempt(effect):
        return False
    table = outcomes()
    if sentence.lemmas[verb] in table["failing"]:
        return True
    if sentence.lemmas[verb] in table["turning_out"]:
        words = {sentence.lower[k] for j in sentence.children[verb] if j > verb for k in (j, *sentence.children[j])}
        return not words.isdisjoint(table["futile"])
    return False


def in_vain(sentence: Sentence, g: int) -> bool:
    """Tell whether the verb or noun of trying at g says by itself that nothing came of it: "tried in vain", "a failed bid"."""
    for j in sentence.children[g]:
        word = sentence.lower[j]
        if word in outcomes()["futile"]:
            return True
        phrase = {sentence.lower[k] for k in sentence.subtree(j)[:4]} if sentence.deps[j] == "prep" else set()
        if (word in ("in", "to", "without") and phrase & {"vain", "avail", "success", "result", "effect"}) and (
            word != "to" or "no" in phrase
        ):
            return True
    return False


def of_chance(sentence: Sentence, noun: int) -> Effect | None:
    """Return what taking or missing a chance does to what it was a chance for ("seized the opportunity to", "found time to")."""
    table = outcomes()
    verb = sentence.heads[noun]
    if sentence.deps[noun] not in ("dobj", "nsubjpass"):
        return None
    lemma = sentence.lemmas[verb]
    particle = next((sentence.lower[j] for j in sentence.children_with(verb, "prt")), "")
    if sentence.lemmas[noun].lower() in table["found"]:  # "found time to praise them"
        found = (f"{lemma}-{particle}" if particle else lemma) in table["finding"]
        return effect_on("V", "manage", "to") if found else None
    if sentence.lemmas[noun].lower() not in table["chances"]:
        return None
    if f"{lemma}-{particle}" in table["missed"] or (not particle and lemma in table["missed"]):
        return effect_on("V", "fail", "to")
    return effect_on("V", "manage", "to") if lemma in table["taken"] and not particle else None


def takes_advantage(sentence: Sentence, verb: int) -> bool:
    """Tell whether the verb says that somebody turns something to use: "took advantage of the fog to", "seized on it to"."""
    if not sentence.is_verb(verb):
        return False
    lemma = sentence.lemmas[verb]
    beside = [sentence.lower[j] for j in sentence.children_with(verb, "dobj", "prep") if j > verb]
    return not {lemma, *(f"{lemma}-{word}" for word in beside)}.isdisjoint(outcomes()["profiting"])


def fulfils(sentence: Sentence, verb: int) -> bool:
    """Tell whether the verb says that somebody keeps a promise or carries out a threat ("kept it", "made good on it")."""
    lemma = sentence.lemmas[verb]
    labels = ("prt", "acomp", "advmod", "oprd", "dobj", "prep")
    beside = [sentence.lower[j] for j in sentence.children_with(verb, *labels)]
    words = {lemma} if not beside else {lemma, *(f"{lemma}-{word}" for word in beside)}
    return not words.isdisjoint(outcomes()["fulfilling"])
