"""The codebook: which kinds of events there are, and what language signals them. All of it is data.

A codebook is a folder of TOML files (or one file): a file for each event type with its definition, score, modes and signals;
word classes that signals refer to; rules that turn an act into another category; contexts. ``docs/ontology.md`` documents the
form and the decisions. This module reads it, checks it and compiles the signals; nothing here knows a type by name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from sys import intern
from typing import Any

from dragoman.codebook_file import Source, cues_in, lines, number_in, text_in
from dragoman.errors import CodebookError
from dragoman.patterns import KINDS, PatternFault, Signal, parse_pattern

_WHEN = ("future", "negated", "operator", "cued", "also", "rivals", "states", "told", "together", "joint", "through", "refused")
_RECIPIENT = ("required", "optional")
_AT_HOME = ("", "pair", "crowd", "authority")


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode of an event type: how the event takes place. ``cues`` are words or phrases that tell it.

    ``one_sided`` marks modes of a reciprocal type that have an actor and a recipient all the same (a visit);
    ``least_parties`` is how many countries or organisations make an event of this mode by their number alone, 0 if none.
    """

    name: str
    score: float | None
    definition: str
    cues: tuple[str, ...]
    one_sided: bool = False
    least_parties: int = 0


# PLOVER's intensities from which on a type is force used against somebody (assault), and from which on it is done to somebody at
# all (coercion -7, assault -9) and not shown off to all (protest).
FORCE = -9.0
HARM = -7.0
# PLOVER's quads.
VERBAL_COOPERATION = 1
MATERIAL_COOPERATION = 2
VERBAL_CONFLICT = 3
MATERIAL_CONFLICT = 4


@dataclass(frozen=True, slots=True)
class EventType:
    """An event type: what it means, its quad (1 to 4), score (-10 to 10), modes, and what it is not.

    With ``by_anyone``, private people make it political by doing it (a protest): no party needs an office.
    ``at_home`` is what it needs among unarmed people of one country: "pair" (an actor and a recipient or known content, all
    in politics), "crowd" (more than a named person), "authority" (no private actor), or nothing ("").
    With ``answers``, what it is done over or after tells whom it is against or for ("scrambled jets as bombers neared").
    """

    name: str
    title: str
    definition: str
    excludes: str
    quad: int
    score: float | None
    recipient_required: bool
    reciprocal: bool
    by_anyone: bool
    modes: Mapping[str, Mode]
    at_home: str = ""
    answers: bool = False

    @property
    def is_force(self) -> bool:
        """Whether it is force used against somebody, by its intensity."""
        return self.score is not None and self.score <= FORCE

    @property
    def is_harm(self) -> bool:
        """Whether it is done to somebody, by its intensity."""
        return self.score is not None and self.score <= HARM


@dataclass(frozen=True, slots=True)
class Rule:
    """A rewriting rule: an act of one of these types, in this circumstance, counts as ``becomes``.

    ``when`` is future, negated, cued (one of ``cues`` stands in the clause), also (the same, but the act keeps its own event
    and ``becomes`` is a second one) or operator; with operator, ``operators`` are the types of the embedding event
    ("threatened to X") and an empty ``becomes`` leaves its type, adding only ``mode``; states holds where states do what crowds
    else do, and rivals where politicians of one country do it to each other; ``cues`` are the words that tell it. Four hold for
    given parties only: told, the actor says that the recipient did it; together, both do it to a third; joint, two on the
    actor's side do it and nobody undergoes it; through, the actor asks another (``operators``) to do it to the recipient.
    """

    id: str
    when: str
    acts: frozenset[str]
    act_modes: frozenset[str]
    operators: frozenset[str]
    becomes: str
    mode: str
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContextDefinition:
    """A context: what an event may be about, with the words and phrases that say so."""

    name: str
    definition: str
    cues: tuple[str, ...]


_NO_WORDS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Codebook:
    """A checked codebook with its signals compiled and indexed by the lemma that triggers them.

    ``index`` holds all signals, ``told_index`` those that may tell an event where no parties are given; ``rules_when`` holds the
    rules by circumstance.
    """

    title: str
    version: str
    default: str
    hash: str
    types: Mapping[str, EventType]
    rules: tuple[Rule, ...]
    contexts: tuple[ContextDefinition, ...]
    words: Mapping[str, frozenset[str]]
    signals: tuple[Signal, ...]
    rules_when: Mapping[str, tuple[Rule, ...]] = field(repr=False)
    index: Mapping[str, tuple[Signal, ...]] = field(repr=False)
    told_index: Mapping[str, tuple[Signal, ...]] = field(repr=False)

    @property
    def trigger_words(self) -> frozenset[str]:
        """The lemmas that can trigger an event: what the screen looks for."""
        return frozenset(self.told_index)

    def quad(self, name: str) -> int:
        """Return the quad (1 verbal cooperation ... 4 material conflict) of a type."""
        return self.types[name].quad

    def word_class(self, name: str) -> frozenset[str]:
        """Return the words of a class, empty if the codebook has no such class."""
        return self.words.get(name, _NO_WORDS)


