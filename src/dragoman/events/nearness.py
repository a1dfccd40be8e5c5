"""How near a word stands to another in the parse: inside the phrase of a thing, under an act, or with another thing between."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.events.phrases import complements
from dragoman.language import Sentence
from dragoman.word_lists import word_list

# How near a party stands inside the phrase of a thing: "Netanyahu's decision", "a proposal by the EU", "a base in Kenya".
_INSIDE = {"poss": 0, "amod": 1, "compound": 1, "nmod": 1, "nummod": 2, "appos": 2, "prep": 2, "agent": 2}
# Other phrases inside the phrase of a thing tell what it is about or where, not whose it is: "a bill in Texas".
WHOSE = frozenset({"of", "by", "from"})
# A land may be meant by what stands in it or goes there: "links with Chad", "a post in Chad".
WHERE = WHOSE | {"in", "within", "inside", "across", "throughout", "out", "with", "to", "into", "at"}
# These tell where, when or how beside what, never whom an act concerns.
_ASIDE = frozenset(
    "between among near off around about during after before since until despite without amid like as beside beyond".split()
)
# Words that stand for some of those behind "of".
_QUANTITIES = frozenset("some many most several few dozens scores hundreds thousands millions none all both each".split())
# Texts are addressed to somebody by these: "a motion calling on them to resign".
_ADDRESSING = word_list("events", "addressing")
_ASKED = word_list("events", "asking_texts")
# Whoever does these to an agreement is no party to it.
OVERSEEING = word_list("events", "overseeing")
_TEXTS = word_list("events", "texts")
_FORMER = frozenset({"former", "ex", "onetime", "erstwhile"})
_PHRASES = frozenset({"prep", "agent", "dative"})
# Through these an act reaches whom it is done to: "refused to meet with them", "an ultimatum to them", "lifted their ban".
_TOWARD = frozenset({"to", "with", "on", "upon", "against"})
_OBJECTS = frozenset({"dobj", "dative", "nsubjpass", "poss"})


def steps_below(sentence: Sentence, i: int, head: int, through: frozenset[str] | None, near: bool = False) -> int | None:
    """Return how many steps token i stands inside the phrase of ``head``, or None if a clause or another thing is between.

    Args:
        sentence: a parsed sentence.
        i: the token, a party.
        head: the head of the phrase, a role of a signal.
        through: prepositions that may be on the way; None for any.
        near: whether the last step may be any: "refused to respond to a request of theirs".
    """
    if not sentence.left_edge(head) <= i <= sentence.right_edge(head):
        return None
    total = 0
    while i != head:
        if sentence.heads[i] == i or sentence.deps[i] in ("relcl", "advcl", "ccomp", "parataxis"):
            return None
        if sentence.deps[i] == "conj" and sentence.is_verb(i):
            return None
        apart = sentence.lower[i] == "with" and i > 0 and sentence.words[i - 1] == ","  # ", with all members in favor"
        last = near and not apart and sentence.lower[i] not in _ASIDE and _governed(sentence, sentence.heads[i], head)
        if sentence.deps[i] == "acl" and (_tells_on(sentence, i) if near else _addresses(sentence, i)):
            return None  # "a letter asking the bishops to come" is none of theirs
        if near and through is not None and sentence.deps[i] in ("xcomp", "pcomp") and sentence.heads[i] != head:
            return None
        if _only_oversees(sentence, i) or _only_wrote(sentence, i) or _once_theirs(sentence, i):
            return None
        if sentence.deps[i] in _PHRASES and not (through is None or sentence.lower[i] in through or last):
            return None
        total += _INSIDE.get(sentence.deps[i], 1) if sentence.deps[i] not in ("conj", "pobj") else 0
        i = sentence.heads[i]
    return total


def _only_oversees(sentence: Sentence, i: int) -> bool:
    """Tell whether a phrase says who oversees what others do: "under a truce brokered by Chad"."""
    above = sentence.heads[i]
    return sentence.deps[i] == "agent" and sentence.deps[above] == "acl" and sentence.lemmas[above] in OVERSEEING


def _only_wrote(sentence: Sentence, i: int) -> bool:
    """Tell whether somebody of no name wrote the text with which something is done: "released the surveyor's report"."""
    noun = sentence.tags[i] in ("NN", "NNS") and sentence.deps[i] == "poss"
    return noun and sentence.lemmas[sentence.heads[i]] in _TEXTS


def _once_theirs(sentence: Sentence, i: int) -> bool:
    """Tell whether a nation only had a land once: "the former Portuguese colony"."""
    if sentence.deps[i] != "amod":
        return False
    return any(j < i and sentence.lower[j] in _FORMER for j in sentence.children_with(sentence.heads[i], "amod"))


def _tells_on(sentence: Sentence, i: int) -> bool:
    """Tell whether a clause on a noun says what happens: "the finding that guards slept", "an order sending the guards back"."""
    if sentence.child(i, "nsubj", "nsubjpass") is not None:
        return sentence.lemmas[sentence.heads[i]] not in _ASKED
    return sentence.tags[i] == "VBG" and sentence.lemmas[i] not in _ADDRESSING


def _addresses(sentence: Sentence, i: int) -> bool:
    return sentence.tags[i] == "VBG" and sentence.lemmas[i] in _ADDRESSING | {"tell", "warn", "inform"}


def _governed(sentence: Sentence, i: int, head: int) -> bool:
    """Tell whether token i is ``head`` or a participle on it: "the curbs imposed on them", "a motion calling on them"."""
    participle = sentence.deps[i] == "acl" and sentence.tags[i] in ("VBN", "VBG")
    return i == head or (participle and sentence.heads[i] == head)


def undergoes(sentence: Sentence, i: int, acts: Sequence[int]) -> bool:
    """Tell whether token i, or what it is coordinated with, is one of the acts' words, or what one of them is done to."""
    while sentence.deps[i] == "conj" and sentence.heads[i] not in acts:
        i = sentence.heads[i]
    above = sentence.heads[i]
    if i in acts or (sentence.deps[i] in _OBJECTS and above in acts):
        return True
    toward = sentence.deps[i] == "pobj" and sentence.lower[above] in _TOWARD
    return toward and any(_governed(sentence, sentence.heads[above], act) for act in acts)


def where_it_stands(sentence: Sentence, thing: int) -> int:
    """Return what says where the thing stands that something is done to, where the parser hangs it on the verb instead.

    "Struck targets in Syria on Monday", "three depots were hit in Mali": the preposition directly behind the thing, or behind
    the passive verb. The thing itself where there is none.
    """
    verb = sentence.heads[thing]
    if sentence.deps[thing] not in ("dobj", "nsubjpass") or not sentence.is_verb(verb):
        return thing
    end = sentence.right_edge(thing) if sentence.deps[thing] == "dobj" else verb
    return next((j for j in sentence.children_with(verb, "prep") if j == end + 1 and sentence.lower[j] in WHERE), thing)


def what_is_measured(sentence: Sentence, head: int) -> list[int]:
    """Return what a number or a quantity is of: "two of the envoys", "some of them"."""
    if sentence.tags[head] not in ("DT", "CD") and sentence.lower[head] not in _QUANTITIES:
        return []
    of = [j for j in sentence.children_with(head, "prep") if sentence.lower[j] == "of"]
    return [k for j in of for k in complements(sentence, j)]
