"""What did these do to those, in this text: one event type for a given actor and recipient, always, with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dragoman.clauses.arguments import subjects
from dragoman.clauses.circumstances import negation, tense
from dragoman.events.candidates import find_candidates
from dragoman.events.encoder_opinion import encoder_shares
from dragoman.events.guessing import guesses
from dragoman.events.matching import Candidate
from dragoman.events.phrases import key
from dragoman.events.reading_facts import (
    Facts,
    closeness,
    closest,
    facts_of_candidate,
    facts_of_guess,
    facts_of_standpoint,
)
from dragoman.events.rewriting import asks_another, category, rule_for, told_as_coming
from dragoman.events.sides import MUTUAL
from dragoman.events.trust import TO_EACH_OTHER, load_trust
from dragoman.events.word_evidence import clues_in, word_evidence
from dragoman.headlines import parse_with_headlines
from dragoman.language import Sentence, load_parser, split
from dragoman.ontology import Codebook, load_codebook
from dragoman.records import Report, Span, make_id

# How much each kind of evidence counts. The order matters, not the figures: grammar of both parties before specific
# wording, before nearness (set by hand on the codebook's own examples).
_PARTY_WEIGHT = 2.0
_STRENGTH_WEIGHT = 0.45
_CONTENT_SHARE = 0.6  # the party stands in what is refused, demanded, promised
_BELOW_SHARE = 0.45  # the party stands somewhere below the trigger
_EMBEDDED_PENALTY = 2.2
_ASIDE_PENALTY = 0.4  # content of what neither party says or does
_STRANGER_SHARE = 0.3  # the party stands in the content, and another than it fills the role
_SUBORDINATE_PENALTY = 0.35
_STRANGER_PENALTY = 0.8  # somebody else does it
# From this on a party's words stand in the phrase that fills the role, at most two steps from its head.
_ROLE_SHARE = 0.7
_SENDING = "sending_verbs"
_STATIVE = "stative_verbs"
# Who says it, or does it side by side, is said by the grammar alone: more than words about it.
_STANDPOINT_BONUS = 1.5
# What an answer gives as its rule where no signal reads what words, or the language model, made it.
_BY_WORDS, _BY_MODEL = "words alone", "language model"


@dataclass(frozen=True, slots=True)
class Reading:
    """One possible event between the parties: type, mode, the words that tell it, the rule, and its score."""

    type: str
    mode: str
    evidence: Span
    signal: str
    rule: str
    score: float
    facts: Facts = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class RelationAnswer:
    """The event type between an actor and a recipient, its evidence, and what else was considered, best first."""

    type: str
    mode: str
    score: float
    evidence: Span | None
    signal: str
    rule: str
    runners_up: tuple[Reading, ...] = ()


def relate(
    text: str,
    actor: Iterable[Span],
    recipient: Iterable[Span],
    codebook: Codebook | None = None,
    model: str | None = None,
    second_opinion: bool = True,
) -> RelationAnswer:
    """Answer what the actor does to the recipient in this text.

    Args:
        text: a sentence or passage.
        actor: spans of ``text`` that name the actor (possibly several, possibly none).
        recipient: spans that name the recipient, likewise.
        codebook: another codebook than the default.
        model: another spaCy pipeline than the default.
        second_opinion: hear what was learned from example sentences where the rules are unsure
            (:mod:`dragoman.events.word_evidence`), and a small language model where that is not enough
            (:mod:`dragoman.events.encoder_opinion`). A codebook of other types has no such opinion.

    Returns:
        Always one event type of the codebook, with the trigger's span, the signal and rule that fired, a score
        (higher is surer, comparable within one text only) and the runners-up.
    """
    codebook = codebook or load_codebook()
    report = Report(id=make_id("report", text), text=text)
    sentences = split(report)
    parser = load_parser(model) if model else load_parser()
    actors, recipients = [Span(*s) for s in actor], [Span(*s) for s in recipient]
    chosen = sentences_of(sentences, [*actors, *recipients])
    parse_with_headlines(chosen, parser)
    return relate_parsed(chosen, actors, recipients, codebook, second_opinion)


def relate_parsed(
    sentences: list[Sentence], actors: list[Span], recipients: list[Span], codebook: Codebook, second_opinion: bool = True
) -> RelationAnswer:
    """Answer :func:`relate` for sentences that are parsed already.

    Args:
        sentences: the parsed sentences of a text.
        actors, recipients: spans of the parties in it.
        codebook: the codebook.
        second_opinion: whether words and the language model are asked beside the rules.
    """
    readings = [r for s in sentences for r in readings_of(s, actors, recipients, codebook)]
    readings.sort(key=lambda r: (-r.score, r.evidence, r.type))
    if second_opinion:
        readings = _with_second_opinion(readings, sentences, actors, recipients, codebook)
    if not readings:
        return RelationAnswer(codebook.default, "", 0.0, None, "", "default")
    best = readings[0]
    rest: list[Reading] = []
    for reading in readings[1:]:
        if reading.type != best.type and all(reading.type != r.type for r in rest):
            rest.append(reading)
    return RelationAnswer(best.type, best.mode, best.score, best.evidence, best.signal, best.rule, tuple(rest))


def _with_second_opinion(
    readings: list[Reading], sentences: list[Sentence], actors: list[Span], recipients: list[Span], codebook: Codebook
) -> list[Reading]:
    """Return the readings, best first; before all that of which words and the language model are sure where rules are not."""
    learned = word_evidence(codebook)
    if learned is None or not sentences or not (actors or recipients):
        return readings
    shares = learned.between(sentences, actors, recipients, codebook)
    asked: list[dict[str, float]] = []

    def ask() -> dict[str, float]:
        asked.append(encoder_shares(sentences, actors, recipients, codebook))
        return asked[0]

    type_ = load_trust().instead([(r.type, r.facts) for r in readings], shares, ask)
    if not type_:
        return readings
    score = readings[0].score if readings else 0.0
    own = next((r for r in readings if r.type == type_), None)
    if own is not None:
        return [replace(own, score=score), *(r for r in readings if r is not own)]
    span = learned.telling(clues_in(sentences, actors, recipients), type_) or sentences[0].span
    return [Reading(type_, "", span, "", _BY_MODEL if asked else _BY_WORDS, score), *readings]


def sentences_of(sentences: list[Sentence], spans: list[Span]) -> list[Sentence]:
    """Return the sentences that hold the most of the spans; all of them if none holds any."""
    held = [sum(s.span.overlaps(p) for p in spans) for s in sentences]
    most = max(held, default=0)
    return [s for s, n in zip(sentences, held, strict=True) if n == most or (most == 1 and n)] if most else sentences


def readings_of(sentence: Sentence, actors: list[Span], recipients: list[Span], codebook: Codebook) -> Iterator[Reading]:
    """Yield every reading of the sentence as an event between the parties, with its score and its facts."""
    found = find_candidates(sentence, codebook, faint=True)
    yield from read_between(sentence, actors, recipients, found, codebook)
    actor = {t for s in actors for t in sentence.tokens_in(s)}
    recipient = {t for s in recipients for t in sentence.tokens_in(s)}
    told = {c.token for c in found}
    yield from _refusals(sentence, told, actor, recipient, codebook)
    yield from _by_guess(sentence, told, actor, recipient, codebook)


def read_between(
    sentence: Sentence, actors: list[Span], recipients: list[Span], found: Sequence[Candidate], codebook: Codebook
) -> Iterator[Reading]:
    """Yield the readings of those signals that were found in the sentence in their grammar, as :func:`readings_of` does.

    Args:
        sentence: a parsed sentence.
        actors, recipients: spans of the parties.
        found: candidates of the sentence.
        codebook: the codebook.
    """
    actor = {t for s in actors for t in sentence.tokens_in(s)}
    recipient = {t for s in recipients for t in sentence.tokens_in(s)}
    for candidate in found:
        if candidate.token in recipient - actor and candidate.signal.kind == "noun" and not candidate.actors:
            continue
        contents = [c for c in found if c.operator is candidate and c.token in candidate.contents]
        counts_as = category(sentence, candidate, contents, codebook)
        span = Span(sentence.starts[candidate.token], sentence.ends[candidate.token])
        aim = _aim_bonus(sentence, candidate, found, actor, recipient, codebook)
        score = _score(sentence, candidate, actor, recipient) + aim
        facts = facts_of_candidate(sentence, candidate, bool(counts_as.rule), aim, actor, recipient)
        if _to_each_other(sentence, candidate):
            facts[TO_EACH_OTHER] = 1.0
        yield Reading(counts_as.type, counts_as.mode, span, candidate.signal.pattern, counts_as.rule, score, facts)
        to_each_other = key(sentence, candidate.token) in codebook.word_class(MUTUAL)  # "Chad and Mali exchanged fire"
        fits = {
            "told": _told_of_another(sentence, candidate, actor, recipient),
            "together": 0.0 if to_each_other else _done_together(sentence, candidate, actor, recipient),
            "through": _done_through(sentence, candidate, actor, recipient),
            "joint": _done_jointly(sentence, candidate, actors, recipient),
        }
        yield from _by_standpoint(sentence, candidate, fits, "future" in counts_as.when, span, codebook)


def _by_standpoint(
    sentence: Sentence, candidate: Candidate, fits: dict[str, float], future: bool, span: Span, codebook: Codebook
) -> Iterator[Reading]:
    """Yield what an act counts as by who tells it of whom, or does it with or through whom, as far as that fits (0 to 2)."""
    for when, fit in fits.items():
        rule = rule_for(when, sentence, candidate, codebook) if fit else None
        if rule is not None:
            type_, mode = told_as_coming(rule.becomes, rule.mode, codebook) if future else (rule.becomes, rule.mode)
            score = _PARTY_WEIGHT * fit + _STANDPOINT_BONUS
            yield Reading(type_, mode, span, candidate.signal.pattern, rule.id, score, facts_of_standpoint(fit))


def _by_guess(sentence: Sentence, told: set[int], actor: set[int], recipient: set[int], codebook: Codebook) -> Iterator[Reading]:
    """Yield the signals whose words alone stand there, at tokens that no reading in its grammar has."""
    for token, signal, score in guesses(sentence, codebook, actor, recipient):
        if token in told:
            continue
        coming = signal.kind == "verb" and sentence.lower[token - 1 : token] == ["to"]
        type_, mode = told_as_coming(signal.type, "", codebook) if coming else (signal.type, "")
        span = Span(sentence.starts[token], sentence.ends[token])
        facts = facts_of_guess(sentence, token, score, signal.faint, actor, recipient)
        yield Reading(type_, mode, span, signal.pattern, "loose", score, facts)


def _refusals(sentence: Sentence, told: set[int], actor: set[int], recipient: set[int], codebook: Codebook) -> Iterator[Reading]:
    """Yield acts without a signal that the actor will not do: "would not part with the documents"."""
    rules = [rule for rule in codebook.rules if rule.when == "refused"]
    for i in range(len(sentence)) if rules else ():
        if i in told or not sentence.is_verb(i) or key(sentence, i) in codebook.word_class(_STATIVE):
            continue
        if len(negation(sentence, i)) % 2 == 0 or not _of_will(sentence, i):
            continue
        doer = closest(sentence, subjects(sentence, i), actor)
        if doer < _ROLE_SHARE:
            continue
        below = recipient and recipient & set(sentence.subtree(i))
        fit = doer + (_CONTENT_SHARE if below else 0.0 if recipient else 0.5)
        span = Span(sentence.starts[i], sentence.ends[i])
        facts = facts_of_standpoint(fit)
        yield from (Reading(r.becomes, r.mode, span, "", r.id, _PARTY_WEIGHT * fit, facts) for r in rules)


def _of_will(sentence: Sentence, i: int) -> bool:
    """Tell whether a verb has an auxiliary of will: "will not", "would not", "won't"."""
    return any(sentence.lower[j] in ("will", "would", "wo", "'ll", "'d") for j in sentence.children_with(i, "aux"))


def _score(sentence: Sentence, candidate: Candidate, actor: set[int], recipient: set[int]) -> float:
    a = _fit(sentence, candidate, candidate.actors, actor, True)
    r = _fit(sentence, candidate, candidate.recipients, recipient)
    crossed = 0.0
    if a + r < 1.2:  # reciprocal or reversed: both parties in one role, or the parser turned them round
        crossed = 0.5 * (
            _fit(sentence, candidate, candidate.recipients, actor) + _fit(sentence, candidate, candidate.actors, recipient)
        )
    score = _PARTY_WEIGHT * max(a + r, crossed) + _STRENGTH_WEIGHT * candidate.strength
    if actor and candidate.actors and not a and not crossed:
        score -= _STRANGER_PENALTY
    if candidate.operator is not None:
        aside = tense(sentence, candidate.token) == "past" and not _takes_part(sentence, candidate.operator, actor | recipient)
        score -= _ASIDE_PENALTY if aside else _EMBEDDED_PENALTY
    return score - _SUBORDINATE_PENALTY * _depth(sentence, candidate.token)


def _aim_bonus(
    sentence: Sentence,
    candidate: Candidate,
    found: Sequence[Candidate],
    actor: set[int],
    recipient: set[int],
    codebook: Codebook,
) -> float:
    """Return what an act gains where its purpose names the other party and itself names none: "marched to demand answers from".

    What people are sent for is the act itself ("sent jets to bomb the town").
    """
    i = candidate.token
    if key(sentence, i) in codebook.word_class(_SENDING):
        return 0.0
    if candidate.operator is not None or not recipient or not sentence.is_verb(i):
        return 0.0
    if candidate.recipients and not codebook.types[candidate.signal.type].by_anyone:
        return 0.0
    if closest(sentence, candidate.actors, actor) < _ROLE_SHARE:
        return 0.0
    aims = [c for c in found if sentence.heads[c.token] == i and sentence.deps[c.token] == "advcl"]
    aims = [c for c in aims if sentence.tags[c.token] in ("VB", "VBG")]
    aimed = max((closeness(sentence, h, recipient) for c in aims for h in c.recipients), default=0.0)
    own = _fit(sentence, candidate, [], recipient)
    return _PARTY_WEIGHT * max(0.0, aimed - own)


def _takes_part(sentence: Sentence, operator: Candidate, parties: set[int]) -> bool:
    """Tell whether one of the parties does what the operator tells; what others allege, fear or demand is told aside."""
    heads = operator.actors
    return not heads or not parties or any(closeness(sentence, h, parties) for h in heads)


def _told_of_another(sentence: Sentence, candidate: Candidate, actor: set[int], recipient: set[int]) -> float:
    """Return how well (0 to 2) the actor says that the recipient did this: "Kyiv said Russian troops had shelled a school"."""
    doer = closest(sentence, candidate.actors, recipient)
    here = closest(sentence, (*candidate.actors, *candidate.recipients), actor)
    if doer < _ROLE_SHARE or here or tense(sentence, candidate.token) not in ("past", "present"):
        return 0.0
    j = candidate.token
    while sentence.heads[j] != j and sentence.deps[j] != "relcl":
        above = sentence.heads[j]
        if sentence.deps[j] == "ccomp" and sentence.is_verb(above):
            speaker = closest(sentence, subjects(sentence, above), actor)
            if candidate.operator is not None and candidate.operator.token == above:
                return 0.0  # "demanded that the mayor dismiss": asked for, not told
            if speaker >= _ROLE_SHARE:
                return doer + speaker
        j = above
    source = [k for i in actor for k in sentence.ancestors(i) if sentence.lower[k] == "according"]
    return doer + 1.0 if source else 0.0


def _done_together(sentence: Sentence, candidate: Candidate, actor: set[int], recipient: set[int]) -> float:
    """Return how well (0 to 2) both parties do this to somebody else: "Kenyan and Ugandan police arrested five men"."""
    a = closest(sentence, candidate.actors, actor)
    r = closest(sentence, candidate.actors, recipient)
    if candidate.operator is not None or negation(sentence, candidate.token):
        return 0.0
    others = [t for t in (*candidate.recipients, *candidate.used) if not closeness(sentence, t, actor | recipient)]
    return a + r if min(a, r) >= _ROLE_SHARE and others and not _to_each_other(sentence, candidate) else 0.0


def _to_each_other(sentence: Sentence, candidate: Candidate) -> bool:
    """Tell whether it is done to "each other" or "one another"."""
    done_to = (*candidate.recipients, *candidate.used)
    return any(sentence.lower[t] in ("other", "another") and sentence.lower[t - 1] in ("each", "one") for t in done_to)


def _done_jointly(sentence: Sentence, candidate: Candidate, actors: list[Span], recipient: set[int]) -> float:
    """Return how well (0 to 2) two do this, on one side or one on each: "Chinese and Thai troops held an exercise"."""
    tokens = {t for span in actors for t in sentence.tokens_in(span)}
    if recipient:
        if candidate.operator is not None or negation(sentence, candidate.token):
            return 0.0
        a, r = (closest(sentence, candidate.actors, side) for side in (tokens, recipient))
        return a + r if min(a, r) >= _ROLE_SHARE else 0.0
    doers = [h for h in candidate.actors if closeness(sentence, h, tokens) >= _ROLE_SHARE]
    named = [t for t in tokens if sentence.words[t][:1].isupper() and sentence.deps[t] == "conj"]
    return 1.5 if doers and named else 0.0


def _done_through(sentence: Sentence, candidate: Candidate, actor: set[int], recipient: set[int]) -> float:
    """Return how well (0 to 2) the actor asks somebody else to do this to the recipient: "urged donors to help Togo"."""
    operator = candidate.operator
    if operator is None or not asks_another(operator, candidate) or negation(sentence, candidate.token):
        return 0.0
    a = closest(sentence, operator.actors, actor)
    r = closest(sentence, candidate.recipients, recipient)
    asked = any(closeness(sentence, h, recipient) for h in operator.recipients if h not in candidate.recipients)
    return a + r if min(a, r) >= _ROLE_SHARE and not asked else 0.0


def _depth(sentence: Sentence, i: int) -> int:
    """Return how many subordinate clauses token i stands in, reporting clauses apart."""
    depth = 0
    for j in (i, *sentence.ancestors(i)):
        depth += sentence.deps[j] in ("advcl", "relcl", "acl", "pcomp")
    return depth


def _fit(sentence: Sentence, candidate: Candidate, heads: list[int], tokens: set[int], actor: bool = False) -> float:
    """Return how well a party's tokens (0 to 1) fill a role."""
    if not tokens:
        return 0.5
    best = closest(sentence, heads, tokens)
    if best >= _CONTENT_SHARE:
        return best
    share = _STRANGER_SHARE if heads and actor else _CONTENT_SHARE
    below = max((share for x in candidate.contents if tokens & set(sentence.subtree(x))), default=0.0)
    if not below and tokens & set(sentence.subtree(candidate.token)):
        below = _BELOW_SHARE
    return max(best, below)
