"""Whether an event is history told as background: by its date, its place in a relative clause or apposition, its tense."""

from __future__ import annotations

from itertools import pairwise

from dragoman.clauses.lexicon import modality
from dragoman.clauses.links import clause_kind
from dragoman.language import Sentence
from dragoman.word_lists import word_list

_LONG_SPANS = word_list("clauses", "long_spans")
_AGES = frozenset({"decades", "centuries", "century"})
MONTHS = word_list("calendar", "months") | word_list("calendar", "seasons")
_DATING = frozenset({"in", "during", "since", "by", "until", "till", "from", "between", "before", "after"})
_ERAS = word_list("clauses", "eras")
# A year up to this one, named beside a past verb, marks history told as background.
_LAST_OF_HISTORY = "1999"


def only_dates(sentence: Sentence, i: int) -> bool:
    """Tell whether an event noun is an older event that only dates the news ("years after the invasion", "the 1988 siege")."""
    years = [sentence.lower[j] for j in sentence.children_with(i, "nummod", "compound", "nmod", "amod") if j < i]
    return any(map(past_year, years)) or _years_after(sentence, i) or _of_past_year(sentence, i) or _goes_back_to(sentence, i)


def _goes_back_to(sentence: Sentence, i: int) -> bool:
    """ "The dispute dates (goes) back to the annexation": where something began."""
    to = sentence.heads[i]
    verb = sentence.heads[to]
    if sentence.deps[i] != "pobj" or sentence.lower[to] not in ("to", "from"):
        return False
    back = any(sentence.lower[j] == "back" for j in range(verb, to))
    return sentence.lemmas[verb] == "date" or (sentence.lemmas[verb] == "go" and back)


def _years_after(sentence: Sentence, i: int) -> bool:
    """ "Ten years after the invasion": an older event that only dates the news."""
    j = sentence.heads[i]
    if sentence.deps[i] != "pobj" or sentence.lower[j] not in ("after", "since") or j == 0:
        return False
    return sentence.lower[j - 1] in _LONG_SPANS


def _of_past_year(sentence: Sentence, i: int) -> bool:
    """ "Since the coup of 1973": an event named with its year of history."""
    if sentence.deps[i] != "pobj":
        return False
    years = [k for j in sentence.children_with(i, "prep") if sentence.lower[j] in ("of", "in") for k in sentence.children[j]]
    return any(past_year(sentence.lower[k]) for k in years)


def past_year(word: str) -> bool:
    """Tell whether a word is a year or decade of history ("1956", "1960s")."""
    year = word.removesuffix("s")
    return len(year) == 4 and year.isdigit() and "1000" <= year <= _LAST_OF_HISTORY


def _past_years_of(sentence: Sentence, noun: int) -> bool:
    beside = [k for j in sentence.children_with(noun, "prep") for k in sentence.children[j]]
    return any(past_year(sentence.lower[k]) for k in (*sentence.children[noun], *beside))


def _older(phrase: list[str]) -> bool:
    return phrase[0] in ("after", "before") or (phrase[0] == "in" and not MONTHS.isdisjoint(phrase))


def _dated(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun has a year right before it ("the 2009 coup")."""
    years = [sentence.lower[j] for j in sentence.children_with(noun, "nummod", "compound", "nmod", "amod")]
    return any(len(y) == 4 and y.isdigit() and y[:2] in ("19", "20") for y in years)


def _set_off(sentence: Sentence, i: int) -> bool:
    first = sentence.left_edge(i)
    return first > 0 and sentence.words[first - 1] == ","


def is_background(sentence: Sentence, i: int) -> bool:
    """Tell whether the past verb at token i tells an older event in passing."""
    words = modality().background_words
    first = i
    while sentence.deps[first] == "conj" and sentence.is_verb(sentence.heads[first]):
        first = sentence.heads[first]
    label = sentence.deps[first]  # an older event told in passing stands in a relative clause or apposition
    aside = label == "appos" or (label in ("relcl", "acl") and clause_kind(sentence, first, label) in ("relcl", "participle"))
    if label == "relcl" and aside and any(sentence.lower[j] == "had" for j in sentence.children_with(i, "aux")):
        return True
    if aside and any(_past_years_of(sentence, k) or _dated(sentence, k) for k in sentence.children_with(i, "dobj")):
        return True  # "who led the 2009 coup"
    if aside and label == "relcl" and past_year(sentence.lower[sentence.heads[first]]):
        return True  # "dates from 1932, when settlers diverted the stream"
    if aside and label == "acl" and _past_years_of(sentence, sentence.heads[i]):
        return True  # "the treaty of 1878, signed in haste"
    had = any(sentence.lower[j] == "had" for j in sentence.children_with(i, "aux"))
    before_that = had and sentence.heads[i] == i
    named = [j for k in sentence.children_with(i, "dobj") for j in sentence.children_with(k, "prep")]  # "broke off ties in 1979"
    if aside and any(sentence.lower[k] in _LONG_SPANS for k in sentence.children_with(i, "dobj")):
        return True  # "who spent eleven years in prison"
    for j in (*sentence.children[i], *named):
        if sentence.deps[j] not in ("advmod", "npadvmod", "prep", "advcl"):
            continue
        phrase = [sentence.lower[k] for k in sentence.subtree(j)[:8]]
        opening = phrase if phrase[0] == "for" else phrase[:2]  # "had been shelled for weeks before the truce"
        if before_that and not {"before", "until", "till"}.isdisjoint(opening):
            return True
        if had and "earlier" in phrase and not _LONG_SPANS.isdisjoint(set(phrase) - {"earlier"}):
            return True  # "had been crowned forty years earlier"
        if aside and any(w in _LONG_SPANS or (len(w) == 4 and w.isdigit() and w[:2] in ("19", "20")) for w in phrase):
            return True
        if aside and label == "acl" and first == i and _older(phrase) and _set_off(sentence, i):
            return True  # "the minister, dismissed in January"
        if any(w in words for w in phrase) or not _AGES.isdisjoint(phrase):
            return True
        of_war = phrase[0] in ("during", "under") or (phrase[0] == "in" and "of" in phrase)
        if (aside or before_that) and of_war and not _ERAS.isdisjoint(phrase):
            return True
        if phrase[0] in _DATING and any(past_year(w) for w in phrase):
            return True
        if phrase[0] == "as" and any(a in _DATING and past_year(b) for a, b in pairwise(phrase)):
            return True  # "had fled as a child in 1975"
    return False
