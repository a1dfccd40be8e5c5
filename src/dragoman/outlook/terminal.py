"""An outlook on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.outlook.columns import Column
from dragoman.outlook.findings import Outlook
from dragoman.outlook.wording import (
    BEHAVIOURS,
    answer_lines,
    chain_range,
    how_sure,
    outcome_words,
    scenario_model,
    scenario_range,
)


def print_outlook(columns: Sequence[Column], console: Console) -> None:
    """Print the base case, and what-ifs beside it."""
    base = columns[0].outlook
    console.print(
        Group(
            Text(base.conflict.title, "bold"),
            Text(how_sure(base), "dim"),
            _options(columns),
            _outcomes(base, console.width),
            _answer(columns),
        )
    )
    console.print(Group(_preferences(base), _scenarios(base)))


def _heading(words: str) -> Text:
    return Text("\n" + words, "bold")


def _table(*columns: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for column in columns:
        table.add_column(column)
    return table


def _options(columns: Sequence[Column]) -> RenderableType:
    table = _table("party", "option", "today", *_taken_in(columns))
    found = [{(o.party, o.name): o.lasting.words() for o in c.outlook.options} for c in columns]
    rows = {(o.party, o.name): o for c in columns for o in c.outlook.options}
    for key, o in rows.items():
        table.add_row(o.party, f"{o.name} [{o.id}]", "yes" if o.today else "no", *(f.get(key, "") for f in found), style=None)
    return Group(_heading("Who could do what"), table)


def _taken_in(columns: Sequence[Column]) -> list[str]:
    return ["in lasting outcomes"] if len(columns) == 1 else [f"in lasting outcomes: {c.name}" for c in columns]


# Below this width shares stand without their intervals, so that states can be told in words beside them.
_NARROW = 110


def _outcomes(base: Outlook, width: int) -> RenderableType:
    narrow = width < _NARROW
    table = _table("state", *BEHAVIOURS, "what it is") if narrow else _table("state", "what it is", *BEHAVIOURS)
    for o in base.outcomes:
        name = f"{o.label} (today)" if o.today else o.label
        if narrow:
            table.add_row(name, *(f"{o.holds[title].share:.0%}" for title in BEHAVIOURS), outcome_words(o))
        else:
            table.add_row(name, outcome_words(o), *(o.holds[title].words() for title in BEHAVIOURS))
    meaning = [Text(f"{title}: {words}", "dim") for title, words in BEHAVIOURS.items()]
    return Group(_heading("Which outcomes would hold, in how many of the cases"), table, *meaning)


def _answer(columns: Sequence[Column]) -> RenderableType:
    parts: list[RenderableType] = []
    for c in columns:
        parts.append(_heading("Answer" if len(columns) == 1 else f"Answer: {c.name}"))
        parts += [Padding(Text(line), (0, 0, 0, 2)) for line in answer_lines(c.outlook)]
    return Group(*parts)


def _preferences(base: Outlook) -> RenderableType:
    parts: list[RenderableType] = [_heading("Who wants what, and who says so")]
    for p in base.conflict.decision_makers:
        unknown = p.preferences.note or "nothing is known of what it prefers"
        parts.append(Text.assemble((p.name, "bold"), (f"  {unknown}", "dim")))
        for n, s in enumerate(p.preferences.statements, 1):
            parts.append(Padding(Text(f"{n}. {s.text}".replace('"', "") + (f"  ({s.note})" if s.note else "")), (0, 0, 0, 2)))
            told = {e["text"]: e for e in reversed(s.evidence) if isinstance(e, dict) and e.get("text")}
            for e in list(reversed(told.values()))[:2]:
                parts.append(Padding(Text(f"{e.get('says', '')}: {e['text']}", "dim"), (0, 0, 0, 6)))
    return Group(*parts)


def _scenarios(base: Outlook) -> RenderableType:
    if not base.scenarios:
        return Text("")
    parts: list[RenderableType] = [_heading("What may follow, in the reports' words")]
    for s in base.scenarios:
        parts.append(Padding(Text(f"{s.antecedent} -> {s.consequent}  ({scenario_range(s)})"), (0, 0, 0, 2)))
        parts.append(Padding(Text(f"{scenario_model(s)}; says {s.says}", "dim"), (0, 0, 0, 6)))
    if base.chains:
        parts.append(_heading("Chains of conditions"))
    for chain in base.chains:
        words = chain.steps[0].antecedent
        for step in chain.steps:
            words += f"\n  -> ({scenario_range(step)}) {step.consequent}"
        parts.append(Padding(Text(words), (0, 0, 0, 2)))
        parts.append(Padding(Text(chain_range(chain), "dim"), (0, 0, 0, 6)))
    return Group(*parts)
