"""Where talks are held: a weak sign that the country brings the others together."""

from __future__ import annotations

from dragoman.clauses import prepositional_objects
from dragoman.clauses.factuality import factuality_of
from dragoman.drafting.acts import load_acts
from dragoman.drafting.scenes import Scene
from dragoman.drafting.sightings import Sighting


def venues_of(scene: Scene) -> list[Sighting]:
    """Return a sighting for each country in which a sentence says that talks or meetings are held."""
    table, sentence = load_acts(), scene.sentence
    found: dict[str, Sighting] = {}
    for i in range(len(sentence)):
        if sentence.lemmas[i].lower() not in table.venue_words or not (sentence.is_noun(i) or sentence.is_verb(i)):
            continue
        for h in prepositional_objects(sentence, i, "in", "at", "near"):
            span = sentence.span_of(h, h)
            place = next((p for p in scene.coding.places if p.country and p.span.contains(span)), None)
            key = place.country if place and place.name not in table.seats_of_bodies else ""
            if key and key not in found:
                found[key] = Sighting(
                    scene.coding.report.id, sentence.index, i, sentence.span_of(min(i, h), max(i, h)), table.hosting, True,
                    key, "", "", "", factuality_of(sentence, i), finite=True, venue=True,
                )  # fmt: skip
    return list(found.values())
