"""Event nouns that name what is only thought of, weighed, measured or made up: "the risk of war", "a novel about the siege"."""

from __future__ import annotations

from dragoman.clauses.arguments import subjects
from dragoman.events.noun_roles import PARTITIVES
from dragoman.events.phrases import anchor, key, modified_by
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.word_lists import word_list

# A work is this far above what it tells, at most.
_NEAR = 5
_TELLING = frozenset({"about", "of", "on", "with"})
COPULAS = word_list("events", "copulas")
COMPLEMENTS = frozenset({"ccomp", "xcomp", "dobj", "acl"})
OPEN_MODALS = frozenset({"would", "could", "might", "'d"})
VAGUE_ARTICLES = frozenset({"a", "an"})


def auxiliaries_of(sentence: Sentence, i: int) -> list[str]:
    """Return the auxiliaries of the verb at token i, in small letters."""
    return [sentence.lower[j] for j in sentence.children_with(i, "aux", "auxpass")]


def any_of_them(sentence: Sentence, i: int, codebook: Codebook) -> bool:
    """Tell whether a determiner makes the noun at token i any of its kind: "any attack"."""
    return any(sentence.lower[j] in codebook.word_class("any_of_them") for j in sentence.children_with(i, "det"))


def noun_unreal(sentence: Sentence, i: int, codebook: Codebook) -> str:
    """Return why the event noun at token i names nothing that was done, in a few words; empty if nothing says so."""
    if any_of_them(sentence, i, codebook):
        return "said of any"
    if modified_by(sentence, i, codebook.word_class("unreal_adjectives")):
        return "not real"
    base = anchor(sentence, i, codebook.word_class(PARTITIVES))
    if _absent(sentence, i, base):
        return "did not take place"
    if _made_safe(sentence, base, codebook):
        return "found and made safe"
    if _weighed(sentence, base, codebook):
        return "only thought of"
    if _measured(sentence, base, codebook):
        return "measured, not done"
    return "made up or on show" if in_fiction(sentence, i, codebook) else ""


def _absent(sentence: Sentence, i: int, base: int) -> bool:
    """Tell whether there was none: "no talks took place", "there was no meeting"; "there will be no talks" is a refusal."""
    denied = any(sentence.lower[j] == "no" for t in (i, base) for j in sentence.children_with(t, "det"))
    above = sentence.heads[base]
    if not denied or not sentence.is_verb(above) or sentence.deps[base] not in ("nsubj", "attr", "nsubjpass", "dobj"):
        return False
    past = sentence.tags[above] == "VBD" or any(
        sentence.tags[j] == "VBD" for j in sentence.children_with(above, "aux", "auxpass")
    )
    return past and sentence.deps[base] != "dobj"


def _made_safe(sentence: Sentence, i: int, codebook: Codebook) -> bool:
    """Tell whether an explosive was only found or taken away: "an old bomb was defused"."""
    device = key(sentence, i) in codebook.word_class("devices")
    governed = sentence.deps[i] in ("dobj", "nsubjpass")
    return device and governed and key(sentence, sentence.heads[i]) in codebook.word_class("found_verbs")


def _weighed(sentence: Sentence, i: int, codebook: Codebook) -> bool:
    """Tell whether an event noun is what is feared, argued for, foreseen or judged: "the risk of war", "war seemed near"."""
    above = sentence.heads[i]
    if sentence.deps[i] == "pobj":
        holder = sentence.heads[above]
        word = key(sentence, holder)
        if sentence.lower[above] == "of":
            in_case = word == "case" and sentence.lower[holder - 1] == "in"  # "in the case of" speaks of something real
            return in_case or word in codebook.word_class("thought_nouns")
        if sentence.lower[above] == "into" and _mutual(sentence, i, codebook):
            return True  # "an inquiry into a deal"
        if sentence.lower[above] == "about" and word in codebook.word_class("teaching_verbs"):
            return True
        if sentence.lower[above] in ("for", "against"):
            return word in codebook.word_class("reasoned_nouns" if sentence.is_noun(holder) else "arguing_verbs")
        return False
    if sentence.deps[i] == "dobj":
        return key(sentence, above) in codebook.word_class("weighing_verbs")
    if sentence.deps[i] == "attr":  # "an attack on one is an attack on all"
        return any(key(sentence, j) == key(sentence, i) for j in sentence.children_with(above, "nsubj"))
    if sentence.deps[i] != "nsubj":
        return False
    vague = any(sentence.lower[j] in VAGUE_ARTICLES for j in sentence.children_with(i, "det"))
    would = not OPEN_MODALS.isdisjoint(auxiliaries_of(sentence, above))  # "an invasion would need": of one that nobody made
    return (vague and would) or _judged(sentence, above, codebook)


def _mutual(sentence: Sentence, i: int, codebook: Codebook) -> bool:
    """Tell whether a noun names what takes two, and no two are named with it."""
    named = any(sentence.lower[j] in ("between", "with") for j in sentence.children_with(i, "prep"))
    return not named and key(sentence, i) in codebook.word_class("agreement") | codebook.word_class("talks")


def _judged(sentence: Sentence, verb: int, codebook: Codebook) -> bool:
    """Tell whether the verb says of its subject that it is likely, remote or absurd."""
    words = codebook.word_class("judging_adjectives")
    said = sentence.children_with(verb, "acomp", "attr", "oprd", "xcomp", "advmod")
    judged = any(sentence.lower[k] in words for j in said for k in (j, *sentence.children[j]))
    return judged and key(sentence, verb) in COPULAS


def _measured(sentence: Sentence, i: int, codebook: Codebook) -> bool:
    """Tell whether a noun says how many are for somebody: "support for him fell", "a shift in support"."""
    if key(sentence, i) not in codebook.word_class("counted_nouns"):
        return False
    above = sentence.heads[i]
    if sentence.deps[i] == "nsubj":
        return key(sentence, above) in codebook.word_class("changing_verbs")
    holder = sentence.heads[above]
    return sentence.deps[i] == "pobj" and sentence.is_noun(holder) and key(sentence, holder) in codebook.word_class("changes")


def in_fiction(sentence: Sentence, i: int, codebook: Codebook) -> bool:
    """Tell whether a work of fiction or a museum holds the act: "a film about the invasion", "a play in which Oslo falls"."""
    words = codebook.word_class("fictions")
    j = i
    for _ in range(_NEAR):
        above = sentence.heads[j]
        if above == j:
            return False
        if sentence.deps[j] == "relcl" and key(sentence, above) in words:
            return any(sentence.lower[k] == "which" for k in sentence.subtree(j) if sentence.deps[k] == "pobj")
        holder = sentence.heads[above]
        told_in = sentence.deps[j] in ("pobj", "pcomp") and sentence.lower[above] in _TELLING
        if told_in and key(sentence, holder) in words and sentence.is_noun(holder):
            return True
        if sentence.is_verb(j) and sentence.deps[j] not in COMPLEMENTS | {"relcl"}:
            return False
        if sentence.is_verb(above) and any(key(sentence, k) in words for k in subjects(sentence, above)):
            return sentence.deps[j] in ("dobj", "pobj", "prep", "ccomp")
        j = above
    return False
