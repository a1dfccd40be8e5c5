"""Doings of everyday that are no politics: firms' business, town halls, journeys of private people, talk to the press, nature.

The signals of the codebook mean the same words whoever uses them. What a party is decides whether it matters: an airline that
buys aircraft, a county that asks its commissioners, tourists who arrive, a minister on breakfast television, a storm that kills.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.clauses.arguments import agents, subjects
from dragoman.events.act import Act
from dragoman.events.firms import CIVIL_SUIT, civil_suit, is_commerce, moved_without_forces, plans_of_firm
from dragoman.events.home_politics import CONTEST
from dragoman.events.phrases import key
from dragoman.events.politics import INTERNATIONAL, acts_in_politics, at_home
from dragoman.events.sport import bears_arms, called_so, is_sport_or_show
from dragoman.ontology import Codebook, EventType
from dragoman.records import Party
from dragoman.word_lists import word_list

# Of no sector that matters, and who judges them.
_PETTY = frozenset({"", "CVL", "CRM", "UNK", "EDU", "AGR", "MED"})
_UNARMED_BODIES = frozenset({"", "BUS", "SOC", "EDU", "MED", "AGR", "JRN"})
_BENCH = frozenset({"COP", "JUD"})
_PRESS = "JRN"
_PEOPLE = frozenset({"person", "people"})
_WHERE = frozenset({"in", "at", "near", "inside", "outside", "across", "off"})
# "The Eagle Creek fire" burns by itself where one of these stands; "sniper fire" kills.
_FIRES = frozenset({"fire", "blaze"})
_DISASTROUS = word_list("events", "burning")
_BURNT_PLACES = word_list("events", "burnt_places")
_PERSONAL = frozenset({"person", "people", "office"})
# Judges and police act for the state wherever they sit.
_COURTS = frozenset({"JUD", "COP", "MIL"})
_LABELS = frozenset({"compound", "amod", "nmod", "poss", "appos"})


def why_everyday(act: Act, codebook: Codebook) -> str:
    """Return why an act is a matter of everyday, in a few words; empty if it is not.

    Args:
        act: the act, with its parties.
        codebook: the codebook; its classes ``nature`` and ``local_bodies`` and its types' modes say what counts.
    """
    type_ = codebook.types[act.counts_as.type]
    return next((reason for reason, holds in _REASONS if holds(act, type_, codebook)), "")


def _natural(act: Act, type_: EventType, codebook: Codebook) -> bool:
    """Tell whether a beast, the weather or an illness does it."""
    if act.candidate.signal.kind != "verb" or type_.quad < 3:
        return False
    sentence, words = act.sentence, codebook.word_class("nature")
    doers = [t for t in subjects(sentence, act.candidate.token) if t == 0 or sentence.tags[t][:3] != "NNP"]
    doers += [t for t in agents(sentence, act.candidate.token) if sentence.tags[t][:3] != "NNP"]
    return any(key(sentence, t) in words and not _measures(act, t) for t in doers)


def _to_beasts(act: Act, _type: EventType, codebook: Codebook) -> bool:
    hit = [*act.candidate.recipients, *(t for t in act.sentence.children_with(act.candidate.token, "dobj", "nsubjpass"))]
    return bool(hit) and all(key(act.sentence, t) in codebook.word_class("animals") for t in hit)


def _measures(act: Act, i: int) -> bool:
    """Tell whether a noun is told more of: "a wave of attacks", "sniper fire"."""
    if act.sentence.child(i, "compound") is not None:
        if act.sentence.lower[i] in _FIRES and any(
            key(act.sentence, j) in _BURNT_PLACES for j in act.sentence.children_with(i, "compound")
        ):
            return False
        return act.sentence.lower[i] not in _FIRES or _DISASTROUS.isdisjoint(act.sentence.lower)
    return any(act.sentence.lower[j] == "of" for j in act.sentence.children_with(i, "prep"))


def _advice(act: Act, type_: EventType, codebook: Codebook) -> bool:
    """Tell whether police, doctors or trainers tell the public what is good for it."""
    sentence, candidate = act.sentence, act.candidate
    advises = key(sentence, candidate.token) in codebook.word_class("advising_verbs")
    if type_.quad != 3 or not candidate.actors or not advises:
        return False
    advisers, public = codebook.word_class("advisers"), codebook.word_class("public_at_large")
    hearers = [t for t in (*candidate.recipients, *candidate.contents) if sentence.is_noun(t)]
    hearers += [k for t in candidate.contents for k in subjects(sentence, t)]
    told = bool(hearers) and any(key(sentence, t) in public for t in hearers)
    return told and all(called_so(act, t, advisers) for t in candidate.actors)


def _blotter(act: Act, type_: EventType, codebook: Codebook) -> bool:
    """Tell whether the police or a court deal with an everyday crime of somebody who is nobody in politics."""
    forms = set(act.sentence.lower)
    if type_.by_anyone or type_.is_force or not act.recipients:
        return False
    if forms.isdisjoint(codebook.word_class("everyday_crimes")) or forms & codebook.word_class("political_matters"):
        return False
    private = all(_PETTY.issuperset(p.actor.sectors) and p.actor.kind in _PEOPLE for p in act.recipients)
    authority = all(not _BENCH.isdisjoint(p.actor.sectors) or p.actor.kind == "institution" for p in act.actors)
    return private and authority and not _two_countries(act.actors, act.recipients)


def _foretold(act: Act, type_: EventType, _codebook: Codebook) -> bool:
    """Tell whether people warn of what may come, and nobody: "the candidate warned of a tight race"."""
    warns = type_.quad == 3 and act.sentence.lemmas[act.candidate.token] in ("warn", "caution")
    return warns and not act.recipients and all(p.actor.kind in _PEOPLE for p in act.actors)


def _plans_at_home(act: Act, type_: EventType, codebook: Codebook) -> bool:
    """Tell whether somebody plans what concerns nobody else: "France plans to close its last coal plant"."""
    plans = key(act.sentence, act.candidate.token) in codebook.word_class("planning_verbs")
    return plans and type_.quad == 3 and not act.recipients and not act.contents


def _only_where(act: Act, type_: EventType, _codebook: Codebook) -> bool:
    """Tell whether those whom words or gifts reach are only where it was done: "hailed a taxi in Paris"."""
    sentence, i = act.sentence, act.candidate.token
    if type_.quad == 4 or type_.reciprocal or not act.recipients or act.contents or not sentence.is_verb(i):
        return False
    asked = {p for s in act.candidate.signal.slots if s.fills == "R" for p in s.prepositions}
    places = [j for j in sentence.children_with(i, "prep") if sentence.lower[j] in _WHERE and sentence.lower[j] not in asked]
    tokens = [k for j in places for k in sentence.children_with(j, "pobj")]
    where = {sentence.starts[k] for k in tokens}
    return all(p.actor.kind == "state" and p.span is not None and p.span.start in where for p in act.recipients)


def _in_disaster(act: Act, type_: EventType, codebook: Codebook) -> bool:
    """Tell whether authorities give orders or send soldiers at home because of a storm or the like."""
    if type_.quad < 3 or type_.by_anyone or type_.is_force:
        return False
    if type_.quad == 3 and type_.score != 0:
        return False  # whoever criticises a utility after a storm gives no order
    countries = {a.country for a in act.everybody if a.country}
    words = codebook.word_class("disasters")
    struck = any(w in words and tag[:2] == "NN" for w, tag in zip(act.sentence.lower, act.sentence.tags, strict=True))
    return struck and len(countries) < 2


def _campaigns(act: Act, type_: EventType, _codebook: Codebook) -> bool:
    """Tell whether a politician alone holds a rally."""
    alone = len(act.actors) == 1 and act.actors[0].actor.kind in ("person", "office") and not act.recipients
    return type_.by_anyone and alone and any(act.sentence.lemmas[t] in ("rally", "march") for t in act.candidate.used)


def _words_only(act: Act, type_: EventType, codebook: Codebook) -> bool:
    """Tell whether officials without arms clash, so that words are all they fight with."""
    if type_.quad != 4 or not act.actors or len(act.everybody) < 2 or act.candidate.signal.subject_words:
        return False  # "the president fired her" is meant as it stands
    verb = key(act.sentence, act.candidate.token)
    fights = verb in codebook.word_class("contest_words")
    fights = fights and not (type_.recipient_required and verb in codebook.word_class("dismissing_verbs"))
    firms = all(a.kind == "institution" and _UNARMED_BODIES.issuperset(a.sectors) for a in act.everybody)
    persons = all(a.kind in _PERSONAL and acts_in_politics(a) for a in act.everybody)
    return fights and (persons or firms) and not any(bears_arms(a) for a in act.everybody)


def _war_at_home(act: Act, type_: EventType, _codebook: Codebook) -> bool:
    """Tell whether politicians without arms declare war on people or things at home: "declared war on potholes"."""
    declares = act.sentence.lemmas[act.candidate.token] in ("declare", "wage") and type_.quad > 2
    war = any(act.sentence.lemmas[t] == "war" for t in act.candidate.used)
    return declares and war and at_home(act.actors, act.recipients)


def _on_duty(act: Act, _type: EventType, codebook: Codebook) -> bool:
    """Tell whether inspectors, bailiffs and the like only call at home: "a visit by the taxman"."""
    type_ = codebook.types[act.candidate.signal.type]
    if not type_.reciprocal or not act.candidate.actors or _two_countries(act.actors, act.recipients):
        return False
    return not any(a.country in INTERNATIONAL for a in act.everybody) and all(
        called_so(act, t, codebook.word_class("callers_on_duty")) for t in act.candidate.actors
    )


def _of_a_bill(act: Act, type_: EventType, codebook: Codebook) -> bool:
    """Tell whether politicians at home are for or against a bill that is named for nobody."""
    bills = any(key(act.sentence, t) in codebook.word_class("bill") for t in act.candidate.used)
    stopped = key(act.sentence, act.candidate.token) in codebook.word_class("stopping_verbs")
    if not bills or stopped or act.recipients or act.contents or type_.quad not in (1, 3):
        return False
    pact = type_.quad == 1 and len(act.actors) > 1  # "the employers and the dockers reached a deal"
    return bool(act.actors) and at_home(act.actors, act.recipients) and not pact


def _voters(act: Act, type_: EventType, _codebook: Codebook) -> bool:
    """Tell whether unnamed people of one country without any office are ready to back somebody: how they vote, no act."""
    if type_.quad != 1 or not act.actors or not at_home(act.actors, act.recipients):
        return False
    if any(p.actor.kind not in _PERSONAL for p in act.recipients):
        return False  # "all sides reaffirmed respect for Syria's borders"
    return all(p.actor.kind == "people" and not p.actor.named and not acts_in_politics(p.actor) for p in act.actors)


def _to_the_press(act: Act, _type: EventType, codebook: Codebook) -> bool:
    """Tell whether somebody meets, calls or visits only newspapers and broadcasters."""
    type_ = codebook.types[act.candidate.signal.type]
    press = [a for a in act.everybody if _PRESS in a.sectors]
    if type_.quad == 4:  # "came under fire from the Dutch press"
        return bool(act.actors) and all(_PRESS in p.actor.sectors and p.actor.kind != "person" for p in act.actors)
    return type_.reciprocal and bool(press) and len(act.everybody) - len(press) < 2


def _of_the_family(act: Act, type_: EventType, codebook: Codebook) -> bool:
    """Tell whether it is done to somebody's own family, by no armed people: "promised his wife a holiday"."""
    sentence, tokens = act.sentence, act.candidate.recipients
    own = [any(sentence.tags[j] == "PRP$" for j in sentence.children[t]) for t in tokens]
    kin = all(key(sentence, t) in codebook.word_class("family") for t in tokens)
    return type_.quad < 4 and bool(tokens) and kin and all(own)


