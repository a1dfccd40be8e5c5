"""Who is meant by an act that was told before: "denounced the pact", "called the move blackmail", "vowed to respond".

News names an act once and then points back to it with a noun ("the decision", "the arrests") or a pronoun. Whoever praises,
condemns or rejects it praises, condemns or rejects who did it. So the doers of the nearest earlier act that the word fits are
the recipients; each keeps in ``did`` the words of that act. Only what stands at most two sentences before counts, and never what
one did oneself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.clauses.arguments import subjects, voice
from dragoman.events.matching import Candidate
from dragoman.events.parties import DOER, PartyFinder
from dragoman.events.phrases import complements, is_time, key, stems
from dragoman.events.politics import acts_in_politics
from dragoman.language import Sentence
from dragoman.ontology import MATERIAL_CONFLICT, Codebook, EventType
from dragoman.records import Event, Party, Span

# Word classes of the codebook: nouns that point back to any act, and to words only; verbs that answer acts kindly or in kind.
ACT_NOUNS = "act_nouns"
WORD_NOUNS = "word_nouns"
SPOKEN_NOUNS = "spoken_nouns"
HARM_NOUNS = "harm_nouns"
JOINT_NOUNS = "joint_nouns"
JOINT_VERBS = "joint_verbs"
TEXT_NOUNS = "text_nouns"
PUTTING_VERBS = "putting_verbs"
WORD_VERBS = "word_verbs"
WELCOMING = "welcoming_verbs"
ANSWERING = "answering_verbs"
UNDOING = "undoing_nouns"
_REACH = 2
_KIND, _WORDS = 1, 3
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_PRONOUNS = frozenset({"it", "this", "that"})
# Behind these a noun says itself whose or what it is: "the decision of the court", "the deal with Chad".
_OWN = frozenset({"of", "by", "from", "with", "between", "against"})
# Between two main clauses.
_LINKS = frozenset({";", "and", "but", "while"})
# Behind these stands what words are about: "lodged a protest over the launch".
_ABOUT = frozenset({"over", "at", "about", "against", "to"})
# An act's noun and verb share at least so many first letters: arrest, arrested; launch, launched; veto, vetoed.
_STEM = 4
_RULING = frozenset({"GOV"})


@dataclass(frozen=True, slots=True)
class Before:
    """What was told before a sentence: the events so far, in text order, and what finds the parties of the sentence before it."""

    events: Sequence[Event] = ()
    parties: Callable[[], PartyFinder] | None = None


def recipients_by_act(
    parties: PartyFinder,
    candidate: Candidate,
    sides: tuple[Sequence[Party], Sequence[Party]],
    type_: EventType,
    before: Before,
    codebook: Codebook,
) -> list[Party]:
    """Return whom an act concerns: its own recipients, or where its clause names nobody who did what was told before.

    Whoever asks for the release of captives asks those who hold them.

    Args:
        parties: the parties of the act's sentence.
        candidate: the act.
        sides: who does it, and whom its own clause names.
        type_: what it counts as.
        before: what was told before it.
        codebook: the codebook; its classes ``act_nouns``, ``word_nouns``, ``welcoming_verbs`` and ``answering_verbs`` say what
            points back and what answers.

    Returns:
        The act's own recipients, or the doers with ``did`` set to the words of the earlier act; empty where nothing points back
        or nothing fits.
    """
    actors, recipients = sides
    if not actors:
        return list(recipients)
    sentence = parties.sentence
    near = [e for e in reversed(before.events) if sentence.index - e.sentence <= _REACH and _is_fact(e)]
    if type_.quad == _WORDS and _undoing(sentence, candidate, codebook):
        held_by = (_doers(e, actors) for e in near if e.quad == MATERIAL_CONFLICT)
        return next((found for found in held_by if found), list(recipients))
    if recipients:
        return list(recipients)
    if _answers(sentence, candidate, codebook):
        done = (_doers(e, actors) for e in near if _done_to(e, actors, codebook))
        return next((found for found in done if found), [])
    judged: list[Party] = []
    if _judges(sentence, candidate, type_, codebook):
        kind = type_.quad == _KIND
        judged = _judged(parties, candidate, actors, Before(near[::-1], before.parties), codebook, kind)
    if judged or not _gives_way(candidate, type_):
        return judged
    return next((found for e in near if (found := _counterparts(e, actors))), [])


def _judged(
    parties: PartyFinder, candidate: Candidate, actors: Sequence[Party], before: Before, codebook: Codebook, kind: bool
) -> list[Party]:
    """Return who did what a noun or pronoun of hard words, or of kind ones, points back to."""
    sentence = parties.sentence
    for token in _pointers(sentence, candidate):
        found = [] if sentence.is_noun(token) else _doers_of_clause_before(parties, candidate.token, actors)
        if found:
            return found
        for event in reversed(before.events):
            if kind and event.quad == _WORDS and not sentence.is_noun(token):
                return _criticised(event, actors)  # "A criticised the decision. B welcomed it."
            found = _doers(event, actors) if _fits(sentence, token, event, codebook) else []
            if found:
                return found
        found = _doers_of_sentence_before(before.parties, sentence, token, actors, codebook)
        if found:
            return found
    return []


def _doers_of_clause_before(parties: PartyFinder, i: int, actors: Sequence[Party]) -> list[Party]:
    """Return who does what the clause right before that of a verb tells: "Chad shut the border and Niger called it hostile"."""
    sentence = parties.sentence
    *before, own = sentence.children_with(i, "nsubj") or [i]
    if own >= i or sentence.lower[own - 1] not in _LINKS:
        return []
    verbs = [sentence.heads[i]] if sentence.deps[i] in ("conj", "parataxis") else sentence.children_with(i, "ccomp", "parataxis")
    verb = next((v for v in verbs if v < own and sentence.tags[v] == "VBD"), None)
    doers = before if verb is None else subjects(sentence, verb)
    told = [own if verb is None else verb, *(j for d in before for j in sentence.children_with(d, "acl"))][-1]
    found = [p for p in parties.parties(doers, DOER) if acts_in_politics(p.actor)]
    span = Span(sentence.starts[told], sentence.ends[told])
    return [] if any(_same(a, p) for a in actors for p in found) else [replace(p, did=span) for p in found]


def _is_fact(event: Event) -> bool:
    return bool(event.actors) and (event.reported or (event.factuality.happened and not event.embedded_in))


def _answers(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> bool:
    """Tell whether it is done in answer to something: "vowed to retaliate", "responded with rubber bullets"."""
    verbs = codebook.word_class(ANSWERING)
    return any(key(sentence, t) in verbs for t in (candidate.token, *candidate.used, *candidate.contents))


def _undoing(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> bool:
    """Tell whether it asks to undo what was done to somebody: "demanded its return", "called for their release"."""
    nouns = codebook.word_class(UNDOING)
    asked = [t for t in (*candidate.contents, *candidate.recipients, *candidate.used) if key(sentence, t) in nouns]
    return any(sentence.tags[j] == "PRP$" for t in asked for j in sentence.children[t])


def _gives_way(candidate: Candidate, type_: EventType) -> bool:
    """Tell whether it agrees or refuses to do something, for whom it does not say: "the company agreed to delete the data"."""
    agrees = type_.reciprocal and type_.quad == 1
    return bool(candidate.contents) and (agrees or type_.quad == _WORDS)


def _counterparts(event: Event, actors: Sequence[Party]) -> list[Party]:
    """Return who did an event to these parties, or did it together with them."""
    if _any_alike(event.recipients, actors):
        return _doers(event, actors)
    if event.recipients or not _any_alike(event.actors, actors):
        return []
    return [replace(p, did=event.span) for p in event.actors if not _any_alike([p], actors)]


def _any_alike(one: Sequence[Party], other: Sequence[Party]) -> bool:
    return any(_alike(a, b) for a in one for b in other)


def _alike(a: Party, b: Party) -> bool:
    """Tell whether two parties are one, or are called by the same noun: "a Nevada company", "the company"."""
    nouns = [p.actor.name.lower().split()[-1] for p in (a, b) if p.actor.name and p.actor.kind != "person"]
    return a.actor.id == b.actor.id or (len(nouns) > 1 and nouns[0] == nouns[1])


def _judges(sentence: Sentence, candidate: Candidate, type_: EventType, codebook: Codebook) -> bool:
    """Tell whether an act is hard words or a welcome."""
    welcomes = type_.quad == 1 and key(sentence, candidate.token) in codebook.word_class(WELCOMING)
    return candidate.signal.kind == "verb" and (type_.quad == _WORDS or welcomes)


def _pointers(sentence: Sentence, candidate: Candidate) -> Iterator[int]:
    """Yield the nouns and pronouns of an act that point back to another act."""
    over = [
        k
        for t in (candidate.token, *candidate.used)
        for j in sentence.children_with(t, "prep")
        if sentence.lower[j] in _ABOUT
        for k in complements(sentence, j)
    ]
    for token in dict.fromkeys((*candidate.recipients, *candidate.used, *candidate.contents, *over)):
        if sentence.tags[token] in ("PRP", "DT"):
            if any(s.fills == "X" for s in candidate.signal.slots) and token in candidate.recipients:
                continue  # "accused it of theft" is said of somebody, "denounced it" of what was done
            if sentence.lower[token] in _PRONOUNS and sentence.deps[token] in ("dobj", "nsubj", "nsubjpass"):
                yield token
        elif sentence.is_noun(token) and not is_time(sentence, token) and _is_definite(sentence, token):
            yield token


def _is_definite(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun is meant as known, and does not say itself whose it is."""
    below = [j for j in sentence.children[noun] if sentence.tags[j] != "PRP$"]
    own = any(sentence.deps[j] in ("relcl", "acl", "appos", "poss") for j in below)
    told = any(sentence.lower[j] in _OWN for j in sentence.children_with(noun, "prep", "agent"))
    before = sentence.children_with(noun, "det", "poss")
    pointing = any(sentence.lower[j] in _POINTING or sentence.tags[j] == "PRP$" for j in before)
    return pointing and not own and not told


