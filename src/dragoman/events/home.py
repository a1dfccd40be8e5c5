"""The country of parties whose own words name none: police, students or rebels, from where and with whom the event happens.

Every hand-coding scheme of the field codes "riot police fanned out across Nairobi" as Kenyan police. So does this module: each
country that the sentence and its report offer has facts (:mod:`dragoman.events.home_facts`), and a conditional logit (McFadden
1974) weighs them against the answer that nobody can tell. Its weights stand in ``home-weights.tsv`` of the codebook's folder
and are learned (``python -m benchmarks.home_countries learn``) from labelled parties of dragoman's own sentences and invented
articles. The party keeps in ``country_from`` what told its country.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from math import exp
from pathlib import Path

from dragoman.events.home_facts import NOBODYS, Surroundings, home_facts
from dragoman.events.weights import read_weights, weight_of
from dragoman.language import Sentence
from dragoman.records import Actor, Event, Party, make_id
from dragoman.word_lists import word_list

FILE = "home-weights.tsv"
# A country is told from here on. In single sentences and in reports (docs/benchmarks-actors.md).
LEAST_LIKELY, LEAST_LIKELY_IN_REPORT = 0.5, 0.7
_BASED = word_list("events", "based_somewhere")
_GOVERNMENTS = word_list("events", "words_for_governments")
# What told a country, by the facts that speak for it; the first that holds.
_TOLD_BY = (
    ("place", ("place of the event", "filed there")),
    ("counterpart", ("counterpart",)),
    ("sentence", ("distance", "nearest")),
)
_ELSE_TOLD_BY = "report"

Facts = Mapping[str, float]


def with_home_countries(events: Sequence[Event], around: Surroundings) -> list[Event]:
    """Return the events of a sentence with the countries of unnamed parties filled in, where one is likely enough.

    Args:
        events: the events of the sentence.
        around: the sentence and its report.

    Returns:
        The events in the same order.
    """
    if not events or all(p.actor.country for e in events for p in (*e.actors, *e.recipients)):
        return list(events)
    return [
        with_sides(
            e,
            tuple(_at_home(p, e, e.recipients, around) for p in e.actors),
            tuple(_at_home(p, e, e.actors, around) for p in e.recipients),
        )
        for e in events
    ]


def with_sides(event: Event, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> Event:
    """Return an event with these parties: itself if they are its own, for a copy of all its fields is dear."""
    if actors == event.actors and recipients == event.recipients:
        return event
    return replace(event, actors=actors, recipients=recipients)


def without_the_others_country(sentence: Sentence, actors: Sequence[Party], recipients: Sequence[Party]) -> list[Party]:
    """Return the actors of words without a country that only the state they speak to or of could have lent them.

    "The president thanked Qatar" is said by somebody else's president, unless the report has named him.
    """
    states = {p.actor.country for p in recipients if p.actor.kind == "state" and p.span is not None}
    out = []
    for party in actors:
        theirs = party.actor.country in states
        body = _bare_government(party, sentence) if theirs else ""
        if body:
            nobodys = Actor(make_id("actor", body.lower(), "?"), body, "institution", sectors=("GOV",), named=False)
            out.append(replace(party, actor=nobodys))
        else:
            out.append(_of_nowhere(party) if theirs and (_is_bare(party, sentence) or _is_office(party, sentence)) else party)
    return out


def _bare_government(party: Party, sentence: Sentence) -> str:
    """Return the noun by which alone a state is called, "the government", "the regime"; empty if it is named otherwise."""
    tokens = sentence.tokens_in(party.span) if party.span is not None and party.actor.kind == "state" else []
    bare = len(tokens) == 2 and sentence.lower[tokens[0]] == "the" and sentence.lower[tokens[1]] in _GOVERNMENTS
    return sentence.words[tokens[1]] if bare else ""


def _is_bare(party: Party, sentence: Sentence) -> bool:
    """Tell whether nothing but an office or body is named: "the president", "police"."""
    actor = party.actor
    if actor.named or actor.kind not in ("office", "institution", "person") or party.span is None:
        return False
    return sum(sentence.lower[t] not in ("the", "a", "an") for t in sentence.tokens_in(party.span)) == 1


def _is_office(party: Party, sentence: Sentence) -> bool:
    """Tell whether an office is named without its land: "the prime minister"."""
    tokens = sentence.tokens_in(party.span) if party.span is not None and party.actor.kind == "office" else []
    small = all(sentence.words[t].islower() for t in tokens[1:])
    return len(tokens) > 1 and not party.actor.named and small and sentence.lower[tokens[0]] == "the"


def _of_nowhere(party: Party) -> Party:
    return replace(party, actor=replace(party.actor, id=make_id("actor", party.actor.id, "?"), country=""))


def asks_for_a_country(party: Party, around: Surroundings) -> bool:
    """Tell whether a party is somebody whose words tell no country, and do not make him a stranger.

    "Foreign students" and a "London-based lawyer" are not at home where they are met.
    """
    if party.actor.country or party.span is None or party.actor.kind == "state":
        return False
    own = [around.sentence.words[t] for t in around.sentence.tokens_in(party.span)]
    if not _BASED.isdisjoint(word.lower() for word in own):
        return False
    names = [a.istitle() and b.istitle() for a, b in pairwise([*own, ""])]  # "the Foreign Office"
    return not any(word.lower() in around.from_afar and not name for word, name in zip(own, names, strict=True))


def likeliest(offers: Mapping[str, Facts], weights: Facts) -> tuple[str, float]:
    """Return the likeliest country ("" for none) by its facts and how likely it is (0 to 1)."""
    worth = {c: exp(weight_of(facts, weights)) for c, facts in offers.items()}
    best = max(worth, key=lambda c: (worth[c], c))
    return best, worth[best] / sum(worth.values())


@cache
def load_home_weights(in_report: bool = False, path: Path | None = None) -> Facts:
    """Read the weights that ship with the codebook, or those of another file (kept once read).

    Args:
        in_report: those for reports of more than a few sentences; else those for sentences that stand alone.
        path: the file; None for the one that ships.

    Raises:
        CodebookError: if the file is missing or a line is no name with two numbers.
    """
    return read_weights(path, FILE, 2, "run python -m benchmarks.home_countries learn")[in_report]


def _at_home(party: Party, event: Event, counterparts: Sequence[Party], around: Surroundings) -> Party:
    if not asks_for_a_country(party, around):
        return party
    offers = home_facts(party, event, counterparts, around)
    country, likely = likeliest(offers, load_home_weights(around.long))
    if country == NOBODYS or likely < (LEAST_LIKELY_IN_REPORT if around.long else LEAST_LIKELY):
        return party
    facts = offers[country]
    told_by = next((name for name, some in _TOLD_BY if any(fact in facts for fact in some)), _ELSE_TOLD_BY)
    actor = replace(party.actor, id=make_id("actor", party.actor.id, country), country=country)
    return replace(party, actor=actor, country_from=told_by)
