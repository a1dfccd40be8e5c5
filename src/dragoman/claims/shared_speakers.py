"""One speaker, two verbs: "said the bridge was down and promised to rebuild it", "said it was down, adding that it fell".

The parser hangs the second verb on what was said first. By tense, comma and participle it belongs to the one who speaks.
"""

from __future__ import annotations

from dragoman.claims.lexicon import readings_of, stance_for
from dragoman.language import Sentence
from dragoman.word_lists import word_list

_PRESENT = ("VBZ", "VBP")
_DEEPEST = 6
# Participles by which whoever speaks goes on speaking; others ("leaving three dead") may belong to what is told.
_GOES_ON = word_list("claims", "goes_on")
_SPEAKS = frozenset("says claims confirms denies doubts accuses admits promises threatens warns demands asks leaks".split())
_AUXILIARIES = ("aux", "auxpass")


def speaks_on(sentence: Sentence, v: int) -> int | None:
    """Return the cue before verb v whose speaker goes on with v, where the parser hangs v on what that cue tells; else None."""
    label, above = sentence.deps[v], sentence.heads[v]
    if label not in ("conj", "advcl") or above >= v or not sentence.is_verb(above):
        return None
    if sentence.child(v, "nsubj", "nsubjpass", "mark") is not None or not readings_of("V", sentence.lemmas[v]):
        return None
    cue = _telling(sentence, above)
    if cue is None:
        return None
    first = sentence.left_edge(v)
    if sentence.tags[v] == "VBG":
        goes_on = sentence.lemmas[v] in _GOES_ON and label == "advcl" and sentence.child(v, "aux") is None
        before = sentence.words[max(0, first - 2) : first]  # a quotation may end between
        return cue if goes_on and not {",", "—", "–", "--"}.isdisjoint(before) else None
    if label != "conj" or _finite_tag(sentence, v) != _finite_tag(sentence, cue):
        return None
    if _feels_on(sentence, above, v):
        return None
    linked = next((k for k in range(first - 1, above, -1) if sentence.deps[k] == "cc"), None)
    comma = linked is not None and sentence.words[linked - 1] == ","
    return cue if linked is not None and (comma or _other_tense(sentence, above, sentence.tags[v])) else None


def _feels_on(sentence: Sentence, above: int, v: int) -> bool:
    """ "She said she was tired and wanted to go": the wish belongs to what is said, of whoever "she" is there."""
    subject = sentence.child(above, "nsubj", "nsubjpass")
    pronoun = subject is not None and sentence.lower[subject] in ("he", "she", "they", "i", "we")
    return pronoun and not any(reading.stance in _SPEAKS for reading in readings_of("V", sentence.lemmas[v])[:1])


def _telling(sentence: Sentence, verb: int) -> int | None:
    """Return the verb above whose that-clause holds this verb, by coordination and complements alone."""
    for _ in range(_DEEPEST):
        label, above = sentence.deps[verb], sentence.heads[verb]
        infinitive = sentence.tags[verb] == "VB" and label in ("xcomp", "advcl", "ccomp") and above < verb
        if infinitive and sentence.tags[above] in ("VBD", *_PRESENT) and readings_of("V", sentence.lemmas[above]):
            return above  # "called on it to leave and said ..."
        marked = sentence.child(verb, "mark") is not None and not sentence.is_verb(above)
        if label in ("acl", "ccomp") and above < verb and marked:
            verb = _verb_above(sentence, above)  # "did not think of the chance that it would close", "was clear that"
            if sentence.deps[verb] == "ccomp":
                continue
            return None
        if label not in ("ccomp", "conj", "xcomp") or above >= verb or not sentence.is_verb(above):
            return None
        if label == "ccomp" and _finite_tag(sentence, above) in ("VBD", *_PRESENT):
            return above if stance_for(readings_of("V", sentence.lemmas[above]), "that") else None
        verb = above
    return None


def _verb_above(sentence: Sentence, i: int) -> int:
    """Return the nearest verb above a noun or adjective, itself if there is none."""
    top = i
    while not sentence.is_verb(top) and sentence.heads[top] != top:
        top = sentence.heads[top]
    return top


def _finite_tag(sentence: Sentence, v: int) -> str:
    """Return the tag of a verb's finite form ("did not say": VBD); empty where another auxiliary makes it a compound."""
    helpers = sentence.children_with(v, *_AUXILIARIES)
    if not helpers:
        return sentence.tags[v]
    return sentence.tags[helpers[0]] if len(helpers) == 1 and sentence.lemmas[helpers[0]] == "do" else ""


def _other_tense(sentence: Sentence, verb: int, tag: str) -> bool:
    """Tell whether the finite form of a clause differs from a plain past or present: "was", "will", "has been"."""
    if sentence.child(verb, *_AUXILIARIES) is not None or sentence.lemmas[verb] == "be" or sentence.tags[verb] == "VB":
        return True
    return (sentence.tags[verb] in _PRESENT) != (tag in _PRESENT)


def without_further_cues(sentence: Sentence, tokens: list[int], v: int) -> list[int]:
    """Return the content of cue v up to where its speaker goes on with another cue."""
    for t in tokens:
        if t > v and sentence.deps[t] in ("conj", "advcl") and speaks_on(sentence, t) == v:
            cut = sentence.left_edge(t)
            while cut > 0 and (sentence.deps[cut - 1] == "cc" or not sentence.words[cut - 1].isalnum()):
                cut -= 1
            return [k for k in tokens if k < cut]
    return tokens
