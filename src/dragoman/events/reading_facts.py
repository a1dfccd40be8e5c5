"""What is known of one reading of a sentence as an event between two parties: how the parties stand to its trigger.

:mod:`dragoman.events.relating` weighs readings by a few figures set by hand. Here the same is told as facts with a value each,
so that what they are worth can be learned (:mod:`dragoman.events.trust`): does the actor fill the actor's place, or does
somebody else; does the recipient; what stands between; how much wording the signal asks for; is it words alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log1p

from dragoman.clauses.circumstances import negation
from dragoman.events.matching import Candidate
from dragoman.language import Sentence

Facts = Mapping[str, float]

_NOMINAL = frozenset(
    {"compound", "amod", "nmod", "poss", "appos", "prep", "pobj", "conj", "agent", "relcl", "acl", "case", "det", "nummod"}
)
_STEP_SHARE = 0.85  # for each step between the party and the noun that fills the role
_AUXILIARY = frozenset({"aux", "auxpass", "amod"})
# A signal's wording counts up to this; most ask for less.
_MOST_WORDING = 6.0
_WORDING_UNIT = 3.0


def closeness(sentence: Sentence, head: int, tokens: set[int]) -> float:
    """Return 1 if the role's head is of the party, less for each nominal step between them, 0 if no such way exists."""
    if head in tokens:
        return 1.0
    best = 0.0
    for t in tokens:
        value, j = 1.0, t
        while sentence.heads[j] != j and sentence.deps[j] in _NOMINAL:
            j = sentence.heads[j]
            if j not in tokens:
                value *= _STEP_SHARE
            if j == head:
                best = max(best, value)
                break
    return best


def closest(sentence: Sentence, heads: Iterable[int], tokens: set[int]) -> float:
    """Return how close (0 to 1) a party's tokens come to any of these heads."""
    return max((closeness(sentence, h, tokens) for h in heads), default=0.0)


def facts_of_candidate(
    sentence: Sentence, candidate: Candidate, rewritten: bool, aim: float, actor: set[int], recipient: set[int]
) -> dict[str, float]:
    """Return the facts of a signal read in its grammar.

    Args:
        sentence: the sentence.
        candidate: the signal found in it.
        rewritten: a rule of the codebook makes another type of it ("will meet").
        aim: what it gains because its purpose names the recipient (relating.py).
        actor: the tokens of the given actor, none if no actor is asked for.
        recipient: those of the recipient.
    """
    out = _place(sentence, candidate.token, actor, recipient)
    doers, receivers = candidate.actors, candidate.recipients
    if actor and recipient and _to_each_other(sentence, candidate.token):
        out |= _role(sentence, candidate, "actor", actor, doers, ())
        out |= _role(sentence, candidate, "recipient", recipient, doers, ())
    else:
        out |= _role(sentence, candidate, "actor", actor, doers, receivers)
        out |= _role(sentence, candidate, "recipient", recipient, receivers, doers)
    wording = min(candidate.strength, _MOST_WORDING) / _WORDING_UNIT
    out |= {"read": 1.0, "wording": wording, candidate.signal.kind: 1.0, "aim": aim}
    out["wording, actor is its head"] = wording * out.get("actor is its head", 0.0)
    out["both"] = out.get("actor", 0.0) * out.get("recipient", 0.0)
    out["rewritten"] = float(rewritten)
    out["denied"] = float(bool(negation(sentence, candidate.token)))
    return _told(out)


def _to_each_other(sentence: Sentence, token: int) -> bool:
    """Tell whether those who do it do it to each other: "fired at each other"."""
    lower = sentence.lower
    if "other" not in lower and "another" not in lower:
        return False
    below = (i for i in sentence.subtree(token) if i > token)
    return any((lower[i - 1], lower[i]) in (("each", "other"), ("one", "another")) for i in below)


def facts_of_guess(
    sentence: Sentence, token: int, score: float, faint: bool, actor: set[int], recipient: set[int]
) -> dict[str, float]:
    """Return the facts of a signal whose words stand there though its grammar does not (guessing.py)."""
    loose = {"read": 1.0, "guessed": 1.0, "guess": score, "guessed, faint": float(faint)}
    return _told(_place(sentence, token, actor, recipient) | loose)


def facts_of_standpoint(fit: float) -> dict[str, float]:
    """Return the facts of an act told by one party of the other, done by both, or through one: how well that fits (0 to 2)."""
    return {"read": 1.0, "by standpoint": 1.0, "standpoint": fit}


def _told(facts: dict[str, float]) -> dict[str, float]:
    return {name: value for name, value in facts.items() if value}


def _role(
    sentence: Sentence, candidate: Candidate, role: str, party: set[int], heads: Sequence[int], others: Sequence[int]
) -> dict[str, float]:
    if not party:
        return {f"no {role} given": 1.0, f"no {role} given, one is there": float(bool(heads))}
    fit = closest(sentence, heads, party)
    return {
        role: fit,
        f"{role} is its head": float(fit == 1.0),
        f"another {role}": float(not fit and bool(heads)),
        f"no {role}": float(not fit and not heads),
        f"{role} in the other place": closest(sentence, others, party),
        f"{role} in its content": float(any(party & set(sentence.subtree(x)) for x in candidate.contents)),
        f"{role} below": float(not fit and bool(party & set(sentence.subtree(candidate.token)))),
    }


def _place(sentence: Sentence, token: int, actor: set[int], recipient: set[int]) -> dict[str, float]:
    out = {}
    for role, party in (("actor", actor), ("recipient", recipient)):
        if party:
            out[f"first verb above the {role}"] = float(_verb_above(sentence, party) == token)
    if recipient:
        out["way to the recipient"] = log1p(min(abs(token - t) for t in recipient))
    if actor and recipient:
        out["between"] = float(min(*actor, *recipient) < token < max(*actor, *recipient))
    return out


def _verb_above(sentence: Sentence, party: set[int]) -> int:
    """Return the first verb upwards from a party's first token; -1 if there is none."""
    for j in sentence.ancestors(min(party)):
        if sentence.is_verb(j) and j not in party and sentence.deps[j] not in _AUXILIARY:
            return j
    return -1
