"""Who is meant: a dated gazetteer of states, organisations, armed groups and office-holders, a grammar of role phrases,
and resolution of names, titles and pronouns within a report.

:func:`load_gazetteer` reads the files of ``dragoman/data/actors`` (and the user's own), :func:`find_mentions` finds every
mention of an actor in a report's parsed sentences, :func:`actor_of` says whom any noun phrase means. They are loaded on first
use, so that the command line starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.actors.gazetteer import Gazetteer, load_gazetteer
    from dragoman.actors.mentions import find_mentions
    from dragoman.actors.phrases import actor_of

# Public name -> module that holds it.
_PUBLIC = {
    "Gazetteer": "dragoman.actors.gazetteer",
    "actor_of": "dragoman.actors.phrases",
    "find_mentions": "dragoman.actors.mentions",
    "load_gazetteer": "dragoman.actors.gazetteer",
}

__all__ = ["Gazetteer", "actor_of", "find_mentions", "load_gazetteer"]


def __getattr__(name: str) -> Any:
    """Load a public function from its module on first use."""
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'dragoman.actors' has no attribute {name!r}; it has {', '.join(__all__)}")
