"""Whether a coded act is told as an event of politics or conflict: opinions, contests and half-filled frames are not.

Signals are read the same in every sentence; here the parties decide what they can mean. Between states, armed groups and
organisations a bare signal is enough. Among the politicians of one country ("at home") the same words are mostly rhetoric, so
each event type says in the codebook what it needs there (:mod:`dragoman.events.home_politics`).
"""

from __future__ import annotations

from dragoman.clauses.arguments import voice
from dragoman.events.act import Act
from dragoman.events.home_politics import on_an_election, why_not_at_home
from dragoman.events.matching import Candidate
from dragoman.events.only_spoken_of import allowed_only, argued_for, denied_before, imperative, judged, recurs_or_follows
from dragoman.events.phrases import complements, key
from dragoman.events.politics import ARMED, INTERNATIONAL, acts_in_politics, at_home
from dragoman.language import Sentence
from dragoman.ontology import Codebook

_OPEN_MODALS = frozenset({"might", "could", "may", "would"})
_REFUSING = frozenset({"refuse", "decline", "refusal"})
_SHOTS = frozenset({"fire", "shot", "gunfire", "bullet", "round"})
_UNARMED = frozenset({"NGO", "MED", "EDU", "JRN"})
_UNSETTLED = frozenset({"possible", "unknown"})


def why_untold(act: Act, codebook: Codebook) -> str:
    """Return why an act is no event told, in a few words; empty if it is one.

    Args:
        act: the act, with parties and the sentence's view of it.
        codebook: the codebook; its classes ``opinion_verbs``, ``saying_verbs``, ``abstractions``, ``contest_words`` and
            ``campaign_words`` and its types' ``at_home`` say what counts.
    """
    trigger = key(act.sentence, act.candidate.token)
    if act.view.certainty in _UNSETTLED and (not act.counts_as.rule or _could(act)):
        return "only possible"
    if act.campaign and act.view.certainty != "certain" and act.view.frame == "consequence":
        return "what would follow"
    vague = not any(p.actor.named for p in act.actors)
    if act.campaign and act.view.time == "future" and (not act.counts_as.rule or (vague and not act.counts_as.denied)):
        return "still to come"
    if act.own_subject:
        return "said of oneself"
    if _of_anyone(act):
        return "said of anyone"
    verb = act.candidate.signal.kind == "verb"
    if verb and trigger in codebook.word_class("opinion_verbs"):
        return "an opinion"
    says = verb and trigger in codebook.word_class("saying_verbs") and codebook.quad(act.candidate.signal.type) in (1, 3)
    if says and not act.contents and not _answers_for(act, codebook) and not _names_words(act.sentence, act.candidate):
        return "says nothing that is an act"
    if says and codebook.quad(act.counts_as.type) == 3 and _all_private(act):
        return "said by private people"
    if imperative(act.sentence, act.candidate.token) or allowed_only(act.sentence, act.candidate.token):
        return "an imperative"
    if recurs_or_follows(act.sentence, act.candidate.token):
        return "a habit, or still to come"
    if _only_describes(act, codebook):
        return "only describes somebody"
    if _hits_nobody(act, codebook):
        return "force against nobody known"
    if _of_any(act):
        return "what anybody may do"
    if _either(act):
        return "one or the other"
    if _without_arms(act, codebook):
        return "force by people without arms"
    if _one_sided(act, codebook):
        return "nobody to do it together with"
    if _where_only(act, codebook):
        return "only where it was"
    refused = codebook.quad(act.counts_as.type) == 3 and act.counts_as.type == act.candidate.signal.type
    if refused and trigger in _REFUSING and act.contents and all(codebook.quad(c.signal.type) == 3 for c in act.contents):
        return "harsh words refused"
    if _given_to_nobody(act, codebook):
        return "given to nobody known"
    if judged(act.sentence, act.candidate.token):
        return "only judged"
    if argued_for(act.sentence, act.candidate.token):
        return "only argued for"
    if denied_before(act.sentence, act.candidate.token):
        return "denied with the verb before it"
    if _in_a_name(act):
        return "part of a name"
    if act.contents and codebook.quad(act.counts_as.type) == 1 and all(codebook.quad(c.signal.type) == 3 for c in act.contents):
        return "harsh words promised"  # "pledged to oppose the plan" is no promise to anybody
    if _hollow(act, codebook):
        return "neither recipient nor known content"
    if _nobody_does_it(act, codebook):
        return "done by a thing or by nobody"
    if _abstract(act, codebook) or _against_an_evil(act, codebook):
        return "done to an idea"
    if trigger in codebook.word_class("lasting_nouns") and not (act.actors and act.recipients):
        return "what lasts, only mentioned"
    if act.candidate.signal.lemma == "*" and not act.actors:
        return "a generic signal without actor"
    type_ = codebook.types[act.counts_as.type]
    alone = not act.contents and not act.candidate.contents and len(act.everybody) < 2
    mentioned = act.campaign or _only_called(act)
    if type_.reciprocal and ((mentioned and alone) or (not act.actors and len(act.recipients) < 2)):
        return "nobody to do it together with"
    if act.candidate.signal.kind == "adjective" and not act.contents and (_asks_content(act) or not act.recipients):
        return "a state of mind"
    if type_.by_anyone and act.actors and all(p.actor.kind == "state" for p in act.actors):
        return "a state is no crowd"
    known = act.counts_as.rule and act.recipients  # "will raise duties on Chilean wine"
    if type_.quad == 3 and not (act.contents or act.candidate.recipients or known) and _turned_against(act):
        return "against nobody"
    if type_.quad == 3 and _said_of_a_thing(act) and not on_an_election(act, codebook):
        return "said of a thing"
    if not act.actors and act.recipients and not _reached(act) and not _under_fire(act, codebook):
        return "done by nobody known to a thing"
    if act.campaign and type_.at_home == "crowd" and act.candidate.signal.kind == "noun" and not act.recipients:
        return "a campaign's gathering"
    if _private_doing(act, codebook):
        return "a private person's doing"
    if act.campaign and type_.quad in (2, 4) and act.actors and _one_country(act) and not type_.by_anyone:
        return "a campaign"
    return why_not_at_home(act, trigger, codebook) if at_home(act.actors, act.recipients) else ""


