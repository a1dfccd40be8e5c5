"""Whom "he", "she", "his" and "her" mean: one antecedent that is clear, by gender, by grammar and by whom the text goes on about.

Whoever is meant by a pronoun is mostly meant by the next one, too (centering: Grosz, Joshi & Weinstein, Computational Linguistics
1995). So where the pronoun before means nobody known, no other name stands in for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from dragoman.actors.context import ReportContext
from dragoman.actors.gazetteer import DATA
from dragoman.actors.tables import Problem, read_rows
from dragoman.actors.usage import usage_words
from dragoman.language import Sentence
from dragoman.records import Actor, Mention
from dragoman.word_lists import word_list

SUBJECT = ("nsubj", "nsubjpass")
_WOMEN = word_list("actors", "women")
_MEN = word_list("actors", "men")
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_MALE = frozenset({"he", "him", "his", "himself"})
_MISTER = frozenset({"mr", "sir"})
_MADAM = frozenset({"mrs", "ms", "miss", "mme"})
# How far back antecedents are looked for, in sentences.
_REACH = 2
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """Return the gender (f, m or empty) of each first name that the tables know."""
    problems: list[Problem] = []
    genders: dict[str, str] = {}
    for row in read_rows(DATA / "first_names.csv", problems):
        for name in row.many("names"):
            genders[name] = "" if genders.get(name, row["gender"]) != row["gender"] else row["gender"]
    return genders


def gender_of_pronoun(word: str) -> str:
    """Return f or m for a pronoun in small letters that means a person, else an empty string."""
    return "f" if word in _FEMALE else "m" if word in _MALE else ""


def gender_of(actor: Actor, context: ReportContext) -> str:
    """Return f or m where a person's title, first name or an earlier pronoun tells, else an empty string."""
    title = set(actor.title.lower().split())
    if title & _WOMEN or any(w.endswith("woman") for w in title):
        return "f"
    if title & _MEN:
        return "m"
    told = context.genders.get(actor.id, "")
    first = told or (first_names().get(actor.name.split()[0], "") if actor.named and actor.name else "")
    if first or not any(w.endswith("man") for w in title):  # a woman may be called a spokesman
        return first
    return "m"


def person_meant(s: Sentence, i: int, here: list[Mention], before: list[list[Mention]], context: ReportContext) -> list[Actor]:
    """Return whom the pronoun at token i means: one actor, or none where it is not clear.

    Args:
        s: the sentence.
        i: the pronoun.
        here: the sentence's mentions so far, those of earlier pronouns among them.
        before: the mentions of the sentences before.
        context: what the report has said.
    """
    gender = gender_of_pronoun(s.lower[i])
    found = _meant(s, i, gender, here, before, context)
    context.meant.setdefault((s.index, gender), []).append((i, found[0] if found else None))
    if found:
        context.genders.setdefault(found[0].id, gender)
    return [replace(a, kind="person") if a.kind == "unknown" else a for a in found]


def _meant(
    s: Sentence, i: int, gender: str, here: list[Mention], before: list[list[Mention]], context: ReportContext
) -> list[Actor]:
    earlier = [m for m in here if m.tokens[1] <= i and m.use in ("actor", "people") and _fits(m.actor, gender, context)]
    earlier = [m for m in earlier if not same_clause_object(s, m.head, i) and not is_anothers_own(s, m.head, i)]
    earlier = [m for m in earlier if not _told_of_pronoun(s, m.head, i)]
    told_of = _told_of_in_clause(s, i)
    of_clause = [m for m in earlier if told_of in (m.head, *(j for j in s.children[m.head] if s.deps[j] == "appos"))]
    told = [(j, actor) for j, actor in context.meant.get((s.index, gender), ()) if not same_clause_object(s, j, i)]
    if of_clause and (s.tags[i] == "PRP$" or not told):
        return one([m.actor for m in of_clause])
    subjects = [m for m in earlier if s.deps[m.head] in SUBJECT]
    unknown = bool(told) and told[-1][1] is None
    if unknown and not any(m.head > told[-1][0] for m in subjects):
        return []  # the pronoun before means somebody whom nobody has named
    if earlier:
        return one([m.actor for m in (subjects or earlier)])
    return _before(s, gender, before, context)


def _told_of_in_clause(s: Sentence, i: int) -> int:
    """Return the noun of which "who" tells in the clause of a pronoun: "a king, who survived an attempt on his life"; or -1."""
    verb = next((a for a in s.ancestors(i) if s.is_verb(a)), i)
    while s.deps[verb] in ("conj", "xcomp") and s.child(verb, *SUBJECT) is None:
        verb = s.heads[verb]
    own = s.child(verb, *SUBJECT)
    return s.heads[verb] if own is not None and s.deps[verb] == "relcl" and s.lower[own] == "who" else -1


def _before(s: Sentence, gender: str, before: list[list[Mention]], context: ReportContext) -> list[Actor]:
    """Return whom the sentences before speak of: whom their pronouns mean, else the only person of this gender."""
    left = _REACH
    for index in range(s.index - 1, -1, -1):
        unread = context.unread.get(index)
        if unread is not None and _goes_on(unread, gender):
            continue
        told = context.meant.get((index, gender))
        if told:
            meant = [actor for _, actor in told if actor is not None]
            return one(meant) if told[-1][1] is not None else []
        past = [m.actor for m in before[index] if m.use in ("actor", "people") and _fits(m.actor, gender, context)]
        past = [a for a in past if not of_the_speakers(a)]
        left -= 1
        if past or not left:
            return one(past)
    return []


