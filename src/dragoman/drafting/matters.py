"""What an act is done to: in the report's words, and as a thing that somebody holds."""

from __future__ import annotations

from dragoman.clauses import objects, prepositional_objects, subjects
from dragoman.drafting.act_words import ending_of, is_passive, last_named
from dragoman.drafting.acts import Act, load_acts
from dragoman.drafting.doers import doers
from dragoman.drafting.scenes import Scene

_SHARES = frozenset({"most", "all", "some", "part", "much", "half", "any", "none", "rest"})


def matter_of(scene: Scene, i: int) -> str:
    """Return the thing that the act is done to, in the report's words, without what follows the noun."""
    sentence = scene.sentence
    heads = objects(sentence, i) or prepositional_objects(sentence, i, "from", "to", "of", "with", "against")
    if is_passive(sentence, i) and sentence.is_verb(i):
        heads = subjects(sentence, i)
    if not heads:
        return ""
    head = heads[0]
    if sentence.lower[head] in _SHARES:  # "most of its uranium"
        head = next(iter(prepositional_objects(sentence, head, "of")), head)
    if sentence.tags[head] in ("PRP", "DT", "WDT", "WP"):
        return ""
    before = [j for j in sentence.children[head] if j < head and sentence.deps[j] in ("amod", "compound", "det")]
    before = [j for j in before if sentence.lower[j] != "own"]
    first = min([head, *before])
    return " ".join(sentence.words[first : head + 1])


def thing_of(scene: Scene, i: int, act: Act, said_before: str) -> str:
    """Return what an act is done to, as a dictionary form, where whoever holds that thing would do it; else ""."""
    sentence = scene.sentence
    if sentence.is_verb(i) and "subject" in act.owner and not is_passive(sentence, i):
        own = [h for h in subjects(sentence, i) if sentence.tags[h] in ("NN", "NNS") and scene.actor(h) is None]
        if own and not act.controlled:
            return sentence.lemmas[own[0]].lower()  # "the dam will cut the flow": the act of whoever has the dam
    if not act.controlled:
        return ""
    if "subject" in act.owner and act.noun_of == "owner":  # "the special police leave", "the withdrawal of the police"
        heads = doers(sentence, i) if sentence.is_verb(i) else prepositional_objects(sentence, i, "of")
        heads = heads or (objects(sentence, i) if sentence.is_verb(i) else [])
    elif sentence.is_verb(i):
        if not is_passive(sentence, i) and doers(sentence, i):
            return ""  # something else does it: "the sanctions hit its trade"
        heads = subjects(sentence, i) if is_passive(sentence, i) else objects(sentence, i)
    else:
        ending = ending_of(sentence, i, load_acts())
        if ending >= 0 and sentence.is_verb(ending) and not is_passive(sentence, ending) and doers(sentence, ending):
            return "" if sentence.deps[i] == "dobj" else sentence.lemmas[i].lower()  # "the coalition should lift its blockade"
        heads = prepositional_objects(sentence, i, "of")
        heads = heads if heads or ending_of(sentence, i, load_acts()) < 0 else [i]
        heads = heads or sentence.children_with(i, "compound")
    if any(sentence.lower[h] in ("it", "they", "them") for h in heads):
        return last_named(act.against_nouns | act.nouns, said_before)
    return next((sentence.lemmas[h].lower() for h in heads if sentence.tags[h] in ("NN", "NNS")), "")
