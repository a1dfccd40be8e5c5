"""What stands beside a trigger and makes it say something else, or nothing that anybody did.

"Cut short a visit", "is expected to leave", "may under the act be fined", "declined to comment", "quashed the conviction",
"killed when a roof collapsed", "held that the police had not lied". Word classes of the codebook (``senses.toml``) name the
words.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.clauses.arguments import agents, subjects, voice
from dragoman.clauses.circumstances import negation
from dragoman.events.imagined import auxiliaries_of
from dragoman.events.matching import Candidate
from dragoman.events.noun_roles import PARTITIVES
from dragoman.events.phrases import anchor, key, modified_by
from dragoman.language import Sentence
from dragoman.ontology import MATERIAL_CONFLICT, Codebook
from dragoman.word_lists import word_list

_AWAITED = frozenset({"once", "until", "unless", "if", "when"})
_BESIDE = ("prt", "acomp", "oprd", "advmod", "prep", "amod", "compound")
_LATER = frozenset({"will", "would", "'ll", "'d", "shall", "could", "can", "may", "might", "must", "should", "to"})
_PERFECT = frozenset({"had", "has", "have", "'ve", "'d"})
_PERMITTING = frozenset({"may", "can", "must", "shall"})
_BY_LAW = frozenset({"under", "by"})
_FORETELLING = frozenset({"expect", "tip", "forecast", "predict"})
_GOVERNED = ("dobj", "nsubjpass")
_DENYING = frozenset({"refuse", "decline"})
_JUDGING = word_list("events", "judging")


def why_other_sense(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> str:
    """Return why the words beside a trigger make it no act of its type, in a few words; empty if they do not.

    Args:
        sentence: its sentence.
        candidate: the signal found.
        codebook: the codebook.
    """
    return next((reason for reason, holds in _REASONS if holds(sentence, candidate, codebook)), "")


def says_that_not(sentence: Sentence, candidate: Candidate) -> bool:
    """Tell whether the clause that a signal asks for is denied: "told its allies that it will not support the plan"."""
    i = candidate.token
    clauses = (t for t in candidate.used if sentence.heads[t] == i and sentence.deps[t] == "ccomp")
    return not candidate.signal.denies and any(bool(len(negation(sentence, t)) % 2) for t in clauses)


def _set_phrase(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> bool:
    """Tell whether a word behind the verb makes another verb of it: "cut short", "kept silent", "on speaking terms"."""
    i, phrases = candidate.token, codebook.word_class("set_phrases")
    if candidate.signal.kind != "verb":
        return False
    beside = {sentence.lower[j] for j in sentence.children_with(i, *_BESIDE) if j > i}
    beside.update(sentence.lower[i + 1 : i + 2])
    asked = {p for slot in candidate.signal.slots for p in slot.prepositions}  # "treat as an act of war"
    beside -= {candidate.signal.particle, *(sentence.lower[t] for t in candidate.used), *asked}
    if sentence.deps[i] == "amod":  # "on speaking terms", "a fighting chance"
        beside.add(sentence.lower[sentence.heads[i]])
    return any(f"{sentence.lemmas[i]} {word}" in phrases for word in beside)


def _no_comment(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> bool:
    """Tell whether somebody only tells the press nothing: "declined to comment", "refused to be drawn"."""
    i = candidate.token
    if sentence.lemmas[i] not in _DENYING:
        return False
    said = [key(sentence, j) for j in sentence.children_with(i, "xcomp")]
    return bool(said) and all(word in codebook.word_class("press_answers") for word in said)


def _forecast(sentence: Sentence, candidate: Candidate, _: Codebook) -> bool:
    """Tell whether it is only expected of somebody: "Chile is expected to open the pass"."""
    i = candidate.token
    passive = sentence.tags[i] == "VBN" and voice(sentence, i) == "passive"
    infinitive = any("to" in auxiliaries_of(sentence, j) for j in sentence.children_with(i, "xcomp"))  # never "tipped off by"
    return sentence.lemmas[i] in _FORETELLING and passive and infinitive


def _allowed_by_law(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> bool:
    """Tell whether a law only allows or forbids it: "may under an act of 1950 fine", "are barred by law from"."""
    i, laws = candidate.token, codebook.word_class("laws")
    if not sentence.is_verb(i):
        return False
    if any(key(sentence, t) in laws for t in agents(sentence, i)):
        return sentence.tags[i] == "VBN" and any(w in ("is", "are") for w in auxiliaries_of(sentence, i))
    if _PERMITTING.isdisjoint(auxiliaries_of(sentence, i)):
        return False
    by = [j for j in sentence.children_with(i, "prep") if sentence.lower[j] in _BY_LAW]
    return any(key(sentence, k) in laws for j in by for k in sentence.children_with(j, "pobj"))


def _undone(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> bool:
    """Tell whether what an event noun names is lifted, quashed or taken apart: "quashed the conviction", "lifted the siege"."""
    i, undoing = candidate.token, codebook.word_class("undoing_verbs")
    if codebook.quad(candidate.signal.type) != MATERIAL_CONFLICT:
        return False
    if candidate.signal.lemma == "*":
        return key(sentence, i) in undoing
    base = anchor(sentence, i, codebook.word_class(PARTITIVES))
    above = key(sentence, sentence.heads[base])
    over = sentence.deps[base] == "nsubj" and above in codebook.word_class("ceasing_verbs")
    return candidate.signal.kind == "noun" and (over or (sentence.deps[base] in _GOVERNED and above in undoing))


def _accident(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> bool:
    """Tell whether people came to harm with nobody to do it: "killed when a roof gave way", "struck by a bus"."""
    i = candidate.token
    if not sentence.is_verb(i) or key(sentence, i) not in codebook.word_class("accidental_harm"):
        return False
    passive = sentence.tags[i] == "VBN"
    doers = agents(sentence, i) if passive else subjects(sentence, i)
    if doers:
        drivers = all(key(sentence, t) in codebook.word_class("road_users") for t in doers)
        return drivers and codebook.word_class("attackers").isdisjoint(sentence.lower)
    clauses = [j for j in sentence.children_with(i, "advcl") if any(sentence.lower[k] == "when" for k in sentence.children[j])]
    return passive and any(key(sentence, j) in codebook.word_class("mishaps") for j in clauses)


def _seated(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> bool:
    """Tell whether somebody only has a seat, or a body its session: "sits on the board", "met in special session"."""
    i = candidate.token
    if not sentence.is_verb(i):
        return False
    words = {"sit": codebook.word_class("seats"), "meet": frozenset({"session"})}.get(sentence.lemmas[i], frozenset())
    where = [j for j in sentence.children_with(i, "prep") if sentence.lower[j] in ("on", "in")]
    return any(key(sentence, k) in words for j in where for k in sentence.children_with(j, "pobj"))


def _study(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> bool:
    """Tell whether a trial is one of medicine or science: "a trial of 300 patients found that"."""
    i = candidate.token
    if candidate.signal.kind != "noun" or sentence.lemmas[i] != "trial":
        return False
    above = sentence.heads[i]
    return sentence.deps[i] == "nsubj" and key(sentence, above) in codebook.word_class("finding_verbs")


def _private_visit(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> bool:
    """Tell whether a visit is private: "was in Rome on a private visit"."""
    called = codebook.types[candidate.signal.type].reciprocal
    return called and any(
        modified_by(sentence, t, codebook.word_class("private_modifiers"))
        for t in (candidate.token, *candidate.used)
        if sentence.is_noun(t)
    )


def _awaited(sentence: Sentence, candidate: Candidate, _: Codebook) -> bool:
    """Tell whether something else waits for it: "would consider it once the rebels left the town"."""
    i = candidate.token
    if sentence.deps[i] == "conj" and sentence.is_verb(sentence.heads[i]):
        i = sentence.heads[i]
    above = sentence.heads[i]
    known = {"advcl": _AWAITED, "ccomp": _AWAITED - {"if", "when"}}.get(sentence.deps[i], frozenset())
    if _LATER.isdisjoint(auxiliaries_of(sentence, above)):
        return False
    return any(sentence.lower[j] in known for j in sentence.children_with(i, "mark", "advmod") if j < i)


def _warned_of_the_past(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> bool:
    """Tell whether a warning is of what another has done already: "warned that Chad had sent agents"."""
    i = candidate.token
    if not sentence.is_verb(i) or key(sentence, i) not in codebook.word_class("warning_verbs"):
        return False
    later = _LATER - {"'d"}
    clauses = [j for j in sentence.children_with(i, "ccomp") if j > i and later.isdisjoint(auxiliaries_of(sentence, j))]
    return any(sentence.tags[j] == "VBN" and not _PERFECT.isdisjoint(auxiliaries_of(sentence, j)) for j in clauses)


def _made_to(sentence: Sentence, candidate: Candidate, _: Codebook) -> bool:
    """Tell whether somebody only has another do it in a tale or a game: "the map had Peru invading Chad"."""
    i = candidate.token
    above = sentence.heads[i]
    has = sentence.lemmas[above] == "have" and sentence.is_verb(above) and above < i
    return has and sentence.tags[i] == "VBG" and sentence.deps[i] == "ccomp" and sentence.child(i, "nsubj") is not None


def _wrong_denied(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> bool:
    """Tell whether somebody says that no wrong was done: "ruled that the police had not broken the law"."""
    words = codebook.types[candidate.signal.type].quad == 3
    return words and sentence.lemmas[candidate.token] in _JUDGING and says_that_not(sentence, candidate)


# In the order in which they are asked: the first that holds is told.
_REASONS: tuple[tuple[str, Callable[[Sentence, Candidate, Codebook], bool]], ...] = (
    ("another verb by the word beside it", _set_phrase),
    ("no comment", _no_comment),
    ("a forecast", _forecast),
    ("what a law says", _allowed_by_law),
    ("undone", _undone),
    ("an accident", _accident),
    ("a seat or a session", _seated),
    ("a study", _study),
    ("a private visit", _private_visit),
    ("waited for", _awaited),
    ("a warning of what was", _warned_of_the_past),
    ("made up", _made_to),
    ("no wrong found", _wrong_denied),
)
OTHER_SENSES = frozenset(reason for reason, _ in _REASONS)
