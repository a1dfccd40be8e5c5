"""Constructions whose words taken one by one do not say it: wishes with "if only", labels, conditions without "if"."""

from __future__ import annotations

from dragoman.clauses.circumstances import circumstances
from dragoman.clauses.effects import effect_of, names_a_statement
from dragoman.clauses.hearsay import still_open
from dragoman.clauses.lexicon import modality, weaker
from dragoman.clauses.links import Link, link_above
from dragoman.clauses.predicate_view import View, own_view
from dragoman.clauses.wordings import sets_wording
from dragoman.language import Sentence
from dragoman.word_lists import word_list

_LABELS = word_list("clauses", "labels")
_FALSEHOODS = word_list("clauses", "falsehoods")
_ENABLES = word_list("clauses", "enables")
_PREVENTS = frozenset({"impossible", "unlikely", "unnecessary", "futile", "pointless"})
_STORIES = word_list("clauses", "stories")
_FEIGNS = word_list("clauses", "feigns")
# "If only" stands within so many tokens, marks included.
_WISH_OPENS = 8
_CHOICES = frozenset({"choice", "option", "alternative", "way"})


def set_wish(sentence: Sentence, view: View, token: int) -> None:
    """Read "if only they had listened": wished for, and not so."""
    if "only" not in sentence.lower[:_WISH_OPENS]:
        return
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
    if link.kind not in ("subject", "object", "before") or not sentence.is_verb(g):
        return False
    ahead = own_view(sentence, g).time == "future"
    if link.kind != "before" and sentence.is_noun(i) and ahead and effect_of(sentence, link) is None:
        if not any(sentence.lower[j] == "any" for j in sentence.children_with(i, "det")):
            return False
    elif link.kind != "before" or not (_not_until(sentence, i, g, ahead) or _refused_until(sentence, i, g)):
        return False
    view.frame, view.time = "condition", "future"
    view.certainty = weaker(view.certainty, "possible")
    return True


def _marked(sentence: Sentence, i: int, *words: str) -> bool:
    return any(sentence.lower[j] in words for j in sentence.children_with(i, "mark"))


def _not_until(sentence: Sentence, i: int, g: int, ahead: bool) -> bool:
    """ "Will not leave until (before) the mines are cleared", "cannot begin until it is lifted"."""
    if not circumstances(sentence, g).negated:
        return False
    return (_marked(sentence, i, "until", "unless", "till") and (ahead or _can(sentence, g))) or (
        _marked(sentence, i, "before") and ahead and _not_past(sentence, i)
    )


def _not_past(sentence: Sentence, i: int) -> bool:
    """ "Before auditors see (have seen) the books"."""
    perfect = any(sentence.tags[j] in ("VBP", "VBZ") for j in sentence.children_with(i, "aux"))
    return perfect or circumstances(sentence, i).tense == "present"


def _refused_until(sentence: Sentence, i: int, g: int) -> bool:
    """ "Refuses to negotiate until the strike ends", still to come, unlike "until it had ended"."""
    until = _marked(sentence, i, "until", "till") and circumstances(sentence, i).tense == "present"
    refuses = effect_of(sentence, Link(g, "to"))
    return until and (still_open(sentence, g) or (refuses is not None and refuses.name == "refuses"))


def _in_case(sentence: Sentence, i: int, g: int) -> bool:
    """ "May step in in case the border is breached", the clause hung on the verb beside "in case"."""
    if sentence.deps[i] not in ("ccomp", "acl", "advcl", "relcl") or not (_can(sentence, g) or sentence.is_noun(g)):
        return False
    first = sentence.left_edge(i)
    before = sentence.lower[max(0, first - 3) : first]
    return before[-2:] == ["in", "case"] or before == ["in", "the", "event"]


