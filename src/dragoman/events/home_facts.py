"""Which countries offer themselves for a party whose words name none, and what speaks for each.

"Police fired on a crowd in Nairobi": the place speaks for Kenya. "Students outside the French embassy": the embassy hardly does
for France. No single rule tells; :mod:`dragoman.events.home` weighs these facts, and those of the answer that nobody can tell.
Facts have a value each, most of them 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log1p

from dragoman.events.parties import phrase_tokens
from dragoman.events.report_home import is_state
from dragoman.language import Sentence
from dragoman.ontology import HARM
from dragoman.records import Event, Mention, Party, Place
from dragoman.sentence import SUBJECTS
from dragoman.word_lists import word_list

# Walks of life that behave alike here; the first that fits a party's sectors counts.
_WALKS = (
    ("police", frozenset({"COP"})),
    ("soldiers", frozenset({"MIL"})),
    ("armed", frozenset({"UAF", "REB", "SEP", "CRM", "PRM"})),
    ("officials", frozenset({"GOV", "JUD", "LEG", "SPY"})),
    ("parties", frozenset({"OPP", "PTY", "ELI"})),
    ("business", frozenset({"BUS", "MED", "JRN", "MNC"})),
    ("people", frozenset({"CVL", "SOC", "LAB", "EDU", "REL", "AGR", "HLH", "REF", "HRI"})),
)
_WORLD = frozenset({"UNO", "EUR", "IGO"})  # bodies of states whose people are nobody's
_FAR = 20  # tokens; what is further off is all one
# Who has fled or acts for many countries is not from where he is.
_FROM_ELSEWHERE = frozenset({"REF", "NGO", "IGO", "IMG", "MNC"})
_LANDS = word_list("events", "words_for_lands")
_GUESTS = word_list("events", "guests_abroad")
_OFFICIALS = frozenset({"GOV", "COP", "JUD", "LEG", "SPY", "MIL"})
_NAMING = frozenset({"state", "institution", "office", "group", "organisation"})
# The lands that a report names in most sentences may be a party's even where its sentence does not name them.
_LEADING = 2
NOBODYS = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What may tell a party's country: its sentence with mentions and places, and the report around it.

    ``from_afar`` are words that make a party nobody's at home ("foreign", "Western"); ``filed`` is the country of the
    dateline before the sentence, ``home`` that of the report (empty where there is none); ``lands`` tells in how many
    sentences the report names each; ``before`` are those of the last sentence before that names any; ``long`` tells whether
    the report is more than a few sentences, so that what a single sentence names may be far from where it is at home.
    """

    sentence: Sentence
    mentions: Sequence[Mention]
    places: Sequence[Place]
    from_afar: frozenset[str]
    filed: str = ""
    home: str = ""
    lands: Mapping[str, int] = field(default_factory=dict)
    long: bool = False
    before: frozenset[str] = frozenset()

    def towns(self) -> list[Place]:
        """Return the places that are surely the town of that name."""
        return [p for p in self.places if _is_town(p, self.sentence)]


def _is_town(place: Place, sentence: Sentence) -> bool:
    """Tell whether no article makes it something else than the town of that name: "the Stade de France", "the Middle East"."""
    tokens = sentence.tokens_in(place.span) if place.resolution == "city" else ()
    return not tokens or tokens[0] == 0 or sentence.words[tokens[0] - 1] != "the"


