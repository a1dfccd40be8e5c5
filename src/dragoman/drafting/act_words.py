"""Which act a word of a parsed sentence names, and whether the act itself, its contrary, or its end."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.clauses import conjuncts, objects, prepositional_objects, subjects, voice
from dragoman.drafting.acts import Act, ActTable, load_acts
from dragoman.language import Sentence


def acts_named(sentence: Sentence) -> list[str]:
    """Return the names of the acts that a sentence speaks of, whoever does them, in text order."""
    found = [a.name for i in range(len(sentence)) for a, _, _ in list(acts_at(sentence, i, load_acts()))[:1]]
    return list(dict.fromkeys(found))


def acts_at(sentence: Sentence, i: int, table: ActTable, said_before: str = "") -> Iterable[tuple[Act, bool, int]]:
    """Yield (act, done, token of the ending word or -1) for the acts that the word at token i may name."""
    tag, lemma = sentence.tags[i][:2], sentence.lemmas[i].lower()
    names = verb_names(sentence, i) if tag == "VB" or tag[:1] == "V" else ()
    for act in table.acts:
        if names:
            done = next((d for n in names for d, words in ((True, act.verbs), (False, act.against)) if n in words), None)
            if done is not None and (_fits(sentence, i, act) or _fits_pronoun(sentence, i, act, said_before)):
                above = sentence.heads[i]
                ended = (
                    sentence.deps[i] in ("xcomp", "pcomp")
                    and sentence.tags[i] == "VBG"
                    and sentence.lemmas[above] in table.ending_verbs
                )
                yield act, done != ended, above if ended else -1
        elif tag == "NN" or sentence.tags[i] in ("NNP", "VBG"):
            done = True if lemma in act.nouns and _noun_allowed(sentence, i, act, table) else None
            if lemma in act.against_nouns and not _is_mere_subject(sentence, i, table):
                done = False
            if done is None or not _fits(sentence, i, act, noun=True):
                continue
            ending = ending_of(sentence, i, table)
            yield act, done if ending < 0 else not done, ending


def verb_names(sentence: Sentence, i: int) -> tuple[str, ...]:
    """Return the names that a verb may go by: with its particle, and alone ("pull out", "pull")."""
    lemma = _base(sentence, i)
    particles = [
        sentence.lower[j]
        for j in sentence.children[i]
        if j > i and (sentence.deps[j] == "prt" or sentence.lower[j] in ("back", "home", "out", "down", "away"))
    ]
    phrase = tuple(f"{lemma} {p}" for p in particles)
    return (*phrase, lemma)


def _base(sentence: Sentence, i: int) -> str:
    """Return a verb's dictionary form; the lemmatiser leaves an "e" behind some doubled consonants ("readmitte")."""
    lemma, word = sentence.lemmas[i].lower(), sentence.lower[i]
    if sentence.tags[i] in ("VB", "VBP"):
        return word
    if word.endswith("ed") and len(word) > 5 and lemma == word[:-1] and word[-4] not in "aeiou":
        if word[-3] == word[-4]:
            return word[:-3]
        if word[-3] in "tdkhnmpb":
            return word[:-2]  # "reconnecte": no verb in -e has two such consonants before it
    return lemma


def _noun_allowed(sentence: Sentence, i: int, act: Act, table: ActTable) -> bool:
    """A noun such as "ties" is the act only under one that does something to it ("restoration of ties")."""
    if not act.noun_under:
        return True
    above = sentence.heads[i]
    if sentence.deps[i] == "pobj" and sentence.heads[above] != above:
        return sentence.lemmas[sentence.heads[above]] in act.noun_under
    return False


def _is_mere_subject(sentence: Sentence, i: int, table: ActTable) -> bool:
    """Tell whether a noun is the subject of a verb that does not end it: "sanctions hit trade" is no act of sanctions."""
    return sentence.deps[i] in ("nsubj", "nsubjpass") and ending_of(sentence, i, table) < 0


def ending_of(sentence: Sentence, i: int, table: ActTable) -> int:
    """Return the token that ends what the noun at i names ("end the occupation", "an end to", "the attacks stop"), or -1."""
    above, label = sentence.heads[i], sentence.deps[i]
    if label in ("dobj", "nsubjpass", "nsubj") and any(n in table.ending_verbs for n in verb_names(sentence, above)):
        transitive = bool(objects(sentence, above)) and label == "nsubj"
        return -1 if transitive else above
    if label == "pobj" and sentence.lower[above] in ("to", "of"):
        noun = sentence.heads[above]
        if sentence.lemmas[noun] in table.ending_nouns:
            return noun
    if label == "conj" and above != i:
        return ending_of(sentence, above, table)
    return -1


