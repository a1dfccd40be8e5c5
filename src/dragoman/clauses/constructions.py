"""Constructions whose words taken one by one do not say it: wishes with "if only", labels, conditions without "if"."""

from __future__ import annotations

from dragoman.clauses.circumstances import circumstances
from dragoman.clauses.effects import effect_of
from dragoman.clauses.lexicon import modality, weaker
from dragoman.clauses.links import Link, link_above
from dragoman.clauses.predicate_view import View, own_view
from dragoman.language import Sentence

_LABELS = frozenset({"call", "brand", "label", "term", "dub", "describe"})
_CONDEMNS = frozenset({"condemn", "denounce", "deplore", "decry", "criticise", "criticize", "protest", "lament"})


def set_wish(sentence: Sentence, view: View, token: int) -> None:
    """Read "if only they had listened": wished for, and not so."""
    opening = [j for j in range(len(sentence)) if sentence.words[j].isalpha()][:2]
    if [sentence.lower[j] for j in opening] != ["if", "only"] or view.frame not in ("asserted", "condition", "background"):
        return
    if any(sentence.lower[j] == "if" for j in sentence.children_with(token, "mark")):
        had = any(sentence.lower[j] == "had" for j in sentence.children_with(token, "aux"))
        modal = any(sentence.tags[j] == "MD" for j in sentence.children_with(token, "aux"))
        if had:
            view.frame, view.certainty, view.time = "counterfactual", "certain", "past"
            view.reverse()
        elif not modal:
            view.frame, view.certainty = "counterfactual", "certain"
            view.reverse()


def is_hostile(sentence: Sentence, token: int) -> bool:
    """Tell whether an act is one that makes a promise a threat: "vowed to retaliate", "will hit back"."""
    back = any(sentence.lower[j] == "back" for j in sentence.children[token])
    return sentence.lemmas[token].lower() in modality().hostile or (back and sentence.lemmas[token] in ("hit", "strike", "fight"))


def sets_condition(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """Tell whether the event is a condition without a word for it, and put the view in its frame.

    "Any attack will be answered"; "no talks will be held until the hostages are freed".
    """
    g = link.governor
    if _in_case(sentence, i, g) or _whoever(sentence, i, link):
        view.frame, view.time = "condition", "future"
        view.certainty = weaker(view.certainty, "possible")
        return True
    if not sentence.is_verb(g):
        return False
    ahead = own_view(sentence, g).time == "future"
    if link.kind in ("subject", "object") and sentence.is_noun(i) and ahead and effect_of(sentence, link) is None:
        if not any(sentence.lower[j] == "any" for j in sentence.children_with(i, "det")):
            return False
    elif link.kind == "before":
        until = any(sentence.lower[j] in ("until", "unless", "till") for j in sentence.children_with(i, "mark"))
        if not (until and circumstances(sentence, g).negated and (ahead or _can(sentence, g))):
            return False
    else:
        return False
    view.frame, view.time = "condition", "future"
    view.certainty = weaker(view.certainty, "possible")
    return True


def _in_case(sentence: Sentence, i: int, g: int) -> bool:
    """ "May step in in case the border is breached", the clause hung on the verb beside "in case"."""
    first = min(sentence.subtree(i))
    before = [sentence.lower[j] for j in range(max(0, first - 3), first)]
    if sentence.deps[i] not in ("ccomp", "acl", "advcl", "relcl") or not (_can(sentence, g) or sentence.is_noun(g)):
        return False
    return before[-2:] == ["in", "case"] or before == ["in", "the", "event"]


def _whoever(sentence: Sentence, i: int, link: Link) -> bool:
    """ "Anyone who crosses the line will be shot"; "whoever opens fire will be arrested"."""
    g = link.governor
    if sentence.deps[i] == "relcl" and sentence.lower[g] in ("anyone", "anybody", "those", "any"):
        above = sentence.heads[g]
        main = above if sentence.deps[g] in ("nsubj", "nsubjpass") else None
        return main is not None and sentence.lower[g] != "those" and own_view(sentence, main).time == "future"
    if sentence.deps[i] in ("csubj", "csubjpass") and any(sentence.lower[j] == "whoever" for j in sentence.children[i]):
        return own_view(sentence, g).time == "future"
    return False


def _can(sentence: Sentence, verb: int) -> bool:
    return any(sentence.tags[j] == "MD" for j in sentence.children_with(verb, "aux"))


def sets_label(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """Tell whether the event noun is what somebody calls something: "denounced what it called the occupation"."""
    g = link.governor
    if sentence.deps[i] != "oprd" or sentence.lemmas[g] not in _LABELS:
        return False
    above = link_above(sentence, g)
    if above is not None and sentence.lemmas[above.governor] in _CONDEMNS and view.frame == "asserted":
        view.frame = "accusation"
    return True
