"""A second, slow implementation of the conflict definitions, written apart from the engine: strings, sets and recursion.

States are strings of Y and N (coalesced ones are frozensets of them). Nothing here uses numpy or the engine's modules, so
that agreement means something. ``random_game`` draws a model; ``as_conflict`` states the same model to the engine.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.conflict import Conflict, Stability

State = frozenset[str]


@dataclass
class Game:
    owners: list[int]
    parties: int
    directions: list[str]
    infeasible: list[str]
    coalesce: list[str]
    level: list[dict[State, int]] = field(default_factory=list)  # for each party {state: level}
    band: list[dict[State, int]] = field(default_factory=list)  # for each party {state: band}
    unknown: list[set[frozenset[State]]] = field(default_factory=list)  # for each party a set of frozensets of two states
    states: list[State] = field(default_factory=list)
    node: dict[str, State] = field(default_factory=dict)  # vector -> state
    memory: dict[tuple[Any, ...], Any] = field(default_factory=dict)


def fits(vector: str, pattern: str) -> bool:
    return all(p in ("-", v) for v, p in zip(vector, pattern, strict=True))


def random_game(seed: int, *, most_options: int = 8, unknown: bool = False, strength: bool = False) -> Game:
    rng = random.Random(seed)
    parties = rng.choice([2, 2, 3, 3, 4, 5])
    count = min(most_options, max(parties, rng.choice([2, 3, 3, 4, 4, 5, 5, 6, 7, 8])))
    if rng.random() < 0.9:
        owners = sorted([*range(parties), *(rng.randrange(parties) for _ in range(count - parties))])
    else:  # a party without options
        owners = sorted(rng.randrange(parties) for _ in range(count))
    one_way = rng.random() < 0.4
    directions = [rng.choice(["both", "both", "forward", "back"]) if one_way else "both" for _ in owners]
    game = Game(owners, parties, directions, [], [])
    vectors = ["".join(v) for v in itertools.product("NY", repeat=len(owners))]
    if rng.random() < 0.5:
        game.infeasible = [random_pattern(rng, len(owners)) for _ in range(rng.choice([1, 1, 2, 3]))]
    feasible = [v for v in vectors if not any(fits(v, p) for p in game.infeasible)]
    if not feasible:
        game.infeasible, feasible = [], vectors
    if rng.random() < 0.2:
        game.coalesce = [random_pattern(rng, len(owners))]
    merged = frozenset(v for v in feasible if any(fits(v, p) for p in game.coalesce))
    for v in feasible:
        game.node[v] = merged if v in merged else frozenset([v])
    # Same numbering as the literature: least binary number first, the first option being the lowest digit.
    game.states = sorted(set(game.node.values()), key=lambda s: min(v[::-1].replace("N", "0").replace("Y", "1") for v in s))
    spread = rng.choice([2, 4, 1000])
    for _ in range(parties):
        level = {s: rng.randrange(spread) for s in game.states}
        cuts = sorted(rng.sample(range(1, spread + 1), k=min(2, spread - 1))) if strength and rng.random() < 0.8 else []
        game.level.append(level)
        game.band.append({s: sum(level[s] >= cut for cut in cuts) for s in game.states})
        pairs = set()
        if unknown and rng.random() < 0.7:
            share = rng.choice([0.05, 0.3, 1.0])
            pairs = {frozenset(p) for p in itertools.combinations(game.states, 2) if rng.random() < share}
        game.unknown.append(pairs)
    return game


def random_pattern(rng: random.Random, width: int) -> str:
    fixed = set(rng.sample(range(width), k=min(width, rng.choice([1, 2, 2, 3]))))
    return "".join(rng.choice("YN") if k in fixed else "-" for k in range(width))


def unsure(game: Game, i: int, a: State, b: State) -> bool:
    return frozenset((a, b)) in game.unknown[i] if a != b else False


def likes(game: Game, i: int, a: State, b: State) -> bool:
    """Party i certainly prefers b to a."""
    return not unsure(game, i, a, b) and game.level[i][b] > game.level[i][a]


def likes_greatly(game: Game, i: int, a: State, b: State) -> bool:
    return not unsure(game, i, a, b) and game.band[i][b] > game.band[i][a]


def legal_change(game: Game, i: int, v: str, w: str) -> bool:
    for k, (a, b) in enumerate(zip(v, w, strict=True)):
        if a != b and game.owners[k] != i:
            return False
        if a + b == "NY" and game.directions[k] == "back":
            return False
        if a + b == "YN" and game.directions[k] == "forward":
            return False
    return v != w


def moves(game: Game, i: int, state: State) -> set[State]:
    key = ("moves", i, state)
    if key not in game.memory:
        game.memory[key] = {
            game.node[w] for v in state for w in game.node if legal_change(game, i, v, w) and game.node[w] != state
        }
    known: set[State] = game.memory[key]
    return known


def betters(game: Game, i: int, state: State, with_unknown: bool = False) -> set[State]:
    return {t for t in moves(game, i, state) if likes(game, i, state, t) or (with_unknown and unsure(game, i, state, t))}


def sequences(game: Game, group: Iterable[int], state: State, step: Callable[[int, State], set[State]]) -> set[State]:
    """Ends of all legal sequences of the group from a state; step(j, s) gives what j may move to."""
    ends = set()

    def go(here: State, last: int | None) -> None:
        for j in group:
            if j == last:
                continue
            for there in step(j, here):
                if (there, j) not in ends:
                    ends.add((there, j))
                    go(there, j)

    go(state, None)
    return {there for there, _ in ends}


def reach(game: Game, group: Sequence[int], state: State, improving: bool = False) -> set[State]:
    key = ("reach", tuple(group), state, improving)
    if key not in game.memory:
        if improving:
            game.memory[key] = sequences(game, group, state, lambda j, s: betters(game, j, s, with_unknown=True))
        else:
            game.memory[key] = sequences(game, group, state, lambda j, s: moves(game, j, s))
    known: set[State] = game.memory[key]
    return known


def random_explicit_game(seed: int, *, unknown: bool = False, strength: bool = False) -> Game:
    """States and moves by hand: no options, moves neither transitive nor reversible."""
    rng = random.Random(seed)
    parties, count = rng.choice([2, 2, 3, 4]), rng.randrange(2, 9)
    game = Game([], parties, [], [], [])
    game.states = [frozenset([str(k + 1)]) for k in range(count)]
    density = rng.choice([0.1, 0.2, 0.4])
    for i in range(parties):
        for s in game.states:
            game.memory["moves", i, s] = {t for t in game.states if t != s and rng.random() < density}
    for _ in range(parties):
        spread = rng.choice([2, 4, 100])
        level = {s: rng.randrange(spread) for s in game.states}
        game.level.append(level)
        game.band.append({s: level[s] * 2 // spread if strength else 0 for s in game.states})
        pairs = itertools.combinations(game.states, 2)
        game.unknown.append({frozenset(p) for p in pairs if rng.random() < 0.3} if unknown else set())
    return game


def deterred(game: Game, i: int, s: State, t: State, kind: str, strong: bool, returns: bool = True) -> bool:
    if s == t and not returns:
        return False
    if unsure(game, i, s, t):
        return kind in ("c", "d")
    return likes_greatly(game, i, t, s) if strong else not likes(game, i, s, t)


def stable(game: Game, concept: str, i: int, s: State, kind: str = "", strong: bool = False, returns: bool = True) -> bool:
    tempted = betters(game, i, s, with_unknown=kind in ("a", "c"))
    if concept == "nash":
        return not tempted
    others = [j for j in range(game.parties) if j != i]
    for s1 in tempted:
        answers = reach(game, others, s1, improving=concept in ("seq", "sseq"))
        if concept in ("smr", "sseq"):
            good = any(
                deterred(game, i, s, s2, kind, strong, returns)
                and all(deterred(game, i, s, s3, kind, strong) for s3 in moves(game, i, s2))
                for s2 in answers
            )
        else:
            good = any(deterred(game, i, s, s2, kind, strong, returns) for s2 in answers)
        if not good:
            return False
    return True


def overlay(base: str, changes: Sequence[str]) -> str:
    """Apply several parties' option changes, each given as the vector that party alone would bring about."""
    return "".join(next((c[k] for c in changes if c[k] != letter), letter) for k, letter in enumerate(base))


