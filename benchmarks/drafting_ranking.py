"""Fit the weights that rank the options of a draft: ``python -m benchmarks.drafting_ranking [NAME_TO_LEAVE_OUT ...]``.

Every option that could go into the draft of an example is a row: what is seen of it, and whether the reference has it.
The weights are those of a logistic regression with a penalty on large ones. Each example is also ranked by weights fitted
without it: printed are the options of the references among the first ten, so ranked, and by points alone. The grain deal
is left out.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.drafting import acts_of_words, code_example, party_key
from dragoman.drafting.choosing import candidates
from dragoman.drafting.draft import draft, find_options, find_process
from dragoman.drafting.options import DraftOption
from dragoman.drafting.ranking import features, load_weights

_LEFT_OUT = ("grain-deal",)
_PENALTY = 10.0
_MOST = 10
Rows = tuple[list[DraftOption], NDArray[np.float64], NDArray[np.float64]]


def rows_of(directory: Path) -> Rows:
    """Return the options that could go into the draft of an example, what is seen of each, and whether its reference has it."""
    codings = code_example(directory)
    kept = [p.key for p in draft(codings).parties]
    found, _, _ = find_process(codings)
    options = find_options(found)
    own, _ = candidates(options, kept)
    own.sort(key=lambda o: (-o.weight, o.owner, o.act, o.target))
    seen = features(own, options)
    wanted = _wanted(directory, own)
    values = np.array([[seen[o.key][name] for name in load_weights()] for o in own])
    return own, values, np.array([float(o.key in wanted) for o in own])


def _wanted(directory: Path, own: list[DraftOption]) -> set[tuple[str, str, str]]:
    """Return the keys of the options that the reference has, each of its options matched once."""
    reference = tomllib.loads((directory / "reference.toml").read_text(encoding="utf-8"))
    keys: dict[str, str] = {}
    for m in reference["decision_maker"]:
        key = party_key(m)
        keys[m["id"]] = key if key not in keys.values() else ""
    wanted: set[tuple[str, str, str]] = set()
    for o in reference["option"]:
        acts = acts_of_words(o["name"], o["act"])
        hit = next((x for x in own if x.owner == keys[o["owner"]] and x.act in acts and x.key not in wanted), None)
        wanted |= {hit.key} if hit else set()
    return wanted


def fit(values: NDArray[np.float64], labels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weights of a logistic regression, penalised where values of equal spread would have large ones."""
    mean, spread = values.mean(0), values.std(0) + 1e-9
    x = np.column_stack([np.ones(len(values)), (values - mean) / spread])
    penalty = np.diag([0.0, *[_PENALTY] * values.shape[1]])
    weights = np.zeros(x.shape[1])
    for _ in range(50):  # Newton's method; a dozen steps are enough
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (labels - p) - penalty @ weights
        weights += np.linalg.solve((x.T * (p * (1 - p))) @ x + penalty, gradient)
    return np.asarray(weights[1:] / spread)


def found_among_first(rows: Rows, score: NDArray[np.float64]) -> int:
    """Return how many of the reference's options are among the first ten."""
    first = sorted(range(len(score)), key=lambda i: -score[i])[:_MOST]
    return int(sum(rows[2][i] for i in first))


def main() -> None:
    """Print the weights, and what each example finds when it is ranked by weights fitted without it."""
    names = sorted(p.parent.name for p in Path("examples").glob("*/reference.toml"))
    names = [n for n in names if n not in (*_LEFT_OUT, *sys.argv[1:])]
    rows = {n: rows_of(Path("examples") / n) for n in names}
    total = np.zeros(4, dtype=int)
    for n in names:
        others = [rows[m] for m in names if m != n]
        weights = fit(np.vstack([r[1] for r in others]), np.concatenate([r[2] for r in others]))
        here = rows[n]
        total += [
            found_among_first(here, here[1] @ weights), found_among_first(here, here[1][:, 0]),
            min(_MOST, int(here[2].sum())), len(here[2]),
        ]  # fmt: skip
    print(f"{len(names)} examples, {total[3]} options that could go in; of the references' options among the first ten:")
    print(f"  by weights fitted without the example: {total[0]}; by points alone: {total[1]}; at best: {total[2]}")
    weights = fit(np.vstack([r[1] for r in rows.values()]), np.concatenate([r[2] for r in rows.values()]))
    for name, weight in zip(load_weights(), weights, strict=True):
        print(f"{name} = {weight:.2f}")


if __name__ == "__main__":
    main()
