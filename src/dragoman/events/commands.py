"""``dragoman codebook check`` and ``dragoman codebook try``: does the codebook code its own examples, and why a sentence?"""

from __future__ import annotations

import json
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Check a codebook of event types, or try it on a sentence.")
CodebookOption = Annotated[str | None, typer.Option("--codebook", help="Another codebook file or folder than PLOVER 2.0.")]


@app.command()
def check(
    path: Annotated[str | None, typer.Argument(help="Codebook file or folder; dragoman's own if left out.")] = None,
    show: Annotated[int, typer.Option(help="How many failures to show.")] = 20,
) -> None:
    """Code every example of a codebook and say which fail. Of examples marked probe only the share of passes is shown."""
    from dragoman.errors import DragomanError
    from dragoman.events.checking import check_examples, read_examples
    from dragoman.ontology import codebook_path, load_codebook

    try:
        codebook = load_codebook(path)
        verdicts = check_examples(read_examples(codebook_path(path)), codebook)
    except DragomanError as e:
        typer.echo(str(e), err=True)
        raise typer.Exit(2) from e
    open_ = [v for v in verdicts if not v.example.probe]
    probes = [v for v in verdicts if v.example.probe]
    for verdict in [v for v in open_ if not v.right][:show]:
        example = verdict.example
        typer.echo(
            f"{example.place}: {example.event}, coded {verdict.given} by {verdict.evidence!r} [{verdict.signal}]"
            f"\n  {example.text}"
        )
    for name, some in (("examples", open_), ("probes", probes)):
        if some:
            typer.echo(f"{name}: {sum(v.right for v in some)} of {len(some)} coded as marked")
    if not verdicts:
        typer.echo("no examples")
    if any(not v.right for v in open_):
        raise typer.Exit(1)


@app.command("try")
def try_sentence(
    sentence: Annotated[str, typer.Argument(help="A sentence or passage.")],
    codebook: CodebookOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Plain data instead of text.")] = False,
) -> None:
    """Show parse, candidates, rules and events of a sentence, and why each candidate was taken or left."""
    from dragoman.actors import load_gazetteer
    from dragoman.errors import DragomanError
    from dragoman.events.explaining import as_text, why_sentence
    from dragoman.ontology import load_codebook

    try:
        reasons = why_sentence(sentence, load_codebook(codebook), load_gazetteer())
    except DragomanError as e:
        typer.echo(str(e), err=True)
        raise typer.Exit(2) from e
    typer.echo(json.dumps(reasons, ensure_ascii=False, indent=1) if as_json else "\n\n".join(as_text(r) for r in reasons))
