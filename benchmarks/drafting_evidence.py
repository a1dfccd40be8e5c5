"""What share of a draft's items its sentences support, by verdicts given by hand: ``python -m benchmarks.drafting_evidence``.

Each option and each statement of the drafts of the readable examples is an item; so is each of its sentences. A verdict says of
a sentence whether it supports the item as drafted: holder or owner, act, direction, and whose word it is. They are kept in
``examples/evidence.jsonl`` by the item and the sentence; what the draft has today and nobody has judged is counted apart.

    python -m benchmarks.drafting_evidence            the figures
    python -m benchmarks.drafting_evidence --open     sentences without a verdict, as lines to be judged
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.drafting import code_example
from dragoman.drafting import Draft, draft
from dragoman.drafting.evidence import Evidence

EXAMPLES = Path(__file__).parent.parent / "examples"
VERDICTS = EXAMPLES / "evidence.jsonl"
PROCESSES = ("moscow-talks", "kosovo-serbia", "nuclear-talks", "export-curbs", "gas-transit")
# What stands behind another sentence supports nothing by itself; what is against the item is marked so in the draft.
_BEHIND = "of what was told before"


def items(made: Draft) -> Iterator[tuple[str, Evidence]]:
    """Yield every item of a draft with each of its sentences, once: "option OWNER: NAME", "wish HOLDER: STATEMENT"."""
    seen = set()
    told = [(f"option {o.owner}: {o.name}", o.evidence) for o in made.options]
    told += [(f"wish {s.holder}: {s.text}".replace('"', ""), s.evidence) for s in made.statements]
    for name, evidence in told:
        for e in evidence:
            supports = e.how != _BEHIND and not e.how.startswith("against it")
            if supports and (name, e.text) not in seen:
                seen.add((name, e.text))
                yield name, e


def read_verdicts() -> dict[tuple[str, str, str], bool]:
    """Return (process, item, sentence) -> whether it supports the item."""
    rows = [json.loads(line) for line in VERDICTS.read_text(encoding="utf-8").splitlines()] if VERDICTS.exists() else []
    return {(r["process"], r["item"], r["text"]): r["supports"] for r in rows}


def main() -> None:
    """Print the figures, or with ``--open`` the sentences that nobody has judged."""
    verdicts = read_verdicts()
    total: Counter[str] = Counter()
    for process in PROCESSES:
        count: Counter[str] = Counter()
        supported: dict[str, bool] = {}
        for item, e in items(draft(code_example(EXAMPLES / process))):
            verdict = verdicts.get((process, item, e.text))
            if verdict is None:
                count["open"] += 1
                if "--open" in sys.argv:
                    print(json.dumps({"process": process, "item": item, "text": e.text, "how": e.how, "says": e.says}))
                continue
            count["sentences"] += 1
            count["supporting"] += verdict
            supported[item] = supported.get(item, False) or verdict
        count["items"], count["items supported"] = len(supported), sum(supported.values())
        total.update(count)
        if "--open" not in sys.argv:
            print(process, _words(count))
    if "--open" not in sys.argv:
        print("all", _words(total))


def _words(count: Counter[str]) -> str:
    share = count["supporting"] / max(count["sentences"], 1)
    items_ = f"{count['items supported']} of {count['items']} items rest on a sentence that supports them"
    return f"{items_}; {count['supporting']} of {count['sentences']} sentences support ({share:.0%}); {count['open']} not judged"


if __name__ == "__main__":
    main()
