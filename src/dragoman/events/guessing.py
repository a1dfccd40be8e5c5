"""What the words alone suggest where the parser's grammar fits no signal: headlines, and words that the tagger got wrong."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.events.phrases import key, names, stems
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.patterns import Signal

# Scores stay below those of readings that the grammar bears out with both parties (set by hand on the codebook's examples).
_BASE = -0.2
_WEIGHT_SHARE = 0.5  # what a signal asks for, and finds among the words, makes it surer
_BETWEEN_BONUS = 0.9  # the trigger stands between the parties, where a verb would
_OTHER_KIND = 1.2  # the tagger reads another part of speech
_STEP = 0.05  # for each token between trigger and the nearer party
# A word whose signals are all left open still tells what it usually does, if most of them agree.
_USUAL = -1.5
_USUAL_SHARE = 0.5
# Endings of verbs that the tagger takes for nouns before a noun: compounds rarely have them.
_VERBAL = ("ed", "s")
_KINDS = {"N": "noun", "V": "verb", "J": "adjective"}
# A particle stands close behind its verb, a word in a signal not far from it.
_PARTICLE_REACH = 4


def guesses(sentence: Sentence, codebook: Codebook, actor: set[int], recipient: set[int]) -> Iterator[tuple[int, Signal, float]]:
    """Yield triggers whose signals the words around them bear out, though no grammar was asked: token, signal and score."""
    empty = codebook.word_class("light_verbs") | codebook.word_class("partitives") | codebook.word_class("transparent_verbs")
    parties = actor | recipient
    aside = parties | _attribution(sentence, parties)
    known = [names(sentence, i) for i in range(len(sentence))]
    inner = _between(actor, recipient)
    for i in range(len(sentence)):
        if i in aside or sentence.tags[i][0] not in _KINDS or sentence.deps[i] in ("aux", "auxpass"):
            continue
        if sentence.deps[i] == "compound" and sentence.zone != "title" and not sentence.lower[i].endswith(_VERBAL):
            continue  # "aid workers" help nobody here; "ships vanilla" is a verb that the tagger missed
        distance = min((abs(i - t) for t in parties), default=0)
        best: tuple[float, Signal] | None = None
        signals = _signals(sentence, i, codebook)
        for signal in signals:
            if not _borne_out(sentence, i, signal, known, empty):
                continue
            score = _BASE + _WEIGHT_SHARE * signal.weight + _BETWEEN_BONUS * (i in inner) - _STEP * distance
            score -= _OTHER_KIND * (signal.kind != _KINDS[sentence.tags[i][0]])
            if best is None or score > best[0]:
                best = score, signal
        if best is None and (usual := _usual(sentence, i, signals, empty)) is not None:
            best = _USUAL + _BETWEEN_BONUS * (i in inner) - _STEP * distance, usual
        if best is not None:
            yield i, best[1], best[0]


def _usual(sentence: Sentence, i: int, signals: list[Signal], empty: frozenset[str]) -> Signal | None:
    """Return a signal of the type that most signals of this word have, though none is borne out; None if they are at odds."""
    kind = _KINDS[sentence.tags[i][0]]
    own = [s for s in signals if s.kind == kind]
    if not own or key(sentence, i) in empty:
        return None
    types = [s.type for s in own]
    most = max(sorted(set(types)), key=types.count)
    return next(s for s in own if s.type == most) if types.count(most) >= _USUAL_SHARE * len(types) else None


def _signals(sentence: Sentence, i: int, codebook: Codebook) -> list[Signal]:
    """Return the signals of the word at token i as it is tagged, and as the verb that its ending may make it."""
    own = list(codebook.index.get(key(sentence, i), ()))
    if i > 1 and sentence.words[i - 1] == "-":
        own += codebook.index.get(f"{sentence.lower[i - 2]}-{key(sentence, i)}", ())
    seen = {id(s) for s in own}
    for word in (sentence.lower[i], *(() if own else stems(sentence.lower[i]))):
        own.extend(s for s in codebook.index.get(word, ()) if s.kind == "verb" and id(s) not in seen)
        seen.update(id(s) for s in own)
    return own


def _borne_out(sentence: Sentence, i: int, signal: Signal, known: list[frozenset[str]], empty: frozenset[str]) -> bool:
    """Tell whether all words that a signal asks for stand in the sentence, and its trigger says something by itself."""
    asked = [s for s in signal.slots if s.words]
    if not asked and not signal.particle and not signal.modifiers and (key(sentence, i) in empty or signal.subject_words):
        return False
    if signal.particle and signal.particle not in sentence.lower[i + 1 : i + 1 + _PARTICLE_REACH]:
        return False
    if signal.modifiers and not any(not known[j].isdisjoint(signal.modifiers) for j in range(max(0, i - 2), i)):
        return False
    if signal.subject_words and not any(not k.isdisjoint(signal.subject_words) for k in known[:i]):
        return False
    for slot in asked:
        found = any(not k.isdisjoint(slot.words) for n, k in enumerate(known) if n != i and (n > i or signal.kind != "noun"))
        if found == slot.excluded:
            return False
        if slot.prepositions and not slot.excluded and slot.prepositions.isdisjoint(sentence.lower[i + 1 :]):
            return False
    return all(
        s.words or not s.prepositions or not s.required or not s.prepositions.isdisjoint(sentence.lower[i + 1 :])
        for s in signal.slots
    )


def _between(actor: set[int], recipient: set[int]) -> range:
    if not actor or not recipient:
        return range(0)
    first, last = (actor, recipient) if min(actor) < min(recipient) else (recipient, actor)
    return range(max(first) + 1, min(last))


def _attribution(sentence: Sentence, parties: set[int]) -> set[int]:
    """Return the tokens that only say who reports what stands in the sentence ("..., the daily reported on Friday")."""
    out: set[int] = set()
    for i in range(len(sentence)):
        if sentence.deps[i] == "prep" and sentence.lower[i] == "according":
            out.update(sentence.subtree(i))
        content = sentence.child(i, "ccomp") if sentence.tags[i][0] == "V" else None
        if content is not None and content < i and not parties & (set(sentence.subtree(i)) - set(sentence.subtree(content))):
            out.update(set(sentence.subtree(i)) - set(sentence.subtree(content)))
    return out
