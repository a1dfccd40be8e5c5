"""The sectors that a role phrase lends its actor: the role's own, its holder's, and those of the words beside it."""

from __future__ import annotations

from dragoman.actors.context import ReportContext, person_actor
from dragoman.actors.drafts import Draft
from dragoman.actors.entries import Reading
from dragoman.actors.gazetteer import Gazetteer
from dragoman.actors.roles import Role
from dragoman.records import Actor
from dragoman.word_lists import word_list

_INTERNATIONAL = frozenset({"IGO", "UNO", "EUR"})
# In a capitalised name these say nothing about the sector ("African Union").
_NAME_PARTS = frozenset({"union", "unions", "coalition", "front"})
# A state's own, where the text says no more: "the Russian delegation", "Syria's representative".
_OF_A_STATE = word_list("actors", "of_a_state")
# Heads of a company, and where the text says "Invented Island's chief executive" of a land.
_HEADS_OF_LANDS = frozenset({"chief executive"})


def sectors_of_role(
    draft: Draft, role: Role, country: str, land: Reading | None, possessor: Actor | None, context: ReportContext
) -> tuple[str, ...]:
    """Compose the sectors: role first, then the holder's and the modifiers'; generic roles take theirs from beside them.

    Args:
        draft: the phrase.
        role: its role.
        country: the country that the role belongs to, empty if unknown.
        land: the state that it belongs to, if the text tells one.
        possessor: whom the phrase belongs to ("Netanyahu's office"), if the sentence has named it.
        context: what the report has said before.
    """
    if draft.former and role.kind == "person":
        return ("ELI",)
    holder = next((r for _, r in draft.holders if r.entry.kind in ("organisation", "group", "media")), None)
    sided = role.phrase == "parties" and not draft.holders and not draft.inherited
    own = [] if sided else list(role.sectors)  # "all parties to the talks" are no political parties
    beside = _sectors_beside(draft, role, possessor, context, generic=not own)
    if holder is not None:
        armed = own[:1] in (["UAF"], ["REB"], ["MIL"]) and holder.entry.kind == "group"
        own = [*holder.entry.sectors] if armed and holder.entry.sectors else own
        beside[:0] = holder.entry.sectors
    if role.key in ("officer", "senior officer") and beside:
        own = []
    if own == ["UAF"] and {"REB", "PRM", "CRM"} & set(beside):
        own = []
    plain = own == ["GOV"] and role.office == "" and role.kind in ("person", "people")
    if plain and (holder is not None or set(beside) - {"GOV"}):
        own = []  # "a rebel official", "UN officials"
    if draft.proper and role.phrase in _NAME_PARTS:
        own = []
    if not own and not beside and country and role.key in _OF_A_STATE and land is not None:
        own = ["GOV"]  # "the Russian delegation", "Syria's representative"
    if (
        own == ["BUS"]
        and role.key in _HEADS_OF_LANDS
        and any(r.form == "name" for _, r in draft.holders if r.entry.kind == "state")
    ):
        own = ["GOV"]
    if own[:1] in (["CVL"], ["REF"], ["EDU"], ["MED"]):
        beside = [s for s in beside if s not in ("GOV", "MIL", "UAF")]
    if land is not None and "PRE" in land.entry.sectors and own[:1] not in (["CVL"], ["REF"]):
        own.insert(0, "PRE")  # partially recognised: first what it is, then what the role is
    found = dict.fromkeys([*own, *beside])
    if holder is not None and holder.entry.country in _INTERNATIONAL and role.kind == "person" and not role.plural:
        found = dict.fromkeys(s for s in role.sectors if s != "GOV")  # officials of international bodies have no sector
    elif holder is not None and holder.entry.country in _INTERNATIONAL and not role.office and "minister" not in role.phrase:
        found.pop("GOV", None)
    return tuple(found)


def _sectors_beside(draft: Draft, role: Role, possessor: Actor | None, context: ReportContext, generic: bool) -> list[str]:
    """Return the sectors told by what stands beside a role: a faith, whoever it belongs to, a person, a seat of government."""
    beside = list(draft.inherited)
    if role.key == "counterpart" and context.people and not beside:
        beside = list(next(reversed(context.people)).sectors)
    if generic and role.kind != "state":
        beside += _faith(draft, context.gazetteer)
    if possessor is not None and generic:
        beside += possessor.sectors
    person = next((r for _, r in draft.holders if r.entry.kind == "person"), None)
    if person is not None and generic:
        beside += person_actor(person.entry, context.day).sectors
    seat = next((r for _, r in draft.holders if r.form == "seat"), None)
    if seat is not None:
        beside[:0] = seat.sectors
    return beside


def _faith(draft: Draft, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the sectors that a religious people lends: "Muslim groups"."""
    words = [n.readings[0].entry.adjective.lower() for n, r in draft.holders if r.entry.kind == "ethnic"]
    found = [gazetteer.roles.modifier_at([w], 0) for w in words if w in gazetteer.roles.modifiers]
    return next((hit[1].sectors for hit in found if hit is not None), ())
