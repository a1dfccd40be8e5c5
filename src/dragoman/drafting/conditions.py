"""What the conditionals of the reports tell: a party's own conditions, and what may follow from what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.drafting.acts import load_acts
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
    follows: str = ""


def _sides(c: Conditional, sightings: list[Sighting]) -> tuple[list[Sighting], list[Sighting]]:
    def within(span: Span | None) -> list[Sighting]:
        return [s for s in sightings if span is not None and span.contains(s.span)]

    first, then = within(c.antecedent), within(c.consequent)
    return first, [s for s in then if s not in first]


def of_condition(coding: Coding, c: Conditional, scenes: dict[int, Scene], sightings: list[Sighting]) -> list[Wish]:
    """A party's own condition: "would not meet him as long as the troops stayed", "offered to lift them if Iran complies"."""
    first, then = _sides(c, sightings)
    if c.kind not in ("indicative", "unless", "inverted") or not first:
        return []
    found = []
    for s in then:
        if s.owner and not s.half and _own_word(coding, scenes[s.sentence], s):
            found += _bound(coding, c, first[0], s)
    for s in then if not found else ():
        if not s.owner and load_acts().first(s.act).shared:
            found += _of_speaker(coding, c, first[0], s, scenes[s.sentence])
    return found or _no_deal_unless(coding, c, first, scenes)


def _of_speaker(coding: Coding, c: Conditional, a: Sighting, s: Sighting, scene: Scene) -> list[Wish]:
    """ "The deal would be renewed only if the bank was reconnected, Putin said": the speaker's condition for what is shared."""
    said = [x for x in coding.attributions if any(span.contains(s.span) for span in x.content)]
    speakers = sorted({k for x in said if (k := scene.book.key(x.actor))} - {a.owner})
    bad = s.done != (s.view.polarity == "positive")
    asked = not _taken(c, a) if bad else _taken(c, a)
    return [make_wish(coding, k, a, asked, STRENGTH["medium"], "its condition") for k in speakers]


def _taken(c: Conditional, a: Sighting) -> bool:
    """Tell whether the condition is that the act be done."""
    return (a.done == (a.view.polarity == "positive")) != (c.kind == "unless")


def _bound(coding: Coding, c: Conditional, a: Sighting, s: Sighting) -> list[Wish]:
    """The wish that is bound to a condition, and the wish for the condition itself."""
    taken = _taken(c, a)
    wants = s.done == (s.view.polarity == "positive")
    evidence = make_evidence(coding, s.span, "on a condition")
    given = (a.act, a.owner, a.target, taken)
    found = [Wish(s.owner, s.act, s.owner, s.target, wants, PROMISE, "on a condition", (evidence,), given, s.span)]
    if a.owner == s.owner:
        return found
    # Held back or threatened as long as a thing is so, the thing is to end; offered if it is so, it is what is asked for.
    bad = wants == load_acts().first(s.act).harms or s.view.frame == "threat"
    asked = not taken if bad else taken
    return [*found, make_wish(coding, s.owner, a, asked, STRENGTH["medium"], "its condition")]


def _no_deal_unless(coding: Coding, c: Conditional, first: list[Sighting], scenes: dict[int, Scene]) -> list[Wish]:
    """ "There can be no deal unless X does so": a wish of the party that says so for what X would do."""
    if c.antecedent is None or c.consequent is None:
        return []
    words = c.consequent.of(coding.report.text).lower().split()
    if not {"no", "not", "never", "nothing", "impossible"} & set(words):
        return []
    said = [a for a in coding.attributions if any(x.contains(c.consequent) for x in a.content)]
    book = scenes[first[0].sentence].book
    a = first[0]
    speakers = sorted({k for s in said if (k := book.key(s.actor))} - {a.owner})
    return [make_wish(coding, k, a, not _taken(c, a), STRENGTH["medium"], "its condition") for k in speakers]


def _own_word(coding: Coding, scene: Scene, s: Sighting) -> bool:
    """Tell whether the owner itself says so, offers or refuses: another's forecast is no preference."""
    said = [a for a in coding.attributions if any(x.contains(s.span) for x in a.content)]
    if any(scene.book.key(a.actor) == s.owner for a in said):
        return True
    return s.view.frame in ("refusal", "promise", "threat")


def find_scenarios(coding: Coding, sightings: list[Sighting], scenes: Mapping[int, Scene]) -> list[Scenario]:
    """Return the conditionals whose two sides speak of acts, or one of them at least, or go on from such a one, in text order."""
    found: list[Scenario] = []
    last: Conditional | None = None
    text = coding.report.text
    for c in coding.conditionals:
        first, then = _sides(c, sightings)
        if c.antecedent is None or c.consequent is None:
            continue
        follows = last is not None and bool(found) and c.kind not in _NO_STEP and _takes_up(c, last, scenes)
        if not (first or then or follows):
            continue
        last = c
        strength = c.strength
        found.append(
            Scenario(
                tuple(first), tuple(then), " ".join(c.antecedent.of(text).split()),
                " ".join(c.consequent.of(text).split()), c.kind,
                strength.words if strength else "", strength.low if strength else None, strength.high if strength else None,
                make_evidence(coding, c.antecedent, "what may follow"), found[-1].antecedent_words if follows else "",
            )
        )  # fmt: skip
    return found


# Kinds of dependence that are told as a fact, not supposed: no step of a chain.
_NO_STEP = frozenset({"cause", "unrealised"})


def _takes_up(c: Conditional, last: Conditional, scenes: Mapping[int, Scene]) -> bool:
    """Tell whether a condition supposes what the one in the sentence before foresees: the same verb, about a pronoun."""
    here, before = scenes.get(c.sentence), scenes.get(last.sentence)
    if (
        here is None
        or before is None
        or c.sentence - last.sentence not in (0, 1)
        or c.antecedent is None
        or last.consequent is None
    ):
        return False
    supposed = here.sentence.tokens_in(c.antecedent)
    foreseen = before.sentence.tokens_in(last.consequent)
    verbs = {here.sentence.lemmas[j] for j in supposed if here.sentence.is_verb(j)} - _SAYING_LITTLE
    same = verbs & {before.sentence.lemmas[j] for j in foreseen if before.sentence.is_verb(j)}
    return bool(same) and any(here.sentence.tags[j] == "PRP" for j in supposed)


_SAYING_LITTLE = frozenset({"be", "have", "do"})
