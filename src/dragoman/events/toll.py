"""The toll of a deed told behind it: in "gunmen raided two villages, killing nine people" the killing is the raid."""

from __future__ import annotations

from dragoman.events.matching import Candidate
from dragoman.events.phrases import key
from dragoman.language import Sentence
from dragoman.ontology import Codebook

_TOLL = ("killed_words", "injured_words")


def fold_tolls(sentence: Sentence, found: list[Candidate], codebook: Codebook) -> set[int]:
    """Give deeds of force the victims told in participles on them, and return the tokens of those participles.

    Args:
        sentence: the sentence.
        found: its candidates, changed in place.
        codebook: the codebook; its classes ``killed_words`` and ``injured_words`` name tolls.
    """
    killed, injured = (codebook.word_class(name) for name in _TOLL)
    verbs = {c.token: c for c in found if c.signal.kind == "verb"}
    folded: set[int] = set()
    for toll in verbs.values():
        word = key(sentence, toll.token)
        deed = _deed_of(sentence, toll.token, verbs) if word in killed or word in injured else None
        if deed is None or deed.signal.type != toll.signal.type or not toll.recipients or toll.operator is not None:
            continue
        if not any(s.fills == "R" for s in deed.signal.slots):  # "attacked a base": among the words that the signal asks for
            deed.add("R", [t for t in deed.used if sentence.is_noun(t)])
        deed.add("R", toll.recipients)
        folded.add(toll.token)
    return folded


def _deed_of(sentence: Sentence, i: int, verbs: dict[int, Candidate]) -> Candidate | None:
    """Return the deed on which a participle behind it hangs, also through participles coordinated with it."""
    while sentence.deps[i] == "conj" and sentence.tags[i] == "VBG" and sentence.heads[i] != i:
        i = sentence.heads[i]
    above = sentence.heads[i]
    hangs = sentence.tags[i] == "VBG" and sentence.deps[i] == "advcl" and above < i and sentence.child(i, "mark", "aux") is None
    return verbs.get(above) if hangs else None
