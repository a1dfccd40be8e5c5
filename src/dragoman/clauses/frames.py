"""Conditions, consequences, purposes and questions: frames that the clause's place in the sentence sets."""

from __future__ import annotations

from dragoman.clauses.arguments import voice
from dragoman.clauses.circumstances import circumstances
from dragoman.clauses.effects import effect_of
from dragoman.clauses.lexicon import modality, weaker
from dragoman.clauses.links import Link, asks, clause_kind, has_to, inverted_condition
from dragoman.clauses.misread import after_one_more, awaits_anyone
from dragoman.clauses.predicate_view import View, own_view, time_above
from dragoman.clauses.suppositions import (
    behind_condition,
    follows_from_subject,
    is_alternative,
    is_supposition,
    set_alternative,
)
from dragoman.language import Sentence
from dragoman.word_lists import word_list

# Frames that a condition or consequence replaces; a demand inside a condition stays a demand.
PLAIN = frozenset({"asserted", "background", "consequence"})
# How the parts of a main clause hang on its verb.
_PARTS = frozenset({"conj", "dobj", "nsubj", "pobj", "prep", "xcomp", "nsubjpass", "attr"})
_ORDINALS = word_list("reading", "ordinals")


def leaves_inversion(sentence: Sentence, j: int, governor: int, opened: range) -> bool:
    """Tell whether the way up from j leads out of the inverted condition, or j is its verb ("Were the miners to strike")."""
    if governor not in opened or governor == opened.start:
        return True
    return sentence.lower[opened.start] == "were" and sentence.tags[j] == "VB" and has_to(sentence, j)


def main_verb(sentence: Sentence, opened: range) -> int:
    """Return the verb of the main clause behind an inverted condition."""
    behind = range(opened.stop, len(sentence))
    if not behind:
        behind = range(opened.start)
    verbs = [k for k in behind if sentence.is_verb(k) and sentence.deps[k] not in ("aux", "auxpass")]
    finite = [k for k in verbs if sentence.child(k, "nsubj", "nsubjpass", "expl") is not None]
    return (finite or verbs or [sentence.heads[opened.stop - 1]])[0]


def set_condition(sentence: Sentence, view: View, i: int, main: int, moved: bool = False, had: bool = False) -> None:
    """Put the view in an if-clause: possible and open, or counterfactual where the main clause has "would have".

    Args:
        sentence: the sentence.
        view: the reading of the if-clause's predicate, changed here.
        i: that predicate.
        main: the main clause's verb.
        had: whether the condition is a past perfect ("had it fallen"): counterfactual beside a mere "would" too.
        moved: whether the main verb sets its complement in the future ("threatened to act if they did not").
    """
    above = own_view(sentence, main).frame
    modal = any(sentence.tags[k] == "MD" for k in sentence.children_with(main, "aux"))
    if above == "counterfactual" or (had and modal):
        view.frame, view.certainty = "counterfactual", "certain"
        view.time = "past" if had else view.time
        view.reverse()
        return
    perfect = any(sentence.lower[k] in ("has", "have") for k in sentence.children_with(i, "aux"))
    if view.time == "past" and not had and not perfect and (above == "consequence" or moved or modal):
        view.time = "future"  # "would withdraw if a deal were reached"
    if view.frame in PLAIN:
        view.frame = "condition"
    view.certainty = weaker(view.certainty, "possible")
    going_on = sentence.tags[i] == "VBG" and sentence.child(i, "aux") is not None  # "if they are plotting a coup"
    if (view.time == "present" and not going_on) or not view.timed:
        view.time = "future"


