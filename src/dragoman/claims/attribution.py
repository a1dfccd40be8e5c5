"""Who says what in a report: every attribution with source, cue and content, its stance, its actor and its parent."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Any

from dragoman.claims.clause_cues import clause_drafts
from dragoman.claims.containment import holders
from dragoman.claims.direct_speech import Page, assign_speakers
from dragoman.claims.drafts import Draft
from dragoman.claims.edges import leave_out_aside, leave_out_circumstance, name_by_pronoun, take_in_rest
from dragoman.claims.noun_cues import colon_draft, noun_drafts, trailing_draft, transcript_speakers
from dragoman.claims.quotations import Quotation, find_quotations
from dragoman.language import Sentence
from dragoman.records import Actor, Attribution, Mention, Report, Span, make_id

# Stances of those who say something, as against those who feel or want something.
_SAYING = frozenset("says claims denies doubts accuses admits promises threatens warns demands leaks confirms".split())
# "It said" means the body that spoke last, if that was no more sentences ago than this.
_PRONOUN_REACH = 3
# Quotations of fewer words are fragments inside the writer's own sentence ("so-called"), not speech of their own.
_FRAGMENT_WORDS = 3
# "who", "which": a source of so few characters may be a relative pronoun.
_LONGEST_PRONOUN = 5


def find_attributions(
    report: Report,
    sentences: list[Sentence],
    mentions: list[list[Mention]] | None = None,
    gazetteer: Any = None,
    inside_quotations: bool = False,
) -> list[Attribution]:
    """Find who is made the source of what.

    Args:
        report: the report.
        sentences: its sentences; those that are not parsed serve for headlines with a colon alone.
        mentions: mentions of actors by sentence; with ``gazetteer`` they resolve each source to an Actor.
        gazetteer: the gazetteer, or None to leave actors unresolved.
        inside_quotations: whether what a quoted speaker in turn reports of others counts too. The annotators of PolNeAR,
            whose conventions these spans follow, leave it out.

    Returns:
        Attributions in text order of their cues; ``parent`` is the innermost one whose content holds the cue.
    """
    quotations = find_quotations(report.text)
    page = Page(report.text, sentences, quotations)
    quoted = _quoted_tokens(page)
    speakers = transcript_speakers(report.text)
    for sentence in sentences:
        for draft in _drafts_of(report.text, sentence, quoted.get(sentence.index), speakers):
            page.drafts.setdefault((sentence.index, draft.head), draft)
    assign_speakers(page)
    drafts = [page.drafts[key] for key in sorted(page.drafts)]
    drafts = [d for d in drafts if inside_quotations or not d.in_quotation]
    drafts = _without_markup(report.text, drafts)
    for draft in drafts:
        _settle_quotation(draft, _quotations_in(page, draft))
        take_in_rest(draft)
        leave_out_aside(draft)
        name_by_pronoun(draft)
        leave_out_circumstance(draft)
    drafts = [d for d in drafts if d.content]
    drafts = _without_embedded_attitudes(_without_sources_of_others(drafts))
    return _finish(report, drafts, _resolver(report, mentions, gazetteer))


def _without_markup(text: str, drafts: list[Draft]) -> list[Draft]:
    """Leave out cues inside tags of markup that were left in the text: '<tweet author="...">'."""
    tags = [m.span() for m in re.finditer(r"<[A-Za-z/][^<>\n]*>", text)] if "<" in text else []
    return [d for d in drafts if not d.cue or not any(a <= d.cue[0].start < b for a, b in tags)] if tags else drafts


def _without_embedded_attitudes(drafts: list[Draft]) -> list[Draft]:
    """Leave out, inside what somebody says, all but what a third party is made to say ("said that officials had denied").

    "He said he wanted to go" has one source, not two; the wish is a stance, found elsewhere.
    """
    parents = _parents(drafts)
    return [d for d, parent in zip(drafts, parents, strict=True) if parent is None or _third_party(d)]


def _without_sources_of_others(drafts: list[Draft]) -> list[Draft]:
    """Leave out cues inside another's source: "an official who asked not to be named said ..." says one thing, not two."""
    _cut_at_aside(drafts)
    pieces = [(piece, n) for n, draft in enumerate(drafts) for piece in draft.source]
    held = holders([d.cue[0] if d.cue else d.sentence.span for d in drafts], pieces)
    return [d for n, d in enumerate(drafts) if not any(k != n for k in held[n])]


def _cut_at_aside(drafts: list[Draft]) -> None:
    """End a source before what it says further in an aside: "echoed by a senator | , who noted that ..."."""
    asides: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.source and draft.source[0].end - draft.source[0].start <= _LONGEST_PRONOUN:
            asides.setdefault(draft.sentence.index, []).append(draft)
    for draft in drafts:
        for aside in asides.get(draft.sentence.index, ()):
            if draft is aside or not draft.source or not draft.source[0].start < aside.source[0].start < draft.source[0].end:
                continue
            pronoun = draft.sentence.token_at(aside.source[0].start) or 0
            if draft.sentence.tags[pronoun] in ("WP", "WDT") and draft.sentence.words[pronoun - 1] == ",":
                draft.source = [Span(draft.source[0].start, draft.sentence.ends[pronoun - 2])]


def _third_party(draft: Draft) -> bool:
    if not draft.source or draft.source_head is None or draft.source_sentence is None:
        return False
    if draft.source_sentence.tags[draft.source_head] in ("PRP", "PRP$", "EX", "DT"):
        return False
    if draft.stance in ("denies", "confirms", "admits"):
        return True
    return draft.stance in _SAYING and draft.quotation != "summary"


