"""The other side of an act whose own frame names nobody: to whom its phrases turn, whom it faces, and what it answers.

"Gave Kyiv assurances" is said to Kyiv, "placed guns opposite Turkey" aims at Turkey; jets that are scrambled "as Chinese bombers
neared" answer China, and who strikes "over pay that the ministry owes them" strikes against the ministry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from dragoman.clauses.arguments import agents, conjuncts, objects, subjects, voice
from dragoman.events.matching import Candidate
from dragoman.events.nearness import OVERSEEING
from dragoman.events.parties import OWNER, PartyFinder
from dragoman.events.phrases import complements, is_time, key
from dragoman.language import Sentence
from dragoman.ontology import MATERIAL_CONFLICT, EventType
from dragoman.records import Party
from dragoman.word_lists import word_list

_TOWARD = frozenset({"to", "for", "with", "against", "toward", "towards", "on", "upon"})
_FACING = frozenset({"against", "facing", "opposite", "before", "outside", "near", "towards", "toward", "across"})
_SIGHT = frozenset({"sight", "range", "reach", "earshot"})
_BURST = frozenset({"blow", "explode", "detonate"})
_BESIDE = frozenset({"beside", "near", "at", "outside", "among", "amid", "in", "inside", "next", "by"})
_GOING = frozenset({"to", "into", "against", "in", "on", "upon"})
_FACE = frozenset({"face", "confront", "overlook", "oppose"})
# What opens a clause that tells what an act answers; a measure before it ("a week after") tells only when it was.
_OCCASIONS = frozenset({"as", "when", "after", "because", "since", "until", "for", "lest"})
_CAUSES = frozenset("over after at because following against amid despite of for".split())
_OF_A_CAUSE = frozenset({"to", "of", "by", "against", "with", "over"})
# What is given to somebody and then used: "with rockets supplied by Chad", "flies jets bought from Chad".
_BY_MEANS = frozenset({"with", "from", "in", "aboard", "on", "using", "by"})
_USING = word_list("events", "using")
_SUBJECTS = ("nsubj", "nsubjpass")


def other_side(parties: PartyFinder, candidate: Candidate, actors: list[Party], type_: EventType) -> list[Party]:
    """Return who stands on the other side of an act with actors and no recipient; empty where the sentence does not tell.

    Args:
        parties: the parties of the act's sentence.
        candidate: the act.
        actors: who does it.
        type_: what it counts as; only what types that answer others are done over or after tells whom they are against.
    """
    sentence, i = parties.sentence, candidate.token
    taken = {p.actor.id for p in actors}
    verb = i if sentence.is_verb(i) else _verb_above(sentence, i)
    holders = list(dict.fromkeys((i, *candidate.used, *([verb] if verb is not None else []))))
    ways = _ways(sentence, holders, verb, type_)
    if type_.quad == 2 and type_.recipient_required:
        ways = chain(ways, [(_users(sentence, candidate), False)])
    for heads, strict in ways:
        found = parties.parties(heads, OWNER, strict=strict)
        found = [p for p in found if p.actor.id not in taken and p.span is not None]
        if found:
            return found
    return []


def recalled_from(parties: PartyFinder, candidate: Candidate, actors: list[Party]) -> list[Party]:
    """Return whom a recalled envoy was with: who did what it answers, or what the clause before a semicolon tells.

    "Mali recalled its envoy over Chad's raids"; "Chad shot at a boat; Mali recalled its envoy", where one other land alone acts.
    """
    sentence, i = parties.sentence, candidate.token
    for heads in _answered(sentence, [i, *candidate.used], i):
        found = [p for p in parties.parties(heads, OWNER, strict=True) if p.actor.id not in {a.actor.id for a in actors}]
        if any(p.actor.country for p in found):
            return found
    marks = [j for j in range(i) if sentence.words[j] == ";"]
    own = {p.actor.country for p in actors}
    before = [m for m in parties.mentions if marks and m.head < marks[-1] and sentence.deps[m.head] in _SUBJECTS]
    before = [m for m in before if m.actor.country and m.actor.country not in own and m.actor.kind != "people"]
    alone = len({m.actor.country for m in before}) == 1 and all(len(conjuncts(sentence, m.head)) == 1 for m in before)
    return [Party(before[-1].actor, before[-1].span)] if alone else []


def taken_from(parties: PartyFinder, candidate: Candidate, actors: list[Party]) -> list[Party]:
    """Return from whom something is taken where the signal may mean a place, too: "took the port of Kismayo from militants"."""
    sentence = parties.sentence
    asked = {p for s in candidate.signal.slots if s.fills == "R" for p in s.prepositions}
    if not {"from", "of"} <= asked:
        return []
    holders = (candidate.token, *candidate.used)
    away = [j for h in holders for j in sentence.children_with(h, "prep") if sentence.lower[j] == "from"]
    found = parties.parties((k for j in away for k in complements(sentence, j)), strict=True)
    found = [p for p in found if p.actor.kind in ("people", "group")]
    return [p for p in found if p.actor.id not in {a.actor.id for a in actors}]


def _users(sentence: Sentence, candidate: Candidate) -> list[int]:
    """Return who uses what a participle says was given or sold: "shelled the town with rockets supplied by Chad"."""
    i = candidate.token
    thing = sentence.heads[i]
    own = sentence.child(i, "nsubj")
    given = sentence.deps[i] == "acl" and sentence.tags[i] == "VBN"  # "rockets supplied by Chad", "rockets that Chad supplied"
    given = given or (sentence.deps[i] == "relcl" and own is not None and sentence.tags[own] not in ("WDT", "WP", "PRP"))
    if not given or not sentence.is_noun(thing):
        return []
    link = sentence.heads[thing]
    if sentence.deps[thing] == "pobj" and sentence.lower[link] in _BY_MEANS:
        verb = next((a for a in sentence.ancestors(link)), link)
    else:
        verb = link if sentence.deps[thing] == "dobj" and sentence.lemmas[link] in _USING else -1
    return subjects(sentence, verb) if verb >= 0 and sentence.is_verb(verb) and voice(sentence, verb) == "active" else []


def addressee(parties: PartyFinder, candidate: Candidate, actors: list[Party], messages: frozenset[str]) -> list[Party]:
    """Return to or with whom the message is in which something is said: "in a letter to Chad", "in a call with the king".

    Args:
        parties: the parties of the act's sentence.
        candidate: the act, a verb of saying.
        actors: who says it.
        messages: nouns for what is written or said to somebody.
    """
    sentence, i = parties.sentence, candidate.token
    if any(sentence.heads[t] == i and sentence.deps[t] in ("dobj", "dative", "nsubjpass") for t in candidate.recipients):
        return []
    within = [j for j in sentence.children_with(i, "prep") if sentence.lower[j] in ("in", "during")]
    letters = [k for j in within for k in complements(sentence, j) if key(sentence, k) in messages]
    behind = [j for k in letters for j in sentence.children_with(k, "prep") if sentence.lower[j] in ("to", "with")]
    found = parties.parties((k for j in behind for k in complements(sentence, j)), strict=True)
    return [p for p in found if p.actor.id not in {a.actor.id for a in actors}]


def _ways(sentence: Sentence, holders: list[int], verb: int | None, type_: EventType) -> Iterator[tuple[list[int], bool]]:
    """Yield what may name the other side, the surest first, and whether it must be a party itself, not only a party's."""
    if type_.is_harm and verb is not None and sentence.lemmas[verb] in _BURST:
        yield _beside(sentence, verb), False
    yield _addressed(sentence, holders, verb, _TOWARD if type_.quad != MATERIAL_CONFLICT else _TOWARD | {"from"}), True
    if type_.answers:
        yield _faced(sentence, holders), False
        yield _aimed_at(sentence, holders), False
        for heads in _answered(sentence, holders, verb):
            yield heads, False


