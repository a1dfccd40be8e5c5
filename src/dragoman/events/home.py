"""The country of parties whose own words name none: police, students or rebels, from where and with whom the event happens.

Every hand-coding scheme of the field codes "riot police fanned out across Nairobi" as Kenyan police. So does this module, and
only where one country offers itself; the party keeps in ``country_from`` what told it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.events.parties import phrase_tokens
from dragoman.language import Sentence
from dragoman.ontology import FORCE, HARM, MATERIAL_CONFLICT
from dragoman.records import Actor, Event, Mention, Party, Place, make_id

# Kinds of actor that may be somebody's at home; states, persons by name and organisations say themselves where they are from.
_UNNAMED = frozenset({"people", "institution", "office", "person"})
_AUTHORITIES = frozenset({"GOV", "COP", "JUD", "LEG", "SPY"})
# Soldiers are often abroad: only a place tells whom they met there.
_ABROAD = frozenset({"MIL"})
# Armed people cross borders: only the place tells where they are from.
_ARMED = frozenset({"UAF", "REB", "SEP", "CRM", "PRM"})
# Such mentions make a sentence speak of a country; a tourist, a student or a fighter from there does not.
_SPEAKING = frozenset({"state", "institution", "office", "group", "organisation"})
# Who has fled or acts for many countries is not from where he is.
_FROM_ELSEWHERE = frozenset({"REF", "NGO", "IGO", "IMG", "MNC"})
# Joined by a hyphen to a town, these make somebody at home there: "a London-based lawyer".
_BASED = frozenset({"based", "registered", "headquartered"})
# PLOVER's quads of cooperation, in words and in deeds.
_FRIENDLY = (1, 2)
# Whom a state arrests, bans and exiles at home, as long as nobody is hit.
_ITS_OWN = frozenset({"OPP", "PTY", "JUD", "LEG"})
# Nouns that call a state by its government.
_GOVERNMENTS = frozenset({"government", "administration", "leadership", "regime", "authorities"})
# Of more than one land.
_LANDS = frozenset({"countries", "nations", "lands", "continents"})
# Missions of a state abroad.
_MISSIONS = frozenset({"embassy", "consulate", "ambassador", "consul"})
# A report speaks of a country that it names in so many sentences.
_SPOKEN_OF = 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What may tell a party's country: its sentence with mentions and places, and the report around it.

    ``from_afar`` are words that make a party nobody's at home ("foreign", "Western"); ``filed`` is the country of the dateline
    before the sentence, ``home`` that of the report (empty where there is none); ``long`` tells whether the report is more than
    a few sentences, so that what a single sentence names may be far from where it is at home.
    """

    sentence: Sentence
    mentions: Sequence[Mention]
    places: Sequence[Place]
    from_afar: frozenset[str]
    filed: str = ""
    home: str = ""
    lands: Mapping[str, int] = field(default_factory=dict)
    long: bool = False

    def knows(self, country: str) -> bool:
        """Tell whether the report is at home in a country, or speaks of it more than once; a few sentences need not."""
        return not self.long or country == self.home or self.lands.get(country, 0) >= _SPOKEN_OF

    def towns(self) -> list[Place]:
        """Return the places that are surely the town of that name."""
        return [p for p in self.places if _is_town(p, self.sentence)]

    def spoken_of(self) -> set[str]:
        """Return the states that the sentence speaks of, in whatever use; none if only people are from there."""
        places, mentions = self.towns(), self.mentions
        spoken_of = {m.actor.country for m in mentions if m.use != "goods"} | {p.country for p in places if p.country}
        sure = {m.actor.country for m in mentions if m.actor.kind in _SPEAKING} | {p.country for p in places if p.country}
        states = {c for c in spoken_of if len(c) == 3 and c not in _FROM_ELSEWHERE | {"UNO", "EUR", "ISM"}}
        return states if states <= sure else set()


def with_home_countries(events: Sequence[Event], around: Surroundings) -> list[Event]:
    """Return the events of a sentence with the countries of unnamed parties filled in, where one country offers itself.

    Args:
        events: the events of the sentence.
        around: the sentence and its report.

    Returns:
        The events in the same order. A party is from where the event happens, or from where it was filed if the sentence speaks
        of no other country; else of the country of an authority on the other side; else of the only country that the sentence
        speaks of, unless that country is the counterpart or the report is at home elsewhere; else of the report's home.
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


def _at_home(party: Party, event: Event, counterparts: Sequence[Party], around: Surroundings) -> Party:
    if not _asks_for_a_country(party, around.sentence, around.from_afar) or _names_other_lands(party, around):
        return party
    country, told_by = _owner(party, around.sentence, around.mentions), "sentence"
    spoken_of = around.spoken_of()
    if not country:
        country, told_by = _offer(party, event, counterparts, spoken_of, around)
    told_of = spoken_of | {p.actor.country for p in counterparts if p.actor.country}
    if around.filed and event.place is None and told_of <= {around.filed} and told_by != "counterpart":
        country, told_by = around.filed, "place"
    if country and not around.knows(country):
        country = ""
    if not country and around.home and _in_the_report(party, event, told_of, around):
        country, told_by = around.home, "report"
    if not country:
        return party
    actor = replace(party.actor, id=make_id("actor", party.actor.id, country), country=country)
    return Party(actor, party.span, told_by)


def _at_its_home(party: Party, around: Surroundings) -> bool:
    """Tell whether an authority may be at home: no embassy, no state in a long report at home elsewhere."""
    words = around.sentence.tokens_in(party.span) if party.span is not None else ()
    if any(around.sentence.lower[t] in _MISSIONS for t in words):
        return False
    return party.actor.kind != "state" or not around.long or party.actor.country == around.home


def _names_other_lands(party: Party, around: Surroundings) -> bool:
    """Tell whether a party's own words tell of other lands: "secret police of six countries", "a Moscow-led alliance"."""
    sentence = around.sentence
    tokens = sentence.tokens_in(party.span) if party.span is not None else []
    if not tokens:
        return False
    words = set(phrase_tokens(sentence, sentence.head_of(tokens)))
    if any(sentence.lower[t] in _LANDS for t in words):
        return True
    return any(m.use == "backer" and not words.isdisjoint(range(*m.tokens)) for m in around.mentions)


