"""Where a parsed sentence speaks of an act that a party can do: the act, whose it is, to whom, and how it is put."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.actors import actor_of
from dragoman.actors.gazetteer import Gazetteer
from dragoman.clauses import agents, conjuncts, negation, objects, prepositional_objects, subjects
from dragoman.clauses.factuality import factuality_of
from dragoman.drafting.act_words import acts_at, argument_words, ending_of, is_passive, light_verb, other_act
from dragoman.drafting.acts import Act, load_acts
from dragoman.drafting.parties import PartyBook
from dragoman.language import Sentence
from dragoman.records import Actor, Coding, Factuality, Mention, Span

# How far back, in characters, "it" may reach for what it stands for: about a sentence or two.
_SAID_BEFORE = 250
# What stands in a clause that begins so is not told as a fact of today.
_CLAUSE_OPENERS = frozenset({"before", "until", "unless", "if", "till"})
# Frames of what is being negotiated over.
_NEGOTIATED = frozenset({"demand", "promise", "threat", "refusal", "condition", "consequence"})
# "We" and "you" stand for whoever speaks, which the grammar of one sentence does not tell.
_OF_SPEAKERS = frozenset({"i", "we", "you", "me", "us", "my", "our", "your", "there"})


_OF_PERSONS = frozenset({"he", "she", "him", "her", "his"})


# The owner where an act is asked of all who could do it ("the withdrawal of every foreign force").
ANYBODY = "*"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place in a report that speaks of an act.

    Attributes:
        report, sentence, span: where; ``token`` is the index of the act's word in its sentence.
        act: name of the act.
        done: True for the act itself, False for its contrary ("stay" for withdraw).
        owner: key of the party whose act it is, "" where the words do not say.
        target: country code or party key, "" where the words do not say.
        target_name: how the words name the target.
        matter: the thing itself in words ("the deal"), for acts named by it.
        view: how the sentence presents it.
        half: the other side's half of what two parties do to each other, where the clause has only one of them as subject.
        finite: the act is told by a verb of its own tense ("withdrew", "are withdrawing"), not by a noun or an infinitive.
    """

    report: str
    sentence: int
    token: int
    span: Span
    act: str
    done: bool
    owner: str
    target: str
    target_name: str
    matter: str
    view: Factuality
    half: bool = False
    finite: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A parsed sentence with all that is needed to say whom its words mean."""

    coding: Coding
    sentence: Sentence
    mentions: tuple[Mention, ...]
    gazetteer: Gazetteer
    book: PartyBook
    before: tuple[Mention, ...] = ()

    def actor(self, head: int) -> Actor | None:
        """Return whom the noun phrase at this token means."""
        return actor_of(self.sentence, [head], self.mentions, self.gazetteer, self.coding.report.published)

    def party(self, head: int) -> str:
        """Return the party that the noun phrase at this token means or belongs to ("Turkish forces", "US bases")."""
        return next(iter(self.parties(head)), "")

    def parties(self, head: int) -> list[str]:
        """Return all parties that it may mean: more than one for "its partners in Damascus and Ankara"."""
        key = self.book.key(self.actor(head))
        if key:
            return [key]
        found = [k for m in self.inside(head) if (k := self.book.key(m.actor))]
        if not found and self.sentence.is_noun(head) and self.sentence.tags[head] not in ("NNP", "NNPS"):
            seats = prepositional_objects(self.sentence, head, "in", "from", "of")
            found = [k for h in seats if (k := self.book.key(self.actor(h)))]
        key = "" if found else self._of_pronoun(head)
        return [key] if key else list(dict.fromkeys(found[:3]))

    def _of_pronoun(self, head: int) -> str:
        """Return the party that a pronoun, or the possessor of a noun ("its soldiers"), refers to in its own sentence."""
        sentence = self.sentence
        if sentence.tags[head] not in ("PRP", "PRP$"):
            owner = sentence.child(head, "poss")
            if owner is None or sentence.tags[owner] != "PRP$":
                return ""
            head = owner
        if sentence.lower[head] in _OF_SPEAKERS:
            return ""
        if sentence.lower[head] in _OF_PERSONS:
            return self._of_person(head)
        for above in sentence.ancestors(head):
            if not sentence.is_verb(above):
                continue
            for subject in subjects(sentence, above):
                if subject < head and sentence.tags[subject] not in ("PRP", "PRP$") and head not in sentence.subtree(subject):
                    return self.party(subject)
        return ""

    def _of_person(self, head: int) -> str:
        """Return the party of whom "he" or "her" takes up: a subject before it, else the last sentence's first person."""
        people = [m for m in self.mentions if m.actor.kind == "person" and m.head < head and m.use != "backer"]
        subject = [m for m in people if self.sentence.deps[m.head] in ("nsubj", "nsubjpass")]
        chosen = (subject or people)[-1:] or [m for m in self.before if m.actor.kind == "person"][:1]
        return self.book.key(chosen[0].actor) if chosen else ""

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
        span = self.sentence.span_of(min(self.sentence.subtree(head)), max(self.sentence.subtree(head)))
        for m in self.inside(head):
            if m.actor.country and len(m.actor.country) == 3:
                return m.actor.country, self.sentence.words[head] if m.head != head else m.actor.name
        place = next((p for p in self.coding.places if p.country and span.contains(p.span)), None)
        return (place.country, place.name) if place else ("", "")


