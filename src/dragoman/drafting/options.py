"""From places that speak of acts to options: the same act of the same party towards the same target is one option."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dragoman.drafting.acts import Act, load_acts
from dragoman.drafting.evidence import Evidence, make_evidence
from dragoman.drafting.parties import PartyBook
from dragoman.drafting.scenes import Scene
from dragoman.drafting.sightings import ANYBODY, Sighting
from dragoman.drafting.stated_wishes import holders_of_ground
from dragoman.drafting.wish import Wish
from dragoman.records import Coding, Relation, Span

# How much a place that speaks of an act counts when options are ranked: what is wanted, asked or conditional is what a
# negotiation is about; what merely happened is not.
_WISHED, _OPEN, _PLANNED, _STANDS, _DOES, _HAPPENED, _HALF, _VENUE = 3.0, 2.0, 1.5, 2.0, 1.5, 0.5, 0.25, 0.75
_OPEN_FRAMES = frozenset({"demand", "promise", "threat", "refusal", "purpose", "condition", "consequence", "permission", "fear"})
_SAYS_NO = frozenset({"asserted", "refusal", "consequence", "threat"})
_SUPPOSED = frozenset({"question", "counterfactual", "consequence", "fear"})
_NOT_DONE = frozenset({"asserted", "refusal", "consequence"})
# When options are ranked, what was told long ago counts half after a year and a half, or half of the time that the reports
# span where that is more. On the examples that finds as many options as no ageing, and more wishes; faster ageing loses both.
HALF_LIFE = 546
# Days after which a word counts half against a later one of the same party: terms in the examples run from two to six months.
HALF_YEAR = 182
# What several wish in one sentence counts this much for each after the first.
_SAME_WISH = 1.5
# How a place is told of that is only where talks are held: no act of its host, and no wish.
VENUE = "where talks are held"
Key = tuple[str, str, str]
# An option that a standing relation gives, whether it is taken, the evidence, and whether that stands in a condition.
Standing = tuple[Key, bool, Evidence, bool]


@dataclass(frozen=True, slots=True)
class DraftOption:
    """One option of a draft.

    Attributes:
        owner, act, target: whose act it is, which, and towards whom; target is "" where nothing says.
        name: plain words; ``id`` is what the command line takes.
        weight: by which options are ranked.
        taken: whether it is taken today, and ``why`` that is said.
        today: the evidence for today's state, None where no report tells it.
        open: whether anything but the fact that it happened speaks of it.
        evidence: the sentences behind it.
        aimed: a sentence that names the target, None where none does.
        refused: whether its owner is told to refuse it, or not to have done it.
    """

    owner: str
    act: str
    target: str
    name: str
    id: str
    weight: float
    taken: bool
    why: str
    open: bool
    evidence: tuple[Evidence, ...]
    today: Evidence | None = None
    aimed: Evidence | None = None
    refused: bool = False

    @property
    def span(self) -> Span:
        """Where today's state is told."""
        return Span(self.today.start, self.today.end) if self.today else Span(0, 0)

    @property
    def key(self) -> Key:
        """What makes two mentions the same option."""
        return self.owner, self.act, self.target

    @property
    def reference(self) -> str:
        """How statements name it."""
        return f'"{self.owner}: {self.name}"'


@dataclass(slots=True)
class _Gathered:
    weight: float
    open: bool
    evidence: list[Evidence]
    names: Counter[str]
    matters: Counter[str]
    happened: list[tuple[tuple[int, int], bool, bool, Evidence]]
    told: dict[tuple[str, int], float] = field(default_factory=dict)
    awaited: list[tuple[int, Evidence]] = field(default_factory=list)
    refused: bool = False
    targets: set[str] = field(default_factory=set)
    wished: set[tuple[str, str]] = field(default_factory=set)
    stands: Evidence | None = None
    taken_by_standing: bool = False
    supposed: bool = False
    aimed: Evidence | None = None
    presupposed: Evidence | None = None


def settle_targets(sightings: Sequence[Sighting], wishes: Sequence[Wish], extra: Iterable[Key]) -> dict[tuple[str, str], str]:
    """Return for each (owner, act) the target that is meant where none is named: the one named most often."""
    named: dict[tuple[str, str], Counter[str]] = {}
    pairs = [(s.owner, s.act, s.target) for s in sightings] + [(w.owner, w.act, w.target) for w in wishes] + list(extra)
    for owner, act, target in pairs:
        if owner and target:
            named.setdefault((owner, act), Counter())[target] += 1
    return {key: max(sorted(c), key=lambda t: c[t]) for key, c in named.items()}


def freshness(codings: Sequence[Coding]) -> dict[str, float]:
    """Return report -> how much its word counts against a newer one: half after half a year, and for undated reports."""
    days = {c.report.id: c.report.published.toordinal() for c in codings if c.report.published is not None}
    last = max(days.values(), default=0)
    return {c.report.id: 0.5 ** ((last - days[c.report.id]) / HALF_YEAR) if c.report.id in days else 0.5 for c in codings}


