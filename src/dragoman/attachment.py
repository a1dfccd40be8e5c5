"""What hangs on what inside one clause: shared by places and times to tell which event a place or date belongs to."""

from __future__ import annotations

from dragoman.language import Sentence

# Labels of verbs that head clauses of their own: what stands below them is none of the clause above.
_CLAUSES = ("ccomp", "advcl", "relcl", "acl", "xcomp", "conj", "parataxis", "csubj", "ROOT")
_REACH = 6  # steps: preposition, noun phrase, a second one, verb


def clause_verb(sentence: Sentence, token: int) -> int:
    """Return the verb of a token's clause: the token itself if it is one, else the nearest verb above it."""
    if sentence.is_verb(token):
        return token
    return next((i for i in sentence.ancestors(token) if sentence.is_verb(i)), token)


def steps_up(sentence: Sentence, at: int, token: int) -> int | None:
    """Return how many steps up lead from ``at`` to the token, or (two more) to the verb of the token's clause.

    None where the way crosses into another clause or is longer than six steps.
    """
    own = clause_verb(sentence, token)
    for steps in range(_REACH + 1):
        if at == token:
            return steps
        if at == own:
            return steps + 2
        if sentence.heads[at] == at or (sentence.is_verb(at) and sentence.deps[at] in _CLAUSES):
            return None
        at = sentence.heads[at]
    return None
