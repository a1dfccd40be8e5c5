"""Pictures of conflicts: what is in them, that they are sound XML, and that large models stay small."""

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from typer.testing import CliRunner

from dragoman.conflict import Builder, build_graph
from dragoman.conflict.catalogue import load, slugs
from dragoman.conflict.commands import app
from dragoman.conflict.drawing import MOST_DRAWN, draw_evolution, draw_graph, draw_page, draw_table
from dragoman.conflict.layout import APART, place_states
from dragoman.errors import ConflictError, UsageError

SPACE = "{http://www.w3.org/2000/svg}"


def elements(svg: str, name: str, kind: str = "") -> list[ElementTree.Element]:
    root = ElementTree.fromstring(svg)
    return [e for e in root.iter(SPACE + name) if not kind or kind in (e.get("class") or "").split()]


def random_model(options: int):
    rng = np.random.default_rng(options)
    builder = Builder("random").status_quo(1)
    for party in range(2):
        owned = [f"{party}{k}" for k in range(options // 2)]
        builder.party(f"P{party}", owned, payoffs=rng.permutation(2**options).tolist())
    return builder.build()


def test_states_equilibria_and_today_are_marked() -> None:
    svg = draw_graph(load("elmira1991")).svg
    assert len(elements(svg, "circle", "ring")) == 3
    assert len(elements(svg, "circle", "state")) == 6
    assert [e.text for e in elements(svg, "text", "today")] == ["today"]
    assert {e.text for e in elements(svg, "text", "label")} == set("123456789")


def test_every_move_is_drawn_once_in_its_partys_colour() -> None:
    graph = build_graph(load("elmira1991"))
    lines = elements(draw_graph(graph).svg, "path")
    for party in range(3):
        pairs = {frozenset((s, t)) for s in range(9) for t in graph.moves[party].reached(s).tolist()}
        assert sum(f"var(--p{party})" in (e.get("style") or "") for e in lines) == len(pairs)


def test_arrowheads_stand_at_improvements() -> None:
    graph = build_graph(load("chicken"))
    heads = elements(draw_graph(graph, improvements=True).svg, "polygon")
    gains = sum(graph.orders[k].prefers(s, t) for k in range(2) for s in range(4) for t in graph.moves[k].reached(s).tolist())
    assert len(heads) == gains


@pytest.mark.parametrize("slug", slugs())
def test_pictures_of_the_catalogue_are_sound_and_the_same_every_time(slug: str) -> None:
    for draw in (draw_graph, draw_table):
        picture = draw(load(slug))
        ElementTree.fromstring(picture.svg)
        assert picture.svg == draw(load(slug)).svg


def test_no_two_states_overlap() -> None:
    rng = np.random.default_rng(0)
    for count in (1, 2, 9, 32):
        moves = [tuple(pair) for pair in rng.integers(0, count, (3 * count, 2)).tolist()]
        places = place_states(count, moves)
        assert places.min() >= 0
        gaps = np.linalg.norm(places[:, None] - places[None], axis=2) + np.eye(count) * 1e9
        assert gaps.min() > 0.9 * APART


def test_a_large_model_is_summarised() -> None:
    svg = draw_graph(random_model(10)).svg
    assert 1 <= len(elements(svg, "text", "label")) <= MOST_DRAWN
    assert any("of 1,024 states are not drawn" in (e.text or "") for e in elements(svg, "text"))
    assert len(draw_page(random_model(10)).html) < 2_000_000


def test_the_table_marks_who_would_stay() -> None:
    svg = draw_table(load("syria_iraq1975"), ["nash", "gmr"]).svg
    assert len(elements(svg, "rect", "band")) == 1 + 2
    assert len(elements(svg, "circle")) == 6 * 2 * 2


def test_the_ways_from_today_run_from_left_to_right() -> None:
    svg = draw_evolution(load("cuban1962")).svg
    assert len(elements(svg, "polygon")) == len(elements(svg, "path")) == 9
    depths = sorted({float(e.get("x")) for e in elements(svg, "text", "label")})
    assert all(b - a == pytest.approx(150, abs=0.2) for a, b in pairwise(depths))
    with pytest.raises(ConflictError, match="no status quo"):
        draw_evolution(load("chicken"))


def test_a_notebook_shows_a_picture_or_a_page() -> None:
    graph, page = draw_graph(load("chicken")), draw_page(load("chicken"))
    assert graph._repr_svg_() == graph.svg
    assert graph._repr_html_() is None
    assert page._repr_svg_() is None
    shown = page._repr_html_()
    assert shown.startswith("<style>")
    assert shown.count("<svg") == 2  # chicken has no status quo
    assert "<html" not in shown


def test_names_are_escaped() -> None:
    builder = Builder("<script>alert(1)</script>").party("<b>", ["<i>"], ranking=[1, 2])
    html = draw_page(builder.build()).html
    assert "<script>" not in html
    assert "&lt;b&gt;" in html


def test_unknown_preferences_can_be_drawn() -> None:
    builder = Builder("unknown").party("A", ["a"]).party("B", ["b"], ranking=[1, 2, 3, 4])
    assert "SEQ_a" in draw_graph(builder.build()).svg


def test_the_command_draws_what_is_asked(tmp_path: Path) -> None:
    def draw(*rest):
        return CliRunner().invoke(app, ["draw", "catalogue:elmira1991", *rest], catch_exceptions=False).output

    assert draw().startswith("<svg")
    assert "out of reach: 8, 9" in draw("--what", "evolution")
    assert "for whom each state is stable" in draw("--what", "table")
    page = tmp_path / "page.html"
    draw("-o", str(page))
    assert page.read_text(encoding="utf-8").count("<svg") == 3
    with pytest.raises(UsageError, match="graph, table, evolution or page"):
        draw("--what", "map")
