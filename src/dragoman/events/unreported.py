"""Why a report does not tell an act as an event of its own: content of another, supposed, denied; and plans, which it tells."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.clauses.circumstances import tense
from dragoman.events.act import CONTENT_OF, TALKED_ABOUT
from dragoman.events.matching import Candidate
from dragoman.events.phrases import key
from dragoman.events.reality import names_a_case
from dragoman.events.rewriting import Category
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.records import Factuality, Party

# Words that open a condition: what would follow is no plan.
_CONDITIONAL_WORDS = frozenset({"if", "unless", "should", "were", "provided", "whether", "had"})
_IN_CASE = frozenset({"if", "unless", "provided", "whether"})
# Questions that take it for granted that something was done.
_CIRCUMSTANCES = frozenset({"why", "how", "when", "where"})
# Forms of a verb that somebody is at now: "plans to", "is preparing to".
_NOW = frozenset({"VBZ", "VBP", "VBG"})
_THEIRS = frozenset({"its", "their"})
# What those are who speak for a country.
_OFFICIAL = frozenset({"GOV", "MIL"})
_PLANNING = "planning_verbs"
_DECIDING = "deciding_verbs"
_DECISIONS, _SCHEMES = "decisions", "schemes"


def why_unreported(
    sentence: Sentence,
    candidate: Candidate,
    counts_as: Category,
    view: Factuality,
    announced: bool = False,
    intended: bool = False,
) -> str:
    """Return why the report does not tell this as an event of its own: content of another, hypothetical, denied; else nothing.

    Args:
        sentence: the sentence.
        candidate: the signal found.
        counts_as: the category it counts as.
        view: whether it happened, as the report puts it.
        announced: whether somebody says himself that he will do it in a case: told where it counts as hard words, for a threat is
            conditional.
        intended: whether it is planned, or one is ready for it (:func:`is_intended`): told where it counts as a promise.
    """
    if candidate.operator is not None:
        return f"{CONTENT_OF} {sentence.words[candidate.operator.token]!r}"
    if view.frame in TALKED_ABOUT:
        unless = _IN_CASE if counts_as.denied else _CONDITIONAL_WORDS  # "would not renew it" refuses, whatever else "had" been
        planned = view.frame == "consequence" and counts_as.rule and unless.isdisjoint(sentence.lower)
        planned = planned and not names_a_case(sentence)
        planned = planned or intended
        planned = planned or (announced and view.frame == "consequence" and bool(counts_as.rule))
        told = view.frame == "consequence" and view.time == "past" and view.certainty == "certain"
        told = told or (view.frame == "refusal" and counts_as.denied)
        told = told or (view.frame == "question" and view.certainty == "certain" and _presupposed(sentence, candidate.token))
        if not (planned or told):
            return view.frame
        decided_not = view.frame == "purpose" and _is_denied(counts_as, view)  # "its decision not to indict her"
        return "denied" if decided_not else ""
    return "denied" if _is_denied(counts_as, view) else ""


def _is_denied(counts_as: Category, view: Factuality) -> bool:
    return view.polarity != "positive" and not counts_as.denied


def _presupposed(sentence: Sentence, i: int) -> bool:
    """Tell whether only the circumstances of an act are in question: "nobody knows why they were arrested"."""
    first = sentence.left_edge(i)
    return sentence.lower[first] in _CIRCUMSTANCES and "?" not in sentence.words and tense(sentence, i) == "past"


def is_intended(sentence: Sentence, candidate: Candidate, counts_as: Category, view: Factuality, codebook: Codebook) -> bool:
    """Tell whether somebody plans what counts as a promise, or is ready for it, or for a threat, in some case.

    "Mexico plans to send fuel to Cuba", "the rebels are ready to free them if the army withdraws"; not what somebody would do.
    """
    quad = codebook.quad(counts_as.type)
    i, above = candidate.token, sentence.heads[candidate.token]
    if view.frame == "purpose":
        if sentence.deps[i] == "acl" and key(sentence, above) in codebook.word_class(_DECISIONS):
            return True  # "Norway's decision to freeze its payments"
        owned = sentence.deps[i] == "acl" and sentence.child(above, "poss") is not None
        if owned and sentence.tags[i] == "VB" and key(sentence, above) in codebook.word_class(_SCHEMES):
            return bool(counts_as.rule)  # "Norway's plan to freeze its payments"
        decided = sentence.deps[i] == "xcomp" and key(sentence, above) in codebook.word_class(_DECIDING)
        if decided and sentence.tags[i] == "VB" and tense(sentence, above) == "past":
            return True  # "Norway decided on Monday to freeze its payments"
        plans = sentence.deps[i] in ("xcomp", "dobj") and key(sentence, above) in codebook.word_class(_PLANNING)
        announced = quad == 3 and sentence.tags[above] in _NOW  # "plans to impose duties"; who "had planned to bomb" told nobody
        return plans and bool(counts_as.rule) and (quad == 1 or announced)
    ready = quad in (1, 3) and view.frame == "consequence" and candidate.signal.kind == "adjective" and bool(candidate.contents)
    return ready and all(sentence.tags[j] != "MD" for j in sentence.children[above])


def speaks_for(sentence: Sentence, speakers: Sequence[int], parties: Sequence[Party]) -> bool:
    """Tell whether those who say it speak for whoever would do it: "its envoy said", "a trade official announced".

    Officials of nobody named are those of the country that would act; analysts and critics speak for themselves.
    """
    owned = any(sentence.lower[j] in _THEIRS for t in speakers for j in sentence.children_with(t, "poss"))
    unnamed = [p.actor for p in parties if not p.actor.country and not p.actor.named]
    return (owned and bool(parties)) or any(_OFFICIAL & set(a.sectors[:1]) for a in unnamed)
