"""Which effect a governor has in fact, where the complement, its noun or its tense tells another than the governor alone.

"Denied" is one thing before a visa and another before a report; "warned that the tanks were empty" says something, "warned that
the tanks would fire" threatens.
"""

from __future__ import annotations

from dragoman.clauses.effects import names_a_favour, names_a_guess, names_a_request, names_a_statement
from dragoman.clauses.hearsay import names_author
from dragoman.clauses.lexicon import Effect, effect_on
from dragoman.clauses.links import Link
from dragoman.clauses.predicate_view import View, own_view
from dragoman.clauses.suppositions import follows_from_subject
from dragoman.language import Sentence
from dragoman.word_lists import word_list

# What somebody sees another do was done when he saw it.
_PERCEIVES = word_list("clauses", "perceives")
# What is granted or denied, not said or denied.
_GRANTED = word_list("clauses", "granted")


def effect_meant(sentence: Sentence, view: View, i: int, link: Link, effect: Effect | None) -> Effect | None:
    """Return the effect on the clause or noun at token i, None if its governor has none.

    Args:
        sentence: a parsed sentence.
        view: how token i is presented so far.
        i: the predicate or event noun.
        link: what governs it, and how.
        effect: what the governor's class says of such a complement.
    """
    lemma = sentence.lemmas[link.governor]
    if effect is not None and effect.name == "refuses" and link.kind == "that" and not summed_up(sentence, i, link.governor):
        effect = effect_on("V", "deny", "that")  # "rejected as false an account that"
    if effect is not None and link.kind == "object" and lemma == "seek" and names_a_favour(sentence, i):
        effect = effect_on("V", "demand", "object")  # "seeks the extradition of the banker"
    doubted = effect is not None and effect.name == "doubts" and sentence.is_noun(link.governor)  # "doubts about whether"
    if link.kind == "whether" and (effect is None or doubted):
        effect = effect_on("V", "ask", "whether")
    if link.kind == "that" and lemma in ("agree", "assure") and view.time == "future":
        effect = effect_on("V", "promise", "that")  # "it was agreed that they would leave"
    watched = link.kind == "to" and lemma in _PERCEIVES and sentence.tags[i] == "VB"
    if watched and (effect is None or effect.name in ("takes for a fact", "reports")):
        effect = effect_on("V", "manage", "to")  # "saw the sergeant shoot the boy"
    return effect


def effect_on_object(sentence: Sentence, view: View, i: int, link: Link, effect: Effect, first: bool) -> Effect | None:
    """Return the effect on the event that the object at token i names, None if the event stays as it is.

    Args:
        sentence: a parsed sentence.
        view: how token i is presented so far; changed where the object itself was said, guessed or stopped.
        i: the noun.
        link: what governs it.
        effect: what the governor does to an object.
        first: whether the noun itself is the event asked for, not a noun above it.
    """
    if effect.name in ("refuses", "denies") and names_a_statement(sentence, i):
        if first or names_author(sentence, i):
            return None  # "dismissed the accusations": they were made; "rejected the bishop's claim": it stays the bishop's
        effect, view.certainty = effect_on("V", "deny", "that") or effect, "certain"  # "dismissed the claim that"
    if effect.name in ("refuses", "denies") and not first and names_a_guess(sentence, i):
        effect, view.certainty = effect_on("V", "deny", "that") or effect, "certain"  # "dismissed suggestions that"
    if effect.name == "denies" and sentence.lemmas[i].lower() in _GRANTED:
        effect = effect_on("V", "refuse", "object") or effect  # "was denied a visa"
    if first and effect.name == "refuses" and names_a_request(sentence, i):
        return None  # "rejected the offer": it was made
    if effect.name == "confirms" and names_a_statement(sentence, i):
        return None  # "the claim could not be verified": it stays the claimant's
    if effect.name == "reports" and sentence.is_noun(i) and is_definite(sentence, i):
        return None  # "did not mention the killing"
    attempted = view.frame == "purpose" and not first  # "abandoned its attempt to retake the fort"
    if effect.name == "stops what went on" and is_definite(sentence, i) and not attempted:
        if own_view(sentence, link.governor).frame != "demand":
            return None  # "to stop the attacks": they go on
        view.time, view.timed = "future", True  # "stop the bombing!"
    return effect


def effect_by_tense(sentence: Sentence, view: View, i: int, link: Link, effect: Effect) -> Effect:
    """Return the effect where the tense below tells whether something is said, threatened, sworn or asked."""
    past = view.timed and view.time == "past" and sentence.lower[i] != sentence.lemmas[i]  # but "urged that they put it down"
    if link.kind == "that" and effect.name == "demands" and past:
        effect = effect_on("V", "say", "that") or effect  # "advised the council that the bridge had collapsed"
    told = view.timed and (view.time != "future" or (view.frame == "consequence" and follows_from_subject(sentence, i)))
    sworn = effect.name == "promises" and view.timed and view.time != "future"  # "swore that he had been asleep"
    if link.kind == "that" and (sworn or (effect.name == "threatens" and told)):
        effect = effect_on("V", "say", "that") or effect  # "warned that the tanks were empty"
    if effect.name == "permits" and own_view(sentence, link.governor).frame == "demand":
        effect = effect_on("V", "demand", "to") or effect  # "let us go home!"
    return effect


def summed_up(sentence: Sentence, i: int, verb: int) -> bool:
    """ "The army burned it, a charge the general denies", taken for the main verb: told as it is, denied in passing."""
    between = (j for j in sentence.children_with(verb, "nsubj", "dobj") if i < j < verb)
    return any(names_a_statement(sentence, j) and sentence.lower[sentence.left_edge(j)] in ("a", "an") for j in between)


def is_definite(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun means what is known already: "the attack", "their raid"."""
    return any(
        sentence.lower[j] in ("the", "this", "that", "these", "those") or sentence.deps[j] == "poss"
        for j in sentence.children[noun]
    )
