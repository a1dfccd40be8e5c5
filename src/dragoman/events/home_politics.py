"""What an act among the people of one country needs to be told, where the same words are mostly rhetoric.

Each event type says in the codebook (``at_home``) what it asks for: two parties in politics, a crowd, or an authority.
"""

from __future__ import annotations

from dragoman.events.act import Act
from dragoman.events.phrases import key
from dragoman.events.politics import PERSONS, acts_in_politics
from dragoman.events.public_acts import is_public_act
from dragoman.events.sides import between_them
from dragoman.ontology import Codebook

CONTEST = "a contest"
# Named bodies of which people demand something in the present tense: "the senators press the White House".
_BODIES = frozenset({"state", "organisation", "institution"})
_JUDGING = frozenset({"COP", "JUD", "MIL", "PRE"})


def why_not_at_home(act: Act, trigger: str, codebook: Codebook) -> str:
    """Return what an act among people of one country lacks for its type."""
    type_ = codebook.types[act.counts_as.type]
    campaign = act.campaign or sum(w in codebook.word_class("campaign_words") for w in act.sentence.lower) > 1
    present = act.sentence.tags[act.candidate.token] in ("VBZ", "VBP")
    headline = act.sentence.zone == "title" and type_.quad in (1, 3) and bool(act.recipients)
    addressed = type_.quad == 3 and any(p.actor.named and p.actor.kind in _BODIES for p in act.recipients)
    addressed = addressed and any(p.actor.kind == "people" for p in act.actors)
    addressed = addressed or act.candidate.signal.subject != "A"  # "two leaders face arrest, the minister said"
    described = not addressed or act.sentence.deps[act.candidate.token] == "relcl"
    if present and described and not headline and act.actors and not any(p.actor.named for p in act.actors):
        return "a habit"  # "the voter who supports", "lawmakers who back"
    if type_.quad in (2, 4) and campaign and act.actors and not (type_.by_anyone and not one_person(act)):
        return "a campaign"
    of_force = trigger in codebook.word_class("contest_words") and _of_force(act, type_.quad, codebook)
    dismissed = type_.recipient_required and trigger in codebook.word_class("dismissing_verbs")
    worded = act.candidate.signal.subject_words or (not type_.is_force and (act.candidate.used or act.candidate.signal.particle))
    of_force = of_force and not (dismissed or worded)  # "the president fired her", "slapped a curfew on the town"
    if act.recipients and of_force and _contest(act, campaign):
        return CONTEST
    specific = bool(act.candidate.used or act.candidate.signal.subject_words) and not campaign
    specific = specific and (not type_.reciprocal or len(act.everybody) > 1)
    stopped = bool(act.candidate.used) and trigger in codebook.word_class("stopping_verbs")  # "vetoed a bill"
    to_somebody = bool(act.recipients or act.contents or type_.reciprocal) or stopped or on_an_election(act, codebook)
    to_somebody = to_somebody or between_them(act.sentence, act.candidate, act.actors, codebook)
    if type_.quad in (1, 3) and act.actors and not to_somebody:
        return "to nobody"  # "thanked crews", "asked for help"
    if type_.at_home == "pair" and not specific:
        public = is_public_act(act.sentence, act.candidate.token, type_, act.actors, act.recipients, act.view, codebook)
        public = public or on_an_election(act, codebook)
        return "" if _two_in_politics(act, type_.reciprocal) or public else "not two parties in politics"
    if type_.at_home == "crowd":
        return "one person is no crowd" if (one_person(act) and not specific) or (campaign and not act.actors) else ""
    if type_.at_home == "authority" and not (specific or dismissed):
        private = [p.actor for p in act.actors if p.actor.kind in PERSONS and _JUDGING.isdisjoint(p.actor.sectors)]
        return "no authority" if private and len(private) == len(act.actors) else ""
    return ""


def on_an_election(act: Act, codebook: Codebook) -> bool:
    """Tell whether it is done to an election or its result: "the opposition rejected the result of the vote"."""
    things = (key(act.sentence, t) for t in (*act.candidate.used, *act.candidate.recipients))
    return any(word in codebook.word_class("elections") for word in things)


def _of_force(act: Act, quad: int, codebook: Codebook) -> bool:
    """Tell whether it is material conflict, done or still to come ("would beat her in a vote")."""
    return quad == 4 or ("future" in act.counts_as.when and codebook.quad(act.candidate.signal.type) == 4)


def _contest(act: Act, campaign: bool) -> bool:
    """Tell whether those who fight, beat or attack are named politicians or bodies, so that votes and words are their weapons."""
    if not act.actors:
        return campaign and all(a.kind in PERSONS and acts_in_politics(a) for a in act.everybody)
    named = all(p.actor.named and p.actor.kind != "people" for p in act.actors)
    return named and (campaign or all(a.kind != "people" for a in act.everybody))


def one_person(act: Act) -> bool:
    """Tell whether only named persons do it."""
    return bool(act.actors) and all(p.actor.kind in PERSONS and p.actor.named for p in act.actors)


def _two_in_politics(act: Act, reciprocal: bool) -> bool:
    actors = [p for p in act.actors if acts_in_politics(p.actor)]
    if reciprocal and not act.recipients:
        return len(actors) > 1 or bool(actors and act.contents)
    own = {p.actor.country for p in act.actors}  # a person's own country is where it happens
    political = [p for p in act.recipients if acts_in_politics(p.actor)]
    recipients = [p for p in political if p.actor.kind != "state" or p.actor.country not in own]
    return (bool(actors) and bool(act.contents or recipients)) or bool(act.contents and recipients)
