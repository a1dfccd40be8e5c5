"""Wishes that stances tell: what is wanted or opposed, what "the decision" takes up, and declared aims."""

from __future__ import annotations

from dataclasses import replace

from dragoman.clauses import conjuncts, prepositional_objects
from dragoman.drafting.act_words import verb_names
from dragoman.drafting.acts import load_acts
from dragoman.drafting.evidence import is_named_source, make_evidence
from dragoman.drafting.scenes import Scene
from dragoman.drafting.sightings import Sighting, negated
from dragoman.drafting.wish import AIM, BACK_REFERENCE, STRENGTH, THE_AGREEMENT, UNNAMED, Wish, make_wish
from dragoman.language import Sentence
from dragoman.records import Coding, Relation, Span, Stance
from dragoman.word_lists import word_list

_WANTS = frozenset({"wants", "supports", "demands", "prioritises"})
_ASKS = frozenset({"wants", "demands"})
# These take up what somebody did or announced, not what somebody asked.
_DEEDS = frozenset({"decision", "move", "step", "outcome"})
_ADDING = frozenset({"as", "well", "too", "again", "also", "firmly", "strongly", "now"})
_HAVING_IT = word_list("drafting", "having_it")
_OPPOSES = frozenset({"opposes", "rejects", "fears"})
# What stands behind these is what a thing is about or when it was, not what is wanted ("an agreement on the filling of the dam").
_ASIDE = frozenset({"on", "about", "over", "after", "during", "despite", "since", "amid", "except", "besides", "under"})
# A clause that begins so under a refusal is what would lift it.
_LIFTS = frozenset({"until", "unless", "before"})


def of_stance(coding: Coding, stance: Stance, scenes: dict[int, Scene], sightings: list[Sighting]) -> list[Wish]:
    """Return the wishes that a stance tells about acts inside what it is about, or named before it."""
    if stance.attitude not in _WANTS | _OPPOSES or not scenes:
        return []
    holder = _holder(stance, scenes)
    if not holder:
        return []
    positive = stance.attitude in _WANTS
    weight = STRENGTH.get(stance.strength, 2.0)
    inside = [s for s in sightings if stance.target.start <= s.span.start and s.span.end <= stance.target.end]
    before = [s for s in inside if s.sentence != stance.sentence and s.sentence in scenes]
    if before and stance.attitude in _ASKS:  # "asked for such a step" is not for what somebody else asks
        before = inside = [s for s in before if s.view.frame != "demand"]
    if before:  # "turned it down": what the sentence before tells first of all, not what hangs on that
        top = min(_depth(scenes[s.sentence].sentence, s.token) for s in before)
        inside = [s for s in before if _depth(scenes[s.sentence].sentence, s.token) == top]
    found = []
    for s in inside:
        scene = scenes[s.sentence]
        way = _way_down(scene.sentence, s.token, stance.target)
        if way is None or (s.half and not positive and s.owner != holder):
            continue
        offered = s.sentence != stance.sentence and s.owner != holder and load_acts().first(s.act).for_target
        if not positive and offered:
            continue  # who turns down what is offered to it turns down the terms
        if (positive and s.view.frame == "refusal") or s.view.frame == "question":
            continue
        if stance.attitude == "demands" and s.owner == holder and not _insists(coding, stance):
            continue  # nobody demands of itself: the words have another holder
        wants = (positive or way) == s.done
        wants = wants != negated(scene.sentence, s.token)
        together = load_acts().first(s.act).shared and wants and s.owner == holder and _is_joint(scene.sentence, s)
        about = replace(s, owner="") if together else s
        told = stance.evidence if s.sentence != stance.sentence else None  # "turned it down" of the sentence before
        found.append(make_wish(coding, holder, about, wants, weight, stance.attitude, stance.attribution, told=told))
    known = {w.act for w in found}  # "welcomed the truce" is read as an act already
    found += [w for w in _of_thing(coding, stance, holder, positive, scenes) if w.act not in known]
    found = found or _of_demands(coding, stance, holder, positive, sightings)
    found = found or _of_matter(coding, stance, holder, positive, scenes)
    found = found or _of_second_thoughts(coding, stance, holder, positive, scenes, sightings)
    found = found or _back_reference(coding, stance, holder, positive, sightings)
    return found or _of_aim(coding, stance, holder, positive, scenes)


def _holder(stance: Stance, scenes: dict[int, Scene]) -> str:
    """Return the party that holds the stance: the actor's, or the one that the words belong to ("its government")."""
    key = next(iter(scenes.values())).book.key(stance.holder.actor)
    scene = scenes.get(stance.sentence)
    if scene is not None and stance.holder.span is not None and (held := scene.sentence.tokens_in(stance.holder.span)):
        key = scene.settled(scene.sentence.head_of(held)) or key
    if key or scene is None or stance.holder.span is None:
        return key
    tokens = scene.sentence.tokens_in(stance.holder.span)
    return scene.party(scene.sentence.head_of(tokens)) if tokens else ""


def _depth(sentence: Sentence, token: int) -> int:
    return sum(1 for _ in sentence.ancestors(token))


