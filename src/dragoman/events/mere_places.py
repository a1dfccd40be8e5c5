"""Places that only tell where: an exercise off Darwin, a march to the Capitol, a town that is taken are done to nobody there."""

from __future__ import annotations

from collections.abc import Sequence, Set

from dragoman.actors.usage import usage_words
from dragoman.language import Sentence
from dragoman.ontology import MATERIAL_CONFLICT, MATERIAL_COOPERATION, VERBAL_CONFLICT, EventType
from dragoman.records import Party
from dragoman.word_lists import word_list

# Word class of the codebook: nouns for places.
GROUNDS = "grounds"
# Behind these a name that no list has is a place, whatever is done there.
_AROUND = frozenset({"off", "near", "across", "around", "along"})
_IN = frozenset({"in"})
_WHERE = _AROUND | {"in", "at", "outside", "inside", "through"}
_WHITHER = _WHERE | {"to", "into", "toward", "towards"}
_PEOPLE = frozenset({"person", "people"})
_ROADS = word_list("events", "roads")
# Where crowds stand: whose name one of these bears, or who owns it, is not whom they are against.
_STANDS = _ROADS | word_list("events", "stands")
# Beside these a crowd gathers, whoever it is against; "outside" them it is against those inside.
_BUILDINGS = word_list("events", "buildings")
_BESIDE = frozenset({"near", "on", "at", "in", "by", "beside", "along", "around"})


def without_mere_places(
    sentence: Sentence, actors: Sequence[Party], recipients: Sequence[Party], type_: EventType, grounds: frozenset[str]
) -> list[Party]:
    """Return the recipients of an act without those that are only the ground on which it happens.

    Ground is a town of no other country, or an unlisted name, where people gather or do something together; an unlisted name
    around which anything is done; and a town or bridge of no other country that is taken without force told.

    Args:
        sentence: the sentence.
        actors: who does it, countries filled in.
        recipients: whom it is done to.
        type_: what it counts as.
        grounds: nouns for places ("town", "village").
    """
    own = {p.actor.country for p in actors} | {""}
    where = _WHITHER if type_.by_anyone else _WHERE if type_.quad == MATERIAL_COOPERATION else _AROUND
    out = []
    for party in recipients:
        head = _head(sentence, party)
        near = head is not None and _behind(sentence, head, party, _AROUND, grounds)  # "fought near Kidal"
        at_home = own == {"", party.actor.country} and head is not None and _behind(sentence, head, party, _IN, grounds)
        hurt = type_.is_force and bool(party.actor.country) and not near and not at_home
        if head is not None and type_.by_anyone and any(scene(sentence, head, party) for scene in _SCENES):
            continue
        if head is not None and not type_.is_force and _is_own_ground(sentence, head, party, own, grounds):
            continue
        if head is not None and type_.quad in (VERBAL_CONFLICT, MATERIAL_CONFLICT) and _where_they_meet(sentence, head, party):
            continue
        if head is not None and type_.quad == MATERIAL_CONFLICT and _at_an_unknown_place(sentence, head, party):
            continue
        if head is not None and (type_.quad == VERBAL_CONFLICT or type_.by_anyone) and _on_a_road(sentence, head):
            continue
        if at_home and type_.is_force:  # "police shootings in Ohio"
            continue
        known = party.actor.sectors or party.did or party.actor.country not in own or hurt
        ground = head is not None and (_taken(sentence, head, party, grounds) or _behind(sentence, head, party, where, grounds))
        if known or not ground:
            out.append(party)
    return out


def without_scenes(sentence: Sentence, recipients: Sequence[Party], type_: EventType) -> list[Party]:
    """Return whom force is used against without the land or town where, once people are named whom it hit.

    "A bomb in central Mali killed nine soldiers" was no attack on Mali besides; what is in the soldiers' own phrase ("soldiers in
    Mali") stays with them.
    """
    hit = [p for p in recipients if p.actor.kind in _PEOPLE]
    if not hit or not type_.is_force:
        return list(recipients)
    return [p for p in recipients if not _scene_of_harm(sentence, p)]


def _scene_of_harm(sentence: Sentence, party: Party) -> bool:
    head = _head(sentence, party) if party.actor.kind in ("state", "unknown") else None
    if head is None or sentence.deps[head] != "pobj" or sentence.tags[head][:3] != "NNP":
        return False
    where = sentence.heads[head]
    thing = sentence.heads[where]
    aimed = sentence.deps[thing] == "pobj" and sentence.lower[sentence.heads[thing]] in ("at", "on", "into", "against")
    struck = sentence.deps[thing] == "dobj" or aimed  # "hit a mill in Odesa" is done to Odesa's
    return sentence.lower[where] in _WHERE and not struck


def without_towns(sentence: Sentence, parties: Sequence[Party]) -> list[Party]:
    """Return who does something together without the towns where they do it: "a truce mediated in Jeddah by the Saudis"."""
    heads = ((p, _head(sentence, p)) for p in parties if p.actor.kind == "unknown")
    towns = [p for p, h in heads if h is not None and _behind(sentence, h, p, _IN | {"at"}, frozenset())]
    return [p for p in parties if p not in towns]


