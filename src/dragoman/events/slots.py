"""Where each kind of trigger keeps its arguments: a verb its objects, clauses and phrases, a noun its own phrases."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.clauses.arguments import agents, conjuncts, subjects
from dragoman.events.phrases import anchor, complements, doers, is_time, prepositions_in_reach, surface_objects
from dragoman.language import Sentence
from dragoman.patterns import Signal, Slot
from dragoman.sentence import asked_once

# Phrases with these belong to the noun they stand behind, never to the verb above it.
_OWN_PREPOSITIONS = frozenset({"of", "by", "from"})
# Labels under which an infinitive may complete a word.
_COMPLETING = frozenset({"xcomp", "ccomp", "acl", "advcl", "relcl", "dep"})
_OFTEN = frozenset({"once", "twice", "times", "every", "each"})
# What opens an indirect question.
_QUESTION_WORDS = frozenset({"which", "what", "who", "whom", "whose", "how", "why", "where", "when"})


def _verb_slot(sentence: Sentence, i: int, slot: Slot, signal: Signal, partitives: frozenset[str]) -> list[int]:
    if not slot.prepositions:
        return _object_slot(sentence, i, slot, signal)
    if "that" in slot.prepositions:
        return _that_clause(sentence, i, slot)
    out: list[int] = []
    if "to" in slot.prepositions and slot.fills != "R":
        out.extend(_infinitives(sentence, i))
    if slot.fills == "X" and signal.to_object and "to" in slot.prepositions:
        return out  # "urged Syria to withdraw": never "urged an end to the siege"
    bare = signal.particle or signal.reads_object
    near = prepositions_in_reach(sentence, i)
    if slot.fills == "R" and not slot.words:
        near = sorted(near, key=lambda j: j < i)  # "In Colombo, monks marched on the embassy"
    for j in near:
        if sentence.deps[j] == "agent" and slot.fills == "R":
            continue  # "was rejected by Kyiv": who did it
        if sentence.lower[j] in slot.prepositions and (bare or not _of_the_object(sentence, j)) and not _of_where(sentence, j):
            out.extend(k for k in complements(sentence, j) if slot.words or not (is_time(sentence, k) or _is_sum(sentence, k)))
            if out and not slot.words:
                break  # the nearest phrase fills a role; words may stand further off
    if not out and "by" in slot.prepositions and slot.fills != "R":
        out.extend(agents(sentence, i))
    return out


def _is_sum(sentence: Sentence, i: int) -> bool:
    """Tell whether a number or a sum of money stands behind a preposition: "up to $1 billion"."""
    money = sentence.child(i, "quantmod", "nmod") is not None or sentence.words[i] == "$"
    return sentence.tags[i] in ("CD", "$") and (money or "$" in sentence.words[max(0, i - 2) : i])


def _of_where(sentence: Sentence, preposition: int) -> bool:
    """Tell whether "of" only tells more of where something is: "an order in his hometown of Lahore"."""
    above = sentence.heads[preposition]
    if sentence.lower[preposition] != "of" or sentence.deps[above] != "pobj":
        return False
    where = sentence.heads[above]
    return sentence.lower[where] in ("in", "at", "near") and sentence.is_noun(sentence.heads[where])


def _of_the_object(sentence: Sentence, preposition: int) -> bool:
    """Tell whether a preposition belongs to the verb's object, a common noun; to names nothing belongs ("left Oslo for Rome")."""
    above = sentence.heads[preposition]
    return sentence.deps[above] == "dobj" and sentence.tags[above][:3] != "NNP"


