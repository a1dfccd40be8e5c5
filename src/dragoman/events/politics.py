"""Who acts in politics (states, organisations, armed people, officials), who is at home, and whether a report campaigns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from dragoman.language import Sentence
from dragoman.records import Actor, Party

# People and bodies of these sectors alone are private: what they do to each other is no political event. The clergy is
# not private, nor are movements and unions of citizens, while a person of theirs is.
_PRIVATE = frozenset({"", "CVL", "BUS", "EDU", "MED", "AGR", "JRN", "CRM", "UNK", "SOC"})
_PUBLIC_BODIES = frozenset({"SOC"})
INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG"})
# Who may use force: with one of these among the parties words of force are meant as they stand.
ARMED = frozenset({"MIL", "REB", "SEP", "UAF", "COP", "SPY", "PRE", "PRM"})
PERSONS = frozenset({"person", "office"})
_CAMPAIGN_SHARE = 0.006  # of a report's words: election coverage has two to four times as many, other news a fifth
_CAMPAIGN_LEAST = 5


def acts_in_politics(actor: Actor) -> bool:
    """Tell whether an actor is of those whose doings are political: states, organisations, groups, offices, forces, officials."""
    if actor.kind in ("state", "organisation", "group", "office") or actor.country in INTERNATIONAL:
        return True
    if actor.kind in ("institution", "people") and not _PUBLIC_BODIES.isdisjoint(actor.sectors[:1]):
        return True
    return not _PRIVATE.issuperset(actor.sectors)


def at_home(actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Tell whether people do it to people, bodies or places of their own country, or of none that is known, all unarmed."""
    parties = [p.actor for p in (*actors, *recipients)]
    countries = {a.country for a in parties if a.country}
    if len(countries) > 1 or any(a.country in INTERNATIONAL or not ARMED.isdisjoint(a.sectors) for a in parties):
        return False
    if any(a.kind in ("organisation", "group", "collective") for a in parties):
        return False
    bodies = [p.actor for p in actors if p.actor.kind in ("state", "institution") and acts_in_politics(p.actor)]
    return not bodies and not any(p.actor.kind == "institution" and acts_in_politics(p.actor) for p in recipients)


def rivals(actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Tell whether politicians of one country, no armed people among them, do something to each other."""
    everybody = [p.actor for p in (*actors, *recipients)]
    persons = all(a.kind in PERSONS and a.named for a in everybody) and any(acts_in_politics(a) for a in everybody)
    return bool(actors) and bool(recipients) and persons and at_home(actors, recipients)


def is_campaign(sentences: Sequence[Sentence], words: frozenset[str]) -> bool:
    """Tell whether a report is about an election at large, by the share of the words of campaigns in what was parsed."""
    total = sum(len(s.lower) for s in sentences)
    told = sum(map(words.__contains__, chain.from_iterable(s.lower for s in sentences)))
    return told >= _CAMPAIGN_LEAST and told > _CAMPAIGN_SHARE * total
