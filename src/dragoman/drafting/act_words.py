"""Which act a word of a parsed sentence names, and whether the act itself, its contrary, or its end."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.clauses import conjuncts, objects, prepositional_objects, subjects, voice
from dragoman.drafting.acts import Act, ActTable, load_acts
from dragoman.language import Sentence
from dragoman.sentence import asked_once
from dragoman.word_lists import word_list

PRONOUNS = frozenset({"it", "them", "this", "that", "they"})
# What stands behind these is no part of what is done ("left Brussels without an agreement").
_CIRCUMSTANCES = frozenset({"without", "after", "before", "despite", "during", "since", "under", "amid", "until", "unlike"})
# "Take up", "put off", "give in" are other acts than "take", "put", "give".
_OTHER_SENSE = frozenset({"up"})
_BREAKING = frozenset({"breach", "violate", "evade", "flout", "circumvent"})
_HELD_TO_BE = frozenset({"responsible", "accountable", "liable"})
_NOTHING = frozenset({"nothing", "anything", "something"})
# Verbs that take a thing and what is to be done with it ("wants the inquiry closed").
_HAVING_IT_DONE = word_list("drafting", "having_it_done")


_WANTING = word_list("drafting", "wanting")
# What ends by itself: "wants it to end", not "they must break with ...".
_ENDING_ALONE = word_list("drafting", "ending_alone")


def acts_named(sentence: Sentence) -> dict[str, bool]:
    """Return act -> whether it is the act itself, not its contrary, for what a sentence speaks of, whoever does it."""
    found: dict[str, bool] = {}
    for i in range(len(sentence)):
        here = list(acts_at(sentence, i, load_acts()))
        for act, done, _ in [a for a in here if not a[0].needs_target][:1] or here[:1]:
            found.setdefault(act.name, done)
    return found


def acts_at(sentence: Sentence, i: int, table: ActTable, said_before: str = "") -> Iterable[tuple[Act, bool, int]]:
    """Yield (act, done, token of the ending word or -1) for the acts that the word at token i may name."""
    tag, lemma = sentence.tags[i], sentence.lemmas[i].lower()
    if tag[:1] == "V":
        if lemma == "hold" and any(sentence.lower[j] in _HELD_TO_BE for j in sentence.children[i]):
            return  # "holds them responsible"
        if lemma == "go" and (sentence.children_with(i, "xcomp") or "on" in {sentence.lower[j] for j in sentence.children[i]}):
            return  # "has gone on hunting them"
        names = verb_names(sentence, i)
        if any(n in table.by_verb or n in table.topical_verbs for n in names):
            phrases = [n for n in names[:-1] if n.split()[-1] in _OTHER_SENSE]
            yield from _of_verb(sentence, i, tuple(phrases) or names, table, said_before)
        if any(n in table.ending_verbs for n in names):
            yield from _of_ending_pronoun(sentence, i, table, said_before)
    elif tag in ("NN", "NNS") or (tag in ("NNP", "NNPS") and sentence.words[i].islower()):
        for act in table.by_noun.get(lemma, ()):
            done = True if lemma in act.nouns and _noun_allowed(sentence, i, act, table) else None
            if lemma in act.against_nouns and not _is_mere_subject(sentence, i, table):
                done = False
            if done is None or not _fits(sentence, i, act, noun=True, said_before=said_before):
                continue
            ending = ending_of(sentence, i, table)
            if done is False and ending >= 0 and sentence.lemmas[ending] in _BREAKING:
                continue  # who breaches sanctions does not lift them
            if ending >= 0 or not act.only_ended:
                yield act, done if ending < 0 else not done, ending


def _of_verb(
    sentence: Sentence, i: int, names: tuple[str, ...], table: ActTable, said_before: str
) -> Iterable[tuple[Act, bool, int]]:
    above = sentence.heads[i]
    under = sentence.deps[i] in ("xcomp", "pcomp") and sentence.tags[i] == "VBG"
    ended = under and sentence.lemmas[above] in table.ending_verbs  # "stop supplying"
    top = sentence.heads[above]
    if not ended and sentence.deps[i] in ("xcomp", "ccomp") and sentence.deps[above] in ("xcomp", "pcomp") and above != top:
        # "stop forcing firms to share": what they are forced to do ends
        ended = sentence.tags[above] == "VBG" and sentence.lemmas[top] in table.ending_verbs
        above = top if ended else above
    acts = table.acts_of_verbs(names, argument_words(sentence, i))
    if _has_pronoun(sentence, i):  # "it" is what was named last of all that these acts may be about
        acts.sort(key=lambda a: -max((said_before.rfind(w) for w in a.about if len(w) > 3), default=-1))
    for act in acts:
        done = next(d for n in names for d, words in ((True, act.verbs), (False, act.against)) if n in words)
        if any(sentence.lemmas[h] in table.ending_nouns for h in objects(sentence, i)):
            done = not done  # "suspended the end of the agreement"
        if _fits(sentence, i, act, said_before=said_before) or _fits_pronoun(sentence, i, act, said_before):
            yield act, done != ended, above if ended else -1


def _of_ending_pronoun(sentence: Sentence, i: int, table: ActTable, said_before: str) -> Iterable[tuple[Act, bool, int]]:
    """Read "they be lifted", "wants it to end": the end of what was named last before it of all that acts are against."""
    alone = is_passive(sentence, i) or (sentence.lemmas[i] in _ENDING_ALONE and not objects(sentence, i))
    heads = subjects(sentence, i) if alone else objects(sentence, i)
    if any(sentence.lower[h] in PRONOUNS for h in heads):
        named = last_named(table.against_nouns, said_before)
        yield from ((act, True, -1) for act in table.by_noun.get(named, ()) if named in act.against_nouns and not act.topical)


@asked_once
def verb_names(sentence: Sentence, i: int) -> tuple[str, ...]:
    """Return the names that a verb may go by: with its particle, and alone ("pull out", "pull")."""
    lemma = _base(sentence, i)
    particles = [
        sentence.lower[j]
        for j in sentence.children[i]
        if j > i and (sentence.deps[j] == "prt" or sentence.lower[j] in ("back", "home", "out", "down", "away", "aside"))
    ]
    phrase = tuple(f"{lemma} {p}" for p in particles)
    return (*phrase, lemma)


def _base(sentence: Sentence, i: int) -> str:
    """Return a verb's dictionary form; the lemmatiser leaves an "e" behind some doubled consonants ("readmitte")."""
    lemma, word = sentence.lemmas[i].lower(), sentence.lower[i]
    if word == "lay" and objects(sentence, i):
        return "lay"  # taken for a past tense of "lie" where it has an object
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
    above = sentence.heads[i]
    if sentence.lower[i] == "return" and sentence.lower[above] == "in" and not sentence.children_with(i, "det", "poss"):
        return False  # "in return"
    if not act.noun_under:
        return True
    if sentence.deps[i] == "pobj" and sentence.heads[above] != above:
        return sentence.lemmas[sentence.heads[above]] in act.noun_under
    return False


