"""Every mention of an actor in a report, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.actors.context import ReportContext
from dragoman.actors.entries import Match
from dragoman.actors.gazetteer import Gazetteer
from dragoman.actors.lists import mend_lists
from dragoman.actors.names import words_between
from dragoman.actors.person_pronouns import first_names
from dragoman.actors.pronouns import add_references
from dragoman.actors.reader import PhraseReader, read_phrases
from dragoman.actors.resolution import Resolver
from dragoman.language import Sentence
from dragoman.records import Mention, Report


def find_mentions(report: Report, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> list[list[Mention]]:
    """Find the mentions of actors in a report and resolve them within it.

    Args:
        report: the report; its ``published`` date decides offices.
        sentences: its sentences in text order; only parsed ones have mentions, all of them lend support to names. Broken
            lists of names ("Russia, Turkey, Syria and Iran") are mended in the parse, in place.
        gazetteer: from :func:`dragoman.actors.load_gazetteer`.

    Returns:
        One list a sentence, in text order: names, role phrases ("a senior Iranian official") and pronouns with a clear
        antecedent; each member of a compound apart. See :class:`dragoman.records.Mention` for what ``use`` tells.
    """
    context = ReportContext(gazetteer, report.published)
    readers: list[PhraseReader | None] = []
    for sentence in sentences:
        if not sentence.parsed or not sentence.words:
            for match in gazetteer.find(sentence.text):
                context.note_readings(match.readings, " " in match_words(sentence.text, match))
            _note_unread(context, sentence.text, gazetteer)
            context.unread[sentence.index] = sentence.text
            readers.append(None)
            continue
        reader = read_phrases(sentence, gazetteer)
        _note(context, reader)
        readers.append(reader)
    if len(sentences) >= _LONG:
        context.settle_home(_filed_from(sentences, gazetteer))
    resolver = Resolver(context)
    out: list[list[Mention]] = []
    for read in readers:
        mentions: list[Mention] = []
        if read is not None:
            mentions = resolver.mentions_of(read)
            mend_lists(read.sentence, mentions)
            mentions = add_references(read, mentions, out, context)
        out.append(mentions)
    return out


def _filed_from(sentences: Sequence[Sentence], gazetteer: Gazetteer) -> str:
    """Return the country of the first dateline, or nothing if there is none or it may be several."""
    dateline = next((s for s in sentences if s.zone == "dateline"), None)
    found = gazetteer.find(dateline.text) if dateline is not None else []
    countries = {r.entry.country for match in found for r in match.readings if not r.cautious and r.entry.kind == "state"}
    return min(countries) if len(countries) == 1 else ""


# Fewer sentences than this tell no home.
_LONG = 4
# A first name and what may be a family name, in a sentence that nobody parsed.
_FULL_NAME = re.compile(r"\b([A-Z][a-z]+) ([A-Z][\w-]+)\b")


def _note_unread(context: ReportContext, text: str, gazetteer: Gazetteer) -> None:
    """Let an unparsed sentence introduce people whom no table lists, so that their family name means no listed namesake later."""
    for found in _FULL_NAME.finditer(text):
        first, family = found.groups()
        if first in first_names() and not gazetteer.entries_named(found.group()):
            context.unknown_parts.add(family)
            context.full_names.setdefault(family, found.group())


def match_words(text: str, match: Match) -> str:
    """Return the words of a gazetteer match."""
    return text[match.start : match.end]


def _note(context: ReportContext, reader: PhraseReader) -> None:
    """Let the names of a sentence support others, and keep words of unknown longer names from being read alone."""
    for name in reader.names:
        if reader.at[name.first] is name:
            context.note_readings(name.readings, name.last - name.first > 1)
    for draft in reader.drafts:
        if draft.name is not None and not draft.name.readings:
            words = words_between(reader.sentence, draft.name.first, draft.name.last).split()
            if len(words) > 1:
                context.unknown_parts.update(words)
                context.full_names.setdefault(words[-1], " ".join(words))
