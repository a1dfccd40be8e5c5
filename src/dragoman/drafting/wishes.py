"""Who wants or opposes which act: from stances, demands, promises, refusals, declared aims and conditions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.clauses import subjects
from dragoman.clauses.factuality import factuality_of
from dragoman.clauses.lexicon import read_toml
from dragoman.drafting.acts import load_acts
from dragoman.drafting.evidence import Evidence, is_named_source, make_evidence
from dragoman.drafting.sightings import Scene, Sighting, negated
from dragoman.language import Sentence
from dragoman.records import Coding, Conditional, Relation, Span, Stance

_WANTS = frozenset({"wants", "supports", "demands", "prioritises"})
_OPPOSES = frozenset({"opposes", "rejects", "fears"})
# What a wish counts when the reports are weighed: the order of strength that stances carry, in equal steps.
_STRENGTH = {"strong": 3.0, "medium": 2.0, "weak": 1.0}
_DEMAND, _REFUSAL, _PROMISE, _ANNOUNCED, _AIM, _BACK_REFERENCE = 3.0, 3.0, 1.5, 1.0, 1.0, 1.0
# What an unnamed source says counts half.
_UNNAMED = 0.5
# What stands behind these is what a thing is about or when it was, not what is wanted ("an agreement on the filling of the dam").
_ASIDE = frozenset({"on", "about", "over", "after", "during", "despite", "since", "amid"})
# A clause that begins so under a refusal is what would lift it.
_LIFTS = frozenset({"until", "unless", "before"})


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Wish:
    """One party's wish about one act, as one place in a report tells it.

    ``given`` is the act that must come first, as (act, owner, target, taken), where the wish is bound to a condition.
    """

    holder: str
    act: str
    owner: str
    target: str
    wants: bool
    weight: float
    basis: str
    evidence: tuple[Evidence, ...]
    given: tuple[str, str, str, bool] | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Scenario:
    """What a report says may follow from what: acts on both sides, and the published range for the words used."""

    antecedent: tuple[Sighting, ...]
    consequent: tuple[Sighting, ...]
    antecedent_words: str
    consequent_words: str
    kind: str
    strength: str
    low: float | None
    high: float | None
    evidence: Evidence


def find_wishes(coding: Coding, scenes: list[Scene], sightings: list[Sighting]) -> list[Wish]:
    """Return every wish that a report tells, in text order; one told in two ways counts once, at its stronger weight."""
    by_index = {s.sentence.index: s for s in scenes}
    found = [w for stance in coding.stances for w in _of_stance(coding, stance, by_index, sightings)]
    found += [w for s in sightings for w in _of_frame(coding, by_index[s.sentence], s, sightings)]
    bound = [w for c in coding.conditionals for w in _of_condition(coding, c, by_index, sightings)]
    covered = {(w.holder, w.act, w.span) for w in bound}
    found = [w for w in found if (w.holder, w.act, w.span) not in covered]
    return _strongest([*found, *bound])


def _strongest(wishes: Iterable[Wish]) -> list[Wish]:
    best: dict[tuple[object, ...], Wish] = {}
    for w in wishes:
        key = (w.holder, w.act, w.owner, w.target, w.wants, w.given, w.evidence[0].text)
        if key not in best or w.weight > best[key].weight:
            best[key] = w
    return sorted(best.values(), key=lambda w: (w.span, w.holder, w.act, w.owner))


def _wish(coding: Coding, holder: str, s: Sighting, wants: bool, weight: float, basis: str, attribution: str = "") -> Wish:
    evidence = make_evidence(coding, s.span, basis, attribution)
    if not is_named_source(coding, s.span):
        weight *= _UNNAMED
    return Wish(holder, s.act, s.owner, s.target, wants, weight, basis, (evidence,), None, s.span)


# -- stances -----------------------------------------------------------------------------------------------------


def _of_stance(coding: Coding, stance: Stance, scenes: dict[int, Scene], sightings: list[Sighting]) -> list[Wish]:
    if stance.attitude not in _WANTS | _OPPOSES or not scenes:
        return []
    holder = next(iter(scenes.values())).book.key(stance.holder.actor)
    if not holder:
        return []
    positive = stance.attitude in _WANTS
    weight = _STRENGTH.get(stance.strength, 2.0)
    inside = [s for s in sightings if stance.target.start <= s.span.start and s.span.end <= stance.target.end]
    found = []
    for s in inside:
        scene = scenes[s.sentence]
        way = _way_down(scene.sentence, s.token, stance.target)
        if way is None or (s.half and not positive and s.owner != holder):
            continue
        if positive and s.view.frame == "refusal":
            continue
        wants = (positive or way) == s.done
        wants = wants != negated(scene.sentence, s.token)
        found.append(_wish(coding, holder, s, wants, weight, stance.attitude, stance.attribution))
    found = found or _back_reference(coding, stance, holder, positive, sightings)
    return found or _of_aim(coding, stance, holder, positive, scenes)


def _way_down(sentence: Sentence, token: int, target: Span) -> bool | None:
    """Climb from an act to the head of what is wanted: None where another clause lies between, True where it lifts a refusal."""
    inside = sentence.tokens_in(target)
    if token not in inside:
        return None
    head = sentence.head_of(inside)
    i, lifts = token, False
    while i != head and i in inside:
        label = sentence.deps[i]
        if label == "relcl" or (label == "pobj" and sentence.lower[sentence.heads[i]] in _ASIDE):
            return None
        if label == "advcl":
            marks = {sentence.lower[j] for j in sentence.children[i] if sentence.deps[j] in ("mark", "prep", "advmod")}
            if not marks & _LIFTS and sentence.tags[i] != "VB":
                return None
            lifts = lifts or bool(marks & _LIFTS)
        i = sentence.heads[i]
    return lifts


def _back_reference(coding: Coding, stance: Stance, holder: str, positive: bool, sightings: list[Sighting]) -> list[Wish]:
    """What "the decision" or "the idea" takes up: the last act spoken of before it, at most a few sentences back."""
    words = stance.target.of(coding.report.text).lower().split()
    if (
        not words
        or len(words) > 3
        or words[-1] not in load_acts().back_reference
        or words[0] not in ("the", "this", "that", "such")
    ):
        return []
    before = [s for s in sightings if s.span.end <= stance.evidence.start and s.act != "meet"]
    near = [s for s in before if stance.sentence - s.sentence <= 3] or [s for s in before if s.sentence <= 1]
    if not near:
        return []
    last = near[-1]
    same = [s for s in near if s.span == last.span]
    return [_wish(coding, holder, s, positive == s.done, _BACK_REFERENCE, stance.attitude, stance.attribution) for s in same]


def _of_aim(coding: Coding, stance: Stance, holder: str, positive: bool, scenes: dict[int, Scene]) -> list[Wish]:
    """One's own sovereignty as an aim: a wish that those who hold one's ground leave it, by the report's own account."""
    text = stance.target.of(coding.report.text).lower()
    found = []
    for words, kind, act in load_acts().aims:
        if not positive or not any(w in text for w in words) or _others_aim(stance, holder, scenes, text):
            continue
        for relation in coding.relations:
            if relation.kind != kind:
                continue
            for owner, target in holders_of_ground(coding, relation, scenes):
                near = not target and relation.sentence == stance.sentence
                if (target == holder or near) and owner != holder:
                    told = make_evidence(coding, stance.evidence, f"{stance.attitude} (an aim)", stance.attribution)
                    stands = make_evidence(coding, relation.evidence, "stands", relation.attribution)
                    found.append(Wish(holder, act, owner, holder, True, _AIM, "an aim", (told, stands), None, stance.target))
    return found


