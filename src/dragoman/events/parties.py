"""From the head of an argument phrase to whom it means: a mention, an unnamed party, or the party inside a thing's name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dragoman.actors import Gazetteer, actor_of
from dragoman.actors.person_pronouns import is_anothers_own
from dragoman.clauses.arguments import conjuncts, objects, subjects
from dragoman.events.matching import Candidate
from dragoman.events.named_parties import LANDS, NamedParties
from dragoman.events.nearness import WHERE, WHOSE, steps_below, undergoes, what_is_measured, where_it_stands
from dragoman.events.phrases import CALENDAR, complements, key
from dragoman.events.unnamed import HOUSES, THING_NAMES, is_person, must_be_somebody, names_doer, names_thing
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.records import Actor, Mention, Party, Span, make_id

# Clauses and coordinates inside a noun phrase tell more about the party; they do not name it.
_NOT_THE_NAME = frozenset({"relcl", "acl", "advcl", "conj", "cc", "punct", "preconj", "parataxis", "ccomp"})
# Numbers that stand alone for people: "arrested hundreds", "thousands marched".
MANY = frozenset({"dozens", "scores", "hundreds", "thousands", "millions"})
# What a party does: acts by itself, or is known by what is its own.
DOER = "doer"
OWNER = "owner"
PARTNER = "partner"
_USED_AS_GOODS = "goods"
# Word classes of the codebook: nouns for what may be a party without a name.
_PARTY_NOUNS = ("institutions", "stand_ins", "person_nouns")
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
        parties = [m for m in mentions if m.actor.named or not self._starts_a_compound(m.tokens[1])]
        self.mentions = [m for m in parties if not names_thing(sentence, m)]
        self.institutions = institutions
        self.stand_ins = stand_ins
        self.person_nouns = person_nouns
        self.gazetteer = gazetteer
        self.published = published
        self.named = NamedParties(sentence, self.mentions)
        dry = [m for m in self.mentions if not self.named.of_water(m)]
        if len(dry) < len(self.mentions):
            self.mentions, self.named = dry, NamedParties(sentence, dry)
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
        for first in heads:
            for head in (first, *self._listed_behind(first)):
                for party in self._of(head, part):
                    if strict and party.span is not None and not self._at(head, party):
                        continue
                    if all(party.actor.id != p.actor.id or party.span is None for p in out):
                        out.append(party)
        return out

    def _listed_behind(self, head: int) -> Iterator[int]:
        """Yield the rest of a list that the parser hung on a token as an apposition.

        "The African Union, Chad and Mali", "the shipping firm Maersk and the port of Beira".
        """
        sentence = self.sentence
        for j in sentence.children_with(head, "appos"):
            _, *more = list_of = conjuncts(sentence, j)
            names = all(sentence.tags[k][:3] == "NNP" and k in self.named.by_head for k in more)
            verb = sentence.heads[head]
            if not more or not names or j < head or head < verb < more[-1]:
                continue
            if sentence.words[j - 1] != ",":  # what is named beside its kind; the rest stands beside both
                yield from more
            elif sentence.tags[head] == "NNP" and j in self.named.by_head:
                yield from list_of

    def lands_at(self, heads: Iterable[int]) -> list[Party]:
        """Return the lands that these tokens name, inside the name of an office, too: Ecuador of "its ambassador to Ecuador"."""
        out: list[Party] = []
        for head in heads:
            first = min([head, *self.sentence.children_with(head, "compound")])
            span = self.sentence.span_of(first, head)
            name = self.sentence.text[span.start - self.sentence.span.start : span.end - self.sentence.span.start]
            entries = [e for e, _ in self.gazetteer.entries_named(name) if e.kind in LANDS]
            out += [Party(Actor(e.id, e.name, e.kind, e.country), span) for e in entries[:1]]
        return out

    def counted(self, heads: Iterable[int]) -> list[Party]:
        """Return people whom bare numbers stand for ("killed 14", "beat forty of them"), where only people can be meant."""
        sentence = self.sentence
        bare = [i for i in heads if sentence.deps[i] in ("dobj", "nsubj", "nsubjpass")]
        bare = [i for i in bare if sentence.tags[i] == "CD" or sentence.lower[i] in MANY]
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
        member = any(m.span == span for m in self.named.by_head.get(head, ()))
        return member or span.start <= self.sentence.starts[head] < span.end

    def _of(self, head: int, part: str) -> list[Party]:
        if (head, part) not in self._known:
            self._known[head, part] = self._find(head, part)
        return self._known[head, part]

    def _find(self, head: int, part: str) -> list[Party]:
        theirs = self._housed(head)
        if theirs:
            return theirs
        named = [m for m in self.named.at(head) if m.use != _USED_AS_GOODS]
        if self._one_of_a_kind(head):
            named = [m for m in named if m.actor.kind != "unknown"]
        if named:
            full = (self.named.of_shared(m) or self.named.in_full(m) for m in named)
            return [*self.named.fellows(head), *full, *self.named.of_each(named[-1])]
        sentence = self.sentence
        if sentence.tags[head] == "PRP$":
            return self._owner(head)
        if not (sentence.is_noun(head) or sentence.tags[head] in ("CD", "DT", "PRP") or self._people_as_adjective(head)):
            return self._inside(head, part) if sentence.tags[head][0] == "V" else []
        if sentence.tags[head] == "PRP":
            return self._speaker(head)
        if aside := self.named.before_a_gerund(head) or self.named.own_land(head):
            return aside
        tokens = phrase_tokens(sentence, head)
        span = sentence.span_of(left_edge(sentence, head), max(t for t in tokens if t <= head or sentence.deps[t] in _TAIL))
        actor = actor_of(sentence, tokens, self.mentions, self.gazetteer, self.published)
        if actor is not None:
            return [Party(actor, span)]
        found = self._known_by_deed(head, span, part) or self._set_beside(head)
        return found or self._inside(head, part) or self._unlisted(head, span)

    def _housed(self, head: int) -> list[Party]:
        """Return the persons by name whose office or home a noun names: "outside the senator's office"."""
        if key(self.sentence, head) not in HOUSES:
            return []
        theirs = [m for j in self.sentence.children_with(head, "poss") for m in self.named.by_head.get(j, ())]
        named = all(m.actor.kind in ("person", "unknown") and m.actor.named for m in theirs)
        return [self.named.in_full(m) for m in theirs] if named else []

    def _speaker(self, pronoun: int) -> list[Party]:
        """Return the party that a pronoun repeats from the clause above: "Turkey said it would expel them"."""
        sentence = self.sentence
        verb = sentence.heads[pronoun]
        if sentence.deps[pronoun] == "dobj" and sentence.deps[verb] == "conj":
            return self._same_object(pronoun, sentence.heads[verb])
        if sentence.deps[pronoun] not in ("nsubj", "nsubjpass") or sentence.lower[pronoun] in ("him", "her", "them", "us", "me"):
            return []
        for above in (a for a in sentence.ancestors(verb) if sentence.is_verb(a)):
            said_by = [t for t in subjects(sentence, above) if t != pronoun and self._may_repeat(pronoun, t)]
            if any(sentence.lower[t] != sentence.lower[pronoun] for t in said_by):
                found = self.parties(t for t in said_by if sentence.tags[t] != "PRP")
                return [p for p in found if _may_mean(sentence.lower[pronoun], p.actor)]
        return self._landed_before(pronoun, verb)

    def _landed_before(self, pronoun: int, verb: int) -> list[Party]:
        """Return the one whom a clause before the main one tells of: "when Boateng landed, he was met by the mayor"."""
        sentence = self.sentence
        before = [j for j in sentence.children_with(verb, "advcl") if j < pronoun]
        found = self.parties((t for j in before for t in subjects(sentence, j) if sentence.tags[t] == "NNP"), strict=True)
        found = [p for p in found if _may_mean(sentence.lower[pronoun], p.actor)]
        return found if len(found) == 1 and sentence.deps[verb] == "ROOT" else []

    def _may_repeat(self, pronoun: int, subject: int) -> bool:
        """Tell whether a pronoun may mean the subject of a clause above: not its own man, nor one behind a semicolon."""
        between = self.sentence.words[pronoun:subject]
        return ";" not in between and not is_anothers_own(self.sentence, subject, pronoun)

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

    def _set_beside(self, head: int) -> list[Party]:
        """Return the named party set beside a common noun that names none: "a Texas telecom, Brightlane LLC"."""
        sentence = self.sentence
        beside = [j for j in sentence.children_with(head, "appos") if sentence.tags[j][:3] == "NNP"]
        behind_comma = [j for j in beside if sentence.words[sentence.left_edge(j) - 1] == ","]
        named = [m for j in behind_comma for m in self.named.by_head.get(j, ()) if m.actor.named and m.use == "actor"]
        return [Party(m.actor, m.span) for m in named] if sentence.tags[head] == "NN" else []

    def _known_by_deed(self, head: int, span: Span, part: str) -> list[Party]:
        """Return the people whom a noun names by trade or age, if they undergo it, or by what they do where it says whose."""
        sentence = self.sentence
        labels = ("amod", "compound", "nmod", "poss")
        before = [m for j in sentence.children_with(head, *labels) for m in self.named.by_head.get(j, ())]
        somebody = must_be_somebody(sentence, head) and not self.named.by_another_word(head)
        undergoes = part not in (DOER, OWNER) and (somebody or is_person(sentence, head, self.person_nouns))
        if not undergoes and not ((before or somebody) and names_doer(sentence, head)):
            return []
        words = [t for t in phrase_tokens(sentence, head) if t <= head and sentence.deps[t] not in ("det", "poss", "case")]
        name = " ".join(sentence.words[t] for t in words)
        kind = "people" if sentence.tags[head] == "NNS" else "person"
        country = next((m.actor.country for m in before if sentence.tags[m.head] != "PRP$"), "")
        return [Party(Actor(make_id("actor", name), name, kind, country, named=False), span)]

    def _unlisted(self, head: int, span: Span) -> list[Party]:
        """Return the party that a proper name or a noun for a body names, though no list has it."""
        sentence = self.sentence
        if sentence.tags[head][:3] == "NNP" and sentence.words[head][:1].isupper() and sentence.lower[head] not in CALENDAR:
            if self._one_of_a_kind(head) or sentence.lower[head] in THING_NAMES:
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

    def near(self, trigger: int, candidate: Candidate, taken: set[str], direct: bool = False, loose: bool = False) -> list[Party]:
        """Return the party that stands nearest below a trigger whose frame names no recipient: who is concerned, not who acts.

        Looks through the phrases of the trigger and of its content, never into other clauses; places count after actors.
        With ``direct`` only what the content is done to counts: "agreed to host them", not "agreed to a plan for them"; with
        ``loose`` any phrase: "stopped work in a strike for higher pay at the mine".
        """
        starts = (trigger, *candidate.contents, *candidate.used)
        apart = [m for m in self.mentions if m.head > trigger and m.head not in candidate.actors and m.actor.id not in taken]
        apart = [m for m in apart if not (self._is_own(m.head) or self.named.of_a_house(m))]
        if loose:
            towns = [m for m in apart if m.actor.kind == "unknown" and m.actor.country]
            return self._next([m for m in apart if m not in towns], starts, None)
        apart = [m for m in apart if self.named.sure(m)]
        if direct:
            return self._next([m for m in apart if undergoes(self.sentence, m.head, starts)], starts, WHOSE)
        lands = [m for m in apart if m.actor.kind in LANDS]
        return self._next(apart, starts, WHOSE) or self._next(lands, starts, WHERE)

    def beneath(self, starts: Iterable[int], taken: set[str]) -> list[Party]:
        """Return the land named next below one of these tokens, over any phrases: "positions along the border in Sudan"."""
        lands = [m for m in self.mentions if m.actor.kind in LANDS and m.actor.country and m.actor.id not in taken]
        return self._next([m for m in lands if self.named.sure(m)], tuple(starts), None)

    def _next(self, mentions: Sequence[Mention], starts: Sequence[int], through: frozenset[str] | None) -> list[Party]:
        """Return the party next below one of these tokens, actors before places."""
        best: tuple[int, int] | None = None
        found: list[Mention] = []
        for mention in mentions:
            distances = [d for t in starts if (d := steps_below(self.sentence, mention.head, t, through, near=True)) is not None]
            rank = (int(mention.use not in ("actor", "people", "modifier")), min(distances, default=-1))
            if distances and (best is None or rank < best):
                best, found = rank, [mention]
        if found:  # "a plan for Peru and Chile", "people from Kenya and Chad"
            beside = {found[0].head, *conjuncts(self.sentence, found[0].head)}
            found += [m for m in mentions if m.head in beside and m.use == found[0].use and m is not found[0]]
        return [Party(m.actor, m.span) for m in self.named.with_twin(found)]

    def _inside(self, head: int, part: str) -> list[Party]:
        """Return the parties named nearest inside a phrase whose head is a thing or a clause."""
        measured = what_is_measured(self.sentence, head)
        if measured:
            return self.parties(measured, part)
        if part == DOER and self.sentence.tags[head][:2] == "NN" and key(self.sentence, head) not in self.stand_ins:
            return []
        if part == PARTNER:
            return self.parties(k for j in self.sentence.children_with(head, "poss") for k in conjuncts(self.sentence, j))
        found = self._nearest([m for m in self.mentions if self.named.sure(m) and not self.named.only_kind(m)], head, WHOSE)
        if found or part:
            return found
        lands = [m for m in self.mentions if m.actor.kind in LANDS and self.named.sure(m)]
        return self._nearest(lands, head, WHERE) or self._nearest(lands, where_it_stands(self.sentence, head), WHERE)

    def _nearest(self, mentions: Sequence[Mention], head: int, through: frozenset[str] | None) -> list[Party]:
        best: list[Mention] = []
        nearest = 99
        for mention in mentions:
            distance = steps_below(self.sentence, mention.head, head, through)
            if distance is None:
                continue
            if distance < nearest:
                best, nearest = [mention], distance
            elif distance == nearest and mention.head in conjuncts(self.sentence, best[0].head):
                best.append(mention)
        if best and best[0].head != head and self._is_own(best[0].head):
            return []
        return [Party(m.actor, m.span) for m in self.named.with_twin(best)]

    def _is_own(self, i: int) -> bool:
        """Tell whether a pronoun says whose it is, no name: "the mandate of its peacekeepers"."""
        return any(self.sentence.tags[j] == "PRP$" for j in self.sentence.children[i])


def _may_mean(pronoun: str, actor: Actor) -> bool:
    """Tell whether a pronoun of this gender and number can mean an actor: "he" no town and no company, "it" no minister."""
    single = actor.kind in ("person", "office")
    if pronoun in ("he", "she"):
        return single or (actor.kind == "unknown" and not actor.country)
    return pronoun not in ("it", "they") or not single or bool(actor.sectors)  # "the spokesman said that they support it"


class PartyFinders:
    """The party finder of each sentence, made when it is first asked for: most sentences tell no act, and few point back.

    Args:
        mentions: the mentions of the report, a list for each sentence.
        gazetteer: who is who.
        published: the report's date, if known.
        codebook: its word classes say which nouns are parties.
    """

    def __init__(
        self, mentions: Sequence[Sequence[Mention]], gazetteer: Gazetteer, published: date | None, codebook: Codebook
    ) -> None:
        self._mentions = mentions
        self._gazetteer = gazetteer
        self._published = published
        self._nouns = [codebook.word_class(c) for c in _PARTY_NOUNS]
        self._made: dict[int, PartyFinder] = {}

    def of(self, sentence: Sentence) -> PartyFinder:
        """Return the finder of a sentence."""
        finder = self._made.get(sentence.index)
        if finder is None:
            here = self._mentions[sentence.index]
            finder = self._made[sentence.index] = PartyFinder(sentence, here, self._gazetteer, self._published, *self._nouns)
        return finder


def left_edge(sentence: Sentence, head: int) -> int:
    """Return the first token of the noun phrase of ``head``, with whose it is."""
    left = [j for j in sentence.children[head] if j < head and sentence.deps[j] not in ("punct", "cc")]
    return min([head, *(sentence.left_edge(j) for j in left)])