def _private_journey(act: Act, _type: EventType, codebook: Codebook) -> bool:
    """Tell whether private people travel: "two Kenyan students arrived in Norway"."""
    mode = codebook.types[act.candidate.signal.type].modes.get(act.candidate.signal.mode)
    if mode is None or not mode.one_sided or not act.actors:
        return False
    return all(p.actor.kind == "people" and not acts_in_politics(p.actor) for p in act.actors)


def _among_citizens(act: Act, _type: EventType, codebook: Codebook) -> bool:
    """Tell whether a politician meets or visits only private people of the own country, or travels at home."""
    type_ = codebook.types[act.candidate.signal.type]
    if not type_.reciprocal or act.contents or not at_home(act.actors, act.recipients):
        return False
    parties = act.everybody
    crowd = [a for a in parties if a.kind == "people" and not acts_in_politics(a)]
    mode = type_.modes.get(act.candidate.signal.mode)
    own = {p.actor.country for p in act.actors if p.actor.country}
    places = [p.actor for p in act.recipients if p.actor.kind in ("state", "unknown") and p.actor.country in own]
    home = bool(places) and len(places) == len(act.recipients)
    travels = mode is not None and mode.one_sided and home
    return travels or (bool(crowd) and len(parties) - len(crowd) < 2)


