"""What a sentence only thinks of, weighs, makes up or says of anybody: no event of its own, whatever words it uses.

Factuality (:mod:`dragoman.clauses.factuality`) reads tense, modals and what embeds a predicate. Here stand the ways in which
English names acts that nobody did at all: "a war seemed inevitable", "argued for the killing of", "any attack on",
"a state that attacks another", "too small to attack", "the film shows Russia attacking".
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.clauses.arguments import subjects
from dragoman.events.imagined import (
    COMPLEMENTS,
    COPULAS,
    OPEN_MODALS,
    VAGUE_ARTICLES,
    any_of_them,
    auxiliaries_of,
    in_fiction,
    noun_unreal,
)
from dragoman.events.matching import Candidate
from dragoman.events.phrases import key, modified_by
from dragoman.language import Sentence
from dragoman.ontology import MATERIAL_CONFLICT, VERBAL_CONFLICT, Codebook
from dragoman.word_lists import word_list

# Parts of a sentence through which a predicate hangs on what decides about it.
_CLAUSES = frozenset({"xcomp", "ccomp", "conj", "pcomp", "acl", "dobj", "attr"})


# What replaces another act: "instead of attacking", "rather than criticise".
_INSTEAD = frozenset({"instead", "rather", "than", "without", "far", "short"})
# A preposition that names a topic: "talk about attacking".
_TOPICS = frozenset({"about"})
_SUPPOSE = frozenset({"imagine", "suppose", "picture"})
_STANDING = frozenset({"will", "is", "are"})
_EACH = frozenset({"every", "each", "any", "a"})
_ENOUGH = frozenset({"too", "enough", "so"})
_DUTY = frozenset({"should", "ought", "must"})
_MODALS = frozenset({"would", "could", "might", "may", "can", "'d"})


def why_unreal(sentence: Sentence, candidate: Candidate, contents: Sequence[Candidate], codebook: Codebook) -> str:
    """Return why nobody did what a candidate names, in a few words; empty if nothing says so.

    Args:
        sentence: its sentence.
        candidate: the signal found.
        contents: the signals that are its content ("refused to criticise").
        codebook: the codebook; the classes of its ``senses.toml`` say which words make an act unreal.
    """
    i = candidate.token
    first = sentence.lower[0] if len(sentence) else ""
    if first in _SUPPOSE and sentence.deps[0] == "ROOT":
        return "made up or on show"  # "Imagine a summit at which"
    if sentence.lemmas[i] == "ask" and sentence.tags[i] == "VBN" and sentence.deps[i] == "advcl":
        return "only a question"  # "Asked what he would do, he said"
    if _missed(sentence, candidate, codebook):
        return "nobody is turned down"
    if _withheld(sentence, candidate, contents, codebook):
        return "harsh words withheld"
    if _fights_for(sentence, candidate):
        return "a figure of speech"
    if codebook.quad(candidate.signal.type) == MATERIAL_CONFLICT and _figurative(sentence, candidate, codebook):
        return "a figure of speech"
    if sentence.is_noun(i):
        return noun_unreal(sentence, i, codebook)
    if candidate.signal.kind != "verb":
        if _to_be(sentence, i):
            return "only spoken of"
        vague = candidate.recipients and all(any_of_them(sentence, t, codebook) for t in candidate.recipients)
        return "said of any" if vague else ""
    if (
        codebook.quad(candidate.signal.type) != MATERIAL_CONFLICT
        and "can" in auxiliaries_of(sentence, i)
        and sentence.child(i, "neg") is None
    ):
        return "only possible"
    if _denies(sentence, candidate, codebook) or _described(sentence, candidate, codebook):
        return "only described"
    heard = [t for t in candidate.contents if sentence.is_noun(t)]
    if heard and all(key(sentence, t) in codebook.word_class("audience_noises") for t in candidate.contents):
        return "asks for nothing"
    if codebook.quad(candidate.signal.type) == 1 and _worded(sentence, candidate, codebook):
        return "told by its words"
    if any(sentence.lower[t] in _DUTY and "have" in auxiliaries_of(sentence, sentence.heads[t]) for t in candidate.used):
        return "only said to have been a duty"  # "said that they should have gone"
    return _verb_unreal(sentence, i, codebook)


def _fights_for(sentence: Sentence, candidate: Candidate) -> bool:
    """Tell whether somebody is only to fight for something: "promised to fight for fishermen"."""
    fights = [t for t in candidate.used if sentence.lemmas[t] in ("fight", "battle") and sentence.is_verb(t)]
    objects = any(sentence.child(t, "dobj") is not None for t in fights)
    aims = any(sentence.lower[j] == "for" for t in fights for j in sentence.children_with(t, "prep"))
    return aims and not objects


def _figurative(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> bool:
    """Tell whether what sounds like force is a figure of speech: "an uphill battle", "a war of words"."""
    nouns = [t for t in (candidate.token, *candidate.used) if key(sentence, t) in codebook.word_class("force_nouns")]
    words = codebook.word_class("figurative_modifiers")
    of_words = (k for t in nouns for j in sentence.children_with(t, "prep") for k in sentence.children_with(j, "pobj"))
    before = (sentence.lower[j] for t in nouns for j in sentence.children_with(t, "compound"))
    if not codebook.word_class("figurative_compounds").isdisjoint(before):
        return True
    return any(modified_by(sentence, t, words) for t in nouns) or any(
        sentence.lower[k] in ("words", "wills", "nerves") for k in of_words
    )


def _to_be(sentence: Sentence, i: int) -> bool:
    """Tell whether somebody is only to be in a state: "she ought to reach out and be willing to talk"."""
    above = sentence.heads[i]
    bare = sentence.deps[i] in ("acomp", "attr") and sentence.tags[above] == "VB" and sentence.lemmas[above] == "be"
    return bare and {"will", "'ll", "would", "may", "might"}.isdisjoint(auxiliaries_of(sentence, above))


def _missed(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> bool:
    """Tell whether somebody only failed to get somewhere: "failed to reach the final", not "failed to reach a deal"."""
    reached = [t for t in candidate.used if sentence.lemmas[t] == "reach" and sentence.is_verb(t)]
    things = [j for t in reached for j in sentence.children_with(t, "dobj")]
    return bool(things) and all(key(sentence, j) not in codebook.word_class("agreement") for j in things)


def _withheld(sentence: Sentence, candidate: Candidate, contents: Sequence[Candidate], codebook: Codebook) -> bool:
    """Tell whether harsh words are only not said of somebody: "declined to criticize him" turns nobody down."""
    denies = codebook.word_class("denying_verbs") | {"refusal", "unwillingness", "reluctance"}
    harsh = [c for c in contents if _is_harsh(codebook, c)]
    if key(sentence, candidate.token) not in denies or not harsh or len(harsh) < len(contents):
        return False
    theirs = {t for c in harsh for t in c.recipients}
    return bool(candidate.recipients) and theirs.issuperset(candidate.recipients)


def _is_harsh(codebook: Codebook, candidate: Candidate) -> bool:
    """Tell whether a candidate is of words against somebody, demands apart: they cost nothing (score 0)."""
    type_ = codebook.types[candidate.signal.type]
    return type_.quad == VERBAL_CONFLICT and bool(type_.score)


def _denies(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> bool:
    """Tell whether somebody only says that something is not so: "denied that its troops were there", "denied any role"."""
    i = candidate.token
    if sentence.lemmas[i] != "deny":
        return False
    objects = sentence.children_with(i, "dobj", "dative")
    charges = bool(objects) and all(key(sentence, j) in codebook.word_class("charges_denied") for j in objects)
    if objects and all(sentence.lower[j] in _POINTING for j in objects):
        return True
    owned = any(_somebodys(sentence, j) and sentence.lower[j] != "role" for j in objects)
    return (sentence.child(i, "ccomp") is not None and not objects) or (charges and not owned)


def _somebodys(sentence: Sentence, i: int) -> bool:
    """Tell whether a charge is somebody's: "denied Chad's claim"; "denied a rift with Chad" denies that there is one."""
    return sentence.child(i, "poss") is not None or any(
        sentence.lower[j] in ("of", "by", "from") for j in sentence.children_with(i, "prep")
    )


