"""Who would do what a verb names, by the words above it: "is ready to leave", "called on Chile to leave", "its promise to"."""

from __future__ import annotations

from dragoman.clauses import conjuncts, objects, prepositional_objects, subjects
from dragoman.drafting.act_words import is_passive
from dragoman.language import Sentence
from dragoman.word_lists import word_list

# Their object is who or what is to do it.
_OF_OTHERS = word_list("drafting", "of_others")


# "Warned it against joining", "prevents them from leaving", "accused it of shelling": the object is who would do it.
_TOLD_OF_OTHERS = word_list("drafting", "told_of_others")


def doers(sentence: Sentence, i: int, depth: int = 0) -> list[int]:
    """Return who would do what the verb at token i names: its subject, or whom the words above it make do it.

    "is ready to start forming", "called on Iran to allow", "the readiness of Arab states to accept", "its promise to leave".
    """
    above, label = sentence.heads[i], sentence.deps[i]
    if depth > 12 or above == i:
        first = first_of_row(sentence, i)
        return subjects(sentence, i) or (subjects(sentence, first) if first >= 0 else [])
    own = any(sentence.deps[j] in ("nsubj", "nsubjpass", "csubj") for j in sentence.children[i])
    if own or (label == "relcl" and sentence.tags[i] != "VB"):
        return subjects(sentence, i)
    wanted = sentence.is_verb(sentence.heads[above]) and sentence.lemmas[sentence.heads[above]] in _OF_OTHERS
    if label == "acl" and sentence.tags[i] == "VB" and sentence.is_noun(above) and sentence.deps[above] == "dobj" and wanted:
        return [above]  # "wants that agreement to stay in force", "asked the rebels to leave"
    if label in ("acl", "relcl") and sentence.tags[i] == "VB" and sentence.is_noun(above):
        if sentence.lemmas[above] in _TIMES and sentence.is_verb(sentence.heads[above]):
            return doers(sentence, sentence.heads[above], depth + 1)  # "has offered several times to leave"
        return _doers_of_noun(sentence, above)
    given = sentence.children_with(above, "dative") if sentence.lemmas[above] == "give" else []
    if given and sentence.tags[i] == "VB" and label in ("xcomp", "advcl", "acl"):
        return given  # "gave Chile a week to leave"
    if label in ("xcomp", "advcl") and sentence.lemmas[above] in ("call", "appeal") and sentence.tags[i] == "VB":
        called = prepositional_objects(sentence, above, "on", "upon", "to")
        if called:
            return called
    if label == "conj" and (sentence.is_verb(above) or sentence.deps[above] == "acomp"):
        return doers(sentence, _joined_to(sentence, i), depth + 1)
    if label == "xcomp" and sentence.deps[above] == "amod" and above > sentence.heads[above]:
        return [sentence.heads[above]]  # the headline "Chile ready to leave"
    if label in ("xcomp", "advcl", "ccomp") and sentence.deps[above] in ("acomp", "conj", "oprd") and not sentence.is_verb(above):
        verb = sentence.heads[above]
        while not sentence.is_verb(verb) and sentence.heads[verb] != verb:
            verb = sentence.heads[verb]
        return doers(sentence, verb, depth + 1) if sentence.is_verb(verb) else []
    if label == "pcomp" and (found := _doers_behind(sentence, above, depth)):
        return found
    if label == "xcomp" and sentence.tags[i] == "VB" and sentence.lemmas[above] in _OF_OTHERS and objects(sentence, above):
        return objects(sentence, above)  # "asked both to come to terms"
    if label == "xcomp" and sentence.is_verb(above) and not objects(sentence, above) and sentence.tags[i] in ("VB", "VBG"):
        return doers(sentence, above, depth + 1)  # "called on Chile to stop arming": Chile
    found = subjects(sentence, i)
    if not found and label in ("xcomp", "pcomp", "advcl") and sentence.is_verb(above):
        return doers(sentence, above, depth + 1)
    first = first_of_row(sentence, i) if not found else -1
    return subjects(sentence, first) if first >= 0 else found


_TIMES = frozenset({"time", "minute", "hour", "day", "week", "month", "year", "inch", "step"})
_FINITE = ("VBZ", "VBP", "VBD")


