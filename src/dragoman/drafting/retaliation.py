"""What is done back: "threatened to respond in kind", "expelled two in return", "followed suit" take up the act told before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.clauses.factuality import factuality_of
from dragoman.drafting.acts import load_acts
from dragoman.drafting.doers import doers
from dragoman.drafting.scenes import Scene
from dragoman.drafting.sightings import Sighting, negated
from dragoman.drafting.stand_ins import add_stand_ins
from dragoman.language import Sentence

# How many sentences back the act may stand that is answered in kind.
_REACH = 2


def answers_in_kind(scenes: Mapping[int, Scene], sightings: Sequence[Sighting]) -> list[Sighting]:
    """Return a report's sightings and those of acts that are only told as answers in kind, in text order.

    Args:
        scenes: sentence index -> scene.
        sightings: of the report, in text order.
    """
    return add_stand_ins(scenes, sightings, _read)


def _read(scene: Scene, i: int, sightings: Sequence[Sighting]) -> list[Sighting]:
    if not _is_in_kind(scene.sentence, i) or negated(scene.sentence, i):
        return []
    keys = [k for h in doers(scene.sentence, i) for k in scene.parties(h)]
    return [one for k in keys if (one := _answer(scene, i, k, scene.sentence.index, sightings)) is not None]


def _is_in_kind(sentence: Sentence, i: int) -> bool:
    """Tell whether the verb says that the same is done back."""
    table = load_acts()
    if not sentence.is_verb(i):
        return False
    behind = " ".join(sentence.lower[i + 1 : i + 4])
    if sentence.lemmas[i] in table.answering:
        return any(behind.startswith(w) for w in table.in_kind)
    return any(f"{sentence.lemmas[i]} {behind}".startswith(w) for w in table.doing_the_same)


def _answer(scene: Scene, i: int, key: str, index: int, sightings: Sequence[Sighting]) -> Sighting | None:
    near = [s for s in sightings if 0 <= index - s.sentence <= _REACH and s.span.end <= scene.sentence.starts[i]]
    known = [s for s in near if load_acts().known(s.act) and s.act not in load_acts().mere_talks]
    told = [s for s in known if s.owner != key and (s.owner or s.sentence == index)]
    if not told or any(s.owner == key and s.sentence == index and s.act == told[-1].act for s in near):
        return None
    last = next(s for s in told if s.sentence == told[-1].sentence)  # what the sentence tells first, not what hangs on it
    view, span = factuality_of(scene.sentence, i), scene.sentence.span_of(i, i)
    return replace(
        last, sentence=index, token=i, span=span, owner=key, target=last.owner, target_name=scene.book.name(last.owner),
        view=view, verb=True, by_holding=True, finite=False, asked=False, teller=i, stage="", half=False,
    )  # fmt: skip
