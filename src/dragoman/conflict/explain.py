"""Verdicts in plain language: what a party would do, what would come of it, and why it stays or goes."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.conflict.graph import Graph, build_graph
from dragoman.conflict.model import Conflict
from dragoman.conflict.moves import Step
from dragoman.conflict.reasons import Answer, Verdict
from dragoman.conflict.stability import Stability, solve

# Improvements told one by one; further ones are counted.
MOST_TOLD = 4

GLOSSARY = {
    "Nash": "nobody has a move that it prefers",
    "GMR": "whoever moves for a gain can be answered so that nothing is gained, even at the answerers' own cost",
    "SMR": "as GMR, and whoever moved could not escape from the answer",
    "SEQ": "whoever moves for a gain would be answered by moves that gain for those who answer, and lose the gain",
    "SSEQ": "as SEQ, and whoever moved could not escape from the answer",
    "SIM": "whoever moves for a gain risks that others move for theirs at the same time, and loses the gain",
    "NM": "nobody gains by moving, however far it looks ahead",
}


def name_state(graph: Graph, state: int) -> str:
    """Return a state as "state 5 (what it means)": its description, or the options taken in it."""
    return f"state {graph.label(state)} ({describe_state(graph, state)})"


def describe_state(graph: Graph, state: int) -> str:
    """Return what a state means: its own description, or the options that are taken in it."""
    description = graph.describe(state)
    if description:
        return description
    if not graph.has_options:
        return graph.label(state)
    letters = graph.vector(state)
    taken = [option.name for option, letter in zip(graph.conflict.options, letters, strict=True) if letter == "Y"]
    return ", ".join(taken) if taken else "no option taken"


def describe_move(graph: Graph, party: int, start: int, target: int) -> str:
    """Return a move as an infinitive: "take Release water and give up Escalate", or "move to state 3"."""
    if not graph.has_options:
        return f"move to state {graph.label(target)}"
    before, after = graph.vector(start), graph.vector(target)
    owned = [k for k, owner in enumerate(graph.conflict.owners) if owner == party]
    options = graph.conflict.options
    taken = [options[k].name for k in owned if after[k] == "Y" and before[k] != "Y"]
    dropped = [options[k].name for k in owned if after[k] == "N" and before[k] != "N"]
    parts = []
    if taken:
        parts.append(f"choose {_quoted(taken)}")
    if dropped:
        parts.append(f"give up {_quoted(dropped)}")
    return " and ".join(parts) if parts else f"move to state {graph.label(target)}"


def _quoted(names: Sequence[str]) -> str:
    marked = [f'"{name}"' for name in names]
    return marked[0] if len(marked) == 1 else f"{', '.join(marked[:-1])} and {marked[-1]}"


def explain(result: Stability, party: str | int, state: str | int) -> str:
    """Return why a state is stable or not for one party under one concept, in a few sentences."""
    graph = result.graph
    verdict = result.reason(party, state)
    name = graph.parties[verdict.party]
    if not verdict.answers:
        return f"{name} stays in {name_state(graph, verdict.state)}: it has no move that it prefers."
    if verdict.concept.answer == "foresight":
        return _explain_foresight(graph, verdict)
    if not verdict.concept.answer:
        return _explain_nash(graph, verdict)
    told = sorted(verdict.answers, key=lambda answer: answer.deterred)
    if not verdict.stable and verdict.concept.answer != "either":
        told = [answer for answer in told if not answer.deterred]
    sentences = [_explain_answer(graph, verdict, answer) for answer in told[:MOST_TOLD]]
    if len(told) > MOST_TOLD:
        sentences.append(f"{len(told) - MOST_TOLD} further improvements go the same way.")
    closing = "so it stays" if verdict.stable else "so it does not stay"
    return f"{' '.join(sentences)} {_sentence(closing)} in state {graph.label(verdict.state)}."


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _explain_nash(graph: Graph, verdict: Verdict) -> str:
    name = graph.parties[verdict.party]
    moves = [
        f"{describe_move(graph, verdict.party, verdict.state, answer.target)}, to {name_state(graph, answer.target)}"
        for answer in verdict.answers[:MOST_TOLD]
    ]
    more = len(verdict.answers) - len(moves)
    tail = f", or make one of {more} more moves that it prefers" if more else ""
    return f"{name} would leave state {graph.label(verdict.state)}: it would {'; or '.join(moves)}{tail}."


def _explain_foresight(graph: Graph, verdict: Verdict) -> str:
    name, label = graph.parties[verdict.party], graph.label(verdict.state)
    ahead = f"{verdict.concept.horizon} moves" if verdict.concept.horizon else "as far as it likes"
    options = ", ".join(graph.label(answer.target) for answer in verdict.answers[:MOST_TOLD])
    if verdict.stable:
        gain = f"{name} could move to a state it prefers ({options})"
        return f"{gain}, but looking ahead {ahead} it ends no better: it stays in {label}."
    return f"{name}, looking ahead {ahead}, ends better by leaving state {label} (it prefers {options})."


def _explain_answer(graph: Graph, verdict: Verdict, answer: Answer) -> str:
    party, state = verdict.party, verdict.state
    name = graph.parties[party]
    doubt = " (perhaps for the better: not known)" if graph.orders[party].unsure(state, answer.target) else ""
    opening = f"{name} would {describe_move(graph, party, state, answer.target)}, to {name_state(graph, answer.target)}{doubt}"
    if verdict.concept.answer == "either":
        return f"{opening}."
    if not answer.deterred:
        return f"{opening}, and the others have no answer that takes the gain away."
    if verdict.concept.answer == "joint":
        movers = _names([graph.parties[step.party] for step in answer.path])
        return (
            f"{opening}, but {movers} may move at the same time, and together that makes {name_state(graph, answer.result)}, "
            f"which {name} likes {_likes(graph, verdict, answer.result)}."
        )
    escape = ""
    if verdict.concept.escape:
        escape = ", and it could not move on from there to anything better"
    return (
        f"{opening}, but then {_explain_path(graph, answer.target, answer.path, verdict.concept.answer)}, "
        f"which {name} likes {_likes(graph, verdict, answer.result)}{escape}."
    )


def _names(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _likes(graph: Graph, verdict: Verdict, other: int) -> str:
    """How the party likes ``other`` against the state it is in."""
    order, label = graph.orders[verdict.party], graph.label(verdict.state)
    if order.unsure(verdict.state, other):
        return f"perhaps no better than state {label} (not known)"
    if order.greatly_prefers(other, verdict.state):
        return f"far less than state {label}"
    return f"less than state {label}" if order.prefers(other, verdict.state) else f"no better than state {label}"


def _explain_path(graph: Graph, start: int, path: Sequence[Step], answer: str) -> str:
    """ "Iraq could choose "Attack", to state 4"; in SEQ "would rather" since the answer gains for its mover."""
    verb = "would rather" if answer == "improving" else "could"
    parts, here = [], start
    for k, step in enumerate(path):
        move = describe_move(graph, step.party, here, step.state)
        final = k == len(path) - 1
        place = name_state(graph, step.state) if final else f"state {graph.label(step.state)}"
        parts.append(f"{graph.parties[step.party]} {verb} {move}, to {place}")
        here = step.state
    return ", then ".join(parts)


def explain_state(conflict: Conflict | Graph, state: str | int, concepts: Sequence[str] = ()) -> str:
    """Return, concept by concept, whether a state would hold and why for each party, as plain text."""
    graph = build_graph(conflict)
    place = graph.find(state)
    lines = [_sentence(name_state(graph, place)), ""]
    for title, result in solve(graph, concepts).items():
        holds = result.is_stable(graph.label(place))
        lines.append(f"{title}: {'an equilibrium' if holds else 'no equilibrium'}.")
        lines += [f"  {explain(result, i, graph.label(place))}" for i in range(len(graph.parties))]
    return "\n".join(lines)


def explain_conflict(conflict: Conflict | Graph, concepts: Sequence[str] = ()) -> str:
    """Return which states would hold and why, each equilibrium explained under the strictest concept that makes it one."""
    graph = build_graph(conflict)
    solution = solve(graph, concepts)
    lines = [graph.conflict.title, ""]
    for title, result in solution.items():
        found = ", ".join(result.equilibria) or "none"
        meaning = GLOSSARY.get(result.concept.name, "")
        lines.append(f"{title}: {found}" + (f"  ({meaning})" if meaning else ""))
    explained: set[str] = set()
    for title, result in solution.items():
        for label in result.equilibria:
            if label in explained:
                continue
            explained.add(label)
            lines += ["", f"{_sentence(name_state(graph, graph.find(label)))} would hold ({title}):"]
            lines += [f"  {explain(result, i, label)}" for i in range(len(graph.parties))]
    return "\n".join(lines)
