"""Acts of which a sentence tells too little, or too little for sure, to be told: half of what takes two, deeds of a pronoun.

Each test names a kind of reading that was wrong more often than right in our own articles (tests/check/articles.jsonl, odd rows).
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.clauses.arguments import subjects, voice
from dragoman.events.act import Act, counted
from dragoman.events.phrases import key
from dragoman.language import Sentence
from dragoman.ontology import MATERIAL_CONFLICT, VERBAL_CONFLICT, VERBAL_COOPERATION, Codebook
from dragoman.records import Party
from dragoman.word_lists import word_list

_WORDS = frozenset({VERBAL_COOPERATION, VERBAL_CONFLICT})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "ourselves", "yourself", "myself"})
_PRONOUNS = frozenset({"PRP", "EX"})
_PARTICLES = frozenset({"through", "ahead", "back", "aside", "forward"})
_CUSTODY = word_list("events", "custody")
_CAPTIVES = frozenset({"prisoner", "inmate", "detainee", "convict"})
_OBJECTS = frozenset({"him", "her", "them", "it"})
_STATELY = frozenset({"state", "organisation", "group"})


def why_doubtful(act: Act, codebook: Codebook) -> str:
    """Return why what a sentence tells of an act is not enough to tell it, in a few words; empty if it is.

    Args:
        act: the act, with its parties.
        codebook: the codebook.
    """
    return next((reason for reason, holds in _REASONS if holds(act, codebook)), "")


def more_of_them(sentence: Sentence, party: Party) -> bool:
    """Tell whether people are only so many more or fewer, nobody in particular: "unless more guards are hired"."""
    tokens = sentence.tokens_in(party.span) if party.span is not None else []
    return bool(tokens) and not party.actor.named and sentence.lower[tokens[0]] in ("more", "fewer", "additional")


def _to_a_pronoun(act: Act, _: Codebook) -> bool:
    """Tell whether it is done to a pronoun of which nobody knows whom it means: "barred him", "used force against them"."""
    sentence = act.sentence
    if act.recipients or act.candidate.signal.kind != "verb" or (len(act.actors) > 1 and not act.candidate.recipients):
        return False
    return any(sentence.lower[t] in _OBJECTS for t in act.candidate.recipients)


def _no_crowd(act: Act, codebook: Codebook) -> bool:
    """Tell whether a crowd's doing is only named by a noun in a clause about courts and other bodies: "its part in protests"."""
    bodies = bool(act.actors) and all(p.actor.kind in ("institution", "office") for p in act.actors)
    official = all({"JUD", "GOV"} & set(p.actor.sectors[:1]) or not p.actor.sectors for p in act.actors)
    return counted(act, codebook).by_anyone and act.candidate.signal.kind == "noun" and bodies and official


def _another_verb(act: Act, _: Codebook) -> bool:
    """Tell whether a particle makes it another verb: "pushed through an amnesty" asks for none."""
    sentence, i = act.sentence, act.candidate.token
    particles = [sentence.lower[j] for j in sentence.children_with(i, "prt", "advmod", "prep") if j == i + 1]
    return sentence.lemmas[i] in ("push", "press") and any(p in _PARTICLES for p in particles)


def _crowd_that_is_made_to(act: Act, codebook: Codebook) -> bool:
    """Tell whether somebody is marched or something gathered by others, which is no crowd's own doing."""
    sentence, signal = act.sentence, act.candidate.signal
    crowd = counted(act, codebook).by_anyone and signal.kind == "verb" and bool(signal.subject_words) and not signal.reads_object
    return crowd and sentence.child(act.candidate.token, "auxpass", "agent") is not None


def _out_of_custody(act: Act, codebook: Codebook) -> bool:
    """Tell whether people only walk out of where they were held: "three prisoners walked out of jail"."""
    sentence, i = act.sentence, act.candidate.token
    if not counted(act, codebook).by_anyone or not sentence.is_verb(i) or sentence.lemmas[i] not in ("walk", "file", "march"):
        return False
    held = [m for p in act.actors for m in (sentence.tokens_in(p.span) if p.span is not None else ())]
    behind = [k for j in sentence.children_with(i, "prep") for k in sentence.subtree(j) if k > i]
    return any(sentence.lemmas[t] in _CAPTIVES for t in held) or any(sentence.lemmas[t] in _CUSTODY for t in behind)