def _object_slot(sentence: Sentence, i: int, slot: Slot, signal: Signal) -> list[int]:
    out = _things_done_to(sentence, i, signal.particle).copy()
    if slot.fills and {s.fills for s in signal.slots if not s.prepositions} >= {"R", "X"}:
        return _of_two(sentence, i, out, slot)
    if slot.words and not slot.excluded:  # "gave them two days": an adverbial to the parser
        behind = [j for j in sentence.children_with(i, "npadvmod") if j > i]
        out = [*out, *(j for j in behind if not _how_often(sentence, j))]
    if not out and slot.words and not slot.excluded:  # "stopped shooting", never "refused to call"
        out.extend(j for j in sentence.children_with(i, "xcomp") if not _infinitive(sentence, j))
        out.extend(j for j in sentence.children_with(i, "ccomp") if _let_be(sentence, j))  # "let them free", "let them go"
        asked = (j for j in sentence.children_with(i, "ccomp") if _asks(sentence, j))  # "checked whether they had fired"
        out.extend(k for j in asked for k in sentence.children_with(j, "mark"))
    if not out and (slot.fills == "R" or slot.words):  # "urged Syria to withdraw": to the parser, Syria may withdraw
        for j in sentence.children_with(i, "ccomp", "xcomp"):
            if slot.words and sentence.tags[j][0] == "J":
                out.append(j)  # "found him guilty": to the parser, a clause
            if _says_that(sentence, j):
                continue  # "denied that its troops were fighting"
            if sentence.tags[j] in ("VB", "VBG") or _let_be(sentence, j):
                out.extend(k for s in sentence.children_with(j, "nsubj", "nsubjpass") for k in conjuncts(sentence, s))
    if not out and slot.fills == "X":
        out.extend(sentence.children_with(i, "xcomp", "ccomp"))
    return out


@asked_once
def _things_done_to(sentence: Sentence, i: int, particle: str) -> list[int]:
    """Return the surface objects of the verb at token i without those that are set off from it."""
    return [t for t in surface_objects(sentence, i, particle) if not _set_off(sentence, i, t)]


def _set_off(sentence: Sentence, i: int, j: int) -> bool:
    """Tell whether an object stands behind a comma and a phrase of the verb: "met with him, the second such session"."""
    if j < i or sentence.deps[j] != "dobj":
        return False
    first = sentence.left_edge(j)
    comma = first > 0 and sentence.words[first - 1] == ","
    return comma and any(i < k < first for k in sentence.children_with(i, "prep"))


def _how_often(sentence: Sentence, i: int) -> bool:
    """Tell whether a span of time only says how often something is done: "feeds them twice a week"."""
    first = sentence.left_edge(i)
    return sentence.lower[first] in _OFTEN or sentence.lower[first - 1] in _OFTEN


def _says_that(sentence: Sentence, i: int) -> bool:
    return any(sentence.lower[j] == "that" for j in sentence.children_with(i, "mark"))


def _let_be(sentence: Sentence, i: int) -> bool:
    """Tell whether token i is what somebody is left or allowed to be or do without "to": an adjective, a verb under "let"."""
    return sentence.tags[i][0] == "J" or (sentence.tags[i] in ("VB", "VBP") and sentence.lemmas[sentence.heads[i]] == "let")


def _of_two(sentence: Sentence, i: int, found: list[int], slot: Slot) -> list[int]:
    """Return the one to whom (R) or the thing (X) of a verb with two objects: "denied the widow her pension", also passive."""
    direct = set(sentence.children_with(i, "dobj", "oprd", "xcomp", "ccomp"))
    things = [t for t in found if any(j in direct for j in (t, *sentence.ancestors(t)))] or sorted(direct)
    people = [t for t in found if t not in things]
    if not people or not things:
        return []
    return people if slot.fills == "R" else things


def _infinitives(sentence: Sentence, i: int) -> list[int]:
    """Return infinitive complements of token i: "agreed to meet", "a threat to attack", "urged them to leave"."""
    out = []
    for j in sentence.children[i]:
        label = sentence.deps[j]
        if label in _COMPLETING and _infinitive(sentence, j):
            out.extend(conjuncts(sentence, j))
        elif label in ("dobj", "attr"):
            out.extend(_infinitives(sentence, j))
    return out


