"""Who takes part in a predicate: subjects, objects, agents and prepositional objects, through passives, relative clauses,
control and raising, coordination and participles. All functions take and give token indices of one sentence."""

from __future__ import annotations

from dragoman.language import Sentence
from dragoman.word_lists import word_list

_SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_OBJECT = ("dobj", "obj", "dative")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_ABILITY = frozenset({"able", "unable"})
# In "Turkey persuaded Syria to withdraw" the object is who withdraws; in "Turkey promised Syria to withdraw" it is not.
_SUBJECT_CONTROL = word_list("clauses", "subject_acts")
# Verbs of perception and of recording, whose object is who does what the participle behind it tells.
_PERCEIVES = word_list("clauses", "perceives")
# "Took the step of closing it", "made the mistake of": who takes it does what stands behind.
_STEPS = word_list("clauses", "steps_taken")
# Behind these a clause says when, where or how: "the day the army marched".
_WHEN_AND_HOW = word_list("clauses", "when_and_how")
_TAKES = frozenset({"take", "make", "commit", "run", "adopt"})


def voice(sentence: Sentence, i: int) -> str:
    """Return "passive" or "active" for the verb at token i."""
    if sentence.child(i, "auxpass", "nsubjpass", "csubjpass") is not None:
        return "passive"
    if sentence.tags[i] == "VBN":
        if any(sentence.deps[j] == "agent" for j in sentence.children[i]):
            return "passive"
        has_aux = any(sentence.deps[j] == "aux" for j in sentence.children[i])
        if sentence.deps[i] == "acl" and not has_aux:
            # "troops killed in the raid"; with an object it is a main verb that the parser took for a participle.
            return "active" if sentence.child(i, "dobj") is not None else "passive"
        if caused_by(sentence, i) is not None:
            return "passive"
        head = sentence.heads[i]
        if sentence.deps[i] == "conj" and head != i and not has_aux and not sentence.child(i, *_SUBJECT, "dobj"):
            return voice(sentence, head)
    return "active"


def conjuncts(sentence: Sentence, i: int) -> list[int]:
    """Return token i and all that are coordinated below it ("Russia, Turkey and Iran" from "Russia"), in text order."""
    if not sentence.children[i]:
        return [i]
    out, stack = [], [i]
    while stack:
        j = stack.pop()
        out.append(j)
        for k in sentence.children[j]:
            if sentence.deps[k] == "conj":
                stack.append(k)
    out.sort()
    return out


def antecedent(sentence: Sentence, i: int) -> int | None:
    """Return the noun that a relative clause headed by verb i modifies, or None if i heads no relative clause."""
    j = i
    while sentence.deps[j] in ("conj", "xcomp") and sentence.heads[j] != j:
        j = sentence.heads[j]
    return sentence.heads[j] if sentence.deps[j] == "relcl" else None


def subjects(sentence: Sentence, i: int, depth: int = 0) -> list[int]:
    """Return the heads of the surface subject of the verb at token i, coordinated ones included.

    Follows relative pronouns to their noun, shared subjects of coordinated verbs, and control: the subject of an
    open complement is the object of its governor if there is one ("urged Syria to withdraw"), else the governor's subject.
    A participle that modifies a noun has that noun as its subject. Empty where nothing in the sentence says who.
    """
    if depth > 6:
        return []
    own = sentence.children_with(i, *_SUBJECT)
    if own:
        parted = len(own) > 1 and ";" in sentence.words[own[0] : own[-1]]
        head = own[-1] if parted else own[0]  # the parser drew one from the clause before
        if sentence.tags[head] in ("WP", "WDT", "WP$") or sentence.lower[head] in ("who", "which", "that"):
            noun = antecedent(sentence, i)
            among = _among_whom(sentence, noun) if noun is not None else None
            if among is not None:
                return subjects(sentence, among, depth + 1)
            return conjuncts(sentence, noun) if noun is not None else []
        return conjuncts(sentence, head)
    label, above = sentence.deps[i], sentence.heads[i]
    if above == i:
        return []
    said = _told_of_whom(sentence, i)
    if said is not None:
        return subjects(sentence, said, depth + 1) if sentence.is_verb(said) else conjuncts(sentence, said)
    if label in ("acl", "relcl") and sentence.is_noun(above):
        return conjuncts(sentence, above) if label == "acl" and sentence.tags[i] != "VB" else subjects_of_noun(sentence, above)
    if label == "conj" and sentence.is_verb(above):
        return subjects(sentence, above, depth + 1)
    if label == "ccomp" and sentence.tags[i] in _FINITE and sentence.is_verb(above) and i < above:
        return []  # "..., the governor said": who speaks does not do what he tells
    if label in ("xcomp", "ccomp", "pcomp", "advcl", "prep") or (label == "dep" and sentence.is_verb(above)):
        return _controlled_subject(sentence, i, depth)
    return []


