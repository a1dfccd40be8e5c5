"""Standing relations carry from when, until when, where, and who says so, where the report tells."""

from datetime import date

from dragoman import code
from dragoman.records import Coding, Relation


def relation_of(text: str) -> tuple[Coding, Relation]:
    coding = code(text, published=date(2024, 5, 2))
    (relation,) = coding.relations
    return coding, relation


def test_since_and_ground_and_source() -> None:
    coding, found = relation_of("Russia has occupied Crimea since March 2014, the ministry said.")
    assert found.since is not None and found.since.start == date(2014, 3, 1)
    assert found.place is not None and found.place.name == "Crimea" and found.place.latitude is not None
    assert found.attribution == coding.attributions[0].id


def test_until() -> None:
    _, found = relation_of("US troops are stationed in Niger until June 2025.")
    assert found.since is None and found.until is not None and found.until.end == date(2025, 6, 30)
    assert found.place is not None and found.place.name == "Niger"


def test_nothing_is_made_up() -> None:
    _, found = relation_of("Turkey is still at war with Libya.")
    assert (found.since, found.until, found.place, found.attribution) == (None, None, None, "")