def _local(act: Act, type_: EventType, codebook: Codebook) -> bool:
    """Tell whether those who do it run a town, a county or a school, and no state, group or force is concerned."""
    words = codebook.word_class("local_bodies")
    if type_.quad == 4 or type_.by_anyone or not act.actors or not act.candidate.actors:
        return False
    if any(p.actor.kind in ("state", "organisation", "group") or not _COURTS.isdisjoint(p.actor.sectors) for p in act.actors):
        return False
    concerned = any(
        p.actor.kind in ("organisation", "group") or (p.actor.kind == "person" and p.actor.named) for p in act.recipients
    )
    return (
        not concerned
        and all(_called(act, t, words) for t in act.candidate.actors)
        and not _two_countries(act.actors, act.recipients)
    )


def _called(act: Act, i: int, words: frozenset[str]) -> bool:
    """Tell whether the noun at token i or what stands before it is one of the words: "city officials", "a county judge"."""
    sentence = act.sentence
    told = (i, *(k for j in sentence.children_with(i, *_LABELS) for k in (j, *sentence.children_with(j, *_LABELS))))
    return any(sentence.lower[j] in words or key(sentence, j) in words for j in told)


def _two_countries(actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    return len({p.actor.country for p in (*actors, *recipients) if p.actor.country}) > 1


# In the order in which they are asked: the first that holds is told.
_REASONS: tuple[tuple[str, Callable[[Act, EventType, Codebook], bool]], ...] = (
    ("done by nature", _natural),
    ("done to beasts", _to_beasts),
    ("sport or show", is_sport_or_show),
    ("advice to the public", _advice),
    ("everyday crime", _blotter),
    ("a forecast", _foretold),
    ("a plan at home", _plans_at_home),
    ("done to a thing", _only_where),
    ("against a disaster", _in_disaster),
    ("a campaign's gathering", _campaigns),
    (CONTEST, _words_only),
    ("a figure of speech", _war_at_home),
    ("callers on duty", _on_duty),
    ("business of a parliament", _of_a_bill),
    ("said of voters", _voters),
    ("said to the press", _to_the_press),
    ("a family matter", _of_the_family),
    ("a private journey", _private_journey),
    ("not two parties in politics", _among_citizens),
    ("no forces", moved_without_forces),
    ("business of firms", is_commerce),
    (CIVIL_SUIT, civil_suit),
    ("plans of a firm", plans_of_firm),
    ("local administration", _local),
)
