"""``dragoman actors``: check the tables of actors, and show what they know of a name."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from dragoman.errors import DragomanError, UsageError

if TYPE_CHECKING:
    from dragoman.actors.entries import Entry
    from dragoman.actors.gazetteer import Gazetteer

app = typer.Typer(name="actors", help="Check the tables of actors; show what they know of a name.", no_args_is_help=True)

Files = Annotated[list[str] | None, typer.Option("--actors", help="Further actor files of your own.")]


@app.command()
def check(
    actors: Files = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 on any bad row; with remarks shown too.")] = False,
    remarks: Annotated[bool, typer.Option("--remarks", help="Show remarks too: overlaps, gaps, shared names.")] = False,
) -> None:
    """Name bad rows of the actor tables, with file, line and cure."""
    from dragoman.actors.check import check_tables

    try:
        problems = check_tables(actors or ())
    except DragomanError as e:
        _fail(e)
    serious = [p for p in problems if p.serious]
    for problem in problems if strict or remarks else serious:
        typer.echo(("" if problem.serious else "remark: ") + str(problem))
    typer.echo(f"{len(serious)} bad rows, {len(problems) - len(serious)} remarks", err=True)
    if serious and strict:
        raise typer.Exit(1)


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="A name, alias, acronym or id.")],
    day: Annotated[str, typer.Option("--date", help="The day that decides offices (YYYY-MM-DD).")] = "",
    actors: Files = None,
) -> None:
    """Show what the tables know of a name, what it means on a day, and its memberships then."""
    from dragoman.actors.gazetteer import kind_of_table, load_gazetteer

    try:
        on = _day(day)
        gazetteer = load_gazetteer(tuple(actors or ()))
        own = [Path(p) for p in actors or () if kind_of_table(Path(p)) == "memberships"]
        found = gazetteer.entries_named(name)
        lines = [*describe(name, on, found), *describe_memberships(gazetteer, on, found, own)]
    except DragomanError as e:
        _fail(e)
    if not lines:
        typer.echo(f"no actor is called {name!r}: check the spelling, or add it to a file of your own (docs/actors.md)", err=True)
        raise typer.Exit(1)
    for line in lines:
        typer.echo(line)


@app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(help="Actor and agent dictionaries in PETRARCH's format.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder for the tables.")] = Path("."),
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 on any line that cannot be read.")] = False,
) -> None:
    """Turn PETRARCH or Phoenix dictionaries into tables for --actors."""
    from dragoman.actors.importing import import_dictionaries

    try:
        written, problems = import_dictionaries(files, output, strict)
    except DragomanError as e:
        _fail(e)
    for problem in problems:
        typer.echo(str(problem), err=True)
    for path, rows in written.items():
        typer.echo(f"{path}: {rows} rows")
    typer.echo(f"{len(problems)} lines left out", err=True)
    if strict and problems:
        raise typer.Exit(1)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as e:
        raise UsageError(f"{text!r} is no date", cure="write --date YYYY-MM-DD") from e


def _fail(error: DragomanError) -> NoReturn:
    print(error, file=sys.stderr)
    raise typer.Exit(2)


def describe(name: str, on: date | None, found: list[tuple[Entry, str]]) -> Iterator[str]:
    """Yield lines on each entry that a name can mean: code, sectors, and its terms, with the one that a day falls in marked.

    Args:
        name: the name asked for.
        on: the day, or None.
        found: entries with the form in which they bear the name.
    """
    from dragoman.actors.context import person_actor
    from dragoman.actors.entries import covers

    for entry, form in found:
        sectors = " ".join(entry.sectors)
        if entry.kind == "person" and on is not None:
            sectors = " ".join(person_actor(entry, on).sectors) or "sector unknown"
        yield f"{entry.name}: {entry.kind} {entry.country} {sectors}".rstrip() + (f" (by {form})" if form != "name" else "")
        for term in entry.terms:
            mark = "*" if on is not None and covers(term, on) else " "
            yield f"  {mark} {term.title}, {term.country}, {term.since or '?'} to {term.until or 'open'}"


def describe_memberships(gazetteer: Gazetteer, on: date | None, found: list[tuple[Entry, str]], own: list[Path]) -> Iterator[str]:
    """Yield lines on what organisations each entry belongs to, or who belongs to it: on a day, or ever."""
    from dragoman.actors.memberships import read_memberships, spells_of

    rows = read_memberships(own)
    for entry in dict.fromkeys(e for e, _ in found):
        for other, row in spells_of(entry.id, on, rows):
            name = gazetteer.entries[other].name if other in gazetteer.entries else other
            what = "member" if row["organisation"] == entry.id else "member of"
            yield f"    {what} {name}, {row['from'] or '?'} to {row['until'] or 'open'}"
