"""How a verb or event noun presents itself: tense, modals, negation, adverbs, without what stands above it."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.clauses.circumstances import circumstances
from dragoman.clauses.lexicon import modality, weaker
from dragoman.clauses.links import DEEPEST, clause_kind, has_to, inverted_condition
from dragoman.language import Sentence

_LONG_SPANS = frozenset({"year", "years", "decade", "decades", "century", "centuries", "generation", "earlier", "previously"})
_IMPERATIVE_OPENERS = frozenset({"do", "not", "n't", "never", "please", "now", "always", "just", "and", "but"})
# A year up to this one, named beside a past verb, marks history told as background.
_LAST_OF_HISTORY = "1999"


@dataclass(slots=True)
class View:
    """The reading so far, changed while climbing."""

    certainty: str = "certain"
    polarity: str = "positive"
    time: str = "present"
    frame: str = "asserted"
    evidence: list[int] = field(default_factory=list)
    timed: bool = False  # the predicate has a tense or time word of its own

    def reverse(self) -> None:
        """Turn positive into negative and back."""
        self.polarity = "negative" if self.polarity == "positive" else "positive"


def own_view(sentence: Sentence, i: int) -> View:
    """Read one predicate by itself, without what is above it."""
    view = View()
    if sentence.is_verb(i):
        _read_verb(sentence, i, view)
    else:
        _read_noun(sentence, i, view)
    _read_adverbs(sentence, i, view)
    return view


def _read_verb(sentence: Sentence, i: int, view: View) -> None:
    here = circumstances(sentence, i)
    if here.tense != "none":
        view.time, view.timed = here.tense, True
    if here.negated:
        view.polarity = "negative"
    view.evidence.extend(here.negators)
    table = modality()
    opened = inverted_condition(sentence)
    for j in here.modals:
        if j in opened and j == opened.start:
            continue  # "Should it fail": the condition's mark, not an obligation
        effects = table.modal_perfect if here.perfect else table.modal
        effect = effects.get(sentence.lower[j])
        if effect is None:
            continue
        view.time, view.timed = effect.time, True
        view.evidence.append(j)
        if here.progressive and effect.time == "future" and effect.certainty == "possible":
            view.time = "present"  # "may be mining the road"
        if effect.frame == "consequence" and _reported_future(sentence, i):
            continue
        view.certainty = weaker(view.certainty, effect.certainty)
        view.frame = effect.frame or view.frame
        if effect.frame == "counterfactual":
            view.reverse()
    if here.perfect and here.progressive and any(sentence.tags[j] in ("VBZ", "VBP") for j in sentence.children[i]):
        view.time = "present"  # "has been going on"
    if here.tense == "present" and not here.perfect and _future_adverbial(sentence, i):
        view.time = "future"
    if here.tense == "none" and not here.modals:
        _read_nonfinite(sentence, i, view)
    if view.frame == "asserted" and view.time == "past" and _background(sentence, i):
        view.frame = "background"


def _reported_future(sentence: Sentence, i: int) -> bool:
    """Tell whether "would" is the will of reported speech ("said it would withdraw"), not of a condition."""
    j = i
    while sentence.deps[j] == "conj" and sentence.heads[j] != j:
        j = sentence.heads[j]
    if sentence.deps[j] not in ("ccomp", "acl") or sentence.heads[j] == j:
        return False
    adverbials = sentence.children_with(j, "advcl")
    if any(clause_kind(sentence, k, "advcl") in ("condition", "inverted") for k in adverbials):
        return False
    above = sentence.heads[j]
    if sentence.is_noun(above):
        return True
    return circumstances(sentence, above).tense == "past" or sentence.tags[above] in ("VBN", "VBG")


def _read_nonfinite(sentence: Sentence, i: int, view: View) -> None:
    """Participles and bare or to-infinitives: "troops killed", "Turkey to host talks", "after meeting"."""
    tag = sentence.tags[i]
    if _imperative(sentence, i):
        view.frame, view.certainty, view.time, view.timed = "demand", "possible", "future", True
    elif has_to(sentence, i):
        have = any(sentence.lower[j] == "have" for j in sentence.children_with(i, "aux"))
        going_on = sentence.tags[i] == "VBG"  # "is said to be hiding"
        view.time = "past" if have else "present" if going_on else "future"
    elif tag in ("VBN", "VBD"):
        view.time = "past"
    elif tag == "VBG":
        view.time = time_above(sentence, i)
    else:
        view.time = "present"


def _imperative(sentence: Sentence, i: int) -> bool:
    """Tell whether a bare verb opens its sentence or quotation without a subject ("Lay down your arms", "Do not fire")."""
    if sentence.tags[i] != "VB" or has_to(sentence, i) or sentence.child(i, "nsubj", "nsubjpass", "mark") is not None:
        return False
    before = [j for j in range(i) if sentence.words[j].isalpha() or sentence.words[j] == "n't"]
    return all(sentence.lower[j] in _IMPERATIVE_OPENERS for j in before)


def time_above(sentence: Sentence, i: int) -> str:
    """Return the time of the nearest finite verb above a participle: "left, saying", "will write, telling them"."""
    j = i
    for _ in range(DEEPEST):
        if sentence.heads[j] == j:
            break
        j = sentence.heads[j]
        if sentence.is_verb(j):
            here = circumstances(sentence, j)
            if here.modals:
                return "future"
            if here.tense != "none":
                return here.tense
            if sentence.tags[j] == "VBN" and sentence.child(j, "nsubj") is not None:
                return "past"  # a past tense taken for a participle
    return "present"


def _read_noun(sentence: Sentence, i: int, view: View) -> None:
    view.time = "past"
    table = modality()
    for j in sentence.children[i]:
        word = sentence.lower[j]
        if sentence.deps[j] not in ("amod", "det", "compound", "nmod", "advmod", "acl"):
            continue
        for quality in table.adjective.get(word, ()):
            view.evidence.append(j)
            if quality in ("probable", "possible"):
                view.certainty = weaker(view.certainty, quality)
            elif quality == "negative":
                view.polarity = "negative"
            else:
                view.time, view.timed = quality, True
        if word in ("threatened", "feared"):
            view.frame = "threat" if word == "threatened" else "fear"
    if _years_after(sentence, i):
        view.frame = "background"
    negators = circumstances(sentence, i).negators
    if len(negators) % 2:
        view.polarity = "negative"
        view.evidence.extend(negators)


def _years_after(sentence: Sentence, i: int) -> bool:
    """ "Ten years after the invasion": an older event that only dates the news."""
    j = sentence.heads[i]
    if sentence.deps[i] != "pobj" or sentence.lower[j] not in ("after", "since") or j == 0:
        return False
    return sentence.lower[j - 1] in _LONG_SPANS


def _read_adverbs(sentence: Sentence, i: int, view: View) -> None:
    grades = modality().adverb
    for j in sentence.children[i]:
        grade = grades.get(sentence.lower[j])
        if grade is None or sentence.deps[j] not in ("advmod", "amod", "npadvmod", "neg"):
            continue
        view.evidence.append(j)
        if grade in ("probable", "possible"):
            view.certainty = weaker(view.certainty, grade)
        else:
            view.polarity = "negative"


def _future_adverbial(sentence: Sentence, i: int) -> bool:
    table = modality()
    for j in sentence.children[i]:
        if sentence.lower[j] in table.future_words:
            return True
        if sentence.deps[j] in ("npadvmod", "prep", "tmod"):
            phrase = [sentence.lower[k] for k in sentence.subtree(j)[:6]]
            if any(w in table.future_modifiers for w in phrase) or phrase[:2] == ["later", "this"]:
                return True
    return False


def _past_year(word: str) -> bool:
    """Tell whether a word is a year or decade of history ("1956", "1960s")."""
    year = word.removesuffix("s")
    return len(year) == 4 and year.isdigit() and "1000" <= year <= _LAST_OF_HISTORY


def _background(sentence: Sentence, i: int) -> bool:
    words = modality().background_words
    label = sentence.deps[i]  # an older event told in passing stands in a relative clause or apposition
    aside = label == "appos" or (label in ("relcl", "acl") and clause_kind(sentence, i, label) in ("relcl", "participle"))
    if label == "relcl" and aside and any(sentence.lower[j] == "had" for j in sentence.children_with(i, "aux")):
        return True
    had = any(sentence.lower[j] == "had" for j in sentence.children_with(i, "aux"))
    before_that = had and sentence.heads[i] == i
    for j in sentence.children[i]:
        if sentence.deps[j] not in ("advmod", "npadvmod", "prep", "advcl"):
            continue
        phrase = [sentence.lower[k] for k in sentence.subtree(j)[:8]]
        if before_that and phrase[0] in ("before", "until", "till"):
            return True  # "had been shelled for weeks before the truce"
        if aside and any(w in _LONG_SPANS or (len(w) == 4 and w.isdigit() and w[:2] in ("19", "20")) for w in phrase):
            return True
        if any(w in words for w in phrase) or ("decades" in phrase or "centuries" in phrase):
            return True
        if phrase[0] in ("in", "since", "by") and any(_past_year(w) for w in phrase):
            return True
    return False
