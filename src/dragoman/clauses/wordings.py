"""Constructions that are read by their words: "hinges on", "given leave to", "among the first to", "short of", "to blame for"."""

from __future__ import annotations

from dragoman.clauses.links import Link
from dragoman.clauses.misread import dismissing_verb, given_leave, hinges_on
from dragoman.clauses.predicate_view import View, own_view
from dragoman.language import Sentence


def sets_wording(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """Tell whether one of these decides about the event at token i, and set the view: the way up ends here then."""
    rules = (_dismissed, _hinges_on, _given_leave, _among_the_first, _short_of, _permitting, _to_blame, _in_prospect)
    return any(rule(sentence, view, i, link) for rule in rules)


def _dismissed(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """ "Rejected as baseless reports that it fired": it did not."""
    verb = dismissing_verb(sentence, i)
    if verb is None or own_view(sentence, verb).polarity == "negative":
        return False
    view.certainty, view.frame = "certain", "asserted"
    view.reverse()
    return True


def _hinges_on(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """ "The loan hinges on parliament passing the budget"."""
    if not hinges_on(sentence, i):
        return False
    view.frame, view.certainty, view.time, view.timed = "condition", "possible", "future", True
    return True


def _given_leave(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """ "Granted the strikers leave to march"."""
    if not given_leave(sentence, i):
        return False
    view.frame, view.certainty, view.time, view.timed = "permission", "possible", "future", True
    return True


def _among_the_first(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """ "Was among the first to leave": left."""
    if link.kind not in ("to", "relcl", "purpose"):
        return False
    before = sentence.left_edge(i) - 1
    first = before > 0 and sentence.lower[before] in ("first", "last")
    if not first or not any(sentence.lower[j] == "to" for j in sentence.children_with(i, "aux")):
        return False
    ahead = any(tag == "MD" for tag in sentence.tags[:before])
    view.time, view.timed = ("future" if ahead else "past"), True
    return True


def _short_of(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """ "Short of a miracle, the club will go bankrupt", "nothing short of a coup would stop it"."""
    g = link.governor
    if link.kind != "of" or sentence.lower[g] != "short" or not sentence.is_noun(i):
        return False
    below = next((j for j in range(g) if sentence.words[j].isalpha()), g) == g or sentence.lower[g - 1] in ("nothing", "little")
    if not below or not any(tag == "MD" for tag in sentence.tags):
        return False
    view.frame, view.certainty, view.time, view.polarity = "condition", "possible", "future", "positive"
    return True


def _permitting(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """ "The visit will go ahead, weather permitting"."""
    if sentence.lower[i] not in ("permitting", "allowing"):
        return False
    if not (i > 1 and sentence.is_noun(i - 1) and (sentence.words[i - 2] == "," or i == 1)):
        return False
    view.frame, view.certainty, view.time = "condition", "possible", "future"
    return True


def _to_blame(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """ "Hold the minister to blame for the deaths"."""
    g = link.governor
    if link.kind != "for" or sentence.lower[g] != "blame" or g < 1 or sentence.lower[g - 1] != "to":
        return False
    view.frame = "accusation" if view.frame == "asserted" else view.frame
    return True


# What is so is yet to come: "a deal is in sight".
_PROSPECTS = (
    ("in", "sight"), ("within", "reach"), ("within", "grasp"), ("in", "prospect"), ("on", "the", "cards"),
    ("in", "the", "offing"),
    ("on", "the", "horizon"), ("in", "the", "works"), ("in", "the", "pipeline"), ("on", "its", "way"), ("in", "the", "air"),
)  # fmt: skip


def _in_prospect(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """ "An end to the strike is in sight", "no end is in sight"."""
    g = link.governor
    if link.kind not in ("subject", "attr") or sentence.lemmas[g] not in ("be", "look", "seem", "appear", "remain"):
        return False
    behind = [tuple(sentence.lower[j : j + 3]) for j in sentence.children_with(g, "prep") if j > g]
    behind += [tuple(sentence.lower[j : j + 3]) for j in sentence.children_with(i, "prep") if link.kind == "attr"]
    if not any(phrase[: len(p)] == p for phrase in behind for p in _PROSPECTS):
        return False
    negated = own_view(sentence, g).polarity == "negative" or view.polarity == "negative"
    view.certainty, view.polarity, view.time, view.timed = "probable", "negative" if negated else "positive", "future", True
    return True
