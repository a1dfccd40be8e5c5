"""Which effect a governing verb, noun or adjective has on what hangs on it: the lexicon looked up through the parse."""

from __future__ import annotations

from dragoman.clauses.attempts import of_chance, takes_advantage
from dragoman.clauses.lexicon import Effect, effect_on, modality
from dragoman.clauses.links import Link
from dragoman.language import Sentence
from dragoman.word_lists import word_list

_PARTICLES = frozenset({"off", "out", "up", "down", "aside", "about", "back", "away", "forward", "through"})
# Qualities that say of their subject whether it is so: "the report was false", "a truce is imminent".
_ABOUT_SUBJECTS = frozenset(
    {"is untrue", "is true", "makes depend on", "lies ahead", "may come", "will likely come", "will hardly come"}
)
_EXTRAPOSED = frozenset({"that", "whether", "to", "wh"})
# Verbs whose noun object says it all: "expressed hope that", "has plans to", "made a promise to".
_LIGHT = word_list("clauses", "light")


# What a subject may say of what it is: "the fear is that", "their goal is the relief of the fort".
_NAMES = frozenset({"fear", "demand", "promise", "threat"})
_LEANS = frozenset({"points to", "holds likely", "holds possible", "expects", "is thought to"})
# "It may be that they fled".
_IT_MAY = [["it", modal] for modal in ("may", "might", "could")]
_AIMS = word_list("clauses", "aims")
_SURE = word_list("clauses", "sure")
_TIMES = word_list("clauses", "times_taken")


def effect_of(sentence: Sentence, link: Link) -> Effect | None:
    """Return what the governor of this link does to the truth of what hangs on it, or None if no class says.

    Args:
        sentence: the sentence.
        link: from :func:`dragoman.clauses.links.link_above`.
    """
    g, kind = link.governor, link.kind
    if kind == "for-to":
        return effect_of(sentence, Link(g, "for")) or effect_of(sentence, Link(g, "to"))
    if sentence.is_verb(g):
        if kind == "to-noun" and sentence.child(g, "dobj") is not None:
            return effect_of(sentence, Link(g, "to"))  # "ordered them to fire", the verb taken for a noun
        return _of_quality(sentence, link) or _of_verb(sentence, link)
    if sentence.is_noun(g):
        chance = of_chance(sentence, g) if kind in ("to", "of") else None
        if chance is not None:
            return chance
        found = effect_on("N", "promise" if gives_word(sentence, g) else sentence.lemmas[g].lower(), kind)
        if found is None and kind == "to-noun":  # "a plot to bomb it", the verb taken for a noun
            return effect_on("N", sentence.lemmas[g].lower(), "to")
        return found
    if sentence.tags[g][:1] in ("J", "R") and kind in ("to", "purpose"):  # "too late to stop it", "strong enough to cross"
        degree = {sentence.lower[j] for j in sentence.children[g]} & {"too", "enough"}
        if degree:
            return effect_on("V", "fail" if "too" in degree else "manage", "to")
    if sentence.lower[g] == "close" and kind == "to-noun" and sentence.lemmas[sentence.heads[g]] == "come":
        return effect_on("V", "fail", "to")  # "came close to sinking"
    if sentence.tags[g][:1] in ("J", "R") or sentence.deps[g] == "acomp":
        return effect_on("J", sentence.lemmas[g].lower(), kind)
    return None


