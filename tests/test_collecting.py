"""The garbage collector is off inside a block, and afterwards as it was before."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from dragoman.coding import default_coder
from dragoman.collecting import loaded_for_good, uncollected
from dragoman.reading import report_from_text
from dragoman.sentence import Sentence


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    was = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if was else gc.disable)()


def test_off_inside_and_on_again_after_an_error() -> None:
    with pytest.raises(KeyError), uncollected():
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled()


def test_blocks_may_stand_inside_each_other() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_stays_off_where_it_was_off() -> None:
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()


def test_what_is_loaded_for_good_is_never_walked_over_again() -> None:
    gc.unfreeze()  # what commands loaded in tests before this one
    with loaded_for_good():
        assert not gc.isenabled()
        kept = [[n] for n in range(1_000)]
    try:
        assert gc.isenabled()
        assert gc.get_freeze_count() >= len(kept)
        assert not any(thing is kept for thing in gc.get_objects())
    finally:
        gc.unfreeze()


def test_parses_are_gone_once_a_report_is_coded() -> None:
    report = report_from_text(
        "Norland's foreign minister warned Sudonia that it would close the border. Sudonia rejected the threat."
    )

    def sentences_alive() -> int:
        return sum(isinstance(thing, Sentence) for thing in gc.get_objects())

    gc.disable()
    before = sentences_alive()
    assert default_coder().code(report).events
    assert sentences_alive() == before
