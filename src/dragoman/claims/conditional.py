"""Conditionals: what would follow from what, as a report puts it.

Found are subordinate clauses (if, unless, provided that, as long as, only when, in the event that), inversion ("Should Damascus
be readmitted, ..."), phrases ("without a truce there can be no talks"), wishes, and what :mod:`dragoman.claims.enabling` adds:
"depends on", "could pave the way for", "one of the factors pushing". Not found are "if" for whether, "should" for ought, "as if",
"if not" and other asides. "Even if" is concessive: the consequent is held to come about anyway; such pairs are kept with their
own kind, ``concessive``, and no reader should take them for a dependence. ``docs/claims-conditionals-stances.md`` has the
decisions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.claims.enabling import enabling_pairs
from dragoman.claims.main_verbs import main_verb
from dragoman.claims.openings import Opening, openings
from dragoman.claims.sides import (
    Range,
    antecedent_range,
    clause_range,
    consequent_range,
    is_finite,
    is_punctuation,
    modal_of,
    split_at_comma,
    split_without_comma,
    starts_clause,
    trim,
    words_of,
)
from dragoman.claims.strength import strength_of
from dragoman.clauses import tense
from dragoman.language import Sentence, parse_report
from dragoman.records import Conditional, Event, Report, Span, make_id

_MIGHT_HOLD = re.compile(
    r"\b(?:if|unless|otherwise|failing|given|suppose|imagine|return for|exchange for|subject to|should|were|had|have|would|"
    r"could|might|may|will|can|provided|providing|assuming|supposing|without|when|"
    r"wish\w*|long as|condition|case|event|absen\w+|barring|but for|pre(?:condition|requisite)\w*|requirement|depend\w*|"
    r"hing\w+|contingent|conditional|factors?|reasons?|likely|threat\w+|once|after|drivers?|causes?)\b|['’]d\b"
)


# Openings that state a rule where both clauses are in the present tense.
_TIMELESS = frozenset({"as long as", "so long as", "only when", "only once", "only after", "provided", "providing", "in case"})


@dataclass(frozen=True, slots=True)
class _Pair:
    """Antecedent and consequent as token ranges, before they become a record."""

    kind: str
    antecedent: Range | None
    consequent: Range | None
    marker: Range | None
    before: bool = False  # the antecedent is the sentence before


def _might_hold(text: str) -> bool:
    """Tell quickly whether a text may hold a conditional."""
    return _MIGHT_HOLD.search(text.lower()) is not None  # several times as fast as a pattern that ignores case


def find_conditionals(report: Report, sentences: Sequence[Sentence], events: Sequence[Event]) -> list[Conditional]:
    """Find the conditionals of a report.

    Args:
        report: the report.
        sentences: its sentences, parsed.
        events: its events: the ids of those that stand inside a side are listed there.

    Returns:
        Conditionals in text order; spans are offsets into the report's text. Both sides may be missing singly: a wish has no
        consequent, and "it could lead to war" no antecedent that grammar gives.
    """
    by_sentence: dict[int, list[Event]] = {}
    for event in events:
        by_sentence.setdefault(event.sentence, []).append(event)
    out: list[Conditional] = []
    previous: Sentence | None = None
    for sentence in sentences:
        if sentence.parsed and len(sentence) and _might_hold(sentence.text):
            pairs = _pairs(sentence)
            out.extend(_record(report, sentence, previous, pair, by_sentence) for pair in pairs)
        previous = sentence
    return out


def conditionals(text: str) -> list[Conditional]:
    """Find the conditionals of a text, and what it says only contrary to fact.

    Args:
        text: a sentence or passage, taken as it is.

    Returns:
        As :func:`find_conditionals` gives them, those contrary to fact first, and after them counterfactual statements outside
        of these ("they should have warned her"), of kind ``unrealised``: the statement as antecedent, no consequent.

    >>> [c.kind for c in conditionals("Unless the border is reopened, the talks will collapse.")]
    ['unless']
    """
    report = Report(id=make_id("report", text), text=text)
    sentences = parse_report(report, screen=lambda s: _might_hold(s.text))
    found = find_conditionals(report, sentences, ())
    for sentence in sentences:
        if sentence.parsed:
            found.extend(_record(report, sentence, None, pair, {}) for pair in _unrealised(sentence))
    told = [side for c in found if c.kind != "unrealised" for side in (c.antecedent, c.consequent) if side]
    kept = [c for c in found if c.kind != "unrealised" or not any(c.antecedent and c.antecedent.overlaps(s) for s in told)]
    return sorted(kept, key=lambda c: c.kind not in ("counterfactual", "inverted"))


def sides_of(sentence: Sentence, conditions_only: bool = False) -> list[tuple[Span | None, Span | None]]:
    """Return (antecedent, consequent) of the conditionals of one parsed sentence, as spans of the report.

    Args:
        sentence: a parsed sentence.
        conditions_only: leave out what may bring what about, and causes.
    """
    return [
        (sentence.span_of(*p.antecedent) if p.antecedent else None, sentence.span_of(*p.consequent) if p.consequent else None)
        for p in _pairs(sentence)
        if not conditions_only or p.kind not in ("enabling", "cause")
    ]


def _pairs(sentence: Sentence) -> list[_Pair]:
    pairs: list[_Pair] = []
    for opening in openings(sentence):
        pair = _clause_pair(sentence, opening)
        if pair is not None and not any(_inside(pair.antecedent, other.antecedent) for other in pairs):
            pairs.append(pair)
    taken = [side for pair in pairs for side in (pair.antecedent, pair.consequent) if side]
    pairs.extend(_wishes(sentence, taken))
    for kind, antecedent, consequent, marker, before in enabling_pairs(sentence):
        if not any(_overlap(consequent, side) for side in taken):
            pairs.append(_Pair(kind, antecedent, consequent, marker, before))
    return sorted(pairs, key=lambda p: p.antecedent or p.consequent or (0, 0))


def _inside(inner: Range | None, outer: Range | None) -> bool:
    return inner is not None and outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def _overlap(a: Range | None, b: Range | None) -> bool:
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


# -- clauses and phrases ------------------------------------------------------------------------------------------


def _clause_pair(sentence: Sentence, opening: Opening) -> _Pair | None:
    """Build the pair that an opening begins, or None where it turns out to be no condition."""
    if opening.phrase:
        side = opening.first, max(sentence.right_edge(opening.head), opening.head)
    else:
        side = antecedent_range(sentence, opening.first, opening.head)
    side = _joined(sentence, side)
    verb = main_verb(sentence, side, opening.governor, opening.needs_modal or _hypothetical(sentence, opening.head))
    consequent = consequent_range(sentence, side, verb) if verb is not None else None
    swallowed = consequent is not None and consequent[1] < side[0] and starts_clause(sentence, side[0])
    if swallowed:
        other = split_without_comma(sentence, side, opening.head)
        if other[1] is not None:
            side, consequent, verb = other
    if consequent is not None and consequent[0] > side[1] and sentence.lower[side[1] + 1] == "that":
        other = split_without_comma(sentence, (side[0], len(sentence) - 1), verb or opening.head)
        if (
            other[1] is not None
        ):  # "If you had told me that they would stay, I would ...": the first modal is still the condition's
            side, consequent, verb = other
    if consequent is None:
        side, consequent, verb = split_without_comma(sentence, side, opening.head)
    if consequent is None:  # the parser may take the subject "that" for a relative pronoun
        side, consequent, verb = split_without_comma(sentence, side, opening.head, ("WDT",))
    if (consequent is None or consequent[1] < side[0]) and _opens_speech(sentence, side[0]):
        shorter, behind = split_at_comma(sentence, side, opening.head)
        if behind is not None:
            side, consequent, verb = shorter, behind, opening.head
    if consequent is not None and consequent[0] > side[1]:
        side = side[0], _stretch(sentence, side[1], consequent[0])
    if not _accepted(sentence, opening, verb, consequent):
        return None
    return _Pair(_kind(sentence, opening, verb), side, consequent, (opening.first, opening.last))


def _opens_speech(sentence: Sentence, i: int) -> bool:
    """Tell whether nothing stands before token i in its sentence or quotation: the consequent can only come behind."""
    return i == 0 or sentence.words[i - 1] in ('"', "“", "‘", "``")


def _joined(sentence: Sentence, side: Range) -> Range:
    """Take a second condition right behind the first into it ("If they stay and if the truce holds", "If X, if Y, then Z")."""
    first, last = side
    for i in range(last + 1, min(last + 4, len(sentence) - 1)):
        if sentence.lower[i] == "if" and sentence.heads[i] > i:
            return first, max(last, antecedent_range(sentence, i, sentence.heads[i])[1])
        if not is_punctuation(sentence, i) and sentence.lower[i] not in ("and", "or", "even"):
            break
    return side


def _hypothetical(sentence: Sentence, verb: int) -> bool:
    """Tell whether the condition's verb is in the past tense: then its consequent mostly has a modal verb."""
    return any(sentence.tags[j] == "VBD" for j in (verb, *sentence.children[verb]))


