"""When the second opinion of words takes the place of what the rules read."""

from math import log

import pytest

from dragoman.errors import CodebookError
from dragoman.events.learning import learn_clues, learn_trust, shares_of
from dragoman.events.relating import relate
from dragoman.events.relation_features import features
from dragoman.events.trust import Trust, load_trust, standing, view_of
from dragoman.headlines import parse_with_headlines
from dragoman.language import load_parser, split
from dragoman.ontology import load_codebook
from dragoman.records import Report, Span, make_id

PLAIN = Trust({"words": 1.0, "first, rules sure": 2.0}, least_odds=10.0)


def seen(text, actor, recipient):
    (sentence,) = split(Report(id=make_id("report", text), text=text))
    parse_with_headlines([sentence], load_parser())
    tokens = [set(sentence.tokens_in(Span(text.index(p), text.index(p) + len(p)))) if p else set() for p in (actor, recipient)]
    return features(sentence, *tokens, load_codebook())


def test_a_view_keeps_the_best_reading_of_each_type():
    view = view_of([("B", 3.5, ""), ("B", 3.0, "loose"), ("A", 2.0, "some rule")])
    assert (view.top, view.surety, view.kind) == ("B", "fair", {"B": "", "A": "rule"})
    assert view.times["B"] == 2 and view.lead == pytest.approx(0.5)


def test_no_reading_is_a_view_of_its_own():
    assert view_of([]).surety == "none" and view_of([]).top == ""


def test_words_take_the_place_of_a_weak_reading_only_at_the_odds_asked():
    weak = view_of([("A", 1.0, "")])
    assert PLAIN.instead(weak, {"A": log(0.05), "B": log(0.95)}) == "B"
    assert PLAIN.instead(weak, {"A": log(0.2), "B": log(0.8)}) == ""


def test_sure_rules_stand_against_words():
    assert PLAIN.instead(view_of([("A", 5.5, "")]), {"A": log(0.05), "B": log(0.95)}) == ""


def test_words_answer_where_rules_read_nothing():
    assert PLAIN.instead(view_of([]), {"A": log(0.4), "B": log(0.6)}) == "B"


def test_nothing_known_leaves_the_rules_standing():
    assert PLAIN.instead(view_of([("A", 1.0, "")]), {}) == ""


def test_what_speaks_for_the_first_reading_is_said_of_no_other():
    view = view_of([("A", 2.5, ""), ("B", 2.0, "loose")])
    assert "first, rules weak" in standing(view, "A", -1.0)
    assert not any(name.startswith("first") for name in standing(view, "B", -1.0))


def test_the_file_that_ships_weighs_words_and_rules():
    trust = load_trust()
    assert trust.weights["words"] > 0 and trust.weights["first, rules sure"] > trust.weights["first, rules weak"] > 0


def test_a_broken_line_of_the_trust_file_is_named(tmp_path):
    file = tmp_path / "trust.tsv"
    file.write_text("words\t0.8\nread\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"trust\.tsv:2: 'read' is no name and number"):
        load_trust(file)


def test_features_say_where_a_word_stands_and_what_it_is():
    found = seen("Oslo will not shell Malmo.", "Oslo", "Malmo")
    assert {"a:verb=shell", "a:not=shell", "r:verb=shell<dobj", "order=ar"} <= set(found)
    assert any(name.startswith("a:not future#") for name in found)


def test_features_do_without_a_party():
    found = seen("Oslo shelled the harbour.", "Oslo", "")
    assert "r:none" in found and "a:verb=shell" in found


def test_learned_clues_tell_apart_what_they_were_shown():
    rows = [{"x": 1.0}, {"x": 1.0}, {"y": 1.0}, {"y": 1.0}]
    weights = learn_clues(rows, ["A", "A", "B", "B"], [["A"], ["B"]])
    assert shares_of([{"x": 1.0}, {"y": 1.0}], weights).argmax(axis=1).tolist() == [0, 1]


def test_trust_learns_whom_to_believe():
    views = [view_of([("A", 1.0, "")])] * 20
    shares = [{"A": log(0.1), "B": log(0.9)}] * 20
    believing = Trust(learn_trust(views, shares, ["B"] * 20))
    doubting = Trust(learn_trust(views, shares, ["A"] * 20))
    assert believing.instead(views[0], shares[0]) == "B" and doubting.instead(views[0], shares[0]) == ""


def test_the_second_opinion_can_be_left_out():
    text = "Prayers for Quito were said by Lima's bishops, whose condolences and warm solidarity it values."
    at = [Span(text.index(p), text.index(p) + len(p)) for p in ("Lima", "Quito")]
    assert relate(text, [at[0]], [at[1]], second_opinion=False).rule != "words alone"
