"""The small language in which codebooks write signals, one a line, and what it compiles to.

A signal is a word in its grammar: ``lash_out at R``, ``lift @restrictions on|against R``, ``agree to X``, ``air~strike on R``.

* the first word is the trigger (a lemma; ``a|b`` are alternatives, ``lash_out`` a phrasal verb, ``air~strike`` a noun with a
  modifier before it); the subject of a verb is the actor, unless ``R`` stands before the verb;
* ``not`` before all says that the verb must be denied: ``not stand_idly`` means what it signals only so. Wordings with "no" or
  "nothing" of their own (``have no~plan to X``) are read likewise, so that their denial is no denial of the event;
* ``active`` before all says that the verb must not be passive, nor call its object something;
* ``R`` is the recipient (``P``: one that must be a party itself, no thing of a party's), ``A`` an actor,
  ``X`` what is agreed, demanded, refused ... (a clause or an event noun);
* a preposition (``on|against``) binds what follows it; without one it is the direct object; ``that`` binds a clause;
* ``R=@name`` is a role that must be headed by such words;
* ``@name`` is a word class, plain words stand for themselves; both must be there for the signal to hold
  (``joint~@drill``: with a modifier; ``-@nature``: must not be there; ``[@troops]`` before the trigger: as the subject);
* ``[-@nature]`` before the trigger: the subject must not be headed by such words; ``-R``: there must be no direct object
  ("calls the plan for a wall a folly" is no ``call -R for X``);
* ``?`` before all marks a faint signal, whose words more often mean something else: it answers between parties that are given
  and says what is asked or refused, and tells no event of its own;
* ``*`` as the trigger is any verb that no other signal fits;
* ``R`` as an object and ``to X`` must be there, other roles may be missing, unless marked ``!``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from sys import intern

# Verbs that mean little without what goes with them.
GENERIC_VERBS = "generic_verbs"
KINDS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
_NO_WORDS: frozenset[str] = frozenset()
_ROLES = ("R", "P", "A", "X")
# Words of a signal that deny: "have no plan to", "want nothing to do with".
_DENYING = frozenset({"no", "nothing", "none"})
PREPOSITIONS = frozenset(
    """on against with to from of in into for at over by between among towards toward about under upon within through as
    until behind before after across inside outside near around along off via onto that during alongside without past above beyond
    throughout opposite beneath despite amid""".split()
)


# What these open may be there without them: "said he would", "was hit by" to the parser.
_OPTIONAL = frozenset({"that", "by"})


class PatternFault(ValueError):
    """A signal that cannot be read; ``cure`` says what would be right."""

    def __init__(self, problem: str, cure: str) -> None:
        super().__init__(problem)
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that goes with a trigger: a role, or words that must be there, and where in the grammar it stands.

    ``prepositions`` is empty for the direct object. ``fills`` is R, A, X or empty. ``words`` is empty for a free role,
    ``modifiers`` are words of which one must stand before them. ``excluded`` turns the slot round: the words must be absent.
    ``party`` asks that what fills it is a party itself.
    """

    prepositions: frozenset[str]
    fills: str
    words: frozenset[str]
    required: bool
    modifiers: frozenset[str] = _NO_WORDS
    excluded: bool = False
    party: bool = False


@dataclass(frozen=True, slots=True)
class Signal:
    """A compiled signal: trigger lemma and kind, what stands around it, and the type and mode it signals.

    ``subject`` is the role of the grammatical subject, ``subject_words`` what it must be headed by, if anything,
    ``barred_subject`` what it must not be headed by. ``faint`` signals tell no event of their own.
    ``worded`` tells whether any slot names words, ``reads_object`` whether any is the direct object, ``to_object`` whether the
    recipient is. ``weight`` grows with how much the signal asks for. ``denied`` signals hold only of what is denied; ``denies``
    tells that the wording denies, by itself or so, and means what it signals by that. Of each set in ``asked`` the sentence must
    hold a word: what a coder can test before it looks at grammar.
    """

    kind: str
    lemma: str
    particle: str
    modifiers: frozenset[str]
    subject: str
    subject_words: frozenset[str]
    slots: tuple[Slot, ...]
    active: bool
    type: str
    mode: str
    pattern: str
    weight: float
    asked: tuple[frozenset[str], ...] = ()
    barred_subject: frozenset[str] = _NO_WORDS
    faint: bool = False
    worded: bool = False
    reads_object: bool = False
    to_object: bool = False
    denied: bool = False
    denies: bool = False


