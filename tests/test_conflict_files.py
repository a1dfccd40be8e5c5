"""Conflicts as files: the TOML form, .gmcr, and what a wrong file gets to hear."""

import json
from pathlib import Path

import pytest

from conflict_brute_force import as_conflict, random_explicit_game, random_game
from costs import calls
from dragoman.conflict import build_graph, read_conflict, solve, write_conflict
from dragoman.conflict.catalogue import load, slugs
from dragoman.conflict.files import LARGEST_FILE, parse_conflict
from dragoman.conflict.gmcr import format_gmcr
from dragoman.conflict.writing import format_conflict
from dragoman.errors import ConflictError

MODEL = """\
title = "A dam"
infeasible = [
  "YY-",
]

[[decision_maker]]
name = "Upstream"
note = "holds the dam"

[[decision_maker.option]]
name = "Release"
evidence = ["report 3, characters 20 to 48", { report = "r7", start = 4, end = 19, when = 2023-04-25 }]

[[decision_maker.option]]
name = "Escalate"
direction = "forward"

[decision_maker.preferences]
undistinguished = "unknown"

[[decision_maker.preferences.statement]]
text = "not Attack"
great = true
evidence = ["said on the record"]

[[decision_maker.preferences.statement]]
text = "Escalate if Attack"

[[decision_maker]]
name = "Downstream"
options = ["Attack"]

[decision_maker.preferences]
ranking = "2 >> 4 > 5 = 1 > 3 > 6"
unknown = [["1", "2"]]
"""


def same_results(first, second) -> bool:
    return [v.stable.tolist() for v in solve(first).values()] == [v.stable.tolist() for v in solve(second).values()]


def test_notes_and_evidence_survive_a_round_trip() -> None:
    conflict = parse_conflict(MODEL)
    again = parse_conflict(format_conflict(conflict))
    assert again == conflict
    option, option_again = conflict.decision_makers[0].options[0], again.decision_makers[0].options[0]
    assert option.evidence[1]["start"] == 4
    assert option_again.evidence == option.evidence
    statement = again.decision_makers[0].preferences.statements[0]
    assert statement.evidence == ("said on the record",)
    assert statement.great
    assert again.decision_makers[0].note == "holds the dam"


def test_every_form_survives_a_round_trip() -> None:
    for slug in slugs():
        assert parse_conflict(format_conflict(load(slug))) == load(slug)
    for seed in range(60):
        game = random_game(seed, most_options=4, unknown=seed % 2 == 0, strength=seed % 3 == 0)
        assert parse_conflict(format_conflict(as_conflict(game))) == as_conflict(game)
    explicit = as_conflict(random_explicit_game(3))
    assert parse_conflict(format_conflict(explicit)) == explicit


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('text = "Escalate if Attack"', 'text = "Escalate if Atack"', "no option is called 'Atack'"),
        ('  "YY-",', '  "YY",', "no option is called 'YY'"),
        ('  "YY-",', '  "---",', "leave no feasible state"),
        ('direction = "forward"', 'direction = "up"', "'both', 'forward' or 'back'"),
        ('options = ["Attack"]', "options = [3]", "'3' is no option"),
        ("5 = 1 > 3", "5 = 1 > 7", "no state '7'"),
        ("5 = 1 > 3 > 6", "5 = 1 > 6", "leaves out 1 of 6 states: 3"),
        ("5 = 1 > 3", "5 = 1 > 3 > 2", "has state 2 twice"),
        ('unknown = [["1", "2"]]', 'unknown = ["1"]', "write pairs"),
        ('undistinguished = "unknown"', 'undistinguished = "maybe"', "'equal' or 'unknown'"),
        ("ranking =", "rankings =", "no key 'rankings'"),
        ('title = "A dam"', 'titel = "A dam"', "no key 'titel'"),
        ('name = "Downstream"', 'nome = "Downstream"', "has no name"),
        ("great = true", "great = yes", "is not TOML"),
        ('note = "holds the dam"', 'notes = "holds the dam"', "unknown key 'notes'"),
    ],
)
def test_errors_name_the_line_and_what_would_be_right(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "dam.toml"
    assert old in MODEL
    text = MODEL.replace(old, new)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConflictError, match=message) as caught:
        build_graph(read_conflict(path))
    assert caught.value.path == str(path)
    line = text[: text.index(new)].count("\n") + 1
    # A missing key is reported where its table begins; rules that only together are wrong, where their list begins.
    assert caught.value.line == line - ("has no name" in message) - ("leave no" in message), str(caught.value)
    assert str(caught.value).startswith(f"{path}:{caught.value.line}: ")


GMCR = {
    "decisionMakers": [
        {"name": "Syria", "options": [0, 1], "preferences": [[[1, "N"], [2, "N"]], [[1, "Y"], [2, "Y"]], [[2, "N"]]]},
        {"name": "Iraq", "options": [2], "preferences": [[[0, "Y"]], [[2, "Y"]]]},
    ],
    "options": [
        {"name": "Release", "permittedDirection": "both"},
        {"name": "Escalate", "permittedDirection": "fwd"},
        {"name": "Attack", "permittedDirection": "back"},
    ],
    "infeasibles": [[[0, "Y"], [1, "Y"]]],
    "useManualPreferenceVectors": False,
}


def written(tmp_path: Path, values: object, name: str = "dam.gmcr") -> Path:
    path = tmp_path / name
    path.write_text(values if isinstance(values, str) else json.dumps(values, indent=1), encoding="utf-8")
    return path


