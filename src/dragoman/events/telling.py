"""Whether a coded act is told as an event of politics or conflict: opinions, contests and half-filled frames are not.

Signals are read the same in every sentence; here the parties decide what they can mean. Between states, armed groups and
organisations a bare signal is enough. Among the politicians of one country ("at home") the same words are mostly rhetoric, so
each event type says in the codebook what it needs there (:mod:`dragoman.events.home_politics`).
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.events.act import Act, counted
from dragoman.events.half_filled import (
    against_nobody,
    alone_in_it,
    by_nobody_to_a_thing,
    given_to_nobody,
    hits_nobody,
    hollow,
    nobody_does_it,
    one_sided,
    only_where,
    state_of_mind,
    words_on_a_thing,
)
from dragoman.events.home_politics import why_not_at_home
from dragoman.events.matching import Candidate
from dragoman.events.only_spoken_of import allowed_only, argued_for, denied_before, imperative, judged, recurs_or_follows
from dragoman.events.phrases import key
from dragoman.events.politics import ARMED, INTERNATIONAL, acts_in_politics, at_home
from dragoman.language import Sentence
from dragoman.ontology import Codebook

_OPEN_MODALS = frozenset({"might", "could", "may", "would"})
_REFUSING = frozenset({"refuse", "decline", "refusal"})
_UNARMED = frozenset({"NGO", "MED", "EDU", "JRN"})
_BETWEEN_STATES = frozenset({"IGO", "UNO", "EUR"})
_UNSETTLED = frozenset({"possible", "unknown"})


def why_untold(act: Act, codebook: Codebook) -> str:
    """Return why an act is no event told, in a few words; empty if it is one.

    Args:
        act: the act, with parties and the sentence's view of it.
        codebook: the codebook; its classes ``opinion_verbs``, ``saying_verbs``, ``abstractions``, ``contest_words`` and
            ``campaign_words`` and its types' ``at_home`` say what counts.
    """
    reason = next((reason for reason, holds in _REASONS if holds(act, codebook)), "")
    if reason or not at_home(act.actors, act.recipients):
        return reason
    return why_not_at_home(act, _trigger(act), codebook)


def _trigger(act: Act) -> str:
    return key(act.sentence, act.candidate.token)


def _unsettled(act: Act, _: Codebook) -> bool:
    return act.view.certainty in _UNSETTLED and (not act.counts_as.rule or _could(act))


def _would_follow(act: Act, _: Codebook) -> bool:
    return act.campaign and act.view.certainty != "certain" and act.view.frame == "consequence"


def _to_come(act: Act, _: Codebook) -> bool:
    """Tell whether a campaign speaks of what is to come, that nobody named announces."""
    vague = not any(p.actor.named for p in act.actors)
    return act.campaign and act.view.time == "future" and (not act.counts_as.rule or (vague and not act.counts_as.denied))


def _of_oneself(act: Act, _: Codebook) -> bool:
    return act.own_subject


def _an_opinion(act: Act, codebook: Codebook) -> bool:
    verb = act.candidate.signal.kind == "verb" and not act.candidate.signal.particle  # "will not think twice"
    return verb and _trigger(act) in codebook.word_class("opinion_verbs")


def _says(act: Act, codebook: Codebook) -> bool:
    verb = act.candidate.signal.kind == "verb" and _trigger(act) in codebook.word_class("saying_verbs")
    verb = verb and not act.candidate.signal.particle  # "said no to Chad"
    return verb and codebook.quad(act.candidate.signal.type) in (1, 3)


def _says_no_act(act: Act, codebook: Codebook) -> bool:
    empty = _says(act, codebook) and not act.contents and not _answers_for(act, codebook)
    return empty and not _names_words(act.sentence, act.candidate)


def _private_words(act: Act, codebook: Codebook) -> bool:
    return _says(act, codebook) and counted(act, codebook).quad == 3 and _all_private(act)


def _imperative(act: Act, _: Codebook) -> bool:
    return imperative(act.sentence, act.candidate.token) or allowed_only(act.sentence, act.candidate.token)


def _recurs(act: Act, _: Codebook) -> bool:
    return recurs_or_follows(act.sentence, act.candidate.token)


def _harsh_contents(act: Act, codebook: Codebook) -> bool:
    return bool(act.contents) and all(codebook.quad(c.signal.type) == 3 for c in act.contents)


def _refuses_harsh_words(act: Act, codebook: Codebook) -> bool:
    refuses = act.counts_as.type == act.candidate.signal.type and _trigger(act) in _REFUSING
    return refuses and counted(act, codebook).quad == 3 and _harsh_contents(act, codebook)


def _judged(act: Act, _: Codebook) -> bool:
    return judged(act.sentence, act.candidate.token)


def _argued_for(act: Act, _: Codebook) -> bool:
    return argued_for(act.sentence, act.candidate.token)


def _denied_before(act: Act, _: Codebook) -> bool:
    return denied_before(act.sentence, act.candidate.token)


def _promises_harsh_words(act: Act, codebook: Codebook) -> bool:
    """Tell whether only hard words are promised: "pledged to oppose the plan" is no promise to anybody."""
    promises = any(c.token in act.candidate.contents for c in act.contents)
    return promises and counted(act, codebook).quad == 1 and _harsh_contents(act, codebook)


def _lasts(act: Act, codebook: Codebook) -> bool:
    return _trigger(act) in codebook.word_class("lasting_nouns") and not (act.actors and act.recipients)


def _generic(act: Act, _: Codebook) -> bool:
    return act.candidate.signal.lemma == "*" and not act.actors


def _no_crowd(act: Act, codebook: Codebook) -> bool:
    bodies = (p.actor.kind == "state" or p.actor.country in _BETWEEN_STATES for p in act.actors)
    return counted(act, codebook).by_anyone and bool(act.actors) and all(bodies)


def _gathering(act: Act, codebook: Codebook) -> bool:
    crowd = act.campaign and counted(act, codebook).at_home == "crowd"
    return crowd and act.candidate.signal.kind == "noun" and not act.recipients


def _campaigning(act: Act, codebook: Codebook) -> bool:
    type_ = counted(act, codebook)
    return act.campaign and type_.quad in (2, 4) and bool(act.actors) and _one_country(act) and not type_.by_anyone


def _private_doing(act: Act, codebook: Codebook) -> bool:
    """Tell whether a private person does something that only counts as politics from those in office: a journey, a purchase."""
    type_ = counted(act, codebook)
    kinds = ("person", "people") if act.campaign else ("person",)
    private = all(p.actor.kind in kinds and p.actor.sectors and not acts_in_politics(p.actor) for p in act.actors)
    quads = (1, 2, 3) if act.campaign else (1, 2)
    return bool(act.actors) and private and not act.contents and type_.quad in quads and not type_.by_anyone


def _answers_for(act: Act, codebook: Codebook) -> bool:
    """Tell whether something is owned to those whom it concerns ("admitted to the families that ..."), or nobody let in."""
    to_them = any(s.party for s in act.candidate.signal.slots) and codebook.quad(act.counts_as.type) == 1
    return bool(act.recipients) and (to_them or act.counts_as.denied)


def _names_words(sentence: Sentence, candidate: Candidate) -> bool:
    """Tell whether the signal asks for words of its own, found here, beside the clause and its open modals."""
    return any(sentence.lower[t] not in _OPEN_MODALS for t in candidate.used)


def _in_a_name(act: Act, _: Codebook) -> bool:
    """Tell whether a noun's capital makes it part of a name ("the Peace Conference"), headlines apart."""
    sentence, i = act.sentence, act.candidate.token
    return act.candidate.signal.kind == "noun" and sentence.tags[i][:3] == "NNP" and sentence.zone != "title"


