"""What is read to learn which events are told: labelled sentences, sentences that tell nothing, and judged articles."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.second_opinion import EXAMPLES
from dragoman.events.checking import parties_of, read_examples
from dragoman.records import Span

HERE = Path(__file__).resolve().parent
ARTICLES, VERDICTS = HERE / "telling_articles.jsonl", HERE / "telling_verdicts.csv"
# Sentences that tell no event, or none of the type that their words suggest.
NOTHING = HERE.parent / "tests" / "senses_rows.txt"
WIRES = "wires-"


@dataclass(frozen=True, slots=True)
class Label:
    """An event that a sentence is labelled with: type and parties; of a sentence that tells nothing, what it does not tell."""

    type: str
    actor: tuple[Span, ...] = ()
    recipient: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A text to code: a sentence with its file and every label it has there, or an article with its id and no label."""

    id: str
    kind: str
    text: str
    labels: tuple[Label, ...] = ()


def texts() -> Iterator[Text]:
    """Yield the labelled sentences of the codebook, probes apart, and the articles."""
    for file in sorted(EXAMPLES.glob("*.toml")):
        labels: dict[str, list[Label]] = {}
        for example in read_examples(file):
            actor, recipient = parties_of(example)
            if actor and recipient and not example.probe:
                labels.setdefault(example.text, []).append(Label(example.event, tuple(actor), tuple(recipient)))
        kind = "wires" if file.stem.startswith(WIRES) else "examples"
        yield from (Text(file.stem, kind, text, tuple(some)) for text, some in labels.items())
    for line in NOTHING.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            type_, _, text = line.partition("\t")
            yield Text("", "nothing", text, (Label(type_),))
    for line in ARTICLES.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        yield Text(article["id"], "articles", article["text"])


def verdicts() -> dict[str, tuple[str, str, bool]]:
    """Return for each judged candidate the words for its actors and recipients, and whether it is right."""
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        return {row["candidate"]: (row["actor"], row["recipient"], row["verdict"] == "right") for row in csv.DictReader(file)}
