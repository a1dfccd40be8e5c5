"""The second codebook in examples/ codes with the same program."""

from __future__ import annotations

from pathlib import Path

from dragoman.events.checking import check_examples, read_examples
from dragoman.ontology import load_codebook

SANCTIONS = Path(__file__).parents[1] / "examples" / "sanctions-codebook.toml"


def test_the_sanctions_codebook_codes_its_examples():
    codebook = load_codebook(str(SANCTIONS))
    assert len(codebook.types) == 7
    wrong = [(v.example.text, v.given) for v in check_examples(read_examples(SANCTIONS), codebook) if not v.right]
    assert wrong == []
