"""Learn what words tell of event types from the codebook's own example sentences, and write word-evidence.tsv and word-units.npz.

usage: python scripts/learn_word_evidence.py [FILE ...] [--together TYPE,TYPE] [--into FILE]

Without files all examples of dragoman's own codebook are used, those marked probe apart; two or three minutes. Run it again when
examples are added. With files (names of example files, such as newswire.toml) only those: to see how what is learned from some
does on others. How far words are believed is learned apart, by ``python -m benchmarks.second_opinion trust``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from dragoman.events.checking import parsed, parties_of, read_examples
from dragoman.events.learning_words import learn_words
from dragoman.events.word_evidence import FILE, evidence_in, write_evidence
from dragoman.ontology import codebook_path, load_codebook


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="*")
    parser.add_argument("--together", default="", help="types that words are not to tell apart")
    parser.add_argument("--into", type=Path, default=codebook_path(None) / FILE)
    given = parser.parse_args()
    codebook = load_codebook()
    examples = [e for e in read_examples(codebook_path(None)) if not e.probe]
    examples = [e for e in examples if not given.file or e.place.split()[0] in given.file]
    together = sorted(given.together.split(","))
    columns = [[t] for t in sorted(codebook.types) if t not in together] + [t for t in [together] if t != [""]]
    sentences = parsed(examples)
    rows = [evidence_in(s, *parties_of(e), codebook) for s, e in zip(sentences, examples, strict=True)]
    kept = write_evidence(given.into, learn_words(rows, [e.event for e in examples], columns))
    print(f"{len(examples)} examples, {kept} clues")


if __name__ == "__main__":
    main()