def _fits(sentence: Sentence, token: int, event: Event, codebook: Codebook) -> bool:
    """Tell whether the word at a token can mean an earlier event."""
    word = key(sentence, token)
    if not sentence.is_noun(token):
        return True
    own, verb = {s.type for s in codebook.index.get(word, ()) if s.kind == "noun"}, stems(event.text.lower())
    if word in codebook.word_class(WORD_NOUNS):
        return event.quad == _WORDS and (len(own) != 1 or event.type in own or event.act in own)
    if _same_stem(word, event.text.lower()):
        return True
    if word in codebook.word_class(JOINT_NOUNS):  # nobody makes a deal alone
        joint = codebook.types[event.type].reciprocal or not codebook.word_class(JOINT_VERBS).isdisjoint(verb)
        return joint and event.quad == _KIND and len(event.actors) + len(event.recipients) > 1
    if word in codebook.word_class(TEXT_NOUNS):
        return not (codebook.types[event.type].by_anyone or codebook.types[event.type].is_force)
    if word in codebook.word_class(SPOKEN_NOUNS) and codebook.types[event.type].is_harm:
        return False
    if word in codebook.word_class(ACT_NOUNS):
        return codebook.word_class(WORD_VERBS).isdisjoint(verb)
    if codebook.types[event.type].is_force and codebook.types[event.type].is_harm and word not in codebook.word_class(HARM_NOUNS):
        return False  # nobody's storming is "the bombing"
    return any(s.kind == "noun" and s.type in (event.type, event.act) for s in codebook.index.get(word, ()))


