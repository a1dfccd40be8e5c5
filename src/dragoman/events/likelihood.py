"""How likely it is that an event read from a sentence is one, and told rightly: learned from judged events.

Rules say why an act is not told, each for one reason. Which events are right depends on many things at once, each of which
tells a little (:mod:`dragoman.events.event_facts`); a logistic regression adds them up. Its weights stand in
``event-weights.tsv`` of the codebook's folder and are learned (``python -m benchmarks.telling learn``) from what judges said of
the events coded in dragoman's own invented articles, and from those coded in its labelled sentences. Who codes a single sentence
has mostly chosen it for its event; a report has background, colour and other things than politics in it, so that there the
same facts weigh otherwise. An event that is unlikely is not told; one that a weak reason kept back is told if it is likely.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import exp, log
from pathlib import Path

from dragoman.events.act import CONTENT_OF
from dragoman.events.by_words import RULE
from dragoman.events.event_facts import event_facts
from dragoman.events.weights import likelihood, read_weights
from dragoman.events.word_evidence import WordEvidence, word_evidence
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.records import UNLIKELY, Event, Party, Span

FILE = "event-weights.tsv"
# Who hands in single sentences asks what each of them tells: there an event stays unless two to one speak against it. A report
# is full of other things, and four in five of what is told of it are to be right, rather than all be told: what is less
# likely is kept, shown apart, and told to who asks for it. What states do to each other, harm to people in numbers, and a
# state's friendly words are what reports of conflict are read for: there less is enough. What a likelier event of the report
# tells, too, is told again (merging.py). Figures: docs/benchmarks-telling.md. Headlines leave out what would make their events
# likely: they stay.
LEAST_TOLD = 0.35
LEAST_TOLD_IN_REPORT = 0.71
LEAST_TOLD_OF_STATES = LEAST_TOLD
LEAST_TOLD_OF_HARM = 0.57
LEAST_TOLD_OF_DIPLOMACY = 0.65
# Of those that a weak reason kept back, five in six are right from here on in labelled sentences, three in four in reports.
LEAST_UNTOLD = 0.4
LEAST_UNTOLD_IN_REPORT = 0.75
# What an event is the content of, and what is denied, asked or supposed, is not told however likely it is.
_SETTLED = frozenset(
    "denied|question|purpose|condition|consequence|counterfactual|permission|demand|fear|only possible".split("|")
) | {"asked by the press"}
_LEAST = 1e-3


def weighed(events: Sequence[Event], sentence: Sentence, codebook: Codebook, in_report: bool = False) -> list[Event]:
    """Return the events of a sentence, told or not as their likelihood says.

    Args:
        events: the events, with all that is known of their parties.
        sentence: their sentence.
        codebook: the codebook; events of one with other types than words were learned for stay as they are.
        in_report: the sentence stands in a report of more than a few sentences.
    """
    words = word_evidence(codebook)
    return list(events) if words is None else [_weighed(e, sentence, codebook, words, in_report) for e in events]


def _weighed(event: Event, sentence: Sentence, codebook: Codebook, words: WordEvidence, in_report: bool) -> Event:
    if event.rule.endswith(RULE) or is_settled(event):
        return event
    facts = facts_of(event, sentence, codebook, words)
    likely = likelihood(facts, load_event_weights(in_report))
    least = least_told(facts, in_report) if event.reported else least_untold(in_report)
    told = likely >= least or (event.reported and event.headline)
    untold = "" if told else event.untold or UNLIKELY
    return replace(event, reported=told, untold=untold, likelihood=round(likely, 2))


def least_told(facts: Mapping[str, float], in_report: bool) -> float:
    """Return how likely an event has to be to be told, by its facts and whether it stands in a report of many sentences."""
    if not in_report:
        return LEAST_TOLD
    if "two states" in facts:
        return LEAST_TOLD_OF_STATES
    if "casualties" in facts:
        return LEAST_TOLD_OF_HARM
    diplomacy = "quad 1" in facts and ("actor state" in facts or "recipient state" in facts)
    return LEAST_TOLD_OF_DIPLOMACY if diplomacy else LEAST_TOLD_IN_REPORT


def least_untold(in_report: bool) -> float:
    """Return how likely an event has to be to be told though a weak reason kept it back."""
    return LEAST_UNTOLD_IN_REPORT if in_report else LEAST_UNTOLD


def is_settled(event: Event) -> bool:
    """Tell whether an event is not told however likely it is."""
    return event.untold in _SETTLED or event.untold.startswith(CONTENT_OF)


def facts_of(event: Event, sentence: Sentence, codebook: Codebook, words: WordEvidence) -> dict[str, float]:
    """Return the facts of an event, and what words tell of its type between its parties."""
    out = event_facts(event, sentence)
    actors, recipients = _spans(event.actors, sentence), _spans(event.recipients, sentence)
    shares = words.between([sentence], actors, recipients, codebook) if actors or recipients else {}
    if not shares:
        return {**out, "no words": 1.0}
    share, most = shares[event.type], max(shares.values())
    out |= {"words": exp(share), "words, log": max(share, log(_LEAST)), "words at most": exp(most)}
    return out | {"words agree": float(share == most), "words behind": max(share - most, log(_LEAST))}


def _spans(parties: Sequence[Party], sentence: Sentence) -> list[Span]:
    return [p.span for p in parties if p.span is not None and sentence.tokens_in(p.span)]


@cache
def load_event_weights(in_report: bool = False, path: Path | None = None) -> Mapping[str, float]:
    """Read the weights that ship with the codebook, or those of another file (kept once read).

    Args:
        in_report: those for reports of more than a few sentences; else those for sentences that stand alone.
        path: the file; None for the one that ships.

    Raises:
        CodebookError: if the file is missing or a line is no name with two numbers.
    """
    return read_weights(path, FILE, 2, "run python -m benchmarks.telling learn")[in_report]
