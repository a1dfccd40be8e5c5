"""A parse mended where "and" joins two clauses and small models join the nouns beside it.

In "Romania sent lorries to Kyiv and the White House thanked it" they read "Kyiv and the White House" as one phrase and leave
"thanked" without a subject, so that Romania would send lorries to the White House and thank somebody.
"""

from __future__ import annotations

from dragoman.sentence import SUBJECTS, Sentence
from dragoman.word_lists import word_list

# Verbs that nothing is done by: with a noun before them and no object they are finite ("and a president fled by boat").
_INTRANSITIVE = word_list("reading", "intransitive")
_JOINING = frozenset({"and", "but", "while"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_FIRST_OF_CLAUSE = _FINITE | {"MD"}
_HANGING = frozenset({"advcl", "conj", "dep", "parataxis"})
# What may stand between a subject and its verb.
_BETWEEN = frozenset({"aux", "auxpass", "neg", "advmod"})


def part_joined_clauses(sentence: Sentence) -> None:
    """Give a verb the noun right before it, which the parser joined to a noun of the clause before, in place."""
    if _JOINING.isdisjoint(sentence.lower):
        return
    for verb, label in enumerate(sentence.deps):
        if label in _HANGING and sentence.tags[verb][:2] == "VB":
            _part(sentence, verb)
    if "and" in sentence.lower:
        for verb in range(1, len(sentence)):
            if sentence.deps[verb] == "acl":
                _part_second_clause(sentence, verb)
            if sentence.deps[verb] in ("conj", "advcl"):
                _part_from_name(sentence, verb)


def _part(sentence: Sentence, verb: int) -> None:
    above = sentence.heads[verb]
    first = min([verb, *sentence.children_with(verb, *_BETWEEN)])
    finite = next((t for t in range(first, verb) if sentence.deps[t] in ("aux", "auxpass")), verb)
    if sentence.tags[finite] not in _FIRST_OF_CLAUSE or not above < first or not sentence.is_verb(above):
        return
    noun = _joined_before(sentence, first)
    if noun is None or sentence.child(above, *SUBJECTS) is None or sentence.child(verb, "mark") is not None:
        return
    if above not in sentence.ancestors(noun):
        return
    taken = sentence.child(verb, *SUBJECTS)
    if taken is not None and (taken < above or noun not in sentence.subtree(taken)):
        return
    and_ = min(sentence.subtree(noun)) - 1
    sentence.attach(noun, verb, "nsubjpass" if sentence.child(verb, "auxpass") is not None else "nsubj")
    sentence.attach(and_, above, "cc")
    sentence.attach(verb, above, "conj")
    if taken is not None:
        sentence.attach(taken, above, "dobj")


def _joined_before(sentence: Sentence, first: int) -> int | None:
    """Return the noun that ends right before a token and opens right behind "and", joined to a noun before."""
    if first < 2 or not sentence.is_noun(first - 1):
        return None
    noun = first - 1
    while sentence.deps[noun] != "conj" and sentence.heads[noun] != noun and sentence.is_noun(sentence.heads[noun]):
        noun = sentence.heads[noun]
    if sentence.deps[noun] != "conj" or not sentence.is_noun(noun) or noun > first:
        return None
    whole = sentence.subtree(noun)
    opened = whole[0] > 0 and sentence.lower[whole[0] - 1] in _JOINING
    return noun if opened and whole == list(range(whole[0], first)) else None


def _part_second_clause(sentence: Sentence, verb: int) -> None:
    """Make a noun that is coordinated with an object the subject of a verb that only can be its own: "and a president fled"."""
    noun = sentence.heads[verb]
    if sentence.lemmas[verb] not in _INTRANSITIVE or sentence.tags[verb] not in ("VBN", "VBD"):
        return
    if sentence.deps[noun] != "conj" or sentence.deps[sentence.heads[noun]] != "dobj" or sentence.lower[verb - 1] == ",":
        return
    first = next((a for a in sentence.ancestors(noun) if sentence.is_verb(a) and a < noun), None)
    if first is None or sentence.tags[first] not in _FINITE or sentence.child(verb, "dobj") is not None:
        return
    sentence.attach(verb, first, "conj")
    sentence.tags[verb] = "VBD"
    sentence.attach(noun, verb, "nsubj")
    for j in sentence.children_with(verb, "agent"):
        sentence.deps[j] = "prep"


def _part_from_name(sentence: Sentence, verb: int) -> None:
    """Part a subject from the name before "and", to the parser its modifier: "in the town of Ryazan and Russian bombs fell"."""
    noun = verb - 1
    if sentence.tags[verb] not in _FINITE or sentence.child(verb, *SUBJECTS):
        return
    if sentence.deps[noun] != "pobj" or sentence.tags[noun] != "NNS":
        return
    name = next((j for j in sentence.children_with(noun, "nmod", "compound") if sentence.tags[j] == "NNP"), None)
    adjective = next((j for j in sentence.children_with(name, "conj") if name < j < noun), None) if name is not None else None
    if name is None or adjective is None or sentence.lower[name + 1 : adjective] != ["and"]:
        return
    above = sentence.heads[noun]
    for j in [j for j in sentence.children[noun] if j < name]:
        sentence.attach(j, name, sentence.deps[j])
    sentence.attach(name, above, "pobj")
    sentence.attach(adjective, noun, "amod")
    sentence.attach(noun, verb, "nsubj")
    sentence.attach(name + 1, sentence.heads[verb], "cc")