def stable_sim(game: Game, i: int, s: State) -> bool:
    return all(_sim_answered(game, i, s, s1) for s1 in betters(game, i, s))


def _sim_answered(game: Game, i: int, s: State, s1: State) -> bool:
    for v in s:
        for mine in (w for w in s1 if legal_change(game, i, v, w)):
            choices = [
                [v, *(w for t in betters(game, j, s) for w in t if legal_change(game, j, v, w))]
                for j in range(game.parties)
                if j != i
            ]
            for chosen in itertools.product(*choices):
                end = game.node.get(overlay(v, [mine, *chosen]))
                if end is not None and not likes(game, i, s, end):
                    return True
    return False


def looks_ahead(game: Game, i: int, s: State, h: int) -> State:
    """Where the play ends when i is next at s with h moves left."""
    key = ("ahead", i, s, h)
    if key not in game.memory:
        game.memory[key] = s if h == 0 else _best_look(game, i, s, h)
    known: State = game.memory[key]
    return known


def _best_look(game: Game, i: int, s: State, h: int) -> State:
    best, best_end = None, s
    for t in sorted(moves(game, i, s), key=game.states.index):
        ends = [looks_ahead(game, j, t, h - 1) for j in range(game.parties) if j != i]
        ends = [e for e in ends if e != t] or [t]
        end = min(ends, key=lambda e: game.level[i][e])
        if best is None or game.level[i][end] > best:
            best, best_end = game.level[i][end], end
    return best_end if best is not None and best > game.level[i][s] else s


