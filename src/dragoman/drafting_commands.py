"""The command ``dragoman draft``: reports in, a draft of the negotiation in them out, as a file that people edit."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.collecting import loaded_for_good
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.drafting.model import Draft
    from dragoman.records import Coding


def draft(
    paths: Annotated[
        list[str] | None, typer.Argument(help="Reports: .txt .md .html .jsonl files or folders; none with --store.")
    ] = None,
    output: Annotated[str, typer.Option("-o", "--output", help="Where to write the .toml; - is standard output.")] = "-",
    store: Annotated[str, typer.Option(help="Use the coded reports of this store; with PATHs, also keep theirs there.")] = "",
    parties: Annotated[
        list[str] | None, typer.Option(help="A decision maker by code or name; repeatable, or parted by commas.")
    ] = None,
    words: Annotated[
        list[str] | None, typer.Option(help="Only reports that speak of this; repeatable, or parted by commas.")
    ] = None,
    since: Annotated[str, typer.Option(help="First publication date (YYYY-MM-DD).")] = "",
    until: Annotated[str, typer.Option(help="Last publication date.")] = "",
    most_parties: Annotated[int, typer.Option(help="Decision makers at most.")] = 6,
    most_options: Annotated[int, typer.Option(help="Options at most.")] = 10,
    attach_proxies: Annotated[bool, typer.Option("--attach-proxies", help="Count a proxy as its backer.")] = False,
    conduct: Annotated[bool, typer.Option(help="What a party does today counts as its weakest wish.")] = True,
    published: Annotated[str, typer.Option(help="Publication date of reports that give none.")] = "",
    title: Annotated[str, typer.Option(help="Title of the model.")] = "",
) -> None:
    """Draft a negotiation model from reports: who decides, what each could do, who wants what, each with its sentences."""
    from dragoman.conflict.commands import write_output
    from dragoman.drafting.draft import draft as make_draft

    codings, skipped = _codings(paths or [], store, _day(published, "--published"))
    made = make_draft(
        codings, parties=_listed(parties), period=(_day(since, "--since"), _day(until, "--until")), words=_listed(words),
        most_parties=most_parties, most_options=most_options, attach_proxies=attach_proxies, conduct=conduct, title=title,
    )  # fmt: skip
    write_output(made.toml().rstrip("\n"), output)
    print(summary_line(made), file=sys.stderr)
    if skipped:
        raise typer.Exit(1)


def summary_line(made: Draft) -> str:
    """Return one line on what a draft holds."""
    parties = ", ".join(p.key for p in made.parties)
    unknown = sum(u for u, _ in made.unknown.values())
    total = sum(t for _, t in made.unknown.values())
    share = f", {unknown / total:.0%} of all preferences unknown" if total else ""
    return (
        f"dragoman: {made.reports} reports: {parties}; {len(made.options)} options, {len(made.statements)} statements{share}, "
        f"{len(made.left_out)} lines left out (listed at the end of the file)"
    )


def _listed(given: list[str] | None) -> list[str] | None:
    found = [part.strip() for one in given or () for part in one.split(",") if part.strip()]
    return found or None


def _day(text: str, option: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as e:
        raise UsageError(f"{option} {text!r} is not a date", cure="write it as YYYY-MM-DD") from e


def _codings(paths: list[str], store: str, published: date | None) -> tuple[list[Coding], int]:
    """Return coded reports from paths, from a store, or from paths into a store; and how many files were skipped."""
    if not paths:
        if not store:
            raise UsageError("there is nothing to draft from", cure="name reports, or a store with --store")
        if not Path(store).is_dir():
            raise UsageError(f"there is no store {store!r}", cure="write one with: dragoman code PATH --store DIR")
        from dragoman.store import Store

        return list(Store(store).codings()), 0
    from dragoman.reading import Skipped, read

    found = list(read(paths, published=published))
    for one in found:
        if isinstance(one, Skipped):
            print(f"dragoman: skipped {one}", file=sys.stderr)
    with loaded_for_good():
        from dragoman.coding import default_coder

        coder = default_coder()
    codings = list(coder.code_all(r for r in found if not isinstance(r, Skipped)))
    if store:
        from dragoman.store import Store

        Store(store).write(codings, coder.provenance)
    return codings, sum(isinstance(r, Skipped) for r in found)
