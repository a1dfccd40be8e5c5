"""From coded reports to a draft conflict model: who decides, what each could do, what stands today, who prefers what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.actors import load_gazetteer
from dragoman.conflict.graph import build_graph
from dragoman.conflict.model import Conflict, DecisionMaker, Option
from dragoman.conflict.preferences import Preferences, Statement
from dragoman.drafting.acts import load_acts
from dragoman.drafting.evidence import tables
from dragoman.drafting.model import Draft, DraftParty
from dragoman.drafting.options import DraftOption, make_options, standing_options
from dragoman.drafting.parties import PartyBook, make_party_book
from dragoman.drafting.preferences import DraftStatement, conduct_wishes, make_statements, match_options
from dragoman.drafting.process import largest_cluster, select_reports
from dragoman.drafting.sightings import ANYBODY, Scene, Sighting, find_sightings, keep_open, parse_relevant, scenes
from dragoman.drafting.wishes import Scenario, Wish, find_scenarios, find_wishes
from dragoman.errors import InputError, UsageError
from dragoman.records import Coding

# What counts when parties are ranked: a wish it holds, an option of its own (by that option's weight), a wish about its
# acts, an event that it takes part in.
_HOLDS, _ASKED, _TAKES_PART = 3.0, 1.0, 0.5
# A stance of any kind shows that a party has a stake, whether or not it is about an option.
_HAS_A_STANCE = 0.5
# Unknown pairs are counted on models up to this many states: the table of pairs grows with their square.
MOST_STATES = 4096


@dataclass(frozen=True, slots=True)
class _Found:
    """What the reports of the process say, before anything is cut."""

    codings: list[Coding]
    scenes: list[dict[int, Scene]]
    sightings: list[Sighting]
    wishes: list[Wish]
    scenarios: list[Scenario]
    book: PartyBook


def draft(
    codings: Iterable[Coding],
    *,
    parties: Sequence[str] | None = None,
    period: tuple[date | None, date | None] | None = None,
    words: Sequence[str] | None = None,
    most_parties: int = 6,
    most_options: int = 10,
    attach_proxies: bool = False,
    conduct: bool = True,
    title: str = "",
) -> Draft:
    """Draft a conflict model from coded reports.

    Args:
        codings: coded reports, in any order; the draft does not depend on it.
        parties: keys or names of the decision makers, such as "TUR"; by default those that the reports show, ranked.
        period: first and last publication date, either None for open; undated reports are then left out.
        words: use only reports that speak of one of these.
        most_parties: decision makers at most.
        most_options: options at most; the states are 2 to this power.
        attach_proxies: count a proxy's acts and wishes as its backer's.
        conduct: what a party does today counts as its weakest wish where nothing is said of it.
        title: of the model; by default its parties.

    Returns:
        The draft: every item with its evidence; what the reports do not settle is unknown.

    Raises:
        UsageError: nothing is left of the choice, two processes are mixed, or more parties are asked for than allowed.
        InputError: the reports hold no negotiation: no act anybody could do, one party only, or nobody who wants anything.
    """
    if parties and len(parties) > most_parties:
        raise UsageError(
            f"{len(parties)} parties are asked for, at most {most_parties} go in", cure="name fewer, or raise --most-parties"
        )
    if most_parties < 2 or most_options < 1 or most_options > 16:
        raise UsageError(
            f"at most {most_parties} parties and {most_options} options",
            cure="a model takes 2 parties or more and 1 to 16 options",
        )
    chosen = sorted(select_reports(list(codings), period, words), key=lambda c: (c.report.published or date.min, c.report.id))
    found = _read(chosen, attach_proxies)
    wanted = _named_parties(parties, found.book)
    found, dropped = _one_process(found, wanted)
    _check(found)
    standing = standing_options(found.codings, found.scenes)
    all_options = make_options(found.codings, found.sightings, found.wishes, standing, found.book)
    ranked = _rank(found, all_options)
    kept, options, statements, unclear = _cut(found, ranked, all_options, wanted, most_parties, most_options, conduct)
    _check_model(kept, options, statements, found.book)
    conflict, unknown = _conflict(title, kept, options, statements, found)
    left = _left_out(ranked, kept, all_options, options, found, dropped, unclear, most_parties, most_options)
    drafted = tuple(p for p in ranked if p.key in kept)
    return Draft(conflict, drafted, tuple(options), tuple(statements), tuple(left), unknown, len(found.codings))


def _read(codings: list[Coding], attach_proxies: bool) -> _Found:
    gazetteer = load_gazetteer()
    book = make_party_book(codings, attach_proxies)
    by_report, sightings, wishes, scenarios = [], [], [], []
    cuts = parse_relevant(codings)
    # A store keeps no sentence spans: they come from cutting the text again, which gives the same ones.
    codings = [replace(c, sentence_spans=tuple(s.span for s in cut)) for c, cut in zip(codings, cuts, strict=True)]
    for coding, cut in zip(codings, cuts, strict=True):
        here = scenes(coding, cut, gazetteer, book)
        seen = [s for scene in here for s in find_sightings(scene)]
        sightings.extend(seen)
        wishes.extend(find_wishes(coding, here, seen))
        scenarios.extend(find_scenarios(coding, seen))
        by_report.append({scene.sentence.index: scene for scene in here})
    sightings = keep_open(sightings)
    open_acts = {s.act for s in sightings}
    return _Found(codings, by_report, sightings, [w for w in wishes if w.act in open_acts], scenarios, book)


def _named_parties(parties: Sequence[str] | None, book: PartyBook) -> list[str]:
    keys = []
    for party in parties or ():
        folded = party.casefold()
        key = next((k for k, name in sorted(book.names.items()) if folded in (k.casefold(), name.casefold())), None)
        if key is None:
            known = ", ".join(sorted(book.names)[:20]) or "none"
            raise UsageError(f"no report names the party {party!r}", cure=f"the reports name: {known}")
        keys.append(key)
    return keys


def _one_process(found: _Found, wanted: Sequence[str]) -> tuple[_Found, list[str]]:
    """Keep what belongs to the parties named, or else the reports of the largest process."""
    if wanted:
        inside = {s.report for s in found.sightings if {s.owner, s.target} & set(wanted)}
        inside |= {w.evidence[0].report for w in found.wishes if {w.holder, w.owner} & set(wanted)}
        return _narrowed(found, inside), []
    ids, dropped = largest_cluster(found.codings, found.sightings, found.wishes)
    loose = {s.report for s in found.sightings} - {s.report for s in found.sightings if s.target}
    return (_narrowed(found, {*ids} | (loose if not dropped else set())) if ids else found), dropped


def _narrowed(found: _Found, ids: set[str]) -> _Found:
    kept = [(c, s) for c, s in zip(found.codings, found.scenes, strict=True) if c.report.id in ids]
    return _Found(
        [c for c, _ in kept], [s for _, s in kept], [s for s in found.sightings if s.report in ids],
        [w for w in found.wishes if w.evidence[0].report in ids], [s for s in found.scenarios if s.evidence.report in ids],
        found.book,
    )  # fmt: skip


def _check(found: _Found) -> None:
    acting = {s.owner for s in found.sightings if s.owner} - {ANYBODY}
    holding = {w.holder for w in found.wishes}
    if not acting and not holding:
        raise InputError(
            "the reports speak of nothing that a party could do or not do",
            cure="a negotiation needs reports that tell what is asked, offered or refused",
        )
    if len(acting | holding) < 2:
        raise InputError(
            f"the reports tell of one party only ({', '.join(acting | holding)})",
            cure="a negotiation needs two: add reports on the other side",
        )
    if not found.wishes:
        raise InputError(
            "no report says what any party wants, opposes, demands or refuses",
            cure="without that no outcome can be compared: add reports on the parties' aims",
        )


def _check_model(
    kept: Sequence[str], options: Sequence[DraftOption], statements: Sequence[DraftStatement], book: PartyBook
) -> None:
    if not options:
        raise InputError("no act in the reports belongs to a party of the draft", cure="choose other parties with --parties")
    if len(kept) < 2:
        names = ", ".join(book.name(k) for k in kept) or "nobody"
        raise InputError(
            f"only {names} can do or wants something in the reports", cure="a negotiation needs two parties: add reports"
        )
    if not statements:
        raise InputError(
            "no wish in the reports is about an option of these parties",
            cure="add reports on the parties' aims, or choose other parties",
        )


# -- ranking and cutting -------------------------------------------------------------------------------------------


def _rank(found: _Found, options: Sequence[DraftOption]) -> list[DraftParty]:
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
    ranked = [DraftParty(k, found.book.name(k), float(points[k]), wishes[k], acts[k]) for k in points]
    return sorted(ranked, key=lambda p: (-p.points, p.key))


def _choose_parties(ranked: Sequence[DraftParty], wanted: Sequence[str], most: int) -> list[str]:
    if wanted:
        return list(wanted)
    return [p.key for p in ranked[:most]]


def _choose_options(options: Sequence[DraftOption], kept: Sequence[str], most: int) -> list[DraftOption]:
    """Return the heaviest options, each party's heaviest before any party's second where there is room; grouped by party."""
    own = [
        o
        for o in options
        if o.owner in kept and o.open and (load_acts().first(o.act).lasting or o.target in kept or not o.target)
    ]
    firsts = [next((o for o in own if o.owner == k), None) for k in kept]
    chosen = [o for o in firsts if o is not None][:most]
    chosen += [o for o in own if o not in chosen][: most - len(chosen)]
    return sorted(chosen, key=lambda o: (kept.index(o.owner), -o.weight, o.act, o.target))


def _left_out(
    ranked: Sequence[DraftParty], kept: Sequence[str], all_options: Sequence[DraftOption], options: Sequence[DraftOption],
    found: _Found, dropped: Sequence[str], unclear: Sequence[str], most_parties: int, most_options: int,
) -> list[str]:  # fmt: skip
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


def _cut(
    found: _Found,
    ranked: Sequence[DraftParty],
    all_options: Sequence[DraftOption],
    wanted: Sequence[str],
    most_parties: int,
    most_options: int,
    conduct: bool,
) -> tuple[list[str], list[DraftOption], list[DraftStatement], list[str]]:
    """Choose parties, options and statements that fit together; a party left without any makes room for the next."""
    empty: set[str] = set()
    while True:
        kept = _choose_parties([p for p in ranked if p.key not in empty], wanted, most_parties)
        options = _choose_options(all_options, kept, most_options)
        held = [w for w in found.wishes if w.holder in kept]
        statements, unclear = make_statements(held, options)
        if conduct:
            statements, unclear = make_statements([*held, *conduct_wishes(kept, options, statements)], options)
        idle = [k for k in kept if not any(o.owner == k for o in options) and not any(s.holder == k for s in statements)]
        if not idle or wanted:
            return [k for k in kept if k not in idle], options, statements, unclear
        empty.add(idle[-1])


# -- the model -----------------------------------------------------------------------------------------------------


def _conflict(
    title: str, kept: Sequence[str], options: Sequence[DraftOption], statements: Sequence[DraftStatement], found: _Found
) -> tuple[Conflict, dict[str, tuple[int, int]]]:
    book = found.book
    scenario_tables = _scenario_tables(found.scenarios, options)
    makers = [_maker(k, options, statements, book, scenario_tables) for k in kept]
    status_quo = "".join("Y" if o.taken else "N" for k in kept for o in options if o.owner == k)
    rules = tuple(sorted({r for o in options for r in _bars(o, options)}))
    names = ", ".join(book.name(k) for k in kept)
    plural = "" if len(found.codings) == 1 else "s"
    note = (
        f"Drafted from {len(found.codings)} report{plural}. Decision makers are ranked by points: 3 for a wish, the weight of "
        "each option, 1 where something is asked of them, half a point for an event or a stance. What the reports do not "
        "settle is unknown, not equal."
    )
    bare = Conflict(title or f"Negotiation of {names}", tuple(makers), rules, status_quo=status_quo, note=note)
    unknown = _count_unknown(bare)
    told = [_with_count(m, unknown.get(m.name)) for m in makers]
    return Conflict(bare.title, tuple(told), rules, status_quo=status_quo, note=note), unknown


def _maker(
    key: str,
    options: Sequence[DraftOption],
    statements: Sequence[DraftStatement],
    book: PartyBook,
    scenario_tables: dict[str, list[dict[str, object]]],
) -> DecisionMaker:
    own = [o for o in options if o.owner == key]
    held = [s for s in statements if s.holder == key]
    made = tuple(
        Option(
            o.name, "both" if load_acts().first(o.act).undone else "forward",
            f"id: {o.id}. Today {'taken' if o.taken else 'not taken'}: {o.why}",
            (*tables(o.evidence), *scenario_tables.get(o.reference, ())),
        )
        for o in own
    )  # fmt: skip
    told = tuple(Statement(s.text, note=_statement_note(s), evidence=tables(s.evidence)) for s in held)
    preferences = Preferences(statements=told, undistinguished="unknown") if told else Preferences()
    name = book.name(key)
    backer = book.backers.get(key)
    note = name if name != key else ""
    if backer and not book.attached:
        note = (note + "; " if note else "") + f"called a proxy of {book.name(backer)}"
    return DecisionMaker(key, made, preferences, note=note)


def _statement_note(s: DraftStatement) -> str:
    how = "wants it" if s.wants else "opposes it"
    if s.given is not None:
        how = "on a condition"
    count = f"{s.reports} report{'s' if s.reports != 1 else ''}"
    return f"{how}: weight {s.weight:.1f} from {count}" + ("; contested" if s.contested else "")


def _with_count(maker: DecisionMaker, unknown: tuple[int, int] | None) -> DecisionMaker:
    if unknown is None:
        return maker
    pairs, total = unknown
    note = f"{pairs:,} of {total:,} pairs of outcomes are unknown"
    return replace(maker, preferences=replace(maker.preferences, note=note))


def _bars(option: DraftOption, options: Sequence[DraftOption]) -> list[str]:
    barred = load_acts().first(option.act).bars
    return [f"{option.reference} and {o.reference}" for o in options if o.owner == option.owner and o.act in barred]


def _count_unknown(conflict: Conflict) -> dict[str, tuple[int, int]]:
    graph = build_graph(conflict)
    if graph.count > MOST_STATES:
        return {}
    total = graph.count * (graph.count - 1) // 2
    return {name: (int(order.unknown_table().sum()) // 2, total) for name, order in zip(graph.parties, graph.orders, strict=True)}


def _scenario_tables(scenarios: Sequence[Scenario], options: Sequence[DraftOption]) -> dict[str, list[dict[str, object]]]:
    """Return the conditionals as tables, kept with the first option that they speak of."""
    found: dict[str, list[dict[str, object]]] = {}
    for s in scenarios:
        first, then = (_literals(side, options) for side in (s.antecedent, s.consequent))
        home = next(iter([*then, *first]), None)
        if home is None:
            continue
        table: dict[str, object] = {
            "how": "what may follow",
            "kind": s.kind,
            "if": s.antecedent_words,
            "then": s.consequent_words,
        }
        table |= {"if_options": first, "then_options": then, "strength": s.strength}
        if s.low is not None and s.high is not None:
            table |= {"low": s.low, "high": s.high}
        e = s.evidence
        table |= {"says": e.says, "text": e.text, "report": e.report, "start": e.start, "end": e.end}
        found.setdefault(home.removeprefix("not "), []).append(table)
    return found


def _literals(side: Sequence[Sighting], options: Sequence[DraftOption]) -> list[str]:
    """Return the options that one side of a conditional speaks of, as statements."""
    found: dict[str, None] = {}
    for s in side:
        wish = Wish("", s.act, s.owner, s.target, True, 0.0, "", ())
        for o in match_options(wish, options):
            taken = s.done == (s.view.polarity == "positive")
            found[o.reference if taken else f"not {o.reference}"] = None
    return list(found)
