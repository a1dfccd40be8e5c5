"""Doings of everyday that are no politics: firms' business, town halls, journeys of private people, talk to the press, nature.

The signals of the codebook mean the same words whoever uses them. What a party is decides whether it matters: an airline that
buys aircraft, a county that asks its commissioners, tourists who arrive, a minister on breakfast television, a storm that kills.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.clauses.arguments import agents, subjects
from dragoman.events.act import Act
from dragoman.events.phrases import key, singular
from dragoman.events.politics import acts_in_politics, at_home
from dragoman.language import Sentence
from dragoman.ontology import Codebook, EventType
from dragoman.records import Actor, Party

_FIRMS = frozenset({"BUS", "MNC"})
# Of no sector that matters, and who judges them.
_PETTY = frozenset({"", "CVL", "CRM", "UNK", "EDU", "AGR", "MED"})
_BENCH = frozenset({"COP", "JUD"})
_CIVIL = frozenset({"SOC", "EDU", "MED", "REL", "BUS", "JRN"})
_PRESS = "JRN"
_PEOPLE = frozenset({"person", "people"})
_WHERE = frozenset({"in", "at", "near", "inside", "outside", "across", "off"})
_PERSONAL = frozenset({"person", "people", "office"})
# Judges and police act for the state wherever they sit.
_COURTS = frozenset({"JUD", "COP", "MIL"})
# What teams do, besides fighting, beating and the like.
_PLAYING = frozenset({"meet", "face", "host", "visit", "receive", "play", "win", "lose"})
# Who may bring force into a stadium.
_ARMED = frozenset({"MIL", "REB", "SEP", "UAF", "COP", "CRM", "SPY", "PRM"})
_LABELS = frozenset({"compound", "amod", "nmod", "poss", "appos"})


_MATCH_SHARE = 0.02
_MATCH_DENSE = 0.04
_MATCH_LEAST = 3
_MARKS = ".,;:!?\"'()"


def is_match_report(sentences: Sequence[Sentence], words: frozenset[str]) -> bool:
    """Tell whether a report is about sport, by the share of its words in all that was read of it.

    Invented match reports hold four to ten in a hundred, news of other matters one at most.
    """
    read = [s.text.lower().split() for s in sentences]
    if len(words.intersection(w.strip(_MARKS) for w in set().union(*read))) < _MATCH_LEAST:
        return False  # one word again and again: a report on a golf course
    forms = [w.strip(_MARKS) for row in read for w in row]
    told = sum(w in words for w in forms)
    dense = told > _MATCH_DENSE * len(forms)
    return told >= _MATCH_LEAST and (dense or (told > _MATCH_LEAST and told > _MATCH_SHARE * len(forms)))


def why_everyday(act: Act, codebook: Codebook) -> str:
    """Return why an act is a matter of everyday, in a few words; empty if it is not.

    Args:
        act: the act, with its parties.
        codebook: the codebook; its classes ``nature`` and ``local_bodies`` and its types' modes say what counts.
    """
    type_ = codebook.types[act.counts_as.type]
    if _natural(act, type_, codebook):
        return "done by nature"
    hit = [*act.candidate.recipients, *(t for t in act.sentence.children_with(act.candidate.token, "dobj", "nsubjpass"))]
    if hit and all(key(act.sentence, t) in codebook.word_class("animals") for t in hit):
        return "done to beasts"
    if act.match and not any(_bears_arms(a) for a in act.everybody):
        return "sport or show"
    if _at_leisure(act, codebook):
        return "sport or show"
    if _advice(act, type_, codebook):
        return "advice to the public"
    if _blotter(act, type_, codebook):
        return "everyday crime"
    if _foretold(act, type_):
        return "a forecast"
    if _plans_at_home(act, type_, codebook):
        return "a plan at home"
    if _only_where(act, type_):
        return "done to a thing"
    if _in_disaster(act, type_, codebook):
        return "against a disaster"
    if _campaigns(act, type_):
        return "a campaign's gathering"
    if _words_only(act, type_, codebook):
        return "a contest"
    if _of_a_bill(act, type_, codebook):
        return "business of a parliament"
    if _voters(act, type_):
        return "said of voters"
    if _to_the_press(act, codebook.types[act.candidate.signal.type]):
        return "said to the press"
    if _of_the_family(act, codebook):
        return "a family matter"
    if _private_journey(act, codebook):
        return "a private journey"
    if _among_citizens(act, codebook):
        return "not two parties in politics"
    if _unarmed(act, type_, codebook):
        return "no forces"
    if _commerce(act, type_, codebook):
        return "business of firms"
    if _plans_of_firms(act, type_, codebook):
        return "plans of a firm"
    return "local administration" if _local(act, type_, codebook) else ""


def _natural(act: Act, type_: EventType, codebook: Codebook) -> bool:
    """Tell whether a beast, the weather or an illness does it."""
    if act.candidate.signal.kind != "verb" or type_.quad < 3:
        return False
    sentence, words = act.sentence, codebook.word_class("nature")
    doers = [t for t in subjects(sentence, act.candidate.token) if t == 0 or sentence.tags[t][:3] != "NNP"]
    doers += [t for t in agents(sentence, act.candidate.token) if sentence.tags[t][:3] != "NNP"]
    return any(key(sentence, t) in words and not _measures(act, t) for t in doers)


def _measures(act: Act, i: int) -> bool:
    """Tell whether a noun is told more of: "a wave of attacks", "sniper fire"."""
    if act.sentence.child(i, "compound") is not None:
        return True
    return any(act.sentence.lower[j] == "of" for j in act.sentence.children_with(i, "prep"))


def _bears_arms(actor: Actor) -> bool:
    return not _ARMED.isdisjoint(actor.sectors)


def _at_leisure(act: Act, codebook: Codebook) -> bool:
    """Tell whether players, artists or their fans do it, or others than states and forces do it to them."""
    sentence, candidate = act.sentence, act.candidate
    words = codebook.word_class("players")
    if not codebook.word_class("match_words").isdisjoint(sentence.lower):
        words |= codebook.word_class("clubs")
    if candidate.actors and all(_named_so(act, t, words) for t in candidate.actors):
        return True
    teams = words | codebook.word_class("clubs") | codebook.word_class("fictions")
    if _plural_state(act) and key(sentence, candidate.token) in codebook.word_class("contest_words") | _PLAYING:
        return True
    done_to = bool(candidate.recipients) and all(_named_so(act, t, teams) for t in candidate.recipients)
    stately = any(
        acts_in_politics(p.actor) and sentence.lower[t] not in teams for p, t in zip(act.actors, candidate.actors, strict=False)
    )
    return done_to and not stately


def _named_so(act: Act, i: int, words: frozenset[str]) -> bool:
    """Tell whether the noun at token i, or what its name is joined to, is one of the words."""
    sentence = act.sentence
    told = (i, *sentence.children_with(i, "compound"))
    return any(key(sentence, j) in words and sentence.tags[j] != "JJ" for j in told)


def _plural_state(act: Act) -> bool:
    """Tell whether one country is spoken of in the plural, as its team is: "Spain meet Portugal"."""
    sentence, i = act.sentence, act.candidate.token
    subject = sentence.child(i, "nsubj")
    if subject is None or sentence.tags[subject] != "NNP" or sentence.child(subject, "conj", "compound") is not None:
        return False
    states = [
        p.actor for p in act.actors if p.actor.kind == "state" and p.span is not None and p.span.start == sentence.starts[subject]
    ]
    auxiliaries = sentence.children_with(i, "aux")
    plural = any(sentence.lower[j] in ("have", "are", "were") for j in auxiliaries) or (
        sentence.tags[i] == "VBP" and not auxiliaries and sentence.zone != "title"
    )
    return bool(states) and plural and sentence.lower[subject][-1:] != "s"


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
    return told and all(_named_so(act, t, advisers) for t in candidate.actors)


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


def _foretold(act: Act, type_: EventType) -> bool:
    """Tell whether people warn of what may come, and nobody: "the candidate warned of a tight race"."""
    warns = type_.quad == 3 and act.sentence.lemmas[act.candidate.token] in ("warn", "caution")
    return warns and not act.recipients and all(p.actor.kind in _PEOPLE for p in act.actors)


def _plans_at_home(act: Act, type_: EventType, codebook: Codebook) -> bool:
    """Tell whether somebody plans what concerns nobody else: "France plans to close its last coal plant"."""
    plans = key(act.sentence, act.candidate.token) in codebook.word_class("planning_verbs")
    return plans and type_.quad == 3 and not act.recipients and not act.contents


def _only_where(act: Act, type_: EventType) -> bool:
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


def _campaigns(act: Act, type_: EventType) -> bool:
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
    return fights and all(a.kind in _PERSONAL and acts_in_politics(a) and not _bears_arms(a) for a in act.everybody)


def _of_a_bill(act: Act, type_: EventType, codebook: Codebook) -> bool:
    """Tell whether politicians at home are for or against a bill that is named for nobody."""
    bills = any(key(act.sentence, t) in codebook.word_class("bill") for t in act.candidate.used)
    stopped = key(act.sentence, act.candidate.token) in codebook.word_class("stopping_verbs")
    if not bills or stopped or act.recipients or act.contents or type_.quad not in (1, 3):
        return False
    return bool(act.actors) and at_home(act.actors, act.recipients)


def _voters(act: Act, type_: EventType) -> bool:
    """Tell whether unnamed people of one country without any office are ready to back somebody: how they vote, no act."""
    if type_.quad != 1 or not act.actors or not at_home(act.actors, act.recipients):
        return False
    if any(p.actor.kind not in _PERSONAL for p in act.recipients):
        return False  # "all sides reaffirmed respect for Syria's borders"
    return all(p.actor.kind == "people" and not p.actor.named and not acts_in_politics(p.actor) for p in act.actors)


def _plans_of_firms(act: Act, type_: EventType, codebook: Codebook) -> bool:
    """Tell whether a firm intends something on its own account: "the company plans to close its base in Spain"."""
    words = codebook.word_class("firms")
    intends = type_.quad == 3 and key(act.sentence, act.candidate.token) in codebook.word_class("future_verbs")
    return intends and bool(act.actors) and all(_is_firm(p.actor, words) for p in act.actors)


def _to_the_press(act: Act, type_: EventType) -> bool:
    """Tell whether somebody meets, calls or visits only newspapers and broadcasters."""
    press = [a for a in act.everybody if _PRESS in a.sectors]
    if type_.quad == 4:  # "came under fire from the Dutch press"
        return bool(act.actors) and all(_PRESS in p.actor.sectors and p.actor.kind != "person" for p in act.actors)
    return type_.reciprocal and bool(press) and len(act.everybody) - len(press) < 2


def _of_the_family(act: Act, codebook: Codebook) -> bool:
    """Tell whether it is done to somebody's own family, by no armed people: "promised his wife a holiday"."""
    sentence, tokens = act.sentence, act.candidate.recipients
    type_ = codebook.types[act.counts_as.type]
    own = [any(sentence.tags[j] == "PRP$" for j in sentence.children[t]) for t in tokens]
    kin = all(key(sentence, t) in codebook.word_class("family") for t in tokens)
    return type_.quad < 4 and bool(tokens) and kin and all(own)


