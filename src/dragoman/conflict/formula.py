"""Statements about options: Y/N patterns and logic (and, or, not, if, iff), parsed once and evaluated over many states.

A statement is written over option names, option numbers (from 1, in the order of the model) or a whole pattern:

    Accept or Abandon
    not "Delay" if Insist
    Syria: Escalate iff 3
    Y-N

``A if B`` is true wherever B is false (it means "A or not B"); ``A iff B`` where both have the same truth value. ``not``
binds tightest, then ``and``, ``or``, ``if``, ``iff``; brackets change that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import ConflictError

Bools = NDArray[np.bool_]

# A statement nests brackets and negations no deeper than this; deeper ones are refused rather than exhaust the stack.
DEEPEST = 60
# Longest statement, in characters: a page of text, far above what a person writes.
LONGEST = 20_000

_TOKEN = re.compile(r"""\s*(?:(?P<quoted>"[^"]*"|`[^`]*`)|(?P<bracket>[()])|(?P<word>[^\s()"`]+))""")
_OPERATORS = frozenset({"and", "or", "not", "if", "iff"})
_WEAKEST_FIRST = ("iff", "if", "or", "and")


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed statement: an operator over parts, or one option (``operator == "option"``).

    ``operator`` is one of option, and, or, not, if, iff, true; ``option`` counts from 0.
    """

    operator: str
    parts: tuple[Formula, ...] = ()
    option: int = -1

    def options(self) -> frozenset[int]:
        """Return the options that the statement mentions."""
        if self.operator == "option":
            return frozenset({self.option})
        return frozenset().union(*(part.options() for part in self.parts))

    def truth(self, bit: Callable[[int], Bools], count: int) -> Bools:
        """Evaluate over ``count`` states at once; ``bit(k)`` gives option k's truth value in each of them."""
        if self.operator == "true":
            return np.ones(count, dtype=bool)
        if self.operator == "option":
            return bit(self.option)
        values = [part.truth(bit, count) for part in self.parts]
        if self.operator == "not":
            return ~values[0]
        if self.operator == "if":
            return values[0] | ~values[1]
        if self.operator == "iff":
            return np.asarray(values[0] == values[1])
        join = np.logical_and if self.operator == "and" else np.logical_or
        return np.asarray(join.reduce(values))


def pattern_letters(text: str) -> str:
    """Return a Y/N/- pattern with separators (space, comma, bar) removed, or "" where the text is no pattern."""
    letters = re.sub(r"[\s,|]", "", text).replace("–", "-")
    return letters if re.fullmatch(r"[YN-]+", letters) else ""


def parse_pattern(text: str, count: int) -> Formula:
    """Parse a Y/N/- pattern over ``count`` options into a conjunction.

    Raises:
        ConflictError: the pattern has other letters, or not one letter for each option.
    """
    letters = pattern_letters(text)
    if len(letters) != count or not letters:
        raise ConflictError(
            f"pattern {text[:80]!r} does not have one of Y, N, - for each of the {count} options",
            cure=f"write {count} letters, such as {'Y' + '-' * (count - 1)!r}",
        )
    parts = [_literal(k, letter == "Y") for k, letter in enumerate(letters) if letter != "-"]
    if not parts:
        return Formula("true")
    return parts[0] if len(parts) == 1 else Formula("and", tuple(parts))


def _literal(option: int, yes: bool) -> Formula:
    literal = Formula("option", option=option)
    return literal if yes else Formula("not", (literal,))


class OptionNames:
    """Finds an option by its name, "Party: name", or number from 1.

    Args:
        owners: name of the decision maker of each option.
        names: name of each option.
    """

    def __init__(self, owners: Sequence[str], names: Sequence[str]) -> None:
        self.count = len(names)
        self._found: dict[str, list[int]] = {}
        for k, (owner, name) in enumerate(zip(owners, names, strict=True)):
            for key in (name, f"{owner}: {name}", f"{owner}:{name}"):
                self._found.setdefault(_fold(key), []).append(k)
        self._names = tuple(names)

    def find(self, name: str) -> int:
        """Return the 0-based option that ``name`` means.

        Raises:
            ConflictError: no option, or more than one, has that name.
        """
        found = self._found.get(_fold(name), [])
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            raise ConflictError(f"option {name!r} belongs to more than one party", cure="write 'Party: option'")
        if name.isdecimal() and len(name) < 4 and 1 <= int(name) <= self.count:
            return int(name) - 1
        known = ", ".join(self._names[:12]) or "none"
        raise ConflictError(f"no option is called {name[:80]!r}", cure=f"the options are: {known}")


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def parse_statement(text: str, names: OptionNames) -> Formula:
    """Parse a statement or a Y/N/- pattern.

    Raises:
        ConflictError: the text is no statement, or names an option that does not exist.
    """
    if len(text) > LONGEST:
        raise ConflictError(f"a statement has {len(text):,} characters", cure=f"at most {LONGEST:,} are read")
    letters = pattern_letters(text)
    if letters and len(letters) == names.count and ("-" in letters or len(letters) > 1 or not _is_name(text, names)):
        return parse_pattern(text, names.count)
    tokens = _tokens(text)
    if not tokens:
        raise ConflictError("an empty statement", cure="write an option, or a combination such as 'A and not B'")
    formula, rest = _parse(tokens, 0, names, text, 0)
    if rest != len(tokens):
        raise ConflictError(f"statement {text[:80]!r} goes on after it is complete, at {tokens[rest][1]!r}")
    return formula


def _is_name(text: str, names: OptionNames) -> bool:
    try:
        names.find(text.strip())
    except ConflictError:
        return False
    return True


def _tokens(text: str) -> list[tuple[str, str]]:
    """Cut into (kind, word): operators, brackets and names; neighbouring bare words make one name."""
    tokens: list[tuple[str, str]] = []
    position = 0
    stripped = text.rstrip()
    while position < len(stripped):
        match = _TOKEN.match(stripped, position)
        if match is None:
            raise ConflictError(f"statement {text[:80]!r} has an unclosed quotation mark")
        position = match.end()
        if match["quoted"]:
            tokens.append(("name", match["quoted"][1:-1]))
        elif match["bracket"]:
            tokens.append((match["bracket"], match["bracket"]))
        elif match["word"].casefold() in _OPERATORS:
            tokens.append((match["word"].casefold(), match["word"]))
        elif tokens and tokens[-1][0] == "bare":
            tokens[-1] = ("bare", f"{tokens[-1][1]} {match['word']}")
        else:
            tokens.append(("bare", match["word"]))
    return tokens


def _parse(
    tokens: list[tuple[str, str]], start: int, names: OptionNames, text: str, depth: int, strength: int = 0
) -> tuple[Formula, int]:
    """Parse operators at and above ``strength`` (0 = iff, weakest); return the formula and the next position."""
    if strength == len(_WEAKEST_FIRST):
        return _parse_unit(tokens, start, names, text, depth)
    operator = _WEAKEST_FIRST[strength]
    left, at = _parse(tokens, start, names, text, depth, strength + 1)
    while at < len(tokens) and tokens[at][0] == operator:
        right, at = _parse(tokens, at + 1, names, text, depth, strength + 1)
        if operator in ("and", "or") and left.operator == operator:
            left = Formula(operator, (*left.parts, right))
        else:
            left = Formula(operator, (left, right))
    return left, at


def _parse_unit(tokens: list[tuple[str, str]], at: int, names: OptionNames, text: str, depth: int) -> tuple[Formula, int]:
    if depth > DEEPEST:
        raise ConflictError(f"statement {text[:60]!r}... nests more than {DEEPEST} deep", cure="split it")
    if at >= len(tokens):
        raise ConflictError(f"statement {text[:80]!r} breaks off", cure="an option is missing at its end")
    kind, word = tokens[at]
    if kind == "not":
        inner, after = _parse_unit(tokens, at + 1, names, text, depth + 1)
        return Formula("not", (inner,)), after
    if kind == "(":
        inner, after = _parse(tokens, at + 1, names, text, depth + 1)
        if after >= len(tokens) or tokens[after][0] != ")":
            raise ConflictError(f"statement {text[:80]!r} has an unclosed bracket")
        return inner, after + 1
    if kind in ("name", "bare"):
        return _atom(word, names), at + 1
    raise ConflictError(f"statement {text[:80]!r} has {word!r} where an option was expected")


def _atom(word: str, names: OptionNames) -> Formula:
    """An option name, ``-2`` or ``~Name`` for its negation, or a whole pattern."""
    if word[0] in "-~!" and word.strip("-YN") and not _is_name(word, names):
        return Formula("not", (Formula("option", option=names.find(word[1:].strip())),))
    if pattern_letters(word) and len(pattern_letters(word)) == names.count > 1:
        return parse_pattern(word, names.count)
    return Formula("option", option=names.find(word))


def conjunction(formula: Formula) -> dict[int, bool] | None:
    """Return {option: truth} where the formula is a plain conjunction of literals, else None."""
    if formula.operator == "true":
        return {}
    if formula.operator == "option":
        return {formula.option: True}
    if formula.operator == "not" and formula.parts[0].operator == "option":
        return {formula.parts[0].option: False}
    if formula.operator != "and":
        return None
    literals: dict[int, bool] = {}
    for part in formula.parts:
        inner = conjunction(part)
        if inner is None or any(literals.get(k, yes) != yes for k, yes in inner.items()):
            return None
        literals.update(inner)
    return literals
