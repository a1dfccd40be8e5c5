"""Whom an actor counts as in a negotiation: the state for its people and offices, itself for organisations and groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from dragoman.actors import load_gazetteer
from dragoman.drafting.acts import load_acts
from dragoman.drafting.organised import Organised, organised_sides
from dragoman.records import Actor, Coding

_OF_A_STATE = ("person", "office", "institution", "people", "state")


# Country codes that mean one organisation, whose people and bodies speak for it; the others mean many.
_ORGANISATION_OF_CODE = {"UNO": "United Nations", "EUR": "European Union"}
_OF_MANY = frozenset({"IGO", "NGO", "ISM", "IMG", "MNC"})


def is_state_code(code: str) -> bool:
    """Tell whether a country code means a state.

    >>> is_state_code("TUR"), is_state_code("IGO")
    (True, False)
    """
    return len(code) == 3 and code not in _OF_MANY and code not in _ORGANISATION_OF_CODE


def _speaks_for_nobody(actor: Actor) -> bool:
    """Tell whether a person of a state has no office in it ("the party's leader"), or only a seat in its parliament."""
    title = actor.title.lower().split()
    return not actor.sectors or (set(actor.sectors) == {"LEG"} and any(w in load_acts().mere_members for w in title))


# A short name that nobody knows is a party where it acts this often.
_OFTEN = 4


def _is_short(name: str) -> bool:
    return name.isupper() and name.isalpha() and 2 < len(name) < 7


def _initials(name: str) -> str:
    """Return what a long name may be called for short ("NATO"), "" for a short one."""
    capitals = [w[0] for w in name.split() if w[:1].isupper()]
    return "".join(capitals) if len(capitals) > 2 else "-"


# Where a body rules that is not, or not everywhere, taken for a state.
_BREAKAWAY = "PRE"


def _community(actor: Actor) -> tuple[str, str]:
    """Return whom a people of a divided land or its authorities count as, and the land's code; empty words for others.

    "Turkish Cypriots", "the authorities in Stepanakert" count as the state that they have declared, "Greek Cypriots" as Cyprus.
    """
    of_two_words = actor.kind == "people" and len(actor.name.split()) == 2 and actor.name.istitle()
    if not is_state_code(actor.country) or not (_BREAKAWAY in actor.sectors or of_two_words):
        return "", ""
    return _named_in(f"{actor.name}; {actor.title}", actor.country, of_two_words)


@lru_cache(maxsize=4096)
def _named_in(words: str, land: str, of_two_words: bool) -> tuple[str, str]:
    named = [
        r.entry for m in load_gazetteer().find(words) for r in m.readings if r.entry.country == land and r.entry.kind == "state"
    ]
    breakaway = next((e.name for e in named if _BREAKAWAY in e.sectors), "")
    if breakaway:
        return breakaway, land
    return (land, land) if named and of_two_words and land in _divided() else ("", "")


# A region whose government the reports name so often, as who does something, is a party of its own.
_A_PARTY = 4


def _own_governments(codings: Iterable[Coding]) -> tuple[frozenset[str], dict[str, str]]:
    """Return the regions of states whose governments are told of often, and name of a person -> the region governed."""
    acting = [(m.actor, m.span.of(c.report.text)) for c in codings for m in c.mentions if m.use == "actor"]
    heads = {a.name: region for a, words in acting if a.kind == "person" and (region := region_of(a, words))}
    counts = Counter(heads.get(a.name) or region_of(a, words) for a, words in acting)
    return frozenset(r for r, n in counts.items() if r and n >= _A_PARTY), heads


def region_of(actor: Actor, words: str = "") -> str:
    """Return the part of a state whose government an actor is or belongs to, "" for none ("President of Catalonia").

    Args:
        actor: whom a mention means.
        words: the mention as it stands ("the head of the Basque government").
    """
    leads = actor.kind == "person" and actor.title.lower() in _LEADING
    if not is_state_code(actor.country) or not (leads or set(actor.sectors) & load_acts().state_sectors):
        return ""
    governing = leads or _GOVERNING & {*words.lower().split()}  # not "a Catalan mayor"
    return _region_in(f"{actor.name}; {actor.title}; {words if governing else ''}", actor.country)


# "The Basque leader" heads what he is called by, and so does "the head of the Basque government".
_LEADING = frozenset({"leader", "premier", "president", "first minister"})
_GOVERNING = _LEADING | frozenset({"government", "parliament", "administration", "executive", "authorities"})


@lru_cache(maxsize=4096)
def _region_in(words: str, land: str) -> str:
    entries = [r.entry for m in load_gazetteer().find(words) for r in m.readings if r.entry.country == land]
    parts = [e for e in entries if e.kind == "state" and e.id.startswith(_PART) and _BREAKAWAY not in e.sectors]
    peoples = [e for e in entries if e.kind == "ethnic" and e.country == land]  # "the Basque government"
    return parts[0].name if parts else peoples[0].name if peoples else ""


# How the ids of parts of states begin in the list of states.
_PART = "X-"


@lru_cache(maxsize=1)
def _divided() -> frozenset[str]:
    """Return the codes of the states on whose ground another has been declared."""
    entries = load_gazetteer().entries.values()
    return frozenset(e.country for e in entries if e.kind == "state" and _BREAKAWAY in e.sectors)


@dataclass(slots=True)
class PartyBook:
    """Keys of parties and how to name them.

    Attributes:
        names: key -> name in words ("TUR" -> "Turkey").
        backers: key of a proxy -> key of its backer, from the relations found.
        attached: whether proxies count as their backers.
        often: short names that nobody knows, but the reports tell of often.
        lands: key of a party or a movement -> the state in which it is at home.
        heads: name of a person -> the organisation that some report says the person heads.
        people: name of a person whom no list knows -> the party that some report introduces the person as of.
        regions: parts of states whose own governments count as parties ("Catalonia").
        region_heads: name of a person -> the one of these regions that some report says the person governs.
        sides: name of an actor -> the party, company or movement without a place in any list that it means.
    """

    names: dict[str, str] = field(default_factory=dict)
    backers: dict[str, str] = field(default_factory=dict)
    attached: bool = False
    present: frozenset[str] = frozenset()
    heads: dict[str, str] = field(default_factory=dict)
    lands: dict[str, str] = field(default_factory=dict)
    often: frozenset[str] = frozenset()
    people: dict[str, str] = field(default_factory=dict)
    regions: frozenset[str] = frozenset()
    region_heads: dict[str, str] = field(default_factory=dict)
    sides: dict[str, Organised] = field(default_factory=dict)

    def key(self, actor: Actor | None) -> str:
        """Return the key of the party that an actor speaks or acts for, "" where it is none."""
        key = self._key(actor)
        if self.attached:
            key = self.backers.get(key, key)
        return key

    def _key(self, actor: Actor | None) -> str:
        if actor is None:
            return ""
        if (side := self.sides.get(actor.name)) is not None and side.kind == "state":
            return side.name
        if side is not None:
            self.names.setdefault(side.name, side.name)
            if is_state_code(side.country):
                self.lands.setdefault(side.name, side.country)
            return side.name
        if actor.kind == "unknown":
            return self._short_name(actor.name) or self._introduced(actor)
        if actor.country in _ORGANISATION_OF_CODE:
            name = _ORGANISATION_OF_CODE[actor.country]
            self.names.setdefault(name, name)
            return name
        if (own := _community(actor))[0]:
            name, land = own
            if name != land:
                self.lands.setdefault(name, land)
                self.names.setdefault(name, name)
            return name
        if actor.name in load_acts().state_companies:
            return load_acts().state_companies[actor.name]
        if self.regions and (region := self.region_heads.get(actor.name) or region_of(actor)) in self.regions:
            self.lands.setdefault(region, actor.country)
            self.names.setdefault(region, region)
            return region
        if actor.kind in _OF_A_STATE:
            return self._state(actor) or self._organisation(actor) or self._introduced(actor)
        listed = actor.name in load_acts().acts_for
        if not actor.name or (not listed and (not actor.named or actor.kind == "collective")):
            return ""
        name = load_acts().acts_for.get(actor.name, actor.name)
        if is_state_code(actor.country):
            self.lands.setdefault(name, actor.country)
        self.names.setdefault(name, name)
        return name

    def _introduced(self, actor: Actor) -> str:
        return self.people.get(actor.name, "") if actor.kind in ("person", "unknown") else ""

    def _short_name(self, name: str) -> str:
        """Return the party that letters such as "DUP" stand for: one of those initials, or itself where it is told of often."""
        if not _is_short(name):
            return ""
        long = next((k for k in sorted(self.names) if _initials(k) == name), "")
        return long or (name if name in self.often else "")

    def _state(self, actor: Actor) -> str:
        if not is_state_code(actor.country) or (actor.kind == "person" and _speaks_for_nobody(actor)):
            return ""
        speaks = load_acts().state_sectors
        if actor.sectors and not set(actor.sectors) & speaks:
            return ""
        if actor.kind == "people" and not set(actor.sectors) & speaks:
            return ""
        if actor.kind == "state":
            self.names[actor.country] = actor.name
        return actor.country

    def _organisation(self, actor: Actor) -> str:
        """Return the organisation of the reports that a person or an office heads, by the name or initials in any title."""
        if actor.country not in _OF_MANY:
            return ""
        title = f"{actor.title} {actor.name}"
        keys = [key for key in sorted(self.names) if len(key) > 3]
        found = next((k for k in keys if k in title or (_initials(k) in title.split())), "")
        if found and actor.kind == "person":
            self.heads.setdefault(actor.name, found)
        return found or self.heads.get(actor.name, "")

    def name(self, key: str) -> str:
        """Return a party's name in words; the key itself where no report names it otherwise."""
        return self.names.get(key, key)


