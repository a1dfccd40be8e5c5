"""docs/conflict.md shows what the commands print and what Python answers."""

import doctest
import re
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.conflict import build_graph, read_conflict
from dragoman.conflict.catalogue import load
from dragoman.conflict.commands import app

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docs" / "conflict.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```console\n\$ dragoman conflict (.+?)\n(.*?)```", TEXT, re.DOTALL)


def test_there_are_commands_to_check() -> None:
    assert len(SHOWN) >= 4


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_commands_print_what_the_tutorial_shows(command: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(app, command.split(), catch_exceptions=False)
    assert result.output.rstrip() == shown.rstrip()


def test_python_answers_what_the_tutorial_shows() -> None:
    found = doctest.testfile(str(ROOT / "docs" / "conflict.md"), module_relative=False)
    assert found.attempted > 5
    assert found.failed == 0


def test_snippets_of_the_tutorial_are_toml_and_stand_in_the_example() -> None:
    example = (ROOT / "examples" / "elmira" / "elmira.toml").read_text(encoding="utf-8")
    snippets = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    assert len(snippets) >= 5
    for snippet in snippets:
        tomllib.loads(snippet)
    for line in (line for snippet in snippets[1:5] for line in snippet.splitlines()):
        assert line in example


def test_every_command_is_in_the_documentation() -> None:
    for command in app.registered_commands:
        assert f"`dragoman conflict {command.name}" in TEXT, command.name
        assert command.callback is not None
        assert command.callback.__doc__


def test_the_example_says_what_the_literature_says() -> None:
    ours, theirs = (
        build_graph(read_conflict(ROOT / "examples" / "elmira" / "elmira.toml")),
        build_graph(load("elmira1991")),
    )
    assert ours.labels == theirs.labels
    assert ours.codes.tolist() == theirs.codes.tolist()
    for mine, published in zip(ours.orders, theirs.orders, strict=True):
        assert mine.level.tolist() == published.level.tolist()
