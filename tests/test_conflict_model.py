"""States, numbering and moves that a model's options and rules give."""

import pytest

from costs import calls
from dragoman.conflict import Builder, Conflict, Option, build_graph, solve
from dragoman.conflict.catalogue import load
from dragoman.errors import ConflictError


def free(options: list, *rules: str) -> Builder:
    return Builder("x").party("A", options[:2], payoffs=()).party("B", options[2:]).infeasible(*rules)


def labels(conflict: Conflict, party: str) -> dict[str, list[str]]:
    graph = build_graph(conflict)
    i = conflict.party(party)
    return {graph.label(s): [graph.label(t) for t in graph.moves[i].reached(s)] for s in range(graph.count)}


def test_states_are_numbered_with_the_first_option_as_lowest_digit() -> None:
    graph = build_graph(free(["a", "b", "c"]).build())
    assert [graph.vector(s) for s in range(8)] == ["NNN", "YNN", "NYN", "YYN", "NNY", "YNY", "NYY", "YYY"]
    assert graph.label(0) == "1"
    assert graph.find("NYN") == 2


def test_rules_remove_states_as_patterns_and_as_logic() -> None:
    by_pattern = build_graph(free(["a", "b", "c"], "YY-", "--Y").build())
    by_logic = build_graph(free(["a", "b", "c"], "a and b or c").build())
    assert by_pattern.codes.tolist() == by_logic.codes.tolist() == [0, 1, 2]


def test_a_party_changes_any_of_its_options_at_once() -> None:
    assert labels(free(["a", "b", "c"], "YYN").build(), "A")["4"] == ["5", "6", "7"]
    assert labels(free(["a", "b", "c"]).build(), "A")["1"] == ["2", "3", "4"]
    assert labels(free(["a", "b", "c"]).build(), "B")["1"] == ["5"]


def test_one_way_options_go_one_way() -> None:
    forward = labels(free([Option("a", "forward"), Option("b", "back"), "c"]).build(), "A")
    assert forward == {
        "1": ["2"], "2": [], "3": ["1", "2", "4"], "4": ["2"], "5": ["6"], "6": [], "7": ["5", "6", "8"], "8": ["6"],
    }  # fmt: skip


def test_coalesced_states_are_one_state_with_all_their_moves() -> None:
    conflict = free(["a", "b", "c"]).coalesce("Y--").build()
    graph = build_graph(conflict)
    assert graph.count == 5
    assert graph.vector(1) == "Y--"
    assert labels(conflict, "A")["2"] == ["1", "3", "4", "5"]


def test_elmira_moves_are_those_of_the_literature() -> None:
    conflict = load("elmira1991")
    graph = build_graph(conflict)
    expected = {
        "MoE": {"1": "2", "3": "4", "5": "6", "7": "8"},
        "Uniroyal": {"1": "39", "2": "49", "3": "9", "4": "9", "5": "79", "6": "89", "7": "9", "8": "9"},
        "Local Government": {"1": "5", "5": "1", "2": "6", "6": "2", "3": "7", "7": "3", "4": "8", "8": "4"},
    }
    for i, party in enumerate(graph.parties):
        for s in range(graph.count):
            reached = sorted(graph.label(int(t)) for t in graph.moves[i].reached(s))
            assert "".join(reached) == expected[party].get(graph.label(s), "")


def test_labels_of_the_literature_order_the_results() -> None:
    builder = Builder("x").party("A", ["a"], ranking=["one", "two"]).state("two", "Y").state("one", "N")
    assert solve(builder.build(), ["gmr"])["GMR"].states_of("A") == ("one",)
    assert build_graph(builder.build()).listing.tolist() == [1, 0]


def test_explicit_graphs_have_states_and_moves_by_hand() -> None:
    builder = Builder("x")
    builder.party("A", ranking=[2, 1, 3], moves=[(1, 2), (2, 3)]).party("B", ranking=[3, 2, 1], moves=[(2, 3)])
    for label in (1, 2, 3):
        builder.state(label)
    results = solve(builder.build())
    assert "SIM" not in results
    assert results["Nash"].states_of("B") == ("1", "3")
    assert results["Nash"].states_of("A") == ("2", "3")


def test_moves_are_added_and_barred_by_hand() -> None:
    conflict = Builder("x").party("A", ["a"], barred=[("2", "1")]).party("B", ["b"], moves=[("1", "4")]).build()
    assert labels(conflict, "A") == {"1": ["2"], "2": [], "3": ["4"], "4": ["3"]}
    assert labels(conflict, "B")["1"] == ["3", "4"]


@pytest.mark.parametrize(
    ("builder", "message"),
    [
        (free(["a", "b", "c"], "Y--", "N--"), "leave no feasible state"),
        (free(["a", "b", "c"], "d"), "no option is called 'd'"),
        (free(["a", "b", "c"]).state("1", "YYY"), "7 feasible states have no label"),
        (free(["a", "b", "c"], "YYY").state("1", "YYY"), "no feasible state fits 'YYY'"),
        (Builder("x").party("A"), "neither options nor states"),
        (Builder("x").party("A", moves=[(1, 7)]).state("1"), "no state '7'"),
        (free(["a", "b", *(f"c{k}" for k in range(38))]), "1,099,511,627,776 states, which would take about .* TB"),
        (free(["a", "b", *(f"c{k}" for k in range(38))], "YY-" + "-" * 37), "first 2. of 40 options"),
    ],
)
def test_impossible_models_are_refused_before_anything_is_built(builder: Builder, message: str) -> None:
    def built() -> None:
        with pytest.raises(ConflictError, match=message):
            build_graph(builder.build(), memory=2 * 10**9)

    assert calls(built) < 5_000


def test_thousands_of_rules_over_millions_of_states_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.conflict.feasible.MOST_RULE_WORK", 10**7)
    rules = [f"c{k % 20} and c{(k + 7) % 20} and c{(k + 11) % 20} and d" for k in range(300)]
    conflict = Builder("x").party("A", [f"c{k}" for k in range(20)]).party("B", ["e", "d"]).infeasible(*rules).build()
    with pytest.raises(ConflictError, match="would take minutes"):
        build_graph(conflict)


def test_forty_options_with_strong_rules_are_solved() -> None:
    """Forty options of which each party may take one: what counts is the number of feasible states."""
    builder = Builder("x")
    for i in range(2):
        names = [f"o{20 * i + k}" for k in range(20)]
        builder.party(f"P{i}", names, statements=names)
        pattern = ["-"] * 40
        for a in range(20):
            for b in range(a):
                pair = pattern.copy()
                pair[20 * i + a] = pair[20 * i + b] = "Y"
                builder.infeasible("".join(pair))
    graph = build_graph(builder.build())
    assert graph.count == 21 * 21
    assert len(solve(graph, ["nash"])["Nash"].equilibria) == 1


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Builder("x").build(), "without decision makers"),
        (lambda: Builder("x").party("A").party("A").build(), "called 'A'"),
        (lambda: Builder("x").party("A", ["a", "a"]).build(), "called 'a'"),
        (lambda: Option("a", "sideways"), "'both', 'forward' or 'back'"),
        (lambda: Option(" "), "no name"),
    ],
)
def test_wrong_parts_are_refused(make, message: str) -> None:
    with pytest.raises(ConflictError, match=message):
        make()
