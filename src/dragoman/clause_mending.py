"""A parse mended where small models hang a clause on the wrong noun: "who" on a place, a participle on an apposition."""

from __future__ import annotations

from dragoman.sentence import SUBJECTS, Sentence
from dragoman.word_lists import word_list

_DAYS = word_list("calendar", "weekdays") | word_list("calendar", "months") | {"yesterday", "today", "tomorrow"}
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_AT = frozenset({"in", "at", "from", "near", "outside", "inside", "across", "around", "off"})
# Nouns for bodies that do what a clause behind their place tells: "a panel in Leeds, which ordered the council to act".
_BODIES = word_list("reading", "bodies")
_GROUNDS = word_list("reading", "grounds")
# Nouns for people, of whom "which" is never said.
_PEOPLE = word_list("reading", "people")
# "Became the first state to", "is one of the few to": what stands behind them was done.
_ORDINALS = word_list("reading", "ordinals")
_UNDERTAKINGS = word_list("reading", "undertakings")
_LOOSE = frozenset({"advcl", "conj", "dep"})
_BEING = frozenset({"be", "become", "remain"})


def mend_clauses(sentence: Sentence) -> None:
    """Hang clauses in place on the noun or verb that they belong to.

    "Bandits in the forests, who kidnapped two" tells of bandits, not of forests.
    """
    for clause, label in enumerate(sentence.deps):
        if label == "relcl":
            _lift_off_place(sentence, clause)
            _lift_which_off_people(sentence, clause)
            _lift_off_body(sentence, clause)
        elif label in ("acl", "advcl") and sentence.tags[clause] == "VBG" and sentence.words[clause - 1] == ",":
            _lift_to_main_verb(sentence, clause)
        elif label in ("advcl", "xcomp") and sentence.child(clause, "aux") == sentence.left_edge(clause):
            _hang_on_ordinal(sentence, clause)
            _hang_on_undertaking(sentence, clause)
        elif label == "npadvmod":
            _name_subject(sentence, clause)
        if sentence.deps[clause] in _LOOSE and sentence.tags[clause][:2] == "VB":
            _hang_on_object(sentence, clause)
    for verb, label in enumerate(sentence.deps):
        if label == "ROOT" and sentence.tags[verb] == "VBD":
            _part_bare(sentence, verb)
    if sentence.words.count(",") > 1:
        for verb, tag in enumerate(sentence.tags):
            if tag[:2] == "VB":
                _part_aside(sentence, verb)
                _part_reduced(sentence, verb)


def _part_aside(sentence: Sentence, verb: int) -> None:
    """Give the main verb the noun before an aside that the parser took for the aside's: "Chad, it emerged, had shelled them"."""
    before = [j for j in sentence.children_with(verb, "nsubj", "npadvmod") if j < verb]
    inner = [j for j in sentence.children_with(verb, *SUBJECTS) if before[0] < j < verb] if before else []
    if not inner or sentence.words[sentence.left_edge(inner[-1]) - 1] != ",":
        return
    noun = before[0]
    ends = [j for j in range(verb + 1, len(sentence) - 1) if sentence.words[j] == ","]
    main = next((t for t in range(ends[0] + 1, len(sentence)) if sentence.tags[t][:2] == "VB"), None) if ends else None
    while main is not None and sentence.deps[main] in ("aux", "auxpass"):
        main = sentence.heads[main]
    if main is None or sentence.child(main, *SUBJECTS, "mark") is not None or sentence.tags[main] == "VBG":
        return
    first = min(j for j in (main, *sentence.children[main]) if j > ends[0])
    if first != ends[0] + 1 or verb not in (sentence.heads[main], *sentence.children[main]):
        return
    if sentence.heads[main] == verb:
        above = sentence.heads[verb]
        sentence.attach(main, main if above == verb else above, sentence.deps[verb])
        sentence.attach(verb, main, "parataxis")
    sentence.attach(noun, main, "nsubjpass" if sentence.child(main, "auxpass") is not None else "nsubj")


def _name_subject(sentence: Sentence, noun: int) -> None:
    """Make a name right before a finite verb without subject its subject: "Kenya angered traders when it closed the port"."""
    verb = sentence.heads[noun]
    name = sentence.tags[noun] in ("NNP", "NNPS") and sentence.lower[noun] not in _DAYS
    between = {sentence.deps[j] for j in range(noun + 1, verb)}
    alone = sentence.tags[verb] in _FINITE and sentence.child(verb, *SUBJECTS) is None
    if name and alone and noun < verb and between <= {"advmod", "aux"}:
        sentence.deps[noun] = "nsubj"
        sentence.forget()


