"""Wishes that answer what was told before: "Washington refuses", "Chile rejects that as well", "dismissed the list"."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.clauses import objects, subjects
from dragoman.drafting.acts import load_acts
from dragoman.drafting.scenes import Scene
from dragoman.drafting.sightings import Sighting, negated
from dragoman.drafting.wish import BACK_REFERENCE, REFUSAL, Wish, make_wish
from dragoman.records import Coding
from dragoman.word_lists import word_list

# How "rejects that", "welcomed it" answers what was told just before.
FOR = word_list("drafting", "answers_for")
AGAINST = word_list("drafting", "answers_against")
JUDGING = word_list("drafting", "judging")


def of_bare_refusals(coding: Coding, scenes: Mapping[int, Scene], sightings: list[Sighting]) -> list[Wish]:
    """ "Washington refuses", of what was asked of it in the sentence before."""
    found = []
    for scene in scenes.values():
        sentence = scene.sentence
        for i in range(len(sentence)):
            if sentence.lemmas[i] not in ("refuse", "decline") or not sentence.is_verb(i) or negated(sentence, i):
                continue
            if sentence.children_with(i, "xcomp", "ccomp", "dobj", "mark", "prep"):
                continue
            for key in [k for h in subjects(sentence, i) if (k := scene.party(h))]:
                asked = [s for s in sightings if s.owner == key and 0 <= sentence.index - s.sentence <= 1]
                asked = [s for s in asked if s.span.end <= sentence.starts[i] and s.view.frame == "demand"]
                here = sentence.span_of(i, i)
                found += [make_wish(coding, key, s, not s.done, REFUSAL, "refused", told=here) for s in asked[-1:]]
    return found


def of_bare_answers(coding: Coding, scenes: Mapping[int, Scene], sightings: list[Sighting]) -> list[Wish]:
    """ "Chile rejects that as well", of the last act told in the sentence before; "dismissed the list", of all that is asked."""
    found = []
    for scene in scenes.values():
        sentence = scene.sentence
        for i in range(len(sentence)):
            lemma = sentence.lemmas[i]
            if lemma not in FOR | AGAINST | JUDGING or not sentence.is_verb(i) or negated(sentence, i):
                continue
            here = sentence.span_of(i, i)
            keys = [k for h in subjects(sentence, i) for k in scene.parties(h)]
            bare = [h for h in objects(sentence, i) if not sentence.children_with(h, "acl", "relcl", "ccomp", "prep")]
            demands = {sentence.lemmas[h].lower() for h in bare} & load_acts().lists_of_demands
            if lemma in AGAINST and demands:
                asked = [s for s in sightings if s.owner in keys and s.asked and not s.half]
                found += [make_wish(coding, s.owner, s, not s.done, REFUSAL, "rejects", told=here) for s in asked]
            behind = sentence.lower[i + 1 : i + 3]
            if len(behind) < 2 or behind[0] not in ("that", "this", "it", "both"):
                continue
            if sentence.is_noun(i + 2) and lemma not in JUDGING:
                continue
            judged = {sentence.lemmas[j].lower() for j in range(i + 2, min(i + 6, len(sentence)))}
            good = bool(judged & load_acts().praising) if lemma in JUDGING else lemma in FOR
            if lemma in JUDGING and not good and not judged & load_acts().blaming:
                continue
            near = [s for s in sightings if sentence.index - s.sentence == 1 and s.act != "meet"]
            near = [s for s in near if s.view.frame in ("condition", "demand") and s.owner in keys] or near
            for key in keys:
                name = "judges it so" if lemma in JUDGING else "supports" if good else "rejects"
                found += [make_wish(coding, key, s, good == s.done, BACK_REFERENCE, name, told=here) for s in near[-1:]]
    return found
