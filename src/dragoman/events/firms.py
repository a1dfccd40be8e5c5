"""Business of firms and charities, which is no politics: what they buy, plan, move and owe each other."""

from __future__ import annotations

from dragoman.events.act import Act
from dragoman.events.phrases import key, singular
from dragoman.events.politics import acts_in_politics
from dragoman.ontology import Codebook, EventType
from dragoman.records import Actor

CIVIL_SUIT = "a suit between firms"
_FIRMS = frozenset({"BUS", "MNC"})
_CIVIL = frozenset({"SOC", "EDU", "MED", "REL", "BUS", "JRN"})
_PEOPLE = frozenset({"person", "people"})


def plans_of_firm(act: Act, type_: EventType, codebook: Codebook) -> bool:
    """Tell whether a firm intends something on its own account: "the company plans to close its base in Spain"."""
    words = codebook.word_class("firms")
    intends = type_.quad == 3 and key(act.sentence, act.candidate.token) in codebook.word_class("future_verbs")
    return intends and bool(act.actors) and all(_is_firm(p.actor, words) for p in act.actors)


def moved_without_forces(act: Act, type_: EventType, codebook: Codebook) -> bool:
    """Tell whether bodies that have no forces move people and things: "the charity recruited volunteers"."""
    forces = type_.quad == 4 and type_.at_home == "pair"
    moves = type_.quad == 4 and act.sentence.lemmas[act.candidate.token] in ("cross", "enter", "advance")
    if moves and act.actors and all(p.actor.country == "NGO" for p in act.actors):
        return True  # "a convoy of the Red Cross crossed into Syria"
    firms = codebook.word_class("firms")
    return forces and bool(act.actors) and all(_is_firm(p.actor, firms) or _is_civil(p.actor) for p in act.actors)


def civil_suit(act: Act, _: EventType, codebook: Codebook) -> bool:
    """Tell whether a court settles what is between firms and private people: "ordered Vanfield Foods to pay its rival"."""
    if key(act.sentence, act.candidate.token) not in codebook.word_class("civil_rulings"):
        return False
    words = act.sentence.lower
    if codebook.word_class("signs_of_firms").isdisjoint(words) or not codebook.word_class("governing_words").isdisjoint(words):
        return False
    courts = [a for a in act.everybody if a.sectors[:1] == ("JUD",)]
    others = [a for a in act.everybody if a not in courts]
    return bool(courts) and bool(others) and all(a.kind == "unknown" and not a.country and not a.sectors for a in others)


def _is_civil(actor: Actor) -> bool:
    return actor.kind == "institution" and bool(actor.sectors) and _CIVIL.issuperset(actor.sectors)


def is_commerce(act: Act, type_: EventType, codebook: Codebook) -> bool:
    """Tell whether firms alone deal with each other, their staff or their customers; deals of two named firms may matter."""
    everybody, words = act.everybody, codebook.word_class("firms")
    if not any(_is_firm(a, words) for a in everybody) or not all(_is_firm(a, words) or _is_private(a) for a in everybody):
        return False
    if type_.by_anyone:
        return False
    if type_.quad == 4 and type_.is_force:  # "the brands battle for customers"
        fights = key(act.sentence, act.candidate.token) in codebook.word_class("contest_words")
        return fights and bool(act.actors) and all(_is_firm(p.actor, words) for p in act.actors)
    if not act.actors and type_.quad > 2:
        return False  # sanctions on airlines: somebody's, not theirs
    return type_.quad == 2 or sum(_is_firm(a, words) and not _is_called(a, words) for a in everybody) < 2


def _is_firm(actor: Actor, words: frozenset[str]) -> bool:
    """Tell whether an actor is a firm by what is known of it, or by the noun that one without a name is called by."""
    return actor.country == "MNC" or not _FIRMS.isdisjoint(actor.sectors) or _is_called(actor, words)


def _is_called(actor: Actor, words: frozenset[str]) -> bool:
    """Tell whether an actor has no name of its own, only such a noun: "a Dutch rival"."""
    last = actor.name.lower().split()[-1:]
    return actor.kind in ("institution", "unknown", *_PEOPLE) and not words.isdisjoint((*last, *map(singular, last)))


def _is_private(actor: Actor) -> bool:
    return actor.kind in ("person", "people", "unknown", "institution") and not acts_in_politics(actor)
