"""Who stands on which side of an act: its actors and recipients, from the tokens that its signal bound."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.clauses.arguments import agents, objects, voice
from dragoman.events.affected import BY_AUTHORITY, COMPLAINTS, affected, harms
from dragoman.events.bystanders import (
    calls_home,
    hosts_of_envoys,
    own_forces,
    sent_by_actor,
    sent_out,
    without_bystanders,
)
from dragoman.events.doers import (
    attacks_in_which,
    complainants,
    distrusted_subject,
    doers_elsewhere,
    in_the_midst,
    likewise,
    not_that,
    punished_for,
    resumed_subjects,
    second_subjects,
    where_done,
    whose_words,
)
from dragoman.events.matching import Candidate
from dragoman.events.other_side import addressee, other_side, recalled_from, taken_from
from dragoman.events.parties import DOER, OWNER, PartyFinder
from dragoman.events.phrases import key
from dragoman.events.politics import acts_in_politics, at_home
from dragoman.events.unnamed import names_doer
from dragoman.events.whom import (
    asked_for,
    asked_to_act,
    by_agents,
    demanded_of,
    own_people,
    pronoun_unknown,
    told_of,
    under_whose,
    very_objects,
    who_is_to_act,
)
from dragoman.events.worth import FORCES
from dragoman.language import Sentence
from dragoman.ontology import MATERIAL_CONFLICT, Codebook, EventType
from dragoman.records import Party

# Of two who do it, each does it to the other; what two must have or do together.
MUTUAL = "mutual_verbs"
SHARED = "shared_things"
# Words that are addressed to somebody.
MESSAGES = "messages"
_VAGUE = frozenset({"unknown", "collective"})


def find_sides(
    parties: PartyFinder,
    candidate: Candidate,
    contents: list[Candidate],
    about: list[Candidate],
    type_: EventType,
    codebook: Codebook,
    text: str,
) -> tuple[list[Party], list[Party]]:
    """Return the actors and the recipients of an act, each party once and on one side.

    Args:
        parties: the sentence's parties.
        candidate: the act.
        contents: the acts that are its content ("refused to meet").
        about: the acts that stand where its recipient would ("condemned the attack").
        type_: what the act counts as.
        codebook: the codebook in use.
        text: the report's text.
    """
    actors = _doers(parties, candidate, type_, codebook)
    several = len(actors) > 1 or any(p.actor.kind == "people" for p in actors)
    if type_.reciprocal and several and candidate.recipients and set(candidate.recipients) <= set(candidate.contents):
        return actors, []  # what is talked about is no party: "discussed Cyprus"
    recipients = _receivers(parties, candidate, contents, about, actors, type_, codebook, text)
    recipients = recipients or _receivers_elsewhere(parties, candidate, actors, type_, codebook)
    if type_.quad == MATERIAL_CONFLICT:
        recipients = taken_from(parties, candidate, actors) or recipients
    if actors and type_.quad == MATERIAL_CONFLICT and calls_home(parties.sentence, candidate, codebook):
        recipients = [p for p in hosts_of_envoys(parties, candidate, codebook) if _another(p, actors, text)] or recipients
    recipients = [p for p in recipients if type_.quad != 3 or not asked_for(parties.sentence, candidate, p)]
    recipients = without_bystanders(parties, candidate, recipients, type_, codebook)
    if not actors and len(recipients) > 1 and _between(parties.sentence, candidate):
        return recipients[:1], recipients[1:]
    if not recipients and _each_to_the_other(parties.sentence, candidate, actors, type_, codebook):
        return actors[:1], actors[1:]
    return actors, recipients


def _doers(parties: PartyFinder, candidate: Candidate, type_: EventType, codebook: Codebook) -> list[Party]:
    """Return who does it: whom the signal's grammar names, else who is told to have done it elsewhere in the sentence."""
    actors = parties.parties(candidate.actors, _part_of_doers(candidate, codebook))
    actors = [p for p in actors if not (p.actor.kind in _VAGUE and _only_modifies(parties, candidate, p))]
    actors = by_agents(parties, candidate, not_that(parties, candidate.token, actors))
    fronted = not candidate.token and parties.sentence.tags[0] in ("VBN", "VBD") and parties.sentence.deps[0] == "advcl"
    if fronted and not agents(parties.sentence, 0):
        actors = []  # "Asked what he wanted, the envoy smiled"
    if harms(type_) and distrusted_subject(parties.sentence, candidate.token):
        actors = []
    actors = second_subjects(parties, candidate) or actors
    if harms(type_) and candidate.signal.kind == "noun":
        actors = punished_for(parties, candidate, codebook)[:1] or actors
    if codebook.quad(candidate.signal.type) in (1, 3):
        actors = resumed_subjects(parties, candidate) or actors
        actors = complainants(parties, candidate, codebook.word_class(COMPLAINTS)) or actors
    if actors and candidate.signal.kind == "verb":
        actors = [*actors, *(p for p in likewise(parties, candidate.token) if p.actor.id not in {a.actor.id for a in actors})]
    moving = candidate.signal.kind == "noun" or voice(parties.sentence, candidate.token) == "passive"
    ordered = moving and type_.quad in (2, 4) and not harms(type_)
    if not actors and ordered:  # "Chadian troops were deployed", "the dispatch of Chadian troops": they do it, though by order
        sent = parties.parties(_moved(parties.sentence, candidate), strict=True)
        actors = [p for p in sent if FORCES & set(p.actor.sectors[:1])]
    if not actors and type_.by_anyone:  # "thousands took to the streets"
        actors = parties.counted(candidate.actors)
    if not actors and harms(type_):  # "died in Israeli strikes"
        actors = parties.parties(attacks_in_which(parties.sentence, candidate), OWNER)
    actors = actors or doers_elsewhere(parties, candidate) or in_the_midst(parties, candidate)
    faced = candidate.signal.subject != "A" or type_.name != candidate.signal.type  # "they face arrest", "will be arrested"
    if not actors and type_.quad == 3 and candidate.signal.kind == "verb" and faced:
        done_to = {p.actor.id for p in parties.parties(candidate.recipients)}
        actors = [p for p in whose_words(parties, candidate.token) if p.actor.id not in done_to and done_to]
    if not actors and type_.at_home == BY_AUTHORITY and voice(parties.sentence, candidate.token) == "passive":
        actors = where_done(parties, candidate.token)  # "was arrested in Niger", "were expelled from Chad"
    return actors