def _is_mere_subject(sentence: Sentence, i: int, table: ActTable) -> bool:
    """Tell whether a noun is the subject of a verb that does not end it: "sanctions hit trade" is no act of sanctions."""
    return sentence.deps[i] in ("nsubj", "nsubjpass") and ending_of(sentence, i, table) < 0


# Their subject is that of the verb below them.
_RAISING = frozenset({"have", "be", "need", "ought", "go", "remain"})


def ending_of(sentence: Sentence, i: int, table: ActTable) -> int:
    """Return the token that ends what the noun at i names ("end the occupation", "an end to", "the attacks stop"), or -1."""
    above, label = sentence.heads[i], sentence.deps[i]
    if label in ("nsubj", "nsubjpass") and sentence.lemmas[above] in _RAISING:  # "the sanctions had to go", "are to be lifted"
        above = next((j for j in sentence.children_with(above, "xcomp") if sentence.tags[j] in ("VB", "VBN")), above)
    for j in sentence.children_with(i, "amod", "compound"):
        if sentence.lower[j].endswith("ing") and sentence.lemmas[j] in table.ending_verbs:
            return j  # "lifting sanctions" taken for a kind of sanctions
    if label in ("dobj", "nsubjpass", "nsubj") and any(n in table.ending_verbs for n in verb_names(sentence, above)):
        transitive = (bool(objects(sentence, above)) or _goes_on(sentence, above)) and label == "nsubj"
        return -1 if transitive else above
    if label == "pobj" and sentence.lower[above] in ("to", "of"):
        noun = sentence.heads[above]
        if sentence.lemmas[noun] in table.ending_nouns:
            return noun
    if label == "conj" and above != i:
        return ending_of(sentence, above, table)
    return -1