def _told_of_whom(sentence: Sentence, i: int) -> int | None:
    """Return who does what an infinitive tells, or whose verb's subject: "Chad, the first to", "Chad was the first to do it"."""
    above = sentence.heads[i]
    infinitive = sentence.deps[i] in ("acl", "relcl") and any(sentence.lower[j] == "to" for j in sentence.children_with(i, "aux"))
    if not infinitive:
        return None
    among = _among_whom(sentence, above)
    if among is not None:
        return among
    if sentence.deps[above] == "pobj" and sentence.lower[sentence.heads[above]] == "of":
        above = sentence.heads[sentence.heads[above]]  # "one of the few to"
    return sentence.heads[above] if sentence.deps[above] in ("attr", "appos") else None


def _controlled_subject(sentence: Sentence, i: int, depth: int) -> list[int]:
    above, label = sentence.heads[i], sentence.deps[i]
    if label == "pcomp":  # "accused Turkey of shelling", "for attacking", "after meeting"
        governor = sentence.heads[above]
        if sentence.deps[governor] == "acomp" and sentence.tags[governor] == "VBN":  # "is committed to training them"
            return subjects(sentence, sentence.heads[governor], depth + 1)
        if not sentence.is_verb(governor):
            taking = _taken_by(sentence, governor)
            return subjects_of_noun(sentence, governor) if taking is None else subjects(sentence, taking, depth + 1)
        target = objects(sentence, governor)
        if sentence.lower[above] in ("of", "from", "for", "into") and target:
            return target
        return subjects(sentence, governor, depth + 1)
    if label == "xcomp" and sentence.deps[above] == "acomp" and sentence.lower[above] not in _ABILITY:
        above = sentence.heads[above]  # "is due to travel", "was ready to help"
        return subjects(sentence, above, depth + 1) if sentence.is_verb(above) else []
    if not sentence.is_verb(above):
        return []
    if label == "ccomp" and above > i and sentence.tags[i] in _FINITE:  # "shelling wounded nine, the mayor said"
        return [j for j in sentence.children_with(i, "advcl", "dep", "npadvmod") if j < i and sentence.is_noun(j)][-1:]
    if label == "advcl" and _is_perceived(sentence, i, above):
        return objects(sentence, above)
    if label == "xcomp" and sentence.lemmas[above] not in _SUBJECT_CONTROL:
        target = objects(sentence, above)
        if target:
            return target
        if voice(sentence, above) == "passive":
            return subjects(sentence, above, depth + 1)
    return subjects(sentence, above, depth + 1)


def _among_whom(sentence: Sentence, i: int) -> int | None:
    """Return the verb whose subject is one of those whom token i names: "Chad was among the states that did it"."""
    link = sentence.heads[i]
    said = sentence.deps[i] == "pobj" and sentence.lower[link] == "among" and sentence.lemmas[sentence.heads[link]] == "be"
    return sentence.heads[link] if said else None


def _taken_by(sentence: Sentence, i: int) -> int | None:
    """Return the verb whose subject does what stands behind a step or a measure: "took the step of", "went as far as"."""
    above = sentence.heads[i]
    taken = sentence.deps[i] == "dobj" and sentence.lemmas[i] in _STEPS and sentence.lemmas[above] in _TAKES
    far = sentence.lower[i] == "far" and sentence.deps[i] == "advmod"
    return above if (taken or far) and sentence.is_verb(above) else None


def _is_perceived(sentence: Sentence, i: int, above: int) -> bool:
    """Tell whether a participle says what the object before it was seen doing: "a camera caught | them | looting"."""
    seen = sentence.tags[i] == "VBG" and sentence.lemmas[above] in _PERCEIVES
    return seen and any(sentence.right_edge(j) == i - 1 for j in objects(sentence, above))