def _others_aim(stance: Stance, holder: str, scenes: dict[int, Scene], text: str) -> bool:
    """Tell whether the sovereignty spoken of is another's ("the territorial integrity of Syria", wanted by Turkey)."""
    scene = scenes.get(stance.sentence)
    if scene is None:
        return " its " not in f" {text} "
    named = {m.actor.country for m in scene.mentions if stance.target.contains(m.span) and m.actor.country}
    return bool(named) and holder not in named


def holders_of_ground(coding: Coding, relation: Relation, scenes: dict[int, Scene]) -> list[tuple[str, str]]:
    """Return (holder, country) for those who stand on another's ground, as far as the sentence names the country."""
    if not scenes:
        return []
    book = next(iter(scenes.values())).book
    subjects_ = {book.key(p.actor) for p in relation.subjects} - {""}
    own = {p.actor.country for p in relation.subjects}
    objects_ = {p.actor.country for p in relation.objects if p.actor.country}
    if relation.place is not None and relation.place.country:
        objects_.add(relation.place.country)
    ground = _ground(coding, relation)
    if ground is not None and not objects_:
        objects_ = {m.actor.country for m in coding.mentions if ground.contains(m.span) and m.actor.country} - own
        objects_ |= {p.country for p in coding.places if p.country and ground.contains(p.span)} - own
    if not objects_:
        return [(s, "") for s in sorted(subjects_) if len(s) == 3]
    return [(s, o) for s in sorted(subjects_) for o in sorted(objects_) if len(o) == 3 and o != s and _foreign(s, o, relation)]


