""" "Could have" with a participle: perhaps it was so ("could already have left"), or it was not so ("could have done more")."""

from __future__ import annotations

from dragoman.clauses.circumstances import circumstances
from dragoman.clauses.lexicon import effect_on, modality
from dragoman.language import Sentence
from dragoman.word_lists import word_list

# "Could have been avoided" says that it was not.
_WARDS_OFF = word_list("clauses", "wards_off")
# Beside these what could have been was not: "could easily have won", "could have acted sooner".
_NOT_SO = word_list("clauses", "not_so")
# Beside these it is open: "could already have left", "could by now have left".
_OPEN = frozenset({"already", "now", "meanwhile", "perhaps", "possibly", "well"})
# Whoever does these to what somebody has said or felt leaves it open whether it was so.
_SURMISES = word_list("clauses", "surmises")
# "The fault could have caused the blaze": of what is known the cause is looked for.
_CAUSES = word_list("clauses", "causes")
_KNOWN = frozenset({"the", "this", "that", "these", "those"})


def leaves_open(sentence: Sentence, i: int, modal: int) -> bool:
    """Tell whether "could have" leaves open whether the verb at token i took place.

    Args:
        sentence: a parsed sentence.
        i: the verb, with "have" and a modal among its auxiliaries.
        modal: the modal.

    Returns:
        True for "the shell could have been fired from the hills", "they fear he could have fled"; False for "could have done
        more", "could have won if", "could have been avoided", and for other modals.
    """
    if sentence.lower[modal] != "could" or circumstances(sentence, i).negated:
        return False
    if sentence.child(i, "auxpass") is not None:
        return _passive(sentence, i)
    if any(sentence.deps[k] == "advcl" for k in sentence.children[i]) or _against_fact(sentence, i):
        return False
    if _surmised(sentence, i) or _marked_open(sentence, i) or _counted(sentence, i) or _cause_of_known(sentence, i):
        return True
    return sentence.lemmas[i] in modality().deeds and _told_by_others(sentence, i)


def _told_by_others(sentence: Sentence, i: int) -> bool:
    """ "The rebels could have fired first, the monitors said": a deed that somebody holds possible."""
    above = sentence.heads[i]
    said = sentence.deps[i] == "ccomp" and sentence.is_verb(above) and effect_on("V", sentence.lemmas[above], "that") is not None
    said = said or sentence.child(i, "parataxis") is not None
    return said or any(sentence.lower[k] == "according" for k in sentence.children[i])


def _passive(sentence: Sentence, i: int) -> bool:
    """A passive without a condition, of nothing that was warded off."""
    if sentence.lemmas[i] in _WARDS_OFF or any(sentence.deps[k] in ("advcl", "advmod") for k in sentence.children[i]):
        return False
    return not any(sentence.lower[k] in ("without", "but") for k in sentence.children_with(i, "prep"))


def _against_fact(sentence: Sentence, i: int) -> bool:
    if any(sentence.lower[k] in ("without", "but", "with") and sentence.deps[k] in ("prep", "cc") for k in sentence.children[i]):
        return True
    near = [i, *(k for k in sentence.children_with(i, "dobj", "advmod", "prep"))]
    return any(sentence.lower[m] in _NOT_SO for k in near for m in (k, *sentence.children[k])) and not _counted(sentence, i)


def _surmised(sentence: Sentence, i: int) -> bool:
    """ "They believe (fear, suspect) that he could have fled"."""
    above = sentence.heads[i]
    if sentence.deps[i] not in ("ccomp", "acl") or above == i:
        return False
    if sentence.is_verb(above):
        return sentence.lemmas[above] in _SURMISES
    effect = effect_on("N", sentence.lemmas[above].lower(), "that") if sentence.is_noun(above) else None
    return effect is not None and effect.name in ("holds possible", "fears", "suspects")


def _marked_open(sentence: Sentence, i: int) -> bool:
    adverbs = [k for m in (i, *sentence.children_with(i, "aux")) for k in sentence.children_with(m, "advmod")]
    by = [m for k in sentence.children_with(i, "prep") if sentence.lower[k] == "by" for m in sentence.children[k]]
    return any(sentence.lower[k] in _OPEN for k in (*adverbs, *by))


def _counted(sentence: Sentence, i: int) -> bool:
    """ "As many as forty (up to forty) people could have died": a guess at how many did."""
    subject = sentence.child(i, "nsubj")
    if subject is None:
        return False
    number = sentence.child(subject, "nummod")
    if number is None:
        return False
    around = {sentence.lower[k] for k in (*sentence.subtree(number), *range(max(0, number - 2), number))}
    return not around.isdisjoint({"as", "up", "to", "than"})


def _cause_of_known(sentence: Sentence, i: int) -> bool:
    thing = sentence.child(i, "dobj")
    if sentence.lemmas[i] not in _CAUSES or thing is None:
        return False
    return any(sentence.lower[k] in _KNOWN or sentence.deps[k] == "poss" for k in sentence.children[thing])