def _whoever(sentence: Sentence, i: int, link: Link) -> bool:
    """ "Anyone who crosses the line will be shot"; "whoever opens fire will be arrested"."""
    g = link.governor
    if sentence.deps[i] in ("relcl", "acl") and (_anyone(sentence, g) or _such_as(sentence, g)):
        if sentence.deps[g] not in ("nsubj", "nsubjpass"):
            return False
        told = sentence.deps[i] == "relcl" and circumstances(sentence, i).tense != "present"
        if told and sentence.lower[g] in ("those", "everyone", "everybody"):
            return False
        main = sentence.heads[g]
        faces = sentence.lemmas[main] in ("face", "risk")
        return own_view(sentence, main).time in (("future", "present") if faces else ("future",))
    if sentence.deps[i] in ("csubj", "csubjpass") and any(sentence.lower[j] == "whoever" for j in sentence.children[i]):
        return own_view(sentence, g).time == "future"
    return False


def _such_as(sentence: Sentence, noun: int) -> bool:
    """ "Ships entering the zone will be sunk", "drivers who break the ban face a fine": a kind, and what awaits it."""
    main = sentence.heads[noun]
    bare = sentence.tags[noun] == "NNS" and sentence.child(noun, "det", "poss", "nummod") is None
    return bare and sentence.lemmas[main] in modality().penalties


def _anyone(sentence: Sentence, noun: int) -> bool:
    any_of = any(sentence.lower[j] == "any" for j in sentence.children_with(noun, "det"))
    return any_of or sentence.lower[noun] in ("anyone", "anybody", "those", "any", "everyone", "everybody")


def _can(sentence: Sentence, verb: int) -> bool:
    return any(sentence.tags[j] == "MD" for j in sentence.children_with(verb, "aux"))


