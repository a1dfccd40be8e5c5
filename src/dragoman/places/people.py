"""People in a text, so that their names are not taken for places: by titles, given names and what follows them."""

from __future__ import annotations

from dragoman.places.gazetteer import REGIONS, Gazetteer, context_words
from dragoman.places.spans import Word, joined

# Share (per cent) of a given name in the lists from which it makes a person of the capitalised word behind it.
_KNOWN_GIVEN = 0.004
_TOWN = 15_000  # people of a place whose name of two words outweighs a given name in it ("San Jose", "Virginia Beach")


def find_people(text: str, words: list[Word], runs: list[tuple[int, int]], gazetteer: Gazetteer) -> tuple[set[int], set[str]]:
    """Return the indices of words that name people, and the surnames, in lower case, that stand for them later on."""
    people: set[int] = set()
    surnames: set[str] = set()
    for first, last in runs:
        i = first
        while i < last:
            length = _person_at(text, words, i, first, last, gazetteer)
            if length:
                people.update(range(i, i + length))
                surnames.add(words[i + length - 1].bare.lower())
            i += max(1, length)
    return people, surnames


def _person_at(text: str, words: list[Word], i: int, first: int, last: int, gazetteer: Gazetteer) -> int:
    """Return how many words from word i on name a person, 0 if none."""
    know = context_words()
    titled = i > first and joined(words[i]) and words[i - 1].bare in know["title"]
    known = gazetteer.given.get(words[i].bare.lower(), 0.0) >= _KNOWN_GIVEN
    if not (titled or known):
        return 0
    place = _is_known_place(text, words, i, last, gazetteer)
    n = 1
    while i + n < last and n < 4 and _could_be_surname(words[i + n]):
        n += 1
    if not titled:
        return n if n > 1 and not place else 0
    if n == 1 and words[i].bare in know["institution"] | know["title"]:
        return 0
    return 0 if place and n == 1 and words[i - 1].bare in ("President", "King") else n


def _could_be_surname(word: Word) -> bool:
    know = context_words()
    kinds = ("institution", "street", "nature_after", "county_after", "title")
    return not any(word.bare in know[kind] for kind in kinds) and not word.text.isdigit()


def _is_known_place(text: str, words: list[Word], i: int, last: int, gazetteer: Gazetteer) -> bool:
    """Tell whether two or more words from word i on are a place of some size."""
    for end in range(min(last, i + 3), i + 1, -1):
        found = gazetteer.lookup(text[words[i].start : words[end - 1].end])
        if found and found[0].sort == 0:
            best = found[0]
            if best.population > _TOWN or best.kind in ("country", "county", *REGIONS):
                return True
    return False
