"""Stances: who wants, supports, opposes, prioritises, fears, demands or rejects which event or state of affairs.

The words and what they are built with stand in ``data/claims/stances.toml``; the grammar is here: verbs, nouns ("its demand
for"), adjectives ("is keen on"), prepositions ("is against"), the purpose of an act ("in an effort to"), and what a party raises.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.actors import Gazetteer
from dragoman.claims.conditional import sides_of
from dragoman.claims.linking import linked_demands, linking_verbs, names_an_exchange
from dragoman.claims.parties import Cast
from dragoman.claims.sides import is_finite
from dragoman.claims.stance_phrases import obliges, phrase_stances, phrase_verbs
from dragoman.claims.stance_words import StanceWord, lexicon, listed_nouns_and_adjectives, prepositions, table
from dragoman.claims.targets import (
    Draft,
    anaphoric,
    clause_before,
    clause_targets,
    evidence_span,
    for_another,
    noun_phrase,
    noun_targets,
    purpose_targets,
    raised_targets,
    verb_targets,
    with_its_act,
)
from dragoman.clauses import agents, negation, subjects, voice
from dragoman.clauses.circumstances import circumstances
from dragoman.language import Sentence
from dragoman.records import Attribution, Event, Mention, Party, Report, Span, Stance, make_id

# Verbs and modals.
_VERBAL = frozenset("VB VBD VBG VBN VBP VBZ MD".split())
# "the fear of the generals", "support among Kurds", "a call by Iran" name the holder, unless the word takes its target so.
_HOLDER_LINKS = frozenset({"of", "among", "by", "from", "in"})


def find_stances(
    report: Report,
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    events: Sequence[Event],
    attributions: Sequence[Attribution],
    gazetteer: Gazetteer | None,
) -> list[Stance]:
    """Find who holds which attitude to what.

    Args:
        report: the report.
        sentences: its sentences, parsed.
        mentions: its mentions of actors, a list a sentence.
        events: its events; the ids of those inside a target are listed.
        attributions: its attributions; a stance inside a content names the attribution.
        gazetteer: from :func:`dragoman.actors.load_gazetteer`, for noun phrases that are no mention; None leaves these out.

    Returns:
        Stances in text order, one for each holder. ``strength`` is weak, medium or strong.
    """
    cast = Cast(report, sentences, mentions, attributions, gazetteer)
    by_sentence: dict[int, list[Event]] = {}
    for event in events:
        by_sentence.setdefault(event.sentence, []).append(event)
    out: dict[tuple[object, ...], Stance] = {}
    previous: Sentence | None = None
    for sentence in sentences:
        for draft in _drafts(sentence, previous, cast) if sentence.parsed else ():
            for stance in _stances(report, sentence, draft, cast, by_sentence):
                out.setdefault((stance.holder.actor.id, stance.attitude, stance.target), stance)
        previous = sentence if sentence.parsed else None
    return list(out.values())


def _stances(report: Report, sentence: Sentence, draft: Draft, cast: Cast, events: dict[int, list[Event]]) -> Iterator[Stance]:
    attribution = cast.attribution_of(sentence, draft.evidence)
    near = [e for i in (sentence.index - 1, sentence.index) for e in events.get(i, ())]
    inside = tuple(e.id for e in near if draft.target.contains(e.span))
    for holder in draft.holders or cast.parties(sentence, draft.heads):
        yield Stance(
            id=make_id("stance", report.id, holder.actor.id, draft.attitude, draft.target),
            report=report.id,
            sentence=sentence.index,
            holder=holder,
            attitude=draft.attitude,
            target=draft.target,
            evidence=draft.evidence,
            strength=draft.strength,
            events=inside,
            attribution=attribution.id if attribution else "",
        )


def _drafts(sentence: Sentence, previous: Sentence | None, cast: Cast) -> Iterator[Draft]:
    listed = listed_nouns_and_adjectives()
    tokens = enumerate(zip(sentence.tags, sentence.lemmas, strict=True))
    chosen = [(i, tag) for i, (tag, lemma) in tokens if tag in _VERBAL or lemma in listed]
    exchange, must = names_an_exchange(sentence), obliges(sentence)
    for i, tag in chosen:
        if tag not in _VERBAL:
            yield from _at_noun_or_adjective(sentence, i, cast)
            continue
        verb = _listed(sentence.lemmas[i], sentence.lower[i])
        if verb is not None:
            yield from _of_listed(sentence, i, verb, previous, cast)
        if exchange or (verb is not None and verb.links):
            yield from linked_demands(sentence, i)
        if must or (verb is not None and verb.opens_phrase):
            yield from phrase_stances(sentence, i, cast)


@dataclass(frozen=True, slots=True)
class _Verb:
    """What the lists hold for a verb by its dictionary form and its form in the text: which readings are worth trying."""

    words: tuple[StanceWord, ...]
    adjective: tuple[StanceWord, ...]
    purpose: bool
    raised: bool
    links: bool
    opens_phrase: bool


@lru_cache(maxsize=20_000)
def _listed(lemma: str, form: str) -> _Verb | None:
    """Return what the lists hold for a verb, None if nothing: so it is for half of all verbs."""
    words = lexicon()
    own = words.get(("V", lemma)) or words.get(("V", _other_lemma(form)), ())
    adjective = words.get(("J", form), ())
    purpose, raised = lemma in table("purpose", "acts"), lemma in table("raised", "verbs")
    links, opens_phrase = lemma in linking_verbs(), lemma in phrase_verbs()
    known = own or adjective or purpose or raised or links or opens_phrase or lemma == "be"
    return _Verb(own, adjective, purpose, raised, links, opens_phrase) if known else None


def _of_listed(sentence: Sentence, i: int, verb: _Verb, previous: Sentence | None, cast: Cast) -> Iterator[Draft]:
    if verb.words and not _supposed(sentence, i):
        yield from _of_verb(sentence, i, verb.words, previous)
    if verb.adjective and sentence.deps[i] == "acomp":  # "is opposed to"
        yield from _of_adjective(sentence, i, sentence.heads[i], verb.adjective)
    elif verb.adjective and voice(sentence, i) == "passive" and not agents(sentence, i):
        yield from _of_adjective(sentence, i, i, verb.adjective)
    if sentence.lemmas[i] == "be":
        yield from _of_preposition(sentence, i)
    if verb.purpose:
        yield from _of_purpose(sentence, i)
    if verb.raised:
        yield from _of_raising(sentence, i, cast)


def _at_noun_or_adjective(sentence: Sentence, i: int, cast: Cast) -> Iterator[Draft]:
    words, lemma = lexicon(), sentence.lemmas[i]
    if ("N", lemma) in words:
        yield from _of_noun(sentence, i, words["N", lemma], cast)
    elif ("J", lemma) in words and sentence.deps[i] in ("acomp", "conj", "advcl", "amod", "acl"):
        yield from _of_adjective(sentence, i, sentence.heads[i], words["J", lemma])
    if lemma in table("purpose", "nouns") and sentence.is_noun(i):
        yield from _of_purpose_noun(sentence, i)


def _other_lemma(form: str) -> str:
    """Return the listed verb that an inflected form may belong to: rules make "hop" of "hopes" as well as of "hops"."""
    words = lexicon()
    endings = (("s", ""), ("d", ""), ("ing", "e"))
    stems = [form[: -len(ending)] + instead for ending, instead in endings if form.endswith(ending)]
    return next((stem for stem in stems if ("V", stem) in words), "")


def _supposed(sentence: Sentence, i: int) -> bool:
    """Tell whether the predicate stands in a condition or a question: then nobody is said to hold the attitude."""
    if any(sentence.lower[j] in ("if", "unless", "whether") for j in sentence.children_with(i, "mark")):
        return True
    should = [j for j in sentence.children_with(i, "aux") if sentence.lower[j] == "should"]
    return bool(should) and min(should) <= sentence.left_edge(i)


def _strength(sentence: Sentence, i: int, default: str) -> str:
    """Grade a stance by the words beside it; a modal of possibility weakens it."""
    beside = [sentence.lower[j] for j in sentence.children[i] if sentence.deps[j] in ("advmod", "amod", "prep", "aux")]
    if any(w in table("degree", "strong") for w in beside):
        return "strong"
    if any(w in table("degree", "weak") or w in ("may", "might", "could") for w in beside):
        return "weak"
    return default


def _attitude(sentence: Sentence, i: int, word: StanceWord) -> str:
    """Return the attitude, that of the negated word where it is negated, or empty."""
    return word.negated if len(negation(sentence, i)) % 2 else word.attitude


# -- verbs --------------------------------------------------------------------------------------------------------


def _of_verb(sentence: Sentence, i: int, words: Sequence[StanceWord], previous: Sentence | None) -> Iterator[Draft]:
    if sentence.lemmas[i] in table("with_would", "verbs") and not any(
        sentence.lower[j] in ("would", "'d", "’d") for j in sentence.children[i]
    ):
        return
    for word in words:
        if word.particle and not any(sentence.lower[j] == word.particle for j in sentence.children[i]):
            continue
        attitude = _attitude(sentence, i, word)
        if not attitude or (not word.attitude and circumstances(sentence, i).perfect):  # "had not accepted money"
            continue
        if voice(sentence, i) == "passive":
            heads, targets = agents(sentence, i), [noun_phrase(sentence, j) for j in subjects(sentence, i)[:1]]
        else:
            heads, targets = subjects(sentence, i), verb_targets(sentence, i, word.takes)
        found = False
        for target in targets:
            span = _resolved(sentence, i, target, previous)
            if heads and span is not None and not _beside_the_matter(sentence, span):
                found = True
                yield Draft(attitude, _strength(sentence, i, word.strength), heads, span, evidence_span(sentence, heads, i, span))
        if found:
            return


def _beside_the_matter(sentence: Sentence, target: Span) -> bool:
    """Tell whether a target is only how somebody speaks ("asked for anonymity")."""
    tokens = sentence.tokens_in(target)
    return bool(tokens) and sentence.lemmas[sentence.head_of(tokens)] in table("not_a_target", "nouns")


def _resolved(sentence: Sentence, i: int, target: Span | None, previous: Sentence | None) -> Span | None:
    """Return what the target means: for "such an outcome", "something X would like to see", the clause told before."""
    before = clause_before(sentence, i)
    if before is not None:
        told = next(
            (
                c
                for _, c in sides_of(sentence, conditions_only=True)
                if c is not None and before.contains(Span(c.start, c.start + 1))
            ),
            None,
        )
        return Span(told.start, before.end) if told is not None else before
    if target is not None and anaphoric(sentence, target):
        return _told_before(previous) if previous is not None else None
    return target


def _told_before(previous: Sentence) -> Span:
    """Return what the sentence before is about: the consequent of its conditional, if it has one, else all of it."""
    consequents = [consequent for _, consequent in sides_of(previous) if consequent is not None]
    return consequents[-1] if consequents else previous.span


# -- nouns, adjectives, prepositions ------------------------------------------------------------------------------


def _of_noun(sentence: Sentence, i: int, words: Sequence[StanceWord], cast: Cast) -> Iterator[Draft]:
    for word in words:
        attitude = _attitude(sentence, i, word)
        targets = (noun_targets(sentence, i, word.takes) or for_another(sentence, i, word.takes)) if attitude else []
        if not targets:
            continue
        links = _HOLDER_LINKS | ({"for"} if "copula" in word.takes else set())
        heads, holders = _noun_holders(sentence, i, cast, links - word.takes)
        if not heads and not holders:
            continue
        for target in (with_its_act(sentence, t) for t in targets):
            evidence = evidence_span(sentence, heads, i, target)
            yield Draft(attitude, _strength(sentence, i, word.strength), heads, target, evidence, holders)
        return


def _noun_holders(sentence: Sentence, i: int, cast: Cast, links: frozenset[str]) -> tuple[list[int], tuple[Party, ...]]:
    """Return who holds what an attitude noun names: possessor, adjective of nationality, "of X", or who voices it."""
    owner, verb = sentence.child(i, "poss"), sentence.heads[i]
    voiced = sentence.deps[i] == "dobj" and sentence.lemmas[verb] in table("voicing", "verbs")
    if owner is not None and sentence.tags[owner] == "PRP$" and voiced and subjects(sentence, verb):
        return subjects(sentence, verb), ()  # "Chad repeated its call for"
    if owner is not None:
        return [owner], ()
    here = cast.mentions[sentence.index]
    adjectives = [m for m in here if m.use in ("modifier", "actor") and m.head in sentence.children[i] and m.head < i]
    if adjectives:
        return [], tuple(Party(m.actor, m.span) for m in adjectives)
    if voiced:
        return subjects(sentence, verb), ()
    fronted = sentence.children[verb] if sentence.deps[i] == "attr" and "for" in links else []  # "for Chad, peace is a priority"
    grows = sentence.children[verb] if sentence.deps[i] == "nsubj" else []  # "fear of a war is growing in Lima"
    grows = [*grows, *(k for j in grows if sentence.deps[j] == "acomp" for k in sentence.children[j])]
    among = [k for j in grows if sentence.lower[j] in ("in", "among") for k in sentence.children_with(j, "pobj")]
    if among and cast.parties(sentence, among[:1], places=True):
        return [], tuple(cast.parties(sentence, among[:1], places=True))
    for j in (*sentence.children[i], *fronted):
        own = sentence.heads[j] == i or sentence.lower[j] == "for"
        if sentence.deps[j] == "prep" and sentence.lower[j] in links and own:
            nouns = [k for k in sentence.children[j] if sentence.deps[k] == "pobj"]
            if nouns and cast.parties(sentence, nouns[:1]):
                return nouns, ()
    return [], ()


def _of_adjective(sentence: Sentence, i: int, verb: int, words: Sequence[StanceWord]) -> Iterator[Draft]:
    head = verb if sentence.is_verb(verb) else i
    if _supposed(sentence, head):
        return
    heads = subjects(sentence, head) if sentence.is_verb(head) else [verb]
    for word in words:
        attitude = word.negated if len(negation(sentence, head)) % 2 else word.attitude
        targets = verb_targets(sentence, i, word.takes) if attitude and heads else []
        for target in targets:
            yield Draft(attitude, _strength(sentence, i, word.strength), heads, target, evidence_span(sentence, heads, i, target))
        if targets:
            return


def _of_preposition(sentence: Sentence, i: int) -> Iterator[Draft]:
    heads = subjects(sentence, i)
    if not heads or _supposed(sentence, i) or negation(sentence, i):
        return
    for j in sentence.children[i]:
        for words, attitude in prepositions():
            last = j + len(words) - 1
            if sentence.deps[j] != "prep" or tuple(sentence.lower[j : last + 1]) != words:
                continue
            for k in sentence.children[last]:
                if sentence.deps[k] in ("pobj", "pcomp"):
                    target = noun_phrase(sentence, k)
                    evidence = evidence_span(sentence, heads, i, target)
                    yield Draft(attitude, _strength(sentence, i, "medium"), heads, target, evidence)


# -- purposes and what is raised ----------------------------------------------------------------------------------


def _of_purpose(sentence: Sentence, i: int) -> Iterator[Draft]:
    """Read a bare infinitive of purpose: "sent envoys to broker a truce"."""
    if negation(sentence, i) or _supposed(sentence, i):
        return
    heads = subjects(sentence, i) if voice(sentence, i) == "active" else agents(sentence, i)
    for j in sentence.children[i]:
        if heads and sentence.deps[j] == "advcl" and j > i and sentence.child(j, "aux") is not None:
            for target in clause_targets(sentence, j, infinitive=True):
                yield Draft("wants", "weak", heads, target, evidence_span(sentence, heads, i, target))


def _of_purpose_noun(sentence: Sentence, i: int) -> Iterator[Draft]:
    """Read "in an effort to", "with the aim of": the wish of who does what it is the purpose of."""
    link = sentence.heads[i]
    if sentence.deps[i] != "pobj" or sentence.lower[link] not in table("purpose", "prepositions"):
        return
    act = next((a for a in sentence.ancestors(link) if sentence.is_verb(a) and _acts(sentence, a)), None)
    if act is None or sentence.child(i, "poss") is not None:
        return
    heads = subjects(sentence, act) if voice(sentence, act) == "active" else agents(sentence, act)
    for target in purpose_targets(sentence, i) if heads else ():
        yield Draft("wants", "medium", heads, target, evidence_span(sentence, heads, i, target))


def _acts(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb tells an act of its own: not an infinitive, and a participle only as "accused of bribing"."""
    if sentence.tags[verb] == "VBG":
        return sentence.deps[verb] == "pcomp" or is_finite(sentence, verb)
    return sentence.tags[verb] != "VB"


def _of_raising(sentence: Sentence, i: int, cast: Cast) -> Iterator[Draft]:
    """Read what a party says was raised or discussed, to be done, as a weak wish of that party."""
    for target in raised_targets(sentence, i):
        attribution = cast.attribution_of(sentence, target)
        if attribution is not None and attribution.actor is not None and attribution.actor.country:
            source = attribution.source[0] if attribution.source else None
            yield Draft("wants", "weak", [], target, target, (Party(attribution.actor, source),))
            continue
        heads = _who_tells(sentence, i)
        if heads:
            yield Draft("wants", "weak", heads, target, evidence_span(sentence, heads, i, target))


def _who_tells(sentence: Sentence, i: int) -> list[int]:
    """Return the subject of the nearest active verb above that has an actor for a subject: who tells of the matter."""
    for above in sentence.ancestors(i):
        if sentence.is_verb(above) and voice(sentence, above) == "active":
            heads = subjects(sentence, above)
            if heads:
                return heads
    return []