def _of_quality(sentence: Sentence, link: Link) -> Effect | None:
    """ "It is possible that", "it remains unclear whether", "the report proved false"."""
    quality = sentence.child(link.governor, "acomp", "oprd")
    being = sentence.child(link.governor, "xcomp") if sentence.lemmas[link.governor] in ("turn", "prove") else None
    if quality is None and being is not None and sentence.lemmas[being] == "be":
        quality = sentence.child(being, "acomp")  # "turned out to be false"
    if quality is None and link.kind in ("that", "whether") and _far_from_sure(sentence, link.governor):
        return effect_on("V", "ask", "whether")
    subject = sentence.child(link.governor, "nsubj")
    if link.kind == "that" and subject is not None and sentence.lower[subject] in ("chances", "odds"):
        return effect_on("N", "likelihood", "that")  # "chances are that"
    if quality is None:
        named = sentence.child(link.governor, "attr")  # "it is a lie that", "the report was a hoax"
        untrue = effect_on("N", sentence.lemmas[named].lower(), link.kind) if named is not None else None
        return untrue if untrue is not None and untrue.name == "is untrue" else None
    effect = effect_on("J", sentence.lower[quality], link.kind)
    if link.kind == "subject" and (effect is None or effect.name not in _ABOUT_SUBJECTS):
        effect = effect_on("J", sentence.lower[quality], "subject", _ABOUT_SUBJECTS) or effect
    if link.kind in _EXTRAPOSED:
        return effect or (effect_on("V", "ask", "whether") if link.kind == "whether" else None)
    hard_to = sentence.child(quality, "xcomp") is not None  # "claims of a massacre were impossible to verify"
    return effect if effect is not None and effect.name in _ABOUT_SUBJECTS and not hard_to else None


def _far_from_sure(sentence: Sentence, verb: int) -> bool:
    """ "It is far from certain that", "it was anything but clear that"."""
    below = [j for k in sentence.children_with(verb, "advmod", "attr") for j in sentence.children[k]]
    deep = [*below, *(m for j in below for m in sentence.children[j])]
    return any(sentence.lower[m] in _SURE for m in deep)


def _of_verb(sentence: Sentence, link: Link) -> Effect | None:
    g, kind, lemma = link.governor, link.kind, sentence.lemmas[link.governor].lower()
    beside = sentence.children_with(g, "prt") or (sentence.children_with(g, "prep") if kind == "object" else [])
    near = [j for j in beside if sentence.deps[j] == "prt" or j == g + 1]
    particle = next((sentence.lower[j] for j in near if sentence.lower[j] in _PARTICLES), "")
    effect = (effect_on("V", f"{lemma}-{particle}", kind) if particle else None) or _of_noun_object(sentence, g, kind)
    if effect is not None:
        return effect
    effect = _of_phrase(sentence, g, kind, lemma) or _of_being(sentence, g, kind, lemma) or _of_having(sentence, g, kind, lemma)
    if effect is not None:
        return effect
    if kind == "subjunctive":
        return effect_on("V", "demand", "that")
    if sentence.tags[g] == "VBN":  # "is determined to", "is convinced that"
        state = effect_on("J", sentence.lower[g], kind)
        if state is not None:
            return state
    if lemma == "call" and sentence.child(g, "oprd") is not None:
        return None  # "called the vote a farce"
    effect = effect_on("V", lemma, kind)
    if effect is None and kind == "subject" and lemma == "take" and _takes_place(sentence, g):
        return effect_on("V", "happen", "subject")
    if effect is None and kind == "to-have":
        effect = effect_on("V", lemma, "that") or effect_on("V", lemma, "to")
    return effect


def _of_phrase(sentence: Sentence, g: int, kind: str, lemma: str) -> Effect | None:
    """Return the effect of a verb that with what stands beside it means another: "dared them to vote"."""
    if kind == "to" and takes_advantage(sentence, g):
        return effect_on("V", "manage", "to")  # "seized on the riot to ban the party"
    if kind == "to" and lemma == "oblige" and _leaves_no_choice(sentence, g):
        return effect_on("V", "force", "to")  # "the storm obliged the ferry to turn back"
    if kind == "to" and lemma == "dare" and sentence.child(g, "dobj") is not None:
        return effect_on("V", "urge", "to")  # "dared them to vote"
    if kind == "to" and lemma == "get" and sentence.tags[g] == "VBN" and _has(sentence, g):
        return effect_on("V", "require", "to")  # "has got to reopen"
    if kind == "object" and lemma == "deny" and len(sentence.children_with(g, "dobj", "dative")) > 1:
        return effect_on("V", "refuse", "object")  # "denied the clerk a pardon"
    return None