def _mode(table: Mapping[str, Any], source: Source) -> Mode:
    name = text_in(table, "name", source, required=True)
    cues = cues_in(table.get("cues", []), source, "cues")
    least = table.get("least_parties", 0)
    if not isinstance(least, int) or isinstance(least, bool) or least < 0:
        raise source.fault(f"'least_parties' of {name} is {least!r}", "give a whole number of parties", "least_parties")
    definition = text_in(table, "definition", source)
    return Mode(name, number_in(table, "score", source), definition, cues, bool(table.get("one_sided", False)), least)


def _event_type(table: Mapping[str, Any], source: Source) -> EventType:
    name = text_in(table, "name", source, required=True)
    quad, recipient = table.get("quad"), table.get("recipient", "optional")
    if quad not in (1, 2, 3, 4):
        raise source.fault(f"'quad' of {name} is {quad!r}", "give 1, 2, 3 or 4", "quad")
    if recipient not in _RECIPIENT:
        raise source.fault(f"'recipient' of {name} is {recipient!r}", 'write "required" or "optional"', "recipient")
    at_home = table.get("at_home", "")
    if at_home not in _AT_HOME:
        cure = 'write "pair", "crowd" or "authority", or leave it out'
        raise source.fault(f"'at_home' of {name} is {at_home!r}", cure, "at_home")
    return EventType(
        name=name,
        title=text_in(table, "title", source),
        definition=text_in(table, "definition", source, required=True),
        excludes=text_in(table, "excludes", source),
        quad=quad,
        score=number_in(table, "score", source),
        recipient_required=recipient == "required",
        reciprocal=bool(table.get("reciprocal", False)),
        by_anyone=bool(table.get("by_anyone", False)),
        modes={m.name: m for m in (_mode(t, source) for t in table.get("mode", []))},
        at_home=at_home,
        answers=bool(table.get("answers", False)),
    )


def _signals(table: Mapping[str, Any], kind: EventType, words: Mapping[str, frozenset[str]], source: Source) -> Iterable[Signal]:
    sections = table.get("signals", {})
    unknown = sorted(set(sections) - set(KINDS))
    if unknown:
        raise source.fault(f"unknown kind of signals {unknown[0]!r}", f"use one of {', '.join(KINDS)}", unknown[0])
    for section, value in sections.items():
        for line in lines(value, source, section):
            pattern, _, mode = (part.strip() for part in line.partition("->"))
            if mode and mode not in kind.modes:
                raise source.fault(f"{kind.name} has no mode {mode!r}", f"use one of {', '.join(kind.modes) or 'none'}", line)
            try:
                yield from parse_pattern(pattern, KINDS[section], kind.name, mode, words)
            except PatternFault as e:
                raise source.fault(f"signal {pattern!r}: {e}", e.cure, line) from e


def _known(names: Iterable[str], types: Mapping[str, EventType], source: Source, rule: str) -> frozenset[str]:
    names = list(names)
    for name in names:
        if name not in types:
            raise source.fault(
                f"rule {rule!r} names the type {name!r}, which no file defines", f"use one of {', '.join(types)}", name
            )
    return frozenset(names)


def _rule(table: Mapping[str, Any], types: Mapping[str, EventType], source: Source) -> Rule:
    id_ = text_in(table, "id", source, required=True)
    when = table.get("when")
    if when not in _WHEN:
        raise source.fault(f"'when' of rule {id_!r} is {when!r}", f"use one of {', '.join(_WHEN)}", f'"{id_}"')
    becomes = text_in(table, "becomes", source)
    acts = _known(lines(table.get("acts", []), source, "acts"), types, source, id_)
    operators = _known(lines(table.get("operators", []), source, "operators"), types, source, id_)
    targets = _known([becomes] if becomes else operators, types, source, id_)
    mode = text_in(table, "mode", source)
    if mode and not any(mode in types[t].modes for t in targets):
        raise source.fault(f"rule {id_!r} gives the mode {mode!r}, which its type lacks", "use a mode of that type", id_)
    act_modes = frozenset(lines(table.get("act_modes", []), source, "act_modes"))
    cues = cues_in(table.get("cues", []), source, "cues")
    return Rule(id_, when, acts, act_modes, operators, becomes, mode, cues)