def scenes(coding: Coding, sentences: Iterable[Sentence], gazetteer: Gazetteer, book: PartyBook) -> list[Scene]:
    """Return the scenes of a report's parsed sentences."""
    by_sentence: dict[int, list[Mention]] = {}
    for m in coding.mentions:
        by_sentence.setdefault(m.sentence, []).append(m)
    return [
        Scene(coding, s, tuple(by_sentence.get(s.index, ())), gazetteer, book, tuple(by_sentence.get(s.index - 1, ())))
        for s in sentences
        if s.parsed and s.words
    ]


def find_sightings(scene: Scene) -> list[Sighting]:
    """Return every act that the sentence speaks of, in text order."""
    table, found = load_acts(), []
    text = scene.coding.report.text
    start = scene.sentence.span.start
    for token in range(len(scene.sentence)):
        said_before = text[max(0, start - _SAID_BEFORE) : scene.sentence.starts[token]].lower()
        named = next(iter(acts_at(scene.sentence, token, table, said_before)), None)
        if named is not None:
            found.extend(_sightings(scene, token, *named))
        elif name := other_act(scene.sentence, token, table):
            found.extend(_sightings(scene, token, table.first(name), True, -1))
    return found


def keep_open(sightings: Sequence[Sighting]) -> list[Sighting]:
    """Drop acts outside the table that are nowhere asked, promised, threatened, refused or made a condition."""
    table = load_acts()
    open_names = {s.act for s in sightings if s.view.frame in _NEGOTIATED}
    return [s for s in sightings if table.known(s.act) or s.act in open_names]


# -- whose, and to whom --------------------------------------------------------------------------------------------


def _sightings(scene: Scene, i: int, act: Act, done: bool, ending: int) -> list[Sighting]:
    owners, targets = _owners(scene, i, act), _targets(scene, i, act)
    if not owners and _asks_everybody(scene.sentence, i):
        owners = [ANYBODY]
    if act.mutual:
        sides = _sides(scene, i)
        pairs = _mutual([], sides) if len(sides) > 1 else _mutual(owners, targets)
    else:
        pairs = [(owner, targets[0] if targets else ("", "")) for owner in owners or [""]]
    view = factuality_of(scene.sentence, ending if ending >= 0 else i)
    span = scene.sentence.span_of(min(i, ending) if ending >= 0 else i, max(i, ending))
    found = []
    for owner, (target, name) in pairs:
        if target == owner:
            target, name = "", ""
        if (act.needs_target and not target) or (act.needs_owner and not owner):
            continue
        found.append(
            Sighting(
                scene.coding.report.id,
                scene.sentence.index,
                i,
                span,
                act.name,
                done,
                owner,
                target,
                name,
                _matter(scene, i),
                view,
                half=bool(act.mutual and owners and owner not in owners),
                finite=_is_finite(scene.sentence, i),
            )
        )
    return found


def _is_finite(sentence: Sentence, i: int) -> bool:
    if any(
        sentence.lower[j] in _CLAUSE_OPENERS
        for k in (i, *sentence.ancestors(i))
        for j in sentence.children_with(k, "mark", "prep", "advmod")
    ):
        return False
    if sentence.tags[i] in ("VBD", "VBZ", "VBP"):
        return True
    return sentence.tags[i] in ("VBN", "VBG") and any(sentence.deps[j] in ("aux", "auxpass") for j in sentence.children[i])


def _sides(scene: Scene, i: int) -> list[tuple[str, str]]:
    """Return both sides of what stands between two: "relations between Turkey and Syria", "Turkish-Syrian relations"."""
    sentence = scene.sentence
    for h in (i, *_carriers(sentence, i)):
        tokens = {k for j in prepositional_objects(sentence, h, "between") for k in sentence.subtree(j)}
        here = [m for m in scene.mentions if m.head in tokens] or scene.inside(h)
        found = list(dict.fromkeys(k for m in here if (k := scene.book.key(m.actor))))
        if len(found) == 2:
            return [(k, "") for k in found]
    return []


