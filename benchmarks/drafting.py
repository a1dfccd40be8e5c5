"""How much of a hand-made reference model a draft finds: ``python -m benchmarks.drafting DIRECTORY [-o comparison.md]``.

Parties match by the actor that their names mean. Options match when the same party owns the same kind of act (as
``data/drafting/acts.toml`` names it, read from the reference's own words); each is matched once. A drafted preference is
judged where the reference says something of the same holder and a matched option: right when both want it or both
oppose it.
"""

from __future__ import annotations

import sys
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.actors import find_mentions, load_gazetteer
from dragoman.coding import default_coder
from dragoman.drafting import Draft, draft
from dragoman.drafting.act_words import acts_named
from dragoman.drafting.acts import load_acts
from dragoman.drafting.other_acts import other_acts_named
from dragoman.drafting.parties import PartyBook, region_of
from dragoman.language import parse_report
from dragoman.reading import Skipped, read, report_from_text
from dragoman.records import Coding


@dataclass(frozen=True)
class Score:
    """Found of all in the reference, and drafted preferences right of those that the reference can judge."""

    parties: tuple[int, int]
    options: tuple[int, int]
    found_preferences: tuple[int, int]
    directions: tuple[int, int]
    lines: tuple[str, ...]
    seconds: float


def code_example(directory: Path) -> list[Coding]:
    """Code the reports of an example directory (its pages in Markdown that are no reports left out)."""
    paths = [
        str(p) for p in sorted(directory.iterdir()) if p.suffix in (".txt", ".md", ".html", ".jsonl") and p.stem != "comparison"
    ]
    return list(default_coder().code_all(r for r in read(paths) if not isinstance(r, Skipped)))


def acts_of_words(*phrases: str) -> dict[str, bool]:
    """Return act -> whether it is the act itself ("stay") or its contrary ("leave"), of all that a few words name.

    The words are read as they stand and as a sentence ("They will withdraw ...").
    """
    found: dict[str, bool] = {}
    for phrase in phrases:
        words = phrase[0].lower() + phrase[1:]
        for text in (f"{words}.", f"They will {words}."):
            for s in parse_report(report_from_text(text)):
                found = {**acts_named(s), **other_acts_named(s), **found}
    return found


def party_key(maker: dict[str, Any]) -> str:
    """Return the key that a draft would give a reference's decision maker."""
    report = report_from_text(f"{maker['name']} met on Monday.")
    sentences = parse_report(report)
    mentions = find_mentions(report, sentences, load_gazetteer())
    book = PartyBook(regions=frozenset(region_of(m.actor) for row in mentions for m in row) - {""})
    found = [book.key(m.actor) for row in mentions for m in row]
    return next((k for k in found if k), str(maker["country"]))


def compare(reference: dict[str, Any], made: Draft, seconds: float = 0.0) -> Score:
    """Compare a draft with a reference, item by item."""
    lines: list[str] = []
    keys: dict[str, str] = {}
    drafted = {p.key for p in made.parties}
    for m in reference["decision_maker"]:
        key = m["name"] if m["name"] in drafted else party_key(m)  # a side that no list knows has its name for a key
        # "Serb List" and Serbia are not both found where one of them is
        keys[m["id"]] = key if key not in keys.values() else f"no key of its own: {m['name']}"
    lines.append("### Parties")
    hits = 0
    for m in reference["decision_maker"]:
        hit = keys[m["id"]] in drafted
        hits += hit
        lines.append(f"- {'found' if hit else '**missed**'}: {m['name']}" + (f" (as {keys[m['id']]})" if hit else ""))
    lines += [f"- not in the reference: {p.key} ({p.name})" for p in made.parties if p.key not in keys.values()]
    matched = _match_options(reference, made, keys, lines)
    found, judged, right = _judge(reference, made, keys, matched, lines)
    stated = len(reference["preference"])
    return Score(
        (hits, len(keys)), (len(matched), len(reference["option"])), (found, stated), (right, judged), tuple(lines), seconds
    )


def _match_options(reference: dict[str, Any], made: Draft, keys: dict[str, str], lines: list[str]) -> dict[str, tuple[int, bool]]:
    """Return id of an option -> number of the drafted one, and whether that is the act itself or its contrary."""
    matched: dict[str, tuple[int, bool]] = {}
    lines += ["", "### Options"]
    for o in reference["option"]:
        owner = keys[o["owner"]]
        acts = acts_of_words(o["name"], o["act"])
        used = [n for n, _ in matched.values()]
        own = [n for n, d in enumerate(made.options) if d.owner == owner and n not in used]
        hit = next((n for act in acts for n in own if _is_same(made.options[n].act, act)), None)
        if hit is None:
            lines.append(
                f"- **missed**: {o['owner']}: {o['name']} (read as {', '.join(sorted(acts)) or 'no act that dragoman knows'})"
            )
            continue
        act = next(a for a in acts if _is_same(made.options[hit].act, a))
        same = acts[act] == (_kind(act)[1] == _kind(made.options[hit].act)[1])
        matched[o["id"]] = hit, same
        taken = made.options[hit].taken == same
        state = "" if taken == o["today"] else f"; **today's state wrong**: drafted as {'taken' if taken else 'not taken'}"
        lines.append(f"- found: {o['owner']}: {o['name']} = “{made.options[hit].name}”{state}")
    for n, d in enumerate(made.options):
        if n not in [m for m, _ in matched.values()]:
            lines.append(f"- not in the reference: {d.owner}: {d.name}")
    return matched


