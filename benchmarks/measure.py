"""Every task of ../shared/bench, look and blind, as one table.

usage: python -m benchmarks.measure [TASK ...]

For each task it runs ``python -m benchmarks.run`` and the benchmark's own score.py, and prints what score.py prints.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent.parent / "shared" / "bench"
# Task -> the name of its files.
TASKS = {
    "relation": "relation", "found": "relation", "alarm": "places", "attribution": "attribution", "factuality": "factuality",
    "conditional": "conditional", "places": "places", "places-gold": "places", "maintext": "maintext",
}  # fmt: skip


def score(task: str, half: str, *options: str) -> str:
    """Return what score.py says of one task on one half ("look" or "blind")."""
    name = TASKS[task]
    given = BENCH / f"{name}.{half}.jsonl"
    gold = given if half == "look" else BENCH / f"{name}.blind.gold.gz"
    if task == "places-gold":
        given = gold  # the given spans of the blind half stand only there; the program reads them, nobody else
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.jsonl"
        subprocess.run([sys.executable, "-m", "benchmarks.run", task, str(given), str(answer), *options], check=True)
        done = subprocess.run(
            [sys.executable, str(BENCH / "score.py"), task, str(gold), str(answer)], check=True, capture_output=True, text=True
        )
    return done.stdout.strip()


def main(tasks: list[str]) -> None:
    """Print the scores of the tasks named, or of all."""
    if not BENCH.is_dir():
        sys.exit(f"no benchmark folder at {BENCH}")
    for task in tasks or TASKS:
        for options in ([], ["--use", "page_text"]) if task == "maintext" else ([],):
            for half in ("look", "blind"):
                print(f"{task} {half} {' '.join(options)}".rstrip())
                print("    " + score(task, half, *options).replace("\n", "\n    "), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
