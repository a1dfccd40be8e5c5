"""Whose people unknown names are, by the words that introduce them: "its water minister, N. N.", "N. N., who leads the front"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from dragoman.drafting.acts import load_acts
from dragoman.drafting.parties import PartyBook, is_state_code
from dragoman.records import Coding, Mention

# How far before or after a name, in characters, the party may be named whose office the person holds.
_REACH = 80


def introduced_people(codings: Sequence[Coding], book: PartyBook) -> dict[str, str]:
    """Return name of a person -> key of the party, for persons of whom no list says whose they are but some report does.

    Args:
        codings: coded reports.
        book: who the other actors count as.
    """
    found: dict[str, Counter[str]] = {}
    for coding in codings:
        mentions = sorted(coding.mentions, key=lambda m: m.span)
        for m in mentions:
            if not _is_name(m) or _sits_only(m, coding) or book.key(m.actor):
                continue
            key = _introduced(coding, m, mentions, book)
            if key and _may_be(m, key):
                found.setdefault(m.actor.name, Counter())[key] += 1
    for name, near in (_standing(codings, book) | _by_surname(codings, book)).items():
        found.setdefault(name, near)
    return {name: max(sorted(c), key=lambda k: c[k]) for name, c in found.items()}


def _by_surname(codings: Sequence[Coding], book: PartyBook) -> dict[str, Counter[str]]:
    """Return surname of a person whom one report names so only -> the party of whom the others name in full."""
    actors = {m.actor for c in codings for m in c.mentions if m.actor.named}
    full: dict[str, set[str]] = {}
    for a in sorted((a for a in actors if a.kind == "person" and len(a.name.split()) > 1), key=lambda a: a.name):
        full.setdefault(a.name.split()[-1], set()).add(book.key(a))
    short = {a.name for a in actors if a.kind in ("unknown", "person") and " " not in a.name and not a.country}
    keys = {name: next(iter(full[name])) for name in sorted(short) if len(full.get(name, ())) == 1}
    return {name: Counter([key]) for name, key in keys.items() if key}


# So many reports must speak of a person right after a party or movement, and of nobody else before that person.
_STANDS_IN = 2
# How far before a person, in characters, the party may be named: about two sentences.
_SHORTLY_BEFORE = 240


def _standing(codings: Sequence[Coding], book: PartyBook) -> dict[str, Counter[str]]:
    """Return name of a person without an office -> the party or movement that reports name shortly before the person.

    "The Greens stay out of it. N. N. wants a vote first": N. N. stands for the Greens, where more than one report tells it so.
    """
    near: dict[str, Counter[str]] = {}
    sides = {one.name for one in book.sides.values() if one.kind in ("party", "group")}
    for coding in codings if sides else ():
        seen = set()
        for m in sorted(coding.mentions, key=lambda m: m.span):
            if m.actor.kind != "person" or not m.actor.named or m.actor.sectors or m.actor.name in seen or book.key(m.actor):
                continue
            seen.add(m.actor.name)
            before = coding.report.text[max(0, m.span.start - _SHORTLY_BEFORE) : m.span.start]
            keys = {
                one.name for name, one in book.sides.items() if one.name in sides and re.search(rf"\b{re.escape(name)}\b", before)
            }
            if len(keys) == 1:
                near.setdefault(m.actor.name, Counter())[keys.pop()] += 1
    return {name: keys for name, keys in near.items() if len(keys) == 1 and keys.total() >= _STANDS_IN}


def _is_name(m: Mention) -> bool:
    """Tell whether a mention is a person's name, or two capitalised words that may be one."""
    words = m.actor.name.split()
    may_be = m.actor.kind == "unknown" and 1 < len(words) < 5 and all(w[0].isupper() for w in words)
    return m.actor.named and (m.actor.kind == "person" or may_be)


def _sits_only(m: Mention, coding: Coding) -> bool:
    """Tell whether a person only sits in a parliament, or belongs to an opposition, by the title before the name."""
    told = m.span.of(coding.report.text)
    return _is_former(told) or bool({*m.actor.title.lower().split(), *told.lower().split()} & load_acts().mere_members)


def _may_be(person: Mention, key: str) -> bool:
    """Tell whether a person whom a list places in some country, out of office, may speak for this party: for no state."""
    return not is_state_code(key) or not person.actor.country