def _receivers(
    parties: PartyFinder,
    candidate: Candidate,
    contents: list[Candidate],
    about: list[Candidate],
    actors: list[Party],
    type_: EventType,
    codebook: Codebook,
    text: str,
) -> list[Party]:
    """Return whom it is done or said to, by the signal's grammar and what stands in its content."""
    taken = {p.actor.id for p in actors}
    deeds = {act.token for act in about if codebook.quad(act.signal.type) in (3, 4)}
    recipients = [p for p in affected(parties, candidate, actors, deeds, type_, codebook) if _another(p, actors, text)]
    recipients = recipients or [p for p in told_of(parties, candidate) if _another(p, actors, text)]
    if type_.quad == 3:
        recipients = [p for p in who_is_to_act(parties, candidate) if p.actor.id not in taken] or recipients
    if not recipients and type_.quad in (3, 4):
        wanted = asked_to_act(parties, candidate) if type_.quad == 3 else under_whose(parties, candidate)
        recipients = [p for p in wanted if p.actor.id not in taken]
    if not recipients and _done_to_somebody(candidate, type_):
        done_to = parties.parties(candidate.used, strict=True)
        done_to = done_to or (parties.parties(candidate.used, OWNER) if harms(type_) else [])
        recipients = [p for p in done_to if p.actor.id not in taken]
    if not recipients and about and not any(s.party for s in candidate.signal.slots):
        recipients = _behind(parties, about, taken, codebook)
    if not recipients and type_.quad == 3 and _takes_any_object(candidate):
        very = parties.parties(objects(parties.sentence, candidate.token), strict=True)
        recipients = [p for p in very if p.actor.id not in taken]
    if type_.quad in (1, 3) and not any(codebook.quad(c.signal.type) == 4 for c in (*contents, *about)):
        recipients = addressee(parties, candidate, actors, codebook.word_class(MESSAGES)) or recipients
    bound = any(s.party or "that" in s.prepositions for s in candidate.signal.slots if s.fills == "R")
    missed = _meant_another(parties, candidate) or (type_.quad == 3 and own_people(parties.sentence, candidate))
    if not recipients and len(actors) < 2 and not (bound or missed or pronoun_unknown(parties, candidate)):
        recipients = _concerned(parties, candidate, contents, actors, type_)
    recipients = _for_whom(parties, candidate, contents, actors, recipients) if type_.quad == 1 else recipients
    if type_.quad in (1, 3):
        recipients = [p for p in recipients if not sent_by_actor(parties.sentence, candidate, p, codebook)]
    if len(actors) > 1 and _their_own_lands(actors, recipients):
        recipients = []
    moved = any(codebook.quad(c.signal.type) == 4 for c in contents)  # "threatened to send ground troops"
    dismissed = type_.recipient_required and type_.at_home == BY_AUTHORITY  # "the mayor fired the police chief"
    if (type_.quad in (2, 4) or moved) and actors and not (harms(type_) or type_.by_anyone):
        told = {p.actor.id for p in parties.parties(very_objects(parties.sentence, candidate))} if type_.quad == 3 else set()
        recipients = [p for p in recipients if p.actor.id in told or not sent_out(p, actors, dismissed)]
    return recipients


