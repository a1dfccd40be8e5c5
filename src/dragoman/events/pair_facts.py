"""What is known of two parties named in one sentence: whether one may do something to the other, and what words say it is.

First come facts that cost little (:func:`place_facts`): where both stand in the parse, who they are, which events are told there
already. Most pairs can be dismissed by these. For the rest, what the second opinion makes of the words between them
(:func:`word_facts`). What all this is worth is learned (:mod:`dragoman.events.by_words`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp, log, log1p
from typing import Any, NamedTuple

from dragoman.clauses.arguments import subjects
from dragoman.clauses.factuality import factuality_of
from dragoman.events.act import CONTENT_OF
from dragoman.events.bystanders import standing_aside
from dragoman.events.clue_names import knowledge_of
from dragoman.events.matching import Candidate
from dragoman.events.phrases import key
from dragoman.events.relating import read_between
from dragoman.events.trust import Trust
from dragoman.events.unnamed import names_thing
from dragoman.events.word_evidence import WordEvidence
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.records import Event, Mention, Span

# In lists of many names nobody does anything to anybody.
MOST_MENTIONS = 9
_AUXILIARY = frozenset({"aux", "auxpass", "amod"})
_LEAST = 1e-6
_WAY = 3  # labels
_NO_SENSES = {"": 0.0}
# Groups of facts of which is kept what they are worth (5 MB); ways are ever new: a full store is emptied.
_MOST_GROUPS = 10_000

Facts = dict[str, float]
# A function for some facts, and what it depends on.
Group = tuple[Any, ...]


class Pair(NamedTuple):
    """Two mentions in a sentence, of whom the first may do something to the second, and what stands above them.

    ``up`` and ``down`` are the tokens from each head to below ``top``, the lowest token above both; ``verb`` is the verb (or
    noun, behind "by") that the actor does, or ``top`` if it is said to do nothing above both (``does`` is False).
    """

    actor: Mention
    recipient: Mention
    up: tuple[int, ...]
    down: tuple[int, ...]
    top: int
    verb: int
    does: bool = True


def pairs_in(sentence: Sentence, mentions: Sequence[Mention], told: Sequence[Event], wide: bool = False) -> list[Pair]:
    """Return the pairs of parties between whom nothing is told yet, the first of whom does what stands above the second.

    Args:
        sentence: the sentence, parsed.
        mentions: its mentions.
        told: the events told in it.
        wide: also those the first of whom is no subject: "a gift from Taipei covered Tuvalu's deficit". Their deed is the lowest
            token above both.
    """
    some = [m for m in mentions if m.use != "goods" and not names_thing(sentence, m)][:MOST_MENTIONS]
    if len(some) < 2:
        return []
    deeds = [_deed(sentence, m) for m in some]
    if max(deeds) < 0 and not wide:
        return []
    above = [(m.head, *sentence.ancestors(m.head)) for m in some]
    aside = standing_aside(sentence)
    joined = [[_among(m, e, "actors") or _among(m, e, "recipients") for m in some] for e in told]
    out = []
    for a, (actor, verb) in enumerate(zip(some, deeds, strict=True)):
        for r, recipient in enumerate(some) if verb >= 0 or wide else ():
            if recipient.head in aside or _is_its_own(sentence, actor, recipient):
                continue
            does = verb in above[r]
            if not (does or wide) or actor.actor.id == recipient.actor.id or actor.span.overlaps(recipient.span):
                continue
            top = next((j for j in above[a] if j in above[r]), None)
            if top is None or any(both[a] and both[r] for both in joined):
                continue
            up, down = (way[: way.index(top)] for way in (above[a], above[r]))
            out.append(Pair(actor, recipient, up, down, top, verb if does else top, does))
    return out


def _is_its_own(sentence: Sentence, actor: Mention, recipient: Mention) -> bool:
    """Tell whether somebody unnamed is a state's own, to whom it does nothing as to another: "recalled its ambassador"."""
    own = any(sentence.lower[j] == "its" for j in sentence.children[recipient.head])
    return own and actor.actor.kind == "state" and not recipient.actor.named


def _deed(sentence: Sentence, party: Mention) -> int:
    """Return the verb or noun that a party is said to do: what it is the subject of, or stands behind "by" at; -1 if none."""
    first, last = party.tokens
    head = sentence.heads[party.head]
    if sentence.deps[party.head] == "pobj" and sentence.lower[head] == "by":
        return sentence.heads[head]
    for j in sentence.ancestors(party.head):
        if not first <= j < last and sentence.is_verb(j) and sentence.deps[j] not in _AUXILIARY:
            return j if any(first <= t < last for t in subjects(sentence, j)) else -1
    return -1


