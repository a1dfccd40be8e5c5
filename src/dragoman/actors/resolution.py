"""From drafts to actors: who a phrase means on the report's date, given what the report has said before."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors.context import person_actor, unknown_actor
from dragoman.actors.drafts import Draft, holder_reading
from dragoman.actors.entries import Entry, Reading
from dragoman.actors.names import Name, words_between, words_of_kind
from dragoman.actors.reader import PhraseReader
from dragoman.actors.role_actors import RoleResolver
from dragoman.actors.usage import usage_words, use_of
from dragoman.language import Sentence
from dragoman.records import Actor, Mention, make_id
from dragoman.word_lists import word_list

# The highest age that anybody has reached, in years.
_OLDEST = 122
# Where international bodies sit.
_SEATS = word_list("actors", "seats_of_bodies")


class Resolver(RoleResolver):
    """Turns the drafts of one sentence after another into mentions, remembering the report as it goes."""

    def mentions_of(self, reader: PhraseReader) -> list[Mention]:
        """Return the mentions of one sentence in text order."""
        out: list[Mention] = []
        done: dict[int, Actor] = {}
        self._title_case = reader.title_case
        self._words = reader.lower
        self._where, self._at = _only_country(reader) or (None, 0)
        self._clear = self._clear_country(reader)
        natives = self.context.of_native_peoples()
        for draft in reader.drafts:
            if natives and _drop_indians(draft):
                continue
            if draft.possessor is not None and draft.role is not None:
                self._possessor = self._owner_of(draft, reader, done)
            for actor, first, last, use in self._resolve(draft, reader.sentence, done):
                head = (
                    draft.head
                    if first <= draft.head < last or draft.role is not None
                    else reader.sentence.head_of(range(first, last))
                )
                out.append(
                    Mention(actor, reader.sentence.span_of(first, last - 1), reader.sentence.index, (first, last), head, use)
                )
                done[id(draft)] = actor
            self._possessor = None
            if draft.apposed is not None and id(draft) in done:
                out = _share(out, draft, draft.apposed, done[id(draft)])
        return out

    def _clear_country(self, reader: PhraseReader) -> Reading | None:
        """Return the one country that this sentence (if none, the one before) speaks of: "the army" is its army."""
        here = {r.entry.country for n in reader.names for r in n.readings[:1] if r.entry.country and r.entry.kind != "media"}
        told = [n for n in reader.names if not (_is_abroad(reader, n) or _only_colours(reader, n))]
        near = {r.entry.country for n in told for r in n.readings[:1]} & here
        one = near if here else self._before
        home = self.context.home
        if home and home not in one and len(one) < 2 and home not in here - near:
            one = {home} if not here or self._where is None else here
        self._here = next(iter(here)) if len(here) == 1 else ""
        self._before = near
        entry = self.context.gazetteer.entries.get(next(iter(one))) if len(one) == 1 else None
        return Reading(entry, "name", False) if entry is not None and entry.kind == "state" else None

    def _owner_of(self, draft: Draft, reader: PhraseReader, done: dict[int, Actor]) -> Actor | None:
        """Return whom the possessor of a role phrase means ("Netanyahu's office"), if the sentence has named it."""
        token = draft.possessor
        owner = next((d for d in reader.drafts if d is not draft and token is not None and d.first <= token < d.last), None)
        if owner is not None:
            return done.get(id(owner))
        return None

    def _resolve(self, draft: Draft, s: Sentence, done: dict[int, Actor]) -> list[tuple[Actor, int, int, str]]:
        if draft.role is not None:
            return self._resolve_role(draft, draft.role, s, done)
        assert draft.name is not None
        return self._resolve_name(draft, draft.name, s, done)

    def _resolve_name(self, draft: Draft, name: Name, s: Sentence, done: dict[int, Actor]) -> list[tuple[Actor, int, int, str]]:
        words = words_between(s, name.first, name.last)
        family = words if _stands_as_person(name, s) else ""
        reading = self.context.choose(name, titled=draft.titled, family=family) if name.readings else None
        apposed = done.get(id(draft.apposed)) if draft.apposed is not None else None
        known = self.context.known(words)
        if reading is None or (reading.form == "surname" and known is not None):
            actor = self._named_unknown(draft, name, s, words, known, apposed)
            return [(actor, draft.first, draft.last, self._use_of_unknown(draft, s))] if actor is not None else []
        entry = reading.entry
        if entry.kind == "person":
            actor = self._person(entry, apposed, draft)
            self.context.remember_person(actor, words if reading.form == "name" else entry.name, entry.country)
            return [(actor, draft.first, draft.last, "actor")]
        use = self._use(draft, name, s, reading)
        actor = self.actor_of_reading(self._union_at(reading, use, words), use, words)
        if entry.kind == "state" and use in ("actor", "people") and name.first and s.lower[name.first - 1] == "ethnic":
            actor = Actor(make_id("actor", "ethnic", words), words, "people", "", ("CVL",), named=False)
        owner = next((r.entry.country for _, r in draft.holders), "")
        if owner:
            actor = replace(actor, country=owner, id=make_id("actor", actor.id, owner))
        if use == "people" and draft.count is not None:
            actor = replace(actor, count=draft.count)
        self._remember_entry(actor, words)
        return [(actor, draft.first, draft.last, use)]

    def _use(self, draft: Draft, name: Name, s: Sentence, reading: Reading) -> str:
        if name.rest:
            return "backer" if not name.rest.startswith("-led") else "modifier"
        other = reading
        if reading.form in ("name", "capital"):
            pass
        elif reading.form in ("adjective", "demonym"):
            nounlike = next((r for r in name.readings if r.form == "demonym" and r.entry is reading.entry), None)
            other = nounlike if nounlike is not None and s.tags[draft.head][:2] == "NN" else reading
        if reading.entry.kind in ("state", "ethnic", "collective"):
            return use_of(s, draft.first, draft.last, draft.head, other)
        above = s.heads[draft.head]
        return "modifier" if s.deps[draft.head] in ("compound", "nmod", "amod") and above >= draft.last else "actor"

    def _person(self, entry: Entry, apposed: Actor | None, draft: Draft) -> Actor:
        known = self.context.by_name.get(entry.name)
        if apposed is not None and not apposed.named:
            return person_actor(entry, self.context.day, apposed.sectors, apposed.title or apposed.name)
        if known is not None and known.id == entry.id:
            return known
        return person_actor(entry, self.context.day)

    def _named_unknown(
        self, draft: Draft, name: Name, s: Sentence, words: str, known: Actor | None, apposed: Actor | None
    ) -> Actor | None:
        if words in words_of_kind()["time"]:
            return None
        if name.readings and known is None and not s.tags[draft.head].startswith("NNP"):
            return None  # a common word that some table also knows as a name
        known = known or self.context.full_name(words)
        if known is not None:
            if known.kind == "person":
                self.context.latest_person(known)
            return known
        if words in words_of_kind()["thing"] or words in words_of_kind()["title"] or (self._title_case and apposed is None):
            return None
        if apposed is not None and not apposed.named:
            kind = "person" if apposed.kind in ("office", "person", "people") else apposed.kind
            actor = unknown_actor(words, kind, apposed.country, apposed.sectors, apposed.title or apposed.name)
        else:
            actor = unknown_actor(words, "person" if draft.titled or _speaks(draft, s, words) or _of_age(name, s) else "unknown")
        if actor.kind == "person":
            self.context.remember_person(actor, words)
        else:
            self.context.by_name.setdefault(words, actor)
        return actor

    def _use_of_unknown(self, draft: Draft, s: Sentence) -> str:
        label, above = s.deps[draft.head], s.heads[draft.head]
        if label == "pobj" and s.lower[above] in usage_words()["place_preposition"]:
            return "place"
        return "modifier" if label in ("compound", "nmod", "amod") and above >= draft.last else "actor"

    def _union_at(self, reading: Reading, use: str, words: str) -> Reading:
        """Return the European Union for "Brussels" that acts, unless the report speaks of Belgium."""
        union = self.context.gazetteer.entries.get("eu")
        elsewhere = reading.form != "capital" or use != "actor" or words not in usage_words()["union_seat"]
        if union is None or elsewhere or self.context.countries[reading.entry.country]:
            return reading
        return Reading(union, "seat", False)

    def _remember_entry(self, actor: Actor, words: str) -> None:
        if actor.kind in ("group", "organisation"):
            self.context.groups.append(actor)
        elif actor.kind == "state":
            self.context.states.append(actor)

    def actor_of_reading(self, reading: Reading, use: str, words: str) -> Actor:
        """Return the actor that a listed name means in this use."""
        entry = reading.entry
        if entry.kind == "state":
            if reading.form == "city":
                return unknown_actor(words, "unknown", entry.country)
            if reading.form == "seat" and reading.sectors != ("GOV",):
                return Actor(make_id("actor", entry.id, words), words, "institution", entry.country, reading.sectors)
            if use == "people":
                return Actor(make_id("actor", entry.id, "people"), words, "people", entry.country, ("CVL",), named=False)
            acting = ("GOV",) if use == "actor" else ()
            sectors = tuple(dict.fromkeys((*entry.sectors, *acting)))
            return Actor(entry.id, entry.name, "state", entry.country, sectors)
        if entry.kind == "ethnic":
            sectors = entry.sectors or (("CVL",) if use == "people" else ())
            return Actor(entry.id, entry.name, "people", entry.country, sectors, named=False)
        if entry.kind == "media":
            return Actor(entry.id, entry.name, "organisation", entry.country, entry.sectors)
        if entry.kind == "collective":  # its members stay unknown
            governments = use == "actor" and words.split()[-1].lower() in usage_words()["polity"]
            return Actor(entry.id, entry.name, entry.kind, entry.country, ("GOV",) if governments else entry.sectors, named=False)
        return Actor(entry.id, entry.name, entry.kind, entry.country, entry.sectors)


def _is_abroad(reader: PhraseReader, name: Name) -> bool:
    """Tell whether a land is where an army is sent, whose embassy is asked or where a summit is: not that of "the army"."""
    before = reader.lower[name.first - 1] if name.first else ""
    after = reader.lower[name.last] if name.last < len(reader.lower) else ""
    if before in ("in", "at") and reader.lower[name.first - 2] in usage_words()["meeting"] and name.first > 1:
        return True  # "a donor conference in Tokyo"
    return before in ("to", "into") or after in ("embassy", "ambassador", "envoy", "consulate")


def _only_colours(reader: PhraseReader, name: Name) -> bool:
    """Tell whether a nation's adjective only says of what make or whose a thing is: "a Jordanian line", "a Spanish fleet"."""
    if not name.readings or name.readings[0].form != "adjective":
        return False
    draft = next((d for d in reader.drafts if d.first <= name.first < d.last and d.role is not None), None)
    return draft is None or (draft.determiner in ("a", "an") and draft.role is not None and draft.role.kind == "people")