def _insists(coding: Coding, stance: Stance) -> bool:
    """Tell whether a demand is an insistence, which can be on one's own act ("insists on its right to fill the dam")."""
    return "insist" in stance.evidence.of(coding.report.text).lower()


def _is_joint(sentence: Sentence, s: Sighting) -> bool:
    """Tell whether what is wished is done by all sides together ("wants to keep the agreement")."""
    named = verb_names(sentence, s.token) if sentence.is_verb(s.token) else ()
    return any(n in act.together for act in load_acts().acts if act.name == s.act for n in named)


def _of_second_thoughts(
    coding: Coding, stance: Stance, holder: str, positive: bool, scenes: dict[int, Scene], sightings: list[Sighting]
) -> list[Wish]:
    """ "Asked Seoul to think again" is a wish against what Seoul did or announced last."""
    words = f" {stance.target.of(coding.report.text).lower()} "
    if not positive or not any(f" {w} " in words for w in load_acts().second_thoughts):
        return []
    scene = scenes.get(stance.sentence)
    asked = {k for m in scene.mentions if stance.target.contains(m.span) and (k := scene.book.key(m.actor))} if scene else set()
    told = [s for s in sightings if s.span.end <= stance.target.start and s.owner in asked and s.view.frame == "asserted"]
    return [
        make_wish(
            coding,
            holder,
            s,
            s.done != (s.view.polarity == "positive"),
            BACK_REFERENCE,
            stance.attitude,
            stance.attribution,
            told=stance.evidence,
        )
        for s in told[-1:]
    ]


def _of_thing(coding: Coding, stance: Stance, holder: str, positive: bool, scenes: dict[int, Scene]) -> list[Wish]:
    """What is wanted may be named by a thing alone: who is open to new elections wants them held."""
    scene = scenes.get(stance.sentence)
    tokens = scene.sentence.tokens_in(stance.target) if scene is not None else []
    if scene is None or not tokens:
        return []
    heads = conjuncts(scene.sentence, scene.sentence.head_of(tokens))
    acts = list(dict.fromkeys(a for h in heads if (a := load_acts().things.get(scene.sentence.lemmas[h].lower()))))
    owner = holder if stance.attitude == "supports" else ""
    for h in heads:  # "supports the efforts of Norway", "Kuwait's mediation"
        whose = [*prepositional_objects(scene.sentence, h, "of", "by"), *scene.sentence.children_with(h, "poss")]
        owner = next((k for j in whose if (k := scene.party(j))), owner)
    evidence = make_evidence(coding, stance.target, stance.attitude, stance.attribution)
    weight = STRENGTH.get(stance.strength, 2.0)
    return [Wish(holder, a, owner, "", positive, weight, stance.attitude, (evidence,), None, stance.target) for a in acts]


def _of_matter(coding: Coding, stance: Stance, holder: str, positive: bool, scenes: dict[int, Scene]) -> list[Wish]:
    """What is thought of a deal itself is a wish that it be made or not ("rejected the compromise", "backs the plan")."""
    scene = scenes.get(stance.sentence)
    tokens = scene.sentence.tokens_in(stance.target) if scene is not None else []
    if scene is None or not tokens:
        return []
    table = load_acts()
    head = scene.sentence.head_of(tokens)
    if scene.sentence.lower[tokens[0]] in ("this", "that", "such") or not _is_the_matter(scene.sentence, head):
        return []
    noun = scene.sentence.lemmas[head].lower()
    if noun not in table.matters | table.proposals or scene.sentence.tags[head] not in ("NN", "NNS", "NNP"):
        return []
    weight = STRENGTH.get(stance.strength, 2.0) * (1.0 if is_named_source(coding, stance.target) else UNNAMED)
    evidence = make_evidence(coding, stance.target, stance.attitude, stance.attribution)
    act = THE_AGREEMENT if noun in table.matters else table.matter_acts[0]
    return [Wish(holder, act, "", "", positive, weight, stance.attitude, (evidence,), None, stance.target)]


def _of_demands(coding: Coding, stance: Stance, holder: str, positive: bool, sightings: list[Sighting]) -> list[Wish]:
    """Who turns down "the demands" turns down what the report says is asked of it."""
    words = stance.target.of(coding.report.text).lower().rstrip(".").split()
    if positive or not words or len(words) > 4 or not {w.rstrip("s") for w in words} & load_acts().lists_of_demands:
        return []
    asked = [s for s in sightings if s.owner == holder and s.asked]
    attitude, source = stance.attitude, stance.attribution
    weight = STRENGTH.get(stance.strength, 2.0)
    return [make_wish(coding, holder, s, not s.done, weight, attitude, source, told=stance.evidence) for s in asked]


def _is_the_matter(sentence: Sentence, head: int) -> bool:
    """Tell whether a deal is the one that is talked about: not "any proposal", "plans", "a bargain to divide the north"."""
    if any(sentence.tags[j] == "VB" for j in sentence.children_with(head, "acl")):
        return False
    beside = {sentence.lower[j] for j in sentence.children_with(head, "det", "poss")}
    if beside & {"any", "all", "every", "some", "no"} or (sentence.tags[head] == "NNS" and not beside):
        return False
    return not any(sentence.lower[k] == "which" for j in sentence.children_with(head, "relcl") for k in sentence.subtree(j))