def _alternatives(token: str, words: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the words that a token stands for; @name is looked up among the classes."""
    out: set[str] = set()
    for part in token.split("|"):
        if part.startswith("@"):
            if part[1:] not in words:
                raise PatternFault(f"there is no word class {part}", "define it under [words], or write the words out")
            out |= words[part[1:]]
        elif part:
            out.add(intern(part.replace("_", " ")))
    return _once(frozenset(out))


@lru_cache(maxsize=20_000)
def _once(words: frozenset[str]) -> frozenset[str]:
    """Return the first set of these very words: 24,000 signals ask for 5,000 different sets, which took 15 MB, not 4, apart."""
    return words


def _unmixed(token: str) -> None:
    """Refuse alternatives of which only some are prepositions: nobody could say what they bind."""
    parts = token.split("|")
    known = [p for p in parts if p in PREPOSITIONS]
    if known and len(known) < len(parts):
        raise PatternFault(f"{token!r} mixes prepositions with other words", f"write {'|'.join(known)!r} apart from the rest")


def _slots(tokens: list[str], words: Mapping[str, frozenset[str]]) -> tuple[Slot, ...]:
    out: list[Slot] = []
    prepositions = _NO_WORDS
    for token in tokens:
        required, token = token.endswith("!"), token.rstrip("!")
        _unmixed(token)
        alternatives = _once(frozenset(token.split("|")))
        if alternatives <= PREPOSITIONS:
            prepositions = alternatives
            continue
        excluded, token = token.startswith("-"), token.lstrip("-")
        role, _, rest = token.partition("=")
        if rest and role in _ROLES:
            out.append(Slot(prepositions, "R" if role == "P" else role, _alternatives(rest, words), True))
        elif excluded and token == "R" and not prepositions:
            out.append(Slot(prepositions, "", _NO_WORDS, False, excluded=True))
        elif token in _ROLES:
            party, token = token == "P", "R" if token == "P" else token
            by_default = (
                (token == "R" and not prepositions)
                or "that" in prepositions
                or (token == "X" and prepositions != frozenset({"of"}))
            )
            out.append(Slot(prepositions, token, _NO_WORDS, required or by_default, party=party))
        else:
            modifier, _, head = token.rpartition("~")
            modifiers = _alternatives(modifier, words) if modifier else _NO_WORDS
            out.append(Slot(prepositions, "", _alternatives(head, words), not excluded, modifiers, excluded))
        prepositions = _NO_WORDS
    if prepositions:
        raise PatternFault(
            f"nothing follows {'|'.join(sorted(prepositions))!r}", "end with a role, words, or a_particle on the trigger"
        )
    return tuple(out)


def _anchored(slots: tuple[Slot, ...], kind: str, particle: str, generic: bool) -> tuple[Slot, ...]:
    """Make the first role of a verb or adjective required where nothing else ties the signal down: "look into R" is no "look".

    A generic verb needs its first role whatever else ties it down: "look to R for X" is no "look for".
    """
    if kind == "noun" or particle or (any(s.required for s in slots) and not (generic and kind == "verb")):
        return slots
    first = next((n for n, s in enumerate(slots) if s.fills), None)
    return tuple(replace(s, required=True) if n == first else s for n, s in enumerate(slots))


def _weight(modifiers: frozenset[str], particle: str, slots: tuple[Slot, ...], subject: frozenset[str], generic: bool) -> float:
    """Return how specific a signal is: words count most (the fewer alternatives the more), then particles and roles."""
    named = sum(
        1.0 + 1.0 / (4 + len(s.words)) + (0.5 + 1.0 / (4 + len(s.modifiers))) * bool(s.modifiers)
        for s in slots
        if s.words and not s.excluded
    )
    roles = 0.25 * sum(1 for s in slots if s.required and s.fills)
    return (0.5 if generic else 1.0) + named + 0.5 * bool(particle) + 1.0 * bool(modifiers) + 1.0 * bool(subject) + roles


def parse_pattern(pattern: str, kind: str, type_: str, mode: str, words: Mapping[str, frozenset[str]]) -> Iterator[Signal]:
    """Compile one line of a codebook's signals.

    Args:
        pattern: the line without its mode.
        kind: verb, noun or adjective.
        type_: the event type that it signals.
        mode: the mode that it signals, or empty.
        words: the word classes.

    Yields:
        One signal for each alternative trigger.

    Raises:
        PatternFault: if the line cannot be read.

    >>> [s.lemma for s in parse_pattern("lash_out|rail at|against R", "verb", "BLAME", "", {})]
    ['lash', 'rail']
    """
    tokens = pattern.split()
    faint = tokens[:1] == ["?"]
    tokens = tokens[1:] if faint else tokens
    subject, subject_words = "A", _NO_WORDS
    denied = tokens[:1] == ["not"]
    tokens = tokens[1:] if denied else tokens
    active = tokens[:1] == ["active"]
    tokens = tokens[1:] if active else tokens
    barred = _NO_WORDS
    if tokens and tokens[0].startswith("[-") and tokens[0].endswith("]"):
        barred = _alternatives(tokens.pop(0)[2:-1], words)
    if tokens and tokens[0].startswith("[") and tokens[0].endswith("]"):
        subject_words = _alternatives(tokens.pop(0)[1:-1], words)
    if tokens and tokens[0] in ("R", "A", "X") and kind == "verb":
        subject = tokens.pop(0)
    if not tokens or tokens[0] in _ROLES or tokens[0] in PREPOSITIONS:
        raise PatternFault("has no trigger word", "start with the word that tells the event")
    slots = _slots(tokens[1:], words)
    modifier, tilde, head = tokens[0].rpartition("~")
    modifiers = _alternatives(modifier, words) if tilde else _NO_WORDS
    for trigger in sorted(_triggers(head, words)):
        lemma, _, particle = trigger.partition("_")
        tied = _anchored(slots, kind, particle, lemma in words.get(GENERIC_VERBS, ()))
        weight = _weight(modifiers, particle, tied, subject_words, lemma == "*")
        asked = _asked(modifiers, particle, tied, subject_words)
        found = (kind, lemma, particle, modifiers, subject, subject_words, tied, active, type_, mode, pattern, weight, asked)
        worded = any(s.words for s in tied)
        to_object = any(s.fills == "R" and not s.prepositions for s in tied)
        denies = denied or (kind == "verb" and any(map(_denies, tied)))
        yield Signal(*found, barred, faint, worded, any(not s.prepositions for s in tied), to_object, denied, denies)


def _denies(slot: Slot) -> bool:
    """Tell whether the very object that a slot asks for denies: "no intention", "nothing"."""
    return not (slot.prepositions or slot.excluded or _DENYING.isdisjoint(slot.words | slot.modifiers))


def _asked(
    modifiers: frozenset[str], particle: str, slots: tuple[Slot, ...], subject: frozenset[str]
) -> tuple[frozenset[str], ...]:
    """Return the sets of words of each of which a sentence must hold one for a signal to match.

    Smallest first; behind them the prepositions of what the signal cannot do without.
    """
    needed = [words for s in slots if s.words and not s.excluded for words in (s.words, s.modifiers)]
    needed += [modifiers, subject, _once(frozenset({particle} if particle else ()))]
    opened = [s.prepositions for s in slots if s.prepositions and not s.excluded and (s.required or s.words)]
    opened = [words for words in opened if words.isdisjoint(_OPTIONAL)]
    return (*sorted((words for words in needed if words), key=len), *opened)


def _triggers(head: str, words: Mapping[str, frozenset[str]]) -> set[str]:
    """Return trigger words with their particle kept behind an underscore."""
    out: set[str] = set()
    for part in head.split("|"):
        out |= {w.replace(" ", "_") for w in _alternatives(part, words)} if part.startswith("@") else {part}
    return {t for t in out if t}