def home_facts(party: Party, event: Event, counterparts: Sequence[Party], around: Surroundings) -> dict[str, dict[str, float]]:
    """Return the facts of each country that offers itself, and under "" those of the answer that nobody can tell.

    Args:
        party: a party of the event whose words name no country.
        event: its event.
        counterparts: the parties on the event's other side.
        around: the sentence and its report.
    """
    walk = _walk(party)
    role = "recipient" if party in event.recipients else "actor"
    noun = _noun(party, around.sentence)
    seen = _Seen.of(event, counterparts, around)
    offers = sorted(_offering(party, event, seen, around))
    nobodys = {
        "nobody": 1.0,
        f"nobody, {walk}": 1.0,
        f"nobody, {party.actor.kind}": 1.0,
        f"nobody, {role}": 1.0,
        f"nobody, quad {event.quad}": 1.0,
        "nobody, offers": log1p(len(offers)),
        f"nobody, {_first_word(party, around.sentence)}": 1.0,
        f"nobody, {noun}": 1.0,
        "nobody, named": float(party.actor.named),
        "nobody, from elsewhere": float(not _FROM_ELSEWHERE.isdisjoint(party.actor.sectors)),
        **_other_lands(party, around),
        f"nobody, {len(offers)} offers": float(len(offers) < 3),
    }
    owner = _owner(party, around)
    out = {NOBODYS: nobodys}
    near = _nearest(party, around)
    for country in offers:
        facts = dict(_sources(country, walk, event, seen, around))
        if country in near:
            facts |= _nearness(country, near) | _joined(country, party, around)
        elif "counterpart" not in facts:
            named = sum(is_state(c) for c in near)
            facts |= {"not in the sentence": 1.0, "not in the sentence, others are": float(named > 0)}
        sources = list(facts)
        if "counterpart" in facts:
            facts |= {f"counterpart, {role} of {event.type}": 1.0, f"counterpart, {noun}": 1.0}
            kind = next(name for name in sources if name.startswith("counterpart ") and "," not in name)
            facts[f"{kind}, {role}, {walk}"] = 1.0
        if "place" in facts:
            facts[f"place, {role} of {event.type}"] = 1.0
        held = [name for name in sources if facts[name]]
        facts |= {f"{name}, {walk}": facts[name] for name in held}
        facts |= {f"{name}, {role}": facts[name] for name in held}
        if party.actor.named:
            facts |= {f"{name}, named {party.actor.kind}": facts[name] for name in held}
        facts["owner"] = float(country == owner)
        facts["only"] = float(len(offers) == 1)
        out[country] = facts
    return {country: {name: value for name, value in facts.items() if value} for country, facts in out.items()}


def _other_lands(party: Party, around: Surroundings) -> dict[str, float]:
    """Return what in a party's own words tells of other lands: "foreign", "of six countries", "a Moscow-led alliance"."""
    sentence = around.sentence
    tokens = sentence.tokens_in(party.span) if party.span is not None else []
    if not tokens:
        return {}
    words = set(phrase_tokens(sentence, sentence.head_of(tokens)))
    return {
        "nobody, of lands": float(any(sentence.lower[t] in _LANDS for t in words)),
        "nobody, backed": float(any(m.use == "backer" and not words.isdisjoint(range(*m.tokens)) for m in around.mentions)),
    }


def _noun(party: Party, sentence: Sentence) -> str:
    """Return the dictionary form of the word that a party's words hang on."""
    tokens = sentence.tokens_in(party.span) if party.span is not None else []
    return sentence.lemmas[sentence.head_of(tokens)] if tokens else ""


def _first_word(party: Party, sentence: Sentence) -> str:
    """Return what opens a party's words: an article, a possessive, a number, or the number of the noun."""
    tokens = sentence.tokens_in(party.span) if party.span is not None else []
    if not tokens:
        return "no words"
    tag, word = sentence.tags[tokens[0]], sentence.lower[tokens[0]]
    return word if word in ("the", "a", "an", "some", "two") else tag


def _owner(party: Party, around: Surroundings) -> str:
    """Return the country that a pronoun at the head of a party's words stands for: "its warplanes"."""
    tokens = around.sentence.tokens_in(party.span) if party.span is not None else []
    first = tokens[0] if tokens else 0
    if around.sentence.tags[first] != "PRP$":
        return ""
    return next((m.actor.country for m in around.mentions if m.tokens == (first, first + 1)), "")


