"""Whose act it is that a word names, and to whom it is done: found in the clause around it."""

from __future__ import annotations

from dragoman.clauses import agents, conjuncts, objects, prepositional_objects, subjects
from dragoman.drafting.act_words import argument_words, ending_of, is_passive, light_verb, verb_names
from dragoman.drafting.acts import Act, load_acts
from dragoman.drafting.doers import doers
from dragoman.drafting.parties import is_state_code
from dragoman.drafting.scenes import Scene
from dragoman.language import Sentence
from dragoman.word_lists import word_list

_WHAT_ENDS = frozenset({"it", "this", "that"})
# "Both governments", "the two", "each side" are all who take part.
_TOGETHER = frozenset({"both", "two", "each", "all"})


def sides_of(scene: Scene, i: int) -> list[tuple[str, str]]:
    """Return both sides of what stands between two: "relations between Turkey and Syria", "Turkish-Syrian relations"."""
    sentence = scene.sentence
    for h in (i, *_carriers(sentence, i)):
        tokens = {k for j in prepositional_objects(sentence, h, "between") for k in sentence.subtree(j)}
        here = [m for m in scene.mentions if m.head in tokens] or scene.inside(h)
        found = list(dict.fromkeys(k for m in here if (k := scene.book.key(m.actor))))
        if len(found) == 2:
            return [(k, "") for k in found]
    return []


def asks_everybody(sentence: Sentence, i: int) -> bool:
    """Tell whether the act is everybody's: "every foreign force", "both sides"."""
    table = load_acts()
    if argument_words(sentence, i) & table.anybody:
        return True
    return everybody_does(sentence, i)


def everybody_does(sentence: Sentence, i: int) -> bool:
    """Tell whether the subject of the verb at token i is everybody ("both governments sign")."""
    heads = _heads_of_role(sentence, i, "subject") if sentence.is_verb(i) else []
    if any(sentence.lower[j] == "both" for j in sentence.children_with(i, "preconj")):
        return True  # "asked both to come to terms"
    return any(_names_everybody(sentence, h) for h in heads)


def _names_everybody(sentence: Sentence, h: int) -> bool:
    table = load_acts()
    if sentence.children_with(h, "poss"):
        return False  # "his party"
    beside = {sentence.lower[j] for j in sentence.children_with(h, "det", "predet", "nummod")}
    if sentence.lemmas[h] in table.groups or sentence.lower[h] in _TOGETHER:
        return True
    return bool(beside & _TOGETHER) and sentence.lemmas[h] in table.members


def pair_sides(owners: list[str], targets: list[tuple[str, str]]) -> list[tuple[str, tuple[str, str]]]:
    """Pair the sides of what two parties do to each other: each is the owner of its own half."""
    named = {key: name for key, name in targets if key}
    sides = list(dict.fromkeys([*(o for o in owners if o), *named]))
    others = [s for s in named if s not in owners]
    if not sides:
        return [("", ("", ""))]
    if len(sides) < 2:
        return [(sides[0], ("", ""))] if sides and sides[0] in owners else [("", (s, named[s])) for s in sides]
    if len(owners) > 1 and others and len([o for o in owners if o]) == 2:
        others = []  # "X and Y signed it before Z": with each other
        sides = [o for o in owners if o]
    if owners and others:
        return [(o, (t, named[t])) for o in owners if o for t in others] + [(t, (o, "")) for t in others for o in owners if o]
    if len(sides) > 2:
        return []
    a, b = sides
    return [(a, (b, named.get(b, ""))), (b, (a, named.get(a, "")))]


