"""What stands at the edge of an attribution's parts and belongs to none of them: the dateline of a report."""

from __future__ import annotations

import re

from dragoman.claims.drafts import Draft, one_span, phrase_before
from dragoman.records import Span

# "LAGOS (Reuters) - ", "GENEVA, Dec. 8 (AFP) — ", "OSLO, Norway — ": where and by whom a report was filed.
_DATELINE = re.compile(
    r"(?:[A-Z][\w.’'-]*[ ,.]+){1,5}(?:\w+\.? \d{1,2},? )?\((?:Reuters|[A-Z]{2,6})\)\s*[-–—]+\s*|"
    r"[A-Z]{3,}[A-Z ’'-]*(?:, [A-Z][\w.]*)?(?:, \w+\.? \d{1,2})?\s+[–—]+\s+"
)


def leave_out_dateline(draft: Draft) -> None:
    """Take the dateline of a report's first sentence out of a draft's source and content."""
    match = _DATELINE.match(draft.sentence.text)
    if match is None:
        return
    after = draft.sentence.span.start + match.end()
    draft.content = _behind(draft.content, draft.sentence.span, after)
    named = draft.source
    draft.source = _behind(named, draft.sentence.span, after)
    if named and not draft.source and draft.cue:  # the parser took the dateline for the subject
        start = next(i for i in range(len(draft.sentence)) if draft.sentence.starts[i] >= draft.cue[0].start)
        tokens = [t for t in phrase_before(draft.sentence, start) if draft.sentence.starts[t] >= after]
        if tokens:
            draft.source, draft.source_tokens, draft.source_head = one_span(draft.sentence, tokens), tokens, tokens[-1]


def _behind(pieces: list[Span], sentence: Span, after: int) -> list[Span]:
    kept = [p for p in pieces if p.end > after or p.end <= sentence.start]
    return [Span(max(p.start, after), p.end) if p.start >= sentence.start else p for p in kept]
