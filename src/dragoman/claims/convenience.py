"""Attribution and factuality straight from a text, for those who want nothing else of a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.claims.attribution import find_attributions
from dragoman.claims.screening import might_attribute
from dragoman.clauses.factuality import factuality_of
from dragoman.language import DEFAULT_MODEL, Sentence, parse_report
from dragoman.records import Attribution, Factuality, Report, Span, make_id


def attributions(text: str, model: str = DEFAULT_MODEL) -> list[Attribution]:
    """Find who is made the source of what in a text; sources are spans, not resolved to actors.

    Args:
        text: plain text of one or more paragraphs.
        model: the language pipeline.

    Returns:
        Attributions in text order, in the conventions of PolNeAR (see :mod:`dragoman.claims.drafts`). Sentences without
        a quotation mark or a word of saying are not parsed.
    """
    report = Report(make_id("report", text), text)
    return find_attributions(report, parse_report(report, model, lambda s: might_attribute(s.text)))


def factuality(text: str, spans: Iterable[Sequence[int]], model: str = DEFAULT_MODEL) -> list[Factuality]:
    """Tell for each span (a verb or event noun, perhaps with its object) whether the event happened, as the text puts it.

    Args:
        text: plain text.
        spans: offsets into the text (pairs of start and end), in any order.
        model: the language pipeline.

    Returns:
        One Factuality a span, in the order given; certain, positive and present where the span holds no word.
    """
    wanted = [Span(s[0], s[1]) for s in spans]
    report = Report(make_id("report", text), text)
    sentences = parse_report(report, model, lambda s: any(s.span.overlaps(w) for w in wanted))
    return [_of_span(sentences, span) for span in wanted]


def _of_span(sentences: list[Sentence], span: Span) -> Factuality:
    sentence = next((s for s in sentences if s.parsed and s.span.overlaps(span)), None)
    tokens = sentence.tokens_in(span) if sentence is not None else []
    if sentence is None or not tokens:
        return Factuality(time="present")
    return factuality_of(sentence, event_head(sentence, tokens))


def event_head(sentence: Sentence, tokens: list[int]) -> int:
    """Return the token among these that is the event: the highest verb or noun in the parse."""
    head = sentence.head_of(tokens)
    if sentence.is_verb(head) or sentence.is_noun(head):
        return head
    return next((t for t in tokens if sentence.is_verb(t) or sentence.is_noun(t)), head)
