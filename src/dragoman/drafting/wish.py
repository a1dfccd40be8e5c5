"""One party's wish about one act, as one place in a report tells it, and how much it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.drafting.evidence import Evidence, is_named_source, make_evidence
from dragoman.drafting.sightings import Sighting
from dragoman.records import Coding, Span

# What a wish counts when the reports are weighed: the order of strength that stances carry, in equal steps.
STRENGTH = {"strong": 3.0, "medium": 2.0, "weak": 1.0}
DEMAND, REFUSAL, PROMISE, ANNOUNCED, AIM, BACK_REFERENCE = 3.0, 3.0, 1.5, 1.0, 1.0, 1.0
# What an unnamed source says counts half.
UNNAMED = 0.5
_ASKED = frozenset({"wants", "demands", "demanded", "its condition"})
# What is thought of an agreement, whichever act it comes to in the end: making, keeping or carrying it out.
THE_AGREEMENT = "the_agreement"
NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Wish:
    """One party's wish about one act, as one place in a report tells it.

    ``given`` is the act that must come first, as (act, owner, target, taken), where the wish is bound to a condition.
    """

    holder: str
    act: str
    owner: str
    target: str
    wants: bool
    weight: float
    basis: str
    evidence: tuple[Evidence, ...]
    given: tuple[str, str, str, bool] | None = None
    span: Span = NOWHERE


def make_wish(
    coding: Coding,
    holder: str,
    s: Sighting,
    wants: bool,
    weight: float,
    basis: str,
    attribution: str = "",
    told: Span | None = None,
) -> Wish:
    """Return a wish about the act of a sighting; one that only an unnamed source tells counts half.

    Args:
        coding: what the report says.
        holder: whose wish it is.
        s: where the act is spoken of.
        wants: whether the act is wanted, or not wanted.
        weight: how strong the wish is.
        basis: how it is told ("wants", "demanded", "rejects").
        attribution: id of the attribution that tells it, if one does.
        told: where another sentence tells the wish ("both welcomed the decision"): that sentence is the evidence, and the one
            that speaks of the act stands behind it.
    """
    evidence = make_evidence(coding, told or s.span, basis, attribution)
    if basis in ("rejects", "opposes", "refused"):
        evidence = replace(evidence, contested="")  # who turns a demand down contests the demand, not the refusal
    # What one asks for of a thing that is one's own is another's act ("needs its funds released").
    owner = "" if s.by_holding and s.owner == holder and basis in _ASKED else s.owner
    if not is_named_source(coding, told or s.span):
        weight *= UNNAMED
    behind = () if told is None or told.overlaps(s.span) else (make_evidence(coding, s.span, "of what was told before"),)
    return Wish(holder, s.act, owner, s.target, wants, weight, basis, (evidence, *behind), None, s.span)