def _stretch(sentence: Sentence, last: int, consequent: int) -> int:
    """Give words left between a condition and its consequent, up to the comma, to the condition."""
    commas = [i for i in range(last + 1, consequent) if sentence.words[i] in (",", "--", "—", "–")]
    if not commas:
        return last
    gap = range(last + 1, commas[-1])
    if len(gap) < 3 or any(sentence.is_verb(i) or sentence.words[i] in '"“”()—–' for i in gap):
        return last  # "however", "of course"
    return commas[-1] - 1


def _accepted(sentence: Sentence, opening: Opening, verb: int | None, consequent: Range | None) -> bool:
    if consequent is None or verb is None:
        return opening.word in ("if", "unless") and not opening.phrase and opening.wish
    if opening.needs_modal and not (opening.word in _TIMELESS and _both_present(sentence, verb, opening.head)):
        return modal_of(sentence, verb) is not None or any(
            sentence.tags[i] == "MD" for i in range(consequent[0], consequent[1] + 1)
        )
    return True


def _both_present(sentence: Sentence, verb: int, clause: int) -> bool:
    """Tell whether both clauses are in the present tense, as in a rule ("The truce holds as long as nobody shoots")."""
    modal = any(sentence.tags[j] == "MD" for j in sentence.children[clause])
    return not modal and tense(sentence, verb) == "present" == tense(sentence, clause)


