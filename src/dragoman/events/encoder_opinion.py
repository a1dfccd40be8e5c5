"""What a small pretrained language model makes of a sentence between two parties (:mod:`dragoman.encoder`).

It has read far more English than our examples hold, and knows verbs and turns of phrase that neither a signal nor a learned word
(:mod:`dragoman.events.word_evidence`) covers. It takes longer than either, so it is asked only where they leave doubt
(:mod:`dragoman.events.trust`, :mod:`dragoman.events.likelihood`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from dragoman.encoder import ACTOR, NEITHER, RECIPIENT, Asked, load_encoder
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.records import Span
from dragoman.word_pieces import BEGIN, END, pieces_of, vocabulary

# Pieces of a text that are read, beside its beginning and end; sentences have some thirty. Of longer ones the middle.
MOST_PIECES = 94
# One sentence of so many is not trained on: how far the model is to be believed is learned from these.
HELD_OUT = 10


def encoder_shares(
    sentences: Sequence[Sentence], actors: Sequence[Span], recipients: Sequence[Span], codebook: Codebook
) -> dict[str, float]:
    """Return the natural logarithm of how likely each type is between the parties; empty for a codebook of other types.

    Args:
        sentences: the sentences that name the parties.
        actors, recipients: spans of the parties in the report; one side may be empty.
        codebook: the codebook.
    """
    if not (actors or recipients) or not sentences:
        return {}
    encoder = load_encoder()
    if set(encoder.types) != set(codebook.types):
        return {}
    asked = asked_about([(s.text, s.span.start) for s in sentences], actors, recipients)
    return encoder.shares([asked])[0]


def asked_about(texts: Iterable[tuple[str, int]], actors: Sequence[Span], recipients: Sequence[Span]) -> Asked:
    """Return texts as the model reads them: word pieces, each with the party that its word belongs to.

    Args:
        texts: texts in order, each with the offset at which it begins; offsets of spans count as these do.
        actors, recipients: spans of the parties.
    """
    known = vocabulary()
    numbers, roles = [], []
    for text, offset in texts:
        for piece in pieces_of(text):
            numbers.append(piece.number)
            roles.append(_role(offset + piece.start, offset + piece.end, actors, recipients))
    first, last = _window(roles)
    return Asked([known[BEGIN], *numbers[first:last], known[END]], [NEITHER, *roles[first:last], NEITHER])


def _role(start: int, end: int, actors: Sequence[Span], recipients: Sequence[Span]) -> int:
    if any(start < s.end and end > s.start for s in actors):
        return ACTOR
    return RECIPIENT if any(start < s.end and end > s.start for s in recipients) else NEITHER


def _window(roles: Sequence[int]) -> tuple[int, int]:
    """Return the first and the last piece (excluded) to read: as many as are read, the parties in their middle."""
    if len(roles) <= MOST_PIECES:
        return 0, len(roles)
    parties = [n for n, role in enumerate(roles) if role != NEITHER] or [0]
    middle = (parties[0] + parties[-1]) // 2
    first = min(max(0, middle - MOST_PIECES // 2), len(roles) - MOST_PIECES)
    return first, first + MOST_PIECES


def is_held_out(text: str) -> bool:
    """Tell whether an example is left out when the model is trained."""
    return int(hashlib.sha1(text.encode()).hexdigest(), 16) % HELD_OUT == 0
