"""docs/conflict-inverse.md shows what the commands print and what Python answers."""

import doctest
import re
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.conflict.bargaining import VARIANTS
from dragoman.conflict.commands import app

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docs" / "conflict-inverse.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```console\n\$ dragoman conflict (.+?)\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_commands_print_what_is_shown(command: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(app, command.split(), catch_exceptions=False)
    assert result.output.rstrip() == shown.rstrip()


def test_python_answers_what_is_shown() -> None:
    found = doctest.testfile(str(ROOT / "docs" / "conflict-inverse.md"), module_relative=False)
    assert found.attempted > 15
    assert found.failed == 0


def test_snippets_and_variants_are_as_documented() -> None:
    assert len(SHOWN) == 2
    for snippet in re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL):
        tomllib.loads(snippet)
    assert all(f"`{name}`" in TEXT for name in VARIANTS)