def _private_doing(act: Act, codebook: Codebook) -> bool:
    """Tell whether a private person does something that only counts as politics from those in office: a journey, a purchase."""
    type_ = codebook.types[act.counts_as.type]
    kinds = ("person", "people") if act.campaign else ("person",)
    private = all(p.actor.kind in kinds and p.actor.sectors and not acts_in_politics(p.actor) for p in act.actors)
    quads = (1, 2, 3) if act.campaign else (1, 2)
    return bool(act.actors) and private and not act.contents and type_.quad in quads and not type_.by_anyone


def _answers_for(act: Act, codebook: Codebook) -> bool:
    """Tell whether something is owned to those whom it concerns ("admitted to the families that ..."), or nobody let in."""
    to_them = any(s.party for s in act.candidate.signal.slots) and codebook.quad(act.counts_as.type) == 1
    return bool(act.recipients) and (to_them or act.counts_as.denied)


def _names_words(sentence: Sentence, candidate: Candidate) -> bool:
    """Tell whether the signal asks for words of its own, found here, beside the clause and its open modals."""
    return any(sentence.lower[t] not in _OPEN_MODALS for t in candidate.used)


def _only_called(act: Act) -> bool:
    """Tell whether an event noun is only called somebody's ("the board meeting"), and no verb tells that they held it."""
    deps = {act.sentence.deps[t] for t in act.candidate.actors}
    called = act.candidate.signal.kind == "noun" and act.sentence.zone != "title"
    return called and deps.isdisjoint({"nsubj", "nsubjpass", "pobj"})


def _in_a_name(act: Act) -> bool:
    """Tell whether a noun's capital makes it part of a name ("the Peace Conference"), headlines apart."""
    sentence, i = act.sentence, act.candidate.token
    return act.candidate.signal.kind == "noun" and sentence.tags[i][:3] == "NNP" and sentence.zone != "title"


def _asks_content(act: Act) -> bool:
    return any(s.fills == "X" for s in act.candidate.signal.slots)


def _turned_against(act: Act) -> bool:
    """Tell whether the signal names whom words are turned against ("a bill against them"), so that without them it is none."""
    bound = [s.prepositions for s in act.candidate.signal.slots if s.fills == "R" and not s.words]
    return any("against" in p and "into" not in p for p in bound)  # an investigation need be into nobody


def _reached(act: Act) -> bool:
    """Tell whether a recipient is what is acted upon, not only the owner of a thing: "their poll was released"."""
    sentence, candidate = act.sentence, act.candidate
    tokens = [t for t in (*candidate.recipients, *candidate.used) if sentence.tags[t] != "PRP$"]
    tokens += [t for j in sentence.children_with(candidate.token, "prep", "dative") for t in complements(sentence, j)]
    if any(sentence.tags[t] in ("PRP", "WP", "WDT") for t in tokens):
        return True
    spans = [p.span for p in act.recipients if p.span is not None]
    return not spans or any(span.start <= sentence.starts[t] < span.end for span in spans for t in tokens)


