"""The codebook loads, holds all of PLOVER 2.0, and a broken one says where and how it is broken."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from dragoman.errors import CodebookError
from dragoman.ontology import load_codebook

SOURCES = Path(__file__).parents[1] / "src" / "dragoman"
GOOD = """
name = "DONATE"
definition = "Somebody gives money."
quad = 2
score = 5
[signals]
verbs = "donate R"
"""


def test_every_word_class_is_asked_for_somewhere():
    with open(SOURCES / "data" / "codebook" / "words.toml", "rb") as file:
        classes = tomllib.load(file)["words"]
    signals = "".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("data/codebook/*.toml"))
    signals += (SOURCES / "data" / "codebook" / "word-evidence.tsv").read_text(encoding="utf-8")
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    assert [c for c in classes if not re.search(rf"@{c}\b", signals) and f'"{c}"' not in code] == []


def test_plover_types_modes_and_contexts_are_all_there():
    codebook = load_codebook()
    assert len(codebook.types) == 16
    assert sum(len(t.modes) for t in codebook.types.values()) == 67
    assert len(codebook.contexts) == 37
    assert {t.quad for t in codebook.types.values()} == {1, 2, 3, 4}


def test_every_type_says_what_it_is_and_is_not_and_has_signals():
    codebook = load_codebook()
    for kind in codebook.types.values():
        assert len(kind.definition) > 40 and len(kind.excludes) > 20 and kind.title
        assert sum(s.type == kind.name for s in codebook.signals) > 50


def test_no_type_or_mode_name_stands_in_python():
    codebook = load_codebook()
    names = set(codebook.types) | {m for t in codebook.types.values() for m in t.modes if "-" in m}
    pattern = re.compile(r"""["'](?:[^"'\n]*[^\w-])?({})(?:[^\w-][^"'\n]*)?["']""".format("|".join(sorted(names))))
    events = [*SOURCES.glob("events/*.py"), SOURCES / "ontology.py", SOURCES / "patterns.py", *SOURCES.glob("clauses/*.py")]
    assert [f"{p.name}: {m.group()}" for p in events for m in pattern.finditer(p.read_text())] == []


@pytest.mark.parametrize(
    ("broken", "line", "words"),
    [
        (GOOD.replace("quad = 2", "quad = 7"), 4, "'quad' of DONATE is 7"),
        (GOOD.replace('"donate R"', '"donate @gift"'), 7, "no word class @gift"),
        (GOOD.replace('"donate R"', '"donate R -> often"'), 7, "no mode 'often'"),
        (GOOD.replace('"donate R"', '"donate to"'), 7, "nothing follows 'to'"),
        (GOOD.replace('"donate R"', '"donate at|gladly R"'), 7, "mixes prepositions"),
        (GOOD.replace("verbs", "verb"), None, "unknown kind of signals 'verb'"),
        (GOOD.replace('definition = "Somebody gives money."', ""), None, "'definition' is ''"),
        ('name = "A"\nquad = 2\nname = "B"', 3, "not valid TOML"),
        (GOOD + '[[rule]]\nid = "r"\nwhen = "later"', 9, "'when' of rule 'r' is 'later'"),
        (GOOD + '[[rule]]\nid = "r"\nwhen = "future"\nacts = ["GIVE"]', 11, "names the type 'GIVE'"),
    ],
)
def test_a_broken_codebook_names_line_and_cure(tmp_path, broken, line, words):
    file = tmp_path / "mine.toml"
    file.write_text(broken, encoding="utf-8")
    with pytest.raises(CodebookError) as caught:
        load_codebook(str(file))
    assert words in caught.value.problem
    assert caught.value.path == str(file) and caught.value.cure
    if line is not None:
        assert caught.value.line == line


def test_a_codebook_of_another_ontology_loads_from_one_file(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(
        'base = "dragoman"\n[[type]]' + GOOD.replace("[signals]", "[type.signals]").replace("donate R", "give R @money")
    )
    codebook = load_codebook(str(file))
    assert list(codebook.types) == ["DONATE"]
    assert codebook.default == "DONATE"
    assert "give" in codebook.trigger_words


def test_a_missing_codebook_is_named(tmp_path):
    with pytest.raises(CodebookError, match="cannot be read"):
        load_codebook(str(tmp_path / "none.toml"))