def _same_stem(noun: str, verb: str) -> bool:
    alike = noun.endswith("ing") and not set(stems(noun)).isdisjoint(stems(verb))  # "fired", "the firing"
    return alike or (len(noun) >= _STEM and noun[:_STEM] == verb[:_STEM])


def _done_to(event: Event, actors: Sequence[Party], codebook: Codebook) -> bool:
    """Tell whether an event was done to these parties, or is a crowd's doing against whoever is there."""
    ours = {p.actor.id for p in actors}
    countries = {p.actor.country for p in actors if p.actor.country}
    hit = any(p.actor.id in ours or p.actor.country in countries for p in event.recipients)
    crowd = codebook.types[event.type].by_anyone and not all(acts_in_politics(p.actor) for p in event.actors)
    return event.quad > 2 and (hit or crowd)


def _doers(event: Event, actors: Sequence[Party]) -> list[Party]:
    """Return who did an event, none of the parties given among them; of several those of the critics' own country."""
    if any(_same(a, p) for a in actors for p in event.actors):
        return []
    own = {p.actor.country for p in actors if p.actor.kind != "state"} - {""}
    partners = [p for p in event.recipients if event.quad == _KIND and p.actor.kind == "state"]
    both = [*event.actors, *partners]  # "politicians in Dhaka denounced the pact"
    found = [p for p in both if p.actor.country in own] or list(event.actors)
    return [replace(p, did=event.span) for p in found]


