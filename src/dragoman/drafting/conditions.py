"""What the conditionals of the reports tell: a party's own conditions, and what may follow from what."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.drafting.evidence import Evidence, make_evidence
from dragoman.drafting.scenes import Scene
from dragoman.drafting.sightings import Sighting
from dragoman.drafting.wish import PROMISE, STRENGTH, Wish, make_wish
from dragoman.records import Coding, Conditional, Span


@dataclass(frozen=True, slots=True)
class Scenario:
    """What a report says may follow from what: acts on both sides, and the published range for the words used."""

    antecedent: tuple[Sighting, ...]
    consequent: tuple[Sighting, ...]
    antecedent_words: str
    consequent_words: str
    kind: str
    strength: str
    low: float | None
    high: float | None
    evidence: Evidence


def _sides(c: Conditional, sightings: list[Sighting]) -> tuple[list[Sighting], list[Sighting]]:
    def within(span: Span | None) -> list[Sighting]:
        return [s for s in sightings if span is not None and span.contains(s.span)]

    first, then = within(c.antecedent), within(c.consequent)
    return first, [s for s in then if s not in first]


def of_condition(coding: Coding, c: Conditional, scenes: dict[int, Scene], sightings: list[Sighting]) -> list[Wish]:
    """A party's own condition for an act of its own ("would not meet him as long as the troops stayed")."""
    first, then = _sides(c, sightings)
    if c.kind not in ("indicative", "unless", "inverted") or not first or not then:
        return []
    found = []
    for s in then:
        if not s.owner or s.half or not _own_word(coding, scenes[s.sentence], s):
            continue
        a = first[0]
        taken = (a.done == (a.view.polarity == "positive")) != (c.kind == "unless")
        wants = s.done == (s.view.polarity == "positive")
        evidence = make_evidence(coding, s.span, "on a condition")
        found.append(
            Wish(
                s.owner,
                s.act,
                s.owner,
                s.target,
                wants,
                PROMISE,
                "on a condition",
                (evidence,),
                (a.act, a.owner, a.target, taken),
                s.span,
            )
        )
        if a.owner != s.owner and not wants:
            found.append(make_wish(coding, s.owner, a, not taken, STRENGTH["medium"], "its condition"))
    return found


def _own_word(coding: Coding, scene: Scene, s: Sighting) -> bool:
    """Tell whether the owner itself says so, or refuses: another's forecast is no preference."""
    said = [a for a in coding.attributions if any(x.contains(s.span) for x in a.content)]
    if any(scene.book.key(a.actor) == s.owner for a in said):
        return True
    return s.view.frame == "refusal"


def find_scenarios(coding: Coding, sightings: list[Sighting]) -> list[Scenario]:
    """Return the conditionals whose two sides speak of acts, or one of them at least, in text order."""
    found = []
    text = coding.report.text
    for c in coding.conditionals:
        first, then = _sides(c, sightings)
        if not (first or then) or c.antecedent is None or c.consequent is None:
            continue
        strength = c.strength
        found.append(
            Scenario(
                tuple(first), tuple(then), " ".join(c.antecedent.of(text).split()),
                " ".join(c.consequent.of(text).split()), c.kind,
                strength.words if strength else "", strength.low if strength else None, strength.high if strength else None,
                make_evidence(coding, c.antecedent, "what may follow"),
            )
        )  # fmt: skip
    return found