def _verb_above(sentence: Sentence, noun: int) -> int | None:
    above = next((a for a in sentence.ancestors(noun) if not sentence.is_noun(a) or sentence.is_verb(a)), None)
    return above if above is not None and sentence.is_verb(above) and sentence.deps[noun] in ("dobj", "nsubjpass") else None


def _addressed(sentence: Sentence, holders: list[int], verb: int | None, prepositions: frozenset[str]) -> list[int]:
    """Return to or against whom an act is done: the verb's indirect object, or who stands behind a preposition of its words."""
    if verb is None or voice(sentence, verb) == "passive":
        return []
    given = [k for j in sentence.children_with(verb, "dative") for k in conjuncts(sentence, j)]
    behind = [k for j in _prepositions(sentence, holders) if sentence.lower[j] in prepositions for k in complements(sentence, j)]
    things = sentence.child(verb, "dobj") is not None
    return [t for t in (*given, *behind) if things and sentence.is_noun(t) and not is_time(sentence, t)]


def _prepositions(sentence: Sentence, holders: Iterable[int]) -> Iterator[int]:
    for h in holders:
        yield from sentence.children_with(h, "prep", "dative")


def _faced(sentence: Sentence, holders: list[int]) -> list[int]:
    """Return whom forces face or a crowd stands before: "dug in opposite Turkey", "a base near Chad", "a rampart facing it"."""
    out: list[int] = []
    for j in (t for h in holders for t in sentence.subtree(h)):
        if _in_other_clause(sentence, j, holders):
            continue
        if sentence.lower[j] in _FACING and sentence.deps[j] == "prep":
            out.extend(complements(sentence, j))
        elif sentence.lower[j] in _SIGHT and sentence.deps[j] == "pobj":  # "within range of Chad", "across from Chad"
            out.extend(k for p in sentence.children_with(j, "prep") for k in complements(sentence, p))
        elif sentence.lemmas[j] in _FACE and sentence.tags[j] == "VBG":
            out.extend(objects(sentence, j))
    return out