def sets_label(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """Tell whether the event noun is what somebody calls something: "denounced what it called the occupation"."""
    g = link.governor
    if not (sentence.deps[i] == "oprd" or link.kind == "as") or sentence.lemmas[g] not in _LABELS:
        return False
    above = link_above(sentence, g)
    if above is not None and sentence.lemmas[above.governor] in modality().condemns and view.frame == "asserted":
        view.frame = "accusation"
    return True


def sets_construction(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """Tell whether several words together decide about the event, and set the view: the way up ends here then.

    "Had no choice but to surrender", "went as far as to shell it", "it is time they left", "makes talks impossible", "called
    the report a lie".
    """
    rules = (
        _no_choice, _as_far_as, _high_time, _makes_possible, _called_a_lie, _no_truth, _as_if, _commemorated, _stopped_short,
        _were_it_not_for, _no_guarantee, sets_wording,
    )  # fmt: skip
    return any(rule(sentence, view, i, link) for rule in rules)


def _were_it_not_for(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """ "Were it not for the rains", "had it not been for the war": they are there."""
    g = link.governor
    if link.kind != "for" or sentence.lemmas[g] != "be" or not circumstances(sentence, g).negated:
        return False
    subject = sentence.child(g, "nsubj", "expl")
    if subject is None or sentence.lower[subject] != "it":
        return False
    view.frame, view.certainty = "asserted", "certain"
    return True


def _no_guarantee(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """ "There is no guarantee (certainty) that it will hold": it may or may not."""
    g = link.governor
    if link.kind != "that" or sentence.lemmas[g].lower() not in ("guarantee", "certainty", "assurance", "knowing"):
        return False
    if not any(sentence.lower[j] in ("no", "any", "little") for j in sentence.children[g]):
        return False
    if "any" in (sentence.lower[j] for j in sentence.children[g]) and not circumstances(sentence, sentence.heads[g]).negated:
        return False
    view.certainty = weaker(view.certainty, "possible")
    return True


def _stopped_short(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """ "Stopped short of calling it a coup": did not."""
    g = link.governor
    if link.kind != "of" or sentence.lemmas[g] not in ("stop", "fall"):
        return False
    if not any(sentence.lower[j] == "short" for j in sentence.children_with(g, "advmod", "acomp")):
        return False
    _carried_out(sentence, view, g)
    view.reverse()
    return True


def _as_if(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """ "Acted as if it had won": it had not."""
    if link.kind != "as-if":
        return False
    unreal = any(sentence.lower[j] in ("had", "were") for j in (i, *sentence.children[i]))
    if not unreal and sentence.lemmas[link.governor] in ("look", "seem", "appear", "sound", "feel"):
        view.certainty = weaker(view.certainty, "probable")  # "it looks as if the pact will hold"
        return True
    feigned = sentence.tags[i] == "VBD" and sentence.lemmas[link.governor] in _FEIGNS
    if not feigned and not unreal:
        return False
    view.frame, view.certainty = "counterfactual", "certain"
    view.reverse()
    return True


def _commemorated(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """ "The anniversary of the uprising": history."""
    if link.kind != "of" or sentence.lemmas[link.governor].lower() not in ("anniversary", "commemoration", "centenary"):
        return False
    view.frame, view.time = "background", "past"
    return True


def _carried_out(sentence: Sentence, view: View, verb: int) -> bool:
    """Give the event the time and modality of the verb above."""
    above = own_view(sentence, verb)
    view.time, view.timed, view.certainty = above.time, True, above.certainty
    return True


def _no_choice(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    g = link.governor
    beside = sentence.heads[i]  # "no option but to flee", the verb coordinated with the noun
    if sentence.deps[i] == "conj" and "but" in sentence.lower[beside:i] and sentence.lemmas[beside] in _CHOICES:
        g = beside
    elif link.kind != "but" or sentence.lemmas[g] not in _CHOICES:
        return False
    view.polarity = "positive"
    return _carried_out(sentence, view, sentence.heads[g])


def _as_far_as(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    g = link.governor
    if sentence.lower[g] != "far" or sentence.lemmas[sentence.heads[g]] != "go" or sentence.deps[i] not in ("advcl", "pcomp"):
        return False
    return _carried_out(sentence, view, sentence.heads[g])


def _high_time(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    g = link.governor
    if sentence.lower[g] != "time" or sentence.deps[g] != "attr" or sentence.deps[i] not in ("relcl", "acl"):
        return False
    subject = sentence.child(sentence.heads[g], "nsubj", "expl")
    if subject is None or sentence.lower[subject] != "it":
        return False
    view.frame, view.certainty, view.time = "demand", "possible", "future"
    return True


def _makes_possible(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """ "A withdrawal would make a truce possible", "the raid made talks impossible"."""
    g = link.governor
    verb = sentence.heads[g]
    made = sentence.tags[g][:1] == "J" and sentence.deps[g] in ("ccomp", "oprd", "xcomp") and link.kind in ("subject", "object")
    if not made or sentence.lemmas[verb] not in ("make", "render", "leave"):
        return False
    quality, above = sentence.lower[g], own_view(sentence, verb)
    if quality not in _ENABLES and quality not in _PREVENTS:
        return False
    view.time, view.timed = above.time, True
    view.certainty = weaker(above.certainty, "possible" if quality in _ENABLES or above.frame == "consequence" else "certain")
    view.polarity = "positive" if quality in _ENABLES else "negative"
    if above.frame in ("consequence", "counterfactual"):
        view.frame = above.frame
    return True


def _no_truth(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """ "There is no truth in reports that it closed": it did not."""
    g = link.governor
    named = sentence.lower[g] in ("truth", "substance", "basis", "foundation") and link.kind in ("in", "to-noun", "for", "behind")
    if not named or not any(sentence.lower[j] in ("no", "any") for j in sentence.children[g]):
        return False
    if own_view(sentence, sentence.heads[g]).polarity == "positive" and own_view(sentence, g).polarity == "positive":
        return False
    view.certainty = "certain"
    view.reverse()
    return True


def _called_a_lie(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """ "Called the story of a meeting a fabrication", "dismissed the report as a lie"."""
    j, verb = i, sentence.heads[i]
    while verb != j and not sentence.is_verb(verb):
        j, verb = verb, sentence.heads[verb]
    if sentence.lemmas[verb] not in _LABELS or sentence.deps[j] != "dobj":
        return False
    if not names_a_statement(sentence, j) and sentence.lemmas[j].lower() not in _STORIES:
        return False
    labels = [k for m in {verb, j, i} for k in sentence.children_with(m, "oprd", "appos", "attr", "acomp")]
    labels += [k for m in sentence.children_with(verb, "prep") if sentence.lower[m] == "as" for k in sentence.children[m]]
    if not any(sentence.lemmas[k].lower() in _FALSEHOODS for k in labels):
        return False
    view.polarity, view.certainty, view.frame = "negative", "certain", "asserted"
    return True