def subjects_of_noun(sentence: Sentence, i: int) -> list[int]:
    """Return who does what an event noun names: its possessor ("Turkey's attack"), or who stands behind "by"."""
    owner = sentence.child(i, "poss")
    return conjuncts(sentence, owner) if owner is not None else agents(sentence, i)


def objects(sentence: Sentence, i: int) -> list[int]:
    """Return the heads of the direct objects of the verb at token i, coordinated ones included.

    The object of a relative clause is the noun it modifies where the relative pronoun (or nothing) stands for the object.
    """
    # "gave aid to them": the parser may call the preposition itself a dative.
    own = [j for j in sentence.children_with(i, *_OBJECT) if sentence.tags[j] not in ("IN", "TO")]
    if not own:
        return _object_before(sentence, i)
    out = [k for j in own for k in conjuncts(sentence, j)]
    pronoun = next((j for j in out if sentence.tags[j] in ("WP", "WDT") or sentence.lower[j] == "that"), None)
    if pronoun is not None:
        noun = antecedent(sentence, i)
        return conjuncts(sentence, noun) if noun is not None else []
    return out


def _object_before(sentence: Sentence, i: int) -> list[int]:
    """Return the noun before a relative clause without pronoun that is its object: "the helmets Germany gave to Ukraine"."""
    if sentence.deps[i] != "relcl":
        return []
    noun, subject = sentence.heads[i], sentence.child(i, "nsubj")
    if subject is None or not sentence.is_noun(noun) or voice(sentence, i) == "passive":
        return []
    opens = sentence.left_edge(i) == sentence.left_edge(subject) == noun + 1 and sentence.tags[subject] not in ("WDT", "WP")
    stranded = any(sentence.child(j, "pobj", "pcomp") is None for j in sentence.children_with(i, "prep"))
    whole = sentence.child(i, "ccomp", "xcomp", "acomp", "attr", "dobj", "dative") is not None
    if not opens or stranded or whole or sentence.lower[subject] == "that" or sentence.lemmas[noun] in _WHEN_AND_HOW:
        return []
    return conjuncts(sentence, noun)


def agents(sentence: Sentence, i: int) -> list[int]:
    """Return the heads of the by-phrase of the passive verb (or event noun) at token i.

    The parser hangs it as well on what somebody was given: "were given notice by Chad", "was hit with a suit by farmers".
    """
    out = _by(sentence, i)
    if not out and sentence.child(i, "nsubjpass") is not None:
        with_ = [j for j in sentence.children_with(i, "prep") if sentence.lower[j] == "with"]
        given = [*sentence.children_with(i, "dobj", "oprd"), *(k for j in with_ for k in sentence.children_with(j, "pobj"))]
        out = [t for k in given for t in _by(sentence, k)]
    return out


def _by(sentence: Sentence, i: int) -> list[int]:
    children = sentence.children_with(i, "agent", "prep")
    by = [j for j in children if sentence.deps[j] == "agent" or sentence.lower[j] == "by"]
    return [k for j in by for p in sentence.children_with(j, "pobj") for k in conjuncts(sentence, p)]


def caused_by(sentence: Sentence, i: int) -> int | None:
    """Return the "have" through which somebody lets others do what the participle at token i tells: "had two spies arrested"."""
    if sentence.tags[i] != "VBN" or sentence.deps[i] not in ("acl", "ccomp") or sentence.child(i, "aux", "auxpass") is not None:
        return None
    above = sentence.heads[i]
    verb = sentence.heads[above] if sentence.deps[i] == "acl" and sentence.deps[above] == "dobj" else above
    return verb if sentence.lemmas[verb] == "have" and sentence.child(verb, "nsubj") is not None else None


def prepositional_objects(sentence: Sentence, i: int, *prepositions: str) -> list[int]:
    """Return the heads of the objects of these prepositions that hang on token i ("talks with", "sanctions on")."""
    out: list[int] = []
    for j in sentence.children[i]:
        if sentence.deps[j] in ("prep", "dative", "agent") and sentence.lower[j] in prepositions:
            out.extend(k for p in sentence.children_with(j, "pobj") for k in conjuncts(sentence, p))
    return out
