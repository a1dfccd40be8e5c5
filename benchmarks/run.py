"""Answer a benchmark task with what the package does by default.

usage: python -m benchmarks.run TASK INPUT.jsonl OUTPUT.jsonl [--use html|page_text]

Every line of INPUT is a JSON object with an "id" and the task's input fields; OUTPUT gets one line a line of input, in
the same order. A row that fails is named on standard error, gets a line with its id alone, and makes the exit status 1.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.tasks import TASKS


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description="Answer a benchmark task.")
    parser.add_argument("task", choices=sorted(TASKS))
    parser.add_argument("input", type=Path, help="JSON Lines, one task row a line")
    parser.add_argument("output", type=Path, help="where the answers go")
    parser.add_argument("--use", choices=("html", "page_text"), default="html", help="maintext only: which input to read")
    return parser.parse_args(arguments)


def answer_row(task: str, line: str, context: dict[str, Any]) -> dict[str, Any]:
    """Return the answer to one input line, with its id."""
    row = json.loads(line)
    return {"id": row["id"], **TASKS[task](row, context)}


def main(arguments: list[str] | None = None) -> int:
    """Run one task over a file and return the exit status."""
    options = parse_arguments(arguments)
    context = {"use": options.use, "folder": options.input.resolve().parent}
    began, done, failed = time.process_time(), 0, 0
    partial = options.output.with_name(options.output.name + f".{os.getpid()}.part")
    opener = gzip.open if options.input.suffix == ".gz" else open
    with opener(options.input, "rt", encoding="utf-8") as lines, partial.open("w", encoding="utf-8") as out:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                answer = answer_row(options.task, line, context)
            except Exception as error:  # noqa: BLE001 - a benchmark must go on; the row is named and counted as wrong
                failed += 1
                print(f"{options.input}:{number}: {type(error).__name__}: {error}", file=sys.stderr)
                answer = {"id": _id_of(line)}
            out.write(json.dumps(answer, ensure_ascii=False) + "\n")
            done += 1
    os.replace(partial, options.output)
    print(f"{done} rows, {failed} failed, {time.process_time() - began:.1f} CPU seconds", file=sys.stderr)
    return 1 if failed else 0


def _id_of(line: str) -> Any:
    try:
        return json.loads(line).get("id")
    except (ValueError, AttributeError):
        return None


if __name__ == "__main__":
    sys.exit(main())
