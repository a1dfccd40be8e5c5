"""The whole way from a report to its coding: the stages in the order in which data flows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

import dragoman
from dragoman.actors import find_mentions, load_gazetteer
from dragoman.claims import (
    find_attributions,
    find_conditionals,
    find_framing,
    find_relations,
    find_stances,
    make_claims,
)
from dragoman.collecting import uncollected
from dragoman.events import code_events
from dragoman.headlines import calm_headlines, read_headline
from dragoman.language import DEFAULT_MODEL, Sentence, load_parser, split
from dragoman.ontology import load_codebook
from dragoman.places import find_places
from dragoman.reading import report_from_text
from dragoman.records import Coding, Report
from dragoman.screening import Screen
from dragoman.store import Provenance
from dragoman.times import find_times

# Sentences are parsed in groups of reports that hold at least this many, so that short reports fill the parser's batches.
_SENTENCES_A_GROUP = 512


class Coder:
    """Codes reports with one language model, codebook and gazetteer.

    Args:
        model: a spaCy English pipeline (see :func:`dragoman.language.load_parser`).
        codebook: directory or file of another codebook; None for PLOVER 2.0.
        actors: further gazetteer files of the user.
        learned: tell events by words where no signal does, and weigh every event by what judges said of such; else rules alone.

    Raises:
        LanguageModelError, CodebookError, GazetteerError: if one of these cannot be loaded.
    """

    @uncollected()
    def __init__(
        self, model: str = DEFAULT_MODEL, codebook: str | None = None, actors: tuple[str, ...] = (), learned: bool = True
    ) -> None:
        self.learned = learned
        self.parser = load_parser(model)
        self.codebook = load_codebook(codebook)
        self.gazetteer = load_gazetteer(actors)
        self.screen = Screen(self.gazetteer, self.codebook)

    @property
    def provenance(self) -> Provenance:
        """What codes here: coder version, codebook hash, model name and version."""
        return Provenance(f"dragoman {dragoman.__version__}", self.codebook.hash, self.parser.name)

    def code(self, report: Report) -> Coding:
        """Code one report."""
        return next(self.code_all([report]))

    def parse(self, report: Report) -> list[Sentence]:
        """Cut a report into sentences, screen and parse them as :meth:`code_all` does."""
        sentences = self._cut(report)
        self._parse(sentences)
        return sentences

    @uncollected()
    def _parse(self, sentences: list[Sentence]) -> None:
        chosen = [s for s in sentences if self.screen(s)]
        self.parser.parse(chosen)
        for sentence in chosen:
            read_headline(sentence, self.parser)

    def code_all(self, reports: Iterable[Report]) -> Iterator[Coding]:
        """Code reports, in order, parsing them in groups."""
        waiting = iter(reports)
        while codings := self._code_group(waiting):
            codings.reverse()
            while codings:  # let go of each as it is handed over, or the collector walks over all of them
                yield codings.pop()

    @uncollected()
    def _cut(self, report: Report) -> list[Sentence]:
        sentences = split(report)
        calm_headlines(sentences, self.gazetteer, self.parser)
        return sentences

    @uncollected()
    def _code_group(self, waiting: Iterator[Report]) -> list[Coding]:
        """Cut, parse and code the next reports, none if none are left, and let go of their parses.

        All in one go: wherever the collector is on in between, it walks over every list in the parses that wait.
        """
        group: list[tuple[Report, list[Sentence]]] = []
        size = 0
        while size < _SENTENCES_A_GROUP and (report := next(waiting, None)) is not None:
            group.append((report, self._cut(report)))
            size += len(group[-1][1])
        self._parse([s for _, sentences in group for s in sentences])
        codings = [self.code_parsed(report, sentences) for report, sentences in group]
        for _, sentences in group:
            for sentence in sentences:
                sentence.forget()  # its answers point back to it
        return codings

    @uncollected()
    def code_parsed(self, report: Report, sentences: list[Sentence]) -> Coding:
        """Code a report whose sentences are parsed: all stages behind the parser."""
        mentions = find_mentions(report, sentences, self.gazetteer)
        times = find_times(report, sentences)
        places = find_places(report, sentences, mentions)
        events = code_events(report, sentences, mentions, self.codebook, self.gazetteer, places, times, self.learned)
        attributions = find_attributions(report, sentences, mentions, self.gazetteer)
        return Coding(
            report=report,
            mentions=tuple(m for row in mentions for m in row),
            events=tuple(events),
            attributions=tuple(attributions),
            claims=tuple(make_claims(report, sentences, events, attributions)),
            conditionals=tuple(find_conditionals(report, sentences, events)),
            stances=tuple(find_stances(report, sentences, mentions, events, attributions, self.gazetteer)),
            relations=tuple(find_relations(report, sentences, mentions, self.gazetteer, places, times, attributions)),
            places=tuple(p for row in places for p in row),
            times=tuple(t for row in times for t in row),
            sentence_spans=tuple(s.span for s in sentences),
            framing=tuple(find_framing(report, sentences, attributions)),
        )


def code(text: str, *, published: date | str | None = None, outlet: str = "", coder: Coder | None = None) -> Coding:
    """Code a text as it is (no furniture removed), with the default model, codebook and gazetteer.

    Args:
        text: a sentence, a passage or an article.
        published: its publication date (a date or an ISO string), if known: weekdays and the like are resolved from it.
        outlet: who published it, if known.
        coder: another coder than the default.

    Raises:
        UsageError: if ``published`` is no date.
    """
    report = report_from_text(text, published=published, outlet=outlet)
    return (coder or default_coder()).code(report)


@lru_cache(maxsize=1)
def default_coder() -> Coder:
    """Return the coder with default settings, made once a process."""
    return Coder()