def _asks_everybody(sentence: Sentence, i: int) -> bool:
    """Tell whether the act is everybody's: "every foreign force", "both sides"."""
    table = load_acts()
    if argument_words(sentence, i) & table.anybody:
        return True
    heads = _heads_of_role(sentence, i, "subject") if sentence.is_verb(i) else []
    return any(sentence.lemmas[h] in table.groups for h in heads)


def _mutual(owners: list[str], targets: list[tuple[str, str]]) -> list[tuple[str, tuple[str, str]]]:
    """Pair the sides of what two parties do to each other: each is the owner of its own half."""
    named = {key: name for key, name in targets if key}
    sides = list(dict.fromkeys([*(o for o in owners if o), *named]))
    others = [s for s in named if s not in owners]
    if not sides:
        return [("", ("", ""))]
    if len(sides) < 2:
        return [(sides[0], ("", ""))] if sides and sides[0] in owners else [("", (s, named[s])) for s in sides]
    if owners and others:
        return [(o, (t, named[t])) for o in owners if o for t in others] + [(t, (o, "")) for t in others for o in owners if o]
    if len(sides) > 2:
        return []
    a, b = sides
    return [(a, (b, named.get(b, ""))), (b, (a, named.get(a, "")))]


def _owners(scene: Scene, i: int, act: Act) -> list[str]:
    """Return the keys of the parties whose act it is, as far as the clause says."""
    sentence = scene.sentence
    heads: list[int] = []
    if sentence.is_verb(i):
        for role in act.owner:
            heads = heads or _heads_of_role(sentence, i, role)
        if act.mutual:
            heads = heads or agents(sentence, i)
    else:
        heads = _heads_of_noun(sentence, i, act)
    if act.owner == ("origin",) or (act.noun_of == "origin" and not sentence.is_verb(i)):
        return _origin(scene, i)
    keys = [k for h in heads for k in scene.parties(h)]
    if act.noun_of == "owner" and not sentence.is_verb(i) and not sentence.child(i, "poss"):
        # "the Turkish occupation of Iraq": the modifier is who, the of-phrase where.
        keys = [k for m in scene.inside(i) if m.head != i and (k := scene.book.key(m.actor))] or keys
    keys = keys or [k for h in heads for e in scene.examples(h) if (k := scene.party(e))]
    if not keys and not sentence.is_verb(i):
        keys = [k for m in scene.inside(i) if m.head != i and (k := scene.book.key(m.actor))]
    return list(dict.fromkeys(keys))


def _heads_of_role(sentence: Sentence, i: int, role: str) -> list[int]:
    if role == "object":
        return objects(sentence, i) or (subjects(sentence, i) if is_passive(sentence, i) else [])
    if role == "to":
        return _into(sentence, i) if is_passive(sentence, i) else []
    if is_passive(sentence, i):
        return agents(sentence, i)
    above = sentence.heads[i]
    if (
        sentence.deps[i] in ("acl", "relcl")
        and sentence.tags[i] == "VB"
        and sentence.is_noun(above)
        and not subjects(sentence, i)
    ):
        return prepositional_objects(sentence, above, "of", "by")  # "the readiness of Arab states to accept"
    if sentence.deps[i] in ("xcomp", "advcl") and sentence.lemmas[above] in ("call", "appeal") and sentence.tags[i] == "VB":
        called = prepositional_objects(sentence, above, "on", "upon", "to")
        if called:
            return called  # "called on Iran to allow inspections"
    found = subjects(sentence, i)
    if not found and sentence.deps[i] == "xcomp" and sentence.deps[above] == "acomp":
        return subjects(sentence, sentence.heads[above])  # "is able to broker"
    return found


def _into(sentence: Sentence, i: int) -> list[int]:
    """Return the objects of "to" and "into" on token i or on an adverb beside it ("back into the league")."""
    beside = [i, *sentence.children_with(i, "advmod", "prt"), *prepositional_objects(sentence, i, "of")]
    beside += [k for j in beside for k in sentence.children_with(j, "advmod")]
    return [k for j in beside for k in prepositional_objects(sentence, j, "to", "into")]


def _heads_of_noun(sentence: Sentence, i: int, act: Act) -> list[int]:
    """Return who does what a noun names: its possessor, its by-phrase, the subject of the light verb it hangs on."""
    heads = [k for j in sentence.children_with(i, "poss") for k in conjuncts(sentence, j)]
    if "to" in act.owner:
        admitting = _into(sentence, i)
        if admitting or heads:
            return admitting
    heads = heads or agents(sentence, i)
    if act.noun_of == "owner":
        heads = heads or prepositional_objects(sentence, i, "of", "by")
    if not heads:
        verb = light_verb(sentence, i)
        ending = ending_of(sentence, i, load_acts())
        if verb < 0 and ending >= 0 and sentence.deps[i] == "dobj" and act.noun_of != "owner":
            verb = ending
        heads = _heads_of_role(sentence, verb, "subject") if verb >= 0 else []
    return heads


