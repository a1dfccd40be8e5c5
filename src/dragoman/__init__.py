"""dragoman: reads news of diplomacy and conflict into a sourced, queryable, solvable model.

The public functions live in the stage that does the work and are re-exported here, loaded on first use so that
``import dragoman`` stays fast: :func:`code`, :func:`relate`, :func:`attributions`, :func:`factuality`,
:func:`conditionals` and :func:`main_text`; place names are read by ``dragoman.places.places``.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

# Public name -> module that holds it.
_PUBLIC = {
    "code": "dragoman.coding",
    "relate": "dragoman.events",
    "attributions": "dragoman.claims",
    "factuality": "dragoman.claims",
    "conditionals": "dragoman.claims",
    "main_text": "dragoman.reading",
}

__all__ = ["__version__", "attributions", "code", "conditionals", "factuality", "main_text", "relate"]


def __getattr__(name: str) -> Any:
    """Load a public function from its stage on first use."""
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}; it has {', '.join(sorted(__all__))}")
