"""Why a sentence is coded as it is: parse, candidates, what became of each, and the events, as text or as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dragoman.actors import Gazetteer
from dragoman.events.candidates import find_candidates
from dragoman.events.coder import code_events
from dragoman.events.matching import Candidate
from dragoman.events.rewriting import category
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.records import Event, Mention, Party, Report


def explain_sentence(
    report: Report, sentence: Sentence, mentions: Sequence[Mention], codebook: Codebook, gazetteer: Gazetteer
) -> dict[str, Any]:
    """Return everything that decides how a sentence is coded.

    Args:
        report: the report that it stands in.
        sentence: the sentence, parsed.
        mentions: its mentions.
        codebook: the codebook.
        gazetteer: who actors are.

    Returns:
        ``parse`` (word, tag, label, head), ``mentions``, ``candidates`` (trigger, signal, roles, what it counts as, why it
        was not told as an event of its own) and ``events``.
    """
    found = find_candidates(sentence, codebook)
    rows: list[list[Mention]] = [[] for _ in range(sentence.index)] + [list(mentions)]
    before = [Sentence(i, sentence.span, "") for i in range(sentence.index)]
    events = code_events(report, [*before, sentence], rows, codebook, gazetteer)
    return {
        "text": sentence.text,
        "parse": [
            {"word": w, "tag": t, "label": d, "head": sentence.words[h]}
            for w, t, d, h in zip(sentence.words, sentence.tags, sentence.deps, sentence.heads, strict=True)
        ],
        "mentions": [
            {"words": m.span.of(report.text), "actor": m.actor.name, "country": m.actor.country, "use": m.use} for m in mentions
        ],
        "candidates": [_candidate(sentence, c, found, events, codebook) for c in found],
        "events": [_event(e) for e in events],
    }


def _candidate(
    sentence: Sentence, candidate: Candidate, found: list[Candidate], events: list[Event], codebook: Codebook
) -> dict[str, Any]:
    contents = [c for c in found if c.operator is candidate and c.token in candidate.contents]
    counts_as = category(sentence, candidate, contents, codebook)
    start = sentence.starts[candidate.token]
    event = next((e for e in events if e.span.start == start or any(m.start == start for m in e.mentions)), None)
    return {
        "trigger": sentence.words[candidate.token],
        "signal": f"{candidate.signal.type}: {candidate.signal.pattern}",
        "actor": _words(sentence, candidate.actors),
        "recipient": _words(sentence, candidate.recipients),
        "content": _words(sentence, candidate.contents),
        "counts_as": counts_as.type,
        "rule": counts_as.rule,
        "circumstances": list(counts_as.when),
        "fate": _fate(event),
    }


def _fate(event: Event | None) -> str:
    if event is None:
        return "rejected: no party that acts in politics or conflict, or a recipient is required and missing"
    return f"not told as an event: {event.untold}" if event.untold else "an event"


def _words(sentence: Sentence, tokens: list[int]) -> list[str]:
    return [sentence.words[t] for t in tokens]


def _event(event: Event) -> dict[str, Any]:
    return {
        "event": event.type,
        "act": event.act,
        "modes": list(event.modes),
        "trigger": event.text,
        "actor": [_party(p) for p in event.actors],
        "recipient": [_party(p) for p in event.recipients],
        "told": event.reported,
        "factuality": [event.factuality.certainty, event.factuality.polarity, event.factuality.time, event.factuality.frame],
        "rule": event.rule,
    }


def _party(party: Party) -> str:
    return f"{party.actor.name} ({party.actor.country or '?'} {' '.join(party.actor.sectors)})".replace(" )", ")")


def as_text(why: dict[str, Any]) -> str:
    """Return what :func:`explain_sentence` gives as lines for a terminal."""
    lines = [why["text"], "", "parse"]
    lines += [f"  {t['word']:<18} {t['tag']:<5} {t['label']:<10} of {t['head']}" for t in why["parse"]]
    lines += ["", "mentions"] + [f"  {m['words']}: {m['actor']} {m['country']} ({m['use']})" for m in why["mentions"]]
    lines += ["", "candidates"]
    for c in why["candidates"]:
        roles = ", ".join(f"{role} {'; '.join(c[role])}" for role in ("actor", "recipient", "content") if c[role])
        lines.append(f"  {c['trigger']}  [{c['signal']}]  {roles}")
        lines.append(f"      counts as {c['counts_as']}{' by rule: ' + c['rule'] if c['rule'] else ''}; {c['fate']}")
    lines += ["", "events"]
    for e in why["events"]:
        told = "" if e["told"] else " (not told as an event)"
        modes = f" {'/'.join(e['modes'])}" if e["modes"] else ""
        lines.append(
            f"  {e['event']}{modes} [{e['trigger']}] {'; '.join(e['actor']) or '?'} -> {'; '.join(e['recipient']) or '-'}{told}"
        )
    return "\n".join(lines)


def why_sentence(text: str, codebook: Codebook, gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """Explain each sentence of a text given directly."""
    from dragoman.actors import find_mentions
    from dragoman.headlines import calm_headlines, read_headline
    from dragoman.language import load_parser, split
    from dragoman.records import make_id

    report = Report(id=make_id("report", text), text=text)
    sentences, parser = split(report), load_parser()
    calm_headlines(sentences, gazetteer, parser)
    parser.parse(sentences)
    for sentence in sentences:
        read_headline(sentence, parser)
    mentions = find_mentions(report, sentences, gazetteer)
    return [explain_sentence(report, s, m, codebook, gazetteer) for s, m in zip(sentences, mentions, strict=True)]