def test_gmcr_files_are_read(tmp_path: Path) -> None:
    conflict = read_conflict(written(tmp_path, GMCR))
    assert [option.direction for option in conflict.options] == ["both", "forward", "back"]
    assert conflict.infeasible == ("YY-",)
    assert [s.text for s in conflict.decision_makers[0].preferences.statements] == ["-NN", "-YY", "--N"]
    assert build_graph(conflict).count == 6


def test_gmcr_rankings_are_read(tmp_path: Path) -> None:
    values = json.loads(json.dumps(GMCR)) | {"useManualPreferenceVectors": True}
    values["decisionMakers"][0]["preferenceVector"] = [1, 3, [6, 2], 4, 5]
    values["decisionMakers"][1]["preferenceVector"] = [2, 4, 6, 1, 5, 3]
    graph = build_graph(read_conflict(written(tmp_path, values)))
    assert graph.orders[0].level.tolist() == [4, 2, 3, 1, 0, 2]


def test_gmcr_round_trips_keep_the_results(tmp_path: Path) -> None:
    path = written(tmp_path, GMCR)
    conflict = read_conflict(path)
    write_conflict(conflict, tmp_path / "again.gmcr")
    assert same_results(read_conflict(tmp_path / "again.gmcr"), conflict)
    for seed in range(40):
        model = as_conflict(random_game(seed, most_options=4))
        if model.coalesce:
            continue
        assert same_results(read_conflict(written(tmp_path, format_gmcr(model))), model)


def test_logical_rules_and_statements_are_exported_to_gmcr(tmp_path: Path) -> None:
    text = MODEL.replace('"YY-"', '"Release iff Escalate"').replace("great = true\n", "")
    text = text.replace('undistinguished = "unknown"\n', "").replace('"2 >> 4 > 5 = 1 > 3 > 6"', "[1, 2, 3, 4]")
    text = text.replace('unknown = [["1", "2"]]\n', "")
    model = parse_conflict(text)
    assert same_results(read_conflict(written(tmp_path, format_gmcr(model))), model)


@pytest.mark.parametrize("slug", ["elmira1991"])
def test_what_gmcr_cannot_express_is_refused(slug: str) -> None:
    with pytest.raises(ConflictError, match="write TOML instead"):
        format_gmcr(load(slug))
    with pytest.raises(ConflictError, match="no strengths and no unknown"):
        format_gmcr(parse_conflict(MODEL))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda v: v.pop("options"), "has no list 'options'"),
        (lambda v: v["decisionMakers"][0].update(options=[0, 9]), "are \\[0, 9\\]"),
        (lambda v: v["decisionMakers"][0].update(options=[0]), "each option must belong"),
        (lambda v: v["options"][0].update(permittedDirection="up"), "both, fwd or back"),
        (lambda v: v["infeasibles"].append([[0, "X"]]), "no part of a pattern"),
        (lambda v: v.update(useManualPreferenceVectors=True), "has no 'preferenceVector'"),
    ],
)
def test_wrong_gmcr_files_are_refused(tmp_path: Path, change, message: str) -> None:
    values = json.loads(json.dumps(GMCR))
    change(values)
    with pytest.raises(ConflictError, match=message) as caught:
        read_conflict(written(tmp_path, values))
    assert caught.value.line is not None


HOSTILE = {
    "nested.toml": "a = " + "[" * 100_000,
    "nested.gmcr": "[" * 100_000,
    "keys.toml": "a." * 20_000 + "b = 1",
    "binary.toml": "\x00\x01\x02",
    "empty.toml": "",
    "empty.gmcr": "{}",
    "list.gmcr": "[1, 2]",
    "number.toml": "decision_maker = 3",
    "rules.toml": MODEL.replace('"YY-"', '"YY-",' * 200_000),
    "unknown.toml": MODEL.replace('[["1", "2"]]', "[" + '["YY-", "---"],' * 110_000 + "]"),
    "deep.toml": MODEL.replace("Escalate if Attack", "(" * 9000 + "Attack"),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_files_are_refused_at_a_cost_that_grows_with_their_size(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, HOSTILE[name], name)
    assert calls(lambda: refused(path, ".")) < 1_000 + 5 * len(HOSTILE[name])


def refused(path: Path, message: str) -> None:
    with pytest.raises(ConflictError, match=message):
        read_conflict(path)


def test_a_file_of_a_hundred_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.toml"
    with open(path, "wb") as file:
        file.truncate(100 * 10**6)
    assert calls(lambda: refused(path, "is over 2 MB")) < 1_000


def test_files_up_to_the_limit_do_not_hang(tmp_path: Path) -> None:
    many = "\n".join(f'"option {k}",' for k in range(60_000))
    text = f'[[decision_maker]]\nname = "A"\noptions = [\n{many}\n]\n'
    assert len(text) < LARGEST_FILE
    path = written(tmp_path, text, "many.toml")

    def built() -> None:
        with pytest.raises(ConflictError, match="60000 options"):
            build_graph(read_conflict(path))

    assert calls(built) < 5 * len(text)


def test_missing_files_and_other_encodings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConflictError, match="cannot be read"):
        read_conflict(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes('title = "Ägypten"'.encode("latin-1"))
    with pytest.raises(ConflictError, match="not UTF-8"):
        read_conflict(tmp_path / "latin.toml")
