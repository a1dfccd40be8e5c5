"""Read a text for its actors, the way the tests of actors look at it."""

from datetime import date

from dragoman.actors import find_mentions, load_gazetteer
from dragoman.language import parse_report
from dragoman.records import Actor, Mention, Report


def mentions_in(text: str, published: date | None = None) -> list[tuple[str, Mention]]:
    """Return the words and the mention of every mention in a text, in text order."""
    report = Report("r", text, published=published)
    found = find_mentions(report, parse_report(report), load_gazetteer())
    return [(m.span.of(text), m) for mentions in found for m in mentions]


def actor(text: str, words: str, published: date | None = None) -> Actor:
    """Return whom the first mention that covers these words means; fails with all mentions if there is none."""
    found = mentions_in(text, published)
    for covered, mention in found:
        if words in covered:
            return mention.actor
    raise AssertionError(f"{words!r} is not among {[w for w, _ in found]}")


def code(text: str, words: str, published: date | None = None) -> str:
    """Return country and sectors of that actor in one string: ``RUS GOV MIL``."""
    found = actor(text, words, published)
    return " ".join([found.country or "-", *found.sectors])


def use(text: str, words: str) -> str:
    """Return how the first mention that covers these words is used."""
    return next(m.use for covered, m in mentions_in(text) if words in covered)
