"""Checking a codebook against its own example sentences: which are coded as they should be, probes apart."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import CodebookError
from dragoman.events.relating import relate_parsed, sentences_of
from dragoman.headlines import parse_with_headlines
from dragoman.language import Sentence, load_parser, split
from dragoman.ontology import Codebook
from dragoman.records import Report, Span, make_id


@dataclass(frozen=True, slots=True)
class Example:
    """An example sentence of a codebook with its marked parties and what it should be coded as.

    ``probe`` examples are never tuned on: only their share of passes is shown. ``place`` is file and number, for messages.
    """

    text: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    event: str
    mode: tuple[str, ...]
    probe: bool
    place: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the coder made of an example: the type it gave, the words and signal that decided, and whether it is right."""

    example: Example
    given: str
    evidence: str
    signal: str

    @property
    def right(self) -> bool:
        """Tell whether the type is the example's."""
        return self.given == self.example.event


def read_examples(path: Path) -> list[Example]:
    """Read the [[example]] tables of a codebook file, or of all files in a folder and its ``examples`` folder.

    Raises:
        CodebookError: if a file cannot be read or an example lacks text, event or marked parties.
    """
    files = sorted([*path.glob("*.toml"), *path.glob("examples/*.toml")]) if path.is_dir() else [path]
    return [e for file in files for e in _examples_in(file)]


def _examples_in(file: Path) -> Iterable[Example]:
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8")).get("example", [])
    except (OSError, tomllib.TOMLDecodeError) as e:
        raise CodebookError(f"cannot be read ({e})", path=file, cure="mend the file, or name another") from e
    for number, table in enumerate(tables, 1):
        yield _example(table, file, number)


def _example(table: dict[str, Any], file: Path, number: int) -> Example:
    text, event = table.get("text"), table.get("event")
    if not isinstance(text, str) or not isinstance(event, str):
        raise CodebookError(f"example {number} lacks 'text' or 'event'", path=file, cure="give both as strings")
    parties = {role: tuple(table.get(role, ())) for role in ("actor", "recipient")}
    for words in (*parties["actor"], *parties["recipient"]):
        if words not in text:
            raise CodebookError(
                f"example {number} marks {words!r}, which its text lacks", path=file, cure="copy the words from the text"
            )
    return Example(
        text,
        parties["actor"],
        parties["recipient"],
        event,
        tuple(table.get("mode", ())),
        bool(table.get("probe")),
        f"{file.name} {number}",
    )


def check_examples(examples: list[Example], codebook: Codebook) -> list[Verdict]:
    """Code every example between its marked parties and compare the type.

    The rules alone are asked: what words tell is learned from these very examples (:mod:`dragoman.events.word_evidence`).
    """
    out = []
    for example, sentences in zip(examples, parsed(examples), strict=True):
        answer = relate_parsed(sentences, *parties_of(example), codebook, second_opinion=False)
        evidence = answer.evidence.of(example.text) if answer.evidence else ""
        out.append(Verdict(example, answer.type, evidence, answer.signal))
    return out


def parsed(examples: list[Example]) -> list[list[Sentence]]:
    """Return for each example its parsed sentences that hold the parties."""
    reports = [Report(id=make_id("report", e.text), text=e.text) for e in examples]
    chosen = []
    for report, example in zip(reports, examples, strict=True):
        actor, recipient = parties_of(example)
        chosen.append(sentences_of(split(report), [*actor, *recipient]))
    parser = load_parser()
    for sentences in chosen:
        parse_with_headlines(sentences, parser)
    return chosen


def parties_of(example: Example) -> tuple[list[Span], list[Span]]:
    """Return the spans of an example's actor and of its recipient."""
    return _spans(example.text, example.actor), _spans(example.text, example.recipient)


def _spans(text: str, parts: Iterable[str]) -> list[Span]:
    return [Span(at, at + len(part)) for part in parts if (at := text.find(part)) >= 0]
