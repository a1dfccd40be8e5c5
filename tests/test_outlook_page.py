"""An outlook: the same numbers on the terminal, the page and in JSON; hostile names harmless; what-ifs side by side."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from dragoman.conflict.files import parse_conflict
from dragoman.errors import ConflictError
from dragoman.outlook import make_columns, solve_outlook
from dragoman.outlook.page import outlook_as_html
from dragoman.outlook.whatif import assume, expand, without
from dragoman.outlook_commands import outlook

# An invented dispute over a bridge.
BRIDGE = """
title = "A bridge"
status_quo = "NNN"

[[decision_maker]]
name = "Norland"

[[decision_maker.option]]
name = "Open the bridge"
note = "id: open_passage"
evidence = [
  { how = "what may follow", kind = "indicative", if = "If Norland opens it", then = "Sudria will likely pay", \
strength = "will likely", low = 0.55, high = 0.8, if_options = ['"Norland: Open the bridge"'], then_options = ['"Sudria: Pay"'], \
says = "an engineer", text = "It will." },
]

[decision_maker.preferences]
undistinguished = "unknown"

[[decision_maker.preferences.statement]]
text = '"Sudria: Pay"'
evidence = [{ how = "demanded", says = "Norland", text = "Norland demands money & <b>thanks</b>.", report = "r", start = 0 }]

[[decision_maker]]
name = "Sudria"
options = ["Pay", "Close the road"]

[decision_maker.preferences]
statements = ['"Norland: Open the bridge"', 'not "Sudria: Close the road"', 'not "Sudria: Pay"']
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "bridge.toml"
    path.write_text(BRIDGE, encoding="utf-8")
    return str(path)


def run(*arguments: str) -> str:
    app = typer.Typer()
    app.command()(outlook)
    result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_what_is_known_is_certain_and_what_is_not_has_an_interval() -> None:
    found = solve_outlook(parse_conflict(BRIDGE), draws=4)
    taken = {(o.party, o.name): o.lasting for o in found.options}
    assert taken["Sudria", "Close the road"].share < 0.3
    bridge = taken["Norland", "Open the bridge"]
    assert bridge.low < bridge.share < bridge.high and 0.2 < bridge.share < 0.95


def test_few_completions_are_all_solved_and_shares_are_exact() -> None:
    found = solve_outlook(parse_conflict(BRIDGE))
    assert found.draws == found.completions == 8  # Norland is silent on two options: two orders, four pairs of directions
    assert all(o.lasting.low == o.lasting.high for o in found.options)
    sampled = solve_outlook(parse_conflict(BRIDGE), draws=7)
    assert sampled.draws == 7
    for exact, drawn in zip(found.options, sampled.options, strict=True):
        assert drawn.lasting.low <= exact.lasting.share <= drawn.lasting.high


def test_conditions_that_lead_to_each_other_are_chained() -> None:
    second = """  { how = "what may follow", if = "If Sudria pays", then = "the road could stay open", strength = "could", \
low = 0.2, high = 0.6, if_options = ['"Sudria: Pay"'], then_options = ['not "Sudria: Close the road"'], \
says = "a driver", text = "So." },
]

[decision_maker.preferences]
undistinguished"""
    longer = BRIDGE.replace("]\n\n[decision_maker.preferences]\nundistinguished", second, 1)
    assert longer != BRIDGE
    (chain,) = solve_outlook(parse_conflict(longer)).chains
    assert [s.antecedent for s in chain.steps] == ["If Norland opens it", "If Sudria pays"]
    assert (chain.low, chain.high) == (pytest.approx(0.11), pytest.approx(0.48))
    page = outlook_as_html(make_columns(parse_conflict(longer)))
    assert page.count('class="box"') == 3 and "all of it: 11% to 48%" in page


def test_a_chain_without_a_range_for_every_step_has_none() -> None:
    assert solve_outlook(parse_conflict(BRIDGE)).chains == ()


def test_nothing_unknown_is_solved_once_and_exactly() -> None:
    known = BRIDGE.replace('undistinguished = "unknown"', "")
    found = solve_outlook(parse_conflict(known))
    assert found.draws == 1 and all(o.lasting.low == o.lasting.high for o in found.options)


def test_the_same_seed_gives_the_same_outlook(file: str) -> None:
    assert run(file, "--format", "json") == run(file, "--format", "json")


def test_an_assumption_over_an_option_id_settles_what_was_open() -> None:
    base, changed = make_columns(parse_conflict(BRIDGE), assumes=["Norland: open_passage"])
    share = {c.name: next(o for o in c.outlook.options if o.name == "Open the bridge").lasting.share for c in (base, changed)}
    assert share["if Norland: open_passage"] == 1.0 > share["base"]


def test_without_a_party_its_options_stay_as_today() -> None:
    found = solve_outlook(without(parse_conflict(BRIDGE), "Norland"))
    assert next(o for o in found.options if o.name == "Open the bridge").lasting.share == 0.0


def test_a_further_option_stands_in_the_what_if_only(file: str) -> None:
    cases = json.loads(run(file, "--format", "json", "--add-option", "Sudria: Send engineers"))["cases"]
    names = [[o["name"] for o in case["options"]] for case in cases]
    assert "Send engineers" not in names[0] and "Send engineers" in names[1]


def test_conditions_keep_their_published_range_and_are_tried() -> None:
    (scenario,) = solve_outlook(parse_conflict(BRIDGE)).scenarios
    assert (scenario.low, scenario.high) == (0.55, 0.8)
    assert scenario.base is not None and scenario.given is not None


def test_the_page_is_one_file_without_script_or_request() -> None:
    hostile = BRIDGE.replace("Norland", "<script>x</script>Norland")
    page = outlook_as_html(make_columns(parse_conflict(hostile), assumes=["Sudria: pay"]))
    assert "<script" not in page and "<b>thanks</b>" not in page
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)""", page)
    assert "url(" not in page and "@import" not in page
    for anchor in re.findall(r'href="#([\w-]+)"', page):
        assert f'id="{anchor}"' in page
    assert "today" in page and "if Sudria: pay" in page


def test_text_names_the_goal_the_way_and_the_evidence(file: str) -> None:
    text = run(file, "--goal", "open_passage")
    assert "Asked for: Norland: Open the bridge" in text
    assert "Norland demands money" in text


@pytest.mark.parametrize("wrong", ["Norland open", "Atlantis: open_passage", "Norland: fly_away"])
def test_an_assumption_that_means_nothing_is_refused(wrong: str) -> None:
    with pytest.raises(ConflictError):
        assume(parse_conflict(BRIDGE), wrong)


def test_ids_become_names_of_the_party_s_own_option() -> None:
    conflict = parse_conflict(BRIDGE)
    assert (
        expand(conflict, "open_passage and not close_the_road") == '"Norland: Open the bridge" and not "Sudria: Close the road"'
    )