def _kind(act: str) -> tuple[str, bool]:
    """Return what makes two acts the same kind, and the direction: acts outside the table may be named by contrary verbs."""
    return load_acts().kind(act)


def _is_same(drafted: str, act: str) -> bool:
    return _kind(drafted)[0] == _kind(act)[0]


def _judge(
    reference: dict[str, Any], made: Draft, keys: dict[str, str], matched: dict[str, tuple[int, bool]], lines: list[str]
) -> tuple[int, int, int]:
    lines += ["", "### Preferences"]
    told = {(s.holder, made.options.index(s.option)): s for s in reversed(made.statements)}
    found = judged = right = 0
    seen = set()
    for p in reference["preference"]:
        words = f"{p['holder']} {'wants' if p['wants'] else 'opposes'} {p['option']}"
        number, same = matched.get(p["option"], (-1, True))
        s = told.get((keys[p["holder"]], number))
        if s is None:
            lines.append(f"- **missed**: {words} ({p['basis']})")
            continue
        seen.add((s.holder, made.options.index(s.option)))
        judged += 1
        ok = (s.wants == p["wants"]) == same
        right += ok
        found += ok
        lines.append(
            f"- {'found' if ok else '**wrong**'}: {words} — {s.evidence[0].how}, "
            f"{s.evidence[0].says}: “{s.evidence[0].text[:160]}”"
        )
    for (holder, n), s in told.items():
        if (holder, n) not in seen:
            lines.append(f"- not in the reference: {holder}: {s.text} — “{s.evidence[0].text[:160]}”")
    return found, judged, right


def measure(directory: Path) -> tuple[Score, Draft]:
    """Code an example, draft it, and compare the draft with the reference beside it."""
    codings = code_example(directory)
    start = time.perf_counter()
    made = draft(codings)
    seconds = time.perf_counter() - start
    reference = tomllib.loads((directory / "reference.toml").read_text(encoding="utf-8"))
    return compare(reference, made, seconds), made


def _share(pair: tuple[int, int]) -> str:
    return f"{pair[0]} of {pair[1]}" + (f" ({pair[0] / pair[1]:.0%})" if pair[1] else "")


def summary(score: Score) -> str:
    """Return the figures as lines."""
    return "\n".join(
        (
            f"parties found: {_share(score.parties)}",
            f"options found: {_share(score.options)}",
            f"reference preferences found with the right direction: {_share(score.found_preferences)}",
            f"drafted preferences right in direction, of those the reference can judge: {_share(score.directions)}",
            f"seconds to draft: {score.seconds:.1f}",
        )
    )


_TRUST = """\
How far to trust a draft, by this example: **what it says of a wish is mostly right, what it leaves out is most of what an
analyst knows.** A drafted wish rests on a sentence, and its direction was read rightly where the reference can judge it.
Missing are wishes that these reports do not tell, or tell in words that no rule reads; a draft is where work begins. Read the
evidence of each line, delete what is no choice in this negotiation, add what everybody knows, then solve.

A party matches when its name means the same actor; an option when the same party owns the same kind of act; a wish is
judged where the reference says something of the same holder and option. "Not in the reference" is no verdict: the reference
is one reading.
"""


def comparison_page(directory: Path, score: Score) -> str:
    """Return a Markdown page: figures, how far to trust a draft, and the comparison item by item."""
    figures = "\n".join(f"- {line}" for line in summary(score).splitlines() if not line.startswith("seconds"))
    lines = "\n".join(score.lines).replace("### ", "## ")
    command = f"python -m benchmarks.drafting {directory} -o docs/drafting-comparison.md"
    origin = f"Written by `{command}` from the reports and `{directory}/reference.toml`."
    head = f"# The draft against the reference model\n\n{origin}\n"
    return f"{head}\n{figures}\n\n{_TRUST}\n{lines}\n"


def main() -> None:
    """Measure one example; with -o also write the comparison page. ``--figures`` prints no item of the comparison."""
    arguments = sys.argv[1:]
    directory = Path(arguments[0])
    score, _ = measure(directory)
    print(summary(score))
    if "-o" in arguments:
        Path(arguments[arguments.index("-o") + 1]).write_text(comparison_page(directory, score), encoding="utf-8")
    elif "--figures" not in arguments:
        print("\n".join(score.lines))


if __name__ == "__main__":
    main()
