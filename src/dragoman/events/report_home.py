"""The home of a report: the country that most of its places, offices and institutions belong to, if one clearly leads.

A report from Lagos that once names the American ambassador goes on to speak of "the governor" and "the Supreme Court": those are
Nigeria's. Only a report of some length has a home; a sentence by itself has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dragoman.language import Sentence
from dragoman.records import Mention, Place

# Fewer sentences than this tell no home.
_LENGTH = 4
# The home is named in so many sentences at least, in so many times as many as the next country, and in no fewer than all others.
_LEAST = 3
_LEAD = 2
# A dateline counts as so many sentences more.
_OPENING = 2
_BODIES = frozenset({"UNO", "EUR", "IGO", "NGO", "MNC", "IMG", "ISM"})


def is_long(sentences: Sequence[Sentence]) -> bool:
    """Tell whether a report is more than a few sentences."""
    return len(sentences) >= _LENGTH


def lands_of_report(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], places: Sequence[Sequence[Place]]
) -> Counter[str]:
    """Return in how many sentences a report names each country, by country code; a dateline counts thrice.

    Args:
        sentences: the report's sentences in text order.
        mentions: the actors' mentions, a list for each sentence.
        places: place names, a list for each sentence.
    """
    counts: Counter[str] = Counter()
    for sentence, here, there in zip(sentences, mentions, places, strict=True):
        weight = 1 + _OPENING * (sentence.zone == "dateline")
        for land in _lands_named(here, there):
            counts[land] += weight
    return counts


def lands_before(mentions: Sequence[Sequence[Mention]], places: Sequence[Sequence[Place]]) -> list[frozenset[str]]:
    """Return for each sentence the countries that the last sentence before it names that names any."""
    out: list[frozenset[str]] = []
    last: frozenset[str] = frozenset()
    for here, there in zip(mentions, places, strict=True):
        out.append(last)
        last = _lands_named(here, there) or last
    return out


def _lands_named(mentions: Sequence[Mention], places: Sequence[Place]) -> frozenset[str]:
    if not mentions and not places:
        return frozenset()
    named = {m.actor.country for m in mentions if m.use != "goods"} | {p.country for p in places}
    return frozenset(filter(is_state, named))


def is_state(country: str) -> bool:
    """Tell whether a country code is that of a state."""
    return len(country) == 3 and country not in _BODIES


def home_of_report(sentences: Sequence[Sentence], lands: Counter[str]) -> str:
    """Return the country code of a report's home, or nothing where no country leads.

    Args:
        sentences: the report's sentences in text order.
        lands: in how many sentences it names each country.
    """
    if not is_long(sentences):
        return ""
    first, second = [*lands.most_common(2), ("", 0), ("", 0)][:2]
    others = lands.total() - first[1]
    return first[0] if first[1] >= max(_LEAST, _LEAD * second[1], others) else ""
