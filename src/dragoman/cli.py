"""The command ``dragoman``: thin functions that read options, call the stage that does the work, and show what comes out.

One habit for all commands: ``--format``, ``-o FILE``, ``-`` for standard input or output; messages go to standard error. The
exit status is 0 when all was done, 1 when anything was skipped, 2 when nothing could be done.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.actors.commands import app as actor_commands
from dragoman.conflict.commands import app as conflict_commands
from dragoman.drafting_commands import draft
from dragoman.errors import DragomanError, UsageError
from dragoman.events.commands import app as codebook_commands
from dragoman.judging_commands import evaluate, load_coder, why
from dragoman.outlook_commands import outlook

if TYPE_CHECKING:
    from dragoman.brief import Brief
    from dragoman.coding import Coder
    from dragoman.records import Coding, Report

app = typer.Typer(
    name="dragoman",
    help="Reads news of diplomacy and conflict into a sourced, queryable, solvable model.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.add_typer(codebook_commands, name="codebook")
app.add_typer(actor_commands, name="actors")
app.add_typer(conflict_commands, name="conflict")
app.command()(evaluate)
app.command()(why)
app.command()(draft)
app.command()(outlook)

Paths = Annotated[
    list[str], typer.Argument(help="Reports: .txt .md .html .jsonl files, folders of them, or - for standard input.")
]
Output = Annotated[str, typer.Option("-o", "--output", help="Where to write; - is standard output.")]
Published = Annotated[str, typer.Option(help="Publication date (YYYY-MM-DD) of reports that give none.")]
Outlet = Annotated[str, typer.Option(help="Outlet of reports that name none.")]
StoreOption = Annotated[str, typer.Option("--store", help="Also keep the coding in this store directory.")]
Model = Annotated[str, typer.Option(help="spaCy English pipeline to parse with; the default is the one that comes along.")]
CodebookOption = Annotated[str, typer.Option("--codebook", help="Directory or file of another codebook.")]
Actors = Annotated[list[str] | None, typer.Option("--actors", help="Further actor files of your own.")]
TextField = Annotated[str, typer.Option(help="The JSON Lines field that holds a report's text.")]
TitleField = Annotated[str, typer.Option(help="The JSON Lines field that holds its title.")]
DateField = Annotated[str, typer.Option(help="The JSON Lines field that holds its publication date.")]
OutletField = Annotated[str, typer.Option(help="The JSON Lines field that holds its outlet.")]
UrlField = Annotated[str, typer.Option(help="The JSON Lines field that holds its address.")]


class _Skips:
    """Counts what was skipped, naming each on standard error."""

    def __init__(self) -> None:
        self.skipped = 0
        self.done = 0

    def reports(self, found: Iterable[Any]) -> Iterator[Report]:
        """Yield the reports among what a reader found, naming the rest on standard error."""
        from dragoman.reading import Skipped

        for one in found:
            if isinstance(one, Skipped):
                self.skipped += 1
                print(f"dragoman: skipped {one}", file=sys.stderr)
            else:
                self.done += 1
                yield one

    def exit_code(self) -> int:
        """Return 0 when all was done, 1 when anything was skipped, 2 when nothing could be done."""
        if self.done == 0:
            return 2
        return 1 if self.skipped else 0


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as e:
        raise UsageError(f"--published {text!r} is not a date", cure="write it as YYYY-MM-DD") from e


def _coded(found: Iterable[Any], coder: Coder, skips: _Skips) -> Iterator[Coding]:
    """Code what a reader found, with a progress bar on a terminal."""
    codings = coder.code_all(skips.reports(found))
    if not sys.stderr.isatty():
        yield from codings
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("coding reports"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("coding", total=None)
        for coding in codings:
            progress.advance(task)
            yield coding


def _keep(codings: Iterator[Coding], coder: Coder, store: str) -> Iterator[Coding]:
    """Yield codings; those that pass are written to the store, if one is named, some hundred reports at a time."""
    if not store:
        yield from codings
        return
    from dragoman.store import Store

    with Store(store).writing(coder.provenance) as writing:
        for coding in codings:
            writing.add(coding)
            yield coding


def _write_text(text: str, output: str) -> None:
    if output == "-":
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
    else:
        Path(output).write_text(text, encoding="utf-8")


def _format_of(given: str, output: str, choices: tuple[str, ...]) -> str:
    """Return the format asked for, or the one that the output file's ending tells, or the first."""
    if given:
        if given not in choices:
            raise UsageError(f"--format {given!r} is none of {', '.join(choices)}")
        return given
    ending = Path(output).suffix.lstrip(".").lower()
    return {"htm": "html", "txt": "text"}.get(ending, ending) if ending in (*choices, "htm", "txt") else choices[0]