def _goes_on(sentence: Sentence, verb: int) -> bool:
    return sentence.lemmas[verb] == "go" and any(sentence.lower[j] in ("on", "ahead") for j in sentence.children[verb])


def _fits(sentence: Sentence, i: int, act: Act, noun: bool = False, said_before: str = "") -> bool:
    words = argument_words(sentence, i)
    if words & act.unless:
        return False
    if act.of_object and not noun and objects(sentence, i) and not is_passive(sentence, i):
        words = frozenset(sentence.lemmas[k].lower() for h in objects(sentence, i) for k in sentence.subtree(h))
    near = (sentence.heads[i], *sentence.children_with(i, "compound", "nmod", "appos", "det"))
    if noun and any(sentence.lemmas[j] in load_acts().mere_words for j in near):
        return False
    if act.topical:
        return any(_about(act, told) for told in argument_phrases(sentence, i))
    if not act.about or words & act.about or (noun and _about(act, words | {sentence.lemmas[i].lower()})):
        return True
    given = [h for h in objects(sentence, i) if sentence.lower[h] not in _NOTHING]
    if not noun and act.alone & {*verb_names(sentence, i)} and not given and not is_passive(sentence, i):
        return True
    elsewhere = [h for h in prepositional_objects(sentence, i, "to", "into") if sentence.is_noun(h)]  # "return to the government"
    bare = not given and not elsewhere and not is_passive(sentence, i)
    if not noun and bare and act.bare_verbs & {*verb_names(sentence, i)}:
        return any(w in said_before for w in act.about if len(w) > 3)
    return noun and act.bare_nouns and _spoken_of_last(sentence, i, act, said_before)


def _about(act: Act, words: frozenset[str]) -> bool:
    """Tell whether any word, or all words of a phrase, of which the act must speak are among these."""
    return bool(words & act.about) or any(phrase <= words for phrase in act.phrases)


def _spoken_of_last(sentence: Sentence, i: int, act: Act, said_before: str) -> bool:
    """Tell whether a bare "withdrawal" is this act: what it is about was named last, of all that the noun may be about."""
    rivals = [a for a in load_acts().by_noun.get(sentence.lemmas[i].lower(), ()) if a.bare_nouns]
    last = {a.name: max((said_before.rfind(w) for w in a.about), default=-1) for a in reversed(rivals)}
    best = max(last.values(), default=-1)
    return last.get(act.name, -1) == best if best >= 0 else bool(rivals) and rivals[0] == act


def _fits_pronoun(sentence: Sentence, i: int, act: Act, said_before: str) -> bool:
    """Tell whether the object is a pronoun, and what the act is about was named shortly before ("refused to extend it")."""
    if not _has_pronoun(sentence, i):
        return False
    return not argument_words(sentence, i) & act.unless and any(w in said_before for w in act.about if len(w) > 3)


