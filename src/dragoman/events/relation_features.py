"""What the second opinion sees of a sentence and two parties beside its words: named features with strengths from 0 to 1.

There is no sentence embedding in it: the way between the parties in the parse, the words that govern each of them, what stands
between and around them, cues of time and denial, the codebook's own word classes, and what its signals take a word for.

A name says where a word stands and what it is: ``a:verb=shell`` is the verb above the actor, ``way@weapons`` a word of the class
``weapons`` on the way between the parties, ``mid^negot`` one between them that begins so, ``top#AID`` a word above both of which
signals of AID make use.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from dragoman.clauses.arguments import voice
from dragoman.clauses.circumstances import negation, tense
from dragoman.events.phrases import key
from dragoman.ontology import Codebook
from dragoman.records import Span
from dragoman.sentence import Sentence

Features = dict[str, float]

_PREFIX = 5  # letters that words of one family share: "condemn", "condemnation"
_SHARE = 0.5  # what a word counts that only stands near
_FAR = 0.25  # what any other word of the sentence counts
_NEAR = 4  # tokens from a party
_LONGEST_WAY = 8  # labels; longer ways are all one
_HELD = 4  # labels of either end of the way that count by themselves
_ARGUMENTS = ("dobj", "dative", "attr", "oprd", "acomp", "nsubjpass")
_CLAUSES = ("xcomp", "ccomp", "advcl", "conj")
_CONTENT = "NVJR"


# By the codebook's hash: a codebook holds mappings, and cannot be a key itself.
_CLASSES: dict[str, dict[str, tuple[str, ...]]] = {}
_SENSES: dict[str, dict[str, dict[str, float]]] = {}


def classes_of(codebook: Codebook) -> dict[str, tuple[str, ...]]:
    """Return the word classes of a codebook by word."""
    if codebook.hash not in _CLASSES:
        out: dict[str, list[str]] = {}
        for name in sorted(codebook.words):
            for word in codebook.words[name]:
                out.setdefault(word, []).append(name)
        _CLASSES[codebook.hash] = {word: tuple(names) for word, names in out.items()}
    return _CLASSES[codebook.hash]


def senses_of(codebook: Codebook) -> dict[str, dict[str, float]]:
    """Return for each trigger of a codebook the share of its signals that each type has."""
    if codebook.hash not in _SENSES:
        _SENSES[codebook.hash] = {
            word: {t: n / len(signals) for t, n in Counter(s.type for s in signals).items()}
            for word, signals in codebook.index.items()
        }
    return _SENSES[codebook.hash]


def features_of(sentences: list[Sentence], actor: list[Span], recipient: list[Span], codebook: Codebook) -> Features:
    """Return the features of parsed sentences between the spans of two parties; each counts as where it is strongest."""
    parts = []
    for sentence in sentences:
        a, r = ({t for span in party for t in sentence.tokens_in(span)} for party in (actor, recipient))
        parts.append(features(sentence, a, r, codebook))
    if len(parts) == 1:
        return parts[0]
    out: Features = {}
    for part in parts:
        for name, weight in part.items():
            _add(out, name, weight)
    return out


def features(sentence: Sentence, actor: set[int], recipient: set[int], codebook: Codebook) -> Features:
    """Return the features of one sentence between the tokens of two parties (either may be empty)."""
    out: Features = {"one": 1.0}
    a, r = _head(sentence, actor), _head(sentence, recipient)
    inside = actor | recipient
    for side, head in (("a", a), ("r", r)):
        _party(out, sentence, side, head, codebook)
        _governor(out, sentence, side, head, inside, codebook)
    _way(out, sentence, a, r, inside, codebook)
    _between(out, sentence, actor, recipient, codebook)
    _around(out, sentence, inside, codebook)
    return out


def _head(sentence: Sentence, tokens: set[int]) -> int | None:
    return sentence.head_of(sorted(tokens)) if tokens else None


def _add(out: Features, name: str, weight: float = 1.0) -> None:
    out[name] = max(out.get(name, 0.0), weight)


def _word(out: Features, where: str, sentence: Sentence, i: int, codebook: Codebook, weight: float = 1.0) -> None:
    """Add a word under the place where it stands: itself, its family, its classes, and what signals take it for."""
    for ending, share in _endings(key(sentence, i), codebook):
        name, strength = where + ending, weight * share
        if out.get(name, 0.0) < strength:
            out[name] = strength


def _endings(word: str, codebook: Codebook) -> tuple[tuple[str, float], ...]:
    """Return what is told of a word wherever it stands, each with its strength; kept, for words come again and again."""
    known = _ENDINGS.setdefault(codebook.hash, {})
    if word not in known:
        if len(known) >= _MOST_WORDS:
            known.clear()  # names are ever new: memory stays flat
        out = [(f"={word}", 1.0)]
        if len(word) > _PREFIX:
            out.append((f"^{word[:_PREFIX]}", 1.0))
        out += [(f"@{name}", 1.0) for name in classes_of(codebook).get(word, ())]
        out += [(f"#{type_}", share) for type_, share in senses_of(codebook).get(word, {}).items()]
        known[word] = tuple(out)
    return known[word]


_MOST_WORDS = 50_000
_ENDINGS: dict[str, dict[str, tuple[tuple[str, float], ...]]] = {}


def _party(out: Features, sentence: Sentence, side: str, head: int | None, codebook: Codebook) -> None:
    if head is None:
        out[f"{side}:none"] = 1.0
        return
    _add(out, f"{side}:dep={sentence.deps[head]}")
    if sentence.tags[head][:3] != "NNP":
        _word(out, f"{side}:is", sentence, head, codebook)


def _governor(out: Features, sentence: Sentence, side: str, head: int | None, inside: set[int], codebook: Codebook) -> None:
    """Add the first verb above a party and the noun or preposition between them, with what the verb governs."""
    if head is None:
        return
    below = head
    for n, i in enumerate(sentence.ancestors(head)):
        if i in inside:
            below = i
            continue
        if sentence.is_verb(i):
            _word(out, f"{side}:verb", sentence, i, codebook)
            _add(out, f"{side}:verb={key(sentence, i)}<{sentence.deps[below]}")
            _clause(out, side, sentence, i, codebook, inside)
            return
        weight = 1.0 if n < 3 else _SHARE
        _word(out, f"{side}:over", sentence, i, codebook, weight)
        below = i


def _clause(out: Features, side: str, sentence: Sentence, verb: int, codebook: Codebook, inside: set[int]) -> None:
    """Add what the clause of a verb says of it: time, voice, denial, objects, prepositions, and what it governs."""
    own, time, denied = key(sentence, verb), tense(sentence, verb), negation(sentence, verb)
    _add(out, f"{side}:tense={time}")
    _add(out, f"{side}:voice={voice(sentence, verb)}")
    _sense(out, f"{side}:{'not ' if denied else ''}{time}", own, codebook)
    if denied:
        _add(out, f"{side}:negated")
        _add(out, f"{side}:not={own}")
    for j in sentence.children[verb]:
        dep = sentence.deps[j]
        if dep in ("aux", "prt", "neg"):
            _add(out, f"{side}:{dep}={sentence.lower[j]}")
        if dep == "prt":
            _add(out, f"{side}:verb={own}_{sentence.lower[j]}")
        if dep in _ARGUMENTS and j not in inside:
            _word(out, f"{side}:object", sentence, j, codebook)
            _add(out, f"{side}:verb={own}+{key(sentence, j)}")
            _sense(out, f"{side}:verb={own}+", key(sentence, j), codebook)
            for name in classes_of(codebook).get(key(sentence, j), ()):
                _add(out, f"{side}:verb={own}+@{name}")
        if dep in _CLAUSES and j > verb:
            _word(out, f"{side}:{dep}", sentence, j, codebook, _SHARE)
            if dep in ("xcomp", "ccomp"):
                below = "not " if negation(sentence, j) else ""
                _sense(out, f"{side}:verb={own}>{below}", key(sentence, j), codebook)
                for sense, share in senses_of(codebook).get(own, {}).items():
                    if share >= _SHARE:
                        _sense(out, f"{side}:{sense}>{below}", key(sentence, j), codebook)
        if dep in ("prep", "agent"):
            _add(out, f"{side}:verb={own}/{sentence.lower[j]}")
            for k in sentence.children[j]:
                if k not in inside:
                    _word(out, f"{side}:{sentence.lower[j]}", sentence, k, codebook, _SHARE)


def _sense(out: Features, where: str, word: str, codebook: Codebook) -> None:
    for type_, share in senses_of(codebook).get(word, {}).items():
        _add(out, f"{where}#{type_}", share)


def _way(out: Features, sentence: Sentence, a: int | None, r: int | None, inside: set[int], codebook: Codebook) -> None:
    """Add the words and labels on the way between the parties, through the lowest word above both."""
    if a is None or r is None:
        return
    over_a, over_r = [a, *sentence.ancestors(a)], [r, *sentence.ancestors(r)]
    top = next((i for i in over_a if i in set(over_r)), None)
    if top is None:
        out["way:none"] = 1.0
        return
    up, down = over_a[: over_a.index(top)], over_r[: over_r.index(top)]
    labels = [sentence.deps[i] for i in up] + ["|"] + [sentence.deps[i] for i in reversed(down)]
    _add(out, "way:" + " ".join(labels) if len(labels) < _LONGEST_WAY else "way:long")
    _add(out, "way:up " + " ".join(sentence.deps[i] for i in up[:_HELD]))
    _add(out, "way:down " + " ".join(sentence.deps[i] for i in reversed(down[:_HELD])))
    for i in (*up, top, *down):
        if i in inside:
            continue
        _word(out, "way", sentence, i, codebook)
        if sentence.tags[i] in ("IN", "TO") and sentence.heads[i] not in inside:
            _add(out, f"way={key(sentence, sentence.heads[i])}/{sentence.lower[i]}")
    if top not in inside:
        _word(out, "top", sentence, top, codebook)
        _clause(out, "top", sentence, top, codebook, inside)


def _between(out: Features, sentence: Sentence, actor: set[int], recipient: set[int], codebook: Codebook) -> None:
    if not actor or not recipient:
        return
    order = "ar" if min(actor) < min(recipient) else "ra"
    _add(out, f"order={order}")
    first, last = (actor, recipient) if order == "ar" else (recipient, actor)
    span = range(max(first) + 1, min(last))
    _add(out, f"gap={min(len(span) // 3, 5)}")
    for i in span:
        if sentence.tags[i][0] in _CONTENT or sentence.tags[i] in ("IN", "TO", "RP", "MD"):
            _word(out, "mid", sentence, i, codebook)
    words = [key(sentence, i) for i in span if sentence.tags[i][0] not in ",.DP"]
    for one, two in pairwise(words):
        _add(out, f"mid={one} {two}")


def _around(out: Features, sentence: Sentence, inside: set[int], codebook: Codebook) -> None:
    for i in _content(sentence):
        if i not in inside:
            near = min((abs(i - t) for t in inside), default=_NEAR + 1) <= _NEAR
            _word(out, "near" if near else "any", sentence, i, codebook, _SHARE if near else _FAR)


def _content(sentence: Sentence) -> Iterator[int]:
    for i, tag in enumerate(sentence.tags):
        if tag[0] in _CONTENT and tag[:3] != "NNP" and sentence.deps[i] not in ("aux", "auxpass"):
            yield i
