"""From the parties, options and statements chosen to a model that the conflict engine solves, with evidence on every item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.conflict.graph import build_graph
from dragoman.conflict.model import Conflict, DecisionMaker, Option
from dragoman.conflict.preferences import Preferences, Statement
from dragoman.drafting.acts import load_acts
from dragoman.drafting.conditions import Scenario
from dragoman.drafting.evidence import tables
from dragoman.drafting.gathering import Found
from dragoman.drafting.options import DraftOption
from dragoman.drafting.parties import PartyBook
from dragoman.drafting.preferences import INFERRED, DraftStatement, match_options
from dragoman.drafting.sightings import Sighting
from dragoman.drafting.wish import Wish

# Unknown pairs are counted on models up to this many states: the table of pairs grows with their square.
MOST_STATES = 4096


def make_conflict(
    title: str, kept: Sequence[str], options: Sequence[DraftOption], statements: Sequence[DraftStatement], found: Found
) -> tuple[Conflict, dict[str, tuple[int, int]]]:
    """Return the model, and party -> (pairs of outcomes whose order is unknown, all pairs).

    Args:
        title: what the negotiation is called.
        kept: keys of the decision makers, in their order.
        options: their options.
        statements: their preferences, the weightiest first.
        found: what the reports say, with who the parties are and the scenarios told.
    """
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
    basis = {"stated": "stated", INFERRED[0]: "inferred from what it does", INFERRED[1]: "inferred from what the act does to it"}
    return f"{basis[s.basis]}: {how}; weight {s.weight:.1f} from {count}" + ("; contested" if s.contested else "")


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
    last_home: str | None = None
    for s in scenarios:
        unless = s.kind == "unless"  # "unless they leave": what it supposes is that they stay
        first, then = _literals(s.antecedent, options, unless), _literals(s.consequent, options)
        home = next(iter([*then, *first]), None) or (last_home if s.follows else None)
        if home is None:
            continue
        last_home = home
        table: dict[str, object] = {
            "how": "what may follow",
            "kind": s.kind,
            "if": s.antecedent_words,
            "then": s.consequent_words,
        }
        table |= {"if_options": first, "then_options": then, "strength": s.strength}
        table |= {"if_acts": _acts(s.antecedent, unless), "then_acts": _acts(s.consequent)}
        if s.follows:
            table["follows"] = s.follows
        if s.low is not None and s.high is not None:
            table |= {"low": s.low, "high": s.high}
        e = s.evidence
        table |= {"says": e.says, "text": e.text, "report": e.report, "start": e.start, "end": e.end}
        found.setdefault(home.removeprefix("not "), []).append(table)
    return found


def _acts(side: Sequence[Sighting], unless: bool = False) -> list[str]:
    """Return the acts on one side of a conditional whose owner is known, as "OWNER: act", "not" before what is not done."""
    told = [("" if _supposed(s, unless) else "not ") + f"{s.owner}: {s.act}" for s in side if s.owner]
    return list(dict.fromkeys(told))


def _supposed(s: Sighting, unless: bool) -> bool:
    return (s.done == (s.view.polarity == "positive")) != unless


def _literals(side: Sequence[Sighting], options: Sequence[DraftOption], unless: bool = False) -> list[str]:
    """Return the options that one side of a conditional speaks of, as statements."""
    found: dict[str, None] = {}
    for s in side:
        wish = Wish("", s.act, s.owner, s.target, True, 0.0, "", ())
        for o in match_options(wish, options):
            found[o.reference if _supposed(s, unless) else f"not {o.reference}"] = None
    return list(found)