def _in_the_report(party: Party, event: Event, told_of: set[str], around: Surroundings) -> bool:
    """Tell whether a party is of the report's home: people or a body with a known walk of life, no other country near.

    Armed people cross borders, and soldiers are often abroad.
    """
    actor, place = party.actor, event.place
    if (_ARMED | _ABROAD) & set(actor.sectors[:1]) or (actor.kind == "institution" and not actor.sectors):
        return False
    if place is not None and place.country not in ("", around.home):
        return False
    named = {m.actor.country for m in around.mentions} | {p.country for p in around.places}
    return told_of | {c for c in named if len(c) == 3} <= {around.home}


def _owner(party: Party, sentence: Sentence, mentions: Sequence[Mention]) -> str:
    """Return the country that a pronoun at the head of a party's words stands for: "its warplanes"."""
    first = min(sentence.tokens_in(party.span), default=0) if party.span is not None else 0
    if sentence.tags[first] != "PRP$" or sentence.lower[first] not in ("its", "their"):
        return ""
    return next((m.actor.country for m in mentions if m.tokens == (first, first + 1) and m.actor.kind == "state"), "")


def _asks_for_a_country(party: Party, sentence: Sentence, from_afar: frozenset[str]) -> bool:
    actor = party.actor
    if actor.country or actor.named or actor.kind not in _UNNAMED or party.span is None or _FROM_ELSEWHERE & set(actor.sectors):
        return False
    return not any(sentence.lower[t] in from_afar or sentence.lower[t] in _BASED for t in sentence.tokens_in(party.span))


def _offer(
    party: Party, event: Event, counterparts: Sequence[Party], spoken_of: set[str], around: Surroundings
) -> tuple[str, str]:
    """Return the country that offers itself and what told it, or nothing."""
    at = event.place.country if event.place is not None else ""
    if event.place is not None and at and any(event.place.span == p.span for p in around.towns()):
        if not (event.quad in _FRIENDLY and around.long and at != around.home and _is_official(party)):
            return at, "place"
        return "", ""  # "the negotiators met in Geneva"
    others = {p.actor.country for p in counterparts if p.actor.country}
    if _at_arms_length(party, event, counterparts, others) or _ARMED & set(party.actor.sectors[:1]):
        return "", ""
    done_to = party in event.recipients  # a state's own are those it acts on, not those who act on it
    here = [p for p in counterparts if _at_its_home(p, around)]
    rulers = [p for p in here if _rules(p, done_to, not around.long or event.quad == MATERIAL_CONFLICT)]
    authorities = {p.actor.country for p in rulers if len(p.actor.country) == 3}
    if len(authorities) == 1:
        return min(authorities), "counterpart"
    only = min(spoken_of) if len(spoken_of) == 1 else ""
    if around.long and event.quad != MATERIAL_CONFLICT and any(p.actor.kind == "state" for p in counterparts):
        return "", ""  # "Peru urged rich creditors to wait"
    return (only, "sentence") if only and (only == around.home or not around.long) else ("", "")


def _is_official(party: Party) -> bool:
    """Tell whether a party may meet others far from home: officials and bodies, no crowd or police."""
    return party.actor.kind != "people" or party.actor.sectors[:1] in ((), ("GOV",), ("OPP",), ("PTY",))


def _is_town(place: Place, sentence: Sentence) -> bool:
    """Tell whether no article makes it something else than the town of that name: "the Stade de France", "the Middle East"."""
    tokens = sentence.tokens_in(place.span) if place.resolution == "city" else ()
    return not tokens or tokens[0] == 0 or sentence.words[tokens[0] - 1] != "the"


def _rules(party: Party, others_are_recipients: bool, by_power: bool) -> bool:
    """Tell whether a party is an authority over the people on the other side; a state only where it uses its power on them."""
    if party.actor.kind == "state" and not (others_are_recipients and by_power):
        return False
    return bool(_AUTHORITIES & set(party.actor.sectors[:1]))


def _at_arms_length(party: Party, event: Event, counterparts: Sequence[Party], others: set[str]) -> bool:
    """Tell whether the other side's country is rather not the party's own: officials before a state, victims of its soldiers."""
    if not others:
        return False
    official = bool((_AUTHORITIES | _ABROAD) & set(party.actor.sectors[:1]))
    stately = any(p.actor.kind == "state" or p.actor.sectors[:1] == ("GOV",) for p in counterparts)
    armed = any(_ABROAD & set(p.actor.sectors[:1]) or p.actor.kind == "state" for p in counterparts)
    its_own = party in event.recipients and not _ITS_OWN.isdisjoint(party.actor.sectors[:1])
    if its_own and event.score is not None and event.score > FORCE:
        return False
    return (official and stately) or (event.score is not None and event.score <= HARM and armed)