def owners_of(scene: Scene, i: int, act: Act) -> list[str]:
    """Return the keys of the parties whose act it is, as far as the clause says."""
    sentence = scene.sentence
    heads: list[int] = []
    if act.forced and sentence.is_verb(i) and (forcing := _forcing(sentence, i)) >= 0:
        return [k for h in doers(sentence, forcing) for k in scene.parties(h)]
    if sentence.is_verb(i) and (sentence.lemmas[i] in act.joint or _is_proposed_to_all(sentence, i, act)):
        return []
    if sentence.is_verb(i):
        for role in act.owner:
            heads = heads or _heads_of_role(sentence, i, role)
        above = sentence.heads[i]
        if act.noun_of == "target" and sentence.lemmas[above] in _ENABLING and sentence.deps[i] in ("ccomp", "xcomp"):
            heads = doers(sentence, above)
        ends = bool(act.verbs | act.against) and not (act.verbs | act.against) & {*verb_names(sentence, i)}
        if ends and any(sentence.lower[h] in _WHAT_ENDS for h in heads):
            heads = []  # "want it to end": it is what ends, not who ends it
        if act.mutual:
            heads = heads or agents(sentence, i)
    else:
        heads = _heads_of_noun(sentence, i, act)
    if act.owner == ("origin",) or (act.noun_of == "origin" and not sentence.is_verb(i)):
        return _origin(scene, i)
    keys = [k for h in heads for k in scene.parties(h)]
    if act.noun_of == "owner" and not sentence.is_verb(i) and not sentence.child(i, "poss"):
        # "the Turkish occupation of Iraq": the modifier is who, the of-phrase where.
        keys = [k for m in scene.inside(i) if m.head != i and (k := scene.book.key(m.actor))] or keys
        if not keys and sentence.lemmas[i].endswith(("or", "er")):
            keys = scene.parties(i)  # "the American mediator"
    keys = keys or [k for h in heads for e in scene.examples(h) if (k := scene.party(e))]
    if not keys and not sentence.is_verb(i) and sentence.lemmas[i].lower() in load_acts().roles:
        keys = [k for h in _role_bearers(sentence, i) for k in scene.parties(h)]
    if not keys and sentence.is_verb(i) and "subject" in act.owner:
        keys = _of_the_row(scene, i)
    if not keys and act.by_place:
        keys = _where_held(scene, i)
    if not keys and heads:
        keys = _on_behalf(scene, i, heads) or (_countries(scene, heads) if act.by_persons else [])
    if not keys and not sentence.is_verb(i) and act.noun_of != "target":
        keys = [k for m in scene.inside(i) if m.head != i and (k := scene.book.key(m.actor))]
    return list(dict.fromkeys(keys))


def _role_bearers(sentence: Sentence, i: int) -> list[int]:
    """Return the heads of those to whom a role is given: "Cuba and Norway, the guarantors", "X is mediator", "act as host"."""
    above, label = sentence.heads[i], sentence.deps[i]
    if label == "appos":
        while sentence.deps[above] == "conj":
            above = sentence.heads[above]
        return conjuncts(sentence, above)
    if label == "attr" and sentence.is_verb(above):
        return subjects(sentence, above)
    if label == "pobj" and sentence.lower[above] == "as" and sentence.lower[above - 1] == "not":
        return []
    if label == "pobj" and sentence.lower[above] == "as" and sentence.is_verb(sentence.heads[above]):
        verb = sentence.heads[above]  # "serves as mediator" is the subject's role, "see Chile as a mediator" the object's
        asked = prepositional_objects(sentence, sentence.heads[verb], "for")  # "asked for the league to step in as mediator"
        asks = bool(asked) and sentence.tags[verb] == "VB" and sentence.deps[verb] == "xcomp"
        called = [j for j in range(asked[0], verb) if sentence.deps[j] == "pobj" and sentence.tags[j] == "NNP"] if asks else []
        return objects(sentence, verb) or called or subjects(sentence, verb)
    return [k for j in sentence.children_with(i, "appos") for k in conjuncts(sentence, j)]


def _where_held(scene: Scene, i: int) -> list[str]:
    """Return the state in which those are held to whom it is done ("its citizens held in Chile", "its assets in Peru")."""
    sentence = scene.sentence
    done_to = objects(sentence, i) if sentence.is_verb(i) else prepositional_objects(sentence, i, "of")
    if sentence.is_verb(i) and is_passive(sentence, i):
        done_to = subjects(sentence, i)
    holding = [j for h in done_to for j in (h, *sentence.children_with(h, "acl"))]
    places = [k for j in holding for k in prepositional_objects(sentence, j, "in", "by")]
    keys = [key for h in places if (key := scene.country(h)[0]) and (is_state_code(key) or key == scene.party(h))]
    return keys[:1]


def _on_behalf(scene: Scene, i: int, heads: list[int]) -> list[str]:
    """Return for whom a person of no party acts: "Smith, who mediated for the United Nations"."""
    sentence = scene.sentence
    people = [h for h in heads if (a := scene.actor(h)) is not None and a.kind == "person"]
    return [k for h in prepositional_objects(sentence, i, "for") for k in scene.parties(h)] if people else []