def _is_infinitive(sentence: Sentence, i: int) -> bool:
    return sentence.tags[i] == "VB" and any(sentence.lower[j] == "to" for j in sentence.children_with(i, "aux"))


def _has_pronoun(sentence: Sentence, i: int) -> bool:
    given = objects(sentence, i)
    if any(sentence.is_noun(h) for h in given):
        return False  # "give it access"
    heads = [*given, *prepositional_objects(sentence, i, "to", "from")]
    heads = heads or (subjects(sentence, i) if is_passive(sentence, i) or _is_infinitive(sentence, i) else [])
    things = (
        ("it", "this", "that") if _is_infinitive(sentence, i) and not objects(sentence, i) else ("it", "this", "that", "them")
    )
    return any(sentence.lower[h] in things for h in heads)


def _argument_heads(sentence: Sentence, i: int) -> list[int]:
    heads = [*objects(sentence, i), *subjects(sentence, i)] if sentence.is_verb(i) else []
    wanted = sentence.lemmas[sentence.heads[sentence.heads[i]]] in _WANTING
    if sentence.deps[i] == "acl" and sentence.tags[i] == "VB" and not sentence.children_with(i, "nsubj", "nsubjpass") and wanted:
        heads.append(sentence.heads[i])  # "wants that agreement to stay in force"
    if sentence.deps[i] == "relcl" and sentence.is_verb(i) and not is_passive(sentence, i) and not objects(sentence, i):
        heads.append(sentence.heads[i])  # "the talks it leads"
    prepositions = [j for j in sentence.children_with(i, "prep", "dative", "agent") if sentence.lower[j] not in _CIRCUMSTANCES]
    prepositions += [
        k
        for h in heads
        for k in sentence.children[h]
        if sentence.deps[k] == "prep" and sentence.lower[k] in ("of", "from", "with", "against", "to", "into")
    ]
    prepositions += [k for p in prepositions for k in sentence.children_with(p, "prep") if sentence.lower[p] == "out"]
    for p in prepositions:
        heads += [k for q in sentence.children_with(p, "pobj") for k in conjuncts(sentence, q)]
    heads += [k for p in prepositions for k in sentence.children_with(p, "pcomp")]  # "ban them from entering"
    beside = [*sentence.children_with(i, "advmod", "prt")]
    heads += [k for j in beside for k in prepositional_objects(sentence, j, "to", "from", "into", "of")]
    heads += [k for j in sentence.children_with(i, "ccomp", "xcomp") for k in sentence.children_with(j, "nsubj")]
    return [h for h in heads if not (sentence.lower[h] == "force" and sentence.lower[sentence.heads[h]] in ("in", "into"))]


@asked_once
def argument_words(sentence: Sentence, i: int) -> frozenset[str]:
    """Return the dictionary forms of the heads and modifiers of what stands as an argument of the word at token i."""
    heads = _argument_heads(sentence, i)
    around = [*heads, *(j for j in sentence.children[i] if sentence.deps[j] in ("amod", "compound", "poss", "nmod", "npadvmod"))]
    around += [k for h in heads for k in sentence.children[h] if sentence.deps[k] in ("amod", "compound", "poss", "nmod")]
    words = frozenset(sentence.lemmas[j].lower() for j in around) | frozenset(sentence.lower[j] for j in around)
    freed = [j for j in sentence.children_with(i, "poss") if sentence.tags[j] == "NNP"] if sentence.lemmas[i] == "release" else []
    if freed or any(sentence.tags[h] == "NNPS" or (sentence.tags[h] == "NNP" and _is_titled(sentence, h)) for h in heads):
        words |= {"people"}  # "released two Americans", "free General Smith"
    return words | {"bank"} if any(w.endswith("bank") for w in words) else words


