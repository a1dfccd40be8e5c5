"""All signals of a sentence: what may tell an event, and which of them is only the content of another."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from dragoman.clauses.arguments import agents, subjects, voice
from dragoman.clauses.circumstances import tense
from dragoman.events.asked import KnownWord, SignalLookup, signals_of
from dragoman.events.far_doers import far_agents
from dragoman.events.matching import Candidate, Site, fill_subject, match
from dragoman.events.noun_roles import LIGHT_VERBS, PARTITIVES
from dragoman.events.phrases import CALENDAR, anchor, key, stems
from dragoman.language import Sentence
from dragoman.ontology import MATERIAL_CONFLICT, Codebook
from dragoman.patterns import Signal

# Verbs through which a governed event is told as a fact ("decided to lift", "announced the release").
TRANSPARENT_VERBS = "transparent_verbs"
# The trigger of signals that hold for whatever verb governs the words they name.
ANY_VERB = "*"
# Verbs behind which something is done: by whom they bring to it, by whom nobody named makes do it, by who does not hesitate.
_CAUSING, _COMPELLING, _HESITATING = "causing_verbs", "compelling_verbs", "hesitating_verbs"
_AUXILIARIES = frozenset({"aux", "auxpass"})
# Whoever is the subject behind these is whom a question is about: "is examining whether the firm paid".
_WHETHER = frozenset({"whether", "if", "how"})
_IN_CASE = frozenset({"if", "unless"})
_MEANWHILE = _IN_CASE | {"while", "as", "when", "until"}
_GOVERNED = ("dobj", "nsubjpass")
_VERB, _NOUN, _ADJECTIVE = ("verb",), ("noun",), ("adjective",)
_NOUN_OR_VERB, _VERB_OR_ADJECTIVE = ("noun", "verb"), ("verb", "adjective")
_KINDS = {
    **dict.fromkeys(("VB", "VBD", "VBP", "VBZ"), _VERB),
    **dict.fromkeys(("NN", "NNS", "NNPS"), _NOUN),
    **dict.fromkeys(("JJ", "JJR", "JJS", "RB"), _ADJECTIVE),
}
_NO_WORDS: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Search:
    """What is looked up once for all tokens of a sentence: what is known of them, and the signals that any verb of it may have.

    ``words`` are those for which signals ask; ``hyphens`` tells whether there are any.
    """

    sentence: Sentence
    codebook: Codebook
    lookup: SignalLookup
    known: Sequence[KnownWord]
    words: Set[str]
    faint: bool
    generic: Sequence[Signal]
    hyphens: bool


def _search(sentence: Sentence, codebook: Codebook, faint: bool) -> _Search:
    lookup = signals_of(codebook)
    known = lookup.known_words(sentence)
    words = lookup.words_in(sentence, known)
    generic = lookup.complete(ANY_VERB, words, faint=faint)
    return _Search(sentence, codebook, lookup, known, words, faint, generic, "-" in sentence.words)


def find_candidates(sentence: Sentence, codebook: Codebook, *, faint: bool = False) -> list[Candidate]:
    """Find the signals of a sentence, with ``faint`` those too that tell nothing unless the parties are given.

    Returns:
        The strongest candidate of each token in text order, with ``operator`` set on those that are the content of another.
    """
    found: list[Candidate] = []
    search = _search(sentence, codebook, faint)
    for i, trigger in _triggers(search):
        best = _best_at(search, i, trigger)
        if best is not None and not _of_others(sentence, best) and not _was_done(sentence, best, codebook):
            found.append(best)
    if not found:
        return found
    if not faint:
        found = _with_faint_contents(search, found)
    found = _without_used(sentence, found)
    _link_operators(sentence, found, codebook)
    for candidate in found:
        _inherit(sentence, candidate, found)
        _let_meet_the_condition(sentence, candidate, codebook)
    return found


def _triggers(search: _Search) -> list[tuple[int, str]]:
    """Return the tokens that may trigger something, each with the word under which the codebook has signals for it.

    Those whose signals ask for words that are not here are left out; verbs are among them all the same where signals for any
    verb have their words here, and what a hyphen joins to the word before.
    """
    if search.faint:
        found = [(i, word.faint_trigger) for i, word in enumerate(search.known) if word.faint_trigger is not None]
    else:
        told = [(i, word) for i, word in enumerate(search.known) if word.trigger is not None]
        verbal = search.sentence.tags if search.generic else ()
        found = [(i, w.trigger or "") for i, w in told if w.may_hold(search.words) or (verbal and verbal[i][0] == "V")]
    if search.hyphens:
        joined = {i + 1: "" for i, word in enumerate(search.sentence.words[:-1]) if word == "-"}
        found = sorted((joined | dict(found)).items())
    return found


def _of_others(sentence: Sentence, candidate: Candidate) -> bool:
    """Tell whether any verb at all governs what is expressly somebody else's: "hailed Peru's deal with Chile"."""
    if candidate.signal.lemma != ANY_VERB:
        return False
    owners = [j for t in candidate.used for j in sentence.children_with(t, "poss")]
    return any(sentence.is_noun(j) for j in owners)