def _private_journey(act: Act, codebook: Codebook) -> bool:
    """Tell whether private people travel: "two Kenyan students arrived in Norway"."""
    mode = codebook.types[act.candidate.signal.type].modes.get(act.candidate.signal.mode)
    if mode is None or not mode.one_sided or not act.actors:
        return False
    return all(p.actor.kind == "people" and not acts_in_politics(p.actor) for p in act.actors)


def _among_citizens(act: Act, codebook: Codebook) -> bool:
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


def _unarmed(act: Act, type_: EventType, codebook: Codebook) -> bool:
    """Tell whether bodies that have no forces move people and things: "the charity recruited volunteers"."""
    forces = type_.quad == 4 and type_.at_home == "pair"
    moves = type_.quad == 4 and act.sentence.lemmas[act.candidate.token] in ("cross", "enter", "advance")
    if moves and act.actors and all(p.actor.country == "NGO" for p in act.actors):
        return True  # "a convoy of the Red Cross crossed into Syria"
    firms = codebook.word_class("firms")
    return forces and bool(act.actors) and all(_is_firm(p.actor, firms) or _is_civil(p.actor) for p in act.actors)


def _is_civil(actor: Actor) -> bool:
    return actor.kind == "institution" and bool(actor.sectors) and _CIVIL.issuperset(actor.sectors)


