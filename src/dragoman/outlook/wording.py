"""The sentences of an outlook, shared by the terminal and the page."""

from __future__ import annotations

from dragoman.conflict.explain import GLOSSARY
from dragoman.outlook.findings import Chain, Outcome, Outlook, ScenarioOutlook
from dragoman.outlook.whatif import party_names

BEHAVIOURS = {title: GLOSSARY[title] for title in ("Nash", "GMR", "SMR", "SEQ")}


def how_sure(outlook: Outlook) -> str:
    """Return how the shares came about."""
    if outlook.draws == 1:
        return "All preferences are known: a share is 100 % or 0 %."
    if outlook.draws == outlook.completions:
        return (
            f"Some is unknown: shares are of all {outlook.draws:,} ways to fill it in, so they are exact. In each, every party "
            "keeps what the file says it wants and cares besides for every option that the file is silent on, one way or the "
            "other, in some order. A share is how much of what is possible, not a forecast."
        )
    return (
        f"Much is unknown: shares are of {outlook.draws:,} cases drawn (seed {outlook.seed}) out of "
        f"{_large(outlook.completions)}. In each, every party keeps what the file says it wants and cares besides for every "
        "option that the file is silent on, one way or the other, in an order drawn evenly. In brackets: the 95 % interval of "
        "the drawing. A share is how much of what is possible, not a forecast."
    )


def _large(number: int) -> str:
    return f"{number:,}" if number < 10**9 else f"about 10^{len(str(number)) - 1}"


def outcome_words(outcome: Outcome) -> str:
    """Return what a state is, told against today's."""
    if outcome.today:
        return f"as today: {outcome.words}"
    return f"as today, and {outcome.change}" if not outcome.change.startswith("no longer") else f"as today, but {outcome.change}"


def stable_words(outcome: Outcome) -> str:
    """Return for whom a state is not stable in all cases, and how often it is."""
    unsure = [f"{name} {e.share:.0%}" for name, e in outcome.stable_for.items() if e.share < 1]
    if not unsure:
        return "everybody"
    rest = "; the others always" if len(unsure) < len(outcome.stable_for) else ""
    return ", ".join(unsure) + rest


def full_name(name: str, note: str) -> str:
    """Return a party as "Turkey (TUR)", where its note has the name."""
    words = note.split(";")[0].strip()
    told = bool(words) and not words.startswith("called a proxy")
    return f"{words} ({name})" if told else name


def answer_lines(outlook: Outlook) -> list[str]:
    """Return the answer to the question of the goal, in sentences."""
    names = party_names(outlook.conflict)
    goal = outlook.goal.replace('"', "")
    lines = [f"Asked for: {goal}."]
    if outlook.goal_can.high == 0 or (not outlook.way and outlook.goal_can.share == 0):
        return [*lines, "No outcome of this case meets it."]
    can, must = outlook.goal_can.words(), outlook.goal_must.words()
    lines.append(f"Some lasting outcome (SEQ) meets it in {can} of the cases; every lasting outcome meets it in {must}.")
    if outlook.way:
        steps = [f"{names.get(s.party, s.party)}: {s.change} (a gain for it in {s.gains.words()})" for s in outlook.way]
        lines.append(f"From today: {'; then '.join(steps)}.")
    else:
        lines.append("Today's state meets it already.")
    lines += [f"Who can stop it: {line}." for line in outlook.stoppers]
    for group in outlook.coalitions:
        together = " and ".join(group.members)
        lines.append(f"Together {together} could do better than today in {group.share.words()}, most often by: {group.words}.")
    if outlook.changes:
        done = outlook.changes[0].holds.share >= 0.9
        lead = "The least that would have to change" if done else "No change of this kind is enough; the best found"
        lines += [
            f"{lead}: {' and '.join(c.edits)}. Then every lasting outcome meets it in {c.holds.words()}.".replace('"', "")
            for c in outlook.changes
        ]
    else:
        lines.append("Nothing would have to change for it to hold.")
    return lines


def chain_range(chain: Chain) -> str:
    """Return the range of going through a whole chain, or that there is none."""
    if chain.low is None or chain.high is None:
        return "no range: not every step has a published one"
    return (
        f"all of it: {chain.low:.0%} to {chain.high:.0%}, if each step depends on the one before alone; "
        "its end may come about in other ways too"
    )


def scenario_range(scenario: ScenarioOutlook) -> str:
    """Return the published range for the words used, or that there is none."""
    if scenario.low is not None and scenario.high is not None:
        return f"“{scenario.strength}”: {scenario.low:.0%} to {scenario.high:.0%}"
    return f"“{scenario.strength}”: no published range" if scenario.strength else "no word of likelihood"


def scenario_model(scenario: ScenarioOutlook) -> str:
    """Return what the model has to say to a condition."""
    if scenario.base is None:
        return "the model has no option for what would follow"
    then = " and ".join(scenario.then_options).replace('"', "")
    if scenario.given is None:
        return f"{then}: in {scenario.base.words()} of lasting outcomes as things are"
    return (
        f"{then}: in {scenario.base.words()} of lasting outcomes as things are, {scenario.given.words()} if the condition is met"
    )
