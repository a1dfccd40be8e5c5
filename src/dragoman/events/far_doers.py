"""Who does an act whose "by" the parser hung far from it: on a place, on a coordinate, on what is given."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.clauses.arguments import voice
from dragoman.events.matching import Candidate
from dragoman.events.phrases import complements, is_time, key
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.word_lists import word_list

# Through these labels a phrase goes on: "sent back over the border at Dover by soldiers", "given the right to work by Chad".
_ONWARD = frozenset({"prep", "pobj", "dobj", "oprd", "xcomp", "advmod", "npadvmod", "dative", "acl", "advcl", "conj"})
# What these tell is another time or cause: "was sacked after a defeat by Norway".
_ELSEWHEN = frozenset("after before following since despite amid for over without during until as than".split())
# Behind these teams do it: "were murdered in the first half by Spain".
_OF_A_MATCH = word_list("events", "parts_of_a_match")


def far_agents(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> list[int]:
    """Return who stands behind a "by" that belongs to a passive or to an event noun, whatever word below the parser hung it on.

    "Nine were put on buses and sent home by soldiers", "the shelling of a clinic in Aden by Houthi guns"; not what stands by
    another deed below: "was held over a raid by rebels".
    """
    if candidate.actors or "by" not in sentence.lower:
        return []
    kind = candidate.signal.kind
    passive = kind == "verb" and candidate.signal.subject == "A" and voice(sentence, candidate.token) == "passive"
    if not (passive or kind == "noun"):
        return []
    for by in _by_below(sentence, candidate, codebook):
        heads = [t for t in complements(sentence, by) if sentence.is_noun(t) and not is_time(sentence, t)]
        if heads:
            return heads
    return []


def _by_below(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> Iterator[int]:
    """Yield the words "by" behind an act in its clause, the nearest first, those of other deeds apart."""
    i = candidate.token
    reached = [i]
    for above in reached:
        for j in sentence.children[above]:
            if j < i or (sentence.lower[j] == "by" and above == i):
                continue
            if sentence.lower[j] == "by" and sentence.deps[j] in ("prep", "agent"):
                yield j
            elif _goes_on(sentence, i, above, j) and (j in candidate.recipients or not _is_deed(sentence, j, codebook)):
                reached.append(j)


def _goes_on(sentence: Sentence, deed: int, above: int, j: int) -> bool:
    label = sentence.deps[j]
    if label in ("acl", "advcl"):
        return sentence.tags[j] == "VB"
    if label == "conj":
        own = sentence.child(j, "nsubj", "nsubjpass") is not None
        return sentence.is_verb(deed) and sentence.is_verb(j) == sentence.is_verb(above) and not own
    return label in _ONWARD and sentence.lemmas[j] not in _OF_A_MATCH and sentence.lower[j] not in _ELSEWHEN


def _is_deed(sentence: Sentence, j: int, codebook: Codebook) -> bool:
    return sentence.is_noun(j) and any(s.kind == "noun" for s in codebook.index.get(key(sentence, j), ()))