def _drop_indians(draft: Draft) -> bool:
    """Take India from a draft where "Indian" means native peoples; tell whether nobody is left."""
    draft.holders = [(n, r) for n, r in draft.holders if r.entry.country != "IND"]
    india = draft.name is not None and any(r.entry.country == "IND" and r.form != "name" for r in draft.name.readings)
    return india and draft.role is None


def _stands_as_person(name: Name, s: Sentence) -> bool:
    """Tell whether a name stands where a person would: not as ground ("in Samper") or in a longer name ("Samper Street")."""
    before = s.lower[name.first - 1] if name.first else ""
    after = s.words[name.last] if name.last < len(s) else ""
    return before not in ("in", "near", "outside", "inside", "across") and after not in words_of_kind()["thing"]


def _speaks(draft: Draft, s: Sentence, words: str) -> bool:
    """Tell whether an unknown name of two or three words is the subject of a verb of speech, as a person's would be."""
    said = s.lemmas[s.heads[draft.head]] in usage_words()["said"]
    return len(words.split()) in (2, 3) and s.deps[draft.head] == "nsubj" and said


def _of_age(name: Name, s: Sentence) -> bool:
    """Tell whether an age follows a name of several words between commas, as a person's: "Nasrin Akter, 31, was freed"."""
    behind = s.words[name.last : name.last + 3]
    if len(behind) < 3 or behind[0] != "," or behind[2] not in (",", ".") or name.last - name.first < 2:
        return False
    return behind[1].isdigit() and 2 <= len(behind[1]) <= 3 and int(behind[1]) <= _OLDEST


