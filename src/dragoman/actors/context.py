"""What a report has said so far about who is who: names, titles, acronyms and the countries it speaks of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from dragoman.actors.entries import NON_STATES, Entry, Reading, Term, covers, surname
from dragoman.actors.gazetteer import Gazetteer
from dragoman.actors.names import Name, words_of_kind
from dragoman.actors.usage import usage_words
from dragoman.records import Actor, make_id
from dragoman.word_lists import word_list

# Offices whose holders are so prominent that the family name alone can mean them where the report speaks of the country.
_PROMINENT = word_list("actors", "prominent_offices")

# How long before the first and after the last term of office a family name alone can still mean the person.
_YEARS_BEFORE, _YEARS_AFTER = 10, 20

# A report that names one country so often and the other never does not mean the other's parliament.
_SPOKEN_OF = 4

_TOP = word_list("actors", "top_offices")


@dataclass(slots=True)
class ReportContext:
    """The state of resolution within one report.

    ``countries`` counts country codes of certain names; ``listed`` holds ids of entries named in full; ``by_name`` maps full
    and family names and acronyms to actors; ``unknown_parts`` holds words of unknown longer names ("Michael Jordan"). ``people``
    are the persons named, each once, the latest last. ``regions`` counts names of regions and towns by country, ``named_lands``
    are countries called by a name or town, not only by an adjective; ``home`` is the country that the report is at home in,
    empty where none leads. ``genders`` are those that pronouns have told, ``speakers`` names of nobody known that say
    something, ``meant`` the tokens
    of a sentence's pronouns of a gender and whom they mean (None where nobody knows), ``unread`` the sentences
    that were not parsed, ``topics`` the body or state that the main verb of a sentence tells of.
    """

    gazetteer: Gazetteer
    day: date | None
    countries: Counter[str] = field(default_factory=Counter)
    listed: set[str] = field(default_factory=set)
    by_name: dict[str, Actor] = field(default_factory=dict)
    unknown_parts: set[str] = field(default_factory=set)
    full_names: dict[str, str] = field(default_factory=dict)
    people: dict[Actor, None] = field(default_factory=dict)
    titles: dict[str, Actor] = field(default_factory=dict)
    given_titles: set[str] = field(default_factory=set)
    groups: list[Actor] = field(default_factory=list)
    states: list[Actor] = field(default_factory=list)
    institutions: dict[str, Actor] = field(default_factory=dict)
    regions: Counter[str] = field(default_factory=Counter)
    named_lands: set[str] = field(default_factory=set)
    home: str = ""
    genders: dict[str, str] = field(default_factory=dict)
    speakers: set[str] = field(default_factory=set)
    meant: dict[tuple[int, str], list[tuple[int, Actor | None]]] = field(default_factory=dict)
    unread: dict[int, str] = field(default_factory=dict)
    topics: dict[int, Actor] = field(default_factory=dict)

    def note_readings(self, readings: tuple[Reading, ...], full: bool = True) -> None:
        """Count a name found anywhere in the report as support for others; ``full`` is False for one word of a person's name."""
        certain = [r for r in readings if not r.cautious and (full or r.entry.kind != "person")]
        if len({r.entry.id for r in certain}) == 1:
            self.listed.add(certain[0].entry.id)
        countries = {r.entry.country for r in certain if r.entry.country}
        if len(countries) == 1:
            (country,) = countries
            self.countries[country] += 1
            self.regions[country] += certain[0].form == "city"
            if certain[0].form in ("name", "capital", "city"):
                self.named_lands.add(country)

    def settle_home(self, filed: str) -> None:
        """Settle where the report is at home: what is named three times and twice as often as others; a dateline counts twice."""
        counts = Counter({c: n for c, n in self.countries.items() if c not in NON_STATES})
        if filed:
            counts[filed] += 2
        first, second = [*counts.most_common(2), ("", 0), ("", 0)][:2]
        self.home = first[0] if first[1] >= max(3, 2 * second[1]) else ""

    def at_home(self, r: Reading) -> Reading | None:
        """Return the reading of a body that many countries have as that of the report's home: its Congress, no foreign ministry.

        Any other reading is returned as it is; None if the body is another country's.
        """
        if not (r.cautious and r.form == "seat") or r.entry.country == self.home:
            return r
        if not self.home:
            elsewhere = not self.countries[r.entry.country] and max(self.countries.values(), default=0) >= _SPOKEN_OF
            return None if elsewhere else r
        entry = self.gazetteer.entries.get(self.home)
        return r._replace(entry=entry, cautious=False) if entry is not None and r.sectors == ("LEG",) else None

    def _of_a_state_of_america(self) -> bool:
        """Tell whether "Georgia" is the state of the US: other states there are named, and hardly any other country."""
        return self.regions["USA"] > sum(n for c, n in self.countries.items() if c != "USA" and c not in NON_STATES)

    def of_native_peoples(self) -> bool:
        """Tell whether "Indians" are from the Americas: the report is at home there and never speaks of India by name."""
        return self.home in usage_words()["lands_of_indians"] and "IND" not in self.named_lands

    def choose(self, name: Name, country: str = "", office: str = "", titled: bool = False, family: str = "") -> Reading | None:
        """Return the reading of a name that the report supports best, or None if none is supported.

        Args:
            name: the name and its readings.
            country: country of the words beside it, if any ("Russian" in "Russian President Putin").
            office: office of the words beside it, if any.
            titled: whether a title or role stands directly before it.
            family: the word itself where it stands as a person would, so that a distinctive family name is enough.
        """
        best, best_rank = None, None
        alone = self._known_alone(name, family) if family and name.last - name.first == 1 else ()
        for order, given in enumerate(name.readings):
            r = self.at_home(given) or given
            sure = not r.cautious or r in alone
            whole = name.last - name.first > 1 and r.entry.country in NON_STATES  # "Amnesty International"
            if not sure and not whole and not self._supported(r, country, titled):
                continue
            if r.form == "city" and _bears_the_name_of_a_state(name) and not self._of_a_state_of_america():
                continue
            one_word = r.entry.kind == "person" and name.last - name.first == 1
            if one_word and not (titled or r in alone or self._household(r.entry)):
                continue
            if len(name.readings) == 1:
                return r
            rank = (
                sure or r.entry.id in self.listed,
                bool(country) and r.entry.country == country,
                r.entry.kind == "person" and bool(office) and any(t.office == office for t in r.entry.terms),
                r.entry.kind == "person" and r.entry.id in self.listed,
                self._of_its_time(r.entry),
                r.entry.id in self.listed,
                self.countries[r.entry.country],
                _latest_year(r.entry),
                r.entry.until is None,  # without a date, what a group is now
                -order,
            )
            if best_rank is None or rank > best_rank:
                best, best_rank = r, rank
        return best

    def _known_alone(self, name: Name, family: str) -> tuple[Reading, ...]:
        """Return the readings by which a distinctive family name alone means a person, or a family of one country.

        Every reading must be that of a person of one country, none of them doubtful, and one bearer must have held a
        well-known office. Nobody is meant whose public life was long before or after the report's day, or where the
        report names somebody else in full who bears the name.
        """
        readings = [r for r in name.readings if r.entry.kind != "person" or self._in_public_life(r.entry)]
        if len({(r.entry.kind, r.entry.country) for r in readings}) != 1 or readings[0].entry.kind != "person":
            return ()
        plain = [r for r in readings if r.form == "name"]
        if any(r.cautious for r in plain) or not any(t.well_known() for r in plain for t in r.entry.terms):
            return ()
        return () if family in self.unknown_parts else tuple(readings)

    def _in_public_life(self, entry: Entry) -> bool:
        """Tell whether the report's day is near the person's time in office; it is where there is no day."""
        if self.day is None or not entry.terms:
            return True
        first = min((t.since.year for t in entry.terms if t.since is not None), default=0)
        return first - _YEARS_BEFORE <= self.day.year <= _latest_year(entry) + _YEARS_AFTER

    def _household(self, entry: Entry) -> bool:
        """Tell whether one word can mean this person here: named in full, of a country the report speaks of, or known to all."""
        if entry.id in self.listed or self.countries[entry.country]:
            return True
        if not self._in_public_life(entry):
            return False
        return entry.country in usage_words()["household"] and any(t.office in _PROMINENT for t in entry.terms)

    def _of_its_time(self, entry: Entry) -> bool:
        """Tell whether the entry is in being, or in office, on the report's day (or there is no day)."""
        if entry.kind == "person":
            return self.day is not None and any(covers(t, self.day) for t in entry.terms)
        return self.day is None or (
            (entry.since is None or entry.since <= self.day) and (entry.until is None or entry.until >= self.day)
        )

    def _supported(self, r: Reading, country: str, titled: bool) -> bool:
        entry = r.entry
        if entry.id in self.listed:
            return True
        if self.at_home(r) is None:
            return False
        if entry.kind == "state":
            return entry.name not in self.unknown_parts and (r.form not in ("seat", "city") or self.countries[entry.country] > 0)
        if r.form == "surname":
            return self._surname_supported(entry, country, titled)
        if entry.kind == "person":
            return titled or self.countries[entry.country] > 0
        return entry.country == country or (
            self.countries[entry.country] > 0 and not entry.country.startswith(("IG", "IM", "IS", "NG", "MN"))
        )

    def _surname_supported(self, entry: Entry, country: str, titled: bool) -> bool:
        family = surname(entry.name, entry.country)
        if family in self.unknown_parts:
            return False
        if titled:
            return entry.country == country or (not country and self.countries[entry.country] > 0 and self._near_office(entry))
        if family in words_of_kind()["surname"] or self.countries[entry.country] == 0:
            return False
        return any(t.office in _PROMINENT for t in entry.terms) and self._near_office(entry)

    def _near_office(self, entry: Entry) -> bool:
        """Tell whether the person was in office at the report's time, give or take ten years (any time if there is no day)."""
        if self.day is None:
            return True
        day = self.day.year
        return any(
            (t.since is None or t.since.year <= day + 1) and (t.until is None or t.until.year >= day - 10) for t in entry.terms
        )

    def state(self, actor: Actor) -> Actor:
        """Return the actor with the gazetteer's name for it, where it was made from a country code alone."""
        entry = self.gazetteer.entries.get(actor.id)
        return Actor(entry.id, entry.name, "state", entry.country, actor.sectors) if entry and actor.kind == "state" else actor

    def full_name(self, word: str) -> Actor | None:
        """Return the unknown actor whose longer name ends in this word ("Jordan" after "Michael Jordan"), or None."""
        full = self.full_names.get(word)
        return (self.by_name.get(full) or unknown_actor(full)) if full and full != word else None

    def named_before(self, country: str, office: str) -> Actor | None:
        """Return the person of this country whom the report has named last with this office in the title.

        "Leader" and the like mean any holder of a top office.
        """
        wanted = office.split()
        for actor in reversed(self.people):
            title = actor.title.lower().split()
            if actor.country != country or not title or "former" in title or "spokesman" in title:
                continue
            if all(w in title for w in wanted) or (
                office == "leader" and _TOP & set(title) and not {"vice", "deputy", "foreign"} & set(title)
            ):
                return actor
        return None

    def known(self, text: str) -> Actor | None:
        """Return the actor that the report has introduced under this name, family name or acronym."""
        return self.by_name.get(text)

    def remember_person(self, actor: Actor, words: str, country: str = "", titled: bool = False) -> None:
        """Register a named person under the full and the family name and as the latest person."""
        self.by_name[words] = actor
        self.by_name.setdefault(surname(words, country), actor)
        if words.split()[0] not in ("Abu", "Al") and len(words.split()) == 2:
            self.by_name.setdefault(words.split()[-1], actor)
        self.latest_person(actor, titled)

    def latest_person(self, actor: Actor, titled: bool = False) -> None:
        """Make a person the latest one named, for "the minister" and pronouns.

        A title that the text gives (``titled``) is not taken over by one that only the tables know.
        """
        self.people.pop(actor, None)
        self.people[actor] = None
        for word in actor.title.lower().split():
            if titled or word not in self.given_titles:
                self.titles[word] = actor
            if titled:
                self.given_titles.add(word)


