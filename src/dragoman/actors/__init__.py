"""Who is meant: a dated gazetteer of states, organisations, armed groups and office-holders, a grammar of role phrases,
and resolution of names, titles and pronouns within a report.

:func:`load_gazetteer` reads the files of ``dragoman/data/actors`` (and the user's own), :func:`find_mentions` finds every
mention of an actor in a report's parsed sentences, :func:`actor_of` says whom any noun phrase means.
"""

from dragoman.actors.gazetteer import Gazetteer, load_gazetteer
from dragoman.actors.mentions import find_mentions
from dragoman.actors.phrases import actor_of

__all__ = ["Gazetteer", "actor_of", "find_mentions", "load_gazetteer"]
