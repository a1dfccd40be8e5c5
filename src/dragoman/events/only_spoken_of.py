"""Clauses that speak of an act and tell none: commands, habits, what shares a denial, what is only judged or argued for."""

from __future__ import annotations

from dragoman.clauses.arguments import subjects
from dragoman.language import Sentence
from dragoman.word_lists import word_list

# Words that open a clause of time; a present tense in it tells a habit or what is to come.
_TIMES = frozenset({"when", "whenever", "once", "after", "before", "until", "till"})
# What comes once another thing has come had not come yet.
_CONDITIONS = frozenset({"once", "until", "till"})
# With "for" behind them these verbs speak for something that need not come.
_ADVOCATING = word_list("events", "advocating")
_DEMANDS = word_list("events", "hopes_and_demands")


def imperative(sentence: Sentence, i: int) -> bool:
    """Tell whether the verb at token i commands: bare form, no auxiliary, no subject, main clause."""
    if sentence.tags[i] != "VB" or sentence.child(i, "aux", "auxpass", "nsubj", "nsubjpass") is not None:
        return False
    return sentence.deps[i] in ("ROOT", "ccomp") or (sentence.deps[i] == "conj" and not subjects(sentence, i))


def allowed_only(sentence: Sentence, i: int) -> bool:
    """Tell whether "let" without a subject governs the verb: "let them decide"."""
    above = sentence.heads[i]
    bare = sentence.tags[above] == "VB" and sentence.child(above, "nsubj", "aux") is None
    return above != i and sentence.lemmas[above] == "let" and bare


def recurs_or_follows(sentence: Sentence, i: int) -> bool:
    """Tell whether a present tense stands in a clause of time: "once it meets", "when they criticise him"."""
    while sentence.deps[i] in ("conj", "xcomp", "ccomp") and sentence.heads[i] != i:
        i = sentence.heads[i]
    present = sentence.tags[i] in ("VBZ", "VBP") and sentence.child(i, "aux", "auxpass") is None
    openers = {sentence.lower[j] for j in sentence.children_with(i, "advmod", "mark")}
    if sentence.deps[i] != "advcl" or openers.isdisjoint(_TIMES):
        return False
    above = sentence.heads[i]  # "said he would sign once they left": so far, they have not
    would = any(sentence.lower[j] in ("would", "will") for j in sentence.children_with(above, "aux"))
    return present or (would and not openers.isdisjoint(_CONDITIONS) and sentence.tags[i] in ("VBD", "VBN"))


def denied_before(sentence: Sentence, i: int) -> bool:
    """Tell whether a bare verb shares the denied auxiliary of the verb before it ("did not come out and say")."""
    above = sentence.heads[i]
    if sentence.tags[i] not in ("VB", "VBP") or sentence.deps[i] != "conj" or sentence.tags[above] not in ("VB", "VBN"):
        return False
    own = sentence.child(i, "nsubj", "nsubjpass", "aux") is not None
    return not own and sentence.child(above, "neg") is not None and sentence.child(above, "aux") is not None


def judged(sentence: Sentence, i: int) -> bool:
    """Tell whether an adjective only says what to think of it: "it was wrong for them to criticise her"."""
    above = sentence.heads[i]
    marked = any(sentence.lower[j] == "for" for j in sentence.children_with(i, "mark"))
    adjective = sentence.tags[above][:1] == "J" or sentence.child(above, "acomp") is not None
    return marked and sentence.tags[i] == "VB" and above != i and adjective


def argued_for(sentence: Sentence, i: int) -> bool:
    """Tell whether somebody only speaks for it: "argued for the killing of prisoners", "an ultimatum for a ceasefire"."""
    above = sentence.heads[i]
    if sentence.deps[i] not in ("pobj", "pcomp") or sentence.lower[above] != "for":
        return False
    governor = sentence.heads[above]
    if sentence.is_verb(governor) and any(sentence.lemmas[j] in _DEMANDS for j in sentence.children_with(governor, "dobj")):
        return True
    return sentence.lemmas[governor] in (_ADVOCATING if sentence.is_verb(governor) else _DEMANDS)
