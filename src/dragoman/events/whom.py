"""Whom an act is said of or asked of where its own frame does not show it: "four men who he said were beaten by police"."""

from __future__ import annotations

from dragoman.clauses.arguments import agents, conjuncts, objects, subjects, voice
from dragoman.events.doers import filed_with
from dragoman.events.matching import Candidate
from dragoman.events.parties import DOER, OWNER, PartyFinder
from dragoman.events.phrases import complements
from dragoman.events.politics import PERSONS
from dragoman.language import Sentence
from dragoman.records import Party, Span
from dragoman.word_lists import word_list

_SAYING = word_list("events", "reporting")
_ASKING = word_list("events", "asking_to_act")
_WANTING = word_list("events", "crowds_wanting")
_SUBJECTS = ("nsubj", "nsubjpass")
# Words that ask for something.
_CALLING = word_list("events", "calling_for")
# What they govern is wanted of somebody: "urged the panel" asks the panel, "requested a panel" does not.
_REQUESTING = frozenset({"request", "demand"})
# Before whoever receives a complaint.
_RECEIVING = frozenset({"with", "to", "before", "at"})
# What is given to somebody.
_GIVEN = word_list("events", "given_things")
_INDEFINITE = frozenset({"a", "an", "more", "some"})
_PEOPLE_PRONOUNS = frozenset({"him", "her", "them"})


def by_agents(parties: PartyFinder, candidate: Candidate, actors: list[Party]) -> list[Party]:
    """Return the actors of a passive: those behind "by" alone where it has them ("was deported to Fiji by the governor")."""
    if len(actors) < 2 or candidate.signal.kind != "verb" or voice(parties.sentence, candidate.token) != "passive":
        return actors
    doers = {p.actor.id for p in parties.parties(agents(parties.sentence, candidate.token), OWNER)}
    return [p for p in actors if p.actor.id in doers] or actors


def told_of(parties: PartyFinder, candidate: Candidate) -> list[Party]:
    """Return the noun of which a relative clause tells by what somebody says: "two men she said were beaten by guards"."""
    sentence, i = parties.sentence, candidate.token
    above = sentence.heads[i]
    if candidate.signal.kind != "verb" or sentence.deps[i] != "ccomp" or sentence.deps[above] != "relcl":
        return []
    own = sentence.child(i, *_SUBJECTS)
    bare = own is None or sentence.lower[own] in ("who", "that", "which")
    if not bare or sentence.lemmas[above] not in _SAYING or voice(sentence, i) != "passive":
        return []
    return parties.parties(conjuncts(sentence, sentence.heads[above]), strict=True)


def who_is_to_act(parties: PartyFinder, candidate: Candidate) -> list[Party]:
    """Return the subject behind "for" of what is asked: "a deadline for Chad to pull out of Libya"."""
    sentence = parties.sentence
    clauses = [*candidate.contents, *sentence.children_with(candidate.token, "acl", "advcl", "xcomp", "ccomp", "relcl")]
    for_whom = [j for j in clauses if any(sentence.lower[k] == "for" for k in sentence.children_with(j, "mark"))]
    return parties.parties((k for j in for_whom if sentence.tags[j] == "VB" for k in subjects(sentence, j)), strict=True)


def asked_to_act(parties: PartyFinder, candidate: Candidate) -> list[Party]:
    """Return whom a text asks to act: "sent a letter asking the bishops to mediate"."""
    sentence = parties.sentence
    texts = [j for h in candidate.used for j in sentence.children_with(h, "acl")]
    texts = [j for j in texts if sentence.tags[j] == "VBG" and sentence.lemmas[j] in _ASKING]
    return parties.parties((k for j in texts for k in objects(sentence, j)), strict=True)


def asked_for(sentence: Sentence, candidate: Candidate, party: Party) -> bool:
    """Tell whether nobody in particular is only part of what is asked for: "called for an inquest", "demanded a trial by jurors".

    Nor are those the ones asked who are to get something: "demanded that the guards be paid"; nor a land: "asked for Damascus".
    """
    if party.span is not None and party.actor.kind == "state" and _behind_for(sentence, candidate, party):
        return True
    if party.span is not None and _gets_what_is_asked(sentence, candidate, party.span):
        return True
    if party.span is not None and _is_what_is_asked(sentence, candidate, party.span):
        return True
    tokens = sentence.tokens_in(party.span) if party.span is not None and not party.actor.named else []
    head = sentence.head_of(tokens) if tokens else 0
    to_be_done = tokens and sentence.deps[head] == "nsubjpass"  # "renewed its call for them to be withdrawn"
    words = (candidate.token, *candidate.used) if to_be_done else (candidate.token,)
    if not tokens or _CALLING.isdisjoint(sentence.lemmas[t] for t in words):
        return False
    above, next_above = governors(sentence, head)
    if sentence.deps[head] == "nsubjpass" and above != candidate.token:
        return not agents(sentence, above)
    tools = any(sentence.lower[j] == "with" for j in sentence.children_with(head, "prep"))  # "a panel with powers to act"
    behind = (head + 1,) if tools else (head + 1, sentence.right_edge(head) + 1)
    to_act = any(t < len(sentence) and sentence.lower[t] == "to" and sentence.deps[t] == "aux" for t in behind)
    if to_act or sentence.deps[head] in ("nsubj", "compound", "amod", "nmod"):  # "appealed for nurses to come", "a police post"
        return False
    if candidate.token in (above, next_above) and not (sentence.deps[head] == "pobj" and sentence.lower[above] == "for"):
        return False
    first = next((t for t in tokens if sentence.tags[t] != "PDT"), head)
    definite = sentence.tags[first] in ("DT", "PRP$", "CD") or sentence.child(head, "poss") is not None
    plural = sentence.tags[head] == "NNS" and not definite
    return candidate.token in sentence.ancestors(head) and (sentence.lower[first] in _INDEFINITE or plural)