def _fits(sentence: Sentence, i: int, act: Act, noun: bool = False) -> bool:
    words = argument_words(sentence, i)
    if words & act.unless:
        return False
    near = (sentence.heads[i], *sentence.children_with(i, "compound", "nmod", "appos", "det"))
    if noun and any(sentence.lemmas[j] in load_acts().mere_words for j in near):
        return False
    if not act.about or words & act.about:
        return True
    if noun and sentence.lemmas[i].lower() in act.about:
        return True
    return noun and act.bare_nouns and not act.name.startswith("extend")


def _fits_pronoun(sentence: Sentence, i: int, act: Act, said_before: str) -> bool:
    """Tell whether the object is a pronoun, and what the act is about was named shortly before ("refused to extend it")."""
    heads = [*objects(sentence, i), *prepositional_objects(sentence, i, "to", "from")]
    heads = heads or subjects(sentence, i)
    if not any(sentence.lower[h] in ("it", "this", "that", "them") for h in heads):
        return False
    return not argument_words(sentence, i) & act.unless and any(w in said_before for w in act.about if len(w) > 3)


def argument_words(sentence: Sentence, i: int) -> frozenset[str]:
    """Return the dictionary forms of the heads and modifiers of what stands as an argument of the word at token i."""
    heads = [*objects(sentence, i), *subjects(sentence, i)] if sentence.is_verb(i) else []
    prepositions = [j for j in sentence.children[i] if sentence.deps[j] in ("prep", "dative", "agent")]
    prepositions += [
        k
        for h in heads
        for k in sentence.children[h]
        if sentence.deps[k] == "prep" and sentence.lower[k] in ("of", "from", "with", "against")
    ]
    for p in prepositions:
        heads += [k for q in sentence.children_with(p, "pobj") for k in conjuncts(sentence, q)]
    beside = [*sentence.children_with(i, "advmod", "prt")]
    heads += [k for j in beside for k in prepositional_objects(sentence, j, "to", "from", "into")]
    heads += [k for j in sentence.children_with(i, "ccomp", "xcomp") for k in sentence.children_with(j, "nsubj")]
    around = [*heads, *(j for j in sentence.children[i] if sentence.deps[j] in ("amod", "compound", "poss", "nmod", "npadvmod"))]
    around += [k for h in heads for k in sentence.children[h] if sentence.deps[k] in ("amod", "compound", "poss", "nmod")]
    return frozenset(sentence.lemmas[j].lower() for j in around) | frozenset(sentence.lower[j] for j in around)


def other_act(sentence: Sentence, i: int, table: ActTable) -> str:
    """Return the name of an act outside the table, made of verb and object ("fill_dam"), or "" where the word names none."""
    if sentence.is_verb(i) and sentence.tags[i] != "MD" and sentence.deps[i] not in ("aux", "auxpass", "amod"):
        verb = _base(sentence, i)
        heads = subjects(sentence, i) if is_passive(sentence, i) else objects(sentence, i)
    elif sentence.tags[i] == "NN" and sentence.lower[i].endswith("ing") and len(sentence.lower[i]) > 5:
        verb = sentence.lower[i][:-3]
        heads = prepositional_objects(sentence, i, "of")
    else:
        return ""
    heads = [h for h in heads if sentence.tags[h] in ("NN", "NNS") and sentence.lemmas[h].lower() not in table.act_nouns]
    if not heads or verb in table.not_verbs or sentence.lemmas[heads[0]] in table.not_objects or not verb.isalpha():
        return ""
    return f"{verb}_{sentence.lemmas[heads[0]].lower()}"


def is_passive(sentence: Sentence, i: int) -> bool:
    """Tell whether the verb's subject is whom it is done to; "wants the deal extended" has a passive without its auxiliary."""
    if voice(sentence, i) == "passive":
        return True
    bare = sentence.tags[i] == "VBN" and not any(sentence.deps[j] in ("aux", "auxpass") for j in sentence.children[i])
    return bare and sentence.deps[i] in ("ccomp", "xcomp", "oprd", "acl")


def light_verb(sentence: Sentence, i: int) -> int:
    """Return the light verb that the noun at i is the object or antecedent of ("the welcome that they are giving"), or -1."""
    light = load_acts().light_verbs
    above = sentence.heads[i]
    if sentence.deps[i] == "dobj" and any(n in light for n in verb_names(sentence, above)):
        return above
    return next((j for j in sentence.children[i] if sentence.deps[j] == "relcl" and sentence.lemmas[j] in light), -1)
