"""Statements and patterns."""

import contextlib
import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.conflict.formula import DEEPEST, OptionNames, conjunction, parse_pattern, parse_statement
from dragoman.errors import ConflictError

NAMES = OptionNames(["Syria", "Syria", "Iraq"], ["Release water", "Escalate", "Attack"])
STATES = list(itertools.product([False, True], repeat=3))


def truth(text: str) -> list[bool]:
    columns = np.array(STATES).T
    return parse_statement(text, NAMES).truth(lambda k: columns[k], len(STATES)).tolist()


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Release water", lambda r, e, a: r),
        ("release  WATER", lambda r, e, a: r),
        ('"Release water" or Attack', lambda r, e, a: r or a),
        ("not Release water and Attack", lambda r, e, a: (not r) and a),
        ("Escalate if Attack", lambda r, e, a: e or not a),
        ("Escalate iff Attack", lambda r, e, a: e == a),
        ("Escalate or Attack and Release water", lambda r, e, a: e or (a and r)),
        ("(Escalate or Attack) and Release water", lambda r, e, a: (e or a) and r),
        ("Escalate if Attack or Release water", lambda r, e, a: e or not (a or r)),
        ("2 IF 3", lambda r, e, a: e or not a),
        ("-2", lambda r, e, a: not e),
        ("Syria: Escalate", lambda r, e, a: e),
        ("Y-N", lambda r, e, a: r and not a),
        ("---", lambda r, e, a: True),
        ("YNN or NNY", lambda r, e, a: (r, e, a) in ((True, False, False), (False, False, True))),
    ],
)
def test_statements_mean_what_they_say(text: str, meaning) -> None:
    assert truth(text) == [bool(meaning(*state)) for state in STATES]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Retreat", "no option is called 'Retreat'"),
        ("4", "no option is called '4'"),
        ("Escalate and", "breaks off"),
        ("Escalate (Attack", "goes on after it is complete"),
        ("(Escalate", "unclosed bracket"),
        ("and Escalate", "where an option was expected"),
        ('"Escalate', "unclosed quotation mark"),
        ("  ", "empty statement"),
        ("not " * (DEEPEST + 2) + "Attack", "nests more than"),
        ("(" * 5000 + "Attack", "nests more than"),
        ("Attack or " * 5000 + "Attack", "characters"),
    ],
)
def test_what_is_no_statement_is_refused(text: str, message: str) -> None:
    with pytest.raises(ConflictError, match=message.replace("(", r"\(")):
        parse_statement(text, NAMES)


def test_two_parties_with_the_same_option_need_the_party() -> None:
    names = OptionNames(["A", "B"], ["Attack", "Attack"])
    with pytest.raises(ConflictError, match="more than one party"):
        parse_statement("Attack", names)
    assert parse_statement("B: Attack", names).option == 1


def test_patterns_of_the_wrong_length_are_refused() -> None:
    with pytest.raises(ConflictError, match="each of the 3 options"):
        parse_pattern("YY", 3)


@given(st.text(alphabet="YN-", min_size=3, max_size=3))
def test_patterns_are_conjunctions(pattern: str) -> None:
    literals = conjunction(parse_pattern(pattern, 3))
    assert literals == {k: letter == "Y" for k, letter in enumerate(pattern) if letter != "-"}


@given(st.text(max_size=60))
def test_any_text_is_parsed_or_refused_cleanly(text: str) -> None:
    with contextlib.suppress(ConflictError):
        truth(text)
