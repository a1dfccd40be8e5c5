"""Quotations given to their speakers: before, after or amid the words, run on over sentences and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.claims.drafts import Draft, one_span, particle_of, source_of, verb_group
from dragoman.claims.lexicon import frank_words, readings_of, stance_for
from dragoman.claims.occasions import says_when_or_where
from dragoman.claims.quotations import Quotation
from dragoman.language import Sentence
from dragoman.records import Span
from dragoman.word_lists import word_list

# A quotation of fewer words is taken for speech only if a cue of speech stands right beside it.
_SPEECH_WORDS = 4
# How many tokens (hearer, place, day) may stand between a cue and the quotation it introduces.
_WIDEST_GAP = 25
# A sentence of more tokens is not just "Weber said."
_SHORT_CUE = 14
# More tokens before a colon are no name.
_LONGEST_NAME = 9
# Verbs of speech that more often tell of acts: before quoted words they need a comma, a colon or a capital.
_ALSO_ACTS = word_list("claims", "also_acts")
_CLOSERS = ",.!?…—–-;:"


@dataclass(slots=True)
class Page:
    """What the search for speakers needs of a report: sentences, paragraphs (lines) and the drafts so far by cue."""

    text: str
    sentences: list[Sentence]
    quotations: Sequence[Quotation]
    starts: list[int] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    quotation_starts: list[int] = field(default_factory=list)
    drafts: dict[tuple[int, int], Draft] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.starts = [s.span.start for s in self.sentences]
        self.quotation_starts = [q.span.start for q in self.quotations]
        self.breaks = [m.start() for m in re.finditer("\n", self.text)]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that covers an offset, or None."""
        k = bisect_right(self.starts, offset) - 1
        if k < 0 or self.sentences[k].span.end < offset:
            return None
        return self.sentences[k]

    def quotations_between(self, span: Span) -> list[Quotation]:
        """Return the quotations that overlap a span."""
        k = max(0, bisect_right(self.quotation_starts, span.start) - 1)
        out = []
        while k < len(self.quotations) and self.quotations[k].span.start < span.end:
            if self.quotations[k].span.overlaps(span):
                out.append(self.quotations[k])
            k += 1
        return out

    def line_of(self, offset: int) -> int:
        """Return the number of the line that an offset stands in."""
        return bisect_right(self.breaks, offset)


def assign_speakers(page: Page) -> None:
    """Give every quotation of speech to its cue: content of a draft in ``page.drafts``, made here where there was none."""
    last: Draft | None = None
    last_line = -1
    touched: set[tuple[int, int]] = set()
    for quotation in page.quotations:
        line = page.line_of(quotation.span.start)
        found = (
            _cue_after(page, quotation)
            or _cue_in_next(page, quotation)
            or _name_before(page, quotation)
            or _cue_before(page, quotation)
            or _colon_before(page, quotation)
        )
        if found is not None:
            draft, whole = found
            key = (draft.sentence.index, draft.head)
            if key not in touched:
                draft.content, draft.quotation = [], "direct"
                touched.add(key)
            lead = _led_in(page, draft, quotation) if not draft.content else None
            draft.content.extend([lead, whole] if lead is not None else [whole])
            page.drafts[key] = draft
            last, last_line = draft, line
        elif last is not None and _runs_on(page, quotation, line, last_line):
            last.content.append(quotation.span)
            last_line = line


def _led_in(page: Page, draft: Draft, quotation: Quotation) -> Span | None:
    """Return the speaker's words before the cue, of which only the rest is quoted: "The talks, he said, "have failed"."""
    sentence = draft.sentence
    inner = quotation.inner(page.text)
    if not inner[:1].islower() or not draft.cue or not sentence.span.start < quotation.span.start < sentence.span.end:
        return None
    clause = min(span.start for span in (*draft.cue, *draft.source))
    before = page.text[sentence.span.start : clause].rstrip()
    if draft.cue[0].start > quotation.span.start or not before.endswith(",") or page.text[quotation.span.start - 2] != ",":
        return None
    if any(mark in before for mark in '“”"') or _cue_verb_between(sentence, sentence.span.start, clause):
        return None
    return Span(sentence.span.start, sentence.span.start + len(before) - 1)


def _words(page: Page, quotation: Quotation) -> int:
    return len(quotation.inner(page.text)[:200].split())


