"""Who did what to whom: signals of the codebook found in their grammar, and turned into events.

:func:`code_events` codes a report, :func:`relate` answers what happens between two given parties.
"""

from dragoman.events.coder import code_events
from dragoman.events.relating import Reading, RelationAnswer, relate

__all__ = ["Reading", "RelationAnswer", "code_events", "relate"]