def _ageing(codings: Sequence[Coding]) -> dict[str, float]:
    """Return report -> how much its word counts when options are ranked."""
    days = [c.report.published.toordinal() for c in codings if c.report.published is not None]
    half_life = max(HALF_LIFE, (max(days, default=0) - min(days, default=0)) / 2)
    return {report: fresh ** (HALF_YEAR / half_life) for report, fresh in freshness(codings).items()}


def standing_options(codings: Sequence[Coding], scenes: Sequence[dict[int, Scene]]) -> list[Standing]:
    """Return what standing relations let a party do: whoever holds another's ground can leave it."""
    found = []
    for coding, by_index in zip(codings, scenes, strict=True):
        for relation in coding.relations:
            if relation.kind not in load_acts().standing:
                continue
            act, taken = load_acts().standing[relation.kind]
            for owner, target in holders_of_ground(coding, relation, by_index):
                evidence = make_evidence(coding, relation.evidence, "stands", relation.attribution)
                found.append(((owner, act, target), taken, evidence, _is_supposed(coding, relation)))
    return found


def _is_supposed(coding: Coding, relation: Relation) -> bool:
    """Tell whether what stands is only spoken of in a condition ("if so, it could end the occupation")."""
    sides = [side for c in coding.conditionals for side in (c.antecedent, c.consequent) if side is not None]
    return any(side.overlaps(relation.evidence) for side in sides)


def make_options(
    codings: Sequence[Coding],
    sightings: Sequence[Sighting],
    wishes: Sequence[Wish],
    standing: Sequence[Standing],
    book: PartyBook,
) -> list[DraftOption]:
    """Merge sightings into options, heaviest first.

    Args:
        codings: coded reports, by whose order and dates the latest word on today's state is found.
        sightings: all places that speak of an act.
        wishes: wishes about acts.
        standing: options that standing relations give.
        book: names of parties.
    """
    fresh = _ageing(codings)
    usual = settle_targets(sightings, wishes, (k for k, _, _, _ in standing))
    by_report = {c.report.id: (n, c) for n, c in enumerate(codings)}
    gathered: dict[Key, _Gathered] = {}

    def at(owner: str, act: str, target: str) -> _Gathered:
        towards = "" if load_acts().first(act).shared else target or usual.get((owner, act), "")
        key = owner, act, towards
        return gathered.setdefault(key, _Gathered(0.0, False, [], Counter(), Counter(), []))

    for s in sightings:
        if s.owner and s.owner != ANYBODY:
            number, coding = by_report[s.report]
            _add_sighting(at(s.owner, s.act, s.target), s, coding, number, fresh.get(s.report, 1.0))
    for w in wishes:
        if w.owner and w.owner != ANYBODY:
            one = at(w.owner, w.act, w.target)
            place = w.evidence[0].report, w.evidence[0].text
            counts = _WISHED if place not in one.wished else _SAME_WISH
            one.weight, one.open = one.weight + counts * fresh.get(place[0], 1.0), True
            one.wished.add(place)
            one.evidence.extend(w.evidence[-1:] if w.basis == "an aim" else w.evidence[:1])
    for (owner, act, target), taken, evidence, supposed in standing:
        one = at(owner, act, target)
        one.weight, one.open = one.weight + _STANDS, True
        if one.stands is None or (one.supposed and not supposed):
            one.stands, one.taken_by_standing, one.supposed = evidence, taken, supposed
        one.evidence.append(evidence)
    made = [_option(key, one, book) for key, one in gathered.items()]
    return _distinct(sorted(made, key=lambda o: (-o.weight, o.owner, o.act, o.target)))


def _weigh(s: Sighting) -> tuple[float, bool, str]:
    """Return what a place that speaks of an act counts, whether it makes the act a choice, and in what way it speaks of it."""
    view = s.view
    if s.venue:
        return _VENUE, True, VENUE
    if s.half and not view.happened:
        return _HALF, False, view.frame
    if view.frame in _OPEN_FRAMES:
        return _OPEN, True, view.frame
    if view.happened:
        # What a party does or stops doing in the process it could also stop, or go on doing.
        act = load_acts().first(s.act)
        does = s.finite and not s.half and load_acts().known(s.act) and (act.lasting or act.goes_on)
        return _DOES if does else _HAPPENED, does, "told as a fact" if s.finite else "spoken of"
    return _PLANNED, True, "planned" if view.polarity == "positive" else "said not to happen"


