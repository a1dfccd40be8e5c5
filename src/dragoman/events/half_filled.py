"""Acts of which too little is told: nobody who does it, nobody whom it hits, one where it takes two."""

from __future__ import annotations

from dragoman.clauses.arguments import voice
from dragoman.events.act import Act, counted
from dragoman.events.home_politics import on_an_election
from dragoman.events.phrases import complements, key
from dragoman.events.politics import ARMED
from dragoman.ontology import Codebook

_SHOTS = frozenset({"fire", "shot", "gunfire", "bullet", "round"})


def hits_nobody(act: Act, codebook: Codebook) -> bool:
    """Tell whether one party uses force against nobody who is named: "the gunman fired in the air"."""
    type_ = counted(act, codebook)
    force = type_.quad == 4 and type_.is_force
    used = (key(act.sentence, t) for t in act.candidate.used)
    named = (s for word in used if word not in _SHOTS for s in codebook.index.get(word, ()))
    struck = bool(act.candidate.recipients) or act.candidate.signal.kind != "verb"
    struck = struck or any(s.kind == "noun" and codebook.quad(s.type) == type_.quad for s in named)  # "ordered an invasion"
    return force and len(act.actors) == 1 and not act.recipients and not struck


def one_sided(act: Act, codebook: Codebook) -> bool:
    """Tell whether one person or state alone does what takes two: "talks with lawmakers", "a truce brokered by Oman"."""
    type_ = counted(act, codebook)
    if not type_.reciprocal or len(act.everybody) != 1 or act.contents:
        return False
    sentence, i = act.sentence, act.candidate.token
    made_by = sentence.deps[i] == "acl" and sentence.tags[i] == "VBN"
    parties = (*act.candidate.actors, *act.candidate.recipients)
    other = {sentence.lower[sentence.heads[t]] if sentence.deps[t] == "pobj" else "" for t in parties}
    met_by_a_thing = act.candidate.signal.kind == "verb" and bool(act.candidate.recipients) and not act.recipients
    return made_by or other == {"with"} or met_by_a_thing  # "police receive calls", "were engaged with rebels"


def only_where(act: Act, codebook: Codebook) -> bool:
    """Tell whether a known attack by nobody named has only a place behind "in": "the attack in the capital"."""
    sentence, i = act.sentence, act.candidate.token
    type_ = counted(act, codebook)
    lands = all(p.actor.kind in ("state", "unknown") for p in act.recipients)
    inside = all(sentence.lower[sentence.heads[t]] == "in" for t in act.candidate.recipients if sentence.deps[t] == "pobj")
    somewhere = lands and inside and any(sentence.deps[t] == "pobj" for t in act.candidate.recipients)
    if act.candidate.signal.kind == "verb" and not act.candidate.used:  # "jihadists fighting in Mali"
        return somewhere and type_.is_force
    if act.candidate.signal.kind != "noun" or act.actors or type_.quad != 4:
        return False
    definite = any(sentence.lower[j] == "the" for j in sentence.children_with(i, "det"))
    return definite and lands and inside and bool(act.candidate.recipients)


def given_to_nobody(act: Act, codebook: Codebook) -> bool:
    """Tell whether help goes to nobody named, though several give it: "Norway and Cuba sent observers"."""
    type_ = counted(act, codebook)
    return type_.recipient_required and not type_.reciprocal and not act.recipients and len(act.actors) > 1


def hollow(act: Act, codebook: Codebook) -> bool:
    """Tell whether a signal about some content knows neither an act in it nor anybody concerned."""
    asks = _asks_content(act)
    bound = any(s.fills == "R" for s in act.candidate.signal.slots) or not act.campaign
    if _plain_word(act, codebook):
        return False
    return asks and not act.contents and not (act.recipients and bound) and len(act.actors) < 2


def nobody_does_it(act: Act, codebook: Codebook) -> bool:
    """Tell whether an active verb short of force has no known party as its subject: "the oil that funds them"."""
    sentence, i = act.sentence, act.candidate.token
    type_ = counted(act, codebook)
    force = type_.quad == 4 and type_.at_home != "authority"  # bombs and blasts do harm
    return not (act.actors or act.candidate.signal.kind != "verb" or force or voice(sentence, i) == "passive")