def _hang_on_object(sentence: Sentence, clause: int) -> None:
    """Hang a clause on the noun that is its object: "depend on gas | which Chad supplies", "thanks to tips | Chad had given"."""
    first = sentence.left_edge(clause)
    noun = first - 1
    subject = sentence.child(clause, "nsubj")
    if noun <= 0 or subject is None or not sentence.is_noun(noun) or sentence.tags[noun][:3] == "NNP":
        return
    above = sentence.heads[clause]
    own = sentence.child(clause, "dobj", "ccomp", "xcomp")
    which = own == first and sentence.lower[first] in ("which", "that", "whom") and first < subject
    named = sentence.tags[subject][:3] == "NNP" and sentence.left_edge(subject) == first and own is None
    bare = sentence.child(clause, "mark") is None and (sentence.deps[clause] == "advcl" or sentence.child(above, "cc") is None)
    joined = bare and sentence.deps[clause] != "dep" and sentence.deps[noun] in ("pobj", "dobj")
    if above < noun and (which or (named and joined)):
        sentence.attach(clause, noun, "relcl")


def _hang_on_undertaking(sentence: Sentence, clause: int) -> None:
    """Hang an infinitive on the promise or threat before it, not on the verb above: "condemned the vow | to punish Chad"."""
    noun, verb = sentence.left_edge(clause) - 1, sentence.heads[clause]
    objects = sentence.children_with(verb, "dobj")
    if noun in objects and verb < noun and sentence.lemmas[noun] in _UNDERTAKINGS and sentence.lower_after(noun) == "to":
        sentence.attach(clause, noun, "acl")


def _part_reduced(sentence: Sentence, verb: int) -> None:
    """Make a participle between commas tell of the subject, not be the main verb: "the men, shot by rebels, were buried"."""
    if sentence.words[verb - 1] != ",":
        return
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    further = [j for j in sentence.children_with(verb, "conj", "advcl") if sentence.tags[j] in ("VBD", "VBN", "VBZ") and j > verb]
    further = [j for j in further if sentence.child(j, "mark", "advmod") is None or sentence.deps[j] == "conj"]
    if subject is None or not further or subject > verb:
        return
    by = any(sentence.lower[j] == "by" for j in sentence.children_with(verb, "agent", "prep") if j > verb)
    if not by and not _set_off_from(sentence, subject, verb):
        return
    main = further[0]
    first = min([j for j in (main, *sentence.children[main]) if j > verb])
    given = "dobj" if any(sentence.lower[j] == "by" for j in sentence.children_with(verb, "agent", "prep")) else "cc"
    plain = sentence.child(main, *SUBJECTS) is None and sentence.child(verb, "cc", "aux", "auxpass", given) is None
    if not plain or sentence.words[first - 1] != "," or sentence.tags[main] == "VBG":
        return
    above = sentence.heads[verb]
    sentence.attach(main, main if above == verb else above, sentence.deps[verb])
    sentence.attach(subject, main, "nsubjpass" if sentence.child(main, "auxpass") is not None else "nsubj")
    sentence.attach(verb, subject, "acl")
    sentence.tags[verb] = "VBN"
    for j in sentence.children_with(verb, "dobj"):
        sentence.deps[j] = "oprd"  # what a passive keeps: "promised a loan"


def _set_off_from(sentence: Sentence, subject: int, verb: int) -> bool:
    """Tell whether one comma alone parts a subject from what may be its participle: "Chad, promised a loan, has seen none".

    No finite verb stands so; what stands between a subject and its verb has a comma on either side.
    """
    participle = sentence.lower[verb].endswith(("ed", "en")) or sentence.lower[verb] in ("told", "left", "given")
    aside = "," in sentence.words[sentence.left_edge(subject) : subject] or sentence.words[sentence.left_edge(subject) - 1] == ","
    return participle and subject == verb - 2 and not aside and sentence.child(verb, "aux", "auxpass") is None


def _part_bare(sentence: Sentence, verb: int) -> None:
    """Make a participle tell of the subject where a finite verb follows unjoined: "the men shot by rebels | were buried"."""
    subject = sentence.child(verb, "nsubj")
    if subject is None or subject != verb - 1 or sentence.child(verb, "cc", "dobj", "aux") is not None:
        return
    for main in sentence.children_with(verb, "conj", "ccomp"):
        finite = sentence.child(main, "aux", "auxpass")
        if finite is None or "by" not in sentence.lower[verb:main] or sentence.child(main, *SUBJECTS, "mark") is not None:
            continue
        if sentence.words[min(finite, sentence.left_edge(main)) - 1] not in ",;:-–—":
            sentence.attach(main, main, "ROOT")
            sentence.attach(subject, main, "nsubjpass" if sentence.child(main, "auxpass") is not None else "nsubj")
            sentence.attach(verb, subject, "acl")
            sentence.tags[verb] = "VBN"
            return


