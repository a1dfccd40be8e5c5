"""A state and a movement that fights it: whose "the government" is, and which of the two an act can only be of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.drafting.acts import load_acts
from dragoman.drafting.parties import PartyBook, is_state_code
from dragoman.drafting.sightings import Sighting
from dragoman.drafting.wish import Wish
from dragoman.records import Coding


def settle_sides(
    sightings: list[Sighting], wishes: Sequence[Wish], home: tuple[str, str], regions: Collection[str] = ()
) -> tuple[list[Sighting], list[Wish]]:
    """Return both, with an owner for what only a state can do (an amnesty), or only the movement that fights it (disarm).

    Args:
        sightings: of all reports.
        wishes: of all reports.
        home: the state and the movement, or two empty keys.
        regions: parts of states that count as parties.
    """
    table, (state, movement) = load_acts(), home
    owner: Mapping[str, str] = (
        dict.fromkeys(table.of_a_state, state) | dict.fromkeys(table.of_a_movement, movement) if state else {}
    )
    named = Counter((s.act, s.owner) for s in sightings)
    if movement in regions:  # which has a government and elections of its own
        owner = {a: movement if named[a, movement] > named[a, key] else key for a, key in owner.items()}
    told = [replace(s, owner=owner[s.act], by_holding=True) if not s.owner and s.act in owner else s for s in sightings]
    asked = [replace(w, owner=owner[w.act]) if not w.owner and w.act in owner else w for w in wishes]
    return told, asked


def join_kin(sightings: Sequence[Sighting], wishes: Sequence[Wish]) -> tuple[list[Sighting], list[Wish]]:
    """Return both, with an act counted as its kin where its owner has both ("stop the attacks" beside "keep the truce")."""
    kin = load_acts().kin
    named = {act: (other, False) for other, (act, contrary) in kin.items() if not contrary}
    owned = Counter([*((s.owner, s.act) for s in sightings), *((w.owner, w.act) for w in wishes)])

    def joined(owner: str, act: str) -> tuple[str, bool] | None:
        one = kin.get(act) or named.get(act)
        if one is None or not owner or (owner, one[0]) not in owned:
            return None
        if one[1]:
            return one
        mine, its = owned[owner, act], owned[owner, one[0]]
        return one if (its, act in kin) > (mine, act not in kin) else None  # under the name that is told most often

    told, asked = [], []
    for s in sightings:
        one = joined(s.owner, s.act)
        if one is not None and one[1] and s.done:
            one = None  # an attack is told for itself; its end is the truce
        told.append(replace(s, act=one[0], done=s.done != one[1]) if one else s)
    for w in wishes:
        one = joined(w.owner, w.act)
        if one is not None and one[1] and w.wants:
            one = None
        asked.append(replace(w, act=one[0], wants=w.wants != one[1]) if one else w)
    return told, asked


def state_and_movement(codings: Iterable[Coding], book: PartyBook) -> tuple[str, str]:
    """Return the state and the movement or region of its own people of whom the reports speak most, or two empty keys."""
    named: Counter[str] = Counter()
    lands: dict[str, str] = {}
    for coding in codings:
        for m in coding.mentions:
            if (key := book.key(m.actor)) and m.use != "place":
                named[key] += 1
            if key and is_state_code(m.actor.country) and key != m.actor.country and set(m.actor.sectors) & load_acts().fighting:
                lands[key] = m.actor.country
    lands |= {region: book.lands[region] for region in book.regions if region in book.lands}
    first = sorted(named, key=lambda k: (-named[k], k))[:2]
    return next(((s, g) for s in first for g in first if lands.get(g) == s), ("", ""))


# A coup is what reports are about where so many of them tell of it.
_TOLD_OF_COUP = 2


def ruled_by_soldiers(codings: Sequence[Coding]) -> str:
    """Return the state whose rulers "the generals" are: that named most, where several reports tell of a coup; "" elsewhere."""
    words = re.compile(r"\b(?:" + "|".join(load_acts().coups) + r")\b", re.IGNORECASE)
    telling = [c for c in codings if words.search(c.report.text)]
    if len(telling) < min(_TOLD_OF_COUP, len(codings)):
        return ""
    named = Counter(m.actor.country for c in telling for m in c.mentions if is_state_code(m.actor.country))
    return max(sorted(named), key=lambda k: named[k], default="")