def _head(sentence: Sentence, party: Party) -> int | None:
    tokens = sentence.tokens_in(party.span) if party.span is not None else []
    return sentence.head_of(tokens) if tokens else None


def _on_a_road(sentence: Sentence, head: int) -> bool:
    """Tell whether a name only tells where a road leads: "block the road to South Africa"."""
    above = sentence.heads[head]
    leads = sentence.deps[head] == "pobj" and sentence.lower[above] in ("to", "into", "from", "towards", "toward", "between")
    return leads and (sentence.lemmas[sentence.heads[above]] in _ROADS or sentence.lemmas[above - 1] in _ROADS)


def _names_a_stand(sentence: Sentence, head: int, party: Party) -> bool:
    """Tell whether a party only names the road or gate where a crowd stands: "blocked the Lima road", "the governor's gate"."""
    above = sentence.heads[head]
    stand = {sentence.lemmas[above], sentence.lower[above]} & _STANDS
    before = sentence.deps[head] in ("compound", "nmod", "amod", "poss") and stand
    if sentence.lower[head] in _BUILDINGS and sentence.deps[head] == "pobj" and sentence.lower[above] in _BESIDE:
        return True
    itself = party.actor.kind in ("institution", "unknown") and {sentence.lemmas[head], sentence.lower[head]} & _STANDS
    return bool(before or (itself and sentence.deps[head] == "pobj"))


def _capital_where(sentence: Sentence, head: int, party: Party) -> bool:
    """Tell whether a capital before the verb only sets the scene of a crowd: "In Budapest thousands marched to the embassy"."""
    city = party.actor.kind == "state" and sentence.tags[head] == "NNP" and sentence.words[head] not in party.actor.name.split()
    where = sentence.heads[head]
    return city and sentence.deps[head] == "pobj" and sentence.lower[where] in _IN and head < sentence.heads[where]


def _on_a_thing(sentence: Sentence, head: int, _party: Party) -> bool:
    """Tell whether a nation only says of what kind a thing is that is told of by the way: "marched in a sea of Mexican flags"."""
    thing = sentence.heads[head]
    above = sentence.heads[sentence.heads[thing]]
    inner = sentence.deps[head] == "amod" and sentence.deps[thing] == "pobj"
    return inner and sentence.deps[above] in ("pobj", "acl")


# What a party is that only belongs to the scene of a crowd.
_SCENES = (_names_a_stand, _capital_where, _on_a_thing)


def _at_an_unknown_place(sentence: Sentence, head: int, party: Party) -> bool:
    """Tell whether an unlisted name says where force is used: "opened fire at Kasr Maidan", "searched a house in Duli"."""
    unlisted = party.actor.kind == "unknown" and party.actor.named and not (party.actor.country or party.actor.sectors)
    where = sentence.lower[sentence.heads[head]] in ("at", "in", "inside", "outside")
    return unlisted and where and sentence.deps[head] == "pobj"


def _is_own_ground(sentence: Sentence, head: int, party: Party, own: Set[str], grounds: frozenset[str]) -> bool:
    """Tell whether it is done on the actor's own ground: "sent police to its frontier", "into the Guayaquil prison"."""
    whose = any(sentence.tags[j] == "PRP$" for j in sentence.children[head])
    if whose and sentence.lemmas[head] in grounds:
        return True
    town = party.actor.kind == "unknown" and bool(party.actor.country) and party.actor.country in own
    return town and sentence.deps[head] in ("compound", "nmod", "amod")


def _where_they_meet(sentence: Sentence, head: int, party: Party) -> bool:
    """Tell whether a land is only where a meeting is: "threatened to boycott a conference in Tokyo"."""
    above = sentence.heads[head]
    if sentence.deps[head] != "pobj" or sentence.lower[above] not in ("in", "at"):
        return False
    return party.actor.kind in ("state", "unknown") and sentence.lower[sentence.heads[above]] in usage_words()["meeting"]


def _taken(sentence: Sentence, head: int, party: Party, grounds: frozenset[str]) -> bool:
    """Tell whether a noun for a place is what is taken: "captured the town", "captured the town of Sake"."""
    above = sentence.heads[sentence.heads[head]]
    if party.actor.kind == "unknown" and sentence.deps[head] == "pobj" and sentence.lemmas[above] in grounds:
        head = above
    elif party.actor.kind != "institution":
        return False
    return sentence.lemmas[head] in grounds and sentence.deps[head] in ("dobj", "nsubjpass")


def _behind(sentence: Sentence, head: int, party: Party, prepositions: frozenset[str], grounds: frozenset[str]) -> bool:
    """Tell whether one of these prepositions governs a town, named or not, or an unlisted name."""
    unnamed = party.actor.kind == "institution" and sentence.lemmas[head] in grounds  # "marched in towns of the north"
    place = (unnamed or party.actor.kind == "unknown") and sentence.deps[head] == "pobj"
    return place and sentence.lower[sentence.heads[head]] in prepositions