def _said_of_a_thing(act: Act) -> bool:
    """Tell whether words hit a thing that is nobody's; two states may mean each other ("failed to reach a deal")."""
    states = {p.actor.country for p in act.actors if p.actor.kind == "state"}
    hit = bool(act.candidate.recipients) and not act.recipients and not act.contents
    deed = bool(states) and any(act.sentence.is_verb(t) for t in act.candidate.used)  # "threatened to close the strait"
    return hit and not deed and not _asks_content(act) and len(states) < 2


def _under_fire(act: Act, codebook: Codebook) -> bool:
    """Tell whether a weapon strikes what belongs to armed people: "a roadside bomb hit an army checkpoint"."""
    struck = bool(act.candidate.signal.subject_words) and codebook.quad(act.counts_as.type) == 4
    return struck and any(not ARMED.isdisjoint(p.actor.sectors[:1]) for p in act.recipients)


def _of_anyone(act: Act) -> bool:
    """Tell whether what is said holds of anybody of a kind: "says that a minister must resign"."""
    said_of = any("that" in s.prepositions for s in act.candidate.signal.slots if s.fills == "R")
    tokens = act.candidate.recipients
    articles = [any(act.sentence.lower[j] in ("a", "an", "any") for j in act.sentence.children[t]) for t in tokens]
    return said_of and bool(articles) and all(articles) and not any(p.actor.named for p in act.recipients)


def _all_private(act: Act) -> bool:
    people = all(p.actor.kind in ("person", "people") for p in act.actors)
    return bool(act.actors) and people and not any(acts_in_politics(p.actor) for p in act.actors)


def _could(act: Act) -> bool:
    """Tell whether it is only thought possible: "could use the base to bomb them" announces nothing, "may cut ties" does."""
    i = act.candidate.token
    chain = (i, act.sentence.heads[i]) if act.sentence.deps[i] in ("xcomp", "advcl") else (i,)
    auxiliaries = (act.sentence.lower[j] for k in chain for j in act.sentence.children_with(k, "aux"))
    return any(w in ("could", "might", "can") for w in auxiliaries)


def _only_describes(act: Act, codebook: Codebook) -> bool:
    """Tell whether a participle without a doer only says who somebody is: "a student jailed last year", "suspected of fraud"."""
    sentence, i = act.sentence, act.candidate.token
    type_ = codebook.types[act.candidate.signal.type]
    harm = type_.is_force
    return sentence.deps[i] == "acl" and sentence.tags[i] == "VBN" and type_.quad > 1 and not act.actors and not harm


def _hits_nobody(act: Act, codebook: Codebook) -> bool:
    """Tell whether one party uses force against nobody who is named: "the gunman fired in the air"."""
    type_ = codebook.types[act.counts_as.type]
    force = type_.quad == 4 and type_.is_force
    used = (key(act.sentence, t) for t in act.candidate.used)
    named = (s for word in used if word not in _SHOTS for s in codebook.index.get(word, ()))
    struck = bool(act.candidate.recipients) or act.candidate.signal.kind != "verb"
    struck = struck or any(s.kind == "noun" and codebook.quad(s.type) == type_.quad for s in named)  # "ordered an invasion"
    return force and len(act.actors) == 1 and not act.recipients and not struck


def _of_any(act: Act) -> bool:
    """Tell whether whoever does it is anybody of a kind: "any government that sits down with rebels", "a mayor who would"."""
    sentence = act.sentence
    for t in act.candidate.actors:
        if any(sentence.lower[j] in ("any", "whichever", "whatever") for j in sentence.children_with(t, "det")):
            return True
    return sentence.lower[min(act.candidate.actors, default=0)] in ("anyone", "anybody", "nobody", "whoever")


def _either(act: Act) -> bool:
    """Tell whether the parties of one side are alternatives: "will meet either Ghana or Mali"."""
    sentence = act.sentence
    for side in (act.candidate.actors, act.candidate.recipients):
        if len(side) > 1 and any(sentence.lower[j] in ("or", "either") for t in side for j in sentence.children[t]):
            return True
    return False


def _without_arms(act: Act, codebook: Codebook) -> bool:
    """Tell whether those who would use force are aid workers, doctors, teachers or reporters."""
    type_ = codebook.types[act.counts_as.type]
    force = type_.quad == 4 and type_.is_force
    return force and bool(act.actors) and all(_UNARMED & {*p.actor.sectors[:1], p.actor.country} for p in act.actors)


