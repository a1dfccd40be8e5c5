"""Chains of states such as "3 > 5 >> 2 = 4": reading them, and settling pairs of states by all that follows from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import ConflictError

Bools = NDArray[np.bool_]

_LINK = re.compile(r"(>>|>|=)")


def parse_chain(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Cut "3 > 5 >> 2 = 4" into its states and the links between them.

    Raises:
        ConflictError: a state is missing between two links.
    """
    pieces = [piece.strip() for piece in _LINK.split(text)]
    states, links = tuple(pieces[0::2]), tuple(pieces[1::2])
    if not all(states):
        raise ConflictError(f"chain {text[:80]!r} lacks a state", cure="write states between >, >> and =, best first")
    return states, links


def parse_ranking(text: str) -> tuple[tuple[tuple[str, ...], ...], frozenset[int]]:
    """Read a ranking written as a chain: tiers, and the tiers with a great step below them.

    >>> parse_ranking("1 > 3 = 6 >> 2")
    ((('1',), ('3', '6'), ('2',)), frozenset({1}))
    """
    states, links = parse_chain(text)
    tiers: list[list[str]] = [[states[0]]]
    great: set[int] = set()
    for link, state in zip(links, states[1:], strict=True):
        if link == "=":
            tiers[-1].append(state)
            continue
        if link == ">>":
            great.add(len(tiers) - 1)
        tiers.append([state])
    return tuple(tuple(tier) for tier in tiers), frozenset(great)


def apply_chains(
    chains: Sequence[str],
    tables: tuple[Bools, Bools, Bools],
    find: Callable[[str], Sequence[int]],
    label: Callable[[int], str],
) -> None:
    """Settle pairs by the chains and what follows from them with what is known already.

    Args:
        chains: as "3 > 5 >> 2 = 4".
        tables: better, great and unknown as bool [s, t] (t is better than s ...); changed in place.
        find: gives the states that a label or pattern names.
        label: gives a state's label, for messages.

    Raises:
        ConflictError: the chains make a state better than itself.
    """
    better, great, unknown = tables
    strict: dict[tuple[int, int], bool] = {}
    equal: list[tuple[int, int]] = []
    for text in chains:
        states, links = parse_chain(text)
        found = [find(state) for state in states]
        for left, link, right in zip(found, links, found[1:], strict=False):
            for a in left:
                for b in right:
                    if link == "=":
                        equal.append((a, b))
                    else:
                        strict[a, b] = strict.get((a, b), False) or link == ">>"
    named = sorted({s for pair in [*strict, *equal] for s in pair})
    _refuse_cycle(named, strict, equal, better, label)
    weak = better.copy()  # weak[s, t]: t is at least as good as s, by a path of strict and equal links
    for (a, b), is_great in strict.items():
        better[b, a] = weak[b, a] = True
        great[b, a] |= is_great
    for a, b in equal:
        weak[a, b] = weak[b, a] = True
    # The form is transitive, so every path's turning points are states that a chain names (Warshall over those).
    for k in named:
        to_k, from_k = weak[:, k].copy(), weak[k].copy()
        strictly = np.outer(better[:, k], from_k) | np.outer(to_k, better[k])
        greatly = np.outer(great[:, k], from_k) | np.outer(to_k, great[k])
        better |= strictly
        great |= greatly
        weak |= np.outer(to_k, from_k)
    settled = weak | weak.T
    unknown &= ~settled


def _refuse_cycle(
    named: Sequence[int],
    strict: Mapping[tuple[int, int], bool],
    equal: Sequence[tuple[int, int]],
    better: Bools,
    label: Callable[[int], str],
) -> None:
    """Refuse chains that make a state better than itself, alone or together with the form."""
    root = {s: s for s in named}

    def find_root(s: int) -> int:
        while root[s] != s:
            s = root[s]
        return s

    for a, b in equal:
        root[find_root(a)] = find_root(b)
    sorter: TopologicalSorter[int] = TopologicalSorter()
    edges = list(strict) + [(a, b) for a in named for b in named if better[b, a]]
    for a, b in edges:
        if find_root(a) == find_root(b):
            raise ConflictError(
                f"the preferences are a cycle: state {label(a)} is above {label(b)} and also equal to it or below it",
                cure="remove one of the links",
            )
        sorter.add(find_root(b), find_root(a))
    try:
        sorter.prepare()
    except CycleError as error:
        circle = " > ".join(label(s) for s in error.args[1])
        raise ConflictError(f"the preferences are a cycle: {circle}", cure="remove one of the links") from error
