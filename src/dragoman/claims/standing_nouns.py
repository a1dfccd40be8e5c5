"""Standing relations told by nouns: possession ("Russia's war with"), roles ("its proxy"), compounds ("Iran-backed"), having."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.claims.parties import Cast
from dragoman.claims.standing_words import (
    Found,
    both_sides,
    forces_of,
    is_ground,
    phrase_span,
    rows,
    supposed,
    verbs_with_objects,
)
from dragoman.clauses import conjuncts, negation, prepositional_objects, subjects
from dragoman.language import Sentence
from dragoman.records import Mention, Party, Span

_PRONOUNS = ("its", "his", "her", "their")


def _cover(*spans: Span | None) -> Span:
    given = [s for s in spans if s is not None]
    return Span(min(s.start for s in given), max(s.end for s in given))


def _owners(sentence: Sentence, i: int, cast: Cast) -> list[Party]:
    """Return whose the noun at token i is: its possessor, or the nationality before it."""
    owner = sentence.child(i, "poss")
    if owner is not None:
        return cast.parties(sentence, conjuncts(sentence, owner), places=True)
    beside = [m for m in cast.mentions[sentence.index] if m.head < i and sentence.heads[m.head] == i and m.actor.country]
    if not beside:
        beside = [m for m in cast.mentions[sentence.index] if m.tokens[0] < i == m.head and m.actor.country and m.use != "goods"]
    return [Party(m.actor, m.span) for m in beside]


def possessed(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """Read "Russia's war with Ukraine", "the American occupation of the north-east", "US sanctions on Syria"."""
    for row in rows("noun"):
        if sentence.lemmas[i] not in row["words"] or _denied(sentence, i):
            continue
        others = prepositional_objects(sentence, i, *row["links"])
        between = prepositional_objects(sentence, i, "between")
        owners = _owners(sentence, i, cast)
        if row["object"] == "ground":
            grounds = [k for k in others if is_ground(sentence, k, cast)]
            if owners and grounds:
                span = phrase_span(sentence, grounds[0])
                evidence = _cover(span, sentence.span_of(i, i), *(p.span for p in owners))
                yield Found(row["kind"], tuple(owners), (), cast.report.text[span.start : span.end], evidence, i)
            continue
        parties = cast.parties(sentence, between)
        one, two = (parties[:1], parties[1:]) if len(parties) > 1 else (owners, cast.parties(sentence, others, places=True))
        if not one or not two or {p.actor.id for p in one} == {p.actor.id for p in two}:
            continue
        if row.get("turned"):
            one, two = two, one
        evidence = _cover(sentence.span_of(i, i), *(p.span for p in (*one, *two)))
        yield Found(row["kind"], tuple(one), tuple(two), "", evidence, i)


def _denied(sentence: Sentence, i: int) -> bool:
    """Tell whether the noun is denied or only to come: "no war with", "to end the occupation" stays a standing one."""
    return bool(negation(sentence, i)) or any(
        sentence.lower[j] in ("former", "possible", "future", "past", "alleged") for j in sentence.children[i]
    )


# -- roles --------------------------------------------------------------------------------------------------------


def roles(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """Read "its Kurdish proxy, the SDF", "Hezbollah, a proxy of Iran", "Belarus is an ally of Russia", "NATO member Turkey"."""
    for row in rows("role"):
        if sentence.lemmas[i] not in row["words"] or _denied(sentence, i):
            continue
        verb = sentence.heads[i]
        if sentence.deps[i] == "attr" and (supposed(sentence, verb) or negation(sentence, verb)):
            continue
        holders = _role_holders(sentence, i, cast)
        patrons = _patrons(sentence, i, cast, holders)
        taken = {p.actor.id for p in patrons}
        holders = [p for p in holders if p.actor.id not in taken]
        if not patrons and len(holders) > 1:  # "Moscow and Tehran are allies"
            holders, patrons = holders[:1], holders[1:]
        if not holders or not patrons:
            continue
        one, two = (patrons, holders) if row.get("turned") else (holders, patrons)
        evidence = _cover(sentence.span_of(i, i), *(p.span for p in (*one, *two)))
        yield Found(row["kind"], tuple(one), tuple(two), "", evidence, i)


def _named(mention: Mention) -> bool:
    return mention.actor.named or bool(mention.actor.country)


def _role_holders(sentence: Sentence, i: int, cast: Cast) -> list[Party]:
    """Return who has the role: across a copula, in apposition before or behind, or the name right behind the noun."""
    verb = sentence.heads[i]
    one = sentence.heads[verb] if sentence.lower[verb] == "of" else i
    if sentence.lower[one] in ("one", "among") and sentence.deps[one] == "attr":  # "is one of China's allies"
        return cast.parties(sentence, subjects(sentence, sentence.heads[one]))
    across = cast.parties(sentence, subjects(sentence, verb)) if sentence.deps[i] == "attr" else []
    if across:
        return across
    here = [m for m in cast.mentions[sentence.index] if _named(m) and m.head != i and m.tokens[0] != i]
    behind = [m for m in here if i < m.head <= i + 8 and _apposed(sentence, i, m)]
    if behind:
        return [Party(behind[0].actor, behind[0].span)]
    if sentence.deps[i] == "appos":  # the nearest name before the comma: "the army and the SDF, their proxy"
        start = sentence.left_edge(i)
        before = [m for m in here if m.tokens[1] <= start and m.use in ("actor", "people", "modifier")]
        if before:
            nearest = max(before, key=lambda m: m.head)
            return [Party(nearest.actor, nearest.span)]
    return []


def _apposed(sentence: Sentence, i: int, mention: Mention) -> bool:
    """Tell whether a name behind the noun stands in apposition to it: nothing but a comma or an article between."""
    between = range(i + 1, mention.tokens[0])
    if any(sentence.lower[j] not in (",", "the", "of") and sentence.words[j] not in ("“", '"') for j in between):
        return False
    return "of" not in [sentence.lower[j] for j in between]


def _patrons(sentence: Sentence, i: int, cast: Cast, holders: list[Party]) -> list[Party]:
    """Return whose proxy, ally or member: "of X", the possessor, the nationality or name before the noun."""
    taken = {p.actor.id for p in holders}
    own = {m.actor.id for m in cast.mentions[sentence.index] if m.head == i}  # "an ally of Russia" as a whole

    def meant(tokens: list[int]) -> list[Party]:
        given = [p for p in cast.parties(sentence, tokens[-1:], places=True) if p.actor.id not in own]
        found = given or cast.named(sentence, tokens)
        return [p for p in found if p.actor.id not in taken]

    of = [k for k in prepositional_objects(sentence, i, "of", "to", "in") if k > i]
    if of:
        return [p for k in of for p in meant([*(j for j in sentence.subtree(k) if j < k and sentence.heads[j] == k), k])]
    owner = sentence.child(i, "poss")
    if owner is not None and sentence.lower[owner] not in _PRONOUNS:
        return meant([owner])
    if owner is not None:
        here = [m for m in cast.mentions[sentence.index] if _named(m) and m.actor.id not in taken]
        best = [m for m in here if m.head == owner] or [m for m in here if m.tokens[1] <= owner][-1:]
        return [Party(m.actor, m.span) for m in best]
    before = [j for j in sentence.children[i] if j < i and sentence.deps[j] in ("amod", "compound", "nmod")]
    found = meant(before) if before else []
    if not found and i and sentence.tags[i - 1] in ("NNP", "NNPS"):
        found = meant([i - 1])
    return found


# -- compounds and having -----------------------------------------------------------------------------------------


def compounds(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """Read "Iran-backed militias", "rebel-held Idlib", "Russian-occupied Donetsk"."""
    if i < 2 or sentence.words[i - 1] != "-":
        return
    row = next((r for r in rows("compound") if sentence.lower[i] in r["words"]), None)
    if row is None:
        return
    here = cast.mentions[sentence.index]
    who = [Party(m.actor, m.span) for m in here if m.tokens[0] <= i - 2 < m.tokens[1] and m.head <= i]
    who = who or cast.named(sentence, [i - 2])
    noun = sentence.heads[i]
    if not who or noun <= i or not sentence.is_noun(noun):
        return
    span = phrase_span(sentence, noun)
    if row["kind"] in ("holds", "occupies"):
        yield Found(row["kind"], tuple(who[:1]), (), cast.report.text[span.start : span.end], _cover(span, who[0].span), i)
        return
    backed = [m for m in here if m.head == noun and m.actor.id != who[0].actor.id]
    whom = [Party(m.actor, m.span) for m in backed] or cast.parties(sentence, [noun])
    whom = [p for p in whom if p.actor.id != who[0].actor.id]
    if whom:
        yield Found(row["kind"], tuple(who[:1]), tuple(whom), "", _cover(span, who[0].span), i)


def having(sentence: Sentence, i: int, cast: Cast) -> Iterator[Found]:
    """Read "has no diplomatic ties with", "Turkey and Syria have no relations", "has 900 troops in Syria"."""
    for row, noun in verbs_with_objects(sentence, i, "have"):
        who, whom = both_sides(sentence, i, noun, cast, *row["links"])
        denied = bool(negation(sentence, i)) or sentence.lemmas[i] in rows("negators")[0]["verbs"]
        denied = denied or any(sentence.lower[j] == "no" for j in sentence.children[noun])
        kind = row.get("negated", "") if denied else row["kind"]
        if not kind or not who or not whom:
            continue
        evidence = _cover(sentence.span_of(i, noun), *(p.span for p in (*who, *whom)))
        one, two = (whom, _whose(sentence, noun, cast, who, whom)) if row.get("turned") else (who, whom)
        yield Found(kind, tuple(one), tuple(two), "", evidence, i)


def _whose(sentence: Sentence, noun: int, cast: Cast, who: list[Party], whom: list[Party]) -> list[Party]:
    """Return whose forces they are: as the noun phrase says, else the subject's."""
    ground = {p.actor.country for p in whom}
    return [p for p in forces_of(sentence, noun, cast) if p.actor.country not in ground] or who