def _introduced(coding: Coding, person: Mention, mentions: list[Mention], book: PartyBook) -> str:
    text, end = coding.report.text, person.span.end
    start = _start_of_name(person, text)
    before, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if (owned := _patterns()["its"].search(before)) and not _is_former(owned.group()):
        return _owner_of(person, start - len(owned.group()), owned, mentions, book)
    for m in mentions:
        if m.use == "backer" or _is_former(m.span.of(text)):
            continue
        if m.span.end <= start and start - m.span.end < _REACH:
            gap = text[m.span.end : start]
            near, told = gap == ", ", _patterns()["title before"].fullmatch(gap)
        elif m.span.start >= end and m.span.start - end < _REACH:
            gap, rest = text[end : m.span.start], text[m.span.end : m.span.end + _REACH]
            near, told = gap == ", ", _patterns()["title behind"].fullmatch(gap)
            told = told or (_patterns()["own title"].match(rest) if _patterns()["the"].fullmatch(gap) else None)
        else:
            continue
        near = near and m.actor.kind in ("person", "office")  # "N. N., the Norwegian envoy"
        key = "" if _is_former(gap) or not (near or told) else book.key(m.actor)
        key = key or (_of_phrase(m.span.of(text), book) if near else "")
        if key:
            return key
    return _of_short_name(behind, book)


def _start_of_name(person: Mention, text: str) -> int:
    """Return where the name begins in a mention that has the office before it ("co-founder N. N.")."""
    words = set(person.actor.name.split())
    found = next((m for m in re.finditer(r"[^\s-]+", person.span.of(text)) if m.group() in words), None)
    return person.span.start + (found.start() if found else 0)


def _of_phrase(phrase: str, book: PartyBook) -> str:
    """Return the organisation whose office a phrase names ("the head of N", "N's leader")."""
    told = _patterns()["phrase"].fullmatch(phrase)
    name = (told["whose"] or told["of"]) if told else ""
    return name if name in book.names else load_acts().state_companies.get(name, "")


def _is_former(words: str) -> bool:
    return bool(set(re.findall(r"[a-z]+", words.lower())) & load_acts().former)


def _owner_of(person: Mention, at: int, owned: re.Match[str], mentions: list[Mention], book: PartyBook) -> str:
    """Return whom "its" or "his" means in "its water minister": who stands last before it, or first in the sentence before."""
    same = [m for m in mentions if m.sentence == person.sentence and m.span.end <= at]
    last = max((m.sentence for m in mentions if m.sentence < person.sentence), default=-1)
    near = same[::-1] or [m for m in mentions if m.sentence == last and last >= person.sentence - 2]
    of_person = owned["whose"].lower() != "its"
    for m in near:
        is_person = m.actor.kind == "person" and m.actor.named
        if is_person == of_person and m.use in ("actor", "modifier", "people") and (key := book.key(m.actor)):
            # A state's "leader" stands in no such phrase: the party before it is the party that the report has not named.
            return "" if is_state_code(key) and owned["title"].lower() in load_acts().of_movement_only else key
    return ""


def _of_short_name(behind: str, book: PartyBook) -> str:
    """Return the organisation that "N. N., the Union's vice-president" or "who leads the front" names for short, if only one."""
    told = _patterns()["short"].match(behind)
    if not told or _is_former(told.group()):
        return ""
    word = (told["whose"] or told["led"]).lower()
    keys = [k for k in sorted(book.names) if len(k) > 3 and word in k.lower().split()]
    return keys[0] if len(keys) == 1 else ""


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    titles = "|".join(sorted(load_acts().offices, key=len, reverse=True))
    leading = "|".join(sorted(load_acts().leading, key=len, reverse=True))
    few, name = r"(?:(?!the\b|an?\b|its\b)[\w-]+ ){0,4}?", r"(?:[A-Z][\w-]+ ){0,3}"
    office = rf"{few}(?:{titles})(?: (?:of|for|in|to) [\w -]{{3,30}})?"
    led, behind = rf",? who (?:\w+ )?(?:{leading}) (?:the )?", rf", (?:the |an? )?{office} (?:of|for|from) (?:the )?"
    short = rf"(?:the (?:{titles}) of|who (?:{leading})) the (?P<led>\w+)\b"
    return {
        "its": re.compile(rf"\b(?P<whose>[Ii]ts|[Hh]is|[Hh]er) (?=(?:[\w-]+ )*?(?P<title>{titles})\b){office},? {name}$"),
        "title before": re.compile(rf"['’]s? {office},? {name}| (?:[a-z-]+ ){{0,2}}(?:{titles}),? {name}"),
        "title behind": re.compile(rf" of (?:the )?|{behind}|{led}"),
        "the": re.compile(r", (?:the |an? )?"),
        "own title": re.compile(rf"(?:['’]s?)? (?:[a-z-]+ ){{0,3}}?(?:{titles})\b"),
        "phrase": re.compile(rf"(?P<whose>.+?)['’]s? {few}(?:{titles})|(?:the |an? )?{office} (?:of|for) (?:the )?(?P<of>.+)"),
        "short": re.compile(rf", (?:the (?P<whose>\w+)['’]s? {few}(?:{titles})\b|{short})"),
    }  # fmt: skip
