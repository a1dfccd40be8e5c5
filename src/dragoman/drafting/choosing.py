"""Which parties and options of all that the reports speak of go into a draft, and what is left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from dragoman.drafting.acts import load_acts
from dragoman.drafting.gathering import Found
from dragoman.drafting.model import DraftParty
from dragoman.drafting.options import DraftOption, freshness
from dragoman.drafting.preferences import DraftStatement, conduct_wishes, make_statements, match_options
from dragoman.drafting.ranking import rank_options
from dragoman.drafting.sightings import ANYBODY

# What counts when parties are ranked: a wish it holds, an option of its own (by that option's weight), a wish about its
# acts, an event that it takes part in.
_HOLDS, _ASKED, _TAKES_PART = 3.0, 1.0, 0.5
# A stance of any kind shows that a party has a stake, whether or not it is about an option.
_HAS_A_STANCE = 0.5
# A party's heaviest option goes in before others' second ones if it weighs this much: more than one place that tells a fact.
_A_FIRST = 1.6


def rank_parties(found: Found, options: Sequence[DraftOption]) -> list[DraftParty]:
    """Return all parties that hold a wish, own an option or are asked for an act, by points."""
    points: defaultdict[str, float] = defaultdict(float)
    wishes: Counter[str] = Counter()
    acts: Counter[str] = Counter()
    for w in found.wishes:
        if match_options(w, options):
            points[w.holder] += _HOLDS
            wishes[w.holder] += 1
        if w.owner not in ("", ANYBODY, w.holder):
            points[w.owner] += _ASKED
    for o in options:
        if o.open:
            points[o.owner] += o.weight
    for s in found.sightings:
        acts[s.owner] += 1
    for coding in found.codings:
        for stance in coding.stances:
            if (key := found.book.key(stance.holder.actor)) in points:
                points[key] += _HAS_A_STANCE
        for event in coding.events:
            for key in sorted({found.book.key(p.actor) for p in (*event.actors, *event.recipients)} & set(points)):
                points[key] += _TAKES_PART
    for o in options:  # who has only done things, and asked for nothing, comes last
        if o.owner not in points and _could_go_in(o):
            points[o.owner] = 0.0
    ranked = [DraftParty(k, found.book.name(k), float(points[k]), wishes[k], acts[k]) for k in points]
    return sorted(ranked, key=lambda p: (-p.points, p.key))


def _choose_parties(ranked: Sequence[DraftParty], wanted: Sequence[str], most: int) -> list[str]:
    if wanted:
        return list(wanted)
    return [p.key for p in ranked[:most]]


def _could_go_in(option: DraftOption) -> bool:
    """Tell whether something that merely happened can stand for what a party could do, where nothing else is told of it."""
    act = load_acts().first(option.act)
    return not option.open and option.taken and load_acts().known(option.act) and act.lasting


def candidates(options: Sequence[DraftOption], kept: Sequence[str]) -> tuple[list[DraftOption], list[DraftOption]]:
    """Return the options of these parties that are a choice, and those deeds that could stand for one."""
    lasting = load_acts().first
    own = [o for o in options if o.owner in kept and o.open and (lasting(o.act).lasting or o.target in kept or not o.target)]
    return own, [o for o in options if o.owner in kept and _could_go_in(o)]


def _choose_options(found: Found, options: Sequence[DraftOption], kept: Sequence[str], most: int) -> list[DraftOption]:
    """Return the first options by rank, each party's first before any party's second where there is room; grouped by party."""
    own, deeds = candidates(options, kept)
    rank = rank_options(own, options, found.sightings, len(found.codings))
    own = sorted(own, key=lambda o: -rank[o.key])
    weighty = {o.owner for o in [*own, *deeds] if o.weight >= _A_FIRST}
    firsts = [next((o for o in [*own, *deeds] if o.owner == k), None) for k in kept if k in weighty]
    chosen = [o for o in firsts if o is not None][:most]
    chosen += [o for o in own if o not in chosen][: most - len(chosen)]
    return sorted(chosen, key=lambda o: (kept.index(o.owner), -o.weight, o.act, o.target))


def list_left_out(
    ranked: Sequence[DraftParty], kept: Sequence[str], all_options: Sequence[DraftOption], options: Sequence[DraftOption],
    found: Found, dropped: Sequence[str], unclear: Sequence[str], most_parties: int, most_options: int,
) -> list[str]:  # fmt: skip
    """Return a line for each party, option and wish that did not go in, and for each other process.

    Args:
        ranked: all parties, the weightiest first.
        kept: keys of those that went in.
        all_options, options: all that the reports speak of, and those that went in.
        found: what the reports say.
        dropped: lines on other processes in the pile.
        unclear: lines on wishes that contradict each other.
        most_parties, most_options: how many could go in.
    """
    lines = [f"other processes: {d}" for d in dropped]
    lines += [f"left unknown: {u}" for u in unclear]
    lines += [
        f"party {p.key} ({p.name}): {p.points:.1f} points, beyond the first {most_parties} or without an option"
        for p in ranked
        if p.key not in kept
    ][:20]
    out = [o for o in all_options if o not in options and o.open]
    lines += [
        f"option {o.owner}: {o.name}: {o.weight:.1f} points" + ("" if o.owner in kept else ", its owner is no party of the draft")
        for o in out
    ][:20]
    if len(out) > 20:
        lines.append(f"{len(out) - 20} further options")
    loose = Counter((w.holder, w.act) for w in found.wishes if w.holder in kept and not match_options(w, options))
    lines += [
        f"wish of {holder} about {act.replace('_', ' ')} ({count}): no option here"
        for (holder, act), count in sorted(loose.items())
    ][:20]
    return lines


def choose_items(
    found: Found,
    ranked: Sequence[DraftParty],
    all_options: Sequence[DraftOption],
    wanted: Sequence[str],
    most_parties: int,
    most_options: int,
    conduct: bool,
) -> tuple[list[str], list[DraftOption], list[DraftStatement], list[str]]:
    """Choose parties, options and statements that fit together; a party left without any makes room for the next.

    Args:
        found: what the reports say.
        ranked: all parties, the weightiest first.
        all_options: all options, the weightiest first.
        wanted: keys of parties that the user asked for; empty to take the weightiest.
        most_parties, most_options: how many may go in.
        conduct: whether what a party does today counts as the weakest of wishes.

    Returns:
        Keys of the parties, their options, their statements, and a line for each wish that stays unclear.
    """
    empty: set[str] = set()
    while True:
        kept = _choose_parties([p for p in ranked if p.key not in empty], wanted, most_parties)
        options = _choose_options(found, all_options, kept, most_options)
        held = [w for w in found.wishes if w.holder in kept]
        fresh = freshness(found.codings)
        statements, unclear = make_statements(held, options, fresh)
        if conduct:
            statements, unclear = make_statements([*held, *conduct_wishes(kept, options, statements)], options, fresh)
        idle = [k for k in kept if not any(o.owner == k for o in options) and not any(s.holder == k for s in statements)]
        if not idle or wanted:
            return [k for k in kept if k not in idle], options, statements, unclear
        empty.add(idle[-1])