def _gets_what_is_asked(sentence: Sentence, candidate: Candidate, span: Span) -> bool:
    """Tell whether a party is to get what is asked for: "called for the restoration of food aid to Sudan and Chad"."""
    tokens = sentence.tokens_in(span)
    head = sentence.head_of(tokens) if tokens else 0
    while sentence.deps[head] == "conj" and sentence.is_noun(sentence.heads[head]):
        head = sentence.heads[head]
    above = sentence.heads[head]
    things = (sentence.lemmas[sentence.heads[above]], sentence.lemmas[above - 1])  # "the return of aid to Sudan"
    behind = sentence.lower[above] == "to" or (sentence.lower[above] == "for" and sentence.is_noun(sentence.heads[above]))
    given = sentence.deps[head] == "pobj" and behind and not _GIVEN.isdisjoint(things)
    return given and candidate.token in sentence.ancestors(above) and sentence.lemmas[candidate.token] in _CALLING


def _is_what_is_asked(sentence: Sentence, candidate: Candidate, span: Span) -> bool:
    """Tell whether a party is the very thing requested, which is of somebody: "requested a panel", "the jets it requested"."""
    i = candidate.token
    if sentence.lemmas[i] not in _REQUESTING or candidate.signal.kind != "verb":
        return False
    head = sentence.head_of(sentence.tokens_in(span) or [i])
    if sentence.tags[head] not in ("NN", "NNS"):
        return False
    gap = sentence.deps[i] == "relcl" and sentence.heads[i] == head and sentence.child(i, "dobj", "ccomp", "xcomp") is None
    return gap or (sentence.heads[head] == i and sentence.deps[head] in ("dobj", "nsubjpass"))


def _behind_for(sentence: Sentence, candidate: Candidate, party: Party) -> bool:
    """Tell whether a party itself is asked for, not asked: "asked for Damascus", but "called for Chad to withdraw"."""
    head = sentence.head_of(sentence.tokens_in(party.span)) if party.span is not None else 0
    above = sentence.heads[head]
    asked = sentence.lower[above] == "for" and sentence.deps[head] == "pobj" and sentence.heads[above] == candidate.token
    end = sentence.right_edge(head) + 1
    to_act = end < len(sentence) and sentence.lower[end] == "to"
    return asked and not to_act and sentence.lemmas[candidate.token] in _CALLING


def under_whose(parties: PartyFinder, candidate: Candidate) -> list[Party]:
    """Return who suffers under what somebody does: "Chad, whose exports have collapsed under American sanctions"."""
    sentence, i = parties.sentence, candidate.token
    above = sentence.heads[i]
    if candidate.signal.kind != "noun" or sentence.deps[i] != "pobj" or sentence.lower[above] != "under":
        return []
    verb = sentence.heads[above]
    if not sentence.is_verb(verb):
        return []
    suffering = [_owner(sentence, t) for t in subjects(sentence, verb)]
    return parties.parties(suffering, DOER)


def _owner(sentence: Sentence, noun: int) -> int:
    """Return whose a thing is, the noun before "whose" included; the thing itself where nothing tells."""
    owner = sentence.child(noun, "poss")
    if owner is None:
        return noun
    clause = sentence.heads[noun]
    return sentence.heads[clause] if sentence.lower[owner] == "whose" and sentence.deps[clause] == "relcl" else owner


def nearest_subject(sentence: Sentence, token: int) -> int:
    """Return the subject next before a passive verb to which the parser gave another from before a semicolon."""
    verb = sentence.heads[token]
    own = [j for j in sentence.children_with(verb, "nsubjpass") if j < verb]
    if sentence.deps[token] != "nsubjpass" or token not in own or ";" not in sentence.words[token : own[-1]]:
        return token
    return own[-1]