def _ground(coding: Coding, relation: Relation) -> Span | None:
    """Return where in the report the relation's object stands, if it is told in words."""
    if not relation.object_text:
        return None
    around = next((s for s in coding.sentence_spans if s.start <= relation.evidence.start < s.end), relation.evidence)
    at = coding.report.text.find(relation.object_text, around.start, around.end)
    return Span(at, at + len(relation.object_text)) if at >= 0 else None


def _foreign(holder: str, country: str, relation: Relation) -> bool:
    """A group of the country itself is not on another's ground."""
    return all(p.actor.country != country for p in relation.subjects if p.actor.name == holder)


# -- frames ------------------------------------------------------------------------------------------------------


def _of_frame(coding: Coding, scene: Scene, s: Sighting, sightings: list[Sighting]) -> list[Wish]:
    """A demand, promise or refusal that the grammar shows, whether or not a stance was found for it."""
    view = s.view
    cue = _cue(scene.sentence, s)
    who = [k for h in subjects(scene.sentence, cue) if (k := scene.party(h))] if cue >= 0 else []
    if view.frame == "purpose" and who and cue >= 0 and scene.sentence.lemmas[cue] in _wanting_verbs():
        return [_wish(coding, w, s, s.done, _STRENGTH["medium"], "wants") for w in who]
    if view.polarity == "negative" and (reason := _no_reason(scene.sentence, s)):
        return [_wish(coding, w, s, not s.done, _STRENGTH["medium"], "sees no reason for it") for w in scene.parties(reason)]
    if view.frame == "demand":
        return [_wish(coding, w, s, s.done, _DEMAND, "demanded") for w in who if w != s.owner]
    if not s.owner or s.half:
        return []
    if view.frame == "promise" and view.polarity == "positive" and s.owner in (who or [s.owner]):
        return _of_promise(coding, scene.sentence, s, cue, sightings)
    if _announces(coding, scene, s):
        return [_wish(coding, s.owner, s, s.done, _ANNOUNCED, "announced")]
    refused = view.polarity == "negative" and view.time == "future" and view.certainty in ("certain", "probable")
    if refused and ((view.frame == "refusal" and s.owner in who) or (view.frame == "asserted" and _says_no(scene.sentence, s))):
        return [_wish(coding, s.owner, s, not s.done, _REFUSAL, "refused")]
    return []


def _of_promise(coding: Coding, sentence: Sentence, s: Sighting, cue: int, sightings: list[Sighting]) -> list[Wish]:
    """A promise that was made, not one that is asked for; contested where the same report has it that none was made."""
    if cue >= 0:
        between = [j for j in sentence.ancestors(s.token) if sentence.is_verb(j)]
        if factuality_of(sentence, cue).frame not in ("asserted", "background") or (between and between[0] != cue):
            return []
    wish = _wish(coding, s.owner, s, s.done, _PROMISE, "promised")
    against = next((o for o in sightings if o.act == s.act and o.view.frame == "promise" and o.view.polarity == "negative"), None)
    if against is None:
        return [wish]
    denial = make_evidence(coding, against.span, "denied")
    return [replace(wish, evidence=(replace(wish.evidence[0], contested=denial.says), denial))]


def _no_reason(sentence: Sentence, s: Sighting) -> int:
    """Return the subject of "sees no reason to", "has no intention of" above an act, 0 where nothing of the kind is said."""
    for j in sentence.ancestors(s.token):
        if sentence.is_noun(j) and sentence.lemmas[j] in load_acts().reasons and sentence.is_verb(sentence.heads[j]):
            return next(iter(subjects(sentence, sentence.heads[j])), 0)
    return 0