def _runs_on(page: Page, quotation: Quotation, line: int, last_line: int) -> bool:
    """Tell whether a quotation without a cue belongs to the speaker before it."""
    if _words(page, quotation) < (2 if line == last_line else _SPEECH_WORDS):
        return False
    sentence = page.sentence_at(quotation.span.start)
    if sentence is None or sentence.span.start != quotation.span.start:
        return False
    if line == last_line:
        return True
    near = line - last_line <= 3 and not page.text[_line_start(page, last_line + 1) : _line_start(page, line)].strip()
    return near and (quotation.continues or page.text[_line_start(page, line) : quotation.span.start].strip() == "")


def _line_start(page: Page, line: int) -> int:
    return page.breaks[line - 1] + 1 if 0 < line <= len(page.breaks) else 0


def _cue_after(page: Page, quotation: Quotation) -> tuple[Draft, Span] | None:
    """ "...," the minister said."""
    sentence = page.sentence_at(quotation.span.end - 1)
    if sentence is None or not sentence.parsed:
        return None
    inner = quotation.inner(page.text)
    follows = page.text[quotation.span.end : quotation.span.end + 1]
    if not inner or (inner.rstrip()[-1:] not in _CLOSERS and follows not in (",", "-", "—", "–")):
        return None
    after = [i for i in range(len(sentence)) if sentence.starts[i] >= quotation.span.end and _wordlike(sentence, i)]
    for v in after[:_WIDEST_GAP]:
        if sentence.tags[v][:1] != "V" or sentence.deps[v] in ("aux", "auxpass", "amod", "relcl", "acl"):
            continue
        speech = _words(page, quotation) >= _SPEECH_WORDS or _opens_sentence(page, quotation)
        speech = speech and sentence.tags[v] in ("VBD", "VBZ", "VBP", "VBN") and sentence.child(v, "mark") is None
        v = _led_to(sentence, v) or v
        draft = _speech_draft(page, sentence, v, loose=speech)
        if draft is None:
            if sentence.deps[v] == "ROOT":
                return None
            continue
        if _says_what_follows(sentence, draft, v) and not _opens_sentence(page, quotation):
            return None
        _leave_out_quoted(sentence, draft, after[0])
        if not draft.source_tokens:
            _take_words_between(sentence, draft, after[0], v)
        clause = [v, *verb_group(sentence, v), *draft.source_tokens]
        begin = min(t for t in clause if t >= after[0])
        if begin > after[0] + 1:
            return None
        start = quotation.span.start
        first = page.sentence_at(start)
        if first is sentence and sentence.span.start < start and not _cue_verb_between(sentence, sentence.span.start, start):
            lead = page.text[sentence.span.start : start]
            whole = not lead.rstrip().endswith((".", "?", "!")) and not any(c in lead for c in '“”"')
            if lead.strip() and whole:
                start = sentence.span.start
        return draft, Span(start, quotation.span.end)
    return None


def _led_to(sentence: Sentence, v: int) -> int | None:
    """Return the verb of speech that v only leads over to ("kept shouting", "went on to say"), or None."""
    inner = sentence.child(v, "xcomp")
    leads = inner is not None and inner > v and v in verb_group(sentence, inner)
    return inner if leads and readings_of("V", sentence.lemmas[inner or v]) else None


def _says_what_follows(sentence: Sentence, draft: Draft, v: int) -> bool:
    """ "He called it a "disgrace," adding that it had failed": the cue has a clause of its own behind it."""
    own = bool(draft.content) and draft.quotation == "indirect" and draft.content[0].start >= sentence.ends[v]
    return own and any(j > v for j in sentence.children_with(v, "ccomp", "xcomp", "advcl"))


def _leave_out_quoted(sentence: Sentence, draft: Draft, first: int) -> None:
    """Take the quoted words before token ``first`` out of the source, where the parser has put them there."""
    if draft.source_sentence is not sentence or not any(t < first for t in draft.source_tokens):
        return
    tokens = [t for t in draft.source_tokens if t >= first]
    head = sentence.head_of(tokens) if tokens else None
    draft.source, draft.source_tokens, draft.source_head = one_span(sentence, tokens), tokens, head


def _opens_sentence(page: Page, quotation: Quotation) -> bool:
    sentence = page.sentence_at(quotation.span.start)
    return sentence is not None and sentence.span.start == quotation.span.start


