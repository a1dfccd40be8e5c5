"""How far the second opinion of words is to be believed, and what it gains.

usage: python -m benchmarks.second_opinion check             cross-validated on our own prose, sentences kept together
       python -m benchmarks.second_opinion unseen            on probes and check sets, which nothing was learned from
       python -m benchmarks.second_opinion trust             write word-trust.tsv and encoder-trust.tsv into the codebook's folder
       python -m benchmarks.second_opinion encoder           write encoder-trust.tsv alone
       python -m benchmarks.second_opinion measure [HALF ...]  relation with and without, paired bootstrap over all halves named
       python -m benchmarks.second_opinion time              CPU time of ``relate`` with and without

What words tell is learned from every example of the codebook that is no probe (``scripts/learn_word_evidence.py`` writes it). How
far they are to be believed is learned only from rows that nobody reads who writes signals, with the rules as they are:
``second_opinion_calibration.toml`` and the files of wires in ``UNREAD``; how far the language model is, only from those of
them that it was not trained on. ``check``, ``trust`` and ``encoder`` read nothing of a benchmark.
``measure`` prints figures over all rows, never rows.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from operator import gt
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.events.checking import parsed, parties_of, read_examples
from dragoman.events.encoder_opinion import encoder_shares, is_held_out
from dragoman.events.learning import learn_trust
from dragoman.events.learning_words import learn_words
from dragoman.events.reading_facts import Facts
from dragoman.events.relating import Reading, readings_of, relate_parsed, sentences_of
from dragoman.events.trust import ENCODER_FILE, FILE, Trust
from dragoman.events.word_evidence import evidence_in
from dragoman.headlines import parse_with_headlines
from dragoman.language import Sentence, load_parser, split
from dragoman.ontology import codebook_path, load_codebook
from dragoman.records import Report, Span, make_id

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
EXAMPLES = ROOT / "src" / "dragoman" / "data" / "codebook" / "examples"
CALIBRATION = HERE / "second_opinion_calibration.toml"
BENCH = ROOT.parent / "shared" / "bench"
# Wires that nobody reads who writes signals: what the rules read in them today is fitted to none of them.
_OF_ONE_ACT, _OF_SEVERAL = "abdfghijklmnopqr", (*"stuvwxyz", "aa", "ab", "ac")
SEVERAL_ACTS = frozenset(f"wires-plain-{batch}" for batch in _OF_SEVERAL)
UNREAD = SEVERAL_ACTS | {f"wires-plain-{batch}" for batch in _OF_ONE_ACT}
HALVES = {"look": "relation.look.jsonl", "blind": "relation.blind.jsonl"}
GOLD = {"look": "relation.look.jsonl", "blind": "relation.blind.gold.gz"}
# As the benchmark counts: conceding in words and in deeds are one type.
ONE_TYPE = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}

FOLDS = 5
RESAMPLES = 10_000
CALIBRATING = "calibration"
ODDS = (1.0, 2.0, 3.0, 5.0, 10.0)


Given = tuple[list[Sentence], list[Span], list[Span]]
Asked = tuple[list[Sentence], list[Span], list[Span], str]


@dataclass(frozen=True, slots=True)
class Row:
    """An example between its parties: kind of row, text, type, the clues in it, and what the rules read, best first.

    ``readings`` is None where rules may have been fitted to the row, ``encoded`` (what the language model says) where the model
    was trained on it.
    """

    kind: str
    text: str
    gold: str
    clues: dict[str, float]
    readings: list[tuple[str, Facts]] | None
    encoded: dict[str, float] | None


def own_prose() -> list[Row]:
    """Return the rows of our own prose: the codebook's examples that are no probes, and the calibration rows."""
    codebook = load_codebook()
    out = []
    for file in [*sorted(EXAMPLES.glob("*.toml")), CALIBRATION]:
        examples = [e for e in read_examples(file) if not e.probe]
        asked = Counter(e.text for e in examples)
        for e, sentences in zip(examples, parsed(examples), strict=True):
            parties = parties_of(e)
            kind, readings = file.stem.split("-")[0], None
            if file == CALIBRATION:
                kind = f"{CALIBRATING}, {'several acts' if asked[e.text] > 1 else 'one act'}"
            elif file.stem in UNREAD:
                kind = "wires, unread, " + ("several acts" if file.stem in SEVERAL_ACTS else "mostly one act")
            if file == CALIBRATION or file.stem in UNREAD:
                readings = [(r.type, r.facts) for r in read(sentences, *parties)]
            unknown = readings is not None and (file == CALIBRATION or is_held_out(e.text))
            encoded = encoder_shares(sentences, *parties, codebook) if unknown else None
            out.append(Row(kind, e.text, e.event, evidence_in(sentences, *parties, codebook), readings, encoded))
    return out


