"""What the second opinion sees of a sentence and two parties beside its words: named features with strengths from 0 to 1.

There is no sentence embedding in it: the way between the parties in the parse, the words that govern each of them, what stands
between and around them, cues of time and denial, the codebook's own word classes, and what its signals take a word for.

A name says where a word stands and what it is: ``a:verb=shell`` is the verb above the actor, ``way@weapons`` a word of the class
``weapons`` on the way between the parties, ``mid^negot`` one between them that begins so, ``top#AID`` a word above both of which
signals of AID make use.
"""

from __future__ import annotations

from itertools import pairwise

from dragoman.clauses.arguments import voice
from dragoman.clauses.circumstances import negation, tense
from dragoman.events.clue_names import Name, Names, Strengths
from dragoman.events.phrases import keys_of
from dragoman.ontology import Codebook
from dragoman.records import Span
from dragoman.sentence import Sentence, asked_once

Features = dict[Name, float]

_SHARE = 0.5  # what a word counts that only stands near
_FAR = 0.25  # what any other word of the sentence counts
_NEAR = 4  # tokens from a party
_LONGEST_WAY = 8  # labels; longer ways are all one
_HELD = 4  # labels of either end of the way that count by themselves
_ARGUMENTS = ("dobj", "dative", "attr", "oprd", "acomp", "nsubjpass")
_CLAUSES = ("xcomp", "ccomp", "advcl", "conj")
_CONTENT = "NVJR"


def features_of(
    sentences: list[Sentence], actor: list[Span], recipient: list[Span], codebook: Codebook, names: Names | None = None
) -> Features:
    """Return the features of parsed sentences between the spans of two parties; each counts as where it is strongest.

    Args:
        sentences: the sentences.
        actor: the spans of the actor in them.
        recipient: the spans of the recipient.
        codebook: the codebook whose classes and signals count.
        names: as what features are named; None for all by their names.
    """
    parts = []
    for sentence in sentences:
        a, r = ({t for span in party for t in sentence.tokens_in(span)} for party in (actor, recipient))
        parts.append(features(sentence, a, r, codebook, names))
    if len(parts) == 1:
        return parts[0]
    out: Features = {}
    for part in parts:
        for name, weight in part.items():
            out[name] = max(out.get(name, 0.0), weight)
    return out


def features(
    sentence: Sentence, actor: set[int], recipient: set[int], codebook: Codebook, names: Names | None = None
) -> Features:
    """Return the features of one sentence between the tokens of two parties (either may be empty)."""
    seen = _Seen(sentence, actor | recipient, names or Names(codebook))
    seen.add("one")
    a, r = _head(sentence, actor), _head(sentence, recipient)
    for side, head in (("a", a), ("r", r)):
        _party(seen, side, head)
        _governor(seen, side, head)
    _way(seen, a, r)
    _between(seen, actor, recipient)
    _around(seen)
    return seen.features


def _head(sentence: Sentence, tokens: set[int]) -> int | None:
    return sentence.head_of(sorted(tokens)) if tokens else None


class _Seen:
    """One sentence's features as they are found; ``inside`` are the parties' tokens, ``keys`` the words' dictionary forms."""

    def __init__(self, sentence: Sentence, inside: set[int], names: Names) -> None:
        self.sentence = sentence
        self.inside = inside
        self.names = names
        self.knowledge = names.knowledge
        self.keys = keys_of(sentence)
        self.features: Features = {}

    def add(self, feature: str) -> None:
        """Add what is there or not."""
        name = self.names.of(feature)
        if name is not None:
            self.features[name] = 1.0

    def word(self, where: str, i: int, weight: float = 1.0) -> None:
        """Add a word under the place where it stands: itself, its family, its classes, and what signals take it for."""
        self._add_all(self.names.told(where, self.keys[i]), weight)

    def senses(self, where: str, word: str) -> None:
        """Add only what signals take a word for."""
        self._add_all(self.names.taken_for(where, word), 1.0)

    def _add_all(self, told: Strengths, weight: float) -> None:
        """Add features with their strengths, each as strong as where it is strongest."""
        features = self.features
        for name, share in told:
            strength = weight * share
            if features.get(name, 0.0) < strength:
                features[name] = strength


def _party(seen: _Seen, side: str, head: int | None) -> None:
    if head is None:
        seen.add(f"{side}:none")
        return
    seen.add(f"{side}:dep={seen.sentence.deps[head]}")
    if seen.sentence.tags[head][:3] != "NNP":
        seen.word(f"{side}:is", head)


def _governor(seen: _Seen, side: str, head: int | None) -> None:
    """Add the first verb above a party and the noun or preposition between them, with what the verb governs."""
    if head is None:
        return
    below = head
    for n, i in enumerate(seen.sentence.ancestors(head)):
        if i in seen.inside:
            below = i
            continue
        if seen.sentence.is_verb(i):
            seen.word(f"{side}:verb", i)
            seen.add(f"{side}:verb={seen.keys[i]}<{seen.sentence.deps[below]}")
            _clause(seen, side, i)
            return
        seen.word(f"{side}:over", i, 1.0 if n < 3 else _SHARE)
        below = i


