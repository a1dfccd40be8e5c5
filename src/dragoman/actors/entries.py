"""What the tables hold of an actor: an entry with its terms of office, and the ways to read a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dragoman.word_lists import word_list

# Word order of names where the family name comes first, so that "Xi" stands for "Xi Jinping".
FAMILY_NAME_FIRST = frozenset({"CHN", "TWN", "HKG", "MAC", "PRK", "KOR", "VNM", "KHM"})
NON_STATES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
# How senior an office is: without a date a person has the sectors of the most senior one (docs/actors.md).
_SENIORITY = (
    ("head_of_state", "head_of_government", "un_secretary_general"),
    ("foreign_minister", "defence_minister"),
    ("other", ""),
    ("legislative_speaker", "intelligence_chief"),
    ("group_leader", "opposition_leader"),
    ("spokesperson",),
)
# Offices whose holders the news names by the family name alone, and words of such titles among the other offices.
_WELL_KNOWN = frozenset({*_SENIORITY[0], *_SENIORITY[1], *_SENIORITY[4], "legislative_speaker"})
_WELL_KNOWN_TITLES = word_list("actors", "well_known_titles")
_LESSER_TITLES = word_list("actors", "lesser_titles")
PARTICLES = word_list("actors", "name_particles")


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office: what, of which country, from when until when (both None where the table does not say).

    ``post`` is the table's own code of the office (head_of_state, group_leader ...).
    """

    country: str
    office: str
    title: str
    sectors: tuple[str, ...]
    since: date | None
    until: date | None
    open_ended: bool
    post: str = ""

    def seniority(self) -> int:
        """Return how senior the office is: 0 for heads of state and government, higher numbers for lesser ones."""
        return next((n for n, posts in enumerate(_SENIORITY) if self.post in posts), len(_SENIORITY))

    def well_known(self) -> bool:
        """Tell whether the family name alone can mean a holder of this office."""
        words = set(self.title.lower().replace(",", " ").split())
        titled = bool(words & _WELL_KNOWN_TITLES) or ("general" in words and bool(words & {"secretary", "director"}))
        return self.post in _WELL_KNOWN or (self.post == "other" and titled and not words & _LESSER_TITLES)


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor that the tables list. ``kind`` is state, organisation, group, person, media, collective or ethnic."""

    id: str
    name: str
    kind: str
    country: str = ""
    sectors: tuple[str, ...] = ()
    parent: str = ""
    since: date | None = None
    until: date | None = None
    adjective: str = ""
    terms: tuple[Term, ...] = ()


class Reading(NamedTuple):
    """One way to read a name: the entry, the form (name, demonym, adjective, capital, seat, surname, city), whether the
    words are also common words or other names (``cautious``: accepted only with support), and a seat's sectors."""

    entry: Entry
    form: str
    cautious: bool
    sectors: tuple[str, ...] = ()


class Match(NamedTuple):
    """A name found in a text: character offsets, and the ways to read it."""

    start: int
    end: int
    readings: tuple[Reading, ...]


def covers(term: Term, day: date) -> bool:
    """Tell whether a day falls in a term. A term without an end covers nothing after its start unless it is open."""
    if term.since is not None and day < term.since:
        return False
    return term.until is None or day <= term.until


def surname(name: str, country: str = "") -> str:
    """Return the family name within a full name, with its particles; the first word where that is the custom.

    >>> surname("Bashar al-Assad"), surname("Xi Jinping", "CHN"), surname("Mohammed bin Salman")
    ('Assad', 'Xi', 'bin Salman')
    """
    words = name.partition(" of ")[0].split()
    if len(words) > 1 and not set(words[-1]) - set("IVX"):
        return " ".join(words[:-1])  # "Abdullah II of Jordan"
    if len(words) < 2:
        return " ".join(words)
    if country in FAMILY_NAME_FIRST:
        return words[0]
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    family = " ".join(words[start:])
    for article in ("al-", "Al-", "el-", "El-"):
        family = family.removeprefix(article)
    return family or name


def spellings(family: str) -> list[str]:
    """Return the usual English spellings of a family name: that of Slavic names in -sky varies.

    >>> spellings("Zelensky")
    ['Zelensky', 'Zelenskiy', 'Zelenskyy', 'Zelenski', 'Zelenskyi']
    """
    for end in ("skyy", "skiy", "skyi", "sky"):
        if family.endswith(end) and len(family) > 6:
            stem = family.removesuffix(end)
            return list(dict.fromkeys([family, stem + "sky", stem + "skiy", stem + "skyy", stem + "ski", stem + "skyi"]))
    return [family]


def office_name(office: str, title: str) -> str:
    """Return the office as the role words name it: the title of heads of state and government, else the code in words.

    >>> office_name("head_of_state", "Acting President"), office_name("foreign_minister", "Secretary of State")
    ('president', 'foreign minister')
    """
    if office.startswith("head_of_") and title:
        words = [w for w in title.lower().split() if w not in ("acting", "interim", "transitional", "caretaker")]
        return {"premier": "prime minister"}.get(" ".join(words), " ".join(words))
    return office.strip().lower().replace("_", " ")
