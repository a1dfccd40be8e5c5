"""Who does an act whose "by" or subject the parser hung far from it: behind a place, a coordinate, a stretch of time."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.clauses.arguments import subjects, voice
from dragoman.events.matching import Candidate
from dragoman.events.parties import DOER, OWNER, PartyFinder
from dragoman.events.phrases import complements, is_time, key
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.records import Party

# Through these labels a phrase goes on: "sent back over the border at Dover by soldiers", "given the right to work by Chad".
_ONWARD = frozenset({"prep", "pobj", "dobj", "oprd", "xcomp", "advmod", "npadvmod", "dative", "acl", "advcl", "conj"})
_SPANS = frozenset("day week month year hour night stage phase round wave midst middle throes grip".split())
_BEING = frozenset("be remain stay enter begin start go continue resume end".split())
# Behind these teams do it: "were murdered in the first half by Spain".
_OF_A_MATCH = frozenset("half quarter inning game match final set tie playoff".split())
_AMID = frozenset({"in", "on", "of", "into", "with"})


def far_agents(parties: PartyFinder, candidate: Candidate, codebook: Codebook) -> list[Party]:
    """Return who stands behind a "by" that belongs to a passive or to an event noun, whatever word below the parser hung it on.

    "Nine were put on buses and sent home by soldiers", "the shelling of a clinic in Aden by Houthi guns"; not what stands by
    another deed below: "was held over a raid by rebels".
    """
    sentence, i = parties.sentence, candidate.token
    passive = candidate.signal.kind == "verb" and candidate.signal.subject == "A" and voice(sentence, i) == "passive"
    if not (passive or candidate.signal.kind == "noun"):
        return []
    for by in _by_below(sentence, candidate, codebook):
        heads = [t for t in complements(sentence, by) if sentence.is_noun(t) and not is_time(sentence, t)]
        found = parties.parties(heads, OWNER, strict=True)
        if found:
            return found
    return []


def in_the_midst(parties: PartyFinder, candidate: Candidate) -> list[Party]:
    """Return who is in the midst of what a noun tells: "are in the seventh week of a fast", "entered the third day of a strike"."""
    sentence, i = parties.sentence, candidate.token
    if candidate.signal.kind != "noun":
        return []
    j = i
    while sentence.deps[j] == "pobj" and sentence.lower[sentence.heads[j]] in _AMID:
        j = sentence.heads[sentence.heads[j]]
        if sentence.is_noun(j) and sentence.lemmas[j] not in _SPANS:
            return []
    verb = sentence.heads[j] if sentence.deps[j] == "dobj" else j
    if verb == i or sentence.lemmas[verb] not in _BEING or not sentence.is_verb(verb):
        return []
    return parties.parties(subjects(sentence, verb), DOER, strict=True)


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
            elif _goes_on(sentence, above, j) and (j in candidate.recipients or not _is_deed(sentence, j, codebook)):
                reached.append(j)


def _goes_on(sentence: Sentence, above: int, j: int) -> bool:
    label = sentence.deps[j]
    if label in ("acl", "advcl"):
        return sentence.tags[j] == "VB"
    if label == "conj":
        own = sentence.child(j, "nsubj", "nsubjpass") is not None
        return sentence.is_verb(j) and sentence.is_verb(above) and not own
    return label in _ONWARD and sentence.lemmas[j] not in _OF_A_MATCH


def _is_deed(sentence: Sentence, j: int, codebook: Codebook) -> bool:
    return sentence.is_noun(j) and any(s.kind == "noun" for s in codebook.index.get(key(sentence, j), ()))
