"""An act as it stands before it is settled whether it is told: the words, the parties known so far, the view of the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.events.matching import Candidate
from dragoman.events.rewriting import Category
from dragoman.language import Sentence
from dragoman.ontology import Codebook, EventType
from dragoman.records import Actor, Factuality, Party

# In these frames an act is only talked about: it is kept, linked and left out of counts.
TALKED_ABOUT = frozenset(
    {"condition", "consequence", "purpose", "demand", "fear", "accusation", "refusal", "counterfactual", "question", "permission"}
)
# How the reason begins why what is only the content of another act is not told; the word for that act follows.
CONTENT_OF = "content of"


@dataclass(frozen=True, slots=True)
class Act:
    """An act with its parties as far as they are known, and the acts that are its content.

    ``campaign`` tells that the report is about an election at large, ``match`` that it is about sport, ``own_subject`` that
    what is said, asked or claimed has the actor as its subject.
    """

    sentence: Sentence
    candidate: Candidate
    counts_as: Category
    actors: Sequence[Party]
    recipients: Sequence[Party]
    contents: Sequence[Candidate]
    view: Factuality
    campaign: bool = False
    own_subject: bool = False
    match: bool = False

    @property
    def everybody(self) -> list[Actor]:
        """All parties' actors."""
        return [p.actor for p in (*self.actors, *self.recipients)]


def counted(act: Act, codebook: Codebook) -> EventType:
    """Return the event type that an act counts as."""
    return codebook.types[act.counts_as.type]
