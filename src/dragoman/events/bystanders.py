"""Parties that a clause names and that stand on neither side of its act: for whose sake it is done, who asked for it, where to.

Whoever closes a border "in solidarity with Chad" closes it to somebody else; an inquiry "at the request of the minister" is not
into the minister; who threatens to take a matter to a court threatens no court; and "no party" is nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.clauses.arguments import objects
from dragoman.events.matching import Candidate
from dragoman.events.nearness import OVERSEEING
from dragoman.events.parties import PartyFinder
from dragoman.events.phrases import complements, key, keys_of
from dragoman.events.worth import FORCES
from dragoman.language import Sentence
from dragoman.ontology import MATERIAL_CONFLICT, VERBAL_CONFLICT, VERBAL_COOPERATION, Codebook, EventType
from dragoman.records import Party
from dragoman.word_lists import word_list

# For whom or at whose wish something is done.
_SAKES = word_list("events", "sakes")
# Where international bodies sit.
_SEATS = word_list("actors", "seats_of_bodies")
# Word classes of the codebook.
_REFERRING = "referring_verbs"
_MATTERS = "matters"
_HINDERING = "hindering_verbs"
_OPENING = frozenset({"in", "on", "at", "out", "for", "with", "under"})
_BEHIND = frozenset({"with", "of", "for"})
_COMPLAINTS = "complaints"
_HELP = word_list("events", "help_and_leave")
_TIMES = frozenset({"after", "following", "since"})
_AWAY = frozenset({"back", "home", "away", "off", "to", "into"})
# Behind these stands where an envoy serves.
_POSTED = frozenset({"to", "from", "in", "at"})
_FILING = word_list("events", "filing")
_SUITS = frozenset({"suit", "lawsuit", "action", "claim", "petition", "writ"})
_BEFORE_COURTS = frozenset({"with", "in", "before", "to", "at"})
# Codes of bodies of many states.
_WORLD = frozenset({"UNO", "IGO", "EUR"})
_BODIES = frozenset({"organisation", "institution"})
# How many words may stand between "at" and "request": "at the very request of".
_REACH = 3
_NO = frozenset({"no", "neither"})


def without_bystanders(
    parties: PartyFinder, candidate: Candidate, found: Sequence[Party], type_: EventType, codebook: Codebook
) -> list[Party]:
    """Return the recipients without those that the clause names as bystanders.

    Args:
        parties: the sentence's parties.
        candidate: the act.
        found: whom its clause seems to name as recipients.
        type_: what the act counts as.
        codebook: its classes ``referring_verbs``, ``matters`` and ``hindering_verbs`` hold the words.
    """
    if not found:
        return []
    sentence = parties.sentence
    aside = {*_nobody(sentence), *_purposes(parties)}
    aside |= set(_with_whose_help(sentence, candidate.token))
    if type_.quad in (VERBAL_COOPERATION, VERBAL_CONFLICT):
        aside |= set(_what_it_is_called(sentence, candidate))
    if type_.quad != MATERIAL_CONFLICT and not (type_.by_anyone or type_.answers):
        aside |= set(_when_it_was(sentence, candidate.token))
    if type_.quad in (VERBAL_CONFLICT, MATERIAL_CONFLICT):
        aside |= {*_for_whose_sake(sentence), *_unhindered(sentence, candidate, codebook)}
    courts = set(_where_matters_go(sentence, candidate, codebook)) if type_.quad == VERBAL_CONFLICT else set()
    filed_in = set(_where_suits_go(sentence, candidate, codebook)) if type_.quad == VERBAL_CONFLICT else set()
    targets = set(_whom_the_refused_would_harm(sentence, candidate, codebook)) if type_.quad == VERBAL_CONFLICT else set()
    told = set(_complained_to(sentence, candidate.token)) if any(p.actor.country in _WORLD for p in found) else set()
    out = []
    for party in found:
        tokens = set(sentence.tokens_in(party.span)) if party.span is not None else set()
        if tokens & aside or (tokens & courts and party.actor.kind in _BODIES):
            continue
        if tokens & filed_in and party.actor.sectors[:1] == ("JUD",):
            continue
        if tokens & targets or tokens & told:
            continue
        if type_.quad == VERBAL_COOPERATION and party.actor.kind == "unknown" and party.actor.name.lower() in _SEATS:
            continue
        out.append(party)
    return out


def standing_aside(sentence: Sentence) -> set[int]:
    """Return the nouns that name nobody ("no party"), and the words for whom or at whose wish something is done.

    Also who oversees what others do ("under a truce brokered by Chad") and the court that a suit is filed with.
    """
    overseen = [j for j, lemma in enumerate(sentence.lemmas) if lemma in OVERSEEING and sentence.deps[j] == "acl"]
    overseers = (t for j in overseen for by in sentence.children_with(j, "agent") for t in sentence.subtree(by))
    filing = [j for j, lemma in enumerate(sentence.lemmas) if lemma in _FILING and sentence.is_verb(j)]
    return {*_nobody(sentence), *_for_whose_sake(sentence), *overseers, *_filed_with(sentence, filing, _SUITS)}


def _for_whose_sake(sentence: Sentence) -> Iterator[int]:
    """Yield the words for whom something is done for or at the wish of: "in solidarity with Chad", "at the king's request"."""
    for i, word in enumerate(keys_of(sentence)):
        if word not in _SAKES or not i or not sentence.is_noun(i):
            continue
        opening = next((j for j in range(i - 1, max(-1, i - 1 - _REACH), -1) if sentence.lower[j] in _OPENING), None)
        owners = sentence.children_with(i, "poss")
        if owners and sentence.deps[i] == "pobj" and sentence.lower[sentence.heads[i]] in _OPENING:
            opening = sentence.heads[i]
        if opening is None or (sentence.is_noun(sentence.heads[opening]) and sentence.lower[opening] != "at"):
            continue
        for j in owners:
            yield from sentence.subtree(j)
        if i + 1 < len(sentence) and sentence.lower[i + 1] in _BEHIND:
            yield from sentence.subtree(i + 1)


def _where_matters_go(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> Iterator[int]:
    """Yield the words for whom a matter is taken to: "threatened to take the dispute to the court"."""
    for verb in (candidate.token, *candidate.contents):
        if not sentence.is_verb(verb) or key(sentence, verb) not in codebook.word_class(_REFERRING):
            continue
        things = sentence.children_with(verb, "dobj")
        matter = any(key(sentence, t) in codebook.word_class(_MATTERS) or sentence.lower[t] in ("it", "this") for t in things)
        if matter or (not things and verb != candidate.token):
            for j in sentence.children_with(verb, "prep", "dative"):
                if sentence.lower[j] in ("to", "before"):
                    yield from sentence.subtree(j)


def _where_suits_go(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> Iterator[int]:
    """Yield the words for the court with which a suit is filed: "threatened to file a claim with the tribunal"."""
    verbs = [t for t in (candidate.token, *candidate.contents, *candidate.used) if sentence.lemmas[t] in _FILING]
    verbs = [t for t in verbs if sentence.is_verb(t)]
    return _filed_with(sentence, verbs, codebook.word_class(_COMPLAINTS) | _SUITS) if verbs else iter(())


def _filed_with(sentence: Sentence, verbs: Iterable[int], named: frozenset[str]) -> Iterator[int]:
    for verb in verbs:
        papers = [t for t in sentence.children_with(verb, "dobj") if key(sentence, t) in named]
        for holder in (verb, *papers) if papers else ():
            for j in sentence.children_with(holder, "prep", "dative"):
                if sentence.lower[j] in _BEFORE_COURTS:
                    yield from sentence.subtree(j)


def _whom_the_refused_would_harm(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> Iterator[int]:
    """Yield the words for whom it is meant to harm what somebody turns down: "rejected a bid to remove the president"."""
    if not any(s.prepositions & {"from", "by"} for s in candidate.signal.slots if s.fills == "R"):
        return
    for noun in candidate.used:
        for verb in (j for j in sentence.children_with(noun, "acl") if sentence.tags[j] == "VB"):
            if any(codebook.quad(s.type) > 2 for s in codebook.index.get(key(sentence, verb), ())):
                yield from sentence.subtree(verb)


def _complained_to(sentence: Sentence, verb: int) -> Iterator[int]:
    """Yield the words for the world's bodies to which somebody complains of others: "complained to the United Nations"."""
    if sentence.lemmas[verb] == "complain":
        for j in sentence.children_with(verb, "prep", "dative"):
            if sentence.lower[j] in ("to", "before"):
                yield from sentence.subtree(j)


