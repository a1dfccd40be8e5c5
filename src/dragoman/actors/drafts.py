"""What a noun phrase that means an actor gives: a :class:`Draft`, and the sentence that the grammar of actors runs over."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.actors.entries import Reading
from dragoman.actors.gazetteer import Gazetteer
from dragoman.actors.names import Name, in_title_case, known_names
from dragoman.actors.roles import Role
from dragoman.language import Sentence

_LANDS = ("state", "collective", "ethnic")
_HOLDERS = (*_LANDS, "organisation", "group", "media")
_NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
POSSESSIVES = frozenset({"'s", "'", "’s", "’"})


@dataclass(slots=True)
class Draft:
    """What one noun phrase gives: tokens [first, last) and head; a name, a role, or both; whose it is.

    ``holders`` are the states, organisations or groups that the role belongs to, with their token ranges; ``inherited``
    are sectors of modifiers and institutions in the phrase. ``possessor`` is the token of a possessive pronoun or noun.
    ``apposed`` is the draft that the text sets beside this one as the same actor.
    """

    first: int
    last: int
    head: int
    name: Name | None = None
    role: Role | None = None
    holders: list[tuple[Name, Reading]] = field(default_factory=list)
    backers: list[tuple[Name, Reading]] = field(default_factory=list)
    located: Reading | None = None
    inherited: list[str] = field(default_factory=list)
    former: bool = False
    status: str = ""
    determiner: str = ""
    possessor: int | None = None
    count: int | None = None
    joined: bool = False
    proper: bool = False
    pronoun: bool = False
    titled: bool = False
    apposed: Draft | None = None


class ActorWords:
    """A parsed sentence with its known names and role words by token: what the grammar of actor phrases looks at.

    ``at[i]`` is the known name at token i, ``role_ending[i]`` the role phrase (first token, role) that ends there, ``taken[i]``
    whether a phrase has used token i already.
    """

    def __init__(self, sentence: Sentence, gazetteer: Gazetteer) -> None:
        self.sentence = sentence
        self.gazetteer = gazetteer
        self.book = gazetteer.roles
        self.lower = [w.replace("’", "'") for w in sentence.lower] if "’" in sentence.text else sentence.lower
        self.names = known_names(sentence, gazetteer)
        self.title_case = in_title_case(sentence)
        self.at: list[Name | None] = [None] * len(sentence)
        self.role_ending: dict[int, tuple[int, Role]] = {}
        self.taken = [False] * len(sentence)
        self.drafts: list[Draft] = []

    def _taken_or_named(self) -> list[bool]:
        return [t or (n is not None) for t, n in zip(self.taken, self.at, strict=True)]


def holder_reading(name: Name, before_noun: bool = False) -> Reading | None:
    """Return the reading by which a name can own a role: a state, organisation, group, outlet or people; None for a person."""
    if before_noun:
        adjective = next((r for r in name.readings if r.form in ("adjective", "demonym") and r.entry.kind in _HOLDERS), None)
        if adjective is not None:
            return adjective
    return next((r for r in name.readings if r.entry.kind in _HOLDERS), None)


def number_of(word: str) -> int | None:
    """Return the number that a word or figure names, or None.

    >>> number_of("three"), number_of("1,200"), number_of("dozens")
    (3, 1200, None)
    """
    if word in _NUMBERS:
        return _NUMBERS[word]
    digits = word.replace(",", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None
