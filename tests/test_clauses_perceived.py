"""Who does what somebody else sees or records."""

from dragoman import code


def doers(text: str, type_: str) -> list[list[str]]:
    return [[p.actor.name for p in e.actors] for e in code(text).events if e.type == type_]


def test_what_is_seen_is_done_by_whoever_is_seen() -> None:
    assert doers("Police caught two Kenyan soldiers smuggling arms to rebels in Somalia.", "AID") == [["two Kenyan soldiers"]]
    assert doers("Reporters watched the police beating students in Lima.", "ASSAULT") == [["police"]]


def test_whoever_sees_it_does_not_do_it() -> None:
    assert doers("The police caught them attacking the embassy of Chad.", "ASSAULT") == [[]]
    assert doers("The ministry heard them denouncing Chad on Monday.", "ACCUSE") == [[]]
