"""Files, folders, dumps and bad input: what can be read is, what cannot is named."""

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from dragoman.reading import Skipped, read
from dragoman.records import Report

PROSE = (
    "The envoys of both governments met for the third time this month, and they said that the frontier would open soon.\n\n"
    "A spokesman of the ministry told reporters that the date had not been settled and that it was up to the neighbours.\n"
)


def write(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def one(path: Path, **options) -> Report | Skipped:
    [item] = read([path], **options)
    return item


def test_reading_a_missing_path_is_named(tmp_path):
    item = one(tmp_path / "nowhere.txt")
    assert isinstance(item, Skipped) and "nowhere.txt: no such file" in str(item)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t\n", "empty"),
        ("noise.txt", bytes(range(256)) * 40, "binary"),
        ("paper.txt", b"%PDF-1.7 something", "a PDF file"),
        ("archive.html", b"PK\x03\x04rest", "a zip archive"),
        ("page.html", b"<html><head><title></title></head><body></body></html>", "no article text"),
    ],
)
def test_reading_what_is_no_text_is_skipped_with_its_reason(tmp_path, name, data, reason):
    item = one(write(tmp_path / name, data))
    assert isinstance(item, Skipped) and reason in item.reason and item.path.endswith(name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_reading_gives_the_same_text_in_every_encoding(tmp_path, encoding):
    text = PROSE + "“Genève,” said the envoy — and that was all that he and the others would say.\n"
    item = one(write(tmp_path / "report.txt", text.encode(encoding)))
    assert isinstance(item, Report) and "“Genève,”" in item.text and "\ufeff" not in item.text


def test_reading_broken_utf8_keeps_the_rest_and_says_so(tmp_path, caplog):
    broken = ("Zürich, Genève, Córdoba. " + PROSE).encode() + b"\xff\xc3 and it went on from there to the end of the day.\n"
    item = one(write(tmp_path / "report.txt", broken))
    assert isinstance(item, Report) and "Zürich" in item.text and "broken UTF-8" in caplog.text


def test_reading_repairs_text_that_was_decoded_wrongly(tmp_path):
    garbled = PROSE.replace("neighbours", "neighbour’s").encode().decode("latin-1")
    assert "neighbour’s" in one(write(tmp_path / "a.txt", garbled)).text


def test_reading_passes_over_huge_files_and_lines_without_reading_them_whole(tmp_path):
    huge = one(write(tmp_path / "huge.txt", b"word " * 10_000_000))
    long = write(tmp_path / "long.jsonl", json.dumps({"text": "x" * 10_000_000}) + "\n" + json.dumps({"text": PROSE}) + "\n")
    assert isinstance(huge, Skipped) and "more than one report" in huge.reason
    first, second = read([long])
    assert isinstance(first, Skipped) and first.line == 1 and isinstance(second, Report)


def test_reading_a_single_line_of_ten_megabytes_is_named(tmp_path):
    item = one(write(tmp_path / "line.txt", "the talks and " * 700_000))
    assert isinstance(item, Skipped) and "characters is more than one report" in item.reason


def test_reading_json_lines_names_bad_lines_and_goes_on(tmp_path):
    rows = [
        json.dumps({"text": PROSE, "title": "Frontier talks go on", "date": "2021-06-03T10:00:00Z", "outlet": "The Test"}),
        '{"text": ',
        "[1, 2]",
        json.dumps({"story": PROSE}),
        "",
        json.dumps({"text": 7}),
        json.dumps({"text": PROSE, "date": "last spring"}),
    ]
    path = write(tmp_path / "dump.jsonl", "\n".join(rows).encode() + b"\n\xff\xfe{}\n")
    items = list(read([path]))
    good = [i for i in items if isinstance(i, Report)]
    assert [i.line for i in items if isinstance(i, Skipped)] == [2, 3, 4, 6, 8]
    assert good[0].published == date(2021, 6, 3) and good[0].outlet == "The Test" and good[0].title == "Frontier talks go on"
    assert good[1].published is None
    assert "has no 'text' field with text (it has 'story'): use --text-field" in str(items[3])


def test_reading_takes_body_where_no_text_field_is_named(tmp_path):
    path = write(tmp_path / "dump.jsonl", json.dumps({"body": PROSE}))
    assert isinstance(one(path), Report)
    assert isinstance(one(path, text_field="story"), Skipped)


def test_reading_fields_by_option(tmp_path):
    row = {"headline": "Frontier talks go on", "story": PROSE, "day": "3 June 2021"}
    path = write(tmp_path / "dump.jsonl", json.dumps(row))
    item = one(path, text_field="story", title_field="headline", date_field="day")
    assert item.title == "Frontier talks go on" and item.published == date(2021, 6, 3)
    assert [z.span.of(item.text) for z in item.zones if z.kind == "title"] == ["Frontier talks go on"]


def test_reading_supplies_date_and_outlet_only_where_the_page_has_none(tmp_path):
    bare, dated = write(tmp_path / "a.txt", PROSE), write(tmp_path / "b.txt", "Frontier talks go on\n\n3 June 2021\n\n" + PROSE)
    first, second = read([bare, dated], published=date(2022, 1, 1), outlet="The Test")
    assert (first.published, first.outlet) == (date(2022, 1, 1), "The Test")
    assert second.published == date(2021, 6, 3)


def test_reading_never_guesses_a_date(tmp_path):
    text = "On Tuesday the envoys met, as they had in May 2019 and on 3/4/2020, and agreed to meet again on 5 June. " + PROSE
    assert one(write(tmp_path / "a.txt", text)).published is None


def test_reading_other_languages_are_named_and_skipped(tmp_path):
    german = "Die Gesandten beider Regierungen trafen sich zum dritten Mal in diesem Monat und sprachen über die Grenze. " * 3
    item = one(write(tmp_path / "a.txt", german))
    assert isinstance(item, Skipped) and "'de'" in item.reason
    assert isinstance(one(tmp_path / "a.txt", any_language=True), Report)


def test_reading_a_folder_does_the_rest_when_three_files_are_bad(tmp_path):
    for n in range(27):
        write(tmp_path / f"good-{n:02}.txt", f"Report number {n}. " + PROSE)
    write(tmp_path / "bad-1.txt", b"")
    write(tmp_path / "bad-2.txt", bytes(range(256)) * 9)
    write(tmp_path / "bad-3.pdf", b"%PDF-")
    write(tmp_path / ".hidden", b"x")
    items = list(read([tmp_path]))
    assert sum(isinstance(i, Report) for i in items) == 27
    assert [Path(i.path).name for i in items if isinstance(i, Skipped)] == ["bad-1.txt", "bad-2.txt", "bad-3.pdf"]
    assert [i.path for i in items] == sorted(i.path for i in items)


HTML = f"<html><body><article><p>{PROSE}</p></article></body></html>"


@pytest.mark.parametrize("data", [PROSE, json.dumps({"text": PROSE}), HTML])
def test_reading_standard_input_of_any_kind(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    [item] = read(["-"])
    assert isinstance(item, Report) and "frontier" in item.text


def test_reading_ids_depend_on_text_and_outlet_not_on_the_date(tmp_path):
    path = write(tmp_path / "a.txt", PROSE)
    plain, dated, named = one(path), one(path, published=date(2022, 1, 1)), one(path, outlet="The Test")
    assert plain.id == dated.id != named.id
