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

File = Annotated[str, typer.Argument(help="Model: a .toml or .gmcr file, - for TOML on standard input, or catalogue:SLUG.")]
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


Seed = Annotated[int, typer.Option(help="Seed of what is drawn at random.")]


@app.command("invert")
def invert_command(
    file: File,
    state: Annotated[str, typer.Option("-s", "--state", help="The wanted state.")],
    concept: Annotated[str, typer.Option("-c", "--concept", help="nash gmr smr seq sseq sim.")] = "seq",
    party: Annotated[list[str] | None, typer.Option("-p", "--party", help="Whose rankings may change; all by default.")] = None,
    trials: Annotated[int, typer.Option(help="Profiles drawn where they are too many to count.")] = 4000,
    seed: Seed = 0,
    json: AsJson = False,
    output: Output = "-",
) -> None:
    """Ask what the parties would have to prefer for a state to hold: how many rankings, and the least change."""
    from dragoman.conflict.graph import build_graph
    from dragoman.conflict.inverse import fewest_statements, invert, least_change
    from dragoman.conflict.inverse_tables import inversion_record, inversion_text
    from dragoman.errors import ConflictError

    graph = build_graph(read_model(file))
    found = invert(graph, state, concept, party or (), trials=trials, seed=seed)
    change, note = None, ""
    try:
        change = least_change(graph, state, concept, party or ())
    except ConflictError as error:
        note = f"The least change was not sought: {error}."
    makers = [graph.conflict.decision_makers[graph.conflict.party(name)] for name in found.varied]
    stated = [maker.name for maker in makers if maker.preferences.statements] if not found.equilibrium_now else []
    edits = [edit for name in stated for edit in fewest_statements(graph, state, concept, name)[:1]]
    if json:
        write_output(as_json_text(inversion_record(found, change, edits, note)), output)
        return
    write_output(inversion_text(graph, found, change, edits, note), output)


@app.command("sensitivity")
def sensitivity_command(
    file: File,
    concept: Concepts = None,
    swaps: Annotated[int, typer.Option(help="Random swaps of neighbours in each ranking.")] = 1,
    noise: Annotated[float, typer.Option(help="Instead: standard deviation of noise in places of the ranking.")] = 0.0,
    trials: Annotated[int, typer.Option(help="Cases drawn.")] = 1000,
    seed: Seed = 0,
    json: AsJson = False,
    output: Output = "-",
) -> None:
    """Ask how robust each equilibrium is to swapped, noisy or unknown preferences."""
    from dragoman.conflict.graph import build_graph
    from dragoman.conflict.inverse_tables import robustness_record, robustness_text
    from dragoman.conflict.sensitivity import CONCEPTS, SwapEffect, complete_unknown, robustness, swap_effects

    graph = build_graph(read_model(file))
    chosen = concept or list(CONCEPTS)
    effects: tuple[SwapEffect, ...] = ()
    if not all(order.complete for order in graph.orders):
        found = complete_unknown(graph, chosen, trials=trials, seed=seed)
    else:
        found = robustness(graph, chosen, swaps=0 if noise else swaps, noise=noise, trials=trials, seed=seed)
        effects = swap_effects(graph, chosen)
    write_output(as_json_text(robustness_record(found, effects)) if json else robustness_text(graph, found, effects), output)


@app.command("draw")
def draw_command(
    file: File,
    what: Annotated[str, typer.Option(help="graph, table, evolution or page; by the ending of -o when left out.")] = "",
    concept: Annotated[str, typer.Option("-c", "--concept", help="Whose equilibria are marked.")] = "seq",
    start: Annotated[str, typer.Option("-s", "--start", help="For evolution: the state to set out from.")] = "",
    improvements: Annotated[bool, typer.Option("--improvements", help="Draw improvements only.")] = False,
    output: Output = "-",
) -> None:
    """Draw the move graph, the stability table or the ways from today as SVG, or all on an HTML page."""
    from dragoman.conflict.drawing import draw_evolution, draw_graph, draw_page, draw_table
    from dragoman.conflict.graph import build_graph
    from dragoman.errors import UsageError

    as_page = output.casefold().endswith((".html", ".htm"))
    what = what or ("page" if as_page else "graph")
    if what not in ("graph", "table", "evolution", "page"):
        raise UsageError(f"--what {what!r}", cure="it is graph, table, evolution or page")
    graph = build_graph(read_model(file))
    if what == "graph":
        drawing = draw_graph(graph, concept, improvements=improvements)
    elif what == "table":
        drawing = draw_table(graph)
    else:
        drawing = draw_evolution(graph, start, concept) if what == "evolution" else draw_page(graph, concept)
    write_output((drawing.html if as_page or not drawing.svg else drawing.svg).rstrip("\n"), output)


@app.command("bargain")
def bargain_command(
    file: File,
    method: Annotated[str, typer.Option(help="mean, or a variant of the challenge model; see the documentation.")] = "mean",
    rounds: Annotated[int, typer.Option(help="Rounds of the challenge model.")] = 8,
    json: AsJson = False,
    output: Output = "-",
) -> None:
    """Forecast where parties with positions, salience and capability would settle."""
    from dragoman.conflict.bargaining import bargain, bargain_text

    found = bargain(read_model(file), method, rounds=rounds)
    if json:
        from dataclasses import asdict

        write_output(as_json_text(asdict(found)), output)
        return
    write_output(bargain_text(found), output)
