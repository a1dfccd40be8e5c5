"""The commands of ``dragoman conflict``: thin functions over the engine, which is imported only when one runs.

Every command reads a TOML or ``.gmcr`` file, ``-`` for TOML on standard input, or ``catalogue:SLUG``. Results go to
standard output or ``-o FILE``; errors are :class:`~dragoman.errors.DragomanError`, which the main program shows as one line
with exit status 2.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from dragoman.conflict.graph import Graph
    from dragoman.conflict.model import Conflict

app = typer.Typer(
    name="conflict",
    help="Which outcomes of a conflict would hold (Graph Model for Conflict Resolution).",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

File = Annotated[
    str, typer.Argument(help="Model: a .toml or .gmcr file, - for TOML on standard input, or catalogue:SLUG.")
]
Output = Annotated[str, typer.Option("-o", "--output", help="Where to write; - is standard output.")]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON.")]
Format = Annotated[str, typer.Option("--format", help="text, json or csv.")]
Concepts = Annotated[
    list[str] | None, typer.Option("-c", "--concept", help="nash gmr smr seq sseq sim nm l1 l2 ...; may be repeated.")
]


def read_model(file: str) -> Conflict:
    """Read what a command's FILE argument names."""
    if file.startswith("catalogue:"):
        from dragoman.conflict.catalogue import load

        return load(file.removeprefix("catalogue:"))
    from dragoman.conflict.files import read_conflict

    return read_conflict(file)


def write_output(text: str, output: str) -> None:
    """Write text to a file, or to standard output for ``-``.

    Raises:
        ConflictError: the file cannot be written.
    """
    if output == "-":
        typer.echo(text)
        return
    from dragoman.errors import ConflictError

    try:
        Path(output).write_text(text if text.endswith("\n") else text + "\n", encoding="utf-8")
    except OSError as error:
        raise ConflictError(f"cannot be written ({error.strerror})", path=output) from error


def choose_format(as_json: bool, how: str, allowed: tuple[str, ...]) -> str:
    """Return the format that --json and --format ask for.

    Raises:
        UsageError: a format that the command does not have.
    """
    chosen = "json" if as_json else how
    if chosen not in allowed:
        from dragoman.errors import UsageError

        raise UsageError(f"--format {chosen!r}", cure=f"this command writes {', '.join(allowed)}")
    return chosen


def as_json_text(value: object) -> str:
    """Return a value as indented JSON."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=2)


@app.command("solve")
def solve_command(
    file: File,
    concept: Concepts = None,
    coalitions: Annotated[str, typer.Option(help="Also scan all coalitions under nash, gmr, smr or seq.")] = "",
    json: AsJson = False,
    format: Format = "text",
    output: Output = "-",
) -> None:
    """List the states that would hold, for each concept, and for whom each state is stable."""
    from dragoman.conflict.graph import build_graph
    from dragoman.conflict.tables import coalition_record, solution_csv, solution_record, solution_text

    how = choose_format(json, format, ("text", "json", "csv"))
    graph = build_graph(read_model(file))
    from dragoman.conflict.stability import solve

    results = solve(graph, concept or ())
    scan = _scan(graph, coalitions)
    if how == "csv":
        write_output(solution_csv(graph, results), output)
        return
    record = solution_record(graph, results)
    if scan is not None:
        record["coalitions"] = coalition_record(scan)
    write_output(as_json_text(record) if how == "json" else solution_text(graph, results, scan), output)


def _scan(graph: Graph, concept: str) -> Any:
    if not concept:
        return None
    from dragoman.conflict.coalitions import scan_coalitions

    return scan_coalitions(graph, concept)


@app.command("explain")
def explain_command(
    file: File,
    state: Annotated[str, typer.Option("-s", "--state", help="Explain this state; otherwise every equilibrium.")] = "",
    concept: Concepts = None,
    json: AsJson = False,
    output: Output = "-",
) -> None:
    """Say in plain language why states would hold or not."""
    from dragoman.conflict.explain import explain_conflict, explain_state
    from dragoman.conflict.graph import build_graph

    graph = build_graph(read_model(file))
    if json:
        from dragoman.conflict.tables import explanation_record

        write_output(as_json_text(explanation_record(graph, state, concept or ())), output)
        return
    text = explain_state(graph, state, concept or ()) if state else explain_conflict(graph, concept or ())
    write_output(text, output)


@app.command("evolve")
def evolve_command(
    file: File,
    start: Annotated[str, typer.Option("-s", "--start", help="State to set out from; by default the status quo.")] = "",
    any_moves: Annotated[bool, typer.Option("--any-moves", help="Follow all moves, not improvements only.")] = False,
    json: AsJson = False,
    output: Output = "-",
) -> None:
    """Follow the conflict from where it stands: what can be reached, how, and where improvements end."""
    from dragoman.conflict.evolution import attractors, evolve
    from dragoman.conflict.graph import build_graph
    from dragoman.conflict.tables import evolution_record, evolution_text

    graph = build_graph(read_model(file))
    course = evolve(graph, start, by="moves" if any_moves else "improvements")
    ends = attractors(graph)
    write_output(as_json_text(evolution_record(course, ends)) if json else evolution_text(graph, course, ends), output)


@app.command("import")
def import_command(file: File, output: Output = "-") -> None:
    """Read a model and write it in the other form: TOML by default, .gmcr when -o ends in .gmcr."""
    from dragoman.conflict.files import without_origin
    from dragoman.conflict.graph import build_graph

    conflict = read_model(file)
    build_graph(conflict)
    conflict = without_origin(conflict)
    if output.casefold().endswith(".gmcr"):
        from dragoman.conflict.gmcr import format_gmcr

        write_output(format_gmcr(conflict), output)
        return
    from dragoman.conflict.writing import format_conflict

    write_output(format_conflict(conflict).rstrip("\n"), output)


@app.command("catalogue")
def catalogue_command(json: AsJson = False, output: Output = "-") -> None:
    """List the published conflicts that come along; name one as catalogue:SLUG."""
    from dragoman.conflict.catalogue import load, slugs

    cases = [(slug, load(slug)) for slug in slugs()]
    if json:
        listed = [{"slug": slug, "title": case.title, "citation": case.citation} for slug, case in cases]
        write_output(as_json_text(listed), output)
        return
    write_output("\n".join(f"{slug}  {case.title}. {case.citation}" for slug, case in cases), output)