def _that_clause(sentence: Sentence, i: int, slot: Slot) -> list[int]:
    below = [k for j in sentence.children_with(i, "dobj", "dative") for k in sentence.children_with(j, "relcl", "acl")]
    marked = [k for k in below if any(sentence.lower[m] == "that" for m in sentence.children_with(k, "mark"))]
    verbs = [j for j in sentence.children_with(i, "ccomp", "acl") if not _infinitive(sentence, j) and not _asks(sentence, j)]
    verbs += marked  # "warned the envoy that he would leave": to the parser, a relative clause
    if slot.words:  # also what a paper says: "passed a law that bans strikes"
        verbs += [k for k in below if sentence.deps[k] == "relcl" and _of_the_thing(sentence, k)]
        return [k for j in verbs for k in (j, *sentence.children_with(j, "aux"))]
    if slot.fills == "R":  # "demanded that the boat be handed back by Chad": who is to do it
        return [k for j in verbs for k in (doers(sentence, j) or subjects(sentence, j))]
    return [k for j in verbs for k in conjuncts(sentence, j)]


def _of_the_thing(sentence: Sentence, i: int) -> bool:
    """Tell whether the subject of a relative clause is what it stands behind."""
    return any(sentence.lower[j] in ("that", "which") for j in sentence.children_with(i, "nsubj"))


def _asks(sentence: Sentence, i: int) -> bool:
    """Tell whether the clause of token i is an indirect question: "asked whether she would go" asks for nothing but an answer."""
    if any(sentence.lower[j] in ("whether", "if") for j in sentence.children_with(i, "mark")):
        return True
    first = sentence.left_edge(i)
    above = sentence.heads[first]
    own = above == i or (sentence.heads[above] == i and sentence.is_noun(above))  # "whom they back", "which side they back"
    return own and sentence.lower[first] in _QUESTION_WORDS


def _infinitive(sentence: Sentence, i: int) -> bool:
    return any(sentence.lower[k] == "to" and sentence.deps[k] == "aux" for k in sentence.children[i])


def _noun_slot(sentence: Sentence, i: int, slot: Slot, signal: Signal, partitives: frozenset[str]) -> list[int]:
    if "that" in slot.prepositions:
        return _that_clause(sentence, i, slot)
    out = _infinitives(sentence, i) if "to" in slot.prepositions and slot.fills == "X" else []
    base = anchor(sentence, i, partitives)
    for holder in dict.fromkeys((i, base)):
        for j in sentence.children[holder]:
            if sentence.deps[j] in ("prep", "agent") and sentence.lower[j] in slot.prepositions:
                out.extend(k for k in complements(sentence, j) if k != i and not is_time(sentence, k))
    governor = sentence.heads[base]
    own = slot.fills == "X" or slot.prepositions & _OWN_PREPOSITIONS  # "likened the deal to a threat": no deal to threaten
    if not out and not own and governor != base and sentence.is_verb(governor):
        for j in prepositions_in_reach(sentence, governor):
            if sentence.lower[j] in slot.prepositions and (sentence.heads[j] == governor or j > i):
                out.extend(k for k in complements(sentence, j) if k not in (i, base) and not is_time(sentence, k))
    return out


def _adjective_slot(sentence: Sentence, i: int, slot: Slot, signal: Signal, partitives: frozenset[str]) -> list[int]:
    if "that" in slot.prepositions:
        return _that_clause(sentence, i, slot)
    out = _infinitives(sentence, i) if "to" in slot.prepositions and slot.fills == "X" else []
    if not out and "to" in slot.prepositions and slot.fills == "X" and sentence.deps[i] in ("acomp", "attr"):
        out = _infinitives(sentence, sentence.heads[i])
    holders = (i, sentence.heads[i]) if sentence.deps[i] == "advmod" else (i,)
    for holder in holders:
        for j in sentence.children[holder]:
            if sentence.deps[j] == "prep" and sentence.lower[j] in slot.prepositions:
                out.extend(complements(sentence, j))
    return out


_Filler = Callable[[Sentence, int, Slot, Signal, frozenset[str]], list[int]]
# For each kind of trigger: which tokens stand where a slot of one of its signals looks. Arguments: sentence, trigger token, slot,
# signal, words that only measure ("a series of").
FILLERS: dict[str, _Filler] = {"verb": _verb_slot, "noun": _noun_slot, "adjective": _adjective_slot}
