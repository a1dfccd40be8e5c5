"""Acts of those in office on anybody, and of anybody on those in office, that the text plainly tells as done.

Between the politicians of one country bare signals are mostly rhetoric (:mod:`dragoman.events.telling`). An attorney general who
sues a landlord, a president who pardons six people, a governor who criticises a utility by name and a rival who attacks a senator
in an advertisement are none: the verb is finite and past, it stands in the main clause or in what somebody says, and both sides
are there.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.clauses.circumstances import tense
from dragoman.events.phrases import key
from dragoman.language import Sentence
from dragoman.ontology import Codebook, EventType
from dragoman.records import Actor, Factuality, Party

# Word class of the codebook: verbs of manners and conversation, in which nothing public is done.
MANNERS = "manners"
# What courts do with private people's suits every day.
RULINGS = "rulings"
# What those are who hold public office or command its force.
_OFFICE = frozenset({"GOV", "LEG", "JUD", "COP", "MIL", "SPY", "PTY", "ELI", "OPP"})
_SOMEBODY = frozenset({"person", "office", "institution", "people", "organisation", "group"})
_TELLING = frozenset({"ccomp", "conj", "parataxis"})
_QUADS = frozenset({1, 3})
_KIND, _HARD = 1, 3


def is_public_act(
    sentence: Sentence,
    verb: int,
    type_: EventType,
    actors: Sequence[Party],
    recipients: Sequence[Party],
    view: Factuality,
    codebook: Codebook,
) -> bool:
    """Tell whether the verb at a token tells an act between somebody in office and somebody else as done.

    Args:
        sentence: the sentence.
        verb: the trigger.
        type_: what the act counts as.
        actors: who does it; of a joint act all parties.
        recipients: whom it is done to.
        view: the sentence's view of it.
        codebook: the codebook; its class ``manners`` names verbs that do not count, ``rulings`` those of courts that count only
            where the other side has a name.
    """
    trigger = key(sentence, verb)
    if type_.quad not in _QUADS or trigger in codebook.word_class(MANNERS) or trigger in codebook.word_class("saying_verbs"):
        return False
    if not (view.happened and _told_as_done(sentence, verb, [*actors, *recipients], type_.quad == _HARD)):
        return False
    if type_.reciprocal and not recipients:
        sides: list[Sequence[Party]] = [[p] for p in actors]
    else:
        sides = [actors, recipients]
    if len(sides) < 2 or not all(sides) or not all(_is_somebody(p.actor) for side in sides for p in side):
        return False
    if (type_.quad == _KIND or type_.score == 0) and any(_is_anybody(p.actor) for p in recipients):
        return False
    if trigger in codebook.word_class(RULINGS) and any("JUD" in p.actor.sectors for p in actors):
        return any(p.actor.named for p in recipients)
    return any(_in_office(p.actor) for side in sides for p in side)


def _is_anybody(actor: Actor) -> bool:
    """Tell whether an actor is the public at large: "thanked supporters", "urged motorists"; six people are somebody."""
    return actor.kind == "people" and actor.count is None and actor.sectors[:1] in ((), ("CVL",))


def _told_as_done(sentence: Sentence, verb: int, parties: Sequence[Party], hard: bool) -> bool:
    """Tell whether the verb is finite and past (hard words between named parties also present) and heads a main clause."""
    past = tense(sentence, verb) == "past" or sentence.tags[verb] == "VBD"
    named = sentence.zone == "title" or all(p.actor.named for p in parties)
    if not past and not (named and hard and sentence.tags[verb] == "VBZ"):
        return False
    while sentence.deps[verb] in _TELLING and sentence.heads[verb] != verb:
        verb = sentence.heads[verb]
    return sentence.deps[verb] == "ROOT"


def _is_somebody(actor: Actor) -> bool:
    """Tell whether an actor is a person or body: an unlisted name is, a town is not."""
    if actor.kind == "state":  # "urged the White House"
        return bool(_OFFICE & set(actor.sectors[:1]))
    return actor.kind in _SOMEBODY or (actor.kind == "unknown" and actor.named and not actor.country)


def _in_office(actor: Actor) -> bool:
    return actor.kind == "office" or bool(_OFFICE & set(actor.sectors[:1]))
