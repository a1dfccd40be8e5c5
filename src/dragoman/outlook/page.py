"""An outlook as one self-contained HTML page: no script, no outside request, everything from a report escaped."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from jinja2 import Environment, select_autoescape
from markupsafe import Markup

from dragoman.outlook.columns import Column
from dragoman.outlook.drawing import moves_svg
from dragoman.outlook.wording import (
    BEHAVIOURS,
    answer_lines,
    chain_range,
    full_name,
    how_sure,
    outcome_words,
    scenario_model,
    scenario_range,
    stable_words,
)

# Beside the look of a brief: what-ifs in columns, and pictures as wide as they need.
_OWN_STYLE = (
    ".cases{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:1rem}"
    ".chain{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem;list-style:none;padding:0}"
    ".chain .box{border:1px solid;border-radius:.4rem;padding:.3rem .6rem;max-width:13rem}"
    ".chain .step{font-size:.85em;text-align:center;max-width:8rem}"
    "svg.dragoman{width:auto;max-width:100%}svg.dragoman text{stroke:none;text-anchor:start}"
    "svg.dragoman .label,svg.dragoman .under,svg.dragoman .today,svg.dragoman .said{text-anchor:middle}"
    "svg.dragoman .said{font-size:11px;paint-order:stroke;stroke:var(--paper);stroke-width:4px}"
    "td.share{white-space:nowrap}"
)


def outlook_as_html(columns: Sequence[Column]) -> str:
    """Return the columns as one HTML document; the first is the base case."""
    source = files("dragoman").joinpath("data/outlook/outlook.html.j2").read_text(encoding="utf-8")
    style = files("dragoman").joinpath("data/brief/brief.css").read_text(encoding="utf-8") + _OWN_STYLE
    environment = Environment(
        autoescape=select_autoescape(default_for_string=True, default=True), trim_blocks=True, lstrip_blocks=True
    )
    base = columns[0].outlook
    return environment.from_string(source).render(
        base=base,
        outcome_words=outcome_words,
        stable_words=stable_words,
        full_name=full_name,
        columns=columns,
        style=Markup(style),
        how_sure=how_sure(base),
        answers=[answer_lines(c.outlook) for c in columns],
        option_rows=_option_rows(columns),
        behaviours=BEHAVIOURS,
        picture=Markup(moves_svg(base)),
        ranges=[scenario_range(s) for s in base.scenarios],
        step_ranges={s: scenario_range(s) for c in base.chains for s in c.steps},
        chain_ranges=[chain_range(c) for c in base.chains],
        models=[scenario_model(s) for s in base.scenarios],
    )


def _option_rows(columns: Sequence[Column]) -> list[dict[str, object]]:
    shares = [{(o.party, o.name): o.lasting.words() for o in c.outlook.options} for c in columns]
    rows = {(o.party, o.name): o for c in columns for o in c.outlook.options}
    names = {p.name: full_name(p.name, p.note) for c in columns for p in c.outlook.conflict.decision_makers}
    return [
        {
            "party": names.get(o.party, o.party),
            "name": o.name,
            "id": o.id,
            "today": o.today,
            "shares": [s.get(key, "") for s in shares],
        }
        for key, o in rows.items()
    ]
