"""Scoring the coder against texts that a user coded by hand: precision, recall, F1, kappa, and every disagreement.

Events are paired one to one within a text (Kuhn 1955, *The Hungarian Method for the Assignment Problem*), so that their weights
sum to the most: one for each side on which all parties agree (less for some, by Jaccard's share), half for the same type. Two
events that share neither a party nor the type are never a pair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.coding import Coder
from dragoman.gold import GoldEvent, GoldParty, GoldText
from dragoman.reading import report_from_text
from dragoman.records import Event, Party

# Parties decide which events are the same one; the type only between events whose parties agree alike.
_SAME_TYPE = 0.5


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were right, how many the coder gave, how many the hand coder gave."""

    right: int = 0
    coded: int = 0
    gold: int = 0

    @property
    def precision(self) -> float | None:
        """The share of the coder's that is right; None if it gave none."""
        return self.right / self.coded if self.coded else None

    @property
    def recall(self) -> float | None:
        """The share of the hand coder's that was found; None if there is none."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """2 right / (coded + gold); None if there is nothing on either side."""
        return 2 * self.right / (self.coded + self.gold) if self.coded + self.gold else None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where the coder and the hand coder differ: missed, extra, or what differs between the two of a pair."""

    id: str
    line: int
    what: str
    gold: str
    coded: str
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """The result of an evaluation.

    ``types``: events by type alone; ``whole``: type and both sides right (and modes, where coded by hand); ``modes``: (type,
    mode) given by both. ``kappa`` is over the ``pairs`` of events that share a party, None where it is not defined.
    """

    texts: int
    types: dict[str, Counts]
    modes: dict[str, Counts]
    whole: Counts
    kappa: float | None
    pairs: int
    disagreements: tuple[Disagreement, ...]

    @property
    def events(self) -> Counts:
        """All types together (micro-average)."""
        return _total(self.types.values())

    @property
    def macro_f1(self) -> float | None:
        """The mean F1 of the types that the hand coder used; None if there are none."""
        found = [c.f1 or 0.0 for c in self.types.values() if c.gold]
        return sum(found) / len(found) if found else None


def _total(counts: Iterable[Counts]) -> Counts:
    rows = list(counts)
    return Counts(sum(c.right for c in rows), sum(c.coded for c in rows), sum(c.gold for c in rows))


Pair = tuple[GoldEvent | None, Event | None]


def evaluate(gold: Sequence[GoldText], coder: Coder) -> Score:
    """Code each text as a report of its own and compare.

    Args:
        gold: texts coded by hand.
        coder: codes them; of its events only those told as such count (``reported``).
    """
    reports = [report_from_text(g.text, title=g.title, published=g.published) for g in gold]
    pairs: list[tuple[GoldText, str, Pair]] = []
    for row, coding in zip(gold, coder.code_all(reports), strict=True):
        told = [e for e in coding.events if e.reported]
        pairs += [(row, coding.report.text, pair) for pair in pair_events(row.events, told, coding.report.text)]
    judged = [(g, e, text) for _, text, (g, e) in pairs if g is not None and e is not None]
    ratings = [(g.type, e.type) for g, e, text in judged if _share(g, e, text) > 0 or not (g.actors or g.recipients)]
    differences = [d for row, text, pair in pairs for d in _differences(row, pair, text)]
    right = sum(not _faults(g, e, text) for g, e, text in judged)
    return Score(
        texts=len(gold),
        types=_by_type([p for _, _, p in pairs]),
        modes=_by_mode([p for _, _, p in pairs]),
        whole=Counts(right, sum(p[1] is not None for _, _, p in pairs), sum(p[0] is not None for _, _, p in pairs)),
        kappa=cohen_kappa(ratings),
        pairs=len(ratings),
        disagreements=tuple(differences),
    )


