"""From single wishes to each party's prioritised statements: stronger, repeated and better sourced ones first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from dragoman.drafting.acts import load_acts
from dragoman.drafting.evidence import Evidence
from dragoman.drafting.options import VENUE, DraftOption, Key
from dragoman.drafting.sightings import ANYBODY
from dragoman.drafting.wish import THE_AGREEMENT, Wish
from dragoman.records import Span

# Where a party is said to want a thing and also to oppose it, the heavier side must weigh this many times the other;
# else the draft leaves it unknown.
CLEAR = 2.0
# A wish that names no owner counts half of one that does when options are ranked.
UNOWNED = 1.5
# "Welcomed the agreement" says least of what is still to be chosen.
AGREEABLE = 0.5
# What is asked of nobody by name may be asked of this many at most, where one report tells of their doing it.
MOST_ASKED = 4
# What a party merely does ranks below whatever anybody says of it.
CONDUCT = 0.25
# From what a wish is inferred that nobody states: what the party does, and what an act does to it.
INFERRED = ("by conduct", "by its effect")
_REFUSING = frozenset({"rejects", "refused", "opposes", "sees no reason for it"})
_COMPLAINT = "complains of it"
_ASKING = frozenset({"demands", "demanded", "wants", "its condition", "prioritises"})


@dataclass(frozen=True, slots=True)
class DraftStatement:
    """One prioritised statement of a draft.

    Attributes:
        holder: whose.
        text: in the engine's language, over option names.
        wants: True where the option is wanted, False where it is opposed.
        option: what it is about; ``given`` another option that must be taken first, or must not, with which of the two.
        weight: strengths added up over sentences.
        reports: how many reports tell it.
        contested: whether a source denies it, or the reports also say the contrary.
        basis: "stated", or from what it is inferred (:data:`INFERRED`).
        evidence: sentences for it, then those against it.
    """

    holder: str
    text: str
    wants: bool
    option: DraftOption
    given: tuple[DraftOption, bool] | None
    weight: float
    reports: int
    contested: bool
    evidence: tuple[Evidence, ...]
    basis: str = "stated"


def match_options(wish: Wish, options: Sequence[DraftOption]) -> list[DraftOption]:
    """Return the options that a wish is about: its own, or where its owner or target is not named, those that fit.

    What is refused without a word on whose act it is is the refuser's own act where it has such an option; what is asked so
    is another's act: of the only one of whom the same report tells it, or else the only one who could do it at all.
    """
    same = [o for o in options if o.act == wish.act]
    if wish.act == THE_AGREEMENT:
        kin = (a for a in load_acts().matter_acts if any(o.act == a for o in options))
        act = next(kin, wish.act)
        same = [o for o in options if o.act == act]
    if wish.owner == ANYBODY:
        mutual = load_acts().first(wish.act).mutual
        return [o for o in same if o.owner != wish.holder and (mutual or o.target in ("", wish.target, wish.holder))]
    if wish.owner:
        own = [o for o in same if o.owner == wish.owner]
        shared = load_acts().first(wish.act).shared  # one choice, with whomever it is
        exact = [o for o in own if o.target == wish.target or shared]
        return exact or ([o for o in own[:1] if not wish.target])
    if wish.target and wish.target != wish.holder:
        named = [o for o in same if o.target == wish.target]
        same = named or [o for o in same if not o.target]  # whom it is done to may be told in one place only
        others = [o for o in same if o.owner != wish.holder]
        if len(others) > 1 and not load_acts().first(wish.act).for_target:
            return []  # "want the deployment to end", where two have forces there
        return others or [o for o in same if o.owner == wish.holder]
    return _unowned(wish, same)


def _unowned(wish: Wish, same: Sequence[DraftOption]) -> list[DraftOption]:
    own = [o for o in same if o.owner == wish.holder]
    if own and wish.basis in _REFUSING:
        return own
    if same and load_acts().first(same[0].act).shared:
        return own if wish.basis == _COMPLAINT else list(same)
    if own and wish.basis == "wants" and not load_acts().first(wish.act).harms:
        return own  # "Russia wants the pipeline finished", which it is laying itself
    if wish.basis not in _ASKING:
        act = load_acts().first(wish.act)
        both = len(same) == 2 and (act.goes_on or act.for_target)  # "opposes the pipeline": of both who lay it
        return list(same) if len(same) == 1 or both else []
    others = [o for o in same if o.owner != wish.holder]
    here = [o for o in others if any(e.report == wish.evidence[0].report for e in o.evidence)] if wish.evidence else []
    if 1 < len(here) <= MOST_ASKED and load_acts().first(wish.act).for_target:
        return here  # "wants the siege lifted": of all who keep it up
    chosen = here or others
    if len(chosen) > 1 and wish.wants:  # "wants the border reopened": of the only one who is told to have closed it
        chosen = [o for o in chosen if o.today is not None and not o.taken] or chosen
    return chosen if len(chosen) == 1 else []


def weigh_unowned(options: Sequence[DraftOption], wishes: Sequence[Wish]) -> list[DraftOption]:
    """Return the options, heaviest first, with what is wished of nobody by name counted for those whom it can mean."""
    more: defaultdict[Key, float] = defaultdict(float)
    for w in wishes:
        if not w.owner:
            for o in match_options(w, options):
                more[o.key] += AGREEABLE if w.act == THE_AGREEMENT else UNOWNED
    weighed = [replace(o, weight=o.weight + more[o.key], open=o.open or more[o.key] > 0) for o in options]
    return sorted(weighed, key=lambda o: (-o.weight, o.owner, o.act, o.target))


def make_statements(
    wishes: Sequence[Wish], options: Sequence[DraftOption], fresh: Mapping[str, float] = MappingProxyType({})
) -> tuple[list[DraftStatement], list[str]]:
    """Weigh wishes against each other and return each holder's statements, most important first.

    Args:
        wishes: of all parties.
        options: of the draft.
        fresh: report -> weight against newer reports, where a party is said to want and to oppose the same thing.

    Returns:
        The statements, and in words what is left unknown since the reports say both.
    """
    plain: dict[tuple[str, DraftOption], list[Wish]] = {}
    bound: dict[tuple[str, DraftOption, DraftOption, bool, bool], list[Wish]] = {}
    for wish in wishes:
        for option in match_options(wish, options):
            if wish.given is None:
                plain.setdefault((wish.holder, option), []).append(wish)
                continue
            act, owner, target, taken = wish.given
            first = match_options(Wish(wish.holder, act, owner, target, True, 0, "", wish.evidence), options)
            if first and first[0] != option:
                bound.setdefault((wish.holder, option, first[0], taken, wish.wants), []).append(wish)
    found, unclear = [], []
    for (holder, option), group in plain.items():
        statement = _plain_statement(holder, option, group, fresh)
        if statement is None:
            unclear.append(
                f"{holder} on {option.owner}: {option.name}: the reports say both that it wants it and that it opposes it"
            )
        else:
            found.append(statement)
    found += [_bound_statement(key, group) for key, group in bound.items()]
    found.sort(key=lambda s: (s.holder, -s.weight, s.text))
    return found, unclear


def conduct_wishes(parties: Sequence[str], options: Sequence[DraftOption], statements: Sequence[DraftStatement]) -> list[Wish]:
    """Return what is inferred where a party says nothing on an option itself, as wishes of the weakest kind.

    What a party does today counts as wanted by it; what is done for another, or to it, as wanted or opposed by that other.

    Args:
        parties: decision makers.
        options: of the draft; only those whose state of today, or whose target, rests on evidence count.
        statements: what is wanted otherwise; nothing is added to it.
    """
    told = {(s.holder, s.option.key) for s in statements}
    found = []
    for o in options:
        if o.today is not None and o.today.how != VENUE and o.owner in parties and (o.owner, o.key) not in told:
            found.append(_inferred(o.owner, o, o.taken, INFERRED[0], o.today))
        act = load_acts().first(o.act)
        gains = act.for_target or act.harms
        if gains and o.aimed is not None and o.target in parties and (o.target, o.key) not in told:
            found.append(_inferred(o.target, o, act.for_target, INFERRED[1], o.aimed))
    return found


def _inferred(holder: str, option: DraftOption, wants: bool, basis: str, evidence: Evidence) -> Wish:
    told = (replace(evidence, how=basis),)
    span = Span(evidence.start, evidence.end)
    return Wish(holder, option.act, option.owner, option.target, wants, CONDUCT, basis, told, None, span)


def _evidence(group: Sequence[Wish]) -> tuple[Evidence, ...]:
    return tuple(e for w in sorted(group, key=lambda w: -w.weight) for e in w.evidence)


def _plain_statement(
    holder: str, option: DraftOption, group: Sequence[Wish], fresh: Mapping[str, float]
) -> DraftStatement | None:
    stand = [w for w in group if not w.evidence[0].contested]
    wants, opposes = ([w for w in stand if w.wants is side] for side in (True, False))
    pro, contra = (sum(w.weight * fresh.get(w.evidence[0].report, 1.0) for w in side) for side in (wants, opposes))
    if max(pro, contra) <= 0 or (min(pro, contra) > 0 and max(pro, contra) < CLEAR * min(pro, contra)):
        return None
    side, other = (wants, opposes) if pro > contra else (opposes, wants)
    denied = [w for w in group if w.evidence[0].contested]
    contrary = tuple(replace(e, how=f"against it: {e.how}") for e in _evidence([*other, *denied]))
    evidence = _evidence(side) + contrary
    text = option.reference if pro > contra else f"not {option.reference}"
    reports = len({e.report for w in side for e in w.evidence})
    weight = sum(w.weight for w in side) - sum(w.weight for w in other)
    basis = next((w.basis for w in side if w.basis in INFERRED), "stated") if all(w.basis in INFERRED for w in side) else "stated"
    return DraftStatement(holder, text, pro > contra, option, None, weight, reports, bool(other or denied), evidence, basis)


def _bound_statement(key: tuple[str, DraftOption, DraftOption, bool, bool], group: Sequence[Wish]) -> DraftStatement:
    holder, option, first, taken, wants = key
    then = option.reference if wants else f"not {option.reference}"
    text = f"{then} if {first.reference if taken else f'not {first.reference}'}"
    weight = sum(w.weight for w in group)
    reports = len({e.report for w in group for e in w.evidence})
    return DraftStatement(holder, text, wants, option, (first, taken), weight, reports, False, _evidence(group))