def _kind(sentence: Sentence, opening: Opening, verb: int | None) -> str:
    """Refine the kind of the opening by the verb forms: past perfect, or would have, speak of what did not happen."""
    if opening.wish and verb is None:
        return "wish"
    if opening.phrase and verb is not None and _modal_perfect(sentence, verb):
        return "counterfactual"  # "without her the talks would have failed"
    if opening.kind not in ("indicative", "inverted"):
        return opening.kind
    if opening.word == "had" or any(_modal_perfect(sentence, v) for v in (verb, opening.governor) if v is not None):
        return "counterfactual"
    auxiliaries = [sentence.lower[j] for j in sentence.children[opening.head] if sentence.deps[j] in ("aux", "auxpass")]
    if opening.word == "if" and "had" in auxiliaries and verb is not None and modal_of(sentence, verb) is not None:
        return "counterfactual"
    return opening.kind


def _modal_perfect(sentence: Sentence, verb: int) -> bool:
    modal = modal_of(sentence, verb)
    if modal is None or sentence.lower[modal] not in words_of("counterfactual", "modals"):
        return False
    return any(
        sentence.lower[j] in ("have", "'ve", "’ve", "of", "ve") and sentence.deps[j] == "aux" for j in sentence.children[verb]
    )


# -- wishes and what only stands contrary to fact -----------------------------------------------------------------


def _wishes(sentence: Sentence, taken: list[Range]) -> Iterator[_Pair]:
    verbs = words_of("wish", "verbs")
    for i, lemma in enumerate(sentence.lemmas):
        if lemma not in verbs or not sentence.is_verb(i) or any(a <= i <= b for a, b in taken):
            continue
        clause = sentence.child(i, "ccomp")
        if clause is None or not is_finite(sentence, clause):
            continue
        below = [j for j in sentence.subtree(i) if sentence.deps[j] != "cc" or j > i]
        start = min((j for j in below), default=i)
        side = trim(sentence, start, sentence.right_edge(clause))
        if side:
            yield _Pair("wish", side, None, (i, i))


def _unrealised(sentence: Sentence) -> Iterator[_Pair]:
    for i in range(len(sentence)):
        if not sentence.is_verb(i) or not _modal_perfect(sentence, i):
            continue
        side = clause_range(sentence, i)
        if side:
            modal = modal_of(sentence, i)
            yield _Pair("unrealised", side, None, (modal, modal) if modal is not None else None)
            return


# -- records ------------------------------------------------------------------------------------------------------


def _record(
    report: Report, sentence: Sentence, previous: Sentence | None, pair: _Pair, events: dict[int, list[Event]]
) -> Conditional:
    def span(side: Range | None) -> Span | None:
        return sentence.span_of(*side) if side else None

    antecedent, consequent = span(pair.antecedent), span(pair.consequent)
    where = sentence.index
    if pair.before and previous is not None and previous.zone == sentence.zone:
        antecedent, where = previous.span, previous.index
    inside = _events_in(antecedent, events.get(where, ()))
    then = tuple(e for e in _events_in(consequent, events.get(sentence.index, ())) if e not in inside)
    return Conditional(
        id=make_id("conditional", report.id, pair.kind, antecedent, consequent),
        report=report.id,
        sentence=sentence.index,
        antecedent=antecedent,
        consequent=consequent,
        marker=span(pair.marker),
        kind=pair.kind,
        antecedent_events=inside,
        consequent_events=then,
        strength=strength_of(consequent.of(report.text)) if consequent else None,
    )


def _events_in(side: Span | None, events: Sequence[Event]) -> tuple[str, ...]:
    return tuple(e.id for e in events if side is not None and side.contains(e.span))