def place_facts(
    sentence: Sentence, pair: Pair, events: Sequence[Event], found: Sequence[Candidate], mentions: int, codebook: Codebook
) -> dict[str, float]:
    """Return what is known of a pair without asking what the words between them mean.

    Args:
        sentence: the sentence.
        pair: the pair.
        events: all events coded in the sentence, told or not.
        found: the signals found in it.
        mentions: how many mentions it has.
        codebook: the codebook; its class ``saying_verbs``.
    """
    groups = place_groups(sentence, pair, events, found, mentions, codebook)
    return {name: value for facts, *asked in groups for name, value in facts(*asked).items() if value}


def place_groups(
    sentence: Sentence, pair: Pair, events: Sequence[Event], found: Sequence[Candidate], mentions: int, codebook: Codebook
) -> list[Group]:
    """Return the facts of :func:`place_facts` in groups, each as a function and what it depends on.

    The same few come again and again, so that what each is worth need not be added up each time (:class:`GroupWeights`).
    """
    knowledge, saying = knowledge_of(codebook), codebook.word_class("saying_verbs")
    actor, recipient, top = pair.actor, pair.recipient, pair.top
    top_key, verb_key = key(sentence, top), key(sentence, pair.verb)
    within = (actor.tokens[0] <= top < actor.tokens[1], recipient.tokens[0] <= top < recipient.tokens[1])
    sense = max(knowledge.senses.get(top_key, _NO_SENSES).values())
    lands = actor.actor.country, recipient.actor.country
    by = sentence.lower[sentence.heads[actor.head]] == "by"
    told, tokens = _told(sentence, pair, events)
    lone = any(c.token in (pair.verb, top) and c.token not in tokens for c in found)
    return [
        (_standing, mentions, abs(actor.head - recipient.head), actor.head < recipient.head, lone),
        (_ways, _labels(sentence, pair.up), _labels(sentence, pair.down)),
        (_party, "actor", actor.actor.kind, actor.use, actor.actor.sectors[:1], actor.actor.named),
        (_party, "recipient", recipient.actor.kind, recipient.use, recipient.actor.sectors[:1], recipient.actor.named),
        (_lands, all(lands), lands[0] == lands[1]),
        (_top, sentence.tags[top][:2], sentence.deps[top], within, top_key in saying, sense),
        (_verb, by, verb_key in saying, verb_key in codebook.index, pair.does),
        (_as_they_are, *told.items()),
    ]