def make_party_book(codings: Iterable[Coding], attach_proxies: bool, inside: bool = False) -> PartyBook:
    """Read from the codings who is whose proxy, and how the parties are called.

    Args:
        codings: coded reports.
        attach_proxies: count a proxy as its backer.
        inside: look for more sides inside a country (see :func:`organised_sides`).
    """
    codings = list(codings)
    book = PartyBook()
    found: dict[str, Counter[str]] = {}
    short = Counter(m.actor.name for c in codings for m in c.mentions if m.actor.kind == "unknown" and _is_short(m.actor.name))
    book.regions, book.region_heads = _own_governments(codings)
    book.sides = organised_sides(codings, inside)
    book.often = frozenset(name for name, count in short.items() if count >= _OFTEN)
    for coding in codings:
        for mention in coding.mentions:
            if mention.actor.kind in ("state", "organisation", "group"):
                book.key(mention.actor)
    for coding in codings:
        for mention in coding.mentions:
            if mention.actor.kind == "person":  # who heads which organisation, now that the organisations are known
                book.key(mention.actor)
        for relation in coding.relations:
            if relation.kind != "has_proxy":
                continue
            for backer in relation.subjects:
                for proxy in relation.objects:
                    pair = book.key(proxy.actor), book.key(backer.actor)
                    if all(pair) and pair[0] != pair[1]:
                        found.setdefault(pair[0], Counter())[pair[1]] += 1
    book.backers = {proxy: max(sorted(c), key=lambda k: c[k]) for proxy, c in found.items()}
    book.attached = attach_proxies
    return book