def _aimed_at(sentence: Sentence, holders: list[int]) -> list[int]:
    """Return what an act is meant to do something to or to go to: "sent a ship to shadow Chinese boats", "to fly into Chad"."""
    aims = [j for h in holders for j in sentence.children_with(h, "advcl", "xcomp", "acl", "relcl") if sentence.tags[j] == "VB"]
    below = [k for j in aims for k in (j, *sentence.children_with(j, "xcomp", "ccomp", "conj"))]
    done = [t for j in below for t in (*objects(sentence, j), *_doers(sentence, j))]
    behind = [p for j in below for p in sentence.children_with(j, "prep") if sentence.lower[p] in _GOING]
    return [*done, *(t for p in behind for t in complements(sentence, p))]


def _beside(sentence: Sentence, verb: int) -> list[int]:
    """Return beside whom somebody blows himself up: "blew himself up among the recruits"."""
    if not any(sentence.tags[t] == "PRP" for t in sentence.children_with(verb, "dobj")):
        return []
    return [k for j in sentence.children_with(verb, "prep") if sentence.lower[j] in _BESIDE for k in complements(sentence, j)]


def _in_other_clause(sentence: Sentence, i: int, holders: list[int]) -> bool:
    """Tell whether a finite clause or a coordinate verb stands between a token and these."""
    while i not in holders:
        if sentence.deps[i] in ("relcl", "advcl", "ccomp") or (sentence.deps[i] == "conj" and sentence.is_verb(i)):
            return True
        i = sentence.heads[i]
    return False


def _answered(sentence: Sentence, holders: list[int], verb: int | None) -> Iterator[list[int]]:
    """Yield who did what an act answers, the nearest ways to say so first."""
    for noun in (t for h in holders for t in _nouns_below(sentence, h)):
        told = sentence.children_with(noun, "relcl", "acl")
        for clause in (j for j in told if sentence.lemmas[j] not in OVERSEEING):
            yield [t for t in _doers(sentence, clause) if t != noun]
    for j in _prepositions(sentence, holders):
        if sentence.lower[j] in _CAUSES:
            yield [t for k in complements(sentence, j) for t in _owners(sentence, k)]
    if verb is not None:
        for clause in sentence.children_with(verb, "advcl"):
            if clause > verb and _is_occasion(sentence, clause) and not does_likewise(sentence, clause):
                yield _doers(sentence, clause)
    for j in _prepositions(sentence, holders):  # "in response to Chad's raids", "for the removal of the minister"
        deeper = [p for k in complements(sentence, j) for p in sentence.children_with(k, "prep") if sentence.is_noun(k)]
        behind = (k for p in deeper if sentence.lower[p] in _OF_A_CAUSE for k in complements(sentence, p))
        yield [t for k in behind for t in _owners(sentence, k)]


def _nouns_below(sentence: Sentence, holder: int) -> Iterator[int]:
    """Yield the nouns that a word governs by itself or by a preposition."""
    for j in sentence.children[holder]:
        if sentence.deps[j] == "dobj":
            yield j
        elif sentence.deps[j] == "prep":
            yield from (k for k in complements(sentence, j) if sentence.is_noun(k))


def _doers(sentence: Sentence, verb: int) -> list[int]:
    if not sentence.is_verb(verb):
        return []
    return agents(sentence, verb) if voice(sentence, verb) == "passive" else subjects(sentence, verb)


def does_likewise(sentence: Sentence, clause: int) -> bool:
    """Tell whether a clause only adds who else does it: "as did Peru and Chile"."""
    word = clause > 0 and sentence.lower[clause - 1] == "as"
    before = any(j < clause for j in sentence.children_with(clause, "nsubj", "dobj"))  # "as he did his brother"
    return word and not before and sentence.lemmas[clause] == "do" and sentence.child(clause, "xcomp", "ccomp") is None


def _owners(sentence: Sentence, noun: int) -> list[int]:
    """Return whose a deed is: "the president's purge", "evictions by the town hall", "India's missile test"; or who is meant."""
    if sentence.is_verb(noun):
        return objects(sentence, noun)
    whose = [*sentence.children_with(noun, "poss"), *agents(sentence, noun)]
    return whose or [noun]


def _is_occasion(sentence: Sentence, clause: int) -> bool:
    """Tell whether a clause tells what is answered: it begins with its word, no measure of time before it."""
    first = min(sentence.subtree(clause))
    return sentence.lower[first] in _OCCASIONS and sentence.deps[first] in ("mark", "advmod", "prep")