def _receivers_elsewhere(
    parties: PartyFinder, candidate: Candidate, actors: list[Party], type_: EventType, codebook: Codebook
) -> list[Party]:
    """Return whom it concerns where the signal's grammar names nobody."""
    recipients: list[Party] = []
    taken = {p.actor.id for p in actors}
    if type_.by_anyone:
        asked = parties.parties(demanded_of(parties.sentence, candidate), OWNER)
        recipients = [p for p in asked if p.actor.id not in taken]
        if not recipients:  # "demonstrated outside the Chadian embassy"
            recipients = [p for p in parties.parties(candidate.used, strict=True) if p.actor.country and p.actor.id not in taken]
    if not recipients and actors:
        recipients = _abroad(parties, candidate, actors, type_)
    if not recipients and actors and not (type_.reciprocal and len(actors) > 1) and not pronoun_unknown(parties, candidate):
        other = other_side(parties, candidate, actors, type_)
        recipients = [p for p in other if type_.quad != 4 or not own_forces(p, actors)]
    if not recipients and calls_home(parties.sentence, candidate, codebook):
        recipients = recalled_from(parties, candidate, actors)
    return recipients


def between_them(sentence: Sentence, candidate: Candidate, actors: Sequence[Party], codebook: Codebook) -> bool:
    """Tell whether several do what takes two, so that each does it to the others: "signed a pact", "failed to reach a deal"."""
    near = (candidate.token, *candidate.used, *candidate.contents, *sentence.children_with(candidate.token, "dobj"))
    shared = codebook.word_class(SHARED)
    political = len(actors) > 1 and all(acts_in_politics(p.actor) for p in actors)
    mutual = key(sentence, candidate.token) in codebook.word_class(MUTUAL)
    return political and (mutual or any(key(sentence, t) in shared for t in near))