def _origin(scene: Scene, i: int) -> list[str]:
    """Return the state whose people they are ("Syrian refugees", "refugees from Syria")."""
    sentence = scene.sentence
    heads = [*objects(sentence, i), *subjects(sentence, i)] if sentence.is_verb(i) else []
    heads += prepositional_objects(sentence, i, "of") + sentence.children_with(i, "compound", "poss")
    for h in heads:
        for m in scene.inside(h):
            if len(m.actor.country) == 3:
                return [m.actor.country]
    words = load_acts().first("return_refugees").about
    told = [m.actor for m in scene.coding.mentions if m.actor.kind == "people" and len(m.actor.country) == 3]
    return next(([a.country] for a in told if any(w in a.name.lower() for w in words)), [])


def _targets(scene: Scene, i: int, act: Act) -> list[tuple[str, str]]:
    """Return (key, name) of the targets, from the first place in the clause that has any."""
    sentence = scene.sentence
    for place in act.target:
        heads: list[int] = []
        if place == "object" and sentence.is_verb(i):
            heads = subjects(sentence, i) if is_passive(sentence, i) else objects(sentence, i)
            heads = [*heads, *(k for j in sentence.children_with(i, "dative") for k in conjuncts(sentence, j))]
        elif place == "object":
            verb = light_verb(sentence, i)
            heads = [j for j in sentence.children_with(verb, "dative", "dobj") if j != i] if verb >= 0 else []
            heads = heads or (sentence.children_with(i, "poss") if "to" in act.owner else [])
        else:
            heads = prepositional_objects(sentence, i, place)
            heads = heads or [k for h in _carriers(sentence, i) for k in prepositional_objects(sentence, h, place)]
        found = [t for h in heads if (t := scene.country(h))[0]]
        if found:
            return list(dict.fromkeys(found))
    if act.mutual:
        carriers = [i, *_carriers(sentence, i)]
        inside = [(k, "") for h in carriers for m in scene.inside(h) if (k := scene.book.key(m.actor))]
        return list(dict.fromkeys(inside))
    return []


def _carriers(sentence: Sentence, i: int) -> list[int]:
    """Return the nouns that carry an act's target: its objects ("relations with"), the of-phrase of its noun, light verbs."""
    if sentence.is_verb(i):
        return subjects(sentence, i) if is_passive(sentence, i) else objects(sentence, i)
    above = sentence.heads[i]
    carried = prepositional_objects(sentence, i, "of")
    return [*carried, above] if sentence.deps[i] == "dobj" else carried


def _matter(scene: Scene, i: int) -> str:
    """Return the thing that the act is done to, in the report's words, without what follows the noun."""
    sentence = scene.sentence
    heads = objects(sentence, i) or prepositional_objects(sentence, i, "from", "to", "of", "with")
    if is_passive(sentence, i) and sentence.is_verb(i):
        heads = subjects(sentence, i)
    if not heads:
        return ""
    head = heads[0]
    if sentence.tags[head] in ("PRP", "DT", "WDT", "WP"):
        return ""
    before = [j for j in sentence.children[head] if j < head and sentence.deps[j] in ("amod", "compound", "det")]
    first = min([head, *before])
    return " ".join(sentence.words[first : head + 1])


def negated(sentence: Sentence, token: int) -> bool:
    """Tell whether the word itself is negated ("not to leave")."""
    return bool(negation(sentence, token))


def parse_relevant(codings: Sequence[Coding]) -> list[list[Sentence]]:
    """Cut the reports again and parse the sentences that speak of any act: a store keeps the text, not the parse."""
    from dragoman.language import load_parser, split

    table = load_acts()
    cut = [split(c.report) for c in codings]
    wanted = []
    for coding, sentences in zip(codings, cut, strict=True):
        told = _told_spans(coding)
        for s in sentences:
            near = any(t.overlaps(s.span) for t in told)
            if s.zone in ("body", "title", "caption") and (near or table.may_speak_of_acts(s.text)):
                wanted.append(s)
    load_parser().parse(wanted)
    return cut


def _told_spans(coding: Coding) -> list[Span]:
    """Return where a report has stances and conditions: those sentences are read whatever words they use."""
    spans = [s.target for s in coding.stances] + [e.span for e in coding.events if not e.reported or e.embedded_in]
    return spans + [side for c in coding.conditionals for side in (c.antecedent, c.consequent) if side is not None]
