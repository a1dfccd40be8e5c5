"""How time and memory of the conflict engine grow with the number of options.

python benchmarks/conflict_growth.py [--from 8] [--to 20] [--parties 4] [--kind plain] [--sim-to 14]

Kinds: plain (no rules, random strict rankings), statements (no rules, prioritised statements), rules (a random quarter of
the states infeasible), one-way (the first option of each party can only be taken). Each size runs in its own process, so
that peak memory is its own. Times are processor seconds; all work is on one thread. "pass" is the time to read every party's
levels once (a sum over memory); "a state" is the time of Nash, GMR, SMR and SEQ together for each state, "passes" that time in
passes over memory.

    python benchmarks/conflict_growth.py --states 10000    # arbitrary rules until this many of 2^16 states are left
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from dragoman.conflict import Conflict, Graph


def model(options: int, parties: int, kind: str) -> Conflict:
    """A model whose preferences are replaced after the graph is built, unless they are statements."""
    from dragoman.conflict import Conflict, DecisionMaker, Option, Preferences, Statement

    rng = np.random.default_rng(options)
    makers, at = [], 0
    for i in range(parties):
        owned = options // parties + (i < options % parties)
        names = [Option(f"o{at + k}", "forward" if kind == "one-way" and k == 0 else "both") for k in range(owned)]
        texts = [("not " if rng.random() < 0.5 else "") + f"o{k}" for k in rng.permutation(options)]
        pairs = [f"{a} iff {b}" for a, b in zip(texts[0::2], texts[1::2], strict=False)]
        stated = [*pairs, *texts] if kind == "statements" else texts
        statements = tuple(Statement(text) for text in stated)
        makers.append(DecisionMaker(f"P{i}", tuple(names), Preferences(statements=statements)))
        at += owned
    rules = []
    if kind == "rules":
        rules = ["YY" + "-" * (options - 2), f"o2 and o{options - 1} and not (o0 iff o3)"]
    return Conflict(f"{options} options", tuple(makers), tuple(rules))


def arbitrary_rules(states: int, parties: int) -> Conflict:
    """16 options and random rules of three literals, added until about ``states`` states are left."""
    from dataclasses import replace

    from dragoman.conflict import build_graph

    rng = np.random.default_rng(1)
    conflict = model(16, parties, "plain")
    rules: list[str] = []
    while True:
        letters = ["-"] * 16
        for k in rng.choice(16, 3, replace=False):
            letters[k] = rng.choice(["Y", "N"])
        tried = replace(conflict, infeasible=(*rules, "".join(letters)))
        if build_graph(tried).count < states:
            return replace(conflict, infeasible=tuple(rules))
        rules.append("".join(letters))


def measure(conflict: Conflict, kind: str, with_sim: bool) -> dict[str, float]:
    from dragoman.conflict import build_graph, gmr, nash, seq, sim, smr
    from dragoman.conflict.preferences import Order

    times: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Any]) -> Any:
        start = time.process_time()
        result = work()
        times[name] = time.process_time() - start
        return result

    graph = timed("build", lambda: build_graph(conflict))
    if kind != "statements":
        rng = np.random.default_rng(7)
        for i in range(len(graph.parties)):
            level = np.arange(graph.count, dtype=np.int32)
            rng.shuffle(level)
            graph = graph.with_order(i, Order(level))
    for concept in (nash, gmr, smr, seq):
        timed(concept.__name__, partial(concept, graph))
    four = sum(times[name] for name in ("nash", "gmr", "smr", "seq"))
    if with_sim:
        timed("sim", lambda: sim(graph))
    best = min(_pass(graph) for _ in range(5))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return times | {
        "states": graph.count,
        "four": four,
        "pass": best,
        "ns_a_state": four / graph.count * 1e9,
        "passes": four / best,
        "peak": peak,
    }


def _pass(graph: Graph) -> float:
    start = time.process_time()
    for order in graph.orders:
        order.level.sum(dtype=np.int64)
    return time.process_time() - start


def show(row: dict[str, float], name: str) -> None:
    sim = f"{row['sim']:8.3f}" if "sim" in row else "       -"
    print(
        f"{name:>8} {row['states']:>12,} {row['build']:8.3f} {row['nash']:8.3f} {row['gmr']:8.3f} {row['smr']:8.3f} "
        f"{row['seq']:8.3f} {sim} {row['four']:8.3f} {row['ns_a_state']:9.1f} {row['passes']:8.0f} "
        f"{row['peak'] / 1e9:8.3f}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="first", type=int, default=8)
    parser.add_argument("--to", dest="last", type=int, default=20)
    parser.add_argument("--parties", type=int, default=4)
    parser.add_argument("--kind", default="plain", choices=["plain", "statements", "rules", "one-way"])
    parser.add_argument("--sim-to", type=int, default=14)
    parser.add_argument("--states", type=int, default=0)
    parser.add_argument("--one", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one or options.states:
        conflict = (
            arbitrary_rules(options.states, options.parties)
            if options.states
            else model(options.one, options.parties, options.kind)
        )
        row = measure(conflict, options.kind, bool(options.one) and options.one <= options.sim_to)
        if options.one:
            print(json.dumps(row))
            return
        print(f"{len(conflict.infeasible)} rules over 16 options")
        header()
        show(row, "rules")
        return
    header()
    for size in range(options.first, options.last + 1):
        command = [sys.executable, __file__, "--one", str(size), "--parties", str(options.parties)]
        command += ["--kind", options.kind, "--sim-to", str(options.sim_to)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            print(f"{size:>8} {done.stderr.strip().splitlines()[-1]}")
            return
        show(json.loads(done.stdout), str(size))


def header() -> None:
    names = ("build", "Nash", "GMR", "SMR", "SEQ", "SIM", "four")
    print(f"{'options':>8} {'states':>12} {' '.join(f'{n:>8}' for n in names)} {'ns/state':>9} {'passes':>8} {'peak GB':>8}")


if __name__ == "__main__":
    main()
