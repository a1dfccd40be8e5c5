"""Matching one signal of the codebook against one token: is its grammar there, and who fills its roles?"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.clauses.arguments import agents, conjuncts, objects, prepositional_objects, subjects, voice
from dragoman.clauses.circumstances import negation
from dragoman.events.noun_roles import PARTITIVES, fill_noun_roles
from dragoman.events.phrases import (
    another_verb,
    complements,
    doers,
    included,
    is_time,
    is_word,
    key,
    modified_by,
    names,
    seen_through,
    surface_objects,
)
from dragoman.events.slots import FILLERS
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.patterns import Signal, Slot

# What opens a name or description behind an object: "called him a liar".
_OPENING = frozenset({"a", "an", "“", "``", '"', "‘"})
# What stands behind these is at most when or amid what it was done; what stands behind the others suffers it.
_MERELY_WHEN = frozenset({"after", "under", "in", "amid", "despite"})
_AIMED = ("on", "against", "upon", "to", "for", "with", "from")
_BEFORE = ("amod", "compound", "nmod")
# With a country before them these tell whose a ship, a plane or a firm is.
_FLAGGED = frozenset({"flagged", "owned", "registered", "operated", "chartered"})
_ASKED = "asking_nouns"
_SET_PHRASES = "set_phrases"
# What a signal is weaker for that leaves the verb's object unread: as much as one filled role counts.
_UNREAD = 0.25
# A word that signals for crowds ask for among others.
_ANY_PEOPLE = "citizen"


@dataclass(slots=True)
class Candidate:
    """A signal found at a token, with the head tokens of its roles; ``used`` are tokens that its word slots took up.

    ``operator`` is the candidate whose content this one is ("refused to meet"): it decides whether this is told as a fact.
    """

    token: int
    signal: Signal
    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    contents: list[int] = field(default_factory=list)
    used: list[int] = field(default_factory=list)
    strength: float = 0.0
    operator: Candidate | None = None

    def add(self, role: str, tokens: list[int]) -> None:
        """Add tokens to a role (A, R or X), each once."""
        into = self.actors if role == "A" else self.recipients if role == "R" else self.contents
        for t in tokens:
            if t not in into:
                into.append(t)


class Site:
    """One token at which signals are matched: what stands around it is looked up once for all of them."""

    def __init__(self, sentence: Sentence, token: int, codebook: Codebook) -> None:
        self.sentence = sentence
        self.token = token
        self.codebook = codebook
        self.partitives = codebook.word_class(PARTITIVES)
        # "Called off": what a particle makes of a verb is asked for each of its signals.
        self.another_verb = sentence.tags[token][:1] == "V" and another_verb(sentence, token)
        self._found: dict[tuple[object, ...], list[int]] = {}
        self._named: dict[tuple[object, ...], list[tuple[int, frozenset[str]]]] = {}

    def found(self, slot: Slot, signal: Signal) -> list[int]:
        """Return the tokens that stand where a slot looks."""
        asked = (signal.kind, slot.prepositions, slot.fills, bool(slot.words), signal.particle, signal.to_object)
        if asked not in self._found:
            self._found[asked] = FILLERS[signal.kind](self.sentence, self.token, slot, signal, self.partitives)
        return self._found[asked]

    def hits(self, slot: Slot, signal: Signal) -> list[int]:
        """Return the tokens where a slot looks that its words (and modifiers) name."""
        asked = (signal.kind, slot.prepositions, signal.particle)
        if asked not in self._named:
            seen = seen_through(self.sentence, self.found(slot, signal), self.partitives)
            self._named[asked] = [(t, names(self.sentence, t)) for t in seen]
        hits = [t for t, known in self._named[asked] if not known.isdisjoint(slot.words)]
        if not hits:
            return hits
        turning = self.codebook.word_class("turning_nouns")  # "cut short a trade mission": no trade is cut
        hits = [t for t in hits if (word := key(self.sentence, t)) in slot.words or word not in turning]
        hits = [t for t in hits if not self._becomes_another(t, slot)]
        return [t for t in hits if modified_by(self.sentence, t, slot.modifiers)] if slot.modifiers else hits

    def _becomes_another(self, t: int, slot: Slot) -> bool:
        """Tell whether a particle makes another word of a participle that a slot names: "began rounding up", not "a round"."""
        sentence = self.sentence
        return sentence.tags[t] == "VBG" and sentence.lower[t] not in slot.words and another_verb(sentence, t)


def match(site: Site, signal: Signal) -> Candidate | None:
    """Match a signal whose lemma stands at a site.

    Returns:
        A candidate with its roles filled as far as the sentence fills them, or None if something required is missing.
    """
    sentence, i = site.sentence, site.token
    if signal.particle and not _has_particle(sentence, i, signal):
        return None
    if signal.kind == "verb" and sentence.deps[i] == "prep":
        return None  # "it would wait, provided Chad withdrew": provides nothing
    if site.another_verb and signal.kind == "verb" and not signal.particle:
        phrases = site.codebook.word_class(_SET_PHRASES)  # "ended up bombing the town": no end to the bombing
        if not signal.worded or any(f"{sentence.lemmas[i]} {sentence.lower[j]}" in phrases for j in sentence.children[i]):
            return None
    if signal.modifiers and not modified_by(sentence, i, signal.modifiers):
        return None
    if signal.denied and not negation(sentence, i):
        return None  # "stood idly by" is no "would not stand idly by"
    if signal.active and (_is_described(sentence, i) or voice(sentence, i) == "passive"):
        return None  # "was called a liar", "called him a liar"
    named = _named(site, signal)
    if named is None:
        return None
    candidate = Candidate(i, signal, strength=signal.weight)
    for slot, hits in named:
        if slot.fills:
            candidate.add(slot.fills, _beside(site.found(slot, signal), hits, sentence))
        else:
            candidate.used.extend(hits)
    for slot in signal.slots:
        if slot.words or slot.excluded:
            continue
        found = _below_used(sentence, candidate.used, slot) if slot.prepositions and slot.fills == "R" else []
        if found:  # "the restoration of ties between the two": on the words that the signal asks for
            found += included(sentence, i)
        else:
            found = [t for t in site.found(slot, signal) if t not in candidate.used and t != i]
            if not slot.prepositions:  # "sent 45 warplanes and nine ships": no warplanes to the ships
                found = [t for t in found if not any(t in conjuncts(sentence, u) for u in candidate.used)]
            things = [t for s, hits in named for t in hits if not (s.prepositions or slot.prepositions)]
            found = _but_measures(sentence, found, things)
        if not found and slot.required:
            return None
        candidate.add(slot.fills, found)
        candidate.strength += 0.25 * bool(found)
    if signal.kind == "verb" and not signal.particle and not signal.reads_object and objects(sentence, i):
        candidate.strength -= _UNREAD  # "protested the ruling for ...": a signal that reads the object is meant
    if signal.subject_words:
        fill_subject(sentence, candidate, site.codebook)
        doing = [*candidate.actors, *(k for t in candidate.actors for k in _said_by(sentence, t))]
        if not any(is_word(sentence, t, signal.subject_words) or _counted_people(sentence, t, signal) for t in doing):
            return None
    if signal.barred_subject and any(is_word(sentence, t, signal.barred_subject) for t in doers(sentence, i)):
        return None
    return candidate


def _said_by(sentence: Sentence, i: int) -> list[int]:
    """Return the subject above for which "they" stands in what somebody says of himself: "miners say they will strike"."""
    verb = sentence.heads[i]
    above = sentence.heads[verb]
    own = sentence.lower[i] == "they" and sentence.deps[verb] == "ccomp" and sentence.deps[i] == "nsubj" and above != verb
    return [t for t in subjects(sentence, above) if sentence.tags[t] in ("NNS", "NNPS")] if own else []


def _counted_people(sentence: Sentence, i: int, signal: Signal) -> bool:
    """Tell whether people of a nation are counted, and the signal asks for people of any kind: "30,000 Serbs"."""
    return sentence.tags[i] == "NNPS" and sentence.child(i, "nummod") is not None and _ANY_PEOPLE in signal.subject_words


def _named(site: Site, signal: Signal) -> list[tuple[Slot, list[int]]] | None:
    """Return where the words stand that a signal asks for, by slot; None if some are missing, or there that must not be."""
    named = []
    for slot in signal.slots:
        if slot.words:
            hits = site.hits(slot, signal)
            if bool(hits) == slot.excluded:
                return None
            named.append((slot, hits))
        elif slot.excluded and surface_objects(site.sentence, site.token, signal.particle):
            return None  # "calls the plan for a wall a folly": no call for anything
    return named


def _but_measures(sentence: Sentence, found: list[int], things: list[int]) -> list[int]:
    """Return the objects without those that only measure what the signal asks for: the tons of "sent tons of rice"."""
    if not found or not things:
        return found
    of = (sentence.heads[j] for t in things for j in (t, *sentence.ancestors(t)) if sentence.deps[j] == "pobj")
    measures = {sentence.heads[j] for j in of if sentence.lower[j] == "of"}
    return [t for t in found if t not in measures]


def _beside(found: list[int], hits: list[int], sentence: Sentence) -> list[int]:
    """Return the hits, and what is coordinated with them, whatever words the signal asks for: "two soldiers and a baker"."""
    chains = {j for t in hits for j in (t, *sentence.ancestors(t)) if j == t or j in found}
    more = [k for t in found if t in chains for k in conjuncts(sentence, t) if k in found]
    return [*hits, *(t for t in dict.fromkeys(more) if t not in hits)]


def _is_described(sentence: Sentence, i: int) -> bool:
    """Tell whether the verb at token i says what its object is, or gives it a name."""
    return sentence.child(i, "oprd", "ccomp") is not None or _is_named(sentence, i)


def _is_named(sentence: Sentence, i: int) -> bool:
    """Tell whether a name is given to the object of the verb at token i: an article or quotation mark follows it."""
    ends = [sentence.right_edge(j) + 1 for j in sentence.children_with(i, "dobj") if j > i]
    return any(e < len(sentence) and sentence.lower[e] in _OPENING for e in ends)


def _below_used(sentence: Sentence, used: list[int], slot: Slot) -> list[int]:
    """Return what stands behind the slot's prepositions on words that the signal asks for, or on their participle.

    "restored ties with Sudan", "lifted sanctions imposed on Sudan".
    """
    if not used:
        return []
    holders = [*used, *(j for t in used for j in sentence.children_with(t, "acl") if sentence.tags[j] == "VBN")]
    prepositions = [j for t in holders for j in sentence.children_with(t, "prep") if sentence.lower[j] in slot.prepositions]
    if any(sentence.deps[t] == "nsubjpass" for t in used):  # "peacekeepers from Chad were withdrawn from posts in Mali"
        of_verb = {sentence.lower[j] for t in used for j in sentence.children_with(sentence.heads[t], "prep")}
        prepositions = [j for j in prepositions if sentence.lower[j] != "from" or "from" not in of_verb]
    return [k for j in prepositions for k in complements(sentence, j) if not is_time(sentence, k)]


def _has_particle(sentence: Sentence, i: int, signal: Signal) -> bool:
    particle = signal.particle
    if i + 1 < len(sentence) and sentence.lower[i + 1] == particle:
        if sentence.deps[i + 1] == "agent":
            return False  # "rice dropped by a church": nobody dropped by
        bare = any(not s.prepositions for s in signal.slots)  # "took in refugees": the object stands behind the particle
        return bare or sentence.deps[i + 1] != "prep" or sentence.child(i + 1, "pobj") is None  # "sits in eighth place"
    behind = [j for j in sentence.children[i] if j > i and sentence.lower[j] == particle]
    # "kicked Chad out of the union": no object stands behind "out" itself
    away = any(sentence.deps[j] == "prep" and sentence.child(j, "pobj", "pcomp") is None for j in behind)
    return away or any(sentence.deps[j] in ("prt", "advmod") for j in behind)


# -- the subject ------------------------------------------------------------------------------------------------------


def fill_subject(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> None:
    """Fill the role of the grammatical subject, and what an event noun leaves to the words around it."""
    i, signal = candidate.token, candidate.signal
    if signal.kind == "verb":
        taken = set(candidate.recipients) | set(candidate.contents) | set(candidate.used)
        candidate.add(signal.subject, [t for t in doers(sentence, i) if t not in taken])
        _fill_owners(sentence, candidate, codebook)
        if not candidate.recipients:  # "vowed to crush the rebels": whom the verb that the signal asks for is done to
            done = [k for t in candidate.used if sentence.tags[t] in ("VB", "VBG") for k in objects(sentence, t)]
            candidate.add("R", [t for t in done if t not in candidate.used])
    elif signal.kind == "adjective":
        candidate.add("A", _adjective_subject(sentence, i))
    else:
        fill_noun_roles(sentence, candidate, codebook)


def _fill_owners(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> None:
    """Let the owner of what a verb is done to be the recipient: "rejected Peru's demand", "the offer made by Peru"."""
    if not candidate.used:
        return
    of_recipient = {p for s in candidate.signal.slots if s.fills == "R" for p in s.prepositions}
    owners = [k for t in candidate.used for j in sentence.children_with(t, "poss") for k in conjuncts(sentence, j)]
    comes_from = not of_recipient.isdisjoint({"from", "by"})
    if not comes_from and codebook.quad(candidate.signal.type) == 3:  # "blocked a request by Peru for his extradition"
        comes_from = any(agents(sentence, t) for t in candidate.used)
    if comes_from and not owners:
        owners = [j for t in candidate.used for j in sentence.children_with(t, *_BEFORE) if sentence.words[j][0].isupper()]
        made = [j for t in candidate.used for j in (t, *sentence.children_with(t, "acl"))]
        owners += [k for j in made for k in agents(sentence, j)]
    flags = _flags(sentence, candidate.used)
    if flags:
        candidate.recipients = flags
        return
    owners = [t for t in owners if (sentence.is_noun(t) or sentence.tags[t] == "JJ") and not is_time(sentence, t)]
    owners = [t for t in owners if t not in candidate.actors]
    asks = not codebook.word_class(_ASKED).isdisjoint(key(sentence, t) for t in candidate.used)
    if owners and (comes_from or (asks and codebook.quad(candidate.signal.type) == 3)):  # "rejected the state's request for aid"
        candidate.recipients = owners
    elif not candidate.recipients or "in" in of_recipient:
        candidate.recipients = [*owners, *(t for t in candidate.recipients if t not in owners)]
    if all(sentence.lower[sentence.heads[t]] in _MERELY_WHEN for t in candidate.recipients):
        gives_way = codebook.quad(candidate.signal.type) < 3 and not candidate.contents
        candidate.recipients = _of_relative_clauses(sentence, candidate, gives_way) or candidate.recipients


def _of_relative_clauses(sentence: Sentence, candidate: Candidate, gives_way: bool) -> list[int]:
    """Return whom a clause on what a signal asks for names as the other side.

    Whom it was done to ("lifted the curbs it had placed on Chad", "dropped a law that had enraged farmers"), or whose it is
    ("walked away from the offer the government had made"). Where somebody ``gives_way``, also who is spared ("dropped plans to
    evict herders").
    """
    for verb in (j for t in candidate.used for j in sentence.children_with(t, "relcl")):
        own = sentence.child(verb, "nsubj", "nsubjpass")
        if own is None or voice(sentence, verb) == "passive" or sentence.child(verb, "neg") or sentence.lemmas[verb] == "pass":
            continue
        if sentence.tags[own] in ("WDT", "WP") or sentence.lower[own] == "that":
            found = objects(sentence, verb)
        elif sentence.tags[own] == "PRP":
            found = [t for p in _AIMED for t in prepositional_objects(sentence, verb, p)]
        else:
            found = [t for t in conjuncts(sentence, own) if t not in candidate.actors]
        found = [t for t in found if sentence.is_noun(t) and t not in candidate.actors and not is_time(sentence, t)]
        if found:
            return found
    spared = (j for t in candidate.used for j in sentence.children_with(t, "acl") if gives_way and sentence.tags[j] == "VB")
    return [k for j in spared for k in objects(sentence, j) if sentence.is_noun(k)]


def _flags(sentence: Sentence, used: list[int]) -> list[int]:
    """Return whose a ship or firm is by a participle before it: "impounded a Panamanian-flagged trawler off Gibraltar"."""
    before = [j for t in used for j in sentence.children_with(t, "amod") if sentence.lower[j] in _FLAGGED]
    return [k for j in before for k in sentence.children_with(j, "amod", "npadvmod", "compound", "advmod")]


def _adjective_subject(sentence: Sentence, i: int) -> list[int]:
    above = sentence.heads[i]
    if sentence.deps[i] == "amod":
        return [above]
    return subjects(sentence, above) if above != i and sentence.is_verb(above) else []