def _bears_the_name_of_a_state(name: Name) -> bool:
    return any(r.form == "name" and r.entry.kind == "state" for r in name.readings)


def _latest_year(entry: Entry) -> int:
    """Return the year when a person last left office (9999 while in office): without a date the latest bearer is meant."""
    return max((t.until.year if t.until is not None else 9999 for t in entry.terms), default=0)


def _most_senior(entry: Entry) -> Term:
    """Return the term of a person's most senior office in the person's country, of several the latest."""
    own = [t for t in entry.terms if t.country == entry.country] or list(entry.terms)
    return min(own, key=lambda t: (t.seniority(), -(t.until.year if t.until is not None else 9999)))


def person_actor(entry: Entry, day: date | None, sectors: tuple[str, ...] = (), title: str = "", former: bool = False) -> Actor:
    """Return the actor for a listed person on a day.

    Args:
        entry: the person.
        day: the report's date, or None.
        sectors: sectors of a role in the text beside the name, which count before the table's.
        title: that role's words.
        former: whether the text calls the person a former office-holder.

    Returns:
        A person whose sectors are ELI once all terms have ended; without a date those of the most senior office.
    """
    country, found_title = entry.country, ""
    found: tuple[str, ...] = ()
    if former:
        return Actor(entry.id, entry.name, "person", country, ("ELI",), title)
    if day is not None:
        current = [t for t in entry.terms if covers(t, day)]
        if current:
            term = max(current, key=lambda t: (t.since is not None, t.since or date.min))
            country, found_title, found = term.country or country, term.title, term.sectors
        elif any(t.until is not None and t.until < day for t in entry.terms):
            found_title, found = "former " + entry.terms[-1].title, ("ELI",)
    elif entry.terms:
        found = _most_senior(entry).sectors
        found_title = entry.terms[0].title if len({t.title for t in entry.terms}) == 1 else ""
    if country in ("IGO", "UNO", "EUR"):  # officials of international bodies have no sector
        sectors = tuple(s for s in sectors if s != "GOV")
        found = tuple(s for s in found if s in ("JUD", "LEG", "ELI"))
    return Actor(entry.id, entry.name, "person", country, sectors or found, title or found_title)


def unknown_actor(words: str, kind: str = "unknown", country: str = "", sectors: tuple[str, ...] = (), title: str = "") -> Actor:
    """Return an actor for a name that no table holds: it stays a named unknown.

    Args:
        words: the name as the report writes it.
        kind: person, people, institution ..., as far as the words around it tell.
        country: code of a country that the words tell, empty if none.
        sectors: PLOVER sectors that a title beside it tells.
        title: the title itself ("Defence Minister").
    """
    return Actor(make_id("actor", words, country if kind != "person" else ""), words, kind, country, sectors, title)