def _add_sighting(one: _Gathered, s: Sighting, coding: Coding, number: int, fresh: float) -> None:
    view = s.view
    weight, opens, how = _weigh(s)
    before = one.told.get((s.report, s.sentence), 0.0)
    one.told[s.report, s.sentence] = max(before, weight)  # "begin talks" names the act twice and counts once
    one.weight, one.open = one.weight + max(weight - before, 0.0) * fresh, one.open or opens
    one.targets |= {s.target} - {""}
    one.refused = one.refused or (view.frame in _SAYS_NO and s.done != (view.polarity == "positive"))
    evidence = make_evidence(coding, s.span, how)
    if not s.half or view.happened:  # "he would sign with them" is of the other's signing only by halves
        one.evidence.append(evidence)
    act = load_acts().first(s.act)
    if act.goes_on and view.frame in ("demand", "accusation") and s.done != (view.frame == "demand"):
        one.presupposed = evidence  # who asks that it stop, or accuses of it, says that it goes on
    if s.target and one.aimed is None:
        one.aimed = evidence
    one.names[s.target_name] += 1
    one.matters[s.matter] += 1
    # A verb that says that it was not done settles today's state as much, though leaving a thing undone is no conduct.
    goes_on = view.happened and (s.finite or (act.goes_on and not s.verb))
    told = (goes_on and s.stage != "not yet") or (view.polarity == "negative" and view.frame in _NOT_DONE and s.verb)
    day = coding.report.published.toordinal() if coding.report.published else 0
    if told and not s.half and not s.laid_down and not evidence.contested:
        one.happened.append(((day, number), s.done == view.happened, view.happened, evidence))
    elif s.stage == "keeps" and s.done and view.polarity == "positive" and view.frame not in _SUPPOSED:
        one.happened.append(((day, number), True, False, evidence))
    elif s.done and not s.half and view.polarity == "positive" and view.time == "future" and view.frame not in _SUPPOSED:
        one.awaited.append((day, evidence))


def _option(key: Key, one: _Gathered, book: PartyBook) -> DraftOption:
    owner, act_name, target = key
    act = load_acts().first(act_name)
    taken, why, today = _today(act, one)
    named = next(iter(one.targets)) if act.shared and len(one.targets) == 1 else target
    name = _words(act, _target_words(act, named, one, book), _most(one.matters))
    return DraftOption(
        owner,
        act_name,
        target,
        name,
        act_name,
        one.weight * act.weight,
        taken,
        why,
        one.open,
        tuple(one.evidence),
        today,
        one.aimed,
        one.refused,
    )


def _today(act: Act, one: _Gathered) -> tuple[bool, str, Evidence | None]:
    """Return whether an option is taken today, why, and the evidence: what stands first, then the latest that happened."""
    if one.stands is not None:
        return one.taken_by_standing, f"it stands so: {one.stands.text}", one.stands
    if not one.happened and one.presupposed is not None:
        return True, f"somebody asks that it stop, or complains of it: {one.presupposed.text}", None
    if not one.happened or not (act.lasting or act.goes_on):
        return False, "no report says that it is taken", None
    last, done, deed, evidence = max(one.happened, key=lambda h: h[0])
    if done and any(not h[1] and h[3].text == evidence.text for h in one.happened):
        done = False  # "have left some towns but remain in others"
    again = next((e for day, e in reversed(one.awaited) if day > last[0]), None)
    if done and deed and again is not None and not act.goes_on:
        return False, f"a later report has it that it is still to come: {again.text}", None
    return done, f"the latest that is told of it: {evidence.text}", evidence if deed else None


def _target_words(act: Act, target: str, one: _Gathered, book: PartyBook) -> str:
    if not target:
        return ""
    if act.of_groups and len(target) == 3:
        return _most(one.matters)
    name = book.name(target)
    if name != target and act.lasting:
        return name
    return _most(one.names) or name


def _most(names: Counter[str]) -> str:
    named = {n: c for n, c in names.items() if n}
    return max(sorted(named), key=lambda n: named[n]) if named else ""


def _words(act: Act, target: str, matter: str) -> str:
    """Fill an act's words: ``{from target}`` is left out where no target is known, ``{the matter}`` is what it is done to."""

    def fill(found: re.Match[str]) -> str:
        place, _, otherwise = found[1].partition("|")
        if place == "the matter":
            words = re.sub(r"^(all|every|any|some|no) ", "", matter, flags=re.IGNORECASE) or otherwise or "the agreement"
            named = words[:1].isupper() or words.lower().startswith(("the ", "its ", "a ", "an "))
            return words if named else f"the {words}"
        if place == "matter":
            return (
                re.sub(r"^(all|every|any|some|no|this|that|these|those) ", "", matter, flags=re.IGNORECASE)
                or act.name.split("_")[-1]
            )
        value = target if place.endswith("target") else ""
        return place.replace("target", value) if value else otherwise

    name = re.sub(r"\{([^}]*)\}", fill, act.words)
    return " ".join(name.replace('"', "'").split())


def _distinct(options: list[DraftOption]) -> list[DraftOption]:
    """Give every option of a party its own name and id: the target is added to ids that would be the same."""
    acts = Counter((o.owner, o.act) for o in options)
    seen: Counter[tuple[str, str]] = Counter()
    out = []
    for o in options:
        ident = o.act if acts[o.owner, o.act] == 1 or not o.target else f"{o.act}_{_slug(o.target)}"
        seen[o.owner, o.name.casefold()] += 1
        again = seen[o.owner, o.name.casefold()]
        name = o.name if again == 1 else f"{o.name} ({o.target or again})"
        out.append(replace(o, id=ident, name=name))
    return out


def _slug(text: str) -> str:
    return re.sub(r"\W+", "_", text.lower()).strip("_")