def _each_to_the_other(
    sentence: Sentence, candidate: Candidate, actors: list[Party], type_: EventType, codebook: Codebook
) -> bool:
    """Tell whether what the first of several does hits the others: "Chad and Mali clashed", "failed to reach a deal"."""
    if harms(type_):
        mutual = key(sentence, candidate.token) in codebook.word_class(MUTUAL)
        return mutual and len({p.actor.country for p in actors}) > 1
    if type_.quad == 1 and not type_.reciprocal:
        two = _takes_two(candidate) or between_them(sentence, candidate, actors, codebook)
        return two and len({p.actor.country or p.actor.id for p in actors}) > 1
    return type_.quad == 3 and between_them(sentence, candidate, actors, codebook)


def _takes_two(candidate: Candidate) -> bool:
    """Tell whether an act names its other side behind "with" or "between" alone: "signed a pact", "exchanged ambassadors"."""
    slots = [s for s in candidate.signal.slots if s.fills == "R"]
    return bool(slots) and all(s.prepositions & {"with", "between"} for s in slots)


def _for_whom(
    parties: PartyFinder, candidate: Candidate, contents: list[Candidate], actors: list[Party], recipients: list[Party]
) -> list[Party]:
    """Return whom kind words are for, not for its owner: "renewed his country's support for talks in Chad"."""
    sentence = parties.sentence
    owners = [sentence.starts[j] for t in candidate.used for j in sentence.children_with(t, "poss")]
    countries = {p.actor.country for p in actors} - {""}
    own = [p for p in recipients if p.span and any(p.span.start <= o < p.span.end for o in owners)]
    own = [p for p in own if p.actor.country in countries]
    if not own or len(own) < len(recipients):
        return recipients
    taken = {p.actor.id for p in (*actors, *own)}
    others = parties.parties(t for c in contents for t in c.recipients)
    return [p for p in others if p.actor.id not in taken] or recipients


def _meant_another(parties: PartyFinder, candidate: Candidate) -> bool:
    """Tell whether people whom nobody knows are accused of what they did to others: "accused agitators of beating guards"."""
    sentence = parties.sentence
    blamed = [t for t in candidate.recipients if sentence.deps[t] == "dobj" and sentence.tags[t] in ("NNS", "NN")]
    of = any(sentence.lower[j] in ("of", "for") for j in sentence.children_with(candidate.token, "prep"))
    return bool(blamed) and of and bool(candidate.contents) and all(names_doer(sentence, t) for t in blamed)


def _their_own_lands(actors: list[Party], recipients: list[Party]) -> bool:
    """Tell whether the recipients are but the lands of those who do it together: "signed a pact between the two countries"."""
    lands = [p.actor.country for p in recipients if p.actor.kind == "state"]
    return len(lands) > 1 and len(lands) == len(recipients) and set(lands) <= {p.actor.country for p in actors}


def aimed(parties: PartyFinder, contents: list[Candidate], codebook: Codebook) -> list[Candidate]:
    """Return the acts of a content without those that would harm nobody known ("asked them to close the gap")."""
    return [c for c in contents if codebook.quad(c.signal.type) != 4 or parties.parties(c.recipients or c.used)]


def _only_modifies(parties: PartyFinder, candidate: Candidate, party: Party) -> bool:
    """Tell whether a name that is nobody's sure only stands before an event noun: "a Leeds rally", "humanitarian aid"."""
    sentence = parties.sentence
    before = [t for t in candidate.actors if sentence.deps[t] in ("compound", "amod", "nmod")]
    return candidate.signal.kind == "noun" and party.span is not None and any(
        party.span.start <= sentence.starts[t] < party.span.end for t in before
    )  # fmt: skip


def _done_to_somebody(candidate: Candidate, type_: EventType) -> bool:
    """Tell whether the words that a signal asks for are its victims ("killed soldiers"), and nobody else is."""
    suffers = harms(type_) or (type_.quad == MATERIAL_CONFLICT and type_.at_home == BY_AUTHORITY)
    return suffers and not any(s.fills == "R" for s in candidate.signal.slots)


def _takes_any_object(candidate: Candidate) -> bool:
    """Tell whether a verb's signal reads its object as what is asked or said, although it may be a party ("urged Congress")."""
    return candidate.signal.kind == "verb" and not any(s.fills == "R" for s in candidate.signal.slots)