def _joined(country: str, party: Party, around: Surroundings) -> dict[str, float]:
    """Return how what names a country hangs together with the party in the tree."""
    sentence = around.sentence
    tokens = sentence.tokens_in(party.span) if party.span is not None else []
    if not tokens:
        return {}
    head = sentence.head_of(tokens)
    phrase = set(sentence.subtree(head))
    at = [m.head for m in around.mentions if m.actor.country == country]
    at += [sentence.head_of(t) for p in around.places if p.country == country and (t := sentence.tokens_in(p.span))]
    at = [i for i in at if i not in tokens]
    clause = _clause(sentence, head)
    return {
        "in its phrase": float(any(i in phrase for i in at)),
        "in its phrase, from there": float(any(i in phrase and sentence.lower[sentence.heads[i]] == "from" for i in at)),
        "around it": float(any(head in sentence.subtree(i) for i in at)),
        "in its clause": float(any(_clause(sentence, i) == clause for i in at)),
        "beside it": float(any(sentence.heads[i] == sentence.heads[head] for i in at)),
    }


def _clause(sentence: Sentence, i: int) -> int:
    """Return the verb that token i hangs on, however far up."""
    return next((j for j in sentence.ancestors(i) if sentence.tags[j].startswith("VB")), -1)


def _walk(somebody: Party | Mention) -> str:
    """Return the walk of life that somebody's sectors tell; "anybody" for none of those known here."""
    own = set(somebody.actor.sectors[:1])
    return next((name for name, sectors in _WALKS if own & sectors), "anybody")


@dataclass(frozen=True, slots=True)
class _Seen:
    """What an event's sentence names besides the other side: mentions, places, where it happens; and the other side."""

    counterparts: Sequence[Party]
    mentions: Sequence[Mention]
    places: Sequence[Place]
    place: Place | None

    @classmethod
    def of(cls, event: Event, counterparts: Sequence[Party], around: Surroundings) -> _Seen:
        """Return what stands apart from the other side; its words count where they only tell where: "across Nairobi"."""
        where = [m.span for m in around.mentions if m.use == "place"]
        taken = [p for p in counterparts if p.span is not None and not any(p.span.overlaps(s) for s in where)]
        states = [p.span for p in taken if p.actor.kind == "state" and p.span is not None]
        spans = [p.span for p in taken if p.span is not None]
        mentions = [m for m in around.mentions if not any(m.span.overlaps(s) for s in spans)]
        places = [p for p in around.places if not any(p.span.overlaps(s) for s in spans)]
        # "pressed Tokyo to open its market": the state on the other side is not where it happens.
        there = event.place if event.place is not None and not any(event.place.span.overlaps(s) for s in states) else None
        return cls(counterparts, mentions, places, there)


def _offering(party: Party, event: Event, seen: _Seen, around: Surroundings) -> set[str]:
    """Return the countries named on the other side, elsewhere in the sentence, before it, and most often in the report."""
    here = {m.actor.country for m in seen.mentions} | {p.country for p in seen.places}
    here |= {seen.place.country} if seen.place is not None else set()
    near = {around.filed, around.home} | around.before
    if around.long:
        near.update(sorted(around.lands, key=lambda c: (-around.lands[c], c))[:_LEADING])
    for country in {p.actor.country for p in seen.counterparts} - here:
        if _may_be_theirs(party, event, [p for p in seen.counterparts if p.actor.country == country], around.sentence):
            here.add(country)
        elif country != around.home:
            near.discard(country)
    return {c for c in here | near if is_state(c) or c in _WORLD}


def _sources(country: str, walk: str, event: Event, seen: _Seen, around: Surroundings) -> Iterator[tuple[str, float]]:
    """Yield what names a country here and in the report."""
    place = seen.place
    if place is not None and place.country == country:
        yield "place of the event", 1.0
        yield "town of the event", float(any(place.span == p.span for p in around.towns()))
    elif place is not None and place.country:
        yield "event elsewhere", 1.0
    named = [m for m in seen.mentions if m.actor.country == country]
    placed = any(p.country == country for p in seen.places)
    if placed:
        yield "place", 1.0
    yield "body of states", float(country in _WORLD)
    yield from _as_counterpart(country, event, seen.counterparts, bool(named or placed))
    yield from _as_named(named, walk, around.sentence)
    naming = {m.actor.country for m in around.mentions if m.actor.kind in _NAMING} | {p.country for p in around.places}
    yield "only one named", float(bool(named or placed) and {c for c in naming if is_state(c)} == {country})
    yield from _in_report(country, around)


