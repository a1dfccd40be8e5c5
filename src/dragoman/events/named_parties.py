"""From the mentions of a sentence to the parties they name: in full, and with those that share a head word or a land."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.clauses.arguments import conjuncts
from dragoman.events.phrases import complements
from dragoman.language import Sentence
from dragoman.records import Actor, Mention, Party, Span, make_id
from dragoman.word_lists import word_list

LANDS = frozenset({"state", "collective", "unknown"})
# Between two modifiers these join them: "Syrian, Iraqi forces", "the Mali-Niger border".
_JOINTS = frozenset({",", "-", "–", "/"})
# Who uses force.
_FIGHTING = frozenset({"MIL", "REB", "SEP", "UAF", "COP", "PRM", "CRM"})
# The names of these name no land: "the Sea of Japan", "the South China Sea", "the Gulf of Guinea".
_WATERS = frozenset({"sea", "gulf", "ocean", "bay", "bight"})
# A name before one of these is the name of the place.
_DISTRICTS = word_list("events", "districts")
# With "his" or "its" before it, whose land it is.
_OWN_LANDS = frozenset({"country", "nation", "government", "side"})


class NamedParties:
    """The mentions of one sentence by their head words, and the parties they name.

    Args:
        sentence: the sentence.
        mentions: its mentions.
    """

    def __init__(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        self.sentence = sentence
        self.mentions = mentions
        # Members of a compound share one head: "his counterparts from Turkey, Syria and Iran".
        self.by_head: dict[int, list[Mention]] = {}
        for mention in mentions:
            self.by_head.setdefault(mention.head, []).append(mention)

    def at(self, head: int) -> list[Mention]:
        """Return the mentions whose head is this token, else the first that covers it."""
        found = self.by_head.get(head)
        return found if found is not None else [m for m in self.mentions if m.tokens[0] <= head < m.tokens[1]][:1]

    def fellows(self, head: int) -> list[Party]:
        """Return parties that share this head noun: the Turkish of "Turkish and Syrian ministers".

        Whose name a body, a house or a following bears is no party beside it: "the Nobel Foundation", "Peron loyalists".
        """
        sentence = self.sentence
        fellow = self._named_beside(head)
        if fellow is not None:
            return [Party(fellow.actor, fellow.span)]
        return [
            Party(m.actor, m.span)
            for m in self.mentions
            if m.use == "actor"
            and m.head != head
            and m.actor.kind not in ("person", "unknown", "institution")
            and sentence.heads[m.head] == head
            and sentence.deps[m.head] in ("amod", "nmod", "compound")
            and self._joined(m.head)
        ]

    def before_a_gerund(self, head: int) -> list[Party]:
        """Return the people whom the parser made a part of the participle behind them: "Gulf ministers meeting in Doha"."""
        sentence = self.sentence
        if not sentence.lower[head].endswith("ing") or sentence.deps[head - 1] != "compound" or sentence.heads[head - 1] != head:
            return []
        before = self.by_head.get(head - 1, ()) if sentence.tags[head - 1] in ("NNS", "NNPS") else ()
        return [Party(m.actor, m.span) for m in before if m.actor.kind == "people"]

    def own_land(self, head: int) -> list[Party]:
        """Return who speaks of his land: "said that his country stood with them"."""
        sentence = self.sentence
        if sentence.lower[head] not in _OWN_LANDS or sentence.deps[head] not in ("nsubj", "nsubjpass"):
            return []
        owners = [m for j in sentence.children_with(head, "poss") if sentence.tags[j] == "PRP$" for m in self.at(j)]
        first = sentence.left_edge(head)
        return [Party(m.actor, sentence.span_of(first, head)) for m in owners if m.actor.country]

    def _named_beside(self, head: int) -> Mention | None:
        """Return the person whom the parser made a modifier of the next one's name: the first of "Lima and Sen. Ana Rey"."""
        sentence = self.sentence
        for j in sentence.children_with(head, "nmod"):
            joined = sentence.child(j, "cc") is not None
            inside = (m for m in self.at(head) for k in sentence.children_with(j, "conj") if m.tokens[0] == k)
            person = next((m for m in self.by_head.get(j, ()) if m.actor.kind in ("person", "unknown")), None)
            if joined and person is not None and next(inside, None) is not None:
                return person
        return None

    def by_another_word(self, head: int) -> bool:
        """Tell whether who a noun means is named behind it: "his old friend the president", "a pair of Uighurs"."""
        sentence = self.sentence
        told = [k for j in sentence.children_with(head, "prep") if sentence.lower[j] == "of" for k in complements(sentence, j)]
        told += sentence.children_with(head, "appos")
        return any(m.actor.kind != "unknown" for t in told for m in self.by_head.get(t, ()))

    def _joined(self, i: int) -> bool:
        """Tell whether a modifier is coordinated with the one behind it, or joined to it by a hyphen or a comma."""
        sentence = self.sentence
        beside = any(sentence.deps[j] in ("cc", "conj") for j in sentence.children[i])
        return beside or (i + 1 < len(sentence) and sentence.words[i + 1] in _JOINTS)

    def of_shared(self, mention: Mention) -> Party | None:
        """Return the office whose land only the last of a list names: the president of "the president and premier of Chad"."""
        sentence, head = self.sentence, mention.head
        if mention.actor.kind not in ("office", "person") or sentence.tags[head] != "NN":
            return None
        last = conjuncts(sentence, head)[-1]
        bare = sentence.child(last, "det", "poss") is None and sentence.child(head, "poss", "prep") is None
        if last == head or not bare or not any(sentence.lower[j] == "of" for j in sentence.children_with(last, "prep")):
            return None
        shared = next((m.actor for m in self.by_head.get(last, ()) if m.actor.country), None)
        if shared is None or shared.country == mention.actor.country:
            return None
        words = [t for t in range(*mention.tokens) if sentence.deps[t] != "det"]
        name = " ".join(sentence.words[t] for t in words)
        sectors = mention.actor.sectors or shared.sectors
        return Party(Actor(make_id("actor", name, shared.country), name, "office", shared.country, sectors, name), mention.span)

    def of_each(self, mention: Mention) -> list[Party]:
        """Return those of a plural office whose places come later in a list: Georgia's of "the governors of Ohio and Georgia"."""
        sentence = self.sentence
        if sentence.tags[mention.head] == "PRP":  # "the governors of Ohio and Georgia said that they ..."
            alike = (m for m in self.mentions if m.actor.id == mention.actor.id and m.head < mention.head)
            mention = next(alike, mention)
        head = mention.head
        if mention.actor.kind != "people" or sentence.tags[head] != "NNS" or not mention.tokens[0] <= head < mention.tokens[1]:
            return []
        of = [j for j in sentence.children_with(head, "prep") if sentence.lower[j] == "of"]
        places = [k for j in of for p in sentence.children_with(j, "pobj") for k in conjuncts(sentence, p)]
        first, later = places[:1], [k for k in places if k >= mention.tokens[1] and sentence.tags[k] == "NNP"]
        if not later or first[0] >= mention.tokens[1] or sentence.tags[first[0]] != "NNP":
            return []
        noun, actor = sentence.lower[head], mention.actor
        names = [f"{noun} of {sentence.words[k]}" for k in later]
        made = [replace(actor, id=make_id("actor", n, actor.country), name=n) for n in names]
        return [Party(a, sentence.span_of(k, k)) for a, k in zip(made, later, strict=True)]

    def in_full(self, mention: Mention) -> Party:
        """Return the party of a mention, a body by its whole name where a person's opens it ("the Nobel Foundation")."""
        sentence, first = self.sentence, mention.tokens[0]
        home = self._home_of_a_people(mention)
        if home:
            actor = replace(mention.actor, id=make_id("actor", mention.actor.id, home), country=home)
            return Party(actor, mention.span)
        before = self.by_head.get(first - 1, ()) if mention.actor.kind == "institution" and first else ()
        capital = sentence.words[mention.head][:1].isupper() and sentence.deps[first - 1] == "compound"
        person = next((m for m in before if m.actor.kind in ("person", "unknown")), None)
        if person is None or not capital or sentence.heads[first - 1] != mention.head:
            return Party(mention.actor, mention.span)
        span = Span(person.span.start, mention.span.end)
        name = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
        return Party(replace(mention.actor, id=make_id("actor", name), name=name, named=True), span)

    def _home_of_a_people(self, mention: Mention) -> str:
        """Return the land whose people a nation's are behind "of": "the Armenians of Israel", "the Serbs of Croatia"."""
        sentence, head = self.sentence, mention.head
        if mention.actor.kind != "people" or sentence.tags[head] not in ("NNPS", "NNS", "NNP") or head + 1 != mention.tokens[1]:
            return ""
        if not sentence.words[head][:1].isupper():
            return ""
        of = [k for j in sentence.children_with(head, "prep") if sentence.lower[j] == "of" for k in complements(sentence, j)]
        lands = {m.actor.country for k in of for m in self.by_head.get(k, ()) if m.actor.kind == "state"}
        return min(lands) if len(lands) == 1 else ""

    def with_twin(self, found: list[Mention]) -> list[Mention]:
        """Add the land that a hyphen joins before the one found: "an Italian-Polish plan", "the Eritrea-Djibouti border"."""
        if len(found) != 1 or found[0].actor.kind not in LANDS or found[0].use != "modifier":
            return found
        first = found[0].tokens[0]
        if first < 2 or self.sentence.words[first - 1] not in ("-", "–"):
            return found
        twins = [m for m in self.mentions if m.tokens[1] == first - 1 and m.actor.kind in LANDS and m.use == "modifier"]
        return [*twins, *found]

    def sure(self, mention: Mention) -> bool:
        """Tell whether more is known of a party than a word with a capital: deep inside a phrase that may be anything."""
        actor = mention.actor
        district = self.sentence.lower[self.sentence.heads[mention.head]] in _DISTRICTS
        named = bool(actor.country or actor.sectors) or " " in actor.name or actor.name.isupper()
        return actor.kind != "unknown" or named or district

    def only_kind(self, mention: Mention) -> bool:
        """Tell whether unnamed people before a thing only say of what kind it is: "the delegate system", "an immigrant camp"."""
        actor = mention.actor
        unnamed = actor.kind in ("person", "people") and not actor.named and not actor.country
        before = self.sentence.deps[mention.head] in ("compound", "amod", "nmod")
        return unnamed and before and _FIGHTING.isdisjoint(actor.sectors[:1])

    def of_water(self, mention: Mention) -> bool:
        """Tell whether a land only lends its name to a sea or gulf."""
        sentence, head = self.sentence, mention.head
        above = sentence.heads[head]
        if sentence.lower[head] in _WATERS:
            return head + 1 < len(sentence) and sentence.lower[head + 1] == "of"
        of = sentence.deps[head] == "pobj" and sentence.lower[above] == "of" and above == head - 1
        water = sentence.heads[above] if of else above
        named = sentence.lower[water] in _WATERS and sentence.words[water][:1].isupper()
        return named and (of or sentence.deps[head] in ("compound", "amod", "nmod"))

    def of_a_house(self, mention: Mention) -> bool:
        """Tell whether a body is only the house in which something goes on: "a vote in the National Assembly"."""
        inside = self.sentence.lower[self.sentence.heads[mention.head]] in ("in", "inside")
        return inside and mention.use == "place" and mention.actor.kind == "institution"

    def may_fight(self, head: int) -> bool:
        """Tell whether a noun means those who may use force themselves: a group, a band, armed people, no place or victim."""
        return any(
            m.actor.kind in ("group", "organisation") or not _FIGHTING.isdisjoint(m.actor.sectors[:1])
            for m in self.by_head.get(head, ())
            if m.actor.kind != "institution" and m.use == "actor"
        )