def _word_classes(sources: Iterable[Source]) -> dict[str, frozenset[str]]:
    """Collect word classes; a class may hold others by @name, defined above it."""
    out: dict[str, frozenset[str]] = {}
    for source in sources:
        for name, value in source.data.get("words", {}).items():
            collected: set[str] = set(out.get(name, frozenset()))
            for word in " ".join(lines(value, source, name)).split():
                if word.startswith("@"):
                    if word[1:] not in out:
                        raise source.fault(
                            f"word class {name!r} holds {word}, which is not defined above it", "define it first", word
                        )
                    collected |= out[word[1:]]
                else:
                    collected.add(intern(word.replace("_", " ")))
            out[name] = frozenset(collected)
    return out


def _type_tables(source: Source) -> list[Mapping[str, Any]]:
    """Return the type tables of a file: the file itself if it has a name, and its [[type]] tables."""
    own = [source.data] if "name" in source.data else []
    return own + list(source.data.get("type", []))


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(path.glob("*.toml"))
        if not found:
            raise CodebookError("holds no .toml file", path=path, cure="name a codebook file or folder")
        return found
    return [path]


def codebook_path(path: str | None = None) -> Path:
    """Return where a codebook is read from: the path given, or the folder of dragoman's own."""
    return Path(path) if path else _default_folder()


def _default_folder() -> Path:
    return Path(str(files("dragoman"))) / "data" / "codebook"


def _index(signals: Iterable[Signal]) -> dict[str, tuple[Signal, ...]]:
    out: dict[str, list[Signal]] = {}
    for signal in signals:
        out.setdefault(signal.lemma, []).append(signal)
    return {lemma: tuple(some) for lemma, some in sorted(out.items())}


def load_codebook(path: str | None = None) -> Codebook:
    """Load and check a codebook.

    Args:
        path: a codebook file, or a folder of them; None for dragoman's own PLOVER 2.0 codebook. A file with
            ``base = "dragoman"`` builds on the word classes of dragoman's own.

    Returns:
        The codebook, signals compiled.

    Raises:
        CodebookError: if a file breaks the documented form (docs/ontology.md); it names file, line, field and cure.
    """
    return _load_once(path)  # whether the default is written out or not


@lru_cache(maxsize=4)
def _load_once(path: str | None) -> Codebook:
    own = _default_folder()
    sources = [Source(p) for p in _files(codebook_path(path))]
    base = [Source(own / "words.toml")] if path and any(s.data.get("base") == "dragoman" for s in sources) else []
    return _build(base, sources)


def _default_type(about: Mapping[str, Any], types: Mapping[str, EventType], sources: list[Source]) -> str:
    """Return the type that ``relate`` falls back to: the codebook's choice, else the first type."""
    name = str(about.get("default", next(iter(types))))
    if name not in types:
        raise sources[0].fault(f"'default' names the type {name!r}, which no file defines", f"use one of {', '.join(types)}")
    return name


def _build(base: list[Source], sources: list[Source]) -> Codebook:
    words = _word_classes([*base, *sources])
    tables = [(s, t) for s in sources for t in _type_tables(s)]
    if not tables:
        raise CodebookError("defines no event type", path=sources[0].path, cure='start with name = "..." and a definition')
    types: dict[str, EventType] = {}
    signals: list[Signal] = []
    for source, table in tables:
        kind = _event_type(table, source)
        if kind.name in types:
            raise source.fault(f"the type {kind.name} is defined twice", "give each type one file", kind.name)
        types[kind.name] = kind
        signals.extend(_signals(table, kind, words, source))
    contexts = tuple(
        ContextDefinition(text_in(t, "name", s, True), text_in(t, "definition", s), cues_in(t.get("cues", []), s, "cues"))
        for s in sources
        for t in s.data.get("context", [])
    )
    rules = tuple(_rule(t, types, s) for s in sources for t in s.data.get("rule", []))
    about: dict[str, Any] = next((s.data["codebook"] for s in sources if "codebook" in s.data), {})
    return Codebook(
        title=str(about.get("title", sources[0].path.stem)),
        version=str(about.get("version", "")),
        default=_default_type(about, types, sources),
        hash=hashlib.sha256("\0".join(s.text for s in [*base, *sources]).encode()).hexdigest()[:16],
        types=types,
        rules=rules,
        rules_when={when: tuple(r for r in rules if r.when == when) for when in _WHEN},
        contexts=contexts,
        words=words,
        signals=tuple(signals),
        index=_index(signals),
        told_index=_index(s for s in signals if not s.faint),
    )
