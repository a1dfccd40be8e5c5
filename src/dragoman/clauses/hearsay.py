"""What is passed on without a word on who says so ("was reported killed", "amid claims of sabotage")."""

from __future__ import annotations

from dragoman.clauses.arguments import voice
from dragoman.clauses.lexicon import effect_on, modality
from dragoman.clauses.links import Link, heavy_object
from dragoman.language import Sentence
from dragoman.word_lists import word_list

# Verbs whose subject says what their object names: "repeated claims of fraud", "levelled accusations".
_UTTERS = word_list("clauses", "utters")
# "... in the army", "by residents": the noun phrases that tell whose report it is.
_AUTHORS = frozenset({"by", "from"})


def hearsay(sentence: Sentence, link: Link) -> str:
    """Return probable or possible where the governor passes on what nobody named says, else an empty string.

    Args:
        sentence: the sentence.
        link: how the event hangs on the verb or noun of saying.

    Returns:
        "probable" for what is reported, "possible" for what is alleged, "" where a source is named.
    """
    g = link.governor
    if sentence.is_verb(g) and link.kind in ("to", "to-have", "that", "object"):
        if link.kind == "object" or voice(sentence, g) != "passive" or sentence.child(g, "agent") is not None:
            return ""
        return modality().hearsay.get(("V", sentence.lemmas[g].lower()), "")
    if sentence.is_noun(g):
        grade = modality().hearsay.get(("N", sentence.lemmas[g].lower()), "")
        return grade if grade and not has_author(sentence, g) else ""
    return ""


def told_aside(sentence: Sentence, verb: int) -> str:
    """Return how sure an aside without a source leaves a verb: "the two men, it was alleged, met", "it seems"; or ""."""
    for k in sentence.children_with(verb, "parataxis", "ccomp"):
        seems = sentence.child(k, "nsubj")
        alone = seems is not None and sentence.lower[seems] == "it" and seems > 0 and sentence.words[seems - 1] == ","
        if alone and sentence.lemmas[k] in ("appear", "seem") and sentence.child(k, "ccomp", "xcomp", "advcl", "acomp") is None:
            return "probable"  # "two envoys, it appears, met in Lima"
        subject = sentence.child(k, "nsubjpass")
        if subject is None or sentence.lower[subject] != "it" or sentence.child(k, "agent") is not None:
            continue
        thought = effect_on("V", sentence.lemmas[k].lower(), "that")
        grade = modality().hearsay.get(("V", sentence.lemmas[k].lower()), "")
        return grade or (thought.certainty if thought is not None and thought.name in ("holds likely", "holds possible") else "")
    return ""


def has_author(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun of saying has somebody who says it: a possessor, "by", "from", or the subject of "made"."""
    if names_author(sentence, noun):
        return True
    above = sentence.heads[noun]
    if sentence.deps[noun] == "pobj" and heavy_object(sentence, noun) is not None:
        return sentence.lemmas[sentence.heads[above]] in _UTTERS  # "dismissed as absurd the claim"
    return sentence.deps[noun] == "dobj" and sentence.lemmas[above] in _UTTERS


def names_author(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun of saying names in its own phrase who says it: "the bishop's claim", "claims by monitors"."""
    names = [j for j in sentence.children_with(noun, "compound") if sentence.tags[j] == "NNP"]  # "Pentagon claims"
    if names or sentence.child(noun, "poss") is not None:
        return True
    return any(sentence.lower[j] in _AUTHORS for j in sentence.children_with(noun, "prep", "agent"))


def still_open(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb is one that has not been done: "has yet to confirm", "declined to confirm", "was unable to confirm"."""
    above = sentence.heads[verb]
    if sentence.deps[verb] != "xcomp" or above == verb:
        return False
    if sentence.lemmas[above] == "have" and any(sentence.lower[j] == "yet" for j in sentence.children[above]):
        return True
    part = "V" if sentence.is_verb(above) else "J"
    effect = effect_on(part, sentence.lemmas[above].lower(), "to")
    return effect is not None and effect.name in ("does not carry out", "refuses")
