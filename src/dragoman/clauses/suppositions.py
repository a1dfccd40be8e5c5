"""Conditions and their consequences without "if": "in return for", "given", "failing", "suppose", "or else", "otherwise"."""

from __future__ import annotations

from dragoman.clauses.lexicon import modality, weaker
from dragoman.clauses.links import Link
from dragoman.clauses.predicate_view import View
from dragoman.language import Sentence

_SUPPOSING = frozenset({"would", "could", "might", "'d", "’d"})
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her"})
# Prepositions that open a condition beside a main verb with any modal verb.
_BARRING = frozenset({"without", "barring", "absent", "failing"})
# "Assuming the harvest is good, exports will resume".
_ASSUMING = frozenset({"assuming", "supposing", "presuming"})
_SUPPOSE = frozenset({"suppose", "imagine", "assume", "say"})


def is_supposition(sentence: Sentence, verb: int, k: int) -> bool:
    """Tell whether token k, a child of the verb, opens a condition of it: "in return for", "in the event of", "given"."""
    if sentence.deps[k] not in ("advcl", "prep"):
        return False
    modals = {sentence.lower[m] for m in sentence.children_with(verb, "aux") if sentence.tags[m] == "MD"}
    if not modals:
        return False
    word = sentence.lower[k]
    if word in ("provided", "providing"):
        return k > verb
    if sentence.deps[k] == "advcl" and word in _ASSUMING:
        return sentence.child(k, "ccomp") is not None
    if sentence.deps[k] == "advcl":
        return word == "failing" and sentence.child(k, "dobj") is not None
    if word in _BARRING:
        return True
    if word == "with" and k < verb:  # "with a pardon, the exiles would return"
        thing = sentence.child(k, "pobj")
        indefinite = thing is not None and any(sentence.lower[j] in ("a", "an") for j in sentence.children[thing])
        return indefinite and not modals.isdisjoint(_SUPPOSING)
    if word == "given":
        return not modals.isdisjoint(_SUPPOSING) and not _definite(sentence, k)
    return word in ("in", "on") and _phrase(sentence, k, not modals.isdisjoint(_SUPPOSING))


def _definite(sentence: Sentence, k: int) -> bool:
    """ "Given the shortage, they would ...": a cause that is there, no condition."""
    thing = sentence.child(k, "pobj")
    return thing is None or any(sentence.lower[j] in _DEFINITE for j in sentence.children[thing])


def _phrase(sentence: Sentence, k: int, supposing: bool) -> bool:
    for noun in sentence.children_with(k, "pobj"):
        links = {sentence.lower[j] for j in sentence.children_with(noun, "prep")}
        if sentence.lower[noun] in ("return", "exchange") and "for" in links:
            return supposing
        if sentence.lower[noun] in ("event", "case", "absence") and "of" in links:
            return True
        if sentence.lower[noun] == "condition" and sentence.child(noun, "acl", "relcl", "ccomp") is not None:
            return True
    return False


