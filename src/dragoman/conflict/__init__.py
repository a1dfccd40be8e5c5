"""The conflict engine: which outcomes of a conflict would hold, by the Graph Model for Conflict Resolution.

>>> from dragoman.conflict import Builder, solve
>>> builder = Builder("A dam between two states")
>>> _ = builder.party("Upstream", ["Release", "Escalate"], ranking=[1, 3, 6, 2, 4, 5])
>>> _ = builder.party("Downstream", ["Attack"], ranking=[2, 4, 6, 1, 5, 3])
>>> conflict = builder.infeasible("YY-").build()
>>> solve(conflict)["SEQ"].equilibria
('6',)
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

# Public name -> module that holds it; loaded on first use, so that the command line starts fast.
_PUBLIC = {
    "Builder": "model",
    "Conflict": "model",
    "DecisionMaker": "model",
    "NamedState": "model",
    "Option": "model",
    "Preferences": "preferences",
    "Statement": "preferences",
    "Graph": "graph",
    "build_graph": "graph",
    "Concept": "stability",
    "Stability": "stability",
    "either": "stability",
    "gmr": "stability",
    "limited_move": "stability",
    "nash": "stability",
    "nonmyopic": "stability",
    "seq": "stability",
    "sim": "stability",
    "smr": "stability",
    "solve": "stability",
    "sseq": "stability",
    "read_conflict": "files",
    "write_conflict": "files",
    "invert": "inverse",
    "least_change": "inverse",
    "fewest_statements": "inverse",
    "robustness": "sensitivity",
    "complete_unknown": "sensitivity",
    "swap_effects": "sensitivity",
    "Hypergame": "hypergame",
    "solve_hypergame": "hypergame",
    "Intervention": "third_party",
    "intervene": "third_party",
    "bargain": "bargaining",
    "Stake": "bargaining",
    "draw_evolution": "drawing",
    "draw_graph": "drawing",
    "draw_page": "drawing",
    "draw_table": "drawing",
}

__all__ = sorted(_PUBLIC)


def __getattr__(name: str) -> Any:
    """Load a public name from its module on first use."""
    if name in _PUBLIC:
        return getattr(import_module(f"dragoman.conflict.{_PUBLIC[name]}"), name)
    raise AttributeError(f"module 'dragoman.conflict' has no attribute {name!r}; it has {', '.join(__all__)}")
