"""Learning what words tell: by themselves, and together."""

import pytest

from dragoman.errors import CodebookError
from dragoman.events.learning_words import learn_words
from dragoman.events.word_evidence import UNITS_FILE, _read, write_evidence

COLUMNS = [["A"], ["B"]]


def likeliest(learned, *clues):
    shares = learned.shares(dict.fromkeys(clues, 1.0))
    return max(shares, key=shares.get)


def test_learned_clues_tell_apart_what_they_were_shown():
    learned = learn_words([{"x": 1.0}, {"x": 1.0}, {"y": 1.0}, {"y": 1.0}], ["A", "A", "B", "B"], COLUMNS)
    assert (likeliest(learned, "x"), likeliest(learned, "y")) == ("A", "B")


def test_clues_tell_together_what_none_tells_alone():
    rows = [{"x": 1.0, "y": 1.0, "one": 1.0}, {"one": 1.0}, {"x": 1.0, "one": 1.0}, {"y": 1.0, "one": 1.0}] * 1500
    learned = learn_words(rows, ["A", "A", "B", "B"] * 1500, COLUMNS)
    assert [likeliest(learned, *row) for row in rows[:4]] == ["A", "A", "B", "B"]


def test_learning_twice_comes_out_the_same():
    rows, types = [{"x": 1.0, "y": 0.5}, {"y": 1.0}] * 20, ["A", "B"] * 20
    once, again = (learn_words(rows, types, COLUMNS) for _ in range(2))
    assert (once.weights == again.weights).all() and (once.outward == again.outward).all()


def test_what_is_written_is_read_again(tmp_path):
    rows, types = [{"x": 1.0, "y": 0.5}, {"y": 1.0}] * 20, ["A", "B"] * 20
    learned, file = learn_words(rows, types, COLUMNS), tmp_path / "words.tsv"
    assert write_evidence(file, learned) == 2
    for row in rows[:2]:
        assert _read(file).shares(row) == pytest.approx(learned.shares(row), abs=0.1)


def test_units_of_other_clues_are_named(tmp_path):
    learned, file = learn_words([{"x": 1.0}, {"y": 1.0}] * 4, ["A", "B"] * 4, COLUMNS), tmp_path / "words.tsv"
    write_evidence(file, learned)
    with file.open("a", encoding="utf-8") as lines:
        lines.write("z\t1\t2\n")
    with pytest.raises(CodebookError, match=rf"has 3 clues with numbers for 3, {UNITS_FILE} has 2"):
        _read(file)


def test_a_line_without_its_numbers_is_a_fault_of_the_file(tmp_path):
    learned, file = learn_words([{"x": 1.0}, {"y": 1.0}] * 4, ["A", "B"] * 4, COLUMNS), tmp_path / "words.tsv"
    write_evidence(file, learned)
    file.write_text(file.read_text(encoding="utf-8").replace("x\t", "x\tmany\t"), encoding="utf-8")
    with pytest.raises(CodebookError, match=r"words\.tsv"):
        _read(file)