def _announces(coding: Coding, scene: Scene, s: Sighting) -> bool:
    """Tell whether the owner itself says that it will do it."""
    view = s.view
    if (view.frame, view.polarity, view.time) != ("asserted", "positive", "future") or view.certainty not in (
        "certain",
        "probable",
        "possible",
    ):
        return False
    said = [a for a in coding.attributions if any(x.contains(s.span) for x in a.content)]
    return scene.sentence.is_verb(s.token) and any(scene.book.key(a.actor) == s.owner for a in said)


def _says_no(sentence: Sentence, s: Sighting) -> bool:
    """Tell whether the act is the negated verb itself ("will not leave"), not something under it."""
    return sentence.is_verb(s.token) and negated(sentence, s.token)


@lru_cache(maxsize=1)
def _wanting_verbs() -> frozenset[str]:
    """Return the verbs of wanting that stances are found by."""
    rows = read_toml("stances.toml")["row"]
    return frozenset(v for row in rows if row["attitude"] == "wants" for v in row.get("verbs", ()))


def _cue(sentence: Sentence, s: Sighting) -> int:
    """Return the verb that puts the act in its frame ("demanded"), or -1."""
    tokens = {k for span in s.view.evidence for k in sentence.tokens_in(span)}
    above = [j for j in sentence.ancestors(s.token) if j in tokens and sentence.is_verb(j) and sentence.tags[j] != "MD"]
    return above[-1] if above else -1


# -- conditions --------------------------------------------------------------------------------------------------


def _sides(c: Conditional, sightings: list[Sighting]) -> tuple[list[Sighting], list[Sighting]]:
    def within(span: Span | None) -> list[Sighting]:
        return [s for s in sightings if span is not None and span.contains(s.span)]

    first, then = within(c.antecedent), within(c.consequent)
    return first, [s for s in then if s not in first]


def _of_condition(coding: Coding, c: Conditional, scenes: dict[int, Scene], sightings: list[Sighting]) -> list[Wish]:
    """A party's own condition for an act of its own ("would not meet him as long as the troops stayed")."""
    first, then = _sides(c, sightings)
    if c.kind not in ("indicative", "unless", "inverted") or not first or not then:
        return []
    found = []
    for s in then:
        if not s.owner or s.half or not _own_word(coding, scenes[s.sentence], s):
            continue
        a = first[0]
        taken = (a.done == (a.view.polarity == "positive")) != (c.kind == "unless")
        wants = s.done == (s.view.polarity == "positive")
        evidence = make_evidence(coding, s.span, "on a condition")
        found.append(
            Wish(
                s.owner,
                s.act,
                s.owner,
                s.target,
                wants,
                _PROMISE,
                "on a condition",
                (evidence,),
                (a.act, a.owner, a.target, taken),
                s.span,
            )
        )
        if a.owner != s.owner and not wants:
            found.append(_wish(coding, s.owner, a, not taken, _STRENGTH["medium"], "its condition"))
    return found


def _own_word(coding: Coding, scene: Scene, s: Sighting) -> bool:
    """Tell whether the owner itself says so, or refuses: another's forecast is no preference."""
    said = [a for a in coding.attributions if any(x.contains(s.span) for x in a.content)]
    if any(scene.book.key(a.actor) == s.owner for a in said):
        return True
    return s.view.frame == "refusal"


def find_scenarios(coding: Coding, sightings: list[Sighting]) -> list[Scenario]:
    """Return the conditionals whose two sides speak of acts, or one of them at least, in text order."""
    found = []
    text = coding.report.text
    for c in coding.conditionals:
        first, then = _sides(c, sightings)
        if not (first or then) or c.antecedent is None or c.consequent is None:
            continue
        strength = c.strength
        found.append(
            Scenario(
                tuple(first), tuple(then), " ".join(c.antecedent.of(text).split()),
                " ".join(c.consequent.of(text).split()), c.kind,
                strength.words if strength else "", strength.low if strength else None, strength.high if strength else None,
                make_evidence(coding, c.antecedent, "what may follow"),
            )
        )  # fmt: skip
    return found
