"""What holds for all tests."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def _thawed() -> Iterator[None]:
    """Give back to the collector what commands run in this process loaded for good: at its end libraries ask for their own."""
    yield
    gc.unfreeze()