def _countries(scene: Scene, heads: list[int]) -> list[str]:
    """Return the states of persons who hold no office any more ("the former president of Finland led the talks")."""
    actors = [a for h in heads if (a := scene.actor(h)) is not None and a.kind == "person"]
    return list(dict.fromkeys(a.country for a in actors if is_state_code(a.country) and "ELI" in a.sectors))


# "Helped Russia export its grain": who helps lets the exports pass.
_ENABLING = frozenset({"help", "let", "allow", "enable", "permit"})


PROPOSING = frozenset({"propose", "suggest", "recommend", "advocate"})


def _is_proposed_to_all(sentence: Sentence, i: int, act: Act) -> bool:
    """Tell whether somebody proposes what all sides would do ("proposed to extend the truce")."""
    if act.shared and sentence.lemmas[i] in PROPOSING:
        return True
    return act.shared and sentence.deps[i] == "xcomp" and sentence.lemmas[sentence.heads[i]] in PROPOSING


def _heads_of_role(sentence: Sentence, i: int, role: str) -> list[int]:
    if role == "object":
        return objects(sentence, i) or (subjects(sentence, i) if is_passive(sentence, i) else [])
    if role == "to":
        return _into(sentence, i) if is_passive(sentence, i) else []
    if is_passive(sentence, i):
        above = sentence.heads[i]
        had_done = sentence.deps[i] in ("ccomp", "xcomp") and sentence.lemmas[above] in _HAVING_DONE
        return agents(sentence, i) or (doers(sentence, above) if had_done else [])
    return doers(sentence, i)


# "Promises to have the name taken off the list": who has it done does it.
_HAVING_DONE = frozenset({"have", "get"})


def _of_the_row(scene: Scene, i: int) -> list[str]:
    """Return who does the last of a row of verbs where the parser joined it to a clause about a thing.

    "Chile demands that they wait, because the gas belongs to all, and has sent a ship": Chile.
    """
    sentence = scene.sentence
    perfect = any(sentence.lower[j] in ("has", "have") for j in sentence.children_with(i, "aux"))
    asked = sentence.tags[i] == "VB" and not sentence.children_with(i, "aux")
    if sentence.deps[i] != "conj" or not (perfect or asked) or is_passive(sentence, i) or _own_subjects(sentence, i):
        return []
    top = next((j for j in sentence.ancestors(i) if sentence.heads[j] == j), -1)
    return [k for h in _own_subjects(sentence, top) for k in scene.parties(h)] if top >= 0 else []


def _own_subjects(sentence: Sentence, i: int) -> list[int]:
    return sentence.children_with(i, "nsubj", "nsubjpass")


_FORCING = word_list("drafting", "forcing")


def _forcing(sentence: Sentence, i: int) -> int:
    """Return the verb that makes others do what the verb at token i names, -1 where there is none."""
    above = sentence.heads[i]
    return above if sentence.deps[i] in ("xcomp", "ccomp", "advcl") and sentence.lemmas[above] in _FORCING else -1


# "Threatens the firms with sanctions": its subject does what the noun names.
_DOING_WITH = word_list("drafting", "doing_with")


def _into(sentence: Sentence, i: int) -> list[int]:
    """Return the objects of "to" and "into" on token i or on an adverb beside it ("back into the league")."""
    beside = [i, *sentence.children_with(i, "advmod", "prt"), *prepositional_objects(sentence, i, "of")]
    beside += [k for j in beside for k in sentence.children_with(j, "advmod")]
    return [k for j in beside for k in prepositional_objects(sentence, j, "to", "into")]