def _was_done(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> bool:
    """Tell whether a verb of hesitation says that what stands behind it was done: "did not hesitate to fire"."""
    hesitates = candidate.signal.denied and key(sentence, candidate.token) in codebook.word_class(_HESITATING)
    return hesitates and tense(sentence, candidate.token) == "past"


def _best_at(search: _Search, i: int, trigger: str) -> Candidate | None:
    """Return the strongest signal at token i, whose word there is ``trigger``, with its subject filled."""
    joined = _joined_trigger(search.sentence, i, search.codebook) if search.hyphens else ""
    best = strongest(_candidates(search, i, joined)) if joined else None
    if best is None:
        best = strongest(_candidates(search, i, trigger))
    if best is not None and not best.signal.subject_words:
        fill_subject(search.sentence, best, search.codebook)
        best.add("A", far_agents(search.sentence, best, search.codebook))
    return best


def _with_faint_contents(search: _Search, found: list[Candidate]) -> list[Candidate]:
    """Add the faint signals at what is asked, promised or refused: there they tell nothing by themselves."""
    out = {c.token: c for c in found}
    tokens = [t for c in found for t in c.contents if t not in out]
    if not tokens:
        return found
    search = replace(search, faint=True, generic=search.lookup.complete(ANY_VERB, search.words, faint=True))
    for token in tokens:
        best = _best_at(search, token, search.known[token].faint_trigger or "")
        # Material conflict is too grave to be read from a faint signal, even where it is only asked.
        if best is not None and search.codebook.quad(best.signal.type) != MATERIAL_CONFLICT:
            out[token] = best
    return [out[token] for token in sorted(out)]


def _candidates(search: _Search, i: int, trigger: str) -> Sequence[Candidate]:
    """Return all signals that match at token i, in the codebook's order; ``trigger`` is its word there, if it has one."""
    sentence = search.sentence
    if not trigger:
        return _generic(search, i) if sentence.tags[i][0] == "V" else ()
    kinds = _KINDS.get(sentence.tags[i]) or _kinds(sentence, i)
    # An auxiliary governs nothing, so that no word of the sentence goes with it.
    words = search.words if sentence.deps[i] not in _AUXILIARIES or sentence.children[i] else _NO_WORDS
    signals = search.lookup.complete(trigger, words, kinds, search.faint)
    if signals and kinds == _NOUN and _only_modifies(sentence, i, search.codebook):
        return ()
    matched = _matched(signals, sentence, i, search.codebook)
    return matched or (_generic(search, i) if kinds == _VERB else ())


def _only_modifies(sentence: Sentence, i: int, codebook: Codebook) -> bool:
    """Tell whether a noun only modifies another: "defence minister", "attack helicopter", but not "attack series"."""
    return sentence.deps[i] == "compound" and key(sentence, sentence.heads[i]) not in codebook.word_class(PARTITIVES)


def _matched(signals: Sequence[Signal], sentence: Sentence, i: int, codebook: Codebook) -> Sequence[Candidate]:
    """Return what those signals that match at token i find there."""
    if not signals:
        return ()
    site = Site(sentence, i, codebook)
    return [c for s in signals if (c := match(site, s)) is not None]


def _joined_trigger(sentence: Sentence, i: int, codebook: Codebook) -> str:
    """Return the word with signals that a hyphen joins to token i, or nothing: "test-fired", "co-produce" are three tokens."""
    if i < 2 or sentence.words[i - 1] != "-":
        return ""
    words = (key(sentence, i), *(stems(sentence.lower[i]) if sentence.tags[i][0] == "V" else ()))
    return next((j for w in words if (j := f"{sentence.lower[i - 2]}-{w}") in codebook.index), "")


def _generic(search: _Search, i: int) -> Sequence[Candidate]:
    """Match the signals that hold for any verb ("poured money into"), by what the verb governs."""
    sentence = search.sentence
    if not search.generic or sentence.deps[i] in _AUXILIARIES or sentence.child(i, *_GOVERNED) is None:
        return ()
    if key(sentence, i) in search.codebook.word_class("stative_verbs"):
        return ()
    return [c for c in _matched(search.generic, sentence, i, search.codebook) if c.recipients]


def _kinds(sentence: Sentence, i: int) -> tuple[str, ...]:
    """Return the kinds of signals that the place of a participle or proper name at token i allows."""
    if sentence.tags[i] not in ("VBN", "VBG"):
        return _NOUN if sentence.tags[i] == "NNP" and sentence.lower[i] not in CALENDAR else ()
    gerund = sentence.tags[i] == "VBG" and sentence.child(i, "dobj") is None
    if gerund and _of_phrase(sentence, i):
        return _NOUN_OR_VERB  # "the restoring of ties", wherever the parser hangs it
    label = sentence.deps[i]
    if label == "amod":
        return _ADJECTIVE
    if label in ("acomp", "oprd"):
        return _VERB_OR_ADJECTIVE
    if gerund and label in ("nsubj", "dobj", "pobj", "compound", "conj", "nsubjpass"):
        return _NOUN_OR_VERB
    return _VERB_OR_ADJECTIVE if sentence.tags[i] == "VBN" else _VERB


def _of_phrase(sentence: Sentence, i: int) -> bool:
    return any(sentence.deps[j] == "prep" and sentence.lower[j] == "of" for j in sentence.children[i])


def strongest(candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the most specific candidate, the first of equals."""
    best: Candidate | None = None
    for candidate in candidates:
        if best is None or candidate.strength > best.strength:
            best = candidate
    return best


def _without_used(sentence: Sentence, found: list[Candidate]) -> list[Candidate]:
    """Drop candidates whose trigger only completes another's signal (the sanctions of "lift sanctions")."""
    used = {t: c for c in found for t in c.used}
    users = ((c, used.get(c.token)) for c in found)
    return [c for c, user in users if user is None or user.token == c.token or _stands_alone(sentence, c, user)]


def _stands_alone(sentence: Sentence, candidate: Candidate, user: Candidate) -> bool:
    """Tell whether an event noun says who did it, and the passive that takes it up does not: "the raid by X was condemned"."""
    own = candidate.signal.kind == "noun" and bool(candidate.actors) and not user.actors
    return own and user.signal.kind == "verb" and voice(sentence, user.token) == "passive"


def _link_operators(sentence: Sentence, found: list[Candidate], codebook: Codebook) -> None:
    """Set the operator of each candidate that stands in the content of another."""
    at = {c.token: c for c in found}
    for operator in found:
        for content in () if _brings_about(sentence, operator, codebook) else operator.contents:
            for token in _content_triggers(sentence, content, at, codebook):
                if at[token].operator is None and token != operator.token:
                    at[token].operator = operator
                    if token not in operator.contents:
                        operator.contents.append(token)
    holders = [c for c in found if not _brings_about(sentence, c, codebook)]
    for candidate in found:
        if candidate.operator is None:
            candidate.operator = _operator_above(sentence, candidate, holders)


def _brings_about(sentence: Sentence, operator: Candidate, codebook: Codebook) -> bool:
    """Tell whether what stands behind a verb is done: "prompted Chad to close the border", "was forced to close it"."""
    i = operator.token
    if operator.signal.kind != "verb" or tense(sentence, i) != "past":
        return False
    forced = key(sentence, i) in codebook.word_class(_COMPELLING) and voice(sentence, i) == "passive"
    return (forced and not agents(sentence, i)) or key(sentence, i) in codebook.word_class(_CAUSING)


def _content_triggers(sentence: Sentence, content: int, at: dict[int, Candidate], codebook: Codebook) -> list[int]:
    """Return the candidates that a content token stands for: itself, or what a light verb or partitive there leads to."""
    if content in at:
        return [content]
    word = key(sentence, content)
    if not any(word in codebook.word_class(name) for name in (LIGHT_VERBS, TRANSPARENT_VERBS, PARTITIVES)):
        return []
    out = []
    for j in sentence.children[content]:
        if sentence.deps[j] in ("dobj", "xcomp", "ccomp", "nsubjpass") and j != content:
            out.extend(_content_triggers(sentence, j, at, codebook))
        elif sentence.deps[j] == "prep":
            for k in sentence.children_with(j, "pobj", "pcomp"):
                out.extend(_content_triggers(sentence, k, at, codebook))
    return out


def _operator_above(sentence: Sentence, candidate: Candidate, found: list[Candidate]) -> Candidate | None:
    """Return the nearest operator in whose content this candidate stands, however deep, relative clauses apart."""
    holders = {t: c for c in found if c is not candidate for t in c.contents}
    if not holders:
        return None
    j = candidate.token
    while True:
        if j in holders and holders[j] is not candidate and holders[j].token != candidate.token:
            return holders[j]
        if sentence.heads[j] == j or sentence.deps[j] == "relcl":
            return None
        j = sentence.heads[j]


def _inherit(sentence: Sentence, candidate: Candidate, found: list[Candidate]) -> None:
    """Give an operator without recipient the recipient of its content ("refused to meet him")."""
    if candidate.recipients or not candidate.contents:
        return
    for other in found:
        if other.operator is candidate and other.token in candidate.contents:
            if not other.recipients and other.contents and other is not candidate:
                _inherit(sentence, other, found)
            theirs = other.recipients or [t for t in other.actors if t not in candidate.actors]
            candidate.add("R", [t for t in theirs if t not in candidate.actors])
    if not candidate.recipients:
        candidate.add("R", [t for t in candidate.contents if sentence.is_noun(t) and t not in candidate.actors])
    if not candidate.recipients and any(sentence.lower[t] in _WHETHER for t in candidate.used):
        candidate.add("R", [k for t in candidate.contents for k in subjects(sentence, t)])


def _let_meet_the_condition(sentence: Sentence, candidate: Candidate, codebook: Codebook) -> None:
    """Give words to nobody named the one in whose hands the condition is: "vowed to strike unless the mayor resigned"."""
    if candidate.signal.kind != "verb" or codebook.quad(candidate.signal.type) == 2 or candidate.recipients:
        return
    below = [candidate.token, *candidate.contents, *candidate.used]
    awaited = _MEANWHILE if candidate.signal.denied else _IN_CASE  # "will not stand by while Chad burns villages"
    clauses = [j for t in below for j in sentence.children_with(t, "advcl") if _is_condition(sentence, j, awaited)]
    candidate.add("R", [k for j in clauses for k in subjects(sentence, j) if k not in candidate.actors])


def _is_condition(sentence: Sentence, i: int, openers: frozenset[str]) -> bool:
    """Tell whether the clause of token i is a condition: "if", "unless", or an inverted "should"."""
    if any(sentence.lower[j] in openers for j in sentence.children_with(i, "mark", "advmod")):
        return True
    subject = sentence.child(i, "nsubj", "nsubjpass")
    return subject is not None and any(sentence.lower[j] == "should" and j < subject for j in sentence.children_with(i, "aux"))


def governing_event(sentence: Sentence, candidate: Candidate, found: list[Candidate], codebook: Codebook) -> Candidate | None:
    """Return the candidate whose subject is this event noun ("the attack killed nine"): both tell one event."""
    if candidate.signal.kind != "noun":
        return None
    base = anchor(sentence, candidate.token, codebook.word_class(PARTITIVES))
    for other in found:
        if other is not candidate and base in other.actors and other.signal.kind == "verb":
            return other
    return None
