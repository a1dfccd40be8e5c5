"""When the second opinion of words takes the place of what the rules read."""

from math import exp, log

import pytest

from dragoman.errors import CodebookError
from dragoman.events.learning import learn_trust
from dragoman.events.relating import readings_of, relate
from dragoman.events.relation_features import features
from dragoman.events.trust import Trust, load_trust, standing
from dragoman.headlines import parse_with_headlines
from dragoman.language import load_parser, split
from dragoman.ontology import load_codebook
from dragoman.records import Report, Span, make_id

PLAIN = Trust({"words": 1.0, "actor": 2.0}, least_odds=10.0)


def seen(text, actor, recipient):
    (sentence,) = split(Report(id=make_id("report", text), text=text))
    parse_with_headlines([sentence], load_parser())
    tokens = [set(sentence.tokens_in(Span(text.index(p), text.index(p) + len(p)))) if p else set() for p in (actor, recipient)]
    return features(sentence, *tokens, load_codebook())


def test_words_take_the_place_of_a_weak_reading_only_at_the_odds_asked():
    weak = [("A", {"read": 1.0})]
    assert PLAIN.instead(weak, {"A": log(0.04), "B": log(0.96)}) == "B"
    assert PLAIN.instead(weak, {"A": log(0.2), "B": log(0.8)}) == ""


def test_a_reading_that_fits_stands_against_words():
    assert PLAIN.instead([("A", {"actor": 1.0})], {"A": log(0.05), "B": log(0.95)}) == ""


def test_a_later_reading_that_fits_better_takes_the_place_of_the_first():
    readings = [("A", {"actor": 0.0}), ("B", {"actor": 1.0})]
    assert Trust(PLAIN.weights, least_odds=2.0).instead(readings, {"A": log(0.5), "B": log(0.5)}) == "B"


def test_readings_of_one_type_add_up():
    support = PLAIN.support([("A", {"actor": 1.0}), ("A", {"actor": 1.0})], {"A": log(0.5), "B": log(0.5)})
    assert support["A"] / support["B"] == pytest.approx(2 * exp(2.0) + 1)


def test_words_answer_where_rules_read_nothing():
    assert PLAIN.instead([], {"A": log(0.4), "B": log(0.6)}) == "B"


def test_nothing_known_leaves_the_rules_standing():
    assert PLAIN.instead([("A", {"read": 1.0})], {}) == ""


def test_each_type_may_be_told_without_a_reading():
    told = standing([("A", {"read": 1.0})], {"A": -1.0, "B": -2.0})
    assert [(t, "unread" in facts) for t, facts in told] == [("A", False), ("A", True), ("B", True)]
    assert told[2][1]["words, read otherwise"] == -2.0


def test_the_file_that_ships_weighs_words_and_parties():
    weights = load_trust().weights
    assert min(weights["words"], weights["actor"], weights["recipient"]) > 0 > weights["another actor"]


def test_a_broken_line_of_the_trust_file_is_named(tmp_path):
    file = tmp_path / "trust.tsv"
    file.write_text("words\t0.8\nread\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"trust\.tsv:2: 'read' is no name with a number"):
        load_trust(file)


def test_features_say_where_a_word_stands_and_what_it_is():
    found = seen("Oslo will not shell Malmo.", "Oslo", "Malmo")
    assert {"a:verb=shell", "a:not=shell", "r:verb=shell<dobj", "order=ar"} <= set(found)
    assert any(name.startswith("a:not future#") for name in found)


def test_features_do_without_a_party():
    found = seen("Oslo shelled the harbour.", "Oslo", "")
    assert "r:none" in found and "a:verb=shell" in found


def test_trust_learns_whom_to_believe():
    readings = [[("A", {"read": 1.0})]] * 20
    shares = [{"A": log(0.1), "B": log(0.9)}] * 20
    believing = Trust(learn_trust(readings, shares, ["B"] * 20))
    doubting = Trust(learn_trust(readings, shares, ["A"] * 20))
    assert believing.instead(readings[0], shares[0]) == "B" and doubting.instead(readings[0], shares[0]) == ""


def facts_between(text, actor, recipient):
    report = Report(id=make_id("report", text), text=text)
    (sentence,) = split(report)
    parse_with_headlines([sentence], load_parser())
    spans = [[Span(text.index(p), text.index(p) + len(p))] for p in (actor, recipient)]
    return {r.evidence.of(text): r.facts for r in readings_of(sentence, *spans, load_codebook())}


def test_facts_say_who_stands_in_whose_place():
    facts = facts_between("Oslo expelled two envoys of Lima, which Quito accused of spying.", "Quito", "Lima")
    assert facts["accused"]["actor is its head"] == 1.0
    assert "another actor" in facts["expelled"] and "actor" not in facts["expelled"]


def test_the_second_opinion_can_be_left_out():
    text = "Prayers for Quito were said by Lima's bishops, whose condolences and warm solidarity it values."
    at = [Span(text.index(p), text.index(p) + len(p)) for p in ("Lima", "Quito")]
    assert relate(text, [at[0]], [at[1]], second_opinion=False).rule != "words alone"


def test_the_language_model_is_asked_only_in_doubt():
    trust = Trust(PLAIN.weights, {"encoder": 1.0}, least_odds=10.0, least_encoded_odds=2.0)

    def never():
        raise AssertionError("asked")

    sure = [("A", {"actor": 3.0})]
    assert trust.instead(sure, {"A": log(0.9), "B": log(0.1)}, never) == ""
    assert trust.instead([("A", {"actor": 0.2})], {"A": log(0.5), "B": log(0.5)}, lambda: {"A": log(0.1), "B": log(0.9)}) == "B"


def test_a_language_model_that_says_nothing_leaves_it_to_the_words():
    trust = Trust(PLAIN.weights, {"encoder": 1.0}, least_odds=10.0)
    assert trust.instead([("A", {"read": 1.0})], {"A": log(0.04), "B": log(0.96)}, dict) == "B"


def test_what_two_do_to_each_other_the_rules_tell():
    assert PLAIN.instead([("A", {"to each other": 1.0})], {"A": log(0.01), "B": log(0.99)}) == ""
    text = "Oslo and Lima shot at each other across the wire."
    assert relate(text, [(0, 4)], [(9, 13)]).type == relate(text, [(0, 4)], [(9, 13)], second_opinion=False).type
