"""A draft as TOML in the conflict engine's form, laid out for people, with what was left out listed below."""

from __future__ import annotations

import tomllib

from dragoman.conflict.writing import format_conflict
from dragoman.drafting.model import Draft

_HEAD = """\
# Drafted by dragoman from {reports}. A draft, not a finding: read the evidence, correct what is wrong, then
#   dragoman conflict solve FILE      which outcomes would hold
#   dragoman outlook FILE -o FILE.html  the same with ways, coalitions, what-ifs and the sentences behind it
# Every item carries its evidence: who says so, how, the sentence, the report and the offsets into it.
# Option names may be changed; change them in the statements too.
"""


def format_draft(draft: Draft) -> str:
    """Return a draft as TOML: the engine reads it, and reading it back keeps notes and evidence."""
    plural = f"{draft.reports} report{'s' if draft.reports != 1 else ''}"
    body = _spread(format_conflict(draft.conflict))
    lines = [_HEAD.format(reports=plural), body]
    if draft.left_out:
        lines += ["", "# Left out:"]
        lines += [f"#   {' '.join(line.split())}" for line in draft.left_out]
    return "\n".join(lines) + "\n"


def _spread(text: str) -> str:
    """Put each table of a list of evidence on its own line; the values stay the same."""
    lines = []
    for line in text.splitlines():
        if line.startswith("evidence = [{ "):
            inner = line.removeprefix("evidence = [").removesuffix("]")
            lines += ["evidence = [", *(f"  {table}," for table in _tables(inner)), "]"]
        else:
            lines.append(line)
    spread = "\n".join(lines)
    return spread if tomllib.loads(spread) == tomllib.loads(text) else text


def _tables(inner: str) -> list[str]:
    """Cut "{ ... }, { ... }" between tables, not inside strings."""
    tables, start, quoted, skip = [], 0, False, False
    for k, letter in enumerate(inner):
        if skip:
            skip = False
        elif letter == "\\" and quoted:
            skip = True
        elif letter == '"':
            quoted = not quoted
        elif letter == "}" and not quoted:
            tables.append(inner[start : k + 1].strip(" ,"))
            start = k + 1
    return tables