def _take_words_between(sentence: Sentence, draft: Draft, first: int, v: int) -> None:
    """Make the words between a quotation and its cue the source, or those behind an inverted cue, where the parser sees none."""
    start = min(verb_group(sentence, v))
    tokens = [i for i in range(first, start) if sentence.deps[i] != "punct" or first < i < start - 1]
    if start == first:  # "asked the widow"
        thing = sentence.child(v, "dobj")
        tokens = sentence.subtree(thing) if thing == v + 1 or (thing is not None and thing - v <= 4) else []
        tokens = [*tokens, *_where_from(sentence, v, tokens)] if tokens else []
    if not tokens or any(sentence.is_verb(i) and sentence.deps[i] not in ("acl", "relcl", "amod") for i in tokens):
        return
    if not (sentence.is_noun(tokens[0]) or sentence.tags[tokens[0]] in ("DT", "PRP", "PRP$", "JJ", "CD", "NNP")):
        return
    draft.source, draft.source_tokens, draft.source_head = one_span(sentence, tokens), tokens, sentence.head_of(tokens)
    draft.source_sentence = sentence


def _where_from(sentence: Sentence, v: int, tokens: list[int]) -> list[int]:
    """ "Asked a tailor | in the old quarter": where somebody unnamed is from, hung on the verb."""
    if sentence.lower[tokens[0]] not in ("a", "an", "one", "another"):
        return []
    for j in sentence.children_with(v, "prep"):
        place = sentence.lower[j] in ("in", "from", "at", "of", "near", "with", "outside") and not says_when_or_where(sentence, j)
        if place and j == tokens[-1] + 1:
            return sentence.subtree(j)
    return []


def _cue_in_next(page: Page, quotation: Quotation) -> tuple[Draft, Span] | None:
    """ "Will they come?" Weber said. The words of saying were cut off as a sentence of their own."""
    sentence = page.sentence_at(quotation.span.end - 1)
    if sentence is None or sentence.index + 1 >= len(page.sentences) or sentence.span.end > quotation.span.end + 1:
        return None
    following = page.sentences[sentence.index + 1]
    same_line = page.line_of(following.span.start) == page.line_of(quotation.span.end)
    if not following.parsed or not same_line or len(following) > _SHORT_CUE:
        return None
    for v in range(len(following)):
        if following.deps[v] != "ROOT" or following.tags[v] not in ("VBD", "VBZ"):
            continue
        bare = following.child(v, "ccomp", "xcomp", "dobj", "advcl", "acomp", "attr") is None
        opens = v <= 6 and not any(following.words[i] in ("“", '"') for i in range(len(following)))
        if bare and opens and stance_for(readings_of("V", following.lemmas[v]), "quote"):
            draft = _speech_draft(page, following, v, loose=False)
            return (draft, quotation.span) if draft is not None and draft.source else None
    return None


def _cue_verb_between(sentence: Sentence, start: int, end: int) -> bool:
    for i in range(len(sentence)):
        if start <= sentence.starts[i] < end and sentence.tags[i][:1] == "V":
            readings = readings_of("V", sentence.lemmas[i])
            if stance_for(readings, "quote") or stance_for(readings, "that"):
                return True
    return False


def _wordlike(sentence: Sentence, i: int) -> bool:
    return any(c.isalnum() for c in sentence.words[i])


def _cue_before(page: Page, quotation: Quotation) -> tuple[Draft, Span] | None:
    """The minister said: "..." """
    sentence = page.sentence_at(quotation.span.start)
    if sentence is None or not sentence.parsed:
        return None
    before = [i for i in range(len(sentence)) if sentence.ends[i] <= quotation.span.start]
    before = [i for i in before if not (sentence.words[i] in "“\"''``" and i == before[-1])]
    if not before:
        return None
    mark = sentence.words[before[-1]]
    words = [i for i in before if _wordlike(sentence, i)]
    for v in reversed(words[-_WIDEST_GAP:]):
        if sentence.tags[v][:1] != "V":
            continue
        adjacent = v == words[-1]
        if mark not in (",", ":", "—", "–") and not adjacent:
            return None
        if mark in ("—", "–") and not adjacent:
            return None
        if _words(page, quotation) < _SPEECH_WORDS and not adjacent and mark != ":":
            return None
        draft = _speech_draft(page, sentence, v, loose=mark == ":")
        if draft is not None and not _needs_a_mark(page, sentence, v, quotation, mark):
            _take_speaker_above(page, sentence, draft, v)
            return draft, quotation.span
        if mark != ":" and sentence.deps[v] not in ("acl", "relcl", "amod", "aux", "auxpass", "advcl", "pcomp"):
            return None
    return None


def _needs_a_mark(page: Page, sentence: Sentence, v: int, quotation: Quotation, mark: str) -> bool:
    """Tell whether a verb only goes on into quoted words of the writer's own sentence ("will continue "to fight"")."""
    return sentence.lemmas[v] in _ALSO_ACTS and mark not in (",", ":") and not quotation.inner(page.text)[:1].isupper()


