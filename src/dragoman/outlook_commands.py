"""The command ``dragoman outlook``: what comes of a model, as text, HTML or JSON."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import UsageError

_ENDINGS = {".html": "html", ".htm": "html", ".json": "json", ".txt": "text"}


def outlook(
    file: Annotated[str, typer.Argument(help="Model: a .toml file, - for standard input, or catalogue:SLUG.")],
    output: Annotated[str, typer.Option("-o", "--output", help="Where to write; - is standard output.")] = "-",
    format: Annotated[str, typer.Option("--format", help="text, html or json (default: by the ending of -o, else text).")] = "",
    assume: Annotated[
        list[str] | None, typer.Option(help="What if: 'PARTY: STATEMENT', over option ids or names; repeatable.")
    ] = None,
    add_option: Annotated[list[str] | None, typer.Option(help="What if: 'PARTY: a further option'; repeatable.")] = None,
    without: Annotated[list[str] | None, typer.Option(help="What if this party stayed out; repeatable.")] = None,
    goal: Annotated[
        str, typer.Option(help="The outcome asked for, as a statement; by default normalisation, agreement or truce.")
    ] = "",
    draws: Annotated[int, typer.Option(help="Cases drawn where preferences are unknown.")] = 200,
    seed: Annotated[int, typer.Option(help="Of the drawing.")] = 0,
) -> None:
    """Show which outcomes of a negotiation would hold, how sure that is, what leads there and what would have to change."""
    from dragoman.conflict.commands import read_model
    from dragoman.conflict.intervals import check_sample
    from dragoman.outlook.columns import make_columns

    how = format or _ENDINGS.get(Path(output).suffix.lower(), "text")
    if how not in ("text", "html", "json"):
        raise UsageError(f"--format {how!r} is none of text, html, json")
    check_sample(draws, seed)
    columns = make_columns(
        read_model(file),
        assumes=assume or (),
        options=add_option or (),
        left_out=without or (),
        goal=goal,
        draws=draws,
        seed=seed,
    )
    if how == "html":
        from dragoman.outlook.page import outlook_as_html

        _write(outlook_as_html(columns), output)
    elif how == "json":
        from dragoman.outlook.as_json import outlook_as_json

        _write(outlook_as_json(columns), output)
    else:
        _print(columns, output)


def _write(text: str, output: str) -> None:
    from dragoman.conflict.commands import write_output

    write_output(text, output)


def _print(columns: object, output: str) -> None:
    from io import StringIO

    from rich.console import Console

    from dragoman.outlook.terminal import print_outlook

    if output == "-" and sys.stdout.isatty():
        print_outlook(columns, Console(highlight=False, markup=False))  # type: ignore[arg-type]
        return
    buffer = StringIO()
    print_outlook(columns, Console(file=buffer, width=140, highlight=False, markup=False))  # type: ignore[arg-type]
    _write("\n".join(line.rstrip() for line in buffer.getvalue().splitlines()), output)
