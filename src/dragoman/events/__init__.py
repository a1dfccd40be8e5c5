"""Who did what to whom: signals of the codebook found in their grammar, and turned into events.

:func:`code_events` codes a report, :func:`relate` answers what happens between two given parties. They are loaded on first
use, so that the command line starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.events.coder import code_events
    from dragoman.events.relating import Reading, RelationAnswer, relate

# Public name -> module that holds it.
_PUBLIC = {
    "Reading": "dragoman.events.relating",
    "RelationAnswer": "dragoman.events.relating",
    "code_events": "dragoman.events.coder",
    "relate": "dragoman.events.relating",
}

__all__ = ["Reading", "RelationAnswer", "code_events", "relate"]


def __getattr__(name: str) -> Any:
    """Load a public function from its module on first use."""
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'dragoman.events' has no attribute {name!r}; it has {', '.join(__all__)}")
