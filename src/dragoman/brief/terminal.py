"""A brief on the terminal: rich where colour is shown, plain lines in a pipe."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.brief.lines import Brief, Evidence, Item
from dragoman.brief.wording import actor_name
from dragoman.records import Span

_QUAD_STYLE = {1: "cyan", 2: "green", 3: "yellow", 4: "red"}
# The longest sentence shown under a line; the page and JSON show all of it.
_LONGEST_QUOTE = 280


def render(brief: Brief, *, longest_lists: int = 40) -> RenderableType:
    """Return a brief as something rich can print.

    Args:
        brief: what to show.
        longest_lists: how many lines a section shows at most; what is left out is counted.
    """
    sections: list[RenderableType] = [_reports(brief), _parties(brief)]
    for title, items in (
        ("What happened", brief.happened),
        ("Announced, denied or unsettled", brief.unsettled),
        ("Read less surely (three in five are right)", brief.less_sure),
        ("Where claims conflict", brief.disagreements),
        ("Who says so", brief.claims),
        ("Who wants what", brief.stances),
        ("What stands", brief.relations),
        ("What may follow", brief.outlook),
        ("How the outlets put it", brief.wording),
    ):
        if items:
            sections.append(_section(title, items, longest_lists))
    return Group(*sections)


def print_brief(brief: Brief, console: Console) -> None:
    """Print a brief to a console."""
    console.print(render(brief))


def _heading(title: str, count: int) -> Text:
    return Text.assemble(("\n" + title, "bold"), (f"  {count}", "dim"))


def _reports(brief: Brief) -> RenderableType:
    rows: list[RenderableType] = [_heading("Reports", len(brief.codings))]
    for coding in brief.codings:
        report = coding.report
        when = report.published.isoformat() if report.published else "date unknown"
        origin = f"  {report.outlet or 'outlet unknown'}, {when}"
        rows.append(Text.assemble("  ", (report.title or report.path or report.id, "italic"), (origin, "dim")))
    return Group(*rows)


def _parties(brief: Brief) -> RenderableType:
    table = Table(box=None, padding=(0, 2), show_header=True, header_style="dim")
    for column in ("party", "code", "sectors", "events", "mentions", "people named"):
        table.add_column(column, justify="right" if column in ("events", "mentions") else "left")
    acting = [p for p in brief.parties if p.events]
    for party in acting[:25]:
        actor = party.actor
        name = actor.name if actor.kind == "state" else actor_name(actor)
        names = ", ".join(party.names)
        table.add_row(name, actor.country, " ".join(actor.sectors), str(party.events), str(party.mentions), names)
    return Group(_heading("Parties", len(acting)), table)


def _section(title: str, items: tuple[Item, ...], longest: int) -> RenderableType:
    rows: list[RenderableType] = [_heading(title, len(items))]
    for _, same in groupby(items[:longest], key=_sentence_of):
        rows.extend(_lines_of_a_sentence(list(same)))
    if len(items) > longest:
        rows.append(Text(f"  … and {len(items) - longest} more (see --format html or json)", style="dim"))
    return Group(*rows)


def _sentence_of(item: Item) -> tuple[str, Span]:
    return item.evidence[0].report, item.evidence[0].sentence


def _lines_of_a_sentence(items: list[Item]) -> list[RenderableType]:
    """Return items that follow each other and rest on one sentence, and that sentence once, the words of all underlined."""
    first = items[0].evidence[0]
    spans = tuple(dict.fromkeys(span for item in items for span in item.evidence[0].spans))
    lines: list[RenderableType] = [Padding(_line(item), (0, 0, 0, 2)) for item in items]
    return [*lines, Padding(_quote(replace(first, spans=spans)), (0, 0, 0, 6))]


def _line(item: Item) -> Text:
    quad = item.data.get("quad")
    style = _QUAD_STYLE.get(quad, "") if isinstance(quad, int) else ""
    detail = " · ".join([*item.detail, *([f"{item.reports} reports"] if item.reports > 1 else [])])
    line = Text.assemble(("• ", style), (item.words, style))
    if detail:
        line.append(f"  {detail}", style="dim")
    return line


def _quote(evidence: Evidence) -> Text:
    """Return the sentence that an item rests on, its exact words underlined."""
    text = Text(evidence.text.replace("\n", " "), style="dim")
    for span in evidence.spans:
        text.stylize("underline", max(0, span.start - evidence.sentence.start), max(0, span.end - evidence.sentence.start))
    if len(text) > _LONGEST_QUOTE:
        text.truncate(_LONGEST_QUOTE, overflow="ellipsis")
    return text
