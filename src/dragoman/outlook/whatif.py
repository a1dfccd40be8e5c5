"""Changes to a model that a mediator asks about: a party that would want a thing, a further option, a party that stays out."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.conflict.model import Conflict, DecisionMaker, Option
from dragoman.conflict.preferences import Preferences, Statement
from dragoman.errors import ConflictError

_ID = re.compile(r"\bid: (\w+)")
_WORD = re.compile(r'"[^"]*"|[\w.]+:\s*\w+|\w+')


def option_id(option: Option) -> str:
    """Return an option's short id: what its note gives, else its name with underscores."""
    found = _ID.search(option.note)
    return found[1] if found else re.sub(r"\W+", "_", option.name.lower()).strip("_")


def option_names(conflict: Conflict) -> dict[str, list[str]]:
    """Return short id -> the options that it may mean, as ``"PARTY: name"`` in quotation marks."""
    names: dict[str, list[str]] = {}
    for party in conflict.decision_makers:
        for option in party.options:
            full = f'"{party.name}: {option.name}"'
            short = option_id(option)
            for key in {short, f"{party.name}: {short}".casefold()}:
                names.setdefault(key, []).append(full)
    return names


def expand(conflict: Conflict, statement: str, party: str = "") -> str:
    """Return a statement with short ids replaced by the options' full names.

    Args:
        conflict: the model.
        statement: in the preference language, over option ids or names.
        party: whose option a bare id means where several parties have it.

    Raises:
        ConflictError: an id belongs to several parties and nothing says which.
    """
    names = option_names(conflict)

    def full(found: re.Match[str]) -> str:
        word = found[0]
        key = re.sub(r":\s*", ": ", word).casefold()
        options = names.get(key, [])
        if not options:
            begin = [o for k, v in sorted(names.items()) if ":" not in k and k.startswith(f"{key}_") for o in v]
            options = begin if "_" in key else []
        own = [o for o in options if o.startswith(f'"{party}: ')]
        if len(options) > 1 and len(own) != 1:
            raise ConflictError(f"{word!r} is an option of several parties", cure=f"write one of {', '.join(options)}")
        return (own or options)[0] if options else word

    return _WORD.sub(full, statement)


def cut_party(conflict: Conflict, text: str, what: str) -> tuple[str, str]:
    """Cut ``PARTY: rest`` and return the party's name as the model has it, and the rest.

    Raises:
        ConflictError: there is no colon or no such party.
    """
    party, colon, rest = text.partition(":")
    if not colon or not rest.strip():
        raise ConflictError(f"{what} {text!r} names no party", cure="write PARTY: STATEMENT, such as 'USA: withdraw_troops'")
    return conflict.decision_makers[conflict.party(party.strip())].name, rest.strip()


def assume(conflict: Conflict, text: str) -> Conflict:
    """Return the model in which a party wants a statement before everything else.

    Raises:
        ConflictError: no such party or option.
    """
    name, rest = cut_party(conflict, text, "the assumption")
    statement = expand(conflict, rest, name)
    conflict.parse(statement)
    old = conflict.decision_makers[conflict.party(name)].preferences
    if old.form not in ("statements", "none"):
        raise ConflictError(
            f"{name} has a {old.form}", cure="assumptions are added to statements: write its preferences as statements"
        )
    kept = tuple(s for s in old.statements if s.text not in (statement, f"not {statement}"))
    added = Statement(statement, note="assumed")
    return conflict.with_preferences(name, replace(old, statements=(added, *kept), undistinguished="unknown"))


def add_option(conflict: Conflict, text: str) -> Conflict:
    """Return the model in which a party has one more option, not taken today.

    Args:
        conflict: the model.
        text: "PARTY: NAME OF THE OPTION".

    Raises:
        ConflictError: if the text names no party of the model, or today's state has a label that cannot be widened.
    """
    name, option = cut_party(conflict, text, "the option")
    i = conflict.party(name)
    parties = list(conflict.decision_makers)
    parties[i] = replace(parties[i], options=(*parties[i].options, Option(option)))
    before = sum(len(p.options) for p in conflict.decision_makers[: i + 1])
    today = conflict.status_quo
    pattern = re.fullmatch(r"[YN-]+", today)
    if today and pattern is None:
        raise ConflictError("today's state has a label of its own", cure="write it as a pattern of Y and N to add options")
    today = today[:before] + "N" + today[before:] if today else ""
    rules = tuple(_widen(rule, before) for rule in conflict.infeasible)
    return replace(conflict, decision_makers=tuple(parties), status_quo=today, infeasible=rules, origin=None)


def _widen(rule: str, at: int) -> str:
    return rule[:at] + "-" + rule[at:] if re.fullmatch(r"[YN-]+", rule) else rule


def without(conflict: Conflict, party: str) -> Conflict:
    """Return the model in which a party stays out of it: what it does today stays as it is, whatever the others do."""
    i = conflict.party(party)
    name = conflict.decision_makers[i].name
    fixed = {
        f'"{name}: {o.name}"': letter
        for o, letter in zip(conflict.decision_makers[i].options, _letters(conflict, i), strict=True)
    }
    rules = [f"not {option}" if letter == "Y" else option for option, letter in fixed.items()]
    out = replace(conflict.decision_makers[i], preferences=Preferences())
    parties = tuple(out if k == i else p for k, p in enumerate(conflict.decision_makers))
    return replace(conflict, decision_makers=parties, infeasible=(*conflict.infeasible, *rules), origin=None)


def _letters(conflict: Conflict, party: int) -> str:
    start = sum(len(p.options) for p in conflict.decision_makers[:party])
    today = conflict.status_quo or "N" * len(conflict.options)
    return today[start : start + len(conflict.decision_makers[party].options)]


def fix(conflict: Conflict, literals: list[str]) -> Conflict:
    """Return the model in which these options are as they say, from today on ("if Damascus is readmitted")."""
    today = list(conflict.status_quo or "N" * len(conflict.options))
    rules = []
    for literal in literals:
        bare = literal.removeprefix("not ")
        number = next(iter(conflict.parse(bare).options()))
        taken = bare == literal
        today[number] = "Y" if taken else "N"
        rules.append(f"not {bare}" if taken else bare)
    return replace(conflict, infeasible=(*conflict.infeasible, *rules), status_quo="".join(today), origin=None)


def party_names(conflict: Conflict) -> dict[str, str]:
    """Return each decision maker's name -> what to call it in sentences: its note up to a semicolon, else the name."""
    return {p.name: _called(p) for p in conflict.decision_makers}


def _called(party: DecisionMaker) -> str:
    first = party.note.split(";")[0].strip()
    return first if first and len(first) < 60 and not first.startswith("called ") else party.name
