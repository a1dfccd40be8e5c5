"""Who does what a verb tells where the parser gives it no party as its subject."""

from __future__ import annotations

from dragoman.clauses.arguments import agents, conjuncts, subjects, voice
from dragoman.events.matching import Candidate
from dragoman.events.other_side import does_likewise
from dragoman.events.parties import DOER, PartyFinder
from dragoman.events.phrases import CALENDAR, complements, key
from dragoman.events.politics import acts_in_politics
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.records import Mention, Party
from dragoman.word_lists import word_list

# What is done against somebody over his deeds.
PUNISHING = "punishing_verbs"
_SPANS = word_list("events", "stages")
_BEING = word_list("events", "being_in")
_AMID = frozenset({"in", "on", "of", "into", "with"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_MAIN = frozenset({"ROOT", "ccomp"})
# What may stand between a subject and its verb.
_BETWEEN = frozenset({"aux", "advmod", "neg", "npadvmod"})
# What a phrase at the head of a sentence or a dateline ends with.
_ENDS = frozenset({",", "--", "-", "—", "–", ":", ")"})
_SPEAKING = frozenset({"VBD", "VBZ"})
_SAYING = word_list("events", "announcing")
_ADDRESSED = frozenset({"with", "to", "before", "at"})
_DRAFTS = word_list("events", "drafts")
_ORDER = frozenset({"after", "before"})
_ALONG = frozenset({"along", "together", "alongside"})


def doers_elsewhere(parties: PartyFinder, candidate: Candidate) -> list[Party]:
    """Return who does an act whose verb has no party as its subject, in text order; empty if the sentence does not tell.

    Three constructions: the party directly before the verb that the parser hangs on a phrase or dateline before it ("On a visit
    to Lima, the envoy praised ..."); whoever makes the text or action that a participle tells of ("passed a resolution calling
    on them"); and the subject of the clause that an act comes before or after ("left the hall after accusing them").
    """
    sentence, i = parties.sentence, candidate.token
    if candidate.signal.kind != "verb" or candidate.signal.subject != "A" or voice(sentence, i) == "passive":
        return []
    if sentence.deps[i] in _MAIN:
        return _before(parties, i)
    above = sentence.heads[i]
    if sentence.deps[i] == "acl" and sentence.tags[i] == "VBG":
        maker = sentence.heads[above]
        made = sentence.deps[above] == "dobj" and sentence.is_verb(maker) and voice(sentence, maker) == "active"
        return parties.parties(subjects(sentence, maker), DOER) if made else []
    if sentence.deps[i] == "relcl" and sentence.lemmas[above] in _DRAFTS:
        return parties.parties(_movers(sentence, i, above), DOER)
    if sentence.deps[i] == "pcomp" and sentence.lower[above] in _ORDER:
        return _of_clause_above(parties, above)
    return []


def _movers(sentence: Sentence, i: int, draft: int) -> list[int]:
    """Return who brings in a text that would do something: "lawmakers introduced a bill that would bar Chilean firms"."""
    own = sentence.child(i, "nsubj")
    would = any(sentence.lower[j] in ("would", "will", "could") for j in sentence.children_with(i, "aux"))
    verb = sentence.heads[draft]
    if own is None or sentence.lower[own] not in ("that", "which") or not would or not sentence.is_verb(verb):
        return []
    if sentence.deps[draft] == "nsubjpass":
        return agents(sentence, verb)
    return subjects(sentence, verb) if sentence.deps[draft] == "dobj" else []


def second_subjects(parties: PartyFinder, candidate: Candidate) -> list[Party]:
    """Return the parties that the parser makes a further subject of a verb, the nearer ones.

    They are who does it ("MANILA -- President Marcos praised ..."); behind a list they are the last of it.
    """
    sentence, i = parties.sentence, candidate.token
    if candidate.signal.kind != "verb" or candidate.signal.subject != "A":
        return []
    if sentence.tags[i] == "VBG":
        return _before_participle(parties, i)
    first, *further = [j for j in sentence.children_with(i, "nsubj") if j < i] or [i]
    if further and len(conjuncts(sentence, first)) > 1:
        further = [first, *further]
    return parties.parties((t for j in further for t in conjuncts(sentence, j)), DOER)


def likewise(parties: PartyFinder, i: int) -> list[Party]:
    """Return who else does it: "Japan voiced concern, as did Peru, Chile and Fiji", "the king, along with two bishops, sued"."""
    sentence = parties.sentence
    clauses = [j for j in sentence.children_with(i, "advcl") if does_likewise(sentence, j)]
    first = [k for j in clauses for k in sentence.children_with(j, "nsubj", "dobj", "npadvmod")]
    named = [t for k in first for t in conjuncts(sentence, k)]
    named += [t for k in first for t in sentence.children_with(k, "appos")]
    named += [t for t in sentence.children_with(i, "npadvmod") if clauses and t > clauses[0]]
    if not _ALONG.isdisjoint(sentence.lower) and voice(sentence, i) == "active":
        named += _along(sentence, i)
    return parties.parties(sorted(named), DOER)


def _along(sentence: Sentence, i: int) -> list[int]:
    """Return who acts along with the subject of a verb, told between commas behind it."""
    out: list[int] = []
    for subject in subjects(sentence, i):
        verb = sentence.heads[subject]
        for j in (*sentence.children_with(verb, "prep", "advmod"), *sentence.children_with(subject, "prep", "advmod")):
            if not subject < j < verb or sentence.lower[j] not in _ALONG or sentence.words[j - 1] != ",":
                continue
            below = [j, *sentence.children_with(j, "prep")]
            out.extend(k for b in below for k in complements(sentence, b))
    return out


def complainants(parties: PartyFinder, candidate: Candidate, complaints: frozenset[str]) -> list[Party]:
    """Return who files a complaint of which a participle tells that the parser gave to its addressee.

    "The union lodged a complaint with police alleging that ...": the union alleges it.

    Args:
        parties: the sentence's parties.
        candidate: the act.
        complaints: nouns for what is lodged with or sent to somebody.
    """
    sentence, i = parties.sentence, candidate.token
    addressed = filed_with(sentence, i)
    if addressed is None:
        return []
    above = sentence.heads[addressed]
    verb = above if sentence.is_verb(above) else next((a for a in sentence.ancestors(above) if sentence.is_verb(a)), above)
    filed = [above, *sentence.children_with(verb, "dobj")]
    if not any(sentence.is_noun(t) and sentence.lemmas[t] in complaints and t < addressed for t in filed):
        return []
    return parties.parties(subjects(sentence, verb), DOER)


def filed_with(sentence: Sentence, i: int) -> int | None:
    """Return the preposition behind which a participle stands with whom a text went to: "with police alleging"."""
    if sentence.tags[i] != "VBG":
        return None
    above = sentence.heads[i]
    if sentence.deps[i] == "acl" and sentence.deps[above] == "pobj":
        above = sentence.heads[above]
    elif sentence.deps[i] != "pcomp" or sentence.child(i, "nsubj") is None:
        return None
    comma = above > 0 and sentence.words[above - 1] == ","
    return above if sentence.lower[above] in _ADDRESSED and not comma else None


def _before_participle(parties: PartyFinder, i: int) -> list[Party]:
    """Return the people right before a participle, or the one it is coordinated with, whom the parser took for an adverbial."""
    sentence = parties.sentence
    first = sentence.heads[i] if sentence.deps[i] == "conj" and sentence.tags[sentence.heads[i]] == "VBG" else i
    before = [j for j in sentence.children_with(first, "npadvmod", "dep") if j == first - 1]
    return parties.parties(before, DOER)


def resumed_subjects(parties: PartyFinder, candidate: Candidate) -> list[Party]:
    """Return who speaks on where a comma and "and" take up the main clause again.

    In "Chad said the raid was a mistake, and accused Mali of lying" the parser makes "accused" a part of what is said.
    """
    sentence, i = parties.sentence, candidate.token
    own = sentence.child(i, "nsubj", "nsubjpass", "aux", "auxpass")
    if sentence.deps[i] != "conj" or sentence.tags[i] not in _SPEAKING or own is not None:
        return []
    if not _resumes(sentence, i) and sentence.child(sentence.heads[i], "expl") is None:
        return []
    inner = i
    for above in sentence.ancestors(i):
        if sentence.deps[inner] == "ccomp" and sentence.tags[above] == sentence.tags[i]:
            found = parties.parties(subjects(sentence, above), DOER)
            if found:
                return found
        if sentence.deps[above] == "ROOT":
            return []
        inner = above
    return []


def _resumes(sentence: Sentence, i: int) -> bool:
    """Tell whether a comma and "and" or "but" stand right before a verb and its adverbs."""
    t = i - 1
    while t > 0 and sentence.deps[t] == "advmod":
        t -= 1
    return t > 0 and sentence.lower[t] in ("and", "but") and sentence.words[t - 1] == ","


def not_that(parties: PartyFinder, i: int, actors: list[Party]) -> list[Party]:
    """Return the actors without a person by name whom "that" or "which" cannot mean: "a fund for Trump that attacks her"."""
    sentence = parties.sentence
    own = sentence.child(i, "nsubj")
    if own is None or sentence.deps[i] != "relcl" or sentence.lower[own] not in ("that", "which"):
        return actors
    return [p for p in actors if p.actor.kind != "person" or not p.actor.named]


def distrusted_subject(sentence: Sentence, i: int) -> bool:
    """Tell whether a participle of force has only the speaker as its subject: "commenting on a sniper killing five, she said"."""
    j = i
    while sentence.deps[j] in ("conj", "advcl", "pcomp", "prep") and sentence.heads[j] != j:
        if sentence.child(j, "nsubj", "nsubjpass") is not None:
            return False
        j = sentence.heads[j]
    return j != i and sentence.tags[i] == "VBG" and sentence.child(j, "ccomp") is not None


def _before(parties: PartyFinder, i: int) -> list[Party]:
    """Return the parties directly before a finite verb, if what stands before them ends there."""
    sentence = parties.sentence
    if sentence.tags[i] not in _FINITE and sentence.child(i, "aux") is None:
        return []
    t = i - 1
    while t > 0 and (sentence.deps[t] in _BETWEEN or sentence.lower[t] in CALENDAR or _dates(sentence, t)):
        t -= 1
    out: list[Mention] = []
    mention = _ending_at(parties, t)
    while mention is not None:
        out.append(mention)
        t = _left_of(sentence, mention)
        joined = t > 0 and (sentence.lower[t] == "and" or (sentence.words[t] == "," and len(out) > 1))
        mention = _ending_at(parties, t - 1) if joined else None
        if sentence.lower[t] == "and" and mention is None:
            return []
    if not out or (t >= 0 and sentence.words[t] not in _ENDS):
        return []
    return [Party(m.actor, m.span) for m in reversed(out)]


def _dates(sentence: Sentence, t: int) -> bool:
    return sentence.deps[t] == "prep" and any(sentence.lower[k] in CALENDAR for k in sentence.children[t])


def _ending_at(parties: PartyFinder, t: int) -> Mention | None:
    return next((m for m in parties.mentions if m.tokens[1] == t + 1 and m.use in ("actor", "people")), None)


def _left_of(sentence: Sentence, mention: Mention) -> int:
    """Return the token before a mention and the words that belong to it."""
    t = mention.tokens[0] - 1
    while t >= 0 and sentence.deps[t] in ("det", "amod", "compound", "nmod", "poss", "case") and sentence.words[t] not in _ENDS:
        t -= 1
    return t


def _of_clause_above(parties: PartyFinder, i: int) -> list[Party]:
    """Return the parties that are the subject of the nearest clause above token i with any."""
    sentence = parties.sentence
    for verb in (a for a in sentence.ancestors(i) if sentence.is_verb(a)):
        found = parties.parties(subjects(sentence, verb), DOER)
        if found:
            return found
    return []


def whose_words(parties: PartyFinder, i: int) -> list[Party]:
    """Return the one party in politics that says what a clause tells: "was charged with treason, the prosecutor said"."""
    sentence = parties.sentence
    while sentence.deps[i] == "conj" and sentence.is_verb(sentence.heads[i]):
        i = sentence.heads[i]
    above = sentence.heads[i]
    if sentence.deps[i] not in ("ccomp", "parataxis") or above == i or sentence.lemmas[above] not in _SAYING:
        return []
    said = parties.parties(subjects(sentence, above), DOER, strict=True)
    return [p for p in said if acts_in_politics(p.actor)] if len(said) == 1 else []


def in_the_midst(parties: PartyFinder, candidate: Candidate) -> list[Party]:
    """Return who is in the midst of what a noun tells: "are in the seventh week of a fast", "began day three of a strike"."""
    sentence, i = parties.sentence, candidate.token
    if candidate.signal.kind != "noun":
        return []
    j = i
    while sentence.deps[j] == "pobj" and sentence.lower[sentence.heads[j]] in _AMID:
        j = sentence.heads[sentence.heads[j]]
        if sentence.is_noun(j) and sentence.lemmas[j] not in _SPANS:
            return []
    verb = sentence.heads[j] if sentence.deps[j] == "dobj" else j
    if verb == i or sentence.lemmas[verb] not in _BEING or not sentence.is_verb(verb):
        return []
    return parties.parties(subjects(sentence, verb), DOER, strict=True)


def punished_for(parties: PartyFinder, candidate: Candidate, codebook: Codebook) -> list[Party]:
    """Return whose deed it is over which somebody acts against them: "broke off ties with Chad over its raids"."""
    sentence, i = parties.sentence, candidate.token
    over = sentence.heads[i]
    if sentence.deps[i] != "pobj" or sentence.lower[over] not in ("over", "for", "of"):
        return []
    if not any(sentence.tags[j] == "PRP$" for j in sentence.children[i]):
        return []
    verb = next((a for a in sentence.ancestors(over) if sentence.is_verb(a)), None)
    if verb is None or key(sentence, verb) not in codebook.word_class(PUNISHING) or voice(sentence, verb) == "passive":
        return []
    doers = {p.actor.country for p in parties.parties(subjects(sentence, verb), DOER)}
    below = {t for t in sentence.subtree(verb) if t < over}
    others = [m for m in parties.mentions if m.head in below and m.actor.kind == "state" and m.actor.country not in doers]
    return [Party(m.actor, m.span) for m in others] if doers and len({m.actor.id for m in others}) == 1 else []


def where_done(parties: PartyFinder, verb: int) -> list[Party]:
    """Return the land in or from which somebody is arrested or expelled, or the body that he has to leave."""
    sentence = parties.sentence
    behind = [(sentence.lower[j], k) for j in sentence.children_with(verb, "prep") for k in complements(sentence, j)]
    heads, left = [k for word, k in behind if word in ("in", "from")], [k for word, k in behind if word == "from"]
    here = [m for m in parties.mentions if m.head in heads and m.actor.kind == "state"]
    here += [m for m in parties.mentions if m.head in left and m.actor.kind in ("organisation", "group")]
    return [Party(m.actor, m.span, "place") for m in here][:1]


def attacks_in_which(sentence: Sentence, candidate: Candidate) -> list[int]:
    """Return the words of a signal behind "in", "by" or "from": the attacks in which somebody died."""
    below = [t for t in candidate.used if sentence.deps[t] == "pobj" and candidate.recipients]
    return [t for t in below if sentence.lower[sentence.heads[t]] in ("in", "by", "from")]