def _commerce(act: Act, type_: EventType, codebook: Codebook) -> bool:
    """Tell whether firms alone deal with each other, their staff or their customers; deals of two named firms may matter."""
    everybody, words = act.everybody, codebook.word_class("firms")
    if not any(_is_firm(a, words) for a in everybody) or not all(_is_firm(a, words) or _is_private(a) for a in everybody):
        return False
    if type_.by_anyone:
        return False
    if type_.quad == 4 and type_.is_force:  # "the brands battle for customers"
        fights = key(act.sentence, act.candidate.token) in codebook.word_class("contest_words")
        return fights and bool(act.actors) and all(_is_firm(p.actor, words) for p in act.actors)
    if not act.actors and type_.quad > 2:
        return False  # sanctions on airlines: somebody's, not theirs
    return type_.quad == 2 or sum(_is_firm(a, words) and not _is_called(a, words) for a in everybody) < 2


def _is_firm(actor: Actor, words: frozenset[str]) -> bool:
    """Tell whether an actor is a firm by what is known of it, or by the noun that one without a name is called by."""
    return actor.country == "MNC" or not _FIRMS.isdisjoint(actor.sectors) or _is_called(actor, words)


def _is_called(actor: Actor, words: frozenset[str]) -> bool:
    """Tell whether an actor has no name of its own, only such a noun: "a Dutch rival"."""
    last = actor.name.lower().split()[-1:]
    return actor.kind in ("institution", "unknown", *_PEOPLE) and not words.isdisjoint((*last, *map(singular, last)))


def _is_private(actor: Actor) -> bool:
    return actor.kind in ("person", "people", "unknown", "institution") and not acts_in_politics(actor)


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
