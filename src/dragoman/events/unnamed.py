"""People whom no list of actors holds and a common noun names all the same: "a dentist", "a 19-year-old"."""

from __future__ import annotations

import re

from dragoman.events.phrases import key
from dragoman.language import Sentence
from dragoman.records import Mention
from dragoman.word_lists import word_list

# Endings of nouns for people, and things that end so.
_DOING = ("er", "or", "ist", "ian", "eer")
_THINGS = word_list("events", "things_in_er")
_WORKING = tuple(sorted(word_list("events", "trades_at_the_end")))
# What is done to people only, and what tells them to act.
_DONE_TO_PEOPLE = word_list("events", "done_to_people")
_GIVING = frozenset({"give", "grant", "offer", "promise", "tell", "deny", "send", "lend", "award"})
_TOLD = word_list("events", "told_to_act")
# What stands for whoever is in it.
HOUSES = word_list("events", "houses")
# Capitalised nouns that make a name one of a street, a water, a text or a prize: nobody acts by it, nothing is done to it.
THING_NAMES = word_list("events", "thing_names")
_GROUNDS = word_list("events", "roads") | {"dam", "pass", "hill", "junction", "checkpoint", "mountain", "forest"}
_SEEKING = word_list("events", "seeking_office")
_STREETS = word_list("events", "streets")
# "N100m", "RM9,000": a currency before its sum.
_SUM = re.compile(r"[A-Z]{1,3}[$£€]?\d[\d.,]*\d")
_NUMBERED = frozenset({"det", "nummod", "poss", "amod", "compound", "nmod"})


def names_doer(sentence: Sentence, head: int) -> bool:
    """Tell whether the ending of the common noun at token ``head`` makes it one for people by what they do: "divers"."""
    word = sentence.lemmas[head]
    return sentence.tags[head] in ("NN", "NNS") and word.endswith(_DOING) and word not in _THINGS


def must_be_somebody(sentence: Sentence, head: int) -> bool:
    """Tell whether grammar makes a common noun mean somebody: "who" behind it, or what is done to it is done to people.

    "Arrested two infiltrators", "asked the campers to move", "the builders, who side with Canada".
    """
    if sentence.tags[head] not in ("NN", "NNS") or sentence.lower[head].endswith("ing"):
        return False
    for clause in sentence.children_with(head, "relcl"):
        if any(sentence.lower[j] == "who" for j in sentence.children_with(clause, "nsubj", "nsubjpass")):
            return True
    first = head
    while sentence.deps[first] == "conj" and sentence.is_noun(sentence.heads[first]):
        first = sentence.heads[first]
    if first != head and names_doer(sentence, first) and sentence.child(head, "det") is not None:
        return must_be_somebody(sentence, first)  # "detained a collector and a shipping agent"
    verb = sentence.heads[head]
    label = sentence.deps[head]
    if label == "dative" and sentence.lemmas[verb] in _GIVING and names_doer(sentence, head):
        return True  # "gave holders of guns a week to give them up"
    if label not in ("dobj", "nsubjpass", "nsubj") or not sentence.is_verb(verb) or sentence.child(verb, label) != head:
        return False
    if sentence.deps[head] == "nsubj":  # "asked the campers to move": to the parser, the campers may move
        to = any(sentence.lower[j] == "to" for j in sentence.children_with(verb, "aux"))
        return to and sentence.tags[verb] == "VB" and sentence.lemmas[sentence.heads[verb]] in _TOLD
    if sentence.lemmas[verb] in _DONE_TO_PEOPLE:
        return True
    clauses = sentence.children_with(verb, "xcomp", "advcl", "ccomp")
    to_act = any(j > head and any(sentence.lower[k] == "to" for k in sentence.children_with(j, "aux")) for j in clauses)
    return to_act and sentence.lemmas[verb] in _TOLD


def is_person(sentence: Sentence, head: int, person_nouns: frozenset[str]) -> bool:
    """Tell whether token ``head`` names a person or people of flesh: by one of the nouns given, or by an age.

    Args:
        sentence: the sentence.
        head: the head of a noun phrase.
        person_nouns: nouns for people by trade, kin or situation.
    """
    if _by_age(sentence, head):
        return True
    known = sentence.tags[head] in ("NN", "NNS") and (key(sentence, head) in person_nouns or _by_work(sentence, head))
    if known and sentence.zone == "title":
        return True
    return known and (sentence.tags[head] == "NNS" or any(sentence.deps[j] in _NUMBERED for j in sentence.children[head]))


def _names_a_cause(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a prefix makes a view of a name: "pro-Morsi students" are others than he; "pro-Russian" may be a nation's."""
    first, words = mention.tokens[0], sentence.lower
    prefix = words[first - 2] if first > 1 and words[first - 1] == "-" else words[first].partition("-")[0]
    return prefix in ("anti", "counter") or (prefix == "pro" and mention.actor.kind in ("person", "unknown"))


def _is_sought(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a body is named only as what somebody wants to get into: "a candidate for Congress"."""
    behind = sentence.heads[mention.head]
    sought = sentence.deps[mention.head] == "pobj" and sentence.lower[behind] == "for"
    return sought and mention.actor.kind != "person" and sentence.lemmas[sentence.heads[behind]] in _SEEKING


def names_thing(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a name is that of a street, a water, a text or a prize, stands in a street's name, or is a sum of money.

    Nor does it name anybody who takes part if it only says what others are for or against ("anti-Kremlin bloggers") or where they
    want to get ("a candidate for Congress").
    """
    if _names_a_cause(sentence, mention) or _is_sought(sentence, mention):
        return True
    if mention.actor.kind not in ("person", "unknown"):
        return False
    first, end = mention.tokens
    if mention.actor.kind == "unknown" and _SUM.match(mention.actor.name):
        return True
    if mention.actor.kind == "unknown" and sentence.words[end - 1][:1].isupper() and sentence.lower[end - 1] in THING_NAMES:
        return not sentence.words[end - 1].isupper()
    above = sentence.heads[mention.head]
    grounds = above >= end and sentence.tags[above] == "NN" and sentence.lemmas[above] in _GROUNDS
    if mention.actor.kind == "person" and grounds and sentence.deps[mention.head] in ("compound", "nmod"):
        return mention.actor.named  # "the Haji Omeran crossing"
    opening = first if sentence.lower[first] in _STREETS else max(first - 1, 0)
    street = sentence.lower[opening] in _STREETS and sentence.words[opening][:1].isupper() and opening < sentence.heads[opening]
    behind = end < len(sentence) and sentence.lower[end] in {"avenue", "street", "square", "boulevard"}
    return street or (behind and sentence.words[end][:1].isupper())


def _by_work(sentence: Sentence, head: int) -> bool:
    """Tell whether a compound says what people work at: "steelworkers", "horsemen"; not "workers" or "men", which are listed."""
    word = sentence.lemmas[head]
    return any(word.endswith(end) and len(word) > len(end) + 2 for end in _WORKING)


def _by_age(sentence: Sentence, head: int) -> bool:
    """Tell whether an age stands for somebody: "a 19-year-old"."""
    year = any(sentence.lower[j] == "year" for j in range(max(0, head - 3), head))
    noun = sentence.deps[head] in ("dobj", "nsubj", "nsubjpass", "pobj", "appos", "attr", "dative", "ROOT")
    return sentence.lower[head] in ("old", "olds") and year and noun
