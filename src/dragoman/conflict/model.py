"""The parts of a conflict: decision makers, their options and preferences, the rules, and the states by name.

A conflict is written either in options (each party owns yes/no options; a state says which are taken) or as an explicit
graph (states and each party's moves by hand), for what options cannot express. Kilgour, Hipel and Fang's graph model:
Fang, Hipel and Kilgour, *Interactive Decision Making* (1993).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dragoman.conflict.formula import Formula, OptionNames, parse_statement
from dragoman.conflict.preferences import Preferences
from dragoman.errors import ConflictError

DIRECTIONS = ("both", "forward", "back")


@dataclass(frozen=True, slots=True)
class Option:
    """A yes/no choice of one party.

    Attributes:
        name: what taking it means, such as "Release water".
        direction: "both"; "forward" when it can only be taken, never undone; "back" when it can only be given up.
        note, evidence: free remarks; kept in files, never interpreted.
    """

    name: str
    direction: str = "both"
    note: str = ""
    evidence: tuple[object, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ConflictError("an option has no name", cure="name what taking it means")
        if self.direction not in DIRECTIONS:
            raise ConflictError(
                f"option {self.name!r} has direction {self.direction!r}", cure="it is 'both', 'forward' or 'back'"
            )


@dataclass(frozen=True, slots=True)
class DecisionMaker:
    """A party: its options, what it prefers, and moves that its options do not give.

    Attributes:
        name: the party.
        options: its options; plain strings are taken as options that go both ways.
        preferences: how it orders the states.
        moves: moves between states by label, as (from, to); they come on top of those its options give.
        barred: moves that its options would give but that it does not have.
        note, evidence: free remarks; kept in files, never interpreted.
        position, salience, capability: where it stands on one issue, how much it cares (0 to 1) and what it can bring to
            bear, for :mod:`dragoman.conflict.bargaining`; the graph model does not read them.
    """

    name: str
    options: tuple[Option, ...] = ()
    preferences: Preferences = field(default_factory=Preferences)
    moves: tuple[tuple[str, str], ...] = ()
    barred: tuple[tuple[str, str], ...] = ()
    note: str = ""
    evidence: tuple[object, ...] = field(default=(), compare=False)
    position: float | None = None
    salience: float | None = None
    capability: float | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ConflictError("a decision maker has no name", cure="name the party")
        options = tuple(Option(o) if isinstance(o, str) else o for o in self.options)
        object.__setattr__(self, "options", options)


@dataclass(frozen=True, slots=True)
class NamedState:
    """A state as the literature numbers it.

    Attributes:
        label: its number or short name.
        pattern: the option vectors it stands for (several where ``-`` is used: they are one state); "" in an explicit
            graph.
        description: what it means, in a few words.
    """

    label: str
    pattern: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A result about a conflict that is on record, for checking.

    Attributes:
        concept: what was asked, such as "seq", "nonmyopic", "coalition improvements" or "inverse gmr".
        states: labels of the states that answer it.
        basis: "published" where its source was opened, "computed" where only a computation vouches for it.
        source: where it stands.
        party: the party or parties it is about ("A + B"); "" for all.
        start: the state set out from, where there is one.
        count: a number found, where there is one.
    """

    concept: str
    states: tuple[str, ...] = ()
    basis: str = "computed"
    source: str = ""
    party: str = ""
    start: str = ""
    count: int | None = None

    def __post_init__(self) -> None:
        if self.basis not in ("published", "computed"):
            raise ConflictError(f"basis is {self.basis!r}", cure="it is 'published' or 'computed'")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a conflict was read from: the file, and the line of each of its keys."""

    path: str
    lines: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A whole conflict model.

    Attributes:
        title: what it is about.
        decision_makers: the parties, in the order of their options.
        infeasible: Y/N/- patterns or statements; states for which one is true cannot occur.
        coalesce: patterns or statements; the feasible states for which one is true are indistinguishable, one state.
        states: labels and descriptions of states; when given for option models every feasible state must be covered
            once. Needed for explicit graphs. Without it states are numbered from 1 by their option vector read as a
            binary number, the first option being the lowest digit.
        status_quo: label or pattern of the state things stand in, or "".
        citation: where the model comes from.
        note: free remarks.
        issue: what the parties' positions are about, for bargaining.
        findings: results on record; see :mod:`dragoman.conflict.catalogue`.
        origin: file and lines, for messages.
    """

    title: str
    decision_makers: tuple[DecisionMaker, ...]
    infeasible: tuple[str, ...] = ()
    coalesce: tuple[str, ...] = ()
    states: tuple[NamedState, ...] = ()
    status_quo: str = ""
    citation: str = ""
    note: str = ""
    findings: tuple[Finding, ...] = ()
    issue: str = ""
    origin: Origin | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.decision_makers:
            raise ConflictError("a conflict without decision makers", cure="name at least one party")
        _refuse_repeats([party.name for party in self.decision_makers], "decision maker")
        for party in self.decision_makers:
            _refuse_repeats([option.name for option in party.options], f"option of {party.name}")
        _refuse_repeats([state.label for state in self.states], "state")

    @property
    def options(self) -> tuple[Option, ...]:
        """All options in order; option k is bit k of a state's code."""
        return tuple(option for party in self.decision_makers for option in party.options)

    @property
    def owners(self) -> tuple[int, ...]:
        """For each option, the index of the party that owns it."""
        return tuple(i for i, party in enumerate(self.decision_makers) for _ in party.options)

    @property
    def names(self) -> OptionNames:
        """Finds options by name."""
        return OptionNames([self.decision_makers[i].name for i in self.owners], [o.name for o in self.options])

    def party(self, who: str | int) -> int:
        """Return the index of a party given by name or index.

        Raises:
            ConflictError: there is no such party.
        """
        if isinstance(who, int) and 0 <= who < len(self.decision_makers):
            return who
        for i, party in enumerate(self.decision_makers):
            if party.name == who or (isinstance(who, str) and party.name.casefold() == who.casefold()):
                return i
        known = ", ".join(party.name for party in self.decision_makers)
        raise ConflictError(f"no decision maker is called {who!r}", cure=f"the parties are: {known}")

    def parse(self, text: str) -> Formula:
        """Parse a pattern or statement about this conflict's options."""
        return parse_statement(text, self.names)

    def with_preferences(self, who: str | int, preferences: Preferences) -> Conflict:
        """Return the same conflict with other preferences for one party."""
        i = self.party(who)
        parties = list(self.decision_makers)
        parties[i] = replace(parties[i], preferences=preferences)
        return replace(self, decision_makers=tuple(parties))

    def fault(self, error: ConflictError, *keys: str) -> ConflictError:
        """Return ``error`` with the file and line of the first of ``keys`` that the file has."""
        if self.origin is None or error.path is not None:
            return error
        line = next((self.origin.lines[key] for key in keys if key in self.origin.lines), None)
        return ConflictError(error.problem, path=self.origin.path, line=line, cure=error.cure)