def _of_being(sentence: Sentence, g: int, kind: str, lemma: str) -> Effect | None:
    """Return the effect of "be" and "be going": what somebody or something is to do."""
    if kind == "that" and lemma == "be" and sentence.lower[g - 2 : g] in _IT_MAY:
        return effect_on("J", "possible", "that")
    if kind in ("that", "attr") and lemma == "be":
        named = _of_named_subject(sentence, g, kind)
        if named is not None:
            return named
    if kind == "to" and lemma == "be":
        purpose = _of_subject(sentence, g) or _of_duty(sentence, g)
        if purpose is not None:
            return purpose
    if kind == "to" and (lemma == "be" or (lemma == "go" and sentence.tags[g] == "VBG")):  # "is to visit", "is going to visit"
        return effect_on("J", "due", "to")
    return None


def _of_having(sentence: Sentence, g: int, kind: str, lemma: str) -> Effect | None:
    """Return the effect of what takes time, of "have to" and the like, and of verbs in one form or phrase only."""
    if kind == "to" and _takes_time(sentence, g):
        return effect_on("V", "manage", "to")  # "it took them two weeks to clear the road"
    if kind == "to" and gives_time(sentence, g):
        return effect_on("V", "require", "to")  # "gave them ten days to leave"
    late = lemma == "have" and (sentence.lower[g + 1 : g + 3] == ["still", "to"])  # "has still to rule"
    if kind == "to" and lemma == "have" and (late or any(sentence.lower[j] == "yet" for j in sentence.children[g])):
        return effect_on("V", "fail", "to")  # "has yet to visit": as of now
    went_on = lemma == "go" and any(sentence.lower[j] == "on" for j in sentence.children[g])
    if kind == "to" and (went_on or (lemma == "have" and sentence.tags[g] == "VBD")):
        return effect_on("V", "force", "to")  # "had to flee", "went on to jail them": they did
    if kind == "to" and lemma in ("have", "need"):
        return effect_on("V", "require", "to")
    if kind == "for" and lemma == "want" and sentence.tags[g] == "VBN" and sentence.child(g, "auxpass") is not None:
        return effect_on("V", "suspect", "of")  # "is wanted for the murder"
    thing = sentence.child(g, "dobj") if kind == "to" and lemma == "bring" else None
    if thing is not None and sentence.lower[thing].endswith(("self", "selves")):
        return effect_on("V", "manage", "to")  # "could not bring themselves to shake hands"
    if kind == "to-have" and lemma in ("suppose", "mean") and any(sentence.tags[j] == "VBD" for j in sentence.children[g]):
        return effect_on("V", "be", "to-have")  # "were supposed to have left"
    return None


def _leaves_no_choice(sentence: Sentence, verb: int) -> bool:
    subject = sentence.child(verb, "nsubj")
    return subject is not None and sentence.lemmas[subject].lower() in modality().forces


def _has(sentence: Sentence, g: int) -> bool:
    return any(sentence.lower[j] in ("has", "have", "'s", "'ve", "’s", "’ve") for j in sentence.children_with(g, "aux"))


def _takes_time(sentence: Sentence, g: int) -> bool:
    subject = sentence.child(g, "nsubj")
    if sentence.lemmas[g] != "take" or subject is None or sentence.lower[subject] != "it":
        return False
    return any(sentence.lemmas[j] in _TIMES for j in sentence.children_with(g, "dobj", "npadvmod"))


def gives_time(sentence: Sentence, g: int) -> bool:
    """Tell whether the verb at g sets somebody a term ("gave them ten days to leave")."""
    if sentence.lemmas[g] in ("give", "have") and any(sentence.lower[j] == "until" for j in sentence.children_with(g, "prep")):
        return True
    things = sentence.children_with(g, "dobj", "npadvmod")
    return sentence.lemmas[g] == "give" and any(sentence.lemmas[j] in (*_TIMES, "deadline", "ultimatum") for j in things)


