"""The engine against an independent brute force on many random models.

python benchmarks/conflict_agreement.py [--models 10000] [--first 0]

Models have 2-5 parties and 2-8 options, with and without infeasible, one-way and coalesced states, ties, unknown pairs and
strengths; every tenth is an explicit graph. Prints the models on which any concept differs for any party and state, and a
count of what was compared. Exit status 1 where anything differs.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from conflict_brute_force import Game, disagreements, random_explicit_game, random_game


def draw(seed: int) -> Game:
    unknown, strength = seed % 3 == 1 or seed % 12 == 2, seed % 3 == 2
    if seed % 10 == 9:
        return random_explicit_game(seed, unknown=unknown, strength=strength)
    return random_game(seed, unknown=unknown, strength=strength)


def traits(game: Game) -> list[str]:
    found = [f"{game.parties} parties", f"{len(game.owners)} options" if game.owners else "explicit graph"]
    found += ["infeasible"] * bool(game.infeasible) + ["coalesced"] * bool(game.coalesce)
    found += ["one-way"] * bool(set(game.directions) - {"both"}) + ["unknown"] * any(game.unknown)
    found += ["strength"] * any(len(set(band.values())) > 1 for band in game.band)
    found += ["ties"] * any(len(set(level.values())) < len(level) for level in game.level)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="first seed")
    options = parser.parse_args()
    sys.setrecursionlimit(100_000)
    counted: Counter[str] = Counter()
    wrong, start = 0, time.perf_counter()
    for seed in range(options.first, options.first + options.models):
        game = draw(seed)
        counted.update(traits(game))
        counted["states times parties"] += len(game.states) * game.parties
        found = disagreements(game)
        if found:
            wrong += 1
            print(f"seed {seed}: {', '.join(found)}", flush=True)
    for name, count in sorted(counted.items()):
        print(f"{count:>12,}  {name}")
    print(f"{options.models:,} models, {wrong} with any disagreement, {time.perf_counter() - start:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
