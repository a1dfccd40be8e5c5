"""Every conflict of the catalogue gives the results on record for it."""

import pytest

from dragoman.conflict import build_graph, nonmyopic, solve
from dragoman.conflict.catalogue import load, slugs
from dragoman.conflict.coalitions import coalition_improvements
from dragoman.conflict.evolution import evolve
from dragoman.errors import ConflictError

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq", "sim")


@pytest.mark.parametrize("slug", slugs())
def test_findings_are_reproduced(slug: str) -> None:
    conflict = load(slug)
    graph = build_graph(conflict)
    assert conflict.findings
    assert conflict.citation
    for finding in conflict.findings:
        if finding.concept in CONCEPTS:
            (result,) = solve(graph, [finding.concept]).values()
            found = result.states_of(finding.party) if finding.party else result.equilibria
        elif finding.concept == "nonmyopic":
            found = nonmyopic(graph).equilibria
        elif finding.concept == "coalition improvements":
            moves = coalition_improvements(graph, finding.party.split(" + "), finding.start)
            found = tuple(move.target for move in moves)
        elif finding.concept.startswith("reached by "):
            found = tuple(sorted(evolve(graph, finding.start, by=finding.concept.removeprefix("reached by ")).reached))
        else:
            assert finding.concept.startswith("inverse "), f"{finding.concept} is checked by no test"
            continue
        assert found == finding.states, finding


def test_published_findings_name_their_source() -> None:
    findings = [finding for slug in slugs() for finding in load(slug).findings]
    assert all(finding.source for finding in findings if finding.basis == "published")
    assert sum(finding.basis == "published" for finding in findings) >= 20


def test_an_unknown_slug_is_refused_with_the_list() -> None:
    with pytest.raises(ConflictError, match="it has: chicken, cuban1962"):
        load("../secrets")
