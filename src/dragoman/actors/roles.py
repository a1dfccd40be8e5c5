"""The grammar of roles: which words name an office, an occupation, a force or an institution, and with which sectors.

The words stand in ``data/actors/roles.csv``, ``portfolios.csv`` and ``modifiers.csv``; this module finds them in a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from dragoman.actors.tables import SECTORS, Problem, Row, read_rows
from dragoman.errors import GazetteerError

T = TypeVar("T")

_KINDS = ("person", "people", "institution", "state")
_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "chief of staff": "chiefs of staff",
    "wife": "wives",
    "thief": "thieves",
}
_IRREGULAR |= {"mp": "mps", "spy": "spies", "ally": "allies", "proxy": "proxies", "attorney general": "attorneys general"}
_HEADS_OF = (" of ", " for ", "-in-", " in ", " without ", " loyal ")
# Portfolios go before these words: "oil minister", "defence ministry", "trade department".
_MINISTER = ("minister", "secretary", "chief")
_MINISTRY = ("ministry", "department")


@dataclass(frozen=True, slots=True)
class Role:
    """What a role phrase means. ``kind`` is person, people, institution or state (a government); generic roles
    (spokesman, official of ..., group) have no sectors of their own and take them from what stands beside them."""

    phrase: str
    kind: str
    sectors: tuple[str, ...]
    office: str = ""
    plural: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word before a role that changes it. ``effect`` is former, status, neutral, sector or religion."""

    effect: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleBook:
    """All role phrases and modifiers, by their first word, longest first."""

    roles: dict[str, list[tuple[tuple[str, ...], Role]]]
    modifiers: dict[str, list[tuple[tuple[str, ...], Modifier]]]

    def role_at(self, lower: Sequence[str], i: int) -> tuple[int, Role] | None:
        """Return how many tokens a role phrase at token i takes, and the role; the longest that fits, or None."""
        forms = self.roles.get(lower[i])
        return _longest(forms, lower, i) if forms is not None else None

    def modifier_at(self, lower: Sequence[str], i: int) -> tuple[int, Modifier] | None:
        """Return how many tokens a modifier at token i takes, and the modifier, or None."""
        forms = self.modifiers.get(lower[i])
        return _longest(forms, lower, i) if forms is not None else None

    def role_of(self, phrase: str) -> Role | None:
        """Return the role that a whole phrase names, or None.

        >>> load_roles().role_of("foreign ministers").plural
        True
        """
        words = tuple(split_words(phrase.lower()))
        return next((role for form, role in self.roles.get(words[0], ()) if form == words), None) if words else None


def _longest(forms: list[tuple[tuple[str, ...], T]], lower: Sequence[str], i: int) -> tuple[int, T] | None:
    following = lower[i + 1] if i + 1 < len(lower) else ""
    for form, meaning in forms:
        n = len(form)
        if n == 1 or (form[1] == following and tuple(lower[i : i + n]) == form):
            return n, meaning
    return None


def split_words(phrase: str) -> list[str]:
    """Cut a role phrase into tokens as the parser does: hyphens and the possessive stand alone, abbreviations keep their dot.

    >>> split_words("sheriff's co-founder")
    ['sheriff', "'s", 'co', '-', 'founder']
    """
    spaced = phrase.replace("’", "'").replace("-", " - ").replace("'s", " 's").replace("s' ", "s ' ")
    return spaced.split()


def plural_of(phrase: str) -> str:
    """Return the plural of a role phrase.

    >>> plural_of("minister of defence"), plural_of("policeman"), plural_of("spy")
    ('ministers of defence', 'policemen', 'spies')
    """
    for cut in _HEADS_OF:
        if cut in phrase:
            head, rest = phrase.split(cut, 1)
            return plural_of(head) + cut + rest
    before, space, last = phrase.rpartition(" ")
    return before + space + _plural_word(last)


def _plural_word(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for end in ("woman", "man"):
        if word.endswith(end) and word != "human":
            return word[:-2] + "en"
    if word == "general":
        return "generals"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


@lru_cache(maxsize=4)
def load_roles(extra: tuple[Path, ...] = ()) -> RoleBook:
    """Read the package's role words, and the user's own, which go before them.

    Raises:
        GazetteerError: if a row of the role tables is not of the documented form.
    """
    folder = Path(str(files("dragoman"))) / "data" / "actors"
    roles: dict[tuple[str, ...], Role] = {}
    own = [row for path in extra for row in read_rows(path, []) if role_fault(row) is None]
    for row in [*own, *_rows(folder / "roles.csv")]:
        for phrase in row.many("phrase"):
            _add_role(roles, phrase, row["kind"], tuple(row.many("sectors")), row["office"])
    for row in _rows(folder / "portfolios.csv"):
        _add_portfolio(roles, row)
    modifiers: dict[tuple[str, ...], Modifier] = {}
    for row in _rows(folder / "modifiers.csv"):
        for words in row.many("words"):
            modifiers[tuple(split_words(words))] = Modifier(row["effect"], tuple(row.many("sectors")))
    return RoleBook(_by_first_word(roles), _by_first_word(modifiers))


def role_fault(row: Row) -> Problem | None:
    """Return what is wrong with a row of role words, or None if it can be used."""
    bad = [s for s in row.many("sectors") if s not in SECTORS]
    if row["kind"] not in _KINDS:
        return Problem(row.path, row.line, f"{row['kind']!r} is no kind of role", f"use one of {', '.join(_KINDS)}")
    if bad:
        return Problem(row.path, row.line, f"{bad[0]!r} is no PLOVER sector", f"use {' '.join(sorted(SECTORS))}")
    return None if row.many("phrase") else Problem(row.path, row.line, "the row has no phrase", "give at least one")


def _rows(path: Path) -> list[Row]:
    problems: list[Problem] = []
    rows = list(read_rows(path, problems))
    if problems:
        raise GazetteerError(problems[0].what, path=path, line=problems[0].line, cure=problems[0].cure)
    return rows


def _add_role(roles: dict[tuple[str, ...], Role], phrase: str, kind: str, sectors: tuple[str, ...], office: str) -> None:
    plural = kind == "people"
    key = office or phrase.replace("defense", "defence")
    roles.setdefault(tuple(split_words(phrase)), Role(phrase, kind, sectors, office, plural, key))
    if kind in ("person", "institution", "state"):
        many = plural_of(phrase)
        roles.setdefault(tuple(split_words(many)), Role(many, kind, sectors, office, True, key))


def _add_portfolio(roles: dict[tuple[str, ...], Role], row: Row) -> None:
    """Add "oil minister", "minister of oil", "oil ministry" ... for every portfolio of the row."""
    for words in row.many("words"):
        sectors = ("GOV", *row.many("sectors"))
        for head in _MINISTER:
            office = f"{words} minister".replace("defense", "defence")
            _add_role(roles, f"{words} {head}", "person", sectors, office)
            _add_role(roles, f"deputy {words} {head}", "person", sectors, f"deputy {office}")
        for link in ("of", "for"):
            for head in ("minister", "secretary"):
                _add_role(roles, f"{head} {link} {words}", "person", sectors, f"{words} minister".replace("defense", "defence"))
        for head in _MINISTRY:
            _add_role(roles, f"{words} {head}", "institution", sectors, "")
            _add_role(roles, f"{head} of {words}", "institution", sectors, "")


def _by_first_word(forms: dict[tuple[str, ...], T]) -> dict[str, list[tuple[tuple[str, ...], T]]]:
    out: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for form, meaning in sorted(forms.items(), key=lambda item: -len(item[0])):
        out.setdefault(form[0], []).append((form, meaning))
    return out