def _goes_on(unread: str, gender: str) -> bool:
    """Tell whether a sentence that was not parsed only goes on about the person: it has the pronoun and no name."""
    words = _WORD.findall(unread)
    names = any(w[0].isupper() and len(w) > 1 for w in words[1:])
    return not names and any(gender_of_pronoun(w.lower()) == gender for w in words)


def _fits(actor: Actor, gender: str, context: ReportContext) -> bool:
    person = actor.kind in ("person", "office") and actor.count in (None, 1) and not _is_anyone(actor)
    speaker = actor.kind == "unknown" and actor.id in context.speakers
    return (person or speaker) and gender_of(actor, context) in ("", gender)


def _is_anyone(actor: Actor) -> bool:
    """Tell whether nobody in particular is meant: "every refugee"."""
    return not actor.named and actor.name.lower().split()[:1] in (["every"], ["any"], ["each"], ["no"])


def note_speakers(s: Sentence, mentions: Sequence[Mention], context: ReportContext) -> None:
    """Take names of nobody known for people where they say something ("... ," Okafor said), and mark who is a man or a woman."""
    said = usage_words()["said"]
    for m in mentions:
        title = s.lower[max(0, m.tokens[0] - 1)].rstrip(".")
        if title in _MISTER or title in _MADAM:
            context.genders.setdefault(m.actor.id, "m" if title in _MISTER else "f")
        if m.actor.kind == "unknown" and not m.actor.country and s.deps[m.head] == "nsubj" and s.lemmas[s.heads[m.head]] in said:
            context.speakers.add(m.actor.id)


def of_the_speakers(actor: Actor) -> bool:
    """Tell whether only a speaker calls them so: "our voters" in a quotation, of which the next sentence does not go on."""
    return not actor.named and actor.name.lower().split()[:1] in (["our"], ["my"])


def one(found: Sequence[Actor]) -> list[Actor]:
    """Return the antecedent: the only one, or the last where the others are the same; none if it is not clear."""
    return list(found[-1:]) if len({a.id for a in found}) == 1 else []


def _told_of_pronoun(s: Sentence, antecedent: int, pronoun: int) -> bool:
    """Tell whether a phrase before the main clause tells of the pronoun itself: "Pressed by Rey, he ...", "A judge, she ..."."""
    verb = s.heads[pronoun]
    if s.deps[pronoun] not in SUBJECT or antecedent > pronoun:
        return False
    inside = antecedent
    while inside != verb and s.heads[inside] != inside and s.heads[inside] != verb:
        inside = s.heads[inside]
    if s.heads[inside] != verb:
        return False
    if s.deps[inside] == "advcl" and s.tags[inside] in ("VBN", "VBG"):
        return s.child(inside, "mark", *SUBJECT) is None
    own = any(s.lower[j] in ("a", "an") for j in s.children_with(antecedent, "det"))
    return inside == antecedent and s.deps[inside] in ("npadvmod", "dep", "appos", "advcl") and own


def is_anothers_own(s: Sentence, antecedent: int, pronoun: int) -> bool:
    """Tell whether a noun is the pronoun's own, so not the pronoun itself: "through his secretary he", "her lawyer said she"."""
    person = next((forms for forms in (_MALE, _FEMALE) if s.lower[pronoun] in forms), frozenset())
    while s.deps[antecedent] == "appos":
        antecedent = s.heads[antecedent]
    return any(s.tags[j] == "PRP$" and s.lower[j] in person for j in s.children[antecedent])


def same_clause_object(s: Sentence, antecedent: int, pronoun: int) -> bool:
    """A plain object pronoun never means the subject of its own verb ("Assad met him")."""
    verb = s.heads[pronoun]
    modal = s.child(verb, "mark") is not None or any(s.tags[j] == "MD" for j in s.children_with(verb, "aux"))
    if s.deps[pronoun] == "nsubj" and s.tags[verb] == "VB" and s.deps[verb] in ("xcomp", "ccomp") and not modal:
        return s.heads[verb] == s.heads[antecedent]  # "offered to have her confess", but "said she would confess"
    if s.tags[pronoun] != "PRP" or s.deps[pronoun] not in ("dobj", "pobj", "dative"):
        return False
    while s.deps[antecedent] == "appos":
        antecedent = s.heads[antecedent]
    while s.deps[pronoun] == "pobj" and s.deps[verb] in ("prep", "agent", "dative"):
        verb = s.heads[verb]
    if antecedent in _who_acts(s, verb):
        return True
    if s.deps[antecedent] not in SUBJECT:
        return False
    above = s.heads[antecedent]
    # A clause with a subject of its own may turn to that of the clause above: "the men are home after Chad set them free".
    return above == verb or (above == s.heads[verb] and s.child(verb, *SUBJECT) is None)


def _who_acts(s: Sentence, verb: int) -> list[int]:
    """Return the subjects of a verb or of the one that it is coordinated with, for "who" the noun that the clause is on."""
    while s.deps[verb] == "conj" and s.is_verb(s.heads[verb]) and s.child(verb, *SUBJECT) is None:
        verb = s.heads[verb]
    relative = s.deps[verb] == "relcl"
    return [s.heads[verb] if relative and s.tags[j] in ("WP", "WDT") else j for j in s.children_with(verb, *SUBJECT)]
