"""Which reports belong to one process: by period and words, and by the parties that act on each other in them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dragoman.drafting.sightings import ANYBODY, Sighting
from dragoman.drafting.wish import Wish
from dragoman.errors import UsageError
from dragoman.records import Coding

# Reports whose pairs of parties agree less than this (cosine) are not linked. On the example reports of one process
# linked reports lie at 0.2 and above; reports of different processes that share one state lie near 0.
LINKED = 0.15
# A small cluster that names the same countries this often (cosine of counts) is part of the process all the same.
SAME_COUNTRIES = 0.5
# A large cluster must name them this alike: two pairs of states that share one lie at 0.6, any two reports of one process of
# the examples above 0.74.
SAME_PROCESS = 0.68
# A second cluster this large against the first is a process of its own, and the user has to choose.
RIVAL = 0.5


def select_reports(
    codings: Sequence[Coding], period: tuple[date | None, date | None] | None, words: Sequence[str] | None
) -> list[Coding]:
    """Return the reports of the period that speak of any of the words.

    Args:
        codings: coded reports.
        period: first and last day, either open; reports without a date are left out when one is given.
        words: any of these words or phrases, in upper or lower case.

    Raises:
        UsageError: nothing is left.
    """
    chosen = list(codings)
    if not chosen:
        raise UsageError("there are no coded reports", cure="give reports, or a store that has some")
    if period and any(period):
        since, until = period
        dated = [c for c in chosen if c.report.published is not None]
        kept = [c for c in dated if (since or date.min) <= (c.report.published or date.min) <= (until or date.max)]
        if not kept:
            known = sorted(c.report.published for c in dated if c.report.published)
            span = (
                f"the dated ones lie between {known[0]} and {known[-1]}" if known else "none of them has a date: use --published"
            )
            raise UsageError(f"no report lies in the period asked for, of {len(chosen)}", cure=span)
        chosen = kept
    if words:
        wanted = [w.casefold() for w in words]
        kept = [c for c in chosen if any(w in c.report.text.casefold() for w in wanted)]
        if not kept:
            raise UsageError(f"no report speaks of {', '.join(words)}", cure="choose other words, or leave --words out")
        chosen = kept
    return chosen


def _mention_vector(coding: Coding) -> Counter[str]:
    return Counter(m.actor.country for m in coding.mentions if len(m.actor.country) == 3)


def largest_cluster(
    codings: Sequence[Coding], sightings: Sequence[Sighting], wishes: Sequence[Wish]
) -> tuple[list[str], list[str]]:
    """Return the ids of the reports of the largest process, and a line for each smaller cluster left out.

    Raises:
        UsageError: two processes of about the same size are mixed.
    """
    pairs = _pairs(sightings, wishes)
    clusters = [c for c in _clusters(codings, pairs) if _weight(c, pairs)]
    clusters.sort(key=lambda c: (-_weight(c, pairs), c))
    if not clusters:
        return [], []
    first, rest = clusters[0], _attach(clusters, codings, pairs)
    if rest and _weight(rest[0], pairs) >= RIVAL * _weight(first, pairs):
        sides = " and ".join(f"{_names(c, pairs)} ({len(c)} report{'s' if len(c) > 1 else ''})" for c in (first, rest[0]))
        raise UsageError(
            f"these reports speak of unrelated processes: {sides}", cure="choose one with --parties, --words, --since or --until"
        )
    return first, [f"{len(c)} report{'s' if len(c) > 1 else ''} on {_names(c, pairs)}" for c in rest]


def _attach(
    clusters: list[list[str]], codings: Sequence[Coding], pairs: Mapping[str, Counter[tuple[str, str]]]
) -> list[list[str]]:
    """Add small clusters that name the same countries as the first to it; return the others."""
    vectors = {c.report.id: _mention_vector(c) for c in codings}
    total: Counter[str] = Counter()
    for r in clusters[0]:
        total.update(vectors[r])
    rest = []
    whole = _weight(clusters[0], pairs)
    for cluster in clusters[1:]:
        own: Counter[str] = Counter()
        for r in cluster:
            own.update(vectors[r])
        if _likeness(total, own) >= (SAME_COUNTRIES if _weight(cluster, pairs) < RIVAL * whole else SAME_PROCESS):
            clusters[0].extend(cluster)
        else:
            rest.append(cluster)
    return rest


def _pairs(sightings: Sequence[Sighting], wishes: Sequence[Wish]) -> Mapping[str, Counter[tuple[str, str]]]:
    pairs: dict[str, Counter[tuple[str, str]]] = {}
    for s in sightings:
        if s.owner not in ("", ANYBODY) and s.target and s.owner != s.target:
            pairs.setdefault(s.report, Counter())[min(s.owner, s.target), max(s.owner, s.target)] += 1
    for w in wishes:
        for other in {w.owner, w.target} - {"", ANYBODY, w.holder}:
            pairs.setdefault(w.evidence[0].report, Counter())[min(w.holder, other), max(w.holder, other)] += 1
    return pairs


def _clusters(codings: Sequence[Coding], pairs: Mapping[str, Counter[tuple[str, str]]]) -> list[list[str]]:
    """Return the reports in groups: linked are those whose pairs of parties agree, or that name the same countries as often."""
    order = [c.report.id for c in codings]
    named = {c.report.id: _mention_vector(c) for c in codings}
    nobody: Counter[tuple[str, str]] = Counter()
    root = {r: r for r in order}

    def find(r: str) -> str:
        while root[r] != r:
            r = root[r]
        return r

    for n, a in enumerate(order):
        for b in order[:n]:
            if find(a) == find(b):
                continue
            alike = _likeness(pairs.get(a, nobody), pairs.get(b, nobody)) >= LINKED
            if alike or _likeness(named[a], named[b]) >= SAME_PROCESS:
                root[find(a)] = find(b)
    grouped: dict[str, list[str]] = {}
    for r in order:
        grouped.setdefault(find(r), []).append(r)
    return list(grouped.values())


def _likeness(one: Counter[Any], other: Counter[Any]) -> float:
    shared = sum(one[p] * other[p] for p in one)
    return shared / math.sqrt(sum(v * v for v in one.values()) * sum(v * v for v in other.values())) if shared else 0.0


def _weight(cluster: Sequence[str], pairs: Mapping[str, Counter[tuple[str, str]]]) -> int:
    return sum(sum(pairs[r].values()) for r in cluster if r in pairs)


def _names(cluster: Sequence[str], pairs: Mapping[str, Counter[tuple[str, str]]]) -> str:
    seen: Counter[str] = Counter()
    for r in cluster:
        for (a, b), count in pairs.get(r, Counter()).items():
            seen[a] += count
            seen[b] += count
    return ", ".join(sorted(seen, key=lambda k: (-seen[k], k))[:4])