def pair_events(gold: Sequence[GoldEvent], coded: Sequence[Event], text: str) -> list[Pair]:
    """Pair events one to one; what is left on either side is paired with None."""
    from scipy.optimize import linear_sum_assignment

    weights = [[_share(g, e, text) + _SAME_TYPE * (g.type == e.type) for e in coded] for g in gold]
    chosen = list(zip(*linear_sum_assignment(weights, maximize=True), strict=True)) if gold and coded else []
    pairs = {int(i): int(j) for i, j in chosen if weights[i][j] > 0}
    out: list[Pair] = [(g, coded[pairs[i]] if i in pairs else None) for i, g in enumerate(gold)]
    taken = set(pairs.values())
    return out + [(None, e) for j, e in enumerate(coded) if j not in taken]


def _share(gold: GoldEvent, event: Event, text: str) -> float:
    """Return how far the parties agree, 0 to 2: for each side those that agree over all that either names."""
    sides = ((gold.actors, event.actors), (gold.recipients, event.recipients))
    return sum(_agreeing(g, e, text) / max(1, len(g) + len(e) - _agreeing(g, e, text)) for g, e in sides)


def _agreeing(gold: Sequence[GoldParty], parties: Sequence[Party], text: str) -> int:
    """Return how many of the parties agree, one to one, in the order in which they are named."""
    left = list(parties)
    for wanted in gold:
        found = next((p for p in left if same_party(wanted, p, text)), None)
        if found is not None:
            left.remove(found)
    return len(parties) - len(left)


def same_party(gold: GoldParty, party: Party, text: str) -> bool:
    """Tell whether a coded party is the hand coder's: its words overlap, or are its name; or all codes given are its own."""
    actor = party.actor
    if not gold.words:
        return gold.country in ("", actor.country) and (not gold.sector or gold.sector in actor.sectors)
    words, lower = gold.words.lower(), text.lower()
    if words == actor.name.lower():
        return True
    starts = [i for i in range(len(lower)) if lower.startswith(words, i)]
    return party.span is not None and any(i < party.span.end and party.span.start < i + len(words) for i in starts)


def _faults(gold: GoldEvent, event: Event, text: str) -> list[str]:
    """Return what differs between the events of a pair."""
    sides = {"actor": (gold.actors, event.actors), "recipient": (gold.recipients, event.recipients)}
    out = [] if gold.type == event.type else ["type"]
    out += [name for name, (g, e) in sides.items() if not len(g) == len(e) == _agreeing(g, e, text)]
    return out + (["mode"] if gold.modes is not None and set(gold.modes) != set(event.modes) else [])


def _differences(row: GoldText, pair: Pair, text: str) -> list[Disagreement]:
    gold, event = pair
    if gold is not None and event is not None:
        what = ", ".join(_faults(gold, event, text))
    else:
        what = "missed" if event is None else "extra"
    return [Disagreement(row.id, row.line, what, _gold_words(gold), _coded_words(event), row.text)] if what else []


def _gold_words(gold: GoldEvent | None) -> str:
    if gold is None:
        return ""
    modes = f" ({', '.join(gold.modes)})" if gold.modes else ""
    return f"{gold.type}{modes} {_sides([str(p) for p in gold.actors], [str(p) for p in gold.recipients])}"


def _coded_words(event: Event | None) -> str:
    if event is None:
        return ""
    modes = f" ({', '.join(event.modes)})" if event.modes else ""
    actors, recipients = ([p.actor.name for p in side] for side in (event.actors, event.recipients))
    return f"{event.type}{modes} {_sides(actors, recipients)} by {event.text!r}"


def _sides(actors: list[str], recipients: list[str]) -> str:
    return f"{'; '.join(actors) or '?'} -> {'; '.join(recipients) or '-'}"


def _by_type(pairs: Sequence[Pair]) -> dict[str, Counts]:
    right = Counter(g.type for g, e in pairs if g and e and g.type == e.type)
    coded = Counter(e.type for _, e in pairs if e)
    gold = Counter(g.type for g, _ in pairs if g)
    return {name: Counts(right[name], coded[name], gold[name]) for name in sorted({*coded, *gold})}


