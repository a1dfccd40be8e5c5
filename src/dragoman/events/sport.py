"""Sport and shows: reports about matches, and what players, artists and their fans do."""

from __future__ import annotations

from collections.abc import Sequence
from operator import methodcaller

from dragoman.events.act import Act
from dragoman.events.phrases import key
from dragoman.events.politics import acts_in_politics
from dragoman.language import Sentence
from dragoman.ontology import Codebook, EventType
from dragoman.records import Actor
from dragoman.word_lists import word_list

# What teams do, besides fighting, beating and the like.
_PLAYING = word_list("events", "playing")
# Who may bring force into a stadium.
_ARMED = frozenset({"MIL", "REB", "SEP", "UAF", "COP", "CRM", "SPY", "PRM"})

_MATCH_SHARE = 0.02
_MATCH_DENSE = 0.04
_MATCH_LEAST = 3
_without_marks = methodcaller("strip", ".,;:!?\"'()")


def is_match_report(sentences: Sequence[Sentence], words: frozenset[str]) -> bool:
    """Tell whether a report is about sport, by the share of its words in all that was read of it.

    Invented match reports hold four to ten in a hundred, news of other matters one at most.
    """
    read = " ".join(s.text for s in sentences).lower().split()
    if len(words.intersection(map(_without_marks, set(read)))) < _MATCH_LEAST:
        return False  # one word again and again: a report on a golf course
    forms = list(map(_without_marks, read))
    told = sum(w in words for w in forms)
    dense = told > _MATCH_DENSE * len(forms)
    return told >= _MATCH_LEAST and (dense or (told > _MATCH_LEAST and told > _MATCH_SHARE * len(forms)))


def is_sport_or_show(act: Act, _type: EventType, codebook: Codebook) -> bool:
    """Tell whether players, artists or their fans do it, or others than states and forces do it to them."""
    if act.match and not any(bears_arms(a) for a in act.everybody):
        return True
    sentence, candidate = act.sentence, act.candidate
    words = codebook.word_class("players")
    if not codebook.word_class("match_words").isdisjoint(sentence.lower):
        words |= codebook.word_class("clubs")
    if candidate.actors and all(called_so(act, t, words) for t in candidate.actors):
        return True
    teams = words | codebook.word_class("clubs") | codebook.word_class("fictions")
    if _plural_state(act) and key(sentence, candidate.token) in codebook.word_class("contest_words") | _PLAYING:
        return True
    done_to = bool(candidate.recipients) and all(called_so(act, t, teams) for t in candidate.recipients)
    stately = any(
        acts_in_politics(p.actor) and sentence.lower[t] not in teams for p, t in zip(act.actors, candidate.actors, strict=False)
    )
    return done_to and not stately


def called_so(act: Act, i: int, words: frozenset[str]) -> bool:
    """Tell whether the noun at token i, or what its name is joined to, is one of the words."""
    sentence = act.sentence
    told = (i, *sentence.children_with(i, "compound"))
    return any(key(sentence, j) in words and sentence.tags[j] != "JJ" for j in told)


def _plural_state(act: Act) -> bool:
    """Tell whether one country is spoken of in the plural, as its team is: "Spain meet Portugal"."""
    sentence, i = act.sentence, act.candidate.token
    subject = sentence.child(i, "nsubj")
    if subject is None or sentence.tags[subject] != "NNP" or sentence.child(subject, "conj", "compound") is not None:
        return False
    states = [
        p.actor for p in act.actors if p.actor.kind == "state" and p.span is not None and p.span.start == sentence.starts[subject]
    ]
    auxiliaries = sentence.children_with(i, "aux")
    plural = any(sentence.lower[j] in ("have", "are", "were") for j in auxiliaries) or (
        sentence.tags[i] == "VBP" and not auxiliaries and sentence.zone != "title"
    )
    return bool(states) and plural and sentence.lower[subject][-1:] != "s"


def bears_arms(actor: Actor) -> bool:
    """Tell whether an actor is an army, a police or a band that fights."""
    return not _ARMED.isdisjoint(actor.sectors)