def first_of_row(sentence: Sentence, i: int) -> int:
    """Return the verb whose subject a finite verb without one shares ("if Chile returns it, cancels the claims and ..."), or -1.

    The parser may hang the second verb of such a row on another clause; what has no subject goes on with the verb before.
    """
    if sentence.tags[i] not in _FINITE or sentence.deps[i] not in ("ccomp", "advcl", "dep", "parataxis", "ROOT"):
        return -1
    if any(sentence.deps[j] in ("nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass", "mark") for j in sentence.children[i]):
        return -1
    before = [j for j in range(i) if sentence.is_verb(j) and sentence.tags[j] == sentence.tags[i]]
    return next((j for j in reversed(before) if sentence.children_with(j, "nsubj", "nsubjpass")), -1)


def _joined_to(sentence: Sentence, i: int) -> int:
    """Return the verb that a verb of a row is joined to; "has taken" is not joined to "had asked" but to what that hangs on.

    Nor is "ruled out" joined to "cooperate" in "demanded that it cooperate and ruled out".
    """
    above = sentence.heads[i]
    own_tense = sentence.tags[i] in ("VBD", "VBZ", "VBP") and not sentence.children_with(i, "aux")
    infinitive = any(sentence.lower[j] == "to" for j in sentence.children_with(above, "aux"))
    if own_tense and infinitive and sentence.deps[above] in ("ccomp", "xcomp") and sentence.is_verb(sentence.heads[above]):
        return sentence.heads[above]  # "wants the court to confirm it and brought a case": not the court
    told = sentence.tags[i] == "VBD" and sentence.tags[above] in ("VB", "VBP") and sentence.deps[above] == "ccomp"
    if told and sentence.tags[sentence.heads[above]] == "VBD":
        return sentence.heads[above]
    now = {sentence.lower[j] for j in sentence.children_with(i, "aux")} & {"has", "have"}
    before = any(sentence.lower[j] == "had" for j in sentence.children_with(above, "aux"))
    if now and before and sentence.deps[above] in ("advcl", "relcl", "ccomp") and sentence.is_verb(sentence.heads[above]):
        return sentence.heads[above]
    return above


def _doers_behind(sentence: Sentence, preposition: int, depth: int) -> list[int]:
    """Return who does what stands behind a preposition: "warned Chile against closing", "balks at leaving", "its threat of"."""
    while sentence.deps[preposition] == "conj" and sentence.tags[sentence.heads[preposition]] == "IN":
        preposition = sentence.heads[preposition]  # "of letting them in and of keeping them"
    above = sentence.heads[preposition]
    if sentence.lemmas[above] in _TIMES and (verb := _verb_above(sentence, above)) >= 0:
        return doers(sentence, verb, depth + 1)  # "came within an hour of calling the vote"
    if not sentence.is_verb(above):
        blamed = sentence.deps[above] == "dobj" and sentence.lemmas[sentence.heads[above]] in _TOLD_OF_OTHERS
        return [above] if blamed else _doers_of_noun(sentence, above) if sentence.is_noun(above) else []
    told = subjects(sentence, above) if is_passive(sentence, above) else objects(sentence, above)
    of_others = sentence.lemmas[above] in _TOLD_OF_OTHERS and sentence.lower[preposition] in ("against", "from", "of", "for")
    return told if of_others else doers(sentence, above, depth + 1)


def _verb_above(sentence: Sentence, noun: int) -> int:
    above = sentence.heads[noun]
    above = sentence.heads[above] if sentence.deps[noun] == "pobj" else above
    return above if sentence.is_verb(above) else -1


# Who does this to a request is the one of whom it is made.
_ANSWERING = word_list("drafting", "answering")


def _doers_of_noun(sentence: Sentence, noun: int) -> list[int]:
    """Return whose promise, demand or readiness to act a noun names; none for a demand, which is made of somebody else."""
    owner = sentence.children_with(noun, "poss")
    if sentence.lemmas[noun] in ("demand", "call", "appeal", "request", "order", "pressure", "ultimatum"):
        asked = prepositional_objects(sentence, noun, "on", "to", "from")
        verb = sentence.heads[noun]
        answered = sentence.deps[noun] == "dobj" and sentence.lemmas[verb] in _ANSWERING
        return asked or (doers(sentence, verb) if answered else [])
    owner = owner or [j for j in sentence.children_with(noun, "amod", "compound") if sentence.words[j][:1].isupper()]
    found = [k for j in owner for k in conjuncts(sentence, j)] or prepositional_objects(sentence, noun, "of", "by", "from")
    verb = sentence.heads[noun]
    if not found and sentence.deps[noun] == "dobj" and sentence.is_verb(verb):
        return doers(sentence, verb)
    return found
