"""What dragoman says when something is wrong: one exception base, and one class for each kind of fault.

Every message names what is wrong, the offending value, the file and line where there is one, and what to do.
"""

from __future__ import annotations

from pathlib import Path


class DragomanError(Exception):
    """Base of all errors that dragoman raises on purpose.

    Args:
        problem: what is wrong, with the offending value, in plain words.
        path: the file it stands in, if any.
        line: the 1-based line in that file, if known.
        cure: what the reader should do about it.
    """

    def __init__(self, problem: str, *, path: str | Path | None = None, line: int | None = None, cure: str = "") -> None:
        self.problem = problem
        self.path = str(path) if path is not None else None
        self.line = line
        self.cure = cure
        super().__init__(self._message())

    def _message(self) -> str:
        where = ""
        if self.path is not None:
            where = f"{self.path}:{self.line}: " if self.line is not None else f"{self.path}: "
        return f"{where}{self.problem}" + (f": {self.cure}" if self.cure else "")


class InputError(DragomanError):
    """A report, page or file that cannot be read as asked."""


class UsageError(DragomanError):
    """Options or arguments that contradict each other or have no meaning."""


class CodebookError(DragomanError):
    """A codebook file that breaks the documented form."""


class GazetteerError(DragomanError):
    """A gazetteer file (actors or places) that breaks the documented form."""


class LanguageModelError(DragomanError):
    """The language pipeline is missing or is not what the coder needs."""


class StoreError(DragomanError):
    """A store directory, shard or query that cannot be served."""


class ConflictError(DragomanError):
    """A conflict model that contradicts itself or is too large."""
