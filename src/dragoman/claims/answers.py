"""Accusations that the accused answers with a denial: two sources that cannot both be right, whether or not an event is told."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.claims.lexicon import summing_up
from dragoman.records import Attribution, Coding, Mention, Span, make_id

Mentions = Mapping[int, Sequence[Mention]]
# A denial answers an accusation at most so many sentences before it.
_REACH = 6
# Words of which so many first letters agree are forms of one another ("shelled", "shelling").
_STEM = 5


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Claims about one event that cannot all be true.

    ``kind`` is happened (one side says yes, another no), number (figures that exclude each other) or accused (one accuses, the
    accused denies, and no event of it is told). ``words`` names the
    event, ``views`` say who holds what, ``evidence`` gives report id and span of each view, ``claims`` and ``events`` the
    ids of what is compared.
    """

    id: str
    kind: str
    words: str
    views: tuple[str, ...]
    evidence: tuple[tuple[str, Span], ...]
    claims: tuple[str, ...]
    events: tuple[str, ...]


def answered_accusations(coding: Coding) -> Iterator[Disagreement]:
    """Yield the accusations of a report that the accused denies in it.

    "Lima accuses Quito of mining the pass. Quito denied the charge": the denial must come from whom the accusation names, and
    be of a charge, or of an act that the accusation names.
    """
    mentions: dict[int, list[Mention]] = {}
    for mention in coding.mentions:
        mentions.setdefault(mention.sentence, []).append(mention)
    recent: deque[Attribution] = deque()  # the accusations within reach
    for attribution in sorted(coding.attributions, key=lambda a: a.sentence):
        while recent and attribution.sentence - recent[0].sentence > _REACH:
            recent.popleft()
        if attribution.actor is not None and attribution.stance == "accuses":
            recent.append(attribution)
        elif attribution.actor is not None and attribution.stance == "denies":
            accusation = next((a for a in reversed(recent) if _against(coding, mentions, a, attribution)), None)
            if accusation is not None:
                yield _set_beside(coding, accusation, attribution)


def _against(coding: Coding, mentions: Mentions, accusation: Attribution, denial: Attribution) -> bool:
    """Tell whether an accusation is one of whoever denies, and of what is denied."""
    accuser, accused = _key(accusation), _key(denial)
    if not accused or accuser == accused:
        return False
    here = mentions.get(accusation.sentence, ())
    named = {m.actor.country or m.actor.id for m in here if any(content.contains(m.span) for content in accusation.content)}
    return accused in named and _of_the_same(coding, mentions, accusation, denial)


def _key(attribution: Attribution) -> str:
    actor = attribution.actor
    return "" if actor is None else actor.country or actor.id


def _of_the_same(coding: Coding, mentions: Mentions, accusation: Attribution, denial: Attribution) -> bool:
    charged, denied = (_words(coding, mentions, a) for a in (accusation, denial))
    charges = {word.removesuffix("s") for word in denied} & summing_up()
    stems = {word[:_STEM] for word in charged if len(word) >= _STEM} & {word[:_STEM] for word in denied if len(word) >= _STEM}
    return bool(charges or stems)


def _words(coding: Coding, mentions: Mentions, attribution: Attribution) -> list[str]:
    """Return the words of a content without those of names."""
    text = " ".join(piece.of(coding.report.text) for piece in attribution.content)
    names = {word.lower() for m in mentions.get(attribution.sentence, ()) for word in _own(coding, m)}
    return [word for word in ("".join(c for c in w if c.isalpha()) for w in text.lower().split()) if word and word not in names]


def _own(coding: Coding, mention: Mention) -> list[str]:
    words = mention.span.of(coding.report.text).split()
    return words if mention.actor.named or mention.actor.kind == "state" else []


def _set_beside(coding: Coding, accusation: Attribution, denial: Attribution) -> Disagreement:
    text = coding.report.text
    sides = (accusation, denial)
    told = [" ".join(piece.of(text) for piece in a.content) for a in sides]
    views = tuple(f"{a.actor.name} {a.stance}: {words}" for a, words in zip(sides, told, strict=True) if a.actor is not None)
    inside = tuple(e.id for e in coding.events if any(c.contains(e.span) for a in sides for c in a.content))
    return Disagreement(
        id=make_id("disagreement", "accused", accusation.id, denial.id),
        kind="accused",
        words=told[0],
        views=views,
        evidence=tuple((coding.report.id, a.cue[0]) for a in sides if a.cue),
        claims=(),
        events=inside,
    )
