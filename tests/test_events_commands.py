"""``codebook check`` and ``codebook try``."""

from __future__ import annotations

from typer.testing import CliRunner

from dragoman.events.commands import app

MINE = """
[[type]]
name = "FREEZE"
definition = "Assets are frozen."
quad = 4
[type.signals]
verbs = "freeze asset|account of R"

[[example]]
text = "Chad froze the assets of a Cameroonian bank."
actor = ["Chad"]
recipient = ["Cameroonian bank"]
event = "FREEZE"

[[example]]
text = "Chad thawed the assets of a secret bank."
actor = ["Chad"]
recipient = ["bank"]
event = "THAW"
probe = true
"""


def run(*arguments: str):
    return CliRunner().invoke(app, list(arguments))


def test_check_hides_probes_but_for_their_share(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(MINE)
    result = run("check", str(file))
    assert "examples: 1 of 1" in result.output and "probes: 0 of 1" in result.output
    assert "secret" not in result.output and result.exit_code == 0


def test_check_shows_failures_and_exits_1(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(MINE.replace("probe = true", ""))
    result = run("check", str(file))
    assert "THAW, coded FREEZE" in result.output and result.exit_code == 1


def test_a_broken_file_exits_2(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(MINE.replace("quad = 4", "quad = 9"))
    assert run("check", str(file)).exit_code == 2


def test_try_shows_candidates_and_why_they_are_left():
    output = run("try", "Chad refused to meet the Libyan envoy.").output
    assert "REJECT" in output and "content of 'refused'" in output