def read(sentences: list[Sentence], actor: list[Span], recipient: list[Span]) -> list[Reading]:
    """Return what the rules read between the parties, best first."""
    codebook = load_codebook()
    readings = [r for s in sentences for r in readings_of(s, actor, recipient, codebook)]
    return sorted(readings, key=lambda r: (-r.score, r.evidence, r.type))


def fold_of(row: Row) -> int:
    """Return the fold of a row; all rows of a sentence have the same."""
    return int(hashlib.sha1(row.text.encode()).hexdigest(), 16) % FOLDS


def left_out(rows: Sequence[Row]) -> list[dict[str, float]]:
    """Return for each row how likely each type is (natural logarithm) by clues learned without its sentence.

    They are learned as those that ship are: from the codebook's examples, not from the calibration rows.
    """
    types = sorted(load_codebook().types)
    out: list[dict[str, float]] = [{} for _ in rows]
    for fold in range(FOLDS):
        kept = [r for r in rows if fold_of(r) != fold and not r.kind.startswith(CALIBRATING)]
        words = learn_words([r.clues for r in kept], [r.gold for r in kept], [[t] for t in types])
        for i, row in enumerate(rows):
            if fold_of(row) == fold:
                out[i] = words.shares(row.clues)
    return out


def trust_from(rows: Sequence[Row], shares: Sequence[dict[str, float]], but: int = -1) -> Trust:
    """Learn trust from the rows that no rule was fitted to, those of fold ``but`` left out."""
    return Trust(word_trust_from(rows, shares, but), encoder_trust_from(rows, shares, but))


def word_trust_from(rows: Sequence[Row], shares: Sequence[dict[str, float]], but: int = -1) -> dict[str, float]:
    """Return the weights of what rules and words say."""
    used = [(r.readings, s, r.gold) for r, s in zip(rows, shares, strict=True) if r.readings is not None and fold_of(r) != but]
    return learn_trust([v for v, _, _ in used], [s for _, s, _ in used], [g for _, _, g in used])


def encoder_trust_from(rows: Sequence[Row], shares: Sequence[dict[str, float]], but: int = -1) -> dict[str, float]:
    """Return the weights of what rules, words and the language model say, from rows that the model was not trained on."""
    used = [(r, s) for r, s in zip(rows, shares, strict=True) if r.encoded is not None and fold_of(r) != but]
    return learn_trust(
        [r.readings or [] for r, _ in used], [s for _, s in used], [r.gold for r, _ in used], [r.encoded for r, _ in used]
    )


def counted(type_: str) -> str:
    """Return a type as the benchmark counts it."""
    return ONE_TYPE.get(type_, type_)


def check() -> None:
    """Print what the second opinion gains where neither rules nor model were fitted, cross-validated, at several odds."""
    rows = own_prose()
    shares = left_out(rows)
    tally: dict[tuple[str, float], Counter[str]] = {}
    for fold in range(FOLDS):
        learned = trust_from(rows, shares, but=fold)
        for row, share in zip(rows, shares, strict=True):
            if row.encoded is not None and fold_of(row) == fold:
                for odds in ODDS:
                    trust = replace(learned, least_odds=odds, least_encoded_odds=odds)
                    _count(tally.setdefault((row.kind, odds), Counter()), row, share, trust)
    for (kind, odds), n in sorted(tally.items()):
        named = ("rules", "words alone", "model alone", "rules and words", "all", "asked")
        figures = "  ".join(f"{k} {n[k] / n['rows']:.3f}" for k in named)
        print(f"{kind}, at {odds:g} to one: {n['rows']} rows  {figures}  mended {n['mended']}, broken {n['broken']}")


