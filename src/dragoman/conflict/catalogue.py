"""Published conflicts as files, loaded by slug, each with its citation and the results on record for it.

A finding's basis is "published" where its source was opened or came with the case, otherwise "computed".
"""

from __future__ import annotations

from importlib.resources import files

from dragoman.conflict.files import parse_conflict
from dragoman.conflict.model import Conflict
from dragoman.errors import ConflictError


def slugs() -> tuple[str, ...]:
    """Return the slugs of all conflicts in the catalogue, in alphabetical order."""
    folder = files("dragoman").joinpath("data", "conflict")
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml")))


def load(slug: str) -> Conflict:
    """Return a conflict of the catalogue.

    >>> load("elmira1991").decision_makers[0].name
    'MoE'

    Raises:
        ConflictError: there is no such slug.
    """
    known = slugs()
    if slug not in known:
        raise ConflictError(f"the catalogue has no {slug!r}", cure=f"it has: {', '.join(known)}")
    path = files("dragoman").joinpath("data", "conflict", f"{slug}.toml")
    return parse_conflict(path.read_text(encoding="utf-8"), f"{slug}.toml")