def _clause(seen: _Seen, side: str, verb: int) -> None:
    """Add what the clause of a verb says of it: time, voice, denial, objects, prepositions, and what it governs."""
    sentence, own = seen.sentence, seen.keys[verb]
    time, denied = tense(sentence, verb), negation(sentence, verb)
    seen.add(f"{side}:tense={time}")
    seen.add(f"{side}:voice={voice(sentence, verb)}")
    seen.senses(f"{side}:{'not ' if denied else ''}{time}", own)
    if denied:
        seen.add(f"{side}:negated")
        seen.add(f"{side}:not={own}")
    for j in sentence.children[verb]:
        dep, lower = sentence.deps[j], sentence.lower[j]
        if dep in ("aux", "prt", "neg"):
            seen.add(f"{side}:{dep}={lower}")
        if dep == "prt":
            seen.add(f"{side}:verb={own}_{lower}")
        if dep in _ARGUMENTS and j not in seen.inside:
            _argument(seen, side, own, j)
        if dep in _CLAUSES and j > verb:
            seen.word(f"{side}:{dep}", j, _SHARE)
            if dep in ("xcomp", "ccomp"):
                _governed_clause(seen, side, own, j)
        if dep in ("prep", "agent"):
            seen.add(f"{side}:verb={own}/{lower}")
            for k in sentence.children[j]:
                if k not in seen.inside:
                    seen.word(f"{side}:{lower}", k, _SHARE)


def _argument(seen: _Seen, side: str, verb: str, i: int) -> None:
    """Add what a verb governs: an object, a subject of a passive, an adjective."""
    key = seen.keys[i]
    seen.word(f"{side}:object", i)
    seen.add(f"{side}:verb={verb}+{key}")
    seen.senses(f"{side}:verb={verb}+", key)
    for name in seen.knowledge.classes.get(key, ()):
        seen.add(f"{side}:verb={verb}+@{name}")


def _governed_clause(seen: _Seen, side: str, verb: str, i: int) -> None:
    """Add the verb of a clause that a verb governs, by the verb and by what signals mostly take it for."""
    below = "not " if negation(seen.sentence, i) else ""
    seen.senses(f"{side}:verb={verb}>{below}", seen.keys[i])
    for sense, share in seen.knowledge.senses.get(verb, {}).items():
        if share >= _SHARE:
            seen.senses(f"{side}:{sense}>{below}", seen.keys[i])


def _way(seen: _Seen, a: int | None, r: int | None) -> None:
    """Add the words and labels on the way between the parties, through the lowest word above both."""
    if a is None or r is None:
        return
    sentence, deps = seen.sentence, seen.sentence.deps
    over_a, over_r = [a, *sentence.ancestors(a)], [r, *sentence.ancestors(r)]
    top = next((i for i in over_a if i in over_r), None)
    if top is None:
        seen.add("way:none")
        return
    up, down = over_a[: over_a.index(top)], over_r[: over_r.index(top)]
    labels = [deps[i] for i in up] + ["|"] + [deps[i] for i in reversed(down)]
    seen.add("way:" + " ".join(labels) if len(labels) < _LONGEST_WAY else "way:long")
    seen.add("way:up " + " ".join(deps[i] for i in up[:_HELD]))
    seen.add("way:down " + " ".join(deps[i] for i in reversed(down[:_HELD])))
    for i in (*up, top, *down):
        if i in seen.inside:
            continue
        seen.word("way", i)
        if sentence.tags[i] in ("IN", "TO") and sentence.heads[i] not in seen.inside:
            seen.add(f"way={seen.keys[sentence.heads[i]]}/{sentence.lower[i]}")
    if top not in seen.inside:
        seen.word("top", top)
        _clause(seen, "top", top)


def _between(seen: _Seen, actor: set[int], recipient: set[int]) -> None:
    if not actor or not recipient:
        return
    tags = seen.sentence.tags
    order = "ar" if min(actor) < min(recipient) else "ra"
    seen.add(f"order={order}")
    first, last = (actor, recipient) if order == "ar" else (recipient, actor)
    span = range(max(first) + 1, min(last))
    seen.add(f"gap={min(len(span) // 3, 5)}")
    for i in span:
        if tags[i][0] in _CONTENT or tags[i] in ("IN", "TO", "RP", "MD"):
            seen.word("mid", i)
    words = [seen.keys[i] for i in span if tags[i][0] not in ",.DP"]
    for one, two in pairwise(words):
        seen.add(f"mid={one} {two}")


def _around(seen: _Seen) -> None:
    near = {t + d for t in seen.inside for d in range(-_NEAR, _NEAR + 1)}
    for i in _telling_words(seen.sentence):
        if i in near:
            if i not in seen.inside:
                seen.word("near", i, _SHARE)
        else:
            seen.word("any", i, _FAR)


@asked_once
def _telling_words(sentence: Sentence) -> list[int]:
    """Return the tokens that mean something by themselves: no names, no auxiliaries."""
    tags, deps = sentence.tags, sentence.deps
    content = [i for i, tag in enumerate(tags) if tag[0] in _CONTENT and tag[:3] != "NNP"]
    return [i for i in content if deps[i] not in ("aux", "auxpass")]
