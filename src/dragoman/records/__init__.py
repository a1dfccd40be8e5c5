"""The records that flow through dragoman: frozen, slotted dataclasses, each resting on offsets into its report's text.

Conventions that hold for all of them:

* A :class:`Span` is ``(start, end)``, Python string offsets into ``Report.text``, ``start`` included, ``end`` not.
* Unknown is a value: ``None`` or an empty tuple, never a guess.
* Ids are hashes of content (:func:`make_id`), so the same input gives the same ids everywhere.
* Codes follow PLOVER 2.0: ``country`` is an ISO 3166 alpha-3 code or IGO UNO EUR NGO ISM IMG MNC, ``sector`` is
  GOV MIL LEG ...; type and mode names are whatever the codebook in use defines.

Each module holds the records of one idea; all are imported from here.
"""

from dragoman.records.coding import Coding
from dragoman.records.conditional import Conditional, Strength
from dragoman.records.days import day_of
from dragoman.records.event import UNLIKELY, Casualties, Context, Event, Factuality, Party
from dragoman.records.ids import make_id
from dragoman.records.report import Report, Zone
from dragoman.records.spans import Span
from dragoman.records.standing import Relation, Stance
from dragoman.records.who_says_so import Attribution, Claim, Framing
from dragoman.records.who_where_when import Actor, Mention, Place, TimeExpression

__all__ = [
    "UNLIKELY",
    "Actor",
    "Attribution",
    "Casualties",
    "Claim",
    "Coding",
    "Conditional",
    "Context",
    "Event",
    "Factuality",
    "Framing",
    "Mention",
    "Party",
    "Place",
    "Relation",
    "Report",
    "Span",
    "Stance",
    "Strength",
    "TimeExpression",
    "Zone",
    "day_of",
    "make_id",
]