def _refuse_repeats(names: Sequence[str], what: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ConflictError(f"two entries of {what} are called {name!r}", cure="give each its own name")
        seen.add(name)


class Builder:
    """Builds a conflict step by step.

    >>> builder = Builder("A dam between two states")
    >>> _ = builder.party("Upstream", ["Release", "Escalate"], statements=["not Escalate", "not Release"])
    >>> _ = builder.party("Downstream", ["Attack"], statements=["Release", "Attack iff not Release"])
    >>> _ = builder.infeasible("YY-")
    >>> builder.build().options[2].name
    'Attack'
    """

    def __init__(self, title: str, citation: str = "") -> None:
        self._conflict_title = title
        self._citation = citation
        self._parties: list[DecisionMaker] = []
        self._infeasible: list[str] = []
        self._coalesce: list[str] = []
        self._states: list[NamedState] = []
        self._status_quo = ""

    def party(
        self,
        name: str,
        options: Sequence[str | Option] = (),
        *,
        ranking: Sequence[object] | str = (),
        statements: Sequence[object] = (),
        weights: Sequence[object] | dict[str, float] = (),
        payoffs: Sequence[float] = (),
        chains: Sequence[str] = (),
        unknown: Sequence[tuple[object, object]] = (),
        undistinguished: str = "equal",
        rest: str = "refuse",
        moves: Sequence[tuple[object, object]] = (),
        barred: Sequence[tuple[object, object]] = (),
    ) -> Builder:
        """Add a decision maker; preferences as in :class:`~dragoman.conflict.preferences.Preferences`.

        Args:
            name: what it is called.
            options: its options, by name or with the way they can be changed.
            ranking, statements, weights, payoffs, chains: its preferences, in one of these forms.
            unknown: pairs of states whose order is not known.
            undistinguished: whether states that statements leave apart are "equal" or "unknown".
            rest: what holds of states that a ranking leaves out: "refuse" (they are a fault), "last" or "unknown".
            moves: moves by hand, where the model has no options.
            barred: moves that it cannot make.

        Raises:
            ConflictError: if preferences contradict each other or cannot be read.
        """
        from dragoman.conflict.reading import read_preferences

        preferences = read_preferences(
            {
                "ranking": ranking,
                "statements": statements,
                "weights": weights,
                "payoffs": payoffs,
                "prefers": chains,
                "unknown": unknown,
                "undistinguished": undistinguished,
                "rest": rest,
            }
        )
        owned = tuple(o if isinstance(o, Option) else Option(o) for o in options)
        pairs = tuple((str(a), str(b)) for a, b in moves)
        bars = tuple((str(a), str(b)) for a, b in barred)
        self._parties.append(DecisionMaker(name, owned, preferences, pairs, bars))
        return self

    def infeasible(self, *rules: str) -> Builder:
        """Add patterns or statements that no state fulfils."""
        self._infeasible.extend(rules)
        return self

    def coalesce(self, *rules: str) -> Builder:
        """Add patterns or statements whose states are one state."""
        self._coalesce.extend(rules)
        return self

    def state(self, label: object, pattern: str = "", description: str = "") -> Builder:
        """Name a state."""
        self._states.append(NamedState(str(label), pattern, description))
        return self

    def status_quo(self, state: object) -> Builder:
        """Say which state things stand in."""
        self._status_quo = str(state)
        return self

    def build(self) -> Conflict:
        """Return the conflict."""
        return Conflict(
            self._conflict_title,
            tuple(self._parties),
            tuple(self._infeasible),
            tuple(self._coalesce),
            tuple(self._states),
            self._status_quo,
            self._citation,
        )