def _name_before(page: Page, quotation: Quotation) -> tuple[Draft, Span] | None:
    """ "Pollster Karl Bille: 'One of the lessons ...'": a name, a colon and a quotation."""
    sentence = page.sentence_at(quotation.span.start)
    if sentence is None or not sentence.parsed or _words(page, quotation) < _SPEECH_WORDS:
        return None
    before = [i for i in range(len(sentence)) if sentence.ends[i] <= quotation.span.start]
    if len(before) < 2 or sentence.words[before[-1]] != ":":
        return None
    tokens: list[int] = []
    for i in reversed(before[:-1]):
        if sentence.words[i] in ("-", "–", "—", "--", ":", ";", "]", ")"):
            break
        tokens.insert(0, i)
    named = tokens and len(tokens) <= _LONGEST_NAME and sentence.tags[tokens[-1]] in ("NNP", "NNPS")
    if not named or any(sentence.is_verb(i) for i in tokens):
        return None
    draft = Draft(sentence, before[-1], "says", "direct")
    draft.source, draft.source_tokens, draft.source_head = one_span(sentence, tokens), tokens, tokens[-1]
    draft.source_sentence = sentence
    draft.cue = [sentence.span_of(before[-1], before[-1])]
    return draft, quotation.span


def _colon_before(page: Page, quotation: Quotation) -> tuple[Draft, Span] | None:
    """A line that ends with a colon, the quotation in the next."""
    here = page.sentence_at(quotation.span.start)
    if here is None or here.index == 0 or here.span.start != quotation.span.start:
        return None
    sentence = page.sentences[here.index - 1]
    if not sentence.parsed or not sentence.text.endswith(":"):
        return None
    for v in range(len(sentence) - 1, -1, -1):
        if sentence.tags[v][:1] == "V" and sentence.deps[v] not in ("amod", "aux", "auxpass"):
            draft = _speech_draft(page, sentence, v, loose=sentence.deps[v] == "ROOT")
            if draft is not None:
                return draft, quotation.span
    return None


def _speech_draft(page: Page, sentence: Sentence, v: int, loose: bool) -> Draft | None:
    """Return the draft of verb v as a cue of direct speech: an earlier one, or a new one.

    ``loose`` admits verbs that no list knows, where the punctuation leaves no doubt.
    """
    readings = readings_of("V", sentence.lemmas[v], particle_of(sentence, v))
    stance = stance_for(readings, "quote") or (readings[0].stance if readings and loose else None)
    known = page.drafts.get((sentence.index, v))
    if stance is None and not loose:
        return None
    tokens, head = source_of(sentence, v)
    silent = sentence.lemmas[v] in ("have", "do") or (sentence.lemmas[v] == "be" and _frank(sentence, v) is None)
    if stance is None and (head is None or silent):
        return None
    known_to = sentence.child(v, "xcomp") if sentence.lemmas[v] in ("want", "demand") else None
    asks = known_to is not None and sentence.lemmas[known_to] == "know"  # "Who did it?" he wanted to know
    if known is not None and not asks:
        return known
    frank = _frank(sentence, v) if loose and sentence.lemmas[v] == "be" else None
    if frank is not None:
        draft = Draft(sentence, v, "says", "direct")
        draft.source, draft.source_tokens, draft.source_head = one_span(sentence, tokens), tokens, head
        draft.source_sentence, draft.cue = sentence, one_span(sentence, [*verb_group(sentence, v), frank])
        return draft
    draft = Draft(sentence, v, "asks" if asks else stance or "says", "direct")
    draft.source, draft.source_tokens, draft.source_head = one_span(sentence, tokens), tokens, head
    draft.source_sentence = sentence
    draft.cue = one_span(sentence, [*verb_group(sentence, v), *([known_to] if asks and known_to is not None else [])])
    return draft


def _frank(sentence: Sentence, v: int) -> int | None:
    """Return the quality of "The mayor was blunt: ...", by which somebody is said to speak so; else None."""
    quality = sentence.child(v, "acomp")
    return quality if quality is not None and sentence.lower[quality] in frank_words() and quality > v else None


def _take_speaker_above(page: Page, sentence: Sentence, draft: Draft, v: int) -> None:
    """Give "..., declared the mayor, adding: ..." the speaker of the verb above, which an inversion hides."""
    above = page.drafts.get((sentence.index, sentence.heads[v]))
    if draft.source or sentence.tags[v] != "VBG" or above is None or not above.source:
        return
    draft.source, draft.source_tokens, draft.source_head = above.source, above.source_tokens, above.source_head
    draft.source_sentence = above.source_sentence