def _as_named(named: Sequence[Mention], walk: str, sentence: Sentence) -> Iterator[tuple[str, float]]:
    for mention in named:
        yield f"{mention.actor.kind} named", 1.0
        yield f"used as {mention.use}", 1.0
        yield "of its walk", float(walk == _walk(mention))
        label = sentence.deps[mention.head]
        yield "subject", float(label in SUBJECTS)
        yield "possessor", float(label == "poss")


def _in_report(country: str, around: Surroundings) -> Iterator[tuple[str, float]]:
    yield "filed there", float(around.filed == country)
    yield "report's home", float(around.home == country)
    yield "home elsewhere", float(around.home not in ("", country))
    yield "sentence before", float(country in around.before)
    total = sum(around.lands.values()) if around.long else 0
    if total:
        share = around.lands.get(country, 0) / total
        yield "share of the report", share
        yield "most of the report", float(share > 0.5)


def _as_counterpart(country: str, event: Event, counterparts: Sequence[Party], elsewhere: bool) -> Iterator[tuple[str, float]]:
    """Yield what a country is on the event's other side, and whether only there."""
    theirs = [p for p in counterparts if p.actor.country == country]
    if theirs:
        other = theirs[0]
        kind = "state" if other.actor.kind == "state" else _walk(other)
        yield "counterpart", 1.0
        yield "counterpart by inference", float(bool(other.country_from))
        yield "counterpart is the only one", float(len({p.actor.country for p in counterparts}) == 1)
        for name in (f"counterpart {kind}", f"counterpart, quad {event.quad}", f"counterpart {kind}, quad {event.quad}"):
            yield name, 1.0
            yield f"only as {name}", float(not elsewhere)
    elif any(is_state(p.actor.country) for p in counterparts):
        yield "counterpart of another", 1.0


def _may_be_theirs(party: Party, event: Event, theirs: Sequence[Party], sentence: Sentence) -> bool:
    """Tell whether the country of the other side, named nowhere else, may be a party's own.

    It is hardly that of who attacks a state or meets its envoys, nor that of officials who deal with a state: of 85 such parties
    that were labelled 18 are from there. Whom a state or its soldiers do something to mostly is from there (95 of 164).
    """
    words = {sentence.lower[t] for p in theirs if p.span is not None for t in sentence.tokens_in(p.span)}
    if not _GUESTS.isdisjoint(words):
        return False
    if party in event.recipients:
        return True
    if _OFFICIALS & set(party.actor.sectors[:1]):
        return not any(p.actor.kind == "state" or p.actor.sectors[:1] == ("GOV",) for p in theirs)
    return not (any(p.actor.kind == "state" for p in theirs) and event.score is not None and event.score <= HARM)


def _nearest(party: Party, around: Surroundings) -> dict[str, tuple[int, bool]]:
    """Return for each country how many tokens from the party it is named, and whether before the party."""
    sentence = around.sentence
    tokens = sentence.tokens_in(party.span) if party.span is not None else []
    if not tokens:
        return {}
    first, last = min(tokens), max(tokens)
    at = [(m.actor.country, m.tokens[0]) for m in around.mentions]
    at += [(p.country, t[0]) for p in around.places if (t := sentence.tokens_in(p.span))]
    out: dict[str, tuple[int, bool]] = {}
    for country, i in at:
        if country and not first <= i <= last:
            distance = first - i if i < first else i - last
            if country not in out or distance < out[country][0]:
                out[country] = (distance, i < first)
    return out


def _nearness(country: str, near: Mapping[str, tuple[int, bool]]) -> dict[str, float]:
    distance, before = near[country]
    nearest = all(distance <= other for other, _ in near.values())
    ahead = [d for d, is_before in near.values() if is_before]
    return {
        "nearest": float(nearest),
        "nearest before": float(before and distance == min(ahead, default=0)),
        "before": float(before),
        "distance": log1p(min(distance, _FAR)),
    }
