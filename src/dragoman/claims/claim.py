"""Each source's view of each event: the report's own voice, and everybody in whose words the event stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.claims.containment import holders
from dragoman.claims.lexicon import summing_up
from dragoman.clauses.lexicon import effect_on
from dragoman.language import Sentence
from dragoman.records import Actor, Attribution, Claim, Event, Factuality, Report, Span, make_id

# Frames of what nobody holds for a fact: whoever reports them, the event stays open in the same way.
_OPEN_FRAMES = frozenset(
    "condition consequence purpose demand promise threat fear refusal permission counterfactual question".split()
)


def make_claims(
    report: Report,
    sentences: list[Sentence],
    events: Sequence[Event],
    attributions: Sequence[Attribution],
) -> list[Claim]:
    """State every source's view of every event.

    The innermost source whose content holds the event takes it as the words present it (``event.factuality``, in which a
    denial counts as negative). Sources around it, and the report's own voice, only pass it on: for them what is merely
    said is of unknown certainty, unless the cue takes its content for a fact ("admitted", "regrets").

    Args:
        report: the report.
        sentences: its sentences.
        events: its events.
        attributions: its attributions.

    Returns:
        Claims by event in the order given, the report's own voice first, then sources from the innermost outwards.
    """
    by_id = {a.id: a for a in attributions}
    pieces = [(piece, n) for n, a in enumerate(attributions) for piece in a.content]
    held = holders([e.span for e in events], pieces)
    out: list[Claim] = []
    for event, holding in zip(events, held, strict=True):
        every = [attributions[n] for n in holding]
        chain = [a for a in every if not denied_aside(sentences[a.sentence], a)]
        out.append(_claim(report, event, None, (), _own_voice(sentences, event, chain)))
        for attribution in every:
            if attribution not in chain:
                view = source_view(sentences[attribution.sentence], attribution, event.factuality)
                out.append(_claim(report, event, attribution, _sources(report, attribution, by_id), view))
        for n, attribution in enumerate(chain):
            view = event.factuality if n == 0 else _passed_on(sentences, event.factuality, chain[:n])
            out.append(_claim(report, event, attribution, _sources(report, attribution, by_id), view))
    return out


def denied_aside(sentence: Sentence, attribution: Attribution) -> bool:
    """Tell whether a denial stands in a relative clause on what is denied: "the attack, which the group denies, killed nine",
    or on a word that sums it up: "the army burned the market, a charge the general denies" ("denied by the general").

    The report tells the attack as its own; only the group, in passing, says that it is not so.
    """
    if attribution.stance != "denies" or not sentence.parsed or not attribution.cue or not attribution.content:
        return False
    if attribution.content[0].start > attribution.cue[0].start:
        return False
    inside = set(sentence.tokens_in(attribution.content[0]))
    between = sentence.tokens_in(Span(attribution.content[0].end, attribution.cue[0].start))
    if any(sentence.lemmas[j].lower() in summing_up() and sentence.deps[j] in ("nsubj", "dobj") for j in between):
        return True  # "a charge the general denies", the denial taken for the main verb
    return any(
        sentence.is_verb(v) and sentence.deps[v] in ("relcl", "acl") and not inside.isdisjoint(sentence.ancestors(v))
        for v in sentence.tokens_in(attribution.cue[0])
    )


def source_view(sentence: Sentence, attribution: Attribution | None, view: Factuality) -> Factuality:
    """Return how the source of an attribution takes an event that its words present in a certain way.

    Args:
        sentence: the attribution's sentence.
        attribution: whose content holds the event; None for the report's own voice.
        view: the event as the words present it (:func:`dragoman.clauses.factuality.factuality_of`).
    """
    if attribution is None or not denied_aside(sentence, attribution):
        return view
    return replace(view, certainty="certain", polarity="negative" if view.polarity == "positive" else "positive")


def _claim(report: Report, event: Event, attribution: Attribution | None, sources: tuple[Actor, ...], view: Factuality) -> Claim:
    attribution_id = attribution.id if attribution is not None else ""
    return Claim(
        id=make_id("claim", report.id, event.id, attribution_id),
        report=report.id,
        event=event.id,
        attribution=attribution_id,
        sources=sources,
        stance=attribution.stance if attribution is not None else "says",
        factuality=view,
    )


def _own_voice(sentences: list[Sentence], event: Event, chain: list[Attribution]) -> Factuality:
    return _passed_on(sentences, event.factuality, chain) if chain else event.factuality


def _passed_on(sentences: list[Sentence], view: Factuality, between: list[Attribution]) -> Factuality:
    """Return what is left of a view for somebody who only reports that others hold it."""
    if view.frame in _OPEN_FRAMES or all(_taken_for_fact(sentences, a) for a in between):
        return view
    return replace(view, certainty="unknown", polarity="positive")


def _taken_for_fact(sentences: list[Sentence], attribution: Attribution) -> bool:
    """Tell whether the cue commits whoever uses it to the content ("admitted that", "condemned the raid")."""
    sentence = sentences[attribution.sentence]
    if not sentence.parsed or not attribution.cue:
        return False
    for i in sentence.tokens_in(attribution.cue[0]):
        part = "V" if sentence.is_verb(i) else "N" if sentence.is_noun(i) else "J"
        for kind in ("that", "object"):
            effect = effect_on(part, sentence.lemmas[i].lower(), kind)
            if effect is not None and effect.name in ("takes for a fact", "confirms"):
                return True
    return False


def _sources(report: Report, attribution: Attribution, by_id: dict[str, Attribution]) -> tuple[Actor, ...]:
    """Return the chain of who says so, outermost first."""
    chain: list[Actor] = []
    current: Attribution | None = attribution
    seen: set[str] = set()
    while current is not None and current.id not in seen:
        seen.add(current.id)
        source = _source(report, current)
        if source is not None:
            chain.append(source)
        current = by_id.get(current.parent)
    return tuple(reversed(chain))


def _source(report: Report, attribution: Attribution) -> Actor | None:
    """Return the source's actor, or an unknown one by the words that name it; None where nobody is named."""
    if attribution.actor is not None:
        return attribution.actor
    if not attribution.source:
        return None
    words = attribution.source[0].of(report.text)
    return Actor(make_id("actor", words.lower()), words, named=False)