def unseen() -> None:
    """Print what the second opinion gains on rows that neither words nor trust were learned from."""
    probes: dict[str, list[Asked]] = {}
    for file in sorted(EXAMPLES.glob("*.toml")):
        examples = [e for e in read_examples(file) if e.probe]
        rows = [(s, *parties_of(e), e.event) for e, s in zip(examples, parsed(examples), strict=True)]
        probes.setdefault(_kind_of_probes(file.stem), []).extend(rows)
    for name, rows in {**probes, **_check_sets()}.items():
        with_it, alone = ([_is_right(row, heard) for row in rows] for heard in (True, False))
        mended, broken = sum(map(gt, with_it, alone)), sum(map(gt, alone, with_it))
        print(f"{name}: {len(rows)} rows, rules {sum(alone) / len(rows):.3f}, both {sum(with_it) / len(rows):.3f}, "
              f"mended {mended}, broken {broken}")  # fmt: skip


def _kind_of_probes(file: str) -> str:
    if file in UNREAD:
        return f"probes of wires that nobody reads, {'several acts' if file in SEVERAL_ACTS else 'mostly one act'}"
    return "probes of the wires" if file.startswith("wires") else "probes"


def _check_sets() -> dict[str, list[Asked]]:
    """Return the asked rows of the check sets, even ones (unread) and odd ones apart."""
    out: dict[str, list[Asked]] = {}
    for manner in ("agency", "press"):
        lines = (ROOT / "tests" / "check" / f"relations-{manner}.jsonl").read_text(encoding="utf-8").splitlines()
        for place, row in enumerate(map(json.loads, lines)):
            if row["asked"] is not None:
                event = row["events"][row["asked"]]
                actor, recipient = ([Span(*p["span"]) for p in event[role]] for role in ("actor", "recipient"))
                half = out.setdefault(f"{manner} {'odd' if place % 2 else 'even'}", [])
                half.append((_parsed_between(row["text"], actor, recipient), actor, recipient, event["event"]))
    return out


def _is_right(row: Asked, heard: bool) -> bool:
    sentences, actor, recipient, gold = row
    return counted(relate_parsed(sentences, actor, recipient, load_codebook(), second_opinion=heard).type) == counted(gold)


def _count(tally: Counter[str], row: Row, share: dict[str, float], trust: Trust) -> None:
    """Count a row with what each of them makes of it."""
    readings, encoded = row.readings or [], row.encoded or {}
    first = readings[0][0] if readings else load_codebook().default
    asked: list[str] = []

    def ask() -> dict[str, float]:
        asked.append(row.text)
        return encoded

    heard, both = trust.instead(readings, share) or first, trust.instead(readings, share, ask) or first
    best = {"words alone": max(share, key=lambda t: share[t]), "model alone": max(encoded, key=lambda t: encoded[t])}
    answers = {"rules": first, "rules and words": heard, "all": both, **best}
    right = {name: counted(answer) == counted(row.gold) for name, answer in answers.items()}
    tally.update(right, rows=1, asked=len(asked), mended=right["all"] > right["rules"], broken=right["all"] < right["rules"])


def learn(words: bool = True) -> None:
    """Learn how far words (unless those stay) and the language model are to be believed, and write it."""
    rows = own_prose()
    shares = left_out(rows)
    folder = codebook_path(None)
    if words:
        _write(folder / FILE, word_trust_from(rows, shares))
    _write(folder / ENCODER_FILE, encoder_trust_from(rows, shares))
    fitted = [sum(r.readings is not None for r in rows), sum(r.encoded is not None for r in rows)]
    print(f"{len(rows)} rows, {fitted[0]} of them for trust in words, {fitted[1]} for trust in the model: {folder}")


def _write(path: Path, weights: dict[str, float]) -> None:
    path.write_text("".join(f"{name}\t{weight}\n" for name, weight in weights.items()), encoding="utf-8")


# -- measuring --------------------------------------------------------------------------------------------------------------


