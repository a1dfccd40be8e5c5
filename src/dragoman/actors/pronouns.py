"""References back: "he", "it", "the kingdom", "both countries", "the two sides"; only where one antecedent is clear."""

from __future__ import annotations

from functools import lru_cache

from dragoman.actors.body_pronouns import goes_on_about, is_body, note_topic
from dragoman.actors.context import ReportContext
from dragoman.actors.gazetteer import DATA
from dragoman.actors.person_pronouns import (
    SUBJECT,
    is_anothers_own,
    note_speakers,
    of_the_speakers,
    one,
    person_meant,
    same_clause_object,
)
from dragoman.actors.reader import PhraseReader
from dragoman.actors.tables import Problem, read_rows
from dragoman.actors.usage import usage_words
from dragoman.language import Sentence
from dragoman.records import Actor, Mention
from dragoman.word_lists import word_list

_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_BODIES = ("state", "group", "organisation")
_PAIR_STARTS = frozenset({"the", "both", "two", "all"})
_PHRASE_STARTS = frozenset({"the", "both", "two", "this", "all"})
# Bodies that are spoken of as many people.
_MANY = word_list("actors", "spoken_of_as_many")
_PRONOUN_TAGS = frozenset({"PRP", "PRP$"})
_OWN_THINGS = frozenset({"theirs", "hers"})
_LISTENING = frozenset({"reporters", "journalists"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_FILLERS = word_list("actors", "before_pairs")
_PAIR_NOUNS = word_list("actors", "pair_nouns")


@lru_cache(maxsize=1)
def _epithets() -> list[tuple[tuple[str, ...], str, frozenset[str]]]:
    problems: list[Problem] = []
    rows = read_rows(DATA / "epithets.csv", problems)
    found = [(tuple(p.split()), row["kind"], frozenset(row.many("ids"))) for row in rows for p in row.many("phrase")]
    return sorted(found, key=lambda item: -len(item[0]))


@lru_cache(maxsize=1)
def _epithet_heads() -> frozenset[str]:
    return frozenset(words[1] for words, _, _ in _epithets())


def add_references(
    reader: PhraseReader, mentions: list[Mention], before: list[list[Mention]], context: ReportContext
) -> list[Mention]:
    """Return a sentence's mentions with those of its pronouns and epithets, in text order.

    Args:
        reader: the sentence as read.
        mentions: its mentions so far.
        before: mentions of the sentences before it.
        context: what the report has said.
    """
    s = reader.sentence
    note_speakers(s, mentions, context)
    note_topic(s, mentions, context)
    extra: list[Mention] = []
    words = enumerate(zip(s.lower, s.tags, strict=True))
    starts = [(i, word) for i, (word, tag) in words if word in _PHRASE_STARTS or tag in _PRONOUN_TAGS]
    covered = {t for m in mentions for t in range(*m.tokens)} if starts else set()
    for i, word in starts:
        if word in _PAIR_STARTS and _pair(s, i) is not None:
            if i and s.lower[i - 1] in _PAIR_STARTS and _pair(s, i - 1) is not None:
                continue
            extra.extend(_together(s, i, mentions, before, context))
            continue
        if i in covered:
            continue
        if s.tags[i] in _PRONOUN_TAGS:
            found = _pronoun(s, i, mentions + extra, before, context)
            extra.extend(Mention(a, s.span_of(i, i), s.index, (i, i + 1), i, "actor") for a in found)
        elif word in _PHRASE_STARTS and i + 1 < len(s):
            extra.extend(_phrase(s, i, mentions, before, covered))
    if not extra:
        return mentions
    pairs = [m.tokens for m in extra if m.tokens[1] - m.tokens[0] > 1]
    kept = [m for m in mentions if m.actor.named or not any(a <= m.tokens[0] and m.tokens[1] <= b for a, b in pairs)]
    return sorted(kept + extra, key=lambda m: (m.tokens, m.actor.id))


def _together(s: Sentence, i: int, here: list[Mention], before: list[list[Mention]], context: ReportContext) -> list[Mention]:
    """Return a mention for each of "both countries", "the two sides"."""
    pair = _pair(s, i)
    if pair is None:
        return []
    last, number = pair
    actors = [context.state(a) for a in _last_group(number, i, here, before)]
    return [Mention(a, s.span_of(i, last), s.index, (i, last + 1), last, "actor") for a in actors]


def _acting(mentions: list[Mention]) -> list[Mention]:
    return [m for m in mentions if m.use in ("actor", "people")]


def _pronoun(s: Sentence, i: int, here: list[Mention], before: list[list[Mention]], context: ReportContext) -> list[Actor]:
    words = usage_words()
    word = s.lower[i]
    if word in _REFLEXIVE and s.deps[i] in ("dobj", "pobj", "dative"):
        return []  # whoever acts: the sentence before does not tell
    if word in _OWN_THINGS and s.deps[i] in (*SUBJECT, "dobj"):
        return []  # a thing of theirs: "Chad suspended its aid, and Mali suspended theirs"
    if word in words["person_pronoun"]:
        return person_meant(s, i, here, before, context)
    if word in words["thing_pronoun"]:
        speaks = s.deps[i] in SUBJECT and s.lemmas[s.heads[i]] in words["said"]
        related = s.deps[i] == "pobj" and s.lower[s.heads[i]] in ("with", "against", "by")
        addressed = s.deps[i] in ("dobj", "dative") and s.lemmas[s.heads[i]] in words["addressed"]
        if word == "it" and not (speaks or related or addressed):
            return goes_on_about(s, i, context)
        found = one(_candidates(s, i, here, [] if addressed else before, is_body))
        return found or (goes_on_about(s, i, context) if word == "it" else [])
    if word in words["plural_pronoun"]:
        return _plural(s, i, here, before)
    return []


def _candidates(s: Sentence, i: int, here: list[Mention], before: list[list[Mention]], fits: object) -> list[Actor]:
    """Return possible antecedents, best first: subjects earlier in the sentence, others there, then the sentence before."""
    assert callable(fits)
    earlier = [m for m in _acting(here) if m.tokens[1] <= i and fits(m.actor) and not same_clause_object(s, m.head, i)]
    earlier = [m for m in earlier if not is_anothers_own(s, m.head, i)]
    subjects = [m.actor for m in earlier if s.deps[m.head] in SUBJECT]
    if subjects:
        return subjects
    if earlier:
        return [m.actor for m in earlier]
    for mentions in reversed(before[-2:]):
        past = [m.actor for m in _acting(mentions) if fits(m.actor) and not of_the_speakers(m.actor)]
        if past:
            return past
    return []


def _plural(s: Sentence, i: int, here: list[Mention], before: list[list[Mention]]) -> list[Actor]:
    themselves = _speak_of_themselves(s, i)

    def plural(actor: Actor) -> bool:
        if actor.name.lower() in _LISTENING and actor.count is None:
            return False  # whoever is told something: "he told reporters"
        bodies = actor.kind == "institution" and s.lower[i] == "they" and actor.name.split()[-1].lower() in _MANY
        several = themselves and actor.kind == "institution" and not is_body(actor)
        return (actor.kind in ("people", "group") or bodies or several) and actor.count != 1

    return one(_candidates(s, i, here, [] if themselves else before, plural))


def _speak_of_themselves(s: Sentence, i: int) -> bool:
    """Tell whether "they" are those who say so, whether or not anybody knows them: "the federations said they would sue"."""
    verb = s.heads[i]
    if s.lower[i] != "they" or s.deps[i] not in SUBJECT or s.deps[verb] not in ("ccomp", "advcl"):
        return False
    return any(s.tags[j] in ("NNS", "NNPS") and j < i for j in s.children_with(s.heads[verb], *SUBJECT))


def _phrase(s: Sentence, i: int, here: list[Mention], before: list[list[Mention]], covered: set[int]) -> list[Mention]:
    if s.lower_after(i) not in _epithet_heads():
        return []
    for words, kind, ids in _epithets():
        last = i + len(words)
        if tuple(s.lower[i:last]) != words or covered & set(range(i, last)):
            continue
        if last < len(s) and s.heads[last - 1] == last and s.is_noun(last):
            return []
        actor = _epithet(i, kind, ids, here, before)
        use = (
            "place"
            if s.deps[last - 1] == "pobj" and s.lower[s.heads[last - 1]] in usage_words()["place_preposition"]
            else "actor"
        )
        return [Mention(actor, s.span_of(i, last - 1), s.index, (i, last), last - 1, use)] if actor is not None else []
    return []


def _pair(s: Sentence, i: int) -> tuple[int, int] | None:
    """Return the last token and the number of "both countries", "the two sides", "all four governments" at token i, or None."""
    number = 0
    for k in range(i, min(i + 4, len(s))):
        word = s.lower[k]
        if word in _PAIR_NOUNS:
            return (k, number) if number else None
        if word in _NUMBERS:
            number = _NUMBERS[word]
        elif word not in _FILLERS:
            return None
    return None


def _last_group(number: int, i: int, here: list[Mention], before: list[list[Mention]]) -> list[Actor]:
    """Return the states and groups that acted together last, if they are just so many in this sentence or one of the four before.

    Office-holders, institutions and forces stand for their states ("the Russian minister received his Syrian counterpart"). A
    state told of nearer is one of them, or it is not clear who is meant.
    """
    own: set[str] = set()
    for mentions in [[m for m in here if m.tokens[1] <= i], *reversed(before[-4:])]:
        bodies = {m.actor.id: m.actor for m in mentions if m.use in ("actor", "modifier") and m.actor.kind in _BODIES}
        found = bodies if len(bodies) == number else bodies | _represented(mentions, bodies)
        if len(found) == number:
            return list(found.values()) if own <= set(found) else []
        own = own or {m.actor.id for m in mentions if m.use == "actor" and m.actor.kind == "state"}
        if len(found) > 1:
            return []
    return []


def _represented(mentions: list[Mention], bodies: dict[str, Actor]) -> dict[str, Actor]:
    """Return the states that office-holders, ministries and forces of these mentions act for."""
    out: dict[str, Actor] = {}
    for m in mentions:
        country = m.actor.country
        if m.use == "actor" and country and m.actor.sectors[:1] in (("GOV",), ("MIL",)) and country not in bodies:
            out.setdefault(country, Actor(country, country, "state", country, ("GOV",)))
    return out


def _epithet(i: int, kind: str, ids: frozenset[str], here: list[Mention], before: list[list[Mention]]) -> Actor | None:
    kinds = {"state": ("state",), "organisation": ("organisation", "institution"), "group": ("group", "organisation")}[kind]
    for mentions in [[m for m in here if m.tokens[1] <= i], *reversed(before[-4:])]:
        found = [m.actor for m in mentions if m.actor.kind in kinds and (not ids or m.actor.id in ids)]
        distinct = list(dict.fromkeys(a.id for a in found))
        if len(distinct) == 1 or (distinct and ids):
            return found[-1]
        if distinct:
            return None
    return None
