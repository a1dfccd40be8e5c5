"""Learn what words tell of event types from the codebook's own example sentences, and write word-evidence.tsv.

usage: python scripts/learn_word_evidence.py [FILE ...] [--together TYPE,TYPE] [--into FILE]

Without files all examples of dragoman's own codebook are used, those marked probe apart; a few seconds. Run it again when
examples are added. With files (names of example files, such as newswire.toml) only those: to see how what is learned from some
does on others. Multinomial logistic regression with an L2 penalty, as in C. M. Bishop, Pattern Recognition and Machine Learning
(2006), section 4.3.4.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dragoman.events.checking import parsed, parties_of, read_examples
from dragoman.events.word_evidence import FILE, UNIT, clues_in
from dragoman.ontology import codebook_path, load_codebook

FEWEST = 2  # a clue of one example tells of that example
PENALTY = 1.0  # variance of the prior of the weights; 0.3 to 4 did nearly alike in fourfold cross-validation
ROUNDS = 80
SMALLEST = 0.05  # clues that tell nothing are left out


def learn(examples: list[Any], columns: list[list[str]]) -> dict[str, Any]:
    """Return the weights of each clue, in the order of the columns (a type, or types that are not told apart)."""
    marked = [parties_of(e) for e in examples]
    codebook = load_codebook()
    rows = [clues_in(s, a, r, codebook) for s, (a, r) in zip(parsed(examples), marked, strict=True)]
    counted = Counter(clue for row in rows for clue in row)
    clues = sorted(clue for clue, n in counted.items() if n >= FEWEST)
    number = {clue: n for n, clue in enumerate(clues)}
    at = [sorted(number[c] for c in row if c in number) for row in rows]
    ends = np.cumsum([0, *(len(row) for row in at)])
    seen = csr_matrix((np.ones(ends[-1]), [n for row in at for n in row], ends), shape=(len(rows), len(clues)))
    right = np.zeros((len(rows), len(columns)))
    right[range(len(rows)), [next(n for n, types in enumerate(columns) if e.event in types) for e in examples]] = 1

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(len(clues), -1)
        logits = seen @ weights
        logits -= logits.max(axis=1, keepdims=True)
        shares = np.exp(logits)
        shares /= shares.sum(axis=1, keepdims=True)
        value = -np.log(shares[right == 1]).sum() + (weights**2).sum() / (2 * PENALTY)
        return value, (seen.T @ (shares - right) + weights / PENALTY).ravel()

    start = np.zeros(len(clues) * len(columns))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x.reshape(len(clues), -1)
    return {clue: row for clue, row in zip(clues, found, strict=True) if abs(row).max() >= SMALLEST}


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="*")
    parser.add_argument("--together", default="", help="types that words are not to tell apart")
    parser.add_argument("--into", type=Path, default=codebook_path(None) / FILE)
    given = parser.parse_args()
    examples = [e for e in read_examples(codebook_path(None)) if not e.probe]
    examples = [e for e in examples if not given.file or e.place.split()[0] in given.file]
    together = sorted(given.together.split(","))
    columns = [[t] for t in sorted(load_codebook().types) if t not in together] + [t for t in [together] if t != [""]]
    weights = learn(examples, columns)
    lines = ["\t".join(["clue", *map(" ".join, columns)])]
    lines += ["\t".join([clue, *(str(round(w / UNIT)) for w in row)]) for clue, row in weights.items()]
    given.into.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(examples)} examples, {len(weights)} clues")


if __name__ == "__main__":
    main()
