"""Lists of names that small parsers break: "Russia, Turkey, Syria, and Iran held talks" becomes one coordination again."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from dragoman.language import Sentence
from dragoman.records import Mention

_LINKS = frozenset({",", "and", "or", "&", "as", "well", "the", "both"})
_GOOD = ("nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "agent", "attr")


def mend_lists(sentence: Sentence, mentions: Sequence[Mention]) -> None:
    """Make the members of each list of names conjuncts of its first member, in place.

    Only lists of three or more actors of one kind, joined by commas and closed by "and" or "or", are touched.
    """
    run: list[Mention] = []
    for mention in mentions:
        if run and _linked(sentence, run[-1], mention):
            run.append(mention)
            continue
        _mend(sentence, run)
        run = [mention]
    _mend(sentence, run)


def _linked(s: Sentence, left: Mention, right: Mention) -> bool:
    between = s.lower[left.tokens[1] : right.tokens[0]]
    if not between or len(between) > 4 or any(w not in _LINKS for w in between):
        return False
    return (
        left.actor.kind == right.actor.kind
        or {left.actor.kind, right.actor.kind} <= {"state", "organisation", "group", "collective"}
    ) and (left.use in ("actor", "place") and right.use in ("actor", "place") and left.head != right.head)


def _mend(s: Sentence, run: list[Mention]) -> None:
    if len(run) < 3:
        return
    closing = s.lower[run[-2].tokens[1] : run[-1].tokens[0]]
    if not {"and", "or", "as"} & set(closing):
        return
    heads = [*(m.head for m in run[:-1]), _last_member(s, run)]
    inside = {t for m in run for t in range(*m.tokens)}
    outer = [h for h in heads if s.heads[h] not in inside or s.heads[h] == h]
    broken = len(outer) > 1 or any(s.deps[h] != "conj" for h in heads[1:])
    if not broken:
        return
    leader = next((h for h in outer if s.deps[h] in _GOOD), outer[0] if outer else heads[0])
    moves = {head: (before, "conj") for before, head in itertools.pairwise(heads)}
    if leader != heads[0]:
        above = s.heads[leader]
        moves[heads[0]] = (heads[0] if above == leader else above, s.deps[leader])
    if not _stays_a_tree(s, moves):
        return
    for child, (head, label) in moves.items():
        s.attach(child, head, label)


def _last_member(s: Sentence, run: list[Mention]) -> int:
    """Return the head of a list's last member: "a judge and a bishop's driver", but "Chad, Mali and Niger's presidents"."""
    head = run[-1].head
    owner = s.deps[head] == "poss" and s.tags[run[-1].tokens[0]] == "DT" and all(s.deps[m.head] != "poss" for m in run[:-1])
    return s.heads[head] if owner else head


def _stays_a_tree(s: Sentence, moves: dict[int, tuple[int, str]]) -> bool:
    """Tell whether every moved token still leads up to a root: a parser may hang the list's own governor below a member."""
    for child in moves:
        at, steps = child, 0
        while (head := moves[at][0] if at in moves else s.heads[at]) != at:
            at, steps = head, steps + 1
            if steps > len(s):
                return False
    return True