@app.command()
def brief(
    paths: Paths,
    output: Output = "-",
    format: Annotated[str, typer.Option("--format", help="text, html or json (default: by the ending of -o, else text).")] = "",
    published: Published = "",
    outlet: Outlet = "",
    store: StoreOption = "",
    model: Model = "",
    codebook: CodebookOption = "",
    actors: Actors = None,
    text_field: TextField = "text",
    title_field: TitleField = "title",
    date_field: DateField = "date",
    outlet_field: OutletField = "outlet",
    url_field: UrlField = "url",
) -> None:
    """Show what a pile of reports says: parties, events, claims, stances, what stands and what may follow."""
    from dragoman.brief import make_brief
    from dragoman.reading import read

    how = _format_of(format, output, ("text", "html", "json"))
    found = read(
        paths, text_field=text_field, title_field=title_field, date_field=date_field, outlet_field=outlet_field,
        url_field=url_field, published=_day(published), outlet=outlet or None,
    )  # fmt: skip
    coder, skips = load_coder(model, codebook, actors), _Skips()
    codings = list(_keep(_coded(found, coder, skips), coder, store))
    if codings:
        _show_brief(make_brief(codings), how, output)
    raise typer.Exit(skips.exit_code())


def _show_brief(made: Brief, how: str, output: str) -> None:
    if how == "html":
        from dragoman.brief.page import brief_as_html

        title = made.codings[0].report.title if len(made.codings) == 1 else ""
        _write_text(brief_as_html(made, title or f"Brief of {len(made.codings)} reports"), output)
    elif how == "json":
        from dragoman.brief.as_json import brief_as_json

        _write_text(brief_as_json(made), output)
    else:
        from rich.console import Console

        from dragoman.brief.terminal import print_brief

        if output == "-":
            console = Console(width=None if sys.stdout.isatty() else 120, soft_wrap=False, highlight=False)
            print_brief(made, console)
        else:
            with open(output, "w", encoding="utf-8") as file:
                print_brief(made, Console(file=file, width=120, highlight=False))


@app.command()
def code(
    paths: Paths,
    output: Output = "-",
    published: Published = "",
    outlet: Outlet = "",
    store: StoreOption = "",
    everything: Annotated[bool, typer.Option("--all", help="Also what is only the content of a demand or threat.")] = False,
    likelihood: Annotated[
        float | None,
        typer.Option(
            "--likelihood", min=0.0, max=1.0, help="Events as likely as this to be read rightly: more or fewer of them."
        ),
    ] = None,
    model: Model = "",
    codebook: CodebookOption = "",
    actors: Actors = None,
    text_field: TextField = "text",
    title_field: TitleField = "title",
    date_field: DateField = "date",
    outlet_field: OutletField = "outlet",
    url_field: UrlField = "url",
) -> None:
    """Write the coded events as PLOVER records: .jsonl, .csv or .parquet by the ending of -o, JSON Lines otherwise."""
    from dragoman.formats import plover_records, write_events
    from dragoman.reading import read

    found = read(
        paths, text_field=text_field, title_field=title_field, date_field=date_field, outlet_field=outlet_field,
        url_field=url_field, published=_day(published), outlet=outlet or None,
    )  # fmt: skip
    coder, skips = load_coder(model, codebook, actors), _Skips()
    by = coder.provenance
    codings = _keep(_coded(found, coder, skips), coder, store)
    some = partial(plover_records, coder=by.coder, codebook=by.codebook, all_events=everything, least_likelihood=likelihood)
    records = (record for coding in codings for record in some(coding))
    write_events(records, output, sys.stdout)
    raise typer.Exit(skips.exit_code())


@app.command()
def query(
    directory: Annotated[str, typer.Argument(help="A store directory.")],
    sql: Annotated[str, typer.Argument(help="One SELECT over its tables and views.")],
    output: Output = "-",
    format: Annotated[str, typer.Option("--format", help="text, json or csv (default: by the ending of -o, else text).")] = "",
) -> None:
    """Answer one SELECT over a store. It can neither write nor read outside the directory."""
    from dragoman.store import query as run

    how = _format_of(format, output, ("text", "json", "csv"))
    answer = run(directory, sql)
    if how == "text":
        from rich.console import Console
        from rich.table import Table

        table = Table(*answer.columns, box=None, header_style="bold")
        for row in answer.rows:
            table.add_row(*("" if v is None else str(v) for v in row))
        if output == "-":
            Console(width=None if sys.stdout.isatty() else 200).print(table)
        else:
            with open(output, "w", encoding="utf-8") as file:
                Console(file=file, width=200).print(table)
        return
    import io
    import json

    if how == "json":
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        _write_text(json.dumps(rows, ensure_ascii=False, indent=1, default=str), output)
        return
    import csv

    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(answer.columns)
    writer.writerows(answer.rows)
    _write_text(buffer.getvalue().rstrip("\n"), output)


@app.callback(invoke_without_command=True)
def _options(version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False) -> None:
    if version:
        from dragoman import __version__

        print(f"dragoman {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line; errors that dragoman raises on purpose become one line and exit status 2."""
    try:
        app()
    except DragomanError as e:
        print(f"dragoman: {e}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of a pipe went away: nothing is wrong with what was coded.
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
