"""The tools that every change must pass, run as tests so that one command is the gate."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent


def run(*command: str) -> None:
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout[-4000:] + found.stderr[-2000:]


def test_ruff_finds_nothing() -> None:
    run(sys.executable, "-m", "ruff", "check", "src", "tests", "benchmarks", "scripts")
    run(sys.executable, "-m", "ruff", "format", "--check", "-q", "src", "tests", "benchmarks", "scripts")


@pytest.mark.slow
def test_types_check_strictly() -> None:
    run(sys.executable, "-m", "mypy")


def test_imports_follow_the_flow_of_data() -> None:
    run(str(TOOLS / "lint-imports"))


def test_no_text_of_benchmarks_or_seeds_stands_in_the_project() -> None:
    check = ROOT.parent / "shared" / "tools" / "copycheck.py"
    if not check.exists():
        pytest.skip("no ../shared here: the copy check needs the benchmark texts")
    run(sys.executable, str(check), str(ROOT))