def _unhindered(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> Iterator[int]:
    """Yield the words for where somebody may go on to: "refused to block the extradition to Spain"."""
    hindering = codebook.word_class(_HINDERING)
    for verb in (t for t in candidate.contents if sentence.is_verb(t) and key(sentence, t) in hindering):
        for thing in sentence.children_with(verb, "dobj"):
            for j in sentence.children_with(thing, "prep"):
                if sentence.lower[j] in ("to", "from"):
                    yield from sentence.subtree(j)


def _nobody(sentence: Sentence) -> Iterator[int]:
    """Yield the nouns with "no" before them: "complained that no party had helped them"."""
    for i, word in enumerate(sentence.lower):
        if word in _NO and sentence.deps[i] in ("det", "preconj"):
            yield sentence.heads[i]


def _with_whose_help(sentence: Sentence, verb: int) -> Iterator[int]:
    """Yield the words for who helped with an act or allowed it: "with Chad's blessing", "with the help of a mediator"."""
    if "with" not in sentence.lower and "without" not in sentence.lower:
        return
    for j in (j for j in sentence.subtree(verb) if sentence.lower[j] in ("with", "without") and sentence.deps[j] == "prep"):
        if any(sentence.lemmas[k] in _HELP for k in sentence.children_with(j, "pobj")):
            yield from sentence.subtree(j)


def _when_it_was(sentence: Sentence, verb: int) -> Iterator[int]:
    """Yield the words for what went before an act: "opened an inquiry after a complaint from Chad"; not "from the day after"."""
    for j in sentence.children_with(verb, "prep"):
        if sentence.lower[j] in _TIMES:
            yield from sentence.subtree(j)


def _what_it_is_called(sentence: Sentence, candidate: Candidate) -> Iterator[int]:
    """Yield the words for what somebody or something is called: "denounced the six as crooks", "called it a snub to miners"."""
    asked = {p for s in candidate.signal.slots if s.fills == "R" for p in s.prepositions}
    if candidate.signal.kind != "verb" or "as" in asked:
        return
    things = sentence.children_with(candidate.token, "dobj", "nsubjpass")
    called = [j for h in (candidate.token, *things) for j in sentence.children_with(h, "prep") if sentence.lower[j] == "as"]
    called = [j for j in called if things and things[0] < j]  # not "rejected as too little an offer of Chad's"
    if any(s.words and not s.fills for s in candidate.signal.slots):
        called += [t for t in sentence.children_with(candidate.token, "oprd") if t in candidate.used]
    for j in called:
        # "offered itself as a go-between to Chad" is offered to Chad
        yield from (t for t in sentence.subtree(j) if not asked or j in (t, sentence.heads[t]))


def _purposes(parties: PartyFinder) -> Iterator[int]:
    """Yield houses of no number that something is for: "promised seven million for clinics"."""
    sentence = parties.sentence
    for j in (j for j in range(len(sentence)) if sentence.lower[j] == "for" and sentence.deps[j] == "prep"):
        for k in complements(sentence, j):
            bare = all(sentence.deps[c] in ("cc", "conj", "punct") for c in sentence.children[k])
            if sentence.tags[k] == "NNS" and bare and key(sentence, k) in parties.institutions:
                yield k


def own_forces(party: Party, actors: Sequence[Party]) -> bool:
    """Tell whether unnamed forces are those that the actors call up or send out, of no other land."""
    army = not party.actor.named or party.actor.kind == "institution"
    forces = bool(FORCES & set(party.actor.sectors[:1])) and army
    own = {p.actor.country for p in actors}
    return forces and (party.actor.country in {"", *own} or own == {""})  # "he called in the National Guard"


def own_envoy(sentence: Sentence, candidate: Candidate, token: int, codebook: Codebook) -> bool:
    """Tell whether a state calls home its own envoy, which is done to whoever received him: "recalled its ambassador"."""
    diplomats = codebook.word_class("diplomats")
    asked = any(s.fills == "R" and diplomats <= s.words for s in candidate.signal.slots)
    return asked and key(sentence, token) in diplomats


def calls_home(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> bool:
    """Tell whether a state calls home its own envoy, whatever the signal makes of him: "withdrew its consul in protest"."""
    if any(own_envoy(sentence, candidate, t, codebook) for t in candidate.recipients):
        return True
    envoys = [t for t in candidate.used if key(sentence, t) in codebook.word_class("diplomats")]
    return any(sentence.lower[j] == "its" for t in envoys for j in sentence.children[t])


def hosts_of_envoys(parties: PartyFinder, candidate: Candidate, codebook: Codebook) -> list[Party]:
    """Return the lands that receive envoys who are called home: "its ambassador to Ecuador", "its consuls from Rome and Oslo"."""
    sentence = parties.sentence
    diplomats = codebook.word_class("diplomats")
    named = dict.fromkeys((*candidate.recipients, *candidate.used, *objects(sentence, candidate.token)))
    envoys = [t for t in named if key(sentence, t) in diplomats]
    posts = [j for h in (*envoys, candidate.token) for j in sentence.children_with(h, "prep") if sentence.lower[j] in _POSTED]
    return parties.lands_at(dict.fromkeys(k for j in posts for k in complements(sentence, j)))


def sent_by_actor(sentence: Sentence, candidate: Candidate, party: Party, codebook: Codebook) -> bool:
    """Tell whether unnamed people are only those whom an actor would send: "offered to send an expert"; not back or away."""
    if party.span is None or party.actor.named or party.actor.kind not in ("people", "person", "institution"):
        return False
    tokens = sentence.tokens_in(party.span)
    head = sentence.head_of(tokens) if tokens else -1
    verb = sentence.heads[head]
    sending = tokens and verb in candidate.contents and key(sentence, verb) in codebook.word_class("sending_verbs")
    if not sending or sentence.deps[head] != "dobj":
        return False
    whither = {sentence.lower[j] for j in sentence.children_with(verb, "advmod", "prt", "prep")}
    return whither.isdisjoint(_AWAY)


def sent_out(party: Party, actors: Sequence[Party], dismissed: bool) -> bool:
    """Tell whether a recipient is only what the actors use: their own forces, unless an officer is dismissed."""
    return own_forces(party, actors) and not (dismissed and party.actor.kind != "institution")
