"""Places: found by name, told from people and organisations, resolved together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.language import Sentence
from dragoman.places.event_places import is_adjectival, place_of
from dragoman.places.finding import Finder
from dragoman.places.gazetteer import Candidate, Gazetteer, load_places
from dragoman.places.proposals import Proposal
from dragoman.places.resolving import Resolver
from dragoman.places.spans import words_of
from dragoman.records import Mention, Place, Report, Span

__all__ = ["Gazetteer", "find_places", "load_places", "place_of", "places"]


def places(text: str, spans: Iterable[Sequence[int]] | None = None) -> list[Place]:
    """Find and resolve the places that a text names.

    Args:
        text: the text, as it is.
        spans: offsets of place names known already; then just these are resolved, in their order.

    Returns:
        A :class:`Place` each, in text order, names of peoples and adjectives ("Turkish") included, which resolve to
        the country. What the gazetteer does not know stays unresolved.

    >>> [(p.name, p.country) for p in places("He flew from Aleppo to Ankara.")]
    [('Aleppo', 'SYR'), ('Ankara', 'TUR')]
    """
    gazetteer = load_places()
    finder = Finder(text, words_of(text), gazetteer)
    found = finder.find()
    if spans is None:
        return _resolve(found)
    wanted = [Span(s[0], s[1]) for s in spans]
    known = {p.span: p for p in found}
    given = [known.get(s) or _given(s, text, gazetteer, found) for s in wanted]
    rest = [p for p in found if not any(p.span.overlaps(s) for s in wanted)]
    return _resolve(given, rest)


def _given(span: Span, text: str, gazetteer: Gazetteer, found: list[Proposal]) -> Proposal:
    """Return a proposal for a span that is known to name a place."""
    name = span.of(text)
    inside = next((p for p in found if span.contains(p.span)), None)
    candidates = gazetteer.expand(name) or gazetteer.lookup(name)
    if not candidates and inside is not None:
        candidates = inside.candidates
    return Proposal(0, 0, span, name, candidates, within=inside.within if inside else None)


def _resolve(found: list[Proposal], others: Iterable[Proposal] = (), countries: dict[str, float] | None = None) -> list[Place]:
    resolver = Resolver(countries)
    for p in [*found, *others]:
        resolver.add(p.text.lower(), p.candidates, p.within)
    chosen = resolver.choose()
    return [_place(p, chosen.get((p.text.lower(), p.within)) or chosen.get((p.text.lower(), None))) for p in found]


def _place(p: Proposal, c: Candidate | None) -> Place:
    if c is None:
        return Place(p.text, p.span)
    kind = {"capital": "city", "county": "region", "seat": "feature", "area": "region"}.get(c.kind, c.kind)
    return Place(p.text, p.span, c.latitude, c.longitude, c.country, c.geonames, c.region, kind)


# How a mention of a state is used when its words do name a place.
_PLACE_USES = ("place",)
_MENTION_WEIGHT = 0.5  # of a country that is an actor in the report, in the resolver's units


def find_places(report: Report, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> list[list[Place]]:
    """Find where the sentences of a report put things.

    Args:
        report: the report.
        sentences: its sentences.
        mentions: the actors mentioned in each of them: people and organisations are no places, a capital or country that
            stands for its government is none either, and the countries of the actors help to resolve the rest.

    Returns:
        One list of places a sentence, in text order; demonyms, adjectives and countries that only modify another noun
        ("US troops") are left out.
    """
    blocked = tuple(m.span for some in mentions for m in some if _is_no_place(m))
    words = [w for s in sentences for w in words_of(report.text, s.span.start, s.span.end)]
    found = [p for p in Finder(report.text, words, load_places(), blocked).find() if not p.demonym]
    countries: dict[str, float] = {}
    for m in (m for some in mentions for m in some):
        if len(m.actor.country) == 3:
            countries[m.actor.country] = min(2.0, countries.get(m.actor.country, 0.0) + _MENTION_WEIGHT)
    resolved = _resolve(found, (), countries)
    out: list[list[Place]] = [[] for _ in sentences]
    at = 0
    for place in resolved:
        while at < len(sentences) and sentences[at].span.end <= place.span.start:
            at += 1
        here = at < len(sentences) and sentences[at].span.overlaps(place.span)
        if here and not is_adjectival(sentences[at], place):
            out[at].append(place)
    return out


def _is_no_place(mention: Mention) -> bool:
    if mention.actor.kind in ("person", "organisation", "group", "institution"):
        return True
    return mention.actor.kind == "state" and mention.use not in _PLACE_USES
