"""Clauses that set a predicate's frame, whatever verb governs them: conditions, purposes, "without", "before", "lest"."""

from __future__ import annotations

from dragoman.clauses.circumstances import circumstances
from dragoman.clauses.effects import effect_of
from dragoman.clauses.frames import is_purpose, set_condition, set_purpose
from dragoman.clauses.lexicon import modality, weaker
from dragoman.clauses.links import Link, asks, link_above
from dragoman.clauses.predicate_view import View, own_view, time_above
from dragoman.language import Sentence
from dragoman.word_lists import word_list

_STOPS = frozenset({"adverbial", "temporal", "before", "as-if", "relcl", "appos", "participle", "by"})
# Governors of these classes set what they speak of in the future, so that "if they did not" means the time to come.
_FORWARD = frozenset({"threat", "promise", "demand"})
# What cuts an undertaking short before its end.
_CUT_SHORT = word_list("clauses", "cut_short")


def set_by_clause(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """Read links that need no lexicon: conditions, purposes, adverbial clauses. Tell whether the way up ends here."""
    if _sets_condition(sentence, view, i, link):
        return True
    if link.kind == "near" and sentence.tags[i] == "VBG":
        view.certainty, view.time, view.timed = weaker(view.certainty, "probable"), "future", True  # "dam near bursting"
        return False
    if _sets_supposed_case(sentence, view, i, link) or _sets_undone(sentence, view, i, link):
        return True
    _set_time_by_main_clause(sentence, view, i, link)
    return link.kind in _STOPS


def _sets_condition(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """Set what a condition makes of the clause: "if", "as long as", "barring"; tell whether it is one."""
    g = link.governor
    if link.kind in ("condition", "inverted"):
        above = link_above(sentence, g)
        effect = effect_of(sentence, Link(g, "object")) or (effect_of(sentence, above) if above is not None else None)
        had = any(sentence.lower[j] == "had" for j in sentence.children_with(i, "aux"))
        set_condition(sentence, view, i, g, effect is not None and effect.frame in _FORWARD, had)
        return True
    main = sentence.heads[g]
    modal = any(sentence.tags[j] == "MD" for j in sentence.children_with(main, "aux"))
    only = any(sentence.lower[j] == "only" for j in sentence.children[g])
    goes_on = sentence.lemmas[i] == "be" or any(sentence.lower[j] == "still" for j in sentence.children[i])
    ahead = modal or only or (circumstances(sentence, i).tense == "present" and not goes_on)
    if sentence.lower[g] == "long" and ahead and sentence.child(i, "mark") is not None:
        set_condition(sentence, view, i, main)  # "will be paid as long as reforms continue"
        return True
    if link.kind in ("barring", "failing") and sentence.is_noun(i):
        view.frame, view.certainty, view.time = "condition", "possible", "future"
        return True
    return False


def _sets_supposed_case(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """Set what is feared, supposed, wished or stipulated: "lest", "in the event of", "provided that"; tell whether it is so."""
    g = link.governor
    if link.kind == "lest":
        view.frame, view.certainty, view.time = "fear", "possible", "future"
        return True
    if link.kind in ("to", "purpose") and _were_to(sentence, g):
        set_condition(sentence, view, i, sentence.heads[g])
        return True
    if sentence.lower[g] in ("event", "case", "condition") and sentence.lower[sentence.heads[g]] in ("in", "on"):
        set_condition(sentence, view, i, sentence.heads[sentence.heads[g]])  # "in the event of", "on condition that"
        return True
    if link.kind == "that" and sentence.lemmas[g] == "wish" and any(sentence.lower[j] == "had" for j in sentence.children[i]):
        view.frame, view.certainty = "counterfactual", "certain"  # "wishes he had stayed"
        view.reverse()
        return True
    if link.kind in ("that", "provided", "providing") and sentence.lower[link.governor] in modality().condition_markers:
        set_condition(sentence, view, i, sentence.heads[g])  # "provided that it agrees"
        return True
    return False


def _sets_undone(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """Set what is left undone, meant, or cut short: "without", "in order to", "before"; tell whether it is so."""
    g = link.governor
    if (link.kind == "without" and sentence.tags[i] == "VBG") or link.kind == "instead":
        view.polarity, view.time = "negative", time_above(sentence, i)
        return True
    if is_purpose(sentence, link):
        set_purpose(sentence, view, i, g)
        return True
    if link.kind == "before" and sentence.tags[i] == "VBG" and sentence.lemmas[g] in _CUT_SHORT:
        view.polarity, view.certainty, view.time = "negative", "certain", "past"  # "turned back before reaching the camp"
        return True
    if link.kind == "before" and any(sentence.lower[j] == "could" for j in sentence.children_with(i, "aux")):
        view.polarity, view.certainty, view.time = "negative", "certain", "past"  # "fled before they could be caught"
        return True
    return False


def _set_time_by_main_clause(sentence: Sentence, view: View, i: int, link: Link) -> None:
    """Take the future from the main clause: "when it withdraws, they will"; leave open what is under a denied "any"."""
    g = link.governor
    passed = sentence.lower[g] == "soon" or sentence.deps[g] in ("npadvmod", "dobj")
    timed_by = sentence.heads[g] if passed else g  # "will talk as soon as they are freed", "the moment they are freed"
    until = any(sentence.lower[j] in ("until", "till") for j in sentence.children_with(i, "mark"))
    main = sentence.heads[g] if sentence.deps[g] == "acomp" else timed_by
    if until and view.time == "present" and own_view(sentence, main).time == "present":
        view.time = "future"  # "the sanctions stay until they are freed"
    if link.kind in ("temporal", "before") and view.time == "present" and own_view(sentence, timed_by).time == "future":
        view.time = "future"  # "when it withdraws, they will"
    if view.certainty != "unknown" and _any_under_negation(sentence, i, g):
        view.certainty = "unknown"  # "not aware of any attack"


def _any_under_negation(sentence: Sentence, i: int, g: int) -> bool:
    if not sentence.is_noun(i) or not any(sentence.lower[j] == "any" for j in sentence.children[i]):
        return False
    return sentence.deps[g] == "acomp" and circumstances(sentence, sentence.heads[g]).negated


def _were_to(sentence: Sentence, g: int) -> bool:
    """ "Were the council to meet, ...": an inverted condition whose verb hangs on "were"."""
    subject = sentence.child(g, "nsubj", "nsubjpass")
    return sentence.lower[g] == "were" and subject is not None and subject > g and not asks(sentence)
