"""Who says so, and whether it happened: attributions, claims, factuality, conditionals, stances and standing relations.

The functions live in the modules named below and are loaded on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

# Public name -> module that holds it.
_PUBLIC = {
    "attributions": "dragoman.claims.convenience",
    "factuality": "dragoman.claims.convenience",
    "find_attributions": "dragoman.claims.attribution",
    "find_framing": "dragoman.claims.framing",
    "make_claims": "dragoman.claims.claim",
    "disagreements": "dragoman.claims.disagreement",
    "Disagreement": "dragoman.claims.disagreement",
    "might_attribute": "dragoman.claims.screening",
    "find_conditionals": "dragoman.claims.conditional",
    "conditionals": "dragoman.claims.conditional",
    "find_stances": "dragoman.claims.stances",
    "find_relations": "dragoman.claims.standing",
}

__all__ = [
    "Disagreement",
    "attributions",
    "conditionals",
    "disagreements",
    "factuality",
    "find_attributions",
    "find_conditionals",
    "find_framing",
    "find_relations",
    "find_stances",
    "make_claims",
    "might_attribute",
]


def __getattr__(name: str) -> Any:
    """Load a public function from its module on first use."""
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'dragoman.claims' has no attribute {name!r}; it has {', '.join(__all__)}")
