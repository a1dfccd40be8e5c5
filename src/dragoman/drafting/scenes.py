"""A parsed sentence with all that is needed to say whom its words mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.actors import actor_of
from dragoman.actors.gazetteer import Gazetteer
from dragoman.clauses import conjuncts, objects, prepositional_objects, subjects
from dragoman.drafting.acts import load_acts
from dragoman.drafting.organised import class_of
from dragoman.drafting.parties import PartyBook, is_state_code
from dragoman.language import Sentence
from dragoman.records import Actor, Coding, Mention, Span
from dragoman.word_lists import word_list

# "We" and "you" stand for whoever speaks, which the grammar of one sentence does not tell.
_OF_SPEAKERS = frozenset({"i", "we", "you", "me", "us", "my", "our", "your", "there"})
_OF_THINGS = frozenset({"it", "its"})
_OF_SEVERAL = frozenset({"they", "their"})
_OF_PERSONS = frozenset({"he", "she", "him", "her", "his"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A parsed sentence with all that is needed to say whom its words mean."""

    coding: Coding
    sentence: Sentence
    mentions: tuple[Mention, ...]
    gazetteer: Gazetteer
    book: PartyBook
    before: tuple[Mention, ...] = ()
    together: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    demanding: tuple[tuple[str, ...], ...] = ()
    home: str = ""
    ruled: str = ""
    persons: tuple[Mention, ...] = ()

    def actor(self, head: int) -> Actor | None:
        """Return whom the noun phrase at this token means."""
        return actor_of(self.sentence, [head], self.mentions, self.gazetteer, self.coding.report.published)

    def party(self, head: int) -> str:
        """Return the party that the noun phrase at this token means or belongs to ("Turkish forces", "US bases")."""
        return next(iter(self.parties(head)), "")

    def parties(self, head: int) -> list[str]:
        """Return all parties that it may mean: more than one for "its partners in Damascus and Ankara"."""
        of_many = self._of_many(head) or self._of_number(head) or self._of_all(head)
        if of_many:
            return of_many
        if self.sentence.lemmas[head].lower() in load_acts().not_theirs and self.sentence.child(head, "poss") is not None:
            return []  # "his main rival" does not speak for him
        if settled := self.settled(head) or self._led_by(head) or self._of_controlled(head) or self._last_called(head):
            return [settled]
        key = self.book.key(self.actor(head))
        if key:
            return [key]
        found = [k for m in self.inside(head) if (k := self.book.key(m.actor))]
        if not found and self.sentence.is_noun(head):
            found = [k] if (k := self._short_name(head)) else []
        if not found and self.sentence.is_noun(head):
            found = [k] if (k := self._last_of_class(head)) else []
        if not found and self.sentence.lemmas[head].lower() in load_acts().seats:
            seats = prepositional_objects(self.sentence, head, "in", "from", "of")
            found = [k for h in seats if (k := self.book.key(self.actor(h)))]
        if not found and self.sentence.lemmas[head].lower() in load_acts().offices:  # "the head of the union"
            found = [k for h in prepositional_objects(self.sentence, head, "of") if (k := self.book.key(self.actor(h)))]
        one = self.sentence.tags[head] in ("NN", "NNP")
        if not found and one and self.sentence.lemmas[head].lower() in load_acts().own_bodies:
            found = self._whose_body(head)
        key = "" if found else self._of_pronoun(head) or self._of_named_state(head) or self._of_nation(head)
        return [key] if key else list(dict.fromkeys(found[:3]))

    def _of_nation(self, head: int) -> str:
        """Return the state that "the Americans" means where they do or are asked something, without a word on which of them."""
        sentence = self.sentence
        beside = sentence.children_with(head, "amod", "compound", "nummod", "prep", "relcl", "acl", "poss")
        the = any(sentence.lower[j] == "the" for j in sentence.children_with(head, "det"))
        if sentence.tags[head] != "NNPS" or not the or beside:
            return ""
        named = [m.actor for m in self.mentions if m.head == head and m.actor.kind == "people"]
        return next((a.country for a in named if is_state_code(a.country) and a.country in self.book.names), "")

    def _whose_body(self, head: int) -> list[str]:
        """Return the state whose parliament or court it is: of whoever is named last before it ("Obama wants Congress to")."""
        states = [m for m in self.mentions if m.head < head and m.use in ("actor", "modifier") and is_state_code(m.actor.country)]
        return [k for m in states[-1:] if (k := self.book.key(m.actor)) and k in (m.actor.country, *self.book.regions)]

    def settled(self, head: int) -> str:
        """Return whom "the government" means in a war with a movement, and "its negotiators in Geneva"; "" for others."""
        sentence = self.sentence
        word = sentence.lemmas[head].lower()
        owner = sentence.child(head, "poss")
        if owner is not None and sentence.tags[owner] == "PRP$" and word in load_acts().envoys:
            away = any(sentence.lower[j] in ("in", "at") for j in sentence.children_with(head, "prep"))
            return self._of_pronoun(head) if away else ""
        bare = not sentence.children_with(head, "amod", "compound", "poss", "nmod", "prep")
        the = any(sentence.lower[j] == "the" for j in sentence.children_with(head, "det"))
        if self.ruled and the and bare and word in load_acts().rulers:
            return self.ruled
        of_court = word in word_list("drafting", "courts_of_the_land") and sentence.tags[head] in ("NN", "NNS")
        at_home = (the and word in load_acts().homes) or of_court  # "a judge", "prosecutors": of the land
        return self.home if self.home and bare and at_home else ""

    def _led_by(self, head: int) -> str:
        """Return who leads "the coalition", where the report says so anywhere ("the coalition led by Chile")."""
        word = self.sentence.lower[head]
        if word not in load_acts().led:
            return ""
        text = self.coding.report.text
        for told in re.finditer(rf"\b(?:(?P<of>[\w ]+)-led {word}|{word} led by (?:the )?)", text):
            for m in self.coding.mentions:
                leads = told.start() <= m.span.start < told.end("of") if told["of"] else m.span.start == told.end()
                leads = leads or (not told["of"] and m.span.contains(Span(told.end(), told.end())))
                if leads and (key := self.book.key(m.actor)):
                    return key
        return ""

    def _of_controlled(self, head: int) -> str:
        """Return whom "its" means in "urged Chile to lift its embargo": whoever is to do it; "" elsewhere."""
        sentence = self.sentence
        if sentence.tags[head] != "PRP$":
            return ""
        verb = next((j for j in sentence.ancestors(head) if sentence.is_verb(j)), -1)
        if verb < 0 or sentence.tags[verb] != "VB" or sentence.deps[verb] not in ("xcomp", "ccomp") or verb > head:
            return ""
        above = sentence.heads[verb]
        told = [h for h in (*objects(sentence, above), *sentence.children_with(verb, "nsubj")) if above < h < verb]
        if sentence.lemmas[above] not in load_acts().urging or sentence.lemmas[verb] in ("let", "allow", "permit", "give"):
            return ""
        return self.book.key(self.actor(told[0])) if told else ""

    def _of_many(self, head: int) -> list[str]:
        """Return the parties of "teams from Russia and Turkey", "the leaders of France and Italy", where they are several."""
        sentence = self.sentence
        if sentence.tags[head] not in ("NN", "NNS") or sentence.lemmas[head].lower() not in load_acts().envoys:
            return []
        keys = [self.book.key(self.actor(h)) for h in prepositional_objects(sentence, head, "of", "from")]
        found = list(dict.fromkeys(k for k in keys if k))
        return found if len(found) > 1 else []

    def _of_all(self, head: int) -> list[str]:
        """Return the parties that "their" takes up in "France and Italy suspended their aid", where they are several.

        Also those of "their countries", "their governments", with the subjects of any verb above before it.
        """
        sentence = self.sentence
        if sentence.is_noun(head) and sentence.lemmas[head] in load_acts().members:
            head = next((j for j in sentence.children_with(head, "poss") if sentence.lower[j] == "their"), head)
        if sentence.lower[head] != "their":
            return []
        for verb in (j for j in sentence.ancestors(head) if sentence.is_verb(j)):
            own = dict.fromkeys([*subjects(sentence, verb), *sentence.children_with(verb, "nsubj")])
            row = [k for h in own if h < head for k in self._row_of(h)]
            keys = list(dict.fromkeys(k for h in dict.fromkeys(row) if (k := self.book.key(self.actor(h)))))
            if len(keys) > 1:
                return keys
        return []

    def _row_of(self, head: int) -> list[int]:
        """Return a row of subjects, also where the parser joined the second to the place of the first ("A in Rome and B")."""
        places = [j for j in prepositional_objects(self.sentence, head, "in", "at") if j > head]
        return [*conjuncts(self.sentence, head), *(k for j in places for k in conjuncts(self.sentence, j) if k != j)]

    def _of_number(self, head: int) -> list[str]:
        """Return the parties of "the four", "the three states", where so many were named in one list."""
        sentence = self.sentence
        nouns = load_acts().members
        if sentence.lemmas[head].lower() in nouns:
            numbers = [sentence.lower[j] for j in sentence.children_with(head, "nummod")]
        else:
            numbers = [sentence.lower[head]] if sentence.tags[head] == "CD" and not sentence.children_with(head, "prep") else []
        size = next((_NUMBERS[n] for n in numbers if n in _NUMBERS), 0)
        return list(self.together.get(size, ()))

    def _last_called(self, head: int) -> str:
        """Return the organisation named last before whose full name "the Council", "the Union" is short for; "" elsewhere."""
        sentence = self.sentence
        if sentence.tags[head] not in ("NNP", "NNPS") or [
            j for j in sentence.children[head] if sentence.deps[j] != "det" and j < head
        ]:
            return ""
        word, at = sentence.words[head], sentence.starts[head]
        named = [m for m in self.coding.mentions if m.span.end < at and m.actor.kind == "organisation" and m.actor.named]
        full = [
            m for m in named if word in (told := m.span.of(self.coding.report.text).split()) and len(set(told) - _ARTICLES) > 1
        ]
        return self.book.key(full[-1].actor) if full else ""

    def _short_name(self, head: int) -> str:
        """Return the organisation of the report that "the agency", "the Union" is short for: one whose name has the word."""
        sentence = self.sentence
        if not any(sentence.lower[j] == "the" for j in sentence.children_with(head, "det")):
            return ""
        word = sentence.lower[head]
        for m in self.coding.mentions:
            if m.actor.kind == "organisation" and word in m.actor.name.lower().split() and (key := self.book.key(m.actor)):
                return key
        if word in ("north", "south"):  # of "South Sudan", where the report names only one such state
            states = {m.actor.name: m.actor for m in self.coding.mentions if m.actor.kind == "state"}
            named_so = [a for name, a in states.items() if word in name.lower().split()]
            return self.book.key(named_so[0]) if len(named_so) == 1 else ""
        sectors = load_acts().stands_for.get(sentence.lemmas[head].lower(), frozenset())
        named = [m for m in self.inside(head) if m.head != head]
        return self._only(sectors) if sectors and not named else ""

    def _last_of_class(self, head: int) -> str:
        """Return the company or party named last before "the company", "the party", of those that no list knows."""
        sentence = self.sentence
        kind = class_of(sentence.lemmas[head].lower())
        beside = sentence.children_with(head, "amod", "compound", "nummod", "poss", "prep", "relcl", "acl", "appos")
        the = any(sentence.lower[j] in ("the", "this") for j in sentence.children_with(head, "det"))
        if not kind or not the or beside:
            return ""
        before = self.coding.report.text[: sentence.starts[head]]
        at = {one.name: before.rfind(name) for name, one in sorted(self.book.sides.items()) if one.kind == kind}
        return max(sorted(at), key=lambda name: at[name]) if at and max(at.values()) >= 0 else ""

    def _only(self, sectors: frozenset[str]) -> str:
        """Return the only organisation or armed group of these sectors that the report names ("the rebels", "the bloc")."""
        named = [
            m.actor for m in self.coding.mentions if m.actor.named and m.actor.kind in ("organisation", "armed_group", "group")
        ]
        keys = {k for a in named if sectors & {*a.sectors, a.country} and (k := self.book.key(a))}
        return keys.pop() if len(keys) == 1 else ""

    def _of_pronoun(self, head: int) -> str:
        """Return the party that a pronoun, or the possessor of a noun ("its soldiers"), refers to in its own sentence."""
        sentence = self.sentence
        if sentence.tags[head] not in ("PRP", "PRP$"):
            owner = sentence.child(head, "poss")
            if owner is None or sentence.tags[owner] != "PRP$":
                return ""
            head = owner
        if sentence.lower[head] in _OF_SPEAKERS:
            return self._speaker(head)
        if sentence.lower[head] in _OF_PERSONS:
            return self._of_person(head)
        for above in sentence.ancestors(head):
            if not sentence.is_verb(above) or self._is_object(head, above):
                continue
            if sentence.lower[head] in _OF_SEVERAL and self._several(head, above):
                return ""  # "threatened both generals unless they stopped": they are the generals
            for subject in subjects(sentence, above):
                if sentence.lower[head] in _OF_THINGS and self._is_several(subject):
                    continue  # "officials explained: it disqualified ...": not they
                if sentence.lower[head] in _OF_SEVERAL and (many := self._many_before(head, subject)):
                    return many  # "complains of the soldiers and wants the league to see to their withdrawal": the soldiers'
                if subject < head and sentence.tags[subject] not in ("PRP", "PRP$") and head not in sentence.subtree(subject):
                    return self.party(subject)
        if sentence.lower[head] not in _OF_THINGS:
            return self._last_group(head) if sentence.lower[head] in _OF_SEVERAL else ""
        if sentence.tags[head] == "PRP" and sentence.deps[head] not in ("nsubj", "nsubjpass"):
            own = subjects(sentence, sentence.heads[head]) if head in objects(sentence, sentence.heads[head]) else []
            named = [m for m in self.mentions if m.head < head and m.head not in own and m.use in ("actor", "modifier")]
            return self.book.key(named[-1].actor) if named else ""
        if sentence.tags[head] == "PRP$":  # "Norland hears of nothing: its ministers offer ..."
            states = [
                m for m in self.mentions if m.head < head and m.use == "actor" and m.actor.named and m.actor.kind != "person"
            ]
            found = [k for m in states if (k := self.book.key(m.actor))]
            if found:
                return found[-1]
        return self._earlier_subject(head) or self._last_party(head)

    def _many_before(self, head: int, subject: int) -> str:
        """Return the party of a plural named last before "their" where the nearer subject is one body, "" elsewhere."""
        if self._is_several(subject) or self.sentence.tags[subject] != "NNP":
            return ""
        many = [m for m in self.mentions if m.head < head and self.sentence.tags[m.head] in ("NNS", "NNPS")]
        return next((k for m in reversed(many) if (k := self.book.key(m.actor))), "")

    def _earlier_subject(self, head: int) -> str:
        """Return the party of a subject before a colon and "it" ("Chile kept some promises, envoys said: it let them in")."""
        sentence = self.sentence
        colon = next((j for j in range(head - 1, max(-1, head - 3), -1) if sentence.words[j] in (":", ";")), -1)
        told = [j for j in range(max(colon, 0)) if sentence.deps[j] in ("nsubj", "nsubjpass") and not self._is_several(j)]
        named = [m for m in self.mentions if m.head in told and m.actor.kind != "person"]
        return next((k for m in named if (k := self.book.key(m.actor))), "")

    def _is_several(self, head: int) -> bool:
        """Tell whether a subject is more than one, so that "it" is not it."""
        sentence = self.sentence
        joined = sentence.deps[head] in ("nsubj", "nsubjpass") and bool(sentence.children_with(head, "conj"))
        return sentence.tags[head] in ("NNS", "CD") or joined

    def _speaker(self, head: int) -> str:
        """Return the party in whose quoted words "we" stands, "" where no party is quoted."""
        if self.sentence.lower[head] in ("you", "your", "there"):
            return ""
        at = self.sentence.span_of(head, head)
        said = [(c.end - c.start, a) for a in self.coding.attributions for c in a.content if c.contains(at)]
        return self.book.key(min(said, key=lambda s: s[0])[1].actor) if said else ""

    def _several(self, head: int, verb: int) -> bool:
        """Tell whether the verb above is done to several, before the pronoun, whom "they" may take up."""
        return any(h < head and self.sentence.tags[h] in ("NNS", "NNPS") for h in objects(self.sentence, verb))

    def _is_object(self, head: int, verb: int) -> bool:
        """Tell whether the pronoun is what the verb is done to, so that it cannot mean the verb's subject."""
        return self.sentence.tags[head] == "PRP" and head in objects(self.sentence, verb)

    def _last_party(self, head: int) -> str:
        """Return the party that the sentence before begins with, which "it" at the head of a sentence takes up."""
        if side := self._side_before():
            return side
        beside = prepositional_objects(self.sentence, self.sentence.heads[head], "with", "against", "to")
        here = {self.book.key(self.actor(h)) for h in beside}  # "it agreed with the agency" is not the agency
        states = [m for m in self.before if m.use in ("actor", "modifier") and m.actor.kind != "person"]
        states = [m for m in states if self.book.key(m.actor) not in here] or states
        found = next((k for m in states[:2] if (k := self.book.key(m.actor))), "")
        if not found:  # "President X has promised aid. It has not ...": his state
            found = next((k for m in self.before if is_state_code(k := self.book.key(m.actor)) and k not in here), "")
        return found

    def _side_before(self) -> str:
        """Return the company, party or court that no list knows with whose name the sentence before begins, "" for none."""
        if self.sentence.index == 0 or not self.coding.sentence_spans:
            return ""
        before = self.coding.sentence_spans[self.sentence.index - 1].of(self.coding.report.text).removeprefix("The ")
        return next((one.name for name, one in sorted(self.book.sides.items()) if before.startswith(name)), "")

    def _last_group(self, head: int) -> str:
        """Return the group of many ("the rebels", "the Houthis") that "they" takes up: the first such of the sentence before."""
        here = [m for m in self.mentions if m.head < head and m.use in ("actor", "modifier")]
        if any(self.sentence.tags[m.head] in ("NNS", "NNPS") for m in here):
            return ""  # "officials said that they": the officials
        groups = [
            m for m in (*reversed(here), *self.before) if m.actor.kind in _GROUPS and (m.use == "actor" or m in self.before[:1])
        ]
        found = [k for m in groups if (k := self.book.key(m.actor)) and not is_state_code(k)]
        return found[0] if found else ""

    def _of_person(self, head: int) -> str:
        """Return the party of whom "he" or "her" takes up: a subject before it, else the last sentence's first person."""
        people = [m for m in self.mentions if m.actor.kind == "person" and m.head < head and m.use != "backer"]
        subject = [m for m in people if self.sentence.deps[m.head] in ("nsubj", "nsubjpass")]
        if not people and (named := self._named_subject(head)) >= 0:
            return self.party(named)
        chosen = (subject or people)[-1:] or self.persons[:1]
        return self.book.key(chosen[0].actor) if chosen else ""

    def _named_subject(self, head: int) -> int:
        """Return a subject before a pronoun that bears a name, whether or not anybody knows whose it is; else -1."""
        sentence = self.sentence
        for j in range(head - 1, -1, -1):
            if sentence.deps[j] == "nsubj" and ("NNP" in {sentence.tags[k] for k in (j, *sentence.children_with(j, "appos"))}):
                return j
        return -1

    def _of_named_state(self, head: int) -> str:
        """Return the state of an office holder whom nobody knows ("Chile's water minister", "the Chilean envoy")."""
        sentence = self.sentence
        if sentence.lemmas[head].lower() not in load_acts().envoys | load_acts().seats:
            return ""
        for j in sentence.children_with(head, "poss", "amod", "compound"):
            states = [e for e, _ in self.gazetteer.entries_named(sentence.words[j]) if e.kind == "state"]
            if states and states[0].country in self.book.names:
                return states[0].country
        return ""

    def examples(self, head: int) -> list[int]:
        """Return the nouns that stand as examples of a group ("further states, such as Jordan and Turkey")."""
        sentence = self.sentence
        found = prepositional_objects(sentence, head, "as", "like", "including")
        return found or [k for j in sentence.children_with(head, "appos") for k in conjuncts(sentence, j)]

    def inside(self, head: int) -> list[Mention]:
        """Return the mentions among the modifiers of the noun at ``head``, in text order."""
        modifiers = [
            j for j in self.sentence.children[head] if self.sentence.deps[j] in ("amod", "compound", "poss", "nmod", "npadvmod")
        ]
        tokens = {k for j in modifiers for k in self.sentence.subtree(j)} | {head}
        return [m for m in self.mentions if m.head in tokens and m.use != "backer"]

    def country(self, head: int) -> tuple[str, str]:
        """Return (key, name) of the party, or else the country, that the noun phrase at this token means or lies in."""
        actor = self.actor(head)
        if actor is not None and actor.kind not in ("unknown", "people", "collective") and (actor.country or actor.named):
            key = self.book.key(actor)
            return (key or actor.country, actor.name if actor.kind != "person" else self.book.name(key))
        span = self.sentence.span_of(self.sentence.left_edge(head), self.sentence.right_edge(head))
        for m in self.inside(head):
            if m.actor.country and len(m.actor.country) == 3:
                return m.actor.country, self.sentence.words[head] if m.head != head else m.actor.name
        place = next((p for p in self.coding.places if p.country and span.contains(p.span)), None)
        return (place.country, place.name) if place else ("", "")


_GROUPS = frozenset({"group", "armed_group", "movement"})
_ARTICLES = frozenset({"the", "The"})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
