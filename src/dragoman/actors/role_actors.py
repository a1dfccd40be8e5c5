"""Whom a role phrase means: a government, an institution, an office or unnamed people, and with which sectors."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors.context import ReportContext, person_actor, unknown_actor
from dragoman.actors.drafts import Draft
from dragoman.actors.entries import Reading
from dragoman.actors.names import Name, words_between
from dragoman.actors.role_sectors import sectors_of_role
from dragoman.actors.roles import Role
from dragoman.actors.usage import usage_words
from dragoman.language import Sentence
from dragoman.records import Actor, make_id
from dragoman.word_lists import word_list

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
# Words that mean an actor only as somebody's: "Netanyahu's office", "Hamas targets".
_OWNED = word_list("actors", "owned")
# Whose they are says where they are from, not where they are met: "the president's son in Geneva".
_KIN = frozenset({"son", "daughter", "wife", "husband", "brother", "sister", "father", "mother", "uncle", "nephew", "cousin"})
# "The council" is none of the groups named before, unless one is called so.
_OF_ONE_KIND = frozenset("council commission committee board panel assembly court authority union club bank".split())
_OF_SOMETHING = frozenset({"head", "chair", "chief", "figure", "partner"})
# These are often abroad: the place of what they do says nothing about where they are from.
_MOBILE = ((), ("MIL",), ("REF",), ("JRN",), ("ELI",))
_ONE_A_COUNTRY = word_list("actors", "one_a_country")
# "Israel's army", "Israeli troops" and "the Israeli military" are one actor.
_ARMED = word_list("actors", "armed_forces")


# Of these one may be of another descent; of forces and talks, which two states make up together, there is none.
_NATIONS_OF_DESCENT = word_list("actors", "nations_of_descent")
_BETWEEN_STATES = word_list("actors", "between_states")
# Walks of life that prominent office-holders are not called by: with these a family name alone is somebody else's.
_EVERYDAY = (("COP",), ("JUD",), ("EDU",), ("MED",), ("AGR",), ("JRN",), ("CVL",), ("CRM",), ("LAB",), ("BUS",))
_ARMED_PEOPLE = (("UAF",), ("REB",), ("PRM",))


class RoleResolver:
    """Resolves role phrases, given what the report has said before.

    While a sentence is resolved, ``_possessor`` is whom the phrase at hand belongs to ("Netanyahu's office"), ``_where`` the one
    country that the sentence places itself in, and ``_clear`` the one that it and the sentence before it speak of.
    """

    def __init__(self, context: ReportContext) -> None:
        self.context = context
        self._title_case = False
        self._possessor: Actor | None = None
        self._where: Reading | None = None
        self._at = 0
        self._clear: Reading | None = None
        self._before: set[str] = set()
        self._here = ""
        self._there = False
        self._words: Sequence[str] = ()

    def _resolve_role(self, draft: Draft, role: Role, s: Sentence, done: dict[int, Actor]) -> list[tuple[Actor, int, int, str]]:
        if draft.apposed is not None and id(draft.apposed) in done:
            return [self._apposed_role(draft, role, done[id(draft.apposed)], s)]
        homely = [(n, self.context.at_home(r)) for n, r in draft.holders]
        draft.holders = [(n, self._better(n, r) if r in n.readings else r) for n, r in homely if r is not None]
        if _is_ethnic(draft, s):  # "ethnic Albanian gunmen" are not Albania's
            draft.holders = [(n, r) for n, r in draft.holders if r.entry.kind == "ethnic"]
            draft.inherited = [sector for sector in draft.inherited if sector != "SOC"]
        _drop_descent(draft, role, s)
        if s.words[draft.head][:1].isupper() and not self._title_case:  # "The National Association" is no newspaper's
            draft.holders = [(n, r) for n, r in draft.holders if r.entry.kind != "media"]
        draft.holders = [(n, r) for n, r in draft.holders if not self._of_an_unnamed_land(r)]
        lands = [(n, r) for n, r in draft.holders if r.entry.kind == "state"]
        use = self._use_of_role(draft, role, s)
        if len(lands) > 1 and draft.name is None and (draft.joined or role.plural):
            return self._members(draft, role, lands, s, use)
        actor = self._role_actor(draft, role, s)
        return [(actor, draft.first, draft.last, use)] if actor is not None else []

    def _better(self, name: Name, reading: Reading) -> Reading:
        """Return the reading of a holder that the report supports best, where several actors bear the name ("RSF")."""
        if all(r.entry is reading.entry for r in name.readings):
            return reading
        chosen = self.context.choose(name)
        return chosen if chosen is not None and chosen.entry.kind not in ("person", "ethnic") else reading

    def _members(
        self, draft: Draft, role: Role, lands: list[tuple[Name, Reading]], s: Sentence, use: str
    ) -> list[tuple[Actor, int, int, str]]:
        """Give every member of "the Syrian and Turkish governments" its own mention; the last ones take the head word."""
        out = []
        before = lands[0][0].first < draft.head or lands[-1][0].last <= draft.head
        for n, (name, reading) in enumerate(lands):
            actor = self._unnamed(draft, role, reading, s)
            holder = None
            if role.kind == "person" and not draft.former and not draft.status:
                holder = self.context.gazetteer.holder(actor.country, role.office, self.context.day)
            if holder is not None:
                actor = person_actor(holder, self.context.day, actor.sectors, role.office)
                self.context.remember_person(actor, holder.name, holder.country)
            first, last = name.first, name.last
            if before and n == len(lands) - 1:
                last = draft.last
            elif not before and n == 0:
                first = draft.first
            out.append((actor, first, last, use))
            if actor.kind == "state":
                self.context.states.append(actor)
        return out

    def _use_of_role(self, draft: Draft, role: Role, s: Sentence) -> str:
        label, above = s.deps[draft.head], s.heads[draft.head]
        if label in ("compound", "nmod", "amod", "npadvmod") and above >= draft.last:
            return "modifier"
        if role.sectors[:1] in (("CVL",), ("REF",)) and draft.name is None:
            return "people"
        if role.kind == "institution" and label == "pobj" and s.lower[above] in ("at", "in", "inside", "outside", "near"):
            return "place"
        return "actor"

    def _apposed_role(self, draft: Draft, role: Role, actor: Actor, s: Sentence) -> tuple[Actor, int, int, str]:
        """Enrich the actor before the comma by the role behind it."""
        found = self._unnamed(draft, role, self._land(draft), s)
        if actor.kind in ("person", "unknown") and role.kind == "person":
            sectors = found.sectors or actor.sectors
            actor = Actor(actor.id, actor.name, "person", actor.country or found.country, sectors, found.title or actor.title)
            self.context.remember_person(actor, actor.name, actor.country)
        elif actor.kind == "unknown":
            actor = Actor(actor.id, actor.name, found.kind, found.country, found.sectors)
            self.context.by_name[actor.name] = actor
        return actor, draft.first, draft.last, "actor"

    def _land(self, draft: Draft) -> Reading | None:
        """Return the state that a role belongs to: its first state holder, else where the text places it."""
        owner = any(r.entry.kind in ("organisation", "group", "person") for _, r in draft.holders)
        fled = draft.role is not None and (draft.role.sectors[:1] == ("REF",) or draft.role.phrase.split()[-1] in _KIN)
        located = None if owner or fled else draft.located
        found = next((r for _, r in draft.holders if r.entry.kind == "state"), located)
        if found is not None or owner or draft.apposed is not None or draft.role is None or draft.possessor is not None:
            return found
        national = _is_national(draft.role) and not self._elsewhere(draft, draft.role)
        clear = draft.determiner == "the" and national and self._clear is not None and not draft.backers
        if clear and not self._given(draft.role):
            return self._clear if not self._there else None
        there = self._where is not None and ";" not in self._words[min(draft.first, self._at) : max(draft.first, self._at)]
        return self._where if there and draft.role.sectors[:1] not in _MOBILE else None

    def _elsewhere(self, draft: Draft, role: Role) -> bool:
        """Tell whether a role is none of the country spoken of: "the cantonal parliament", "the king" beside Iran."""
        usage = usage_words()
        if not usage["subnational"].isdisjoint(self._words[draft.first : draft.last]):
            return True
        country = self._clear.entry.country if self._clear is not None else ""
        return role.key in ("king", "queen") and country not in usage["lands_of_monarchs"]

    def _of_an_unnamed_land(self, r: Reading) -> bool:
        """Tell whether a party that several lands have is one's that the report never names: "the Democratic Party"."""
        of_many = r.cautious and r.form == "name" and r.entry.kind == "group"
        return of_many and bool(r.entry.country) and not self.context.countries[r.entry.country]

    def _given(self, role: Role) -> bool:
        """Tell whether the report has named a person with this title, and none with it of the country that it speaks of now."""
        word = role.phrase.split()[-1]
        return word in self.context.given_titles and (not self._here or self.context.named_before(self._here, word) is None)

    def _role_actor(self, draft: Draft, role: Role, s: Sentence) -> Actor | None:
        self._there = draft.last < len(s) and s.lower[draft.last] == "there"  # "the president there": not at home
        land = self._land(draft)
        if (
            draft.last == draft.first + 1
            and s.words[draft.first][0].isupper()
            and s.words[draft.first] in self.context.unknown_parts
        ):
            return self.context.full_name(s.words[draft.first])  # "King" after "Evan P. King"
        bare = not draft.holders and self._possessor is None and draft.possessor is None
        if bare and (role.phrase in _OWNED or (role.key in _OF_SOMETHING and not draft.inherited and draft.name is None)):
            return None
        country = land.entry.country if land is not None else ""
        body = draft.name is not None and draft.name.of_kind("organisation", "media") is not None
        if draft.name is not None and (role.kind != "person" or (body and draft.name.of_kind("person") is None)):
            return self._named_body(draft, role, draft.name, country, s)
        if draft.name is not None:
            return self._titled_person(draft, role, draft.name, country, s)
        if draft.determiner in _DEFINITE and self._possessor is None and not draft.holders and not draft.backers and land is None:
            known = self._anaphoric_role(draft, role, s)
            elsewhere = known is not None and self._here and known.country and known.country != self._here
            if known is not None and not (elsewhere and _is_national(role) and not self._given(role)):
                return known
        actor = self._unnamed(draft, role, land, s)
        if country and role.kind == "person" and not role.plural and not draft.former and draft.determiner not in ("a", "an"):
            named = self.context.named_before(country, role.office or role.phrase.split()[-1])
            if named is not None:
                return named
        if role.kind == "person" and role.office and not role.plural and not draft.former and not draft.status and country:
            holder = self.context.gazetteer.holder(country, role.office, self.context.day)
            if holder is not None:
                actor = person_actor(holder, self.context.day, actor.sectors, actor.title)
                self.context.remember_person(actor, holder.name, holder.country)
                return actor
        self._remember_role(actor, role)
        return actor

    def _remember_role(self, actor: Actor, role: Role) -> None:
        if role.kind in ("institution", "state") and actor.country:
            self.context.institutions[role.phrase.split()[-1]] = actor
            self.context.institutions[role.phrase] = actor
        elif role.kind == "person" and not role.plural and actor.country and actor.sectors != ("ELI",):
            word = role.phrase.split()[-1]
            if word not in self.context.given_titles:
                self.context.titles[word] = actor
        if actor.kind == "state":
            self.context.states.append(actor)

    def _named_body(self, draft: Draft, role: Role, name: Name, country: str, s: Sentence) -> Actor:
        """Return the actor of "the labour union UGTT": a listed body, or an unknown one with what the role tells of it."""
        words = words_between(s, name.first, name.last)
        reading = self.context.choose(name, country) if name.readings else None
        if reading is not None:
            entry = reading.entry
            kind = "organisation" if entry.kind == "media" else entry.kind
            nation = country if entry.country in ("", "MNC") else ""  # "the Norwegian oil firm ..." is Norway's
            actor = Actor(
                entry.id, entry.name, kind, nation or entry.country, entry.sectors or self._sectors(draft, role, country)
            )
        else:
            actor = unknown_actor(words, "institution", country, self._sectors(draft, role, country))
            self.context.by_name[words] = actor
        self.context.groups.append(actor)
        return actor

    def _titled_person(self, draft: Draft, role: Role, name: Name, country: str, s: Sentence) -> Actor:
        words = words_between(s, name.first, name.last)
        title = words_between(s, draft.first, name.first).strip(" ,")
        title = _without_determiner(title)
        sectors = self._sectors(draft, role, country)
        known = self.context.known(words)
        reading = self.context.choose(name, country, role.office, titled=True) if name.readings else None
        if reading is not None and self._of_another_walk(name, reading, role):
            reading = None
        if known is not None and (reading is None or reading.form == "surname") and known.kind == "person":
            actor = Actor(
                known.id, known.name, "person", known.country or country, sectors or known.sectors, title or known.title
            )
        elif reading is not None and reading.entry.kind == "person":
            actor = person_actor(reading.entry, self.context.day, sectors, title, draft.former)
            words = reading.entry.name if reading.form == "surname" else words
        else:
            actor = unknown_actor(words, "person", country or self._holder_country(draft), sectors, title)
        self.context.remember_person(actor, words, actor.country, titled=bool(role.office))
        return actor

    def _of_another_walk(self, name: Name, reading: Reading, role: Role) -> bool:
        """Tell whether a role cannot be a listed person's: "Detective Lukashenko" in a report that says nothing else of him."""
        entry = reading.entry
        if entry.kind != "person" or name.last - name.first > 1 or role.sectors[:1] not in _EVERYDAY:
            return False
        told = entry.id in self.context.listed or self.context.countries[entry.country] > 0
        return not told and not any(role.sectors[0] in t.sectors for t in entry.terms)

    def _holder_country(self, draft: Draft) -> str:
        owner = self._possessor.country if self._possessor is not None else ""
        return next((r.entry.country for _, r in draft.holders if r.entry.country), owner)

    def _sectors(self, draft: Draft, role: Role, country: str) -> tuple[str, ...]:
        return sectors_of_role(draft, role, country, self._land(draft), self._possessor, self.context)

    def _unnamed(self, draft: Draft, role: Role, land: Reading | None, s: Sentence) -> Actor:
        """Return the actor of a role phrase without a name: a government, an institution, an office or unnamed people."""
        country = land.entry.country if land is not None else self._holder_country(draft)
        if draft.status == "multinational" and not country:
            country = "MNC"
        sectors = self._sectors(draft, role, country)
        words = _without_determiner(words_between(s, draft.first, draft.last))
        whole = land is not None and land.form != "city" and not draft.proper and not draft.former
        if role.kind == "state" and land is not None and whole:
            entry = land.entry
            return Actor(entry.id, entry.name, "state", entry.country, tuple(dict.fromkeys((*entry.sectors, *sectors))))
        owner_state = self.context.gazetteer.entries.get(country) if self._possessor is not None else None
        if role.kind == "state" and land is None and owner_state is not None and owner_state.kind == "state":
            return Actor(owner_state.id, owner_state.name, "state", owner_state.country, sectors)  # "Assad's government"
        if draft.proper and role.kind in ("institution", "people"):
            return unknown_actor(words, "institution", country, sectors)
        kind = _kind_of(role, draft)
        owner = next((r.entry.id for _, r in draft.holders if r.entry.kind in ("organisation", "group")), "")
        if len(draft.holders) > 1 and draft.joined and land is not None:
            words = f"{land.entry.adjective or land.entry.name} {role.phrase}"
        armed = sectors == ("MIL",) and role.key in _ARMED and not owner
        identifier = (
            make_id("actor", country, "armed forces")
            if armed and country
            else make_id("actor", kind, country, owner, role.key, *sectors, draft.former)
        )
        title = role.phrase if role.kind == "person" else ""
        named = kind == "institution" and bool(country) and not role.plural and draft.determiner not in ("a", "an")
        if role.sectors in _ARMED_PEOPLE and draft.count is None and any(r.entry.kind == "group" for _, r in draft.holders):
            named = True  # a group's fighters are the group
        return Actor(
            identifier,
            words,
            kind,
            country,
            sectors,
            title,
            named=named,
            count=draft.count,
        )

    def _anaphoric_role(self, draft: Draft, role: Role, s: Sentence) -> Actor | None:
        """Return whom "the minister", "the ministry" or "the group" means: the one that the report named last under that word."""
        word = role.phrase.split()[-1]
        if draft.former or (draft.inherited and role.sectors == ()):
            return None
        if role.kind == "person" and not role.plural:
            person = self.context.titles.get(word)
            title = person.title.lower().replace("defense", "defence") if person is not None else ""
            named = [s.lower[t] for t in range(draft.first, draft.last) if s.words[t][0].isupper()]
            asked = [*role.phrase.split(), *(w for w in named if w not in _DEFINITE)]
            fits = all(w.replace("defense", "defence") in title for w in asked)
            return person if fits else None
        if role.kind in ("institution", "state"):
            if role.sectors == () and not role.plural and draft.last - draft.first <= 2:
                alike = [g for g in self.context.groups if word not in _OF_ONE_KIND or word in g.name.lower()]
                return alike[-1] if alike else self.context.institutions.get(word)
            return self.context.institutions.get(role.phrase) or self.context.institutions.get(word)
        if role.kind == "people" and word in ("militia", "faction") and self.context.groups:
            return self.context.groups[-1]
        return None


