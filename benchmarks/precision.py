"""Precision on running news: draw coded events for two judges, and score what they judged.

usage: python -m benchmarks.precision draw SEED COUNT OUT.jsonl      (OUT holds benchmark text: keep it out of the project)
       python -m benchmarks.precision score JUDGE_A.csv JUDGE_B.csv [PUBLISHED.csv]
       python -m benchmarks.precision shares [PUBLISHED.csv]          (docs/precision-verdicts.csv by default)

Half of the events come from attribution.look (US news), half from the world news in places.look. A judge sees the sentence, what
was coded and the codebook's definition of the type, and not why the coder thinks so; writes one line an event: id,right|wrong.
Right means: the type fits, actor and recipient are right (or rightly unknown), and it happened, is denied or planned as coded.
PUBLISHED gets ids and verdicts, no text; ``shares`` tells how many of its events that are still told are right, by likelihood.
Articles that stand at an even place (from 0) in their file were read while the coder was made more precise, those at odd places
were not: the scores are given for both.
"""

from __future__ import annotations

import csv
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.records import Coding, Event

HERE = Path(__file__).resolve().parent.parent
BENCH, PUBLISHED = HERE.parent / "shared" / "bench", HERE / "docs" / "precision-verdicts.csv"


def _articles(name: str, prefix: str) -> list[dict[str, Any]]:
    with open(BENCH / name, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [r for r in rows if r["id"].startswith(prefix)]


def _told(articles: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any], Coding, Event]]:
    """Yield every event told in these articles with its name, its article and all that is coded there."""
    from dragoman.coding import code

    for article in articles:
        coding = code(article["text"])
        for event in coding.events:
            if event.reported:
                yield f"{article['id']}/{event.span.start}/{event.type}", article, coding, event


def _coded(articles: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield every event told in these articles as a judge sees it."""
    from dragoman.brief.wording import casualties_words, parties_words, view_words
    from dragoman.coding import default_coder

    types = default_coder().codebook.types
    for name, article, coding, event in _told(articles):
        around = [s for s in coding.sentence_spans if event.sentence_span.start - 400 < s.start < event.sentence_span.end]
        yield {
            "id": name,
            "before": article["text"][min([s.start for s in around], default=0) : event.sentence_span.start].strip(),
            "sentence": event.sentence_span.of(article["text"]),
            "word": event.text,
            "type": event.type,
            "means": types[event.type].definition,
            "modes": list(event.modes),
            "actor": parties_words(event.actors) or "nobody named",
            "recipient": parties_words(event.recipients) or _thing(event.object_text),
            "view": view_words(event) or "happened",
            "casualties": [casualties_words(c) for c in event.casualties],
        }


def _thing(words: str) -> str:
    return f"no party; “{words}”" if words else "none"


def draw(seed: int, count: int, target: str) -> None:
    """Write ``count`` events, half from each source, drawn by ``seed``."""
    generator = random.Random(seed)
    drawn = []
    for name, prefix in (("attribution.look.jsonl", ""), ("places.look.jsonl", "trnews")):
        events = list(_coded(_articles(name, prefix)))
        drawn += generator.sample(events, min(count // 2, len(events)))
    with open(target, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in drawn)


def _verdicts(path: str) -> dict[str, bool]:
    with open(path, encoding="utf-8", newline="") as file:
        return {row[0]: row[1].strip() == "right" for row in csv.reader(file) if len(row) > 1}


def _unread() -> set[str]:
    """Return the ids of the articles that were not read while the coder was made more precise: those at odd places."""
    rows = [_articles(name, "") for name in ("attribution.look.jsonl", "places.look.jsonl")]
    return {article["id"] for file in rows for article in file[1::2]}


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share."""
    z, p = 1.96, hits / n
    middle, half = p + z * z / (2 * n), z * ((p * (1 - p) + z * z / (4 * n)) / n) ** 0.5
    return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)


def score(one: str, other: str, published: str | None) -> None:
    """Print each judge's share right, where both agree that it is, and Cohen's kappa."""
    a, b = _verdicts(one), _verdicts(other)
    ids = sorted(a.keys() & b.keys())
    n = len(ids)
    us, world = [i for i in ids if i.startswith("polnear")], [i for i in ids if i.startswith("trnews")]
    unread = _unread()
    fresh = [i for i in ids if i.rsplit("/", 2)[0] in unread]
    parts = {
        "all": ids, "US news": us, "world news": world,
        "articles read": [i for i in ids if i not in fresh], "articles not read": fresh,
        "US news not read": [i for i in fresh if i in us], "world news not read": [i for i in fresh if i in world],
    }  # fmt: skip
    for name, some in parts.items():
        if not some:
            continue
        shares = [sum(v[i] for i in some) for v in (a, b)]
        both = sum(a[i] and b[i] for i in some)
        spans = ["[{:.3f}, {:.3f}]".format(*wilson(s, len(some))) for s in shares]
        print(f"{name}: {len(some)} events; right by A {shares[0] / len(some):.3f} {spans[0]}, by B "
              f"{shares[1] / len(some):.3f} {spans[1]}, by both {both / len(some):.3f}")  # fmt: skip
    agreed = sum(a[i] == b[i] for i in ids) / n
    pa, pb = sum(a[i] for i in ids) / n, sum(b[i] for i in ids) / n
    chance = pa * pb + (1 - pa) * (1 - pb)
    print(f"agreement {agreed:.3f}, Cohen's kappa {(agreed - chance) / (1 - chance):.3f}")
    if published:
        with open(published, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["id", "judge_a", "judge_b"])
            writer.writerows([i, *("right" if v[i] else "wrong" for v in (a, b))] for i in ids)


def shares(published: str) -> None:
    """Print how many judged events are right that are still told, by likelihood; each judgement counts one."""
    from dragoman.events.by_words import RULE

    with open(published, encoding="utf-8", newline="") as file:
        judged = {row["id"]: [row[judge] == "right" for judge in ("judge_a", "judge_b")] for row in csv.DictReader(file)}
    names = {id_.rsplit("/", 2)[0] for id_ in judged}
    articles = [a for name in ("attribution.look.jsonl", "places.look.jsonl") for a in _articles(name, "") if a["id"] in names]
    told = [(event, judged[id_]) for id_, _, _, event in _told(articles) if id_ in judged]
    print(f"{len(told)} of {len(judged)} judged events are still told")
    for least in (0.0, 0.5, 0.6, 0.7, 0.8):
        _print_share(f"likelihood {least} and more", [v for e, v in told if (e.likelihood or 0.0) >= least])
    _print_share("told by words", [v for e, v in told if e.rule.endswith(RULE)])


def _print_share(name: str, verdicts: list[list[bool]]) -> None:
    said = [v for both in verdicts for v in both]
    print(f"{name}: {len(verdicts)} events, right {sum(said) / max(1, len(said)):.3f}")


if __name__ == "__main__":
    if len(sys.argv) == 5 and sys.argv[1] == "draw":
        draw(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
    elif len(sys.argv) in (4, 5) and sys.argv[1] == "score":
        score(sys.argv[2], sys.argv[3], sys.argv[4] if len(sys.argv) == 5 else None)
    elif len(sys.argv) in (2, 3) and sys.argv[1] == "shares":
        shares(sys.argv[2] if len(sys.argv) == 3 else str(PUBLISHED))
    else:
        sys.exit(__doc__)
