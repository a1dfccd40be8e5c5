"""One codebook file and the values in it; every fault names the file, the line and what to do."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dragoman.errors import CodebookError


class Source:
    """One codebook file: parsed, with its text kept so that errors can name a line.

    Args:
        path: the file.

    Raises:
        CodebookError: if it cannot be read, is not UTF-8 or not TOML.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.text = path.read_text(encoding="utf-8")
            self.data: dict[str, Any] = tomllib.loads(self.text)
        except OSError as e:
            raise CodebookError(f"cannot be read ({e.strerror})", path=path, cure="name a codebook file or folder") from e
        except UnicodeDecodeError as e:
            raise CodebookError("is not UTF-8", path=path, cure="save it as UTF-8") from e
        except tomllib.TOMLDecodeError as e:
            line = _line_in(str(e)) or self.text.count("\n") + 1
            raise CodebookError(f"is not valid TOML ({e})", path=path, line=line, cure="mend the TOML") from e

    def line_of(self, needle: str) -> int | None:
        """Return the 1-based number of the first line that holds ``needle``."""
        found = self.text.find(needle) if needle else -1
        return self.text.count("\n", 0, found) + 1 if found >= 0 else None

    def fault(self, problem: str, cure: str, needle: str = "") -> CodebookError:
        """Return an error that names this file and the line of ``needle``."""
        return CodebookError(problem, path=self.path, line=self.line_of(needle), cure=cure)


def _line_in(message: str) -> int | None:
    digits = message.partition("at line ")[2].split(",")[0].split(")")[0]
    return int(digits) if digits.isdigit() else None


def lines(value: Any, source: Source, key: str) -> list[str]:
    """Return the items of a list or of a text with one item a line, comments and blank lines dropped.

    Raises:
        CodebookError: if it is neither.
    """
    if isinstance(value, str):
        value = [line.partition("#")[0] for line in value.splitlines()]
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise source.fault(f"'{key}' is {value!r}", "give a list of strings, or a text with one item a line", key)
    return [v.strip() for v in value if v.strip()]


def cues_in(value: Any, source: Source, key: str) -> tuple[str, ...]:
    """Return cue words and phrases, in lower case: comma-separated within each line.

    Raises:
        CodebookError: if the value is neither a list of strings nor text.
    """
    return tuple(c.strip().lower() for line in lines(value, source, key) for c in line.split(",") if c.strip())


def text_in(table: Mapping[str, Any], key: str, source: Source, required: bool = False) -> str:
    """Return a value that must be text, white space in it closed up; "" if it is not there.

    Raises:
        CodebookError: if it is no text, or empty where it is required.
    """
    value = table.get(key, "")
    if not isinstance(value, str) or (required and not value.strip()):
        raise source.fault(f"'{key}' is {value!r}", f'write {key} = "..."', key)
    return " ".join(value.split())


def number_in(table: Mapping[str, Any], key: str, source: Source) -> float | None:
    """Return a value that must be a number between -10 and 10, None if it is not there.

    Raises:
        CodebookError: if it is anything else.
    """
    value = table.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not -10 <= value <= 10:
        raise source.fault(f"'{key}' is {value!r}", "give a number between -10 and 10, or leave it out", key)
    return float(value)
