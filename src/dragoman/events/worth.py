"""Whether enough is known of an act's parties to code it at all."""

from __future__ import annotations

from dragoman.events.matching import Candidate
from dragoman.events.phrases import singular
from dragoman.events.politics import acts_in_politics
from dragoman.events.rewriting import Category
from dragoman.ontology import Codebook, EventType
from dragoman.records import Party

# Word class of the codebook: those who stand for others at talks.
DELEGATES = "delegates"
# What those are whose orders hold for places and things, too.
_RULING = frozenset({"GOV", "MIL"})
# What those are who kill and abduct in bands, at war with nobody by name: unnamed people, more than one.
_BANDS = frozenset({"UAF", "CRM", "AGR", "REB", "SEP", "PRM"})
FORCES = frozenset({"MIL", "COP"})
# Force against these is political whoever uses it: reporters, activists.
_TARGETS = frozenset({"JRN", "SOC"})


def is_violence(actors: list[Party], recipients: list[Party], type_: EventType) -> bool:
    """Tell whether a band uses force against people: where it happens says the rest."""
    if type_.quad != 4 or not type_.is_force or not recipients:
        return False
    band = any(p.actor.kind == "people" and _BANDS & set(p.actor.sectors[:1]) for p in actors)
    return band and all(p.actor.kind in ("people", "institution", "unknown") for p in (*actors, *recipients))


def sets_free(actors: list[Party], recipients: list[Party], type_: EventType) -> bool:
    """Tell whether something material is done for reporters or activists, by nobody named: "two journalists were freed"."""
    return type_.quad == 2 and not actors and any(_TARGETS & set(p.actor.sectors[:1]) for p in recipients)


def worth_coding(
    candidate: Candidate,
    counts_as: Category,
    actors: list[Party],
    recipients: list[Party],
    codebook: Codebook,
    somewhere: bool = False,
) -> bool:
    """Tell whether enough is known of the parties.

    One at least must act in politics or conflict; where the signal asks for a recipient and none is a party, only words count
    ("condemned the attack"); a required recipient must be there.

    Args:
        candidate: the signal found.
        counts_as: the category it counts as.
        actors, recipients: its parties.
        codebook: the codebook.
        somewhere: whether a band uses force in a known country.
    """
    type_ = codebook.types[counts_as.type]
    foreign_victim = type_.quad == 4 and any(p.actor.country or _TARGETS & set(p.actor.sectors[:1]) for p in recipients)
    public = codebook.types[candidate.signal.type].by_anyone and bool(actors)
    delegates = any(_ends_in(p, codebook.word_class(DELEGATES)) for p in actors)
    if not (foreign_victim or public or delegates or somewhere or _of_two_lands(actors, recipients)) and not any(
        acts_in_politics(p.actor) for p in (*actors, *recipients)
    ):
        return False
    together = type_.reciprocal and any(p.actor.kind == "people" for p in actors)  # "the ministers discussed relief"
    alone = not recipients and len(actors) < 2 and not together
    if type_.recipient_required and alone:
        return False
    asked = any(s.fills == "R" and s.required for s in candidate.signal.slots)
    # "put a curfew on the capital", "outlawed the rallies", "shelled a depot"
    armed = type_.quad == 4 and any(_under_arms(p) for p in actors)
    named = bool(candidate.used or candidate.signal.subject_words)
    named = named or any(s.fills == "R" and s.words and not s.excluded for s in candidate.signal.slots)
    decreed = bool(candidate.recipients) and (armed or (named and any(_rules(p) for p in actors)))
    bound = type_.quad in (2, 4) and not public and not decreed  # a crowd protests against a thing, too
    if alone and asked and (bound or type_.reciprocal or any(s.party for s in candidate.signal.slots)):
        return False
    return bool(actors) or (bool(recipients) and (candidate.signal.kind == "verb" or type_.quad == 4))


def _of_two_lands(actors: list[Party], recipients: list[Party]) -> bool:
    """Tell whether people of one country do it to people of another, or with them: "Ethiopian priests praised Copts"."""
    ours, theirs = ({p.actor.country for p in side if not _by_name(p)} - {""} for side in (actors, recipients))
    if not recipients:
        return len(ours) > 1
    return bool(ours | theirs) and bool(actors) and ours.isdisjoint(theirs)


def _by_name(party: Party) -> bool:
    return party.actor.kind == "person" and party.actor.named


def _rules(party: Party) -> bool:
    """Tell whether a party is a state, or of a known state's government or forces."""
    actor = party.actor
    body = actor.kind == "institution" and not actor.sectors
    return bool(actor.country) and (actor.kind == "state" or body or bool(_RULING & set(actor.sectors[:1])))


def _under_arms(party: Party) -> bool:
    """Tell whether a party is an armed band or the forces of a known state: what they strike or take need be nobody."""
    actor = party.actor
    return bool(_BANDS & set(actor.sectors[:1])) or (bool(actor.country) and bool(FORCES & set(actor.sectors[:1])))


def _ends_in(party: Party, words: frozenset[str]) -> bool:
    """Tell whether an unnamed party is called by one of these words ("the participants")."""
    name = party.actor.name.lower().split()
    return not party.actor.named and bool(name) and not words.isdisjoint((name[-1], singular(name[-1])))
