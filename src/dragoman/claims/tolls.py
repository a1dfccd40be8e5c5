"""Figures of dead, wounded, arrested or displaced that differ inside one report, each with whoever gives it.

"The ministry said 17 people had died; residents put the toll at 30." Read by the words beside each number, since such figures
often stand in sentences that tell no event of their own. A reading aid: two figures count as told of the same thing when they
are of one kind, of people who may be the same, from different sources, near each other, and nothing beside them (another
place or day, "separately") says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.claims.answers import Disagreement
from dragoman.claims.containment import holders
from dragoman.clauses.lexicon import read_toml
from dragoman.events.casualties import interval_in
from dragoman.records import Attribution, Coding, Span, make_id

# Two figures are of one thing if they stand so many sentences apart or nearer.
_REACH = 4
# How many words may stand between a number and what happened to those counted, before and behind it.
_BEFORE, _BEHIND = 8, 4
_WORD = re.compile(r"\d[\d,]*|[A-Za-z]+(?:-[a-z]+)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people to whom something happened, as one source gives it (None: the report itself)."""

    kind: str
    low: int
    high: int | None
    counted: str
    span: Span
    sentence: int
    source: Attribution | None

    def words(self) -> str:
        """Return the figure in words: "17 killed", "30 or more killed"."""
        if self.high is None:
            return f"{self.low} or more {self.kind}"
        return f"{self.low} {self.kind}" if self.low == self.high else f"{self.low} to {self.high} {self.kind}"


@lru_cache(maxsize=1)
def _kinds() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in read_toml("tolls.toml")["kinds"].items()}


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    data = read_toml("tolls.toml")
    lists = {name: frozenset(table["words"]) for name, table in data.items() if name != "kinds"}
    return {**lists, "toll verbs": frozenset(data["toll"]["verbs"])}


def differing_figures(coding: Coding) -> Iterator[Disagreement]:
    """Yield the figures of one report that exclude each other, each pair of sources once.

    Args:
        coding: a coded report.

    Yields:
        Disagreements of kind "number" whose views name the sources and their figures, in text order.
    """
    told = figures(coding)
    seen: set[tuple[str, str, str]] = set()
    for k, figure in enumerate(told):
        for earlier in reversed(told[:k]):
            if figure.sentence - earlier.sentence > _REACH:
                break
            if not _of_the_same(coding, earlier, figure):
                continue
            pair = (figure.kind, _who(coding, earlier), _who(coding, figure))
            if pair[1] != pair[2] and _exclude(earlier, figure) and pair not in seen:
                seen.add(pair)
                yield _set_beside(coding, earlier, figure)
            break


def figures(coding: Coding) -> list[Figure]:
    """Return the figures that a report gives of people killed, injured, arrested, displaced or missing, in text order."""
    text = coding.report.text
    found: list[tuple[str, int, int | None, str, Span, int]] = []
    for number, sentence in enumerate(coding.sentence_spans):
        last = found[-1][0] if found and number - found[-1][5] <= _REACH else ""
        for kind, low, high, counted, span in _in_sentence(sentence.of(text), last):
            found.append((kind, low, high, counted, Span(sentence.start + span.start, sentence.start + span.end), number))
    pieces = [(piece, n) for n, a in enumerate(coding.attributions) for piece in a.content]
    held = holders([f[4] for f in found], pieces)
    return [Figure(*f, coding.attributions[h[0]] if h else None) for f, h in zip(found, held, strict=True)]


def _in_sentence(text: str, last: str) -> Iterator[tuple[str, int, int | None, str, Span]]:
    """Yield kind, interval, whom it counts and span of the figures in one sentence; ``last`` is the kind told before."""
    tokens = list(_WORD.finditer(text))
    words = [t.group().lower() for t in tokens]
    kind = last
    for i in range(len(words)):
        value = interval_in(words, i)
        if value is None or not _counts_people(text, tokens, words, i):
            continue
        own = _kind_of(text, tokens, words, i)
        if not own and not (kind and _is_toll(words, i)):
            continue
        kind = own or kind
        yield kind, *value, _counted(words, i), Span(tokens[i].start(), tokens[i].end())


def _counts_people(text: str, tokens: Sequence[re.Match[str]], words: Sequence[str], i: int) -> bool:
    following = words[i + 1] if i + 1 < len(words) else ""
    year = words[i].isdigit() and len(words[i]) == 4 and words[i][:2] in ("19", "20")
    before = text[tokens[i].start() - 1 : tokens[i].start()]
    behind = text[tokens[i].end() : tokens[i].end() + 1]
    part = before in tuple("$€£-.:") or behind in tuple("%-:")
    return not (part or year or following in _words()["units"])