def _criticised(event: Event, actors: Sequence[Party]) -> list[Party]:
    """Return whose earlier act hard words were about, if they pointed back to one."""
    return [p for p in event.recipients if p.did is not None and not any(_same(a, p) for a in actors)]


def _same(a: Party, b: Party) -> bool:
    """Tell whether two parties are one, or speak for one state."""
    if a.actor.id == b.actor.id or (a.span is not None and a.span == b.span):
        return True
    official = all(_RULING & set(p.actor.sectors[:1]) for p in (a, b))
    stately = any(p.actor.kind == "state" for p in (a, b))
    return bool(a.actor.country) and a.actor.country == b.actor.country and official and stately


def _doers_of_sentence_before(
    find_parties: Callable[[], PartyFinder] | None,
    sentence: Sentence,
    token: int,
    actors: Sequence[Party],
    codebook: Codebook,
) -> list[Party]:
    """Return who does what the main clause of the sentence before tells as done, where no signal knows the act.

    The noun that points back may mean any act, or must be that clause's own verb: "launched", "the launch".
    """
    if find_parties is None:
        return []
    parties = find_parties()
    told = parties.sentence
    verb = next((i for i in range(len(told)) if told.deps[i] == "ROOT"), None)
    if verb is not None and key(told, verb) in codebook.word_class("saying_verbs"):
        verb = next(iter(told.children_with(verb, "ccomp")), verb)
    if verb is None or voice(told, verb) == "passive" or told.tags[verb] not in ("VBD", "VBN"):
        return []
    if told.child(verb, "ccomp") is not None:  # "announced that nothing had changed"
        return []
    word = key(sentence, token)
    if word not in codebook.word_class(ACT_NOUNS) and not _same_stem(word, told.lower[verb]):
        return []
    found = [p for p in parties.parties(subjects(told, verb), DOER) if acts_in_politics(p.actor)]
    if not _same_stem(word, told.lower[verb]):
        alone = word in codebook.word_class(JOINT_NOUNS) and len(found) < 2
        text = word in codebook.word_class(TEXT_NOUNS) and key(told, verb) not in codebook.word_class(PUTTING_VERBS)
        if alone or text or key(told, verb) in codebook.word_class(WORD_VERBS):
            return []
    span = Span(told.starts[verb], told.ends[verb])
    return [] if any(_same(a, p) for a in actors for p in found) else [replace(p, did=span) for p in found]