def sets_supposed(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """Put an event inside such a condition in its frame; tell whether it was one."""
    g = link.governor
    if link.kind in ("that", "to") and sentence.lemmas[g].lower() in _SUPPOSE and _bare_order(sentence, g):
        return _set(view)
    if link.kind == "to-noun" and sentence.lower[g] == "subject" and sentence.tags[g][:1] == "J":
        return _set(view)  # "subject to approval"
    if link.kind == "pending" or (link.kind == "that" and sentence.lower[g] in _ASSUMING and sentence.deps[g] == "advcl"):
        return _set(view)
    if link.kind == "subject" and (_precondition(sentence, g) or _supposed_subject(sentence, i, g)):
        return _set(view)
    opener = _opener(sentence, i, g)
    if opener is None or not is_supposition(sentence, _verb_above(sentence, opener), opener):
        return False
    if sentence.lower[opener] == "without":
        view.polarity = "positive"
    return _set(view)


def in_verbless_condition(sentence: Sentence, token: int, opened: range) -> bool:
    """Tell whether a token is the verb of an opening condition in which the parser sees none.

    "If the militia attacks, ..." and "should fighting resume, ...", the verb taken for a noun: the last word before the comma.

    Args:
        sentence: a parsed sentence.
        token: the event.
        opened: the tokens of an inverted condition, if there is one.
    """
    if not sentence.is_noun(token) or token + 1 >= len(sentence) or sentence.words[token + 1] != ",":
        return False
    first = next((j for j in range(token) if sentence.words[j].isalpha()), token)
    if not (sentence.lower[first] in ("if", "unless") or (opened and opened.start == first and token in opened)):
        return False
    finite = any(sentence.tags[j] in ("VBD", "VBZ", "VBP", "VB", "VBN") for j in range(first + 1, token))
    ahead = any(sentence.tags[j] == "MD" for j in range(token, len(sentence)))
    return not finite and ahead and "," not in sentence.words[first:token]


def _verb_above(sentence: Sentence, opener: int) -> int:
    """Return the verb that a phrase belongs to, also where the parser hangs it on a noun ("no peace without a withdrawal")."""
    above = sentence.heads[opener]
    return sentence.heads[above] if sentence.is_noun(above) and sentence.deps[above] in ("attr", "dobj") else above


def _precondition(sentence: Sentence, g: int) -> bool:
    """ "A withdrawal is a precondition for talks": the subject has yet to come."""
    noun = sentence.child(g, "attr")
    named = noun is not None and sentence.lemmas[noun].lower() in ("condition", "precondition", "prerequisite", "requirement")
    return named and sentence.lemmas[g] == "be" and any(sentence.lower[j] in ("for", "of") for j in sentence.children[noun or 0])


def follows_from_subject(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb says what an act that is only supposed would bring: "a default would ruin it", "closing it could"."""
    subject = sentence.child(verb, "nsubj", "csubj")
    perfect = any(sentence.lemmas[j] == "have" for j in sentence.children_with(verb, "aux"))
    return subject is not None and not perfect and _supposed_subject(sentence, subject, verb)


def _supposed_subject(sentence: Sentence, i: int, g: int) -> bool:
    """ "A refusal would mean war": an indefinite act with "would" or "could" is supposed."""
    if sentence.lemmas[g] not in modality().supposed_subject or not _supposing(sentence, g):
        return False
    if sentence.deps[i] == "csubj":
        return sentence.tags[i] == "VBG"
    marks = {sentence.lower[j] for j in sentence.children_with(i, "det", "amod")}
    return not marks.isdisjoint({"a", "an", "any", "another", "further", "more"})


def _supposing(sentence: Sentence, g: int) -> bool:
    return any(sentence.lower[j] in _SUPPOSING for j in sentence.children_with(g, "aux"))


def _set(view: View) -> bool:
    view.frame, view.certainty, view.time, view.timed = "condition", "possible", "future", True
    return True


def _bare_order(sentence: Sentence, g: int) -> bool:
    return sentence.tags[g] in ("VB", "VBP") and sentence.child(g, "nsubj") is None and not any(
        sentence.words[j].isalpha() for j in range(g)
    )


def _opener(sentence: Sentence, i: int, g: int) -> int | None:
    """Return the preposition (or "failing") of the phrase that token i stands in, if one governs it directly."""
    above = sentence.heads[i]
    if sentence.lower[above] in _BARRING or sentence.lower[above] == "given":
        return above
    if sentence.lower[g] in ("return", "exchange", "event", "case", "absence") and sentence.lower[sentence.heads[g]] == "in":
        return sentence.heads[g]
    return None


def is_alternative(sentence: Sentence, j: int) -> bool:
    """Tell whether verb j tells what follows if a demand is not met: "or we will shell it", "otherwise", "failing which"."""
    if not any(sentence.tags[k] == "MD" for k in sentence.children_with(j, "aux")):
        return False
    holders = (j, *sentence.children_with(j, "nsubj", "nsubjpass"))  # the parser hangs "otherwise" on the subject too
    adverbs = {sentence.lower[k] for h in holders for k in sentence.children_with(h, "advmod")}
    if "otherwise" in adverbs or ("else" in adverbs and any(sentence.lower[k] == "or" for k in range(j))):
        return True
    above = sentence.heads[j]
    if sentence.lower[above] == "failing" and sentence.deps[j] == "ccomp":
        return True
    joined = {sentence.lower[k] for k in sentence.children_with(above, "cc")}
    if sentence.deps[j] != "conj" or joined.isdisjoint({"or", "and"}):
        return False
    if sentence.child(j, "nsubj", "nsubjpass", "expl") is None:
        return False
    modals = {sentence.lower[k] for k in sentence.children_with(above, "aux")}
    ordered = sentence.tags[above] in ("VB", "VBP") and sentence.child(above, "nsubj", "nsubjpass") is None
    return ordered or ("or" in joined and not modals.isdisjoint({"must", "should"}))


def set_alternative(view: View) -> None:
    """Put what follows otherwise in the frame of a consequence."""
    if view.frame in ("asserted", "background"):
        view.frame = "consequence"
    if view.frame == "consequence":
        view.certainty = weaker(view.certainty, "possible")
