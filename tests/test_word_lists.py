"""The lists of words in data/words: each is asked for by the code, each has words, and a wrong name is told."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.word_lists import word_list

SOURCES = Path(str(files("dragoman")))
PAGES = sorted((SOURCES / "data" / "words").glob("*.toml"))
ASKED = re.compile(r'word_list\("(\w+)", "(\w+)"\)')


def asked_for() -> set[tuple[str, str]]:
    texts = (p.read_text(encoding="utf-8") for p in SOURCES.rglob("*.py") if p.name != "word_lists.py")
    return {found for text in texts for found in ASKED.findall(text)}


def test_every_list_is_asked_for_and_every_one_asked_for_is_there() -> None:
    written = {(p.stem, name) for p in PAGES for name in tomllib.loads(p.read_text(encoding="utf-8"))}
    assert len(written) > 30
    assert written == asked_for()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_no_list_is_empty_or_holds_a_word_twice(page: Path) -> None:
    for name, words in tomllib.loads(page.read_text(encoding="utf-8")).items():
        assert words.split(), name
        assert len(words.split()) == len(set(words.split())), name


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_every_list_says_what_it_is_for(page: Path) -> None:
    lines = page.read_text(encoding="utf-8").splitlines()
    for before, line in pairwise(lines):
        if re.match(r"\w+ = ", line):
            assert before.startswith("# ") and not before.startswith("# --"), line


def test_a_list_that_is_not_there_is_told_with_its_file() -> None:
    with pytest.raises(DragomanError, match=r"data/words/events.toml: there is no list 'rivers'"):
        word_list("events", "rivers")


def test_an_underscore_joins_the_words_of_a_phrase() -> None:
    assert all("_" not in word for page, name in asked_for() for word in word_list(page, name))