def undergoing_in_content(sentence: Sentence, candidate: Candidate) -> dict[int, list[int]]:
    """Return for each subject of a passive in what is said who does it to them: of him it is asked or said, not of them.

    "Demanded that the sailors be freed" asks no sailors; who "alleged that MPs were bribed by a firm" accuses the firm. Not where
    something is to happen to them: "vowed that they would be punished".
    """
    asked = any("that" in s.prepositions for s in candidate.signal.slots if s.fills == "R")
    out: dict[int, list[int]] = {}
    for t in candidate.recipients if asked else ():
        verb = sentence.heads[t]
        modal = any(sentence.tags[j] == "MD" and sentence.lower[j] != "should" for j in sentence.children[verb])
        if sentence.deps[t] == "nsubjpass" and verb in candidate.contents and not modal:
            out[t] = agents(sentence, verb)
    return out


def against_whom(sentence: Sentence, candidate: Candidate, addressee: int, complaints: frozenset[str]) -> list[int]:
    """Return whom a complaint is against that somebody else receives: "filed a complaint with the court against Chile".

    Also "filed a complaint with the court accusing Chile".
    """
    with_ = sentence.heads[addressee]
    if not any(sentence.lemmas[t] in complaints for t in candidate.used):
        return []
    if filed_with(sentence, with_) is not None:  # the parser made the addressee accuse
        return _accused(sentence, with_)
    if filed_with(sentence, addressee) is not None:
        return _accused(sentence, addressee)
    if sentence.deps[addressee] != "pobj" or sentence.lower[with_] not in _RECEIVING:
        return []
    holders = (addressee, candidate.token, *candidate.used)
    against = [p for j in holders for p in sentence.children_with(j, "prep") if sentence.lower[p] == "against"]
    accusing = [j for j in sentence.children_with(addressee, "acl") if sentence.tags[j] == "VBG"]
    return [k for p in against for k in complements(sentence, p)] or [k for j in accusing for k in _accused(sentence, j)]


def _accused(sentence: Sentence, accusing: int) -> list[int]:
    """Return whom a participle accuses: "accusing the mayor", "alleging that the mayor lied", "that they were bribed by him"."""
    said = sentence.children_with(accusing, "ccomp")
    doers = [k for j in said for k in (agents(sentence, j) if voice(sentence, j) == "passive" else subjects(sentence, j))]
    return objects(sentence, accusing) or doers


def own_people(sentence: Sentence, candidate: Candidate) -> bool:
    """Tell whether those are named whom it is said to, though nobody knows them: "accused his colleagues of sloth"."""
    said_to = [t for t in candidate.recipients if sentence.deps[t] == "dobj"]
    return any(sentence.tags[j] == "PRP$" for t in said_to for j in sentence.children[t])


def very_objects(sentence: Sentence, candidate: Candidate) -> list[int]:
    """Return what words are said to or of: the officers of "accused officers of beating him" are not sent anywhere."""
    return [t for t in candidate.recipients if sentence.heads[t] == candidate.token and sentence.deps[t] in ("dobj", "nsubjpass")]


def governors(sentence: Sentence, token: int) -> tuple[int, int]:
    """Return what governs a token: the word above it, and above the preposition before it ("lashed out at his predecessor")."""
    above = sentence.heads[token]
    return above, sentence.heads[above] if sentence.deps[token] == "pobj" else above


def whom_not_whose(parties: PartyFinder, candidate: Candidate, token: int) -> int:
    """Return the officer for the unnamed body that only owns the office: "dismissed the city's finance director"."""
    above = parties.sentence.heads[token]
    owns = parties.sentence.deps[token] == "poss" and above in candidate.used
    if not owns or not any(p.actor.kind in PERSONS for p in parties.parties([above], strict=True)):
        return token
    owners = parties.parties([token])
    return above if all(p.actor.kind == "institution" and not p.actor.named for p in owners) else token


def demanded_of(sentence: Sentence, candidate: Candidate) -> list[int]:
    """Return of whom a crowd wants something: "rallied to demand that the mayor resign", "marched to urge Chad to act"."""
    holders = (candidate.token, *candidate.used)
    wants = [j for h in holders for j in sentence.children_with(h, "advcl", "xcomp", "acl") if sentence.tags[j] in ("VB", "VBG")]
    wants = [j for j in wants if sentence.lemmas[j] in _WANTING]
    inner = [k for j in wants for k in sentence.children_with(j, "ccomp", "xcomp")]
    asked = [k for j in wants for p in sentence.children_with(j, "prep") for k in complements(sentence, p)]
    return [*(t for j in wants for t in objects(sentence, j)), *(t for k in inner for t in subjects(sentence, k)), *asked]


def pronoun_unknown(parties: PartyFinder, candidate: Candidate) -> bool:
    """Tell whether a pronoun of which nobody knows whom it means is what it is done to: no other name may stand in for it."""
    sentence = parties.sentence
    done_to = [t for t in candidate.recipients if sentence.deps[t] in ("dobj", "dative", "nsubj")]
    return any(sentence.lower[t] in _PEOPLE_PRONOUNS for t in done_to)  # also "let him go"