def _only_country(reader: PhraseReader) -> tuple[Reading, int] | None:
    """Return the country that a sentence places itself in and the token that says so, if it names no other.

    "Teachers went on strike in Peru", but not "met the president's son in Geneva": anybody may meet there.
    """
    found: dict[str, tuple[Name, Reading]] = {}
    for name in reader.names:
        reading = holder_reading(name)
        if reading is None or reading.entry.kind not in ("state", "organisation", "group") or name.rest:
            return None
        found[reading.entry.country or reading.entry.id] = (name, reading)
    if len(found) != 1:
        return None
    ((name, reading),) = found.values()
    if " ".join(reader.lower[name.first : name.last]) in _SEATS:
        return None
    before = reader.lower[name.first - 1] if name.first else ""
    s = reader.sentence
    verb = s.heads[s.heads[name.first]]
    meeting = usage_words()["meeting"]
    if s.lemmas[verb] in meeting or any(s.lemmas[j] in meeting for j in s.children[verb]):
        return None  # "the negotiators met in Geneva"
    placed = before in ("in", "across", "throughout") and reading.form in ("name", "capital", "city")
    return (reading, name.first) if placed and reading.entry.kind == "state" and not reading.cautious else None


def _share(mentions: list[Mention], draft: Draft, other: Draft, actor: Actor) -> list[Mention]:
    """Give both halves of an apposition the same actor, the one that knows more."""
    return [replace(m, actor=actor) if other.first <= m.tokens[0] and m.tokens[1] <= other.last else m for m in mentions]