def _way_down(sentence: Sentence, token: int, target: Span) -> bool | None:
    """Climb from an act to the head of what is wanted: None where another clause lies between, True where it lifts a refusal."""
    inside = sentence.tokens_in(target)
    if token not in inside:
        return None
    head = sentence.head_of(inside)
    i, lifts = token, False
    while i != head and i in inside:
        label = sentence.deps[i]
        if label == "conj" and sentence.tags[head] == "VB" and _has_tense(sentence, i):
            return None  # "wants it to agree and has threatened ...": a clause of its own
        if label == "acl" and i == token and sentence.tags[i] == "VBN" and not _to_be_done(sentence, sentence.heads[i]):
            return None  # "the sale of property seized": told, not wanted
        if label == "relcl" or (label == "pobj" and _is_aside(sentence, sentence.heads[i])):
            return None
        if label == "advcl":
            marks = {sentence.lower[j] for j in sentence.children[i] if sentence.deps[j] in ("mark", "prep", "advmod")}
            if not marks & _LIFTS and sentence.tags[i] != "VB":
                return None
            lifts = lifts or bool(marks & _LIFTS)
        if sentence.heads[i] == i:
            return None  # the parser found two sentences here, and the act stands in the other one
        i = sentence.heads[i]
    return lifts


def _to_be_done(sentence: Sentence, noun: int) -> bool:
    """Tell whether a participle on a noun tells what is wanted of it ("wants the property returned"), not what it is."""
    return sentence.deps[noun] == "dobj" and sentence.lemmas[sentence.heads[noun]] in _HAVING_IT


def _has_tense(sentence: Sentence, i: int) -> bool:
    own = {"VBZ", "VBP", "VBD"}
    return sentence.tags[i] in own or any(sentence.tags[j] in own for j in sentence.children_with(i, "aux", "auxpass"))


def _is_aside(sentence: Sentence, preposition: int) -> bool:
    above = sentence.heads[preposition]
    return sentence.lower[preposition] in _ASIDE or (sentence.deps[preposition] == "prep" and sentence.lower[above] in _ASIDE)


def _back_reference(coding: Coding, stance: Stance, holder: str, positive: bool, sightings: list[Sighting]) -> list[Wish]:
    """What "the decision" or "the idea" takes up: the last act spoken of before it, at most a few sentences back."""
    words = stance.target.of(coding.report.text).lower().split()
    does_so = words[:3] in (["to", "do", "so"], ["to", "do", "that"], ["to", "do", "it"])
    named = 0 < len(words) <= 3 and words[-1] in load_acts().back_reference and words[0] in ("the", "this", "that", "such")
    bare = words[:1] in (["that"], ["this"], ["it"], ["both"]) and set(words[1:]) <= _ADDING
    if not does_so and not named and not bare:
        return []
    before = [s for s in sightings if s.span.end <= stance.evidence.start and s.act != "meet"]
    near = [s for s in before if stance.sentence - s.sentence <= 3] or [s for s in before if s.sentence <= 1]
    if bare:  # "that" alone takes up no more than the sentence before
        near = [s for s in before if stance.sentence - s.sentence <= 1]
    if not near:
        return []
    told = [s for s in near if s.view.frame == "asserted"]
    if named and words[-1] not in _DEEDS:  # an idea, an offer is what was asked or proposed, not what was done
        near = [s for s in near if not s.view.happened]
        if not near:
            return []
    last = (told if named and words[-1] in _DEEDS and told else near)[-1]
    same = [s for s in near if s.span == last.span]
    attitude, source = stance.attitude, stance.attribution
    return [
        make_wish(coding, holder, s, positive == s.done, BACK_REFERENCE, attitude, source, told=stance.evidence) for s in same
    ]


def _of_aim(coding: Coding, stance: Stance, holder: str, positive: bool, scenes: dict[int, Scene]) -> list[Wish]:
    """One's own sovereignty as an aim: a wish that those who hold one's ground leave it, by the report's own account."""
    text = stance.target.of(coding.report.text).lower()
    found = []
    for words, kind, act in load_acts().aims:
        if (
            not positive
            or stance.attitude == "supports"
            or not any(w in text for w in words)
            or _others_aim(stance, holder, scenes, text)
        ):
            continue
        for relation in coding.relations:
            if relation.kind != kind:
                continue
            for owner, target in holders_of_ground(coding, relation, scenes):
                near = not target and relation.sentence == stance.sentence
                if (target == holder or near) and owner != holder:
                    told = make_evidence(coding, stance.evidence, f"{stance.attitude} (an aim)", stance.attribution)
                    stands = make_evidence(coding, relation.evidence, "stands", relation.attribution)
                    found.append(Wish(holder, act, owner, holder, True, AIM, "an aim", (told, stands), None, stance.target))
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