def alone_in_it(act: Act, codebook: Codebook) -> bool:
    """Tell whether what takes two is only mentioned with one of them, or with nobody who does it."""
    alone = not act.contents and not act.candidate.contents and len(act.everybody) < 2
    mentioned = act.campaign or _only_called(act)
    lacking = (mentioned and alone) or (not act.actors and len(act.recipients) < 2)
    return counted(act, codebook).reciprocal and lacking


def state_of_mind(act: Act, _: Codebook) -> bool:
    """Tell whether an adjective has neither content nor anybody it is turned to."""
    return act.candidate.signal.kind == "adjective" and not act.contents and (_asks_content(act) or not act.recipients)


def against_nobody(act: Act, codebook: Codebook) -> bool:
    """Tell whether hard words that need a target name none."""
    known = act.counts_as.rule and act.recipients  # "will raise duties on Chilean wine"
    open_ = not (act.contents or act.candidate.recipients or known)
    return counted(act, codebook).quad == 3 and open_ and _turned_against(act)


def words_on_a_thing(act: Act, codebook: Codebook) -> bool:
    """Tell whether hard words hit a thing, elections apart."""
    return counted(act, codebook).quad == 3 and _said_of_a_thing(act) and not on_an_election(act, codebook)


def by_nobody_to_a_thing(act: Act, codebook: Codebook) -> bool:
    """Tell whether nobody known does it to what only belongs to somebody."""
    return not act.actors and bool(act.recipients) and not _reached(act) and not _under_fire(act, codebook)


def _plain_word(act: Act, codebook: Codebook) -> bool:
    """Tell whether a state gave its word to do something, whatever it is: "Chile promised to lend its tugs"."""
    sentence, i = act.sentence, act.candidate.token
    given = act.candidate.signal.kind == "verb" and sentence.tags[i] in ("VBD", "VBN") and voice(sentence, i) == "active"
    states = bool(act.actors) and all(p.actor.kind == "state" for p in act.actors)
    deeds = any(sentence.deps[t] == "xcomp" and sentence.tags[t] == "VB" for t in act.candidate.contents)
    return given and states and deeds and not act.campaign and codebook.quad(act.counts_as.type) == 1


def _only_called(act: Act) -> bool:
    """Tell whether an event noun is only called somebody's ("the board meeting"), and no verb tells that they held it."""
    deps = {act.sentence.deps[t] for t in act.candidate.actors}
    called = act.candidate.signal.kind == "noun" and act.sentence.zone != "title"
    return called and deps.isdisjoint({"nsubj", "nsubjpass", "pobj"})


def _turned_against(act: Act) -> bool:
    """Tell whether the signal names whom words are turned against ("a bill against them"), so that without them it is none."""
    bound = [s.prepositions for s in act.candidate.signal.slots if s.fills == "R" and not s.words]
    return any("against" in p and "into" not in p for p in bound)  # an investigation need be into nobody


def _said_of_a_thing(act: Act) -> bool:
    """Tell whether words hit a thing that is nobody's; two states may mean each other ("failed to reach a deal")."""
    states = {p.actor.country for p in act.actors if p.actor.kind == "state"}
    hit = bool(act.candidate.recipients) and not act.recipients and not act.contents
    deed = bool(states) and any(act.sentence.is_verb(t) for t in act.candidate.used)  # "threatened to close the strait"
    return hit and not deed and not _asks_content(act) and len(states) < 2


def _reached(act: Act) -> bool:
    """Tell whether a recipient is what is acted upon, not only the owner of a thing: "their poll was released"."""
    sentence, candidate = act.sentence, act.candidate
    tokens = [t for t in (*candidate.recipients, *candidate.used) if sentence.tags[t] != "PRP$"]
    tokens += [t for j in sentence.children_with(candidate.token, "prep", "dative") for t in complements(sentence, j)]
    if any(sentence.tags[t] in ("PRP", "WP", "WDT") for t in tokens):
        return True
    spans = [p.span for p in act.recipients if p.span is not None]
    return not spans or any(span.start <= sentence.starts[t] < span.end for span in spans for t in tokens)


def _under_fire(act: Act, codebook: Codebook) -> bool:
    """Tell whether a weapon strikes what belongs to armed people: "a roadside bomb hit an army checkpoint"."""
    struck = bool(act.candidate.signal.subject_words) and codebook.quad(act.counts_as.type) == 4
    return struck and any(not ARMED.isdisjoint(p.actor.sectors[:1]) for p in act.recipients)


def _asks_content(act: Act) -> bool:
    return any(s.fills == "X" for s in act.candidate.signal.slots)
