"""Stances told word by word ("is dead set against", "will not hear of") and by what somebody feels ("the raid alarmed Tallinn").

The wordings stand in ``data/claims/stances.toml`` as those of ``embedding.toml`` do (:mod:`dragoman.clauses.phrases`): the first
word in its dictionary form, the last one the word that leads over to the target.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.claims.phrase_cues import content_behind
from dragoman.claims.sides import trim
from dragoman.claims.stance_words import experience_rows, wordings
from dragoman.claims.targets import Draft, evidence_span, noun_phrase
from dragoman.clauses import negation, subjects, voice
from dragoman.clauses.phrases import phrases_at
from dragoman.language import Sentence
from dragoman.records import Span

_LEAVES_OUT = frozenset({"that"})


def wording_stances(sentence: Sentence, i: int) -> Iterator[Draft]:
    """Read the stances whose wording begins with the verb at token i.

    Args:
        sentence: a parsed sentence.
        i: a verb, or an auxiliary "be".
    """
    for last, words, (attitude, strength, negated_only) in phrases_at(sentence, i, wordings().get(sentence.lemmas[i], ())):
        verb = sentence.heads[i] if sentence.deps[i] in ("aux", "auxpass") else i
        passive = sentence.children_with(verb, "nsubj", "nsubjpass") if voice(sentence, verb) == "passive" else []
        heads = passive or sentence.children_with(i, "nsubj", "nsubjpass") or subjects(sentence, verb)
        negated = bool(len(negation(sentence, verb)) % 2) and "no" not in words
        if not heads or negated != negated_only:
            continue
        span = _target(sentence, i, last)
        if span is not None:
            yield Draft(attitude, strength, heads, span, evidence_span(sentence, heads, i, span))
            return
    yield from _of_experience(sentence, i)


def _target(sentence: Sentence, i: int, last: int) -> Span | None:
    """Return the span of what the wording leads over to."""
    tokens = [t for t in content_behind(sentence, i, last) if not (t == last and sentence.lower[t] in _LEAVES_OUT)]
    aside = next(
        (t for t in tokens if sentence.words[t] == "," and sentence.deps[t + 1 : t + 2] in (["det"], ["nsubj"], ["mark"])), None
    )
    tokens = [t for t in tokens if aside is None or t < aside]
    found = trim(sentence, tokens[0], tokens[-1]) if tokens else None
    return sentence.span_of(*found) if found else None


def _of_experience(sentence: Sentence, i: int) -> Iterator[Draft]:
    """ "What alarms Tallinn is the build-up", "the visit angered Beijing", "Beijing was angered by the visit"."""
    row = next((r for r in experience_rows() if sentence.lemmas[i] in r["verbs"]), None)
    if row is None or negation(sentence, i):
        return
    if voice(sentence, i) == "passive":
        heads = sentence.children_with(i, "nsubjpass")
        agent = sentence.child(i, "agent")
        target = sentence.child(agent, "pobj", "pcomp") if agent is not None else None
    else:
        heads, target = sentence.children_with(i, "dobj"), sentence.child(i, "nsubj")
        above = sentence.heads[i]
        if target is not None and sentence.lower[target] == "what" and sentence.lemmas[above] == "be":
            target = sentence.child(above, "attr")
    if heads and target is not None and sentence.tags[target] not in ("WDT", "WP", "PRP", "DT"):
        span = noun_phrase(sentence, target)
        yield Draft(row["attitude"], row["strength"], heads, span, evidence_span(sentence, heads, i, span))