@asked_once
def argument_phrases(sentence: Sentence, i: int) -> tuple[frozenset[str], ...]:
    """Return the words of each argument of a verb, or of the noun at token i itself, without names: they speak of no topic."""
    heads = _argument_heads(sentence, i) if sentence.is_verb(i) else [i]
    if sentence.is_verb(i) and not is_passive(sentence, i) and objects(sentence, i):
        heads = [h for h in heads if h not in subjects(sentence, i)]  # "the church gave up its land" speaks of land
    return tuple(_phrase_words(sentence, h) for h in dict.fromkeys(heads))


def _phrase_words(sentence: Sentence, head: int) -> frozenset[str]:
    """Return the dictionary forms of a noun, of what stands before it and of what a preposition joins to it."""
    behind = [k for p in sentence.children_with(head, "prep") for k in sentence.children_with(p, "pobj")]
    near = [head, *behind]
    near += [k for h in (head, *behind) for k in sentence.children_with(h, *_BEFORE_A_NOUN)]
    near += [k for h in near[1:] for k in sentence.children_with(h, "compound", "amod", "advmod")]
    told = [j for j in near if sentence.tags[j] not in ("NNP", "NNPS") or sentence.words[j].islower()]
    return frozenset(sentence.lemmas[j].lower() for j in told) | frozenset(sentence.lower[j] for j in told)


_BEFORE_A_NOUN = ("amod", "compound", "nmod", "poss", "nummod", "det", "npadvmod")


def _is_titled(sentence: Sentence, h: int) -> bool:
    """Tell whether a name is a person's: it has a title before it ("General Smith", "the pastor Brown")."""
    beside = sentence.children_with(h, "compound", "nmod", "appos")
    held = sentence.heads[h] if sentence.deps[h] in ("dobj", "nsubjpass") else -1
    if held >= 0 and sentence.lemmas[held] in load_acts().holding_people and any(sentence.tags[j] == "NNP" for j in beside):
        return True
    if held >= 0 and sentence.lemmas[held] in ("free", "release") and not beside:
        return True  # "demanded that Bazoum be freed"
    return any(sentence.lemmas[j].lower() in load_acts().titles for j in (h, *beside))


def last_named(nouns: frozenset[str], text: str) -> str:
    """Return the noun that stands last in a text, "" where none does."""
    places = {noun: text.rfind(noun) for noun in sorted(nouns)}
    best = max(places, key=lambda n: places[n], default="")
    return best if best and places[best] >= 0 else ""


@asked_once
def is_passive(sentence: Sentence, i: int) -> bool:
    """Tell whether the verb's subject is whom it is done to; "wants the deal extended" has a passive without its auxiliary."""
    if voice(sentence, i) == "passive":
        return True
    bare = sentence.tags[i] in ("VBN", "VBD") and not sentence.children_with(i, "aux", "auxpass", "mark", "dobj")
    had_done = sentence.deps[i] == "ccomp" and sentence.lemmas[sentence.heads[i]] in ("have", "get")
    if sentence.tags[i] == "VBN" and had_done and sentence.children_with(i, "prt") and not sentence.children_with(i, "aux"):
        return True  # "to have the front taken off the list", where the parser takes the list for what is taken
    if sentence.tags[i] == "VBN":
        return bare and sentence.deps[i] in ("ccomp", "xcomp", "oprd", "acl")
    # "wants the inquiry closed": the parser may take the participle for a past tense
    return bare and sentence.deps[i] == "ccomp" and sentence.lemmas[sentence.heads[i]] in _HAVING_IT_DONE


def light_verb(sentence: Sentence, i: int) -> int:
    """Return the light verb that the noun at i is the object or antecedent of ("the welcome that they are giving"), or -1."""
    light = load_acts().light_verbs
    above = sentence.heads[i]
    if sentence.deps[i] == "dobj" and any(n in light for n in verb_names(sentence, above)):
        return above
    return next((j for j in sentence.children[i] if sentence.deps[j] == "relcl" and sentence.lemmas[j] in light), -1)
