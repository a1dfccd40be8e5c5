"""What an outlook tells: shares with their intervals, outcomes, options, moves, coalitions, changes and conditions."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.conflict.model import Conflict


@dataclass(frozen=True, slots=True)
class Estimate:
    """In how many of the drawn cases something holds: share, and its 95 per cent interval; exact where nothing is unknown."""

    share: float
    low: float
    high: float

    def words(self) -> str:
        """Return it as "38% (31–45%)"."""
        if self.low == self.high:
            return f"{self.share:.0%}"
        return f"{self.share:.0%} ({100 * self.low:.0f}–{self.high:.0%})"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One state: its label, pattern and words, how often it holds under each behaviour, and for whom it is stable (SEQ).

    ``change`` says what is different from today's state.
    """

    label: str
    pattern: str
    words: str
    today: bool
    holds: dict[str, Estimate]
    stable_for: dict[str, Estimate]
    change: str = ""


@dataclass(frozen=True, slots=True)
class OptionOutlook:
    """One option: whose, whether taken today, and in what share of the lasting outcomes (SEQ) it is taken, draw by draw."""

    party: str
    name: str
    id: str
    today: bool
    lasting: Estimate


@dataclass(frozen=True, slots=True)
class Step:
    """One move on the way to the goal: who, what, and in how many cases it is an improvement for whoever makes it."""

    party: str
    change: str
    gains: Estimate
    target: str


@dataclass(frozen=True, slots=True)
class Coalition:
    """Parties that together could reach something all of them prefer to today: how often, and what most often."""

    members: tuple[str, ...]
    share: Estimate
    target: str
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """A change of preferences for the goal: what would be wanted first, by whom, and how often the goal then holds."""

    edits: tuple[str, ...]
    holds: Estimate


@dataclass(frozen=True, slots=True)
class ScenarioOutlook:
    """A condition from the reports: its words, the published range for them, and what the model says when it is met.

    ``if_acts`` and ``then_acts`` are the acts on its two sides ("TUR: withdraw_troops"), whether or not they are options;
    ``follows`` is the antecedent of the condition that this one takes up, where the reports tell them one after the other.
    """

    antecedent: str
    consequent: str
    strength: str
    low: float | None
    high: float | None
    says: str
    text: str
    if_options: tuple[str, ...]
    then_options: tuple[str, ...]
    base: Estimate | None
    given: Estimate | None
    if_acts: tuple[str, ...] = ()
    then_acts: tuple[str, ...] = ()
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """Conditions of which each foresees what the next supposes, and the range of going through all of it, if all have one."""

    steps: tuple[ScenarioOutlook, ...]
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Move:
    """One party's move between two states of the picture, what it changes, and in how many cases it gains by it."""

    party: str
    start: str
    end: str
    gains: Estimate
    change: str = ""


@dataclass(frozen=True, slots=True)
class Outlook:
    """All that is told of a model.

    Attributes:
        draws: cases solved, 1 where nothing is unknown; ``completions`` counts what they are drawn from, ``seed`` is theirs.
        today: label of today's state.
        outcomes, options: what would hold, state by state and option by option.
        goal: the outcome asked for, as a statement; ``goal_state`` and ``goal_pattern`` the nearest state that meets it.
        goal_can, goal_must: share of the cases in which some lasting outcome (SEQ) meets the goal, and in which all do.
        goal_stable: for each party, how often the goal's state is stable for it.
        way, stoppers, coalitions, changes, scenarios, chains: see their records.
    """

    conflict: Conflict
    draws: int
    completions: int
    seed: int
    today: str
    outcomes: tuple[Outcome, ...]
    options: tuple[OptionOutlook, ...]
    goal: str
    goal_state: str
    goal_pattern: str
    goal_can: Estimate
    goal_must: Estimate
    goal_stable: dict[str, Estimate]
    way: tuple[Step, ...]
    stoppers: tuple[str, ...]
    coalitions: tuple[Coalition, ...]
    changes: tuple[Change, ...]
    scenarios: tuple[ScenarioOutlook, ...]
    moves: tuple[Move, ...]
    chains: tuple[Chain, ...] = ()