def _kind_of(text: str, tokens: Sequence[re.Match[str]], words: Sequence[str], i: int) -> str:
    """Return what happened to those that the number at word i counts: the nearest word for it, or an empty string."""
    table = _words()
    for j in range(i + 1, min(len(words), i + 1 + _BEFORE)):  # "17 people, among them a nurse, were killed"
        if any(mark in text[tokens[j - 1].end() : tokens[j].start()] for mark in ";:"):
            break
        kind = _named_by(words[j])
        if kind and not (words[j] in table["active"] and _has_object(words, j)):
            return kind
    for j in range(i - 1, max(-1, i - 1 - _BEHIND), -1):  # "killed at least 17 people"
        if any(mark in text[tokens[j].end() : tokens[j + 1].start()] for mark in ";:,"):
            break
        kind = _named_by(words[j])
        if kind and words[j] in table["active"]:
            return kind
        if words[j] == "toll" and j and words[j - 1] == "death":
            return "killed"
    return ""


def _named_by(word: str) -> str:
    """Return what a word says happened to people ("killed", "injured"), or an empty string."""
    return next((kind for kind, forms in _kinds().items() if word in forms), "")


def _has_object(words: Sequence[str], j: int) -> bool:
    """Tell whether a number stands behind an active verb: "30 rebels killed two soldiers" counts soldiers."""
    auxiliary = j and words[j - 1] in ("were", "was", "been", "being", "are", "is", "and")
    return not auxiliary and any(interval_in(words, k) is not None for k in range(j + 1, min(len(words), j + 4)))


def _is_toll(words: Sequence[str], i: int) -> bool:
    """ "Put the toll at 30", "the figure was at least 30", "put it at 30"."""
    table = _words()
    near = set(words[max(0, i - 6) : i])
    return not near.isdisjoint(table["toll verbs"]) and (not near.isdisjoint(table["toll"]) or "it" in near)


def _counted(words: Sequence[str], i: int) -> str:
    """Return the noun that the number counts, as far as the words show; an empty string where they do not."""
    table = _words()
    for word in words[i + 1 : i + 4]:
        if word in table["people"] or (word.endswith("s") and len(word) > 3):
            return "" if word in table["anybody"] else word
    return ""


def _of_the_same(coding: Coding, a: Figure, b: Figure) -> bool:
    if a.kind != b.kind or (a.counted and b.counted and a.counted != b.counted):
        return False
    start, end = coding.sentence_spans[b.sentence].start, b.span.start
    lead = {w.lower() for w in _WORD.findall(coding.report.text[max(start, end - 40) : end])}
    if "more" in lead and "than" in lead:
        lead.discard("more")
    if not lead.isdisjoint(_words()["elsewhere"]):
        return False
    return not (_elsewhere(coding, a, b) or _another_day(coding, a, b))


def _elsewhere(coding: Coding, a: Figure, b: Figure) -> bool:
    """Tell whether the later figure's sentence names places of which the report had not spoken up to the earlier figure."""
    if a.sentence == b.sentence:
        return False
    text, here, before = coding.report.text, coding.sentence_spans[b.sentence], coding.sentence_spans[a.sentence].end
    named = {p.span.of(text) for p in coding.places if here.contains(p.span)}
    return bool(named) and named.isdisjoint(p.span.of(text) for p in coding.places if p.span.end <= before)


def _another_day(coding: Coding, a: Figure, b: Figure) -> bool:
    """Tell whether the sentences of two figures name different times."""
    text = coding.report.text
    spans = [coding.sentence_spans[f.sentence] for f in (a, b)]
    times = [{t.span.of(text).lower() for t in coding.times if span.contains(t.span)} for span in spans]
    return bool(times[0]) and bool(times[1]) and times[0].isdisjoint(times[1])


def _exclude(a: Figure, b: Figure) -> bool:
    return (b.high is not None and a.low > b.high) or (a.high is not None and b.low > a.high)


def _who(coding: Coding, figure: Figure) -> str:
    if figure.source is None:
        return coding.report.outlet or "the report itself"
    if figure.source.actor is not None:
        return figure.source.actor.name
    return figure.source.source[0].of(coding.report.text) if figure.source.source else "somebody unnamed"


def _set_beside(coding: Coding, a: Figure, b: Figure) -> Disagreement:
    sides = (a, b)
    here = [coding.sentence_spans[f.sentence] for f in sides]
    events = tuple(e.id for e in coding.events if e.casualties and any(s.contains(e.span) for s in here))
    return Disagreement(
        id=make_id("disagreement", "figures", coding.report.id, a.span, b.span),
        kind="number",
        words=f"{a.counted or 'people'} {a.kind}",
        views=tuple(f"{_who(coding, f)}: {f.words()}" for f in sides),
        evidence=tuple((coding.report.id, f.span) for f in sides),
        claims=(),
        events=events,
    )
