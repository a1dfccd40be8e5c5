"""A parse mended where small models hang a clause on the wrong noun: "who" on a place, a participle on an apposition."""

from __future__ import annotations

from dragoman.sentence import Sentence
from dragoman.word_lists import word_list

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_AT = frozenset({"in", "at", "from", "near", "outside", "inside", "across", "around", "off"})
# Nouns for bodies that do what a clause behind their place tells: "a panel in Leeds, which ordered the council to act".
_BODIES = word_list("reading", "bodies")
_GROUNDS = word_list("reading", "grounds")


def mend_clauses(sentence: Sentence) -> None:
    """Hang clauses in place on the noun or verb that they belong to.

    "Bandits in the forests, who kidnapped two" tells of bandits, not of forests.
    """
    for clause, label in enumerate(sentence.deps):
        if label == "relcl":
            _lift_off_place(sentence, clause)
            _lift_off_body(sentence, clause)
        elif label in ("acl", "advcl") and sentence.tags[clause] == "VBG" and sentence.words[clause - 1] == ",":
            _lift_to_main_verb(sentence, clause)


def _lift_off_body(sentence: Sentence, clause: int) -> None:
    """Give "who" to the person who is of a body: "a spokeswoman for the youth wing, who accused the minister"."""
    body = sentence.heads[clause]
    subject = sentence.child(clause, "nsubj", "nsubjpass")
    if subject is None or sentence.lower[subject] != "who" or sentence.deps[body] != "pobj":
        return
    above = sentence.heads[body]
    person = sentence.heads[above]
    if sentence.lower[above] in ("of", "for", "at", "with") and sentence.lemmas[body] in _BODIES and sentence.is_noun(person):
        sentence.attach(clause, person, "relcl")


def _lift_to_main_verb(sentence: Sentence, clause: int) -> None:
    """Hang a participle behind a comma on the main verb, not on an apposition or on what somebody is punished for.

    "Missiles struck a terminal, the fourth attack this month, wounding five"; "sentenced him for theft, rejecting his plea".
    """
    above = sentence.heads[clause]
    if sentence.deps[above] == "appos" and sentence.is_noun(above):
        verb = next((a for a in sentence.ancestors(above) if sentence.is_verb(a)), None)
    elif sentence.deps[above] == "pcomp" and sentence.lower[sentence.heads[above]] in ("for", "after", "by"):
        verb = next((a for a in sentence.ancestors(sentence.heads[above]) if sentence.is_verb(a)), None)
    else:
        return
    if verb is not None and verb < clause and sentence.tags[verb] in _FINITE:
        sentence.attach(clause, verb, "advcl")


def _lift_off_place(sentence: Sentence, clause: int) -> None:
    """Give a relative clause to the people or the body that are in a place, not to the place."""
    place = sentence.heads[clause]
    above = sentence.heads[place]
    from_there = sentence.lower[above] == "of" and sentence.words[above - 1] == ","  # "Ana Rey, 51, of Leeds, who"
    if sentence.deps[place] != "pobj" or (sentence.lower[above] not in _AT and not from_there):
        return
    subject = sentence.child(clause, "nsubj", "nsubjpass")
    if subject is None or sentence.tags[subject] not in ("WP", "WDT") or sentence.tags[place] in ("PRP", "CD"):
        return
    noun = sentence.heads[above]
    if sentence.deps[above] != "prep" or not sentence.is_noun(noun):
        return
    who = sentence.lower[subject] == "who" and (sentence.tags[place] in ("NNP", "NN") or sentence.lemmas[place] in _GROUNDS)
    which = sentence.lower[subject] == "which" and sentence.lemmas[noun] in _BODIES and sentence.tags[place] == "NNP"
    if who or which:
        sentence.attach(clause, noun, "relcl")