def set_consequence(sentence: Sentence, view: View, j: int) -> None:
    """What depends on an if-clause (or on "without ...") has not happened yet, whatever its verb says."""
    if is_alternative(sentence, j):
        set_alternative(view)
        return
    awaits = awaits_anyone(sentence, j) or after_one_more(sentence, j)
    while sentence.deps[j] == "conj" and sentence.heads[j] != j:
        j = sentence.heads[j]
    opened = inverted_condition(sentence)
    modal = any(sentence.tags[k] == "MD" for k in sentence.children_with(j, "aux"))
    behind = bool(opened) and j not in opened and modal
    behind = behind or behind_condition(sentence, j)
    if not behind and not any(is_condition(sentence, j, k) for k in sentence.children[j]):
        if (follows_from_subject(sentence, j) or awaits) and view.frame in PLAIN:
            view.frame, view.certainty = "consequence", weaker(view.certainty, "possible")
        return
    if _was_spoken(sentence, j):
        return
    if view.frame in PLAIN:
        view.frame = "consequence"
        if _after_past_perfect(sentence, j, opened):
            view.frame, view.certainty = "counterfactual", "certain"
            view.time = "past" if circumstances(sentence, j).perfect else "present"
            view.reverse()
    if view.frame != "counterfactual":
        view.certainty = weaker(view.certainty, "possible")
        if view.time == "present":
            view.time = "future"


def _was_spoken(sentence: Sentence, j: int) -> bool:
    """Tell whether a verb of speech in the past stands outside the condition that hangs on it: its content is what depends."""
    past = sentence.tags[j] == "VBD" or circumstances(sentence, j).perfect
    return past and sentence.lemmas[j] in modality().spoken and not circumstances(sentence, j).modals


def _after_past_perfect(sentence: Sentence, j: int, opened: range) -> bool:
    """ "Might have held if the envoy had stayed", "had he stayed, it might have held"."""
    here = circumstances(sentence, j)
    now = any(sentence.lower[k] == "now" for c in sentence.children[j] for k in (c, *sentence.children[c]))
    if opened and sentence.lower[opened.start] == "had":
        return any(sentence.lower[k] != "will" for k in here.modals)  # "had he lived, he would be ninety"
    if not here.modals or not (here.perfect or now):  # "would be home by now"
        return False
    if opened:
        return False
    conditions = [k for k in sentence.children_with(j, "advcl") if clause_kind(sentence, k, "advcl") == "condition"]
    return any(sentence.lower[m] == "had" for k in conditions for m in sentence.children_with(k, "aux"))


def is_condition(sentence: Sentence, j: int, k: int) -> bool:
    """Tell whether token k, a child of verb j, heads a condition of it: a clause or a phrase ("in return for")."""
    if sentence.deps[k] == "advcl" and clause_kind(sentence, k, "advcl") in ("condition", "inverted"):
        return True
    return is_supposition(sentence, j, k)


def is_purpose(sentence: Sentence, link: Link) -> bool:
    """Tell whether an infinitive says what something is done for ("in order to", "was formed to")."""
    if link.kind == "purpose" or _in_order_to(sentence, link) or _made_for(sentence, link):
        return True
    return link.kind == "for-to" and effect_of(sentence, link) is None


def set_purpose(sentence: Sentence, view: View, i: int, governor: int) -> None:
    """Put the view in an infinitive of purpose, or of outcome ("rose to become")."""
    outcome = sentence.lemmas[i] in modality().outcome_verbs and i > governor
    if outcome and own_view(sentence, governor).time == "past":
        view.time = "past"
        return
    if view.frame == "asserted":
        view.frame = "purpose"
    view.certainty = weaker(view.certainty, "possible")
    view.time = "future"


def set_noun_infinitive(sentence: Sentence, view: View, i: int, noun: int) -> None:
    """ "measures to stop it"; "the first to fly"; a headline's "Turkey to host talks"; "overtook it to become" misread."""
    outcome = sentence.lemmas[i] in modality().outcome_verbs and time_above(sentence, noun) == "past"
    if not any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in sentence.tags):
        view.time = "future"
    elif outcome or _ordinal(sentence, noun):
        view.time, view.timed = ("future" if time_above(sentence, noun) == "future" else "past"), True
    elif sentence.tags[i] == "VBN":
        view.time, view.timed = "future", True  # "the system, to be released in May"
    elif view.frame == "asserted":
        view.frame, view.time, view.timed = "purpose", "future", True
        view.certainty = weaker(view.certainty, "possible")