def _by_mode(pairs: Sequence[Pair]) -> dict[str, Counts]:
    """Count modes; those that the coder gives where the hand coder coded no modes are not judged."""
    judged = [(g, e) for g, e in pairs if g is not None and g.modes is not None]
    if not judged:
        return {}
    hand = [{f"{g.type} {m}" for m in g.modes or ()} for g, _ in judged]
    ours = [{f"{e.type} {m}" for m in e.modes} if e else set() for _, e in judged]
    right = Counter(m for a, b in zip(hand, ours, strict=True) for m in a & b)
    coded, gold = Counter(m for row in ours for m in row), Counter(m for row in hand for m in row)
    return {name: Counts(right[name], coded[name], gold[name]) for name in sorted({*coded, *gold})}


def cohen_kappa(ratings: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa (Cohen 1960, *A Coefficient of Agreement for Nominal Scales*) of two raters over the same items.

    ``(observed - expected) / (1 - expected)``, where observed is the share of items that both rate alike and expected is the sum
    over the categories of the product of both raters' shares. None without items, or where expected is 1.

    >>> cohen_kappa([("A", "A"), ("A", "B"), ("B", "B"), ("B", "B")])
    0.5
    """
    if not ratings:
        return None
    n = len(ratings)
    first, second = Counter(a for a, _ in ratings), Counter(b for _, b in ratings)
    observed = sum(a == b for a, b in ratings) / n
    expected = sum(first[k] * second[k] for k in first) / (n * n)
    return None if expected == 1 else (observed - expected) / (1 - expected)


def score_as_data(score: Score) -> dict[str, Any]:
    """Return a score as plain data for JSON."""
    return {
        "texts": score.texts,
        "events": _row(score.events),
        "macro_f1": score.macro_f1,
        "whole": _row(score.whole),
        "kappa": score.kappa,
        "kappa_pairs": score.pairs,
        "types": {name: _row(c) for name, c in score.types.items()},
        "modes": {name: _row(c) for name, c in score.modes.items()},
        "disagreements": [{f: getattr(d, f) for f in Disagreement.__dataclass_fields__} for d in score.disagreements],
    }


def _row(counts: Counts) -> dict[str, float | int | None]:
    return {
        "precision": counts.precision, "recall": counts.recall, "f1": counts.f1,
        "right": counts.right, "coded": counts.coded, "gold": counts.gold,
    }  # fmt: skip


def score_as_text(score: Score) -> str:
    """Return a score as lines for a terminal."""
    head = f"{'':24} {'precision':>9} {'recall':>7} {'F1':>7} {'right':>6} {'coded':>6} {'gold':>6}"
    tables = {"types": score.types, "modes": score.modes}
    lines = [f"{score.texts} texts", "", head, _line("type", score.events), _line("type, parties, mode", score.whole)]
    for title, table in tables.items():
        if table:
            lines += ["", f"by {title[:-1]}", *(_line(name, counts) for name, counts in table.items())]
    kappa = "not defined" if score.kappa is None else f"{score.kappa:.3f}"
    lines += ["", f"macro F1 {_figure(score.macro_f1)}; Cohen's kappa {kappa} on the type of {score.pairs} matched events"]
    if score.disagreements:
        lines += ["", f"{len(score.disagreements)} disagreements"]
    for d in score.disagreements:
        lines += [f"  {d.id} (line {d.line}): {d.what}", f"    {d.text}"]
        lines += [f"    {who:6} {words}" for who, words in (("gold", d.gold), ("coded", d.coded)) if words]
    return "\n".join(lines)


def _line(name: str, counts: Counts) -> str:
    figures = " ".join((f"{_figure(counts.precision):>9}", f"{_figure(counts.recall):>7}", f"{_figure(counts.f1):>7}"))
    return f"{name:24} {figures} {counts.right:6} {counts.coded:6} {counts.gold:6}"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
