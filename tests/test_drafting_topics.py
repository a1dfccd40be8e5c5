"""Rows of the tables of acts that are told by topics and classes of verbs."""

from __future__ import annotations

import pytest

from dragoman.drafting.act_rows import rows_of
from dragoman.drafting.act_words import acts_named
from dragoman.drafting.acts import load_acts
from dragoman.language import parse_report
from dragoman.reading import report_from_text


def _named(text: str) -> dict[str, bool]:
    return {act: done for s in parse_report(report_from_text(text)) for act, done in acts_named(s).items()}


@pytest.mark.parametrize(
    ("text", "act", "done"),
    [
        ("The cabinet brought back military service.", "conscript", True),
        ("The new government scrapped military service.", "conscript", False),
        ("The opposition demands an end to military service.", "conscript", False),
        ("The ministry has banned bottom trawling.", "ban_trawling", True),
        ("The rebels demand a truth commission.", "set_up_truth_commission", True),
        ("The region will hold a referendum on independence.", "hold_referendum", True),
        ("Parliament will hold an early election.", "hold_elections", True),
        ("The bank was told to lift its capital controls.", "impose_capital_controls", False),
        ("They leased the atoll to their neighbour.", "lease_territory", True),
    ],
)
def test_act_is_read_from_its_topic(text: str, act: str, done: bool) -> None:
    assert _named(text).get(act) == done


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The military praised the long service of its doctor.", "conscript"),
        ("Amnesty International called for calm.", "grant_amnesty"),
        ("The navy said that the church had raised a wall.", "build_church"),
        ("She holds the minister responsible.", "release_prisoners"),
    ],
)
def test_words_of_a_topic_that_stand_apart_name_no_act(text: str, act: str) -> None:
    assert act not in _named(text)


def test_topic_rows_are_split_and_take_what_is_true_of_the_act_from_its_first_row() -> None:
    first = {"name": "build", "words": "Build", "verbs": ["raise"], "harms": True}
    verbs, _ = rows_of([first, {"name": "build", "topics": ["sea wall"]}], {"do": ["lay"], "undo": ["raze"]})[1:]
    assert (verbs["verbs"], verbs["against"], verbs["words"], verbs["harms"]) == (["lay"], ["raze"], "Build", True)


def test_noun_of_a_topic_counts_only_where_it_is_wanted() -> None:
    noun = rows_of([{"name": "build", "words": "Build", "topics": ["sea wall"]}], {"do": [], "undo": []})[1]
    assert (noun["nouns"], noun["about"], noun["only_wanted"]) == (["wall"], ["sea wall"], True)


def test_every_class_of_verbs_that_rows_name_is_known_and_every_act_has_words() -> None:
    assert all(act.words for act in load_acts().by_name.values())
    assert not any(v.startswith("@") for act in load_acts().acts for v in act.verbs | act.against)
