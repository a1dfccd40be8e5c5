"""The grammar between words and meaning: who is subject and object of what, how a predicate is negated, dated and embedded.

Shared ground: events need it (a future meeting counts as an agreement) and claims need it (denied, planned, hypothetical).
:mod:`dragoman.clauses.arguments` finds a predicate's participants, :mod:`dragoman.clauses.circumstances` its voice, tense,
modality, negation and what embeds it. Everything works on a :class:`dragoman.language.Sentence` and token indices.
"""

from dragoman.clauses.arguments import agents, antecedent, conjuncts, objects, prepositional_objects, subjects, voice
from dragoman.clauses.circumstances import Circumstances, circumstances, embedding_predicates, negation, tense

__all__ = [
    "Circumstances",
    "agents",
    "antecedent",
    "circumstances",
    "conjuncts",
    "embedding_predicates",
    "negation",
    "objects",
    "prepositional_objects",
    "subjects",
    "tense",
    "voice",
]