def _of_anyone(act: Act, _: Codebook) -> bool:
    """Tell whether what is said holds of anybody of a kind: "says that a minister must resign"."""
    said_of = any("that" in s.prepositions for s in act.candidate.signal.slots if s.fills == "R")
    tokens = act.candidate.recipients
    articles = [any(act.sentence.lower[j] in ("a", "an", "any") for j in act.sentence.children[t]) for t in tokens]
    return said_of and bool(articles) and all(articles) and not any(p.actor.named for p in act.recipients)


def _all_private(act: Act) -> bool:
    people = all(p.actor.kind in ("person", "people") for p in act.actors)
    return bool(act.actors) and people and not any(acts_in_politics(p.actor) for p in act.actors)


def _could(act: Act) -> bool:
    """Tell whether it is only thought possible: "could use the base to bomb them" announces nothing, "may cut ties" does."""
    i = act.candidate.token
    chain = (i, act.sentence.heads[i]) if act.sentence.deps[i] in ("xcomp", "advcl") else (i,)
    auxiliaries = (act.sentence.lower[j] for k in chain for j in act.sentence.children_with(k, "aux"))
    return any(w in ("could", "might", "can") for w in auxiliaries)


def _only_describes(act: Act, codebook: Codebook) -> bool:
    """Tell whether a participle without a doer only says who somebody is: "a student jailed last year", "suspected of fraud"."""
    sentence, i = act.sentence, act.candidate.token
    type_ = codebook.types[act.candidate.signal.type]
    harm = type_.is_force
    return sentence.deps[i] == "acl" and sentence.tags[i] == "VBN" and type_.quad > 1 and not act.actors and not harm


