"""Who does what an event noun names: its possessor, its by-phrase, its modifiers, the subject of the verb above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.clauses.arguments import agents, conjuncts, prepositional_objects, subjects, voice
from dragoman.events.phrases import anchor, complements, key
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.word_lists import word_list

if TYPE_CHECKING:
    from dragoman.events.matching import Candidate

# What stands behind these is another event than the one above: "gave evidence after the attack".
_OTHER_CLAUSE = frozenset(
    "after before since during until following amid despite without about over because by from as than like".split()
)
# Whose these are in an event, he does it.
_PARTS = word_list("events", "parts_in_events")
# Whoever does these goes himself to what stands behind "for".
_TRAVELS = word_list("events", "travels")
# Whoever does these to what two make together is one of the two: "signed arrangements with Chad".
_SIGNING = frozenset({"sign", "conclude", "reach", "strike", "renew", "resume", "hold", "begin", "have"})
_AFTER = frozenset({"after", "following", "during"})
_OF = frozenset({"of"})
_AT_WHOM = frozenset({"to", "for", "from", "with", "on", "against"})
# Endings of nouns for whoever does what stands behind "of".
_DOERS = ("er", "or")
_BEFORE = ("amod", "compound", "nmod")
# Reserved word classes that the grammar itself asks for (docs/ontology.md).
LIGHT_VERBS = "light_verbs"
PARTITIVES = "partitives"
_GESTURES = "gestures"
_FUTURE_VERBS = "future_verbs"


def fill_noun_roles(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> None:
    """Fill the roles that an event noun leaves to its possessor, its by-phrase, its modifiers and the verb above it."""
    i, slots = candidate.token, candidate.signal.slots
    patient = any(s.fills == "R" and "of" in s.prepositions for s in slots)
    for j in sentence.children_with(i, "poss"):
        role = "R" if patient and not candidate.recipients else "A"
        candidate.add(role, conjuncts(sentence, j))
    if not any(s.fills == "A" and "by" in s.prepositions for s in slots):
        candidate.add("A", agents(sentence, i))
    if not candidate.actors:
        candidate.add("A", _agents_behind(sentence, i))
    base = anchor(sentence, i, codebook.word_class(PARTITIVES))
    if _only_with(sentence, candidate):
        above = sentence.heads[base]
        signed = sentence.deps[base] == "dobj" and sentence.lemmas[above] in _SIGNING
        if signed or (sentence.deps[base] == "pobj" and sentence.lower[above] == "for"):
            candidate.add("A", _from_governor(sentence, base, codebook))
    if not candidate.actors and sentence.deps[i] in ("ROOT", "ccomp") and sentence.child(i, "cop", "det") is None:
        candidate.add("A", subjects(sentence, i))  # "miners demand that": a noun to the tagger
    if not candidate.actors:
        candidate.add("A", _carried_out_by(sentence, base, codebook) or _owner_of_role(sentence, base))
    if base != i and not candidate.actors:
        candidate.add("A", [k for j in sentence.children_with(base, "poss") for k in conjuncts(sentence, j)])
        candidate.add("A", agents(sentence, base))
    if not candidate.actors:
        candidate.add("A", _from_governor(sentence, base, codebook))
    if not candidate.actors:
        candidate.add("A", _who_had_it(sentence, candidate, base))
    if not candidate.actors:
        before = [j for h in dict.fromkeys((i, base)) for j in sentence.children_with(h, *_BEFORE) if j < i]
        before = [j for j in before if sentence.words[j] != "state"]  # "a state visit" is of no state's
        candidate.add("A", [k for j in before for k in (*_joined_by_hyphen(sentence, j), j)])
    if not candidate.actors and not patient:
        candidate.add("A", [t for t in prepositional_objects(sentence, i, "from") if t not in candidate.recipients])


def _agents_behind(sentence: Sentence, i: int) -> list[int]:
    """Return who does what an event noun names where the parser hangs "by" on what it is done to.

    "The arrest of a lawyer by police", "the suspension of loans to Chad by the bank".
    """
    done_to = _behind(sentence, i, _OF)
    done_to += [k for t in done_to for k in _behind(sentence, t, _AT_WHOM)]
    return [t for k in done_to if sentence.is_noun(k) for t in agents(sentence, k)]


def _behind(sentence: Sentence, i: int, prepositions: frozenset[str]) -> list[int]:
    return [k for j in sentence.children_with(i, "prep") if sentence.lower[j] in prepositions for k in complements(sentence, j)]


def _carried_out_by(sentence: Sentence, i: int, codebook: Codebook) -> list[int]:
    """Return who does what an event noun names by a participle behind it: "the raid on the camp, carried out by police"."""
    below = [i, *(k for j in sentence.children_with(i, "prep") for k in complements(sentence, j))]
    doing = [j for t in below for j in sentence.children_with(t, "acl", "relcl") if sentence.tags[j] == "VBN"]
    doing = [j for j in doing if key(sentence, j) in codebook.word_class(LIGHT_VERBS)]
    return [k for j in doing for k in agents(sentence, j)]


def _only_with(sentence: Sentence, candidate: Candidate) -> bool:
    """Tell whether all known parties stand behind "with": somebody else is the other side."""
    heads = [sentence.lower[sentence.heads[t]] for t in candidate.actors if sentence.deps[t] == "pobj"]
    return "with" in heads and set(heads) == {"with"}


def _who_had_it(sentence: Sentence, candidate: Candidate, base: int) -> list[int]:
    """Return who does something after or in what he had with others: "called off the strike after talks with the minister"."""
    above = sentence.heads[base]
    verb = sentence.heads[above]
    with_ = {sentence.lower[sentence.heads[t]] for t in candidate.recipients if sentence.deps[t] == "pobj"} == {"with"}
    after = sentence.deps[base] == "pobj" and sentence.lower[above] in _AFTER and sentence.is_verb(verb)
    return [t for t in subjects(sentence, verb) if t not in candidate.recipients] if with_ and after else []


def is_errand(sentence: Sentence, i: int, codebook: Codebook) -> bool:
    """Tell whether somebody goes, or is expected, somewhere for what token i names: "will fly to Oslo for talks"."""
    above = sentence.heads[i]
    if sentence.deps[i] != "pobj" or sentence.lower[above] != "for":
        return False
    going = key(sentence, sentence.heads[above])
    awaited = going in codebook.word_class(_FUTURE_VERBS) and voice(sentence, sentence.heads[above]) == "passive"
    return awaited or going in _TRAVELS


def _owner_of_role(sentence: Sentence, i: int) -> list[int]:
    """Return whose part in an event it is: "Chad's role in the shelling of the town"."""
    above = sentence.heads[i]
    if sentence.deps[i] != "pobj" or sentence.lower[above] not in ("in", "for"):
        return []
    noun = above - 1  # whatever the parser hangs the preposition on
    if noun < 0 or sentence.lemmas[noun] not in _PARTS:
        return []
    return [k for j in sentence.children_with(noun, "poss") for k in conjuncts(sentence, j)]


def _joined_by_hyphen(sentence: Sentence, i: int) -> list[int]:
    """Return what a hyphen joins to a modifier: the Mali of "the Mali-Niger accord"."""
    joined = any(sentence.words[j] in "-–" for j in sentence.children[i])
    return [j for j in sentence.children_with(i, *_BEFORE) if joined and j < i]


def _from_governor(sentence: Sentence, i: int, codebook: Codebook) -> list[int]:
    """Return the subject of a light verb of which token i is the object ("Turkey launched an attack")."""
    above = sentence.heads[i]
    if above == i:
        return []
    if sentence.deps[i] in ("dobj", "nsubjpass", "attr", "oprd"):
        governor = above
    elif sentence.deps[i] in ("pobj", "pcomp") and sentence.heads[above] != above and sentence.lower[above] not in _OTHER_CLAUSE:
        governor = sentence.heads[above]
        if sentence.lower[above] == "of" and sentence.deps[governor] == "attr" and sentence.lemmas[governor].endswith(_DOERS):
            return subjects(sentence, sentence.heads[governor])  # "Chile is the largest donor of aid"
    else:
        return []
    if sentence.is_noun(governor) or (sentence.lower[above] == "to" and sentence.lemmas[governor] == "lead"):
        return []  # "the strike led to forty arrests"
    if is_errand(sentence, i, codebook):
        return subjects(sentence, governor)  # "flew to Oslo for talks with them"
    if sentence.lower[above] == "in" and key(sentence, i) in codebook.word_class(_GESTURES):
        return subjects(sentence, governor)  # "marched in a show of solidarity with Chad"
    if key(sentence, governor) not in codebook.word_class(LIGHT_VERBS):
        return []
    passive = voice(sentence, governor) == "passive"
    found = agents(sentence, governor) if passive else subjects(sentence, governor)
    if passive and not found and sentence.deps[i] == "pobj" and sentence.lower[above] == "in":
        found = subjects(sentence, governor)  # "were engaged in clashes"
    return [t for t in found if t != i]