def _to_oneself(act: Act, codebook: Codebook) -> bool:
    """Tell whether the object is who does it: "four had shot themselves"."""
    objects = act.sentence.children_with(act.candidate.token, "dobj")
    harmed = counted(act, codebook).quad == MATERIAL_CONFLICT and not act.recipients
    return harmed and any(act.sentence.lower[j] in _REFLEXIVE for j in objects)


def _only_counted(act: Act, codebook: Codebook) -> bool:
    """Tell whether a clause only says of whom there are how many: "the number of people shot by police fell"."""
    sentence, i = act.sentence, act.candidate.token
    if sentence.deps[i] not in ("acl", "relcl"):
        return False
    noun = sentence.heads[i]
    above = sentence.heads[sentence.heads[noun]]
    counts = codebook.word_class("counts_of_people")
    measured = key(sentence, noun) in counts
    return measured or (
        sentence.deps[noun] == "pobj" and sentence.lower[sentence.heads[noun]] == "of" and key(sentence, above) in counts
    )


def _by_a_pronoun(act: Act, codebook: Codebook) -> bool:
    """Tell whether the subject is a pronoun of which nobody knows whom it means: "it fought a war against rebels"."""
    sentence, i = act.sentence, act.candidate.token
    if act.actors or act.candidate.signal.kind != "verb" or voice(sentence, i) == "passive":
        return False
    doers = subjects(sentence, i)
    return counted(act, codebook).is_force and bool(doers) and all(sentence.tags[t] in _PRONOUNS for t in doers)


def _of_a_court(act: Act, codebook: Codebook) -> bool:
    """Tell whether a court agrees to hear a case."""
    sentence, i = act.sentence, act.candidate.token
    benches = [key(sentence, t) == "court" for t in act.candidate.actors]
    judges = bool(act.actors) and (all(benches) or all("JUD" in p.actor.sectors for p in act.actors))
    heard = {key(sentence, j) for j in (i, *sentence.children_with(i, "xcomp", "acl"))}
    return counted(act, codebook).reciprocal and judges and not heard.isdisjoint(codebook.word_class("hearing_verbs"))


def _one_side_missing(act: Act, codebook: Codebook) -> bool:
    """Tell whether one party alone says what its signal has an addressee for, and none is known.

    Words of a state or an organisation stand for themselves ("Chad condemned the raid"), and so do inquiries and the like that
    are named ("opened an investigation").
    """
    hard = counted(act, codebook).quad == VERBAL_CONFLICT
    if counted(act, codebook).quad not in _WORDS:
        return False
    if len(act.actors) != 1 or act.recipients or act.counts_as.rule or (act.contents and not hard):
        return False  # "said they would boycott the vote" is a threat to whoever holds it
    if act.sentence.deps[act.candidate.token] == "dobj" or act.sentence.zone == "title":
        return False  # "the minister hosted talks"; headlines leave out who else is there
    if key(act.sentence, act.candidate.token) in codebook.word_class("stopping_verbs"):
        return False  # "vetoed a bill", whoever stood behind it
    signal = act.candidate.signal
    asked = bool(act.contents) or any(s.fills == "R" for s in signal.slots)
    verb = signal.kind == "verb"
    stately = verb and act.actors[0].actor.kind in (*_STATELY, "collective")
    nouns = (s for t in act.candidate.used for s in codebook.index.get(key(act.sentence, t), ()) if s.kind == "noun")
    named = verb and any(s.type == signal.type for s in nouns)
    return asked and not stately and not named


# In the order in which they are asked: the first that holds is told.
_REASONS: tuple[tuple[str, Callable[[Act, Codebook], bool]], ...] = (
    ("done to oneself", _to_oneself),
    ("counted, not told", _only_counted),
    ("done by nobody known", _by_a_pronoun),
    ("business of a court", _of_a_court),
    ("done to nobody known", _to_a_pronoun),
    ("a body is no crowd", _no_crowd),
    ("another verb by its particle", _another_verb),
    ("no crowd's own doing", _crowd_that_is_made_to),
    ("out of custody", _out_of_custody),
    ("said to nobody known", _one_side_missing),
)
