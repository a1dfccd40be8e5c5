"""Organised sides inside a country that no list knows: parties, companies and movements, by how the reports speak of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.actors import load_gazetteer
from dragoman.records import Actor, Coding
from dragoman.word_lists import word_list

# A side that no list knows is named at least this often, in at least two reports where there are two.
_NAMED, _REPORTS = 3, 2
# People who act together have no name that sets them apart, so that it takes more to be a side.
_NAMED_AS_MANY = 5
# Where reports tell of one party only without them.
_INSIDE = 2
# Reports are of one country where so large a share of the actors with a country are of it; of the examples only Catalonia's are.
_ONE_LAND = 0.8
# How far before or after a name, in characters, it is looked for what the name is introduced as.
_REACH = 60
_REBELS = frozenset({"REB", "SEP"})
_COMPANIES = word_list("drafting", "companies")
_CLASSES = {"company": _COMPANIES, "party": word_list("drafting", "factions"), "group": word_list("drafting", "bodies")}


@dataclass(frozen=True, slots=True)
class Organised:
    """A side that no list knows.

    Attributes:
        name: the longest that it is called by ("Socialist Party" also for "the Socialists"); a state's code for its own company.
        kind: "company", "party", "group", "court", "people" or "state".
        country: code of the country that some report says it is of, "" for none.
    """

    name: str
    kind: str
    country: str = ""


def organised_sides(codings: Iterable[Coding], inside: bool = False) -> dict[str, Organised]:
    """Return name of an actor -> the side that it means, for parties, companies and movements that no list knows.

    Args:
        codings: coded reports of one process or several.
        inside: look for the sides inside a country, in whatever the reports name twice: nobody else opposes anybody.
    """
    codings = list(codings)
    texts = [c.report.text for c in codings]
    actors = [m.actor for c in codings for m in c.mentions if _may_be_one(m.actor)]
    names = sorted({a.name for a in actors})
    named = _politicians(actors) | _introduced(actors, texts) | _crowds(codings, inside) | _courts(codings, inside)
    named |= _rebels(codings)
    named |= {n: Organised(long, one.kind) for n, one in sorted(named.items()) if (long := _longer(n, names))}
    named |= {one.name: one for one in list(named.values())}
    named |= {
        n: Organised(land, "state", land) for n, one in named.items() if one.kind == "company" and (land := _owner(n, codings))
    }
    told: dict[str, Counter[int]] = {}
    for name, one in named.items():
        for number, text in enumerate(texts):
            if one.name != name or not any(one.name != n and one.name.startswith(n) for n in named):
                told.setdefault(one.name, Counter())[number] += len(re.findall(rf"\b{re.escape(name)}\b", text))
    least = 1 if inside else min(_REPORTS, len(codings))
    often = {o.name: _INSIDE if inside else _NAMED_AS_MANY if o.kind == "people" else _NAMED for o in named.values()}
    kept = {n for n, count in told.items() if count.total() >= often[n] and sum(1 for c in count.values() if c) >= least}
    lands = {named[a.name].name: a.country for a in actors if a.country and a.name in named}
    return {a: Organised(one.name, one.kind, lands.get(one.name, "")) for a, one in named.items() if one.name in kept}


def _crowds(codings: Sequence[Coding], inside: bool) -> dict[str, Organised]:
    """Return people who act together ("the farmers"), and the islanders by the name of the people of their islands."""
    found = {}
    one_land = inside or _of_one_land(codings)
    for m in (m for c in codings for m in c.mentions if m.actor.kind == "people"):
        word = m.actor.name.split()[-1].lower()
        if word.removesuffix("s") in word_list("drafting", "acting_together") and m.actor.name.lower() == word:
            name = (_of_islands(codings) if word == "islanders" else "") or (word.capitalize() if one_land else "")
            if name:
                found[m.actor.name] = Organised(name, "people")
    return found


def _rebels(codings: Sequence[Coding]) -> dict[str, Organised]:
    """Return fighters called by the name of their movement ("the Maoists"), and "rebels" where there are no others."""
    actors = {m.actor for c in codings for m in c.mentions if not _REBELS.isdisjoint(m.actor.sectors[:1])}
    called = {a.name for a in actors if a.kind == "people" and a.name.istitle() and a.name.isalpha() and a.name.endswith("s")}
    found = {name: Organised(name, "group") for name in called}
    if len(called) == 1 and not any(a.kind in ("group", "organisation") for a in actors):
        movement = min(called)
        found |= {a.name: Organised(movement, "group") for a in actors if a.kind == "people" and a.name.islower()}
    return found


def _of_one_land(codings: Sequence[Coding]) -> bool:
    """Tell whether nearly all that the reports name is of one country, so that its own people are the sides."""
    named = Counter(m.actor.country for c in codings for m in c.mentions if len(m.actor.country) == 3)
    return bool(named) and max(named.values()) >= _ONE_LAND * named.total()


def _courts(codings: Sequence[Coding], inside: bool) -> dict[str, Organised]:
    """Return the courts of the one country that reports are about, which rule against its government: "the Supreme Court"."""
    if not inside and not _of_one_land(codings):
        return {}
    actors = {m.actor for c in codings for m in c.mentions if m.actor.kind == "institution" and "JUD" in m.actor.sectors}
    named = {a.name: re.search(r"\b[A-Z]\w+ Court\b", a.name) for a in actors}
    return {n: Organised(at.group(), "court") for n, at in named.items() if at is not None}


def _of_islands(codings: Sequence[Coding]) -> str:
    """Return the people of the only territory, no state of its own, of which the reports speak ("Chagossians")."""
    named = {m.actor.id for c in codings for m in c.mentions if m.actor.kind == "state" and m.actor.id != m.actor.country}
    entries = load_gazetteer().entries
    peoples = {f"{entries[i].adjective}s" for i in named if i in entries and entries[i].adjective and "-" not in i}
    return peoples.pop() if len(peoples) == 1 else ""


def _may_be_one(actor: Actor) -> bool:
    """Tell whether an actor is a name that no list knows, or politicians by the name of their party."""
    if not actor.name[:1].isupper():
        return False
    if actor.kind == "person" and (actor.country or actor.sectors or actor.title):
        return False
    return actor.kind in ("unknown", "person") or (
        actor.kind in ("institution", "people") and bool({"PTY", "BUS"} & set(actor.sectors))
    )


def _politicians(actors: Sequence[Actor]) -> dict[str, Organised]:
    """Return the parties whose members are called by their name: "the Socialists", "Conservative members"."""
    return {a.name: Organised(name, "party") for a in actors if "PTY" in a.sectors and (name := _party_name(a.name))}


def _party_name(name: str) -> str:
    """Return what a party is called by the word for its members, "" where the word names none.

    >>> _party_name("Socialists"), _party_name("Conservative members"), _party_name("Opposition parties")
    ('Socialist Party', 'Conservative Party', '')
    """
    words = [w for w in name.split() if w[0].isupper() and w.lower() not in word_list("drafting", "not_a_party")]
    if not words:
        return ""
    if name.split()[-1].lower() == "party" or len(words) > 1:
        return name if name.split()[-1] == "Party" else ""
    stem = words[0].removesuffix("s")
    return f"{stem}ic Party" if stem.endswith("crat") else f"{stem} Party"


def _introduced(actors: Sequence[Actor], texts: Sequence[str]) -> dict[str, Organised]:
    """Return the names that some report says are a company, a party or a group."""
    found = {}
    for name in sorted({a.name for a in actors if "PTY" not in a.sectors}):
        kinds = (
            _introduced_as(text, at.start(), at.end()) for text in texts for at in re.finditer(rf"\b{re.escape(name)}\b", text)
        )
        if kind := next((k for k in kinds if k), ""):
            found[name] = Organised(name, kind)
    return found


def _introduced_as(text: str, start: int, end: int) -> str:
    before, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    for kind, (in_front, after) in _patterns().items():
        if in_front.search(before) or after.match(behind):
            return kind
    return ""


@lru_cache(maxsize=1)
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return kind -> what stands before a name ("the state company "), and behind it (", the largest investor")."""
    found = {}
    for kind, class_ in _CLASSES.items():
        nouns = "|".join(sorted(class_))
        offices = "|".join(sorted(word_list("drafting", "company_offices")))
        of_office = rf"|\b(?:{offices}) of $" if kind == "company" else ""
        found[kind] = (
            re.compile(rf"\b(?:the|its|a|an|[A-Z]\w+|state|oil|gas) (?:{nouns}) $" + of_office),
            re.compile(rf", (?:an?|the|its|our) (?:[\w-]+ ){{0,4}}?(?:{nouns})\b"),
        )
    return found


def _owner(name: str, codings: Sequence[Coding]) -> str:
    """Return the code of the state that owns "the state company X": of whom the reports that call it so name most."""
    nouns = "|".join(sorted(_COMPANIES))
    owned = re.compile(rf"\b[Ss]tate (?:\w+ )?(?:{nouns}) {re.escape(name)}\b")
    telling = [c for c in codings if owned.search(c.report.text)]
    states = Counter(m.actor.country for c in telling for m in c.mentions if m.actor.kind == "state")
    return max(sorted(states), key=lambda code: states[code], default="")


def _longer(short: str, names: Sequence[str]) -> str:
    """Return the only name of more words that begins with this one word, "" for none or more than one."""
    long = [n for n in names if n.split()[0] == short and len(n.split()) > 1]
    return long[0] if len(long) == 1 and " " not in short else ""


def class_of(noun: str) -> str:
    """Return whether a noun means a "company", a "party" or a "group", "" for others.

    >>> class_of("firm"), class_of("river")
    ('company', '')
    """
    if noun == "court":
        return noun
    return next((kind for kind, class_ in _CLASSES.items() if noun in class_), "")