def _of_any(act: Act, _: Codebook) -> bool:
    """Tell whether whoever does it is anybody of a kind: "any government that sits down with rebels", "a mayor who would"."""
    sentence = act.sentence
    for t in act.candidate.actors:
        if any(sentence.lower[j] in ("any", "whichever", "whatever") for j in sentence.children_with(t, "det")):
            return True
    return sentence.lower[min(act.candidate.actors, default=0)] in ("anyone", "anybody", "nobody", "whoever")


def _either(act: Act, _: Codebook) -> bool:
    """Tell whether the parties of one side are alternatives: "will meet either Ghana or Mali"."""
    sentence = act.sentence
    for side in (act.candidate.actors, act.candidate.recipients):
        if len(side) > 1 and any(sentence.lower[j] in ("or", "either") for t in side for j in sentence.children[t]):
            return True
    return False


def _without_arms(act: Act, codebook: Codebook) -> bool:
    """Tell whether those who would use force are aid workers, doctors, teachers or reporters."""
    type_ = counted(act, codebook)
    force = type_.quad == 4 and type_.is_force
    return force and bool(act.actors) and all(_UNARMED & {*p.actor.sectors[:1], p.actor.country} for p in act.actors)


def _by_the_press(act: Act, codebook: Codebook) -> bool:
    """Tell whether reporters only ask: "journalists questioned the spokesman", "reporters pressed her on the budget"."""
    sentence = act.sentence
    persons = all("JRN" in p.actor.sectors and p.actor.kind in ("person", "people") and not p.actor.named for p in act.actors)
    for_an_act = act.contents or any(sentence.is_verb(t) for t in act.candidate.contents)  # "pressed her to veto the bill"
    asks = _trigger(act) in codebook.word_class("press_questions") and not for_an_act
    return bool(act.actors) and persons and asks


def _abstract(act: Act, codebook: Codebook) -> bool:
    """Tell whether something material is done to a thing that only words can touch ("captured their imagination")."""
    if act.candidate.signal.kind != "verb" or codebook.quad(act.candidate.signal.type) not in (2, 4):
        return False
    ideas = codebook.word_class("abstractions")
    objects = act.sentence.children_with(act.candidate.token, "dobj", "nsubjpass")
    objects = [j for j in objects if act.sentence.tags[j][:3] != "NNP"]  # a market by name is a place
    return any(key(act.sentence, j) in ideas and j not in act.candidate.used for j in objects)


def _against_an_evil(act: Act, codebook: Codebook) -> bool:
    """Tell whether harm is only vowed to what everybody is against: "pledged to fight terrorism"."""
    evils = codebook.word_class("evils")
    vowed = (t for t in act.candidate.used if act.sentence.is_verb(t))
    return any(key(act.sentence, j) in evils for t in vowed for j in act.sentence.children_with(t, "dobj"))


def _one_country(act: Act) -> bool:
    """Tell whether all parties are of one country, or of none that is known, and none bears arms or acts abroad."""
    countries = {a.country for a in act.everybody if a.country}
    abroad = any(a.country in INTERNATIONAL or not ARMED.isdisjoint(a.sectors) for a in act.everybody)
    return len(countries) < 2 and not abroad


# In the order in which they are asked: the first that holds is told.
_REASONS: tuple[tuple[str, Callable[[Act, Codebook], bool]], ...] = (
    ("asked by the press", _by_the_press),
    ("only possible", _unsettled),
    ("what would follow", _would_follow),
    ("still to come", _to_come),
    ("said of oneself", _of_oneself),
    ("said of anyone", _of_anyone),
    ("an opinion", _an_opinion),
    ("says nothing that is an act", _says_no_act),
    ("said by private people", _private_words),
    ("an imperative", _imperative),
    ("a habit, or still to come", _recurs),
    ("only describes somebody", _only_describes),
    ("force against nobody known", hits_nobody),
    ("what anybody may do", _of_any),
    ("one or the other", _either),
    ("force by people without arms", _without_arms),
    ("nobody to do it together with", one_sided),
    ("only where it was", only_where),
    ("harsh words refused", _refuses_harsh_words),
    ("given to nobody known", given_to_nobody),
    ("only judged", _judged),
    ("only argued for", _argued_for),
    ("denied with the verb before it", _denied_before),
    ("part of a name", _in_a_name),
    ("harsh words promised", _promises_harsh_words),
    ("neither recipient nor known content", hollow),
    ("done by a thing or by nobody", nobody_does_it),
    ("done to an idea", _abstract),
    ("done to an idea", _against_an_evil),
    ("what lasts, only mentioned", _lasts),
    ("a generic signal without actor", _generic),
    ("nobody to do it together with", alone_in_it),
    ("a state of mind", state_of_mind),
    ("a state is no crowd", _no_crowd),
    ("against nobody", against_nobody),
    ("said of a thing", words_on_a_thing),
    ("done by nobody known to a thing", by_nobody_to_a_thing),
    ("a campaign's gathering", _gathering),
    ("a private person's doing", _private_doing),
    ("a campaign", _campaigning),
)