def _is_ethnic(draft: Draft, s: Sentence) -> bool:
    """Tell whether the nationality in a phrase is meant as a people: "ethnic" stands before it."""
    return any(n.first > draft.first and s.lower[n.first - 1] == "ethnic" for n, _ in draft.holders)


def _drop_descent(draft: Draft, role: Role, s: Sentence) -> None:
    """Keep only the second land of people of another descent: "Cuban-American senators" are America's."""
    lands = [n for n, r in draft.holders if r.entry.kind == "state"]
    if len(lands) != 2 or not role.plural or s.lower[lands[1].first] not in _NATIONS_OF_DESCENT:
        return
    if lands[1].first == lands[0].last + 1 and s.words[lands[0].last] in "-–" and role.key not in _BETWEEN_STATES:
        draft.holders = [(n, r) for n, r in draft.holders if n is not lands[0]]


def _is_national(role: Role) -> bool:
    """Tell whether a country has just one such office or institution: the army, the parliament, the foreign minister."""
    if role.plural:
        return False
    one = role.office in _ONE_A_COUNTRY or role.kind == "state"
    return one or (role.kind == "institution" and (role.sectors[:1] in (("MIL",), ("LEG",)) or role.phrase.endswith("ministry")))


def _kind_of(role: Role, draft: Draft) -> str:
    if role.kind in ("institution", "state"):
        return "institution"
    if role.kind == "people" or role.plural:
        return "people"
    return "office" if role.office and draft.determiner not in ("a", "an") and not draft.former else "person"


def _without_determiner(words: str) -> str:
    first, _, rest = words.partition(" ")
    if rest.startswith("of the ") and first.lower() in ("some", "many", "most", "all", "several"):
        return rest[len("of the ") :]
    return (
        rest
        if rest and first.lower() in ("the", "a", "an", "this", "that", "these", "those", "some", "his", "her", "its", "their")
        else words
    )