def _hang_on_ordinal(sentence: Sentence, clause: int) -> None:
    """Hang an infinitive on the noun that it tells of, not on the verb above: "became the first state to recognise them"."""
    verb = sentence.heads[clause]
    noun = sentence.child(verb, "attr")
    infinitive = sentence.lower[sentence.left_edge(clause)] == "to" and sentence.lemmas[verb] in _BEING
    if noun is None or not infinitive or not verb < noun < clause or "," in sentence.words[noun:clause]:
        return
    inner = [k for j in sentence.children_with(noun, "prep") for k in sentence.children_with(j, "pobj")]
    words = {sentence.lower[j] for t in (noun, *inner) for j in (t, *sentence.children[t])}
    if not words.isdisjoint(_ORDINALS):
        sentence.attach(clause, noun, "relcl")


def _lift_off_body(sentence: Sentence, clause: int) -> None:
    """Give "who" to the person who is of a body: "a spokeswoman for the youth wing, who accused the minister"."""
    body = sentence.heads[clause]
    subject = sentence.child(clause, "nsubj", "nsubjpass")
    if subject is None or sentence.lower[subject] != "who" or sentence.deps[body] != "pobj":
        return
    above = sentence.heads[body]
    person = sentence.heads[above]
    if sentence.lower[above] in ("of", "for", "at", "with") and sentence.lemmas[body] in _BODIES and sentence.is_noun(person):
        sentence.attach(clause, person, "relcl")


def _lift_which_off_people(sentence: Sentence, clause: int) -> None:
    """Give "which" to the body or deed in whose phrase people are: "unions for nurses and porters, which sued"."""
    people = sentence.heads[clause]
    if not any(sentence.lower[j] == "which" for j in sentence.children_with(clause, *SUBJECTS, "dobj")):
        return
    if sentence.tags[people] != "NNS" or sentence.lemmas[people] not in _PEOPLE:
        return
    for noun in sentence.ancestors(people):
        if sentence.is_verb(noun) and sentence.deps[noun] not in ("acl", "relcl"):
            return
        if sentence.is_noun(noun) and sentence.lemmas[noun] not in _PEOPLE and noun < people:
            sentence.attach(clause, noun, "relcl")
            return


def _lift_to_main_verb(sentence: Sentence, clause: int) -> None:
    """Hang a participle behind a comma on the main verb, not on an apposition or on what somebody is punished for.

    "Missiles struck a terminal, the fourth attack this month, wounding five"; "sentenced him for theft, rejecting his plea".
    """
    above = sentence.heads[clause]
    if sentence.deps[above] == "appos" and sentence.is_noun(above):
        verb = next((a for a in sentence.ancestors(above) if sentence.is_verb(a)), None)
    elif sentence.deps[above] == "pcomp" and sentence.lower[sentence.heads[above]] in ("for", "after", "by"):
        verb = next((a for a in sentence.ancestors(sentence.heads[above]) if sentence.is_verb(a)), None)
    else:
        return
    if verb is not None and verb < clause and sentence.tags[verb] in _FINITE:
        sentence.attach(clause, verb, "advcl")


def _lift_off_place(sentence: Sentence, clause: int) -> None:
    """Give a relative clause to the people or the body that are in a place, not to the place."""
    place = sentence.heads[clause]
    above = sentence.heads[place]
    from_there = sentence.lower[above] == "of" and sentence.words[above - 1] == ","  # "Ana Rey, 51, of Leeds, who"
    if sentence.deps[place] != "pobj" or (sentence.lower[above] not in _AT and not from_there):
        return
    subject = sentence.child(clause, "nsubj", "nsubjpass")
    if subject is None or sentence.tags[subject] not in ("WP", "WDT") or sentence.tags[place] in ("PRP", "CD"):
        return
    noun = sentence.heads[above]
    if sentence.deps[above] != "prep" or not sentence.is_noun(noun):
        return
    who = sentence.lower[subject] == "who" and (sentence.tags[place] in ("NNP", "NN") or sentence.lemmas[place] in _GROUNDS)
    which = sentence.lower[subject] == "which" and sentence.lemmas[noun] in _BODIES and sentence.tags[place] == "NNP"
    if who or which:
        sentence.attach(clause, noun, "relcl")
