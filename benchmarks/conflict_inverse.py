"""The inverse question, robustness and pictures: agreement with brute force, and seconds by size of model.

python benchmarks/conflict_inverse.py [--models 200]

First counts for one party are compared with all permutations of its ranking on random models, then the time of each
question is measured on models of growing size. Exit status 1 where a count differs.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import permutations
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from conflict_brute_force import as_conflict, random_explicit_game, random_game, stable, stable_sim
from dragoman.conflict import Builder, Graph, build_graph
from dragoman.conflict.branch_and_bound import least_drops
from dragoman.conflict.catalogue import load
from dragoman.conflict.conditions import INVERTIBLE, conditions
from dragoman.conflict.counting import count_rankings
from dragoman.conflict.drawing import draw_page
from dragoman.conflict.inverse import invert, least_change
from dragoman.conflict.sensitivity import robustness


def compare(models: int) -> tuple[int, int]:
    """Count (party, state, concept) questions on random models with 3 to 6 states, and those answered wrongly."""
    asked = wrong = seed = done = 0
    while done < models:
        game = random_explicit_game(seed) if seed % 3 == 0 else random_game(seed, most_options=3)
        seed += 1
        if not 3 <= len(game.states) <= 6:
            continue
        done += 1
        graph = build_graph(as_conflict(game))
        party = seed % game.parties
        concepts = INVERTIBLE if game.owners else INVERTIBLE[:-1]
        hits = {(c, s): 0 for c in concepts for s in range(graph.count)}
        for levels in permutations(range(graph.count)):
            game.level[party] = dict(zip(game.states, levels, strict=True))
            game.memory = {key: value for key, value in game.memory.items() if key[0] == "moves"}
            for c, s in hits:
                state = game.states[s]
                held = stable_sim(game, party, state) if c == "sim" else stable(game, c, party, state, "", False, True)
                hits[c, s] += held
        for (c, s), count in hits.items():
            asked += 1
            found = count_rankings(conditions(graph, party, s, c), graph.count)
            wrong += not found.exact or found.favourable != count
    return asked, wrong


def model(options: int, parties: int) -> Graph:
    """A random model without rules, its status quo the first state."""
    rng = np.random.default_rng(options)
    builder = Builder(f"{options} options, {parties} parties").status_quo(1)
    for k in range(parties):
        owned = [f"{k}.{j}" for j in range(options * k // parties, options * (k + 1) // parties)]
        builder.party(f"P{k}", owned, payoffs=rng.permutation(2**options).tolist())
    return build_graph(builder.build())


def timed(what: str, work: Callable[[], object]) -> None:
    start = time.perf_counter()
    answer = work()
    print(f"{time.perf_counter() - start:8.2f} s  {what}: {answer}", flush=True)


def drops(graph: Graph, concept: str) -> str:
    """Least change of the first party's ranking for the state that it likes least."""
    level = graph.orders[0].level
    assert level is not None
    wanted = int(np.argmin(level))
    found = least_drops(level, wanted, conditions(graph, 0, wanted, concept))
    return f"{found[0].swaps} swaps{'' if found[0].proven else ', not proven'}"


def least_of_all(options: int, parties: int) -> str:
    """Least change of all rankings of a random model for the state that the first party likes least, under SEQ."""
    graph = model(options, parties)
    level = graph.orders[0].level
    assert level is not None
    found = least_change(graph, graph.label(int(np.argmin(level))), "seq")
    assert found is not None
    return f"{found.swaps} swaps{'' if found.proven else f', not proven (at least {found.bound})'}"


def share(graph: Graph) -> str:
    """Share of the first party's rankings under which the first state is stable, under SEQ."""
    return f"{count_rankings(conditions(graph, 0, 0, 'seq'), graph.count).share:.3f}"


def size_of_page(options: int) -> str:
    """Size of the page of pictures of a random model with four parties."""
    return f"{len(draw_page(model(options, 4)).html):,} bytes"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=int, default=200)
    start = time.perf_counter()
    asked, wrong = compare(parser.parse_args().models)
    print(f"{asked:,} counts against all permutations, {wrong} differ, {time.perf_counter() - start:.0f} s")
    for concept in ("nash", "gmr", "smr", "seq"):
        count = invert(load("syria_iraq1975"), 2, concept, ["Syria"]).together
        print(f"Syria and Iraq, state 2, rankings of Syria, {concept}: {count.favourable} of {count.total}")
    elmira = build_graph(load("elmira1991"))
    timed("Elmira, state 7, all parties drawn", lambda: f"{invert(elmira, 7).together.share:.3f}")
    timed("Elmira, 1,000 cases of one swap, SEQ", lambda: robustness(elmira, ["seq"], swaps=1).cases)
    for options, parties in ((3, 3), (4, 2), (4, 3), (5, 2), (5, 3)):
        timed(
            f"least change of all rankings, SEQ, {2**options} states, {parties} parties",
            partial(least_of_all, options, parties),
        )
    for options, parties in ((8, 4), (10, 4), (12, 4)):
        graph = model(options, parties)
        for concept in ("gmr", "smr"):
            if graph.count <= 4096:
                timed(f"least change of one ranking, {concept}, {2**options:,} states", partial(drops, graph, concept))
        timed(
            f"count for one party, seq, {2**options:,} states of {math.log10(math.factorial(2**options)):.0f} digits of rankings",
            partial(share, graph),
        )
    for options in (5, 12):
        timed(f"page of pictures, {2**options:,} states", partial(size_of_page, options))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
