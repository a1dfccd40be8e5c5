"""What a pile of reports says, for people to look at: on the terminal, as one HTML file, or as JSON.

:func:`make_brief` gathers codings into a :class:`Brief`; the other modules show it. Every line of a brief carries the
report and the offsets that it rests on.
"""

from dragoman.brief.gathering import make_brief
from dragoman.brief.lines import Brief, Item

__all__ = ["Brief", "Item", "make_brief"]
