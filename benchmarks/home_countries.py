"""Where parties are at home whose words name no country: learned from labelled parties of our own prose, and what that gains.

usage: python -m benchmarks.home_countries learn     write home-weights.tsv into the codebook's folder
       python -m benchmarks.home_countries check     the figures, cross-validated, all parties of a text in one fold

``home_countries.csv`` holds 5,400 parties of the codebook's labelled sentences and of the invented articles: the text by the
first ten digits of its SHA-1, the party's first and last character, and the country that a reader gave it who saw the text with
the party marked, and neither the coder nor its answers: an ISO 3166 code, IGO for bodies of states, several codes joined by
"+", or none.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
from scipy.optimize import minimize

from benchmarks.telling import FEWEST, FOLDS, IN_REPORT, SMALLEST
from benchmarks.telling_texts import Text, texts
from dragoman.coding import Coder
from dragoman.events import home, settling
from dragoman.events.home import FILE, asks_for_a_country, likeliest
from dragoman.events.home_facts import NOBODYS, Surroundings, home_facts
from dragoman.events.learning import as_matrix
from dragoman.ontology import codebook_path
from dragoman.reading import report_from_text
from dragoman.records import Event, Span

LABELS = Path(__file__).resolve().parent / "home_countries.csv"
# Of the weights' prior; three times as much was worse in cross-validation.
VARIANCE = 0.1
# Codes of bodies of states, whichever of them is offered.
BODIES = ("UNO", "EUR", "IGO")
LEAST = (0.0, 0.4, 0.45, 0.5, 0.6, 0.7)

Facts = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled party: its text and kind of prose, whether in a report, the facts of each country on offer, the right one."""

    text: str
    kind: str
    in_report: bool
    offers: Mapping[str, Facts]
    gold: str

    @property
    def chosen(self) -> str:
        """The right one among what is on offer; nobody's where it is not."""
        return self.gold if self.gold in self.offers else NOBODYS


def key(text: str) -> str:
    """Return the name of a text in the table of labels."""
    return hashlib.sha1(text.encode()).hexdigest()[:10]


def labels() -> dict[str, list[tuple[Span, str]]]:
    """Return the labelled parties of each text, by the text's name."""
    out: dict[str, list[tuple[Span, str]]] = {}
    with LABELS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            out.setdefault(row["text"], []).append((Span(int(row["start"]), int(row["end"])), row["country"]))
    return out


def rows() -> list[Row]:
    """Return the labelled parties as the coder meets them."""
    known, coder = labels(), Coder()
    out: list[Row] = []
    for text in texts():
        wanted = known.get(key(text.text), [])
        if wanted and text.kind != "nothing":
            out += _rows_of(text, wanted, coder)
            known[key(text.text)] = []  # some sentences stand in two files
    return out


def _rows_of(text: Text, wanted: Sequence[tuple[Span, str]], coder: Coder) -> Iterator[Row]:
    met: dict[Span, tuple[bool, Mapping[str, Facts]]] = {}

    def watched(events: Sequence[Event], around: Surroundings) -> list[Event]:
        for event in events:
            for own, others in ((event.actors, event.recipients), (event.recipients, event.actors)):
                for party in own:
                    if party.span is not None and asks_for_a_country(party, around):
                        met.setdefault(party.span, (around.long, home_facts(party, event, others, around)))
        return home.with_home_countries(events, around)

    with mock.patch.object(settling, "with_home_countries", watched):
        coder.code(report_from_text(text.text))
    for span, country in wanted:
        near = [met[s] for s in met if s.overlaps(span)]
        if len(near) == 1:
            in_report, offers = near[0]
            yield Row(text.text, text.kind, in_report, offers, _gold(country, offers))


def _gold(country: str, offers: Mapping[str, Facts]) -> str:
    """Return a label in the coder's codes; nothing where nobody can tell or several countries are meant."""
    if country == "IGO":
        return next((c for c in BODIES if c in offers), country)
    return {"XKX": "KOS"}.get(country, country) if len(country) == 3 else NOBODYS


def fit(some: Sequence[Row]) -> tuple[dict[str, float], dict[str, float]]:
    """Return the weights of a conditional logit with a Gaussian prior: for sentences that stand alone, and in reports."""
    facts = [_doubled(f, row.in_report) for row in some for f in row.offers.values()]
    counted = Counter(name for f in facts for name in f)
    number = {name: n for n, name in enumerate(sorted(name for name, times in counted.items() if times >= FEWEST))}
    seen = as_matrix(facts, number)
    first = np.cumsum([0, *(len(row.offers) for row in some)])
    chosen = [start + list(row.offers).index(row.chosen) for start, row in zip(first, some, strict=False)]
    wanted = np.asarray(seen[chosen].sum(axis=0)).ravel()

    def loss(weights: Any) -> tuple[float, Any]:
        worth = seen @ weights
        top = np.maximum.reduceat(worth, first[:-1])
        powers = np.exp(worth - np.repeat(top, np.diff(first)))
        sums = np.add.reduceat(powers, first[:-1])
        shares = powers / np.repeat(sums, np.diff(first))
        value = (top + np.log(sums) - worth[chosen]).sum() + weights @ weights / (2 * VARIANCE)
        return float(value), seen.T @ shares - wanted + weights / VARIANCE

    best = minimize(loss, np.zeros(len(number)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    weights = {name: round(float(w), 2) for name, w in zip(number, best, strict=True)}
    alone = {n: w for n, w in weights.items() if not n.startswith(IN_REPORT)}
    return alone, {n: round(w + weights.get(IN_REPORT + n, 0.0), 2) for n, w in alone.items()}


def _doubled(facts: Facts, in_report: bool) -> dict[str, float]:
    return {**facts, **({IN_REPORT + name: value for name, value in facts.items()} if in_report else {})}


def learn() -> None:
    """Write the weights."""
    some = rows()
    alone, in_report = fit(some)
    names = [n for n in sorted(alone) if max(abs(alone[n]), abs(in_report[n])) >= SMALLEST]
    lines = [f"{n}\t{alone[n]:.2f}\t{in_report[n]:.2f}\n" for n in names]
    (codebook_path(None) / FILE).write_text("".join(lines), encoding="utf-8")
    print(f"{len(some)} parties, weights of {len(lines)} facts")


def check() -> None:
    """Print how many countries are told and right, each text weighed by what the others tell."""
    some = rows()
    told: dict[int, tuple[str, float]] = {}
    for fold in range(FOLDS):
        weights = fit([r for r in some if int(key(r.text), 16) % FOLDS != fold])
        told |= {n: likeliest(r.offers, weights[r.in_report]) for n, r in enumerate(some) if int(key(r.text), 16) % FOLDS == fold}
    offered = [r.gold in r.offers for r in some if r.gold]
    print(f"{len(some)} parties; of {len(offered)} with a country {sum(offered)} have it on offer")
    for least in LEAST:
        for kind in ("examples", "wires", "articles"):
            own = [(r.gold, *told[n]) for n, r in enumerate(some) if r.kind == kind]
            answers = [(gold, country if likely >= least else NOBODYS) for gold, country, likely in own]
            right = sum(bool(a) and a == gold for gold, a in answers)
            precision = right / max(1, sum(bool(a) for _, a in answers))
            recall = right / max(1, sum(bool(g) for g, _ in answers))
            same = sum(a == gold for gold, a in answers) / max(1, len(answers))
            print(f"  {least} {kind}: {len(own)}, answer {same:.3f}; told: right {precision:.3f}, found {recall:.3f}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["learn"]:
            learn()
        case ["check"]:
            check()
        case _:
            sys.exit(__doc__)
