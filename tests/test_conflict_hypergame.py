"""Misperception: pictures, hypergame equilibria, and who is surprised by what."""

import pytest

from dragoman.conflict import Builder, Preferences, build_graph, nash, seq
from dragoman.conflict.catalogue import load
from dragoman.conflict.hypergame import Hypergame, picture, solve_hypergame
from dragoman.errors import ConflictError


def dilemma_and_trust():
    """A true prisoner's dilemma in which A believes that B would rather cooperate when A does."""
    truth = load("prisoners_dilemma")
    mistaken = picture(truth, believes={"B": Preferences(ranking=(("1",), ("2",), ("4",), ("3",)))})
    return Hypergame(truth, {"A": mistaken})


def test_without_misperception_the_answer_is_the_conflicts_own() -> None:
    for slug in ("elmira1991", "syria_iraq1975", "chicken"):
        for concept, solve in (("nash", nash), ("seq", seq)):
            found = solve_hypergame(Hypergame(load(slug), {}), concept)
            assert found.equilibria == solve(load(slug)).equilibria
            assert found.surprises == ()
            assert all(states == found.equilibria for states in found.expected.values())


def test_a_picture_lacks_the_states_of_options_it_does_not_know() -> None:
    seen = build_graph(picture(load("elmira1991"), unaware_of=["Insist"]))
    assert set(seen.labels) == {"1", "2", "3", "4", "9"}
    full = build_graph(load("elmira1991"))
    for k in range(3):
        kept = list(seen.labels)
        mine = sorted(kept, key=lambda x: -int(seen.orders[k].level[seen.find(x)]))
        assert mine == sorted(kept, key=lambda x: -int(full.orders[k].level[full.find(x)]))


def test_an_outcome_outside_the_picture_is_unknown_and_no_equilibrium() -> None:
    game = Hypergame(load("elmira1991"), {"Uniroyal": picture(load("elmira1991"), unaware_of=["Insist"])})
    found = solve_hypergame(game, "seq")
    assert set(found.unknown["Uniroyal"]) == {"5", "6", "7", "8"}
    assert found.unknown["MoE"] == ()
    assert found.equilibria == ("9",)
    unknown = {s.state for s in found.surprises if s.kind == "unknown"}
    assert unknown == {"5", "6", "7", "8"}
    assert all(s.party == "Uniroyal" for s in found.surprises if s.kind == "unknown")


def test_a_believed_outcome_breaks() -> None:
    found = solve_hypergame(dilemma_and_trust(), "nash")
    assert found.equilibria == ("4",)
    # By its own picture A would leave 1 for 3 (Nash), so it does not expect 1 to hold under Nash.
    assert "1" not in found.expected["A"]
    deeper = solve_hypergame(dilemma_and_trust(), "gmr")
    assert set(deeper.expected["B"]) == {"1", "4"}


def test_who_is_surprised_is_named_with_who_leaves() -> None:
    truth = Builder("Stag").party("A", ["Stay"], ranking=[4, 2, 1, 3]).party("B", ["Stay"], ranking=[2, 1, 4, 3]).build()
    trusting = picture(truth, believes={"B": Preferences(ranking=(("4",), ("3",), ("1",), ("2",)))})
    found = solve_hypergame(Hypergame(truth, {"A": trusting}), "nash")
    breaks = [s for s in found.surprises if s.kind == "breaks"]
    assert [(s.party, s.state, s.by) for s in breaks] == [("A", "4", ("B",))]
    assert "A expects state 4 (Stay, Stay) to hold, but B would leave it." in [s.words for s in breaks]


def test_an_outcome_that_holds_against_expectation() -> None:
    truth = load("chicken")
    fearful = picture(truth, believes={"B": Preferences(ranking=(("4",), ("2",), ("1",), ("3",)))})
    found = solve_hypergame(Hypergame(truth, {"A": fearful}), "nash")
    assert ("A", "3", "holds", ("B",)) in [(s.party, s.state, s.kind, s.by) for s in found.surprises]


def test_imagined_options_make_imagined_outcomes() -> None:
    truth = Builder("Real").party("A", ["Go"], ranking=[1, 2, 3, 4]).party("B", ["Block"], ranking=[1, 3, 2, 4]).build()
    imagined = (
        Builder("Imagined")
        .party("A", ["Go", "Mine"], ranking=["NYN", "YYN", "NNN", "YNN", "NYY", "YYY", "NNY", "YNY"])
        .party("B", ["Block"], ranking=["NYN", "YYN", "NNN", "YNN", "NYY", "YYY", "NNY", "YNY"])
        .build()
    )
    found = solve_hypergame(Hypergame(truth, {"A": imagined}), "nash")
    assert [(s.party, s.kind) for s in found.surprises if s.kind == "imagined"] == [("A", "imagined")]
    assert found.unknown["A"] == ()


def test_second_level_a_party_reckons_with_anothers_blindness() -> None:
    truth = load("prisoners_dilemma")
    # B is blind to its option to defect; A does not know that (first level) or does (second level).
    blind = picture(truth, unaware_of=["B: Defect"])
    first = solve_hypergame(Hypergame(truth, {"B": blind}), "seq")
    second = solve_hypergame(Hypergame(truth, {"B": blind, "A": Hypergame(truth, {"B": blind})}), "seq")
    # Fearing B's answer A would stay in 1; knowing that B cannot think of it, A leaves 1 for 3 and is not punished.
    assert "1" in first.stable["A"]
    assert "1" not in second.stable["A"]
    assert second.equilibria == ("3",)
    assert "3" in second.expected["A"]


def test_a_second_level_picture_of_no_misperception_changes_nothing() -> None:
    for slug in ("elmira1991", "cuban1962"):
        truth = load(slug)
        name = truth.decision_makers[0].name
        plain = solve_hypergame(Hypergame(truth, {}), "seq")
        nested = solve_hypergame(Hypergame(truth, {name: Hypergame(truth, {})}), "seq")
        same = solve_hypergame(Hypergame(truth, {name: Hypergame(truth, {truth.decision_makers[1].name: truth})}), "smr")
        assert nested == plain
        assert same == solve_hypergame(Hypergame(truth, {}), "smr")


def test_pictures_that_cannot_be_are_refused() -> None:
    truth = load("chicken")
    with pytest.raises(ConflictError, match="same parties"):
        Hypergame(truth, {"A": load("elmira1991")})
    with pytest.raises(ConflictError, match="no decision maker"):
        Hypergame(truth, {"C": truth})
    with pytest.raises(ConflictError, match="no state left"):
        picture(truth, cannot_see=["--"])
    with pytest.raises(ConflictError, match="SIM in a picture"):
        solve_hypergame(Hypergame(truth, {"A": Hypergame(truth, {})}), "sim")
    with pytest.raises(ConflictError, match="picture has unknown preferences"):
        solve_hypergame(Hypergame(truth, {"A": picture(truth, believes={"B": Preferences()})}), "seq")