def coalition_betters(game: Game, group: Sequence[int], s: State) -> set[State]:
    return {q for q in reach(game, group, s) if all(likes(game, i, s, q) for i in group)}


def coalition_stable(game: Game, concept: str, group: Sequence[int], s: State) -> bool:
    others = [j for j in range(game.parties) if j not in group]

    def hurt(t: State) -> bool:
        return any(not likes(game, i, s, t) for i in group)

    for s1 in coalition_betters(game, group, s):
        if concept == "nash":
            return False
        answers = reach(game, others, s1, improving=concept == "seq")
        good = (t for t in answers if hurt(t))
        if concept == "smr":
            good = (t for t in good if all(hurt(u) for u in reach(game, group, t)))
        if next(good, None) is None:
            return False
    return True


def as_conflict(game: Game) -> Conflict:
    """The same model, stated to the engine."""
    from dragoman.conflict import Builder, Option

    builder = Builder("random")
    number = {s: k + 1 for k, s in enumerate(game.states)}
    for i in range(game.parties):
        owned = [k for k, owner in enumerate(game.owners) if owner == i]
        options = [Option(f"option {k}", game.directions[k]) for k in owned]
        pairs = sorted(tuple(sorted(number[s] for s in pair)) for pair in game.unknown[i])
        moves_by_hand = [] if game.owners else [(number[s], number[t]) for s in game.states for t in moves(game, i, s)]
        ranking = _ranking_text(game, i, number)
        builder.party(f"P{i}", options, ranking=ranking, unknown=pairs, moves=moves_by_hand)
    for s in game.states if not game.owners else ():
        builder.state(number[s])
    return builder.infeasible(*game.infeasible).coalesce(*game.coalesce).build()


def _ranking_text(game: Game, i: int, number: dict[State, int]) -> str:
    text, last = "", None
    for s in sorted(game.states, key=lambda s: -game.level[i][s]):
        if last is not None:
            if game.level[i][s] == game.level[i][last]:
                text += " = "
            else:
                text += " >> " if game.band[i][s] < game.band[i][last] else " > "
        text += str(number[s])
        last = s
    return text


def _as_stated(game: Game, concept: str, asked: dict[str, Any], i: int, s: State) -> bool:
    return stable(game, concept, i, s, **asked)


def _stays(game: Game, h: int, i: int, s: State) -> bool:
    return looks_ahead(game, i, s, h) == s


def disagreements(game: Game) -> list[str]:
    """Names of the concepts on which the engine and the brute force differ for some party and state."""
    from dragoman.conflict import build_graph, gmr, limited_move, nash, seq, sim, smr, sseq

    graph = build_graph(as_conflict(game))
    assert graph.count == len(game.states)
    complete = all(order.complete for order in graph.orders)
    concepts = {"nash": nash, "gmr": gmr, "smr": smr, "seq": seq, "sseq": sseq}
    wrong = []

    def compare(name: str, result: Stability, expected: Callable[[int, State], bool]) -> None:
        rows = [[expected(i, s) for s in game.states] for i in range(game.parties)]
        if result.stable.tolist() != rows:
            wrong.append(name)

    for name, solve in concepts.items():
        for kind in [""] if complete else "abcd":
            for strong in [False, True] if name != "nash" else [False]:
                for returns in [True] if game.owners or name == "nash" else [True, False]:
                    switch = {} if returns else {"return_deters": False}
                    asked = {"kind": kind, "strong": strong, "returns": returns}
                    compare(
                        f"{name}{kind}{'!' * strong}{'' if returns else '-'}",
                        solve(graph, unknown=kind, strong=strong, **switch),
                        partial(_as_stated, game, name, asked),
                    )
    if complete:
        if game.owners:
            compare("sim", sim(graph), lambda i, s: stable_sim(game, i, s))
        for h in (1, 2, 3, 4):
            compare(f"l{h}", limited_move(graph, h), partial(_stays, game, h))
    return wrong