def _ordinal(sentence: Sentence, noun: int) -> bool:
    """ "the first aircraft to fly", "one of the few to resign": an infinitive that tells what was done."""
    among = [k for j in sentence.children_with(noun, "prep") if sentence.lower[j] == "of" for k in sentence.children[j]]
    beside = [j for t in (noun, *among) for j in (t, *sentence.children[t])]
    return any(sentence.lower[j] in _ORDINALS or sentence.tags[j] == "JJS" for j in beside)


def set_question(sentence: Sentence, view: View, token: int) -> None:
    """Put the view in a direct question if the predicate belongs to its main clause."""
    if "?" not in sentence.text:
        return
    quoted = _quoted_question(sentence, token)
    asked = quoted and view.frame == "demand" and any(sentence.lemmas[j] == "do" for j in sentence.children_with(token, "aux"))
    if not (asked or view.frame in ("asserted", "consequence")) or not (asks(sentence) or quoted):
        return
    root = token
    while sentence.heads[root] != root and (
        sentence.deps[root] in _PARTS or (sentence.deps[root] == "acomp" and sentence.tags[root] == "VBN")  # "was it mined?"
    ):
        root = sentence.heads[root]
    above = sentence.heads[root]
    if asks(sentence) and sentence.deps[root] in ("acl", "ccomp") and _asks_with_be(sentence, above):
        root = above if sentence.is_verb(above) else sentence.heads[above]  # "were the miners paid?", misread
    true = sentence.child(sentence.heads[root], "acomp") if sentence.deps[root] == "ccomp" else None
    if true is not None and sentence.lower[true] in ("true", "correct", "possible", "likely") and asks(sentence):
        root = sentence.heads[root]  # "is it true that"
    if sentence.heads[root] == root or (sentence.deps[root] == "ccomp" and sentence.lemmas[sentence.heads[root]] == "ask"):
        opener = sentence.tags[sentence.left_edge(root)] if asks(sentence) else sentence.tags[_first_word(sentence, root)]
        if opener not in ("WP", "WRB", "WDT") or asks(sentence):
            view.frame, view.certainty = "question", "unknown"
        elif quoted:
            view.frame = "question"  # "Who sank the ferry?" she asked: somebody did


def _asks_with_be(sentence: Sentence, i: int) -> bool:
    """Tell whether token i, or what it hangs on, is a form of "be" that opens the sentence."""
    verb = i if sentence.is_verb(i) else sentence.heads[i]
    opens = not any(sentence.words[j].isalpha() for j in range(verb))
    return opens and sentence.lemmas[verb] == "be" and sentence.heads[verb] == verb


def _first_word(sentence: Sentence, root: int) -> int:
    return next((j for j in sentence.subtree(root) if sentence.words[j].isalpha()), root)


def _quoted_question(sentence: Sentence, token: int) -> bool:
    """Tell whether the token's quotation ends with a question mark ("Did you fire?" she asked)."""
    for j in range(token, len(sentence)):
        if sentence.words[j] in (".", "!", '"', "”", "''"):
            return False
        if sentence.words[j] == "?":
            return j + 1 < len(sentence) and sentence.words[j + 1] in ('"', "”", "''", "’", "'")
    return False


def _in_order_to(sentence: Sentence, link: Link) -> bool:
    g = link.governor
    return link.kind == "to" and sentence.lower[g] == "order" and sentence.lower[sentence.heads[g]] == "in"


def _made_for(sentence: Sentence, link: Link) -> bool:
    """ "The militia was formed to defend the valley"."""
    g = link.governor
    made = link.kind == "to" and sentence.is_verb(g) and (sentence.lemmas[g] in modality().made_for or sentence.tags[g] == "VBN")
    return made and voice(sentence, g) == "passive" and effect_of(sentence, link) is None