def _moved(sentence: Sentence, candidate: Candidate) -> list[int]:
    """Return what a passive moves, not as what or where to: the soldiers of "soldiers were deployed as peacekeepers"."""
    bound = any(s.fills == "R" and s.words and not s.prepositions for s in candidate.signal.slots)  # "warships were put on alert"
    sent = [*candidate.used, *(candidate.recipients if bound else ())]
    return [t for t in sent if sentence.deps[t] != "pobj" or sentence.lower[sentence.heads[t]] == "of"]


def _between(sentence: Sentence, candidate: Candidate) -> bool:
    """Tell whether an event noun names its parties side by side ("ties between the two"): the first counts as the actor."""
    heads = {sentence.lower[sentence.heads[t]] for t in candidate.recipients}
    return not heads.isdisjoint({"between", "among"})


def _part_of_doers(candidate: Candidate, codebook: Codebook) -> str:
    """Return how actors may be named: by what they do themselves; by what they own where force is used, or by an act's noun."""
    force = codebook.quad(candidate.signal.type) == 4
    return OWNER if force or candidate.signal.kind == "noun" else DOER


def _behind(parties: PartyFinder, about: list[Candidate], taken: set[str], codebook: Codebook) -> list[Party]:
    """Return whom a recipient that is an act means: who did it, or whom a friendly one was for ("refused talks with them")."""
    heads = (act.actors or (act.recipients if codebook.quad(act.signal.type) in (1, 2) else []) for act in about)
    behind = ([p for p in parties.parties(tokens, OWNER) if p.actor.id not in taken] for tokens in heads)
    return next((found for found in behind if found), [])


def _concerned(
    parties: PartyFinder, candidate: Candidate, contents: list[Candidate], actors: list[Party], type_: EventType
) -> list[Party]:
    """Return whom an act concerns whose frame names nobody: the party next below it or its content, at home its very object."""
    verbs = any(parties.sentence.is_verb(t) for t in candidate.used)
    if not (candidate.contents or verbs or (candidate.used and not type_.reciprocal)):
        return []
    taken = {p.actor.id for p in actors}
    for act in (candidate, *contents):
        found = parties.near(act.token, act, taken, loose=type_.by_anyone)
        if at_home(actors, found) and not type_.by_anyone:
            found = parties.near(act.token, act, taken, direct=True)
        if type_.quad == 2:  # who is sent is not whom it is done for: "sent a rescue team"
            sent = {parties.sentence.starts[t] for t in candidate.used}
            found = [p for p in found if p.span is None or not any(p.span.start <= at < p.span.end for at in sent)]
        if found:
            return found
    return []


def _abroad(parties: PartyFinder, candidate: Candidate, actors: list[Party], type_: EventType) -> list[Party]:
    """Return the other land where things are that forces strike, or for which help is given ("gave money to feed Sudan")."""
    starts: list[int] = []
    if harms(type_) and any(FORCES & set(p.actor.sectors[:1]) or p.actor.kind == "state" for p in actors):
        starts = candidate.recipients
    elif type_.quad == 2 and candidate.used:
        sentence = parties.sentence
        holders = (candidate.token, *candidate.used)
        starts = [j for h in holders for j in sentence.children_with(h, "advcl", "acl", "xcomp") if sentence.tags[j] == "VB"]
    own = {p.actor.country for p in actors}
    return [p for p in parties.beneath(starts, {p.actor.id for p in actors}) if p.actor.country not in own]


def _another(party: Party, actors: list[Party], text: str) -> bool:
    """Tell whether a recipient is not the actor again: another actor, or another name of the same state ("in Bangkok")."""
    same = [a for a in actors if a.actor.id == party.actor.id]
    if not same or party.span is None:
        return not same
    return (
        party.actor.kind == "state"
        and all(a.span is None or a.span.of(text) != party.span.of(text) for a in same)
        and (party.span.of(text)[:1].isupper())
    )
