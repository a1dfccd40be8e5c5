"""Coded records in plain words. Nothing here decides anything: it only names what the records hold."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Actor, Casualties, Claim, Conditional, Event, Factuality, Party, Relation, Stance, TimeExpression


def actor_name(actor: Actor) -> str:
    """Return how a brief names an actor: its name, and its country where the name does not say it."""
    name = actor.name or "unknown"
    return f"{name} ({actor.country})" if actor.country and actor.kind not in ("state",) else name


def _party_name(party: Party) -> str:
    name = actor_name(party.actor)
    name = _inferred(name, party.country_from) if party.country_from else name
    return f"{name} (by an act told before)" if party.did else name


def _inferred(name: str, told_by: str) -> str:
    """Return a name with what told its country: "police (KEN, by the place)", "Niger (by the place)"."""
    return f"{name[:-1]}, by the {told_by})" if name.endswith(")") else f"{name} (by the {told_by})"


def parties_words(parties: Sequence[Party]) -> str:
    """Return parties as a list in words, each once: "Russia, Turkey and Iran"; an inferred country is marked as such."""
    names = list(dict.fromkeys(_party_name(p) for p in parties))
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]


def factuality_words(fact: Factuality) -> str:
    """Return a factuality in words, empty for what simply happened.

    >>> factuality_words(Factuality(certainty="possible", time="future"))
    'possible, future'
    """
    words = [] if fact.certainty == "certain" else [fact.certainty]
    if fact.polarity == "negative":
        words.append("did not happen")
    if fact.time == "future":
        words.append("future")
    if fact.frame not in ("asserted", "background"):
        words.append(fact.frame)
    return ", ".join(words)


def view_words(event: Event) -> str:
    """Return whether an event happened, in words, empty where it simply did.

    A refused or planned act counts as another type: what did not happen then, or has yet to happen, is the act, not the refusal.
    """
    words = factuality_words(event.factuality)
    return f"the act, {event.act}: {words}" if words and event.act != event.type else words


def _is_refused_act(event: Event) -> bool:
    return event.act != event.type and event.factuality.polarity == "negative"


def _arrow(event: Event) -> str:
    """Return whom an event is done to, or what, if it is no party: " → Iran", " → “the attack”"."""
    if event.recipients:
        return f" → {parties_words(event.recipients)}"
    return f" → “{event.object_text}”" if event.object_text else ""


def event_words(event: Event) -> str:
    """Return who did what to whom, in one line."""
    actors = parties_words(event.actors) or "unknown"
    modes = f" ({', '.join(event.modes)})" if event.modes else ""
    arrow = _arrow(event)
    view = view_words(event)
    return f"{event.type}{modes}: {actors}{arrow} – “{event.text}”" + (f" [{view}]" if view else "")


def time_words(time: TimeExpression) -> str:
    """Return when, as far as it is known."""
    if time.start is None:
        return f"“{time.text}” (date unknown)"
    if time.end is None or time.end == time.start:
        return time.start.isoformat()
    return f"{time.start.isoformat()} to {time.end.isoformat()}"


def casualties_words(count: Casualties) -> str:
    """Return how many of whom were killed, injured, arrested or displaced.

    >>> from dragoman.records import Span
    >>> casualties_words(Casualties("killed", 17, None, Span(0, 1)))
    '17 or more killed'
    """
    number = str(count.low) if count.high == count.low else f"{count.low} to {count.high}"
    if count.high is None:
        number = f"{count.low} or more"
    whom = f" ({actor_name(count.of.actor)})" if count.of else ""
    return f"{number} {count.kind}{whom}"


def _of_many(stance: str) -> str:
    """Return the form of a cue's verb for several sources.

    >>> [_of_many(s) for s in ("says", "denies", "accuses")]
    ['say', 'deny', 'accuse']
    """
    return stance[:-3] + "y" if stance.endswith("ies") else stance.removesuffix("s")


def claim_words(claim: Claim, event: Event) -> str:
    """Return who says what of an event."""
    chain = ", citing ".join(actor_name(a) for a in claim.sources) or "nobody named"
    negative = "not: " if claim.factuality.polarity == "negative" and not _is_refused_act(event) else ""
    parties = parties_words(event.actors) or "unknown"
    to = _arrow(event)
    stance = _of_many(claim.stance) if claim.sources and claim.sources[0].kind == "people" else claim.stance
    return f"{chain} {stance}: {negative}{event.type} {parties}{to} – “{event.text}”"


def quoted(words: str) -> str:
    """Return words of a report in quotation marks, those inside them single, and closed if the words end before they do.

    >>> quoted("to win “the fight")
    '“to win ‘the fight’”'
    """
    inner = words.replace("“", "‘").replace("”", "’")
    return f"“{inner}{'’' if words.count('“') > words.count('”') else ''}”"


def stance_words(stance: Stance, target: str) -> str:
    """Return who wants, opposes, fears ... what."""
    return f"{actor_name(stance.holder.actor)} {stance.attitude}: {quoted(target)}"


def relation_words(relation: Relation, text: str) -> str:
    """Return a standing relation in words: "Russia is at war with Ukraine", "Chile and Peru occupy the valley".

    Of what is no party the report's own words say it: "“the valley, which is rich in copper”".
    """
    if not relation.subjects:
        return quoted(relation.evidence.of(text))
    verb, _, rest = relation.kind.replace("_", " ").partition(" ")
    many = len(relation.subjects) > 1
    if verb == "has":
        verb = "have" if many else "has"
    elif not verb.endswith("s"):  # a state: "allied with", "at war with"
        verb = f"{'are' if many else 'is'} {verb}"
    elif many:
        verb = _of_many(verb)
    what = parties_words(relation.objects) or relation.object_text or (relation.place.name if relation.place else "")
    return " ".join(part for part in (parties_words(relation.subjects), verb, rest, what) if part)


def conditional_words(found: Conditional, text: str) -> str:
    """Return antecedent and consequent in the report's own words."""
    then = found.consequent.of(text) if found.consequent else "?"
    if found.antecedent is None:
        return f"possibly: {quoted(then)}"
    opening = "because of " if found.kind == "cause" else ""
    return f"{opening}{quoted(found.antecedent.of(text))} → {quoted(then)}"