def _drafts_of(text: str, sentence: Sentence, quoted: list[bool] | None, speakers: frozenset[str]) -> list[Draft]:
    headline = sentence.zone == "title" or sentence.index == 0
    lead = colon_draft(sentence, headline, speakers) or trailing_draft(sentence, headline)
    out = [lead] if lead is not None else []
    if lead is not None and lead.quotation == "direct":  # a transcript: the speaker has the whole line
        line_end = text.find("\n", sentence.span.start)
        spoken = text[lead.content[0].start : line_end if line_end >= 0 else len(text)].rstrip()
        lead.content = [Span(lead.content[0].start, lead.content[0].start + len(spoken))]
    if not sentence.parsed:
        return out
    mask = quoted or [False] * len(sentence)
    by_clause = clause_drafts(sentence, mask)
    phrases = [d.cue[0] for d in by_clause if d.phrase]
    by_noun = [d for d in noun_drafts(sentence, mask) if not any(d.cue[0].overlaps(p) for p in phrases)]
    said = {d.content[0] for d in by_clause if d.content and d.source}  # "noted in a report that": the report is no second cue
    by_noun = [d for d in by_noun if d.source or not d.content or d.content[0] not in said]
    heads = {d.head for d in out} | {d.light_verb for d in by_noun}
    for draft in (*by_clause, *by_noun):
        if draft.head not in heads:
            heads.add(draft.head)
            out.append(draft)
    return out


def _quoted_tokens(page: Page) -> dict[int, list[bool]]:
    """Return, for each sentence that a quotation touches, which tokens stand inside one."""
    out: dict[int, list[bool]] = {}
    for quotation in page.quotations:
        if len(quotation.inner(page.text)[:120].split()) < _FRAGMENT_WORDS:
            continue
        sentence = page.sentence_at(quotation.span.start)
        while sentence is not None and sentence.span.start < quotation.span.end:
            mask = out.setdefault(sentence.index, [False] * len(sentence))
            first, behind = (bisect_left(sentence.starts, end) for end in (quotation.span.start, quotation.span.end))
            mask[first:behind] = [True] * (behind - first)
            following = sentence.index + 1
            sentence = page.sentences[following] if following < len(page.sentences) else None
    return out


def _quotations_in(page: Page, draft: Draft) -> list[Quotation]:
    """Return the quotations that overlap the draft's content within its own sentence."""
    found = page.quotations_between(draft.sentence.span)
    return [q for q in found if any(q.span.overlaps(c) for c in draft.content)]


def _settle_quotation(draft: Draft, inside: list[Quotation]) -> None:
    """Tell mixed from indirect speech, and end indirect content with a quotation that it holds in part."""
    if draft.quotation == "direct" or not inside:
        return
    draft.quotation = "mixed" if draft.quotation == "indirect" else draft.quotation
    for quotation in inside:
        cue_end = max(c.end for c in draft.cue) if draft.cue else 0
        for k, piece in enumerate(draft.content):
            if piece.start < quotation.span.start < piece.end < quotation.span.end or (
                piece.start >= quotation.span.start and piece.overlaps(quotation.span) and quotation.span.start >= cue_end
            ):
                draft.content[k] = Span(min(piece.start, quotation.span.start), max(piece.end, quotation.span.end))


def _resolver(report: Report, mentions: list[list[Mention]] | None, gazetteer: Any) -> Callable[[Draft], Actor | None]:
    if mentions is None or gazetteer is None:
        return lambda draft: None
    from dragoman.actors import actor_of

    speakers: dict[str, tuple[int, Actor]] = {}  # the last speaker by whom a pronoun may mean, and in which sentence

    def resolve(draft: Draft) -> Actor | None:
        sentence = draft.source_sentence
        if sentence is None or not draft.source_tokens or not sentence.parsed:
            return None
        pronoun = sentence.lower[draft.source_tokens[0]] if len(draft.source_tokens) == 1 else ""
        if pronoun == "it" and pronoun in speakers and sentence.index - speakers[pronoun][0] <= _PRONOUN_REACH:
            return speakers[pronoun][1]
        found = actor_of(sentence, draft.source_tokens, mentions[sentence.index], gazetteer, report.published)
        if not isinstance(found, Actor):
            return None
        if found.kind in ("state", "organisation", "group", "institution"):
            speakers["it"] = (sentence.index, found)
        return found

    return resolve


def _finish(report: Report, drafts: list[Draft], resolve: Callable[[Draft], Actor | None]) -> list[Attribution]:
    ids = [make_id("attribution", report.id, *(tuple(d.cue[:1]) + tuple(d.source[:1]) + tuple(d.content[:1]))) for d in drafts]
    parents = _parents(drafts)
    out = []
    for n, draft in enumerate(drafts):
        parent = parents[n]
        out.append(
            Attribution(
                id=ids[n],
                report=report.id,
                sentence=draft.sentence.index,
                source=tuple(draft.source),
                cue=tuple(draft.cue),
                content=tuple(draft.content),
                actor=resolve(draft),
                stance=draft.stance,
                quotation=draft.quotation,
                parent=ids[parent] if parent is not None else "",
            )
        )
    return out


def _parents(drafts: list[Draft]) -> list[int | None]:
    """Return for each draft which other's content holds its cue, the one with the smallest such content."""
    pieces = [(piece, n) for n, draft in enumerate(drafts) for piece in draft.content]
    held = holders([d.cue[0] if d.cue else d.sentence.span for d in drafts], pieces)
    return [next((k for k in holding if k != n), None) for n, holding in enumerate(held)]