def _heads_of_noun(sentence: Sentence, i: int, act: Act) -> list[int]:
    """Return who does what a noun names: its possessor, its by-phrase, the subject of the light verb it hangs on."""
    heads = [k for j in sentence.children_with(i, "poss") for k in conjuncts(sentence, j)] if act.noun_of != "target" else []
    if "to" in act.owner:
        admitting = _into(sentence, i)
        if admitting or heads:
            return admitting
    heads = heads or agents(sentence, i) or prepositional_objects(sentence, i, "by")
    if act.noun_of == "owner":
        heads = heads or prepositional_objects(sentence, i, "of", "by")
    if act.noun_of == "giver":
        heads = heads or _givers(sentence, i)
    if not heads and sentence.deps[i] == "pobj" and sentence.lower[sentence.heads[i]] == "with":
        verb = sentence.heads[sentence.heads[i]]
        if sentence.is_verb(verb) and sentence.lemmas[verb] in _DOING_WITH:
            heads = agents(sentence, verb) if is_passive(sentence, verb) else doers(sentence, verb)
    if not heads:
        verb = light_verb(sentence, i)
        ending = ending_of(sentence, i, load_acts())
        if verb >= 0 and act.noun_of == "giver" and sentence.lemmas[verb] == "accept":
            return []  # who accepts an apology gives none
        if verb < 0 and ending >= 0 and sentence.deps[i] == "dobj" and act.noun_of != "owner":
            verb = ending
        if verb < 0 and sentence.deps[i] == "dobj" and sentence.lemmas[sentence.heads[i]] in _HAVING:
            verb = sentence.heads[i]  # "it has had sanctions on Chile since May"
        heads = _heads_of_role(sentence, verb, "subject") if verb >= 0 else []
    return heads


_HAVING = frozenset({"have"})


def _givers(sentence: Sentence, i: int) -> list[int]:
    """Return from whom a guarantee or an answer is to come: "guarantees from X that", "a guarantee that X will not"."""
    told = prepositional_objects(sentence, i, "from")
    for j in sentence.children_with(i, "acl", "ccomp", "relcl"):
        if not told and any(sentence.lower[k] == "that" for k in sentence.children_with(j, "mark")):
            told = subjects(sentence, j)
    return told


def _origin(scene: Scene, i: int) -> list[str]:
    """Return the state whose people they are ("Syrian refugees", "refugees from Syria")."""
    sentence = scene.sentence
    heads = [*objects(sentence, i), *subjects(sentence, i)] if sentence.is_verb(i) else []
    heads += prepositional_objects(sentence, i, "of") + sentence.children_with(i, "compound", "poss")
    for h in heads:
        for m in scene.inside(h):
            if len(m.actor.country) == 3:
                return [m.actor.country]
    words = load_acts().first("return_refugees").about
    told = [m.actor for m in scene.coding.mentions if m.actor.kind == "people" and len(m.actor.country) == 3]
    return next(([a.country] for a in told if any(w in a.name.lower() for w in words)), [])


def targets_of(scene: Scene, i: int, act: Act) -> list[tuple[str, str]]:
    """Return (key, name) of the targets, from the first place in the clause that has any."""
    sentence = scene.sentence
    for place in act.target:
        heads: list[int] = []
        if place == "object" and sentence.is_verb(i):
            heads = subjects(sentence, i) if is_passive(sentence, i) else objects(sentence, i)
            heads = [*heads, *(k for j in sentence.children_with(i, "dative") for k in conjuncts(sentence, j))]
        elif act.noun_of == "target" and sentence.child(i, "poss") is not None:
            heads = sentence.children_with(i, "poss")
        elif place == "object":
            verb = light_verb(sentence, i)
            heads = [j for j in sentence.children_with(verb, "dative", "dobj") if j != i] if verb >= 0 else []
            heads = heads or (sentence.children_with(i, "poss") if "to" in act.owner else [])
        else:
            heads = prepositional_objects(sentence, i, place)
            heads = heads or [k for h in _carriers(sentence, i) for k in prepositional_objects(sentence, h, place)]
        if act.noun_of == "target" and not heads:
            heads = [k for h in _carriers(sentence, i) for k in sentence.children_with(h, "poss")]
        found = [t for h in heads if (t := scene.country(h))[0]]
        if found:
            return list(dict.fromkeys(found))
    if act.mutual:
        carriers = [i, *_carriers(sentence, i)]
        inside = [(k, "") for h in carriers for m in scene.inside(h) if (k := scene.book.key(m.actor))]
        return list(dict.fromkeys(inside))
    return []


def _carriers(sentence: Sentence, i: int) -> list[int]:
    """Return the nouns that carry an act's target: its objects ("relations with"), the of-phrase of its noun, light verbs."""
    if sentence.is_verb(i):
        return subjects(sentence, i) if is_passive(sentence, i) else objects(sentence, i)
    above = sentence.heads[i]
    carried = prepositional_objects(sentence, i, "of")
    return [*carried, above] if sentence.deps[i] == "dobj" else carried