def benchmark_rows(half: str) -> tuple[list[Given], list[str]]:
    """Return the parsed rows of one half with their parties, and their gold types apart."""
    given = [json.loads(x) for x in (BENCH / HALVES[half]).read_text(encoding="utf-8").splitlines() if x.strip()]
    opener: Callable[..., Any] = gzip.open if GOLD[half].endswith(".gz") else open
    with opener(BENCH / GOLD[half], "rt", encoding="utf-8") as lines:
        gold = {d["id"]: counted(d["event"]) for d in map(json.loads, filter(str.strip, lines))}
    out: list[Given] = []
    for d in given:
        actor, recipient = ([Span(*s) for s in d[role]] for role in ("actor", "recipient"))
        out.append((_parsed_between(d["text"], actor, recipient), actor, recipient))
    return out, [gold[d["id"]] for d in given]


def _parsed_between(text: str, actor: list[Span], recipient: list[Span]) -> list[Sentence]:
    sentences = sentences_of(split(Report(id=make_id("report", text), text=text)), [*actor, *recipient])
    parse_with_headlines(sentences, load_parser())
    return sentences


def macro_f1(gold: Any, answers: Any, size: int) -> float:
    """Return F1 averaged over the types that occur in gold; both are arrays of type numbers below ``size``."""
    in_gold, in_answers = np.bincount(gold, minlength=size), np.bincount(answers, minlength=size)
    right = np.bincount(gold[gold == answers], minlength=size)
    occur = in_gold > 0
    return float((2 * right[occur] / (in_gold[occur] + in_answers[occur])).mean())


def measure(halves: Sequence[str]) -> None:
    """Print accuracy and macro-F1 of ``relate`` with and without, by half and together, with a paired bootstrap."""
    codebook, sides = load_codebook(), []
    for half in halves:
        rows, gold = benchmark_rows(half)
        answers = [[counted(relate_parsed(*row, codebook, second_opinion=heard).type) for row in rows] for heard in (False, True)]
        sides.append((gold, *answers))
        _report(half, gold, *answers)
    if len(halves) > 1:
        _report(" + ".join(halves), *([x for side in sides for x in side[k]] for k in range(3)))


def _report(name: str, gold: list[str], without: list[str], with_it: list[str]) -> None:
    kinds = {t: i for i, t in enumerate(sorted({*gold, *without, *with_it}))}
    g, a, b = (np.array([kinds[t] for t in x]) for x in (gold, without, with_it))
    chance = np.random.default_rng(0)
    drawn = [chance.integers(0, len(g), len(g)) for _ in range(RESAMPLES)]
    gains = [macro_f1(g[d], b[d], len(kinds)) - macro_f1(g[d], a[d], len(kinds)) for d in drawn]
    shares = [float((b[d] == g[d]).mean() - (a[d] == g[d]).mean()) for d in drawn]
    low, high = np.quantile(gains, [0.025, 0.975])
    print(
        f"{name}: n {len(g)}  changed {int((a != b).sum())}, mended {int(((b == g) & (a != g)).sum())}, "
        f"broken {int(((a == g) & (b != g)).sum())}\n"
        f"    accuracy {(a == g).mean():.4f} -> {(b == g).mean():.4f} (p {np.mean(np.array(shares) <= 0):.4f})\n"
        f"    macro-F1 {macro_f1(g, a, len(kinds)):.4f} -> {macro_f1(g, b, len(kinds)):.4f} "
        f"[{low:+.4f}, {high:+.4f}] (p {np.mean(np.array(gains) <= 0):.4f})"
    )


def clock() -> None:
    """Print what the second opinion costs: CPU seconds for 1,000 rows of our own prose, parse and all."""
    from dragoman import relate

    examples = [e for f in sorted(EXAMPLES.glob("newswire*.toml")) for e in read_examples(f)][:1000]
    relate(examples[0].text, *parties_of(examples[0]))
    for heard in (False, True, False, True):
        began = time.process_time()
        for e in examples:
            relate(e.text, *parties_of(e), second_opinion=heard)
        print(f"second_opinion={heard}: {1000 * (time.process_time() - began) / len(examples):.2f} ms a row")


def main(arguments: list[str]) -> None:
    """Run one of the commands of the module's docstring."""
    command, *rest = arguments or ["check"]
    if command == "check":
        check()
    elif command == "unseen":
        unseen()
    elif command == "trust":
        learn()
    elif command == "encoder":
        learn(words=False)
    elif command == "measure":
        measure(rest or ["look"])
    elif command == "time":
        clock()
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
