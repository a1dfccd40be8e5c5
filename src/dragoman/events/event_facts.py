"""What is known of an event once it is coded, as facts with a value each, so that what they are worth can be learned.

Rules say of each act why it is not told. Which acts are read rightly depends on more than any one rule sees: who the parties
are and how far from the trigger they stand, how much wording the signal asked for, what the clause is.
:mod:`dragoman.events.likelihood` weighs these facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p

from dragoman.clauses.circumstances import negation
from dragoman.language import Sentence
from dragoman.records import Event, Party

_FAR = 12  # tokens; parties further off are all one
_LONG = 40  # tokens of a long sentence
_BODIES = frozenset({"state", "organisation", "group"})
_POWERS = frozenset({"GOV", "MIL", "REB", "COP", "JUD", "PTY", "LEG", "OPP", "SPY", "UAF", "SEP", "PRM", "CRM"})
_SIGNS = frozenset({"$", "%", "percent", "cents", "million", "billion"})
_QUOTES = frozenset({'"', "“", "”", "``", "''"})


def event_facts(event: Event, sentence: Sentence) -> dict[str, float]:
    """Return the facts of an event.

    Args:
        event: the event, with all that is known of its parties.
        sentence: its sentence, parsed.

    Returns:
        Names with values, most of them 0 or 1; those of value 0 are left out.
    """
    token = sentence.token_at(event.span.start)
    i = 0 if token is None else token
    out = {"always": 1.0}
    out |= _wording(event, sentence, i)
    out |= _side("actor", event.actors, event, sentence, i)
    out |= _side("recipient", event.recipients, event, sentence, i)
    out |= _together(event)
    out |= _view(event)
    out |= _clause(sentence, i)
    return {name: value for name, value in out.items() if value}


def _wording(event: Event, sentence: Sentence, i: int) -> dict[str, float]:
    _, _, pattern = event.rule.partition(": ")
    pattern, _, rule = pattern.partition("; ")
    pieces = pattern.split()
    return {
        f"type {event.type}": 1.0,
        f"quad {event.quad}": 1.0,
        f"trigger {sentence.tags[i][:2]}": 1.0,
        "wording": log1p(len(pieces)),
        "one word": float(len(pieces) == 1),
        "rewritten": float(bool(rule)),
        "untold": float(not event.reported),
        f"untold: {event.untold}": float(not event.reported),
        "headline": float(event.headline),
        "casualties": float(bool(event.casualties)),
        "contexts": float(bool(event.contexts)),
        "placed": float(event.place is not None),
        "object": float(bool(event.object_text)),
    }


def _side(side: str, parties: Sequence[Party], event: Event, sentence: Sentence, i: int) -> dict[str, float]:
    out = {f"no {side}": float(not parties), f"several {side}s": float(len(parties) > 1)}
    if not parties:
        return out
    party = parties[0]
    actor = party.actor
    out |= {
        f"{side} {actor.kind}": 1.0,
        f"{side} {actor.sectors[0] if actor.sectors else 'without sector'}": 1.0,
        f"{side} named": float(actor.named),
        f"{side} without country": float(not actor.country),
        f"{side} by {party.country_from}": float(bool(party.country_from)),
        f"{side} by an earlier act": float(party.did is not None),
        f"{side} in power or arms": float(_in_power_or_arms(party)),
    }
    tokens = sentence.tokens_in(party.span) if party.span is not None else []
    out[f"{side} elsewhere"] = float(not tokens)
    if tokens:
        distance = min(abs(t - i) for t in tokens)
        out[f"{side} distance"] = log1p(min(distance, _FAR))
        head = next((t for t in tokens if sentence.heads[t] not in tokens), tokens[0])
        below = sentence.heads[head] == i
        out[f"{side} {sentence.deps[head]}" if below else f"{side} not below"] = 1.0
        out[f"{side} pronoun"] = float(all(sentence.tags[t] in ("PRP", "PRP$") for t in tokens))
        out[f"{side} behind"] = float(min(tokens) > i)
    return out


def _in_power_or_arms(party: Party) -> bool:
    return not _POWERS.isdisjoint(party.actor.sectors) or party.actor.kind in _BODIES


def _together(event: Event) -> dict[str, float]:
    ours = {p.actor.country for p in event.actors} - {""}
    theirs = {p.actor.country for p in event.recipients} - {""}
    everybody = [*event.actors, *event.recipients]
    lands = ours | theirs
    strong = [_in_power_or_arms(p) for p in everybody]
    states = {p.actor.country for p in everybody if p.actor.kind == "state"}
    return {
        "two lands": float(len(lands) > 1),
        "two states": float(len(states) > 1),
        "one land": float(len(lands) == 1 and len(everybody) > 1),
        "no land": float(not lands),
        "nobody in power or arms": float(not any(strong)),
        "all in power or arms": float(bool(strong) and all(strong)),
        "two parties": float(len(everybody) > 1),
    }


def _view(event: Event) -> dict[str, float]:
    view = event.factuality
    return {
        f"certainty {view.certainty}": 1.0,
        f"polarity {view.polarity}": 1.0,
        f"time {view.time}": 1.0,
        f"frame {view.frame}": 1.0,
        "embedded": float(bool(event.embedded_in)),
    }


def _clause(sentence: Sentence, i: int) -> dict[str, float]:
    depth = sum(sentence.deps[j] in ("advcl", "relcl", "acl", "pcomp", "ccomp") for j in (i, *sentence.ancestors(i)))
    signs = sum(w in _SIGNS for w in sentence.lower)
    quoted = sum(w in _QUOTES for w in sentence.words[:i]) % 2
    return {
        f"clause {sentence.deps[i]}": 1.0,
        "depth": float(depth),
        "long": float(len(sentence) > _LONG),
        "length": log1p(len(sentence)),
        "money": float(bool(signs)),
        "quoted": float(quoted),
        "negation": float(bool(negation(sentence, i))),
        "modal": float(any(sentence.tags[j] == "MD" for j in sentence.children[i])),
        "first person": float(any(w in ("i", "we", "you", "my", "our", "your") for w in sentence.lower)),
    }
