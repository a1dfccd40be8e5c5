"""Whom an act is done to, by the words that its signal reads as its recipients."""

from __future__ import annotations

from dragoman.events.bystanders import own_envoy
from dragoman.events.matching import Candidate
from dragoman.events.parties import MANY, PARTNER, PartyFinder
from dragoman.events.phrases import key
from dragoman.events.politics import PERSONS
from dragoman.events.whom import against_whom, governors, nearest_subject, undergoing_in_content, whom_not_whose
from dragoman.events.worth import FORCES
from dragoman.ontology import MATERIAL_CONFLICT, Codebook, EventType
from dragoman.records import Party

# Whose they are, they are another party: "rang his counterpart".
OPPOSITES = "opposites"
COMPLAINTS = "complaints"
# What the codebook says of types whose acts only those in power can do.
BY_AUTHORITY = "authority"


def harms(type_: EventType) -> bool:
    """Tell whether acts of a type harm people or things."""
    return type_.quad == 4 and type_.is_harm


def affected(
    parties: PartyFinder, candidate: Candidate, actors: list[Party], deeds: set[int], type_: EventType, codebook: Codebook
) -> list[Party]:
    """Return the parties among the recipients; what is the actor's own ("his soldiers") is none, his counterpart abroad is.

    Who suffers a deed is not whom the words on it are meant for ("condemned the killing of nine"), and nobody meets with a thing.
    """
    if not candidate.recipients:
        return []
    sentence = parties.sentence
    strict = any(s.party or "that" in s.prepositions for s in candidate.signal.slots if s.fills == "R")
    part = PARTNER if type_.reciprocal and not candidate.contents else ""
    own = [t for t in candidate.recipients if actors and any(sentence.tags[j] == "PRP$" for j in sentence.children[t])]
    beside = [t for t in own if sentence.deps[t] == "conj" and sentence.heads[t] in candidate.recipients]  # "nuns and their cook"
    own = [t for t in own if t not in beside and key(sentence, t) not in codebook.word_class(OPPOSITES)]
    envoys = [t for t in own if own_envoy(sentence, candidate, t, codebook)]
    countries = {p.actor.country for p in actors} | {""}
    addressed = type_.quad in (1, 3)  # "urged his supporters", but "praised his own speech" and "sent his troops"
    followers = parties.parties((t for t in own if t not in envoys), strict=strict)
    followers = [p for p in followers if type_.quad == 3 or not FORCES & set(p.actor.sectors[:1])]
    direct = {p.actor.id for p in parties.parties(t for t in own if candidate.token in governors(sentence, t))}
    close = [p for p in followers if p.actor.kind == "people" or (p.actor.kind in PERSONS and p.actor.id in direct)]
    abroad = [p for p in followers if p.actor.country not in countries or (addressed and p in close)]
    if type_.recipient_required and type_.at_home == BY_AUTHORITY:  # "fired his labour minister"
        abroad = [p for p in followers if p.actor.kind in PERSONS and p.actor.sectors]
    others = [nearest_subject(sentence, t) for t in candidate.recipients if t not in own]
    others = [whom_not_whose(parties, candidate, t) for t in others]
    if type_.quad == 3:
        undergoing = undergoing_in_content(sentence, candidate)
        others = [k for t in others for k in undergoing.get(t, [t])]
        others = [k for t in others for k in (against_whom(sentence, candidate, t, codebook.word_class(COMPLAINTS)) or [t])]
    found = [p for t in others for p in parties.parties([t], part, strict=strict or t in deeds)]
    if type_.quad == MATERIAL_CONFLICT and not abroad:
        found = _counted(parties, others, found, harms(type_))
    return list({p.actor.id: p for p in reversed(found)}.values())[::-1] + abroad


def _counted(parties: PartyFinder, heads: list[int], found: list[Party], hurt: bool) -> list[Party]:
    """Return whom bare numbers stand for: "the blast killed 14", "drove hundreds to the frontier"; else the others found."""
    sentence = parties.sentence
    direct = [t for t in heads if sentence.lower[t] in MANY and sentence.deps[t] in ("dobj", "nsubjpass")]
    return parties.counted(direct) or found or parties.counted(t for t in heads if hurt or sentence.lower[t] in MANY)