def _described(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> bool:
    """Tell whether a participle only describes somebody: "a student jailed in 2021", "a man suspected of killing"."""
    i, type_ = candidate.token, codebook.types[candidate.signal.type]
    bare = sentence.deps[i] == "acl" and sentence.tags[i] == "VBN" and not candidate.actors
    force = type_.quad == MATERIAL_CONFLICT and type_.at_home == ""
    headless = sentence.deps[sentence.heads[i]] == "ROOT"  # "A report called for sanctions": the parser's mistake
    return bare and type_.quad > 2 and not force and not headless


def _worded(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> bool:
    """Tell whether what is adopted speaks for itself: "passed a resolution condemning Belarus"."""
    below = [k for t in candidate.used for k in sentence.children_with(t, "acl", "relcl")]
    return any(sentence.tags[k] in ("VBG", "VBZ") and key(sentence, k) in codebook.word_class("wordings") for k in below)


def names_a_case(sentence: Sentence) -> bool:
    """Tell whether a sentence says what would be done "in case of" or "in the event of" something."""
    text = " ".join(sentence.lower)
    return "in case " in text or "in the event of " in text or "in the event that " in text


# -- verbs ----------------------------------------------------------------------------------------------------------


_POINTING = frozenset({"it", "this", "that", "them", "these"})
_PERIODS = word_list("events", "periods")


def _verb_unreal(sentence: Sentence, i: int, codebook: Codebook) -> str:
    if _usual(sentence, i, codebook):
        return "a habit"
    if _subject_of_opinion(sentence, i):
        return "weighed, not done"
    if _shared_opinion(sentence, i) or _only_said(sentence, i):
        return "an opinion"
    if any(sentence.lower[j] in codebook.word_class("unreal_adverbs") for j in sentence.children_with(i, "advmod")):
        return "a joke or a thought"
    if _of_a_kind(sentence, i, codebook):
        return "said of anyone of a kind"
    if _replaced(sentence, i) or _once(sentence, i) or _topic(sentence, i):
        return "only spoken of"
    if _evaluated(sentence, i, codebook):
        return "weighed, not done"
    if _supposed(sentence, i, codebook):
        return "made up or on show"
    return ""


def _usual(sentence: Sentence, i: int, codebook: Codebook) -> bool:
    """Tell whether a present tense tells what always happens: "regularly criticises", "meet every year"."""
    auxiliaries = auxiliaries_of(sentence, i)
    adverbs = sentence.children_with(i, "advmod", "npadvmod")
    often = any(sentence.lower[j] in codebook.word_class("habits") for j in adverbs)
    if auxiliaries or sentence.tags[i] not in ("VBZ", "VBP"):
        return often and auxiliaries in (["has"], ["have"])  # "has often cut supplies"
    if often or any(key(sentence, j) in codebook.word_class("shares") for j in sentence.children_with(i, "dobj")):
        return True
    if _at_a_rate(sentence, i):
        return True
    times = [j for j in adverbs if sentence.lower[j] in codebook.word_class("each_time")]
    return any(sentence.lower[k] in _EACH for j in times for k in sentence.children[j]) or any(
        sentence.lower[j] == "twice" for j in adverbs
    )


def _at_a_rate(sentence: Sentence, i: int) -> bool:
    """Tell whether a present tense says how much at a time: "imports four million tons a year"."""
    above = (i, *sentence.children_with(i, "dobj"))
    times = (t for j in above for t in sentence.subtree(j) if sentence.lower[t] in _PERIODS and t > i)
    return any(sentence.lower[t - 1] in ("a", "per", "each", "every") and _counted(sentence, t - 1) for t in times)


def _counted(sentence: Sentence, i: int) -> bool:
    """Tell whether a number stands before the noun that ends right before token i, or the token is "each" or "every"."""
    if sentence.lower[i] in ("each", "every"):
        return True
    return any(sentence.tags[j] == "CD" for j in range(max(0, i - 5), i))


def _subject_of_opinion(sentence: Sentence, i: int) -> bool:
    """Tell whether a gerund or infinitive is only judged: "attacking Iran would be a mistake"."""
    above = sentence.heads[i]
    if sentence.deps[i] not in ("csubj", "nsubj") or sentence.tags[i] not in ("VBG", "VB") or not sentence.is_verb(above):
        return False
    return not OPEN_MODALS.isdisjoint(auxiliaries_of(sentence, above)) or sentence.lower[above] in ("is", "are")


def _shared_opinion(sentence: Sentence, i: int) -> bool:
    """Tell whether some only agree on how things are: "agree that olives are healthy"."""
    if sentence.lemmas[i] != "agree":
        return False
    clauses = sentence.children_with(i, "ccomp")
    plain = [sentence.lemmas[j] == "be" and not auxiliaries_of(sentence, j) for j in clauses]
    return bool(plain) and all(plain)


def _only_said(sentence: Sentence, i: int) -> bool:
    """Tell whether somebody only objects that something is so: "protested that he was not tired"."""
    return sentence.lemmas[i] == "protest" and sentence.child(i, "ccomp") is not None


def _of_a_kind(sentence: Sentence, i: int, codebook: Codebook) -> bool:
    """Tell whether the subject is anybody of a kind: "anyone who attacks", "a state that attacks", "no state shall expel"."""
    while sentence.deps[i] == "conj" and sentence.is_verb(sentence.heads[i]) and sentence.child(i, "nsubj", "aux") is None:
        i = sentence.heads[i]
    own = sentence.child(i, "nsubj", "nsubjpass")
    auxiliaries = auxiliaries_of(sentence, i)
    if own is not None and sentence.deps[i] != "relcl":
        dets = [sentence.lower[j] for j in sentence.children_with(own, "det")]
        if any(d in codebook.word_class("any_of_them") or d == "no" for d in dets) and auxiliaries:
            return True
        return sentence.lower[own] in codebook.word_class("anybody") and sentence.tags[i] in ("VBZ", "VBP") and not auxiliaries
    if sentence.deps[i] != "relcl" or not _timeless(sentence, i, auxiliaries):
        return False
    head = sentence.heads[i]
    if own is None or sentence.lower[own] not in ("who", "that", "which"):
        return False
    if sentence.lower[head] in codebook.word_class("anybody"):
        return True
    dets = [sentence.lower[j] for j in sentence.children_with(head, "det", "poss", "nummod")]
    vague = any(d in VAGUE_ARTICLES or d in codebook.word_class("any_of_them") for d in dets)
    bare = not dets and sentence.tags[head] == "NNS"
    return (bare or vague) and _general(sentence, head)


def _timeless(sentence: Sentence, i: int, auxiliaries: list[str]) -> bool:
    """Tell whether a verb stands in the present, or says what somebody would or may do."""
    if auxiliaries:
        return sentence.tags[i] == "VB" and not _MODALS.isdisjoint(auxiliaries)
    return sentence.tags[i] in ("VBZ", "VBP")


def _general(sentence: Sentence, head: int) -> bool:
    """Tell whether the noun is what a clause in the present, or of what may be, is about, not somebody who did something."""
    above = sentence.heads[head]
    if sentence.deps[head] not in ("nsubj", "nsubjpass", "pobj", "dobj", "ROOT") or above == head:
        return sentence.deps[head] == "ROOT"
    verb = above if sentence.deps[head] != "pobj" else sentence.heads[above]
    return sentence.tags[verb] not in ("VBD", "VBN") or not sentence.is_verb(verb)


def _replaced(sentence: Sentence, i: int) -> bool:
    """Tell whether something else was done: "instead of attacking", "rather than criticise", "stopped short of accusing"."""
    above = sentence.heads[i]
    if sentence.deps[i] == "pcomp":
        words = [sentence.lower[above], sentence.lower[sentence.heads[above]]]
        return any(w in _INSTEAD for w in words) and sentence.lower[above] in ("of", "without", "than", "from")
    marks = [sentence.lower[j] for j in sentence.children_with(i, "mark", "cc", "advmod", "prep")]
    before = sentence.lower[i - 2 : i] if i > 1 else []
    return {"rather", "than"} <= set(marks) or before == ["rather", "than"]


def _once(sentence: Sentence, i: int) -> bool:
    """Tell whether a habit is over: "used to support"."""
    above = sentence.heads[i]
    infinitive = sentence.tags[i] == "VB" and any(sentence.lower[j] == "to" for j in sentence.children_with(i, "aux"))
    direct = sentence.child(above, "dobj") is None
    return infinitive and sentence.deps[i] == "xcomp" and sentence.lower[above] == "used" and direct


def _topic(sentence: Sentence, i: int) -> bool:
    """Tell whether a gerund names a topic: "when it comes to criticising", "talked about attacking"."""
    above = sentence.heads[i]
    if sentence.deps[i] != "pcomp":
        return False
    if sentence.lower[above] in _TOPICS:
        return sentence.tags[i] == "VBG" and sentence.child(i, "nsubj", "advmod", "mark") in (None, i - 1)
    verb = sentence.heads[above]
    return sentence.lower[above] == "to" and sentence.lemmas[verb] == "come" and sentence.lower[max(verb - 1, 0)] == "it"


def _evaluated(sentence: Sentence, i: int, codebook: Codebook) -> bool:
    """Tell whether an infinitive is only weighed: "it would be wrong to attack", "too small to attack"."""
    if sentence.tags[i] != "VB" or not any(sentence.lower[j] == "to" for j in sentence.children_with(i, "aux")):
        return False
    above = sentence.heads[i]
    words = codebook.word_class("measured_adjectives")
    if sentence.lower[above] in codebook.word_class("held_to"):
        return not _STANDING.isdisjoint(auxiliaries_of(sentence, above))  # "was obliged to withdraw": so they did
    if sentence.tags[above][0] == "J" or sentence.tags[above] == "RB":
        return sentence.lower[above] in words or any(sentence.lower[j] in _ENOUGH for j in sentence.children[above])
    if sentence.is_verb(above) and key(sentence, above) in COPULAS:
        said = sentence.children_with(above, "acomp", "attr")
        expletive = any(sentence.lower[j] == "it" for j in sentence.children_with(above, "nsubj", "expl"))
        measured = any(sentence.lower[k] in _ENOUGH for j in said for k in sentence.children[j])
        return any(sentence.lower[j] in words for j in said) and (expletive or measured)
    return False


def _supposed(sentence: Sentence, i: int, codebook: Codebook) -> bool:
    """Tell whether the act is joked, imagined or shown: "joked that Austria would invade", "the film shows Russia attacking"."""
    unreal, fictions = codebook.word_class("unreal_verbs"), codebook.word_class("fictions")
    j = i
    while sentence.deps[j] in _CLAUSES and sentence.heads[j] != j:
        above = sentence.heads[j]
        if sentence.is_verb(above):
            supposed = sentence.deps[j] in COMPLEMENTS and key(sentence, above) in unreal
            if supposed or any(key(sentence, k) in fictions for k in subjects(sentence, above)):
                return True
        j = above
    return in_fiction(sentence, i, codebook)
