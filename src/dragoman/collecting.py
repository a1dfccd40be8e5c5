"""Doing without Python's search for cycles of garbage, where many small records are made and none of them is in a cycle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave the garbage collector off inside this block; also a decorator.

    The gazetteer and the codebook are 200,000 objects that stay; walking over them again and again while a report is coded took
    a tenth of the time (docs/benchmarks.md). What is in no cycle is freed at once all the same.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def loaded_for_good() -> Iterator[None]:
    """Load inside this block what stays until the program ends: the collector never walks over it, neither now nor later.

    For the command line alone. A program of the user's may mean to let go of what it loaded.
    """
    with uncollected():
        yield
        gc.freeze()