def _one_sided(act: Act, codebook: Codebook) -> bool:
    """Tell whether one person or state alone does what takes two: "talks with lawmakers", "a truce brokered by Oman"."""
    type_ = codebook.types[act.counts_as.type]
    if not type_.reciprocal or len(act.everybody) != 1 or act.contents:
        return False
    sentence, i = act.sentence, act.candidate.token
    made_by = sentence.deps[i] == "acl" and sentence.tags[i] == "VBN"
    parties = (*act.candidate.actors, *act.candidate.recipients)
    other = {sentence.lower[sentence.heads[t]] if sentence.deps[t] == "pobj" else "" for t in parties}
    met_by_a_thing = act.candidate.signal.kind == "verb" and bool(act.candidate.recipients) and not act.recipients
    return made_by or other == {"with"} or met_by_a_thing  # "police receive calls", "were engaged with rebels"


def _where_only(act: Act, codebook: Codebook) -> bool:
    """Tell whether a known attack by nobody named has only a place behind "in": "the attack in the capital"."""
    sentence, i = act.sentence, act.candidate.token
    type_ = codebook.types[act.counts_as.type]
    lands = all(p.actor.kind in ("state", "unknown") for p in act.recipients)
    inside = all(sentence.lower[sentence.heads[t]] == "in" for t in act.candidate.recipients if sentence.deps[t] == "pobj")
    somewhere = lands and inside and any(sentence.deps[t] == "pobj" for t in act.candidate.recipients)
    if act.candidate.signal.kind == "verb" and not act.candidate.used:  # "jihadists fighting in Mali"
        return somewhere and type_.is_force
    if act.candidate.signal.kind != "noun" or act.actors or type_.quad != 4:
        return False
    definite = any(sentence.lower[j] == "the" for j in sentence.children_with(i, "det"))
    return definite and lands and inside and bool(act.candidate.recipients)


def _given_to_nobody(act: Act, codebook: Codebook) -> bool:
    """Tell whether help goes to nobody named, though several give it: "Norway and Cuba sent observers"."""
    type_ = codebook.types[act.counts_as.type]
    return type_.recipient_required and not type_.reciprocal and not act.recipients and len(act.actors) > 1


def _hollow(act: Act, codebook: Codebook) -> bool:
    """Tell whether a signal about some content knows neither an act in it nor anybody concerned."""
    asks = _asks_content(act)
    bound = any(s.fills == "R" for s in act.candidate.signal.slots) or not act.campaign
    if _plain_word(act, codebook):
        return False
    return asks and not act.contents and not (act.recipients and bound) and len(act.actors) < 2


def _plain_word(act: Act, codebook: Codebook) -> bool:
    """Tell whether a state gave its word to do something, whatever it is: "Chile promised to lend its tugs"."""
    sentence, i = act.sentence, act.candidate.token
    given = act.candidate.signal.kind == "verb" and sentence.tags[i] in ("VBD", "VBN") and voice(sentence, i) == "active"
    states = bool(act.actors) and all(p.actor.kind == "state" for p in act.actors)
    deeds = any(sentence.deps[t] == "xcomp" and sentence.tags[t] == "VB" for t in act.candidate.contents)
    return given and states and deeds and not act.campaign and codebook.quad(act.counts_as.type) == 1


def _nobody_does_it(act: Act, codebook: Codebook) -> bool:
    """Tell whether an active verb short of force has no known party as its subject: "the oil that funds them"."""
    sentence, i = act.sentence, act.candidate.token
    type_ = codebook.types[act.counts_as.type]
    force = type_.quad == 4 and type_.at_home != "authority"  # bombs and blasts do harm
    return not (act.actors or act.candidate.signal.kind != "verb" or force or voice(sentence, i) == "passive")


def _abstract(act: Act, codebook: Codebook) -> bool:
    """Tell whether something material is done to a thing that only words can touch ("captured their imagination")."""
    if act.candidate.signal.kind != "verb" or codebook.quad(act.candidate.signal.type) not in (2, 4):
        return False
    ideas = codebook.word_class("abstractions")
    objects = act.sentence.children_with(act.candidate.token, "dobj", "nsubjpass")
    objects = [j for j in objects if act.sentence.tags[j][:3] != "NNP"]  # a market by name is a place
    return any(key(act.sentence, j) in ideas and j not in act.candidate.used for j in objects)


def _against_an_evil(act: Act, codebook: Codebook) -> bool:
    """Tell whether harm is only vowed to what everybody is against: "pledged to fight terrorism"."""
    evils = codebook.word_class("evils")
    vowed = (t for t in act.candidate.used if act.sentence.is_verb(t))
    return any(key(act.sentence, j) in evils for t in vowed for j in act.sentence.children_with(t, "dobj"))


def _one_country(act: Act) -> bool:
    """Tell whether all parties are of one country, or of none that is known, and none bears arms or acts abroad."""
    countries = {a.country for a in act.everybody if a.country}
    abroad = any(a.country in INTERNATIONAL or not ARMED.isdisjoint(a.sectors) for a in act.everybody)
    return len(countries) < 2 and not abroad