class GroupWeights:
    """What groups of facts are worth by these weights: kept, for the same few come again and again."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._worth: dict[Group, float] = {}

    def likelihood(self, groups: Iterable[Group]) -> float:
        """Return how likely groups of facts make it (0 to 1), as their facts do (:func:`dragoman.events.weights.likelihood`)."""
        return 1 / (1 + exp(-sum(map(self._worth_of, groups))))

    def _worth_of(self, group: Group) -> float:
        worth = self._worth.get(group)
        if worth is None:
            if len(self._worth) >= _MOST_GROUPS:
                self._worth.clear()
            facts, *asked = group
            worth = self._worth[group] = sum(self._weights.get(name, 0.0) * value for name, value in facts(*asked).items())
        return worth


def _labels(sentence: Sentence, way: Sequence[int]) -> tuple[str, ...]:
    """Return the labels on a way, prepositions with their objects as one."""
    out = []
    for j in way:
        label = sentence.deps[j]
        if label != "prep":
            out.append(f"pobj:{sentence.lower[sentence.heads[j]]}" if label == "pobj" else label)
    return tuple(out)


def _standing(mentions: int, gap: int, actor_first: bool, lone: bool) -> Facts:
    return {
        "always": 1.0,
        "mentions": log1p(mentions),
        "gap": log1p(gap),
        "actor before recipient": float(actor_first),
        "signal of nothing coded": float(lone),
    }


def _ways(up: Sequence[str], down: Sequence[str]) -> Facts:
    out = {f"last {up[-1] if up else 'self'}, {down[-1] if down else 'self'}": 1.0}
    for side, labels in (("actor", up), ("recipient", down)):
        out[f"{side} first {labels[0] if labels else 'self'}"] = 1.0
        out[f"{side} last {labels[-1] if labels else 'self'}"] = 1.0
        out[f"{side} way {' '.join(labels[-_WAY:])}"] = 1.0
        out[f"{side} way"] = float(len(labels))
    return out


def _party(side: str, kind: str, use: str, sector: Sequence[str], named: bool) -> Facts:
    names = kind, use, sector[0] if sector else "without sector"
    return dict.fromkeys((f"{side} {name}" for name in names), 1.0) | {f"{side} named": float(named)}


def _lands(known: bool, same: bool) -> Facts:
    return {"two lands": float(known and not same), "one land": float(known and same)}


def _top(tag: str, label: str, within: Sequence[bool], says: bool, sense: float) -> Facts:
    return {
        f"top {tag}": 1.0,
        f"top {label}": 1.0,
        "top is the actor": float(within[0]),
        "top is the recipient": float(within[1]),
        "top says": float(says),
        "top has signals": float(sense > 0),
        "top has a sense": sense,
    }


def _verb(by: bool, says: bool, has_signals: bool, does: bool) -> Facts:
    only_says = float(not by and says)
    return {"behind by": float(by), "only says": only_says, "verb has signals": float(has_signals), "no doer": float(not does)}


def _as_they_are(*facts: tuple[str, float]) -> Facts:
    return dict(facts)


def _told(sentence: Sentence, pair: Pair, events: Sequence[Event]) -> tuple[Facts, set[int | None]]:
    """Return what the events coded in the sentence have to do with a pair, and at which tokens they stand."""
    if not events:
        return {"nothing told here": 1.0}, set()
    out = {"told here": log1p(sum(e.reported for e in events)), "nothing told here": float(not any(e.reported for e in events))}
    tokens = [sentence.token_at(e.span.start) for e in events]
    for event, token in zip(events, tokens, strict=True):
        word = "told" if event.reported else "untold"
        if token == pair.top:
            out[f"{word} at the top"] = 1.0
        if token == pair.verb:
            out[f"{word} at the verb"] = 1.0
        if not event.reported and token in (pair.verb, pair.top):
            out[f"untold there: {_reason(event)}"] = 1.0
        if event.reported and token in (*pair.up, *pair.down):
            out["told on the way"] = 1.0
        if not event.reported:
            continue
        acts = _among(pair.actor, event, "actors")
        out["acts already"] = max(out.get("acts already", 0.0), float(acts))
        out["done to already"] = max(out.get("done to already", 0.0), float(_among(pair.recipient, event, "recipients")))
        if acts and not event.recipients:
            out["acts on nobody yet"] = 1.0
    return out, set(tokens)


def _reason(event: Event) -> str:
    return CONTENT_OF if event.untold.startswith(CONTENT_OF) else event.untold


def _among(mention: Mention, event: Event, side: str) -> bool:
    return any(p.span is not None and p.span.overlaps(mention.span) for p in getattr(event, side))


def word_facts(
    sentence: Sentence, pair: Pair, found: Sequence[Candidate], codebook: Codebook, words: WordEvidence, trust: Trust
) -> tuple[str, Span | None, dict[str, float]]:
    """Return the likeliest type of what one does to the other, the trigger of its best reading if any, and how sure that is.

    Args:
        sentence: the sentence.
        pair: the pair.
        found: the signals found in the sentence, faint ones too.
        codebook: the codebook.
        words: what words tell of event types.
        trust: how far that is believed beside what the rules read.
    """
    actor, recipient = [pair.actor.span], [pair.recipient.span]
    shares = words.between([sentence], actor, recipient, codebook)
    readings = sorted(read_between(sentence, actor, recipient, found, codebook), key=lambda r: (-r.score, r.evidence, r.type))
    support = trust.support([(r.type, r.facts) for r in readings], shares) if shares else {}
    if not support:
        return "", None, {}
    type_ = max(sorted(support), key=lambda t: support[t])
    share = support[type_] / sum(support.values())
    own = next((r for r in readings if r.type == type_), None)
    out = {f"type {type_}": 1.0, "share": share, "share, log": log(share + _LEAST), "words": exp(shares[type_])}
    out["words at most"] = exp(max(shares.values()))
    out["nothing read"] = float(not readings)
    out["read first"] = float(bool(readings) and readings[0] is own)
    out["not read"] = float(own is None)
    view = factuality_of(sentence, pair.top)
    out |= dict.fromkeys((f"top {view.frame}", f"top {view.certainty}", f"top {view.polarity}", f"top {view.time}"), 1.0)
    if own is not None:
        out |= {f"reading: {name}": value for name, value in own.facts.items()}
    return type_, own.evidence if own is not None else None, {name: value for name, value in out.items() if value}
