"""``dragoman why`` and ``dragoman evaluate``: what decided an event, and how far the coder agrees with hand-coded sentences."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.collecting import loaded_for_good

if TYPE_CHECKING:
    from dragoman.coding import Coder
    from dragoman.records import Report

CodebookOption = Annotated[str, typer.Option("--codebook", help="Directory or file of another codebook.")]
Actors = Annotated[list[str] | None, typer.Option("--actors", help="Further actor files of your own.")]
Model = Annotated[str, typer.Option(help="spaCy English pipeline to parse with; the default is the one that comes along.")]
Output = Annotated[str, typer.Option("-o", "--output", help="Where to write; - is standard output.")]


def _write(text: str, output: str) -> None:
    if output == "-":
        sys.stdout.write(text + "\n")
    else:
        Path(output).write_text(text + "\n", encoding="utf-8")


def _format(given: str, output: str) -> str:
    """Return text or json: as asked for, or by the ending of the output file."""
    from dragoman.errors import UsageError

    how = given or ("json" if output.endswith(".json") else "text")
    if how not in ("text", "json"):
        raise UsageError(f"--format {given!r} is none of text, json")
    return how


def why(
    event_id: Annotated[str, typer.Argument(metavar="EVENT_ID", help="An event's id, as exports and stores give it.")],
    paths: Annotated[list[str] | None, typer.Argument(help="Reports to look for it in, if there is no store.")] = None,
    store: Annotated[str, typer.Option("--store", help="The store directory that holds the event.")] = "",
    format: Annotated[str, typer.Option("--format", help="text or json (default: by the ending of -o, else text).")] = "",
    output: Output = "-",
    model: Model = "",
    codebook: CodebookOption = "",
    actors: Actors = None,
) -> None:
    """Show why an event was coded: sentence, parse, trigger, rule, arguments, factuality, and the candidates left."""
    from dragoman.errors import UsageError

    if bool(store) == bool(paths):
        raise UsageError("where is the event?", cure="name a store with --store DIR, or reports: dragoman why EVENT_ID PATH")
    how = _format(format, output)
    from dragoman import why as explaining

    reports: Iterator[Report] = iter([explaining.report_of_event(store, event_id)]) if store else _read(paths or [])
    coder = load_coder(model, codebook, actors)
    found = explaining.why(event_id, reports, coder)
    _write(
        json.dumps(found, ensure_ascii=False, indent=1, default=str) if how == "json" else explaining.why_as_text(found), output
    )


def load_coder(model: str, codebook: str, actors: list[str] | None) -> Coder:
    """Load the coder that the options of a command ask for, to be kept until the command ends."""
    with loaded_for_good():
        from dragoman.coding import Coder
        from dragoman.language import DEFAULT_MODEL

        return Coder(model or DEFAULT_MODEL, codebook or None, tuple(actors or ()))


def _read(paths: list[str]) -> Iterator[Report]:
    from dragoman.reading import Skipped, read

    for one in read(paths):
        if isinstance(one, Skipped):
            print(f"dragoman: skipped {one}", file=sys.stderr)
        else:
            yield one


def evaluate(
    gold: Annotated[str, typer.Argument(metavar="GOLD.jsonl", help="Sentences coded by hand (docs/evaluate.md).")],
    codebook: CodebookOption = "",
    format: Annotated[str, typer.Option("--format", help="text or json (default: by the ending of -o, else text).")] = "",
    output: Output = "-",
    model: Model = "",
    actors: Actors = None,
) -> None:
    """Score the coder against sentences coded by hand: precision, recall and F1 by type and mode, kappa, disagreements."""
    how = _format(format, output)
    from dragoman import evaluating
    from dragoman.gold import read_gold

    coder = load_coder(model, codebook, actors)
    score = evaluating.evaluate(read_gold(gold, coder.codebook), coder)
    if how == "json":
        _write(json.dumps(evaluating.score_as_data(score), ensure_ascii=False, indent=1), output)
    else:
        _write(evaluating.score_as_text(score), output)
