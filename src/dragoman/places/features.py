"""Places that their own words tell: streets, rivers and lakes, parts of regions, villages and camps that no list has."""

from __future__ import annotations

from dragoman.places.gazetteer import REGIONS, Gazetteer, context_words
from dragoman.places.proposals import ACCEPT, OPENERS, Proposal
from dragoman.places.spans import Word, joined, parted
from dragoman.records import Span

_SETTLEMENTS = ("town", "village", "city", "suburb", "hamlet", "settlement", "township")
_NOUNS_BEHIND = ("district", "province", "village", "governorate", "neighborhood", "neighbourhood")
_SITES_BEHIND = ("camp", "refugee", "crossing", "checkpoint", "airbase", "outpost")
_LONGEST_UNKNOWN = 3  # words


def with_direction(p: Proposal, text: str, words: list[Word]) -> Proposal:
    """Take "Northeast" into the name of "Northeast Georgia": a part of a region, with the region's candidates."""
    before = words[p.first - 1] if p.first > 0 else None
    kinds = REGIONS if " " in p.text else (*REGIONS, "county")
    if before is None or p.demonym or p.candidates[0].kind not in kinds or not joined(words[p.first]):
        return p
    if not before.capital or before.text not in context_words()["compass"] or before.text == "Greater":
        return p
    p.first, p.span = p.first - 1, Span(before.start, p.span.end)
    p.text = p.span.of(text)
    return p


def features_of(
    text: str, words: list[Word], runs: list[tuple[int, int]], accepted: list[Proposal], gazetteer: Gazetteer
) -> list[Proposal]:
    """Return the accepted proposals with streets and natural features, which take the names inside them along.

    Args:
        text: the report's text.
        words: its words.
        runs: ranges of words with capitals, end not included.
        accepted: names of places found so far.
        gazetteer: the places known.
    """
    out = list(accepted)
    for first, last in runs:
        for i in range(first + 1, last):
            found = _feature_at(text, words, first, i, gazetteer)
            if found is None or any(p.first <= found.first and p.last >= found.last for p in out):
                continue
            out = [p for p in out if p.last <= found.first or p.first >= found.last] + [found]
    return sorted(out, key=lambda p: p.first)


def _feature_at(text: str, words: list[Word], first: int, i: int, gazetteer: Gazetteer) -> Proposal | None:
    """Return the street or natural feature whose telling noun is word i ("Mill Road", "Litani River"), if there is one."""
    word, know = words[i], context_words()
    street, nature = word.bare in know["street"], word.bare in know["nature_after"]
    if not (street or nature) or word.opens:
        return None
    follower = words[i + 1] if i + 1 < len(words) else None
    if follower and follower.capital and joined(follower) and (street or follower.bare in know["institution"]):
        return None  # "Florida Highway Patrol", "Thames Valley Police"
    start = i - 1
    while start > first and i - start < 3 and not (words[start].opens or words[start].possessive):
        start -= 1
    if words[start].opens and words[start].text.lower() in OPENERS:
        start += 1
    if start >= i or words[start].text in ("The", "A") or words[start].bare in know["title"]:
        return None
    span = Span(words[start].start, word.end)
    name = span.of(text)
    return Proposal(start, i + 1, span, name, gazetteer.lookup(name) if nature else (), points=ACCEPT)


def unknown_settlements(
    text: str, words: list[Word], runs: list[tuple[int, int]], found: list[Proposal], taken: set[int]
) -> list[Proposal]:
    """Return what was found with names that no list has but that the text calls a village, a camp ...: "the village of X".

    Args:
        text: the report's text.
        words: its words.
        runs: ranges of words with capitals, end not included.
        found: names of places found so far.
        taken: words that mean something else.
    """
    used = taken | {i for p in found for i in range(p.first, p.last)}
    out = list(found)
    for first, last in runs:
        if used.isdisjoint(range(first, last)) and last - first <= _LONGEST_UNKNOWN and _is_called_a_place(words, first, last):
            span = Span(words[first].start, words[last - 1].end)
            out.append(Proposal(first, last, span, span.of(text), (), points=ACCEPT))
    return sorted(out, key=lambda p: p.first)


def _is_called_a_place(words: list[Word], first: int, last: int) -> bool:
    if first < 2 or parted(words[first]) or words[first].opens:
        return False
    before, noun = words[first - 1].text.lower(), words[first - 2].text.lower()
    after = words[last].text if last < len(words) and not parted(words[last]) else ""
    if before == "of":
        return noun in _SETTLEMENTS
    return after in _SITES_BEHIND or (before in ("in", "near", "the") and after in _NOUNS_BEHIND)
