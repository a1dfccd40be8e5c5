"""The acts that options are made of, from ``data/drafting/acts*.toml`` and ``topics-*.toml``: their words and their owners."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dragoman.drafting.act_rows import rows_of


@dataclass(frozen=True, slots=True)
class Act:
    """One row of the table: the words for a kind of act and where its owner and target stand in a clause."""

    name: str
    words: str
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    against_nouns: frozenset[str] = frozenset()
    noun_under: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    phrases: tuple[frozenset[str], ...] = ()
    unless: frozenset[str] = frozenset()
    topical: bool = False
    owner: tuple[str, ...] = ("subject",)
    target: tuple[str, ...] = ("object",)
    noun_of: str = ""
    mutual: bool = False
    lasting: bool = True
    undone: bool = True
    goes_on: bool = False
    shared: bool = False
    weight: float = 1.0
    bare_nouns: bool = False
    bare_verbs: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    joint: frozenset[str] = frozenset()
    together: frozenset[str] = frozenset()
    only_ended: bool = False
    only_wanted: bool = False
    first: bool = False
    of_object: bool = False
    controlled: bool = False
    by_persons: bool = False
    of_movements: bool = False
    forced: bool = False
    by_place: bool = False
    of_groups: bool = False
    harms: bool = False
    for_target: bool = False
    needs_target: bool = False
    needs_owner: bool = False
    bars: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActTable:
    """All acts, and the words that work on all of them."""

    acts: tuple[Act, ...]
    ending_verbs: frozenset[str]
    ending_nouns: frozenset[str]
    light_verbs: frozenset[str]
    standing: dict[str, tuple[str, bool]]
    aims: tuple[tuple[tuple[str, ...], str, str], ...]
    acts_for: dict[str, str]
    back_reference: frozenset[str]
    reasons: frozenset[str]
    mere_words: frozenset[str]
    anybody: frozenset[str]
    groups: frozenset[str]
    members: frozenset[str]
    other_weight: float
    alike: dict[str, str]
    contrary: dict[str, tuple[int, bool]]
    same_object: dict[str, str]
    other_prepositions: tuple[str, ...]
    not_with_prepositions: frozenset[str]
    noun_verbs: dict[str, str]
    harming: frozenset[str]
    matters: frozenset[str]
    proposals: frozenset[str]
    things: dict[str, str]
    matter_acts: tuple[str, ...]
    seats: frozenset[str]
    complaints: frozenset[str]
    passing: frozenset[str]
    envoys: frozenset[str]
    offices: frozenset[str]
    leading: frozenset[str]
    former: frozenset[str]
    of_movement_only: frozenset[str]
    praising: frozenset[str]
    blaming: frozenset[str]
    second_thoughts: tuple[str, ...]
    holding: frozenset[str]
    making: frozenset[str]
    not_theirs: frozenset[str]
    led: frozenset[str]
    deciding: frozenset[str]
    state_companies: dict[str, str]
    outcomes: tuple[str, ...]
    stands_for: dict[str, frozenset[str]]
    done_to_names: frozenset[str]
    lists_of_demands: frozenset[str]
    not_verbs: frozenset[str]
    not_objects: frozenset[str]
    state_sectors: frozenset[str]
    fighting: frozenset[str]
    signed_once: frozenset[str]
    holding_people: frozenset[str]
    urging: frozenset[str]
    demands: frozenset[str]
    answering: frozenset[str]
    in_kind: tuple[str, ...]
    doing_the_same: tuple[str, ...]
    keeping: frozenset[str]
    not_yet: frozenset[str]
    mere_talks: frozenset[str]
    own_bodies: frozenset[str]
    kin: dict[str, tuple[str, bool]]
    titles: frozenset[str]
    of_a_state: tuple[str, ...]
    of_a_movement: tuple[str, ...]
    homes: frozenset[str]
    coups: tuple[str, ...]
    rulers: frozenset[str]
    roles: frozenset[str]
    venue_words: frozenset[str]
    seats_of_bodies: frozenset[str]
    hosting: str
    mere_members: frozenset[str]
    act_nouns: frozenset[str]
    against_nouns: frozenset[str]
    by_verb: dict[str, tuple[int, ...]]
    by_topic: dict[str, tuple[int, ...]]
    topical_verbs: frozenset[str]
    of_topics: frozenset[str]
    by_noun: dict[str, tuple[Act, ...]]
    e_verbs: frozenset[str]
    pattern: re.Pattern[str]
    by_name: dict[str, Act]

    def first(self, name: str) -> Act:
        """Return the first row of an act, whose wording counts; an act outside the table is its verb and its object."""
        if name in self.by_name:
            return self.by_name[name]
        verb = name.split("_")[0]
        harms, held = verb in self.harming, verb not in self.making
        words = f"{verb.capitalize()} {{matter}}"
        return Act(name, words, target=("to", "from"), weight=self.other_weight, controlled=held, harms=harms)

    def kind(self, name: str) -> tuple[str, bool]:
        """Return what makes two acts the same, and the direction: outside the table contrary verbs name the same act.

        >>> load_acts().kind("grant_permit"), load_acts().kind("drop_permit"), load_acts().kind("lift_sanctions")
        (('0 permit', True), ('0 permit', False), ('lift_sanctions', True))
        """
        verb, _, noun = name.partition("_")
        if name in self.by_name or not noun or verb not in self.contrary:
            return name, True
        row, does = self.contrary[verb]
        return f"{row} {noun}", does

    def acts_of_verbs(self, names: tuple[str, ...], words: frozenset[str]) -> list[Act]:
        """Return the acts that any of these names of a verb may mean beside these words, in the order of the table."""
        found = {n for name in names for n in self.by_verb.get(name, ())}
        if not self.topical_verbs.isdisjoint(names):
            rows = {n for w in words for n in self.by_topic.get(w, ())}
            found |= {n for n in rows if not (self.acts[n].verbs | self.acts[n].against).isdisjoint(names)}
        return [self.acts[n] for n in sorted(found)]

    def known(self, name: str) -> bool:
        """Tell whether the table has this act."""
        return name in self.by_name

    def may_speak_of_acts(self, text: str) -> bool:
        """Tell, fast, whether a sentence has any word of any act of the table."""
        return self.pattern.search(text) is not None


# The table of acts in the order in which a word is looked up; the lists of words that work on all acts are in the first.
_FILES = (
    "acts.toml",
    "acts-security.toml",
    "acts-economy.toml",
    "acts-politics.toml",
    "acts-settlement.toml",
    "acts-law.toml",
    "topics-war.toml",
    "topics-arms.toml",
    "topics-captives.toml",
    "topics-ground.toml",
    "topics-government.toml",
    "topics-votes.toml",
    "topics-justice.toml",
    "topics-migration.toml",
    "topics-sanctions.toml",
    "topics-budget.toml",
    "topics-energy.toml",
    "topics-transport.toml",
    "topics-society.toml",
    "topics-police.toml",
    "topics-relations.toml",
    "topics-further.toml",
    "topics-more.toml",
)
_SETS = (
    "alone",
    "joint",
    "together",
    "bare_verbs",
    "verbs",
    "nouns",
    "against",
    "against_nouns",
    "noun_under",
    "about",
    "unless",
)


# Which list of the first file is which set of words: field of the table of acts -> (section, key).
_WORDS = {
    "ending_verbs": ("ending", "verbs"),
    "ending_nouns": ("ending", "nouns"),
    "light_verbs": ("light", "verbs"),
    "back_reference": ("back_reference", "nouns"),
    "reasons": ("no_reason", "nouns"),
    "mere_words": ("mere_word", "nouns"),
    "anybody": ("anybody", "words"),
    "groups": ("anybody", "groups"),
    "members": ("anybody", "members"),
    "not_with_prepositions": ("other", "not_with_prepositions"),
    "harming": ("harming", "verbs"),
    "matters": ("matter", "nouns"),
    "proposals": ("matter", "proposals"),
    "seats": ("seat", "nouns"),
    "making": ("making", "verbs"),
    "led": ("led", "nouns"),
    "not_theirs": ("not_theirs", "nouns"),
    "deciding": ("deciding", "verbs"),
    "complaints": ("complaint", "verbs"),
    "passing": ("passing", "verbs"),
    "envoys": ("envoy", "nouns"),
    "offices": ("introduced", "offices"),
    "leading": ("introduced", "leading"),
    "former": ("introduced", "former"),
    "of_movement_only": ("introduced", "of_movement_only"),
    "praising": ("judging", "praising"),
    "blaming": ("judging", "blaming"),
    "done_to_names": ("other", "done_to_names"),
    "lists_of_demands": ("list_of_demands", "nouns"),
    "holding": ("holding", "verbs"),
    "not_verbs": ("other", "not_verbs"),
    "not_objects": ("other", "not_objects"),
    "state_sectors": ("speaks_for_state", "sectors"),
    "titles": ("titles", "words"),
    "own_bodies": ("own_body", "nouns"),
    "mere_talks": ("outcome", "mere_talks"),
    "keeping": ("today", "keeping"),
    "not_yet": ("today", "not_yet"),
    "answering": ("in_kind", "answering"),
    "demands": ("list_of_demands", "single"),
    "urging": ("urging", "verbs"),
    "holding_people": ("titles", "held"),
    "signed_once": ("outcome", "signed_once"),
    "fighting": ("state_and_movement", "fighting"),
    "homes": ("state_and_movement", "homes"),
    "rulers": ("state_and_movement", "rulers"),
    "roles": ("hosting", "roles"),
    "venue_words": ("hosting", "venues"),
    "seats_of_bodies": ("hosting", "seats_of_bodies"),
    "mere_members": ("speaks_for_state", "mere_members"),
}
# Likewise where the order of the list counts.
_ROWS = {
    "other_prepositions": ("other", "prepositions"),
    "matter_acts": ("matter", "acts"),
    "outcomes": ("outcome", "acts"),
    "second_thoughts": ("second_thoughts", "words"),
    "in_kind": ("in_kind", "words"),
    "doing_the_same": ("in_kind", "doing_the_same"),
    "of_a_state": ("state_and_movement", "of_a_state"),
    "of_a_movement": ("state_and_movement", "of_a_movement"),
    "coups": ("state_and_movement", "coups"),
}


@lru_cache(maxsize=1)
def load_acts() -> ActTable:
    """Return the table of acts, read once a process."""
    tables = [_read(name) for name in _FILES]
    raw = tables[0] | _read("other-acts.toml")
    fighters = frozenset(raw["fighters"]["names"])
    told = rows_of([row for table in tables for row in table.get("act", [])], _read("verb-classes.toml")["classes"])
    acts = tuple(_act(row, fighters) for row in sorted(told, key=lambda row: not row.get("first", False)))
    lists: dict[str, Any] = {field: frozenset(raw[section][key]) for field, (section, key) in _WORDS.items()}
    lists |= {field: tuple(raw[section][key]) for field, (section, key) in _ROWS.items()}
    return ActTable(
        **lists,
        acts=acts,
        standing={row["relation"]: (row["act"], row["taken"]) for row in raw["standing"]},
        aims=tuple((tuple(row["words"]), row["relation"], row["act"]) for row in raw["aim"]),
        acts_for={row["collective"]: row["organisation"] for row in raw["acts_for"]},
        other_weight=raw["other"]["weight"],
        alike={v: row["verb"] for row in raw["alike"] for v in row["verbs"]},
        contrary={
            v: (n, does)
            for n, row in enumerate(raw["contrary"])
            for does, verbs in ((True, row["verbs"]), (False, row["against"]))
            for v in verbs
        },
        same_object={n: name for name, nouns in raw["same_object"].items() for n in nouns},
        noun_verbs=raw["noun_verbs"],
        things={noun: row["act"] for row in raw["thing"] for noun in row["nouns"]},
        state_companies={name: row["state"] for row in raw["state_company"] for name in row["names"]},
        stands_for={noun: frozenset(row["sectors"]) for row in raw["stands_for"] for noun in row["nouns"]},
        kin={row["other"]: (row["act"], row.get("contrary", False)) for row in raw["kin"]},
        hosting=raw["hosting"]["act"],
        act_nouns=frozenset(_act_nouns(acts)),
        against_nouns=frozenset().union(*(a.against_nouns for a in acts if not a.topical)),
        by_verb=_rows_by_word(a.verbs | a.against if not a.topical else () for a in acts),
        by_topic=_rows_by_word(a.about.union(*a.phrases) if a.topical else () for a in acts),
        of_topics=_told_by_topics_alone(tables),
        topical_verbs=frozenset().union(*(a.verbs | a.against for a in acts if a.topical)),
        by_noun={n: tuple(a for a in acts if n in a.nouns | a.against_nouns) for n in _act_nouns(acts)},
        e_verbs=frozenset(v for v in _all_verbs(raw, acts) if v.endswith("e")),
        pattern=_pattern(acts),
        by_name={a.name: a for a in reversed(acts)},
    )


def _told_by_topics_alone(tables: Iterable[dict[str, Any]]) -> frozenset[str]:
    """Return the acts that only the files on topics have."""
    names: dict[bool, set[str]] = {True: set(), False: set()}
    for file, table in zip(_FILES, tables, strict=True):
        names[file.startswith("topics")] |= {row["name"] for row in table.get("act", [])}
    return frozenset(names[True] - names[False])


def _rows_by_word(words_of_rows: Iterable[Iterable[str]]) -> dict[str, tuple[int, ...]]:
    """Return word -> the numbers of the rows that have it."""
    found: dict[str, list[int]] = {}
    for n, words in enumerate(words_of_rows):
        for word in words:
            found.setdefault(word, []).append(n)
    return {word: tuple(rows) for word, rows in found.items()}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("dragoman").joinpath("data/drafting", name).read_text(encoding="utf-8"))


def _all_verbs(raw: dict[str, Any], acts: tuple[Act, ...]) -> set[str]:
    listed = {v for row in raw["alike"] for v in row["verbs"]} | set(raw["ending"]["verbs"]) | set(raw["e_verbs"]["verbs"])
    return listed | _act_verbs(acts)


def _act_verbs(acts: tuple[Act, ...]) -> set[str]:
    return set().union(*(a.verbs | a.against for a in acts))


def _act_nouns(acts: tuple[Act, ...]) -> set[str]:
    return set().union(*(a.nouns | a.against_nouns for a in acts))


def _act(row: dict[str, Any], fighters: frozenset[str]) -> Act:
    values: dict[str, Any] = dict(row)
    for key in _SETS:
        values[key] = frozenset(values.get(key, ()))
    if values.pop("named_fighters", False):
        values["about"] |= fighters
    for key in ("owner", "target"):
        if key in values:
            values[key] = tuple(values[key].split())
    values["bars"] = tuple(values.get("bars", ()))
    values["phrases"] = tuple(frozenset(words.split()) for words in sorted(values["about"]) if " " in words)
    values["about"] = frozenset(w for w in values["about"] if " " not in w)
    return Act(**values)


def _pattern(acts: tuple[Act, ...]) -> re.Pattern[str]:
    """Match any form of any act's words: the beginnings of ``verb-forms.toml``, or the stem, and whatever ending follows it."""
    forms = _read("verb-forms.toml")
    words = {w.split()[0] for a in acts for w in (*a.verbs, *a.nouns, *a.against, *a.against_nouns)}
    stems = {s for w in words for s in forms["irregular"].get(w, [w[:-1] if w[-1] in "ey" and len(w) > 3 else w])}
    by_letter: dict[str, list[str]] = {}
    for stem in sorted({*forms["always"]["words"], *stems}):
        by_letter.setdefault(stem[0], []).append(stem[1:])
    beginnings = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    return re.compile(rf"\b(?:{beginnings})", re.IGNORECASE)