def gives_word(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun is the word that somebody gives: "gave his word (of honour) that", a promise."""
    if sentence.lower[noun] != "word":
        return False
    giver = sentence.heads[noun]
    given = sentence.deps[noun] == "dobj" and sentence.lemmas[giver] in ("give", "pledge")
    own = sentence.child(noun, "poss")
    return given and own is not None and sentence.tags[own] == "PRP$"


def _of_noun_object(sentence: Sentence, g: int, kind: str) -> Effect | None:
    way = sentence.child(g, "dobj")
    if sentence.lemmas[g] in ("pave", "open", "smooth", "lay", "prepare") and way is not None and kind in ("for", "to-noun"):
        return effect_on("N", sentence.lemmas[way].lower(), kind)  # "pave the way for"
    if sentence.lemmas[g] not in _LIGHT or kind not in ("that", "to", "on", "over", "for"):
        return None
    thing = sentence.child(g, "dobj")
    if thing is not None and gives_word(sentence, thing):
        return effect_on("N", "promise", kind)
    effect = effect_on("N", sentence.lemmas[thing].lower(), kind) if thing is not None else None
    if kind in ("on", "over", "for"):  # "cast doubt on", "gave the green light for"; but "made promises for the vote"
        return effect if effect is not None and effect.name in ("doubts", "permits") else None
    return effect


def _of_subject(sentence: Sentence, g: int) -> Effect | None:
    """ "The aim of the visit is to reopen the embassy"."""
    subject = sentence.child(g, "nsubj")
    if subject is None or not sentence.is_noun(subject):
        return None
    return effect_on("N", sentence.lemmas[subject].lower(), "to")


def _of_named_subject(sentence: Sentence, g: int, kind: str) -> Effect | None:
    """ "The fear is that it will burst", "their demand is the release of ...", "what worries them is that ..."."""
    subject = sentence.child(g, "nsubj", "csubj")
    if subject is None:
        return None
    what = sentence.is_verb(subject) and any(sentence.lower[j] == "what" for j in sentence.children[subject])
    effect = effect_on("V", sentence.lemmas[subject], "that") if what else None
    if sentence.is_noun(subject):
        effect = effect_on("N", sentence.lemmas[subject].lower(), "that" if kind == "that" else "for")
        if sentence.lemmas[subject].lower() in _AIMS:
            return effect
        if effect is not None and kind == "that" and effect.name in _LEANS:
            return effect  # "the signs are that it failed"
    return effect if effect is not None and effect.frame in _NAMES else None


def _of_duty(sentence: Sentence, g: int) -> Effect | None:
    """ "It is the army's duty to protect them", "it is time to leave"."""
    noun, subject = sentence.child(g, "attr"), sentence.child(g, "nsubj", "expl")
    if noun is None or subject is None or sentence.lower[subject] != "it":
        return None
    if sentence.lower[noun] == "time":
        return effect_on("V", "require", "to")
    return effect_on("N", sentence.lemmas[noun].lower(), "to")


def _takes_place(sentence: Sentence, g: int) -> bool:
    thing = sentence.child(g, "dobj")
    return thing is not None and sentence.lower[thing] in ("place", "effect")


def names_a_request(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun names something asked for or offered ("the offer", "a demand"): turned down or not, it was made."""
    effect = effect_on("N", sentence.lemmas[noun].lower(), "to")
    return effect is not None and effect.frame in ("demand", "promise")


def names_a_favour(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun names what only others can do for one who seeks it ("an apology", "the extradition of")."""
    return sentence.lemmas[noun].lower() in modality().favours


def names_a_guess(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun names what is only suggested ("suggestions", "the rumour")."""
    effect = effect_on("N", sentence.lemmas[noun].lower(), "that")
    return effect is not None and effect.name == "holds possible"


def names_a_statement(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun is one of saying ("the claim", "allegations")."""
    effect = effect_on("N", sentence.lemmas[noun].lower(), "that")
    return effect is not None and effect.name in ("reports", "alleges", "points to")
