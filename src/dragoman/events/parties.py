"""From the head of an argument phrase to whom it means: a mention, an unnamed party, or the party inside a thing's name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from dragoman.actors import Gazetteer, actor_of
from dragoman.clauses.arguments import conjuncts, objects, subjects
from dragoman.events.matching import Candidate
from dragoman.events.phrases import CALENDAR, complements, key
from dragoman.events.unnamed import is_person, names_doer
from dragoman.language import Sentence
from dragoman.records import Actor, Mention, Party, Span, make_id

# Clauses and coordinates inside a noun phrase tell more about the party; they do not name it.
_NOT_THE_NAME = frozenset({"relcl", "acl", "advcl", "conj", "cc", "punct", "preconj", "parataxis", "ccomp"})
# How near a party stands inside the phrase of a thing: "Netanyahu's decision", "a proposal by the EU", "a base in Kenya".
_INSIDE = {"poss": 0, "amod": 1, "compound": 1, "nmod": 1, "nummod": 2, "appos": 2, "prep": 2, "agent": 2}
# Other phrases inside the phrase of a thing tell what it is about or where, not whose it is: "a bill in Texas".
_WHOSE = frozenset({"of", "by", "from"})
# A land may be meant by what stands in it or goes there: "links with Chad", "a post in Chad".
_WHERE = _WHOSE | {"in", "within", "inside", "across", "throughout", "out", "with", "to", "into", "at"}
# These tell where, when or how beside what, never whom an act concerns.
_ASIDE = frozenset(
    "between among near around about during after before since until despite without amid like as beside beyond".split()
)
_LANDS = frozenset({"state", "collective", "unknown"})
# Numbers that stand alone for people: "arrested hundreds", "thousands marched".
_MANY = frozenset({"dozens", "scores", "hundreds", "thousands", "millions"})
# A name before one of these is the name of the place.
_DISTRICTS = frozenset("district province region city town village governorate county valley area camp prison mine".split())
# Words that stand for some of those behind "of".
_QUANTITIES = frozenset("some many most several few dozens scores hundreds thousands millions none all both each".split())
_PHRASES = frozenset({"prep", "agent", "dative"})
# Through these an act reaches whom it is done to: "refused to meet with them", "an ultimatum to them", "lifted their ban".
_TOWARD = frozenset({"to", "with", "on", "upon", "against"})
_OBJECTS = frozenset({"dobj", "dative", "nsubjpass", "poss"})
# What a party does: acts by itself, or is known by what is its own.
DOER = "doer"
OWNER = "owner"
PARTNER = "partner"
_USED_AS_GOODS = "goods"
# Between two modifiers these join them: "Syrian, Iraqi forces", "the Mali-Niger border".
_JOINTS = frozenset({",", "-", "–", "/"})
# Who uses force.
_FIGHTING = frozenset({"MIL", "REB", "SEP", "UAF", "COP", "PRM", "CRM"})
# What follows the head and belongs to the name: "the leader of the group".
_TAIL = frozenset({"prep", "pobj", "nummod", "compound", "amod", "det", "poss", "case"})


def phrase_tokens(sentence: Sentence, head: int) -> list[int]:
    """Return the tokens of the noun phrase of ``head``, without its clauses and coordinates."""
    out, stack = [], [head]
    while stack:
        i = stack.pop()
        out.append(i)
        stack.extend(j for j in sentence.children[i] if sentence.deps[j] not in _NOT_THE_NAME)
    return sorted(out)


class PartyFinder:
    """Finds the parties of one sentence's argument phrases.

    Args:
        sentence: the sentence.
        mentions: its mentions.
        gazetteer: who is who.
        published: the report's date, if known.
        institutions: nouns for unnamed bodies that may be a party ("a newspaper").
        stand_ins: nouns for what acts for whom it belongs to ("the Norwegian delegation").
        person_nouns: nouns for people by trade, kin or situation ("a dentist").
    """

    def __init__(
        self,
        sentence: Sentence,
        mentions: Sequence[Mention],
        gazetteer: Gazetteer,
        published: date | None,
        institutions: frozenset[str] = frozenset(),
        stand_ins: frozenset[str] = frozenset(),
        person_nouns: frozenset[str] = frozenset(),
    ) -> None:
        self.sentence = sentence
        self.mentions = [m for m in mentions if m.actor.named or not self._starts_a_compound(m.tokens[1])]
        self.institutions = institutions
        self.stand_ins = stand_ins
        self.person_nouns = person_nouns
        self.gazetteer = gazetteer
        self.published = published
        # Members of a compound share one head: "his counterparts from Turkey, Syria and Iran".
        self._by_head: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            self._by_head.setdefault(mention.head, []).append(mention)
        self._known: dict[tuple[int, str], list[Party]] = {}

    def _starts_a_compound(self, behind: int) -> bool:
        """Tell whether a hyphen and a participle follow: "rebel-held" names no rebels."""
        s = self.sentence
        return behind + 1 < len(s) and s.words[behind] == "-" and s.tags[behind + 1] in ("VBN", "VBD")

    def parties(self, heads: Iterable[int], part: str = "", strict: bool = False) -> list[Party]:
        """Return the parties that these head tokens mean, each actor once, in text order of the heads given.

        ``part`` tells what they do: with ``OWNER`` and ``DOER`` no land counts that a thing stands in or goes to ("a post in
        Chad" may be attacked, but does nothing); with ``DOER`` only things that stand for whom they belong to ("Ghana's
        delegation agreed", but "Ghana's bill allows" is no deed of Ghana's). With ``strict``, parties that only stand inside
        the phrase of a thing ("the demands of Iran") do not count; of a ``PARTNER`` only what is his own does ("agrees with her
        remarks").
        """
        out: list[Party] = []
        for head in self._listed(heads):
            for party in self._of(head, part):
                if strict and party.span is not None and not self._at(head, party):
                    continue
                if all(party.actor.id != p.actor.id or party.span is None for p in out):
                    out.append(party)
        return out

    def _listed(self, heads: Iterable[int]) -> Iterator[int]:
        """Yield these tokens, each with the rest of a list that the parser hung on it as an apposition.

        "The African Union, Chad and Mali", "the shipping firm Maersk and the port of Beira".
        """
        sentence = self.sentence
        for head in heads:
            yield head
            for j in sentence.children_with(head, "appos"):
                _, *more = list_of = conjuncts(sentence, j)
                names = all(sentence.tags[k][:3] == "NNP" and k in self._by_head for k in more)
                verb = sentence.heads[head]
                if not more or not names or j < head or head < verb < more[-1]:
                    continue
                if sentence.words[j - 1] != ",":  # what is named beside its kind; the rest stands beside both
                    yield from more
                elif sentence.tags[head] == "NNP" and j in self._by_head:
                    yield from list_of

    def may_fight(self, head: int) -> bool:
        """Tell whether a noun means those who may use force themselves: a group, a band, armed people, no place or victim."""
        return any(
            m.actor.kind in ("group", "organisation") or not _FIGHTING.isdisjoint(m.actor.sectors[:1])
            for m in self._by_head.get(head, ())
            if m.actor.kind != "institution" and m.use == "actor"
        )

    def counted(self, heads: Iterable[int]) -> list[Party]:
        """Return people whom bare numbers stand for ("killed 14", "beat forty of them"), where only people can be meant."""
        sentence = self.sentence
        bare = [i for i in heads if sentence.deps[i] in ("dobj", "nsubj", "nsubjpass")]
        bare = [i for i in bare if sentence.tags[i] == "CD" or sentence.lower[i] in _MANY]
        bare = [i for i in bare if not sentence.child(i, "quantmod", "nmod") and not self._of_things(i)]
        return [
            Party(Actor(make_id("actor", sentence.lower[i]), sentence.words[i], "people", named=False),
                  sentence.span_of(i, i)) for i in bare
        ]  # fmt: skip

    def _of_things(self, number: int) -> bool:
        of = [j for j in self.sentence.children_with(number, "prep") if self.sentence.lower[j] == "of"]
        return any(not self.sentence.tags[k].startswith("PRP") for j in of for k in complements(self.sentence, j))

    def _at(self, head: int, party: Party) -> bool:
        """Tell whether a party is what the head token names: its span covers it, or it is a member of the compound named there.

        A pronoun's party is named elsewhere.
        """
        span = party.span
        if span is None or self.sentence.tags[head].startswith(("PRP", "W")):
            return True
        member = any(m.span == span for m in self._by_head.get(head, ()))
        return member or span.start <= self.sentence.starts[head] < span.end

    def _of(self, head: int, part: str) -> list[Party]:
        if (head, part) not in self._known:
            self._known[head, part] = self._find(head, part)
        return self._known[head, part]

    def _find(self, head: int, part: str) -> list[Party]:
        named = [m for m in self._mentions_at(head) if m.use != _USED_AS_GOODS]
        if self._one_of_a_kind(head):
            named = [m for m in named if m.actor.kind != "unknown"]
        if named:
            return [*self._fellows(head), *(self._of_shared(m) or self._in_full(m) for m in named)]
        sentence = self.sentence
        if sentence.tags[head] == "PRP$":
            return self._owner(head)
        if not (sentence.is_noun(head) or sentence.tags[head] in ("CD", "DT", "PRP") or self._people_as_adjective(head)):
            return self._inside(head, part) if sentence.tags[head][0] == "V" else []
        if sentence.tags[head] == "PRP":
            return self._speaker(head)
        tokens = phrase_tokens(sentence, head)
        span = sentence.span_of(_left_edge(sentence, head), max(t for t in tokens if t <= head or sentence.deps[t] in _TAIL))
        actor = actor_of(sentence, tokens, self.mentions, self.gazetteer, self.published)
        if actor is not None:
            return [Party(actor, span)]
        return self._known_by_deed(head, span, part) or self._inside(head, part) or self._unlisted(head, span)

    def _speaker(self, pronoun: int) -> list[Party]:
        """Return the party that a pronoun repeats from the clause above: "Turkey said it would expel them"."""
        sentence = self.sentence
        verb = sentence.heads[pronoun]
        if sentence.deps[pronoun] == "dobj" and sentence.deps[verb] == "conj":
            return self._same_object(pronoun, sentence.heads[verb])
        if sentence.deps[pronoun] not in ("nsubj", "nsubjpass"):
            return []
        for above in (a for a in sentence.ancestors(verb) if sentence.is_verb(a)):
            said_by = [t for t in subjects(sentence, above) if t != pronoun]
            if any(sentence.lower[t] != sentence.lower[pronoun] for t in said_by):
                return self.parties(t for t in said_by if sentence.tags[t] != "PRP")
        return []

    def _same_object(self, pronoun: int, verb: int) -> list[Party]:
        """Return the party that the verb before does something to, if a pronoun repeats it: "freed the writer but barred her"."""
        found = self.parties(objects(self.sentence, verb), strict=True)
        single = self.sentence.lower[pronoun] in ("him", "her")
        kinds = ("person", "office", "unknown") if single else ("people", "group")
        return found if len(found) == 1 and found[0].actor.kind in kinds else []

    def _owner(self, pronoun: int) -> list[Party]:
        """Return the party that a possessive repeats from the subject of its clause: "Iran renewed its demand"."""
        sentence = self.sentence
        verb = next((a for a in sentence.ancestors(pronoun) if sentence.is_verb(a)), None)
        if verb is None:
            return []
        owners = [t for t in subjects(sentence, verb) if pronoun not in sentence.subtree(t)]
        return self.parties(t for t in owners if sentence.tags[t] not in ("PRP", "PRP$"))

    def _people_as_adjective(self, head: int) -> bool:
        """Tell whether an adjective stands for people ("the wounded"): it fills a noun's place."""
        return self.sentence.tags[head][:1] == "J" and self.sentence.deps[head] in ("nsubj", "nsubjpass", "dobj", "pobj", "attr")

    def _one_of_a_kind(self, head: int) -> bool:
        """Tell whether "a" or "an" opens the phrase, which no name of a party has: "a Great Reform"."""
        return any(self.sentence.lower[j] in ("a", "an") for j in self.sentence.children_with(head, "det"))

    def _known_by_deed(self, head: int, span: Span, part: str) -> list[Party]:
        """Return the people whom a noun names by trade or age, if they undergo it, or by what they do where it says whose."""
        sentence = self.sentence
        before = [m for j in sentence.children_with(head, "amod", "compound", "nmod") for m in self._by_head.get(j, ())]
        undergoes = part not in (DOER, OWNER) and is_person(sentence, head, self.person_nouns)
        if not undergoes and not (before and names_doer(sentence, head)):
            return []
        words = [t for t in phrase_tokens(sentence, head) if t <= head and sentence.deps[t] not in ("det", "poss", "case")]
        name = " ".join(sentence.words[t] for t in words)
        kind = "people" if sentence.tags[head] == "NNS" else "person"
        country = before[0].actor.country if before else ""
        return [Party(Actor(make_id("actor", name), name, kind, country, named=False), span)]

    def _unlisted(self, head: int, span: Span) -> list[Party]:
        """Return the party that a proper name or a noun for a body names, though no list has it."""
        sentence = self.sentence
        if sentence.tags[head][:3] == "NNP" and sentence.words[head][:1].isupper() and sentence.lower[head] not in CALENDAR:
            if self._one_of_a_kind(head):
                return []
            words = [t for t in phrase_tokens(sentence, head) if t <= head]
            name = " ".join(sentence.words[t] for t in words if sentence.tags[t][:3] == "NNP")
            if sentence.lower[words[0]] == "the" and " " not in name and not name.isupper():
                return []  # "the Constitution"
            return [Party(Actor(make_id("actor", name), name), span)]
        if key(sentence, head) in self.institutions:
            name = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
            return [Party(Actor(make_id("actor", name), name, kind="institution", named=False), span)]
        return []

    def _fellows(self, head: int) -> list[Party]:
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

    def _of_shared(self, mention: Mention) -> Party | None:
        """Return the office whose land only the last of a list names: the president of "the president and premier of Chad"."""
        sentence, head = self.sentence, mention.head
        if mention.actor.kind not in ("office", "person") or sentence.tags[head] != "NN":
            return None
        last = conjuncts(sentence, head)[-1]
        bare = sentence.child(last, "det", "poss") is None and sentence.child(head, "poss", "prep") is None
        if last == head or not bare or not any(sentence.lower[j] == "of" for j in sentence.children_with(last, "prep")):
            return None
        shared = next((m.actor for m in self._by_head.get(last, ()) if m.actor.country), None)
        if shared is None or shared.country == mention.actor.country:
            return None
        words = [t for t in range(*mention.tokens) if sentence.deps[t] != "det"]
        name = " ".join(sentence.words[t] for t in words)
        sectors = mention.actor.sectors or shared.sectors
        return Party(Actor(make_id("actor", name, shared.country), name, "office", shared.country, sectors, name), mention.span)

    def _in_full(self, mention: Mention) -> Party:
        """Return the party of a mention, a body by its whole name where a person's opens it ("the Nobel Foundation")."""
        sentence, first = self.sentence, mention.tokens[0]
        home = self._home_of_a_people(mention)
        if home:
            actor = replace(mention.actor, id=make_id("actor", mention.actor.id, home), country=home)
            return Party(actor, mention.span)
        before = self._by_head.get(first - 1, ()) if mention.actor.kind == "institution" and first else ()
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
        lands = {m.actor.country for k in of for m in self._by_head.get(k, ()) if m.actor.kind == "state"}
        return min(lands) if len(lands) == 1 else ""

    def _joined(self, i: int) -> bool:
        """Tell whether a modifier is coordinated with the one behind it, or joined to it by a hyphen or a comma."""
        sentence = self.sentence
        beside = any(sentence.deps[j] in ("cc", "conj") for j in sentence.children[i])
        return beside or (i + 1 < len(sentence) and sentence.words[i + 1] in _JOINTS)

    def near(self, trigger: int, candidate: Candidate, taken: set[str], direct: bool = False, loose: bool = False) -> list[Party]:
        """Return the party that stands nearest below a trigger whose frame names no recipient: who is concerned, not who acts.

        Looks through the phrases of the trigger and of its content, never into other clauses; places count after actors.
        With ``direct`` only what the content is done to counts: "agreed to host them", not "agreed to a plan for them"; with
        ``loose`` any phrase: "stopped work in a strike for higher pay at the mine".
        """
        starts = (trigger, *candidate.contents, *candidate.used)
        apart = [m for m in self.mentions if m.head > trigger and m.head not in candidate.actors and m.actor.id not in taken]
        apart = [m for m in apart if not any(self.sentence.tags[j] == "PRP$" for j in self.sentence.children[m.head])]
        if loose:
            towns = [m for m in apart if m.actor.kind == "unknown" and m.actor.country]
            return self._next([m for m in apart if m not in towns], starts, None)
        apart = [m for m in apart if self._sure(m)]
        if direct:
            return self._next([m for m in apart if self._undergoes(m.head, starts)], starts, _WHOSE)
        lands = [m for m in apart if m.actor.kind in _LANDS]
        return self._next(apart, starts, _WHOSE) or self._next(lands, starts, _WHERE)

    def beneath(self, starts: Iterable[int], taken: set[str]) -> list[Party]:
        """Return the land named next below one of these tokens, over any phrases: "positions along the border in Sudan"."""
        lands = [m for m in self.mentions if m.actor.kind in _LANDS and m.actor.country and m.actor.id not in taken]
        return self._next([m for m in lands if self._sure(m)], tuple(starts), None)

    def where_done(self, verb: int) -> list[Party]:
        """Return the land in or from which a verb says that somebody is arrested or expelled: its authorities do it."""
        sentence = self.sentence
        prepositions = [j for j in sentence.children_with(verb, "prep") if sentence.lower[j] in ("in", "from")]
        heads = {k for j in prepositions for k in complements(sentence, j)}
        return [Party(m.actor, m.span) for m in self.mentions if m.head in heads and m.actor.kind == "state"][:1]

    def _next(self, mentions: Sequence[Mention], starts: Sequence[int], through: frozenset[str] | None) -> list[Party]:
        """Return the party next below one of these tokens, actors before places."""
        best: tuple[int, int] | None = None
        found: list[Mention] = []
        for mention in mentions:
            distances = [d for t in starts if (d := self._distance(mention.head, t, through, near=True)) is not None]
            rank = (int(mention.use not in ("actor", "people", "modifier")), min(distances, default=-1))
            if distances and (best is None or rank < best):
                best, found = rank, [mention]
        if found:  # "a plan for Peru and Chile", "people from Kenya and Chad"
            beside = {found[0].head, *conjuncts(self.sentence, found[0].head)}
            found += [m for m in mentions if m.head in beside and m.use == found[0].use and m is not found[0]]
        return [Party(m.actor, m.span) for m in self._with_twin(found)]

    def _undergoes(self, i: int, acts: Sequence[int]) -> bool:
        """Tell whether token i, or what it is coordinated with, is one of the acts' words, or what one of them is done to."""
        sentence = self.sentence
        while sentence.deps[i] == "conj" and sentence.heads[i] not in acts:
            i = sentence.heads[i]
        above = sentence.heads[i]
        if i in acts or (sentence.deps[i] in _OBJECTS and above in acts):
            return True
        toward = sentence.deps[i] == "pobj" and sentence.lower[above] in _TOWARD
        return toward and any(self._governed(sentence.heads[above], act) for act in acts)

    def _mentions_at(self, head: int) -> list[Mention]:
        """Return the mentions whose head is this token, else the first that covers it."""
        found = self._by_head.get(head)
        return found if found is not None else [m for m in self.mentions if m.tokens[0] <= head < m.tokens[1]][:1]

    def _inside(self, head: int, part: str) -> list[Party]:
        """Return the parties named nearest inside a phrase whose head is a thing or a clause."""
        measured = self._measured(head)
        if measured:
            return self.parties(measured, part)
        if part == DOER and self.sentence.tags[head][:2] == "NN" and key(self.sentence, head) not in self.stand_ins:
            return []
        if part == PARTNER:
            return self.parties(k for j in self.sentence.children_with(head, "poss") for k in conjuncts(self.sentence, j))
        found = self._nearest([m for m in self.mentions if self._sure(m) and not self._only_kind(m)], head, _WHOSE)
        if found or part:
            return found
        lands = [m for m in self.mentions if m.actor.kind in _LANDS and self._sure(m)]
        return self._nearest(lands, head, _WHERE) or self._nearest(lands, self._stands_in(head), _WHERE)

    def _stands_in(self, thing: int) -> int:
        """Return what says where the thing stands that something is done to, where the parser hangs it on the verb instead.

        "Struck targets in Syria on Monday", "three depots were hit in Mali": the preposition directly behind the thing, or behind
        the passive verb. The thing itself where there is none.
        """
        sentence, verb = self.sentence, self.sentence.heads[thing]
        if sentence.deps[thing] not in ("dobj", "nsubjpass") or not sentence.is_verb(verb):
            return thing
        end = max(sentence.subtree(thing)) if sentence.deps[thing] == "dobj" else verb
        return next((j for j in sentence.children_with(verb, "prep") if j == end + 1 and sentence.lower[j] in _WHERE), thing)

    def _measured(self, head: int) -> list[int]:
        """Return what a number or a quantity is of: "two of the envoys", "some of them"."""
        if self.sentence.tags[head] not in ("DT", "CD") and self.sentence.lower[head] not in _QUANTITIES:
            return []
        of = [j for j in self.sentence.children_with(head, "prep") if self.sentence.lower[j] == "of"]
        return [k for j in of for k in complements(self.sentence, j)]

    def _nearest(self, mentions: Sequence[Mention], head: int, through: frozenset[str] | None) -> list[Party]:
        best: list[Mention] = []
        nearest = 99
        for mention in mentions:
            distance = self._distance(mention.head, head, through)
            if distance is None:
                continue
            if distance < nearest:
                best, nearest = [mention], distance
            elif distance == nearest and mention.head in conjuncts(self.sentence, best[0].head):
                best.append(mention)
        if best and best[0].head != head and self._is_own(best[0].head):
            return []
        return [Party(m.actor, m.span) for m in self._with_twin(best)]

    def _named_beside(self, head: int) -> Mention | None:
        """Return the person whom the parser made a modifier of the next one's name: the first of "Lima and Sen. Ana Rey"."""
        sentence = self.sentence
        for j in sentence.children_with(head, "nmod"):
            joined = sentence.child(j, "cc") is not None
            inside = (m for m in self._mentions_at(head) for k in sentence.children_with(j, "conj") if m.tokens[0] == k)
            person = next((m for m in self._by_head.get(j, ()) if m.actor.kind in ("person", "unknown")), None)
            if joined and person is not None and next(inside, None) is not None:
                return person
        return None

    def _only_kind(self, mention: Mention) -> bool:
        """Tell whether unnamed people before a thing only say of what kind it is: "the delegate system", "an immigrant camp"."""
        actor = mention.actor
        unnamed = actor.kind in ("person", "people") and not actor.named and not actor.country
        before = self.sentence.deps[mention.head] in ("compound", "amod", "nmod")
        return unnamed and before and _FIGHTING.isdisjoint(actor.sectors[:1])

    def _is_own(self, i: int) -> bool:
        """Tell whether a pronoun says whose it is, no name: "the mandate of its peacekeepers"."""
        return any(self.sentence.tags[j] == "PRP$" for j in self.sentence.children[i])

    def _with_twin(self, found: list[Mention]) -> list[Mention]:
        """Add the land that a hyphen joins before the one found: "an Italian-Polish plan", "the Eritrea-Djibouti border"."""
        if len(found) != 1 or found[0].actor.kind not in _LANDS or found[0].use != "modifier":
            return found
        first = found[0].tokens[0]
        if first < 2 or self.sentence.words[first - 1] not in ("-", "–"):
            return found
        twins = [m for m in self.mentions if m.tokens[1] == first - 1 and m.actor.kind in _LANDS and m.use == "modifier"]
        return [*twins, *found]

    def _sure(self, mention: Mention) -> bool:
        """Tell whether more is known of a party than a word with a capital: deep inside a phrase that may be anything."""
        actor = mention.actor
        district = self.sentence.lower[self.sentence.heads[mention.head]] in _DISTRICTS
        named = bool(actor.country or actor.sectors) or " " in actor.name or actor.name.isupper()
        return actor.kind != "unknown" or named or district

    def _governed(self, i: int, head: int) -> bool:
        """Tell whether token i is ``head`` or a participle on it: "the curbs imposed on them", "a motion calling on them"."""
        participle = self.sentence.deps[i] == "acl" and self.sentence.tags[i] in ("VBN", "VBG")
        return i == head or (participle and self.sentence.heads[i] == head)

    def _distance(self, i: int, head: int, through: frozenset[str] | None, near: bool = False) -> int | None:
        """Return how many steps token i stands inside the phrase of ``head``, or None if a clause or another thing is between.

        ``through`` are the prepositions that may be on the way (None: any); with ``near`` the last step may be any:
        "refused to respond to a request of theirs".
        """
        sentence, total = self.sentence, 0
        while i != head:
            if sentence.heads[i] == i or sentence.deps[i] in ("relcl", "advcl", "ccomp"):
                return None
            if sentence.deps[i] == "conj" and sentence.is_verb(i):
                return None
            last = near and sentence.lower[i] not in _ASIDE and self._governed(sentence.heads[i], head)
            if near and through is not None and sentence.deps[i] in ("xcomp", "pcomp") and sentence.heads[i] != head:
                return None
            if sentence.deps[i] in _PHRASES and not (through is None or sentence.lower[i] in through or last):
                return None
            total += _INSIDE.get(sentence.deps[i], 1) if sentence.deps[i] not in ("conj", "pobj") else 0
            i = sentence.heads[i]
        return total


def _left_edge(sentence: Sentence, head: int) -> int:
    left = [j for j in sentence.children[head] if j < head and sentence.deps[j] not in ("punct", "cc")]
    return min([head, *(min(sentence.subtree(j)) for j in left)])
