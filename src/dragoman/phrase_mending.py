"""Phrases hung in place that small models hang too low: a day before a subject, "by" behind an infinitive, "that" in a cleft."""

from __future__ import annotations

from dragoman.sentence import SUBJECTS, Sentence
from dragoman.word_lists import word_list

_DAYS = word_list("calendar", "weekdays") | {"yesterday", "today"}
_NO_DOERS = word_list("calendar", "months") | word_list("reading", "times_and_means")
_PARTS_OF_DAYS = frozenset("morning afternoon evening night".split())
_JUDGING = word_list("reading", "judging")
_FLEEING = frozenset({"flee", "escape"})
_JOINTLY = frozenset({"together", "jointly"})
# With these "together" says where to: "put their heads together".
_GATHERING = frozenset("put bring get come go pull hold keep piece stick sit gather call".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TOWARDS = frozenset({"on", "against", "to", "for", "of", "from"})
# Names that go on with "of": "the Bank of Ghana" is one name, "the rejection by Ghana of the offer" is not.
_NAMED_OF = word_list("reading", "named_with_of")


def mend_phrases(sentence: Sentence) -> None:
    """Hang phrases in place on what they belong to."""
    if not _DAYS.isdisjoint(sentence.lower):
        _part_days_from_subjects(sentence)
    if "it" in sentence.lower:
        _read_clefts(sentence)
    _set_participles_apart(sentence)
    _give_hearers(sentence)
    _part_verdicts(sentence)
    if "fighting" in sentence.lower:
        _flee_the_fighting(sentence)
    if "well" in sentence.lower:
        _join_as_well(sentence)
    if "those" in sentence.lower or "among" in sentence.lower:
        _name_those(sentence)
    if not _JOINTLY.isdisjoint(sentence.lower):
        _lift_jointly(sentence)
    if "by" in sentence.lower:
        _lift_agents(sentence)
        _lift_targets(sentence)


def _lift_jointly(sentence: Sentence) -> None:
    """Give a verb the "together" that the parser hangs on the preposition behind it: "dug wells together | in Chad"."""
    for i, word in enumerate(sentence.lower):
        below = sentence.heads[i]
        if word not in _JOINTLY or sentence.deps[below] != "prep" or below != i + 1 or sentence.lower[below] == "with":
            continue
        verb = sentence.heads[below]
        if sentence.deps[verb] == "dobj":
            verb = sentence.heads[verb]
        if sentence.is_verb(verb) and verb < i and sentence.lemmas[verb] not in _GATHERING:
            sentence.attach(i, verb, "advmod")


def _flee_the_fighting(sentence: Sentence) -> None:
    """Make a noun of what people flee: "thousands fled fighting between the army and rebels" fight nobody."""
    for i, word in enumerate(sentence.lower):
        clause = word == "fighting" and sentence.deps[i] in ("xcomp", "advcl") and sentence.heads[i] == i - 1
        if clause and sentence.lemmas[i - 1] in _FLEEING:
            sentence.tags[i], sentence.deps[i], sentence.lemmas[i] = "NN", "dobj", "fighting"
            sentence.forget()


def _part_verdicts(sentence: Sentence) -> None:
    """Give a verb the adjective behind its object that the parser put before nothing: "held Somalia | responsible for it"."""
    for j, label in enumerate(sentence.deps):
        if label != "amod" or sentence.tags[j] != "JJ":
            continue
        noun = sentence.heads[j]
        verb = sentence.heads[noun]
        if j == noun + 1 and sentence.deps[noun] == "dobj" and sentence.lemmas[verb] in _JUDGING and sentence.is_verb(verb):
            sentence.attach(j, verb, "oprd")


def _give_hearers(sentence: Sentence) -> None:
    """Give a verb the name right behind it that the parser put into the next phrase: "sold Somalia | six patrol boats"."""
    for name, label in enumerate(sentence.deps):
        if label not in ("nmod", "compound", "poss") or sentence.tags[name] not in ("NNP", "NNPS"):
            continue
        noun = sentence.heads[name]
        verb = sentence.heads[noun]
        if name != verb + 1:
            continue
        opens = name + 1 < noun and sentence.tags[name + 1] in ("CD", "DT", "PRP$") and sentence.heads[name + 1] in (name, noun)
        if opens and sentence.deps[noun] == "dobj" and sentence.is_verb(verb) and sentence.child(name, "case") is None:
            sentence.attach(name, verb, "dative")
            sentence.attach(name + 1, noun, sentence.deps[name + 1])


def _join_as_well(sentence: Sentence) -> None:
    """Join a second subject behind "as well as" to the first: "Kenya as well as Uganda arrested traders"."""
    for noun in range(4, len(sentence)):
        opens = sentence.left_edge(noun) if sentence.deps[noun] in SUBJECTS else 0
        if sentence.lower[opens - 3 : opens] != ["as", "well", "as"]:
            continue
        first = sentence.child(sentence.heads[noun], *SUBJECTS)
        if first is not None and first < noun:
            sentence.attach(noun, first, "conj")


def _part_days_from_subjects(sentence: Sentence) -> None:
    """Part a day from the subject behind it: in "On Tuesday rebels in Chad arrested two" models read "Tuesday rebels"."""
    for day in range(1, len(sentence) - 1):
        noun, on = sentence.heads[day], day - 1
        if sentence.lower[day] not in _DAYS or sentence.lower[on] != "on" or noun < day or not sentence.is_noun(noun):
            continue
        if sentence.deps[day] not in ("compound", "nmod", "poss", "amod") or sentence.lower[noun] in _PARTS_OF_DAYS:
            continue
        if sentence.heads[noun] == on and not _give_verb(sentence, on, noun):
            continue
        if sentence.lower_after(day) in _PARTS_OF_DAYS:  # "On Thursday night demonstrators ..."
            sentence.attach(day + 1, on, "pobj")
            sentence.attach(day, day + 1, "compound")
        else:
            sentence.attach(day, on, "pobj")


def _give_verb(sentence: Sentence, on: int, noun: int) -> bool:
    """Make the noun behind "on" the subject of the verb that it hangs on; tell whether the verb lacked one."""
    verb = sentence.heads[on]
    if on > verb or not sentence.is_verb(verb) or sentence.child(verb, *SUBJECTS) is not None:
        return False
    sentence.attach(noun, verb, "nsubjpass" if sentence.child(verb, "auxpass") is not None else "nsubj")
    if sentence.tags[verb] == "VBN" and sentence.child(verb, "aux", "auxpass") is None:
        sentence.tags[verb] = "VBD"
    return True


def _read_clefts(sentence: Sentence) -> None:
    """Give the clause of a cleft to whom it is about: "It was Kenya that condemned the raid"."""
    for clause, label in enumerate(sentence.deps):
        be = sentence.heads[clause]
        if label not in ("ccomp", "advcl") or sentence.lemmas[be] != "be":
            continue
        subject = sentence.child(clause, "nsubj", "nsubjpass")
        if subject is None:
            continue
        who = sentence.child(be, "attr")
        it = sentence.child(be, "nsubj", "expl")
        if who is None or it is None or sentence.lower[it] != "it" or not be < who < clause:
            continue
        if sentence.lower[subject] in ("that", "who", "which") and sentence.tags[subject] in ("WDT", "WP"):
            sentence.attach(clause, who, "relcl")


def _name_those(sentence: Sentence) -> None:
    """Make who is among those the one it is told of: "Four Chadians were among those arrested by the army".

    The clause that says who "those" are becomes the main one, with the subject of "was" as its own.
    """
    for those, word in enumerate(sentence.lower):
        among = sentence.heads[those]
        be = sentence.heads[among]
        if word != "those" or sentence.lower[among] not in ("among", "of") or sentence.deps[among] != "prep":
            continue
        if sentence.lower[among] == "of" and sentence.lower[be] == "one":
            be = sentence.heads[be]
        clause = next((j for j in sentence.children_with(those, "acl", "relcl") if j > those), None)
        who = sentence.child(be, "nsubj", "attr") if sentence.lower[among] == "among" else sentence.child(be, "nsubj")
        if clause is not None and who is not None and sentence.lemmas[be] == "be" and sentence.is_noun(who):
            _tell_of(sentence, be, who, those, clause)


def _tell_of(sentence: Sentence, be: int, who: int, those: int, clause: int) -> None:
    """Put a clause about "those" in the place of the "be" above it, and give it its subject."""
    subject = sentence.child(clause, "nsubj", "nsubjpass")
    if sentence.deps[clause] == "relcl" and (subject is None or sentence.lower[subject] not in ("who", "that", "which")):
        return
    if sentence.deps[clause] == "acl" and sentence.tags[clause] not in ("VBN", "VBD"):
        return
    above, label = sentence.heads[be], sentence.deps[be]
    bare = sentence.deps[clause] == "acl"
    passive = bare or sentence.child(clause, "auxpass") is not None
    sentence.attach(clause, clause if above == be else above, label)
    if subject is not None:
        sentence.attach(subject, those, "appos")
    for j in list(sentence.children[be]):
        if j not in (who, clause):
            sentence.attach(j, clause, sentence.deps[j])
    sentence.attach(be, clause, "auxpass" if bare else "dep")
    sentence.attach(who, clause, "nsubjpass" if passive else "nsubj")


def _set_participles_apart(sentence: Sentence) -> None:
    """Read "Somalia, urged to leave by Kenya, stayed silent" as what it is: "urged" is a participle, "stayed" the verb."""
    first = next((i for i, label in enumerate(sentence.deps) if label == "ROOT"), 0)
    if first < 2 or sentence.tags[first] != "VBD" or sentence.words[first - 1] != "," or "," in sentence.words[: first - 1]:
        return
    subject = sentence.child(first, "nsubj")
    if subject is None or sentence.right_edge(subject) not in (first - 1, first - 2):
        return
    second = next((j for j in sentence.children_with(first, "conj", "dep", "ccomp") if sentence.tags[j] in _FINITE), None)
    if second is None or second < first or sentence.words[second - 1] != "," or sentence.child(second, *SUBJECTS) is not None:
        return
    if sentence.child(first, "cc", "dobj", "aux") is not None or sentence.tag_after(first) not in ("TO", "IN", "RP", "RB"):
        return
    sentence.attach(second, second, "ROOT")
    sentence.attach(subject, second, "nsubj")
    sentence.attach(first, subject, "acl")
    sentence.tags[first] = "VBN"
    for j in [j for j in sentence.children[first] if j > second]:
        sentence.attach(j, second, sentence.deps[j])


def _lift_agents(sentence: Sentence) -> None:
    """Give "by" to the passive verb above an active one: "urged to leave by Kenya", "accused of lying by Kenyan soldiers"."""
    for by, word in enumerate(sentence.lower):
        below = sentence.heads[by]
        if word != "by" or sentence.deps[by] not in ("prep", "agent") or sentence.tags[below] not in ("VB", "VBG"):
            continue
        above = sentence.heads[below]
        if sentence.deps[below] == "pcomp" and sentence.lower[above] == "of":
            above = sentence.heads[above]
        elif sentence.deps[below] != "xcomp":
            continue
        if not _names_doers(sentence, by) or sentence.child(below, "auxpass") is not None or sentence.tags[above] != "VBN":
            continue
        passive = sentence.child(above, "auxpass") is not None or sentence.deps[above] in ("acl", "advcl", "relcl")
        if passive and sentence.child(above, "agent", "dobj") is None:
            sentence.attach(by, above, "agent")


def _names_doers(sentence: Sentence, by: int) -> bool:
    """Tell whether "by" opens who does it: a name or several, no time or means."""
    noun = sentence.child(by, "pobj")
    if noun is None or sentence.lemmas[noun] in _NO_DOERS or sentence.lower[noun] in _DAYS or sentence.words[noun].endswith("."):
        return False
    alone = sentence.child(sentence.heads[by], "dobj") is None
    return sentence.tags[noun] in ("NNP", "NNPS", "NNS") or (alone and sentence.tags[noun] == "NN")


def _lift_targets(sentence: Sentence) -> None:
    """Give to the noun of an act what it is aimed at: "the attack by rebels in Chad on peacekeepers"."""
    for by, word in enumerate(sentence.lower):
        act = sentence.heads[by]
        if word != "by" or sentence.deps[by] not in ("prep", "agent") or not sentence.is_noun(act) or by != act + 1:
            continue
        whole = sentence.subtree(by)
        aimed = next((t for t in whole if t > by + 1 and sentence.lower[t] in _TOWARDS and sentence.deps[t] == "prep"), None)
        if aimed is None:
            continue
        noun = sentence.heads[aimed]
        name = sentence.tags[noun] in ("NNP", "NNPS") and sentence.lower[noun] not in _NAMED_OF
        direct = sentence.heads[noun] == by
        if sentence.lower[aimed] in ("of", "from"):
            fits = name and direct and sentence.child(noun, "det", "compound") is None
        else:
            fits = name or (direct and sentence.lower[aimed] in ("on", "against", "to"))
        if fits and sentence.child(aimed, "pobj") is not None:
            sentence.attach(aimed, act, "prep")
