"""From coded reports to a draft of the negotiation in them, every line of it resting on sentences.

:func:`draft` reads stored events, stances, relations and conditionals and returns a :class:`Draft`: a model for the conflict
engine, written as a TOML file that a mediator edits and solves.
"""

from dragoman.drafting.draft import draft
from dragoman.drafting.model import Draft, DraftParty
from dragoman.drafting.options import DraftOption
from dragoman.drafting.preferences import DraftStatement

__all__ = ["Draft", "DraftOption", "DraftParty", "DraftStatement", "draft"]
