"""Constructions that parsers take apart in many ways, read by their words instead.

"Dismissed as fantasy reports that it paid", "hinges on parliament passing the budget", "gave the widow leave to sue", "admitted
for the first time that it had fired", "anyone found there will be shot".
"""

from __future__ import annotations

from dragoman.clauses.lexicon import effect_on, modality
from dragoman.language import Sentence
from dragoman.word_lists import word_list

# From "as" to the noun of saying in "dismissed as pure and utter fantasy reports that" there are at most so many tokens.
_LONGEST_QUALITY = 6
# From "hinges on" to the participle of its clause.
_LONGEST_SUBJECT = 7
# From "gave" to "leave to".
_LONGEST_RECIPIENT = 8
_TIMES = word_list("clauses", "times_counted")
_LEAVE_IS = word_list("clauses", "given_leave")
_GENITIVES = frozenset({"of", "about"})


def dismissed_noun(sentence: Sentence, verb: int) -> int | None:
    """Return the noun of saying that a verb dismisses "as" something: "rejected as baseless | reports that"; else None.

    Args:
        sentence: a parsed sentence.
        verb: the token of the verb.
    """
    table = modality()
    lemma = sentence.lemmas[verb].lower()
    if lemma not in table.dismissing and lemma not in table.labelling:
        return None
    as_ = next((j for j in range(verb + 1, min(verb + 3, len(sentence))) if sentence.lower[j] == "as"), None)
    if as_ is None:
        return None
    for k in range(as_ + 2, min(as_ + _LONGEST_QUALITY + 2, len(sentence) - 1)):
        if sentence.lower_after(k) not in ("that", *_GENITIVES) or not _says(sentence, k):
            continue
        quality = [j for j in range(as_ + 1, k) if sentence.words[j].isalpha()]
        if quality and _is_quality(sentence, quality, k, lemma in table.labelling):
            return k
    return None


def _says(sentence: Sentence, k: int) -> bool:
    for word in {sentence.lemmas[k].lower(), sentence.lower[k].removesuffix("s")}:
        effect = effect_on("N", word, "that")
        if effect is not None and effect.name in ("reports", "alleges", "holds possible"):
            return True
    return False


def _is_quality(sentence: Sentence, quality: list[int], noun: int, labelled: bool) -> bool:
    """Tell whether the words between "as" and the noun of saying say what the thing said is worth."""
    falsehoods = modality().falsehoods
    article = sentence.tags[quality[0]] == "DT"
    nouns = [j for j in quality if sentence.is_noun(j)]
    if article and not nouns:
        return False  # "dismissed as a false report": nothing follows
    if labelled:
        return any(sentence.lower[j] in falsehoods or sentence.lemmas[j].lower() in falsehoods for j in quality)
    plural = sentence.lower[noun] != sentence.lemmas[noun].lower() or sentence.tags[noun] in ("NNS", "VBZ")
    return plural or bool(nouns) or any(sentence.tags[j] == "DT" for j in quality[1:])


def dismissing_verb(sentence: Sentence, i: int) -> int | None:
    """Return the verb that dismisses what the clause or noun phrase at token i says, or None: the other way round."""
    if "as" not in sentence.lower:
        return None
    first = sentence.left_edge(i)
    for noun in {first - 1, first - 2, sentence.heads[i], sentence.heads[sentence.heads[i]]}:
        if not 2 < noun < i or not _says(sentence, noun):
            continue
        for verb in range(max(0, noun - _LONGEST_QUALITY - 2), noun - 1):
            if sentence.tags[verb][:1] == "V" and dismissed_noun(sentence, verb) == noun:
                return verb
    return None


def hinges_on(sentence: Sentence, i: int) -> bool:
    """Tell whether something hinges on the act at token i: "the loan hinges on parliament passing the budget"."""
    if sentence.tags[i] != "VBG" and not any(sentence.lower[j] == "being" for j in sentence.children_with(i, "auxpass")):
        return False
    for k in range(i - 2, max(0, i - _LONGEST_SUBJECT - 2), -1):
        if sentence.lower_after(k) in ("on", "upon") and sentence.lemmas[k].lower() in modality().depending:
            return sentence.lower[k] != "depending"
        if sentence.tags[k] in ("VBD", "VBZ", "VBP", "MD") or sentence.words[k] in (",", ";"):
            return False
    return False


def given_leave(sentence: Sentence, i: int) -> bool:
    """Tell whether somebody is given leave to do what stands at token i: "granted the strikers leave to march"."""
    if i < 3 or sentence.lower[i - 1] != "to" or sentence.lower[i - 2] != "leave":
        return False
    before = range(max(0, i - 2 - _LONGEST_RECIPIENT), i - 2)
    return any(sentence.lemmas[k] in _LEAVE_IS for k in before)


def behind_time(sentence: Sentence, i: int) -> int | None:
    """Return the verb of "said for the first time that it had fired", the clause of token i hung on the time; else None."""
    noun = sentence.heads[i]
    if sentence.deps[i] not in ("relcl", "acl") or sentence.lower[noun] not in _TIMES:
        return None
    opener = sentence.left_edge(i)
    own = sentence.child(i, "nsubj", "nsubjpass", "expl")
    if sentence.lower[opener] != "that" or own in (None, opener):
        return None
    for_ = sentence.heads[noun]
    verb = sentence.heads[for_] if sentence.deps[noun] == "pobj" else for_
    if sentence.deps[noun] not in ("pobj", "npadvmod") or not sentence.is_verb(verb) or verb > i:
        return None
    return verb if effect_on("V", sentence.lemmas[verb].lower(), "that") is not None else None


def after_one_more(sentence: Sentence, j: int) -> bool:
    """Tell whether verb j says what one more of something would bring: "another quake, and the tower will topple"."""
    words = [sentence.lower[k] for k in range(min(3, len(sentence)))]
    if words[0] not in ("another", "any") and words[:2] != ["one", "more"]:
        return False
    modal = next((k for k, tag in enumerate(sentence.tags) if tag == "MD"), 0)
    joined = next((k for k in range(modal) if sentence.lower[k] in ("and", "or") and sentence.words[k - 1] == ","), None)
    plain = joined is not None and not any(sentence.tags[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(joined))
    return plain and modal in sentence.children[j]


def awaits_anyone(sentence: Sentence, j: int) -> bool:
    """Tell whether verb j says what awaits whoever does something: "anyone found there will be shot"."""
    if "MD" not in sentence.tags:
        return False
    modal = sentence.tags.index("MD")
    if sentence.lower[modal] != "will" or modal not in sentence.children[j]:
        return False
    opening = [k for k in range(modal) if sentence.words[k].isalpha()][:2]
    if len(opening) < 2:
        return False
    first, second = (sentence.lower[k] for k in opening)
    clause = any(sentence.is_verb(k) for k in range(opening[1], modal))
    return clause and (first in ("whoever", "anyone", "anybody", "whosoever") or (first == "those" and second == "who"))
