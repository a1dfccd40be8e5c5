"""Who did what to whom: signals of the codebook found in their grammar, and turned into events.

:func:`relate` answers what happens between two given parties.
"""

from dragoman.events.relating import Reading, RelationAnswer, relate

__all__ = ["Reading", "RelationAnswer", "relate"]
